"""A text in two languages, for writers that say in which a piece is: for all others it is a text."""

from __future__ import annotations

from ecomdiag.report.outline import Spans


class Mixed(str):
    """A text of which some pieces are in another language than the report: the text, and its pieces."""

    __slots__ = ("spans",)

    spans: Spans

    @classmethod
    def of(cls, spans: Spans) -> Mixed:
        """Make a text of its pieces."""
        made = cls("".join(span.text for span in spans))
        made.spans = spans
        return made
