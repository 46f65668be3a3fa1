"""A diagnosis as HTML: one file with pictures that needs nothing else."""

from __future__ import annotations

from ecomdiag.brand.model import Brand
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.tongue import in_tongue
from ecomdiag.report.writing import html
from ecomdiag.texts import Language


def render(
    diagnosis: Diagnosis, language: Language, *, depth: Depth = Depth.STANDARD, brand: Brand | None = None
) -> str:
    """Return a diagnosis as one HTML document in one language."""
    told = in_tongue(outline(diagnosis, language, depth, spoken=True), diagnosis, language)
    return html.write(told, language, brand=brand)
