"""Where each of those that are compared stands among the companies of a benchmark."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag import report
from ecomdiag.comparison.model import Comparison, Entry, Range
from ecomdiag.report.comparison.rows import tables
from ecomdiag.report.outline import Block, Heading, Item, Items, Paragraph, label, line, quiet, strong
from ecomdiag.texts import Language, say


def places(comparison: Comparison, language: Language) -> Iterator[Block]:
    """Yield who each is compared with, and its percentiles; or why there is no data."""
    told = [(entry, entry.diagnosis.benchmark) for entry in comparison.entries]
    if all(own is None for _, own in told):
        return
    yield Heading(2, say("benchmark.title", language))
    yield Items(
        tuple(
            Item(
                line(
                    label(entry.label),
                    " ",
                    report.placing.standing(own, entry.diagnosis.questionnaire, language),
                )
            )
            for entry, own in told
            if own is not None
        )
    )
    if any(own is not None and not own.no_data for _, own in told):
        rows = [
            (line(strong(say("report.score", language))), _ends(comparison, "")),
            *((line(row.title.to(language)), _ends(comparison, row.id)) for row in comparison.sections),
        ]
        none = say("benchmark.none", language)
        head = say("report.section", language)
        yield from tables(
            comparison, head, rows, lambda ends: none if ends is None else report.placing.written(ends)
        )
        yield Paragraph(line(quiet(say("compare.places_how", language))))


def _ends(comparison: Comparison, name: str) -> tuple[Range | None, ...]:
    return tuple(_of(entry, name) for entry in comparison.entries)


def _of(entry: Entry, name: str) -> Range | None:
    own = entry.diagnosis.benchmark
    found = () if own is None else (*([own.score] if own.score else []), *own.sections)
    return next((each.ends for each in found if each.id == name), None)
