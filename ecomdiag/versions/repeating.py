"""Changes of what is asked of several things: each is told once, of the first of its copies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.conditions import Any, AtLeast, Not
from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import further_copies
from ecomdiag.versions.records import Change, ChangeKind, Consequence


def repeats(old: Section, new: Section) -> Iterator[Change]:
    """Yield what is asked of several things in one version only, or of another number of them."""
    before, after = ({own.id: own for own in section.repeats} for section in (old, new))
    for name in dict.fromkeys([*before, *after]):
        was, now = _size(before.get(name)), _size(after.get(name))
        if was != now:
            kind = ChangeKind.REPEAT_ADDED if was is None else ChangeKind.REPEAT_SIZE
            gone = now is None
            yield Change(
                kind=ChangeKind.REPEAT_REMOVED if gone else kind,
                # A list of answers is read no more.
                consequence=Consequence.BREAKS if gone else Consequence.TEXTS,
                item=name,
                old=was,
                new=now,
            )


def mirrored(old: Questionnaire, new: Questionnaire) -> frozenset[str]:
    """Return the questions of which nothing is told but of the first copy: that comes, goes or changes as they do."""
    copies, before = _further(new), _further(old)
    both = {name for name in copies.keys() & before.keys() if copies[name] == before[name]}
    only_new = {name for name, first in copies.items() if name not in old.by_id and first not in old.by_id}
    only_old = {name for name, first in before.items() if name not in new.by_id and first not in new.by_id}
    return frozenset(both | only_new | only_old)


def beyond(question: Question, old: Questionnaire) -> bool:
    """Say whether a question is asked only of a company that has more of something than could be said before."""
    closed = question.not_applicable_if
    if isinstance(closed, Any) and closed.parts:
        closed = closed.parts[0]
    if not isinstance(closed, Not) or not isinstance(closed.part, AtLeast):
        return False
    count = old.by_id.get(closed.part.question)
    return count is not None and count.most is not None and count.most < closed.part.number


def _further(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the questions of all copies but the first, each with that of the first."""
    found: dict[str, str] = {}
    for section in questionnaire.sections:
        further = frozenset(further_copies(section))
        groups = {own.id: own.questions for own in section.groups}
        for repeat in section.repeats:
            first = groups[repeat.groups[0]]
            for name in repeat.groups[1:]:
                pairs = zip(groups[name], first, strict=False)
                found |= {own: one for own, one in pairs if own in further}
    return found


def _size(own: Repeat | None) -> Fraction | None:
    return None if own is None else Fraction(len(own.groups))
