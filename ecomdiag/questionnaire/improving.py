"""What an author says beside a choice to whoever has not got that far: what to do, and where to read on."""

from __future__ import annotations

from ecomdiag.record import Record
from ecomdiag.record.limits import Link
from ecomdiag.texts.words import Text


class Resource(Record):
    """Something to read on, at an address of the web."""

    title: Text
    url: Link
