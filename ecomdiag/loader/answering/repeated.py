"""Answers to groups that are asked of several things: in a file a list of them, in a sheet by the ids of questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ecomdiag.loader.fields import Faults
from ecomdiag.loader.yaml import nodes as yaml_nodes
from ecomdiag.loader.yaml.nodes import Node, Scalar
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.repeats import MOST_REPEATED, numbered
from ecomdiag.record import replace

Pairs = tuple[tuple[Scalar, Node], ...]
_UNKNOWN, _NEAR = "unknown_question", "unknown_question_near"


class InCopy(NamedTuple):
    """Where a question of a copy stands in a file that lists the copies, and how it is called there."""

    copy: str
    name: str
    place: Place
    #: Whether the questionnaire asks about so many.
    asked: bool
    #: Whether there is something in its place that cannot be read, which is told: its answer is not called missing too.
    unreadable: bool = False

    @property
    def called(self) -> str:
        """What it is called in a message: ``sites 2: workers``."""
        return f"{self.copy}: {self.name}"


Given = tuple[Scalar, Node | None, InCopy]
"""The id of a question, its answer if it is there, and where it stands or would."""


def flattened(pairs: Pairs, repeats: Mapping[str, Repeat], faults: Faults) -> tuple[Pairs, dict[str, InCopy]]:
    """Return the answers by the ids of questions, and where those stand that were in lists."""
    found: dict[str, tuple[Scalar, Node]] = {}
    copies: dict[str, InCopy] = {}
    beside: list[Scalar] = []
    for key, value in pairs:
        if key.text not in repeats:
            beside.append(key)
            found.setdefault(key.text, (key, value))
            continue
        for own, answer, where in _listed(repeats[key.text], value, faults):
            copies[own.text] = where
            if answer is not None:
                found[own.text] = (own, answer)
    for key in beside:
        if found[key.text][0] is not key:
            faults.note("copies_twice", key.place, question=key.text, copy=copies[key.text].called)
    return tuple(found.values()), copies


def named(problem: Problem, copies: Mapping[str, InCopy]) -> Problem | None:
    """Return a problem under the name that its question has in a list; ``None`` if it is told of the list already."""
    own = copies.get(problem.question or "")
    if own is None:
        return problem
    if problem.rule == "unanswered" and own.unreadable:
        return None
    if problem.rule not in (_UNKNOWN, _NEAR):
        return replace(problem, called=own.called, place=problem.place or own.place)
    if not own.asked:
        return None
    near = copies.get(str(problem.values.get("near")))  # what is outside of the list cannot be meant
    rule, values = (_UNKNOWN, {}) if near is None else (_NEAR, {"near": near.name})
    values = {"found": own.name, **values}
    return replace(problem, rule=rule, called=own.copy, values=values, place=problem.place or own.place)


def _listed(repeat: Repeat, value: Node, faults: Faults) -> Iterator[Given]:
    """Yield what a list of copies says, each answer under the id of its question; and what it does not."""
    if isinstance(value, Scalar) and value.empty:
        return
    if not isinstance(value, yaml_nodes.Sequence):
        faults.note("copies_no_list", value.place, repeat=repeat.id, name=repeat.names[0])
        for number in range(1, len(repeat.groups) + 1):
            yield from _not_given(repeat, number, value, repeat.names, unreadable=True)
        return
    most = len(repeat.groups)
    if len(value.items) > most:
        found = str(len(value.items))
        faults.note("copies_too_many", value.items[most].place, repeat=repeat.id, most=str(most), found=found)
    for number, item in enumerate(value.items[:MOST_REPEATED], 1):
        if not isinstance(item, yaml_nodes.Mapping) and not (isinstance(item, Scalar) and item.empty):
            faults.note("copy_no_pairs", item.place, copy=f"{repeat.id} {number}", name=repeat.names[0])
        yield from _in_item(repeat, number, item)
    for number in range(len(value.items) + 1, most + 1):
        yield from _not_given(repeat, number, value, repeat.names)


def _in_item(repeat: Repeat, number: int, item: Node) -> Iterator[Given]:
    given = item.pairs if isinstance(item, yaml_nodes.Mapping) else ()
    asked = number <= len(repeat.groups)
    for key, answer in given:
        own = key._replace(text=numbered(key.text, number))
        yield own, answer, InCopy(f"{repeat.id} {number}", key.text, key.place, asked)
    if asked:
        told = {key.text for key, _ in given}
        missing = [name for name in repeat.names if name not in told]
        readable = isinstance(item, yaml_nodes.Mapping) or (isinstance(item, Scalar) and item.empty)
        yield from _not_given(repeat, number, item, missing, unreadable=not readable)


def _not_given(
    repeat: Repeat, number: int, near: Node, names: Iterable[str], *, unreadable: bool = False
) -> Iterator[Given]:
    """Yield where answers would stand that a list does not have."""
    for name in names:
        here = InCopy(f"{repeat.id} {number}", name, near.place, asked=True, unreadable=unreadable)
        yield Scalar(numbered(name, number), near.marks), None, here
