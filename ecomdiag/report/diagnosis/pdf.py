"""A diagnosis as a PDF, to print, to hand over or to file."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.tongue import on_paper
from ecomdiag.report.writing import pdf
from ecomdiag.texts import Language


def render(
    diagnosis: Diagnosis, language: Language, *, depth: Depth = Depth.STANDARD, brand: Brand | None = None
) -> bytes:
    """Return a diagnosis as one PDF in one language, of the day of the diagnosis."""
    told = on_paper(outline(diagnosis, language, depth, spoken=True), diagnosis, language)
    return pdf.write(told, language, date=diagnosis.date, brand=brand)
