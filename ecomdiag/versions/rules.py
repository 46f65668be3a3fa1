"""Changes of what holds for the whole questionnaire: levels, sums of percentages, blockers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TypeVar

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Blocker, Constraint, Level, Order, Questionnaire, Section
from ecomdiag.versions.meaning import Answering, same_form
from ecomdiag.versions.records import Change, ChangeKind, Consequence, by_text
from ecomdiag.versions.texts import blocker_wording, constraint_wording, level_wording

Part = TypeVar("Part", Level, Blocker)


def levels(old: Questionnaire | Section, new: Questionnaire | Section) -> Iterator[Change]:
    """Yield the changes of the levels, of the whole or of a section of its own."""
    kinds = ChangeKind.LEVEL_REMOVED, ChangeKind.LEVEL_ADDED
    yield from _each(old.levels, new.levels, kinds, lambda level: level.start, _level)


def _level(old: Level, new: Level) -> Iterator[Change]:
    if old.start != new.start:
        yield Change(
            kind=ChangeKind.LEVEL_START, consequence=Consequence.SCORES, item=old.id,
            old=old.start, new=new.start,
        )  # fmt: skip
    yield from level_wording(old, new)


def constraints(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of the rules over sums."""
    before, after = ({found.id: found for found in _rules(version)} for version in (old, new))
    for name in [*before, *(name for name in after if name not in before)]:
        was, now = before.get(name), after.get(name)
        if was is None or now is None or _rule(was) != _rule(now):
            yield _constraint(name, was, now, old, new)
        if was is not None and now is not None:
            yield from constraint_wording(was, now)


def _rules(version: Questionnaire) -> tuple[Constraint | Order, ...]:
    return (*version.constraints, *version.orders)


def _constraint(
    name: str,
    was: Constraint | Order | None,
    now: Constraint | Order | None,
    old: Questionnaire,
    new: Questionnaire,
) -> Change:
    kind = ChangeKind.CONSTRAINT_RULE
    if was is None or now is None:
        kind = ChangeKind.CONSTRAINT_ADDED if was is None else ChangeKind.CONSTRAINT_REMOVED
    found = Consequence.TEXTS
    if now is not None and not _follows(now, _rules(old)):
        found = Consequence.BREAKS
    elif was is not None and not _follows(was, _rules(new)):
        found = Consequence.ALLOWS
    return Change(kind=kind, consequence=found, item=name, old=was, new=now)


def _rule(constraint: Constraint | Order) -> tuple[object, ...]:
    if isinstance(constraint, Order):
        return constraint.pair, constraint.least, constraint.most
    return frozenset(constraint.questions), frozenset(constraint.equals), constraint.at_most


def _follows(rule: Constraint | Order, others: Iterable[Constraint | Order]) -> bool:
    """Say whether every answer that keeps some other rules keeps this one too."""
    return any(_looser(rule, other) for other in others)


def _looser(rule: Constraint | Order, other: Constraint | Order) -> bool:
    """Say whether whoever keeps the other rule keeps this one."""
    if isinstance(rule, Order) or isinstance(other, Order):
        return isinstance(rule, Order) and isinstance(other, Order) and _wider(rule, other)
    members, known = set(rule.questions), set(other.questions)
    if rule.at_most is None:
        return members == known and bool(other.equals) and set(other.equals) <= set(rule.equals)
    highest = max(other.equals) if other.at_most is None else other.at_most
    return members <= known and highest <= rule.at_most


def blockers(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of what caps the level."""
    kinds = ChangeKind.BLOCKER_REMOVED, ChangeKind.BLOCKER_ADDED
    compared = partial(_blocker, old, new)
    yield from _each(old.blockers, new.blockers, kinds, lambda blocker: blocker.when, compared)


def _blocker(old: Questionnaire, new: Questionnaire, was: Blocker, now: Blocker) -> Iterator[Change]:
    if was.caps_at != now.caps_at:
        yield Change(
            kind=ChangeKind.BLOCKER_CAP, consequence=Consequence.SCORES, item=was.id,
            old=was.caps_at, new=now.caps_at,
        )  # fmt: skip
    if not same_form(was.when, now.when):
        found = Consequence.TEXTS
        if Answering(old, new).difference(was.when, now.when).any:
            found = Consequence.SCORES
        elif Answering(old, new, later=True).difference(was.when, now.when).any:
            found = Consequence.ALLOWS
        yield Change(kind=ChangeKind.BLOCKER_WHEN, consequence=found, item=was.id, old=was.when, new=now.when)
    yield from blocker_wording(was, now)


def _each(
    old: Sequence[Part],
    new: Sequence[Part],
    kinds: tuple[ChangeKind, ChangeKind],
    value: Callable[[Part], Fraction | Condition],
    compared: Callable[[Part, Part], Iterator[Change]],
) -> Iterator[Change]:
    """Yield the changes of each part: removed or added, one of the two kinds, or compared with what it was."""
    removed, added = kinds
    before, after = ({part.id: part for part in parts} for parts in (old, new))
    again = by_text((part.title, part.id) for part in new if part.id not in before)
    for part in old:
        if part.id in after:
            yield from compared(part, after[part.id])
        else:
            yield Change(
                kind=removed, consequence=Consequence.SCORES, item=part.id,
                old=value(part), renamed=again.get(part.title.es),
            )  # fmt: skip
    for part in new:
        if part.id not in before:
            yield Change(kind=added, consequence=Consequence.SCORES, item=part.id, new=value(part))


def _wider(rule: Order, other: Order) -> bool:
    """Say whether a rule over the same two answers leaves them as much room as another."""
    upwards = rule.most is None or (other.most is not None and other.most <= rule.most)
    return rule.pair == other.pair and rule.least <= other.least and upwards
