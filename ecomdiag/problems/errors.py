"""The few ways in which a run can stop. Raised anywhere, told once, by whoever knows in which language: ``cli``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ecomdiag.texts import Language, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecomdiag.problems.problem import Problem
    from ecomdiag.texts.words import Words


class EcomdiagError(Exception):
    """Base of all that stops a run: what has to be told of it, a line each. ``str()`` tells it in English."""

    exit_code: ClassVar[int] = 2

    def __init__(self, *words: Words | str) -> None:
        super().__init__(*words)

    @property
    def words(self) -> tuple[Words | str, ...]:
        """What has to be told, a line each, before it is known in which language."""
        return self.args

    def lines(self, language: Language) -> list[str]:
        """Tell it in one language, line by line, in which every character only shows itself."""
        return [_shown(worded(words, language)) for words in self.words]

    def message(self, language: Language) -> str:
        """Tell all of it in one language."""
        return "\n".join(self.lines(language))

    def __str__(self) -> str:
        return self.message("en")


class UsageError(EcomdiagError):
    """The call cannot be carried out: an unreadable file, no terminal to ask in, an unknown ending."""


class NothingKeptError(UsageError):
    """Answers cannot be saved, and those saved before are not in their file any more; says why."""


class ProblemsError(EcomdiagError):
    """A file is wrong: every problem found, each with its place, and the name of the file, if it has one."""

    def __init__(self, problems: Sequence[Problem], path: str = "") -> None:
        super().__init__()
        self.args = (tuple(problems), path)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, and what is doubted, in the order of the file."""
        problems: tuple[Problem, ...] = self.args[0]
        return problems

    @property
    def path(self) -> str:
        """The name of the file as it was given, or what stands for one."""
        return str(self.args[1])

    def lines(self, language: Language) -> list[str]:
        """Tell every problem on a line of its own: ``path:line:column: error: …``."""
        return [_shown(problem.line(self.path, language)) for problem in self.problems]


class AnswersError(ProblemsError):
    """The answers are wrong or incomplete."""

    exit_code = 3


class QuestionnaireError(ProblemsError):
    """The questionnaire, or what belongs to it, is unsound and was refused at load."""

    exit_code = 4


class InterruptedInterviewError(EcomdiagError):
    """The person left the interview (Ctrl-C, Ctrl-D or by the menu); what was answered is saved."""

    exit_code = 130


class ReaderGoneError(EcomdiagError):
    """Nobody reads standard output any more; nothing is said about it."""

    exit_code = 141


def _shown(line: str) -> str:
    from ecomdiag.texts.showing import printable  # only a run that stops needs it

    return printable(line)
