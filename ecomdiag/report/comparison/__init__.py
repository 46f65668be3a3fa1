"""Several diagnoses compared: in short for a terminal, whole as Markdown, HTML and PDF, and as JSON."""

from ecomdiag.brand.model import Brand
from ecomdiag.comparison.model import Comparison
from ecomdiag.report import writing
from ecomdiag.report.comparison.json_form import json_text
from ecomdiag.report.comparison.outline import outline
from ecomdiag.report.tongue import in_tongue, on_paper
from ecomdiag.texts import Language

__all__ = ["html_text", "json_text", "markdown_text", "pdf_bytes", "terminal_text"]


def markdown_text(
    comparison: Comparison, language: Language, *, bars: bool = True, brand: Brand | None = None
) -> str:
    """Return the whole comparison as one Markdown document."""
    letterhead = brand.to(language) if brand is not None else None
    whole = outline(comparison, language, whole=True)
    return writing.markdown.write(whole, bars=bars, letterhead=letterhead)


def html_text(comparison: Comparison, language: Language, *, brand: Brand | None = None) -> str:
    """Return the whole comparison as one HTML document."""
    whole = outline(comparison, language, whole=True)
    return writing.html.write(in_tongue(whole, comparison, language), language, brand=brand)


def pdf_bytes(comparison: Comparison, language: Language, *, brand: Brand | None = None) -> bytes:
    """Return the whole comparison as one PDF."""
    whole = outline(comparison, language, whole=True)
    return writing.pdf.write(on_paper(whole, comparison, language), language, brand=brand)


def terminal_text(
    comparison: Comparison, language: Language, *, width: int, colour: bool = False, bars: bool = True
) -> str:
    """Return the comparison in short for a terminal of ``width`` columns."""
    short = outline(comparison, language, whole=False)
    return writing.terminal.write(short, width=width, colour=colour, bars=bars)
