"""Every dated statement of the advice in one list, so that an editor can keep it true."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.advice.model import Advice, Dated, MarketFact
from ecomdiag.record import Record, fields
from ecomdiag.texts.words import Text


class DatedEntry(Record):
    """One dated statement: in which file of ``data/`` it stands, how it is called there, and what it says."""

    file: str
    name: str
    text: Text
    dated: Dated


def dated_entries(advice: Advice) -> tuple[DatedEntry, ...]:
    """Return all dated statements, those due for review first."""
    return tuple(sorted(_entries(advice), key=lambda entry: (entry.dated.review_by, entry.file, entry.name)))


def _entries(advice: Advice) -> Iterator[DatedEntry]:
    for fact in advice.facts:
        yield DatedEntry(file="facts.yaml", name=fact.id, text=fact.title, dated=fact.dated)
    for own in advice.support:
        yield DatedEntry(file="support.yaml", name=own.id, text=own.title, dated=own.dated)
    for statistic in advice.statistics:
        yield DatedEntry(
            file="statistics.yaml", name=statistic.id, text=statistic.text, dated=statistic.dated
        )
    for place in advice.positioning.places if advice.positioning else ():
        text = Text(f"{place.title.es} {place.text.es}", f"{place.title.en} {place.text.en}")
        yield DatedEntry(file="positioning.yaml", name=place.id, text=text, dated=place.dated)
    for kind in fields(advice.markets):
        facts: tuple[MarketFact, ...] = getattr(advice.markets, kind)
        for market in facts:
            name = f"{kind} {', '.join(sorted(market.markets))}"
            yield DatedEntry(file="markets.yaml", name=name, text=market.text, dated=market.dated)
