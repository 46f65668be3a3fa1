"""The list of dated statements, for whoever keeps them true: as lines or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.advice.dated import DatedEntry
from ecomdiag.report.json_text import Json, dump, source_json
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say


def render(entries: Iterable[DatedEntry], language: Language, date: str) -> str:
    """Return one line an entry, with its sources beneath; those due for review by ``date`` are marked."""
    lines = [line for entry in entries for line in _lines(entry, language, date)]
    return (
        "".join(f"{plain(line) if line.strip() else ''}\n" for line in lines)
        or f"{say('facts.none', language)}\n"
    )


def render_json(entries: Iterable[DatedEntry], language: Language, date: str) -> str:
    """Return the entries as JSON."""
    return dump({"date": date, "facts": [_json(entry, language, date) for entry in entries]})


def _lines(entry: DatedEntry, language: Language, date: str) -> Iterator[str]:
    key = "facts.stale" if entry.dated.stale(date) else "facts.current"
    state = say(key, language, as_of=entry.dated.as_of, review_by=entry.dated.review_by)
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
        "sources": [source_json(source) for source in entry.dated.sources],
    }
