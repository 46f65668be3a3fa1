"""A questionnaire and answers to it as frozen records: what may be asked, when, and what it is worth.

What few questionnaires have is said through the package (``questionnaire.pattern``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.questionnaire import measures as measures
    from ecomdiag.questionnaire import pattern as pattern


def __getattr__(name: str) -> Any:
    if name in {"measures", "pattern"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
