"""A plan as Markdown, and for a terminal."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.planning.result import Plan
from ecomdiag.report.plan.outline import outline
from ecomdiag.texts import Language


def markdown(plan: Plan, language: Language, *, bars: bool = True, brand: Brand | None = None) -> str:
    """Return a plan as a Markdown document, its actions a list of boxes to tick."""
    from ecomdiag.report.writing import markdown as writer

    letterhead = brand.to(language) if brand is not None else None
    return writer.write(outline(plan, language, whole=True), bars=bars, letterhead=letterhead)


def terminal(plan: Plan, language: Language, *, width: int, colour: bool = False, bars: bool = True) -> str:
    """Return a plan for a terminal of ``width`` columns."""
    from ecomdiag.report.writing import terminal as writer  # Rich takes as long as all else

    return writer.write(outline(plan, language), width=width, colour=colour, bars=bars)
