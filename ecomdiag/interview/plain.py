"""The interview line by line: numbered choices, no cursor movement, nothing redrawn.

For screen readers, simple terminals and slow links. The same session asks; only the showing differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from ecomdiag.conditions import Answer
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    Forward,
    GoTo,
    Leave,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    SectionsScreen,
    ShowSections,
    SwitchLanguage,
)
from ecomdiag.interview.search import matches
from ecomdiag.interview.session import Session
from ecomdiag.interview.widgets import choice_keys
from ecomdiag.model import Choice, Kind, Question
from ecomdiag.names import fold
from ecomdiag.showing import one_decimal, plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import answer_text, number, read_number

#: What can be typed instead of an answer.
COMMANDS: dict[str, Reply] = {
    "<": Back(),
    ">": Forward(),
    "s": ShowSections(),
    "l": SwitchLanguage(),
    "q": Leave(),
}
HELP = "?"
_SEPARATORS = re.compile(r"[,;\s]+")
#: How many countries are named when what was typed fits several.
MOST_NAMED = 6


class PlainInterview:
    """Shows a session's screens as lines, and reads the person's replies as lines."""

    def __init__(self, session: Session, *, read: Callable[[], str], write: Callable[[str], None]) -> None:
        """``read`` gives one line, or raises ``EOFError`` or ``KeyboardInterrupt`` when the person leaves."""
        self.session = session
        self.read = read
        self.write = write

    def run(self) -> None:
        """Ask until the end, or until the person leaves."""
        screen = self.session.screen
        while screen is not None:
            for line in _shown(self.session, screen):
                self.write(line)
            screen = self._replied(screen)

    def _replied(self, screen: Screen) -> Screen | None:
        while True:
            try:
                typed = self.read().strip()
            except (EOFError, KeyboardInterrupt):
                return self.session.reply(Leave())
            if typed == HELP:
                self._help(screen)
            elif typed.lower() in COMMANDS:
                return self.session.reply(COMMANDS[typed.lower()])
            else:
                reply = _understood(screen, typed)
                if not isinstance(reply, str):
                    return self.session.reply(reply)
                self.write(reply)

    def _help(self, screen: Screen) -> None:
        if isinstance(screen, QuestionScreen):
            help_text = screen.question.help
            language = screen.language
            self.write(plain(help_text.to(language)) if help_text else say("interview.no_help", language))
        self.write(say("plain.commands", screen.language))


def _shown(session: Session, screen: Screen) -> Iterator[str]:
    yield ""
    if screen.notice:
        yield f"! {plain(screen.notice)}"
    if isinstance(screen, QuestionScreen):
        yield from _question(session, screen)
    elif isinstance(screen, ReviewScreen):
        yield from _review(screen)
    else:
        yield say("interview.sections", screen.language)
        for position, (section, answered, asked) in enumerate(screen.rows, 1):
            yield f"{position}. {plain(section.title.to(screen.language))} ({answered}/{asked})"
        yield say("plain.type_section", screen.language)


def _question(session: Session, screen: QuestionScreen) -> Iterator[str]:
    language, standing, question = screen.language, screen.standing, screen.question
    title = plain(standing.section.title.to(language))
    step = say("interview.step", language, step=str(standing.step), steps=str(standing.steps), title=title)
    place = say("interview.position", language, position=str(standing.position), asked=str(standing.asked))
    left = say("interview.left", language, left=str(standing.left), minutes=str(standing.minutes))
    yield f"{step}. {place}; {left}."
    if standing.position == 1:
        yield plain(standing.section.intro.to(language))
        yield say("interview.reach", language, whole=_range(session, language)) + "."
    yield plain(question.text.to(language))
    if question.kind is not Kind.COUNTRIES:
        for key, choice in choice_keys(question).items():
            yield f"{key}. {plain(choice.text.to(language))}"
    for own in screen.sums:
        if own.exact:
            exact = say("interview.or", language).join(map(number, own.exact))
            yield say("interview.sum_exact", language, others=number(own.others), exact=exact)
        elif own.others:
            yield say("interview.sum_left", language, others=number(own.others), left=number(own.most))
    if screen.answer is not None:
        yield say("plain.answered", language, answer=plain(answer_text(question, screen.answer, language)))
    yield say(f"plain.{question.kind}", language, most=str(question.max_choices))


def _range(session: Session, language: Language) -> str:
    ends = session.reach.overall
    if ends is None:
        return "–"
    cuts = [level.start for level in session.questionnaire.levels]
    return " – ".join(one_decimal(end, cuts, language) for end in ends)


def _review(screen: ReviewScreen) -> Iterator[str]:
    language = screen.language
    if screen.section is None:
        yield say("interview.review_all", language)
    else:
        yield say("interview.review", language, title=plain(screen.section.title.to(language)))
    for position, (question, answer) in enumerate(screen.rows, 1):
        shown = plain(answer_text(question, answer, language)) or say("report.not_answered", language)
        yield f"{position}. {plain(question.text.to(language))} → {shown}"
    yield say("plain.type_review", language)


def _understood(screen: Screen, typed: str) -> Reply | str:
    """Return the reply that a line means, or what is wrong with it."""
    if isinstance(screen, ReviewScreen):
        if not typed:
            return Continue()
        return _picked(typed, [question.id for question, _ in screen.rows], screen.language)
    if isinstance(screen, SectionsScreen):
        return _picked(typed, [section.id for section, _, _ in screen.rows], screen.language)
    if not typed:
        return Forward() if screen.answer is not None else say("plain.nothing_typed", screen.language)
    answer = _answer(screen.question, typed, screen.language)
    return answer if isinstance(answer, _Wrong) else Answered(answer)


class _Wrong(str):
    """What is wrong with a line."""

    __slots__ = ()


def _picked(typed: str, names: list[str], language: Language) -> Reply | str:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(names):
        return GoTo(names[int(typed[:4]) - 1])
    return say("plain.no_such_number", language, found=typed[:40], most=str(len(names)))


def _answer(question: Question, typed: str, language: Language) -> Answer | _Wrong:
    match question.kind:
        case Kind.PERCENTAGE:
            value = read_number(typed.removesuffix("%").strip())
            if not isinstance(value, Fraction):
                return _Wrong(say("interview.not_percentage", language, found=typed[:40]))
            return value
        case Kind.COUNTRIES:
            return _countries(question, typed, language)
        case _:
            return _choices(question, typed, language)


def _choices(question: Question, typed: str, language: Language) -> Answer | _Wrong:
    keys = choice_keys(question)
    chosen: list[str] = []
    for part in filter(None, _SEPARATORS.split(typed.lower())):
        if part not in keys:
            return _Wrong(say("plain.no_such_choice", language, found=part[:40]))
        chosen.append(keys[part].id)
    if question.kind is Kind.SINGLE:
        return chosen[0] if len(chosen) == 1 else _Wrong(say("plain.only_one", language))
    return tuple(chosen)


def _countries(question: Question, typed: str, language: Language) -> Answer | _Wrong:
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in re.split("[,;]", typed))):
        fitting = matches(question.choices, part, language)
        exact = [choice for choice in fitting if _is_called(choice, part)]
        if len(exact or fitting) != 1:
            names = ", ".join(plain(choice.text.to(language)) for choice in fitting[:MOST_NAMED])
            key = "plain.which_country" if fitting else "interview.no_country"
            return _Wrong(say(key, language, found=part[:40], names=names))
        found.append((exact or fitting)[0].id)
    return tuple(found)


def _is_called(choice: Choice, name: str) -> bool:
    return fold(name) in {
        fold(known) for known in (choice.id, choice.text.es, choice.text.en, *choice.aliases)
    }
