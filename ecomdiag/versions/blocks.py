"""Changes of what stands above several questions of a section: no answer to them hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.model import Section
from ecomdiag.questionnaire.repeats import further_copies
from ecomdiag.questionnaire.structure import blocks_of
from ecomdiag.versions.records import Change, ChangeKind, Consequence
from ecomdiag.versions.texts import block_wording


def blocks(old: Section, new: Section) -> Iterator[Change]:
    """Yield the changes of the groups and matrices of a section; of those that are copies, of the first."""
    before, after = ({own.id: own for own in _told(section)} for section in (old, new))
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None or was.questions != now.questions:
            yield Change(
                kind=_kind(added=was is None, removed=now is None),
                consequence=Consequence.TEXTS,
                item=name,
                old=() if was is None else was.questions,
                new=() if now is None else now.questions,
            )
        if was is not None and now is not None:
            yield from block_wording(was, now)


def _told(section: Section) -> Iterator[Group | Matrix]:
    further = frozenset(further_copies(section))
    return (own for own in blocks_of(section) if further.isdisjoint(own.questions))


def _kind(*, added: bool, removed: bool) -> ChangeKind:
    if added:
        return ChangeKind.BLOCK_ADDED
    return ChangeKind.BLOCK_REMOVED if removed else ChangeKind.BLOCK_QUESTIONS
