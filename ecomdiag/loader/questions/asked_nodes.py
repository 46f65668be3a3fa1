"""Where the questions of a questionnaire stand in its file: in sections, in groups, as rows of a matrix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, Sequence

Way = tuple[str | int, ...]
SHOWN, CLOSED = "show_if", "not_applicable_if"


class AskedNode(NamedTuple):
    """Where a question stands, and what stands around it."""

    id: str | None
    node: Node
    #: The matrix of which it is a row.
    matrix: Node | None
    #: The conditions of its section and its group, the outer first.
    outer: tuple[Node, ...]
    #: What its group says of being asked of several things, if it is.
    repeat: Node | None = None

    def is_of(self, name: str | int) -> bool:
        """Say whether it is the question of this id, or the one whose copy is called so."""
        if self.repeat is None:
            return self.id == name
        bare, _, number = str(name).rpartition("_")
        return self.id == bare and number.isdecimal()

    def start(self, rest: Way) -> tuple[Node, Way]:
        """Return from where a way goes on that leads into the question as it is read."""
        holder = (
            self.matrix if self.matrix is not None and rest and _get(self.node, rest[0]) is None else None
        )
        node = holder or self.node
        if self.repeat is not None and rest[:1] == (CLOSED,):
            return self._closed(_get(node, CLOSED), rest[1:])
        if rest[:1] != (SHOWN,) or not self.outer:
            return node, rest
        parts = [*self.outer, *([own] if (own := _get(node, SHOWN)) is not None else [])]
        if len(parts) == 1:
            return parts[0], rest[1:]
        place = rest[2] if rest[1:2] == ("all",) and len(rest) > 2 else None
        return (parts[place], rest[3:]) if isinstance(place, int) and place < len(parts) else (node, rest[:1])

    def _closed(self, own: Node | None, rest: Way) -> tuple[Node, Way]:
        """Return where a way leads in what closes a copy: how many there are, or what its question says itself."""
        if own is not None and rest[:2] == ("any", 1):
            return own, rest[2:]
        return self.repeat or self.node, ()


def asked_nodes(root: Node) -> Iterator[AskedNode]:
    """Yield where each question stands, in order."""
    for section in _items(_get(root, "sections")):
        yield from _inside(section, ())


def group_node(root: Node, name: str | int) -> Node | None:
    """Return where a group stands that is called so, or that has a copy called so."""
    for section in _items(_get(root, "sections")):
        for item in _items(_get(section, "questions")):
            if _get(item, "group") is not None:
                own, (bare, _, number) = _word(item, "group"), str(name).rpartition("_")
                copy = _get(item, "repeat") is not None and own == bare and number.isdecimal()
                if copy or own == name:
                    return item
    return None


def _inside(holder: Node, around: tuple[Node, ...], repeat: Node | None = None) -> Iterator[AskedNode]:
    shown = _get(holder, SHOWN)
    outer = around if shown is None else (*around, shown)
    for item in _items(_get(holder, "questions")):
        if _get(item, "group") is not None:
            yield from _inside(item, outer, _get(item, "repeat"))
        elif (rows := _get(item, "rows")) is not None:
            yield from (AskedNode(_word(row, "id"), row, item, outer, repeat) for row in _items(rows))
        else:
            yield AskedNode(_word(item, "id"), item, None, outer, repeat)


def _get(node: Node | None, key: str | int) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) and isinstance(key, str) else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _word(node: Node, key: str) -> str | None:
    found = _get(node, key)
    return found.word if isinstance(found, Scalar) else None
