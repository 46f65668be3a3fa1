"""A plan as a PDF, to hand over or to file."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.planning.result import Plan
from ecomdiag.report.plan.outline import outline
from ecomdiag.report.writing import pdf
from ecomdiag.texts import Language


def render(plan: Plan, language: Language, *, brand: Brand | None = None) -> bytes:
    """Return a plan as one PDF in one language, of the day on which it begins."""
    return pdf.write(outline(plan, language, whole=True, paged=True), language, date=plan.date, brand=brand)
