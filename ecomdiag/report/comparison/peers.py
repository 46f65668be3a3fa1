"""Official figures on what other companies do, beside those that are compared."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.comparison.model import Comparison, FigureRow
from ecomdiag.report.outline import Block, Heading, Item, Items, Paragraph, Span, Spans, joined, line, quiet
from ecomdiag.texts import Language, listed, say
from ecomdiag.texts.numbers import percent

#: Figures that are told in short.
TELLING = 5


def peers(comparison: Comparison, language: Language, *, whole: bool) -> Iterator[Block]:
    """Yield official figures, each with who of those that are compared does the same, its year and its source."""
    rows = comparison.figures
    if not rows:
        return
    yield Heading(2, say("compare.figures", language))
    told = rows if whole else rows[:TELLING]
    yield Items(tuple(_figure(comparison, row, language, whole=whole) for row in told))
    if len(told) < len(rows):
        yield Paragraph(line(quiet(say("compare.more_figures", language, count=len(rows) - len(told)))))


def _figure(comparison: Comparison, row: FigureRow, language: Language, *, whole: bool) -> Item:
    values = {"figure": percent(row.share, language), "text": row.text.to(language)}
    told = [say("compare.figure", language, **values)]
    for key, same in (("compare.figure_same", True), ("compare.figure_other", False)):
        labels = [entry.label for entry, own in zip(comparison.entries, row.same, strict=True) if own is same]
        if labels:
            told.append(say(key, language, count=len(labels), labels=listed(labels, "and", language)))
    return Item(line(" ".join(told), " (", _sources(row, whole=whole), ")"))


def _sources(row: FigureRow, *, whole: bool) -> Spans:
    """Return who published a figure and when; with its link where there is room for it."""
    named = [(", ".join(filter(None, (own.publisher, own.date))), own.link) for own in row.sources]
    return joined([Span(name, address=link) if whole else quiet(name) for name, link in named], ", ")
