"""Writers: they put what a report says into lines, escaped and set as each format needs it.

Some are said through the package (``writing.html``) and read then: their libraries take as long as all else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.report.writing import html as html
    from ecomdiag.report.writing import markdown as markdown
    from ecomdiag.report.writing import pdf as pdf
    from ecomdiag.report.writing import terminal as terminal


def __getattr__(name: str) -> Any:
    if name in {"html", "markdown", "pdf", "terminal"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
