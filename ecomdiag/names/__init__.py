"""Names as people write them: countries and choices read, and what was meant by a word that is none.

Whoever needs it only for a mistake imports the package and says ``names.misnamed``, which is read then: most
files hold ids, and all of them right.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.names import amounts as amounts
    from ecomdiag.names import choices as choices
    from ecomdiag.names import countries as countries
    from ecomdiag.names import days as days
    from ecomdiag.names import misnamed as misnamed
    from ecomdiag.names import reading as reading


def __getattr__(name: str) -> Any:
    if name in {"amounts", "choices", "countries", "days", "misnamed", "reading"}:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
