"""How to present a company abroad: which rules of the content fit its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from ecomdiag.advice.model import Advice, AskRule, EntryRule, MarketPlace, Positioning, PositionRule
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record, fields, replace

R = TypeVar("R", bound=PositionRule)


class Entry(Record, kw_only=False):
    """By which channel to enter a country, and the places that were checked there for such a company."""

    country: str
    rule: EntryRule
    places: tuple[MarketPlace, ...]


class Position(Record):
    """The rules that fit one company."""

    lead: PositionRule
    proof: PositionRule | None
    backing: PositionRule | None
    start: PositionRule | None
    sectors: tuple[PositionRule, ...]
    entries: tuple[Entry, ...]
    asks: tuple[AskRule, ...]
    avoid: tuple[PositionRule, ...]
    contradictions: tuple[PositionRule, ...]


class _Company:
    """What is asked of a company by the rules: what it ranks first and second, and its answers."""

    def __init__(self, ranking: tuple[str, ...], answers: Mapping[str, Answer]) -> None:
        self.first, self.second, *_ = (*ranking, "", "")
        self.answers = answers

    def fits(self, rule: PositionRule) -> bool:
        if rule.first and self.first not in rule.first:
            return False
        if rule.second and self.second not in rule.second:
            return False
        return rule.when is None or rule.when.holds(self.answers)

    def all_of(self, rules: Iterable[R]) -> tuple[R, ...]:
        return tuple([rule for rule in rules if self.fits(rule)])

    def one_of(self, rules: Iterable[R]) -> R | None:
        return next((rule for rule in rules if self.fits(rule)), None)


def position(advice: Advice, answers: Mapping[str, Answer], home: str) -> Position | None:
    """Return what fits a company at home in a country; ``None`` until it has said what sets it apart, and to whom."""
    ranking = None if advice.positioning is None else answers.get(advice.positioning.ranking)
    if not isinstance(ranking, tuple):
        return None
    own, company = _led_by(advice, ranking[0]), _Company(ranking, answers)
    lead = company.one_of(own.lead)
    if lead is None:
        return None
    return Position(
        lead=lead,
        proof=company.one_of(own.proof),
        backing=company.one_of(own.backing),
        start=company.one_of(own.start),
        sectors=company.all_of(own.sectors),
        entries=tuple(_entries(advice, own, company, home)),
        asks=tuple(_asks(own, company)),
        avoid=company.all_of(own.avoid),
        contradictions=company.all_of(own.contradictions),
    )


@lru_cache(maxsize=64)
def _led_by(advice: Advice, first: str) -> Positioning:
    """Return the rules for companies with one difference first: the others need not be looked at."""
    own = advice.positioning
    assert own is not None

    def some(rules: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(rule for rule in rules if not rule.first or first in rule.first)

    lists = {
        name: some(getattr(own, name)) for name in fields(Positioning) if name not in ("ranking", "places")
    }
    return replace(own, **lists)


def _entries(advice: Advice, own: Positioning, company: _Company, home: str) -> Iterator[Entry]:
    targets = company.answers.get(advice.targets)
    if not isinstance(targets, tuple):
        return
    for code in targets:
        restricted = any(code in fact.markets for fact in advice.markets.restrictions)
        places = () if restricted else tuple(_places(own, company, code))
        for rule in own.entry:
            if (rule.markets and code not in rule.markets) or (rule.place and not places):
                continue
            if rule.restricted <= restricted and company.fits(rule) and code != home:
                yield Entry(code, rule, places)
                break


def _places(own: Positioning, company: _Company, code: str) -> Iterator[MarketPlace]:
    for place in own.places:
        if code in place.markets and (place.when is None or place.when.holds(company.answers)):
            yield place


def _asks(own: Positioning, company: _Company) -> Iterator[AskRule]:
    topics: set[str] = set()
    for rule in own.asks:
        if rule.topic not in topics and company.fits(rule):
            topics.add(rule.topic)
            yield rule


def has_enough(rule: AskRule, answers: Mapping[str, Answer]) -> bool | None:
    """Say whether a company has already what is asked of it; ``None`` if no answer tells."""
    answer = answers.get(rule.question) if rule.question else None
    if answer is None:
        return None
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return not rule.enough.isdisjoint(chosen)
