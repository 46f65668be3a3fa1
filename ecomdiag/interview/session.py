"""An interview as a conversation of screens and replies, without any terminal.

``Session.screen`` is what to show; ``Session.reply`` takes what the person did and gives the next screen, or
``None`` at the end. Which questions there are is asked of the engine each time; the session only remembers
where the person stands. Every answer is saved before the next screen shows.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from ecomdiag import engine
from ecomdiag.conditions import Answer
from ecomdiag.errors import UsageError
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
    Standing,
    SumSoFar,
    SwitchLanguage,
)
from ecomdiag.model import HOME_COUNTRY, AnswerSheet, Kind, Question, Questionnaire, Section
from ecomdiag.problems import Problem
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from ecomdiag.reach import Outlook
    from ecomdiag.scoring import Reach

#: Seconds that a question takes until the person's own pace is known (63 questions in 25 minutes).
USUAL_PACE = 24.0
#: A pause at the coffee machine is no measure of pace.
LONGEST_PAUSE = 120.0
#: How much the last answer counts in the pace.
NEWEST = 0.2

FINAL = ""
"""The review of everything, as a place to stand; a section's review stands under the section's id."""

Save: TypeAlias = Callable[[AnswerSheet, str | None], str]
"""Keeps a sheet and the question to resume at; returns what the person must be told, usually nothing.

Raises ``UsageError`` if it could not, with the reason; then nothing was changed.
"""


class Session:
    """One interview, from the first question without an answer to the last."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        sheet: AnswerSheet,
        *,
        save: Save,
        language: Language,
        clock: Callable[[], float],
        resume_at: str | None = None,
    ) -> None:
        self.questionnaire = questionnaire
        self.sheet = sheet
        self.language = language
        self.left_early = False
        self._save = save
        self._clock = clock
        self._asked_at = clock()
        self._pace = USUAL_PACE
        self._notice = ""
        self._choosing_section = False
        self._outlook: Outlook | None = None
        #: The whole has been reviewed: changes lead back there.
        self._finishing = False
        #: The place to resume at that is kept now.
        self._kept_at = resume_at
        self._walk = engine.path(questionnaire, sheet)
        self._at: str | None = self._start(resume_at)

    @property
    def screen(self) -> Screen | None:
        """What to show now; ``None`` when the interview is over."""
        if self._at is None:
            return None
        if self._choosing_section:
            return self._sections()
        question = self.questionnaire.by_id.get(self._at)
        return self._question(question) if question is not None else self._review(self._at)

    @property
    def notice(self) -> str:
        """What the person must be told about the last reply; on leaving, there is no screen to tell it."""
        return self._notice

    @property
    def reach(self) -> Reach:
        """The range that the scores can still fall in, after the answers given so far."""
        if self._outlook is None:
            from ecomdiag.reach import Outlook  # only once the first question is shown

            self._outlook = Outlook(self.questionnaire)
        return self._outlook.reach(self.sheet, levels=False)

    def reply(self, reply: Reply) -> Screen | None:
        """Take what the person did; return the next screen, or ``None`` at the end."""
        self._notice = ""
        if isinstance(reply, Leave):
            self._leave()
        elif isinstance(reply, SwitchLanguage):
            self.language = "en" if self.language == "es" else "es"
        elif isinstance(reply, ShowSections):
            self._choosing_section = True
        elif self._choosing_section:
            self._choosing_section = False
            if isinstance(reply, GoTo):
                self._go_to(reply.name)
        elif isinstance(reply, Answered):
            self._answer(reply.answer)
        else:
            self._move(reply)
        return self.screen

    def _move(self, reply: Reply) -> None:
        if isinstance(reply, Back):
            self._back()
        elif isinstance(reply, Forward):
            self._forward()
        elif isinstance(reply, GoTo):
            self._go_to(reply.name)
        elif isinstance(reply, Continue):
            self._continue()

    def _start(self, resume_at: str | None) -> str:
        if resume_at is not None and any(question.id == resume_at for question in self._walk.asked):
            return resume_at
        return self._next_open()

    def _next_open(self) -> str:
        unanswered = self._walk.unanswered
        if unanswered:
            return unanswered[0].id
        self._finishing = True
        return FINAL

    def _answer(self, answer: Answer) -> None:
        question = self.questionnaire.by_id.get(self._at or FINAL)
        if question is None:
            return
        sheet, problem = self._with_sums(question, self.sheet.with_answer(question.id, answer))
        problems = engine.check_answer(question, answer)
        if problems or problem:
            self._notice = (problems[0] if problems else problem).message(self.language)  # type: ignore[union-attr]
        elif sheet.answers == self.sheet.answers or self._kept(sheet, None):
            self._take(question, sheet)

    def _with_sums(self, question: Question, sheet: AnswerSheet) -> tuple[AnswerSheet, Problem | None]:
        """Return a sheet whose sums hold, without later answers that a changed one has overtaken."""
        problems = engine.check_sum(self.questionnaire, question, sheet)
        if not problems:
            return sheet, None
        without = sheet
        for constraint in self.questionnaire.constraints:
            if question.id in constraint.questions:
                for later in constraint.questions[constraint.questions.index(question.id) + 1 :]:
                    without = without.without(later)
        if engine.check_sum(self.questionnaire, question, without):
            return sheet, problems[0]
        return without, None

    def _take(self, question: Question, sheet: AnswerSheet) -> None:
        """Go on with an answer that is saved: to what is new, or to the review where it is due."""
        self._measure()
        self.sheet = sheet
        home, answer = sheet.home or HOME_COUNTRY, sheet.answers[question.id]
        if question.kind is Kind.COUNTRIES and isinstance(answer, tuple) and home in answer:
            name = question.by_id[home].text.to(self.language)
            self._notice = say("interview.home", self.language, country=name)
        self._walk = engine.path(self.questionnaire, sheet)
        section = self.questionnaire.section_of[question.id]
        own = {own.id for own in section.questions}
        open_here = [other for other in self._walk.unanswered if other.id in own]
        if open_here:
            self._at = open_here[0].id
        elif self._finishing:
            self._at = self._next_open()
        else:
            self._at = section.id

    def _kept(self, sheet: AnswerSheet, resume_at: str | None) -> bool:
        try:
            self._notice = self._save(sheet, resume_at)
        except UsageError as error:
            self._notice = say("interview.not_saved", self.language, reason=str(error))
            return False
        self._kept_at = resume_at
        return True

    def _leave(self) -> None:
        unanswered = self._walk.unanswered
        here = self._at if self._at in self.questionnaire.by_id else None
        resume_at = None if unanswered and unanswered[0].id == here else here
        if resume_at != self._kept_at:
            self._kept(self.sheet, resume_at)
        self.left_early = True
        self._at = None

    def _back(self) -> None:
        asked = [question.id for question in self._walk.asked]
        if self._at in asked:
            position = asked.index(self._at or FINAL)
            if position == 0:
                self._notice = say("interview.at_start", self.language)
            else:
                self._at = asked[position - 1]
        elif self._at == FINAL:
            self._at = asked[-1]
        else:
            own = {
                q.id
                for section in self.questionnaire.sections
                if section.id == self._at
                for q in section.questions
            }
            self._at = [name for name in asked if name in own][-1]

    def _forward(self) -> None:
        asked = [question.id for question in self._walk.asked]
        if self._at not in self._walk.answers:
            self._notice = say("interview.answer_first", self.language)
        elif self._at == asked[-1]:
            self._at = self._next_open()
        else:
            self._at = asked[asked.index(self._at or FINAL) + 1]

    def _continue(self) -> None:
        """From a section's review to what is still open; from the last review to the end."""
        if self._at in self.questionnaire.by_id:
            self._forward()
        elif self._at == FINAL and not self._walk.unanswered:
            self._at = None
        else:
            self._at = self._next_open()

    def _go_to(self, name: str) -> None:
        """Go to a question that is asked, or to a section: its first open question, or its review."""
        if any(question.id == name for question in self._walk.asked):
            self._at = name
            return
        for section in self.questionnaire.sections:
            if section.id == name:
                own = {question.id for question in section.questions}
                if not any(question.id in own for question in self._walk.asked):
                    self._notice = say("interview.section_empty", self.language)
                    return
                open_here = [question.id for question in self._walk.unanswered if question.id in own]
                self._at = open_here[0] if open_here else section.id

    def _measure(self) -> None:
        now = self._clock()
        taken = min(now - self._asked_at, LONGEST_PAUSE)
        self._pace += NEWEST * (taken - self._pace)
        self._asked_at = now

    def _question(self, question: Question) -> QuestionScreen:
        return QuestionScreen(
            question=question,
            answer=self._walk.answers.get(question.id),
            standing=self._standing(question),
            language=self.language,
            notice=self._notice,
            sums=self._sums(question),
            can_go_back=self._walk.asked[0] is not question,
        )

    def _standing(self, question: Question) -> Standing:
        section = self.questionnaire.section_of[question.id]
        own = [asked for asked in self._walk.asked if self.questionnaire.section_of[asked.id] is section]
        left = len(self._walk.unanswered)
        return Standing(
            section=section,
            step=self.questionnaire.sections.index(section) + 1,
            steps=len(self.questionnaire.sections),
            position=own.index(question) + 1,
            asked=len(own),
            left=left,
            minutes=ceil(left * self._pace / 60),
        )

    def _sums(self, question: Question) -> tuple[SumSoFar, ...]:
        """Tell what the answers before it leave for a percentage; those after it will follow suit."""
        found = []
        asked = {other.id for other in self._walk.asked}
        for constraint in self.questionnaire.constraints:
            if question.id not in constraint.questions:
                continue
            own = [name for name in constraint.questions if name in asked]
            before = own[: own.index(question.id)]
            given = [value for name in before if isinstance(value := self._walk.answers.get(name), Fraction)]
            total = sum(given, Fraction(0))
            most = constraint.limit - total
            final = bool(constraint.equals) and own[-1] == question.id and len(given) == len(before)
            exact = (
                tuple(sorted(value - total for value in constraint.equals if value >= total)) if final else ()
            )
            found.append(SumSoFar(others=total, most=max(most, Fraction(0)), exact=exact))
        return tuple(found)

    def _review(self, name: str) -> ReviewScreen:
        section = next((section for section in self.questionnaire.sections if section.id == name), None)
        rows = [
            (question, self._walk.answers.get(question.id))
            for question in self._walk.asked
            if section is None or self.questionnaire.section_of[question.id] is section
        ]
        return ReviewScreen(
            section=section,
            rows=tuple(rows),
            left=len(self._walk.unanswered),
            language=self.language,
            notice=self._notice,
        )

    def _sections(self) -> SectionsScreen:
        def row(section: Section) -> tuple[Section, int, int]:
            own = [q for q in self._walk.asked if self.questionnaire.section_of[q.id] is section]
            return section, sum(question.id in self._walk.answers for question in own), len(own)

        here = self.questionnaire.by_id.get(self._at or FINAL)
        name = here.section if here is not None else self._at
        rows = tuple(row(section) for section in self.questionnaire.sections)
        current = next((n for n, (section, _, _) in enumerate(rows) if section.id == name), 0)
        return SectionsScreen(rows=rows, current=current, language=self.language, notice=self._notice)
