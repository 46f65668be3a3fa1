"""Takes the fields of a YAML mapping one by one, noting every fault and going on.

A fault gives a harmless default back, so that one reading of a file finds all that is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias, TypeVar

from ecomdiag import loader
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, Sequence, place_in
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Place, Problem, Severity, of_a_list
from ecomdiag.questionnaire.faults import Fault, is_id
from ecomdiag.record import replace
from ecomdiag.record.exact import number_text, read_exact
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

Items: TypeAlias = "list[Node] | tuple[Node, ...]"
Number: TypeAlias = int | Fraction
W = TypeVar("W", bound=str)


class Faults(list[Problem]):
    """Everything found wrong so far."""

    def __init__(self) -> None:
        super().__init__()
        #: The languages in which the texts of the file stand, the main one first.
        self.languages: tuple[str, ...] = LANGUAGES
        #: Where no group of pairs stands, though one should: what such a group lacks is not told of those places.
        self._no_pairs: set[Place] = set()

    def note(self, rule: str, place: Place, **values: str | int | Fraction) -> None:
        """Add a fault that breaks ``rule`` at ``place``."""
        if place in self._no_pairs:
            return
        self.append(Problem(rule=f"file.{rule}", place=place, values=values))

    def place(self, found: Iterable[Fault], at: Node) -> None:
        """Add faults of what was read of a node, where each is in it."""
        for own in found:
            place = place_in(at, own.where)
            if place not in self._no_pairs:
                self.append(replace(own.problem, place=place))

    def place_each(self, found: Iterable[Fault], items: Items) -> None:
        """Add faults of what was read of a list of nodes, where each is in its own."""
        for own in found:
            first, *rest = own.where
            self.place([replace(own, where=tuple(rest))], items[int(first)])

    def note_no_pairs(self, node: Node) -> None:
        """Add the fault that something is no group of pairs, in words for what it is instead."""
        text = node.text if isinstance(node, Scalar) else ""
        glued = re.match(r"([^\s:]+) *:(?!//)(\S+)", text)
        hidden = re.match(r"[^\s:]+:(?! )(\s)", text)
        if hidden is not None:
            place = replace(node.place, column=node.place.column + hidden.start(1))
            values = {"character": f"U+{ord(hidden[1]):04X}"}
            self.append(Problem(rule="yaml.invisible", place=place, values=values))
        elif glued is not None:
            values = {"example": f"{glued[1]}: {glued[2]}"}
            self.append(Problem(rule="yaml.colon_space", place=node.place, values=values))
        else:
            self.note("list_of_pairs" if isinstance(node, Sequence) else "not_a_mapping", node.place)
        self._no_pairs.add(node.place)

    def note_comment(self, scalar: Scalar, severity: Severity = "error") -> None:
        """Add the fault that a comment has cut a text short."""
        whole = f"{scalar.text} {scalar.comment}"
        values = {"found": scalar.text, "whole": loader.yaml_source.in_quotes(whole)}
        self.append(Problem(rule="file.cut_by_comment", severity=severity, place=scalar.place, values=values))


def _unknown_key(key: Scalar, allowed: tuple[str, ...]) -> Problem:
    problem = unknown("unknown_key", key.text, allowed)
    return replace(problem, rule=f"file.{problem.rule}", place=key.place)


def is_cut(scalar: Scalar) -> bool:
    """Whether what stands behind a text looks like its end rather than a comment: a ``#`` right before a word."""
    return bool(scalar.comment[1:2].strip("# \t"))


class Fields:
    """The fields of one mapping, each taken by name and kind."""

    def __init__(self, node: Node, faults: Faults, *allowed: str) -> None:
        self.start = node
        self.faults = faults
        self.pairs: dict[str, tuple[Scalar, Node]] = {}
        #: Whether it is a group of pairs at all; if not, that is told, and nothing of it is missing too.
        self.is_group = False
        #: Keys that are there, but misspelt: told as that, and not as missing too.
        self.misspelt: frozenset[object] = frozenset()
        if not isinstance(node, Mapping):
            faults.note_no_pairs(node)
            return
        self.is_group = True
        self.pairs = {key.text: (key, value) for key, value in node.pairs}
        strange = [key for name, (key, _) in self.pairs.items() if name not in allowed]
        told = tuple(of_a_list(strange, lambda key: _unknown_key(key, allowed)))
        self.misspelt = frozenset(problem.values.get("near") for problem in told)
        faults += told

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
        if node is None and self.is_group and key not in self.misspelt:
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
        name = scalar.word
        if not is_id(name):
            self.faults.note("bad_id", scalar.place, found=name)
        return name

    def string(self, key: str) -> str:
        """Return a field that is any text."""
        scalar = self.scalar(key)
        if scalar is None:
            return ""
        self._whole(scalar)
        return scalar.word if scalar.block else scalar.text

    def flag(self, key: str) -> bool:
        """Return a field that is ``true`` or ``false`` (the default)."""
        node = self.node(key)
        if node is None:
            return False
        if isinstance(node, Scalar) and node.word in ("true", "false"):
            return node.word == "true"
        self.faults.note("not_a_flag", node.place, key=key)
        return False

    def number(self, key: str, default: Fraction | None = None) -> Fraction:
        """Return a field that is a number; required unless there is a default."""
        node = self.node(key) if default is not None else self.required(key)
        if node is None:
            return default if default is not None else Fraction(0)
        scalar = self._as_scalar(key, node)
        return self._number(scalar, key) if scalar else Fraction(0)

    def between(self, key: str, low: Number, high: Number, default: Fraction | None = None) -> Fraction:
        """Return a number within limits, both included."""
        return self._within(self.number(key, default), low, high, self.at(key), key)

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number within limits, both included; required unless there is a default."""
        value = self.between(key, low, high, None if default is None else Fraction(default))
        if value.denominator != 1:
            self.faults.note("not_whole", self.at(key), key=key)
        return int(value)

    def one_of(self, key: str, allowed: tuple[W, ...], default: W | None = None) -> W:
        """Return a field that is one of a few words."""
        node = self.node(key) if default is not None else self.required(key)
        scalar = self._as_scalar(key, node)
        if scalar is None:
            return default or allowed[0]
        word = next((known for known in allowed if known == scalar.word), None)
        if word is None:
            self.faults.note(
                "not_one_of", scalar.place, key=key, found=scalar.word, allowed=", ".join(allowed)
            )
            return default or allowed[0]
        return word

    def text(self, key: str) -> Text:
        """Return a required text, in all languages of the file."""
        node = self.required(key)
        return self._text(node) if node is not None else Text.of(dict.fromkeys(self.faults.languages, ""))

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
                yield item._replace(text=item.word)
            else:
                self.faults.note("not_a_value", item.place, key=key)

    def numbers(self, key: str, low: Number, high: Number) -> tuple[Fraction, ...]:
        """Return the items of a list of numbers within limits, both included."""
        return tuple(self._within(self._number(s, key), low, high, s.place, key) for s in self.strings(key))

    def at(self, key: str) -> Place:
        """Return the place of a field's value, or of the whole if it is not there."""
        return self.holder(key).place

    def holder(self, key: str) -> Node:
        """Return a field's value as it stands, or the whole if it is not there."""
        return self.pairs[key][1] if key in self.pairs else self.start

    def key_at(self, key: str) -> Place:
        """Return the place of a field's key."""
        return self.pairs[key][0].place

    def _as_scalar(self, key: str, node: Node | None) -> Scalar | None:
        if node is None or isinstance(node, Scalar):
            return node
        self.faults.note("not_a_value", node.place, key=key)
        return None

    def _number(self, scalar: Scalar, key: str) -> Fraction:
        value = read_exact(scalar.word)
        if value is None:
            self.faults.note("not_a_number", scalar.place, key=key, found=scalar.word)
            return Fraction(0)
        return value

    def _within(self, value: Fraction, low: Number, high: Number, place: Place, key: str) -> Fraction:
        if low <= value <= high:
            return value
        self.faults.note(
            "out_of_range", place, key=key, low=number_text(Fraction(low)), high=number_text(Fraction(high))
        )
        return Fraction(low)

    def _text(self, node: Node) -> Text:
        if self.faults.languages is not LANGUAGES:
            return loader.spoken.text_in(node, self.faults)
        if isinstance(node, Mapping) and len(node.pairs) == len(LANGUAGES):
            (first, es), (second, en) = node.pairs
            in_order = (first.text, second.text) == LANGUAGES
            if in_order and isinstance(es, Scalar) and isinstance(en, Scalar) and es.said and en.said:
                self._whole(es)
                self._whole(en)
                return Text(es.text, en.text)  # as nearly all are; the general way takes longer
        fields = Fields(node, self.faults, *LANGUAGES)
        for language in LANGUAGES:
            said = fields.node(language)
            if isinstance(said, Scalar) and not said.said:
                self.faults.note("says_nothing", said.place, language=language)
        return Text(**{language: fields.string(language) for language in LANGUAGES})

    def note_all_comment(self, key: str) -> None:
        """Note that a ``#`` right before a word has made a comment of a whole text, which may be left out."""
        _, value = self.pairs.get(key, (None, None))
        if isinstance(value, Scalar) and is_cut(value):
            values = {"key": key, "whole": f'"{value.comment}"'}
            problem = Problem(rule="file.all_comment", severity="warning", place=value.place, values=values)
            self.faults.append(problem)

    def _whole(self, scalar: Scalar) -> None:
        """Note that a ``#`` right before a word has made a comment of the end of a text."""
        if is_cut(scalar):
            self.faults.note_comment(scalar)
