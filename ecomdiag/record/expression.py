"""Regular expressions that are compiled when they are first used: most runs of the program need few of its own."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Expression:
    """A regular expression, given as to ``re.compile``, with the methods of what that makes."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._given = (text, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._given)

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """``Pattern.fullmatch``: the whole text."""
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """``Pattern.search``: where it is first found."""
        return self._compiled.search

    @cached_property
    def sub(self) -> Callable[[str | Callable[[re.Match[str]], str], str], str]:
        """``Pattern.sub``: the text with something else in its places."""
        return self._compiled.sub
