"""How to present a company in other countries, and by which channel to enter each: the records."""

from __future__ import annotations

from ecomdiag.advice.model import AskTopic
from ecomdiag.diagnosis.statement import Statement
from ecomdiag.record import Record
from ecomdiag.texts.words import Text


class PositionText(Record):
    """A sentence of the positioning, by the id of its rule."""

    id: str
    text: Text


class EntryResult(Record):
    """By which channel to enter a country."""

    #: Its code, and its name.
    country: str
    name: Text
    #: Of the rule.
    id: str
    #: A word for it, such as ``own_shop``; ``none`` if there is none for now.
    channel: str
    text: Text
    #: Marketplaces, or portals of public tenders, that were checked there.
    places: tuple[Statement, ...]


class AskResult(Record):
    """What that asks of the company, and whether it has it; ``None`` if no answer tells."""

    topic: AskTopic
    id: str
    text: Text
    has: bool | None


class PositioningResult(Record):
    """The positioning of a company."""

    #: What to lead with, how to prove it, what the second difference adds; where the company starts from.
    lead: PositionText
    proof: PositionText | None
    backing: PositionText | None
    start: PositionText | None
    #: What convinces in its sectors.
    sectors: tuple[PositionText, ...]
    entries: tuple[EntryResult, ...]
    asks: tuple[AskResult, ...]
    avoid: tuple[PositionText, ...]
    #: Answers that pull in opposite directions.
    contradictions: tuple[PositionText, ...]
    #: Ids of the questions whose answers led to it, in order.
    based_on: tuple[str, ...]
