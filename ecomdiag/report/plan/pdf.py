"""A plan as a PDF, to hand over or to file."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.planning.result import Plan
from ecomdiag.report.plan.outline import outline
from ecomdiag.report.tongue import on_paper
from ecomdiag.report.writing import pdf
from ecomdiag.texts import Language


def render(plan: Plan, language: Language, *, brand: Brand | None = None) -> bytes:
    """Return a plan as one PDF in one language, of the day on which it begins."""
    told = on_paper(outline(plan, language, whole=True, paged=True), plan, language)
    return pdf.write(told, language, date=plan.date, brand=brand)
