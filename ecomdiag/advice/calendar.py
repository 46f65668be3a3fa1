"""Which dated facts bind a company now, and which will within a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ecomdiag.advice.model import Fact
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record


class Duty(Record):
    """A fact that concerns a company, and since or from when."""

    fact: Fact
    #: It binds already on the day of the diagnosis.
    now: bool
    stale: bool


def calendar(facts: Iterable[Fact], date: str) -> tuple[Duty, ...]:
    """Return the facts that bind on this day, then those of the next twelve months by date, whomever they concern."""
    year_later = f"{int(date[:4]) + 1:04d}{date[4:]}"
    found = [
        Duty(
            fact=fact,
            now=fact.applies_from is None or fact.applies_from <= date,
            stale=fact.dated.stale(date),
        )
        for fact in facts
        if (fact.applies_to is None or fact.applies_to > date)
        and (fact.applies_from is None or fact.applies_from <= year_later)
    ]
    return tuple(
        sorted(found, key=lambda duty: (not duty.now, "" if duty.now else duty.fact.applies_from or ""))
    )


def in_force(facts: Iterable[Fact], date: str | None) -> tuple[Fact, ...]:
    """Return the laws that bind on a day, whomever they concern; without one, those that did when they were checked."""
    return tuple(
        fact
        for fact in facts
        if fact.kind == "law"
        and (fact.applies_from is None or fact.applies_from <= (date or fact.dated.as_of))
        and (fact.applies_to is None or fact.applies_to > (date or fact.dated.as_of))
    )


def concerns(fact: Fact, answers: Mapping[str, Answer], base: str, targets: Collection[str]) -> bool:
    """Say whether a fact concerns a company in one country that answers so, and wants to sell to others."""
    bound = not (fact.home or fact.selling_to) or base in fact.home or not fact.selling_to.isdisjoint(targets)
    return bound and (fact.when is None or fact.when.holds(answers))
