"""A diagnosis as a PDF, to print, to hand over or to file."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.writing import pdf
from ecomdiag.texts import Language


def render(
    diagnosis: Diagnosis, language: Language, *, depth: Depth = Depth.STANDARD, brand: Brand | None = None
) -> bytes:
    """Return a diagnosis as one PDF in one language, of the day of the diagnosis."""
    return pdf.write(outline(diagnosis, language, depth), language, date=diagnosis.date, brand=brand)
