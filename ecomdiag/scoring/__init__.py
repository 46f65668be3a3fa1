"""From the answers on the path to scores, levels and blockers.

What few questionnaires need is said through the package (``scoring.deriving``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.scoring import deriving as deriving


def __getattr__(name: str) -> Any:
    if name == "deriving":
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
