"""Answers with everything that is wrong with them."""

from __future__ import annotations

from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace

UNANSWERED = "unanswered"
"""The rule that what is asked has to be answered."""


class CheckedSheet(Record):
    """Answers as they were read for one questionnaire, with everything that is wrong with them, and where."""

    sheet: AnswerSheet
    #: In the order of the file: what is wrong or doubted, then what is missing.
    problems: tuple[Problem, ...]
    #: The name of the file, or what stands for it.
    path: str = ""

    def require(self, *, complete: bool) -> CheckedSheet:
        """Return it, without what is missing if it need not be complete.

        Raises ``AnswersError`` if something is left with which no diagnosis can be made.
        """
        left = tuple(own for own in self.problems if complete or own.rule != UNANSWERED)
        if any(problem.stops for problem in left):
            raise AnswersError(left, self.path)
        return replace(self, problems=left)
