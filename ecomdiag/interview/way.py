"""The way through an interview: what is asked, what is still open, and what was passed over."""

from __future__ import annotations

from ecomdiag import engine
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.questionnaire.sheet import AnswerSheet

FINAL = ""
"""The review of everything, as a place to stand; a section's review stands under the section's id."""
END = "\0end"
"""The end, as a place to stand."""


class Way:
    """The questions that a person is led through.

    Of a company that is seen from outside they are those that can be seen, and each may be passed over. An optional
    question is passed over by an answer that says so (``LEFT_OUT``), which is saved as any other.
    """

    def __init__(self, questionnaire: Questionnaire, sheet: AnswerSheet) -> None:
        """Raises ``UsageError`` if nothing of it can be seen from outside, though the sheet says so."""
        self.asked = observable_part(questionnaire) if sheet.from_outside else questionnaire
        self._may_pass = sheet.from_outside
        self._passed: set[str] = set()
        self.follow(sheet)

    def follow(self, sheet: AnswerSheet) -> None:
        """Go where these answers lead."""
        self.walk = engine.path(self.asked, sheet)

    @property
    def open(self) -> list[Question]:
        """What is still to be answered, or passed over, in order."""
        return [question for question in self.walk.open if question.id not in self._passed]

    def passes(self, name: str) -> bool:
        """Whether a question may be left behind as it is: with an answer always, else if it may be passed over."""
        if name in self.walk.answers or name in self.walk.passed:
            return True
        may_pass = self._may_pass and name in self.walk.asked_ids
        if may_pass:
            self._passed.add(name)
        return may_pass
