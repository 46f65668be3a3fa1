"""The diagnosis of a company: one outline of what is said of it, in short or whole, and what writes it.

What writes it, or needs what few reports do, is said through the package (``diagnosis.terminal``) and read then: Rich
takes as long as all else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.report.diagnosis import html as html
    from ecomdiag.report.diagnosis import json_text as json_text
    from ecomdiag.report.diagnosis import markdown as markdown
    from ecomdiag.report.diagnosis import pdf as pdf
    from ecomdiag.report.diagnosis import spoken as spoken
    from ecomdiag.report.diagnosis import supposed as supposed
    from ecomdiag.report.diagnosis import terminal as terminal


def __getattr__(name: str) -> Any:
    if name in {"html", "json_text", "markdown", "pdf", "spoken", "supposed", "terminal"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
