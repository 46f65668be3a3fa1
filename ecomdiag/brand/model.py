"""A brand as records: what the reports of an adviser bear."""

from __future__ import annotations

from typing import Literal

from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.words import Text


class Logo(Record):
    """A picture that was checked: shapes and nothing else; its size in pixels, or in the units of its drawing."""

    kind: Literal["svg", "png"]
    content: bytes
    width: float
    height: float


class Letterhead(Record):
    """A brand in one language."""

    #: Who made the report, as a sentence.
    by: str
    name: str
    logo: Logo | None
    #: ``#rrggbb``, as it was chosen: each ground needs a shade of it that can be read there.
    colour: str | None
    contact: tuple[str, ...]
    closing: str


class Brand(Record):
    """Whose name reports bear, as ``docs/brand.md`` explains its file."""

    name: str
    logo: Logo | None = None
    colour: str | None = None
    contact: tuple[str, ...] = ()
    closing: Text | None = None

    def to(self, language: Language) -> Letterhead:
        """Return it in one language."""
        return Letterhead(
            by=say("brand.by", language, name=self.name),
            name=self.name,
            logo=self.logo,
            colour=self.colour,
            contact=self.contact,
            closing=self.closing.to(language) if self.closing is not None else "",
        )
