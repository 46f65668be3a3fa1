"""Where something was read, as JSON."""

from __future__ import annotations

from ecomdiag.advice.model import Source
from ecomdiag.report.writing.json_lines import Json


def source_json(source: Source) -> Json:
    """Return a source as what JSON can hold."""
    return {"title": source.title, "publisher": source.publisher, "date": source.date, "link": source.link}
