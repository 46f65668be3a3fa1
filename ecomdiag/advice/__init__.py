"""What to do about a diagnosis: actions, lenses, markets, dated facts, support, peers, remarks.

All of it is content (``data/``); the code here only decides what concerns a company, and what an
action gains. Its records are said through the package (``advice.model``) by whoever may have none, and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.advice import glossary as glossary
    from ecomdiag.advice import model as model


def __getattr__(name: str) -> Any:
    if name in {"glossary", "model"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
