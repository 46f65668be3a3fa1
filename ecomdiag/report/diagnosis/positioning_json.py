"""The positioning of a diagnosis as JSON."""

from __future__ import annotations

from ecomdiag.diagnosis.positioned import EntryResult, PositioningResult, PositionText
from ecomdiag.diagnosis.statement import Statement
from ecomdiag.report.sources import source_json
from ecomdiag.report.writing.json_lines import Json
from ecomdiag.texts import Language


def as_json(own: PositioningResult, language: Language) -> Json:
    """Return the positioning as what JSON can hold."""
    return {
        "lead": _text(own.lead, language),
        "proof": _some(own.proof, language),
        "backing": _some(own.backing, language),
        "start": _some(own.start, language),
        "sectors": [_text(part, language) for part in own.sectors],
        "entries": [_entry(entry, language) for entry in own.entries],
        "asks": [
            {"topic": ask.topic, "id": ask.id, "text": ask.text.to(language), "has": ask.has}
            for ask in own.asks
        ],
        "avoid": [_text(part, language) for part in own.avoid],
        "contradictions": [_text(part, language) for part in own.contradictions],
        "based_on": list(own.based_on),
    }


def _text(own: PositionText, language: Language) -> Json:
    return {"id": own.id, "text": own.text.to(language)}


def _some(own: PositionText | None, language: Language) -> Json | None:
    return None if own is None else _text(own, language)


def _entry(own: EntryResult, language: Language) -> Json:
    return {
        "country": own.country,
        "name": own.name.to(language),
        "id": own.id,
        "channel": own.channel,
        "text": own.text.to(language),
        "places": [_place(place, language) for place in own.places],
    }


def _place(own: Statement, language: Language) -> Json:
    return {
        "id": own.id,
        "name": own.name.to(language),
        "text": own.text.to(language),
        "as_of": own.as_of,
        "review_by": own.review_by,
        "stale": own.stale,
        "sources": [source_json(source) for source in own.sources],
    }
