"""The tables of countries, communities and languages, as rows by their columns; a built package seldom needs them."""

from __future__ import annotations

import csv
import io
from functools import cache

from ecomdiag.loader.files import read_data


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the file of countries."""
    return _rows("countries.csv")


@cache
def region_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the file of the autonomous communities of Spain."""
    return _rows("regions.csv")


def language_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the file of languages."""
    return _rows("languages.csv")


def _rows(name: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(io.StringIO(read_data(name).decode("utf-8"))))
