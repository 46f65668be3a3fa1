"""Writes answers to what is asked of several things as lists of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ecomdiag.loader.yaml.values import yaml_answer, yaml_scalar
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.repeats import numbered

#: So much further in than other answers stands what is in a list.
INDENT = "    "


def places_in(repeats: Iterable[Repeat]) -> dict[str, tuple[Repeat, int, str]]:
    """Return for each question of a copy what is repeated, the number of the copy, and its name in the list."""
    return {
        numbered(name, number): (own, number, name)
        for own in repeats
        for number in range(1, len(own.groups) + 1)
        for name in own.names
    }


def answer_lines(answers: Mapping[str, Answer], repeats: Iterable[Repeat]) -> Iterator[str]:
    """Yield the lines of the answers of a sheet: each list stands where the first of its answers does."""
    places = places_in(repeats)
    written: set[str] = set()
    for name, answer in answers.items():
        if name not in places:
            yield f"  {yaml_scalar(name)}: {yaml_answer(answer)}"
        elif (own := places[name][0]).id not in written:
            written.add(own.id)
            yield f"  {own.id}:"
            yield from chain.from_iterable(_copies(own, answers))


def in_list(above: Sequence[Sequence[str]], questions: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of questions as those of one item of a list; the last line of each is its name."""
    for place, (before, lines) in enumerate(zip(above, questions, strict=True)):
        *comments, name = (*before, *lines)
        yield from (f"{INDENT}{line}" if line else "" for line in comments)
        yield f"{INDENT}{'  ' if place else '- '}{name.lstrip()}"


def _copies(own: Repeat, answers: Mapping[str, Answer]) -> Iterator[list[str]]:
    """Yield the lines of each copy up to the last that has an answer."""
    given = [
        [(name, answers[numbered(name, number)]) for name in own.names if numbered(name, number) in answers]
        for number in range(1, len(own.groups) + 1)
    ]
    last = max(place for place, pairs in enumerate(given) if pairs)
    for pairs in given[: last + 1]:
        lines = [f"{name}: {yaml_answer(answer)}" for name, answer in pairs] or ["{}"]
        yield [f"{INDENT}{'  ' if place else '- '}{line}" for place, line in enumerate(lines)]
