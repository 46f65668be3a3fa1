"""Reports, a folder for each thing that is reported. Pure: a record in, a text out; nothing is computed or printed.

What is said and in what order is an ``outline``; ``writing`` puts outlines into Markdown, a terminal or plain lines.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.report import placing as placing
    from ecomdiag.report import problems as problems


def __getattr__(name: str) -> Any:
    if name in {"placing", "problems"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
