"""Conditions compared by what they mean: over which answers each of them holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import NamedTuple, TypeAlias

from ecomdiag.conditions import All, Answer, Any, AtLeast, AtMost, Condition, Leaf, Not, holds, leaves
from ecomdiag.engine import is_asked
from ecomdiag.model import Kind, Question, Questionnaire

ALWAYS: Condition = All(())
NEVER: Condition = Any(())

Options: TypeAlias = tuple[Answer, ...]

#: More combinations of answers than this are not tried: the conditions then count as different both ways.
MOST_CASES = 20_000


class TooManyCasesError(Exception):
    """There are too many combinations of answers to try."""


class Difference(NamedTuple):
    """How a new condition differs from the old one."""

    #: It holds over some answers over which the old one does not.
    gains: bool
    #: It does not hold over some answers over which the old one does.
    loses: bool

    @property
    def any(self) -> bool:
        """Whether the two mean different things at all."""
        return self.gains or self.loses


@dataclass(frozen=True)
class Answering:
    """The answers over which two versions are compared: those that a complete sheet of the old one can have.

    To a question that is new, or is answered in another way now, any answer of either version may come, or none.
    With ``later`` they are those of the new version.
    """

    old: Questionnaire
    new: Questionnaire
    later: bool = False

    def difference(self, old: Condition, new: Condition) -> Difference:
        """Compare two conditions over all these answers."""
        for whole in (True, False):
            try:
                return _difference(old, new, self._cases((old, new), whole=whole))
            except TooManyCasesError:
                continue
        return Difference(gains=True, loses=True)

    def _cases(self, conditions: Iterable[Condition], *, whole: bool) -> Iterator[Mapping[str, Answer]]:
        """Yield answers to all that the conditions look at.

        With ``whole`` also to what decides whether those questions are asked, so that all of a case fits together.
        """
        looked_at: dict[str, dict[Leaf, None]] = {}
        waiting = list(conditions)
        while waiting:
            for leaf in leaves(waiting.pop()):
                if leaf.question not in looked_at and whole:
                    lasting = self._lasting(leaf.question)
                    waiting += lasting.conditions if lasting else ()
                looked_at.setdefault(leaf.question, {})[leaf] = None
        order = {question.id: place for place, question in enumerate(self._version.questions)}
        names = sorted(looked_at, key=lambda name: order.get(name, len(order)))
        yield from self._ways(
            [(name, self._options(name, tuple(looked_at[name]))) for name in names], {}, whole
        )

    def _ways(
        self, options: Sequence[tuple[str, Options]], given: Mapping[str, Answer], whole: bool
    ) -> Iterator[Mapping[str, Answer]]:
        if not options:
            yield given
            return
        (name, answers), *others = options
        lasting = self._lasting(name) if whole else None
        asked = None if lasting is None else is_asked(lasting, given)
        for answer in (None, *answers):
            if asked is None or asked is (answer is not None):
                more = given if answer is None else {**given, name: answer}
                yield from self._ways(others, more, whole)

    def _options(self, name: str, own: Sequence[Leaf]) -> Options:
        """Return answers to one question, one for every truth of the leaves that look at it."""
        lasting = self._lasting(name)
        both = (version.by_id.get(name) for version in (self.old, self.new))
        found: dict[tuple[bool, ...], Answer] = {}
        for question in [lasting] if lasting else [one for one in both if one is not None]:
            for answer in _answers(question, own):
                found.setdefault(tuple(leaf.true_of(answer) for leaf in own), answer)
        return tuple(found.values())

    @property
    def _version(self) -> Questionnaire:
        return self.new if self.later else self.old

    def _lasting(self, name: str) -> Question | None:
        """Return a question that both versions have and answer in the same way, as it is in the one looked at."""
        before, after = self.old.by_id.get(name), self.new.by_id.get(name)
        if before is None or after is None or before.kind is not after.kind:
            return None
        return after if self.later else before


def _difference(old: Condition, new: Condition, cases: Iterable[Mapping[str, Answer]]) -> Difference:
    gains = loses = False
    for count, given in enumerate(cases):
        if count == MOST_CASES:
            raise TooManyCasesError
        before, after = holds(old, given), holds(new, given)
        gains |= after and not before
        loses |= before and not after
    return Difference(gains, loses)


def asked_if(question: Question) -> Condition:
    """Return the one condition under which a question is asked."""
    return All((question.show_if or ALWAYS, Not(question.not_applicable_if or NEVER)))


def same_form(one: Condition | None, other: Condition | None) -> bool:
    """Say whether two conditions say the same, whatever the order of their parts."""
    return _form(one) == _form(other)


def _form(condition: Condition | None) -> Hashable:
    if isinstance(condition, All | Any):
        parts = frozenset(_form(part) for part in condition.parts)
        return next(iter(parts)) if len(parts) == 1 else (type(condition), parts)
    return (Not, _form(condition.part)) if isinstance(condition, Not) else condition


def _answers(question: Question, own: Sequence[Leaf]) -> Iterator[Answer]:
    """Yield answers to a question, at least one for every truth of the leaves; some may break its limits."""
    ids = tuple(choice.id for choice in question.choices)
    match question.kind:
        case Kind.SINGLE:
            yield from ids
        case Kind.RANKING:
            yield ids
        case Kind.PERCENTAGE:
            yield from _numbers(own)
        case Kind.MULTIPLE | Kind.COUNTRIES:
            yield from ((choice.id,) for choice in question.choices if choice.stands_alone)
            yield from _several(question, own)


def _numbers(own: Sequence[Leaf]) -> Iterator[Fraction]:
    """Yield every number at which a leaf changes, and one between each two of them."""
    cuts = {leaf.number for leaf in own if isinstance(leaf, AtLeast | AtMost)}
    points = sorted({Fraction(0), Fraction(100), *cuts})
    yield from points
    yield from ((low + high) / 2 for low, high in pairwise(points))


def _several(question: Question, own: Sequence[Leaf]) -> Iterator[tuple[str, ...]]:
    """Yield none, one and all of each group of choices that the leaves do not tell apart."""
    groups: dict[tuple[bool, ...], list[str]] = {}
    for choice in question.choices:
        if not choice.stands_alone:
            groups.setdefault(tuple(_names(leaf, choice.id) for leaf in own), []).append(choice.id)
    picks = [dict.fromkeys(((), tuple(group[:1]), tuple(group))) for group in groups.values()]
    if prod(map(len, picks)) > MOST_CASES:
        raise TooManyCasesError
    for picked in product(*picks):
        chosen = tuple(name for part in picked for name in part)
        if chosen:
            yield chosen


def _names(leaf: Leaf, choice: str) -> bool:
    return not isinstance(leaf, AtLeast | AtMost) and choice in leaf.choices
