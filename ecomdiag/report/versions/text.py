"""The changes of a questionnaire as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from ecomdiag.report.versions.outline import outline
from ecomdiag.report.writing import text
from ecomdiag.texts import Language
from ecomdiag.versions.records import QuestionnaireDiff
from ecomdiag.versions.sheets import SheetDiff


def render(
    changes: QuestionnaireDiff,
    language: Language,
    answers: Sequence[tuple[str, SheetDiff]] = (),
    *,
    width: int,
) -> str:
    """Return the changes, and what becomes of some answers files (each with its path), in lines of ``width``."""
    return text.write(outline(changes, language, answers), width=width)
