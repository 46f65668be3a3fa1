"""A diagnosis for a terminal, with the way to the rest."""

from __future__ import annotations

from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth, Extent
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.diagnosis.summary import summary
from ecomdiag.report.writing import terminal, text
from ecomdiag.texts import Language

#: Columns of lines that whoever shows them breaks.
UNBROKEN = 100_000


def render(
    diagnosis: Diagnosis,
    language: Language,
    *,
    width: int = 80,
    colour: bool = False,
    bars: bool = True,
    depth: Depth = Depth.STANDARD,
    again: str | None = None,
) -> str:
    """Return the report in one language for a terminal of ``width`` columns, with or without colour, and bars.

    ``again`` is the command that makes the whole report, in a file.
    """
    outlined = outline(diagnosis, language, depth, leads_on=True, again=again)
    return terminal.write(outlined, width=width, colour=colour, bars=bars)


def page(
    diagnosis: Diagnosis, language: Language, extent: Extent, *, width: int, colour: bool, bars: bool = True
) -> str:
    """Return the result on one page, for a terminal of ``width`` columns."""
    return terminal.write(summary(diagnosis, language, extent), width=width, colour=colour, bars=bars)


def page_lines(diagnosis: Diagnosis, language: Language) -> list[str]:
    """Return the result on one page as lines of text, however long."""
    return text.write(summary(diagnosis, language), width=UNBROKEN).splitlines()


def whole(diagnosis: Diagnosis, language: Language, *, width: int | None) -> str:
    """Return all of the report in colour for a terminal of ``width`` columns; ``None``: in lines, however long."""
    outlined = outline(diagnosis, language, Depth.FULL)
    if width is None:
        return text.write(outlined, width=UNBROKEN)
    return terminal.write(outlined, width=width, colour=True)
