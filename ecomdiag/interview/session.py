"""An interview as a conversation of screens and replies, without any terminal.

``Session.screen`` is what to show; ``Session.reply`` takes what the person did and gives the next screen, or
``None`` at the end. Which questions there are is asked of the engine each time; the session only remembers
where the person stands. Every answer is saved before the next screen shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ecomdiag import engine
from ecomdiag.interview.beginning import Before, Beginning
from ecomdiag.interview.conclusion import Conclude
from ecomdiag.interview.ending import Ending
from ecomdiag.interview.noting import Noting
from ecomdiag.interview.pace import Pace
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    EndScreen,
    FactScreen,
    Forward,
    GoTo,
    Leave,
    QuestionScreen,
    Reply,
    Restate,
    ReviewScreen,
    SaveReport,
    Screen,
    ShowSections,
    SwitchLanguage,
    WelcomeScreen,
    WriteNote,
)
from ecomdiag.interview.standing import review_screen, sections_screen, whereabouts
from ecomdiag.interview.sums import sums_so_far, with_sums
from ecomdiag.interview.way import END, FINAL, Way
from ecomdiag.problems.errors import NothingKeptError, UsageError
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.offering import offered
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet, base_of
from ecomdiag.record import replace
from ecomdiag.texts import Language, say, worded
from ecomdiag.texts.languages import others
from ecomdiag.texts.words import Words

Save: TypeAlias = Callable[[AnswerSheet, str | None], Words | str]
"""Keeps a sheet and the question to resume at; returns what the person must be told, usually nothing.

Raises ``UsageError`` if it could not, with the reason; then nothing was changed. ``NothingKeptError`` says that
what it held is not there either.
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
        notice: str = "",
        before: Before | None = None,
        conclude: Conclude | None = None,
        today: str | None = None,
    ) -> None:
        """``today`` is the day that notes bear.

        ``notice`` is told above the first screen; without ``before`` nothing comes before the first question,
        and without ``conclude`` nothing after the last review."""
        self.way = Way(questionnaire, sheet)
        #: All of it, by which answers are judged, and the part that is asked.
        self.whole, self.questionnaire = questionnaire, self.way.asked
        self.sheet = sheet
        self.language = language
        self.left_early = False
        self.ending = Ending(conclude) if conclude is not None else None
        self._save = save
        self._pace = Pace(clock)
        self._noting = Noting(today)
        self._notice = notice
        self._choosing_section = False
        #: Why the answers are in no file any more, if they are not.
        self.lost = ""
        #: The whole has been reviewed: changes lead back there.
        self._finishing = False
        self._beginning = Beginning(before, questionnaire, sheet) if before is not None else None
        #: Nothing was done yet by somebody who comes back.
        self._back_again = bool(before and sheet.answers)
        self._at: str | None = self._start(resume_at)

    @property
    def screen(self) -> Screen | None:
        """What to show now; ``None`` when the interview is over."""
        if self._at is None:
            return None
        if self._noting.question is not None:
            return self._noting.screen(self.sheet, self.language, self._notice)
        if self._choosing_section:
            return sections_screen(self.way, self._at or FINAL, self.language, self._notice)
        if self._beginning is not None and self._beginning.at:
            return self._begun(self._beginning)
        if self._at == END:
            return self._end_screen()
        question = self.questionnaire.by_id.get(self._at)
        return self._question(question) if question is not None else self._review(self._at)

    @property
    def notice(self) -> str:
        """What the person must be told about the last reply; on leaving, there is no screen to tell it."""
        return self._notice

    def reply(self, reply: Reply) -> Screen | None:  # noqa: C901 (a case for each kind)
        """Take what the person did; return the next screen, or ``None`` at the end."""
        self._notice, self._back_again = "", False
        if isinstance(reply, Leave):
            self._leave()
        elif isinstance(reply, SwitchLanguage):
            self.language = others(self.language, self.questionnaire.languages)[1]
        elif self._noting.question is not None:
            self.sheet, wrong = self._noting.take(reply, self.sheet, self.language, self._kept)
            self._tell(wrong)
            self._at = self._noting.left_for or self._at
        elif isinstance(reply, WriteNote):
            self._notice = self._noting.begin(self.screen, self.language)
        elif isinstance(reply, ShowSections):
            self._choosing_section = True
        elif self._choosing_section:
            self._choosing_section = False
            if isinstance(reply, GoTo):
                self._go_to(reply.name)
        elif self._beginning is not None and self._beginning.at:
            self._begin(self._beginning, reply)
        elif isinstance(reply, Answered):
            self._answer(reply.answer)
        elif isinstance(reply, SaveReport):
            self._save_report(reply.typed)
        else:
            self._move(reply)
        return self.screen

    def _begin(self, beginning: Beginning, reply: Reply) -> None:
        """Take what was replied to the welcome, or about the company."""
        if isinstance(reply, Answered):
            sheet, problems = beginning.answered(reply.answer, self.sheet)
            if problems:
                self._notice = problems[0].message(self.language)
            elif sheet == self.sheet or self._kept(sheet, None):
                self.sheet = sheet
                beginning.go_on(sheet)
        elif not beginning.move(reply, self.sheet):
            self._notice = say("begin.at_start", self.language)

    def _move(self, reply: Reply) -> None:
        if isinstance(reply, Back):
            self._back()
        elif self._at == END and isinstance(reply, Forward | Continue):
            self._close(None)
        elif isinstance(reply, Forward):
            self._forward()
        elif isinstance(reply, GoTo):
            self._go_to(reply.name)
        elif isinstance(reply, Restate) and self._beginning is not None:
            self._beginning.change(reply.fact)
        elif isinstance(reply, Continue):
            self._continue()

    def _start(self, resume_at: str | None) -> str:
        if resume_at is not None and any(question.id == resume_at for question in self.way.walk.asked):
            return resume_at
        return self._next_open()

    def _next_open(self) -> str:
        if self.way.open:
            return self.way.open[0].id
        self._finishing = True
        return FINAL

    def _answer(self, answer: Answer) -> None:
        question = self.questionnaire.by_id.get(self._at or FINAL)
        if question is None:
            return
        sheet, problem = with_sums(self.questionnaire, question, self.sheet.with_answer(question.id, answer))
        problems = engine.check_answer(offered(question, self.way.walk.answers), answer)
        if problems or problem:
            self._notice = (problems[0] if problems else problem).message(self.language)  # type: ignore[union-attr]
        elif sheet.answers == self.sheet.answers or self._kept(sheet, None):
            self._take(question, sheet)

    def _take(self, question: Question, sheet: AnswerSheet) -> None:
        """Go on with an answer that is saved: to what is new, or to the review where it is due."""
        self._pace.answered()
        self.sheet = sheet
        answer = sheet.answers[question.id]
        self._noting.begin_words(question, answer)
        if question.kind is Kind.COUNTRIES and isinstance(answer, tuple) and self._home in answer:
            name = question.by_id[self._home].text.to(self.language)
            self._tell(say("interview.home", self.language, country=name))
        self.way.follow(sheet)
        section = self.questionnaire.section_of[question.id]
        own = {own.id for own in section.questions}
        open_here = [other for other in self.way.open if other.id in own]
        if open_here:
            self._at = open_here[0].id
        elif self._finishing:
            self._at = self._next_open()
        else:
            self._at = section.id

    @property
    def _home(self) -> str:
        return base_of(self.sheet.home or HOME_COUNTRY, self.sheet.region)

    def _tell(self, notice: str) -> None:
        """Tell something more about the reply."""
        self._notice = " ".join(filter(None, [self._notice, notice]))

    def _kept(self, sheet: AnswerSheet, resume_at: str | None = None) -> bool:
        try:
            self._tell(worded(self._save(sheet, resume_at), self.language))
        except NothingKeptError as error:
            self.lost = error.message(self.language)
            self._tell(say("interview.nothing_kept", self.language, reason=self.lost))
            return False
        except UsageError as error:
            self._tell(say("interview.not_saved", self.language, reason=error.message(self.language)))
            return False
        self.lost = ""
        return True

    def _leave(self) -> None:
        unanswered = self.way.open
        here = self._at if self._at in self.questionnaire.by_id else None
        self._close(None if unanswered and unanswered[0].id == here else here)
        self.left_early = True

    def _close(self, resume_at: str | None) -> None:
        """Look at what is on disk a last time, and save what is not. A refusal that costs no answer is not told."""
        before = self._notice
        if not self._kept(self.sheet, resume_at) and not self.lost:
            self._notice = before
        self._at = None

    def _back(self) -> None:
        asked = [question.id for question in self.way.walk.asked]
        if self._at in asked:
            position = asked.index(self._at or FINAL)
            if position == 0 and self._beginning is not None:
                self._beginning.enter_backwards(self.sheet)
            elif position == 0:
                self._notice = say("interview.at_start", self.language)
            else:
                self._at = asked[position - 1]
        elif self._at == FINAL:
            self._at = asked[-1]
        elif self._at == END:
            self._at = FINAL
        else:
            self._at = [question.id for question in self.way.walk.asked if question.section == self._at][-1]

    def _forward(self) -> None:
        question = self.questionnaire.by_id.get(self._at or FINAL)
        if question is not None and question.optional and question in self.way.open:
            self._answer(LEFT_OUT)
            return
        asked = [question.id for question in self.way.walk.asked]
        if not self.way.passes(self._at or FINAL):
            self._notice = say(f"interview.{'answer' if question else 'review'}_first", self.language)
        elif self._at == asked[-1]:
            self._at = self._next_open()
        else:
            self._at = asked[asked.index(self._at or FINAL) + 1]

    def _continue(self) -> None:
        """From a section's review to what is still open; from the last review to the end."""
        if self._at in self.questionnaire.by_id:
            self._forward()
        elif self._at == FINAL and not self.way.open:
            # All of it was looked over: from here on these are answers to the questionnaire as it is.
            self.sheet = replace(self.sheet, version=self.questionnaire.version)
            self._conclude()
        else:
            self._at = self._next_open()

    def _conclude(self) -> None:
        if self.ending is None:
            self._close(None)
        else:
            self._kept(self.sheet, None)
            self.ending.begin(self.sheet)
            self._at = END

    def _save_report(self, typed: str) -> None:
        if self._at == END and self.ending is not None:
            self._tell(self.ending.save(typed, self.language))

    def _end_screen(self) -> EndScreen:
        assert self.ending is not None, "nobody comes to the end otherwise"
        return self.ending.screen(self.language, self._notice)

    def _go_to(self, name: str) -> None:
        """Go to a question that is asked, or to a section: its first open question, or its review."""
        if self._beginning is not None:
            self._beginning.leave()
        own = [question.id for question in self.way.walk.asked if question.section == name]
        open_here = [question.id for question in self.way.open if question.section == name]
        if any(question.id == name for question in self.way.walk.asked):
            self._at = name
        elif own:
            self._at = open_here[0] if open_here else name
        else:
            self._notice = say("interview.section_empty", self.language)

    def _question(self, question: Question) -> QuestionScreen:
        return QuestionScreen(
            question=offered(question, self.way.walk.answers),
            answer=self.way.walk.answers.get(question.id),
            whereabouts=whereabouts(self.way, question, self._pace),
            language=self.language,
            notice=self._notice,
            sums=sums_so_far(self.questionnaire, self.way.walk, question),
            can_go_back=self._beginning is not None or self.way.walk.asked[0] is not question,
            greeting=self._greeting(),
            home=self._home,
            look=question.observable if self.sheet.from_outside else None,
            notes=self.sheet.notes.get(question.id, ()),
            said=self.sheet.said.get(question.id, ()),
        )

    def _greeting(self) -> str:
        return say("begin.again", self.language, count=len(self.way.walk.answers)) if self._back_again else ""

    def _begun(self, beginning: Beginning) -> WelcomeScreen | FactScreen:
        left = len(self.way.open)
        return beginning.screen(self.sheet, self.language, self._notice, (left, self._pace.minutes(left)))

    def _review(self, name: str) -> ReviewScreen:
        section = next((section for section in self.questionnaire.sections if section.id == name), None)
        facts = self._beginning.rows(self.sheet, self.language) if self._beginning and not section else ()
        return review_screen(self.way, section, facts, self.language, self._notice, self.sheet.said)
