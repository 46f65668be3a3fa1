"""What a caller of the Python API hands over, held to what can be taken: what is wrong is said in a sentence."""

from __future__ import annotations

from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said


def require(given: object, *kinds: type, name: str) -> None:
    """Raise ``UsageError`` if a value, called ``name``, is of none of these kinds."""
    if not isinstance(given, kinds):
        wanted = " | ".join(kind.__name__ for kind in kinds)
        raise UsageError(said("error.given", name=name, kinds=wanted, found=type(given).__name__))
