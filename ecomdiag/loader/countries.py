"""The countries and territories that can be chosen, and how a person may call them."""

from __future__ import annotations

from functools import cache

from ecomdiag.loader.files import read_data
from ecomdiag.model import Choice, Text
from ecomdiag.names import fold

FILE = "countries.csv"
LANGUAGES = "languages.csv"


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the file of countries, by the names of their columns."""
    return _rows(FILE)


def language_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the file of languages, by the names of their columns."""
    return _rows(LANGUAGES)


def _rows(name: str) -> tuple[dict[str, str], ...]:
    import csv  # a built package seldom needs the tables
    import io

    return tuple(csv.DictReader(io.StringIO(read_data(name).decode("utf-8"))))


@cache
def country_choices() -> tuple[Choice, ...]:
    """Return every country as a choice, its id the alpha-2 code, in the order of the codes."""
    return tuple(
        Choice(
            id=row["alpha2"],
            text=Text(row["name_es"], row["name_en"]),
            aliases=tuple(filter(None, [*row["aliases"].split("|"), row["alpha3"]])),
        )
        for row in country_rows()
    )


def find_country(name: str) -> str | None:
    """Return the alpha-2 code of a country called by any of its names, or ``None``.

    Case, accents and punctuation do not matter: "mexico", "MÉXICO", "MX" and "EE.UU." are understood.
    """
    return name if name in _codes() else _index().get(fold(name))


@cache
def _codes() -> frozenset[str]:
    return frozenset(choice.id for choice in country_choices())


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for choice in country_choices():
        for name in (choice.id, choice.text.es, choice.text.en, *choice.aliases):
            index.setdefault(fold(name), choice.id)
    return index
