"""Changes of what stands above several questions of a section: no answer to them hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.model import Section
from ecomdiag.questionnaire.structure import blocks_of
from ecomdiag.versions.records import Change, ChangeKind, Consequence
from ecomdiag.versions.texts import block_wording


def blocks(old: Section, new: Section) -> Iterator[Change]:
    """Yield the changes of the groups and matrices of a section."""
    before, after = ({own.id: own for own in blocks_of(section)} for section in (old, new))
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


def _kind(*, added: bool, removed: bool) -> ChangeKind:
    if added:
        return ChangeKind.BLOCK_ADDED
    return ChangeKind.BLOCK_REMOVED if removed else ChangeKind.BLOCK_QUESTIONS
