"""The list of dated statements, for whoever keeps them true: as lines or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.advice.dated import DatedEntry
from ecomdiag.report.sources import source_json
from ecomdiag.report.writing.json_lines import Json, dump
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable

#: How an entry stands, by whether it is due for review and whether its primary source was read.
_STATES = {
    (False, True): "facts.current",
    (False, False): "facts.not_verified",
    (True, True): "facts.stale",
    (True, False): "facts.stale_not_verified",
}


def render(entries: Iterable[DatedEntry], language: Language, date: str) -> str:
    """Return one line an entry, with its sources beneath; those due for review by ``date`` are marked."""
    lines = [line for entry in entries for line in _lines(entry, language, date)]
    return (
        "".join(f"{printable(line) if line.strip() else ''}\n" for line in lines)
        or f"{say('facts.none', language)}\n"
    )


def render_json(entries: Iterable[DatedEntry], language: Language, date: str) -> str:
    """Return the entries as JSON."""
    return dump({"date": date, "facts": [_json(entry, language, date) for entry in entries]})


def _lines(entry: DatedEntry, language: Language, date: str) -> Iterator[str]:
    stale, verified = entry.dated.stale(date), entry.dated.verified
    state = say(_STATES[stale, verified], language, as_of=entry.dated.as_of, review_by=entry.dated.review_by)
    yield f"{entry.file} · {entry.name} · {state}"
    yield f"{entry.text.to(language)}"
    for source in entry.dated.sources:
        own_date = f" ({source.date})" if source.date else ""
        yield f"{source.publisher}{own_date}: {source.link}"
    yield ""


def _json(entry: DatedEntry, language: Language, date: str) -> Json:
    return {
        "file": entry.file,
        "name": entry.name,
        "text": entry.text.to(language),
        "as_of": entry.dated.as_of,
        "review_by": entry.dated.review_by,
        "stale": entry.dated.stale(date),
        "verified": entry.dated.verified,
        "sources": [source_json(source) for source in entry.dated.sources],
    }
