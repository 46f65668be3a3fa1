"""The few ways in which a run can stop. Raised anywhere, caught once, in ``cli``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ecomdiag.texts import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecomdiag.problems import Problem


class EcomdiagError(Exception):
    """Base of all that stops a run; its text is shown to the user as it is."""

    exit_code: ClassVar[int] = 2


class UsageError(EcomdiagError):
    """The call cannot be carried out: an unreadable file, no terminal to ask in, an unknown ending."""


class ProblemsError(EcomdiagError):
    """A file is wrong; carries every problem found, each with its place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)
        #: The file they are in, and the language to tell them in; filled in by whoever knows.
        self.path = ""
        self.language: Language = "en"


class AnswersError(ProblemsError):
    """The answers file is wrong or incomplete."""

    exit_code = 3


class QuestionnaireError(ProblemsError):
    """The questionnaire file is unsound and was refused at load."""

    exit_code = 4


class InterruptedInterviewError(EcomdiagError):
    """The person left the interview (Ctrl-C, Ctrl-D or by the menu); what was answered is saved."""

    exit_code = 130
