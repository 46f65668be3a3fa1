"""A diagnosis, or a comparison of several, written as a report: the one place that knows the formats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.given import require
from ecomdiag.report import diagnosis as writing
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.words import said

if TYPE_CHECKING:
    from ecomdiag.comparison.model import Comparison


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


#: Columns of a report that nothing says the width of.
WIDTH = 80


def render(
    diagnosis: Diagnosis | Comparison,
    format: str,  # noqa: A002 (what the command calls it)
    *,
    language: Language,
    width: int = WIDTH,
    colour: bool = False,
    bars: bool = True,
    depth: str = Depth.STANDARD,
    again: str | None = None,
) -> str:
    """Write a diagnosis, or a comparison: as ``table`` (for a terminal), ``json``, ``markdown`` or ``html``.

    ``depth`` is ``summary`` (one page), ``standard`` or ``full``; JSON always holds everything.
    A table takes ``width`` columns, is coloured for a terminal if wanted, and names the command that makes the whole
    report, if there is one (``again``); without ``bars`` nothing is drawn. Raises ``UsageError`` for another format,
    depth or language.
    """
    if not isinstance(diagnosis, Diagnosis):
        _require_comparison(diagnosis)
    require(width, int, name="width")
    if language not in LANGUAGES:
        raise UsageError(said("error.language", found=str(language), languages=", ".join(LANGUAGES)))
    if not isinstance(diagnosis, Diagnosis):
        return _compared(diagnosis, format, language=language, width=width, colour=colour, bars=bars)
    wanted = _depth(depth)
    match format:
        case Format.TABLE:
            return writing.terminal.render(
                diagnosis, language, width=width, colour=colour, bars=bars, depth=wanted, again=again
            )
        case Format.JSON:
            return writing.json_text.render(diagnosis, language)
        case Format.MARKDOWN:
            return writing.markdown.render(diagnosis, language, bars=bars, depth=wanted)
        case Format.HTML:
            return writing.html.render(diagnosis, language, depth=wanted)
        case _:
            raise _no_format(format)


def _depth(found: str) -> Depth:
    if found not in list(Depth):
        raise UsageError(said("error.depth", found=str(found), depths=", ".join(Depth)))
    return Depth(found)


def _require_comparison(given: object) -> None:
    """Refuse what is neither a diagnosis nor a comparison, which few reports are. Raises ``UsageError``."""
    from ecomdiag.comparison.model import Comparison

    require(given, Diagnosis, Comparison, name="diagnosis")


def _compared(
    comparison: Comparison, form: str, *, language: Language, width: int, colour: bool, bars: bool
) -> str:
    from ecomdiag.report import comparison as comparing  # which a report of one needs nothing of

    match form:
        case Format.TABLE:
            return comparing.terminal_text(comparison, language, width=width, colour=colour, bars=bars)
        case Format.JSON:
            return comparing.json_text(comparison, language)
        case Format.MARKDOWN:
            return comparing.markdown_text(comparison, language, bars=bars)
        case Format.HTML:
            return comparing.html_text(comparison, language)
        case _:
            raise _no_format(form)


def _no_format(found: object) -> UsageError:
    return UsageError(said("error.format", found=str(found), formats=", ".join(Format)))
