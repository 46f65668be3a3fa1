"""The commands, a file each: options → one call → print → exit code. Nothing else.

What few calls ask for is said through the package (``commands.limit``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.commands import keeping as keeping
    from ecomdiag.commands import limit as limit


def __getattr__(name: str) -> Any:
    if name in {"keeping", "limit"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
