"""Cells that say nothing but ids, figures or plain ticks, as most do that a form exports: read with hardly a look.

All that is not so plain is left to ``responses.cells``, which says the same of these too (``tests/responses``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import compress
from operator import itemgetter

from ecomdiag.loader.responses.cells import BAR, BLANK, NOT_TICKED, TICKED
from ecomdiag.questionnaire.model import Kind, Question

SEVERAL = (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)
#: A percentage as it is written again.
_SHARE = re.compile(r"(?:\d|[1-9]\d)(?:\.\d{0,3}[1-9])?|100", re.ASCII)
#: What the cells of ticks say for any choice, as tools write it; other ways are looked up choice by choice.
_PLAIN = {
    own: ticked
    for words, ticked in ((TICKED, True), (NOT_TICKED, False))
    for word in words
    for own in (word, word.capitalize(), word.upper())
}


def reader_of(question: Question) -> Callable[[str], str | None]:
    """Return what reads a plain cell as it is written again, and gives ``None`` where a closer look is needed."""
    if question.kind in SEVERAL:
        return Together(question).cell
    return _share if question.kind is Kind.PERCENTAGE else _nothing


def _share(cell: str) -> str | None:
    return cell if _SHARE.fullmatch(cell) else None


def _nothing(cell: str) -> None:  # noqa: ARG001 (as all are called)
    return None


class Together:
    """Tells which choices of a question make a sound answer together; what stands alone it does not know."""

    def __init__(self, question: Question) -> None:
        self.ids = frozenset(question.by_id) - question.alone
        ranked = question.kind is Kind.RANKING
        self.least = len(question.by_id) if ranked else question.min_choices
        self.most = len(question.by_id) if ranked else question.max_choices

    def cell(self, cell: str) -> str | None:
        """Return the answer that ids between blanks are."""
        return self.text(cell.split(BLANK))

    def text(self, names: Sequence[str]) -> str | None:
        """Return the answer that ids are, as a table has it; ``None`` where a closer look is needed."""
        count = len(names)
        if not self.least <= count <= self.most:
            return None
        own = set(names)
        return BAR.join(names) if len(own) == count and own <= self.ids else None


class Ticks:
    """The columns of ticks of one question, in the order of the table."""

    def __init__(self, columns: Sequence[int], choices: Sequence[str]) -> None:
        self.choices = tuple(choices)
        self.cells: Callable[[Sequence[str]], Sequence[str]] = (
            itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
        )

    def ticked(self, row: Sequence[str]) -> tuple[str, ...] | None:
        """Return the choices that are ticked; ``None`` if a cell is no plain tick."""
        try:
            return tuple(compress(self.choices, map(_PLAIN.__getitem__, self.cells(row))))
        except KeyError:
            return None
