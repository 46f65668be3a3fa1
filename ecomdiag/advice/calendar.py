"""Which dated facts bind a company now, and which will within a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ecomdiag.advice.model import Fact
from ecomdiag.conditions import Answer, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A fact that concerns a company, and since or from when."""

    fact: Fact
    #: It binds already on the day of the diagnosis.
    now: bool
    stale: bool


def duties(facts: Iterable[Fact], answers: Mapping[str, Answer], date: str) -> tuple[Duty, ...]:
    """Return the facts that bind a company on this day, then those of the next twelve months by date."""
    year_later = f"{int(date[:4]) + 1:04d}{date[4:]}"
    found = [
        Duty(
            fact=fact,
            now=fact.applies_from is None or fact.applies_from <= date,
            stale=fact.dated.stale(date),
        )
        for fact in facts
        if (fact.when is None or holds(fact.when, answers))
        and (fact.applies_to is None or fact.applies_to > date)
        and (fact.applies_from is None or fact.applies_from <= year_later)
    ]
    return tuple(
        sorted(found, key=lambda duty: (not duty.now, "" if duty.now else duty.fact.applies_from or ""))
    )
