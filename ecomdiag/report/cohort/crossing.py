"""Companies by the groups of two columns: blocks, and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.cohort.crossing import Crossing
from ecomdiag.cohort.spread import LEAST
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort.groups import WITHHELD, count_text, group_text
from ecomdiag.report.cohort.outline import score_text
from ecomdiag.report.outline import Block, Column, ColumnKind, Heading, Note, Row, Spans, Table, line
from ecomdiag.report.writing.json_lines import Json
from ecomdiag.texts import Language, say


def blocks(own: Crossing, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    """Yield how many companies each pair of groups has, and their mean scores."""
    first, second = own.columns
    yield Heading(2, say("crossing.title", language, first=first, second=second))
    if not own.first:
        yield Note("reservation", say("cohort.too_few", language, least=str(LEAST)))
        return
    heads = (first, *(group_text(names, language) for names in own.second))
    everything = say("cohort.all", language)
    rows: list[Row] = [
        (line(group_text(names, language)), *map(count_text, counts), line(str(n)))
        for names, counts, n in zip(own.first, own.counts, own.rows, strict=True)
    ]
    rows.append((line(everything), *(line(str(n)) for n in own.totals), line(str(sum(own.rows)))))
    yield _table((*heads, everything), rows)
    yield Note("limit", say("cohort.withheld", language, sign=WITHHELD, least=str(LEAST)))
    if any(mean is not None for row in own.means for mean in row):
        yield Heading(2, say("crossing.means", language, first=first, second=second))
        yield _table(
            heads,
            [
                (
                    line(group_text(names, language)),
                    *(_mean(mean, questionnaire, language) for mean in means),
                )
                for names, means in zip(own.first, own.means, strict=True)
            ],
        )


def as_json(own: Crossing) -> Json:
    """Return a crossing as JSON; what is not published is null."""
    return {
        "columns": [*own.columns],
        "values": [[*names] for names in own.second],
        "companies": [*own.totals],
        "groups": [
            {"values": [*names], "companies": n, "cells": [*counts], "means": [*means]}
            for names, n, counts, means in zip(own.first, own.rows, own.counts, own.means, strict=True)
        ],
    }


def _table(heads: tuple[str, ...], rows: list[Row]) -> Table:
    kinds = (ColumnKind.WORDS, *(ColumnKind.FIGURES,) * (len(heads) - 1))
    return Table(tuple(Column(head, kind) for head, kind in zip(heads, kinds, strict=True)), tuple(rows))


def _mean(mean: float | None, questionnaire: Questionnaire, language: Language) -> Spans:
    return line(WITHHELD if mean is None else score_text(Fraction(mean), questionnaire, language))
