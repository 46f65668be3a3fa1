"""The positioning of a company, as it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecomdiag.advice.model import AskRule, PositionRule
from ecomdiag.advice.positioning import Entry, Position, has_enough, position
from ecomdiag.diagnosis.positioned import AskResult, EntryResult, PositioningResult, PositionText
from ecomdiag.diagnosis.told import Told
from ecomdiag.questionnaire.conditions import Answer

#: Sectors of which something is told: more would say that none matters.
MOST_SECTORS = 2


def positioning(own: Told, answers: Mapping[str, Answer], home: str) -> PositioningResult | None:
    """Return how to present a company at home in a country, if it is known what sets it apart, and to whom it sells."""
    found = position(own.advice, answers, home)
    if found is None or own.advice.positioning is None:
        return None
    return PositioningResult(
        lead=_text(found.lead),
        proof=_some(found.proof),
        backing=_some(found.backing),
        start=_some(found.start),
        sectors=tuple(map(_text, found.sectors[:MOST_SECTORS])),
        entries=tuple([_entry(own, entry) for entry in found.entries]),
        asks=tuple([_ask(rule, answers) for rule in found.asks]),
        avoid=tuple(map(_text, found.avoid)),
        contradictions=tuple(map(_text, found.contradictions)),
        based_on=_based_on(own, found, own.advice.positioning.ranking, answers),
    )


def _text(rule: PositionRule) -> PositionText:
    return PositionText(id=rule.id, text=rule.text)


def _some(rule: PositionRule | None) -> PositionText | None:
    return None if rule is None else _text(rule)


def _entry(own: Told, entry: Entry) -> EntryResult:
    rule = entry.rule
    return EntryResult(
        country=entry.country,
        name=own.questionnaire.by_id[own.advice.targets].by_id[entry.country].text,
        id=rule.id,
        channel=rule.channel,
        text=rule.text,
        places=tuple([own.places[place.id] for place in entry.places]),
    )


def _ask(rule: AskRule, answers: Mapping[str, Answer]) -> AskResult:
    return AskResult(topic=rule.topic, id=rule.id, text=rule.text, has=has_enough(rule, answers))


def _rules(found: Position) -> Iterator[PositionRule]:
    """Yield the rules of which something is told."""
    yield from (rule for rule in (found.lead, found.proof, found.backing, found.start) if rule is not None)
    yield from found.sectors[:MOST_SECTORS]
    yield from (entry.rule for entry in found.entries)
    yield from found.asks
    yield from found.avoid
    yield from found.contradictions


def _based_on(own: Told, found: Position, ranking: str, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions at whose answers the rules look, in order."""
    looked_at = {ranking}.union(*[rule.looks_at for rule in _rules(found)])
    if found.entries:
        looked_at.add(own.advice.targets)
    return tuple([name for name in answers if name in looked_at])
