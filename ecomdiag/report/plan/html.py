"""A plan as HTML: one file with its picture that needs nothing else."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.planning.result import Plan
from ecomdiag.report.plan.outline import outline
from ecomdiag.report.tongue import in_tongue
from ecomdiag.report.writing import html
from ecomdiag.texts import Language


def render(plan: Plan, language: Language, *, brand: Brand | None = None) -> str:
    """Return a plan as one HTML document in one language."""
    told = in_tongue(outline(plan, language, whole=True, paged=True), plan, language)
    return html.write(told, language, brand=brand)
