"""Writes an outline as a PDF that everybody can read: tagged (PDF/UA-1), with a title, a language, bookmarks.

Typst sets it, of one template; all that is said goes to it as data, never as markup. The fonts are those beside this
file and no others: what they have no sign for is shown as an empty box, and told on the last page. The same outline
and date give the same bytes with the same release of typst.
"""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from pathlib import Path

import typst

from ecomdiag.brand.model import Brand
from ecomdiag.report.outline import Outline
from ecomdiag.report.paper import Paper
from ecomdiag.report.writing.pdf.parts import document
from ecomdiag.report.writing.pdf.signs import Signs
from ecomdiag.report.writing.pdf.signs import writes as writes
from ecomdiag.texts import Language

FONTS = Path(__file__).parent / "fonts"


class PaperError(RuntimeError):
    """The document cannot be set as it should be: typst warns of something, such as a font that is not there."""


def write(
    outline: Outline, language: Language, *, date: str | None = None, brand: Brand | None = None
) -> Paper:
    """Return an outline as one PDF in its language, made on a date (2026-11-23), on the paper of a brand.

    Raises ``PaperError``.
    """
    signs = Signs()
    own = document(outline, language, date, brand, signs)
    made = set_in_type(_template(), {"document": json.dumps(own, ensure_ascii=False)})
    return Paper.of(made, "".join(signs.lost))


def set_in_type(template: bytes, data: dict[str, str]) -> bytes:
    """Return what a template makes of data. Raises ``PaperError`` where typst would go on with a warning."""
    compiler = typst.Compiler(
        template, root=str(FONTS.parent), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=data
    )
    # The day of the document is said in the template: without a stamp typst would take that of now.
    made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    if warnings or not isinstance(made, bytes):
        raise PaperError("; ".join(own.message for own in warnings))
    return made


@cache
def _template() -> bytes:
    found = pkgutil.get_data(__name__, "report.typ")
    assert found is not None, "the package's loader can read its own data"
    return found


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
