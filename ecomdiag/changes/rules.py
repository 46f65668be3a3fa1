"""Changes of what holds for the whole questionnaire: levels, sums of percentages, blockers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ecomdiag.changes.meaning import Answering, same_form
from ecomdiag.changes.records import Change, ChangeKind, Consequence, by_text
from ecomdiag.changes.wordings import blocker_wording, constraint_wording, level_wording
from ecomdiag.model import Blocker, Constraint, Level, Questionnaire


def levels(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of the levels."""
    before, after = ({level.id: level for level in version.levels} for version in (old, new))
    again = by_text((level.title, level.id) for level in new.levels if level.id not in before)
    for level in old.levels:
        if level.id in after:
            yield from _level(level, after[level.id])
        else:
            yield Change(
                kind=ChangeKind.LEVEL_REMOVED, consequence=Consequence.SCORES, item=level.id,
                old=level.start, renamed=again.get(level.title.es),
            )  # fmt: skip
    for level in new.levels:
        if level.id not in before:
            yield Change(
                kind=ChangeKind.LEVEL_ADDED, consequence=Consequence.SCORES, item=level.id, new=level.start
            )


def _level(old: Level, new: Level) -> Iterator[Change]:
    if old.start != new.start:
        yield Change(
            kind=ChangeKind.LEVEL_START, consequence=Consequence.SCORES, item=old.id,
            old=old.start, new=new.start,
        )  # fmt: skip
    yield from level_wording(old, new)


def constraints(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of the rules over sums."""
    before, after = ({found.id: found for found in version.constraints} for version in (old, new))
    for name in [*before, *(name for name in after if name not in before)]:
        was, now = before.get(name), after.get(name)
        if was is None or now is None or _rule(was) != _rule(now):
            yield _constraint(name, was, now, old, new)
        if was is not None and now is not None:
            yield from constraint_wording(was, now)


def _constraint(
    name: str, was: Constraint | None, now: Constraint | None, old: Questionnaire, new: Questionnaire
) -> Change:
    kind = ChangeKind.CONSTRAINT_RULE
    if was is None or now is None:
        kind = ChangeKind.CONSTRAINT_ADDED if was is None else ChangeKind.CONSTRAINT_REMOVED
    found = Consequence.TEXTS
    if now is not None and not _follows(now, old.constraints):
        found = Consequence.BREAKS
    elif was is not None and not _follows(was, new.constraints):
        found = Consequence.ALLOWS
    return Change(kind=kind, consequence=found, item=name, old=was, new=now)


def _rule(constraint: Constraint) -> tuple[frozenset[str], frozenset[Fraction], Fraction | None]:
    return frozenset(constraint.questions), frozenset(constraint.equals), constraint.at_most


def _follows(rule: Constraint, others: Iterable[Constraint]) -> bool:
    """Say whether every answer that keeps some other rules keeps this one too."""
    return any(_looser(rule, other) for other in others)


def _looser(rule: Constraint, other: Constraint) -> bool:
    """Say whether whoever keeps the other rule keeps this one."""
    members, known = set(rule.questions), set(other.questions)
    if rule.at_most is None:
        return members == known and bool(other.equals) and set(other.equals) <= set(rule.equals)
    highest = max(other.equals) if other.at_most is None else other.at_most
    return members <= known and highest <= rule.at_most


def blockers(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of what caps the level."""
    before, after = ({found.id: found for found in version.blockers} for version in (old, new))
    again = by_text((found.title, found.id) for found in new.blockers if found.id not in before)
    for found in old.blockers:
        if found.id in after:
            yield from _blocker(old, new, found, after[found.id])
        else:
            yield Change(
                kind=ChangeKind.BLOCKER_REMOVED, consequence=Consequence.SCORES, item=found.id,
                old=found.when, renamed=again.get(found.title.es),
            )  # fmt: skip
    for found in new.blockers:
        if found.id not in before:
            yield Change(
                kind=ChangeKind.BLOCKER_ADDED, consequence=Consequence.SCORES, item=found.id, new=found.when
            )


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
