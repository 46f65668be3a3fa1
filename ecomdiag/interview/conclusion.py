"""What comes of the answers: the result on a page, and a report that can be saved. Who asks knows no more of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language


class Conclusion(Protocol):
    """A result, in any language."""

    def pages(self, language: Language, width: int) -> Sequence[str]:
        """Return the page for a terminal of ``width`` columns, in colour: as it is, and ever shorter."""

    def lines(self, language: Language) -> Sequence[str]:
        """Return the page as lines of text, in which nothing is drawn."""

    def whole(self, language: Language, width: int | None) -> str:
        """Return all that there is to read, for a terminal of ``width`` columns; ``None``: in lines, not drawn."""

    @property
    def endings(self) -> Sequence[str]:
        """The endings of the formats that there are, which also are names that can be typed."""

    def paths_of(self, typed: str, language: Language) -> tuple[str, ...]:
        """Return the file that a typed name means; with none, those that are usual and not there yet."""

    def is_there(self, path: str) -> bool:
        """Whether a file would be replaced."""

    def write(self, path: str, language: Language, *, replace: bool) -> None:
        """Write the report to a file, in the format that its name ends with. Raises ``UsageError``."""


Conclude: TypeAlias = Callable[[AnswerSheet], Conclusion]
"""Works out what comes of answers that are complete."""
