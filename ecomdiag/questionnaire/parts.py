"""What hangs together, and on nothing else: ties between names put them into parts."""

from __future__ import annotations

from collections.abc import Iterable


class Parts:
    """Names in parts; each is alone until it is tied to another."""

    def __init__(self, names: Iterable[str]) -> None:
        self._leader = {name: name for name in names}

    def of(self, name: str) -> str:
        """Return the name that stands for a part, by one that is in it."""
        leader = self._leader
        while leader[name] != name:
            leader[name] = name = leader[leader[name]]
        return name

    def tie(self, one: str, other: str) -> None:
        """Put the parts of two names together."""
        self._leader[self.of(one)] = self.of(other)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Return the parts, and the names in each, in the order in which they were given."""
        found: dict[str, list[str]] = {}
        for name in self._leader:
            found.setdefault(self.of(name), []).append(name)
        return tuple(map(tuple, found.values()))
