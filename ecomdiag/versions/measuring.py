"""Changes in what numbers may be answered to a question."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.measures import FARTHEST, FIRST_DAY, LAST_DAY
from ecomdiag.questionnaire.model import Question
from ecomdiag.versions.records import Change, ChangeKind, Consequence


def numbers_between(old: Question, new: Question) -> Iterator[Change]:
    """Yield the changes of the limits of a number, and of whether it has to be a whole one."""
    if old.least != new.least:
        lows = [-FARTHEST if own.least is None else own.least for own in (old, new)]
        found = Consequence.BREAKS if lows[1] > lows[0] else Consequence.ALLOWS
        yield Change(kind=ChangeKind.NUMBER_MIN, consequence=found, old=old.least, new=new.least)
    if old.most != new.most:
        highs = [FARTHEST if own.most is None else own.most for own in (old, new)]
        found = Consequence.BREAKS if highs[1] < highs[0] else Consequence.ALLOWS
        yield Change(kind=ChangeKind.NUMBER_MAX, consequence=found, old=old.most, new=new.most)
    if old.earliest != new.earliest:
        days = [own.earliest or FIRST_DAY for own in (old, new)]
        found = Consequence.BREAKS if days[1] > days[0] else Consequence.ALLOWS
        yield Change(kind=ChangeKind.EARLIEST, consequence=found, old=old.earliest, new=new.earliest)
    if old.latest != new.latest:
        days = [own.latest or LAST_DAY for own in (old, new)]
        found = Consequence.BREAKS if days[1] < days[0] else Consequence.ALLOWS
        yield Change(kind=ChangeKind.LATEST, consequence=found, old=old.latest, new=new.latest)
    if old.integer != new.integer:
        found = Consequence.BREAKS if new.integer else Consequence.ALLOWS
        yield Change(kind=ChangeKind.INTEGER, consequence=found, old=old.integer, new=new.integer)
