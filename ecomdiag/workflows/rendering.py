"""A diagnosis, or a comparison of several, written as a report: the one place that knows the formats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from ecomdiag import brand as brands
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.given import require
from ecomdiag.report import diagnosis as writing
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.languages import settled, speaking
from ecomdiag.texts.words import languages_of, said

if TYPE_CHECKING:
    from ecomdiag.brand.model import Brand
    from ecomdiag.comparison.model import Comparison


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


class Drawn(TypedDict):
    """How a table is drawn."""

    width: int
    colour: bool
    bars: bool


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
    brand: Brand | None = None,
) -> str:
    """Write a diagnosis, or a comparison: as ``table`` (for a terminal), ``json``, ``markdown`` or ``html``.

    A PDF is no text: ``render_pdf`` makes it.

    ``depth`` is ``summary`` (one page), ``standard`` or ``full``; JSON always holds everything.
    A table takes ``width`` columns, is coloured for a terminal if wanted, and names the command that makes the whole
    report, if there is one (``again``); without ``bars`` nothing is drawn. HTML and Markdown bear a ``brand``. Raises
    ``UsageError`` for another format, depth or language. ``language`` is ``es`` or ``en``, or another in which the
    questionnaire has its texts: ``ca``, or ``es:ca`` to say in which the program's own words are.
    """
    language = _reported(diagnosis, language, brand)
    require(width, int, name="width")
    drawn: Drawn = {"width": width, "colour": colour, "bars": bars}
    if not isinstance(diagnosis, Diagnosis):
        return _compared(diagnosis, format, language, brand, drawn)
    wanted = _depth(depth)
    match format:
        case Format.TABLE:
            return writing.terminal.render(diagnosis, language, **drawn, depth=wanted, again=again)
        case Format.JSON:
            return writing.json_text.render(diagnosis, language)
        case Format.MARKDOWN:
            return writing.markdown.render(diagnosis, language, bars=bars, depth=wanted, brand=brand)
        case Format.HTML:
            return writing.html.render(diagnosis, language, depth=wanted, brand=brand)
        case _:
            raise _no_format(format)


def render_pdf(
    diagnosis: Diagnosis | Comparison,
    *,
    language: Language,
    depth: str = Depth.STANDARD,
    brand: Brand | None = None,
) -> bytes:
    """Write a diagnosis, or a comparison, as a PDF: tagged (PDF/UA-1), the same bytes for the same values.

    Raises ``UsageError`` where typst is not installed (``pip install "ecomdiag[pdf]"``), and for another depth or
    language.
    """
    language = _reported(diagnosis, language, brand)
    wanted = _depth(depth)
    require_pdf()
    if isinstance(diagnosis, Diagnosis):
        return writing.pdf.render(diagnosis, language, depth=wanted, brand=brand)
    from ecomdiag.report import comparison as comparing

    return comparing.pdf_bytes(diagnosis, language, brand=brand)


def require_pdf() -> None:
    """Refuse a PDF where the package that sets it is not installed. Raises ``UsageError``."""
    try:
        writing.pdf  # noqa: B018 (read by being named)
    except ImportError:
        raise UsageError(said("error.pdf_extra")) from None


def _reported(given: object, language: object, brand: object) -> Language:
    """Refuse what cannot be reported; return the language of the report and its texts. Raises ``UsageError``."""
    if brand is not None:
        require(brand, brands.model.Brand, name="brand")
    if not isinstance(given, Diagnosis):
        _require_comparison(given)
    if language in LANGUAGES and not isinstance(given, Diagnosis):
        return str(language)
    languages = languages_of(given.questionnaire.title) if isinstance(given, Diagnosis) else LANGUAGES
    asked = speaking(language) if isinstance(language, str) else None
    found = asked if asked is None or not isinstance(given, Diagnosis) else settled(asked, languages)
    if found is None:
        raise UsageError(said("error.language", found=str(language), languages=", ".join(languages)))
    return found


def _depth(found: str) -> Depth:
    if found not in list(Depth):
        raise UsageError(said("error.depth", found=str(found), depths=", ".join(Depth)))
    return Depth(found)


def _require_comparison(given: object) -> None:
    """Refuse what is neither a diagnosis nor a comparison, which few reports are. Raises ``UsageError``."""
    from ecomdiag.comparison.model import Comparison

    require(given, Diagnosis, Comparison, name="diagnosis")


def _compared(
    comparison: Comparison, form: str, language: Language, brand: Brand | None, drawn: Drawn
) -> str:
    from ecomdiag.report import comparison as comparing  # which a report of one needs nothing of

    match form:
        case Format.TABLE:
            return comparing.terminal_text(comparison, language, **drawn)
        case Format.JSON:
            return comparing.json_text(comparison, language)
        case Format.MARKDOWN:
            return comparing.markdown_text(comparison, language, bars=drawn["bars"], brand=brand)
        case Format.HTML:
            return comparing.html_text(comparison, language, brand=brand)
        case _:
            raise _no_format(form)


def _no_format(found: object) -> UsageError:
    if found == Format.PDF:
        return UsageError(said("error.pdf_no_text"))
    return UsageError(said("error.format", found=str(found), formats=", ".join(Format)))
