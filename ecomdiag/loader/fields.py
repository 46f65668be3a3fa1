"""Takes the fields of a YAML mapping one by one, noting every fault and going on.

A fault gives a harmless default back, so that one reading of a file finds all that is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.engine import unknown
from ecomdiag.loader.yaml_text import Mapping, Node, Scalar, Sequence
from ecomdiag.model import Text
from ecomdiag.problems import Place, Problem
from ecomdiag.texts import LANGUAGES
from ecomdiag.wording import read_number

_ID = re.compile(r"[a-z0-9][a-z0-9_]*", re.ASCII)
MAX_ID = 80


class Faults(list[Problem]):
    """Everything found wrong so far."""

    def note(self, rule: str, place: Place, **values: str) -> None:
        """Add a fault that breaks ``rule`` at ``place``."""
        self.append(Problem(rule=f"file.{rule}", place=place, values=values))


class Fields:
    """The fields of one mapping, each taken by name and kind."""

    def __init__(self, node: Node, faults: Faults, *allowed: str) -> None:
        self.start = node
        self.faults = faults
        self.pairs: dict[str, tuple[Scalar, Node]] = {}
        if not isinstance(node, Mapping):
            faults.note("not_a_mapping", node.place)
            return
        self.pairs = {key.text: (key, value) for key, value in node.pairs}
        for name, (key, _) in self.pairs.items():
            if name not in allowed:
                problem = unknown("unknown_key", name, dict.fromkeys(allowed))
                values = problem.values
                faults.note(problem.rule, key.place, **values)

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.start.place

    def __contains__(self, key: str) -> bool:
        return key in self.pairs

    def node(self, key: str) -> Node | None:
        """Return a field's node; ``None`` if there is none, which is no fault."""
        found = self.pairs.get(key)
        return None if found is None or (isinstance(found[1], Scalar) and found[1].empty) else found[1]

    def required(self, key: str) -> Node | None:
        """Return a field's node; a fault if there is none."""
        node = self.node(key)
        if node is None:
            self.faults.note("missing_key", self.place, key=key)
        return node

    def scalar(self, key: str) -> Scalar | None:
        """Return a field that must be there and be one value."""
        return self._as_scalar(key, self.required(key))

    def id(self, key: str = "id") -> str:
        """Return a field that names something: small letters, digits and underscores."""
        scalar = self.scalar(key)
        if scalar is None:
            return ""
        if not _ID.fullmatch(scalar.text) or len(scalar.text) > MAX_ID:
            self.faults.note("bad_id", scalar.place, found=scalar.text)
        return scalar.text

    def string(self, key: str) -> str:
        """Return a field that is any text."""
        scalar = self.scalar(key)
        return scalar.text if scalar else ""

    def flag(self, key: str) -> bool:
        """Return a field that is ``true`` or ``false`` (the default)."""
        node = self.node(key)
        if node is None:
            return False
        if isinstance(node, Scalar) and node.text in ("true", "false"):
            return node.text == "true"
        self.faults.note("not_a_flag", node.place, key=key)
        return False

    def number(self, key: str, default: Fraction | None = None) -> Fraction:
        """Return a field that is a number; required unless there is a default."""
        node = self.node(key) if default is not None else self.required(key)
        if node is None:
            return default if default is not None else Fraction(0)
        scalar = self._as_scalar(key, node)
        return self._number(scalar, key) if scalar else Fraction(0)

    def between(self, key: str, low: int, high: int, default: Fraction | None = None) -> Fraction:
        """Return a number within limits, both included."""
        return self._within(self.number(key, default), low, high, self.at(key), key)

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """Return a whole number within limits, both included."""
        value = self.between(key, low, high, Fraction(default))
        if value.denominator != 1:
            self.faults.note("not_whole", self.at(key), key=key)
        return int(value)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return a field that is one of a few words."""
        node = self.node(key) if default is not None else self.required(key)
        scalar = self._as_scalar(key, node)
        if scalar is None:
            return default or allowed[0]
        if scalar.text not in allowed:
            self.faults.note(
                "not_one_of", scalar.place, key=key, found=scalar.text, allowed=", ".join(allowed)
            )
            return default or allowed[0]
        return scalar.text

    def text(self, key: str) -> Text:
        """Return a required text in all languages."""
        node = self.required(key)
        return self._text(node) if node is not None else Text("", "")

    def optional_text(self, key: str) -> Text | None:
        """Return a text in all languages, if there is one."""
        node = self.node(key)
        return self._text(node) if node is not None else None

    def items(self, key: str, *, required: bool = True) -> tuple[Node, ...]:
        """Return the items of a list field."""
        node = self.required(key) if required else self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.faults.note("not_a_list", node.place, key=key)
            return ()
        return node.items

    def some(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list field that must be there and not be empty."""
        node = self.node(key)
        if isinstance(node, Sequence) and not node.items:
            self.faults.note("names_nothing", node.place, key=key)
        return self.items(key)

    def strings(self, key: str) -> Iterator[Scalar]:
        """Yield the items of a list of single values, which must not be empty."""
        for item in self.some(key):
            if isinstance(item, Scalar):
                yield item
            else:
                self.faults.note("not_a_value", item.place, key=key)

    def numbers(self, key: str, low: int, high: int) -> tuple[Fraction, ...]:
        """Return the items of a list of numbers within limits, both included."""
        return tuple(self._within(self._number(s, key), low, high, s.place, key) for s in self.strings(key))

    def at(self, key: str) -> Place:
        """Return the place of a field's value, or of the whole if it is not there."""
        return self.pairs[key][1].place if key in self.pairs else self.place

    def key_at(self, key: str) -> Place:
        """Return the place of a field's key."""
        return self.pairs[key][0].place

    def _as_scalar(self, key: str, node: Node | None) -> Scalar | None:
        if node is None or isinstance(node, Scalar):
            return node
        self.faults.note("not_a_value", node.place, key=key)
        return None

    def _number(self, scalar: Scalar, key: str) -> Fraction:
        value = read_number(scalar.text)
        if value is None:
            self.faults.note("not_a_number", scalar.place, key=key, found=scalar.text)
            return Fraction(0)
        return value

    def _within(self, value: Fraction, low: int, high: int, place: Place, key: str) -> Fraction:
        if low <= value <= high:
            return value
        self.faults.note("out_of_range", place, key=key, low=str(low), high=str(high))
        return Fraction(low)

    def _text(self, node: Node) -> Text:
        if isinstance(node, Mapping) and len(node.pairs) == len(LANGUAGES):
            (first, es), (second, en) = node.pairs
            in_order = (first.text, second.text) == LANGUAGES
            if in_order and isinstance(es, Scalar) and isinstance(en, Scalar) and es.said and en.said:
                return Text(es.text, en.text)  # as nearly all are; the general way takes longer
        fields = Fields(node, self.faults, *LANGUAGES)
        for language in LANGUAGES:
            said = fields.node(language)
            if isinstance(said, Scalar) and not said.said:
                self.faults.note("says_nothing", said.place, language=language)
        return Text(**{language: fields.string(language) for language in LANGUAGES})
