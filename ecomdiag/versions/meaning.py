"""Conditions compared by what they mean: over which answers each of them holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ecomdiag.engine import is_asked
from ecomdiag.questionnaire.conditions import (
    All,
    Answer,
    Any,
    Condition,
    Leaf,
    Not,
    holds,
    leaves,
)
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.record import Record
from ecomdiag.scoring.outcomes import TooManyWaysError, answers_apart

ALWAYS: Condition = All(())
NEVER: Condition = Any(())

Options: TypeAlias = tuple[Answer, ...]

#: More combinations of answers than this are not tried: the conditions then count as different both ways.
MOST_CASES = 20_000


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


class Answering(Record, kw_only=False):
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
            except TooManyWaysError:
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
            for answer in answers_apart(question, own, MOST_CASES):
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
            raise TooManyWaysError
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
