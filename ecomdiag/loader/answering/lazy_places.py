"""Where the answers of a file stand, worked out only when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.problems.problem import Place

K = TypeVar("K")


class LazyPlaces(Mapping[K, Place]):
    """The places of what was read, each worked out when it is asked for: most files have no problem to be told."""

    def __init__(self, read: Mapping[K, Node | Place]) -> None:
        self._read = read
        #: What adds the places that are not known yet, if there are such.
        self.later: Callable[[], None] | None = None

    def __getitem__(self, key: K) -> Place:
        own = self._all()[key]
        return own if isinstance(own, Place) else own.place

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[K, Node | Place]:
        later, self.later = self.later, None
        if later is not None:
            later()
        return self._read
