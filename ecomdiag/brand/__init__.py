"""Whose paper a report is written on: an adviser's name, logo, colour, contact and closing words.

Few reports bear one: it is said through the package (``brand.model``) and read then.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecomdiag.brand import model as model


def __getattr__(name: str) -> Any:
    if name == "model":
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
