"""All ways through a questionnaire, merged: parts that do not touch each other are settled apart.

Used by the range of scores (``ecomdiag.ranges.finder``) and by the proof of a questionnaire (``ecomdiag.proof``).
Whoever needs a range only for an incomplete sheet imports the package and says ``ranges.finder``, or ``ranges.copies``
of what is asked of several things, which is read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.ranges import copies as copies
    from ecomdiag.ranges import finder as finder


def __getattr__(name: str) -> Any:
    if name in ("copies", "finder"):
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
