"""A diagnosis as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.writing import markdown
from ecomdiag.texts import Language

if TYPE_CHECKING:
    from ecomdiag.brand.model import Brand


def render(
    diagnosis: Diagnosis,
    language: Language,
    *,
    depth: Depth = Depth.STANDARD,
    bars: bool = True,
    brand: Brand | None = None,
) -> str:
    """Return a diagnosis as one Markdown document in one language; without ``bars``, nothing is drawn."""
    letterhead = brand.to(language) if brand is not None else None
    return markdown.write(outline(diagnosis, language, depth), bars=bars, letterhead=letterhead)
