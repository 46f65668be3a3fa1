"""Reads the keys of a question that is answered with a number: what it counts, its limits, and its bands."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ecomdiag.loader.fields import Fields
from ecomdiag.questionnaire.measures import FARTHEST_ENDS, span_of
from ecomdiag.questionnaire.model import Band, Kind, Question
from ecomdiag.questionnaire.rules import SCORE, bands_ascend
from ecomdiag.record import replace
from ecomdiag.record.limits import is_day
from ecomdiag.texts.words import Text


class NumberKeys(NamedTuple):
    """What a question says of the numbers that may be answered to it."""

    integer: bool = False
    unit: Text | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    earliest: str | None = None
    latest: str | None = None


def number_keys(fields: Fields, kind: Kind) -> NumberKeys:
    """Read them, or the first and last day of a date; of another kind of question there are none."""
    if kind is Kind.DATE:
        return NumberKeys(earliest=read_date(fields, "min"), latest=read_date(fields, "max"))
    if kind is not Kind.NUMBER:
        return NumberKeys()
    return NumberKeys(
        fields.flag("integer"), fields.optional_text("unit"), _limit(fields, "min"), _limit(fields, "max")
    )


def read_date(fields: Fields, key: str) -> str | None:
    """Read a field that is a day, if there is one; a fault if it is none."""
    if fields.node(key) is None:
        return None
    day = fields.string(key).strip()
    if not is_day(day):
        fields.faults.note("not_a_date", fields.at(key), key=key, found=day)
        return None
    return day


def _limit(fields: Fields, key: str) -> Fraction | None:
    if fields.node(key) is None:
        return None
    faults_before = len(fields.faults)
    limit = fields.between(key, *FARTHEST_ENDS)
    return limit if len(fields.faults) == faults_before else None


def with_bands(fields: Fields, question: Question) -> Question:
    """Return a question with its bands, which lie within its limits."""
    items = fields.items("bands", required=False)
    read = [Fields(item, fields.faults, "from", "score") for item in items]
    bands = [
        Band(start=own.between("from", *span_of(question)), score=own.between("score", *SCORE))
        for own in read
    ]
    with_them = replace(question, bands=tuple(bands))
    fields.faults.place_each(bands_ascend(with_them), items)
    return with_them
