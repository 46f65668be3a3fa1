"""Finds the line and column of what a proof speaks of: a question, a choice, a part of a condition."""

from __future__ import annotations

from functools import cached_property

from ecomdiag.loader.files import MAX_BYTES
from ecomdiag.loader.questions.asked_nodes import asked_nodes, group_node
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, Sequence
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.model import DONT_KNOW

#: The lists in which the things that have an id stand.
_LISTS = {
    "level": "levels",
    "section": "sections",
    "constraint": "constraints",
    "order": "orders",
    "blocker": "blockers",
    "action": "actions",
}


class Places:
    """The places of one file that was read without a fault."""

    def __init__(self, content: bytes, root: Node | None = None) -> None:
        self._content = content
        self._root = root

    @cached_property
    def root(self) -> Node:
        """What was read of the file: now, if not before."""
        return self._root or yaml_text.parse(self._content, limit=MAX_BYTES)

    def unused_lists(self) -> list[str]:
        """Return the names of the choice lists that no question takes."""
        lists = _get(self.root, "choice_lists")
        holders = [own.matrix or own.node for own in asked_nodes(self.root)]
        taken = {own.word for q in holders if isinstance(own := _get(q, "choices"), Scalar)}
        names = [key.text for key, _ in lists.pairs] if isinstance(lists, Mapping) else []
        return [name for name in names if name not in taken]

    def of(self, where: tuple[str | int, ...]) -> Place:
        """Return the place of something, or of the nearest thing around it that the file has."""
        if not where:
            return self.root.place
        if where[0] == "choice_lists":
            return self._list_key(where[1])
        node, rest = self._start(where)
        asks_for = isinstance(node, Mapping) and node.get(DONT_KNOW)
        if rest[:2] == ("choices", DONT_KNOW) and asks_for:
            return asks_for.place
        for step in rest:
            inner = self._step(node, step)
            if inner is None:
                break
            node = inner
        return node.place

    def _list_key(self, name: str | int) -> Place:
        """Return the place of a choice list's name."""
        lists = _get(self.root, "choice_lists")
        keys = [key for key, _ in lists.pairs] if isinstance(lists, Mapping) else []
        return next((key.place for key in keys if key.text == name), self.root.place)

    def _start(self, where: tuple[str | int, ...]) -> tuple[Node, tuple[str | int, ...]]:
        kind = where[0]
        if kind == "question":
            asked = next((own for own in asked_nodes(self.root) if own.is_of(where[1])), None)
            return (self.root, ()) if asked is None else asked.start(where[2:])
        if kind == "group":
            found = group_node(self.root, where[1])
        elif kind in _LISTS:
            found = _named(_get(self.root, _LISTS[str(kind)]), where[1])
        else:
            return self.root, where
        return (self.root, ()) if found is None else (found, where[2:])

    def _step(self, node: Node, step: str | int) -> Node | None:
        if isinstance(node, Mapping):
            return self._choices(node) if step == "choices" else _get(node, str(step))
        if isinstance(node, Sequence):
            return node.items[step] if isinstance(step, int) else _named(node, step)
        return None

    def _choices(self, question: Mapping) -> Node | None:
        """Return the list of a question's choices, wherever it stands."""
        own = question.get("choices")
        if isinstance(own, Scalar):
            return _get(_get(self.root, "choice_lists"), own.word) or own
        return own


def _get(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _named(node: Node | None, name: str | int) -> Node | None:
    return next((item for item in _items(node) if _id(item) == name), None)


def _id(node: Node) -> str | None:
    found = _get(node, "id")
    return found.word if isinstance(found, Scalar) else None
