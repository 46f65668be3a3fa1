"""sqlglot's expressions, loaded when the first is made: the help of a command needs no more than the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

if TYPE_CHECKING:
    from sqlglot import exp
else:

    class _Expressions:
        def __getattr__(self, name: str) -> Any:
            try:
                from sqlglot import exp as own
            except ModuleNotFoundError:
                raise UsageError(said("cohort.extra")) from None
            return getattr(own, name)

    exp = _Expressions()

__all__ = ["exp"]
