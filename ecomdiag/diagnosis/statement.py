"""What is said with a date and its sources."""

from __future__ import annotations

from ecomdiag.advice.model import Source
from ecomdiag.record import Record
from ecomdiag.record.limits import Date
from ecomdiag.texts.words import Text


class Statement(Record):
    """A dated sentence with its sources."""

    #: Empty for statements about a country.
    id: str
    #: ``None`` where the text is all of it.
    title: Text | None
    text: Text
    applies_from: Date | None
    as_of: Date
    review_by: Date
    #: Whether the day of the diagnosis is past its review.
    stale: bool
    sources: tuple[Source, ...]
    #: Whether it was read at the primary source, and not in what others say of it.
    verified: bool = True

    @property
    def name(self) -> Text:
        """What it is about: its title, or all of its text if it has none."""
        return self.title or self.text
