"""Where the answers of a file stand, worked out only when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.problems.problem import Place


class LazyPlaces(Mapping[tuple[str, int | None], Place]):
    """The places of what was read, each worked out when it is asked for: most files have no problem to be told."""

    def __init__(self, read: Mapping[tuple[str, int | None], Node | Place]) -> None:
        self._read = read
        #: What adds the places that are not known yet, if there are such.
        self.later: Callable[[], None] | None = None

    def __getitem__(self, key: tuple[str, int | None]) -> Place:
        own = self._all()[key]
        return own if isinstance(own, Place) else own.place

    def __iter__(self) -> Iterator[tuple[str, int | None]]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[tuple[str, int | None], Node | Place]:
        later, self.later = self.later, None
        if later is not None:
            later()
        return self._read
