"""The one result record, and how it is made.

What few diagnoses are asked for is said through the package (``diagnosis.placing``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.diagnosis import copies as copies
    from ecomdiag.diagnosis import placing as placing


def __getattr__(name: str) -> Any:
    if name in {"copies", "placing"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
