"""What comes before the first question: a welcome, then the company's name and where it is, all of it optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ecomdiag.engine import check_answer
from ecomdiag.interview.screens import Back, Fact, FactRow, FactScreen, Forward, Reply, WelcomeScreen
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, IN_SPAIN, AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.texts import Language, listed
from ecomdiag.texts.words import Words, in_each_language, made_in_each, said

WELCOME = "welcome"
#: The answer of who does not want to say in which community the company is.
UNSAID = "-"
#: Most questions that are named of those whose answers were changed in the file.
MOST_NAMED = 3
_KINDS = {Fact.COMPANY: Kind.SINGLE, Fact.HOME: Kind.COUNTRIES, Fact.REGION: Kind.SINGLE}


class Before(Record):
    """What the beginning of an interview needs to know."""

    #: The file that the answers are kept in.
    file: str
    #: Which keys of an answers file are not asked for: options have told them.
    told: frozenset[str]
    #: The countries and the communities of Spain that can be chosen; read when they are asked for.
    countries: Callable[[], tuple[Choice, ...]]
    regions: Callable[[], tuple[Choice, ...]]
    #: Most signs that a company's name may have.
    longest: int
    #: What is of no use to the questionnaire: it is neither asked for nor shown.
    needless: frozenset[str] = frozenset()


class Beginning:
    """Where a person stands before the first question; or which of these answers is changed later."""

    def __init__(self, before: Before, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
        """Begin with the welcome; who has answered something before is past it."""
        self.before = before
        self.questionnaire = questionnaire
        self.resumed = bool(sheet.answers)
        self._outside = sheet.from_outside
        #: What is shown: ``WELCOME``, a fact, or nothing of it.
        self.at = "" if self.resumed else WELCOME
        self._changing = False
        self._questions: dict[Fact, Question] = {}

    def screen(
        self, sheet: AnswerSheet, language: Language, notice: str, left: tuple[int, int]
    ) -> WelcomeScreen | FactScreen:
        """Return what is shown now; ``left`` says how many questions there are, and for how many minutes."""
        if self.at == WELCOME:
            return WelcomeScreen(
                title=self.questionnaire.title,
                file=self.before.file,
                count=left[0],
                minutes=left[1],
                asks=len(self._steps(sheet)) > 1,
                language=language,
                notice=notice,
                outside=self._outside,
            )
        fact = Fact(self.at)
        question = self._question(fact)
        longest = self.before.longest
        return FactScreen(
            fact=fact, question=question, answer=_answer(fact, sheet), longest=longest, language=language, notice=notice
        )  # fmt: skip

    def rows(self, sheet: AnswerSheet, language: Language) -> tuple[FactRow, ...]:
        """Return all that can be said of the company, as a review shows it; a community only of one in Spain."""
        return tuple(
            FactRow(fact=fact, text=said(f"fact.{fact}"), answer=self._words(fact, sheet, language))
            for fact in Fact
            if _fits(fact, sheet) and fact not in self.before.needless
        )

    def change(self, fact: Fact) -> None:
        """Ask for one answer again, and then go back to where this is said."""
        self.at, self._changing = fact, True

    def enter_backwards(self, sheet: AnswerSheet) -> None:
        """Come back from the first question."""
        self.at, self._changing = self._steps(sheet)[-1], False

    def leave(self) -> None:
        """Go on to the questions, or back to the review."""
        self.at, self._changing = "", False

    def move(self, reply: Reply, sheet: AnswerSheet) -> bool:
        """Go back or on; say whether there is something to go back to."""
        if self._changing or (self.at == WELCOME and isinstance(reply, Forward)):
            self.leave()
        elif isinstance(reply, Back):
            if self.at == WELCOME:
                return False
            steps = self._steps(sheet)
            before = steps.index(self.at) - 1 if self.at in steps else 0
            self.at = steps[before]
        else:
            self.go_on(sheet)
        return True

    def go_on(self, sheet: AnswerSheet) -> None:
        """Go on to what is asked next."""
        steps = self._steps(sheet)
        behind = [] if self._changing or self.at not in steps else steps[steps.index(self.at) + 1 :]
        if behind:
            self.at = behind[0]
        else:
            self.leave()

    def answered(self, answer: Answer, sheet: AnswerSheet) -> tuple[AnswerSheet, tuple[Problem, ...]]:
        """Return the sheet with an answer about the company, and what is wrong with it, if anything."""
        if self.at == Fact.COMPANY:
            name = " ".join(str(answer).split())[: self.before.longest]
            return replace(sheet, company=name or None), ()
        problems = () if answer == () else check_answer(self._question(Fact(self.at)), answer)
        if problems:
            return sheet, problems
        if self.at == Fact.HOME:
            assert isinstance(answer, tuple), "countries were chosen"
            return sheet.settled(answer[0] if answer else None), ()
        return replace(sheet, region=None if answer == UNSAID else str(answer)), ()

    def _steps(self, sheet: AnswerSheet) -> list[str]:
        left_out = self.before.told | self.before.needless
        return [WELCOME, *(fact for fact in Fact if fact not in left_out and _fits(fact, sheet))]

    def _question(self, fact: Fact) -> Question:
        """Return what is asked, in the form of a question of its kind."""
        if fact not in self._questions:
            named = "rival" if self._outside else fact
            self._questions[fact] = Question(
                id=fact,
                section="",
                kind=_KINDS[fact],
                text=in_each_language(said(f"begin.{named}")),
                help=in_each_language(said(self._why(named))),
                choices=self._choices(fact),
                min_choices=0,
            )
        return self._questions[fact]

    def _why(self, named: str) -> str:
        """Return the key of why something is asked: the country decides the advice of one questionnaire alone."""
        only_own = named == Fact.HOME and Fact.REGION in self.before.needless
        return "begin.home.help_own" if only_own else f"begin.{named}.help"

    def _choices(self, fact: Fact) -> tuple[Choice, ...]:
        if fact == Fact.HOME:
            return self.before.countries()
        if fact == Fact.REGION:
            unsaid = Choice(id=UNSAID, text=in_each_language(said("begin.unsaid")), unknown=True)
            return (*self.before.regions(), unsaid)
        return ()

    def _words(self, fact: Fact, sheet: AnswerSheet, language: Language) -> str:
        value = getattr(sheet, fact)
        if not value or fact == Fact.COMPANY:
            return value or ""
        return self._question(fact).by_id[value].text.to(language)


def changes_meanwhile(
    questionnaire: Questionnaire, sheet: AnswerSheet, changed: Sequence[str], gone: int
) -> list[Words]:
    """Say what is no longer as it was when an interview was left: the questionnaire, and answers in the file.

    ``changed`` are the questions whose answers were changed or added, ``gone`` is how many were taken away.
    """
    told: list[Words] = []
    if sheet.answers and sheet.version != questionnaire.version:
        versions = {"found": sheet.version, "expected": questionnaire.version}
        told.append(said("begin.other_version", **versions))
    if changed:
        named: list[Words] = [questionnaire.by_id[name].name for name in changed[:MOST_NAMED]]
        if len(changed) > MOST_NAMED:
            named.append(said("begin.more", count=len(changed) - MOST_NAMED))
        titles = made_in_each(
            named, lambda spoken: listed([words.to(spoken) for words in named], "and", spoken)
        )
        told.append(said("begin.edited", count=len(changed), titles=titles))
    if gone:
        told.append(said("begin.gone", count=gone))
    return told


def _fits(fact: Fact, sheet: AnswerSheet) -> bool:
    if sheet.from_outside:
        return fact == Fact.COMPANY  # the rest is for advice, which another company gets none of
    return fact != Fact.REGION or (sheet.home or HOME_COUNTRY) in IN_SPAIN


def _answer(fact: Fact, sheet: AnswerSheet) -> Answer | None:
    value = getattr(sheet, fact)
    return (value,) if value and fact == Fact.HOME else value or None
