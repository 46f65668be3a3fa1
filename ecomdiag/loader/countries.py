"""The countries and territories that can be chosen, and how a person may call them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ecomdiag import loader, names
from ecomdiag.loader.built import built
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.model import Choice
from ecomdiag.texts.words import Text

if TYPE_CHECKING:
    from ecomdiag.names.countries import CountryNames
    from ecomdiag.names.reading import NameReading

BUILT = "country_names"


@cache
def country_choices() -> tuple[Choice, ...]:
    """Return every country as a choice, its id the alpha-2 code, in the order of the codes."""
    return tuple(
        Choice(
            id=row["alpha2"],
            text=Text(row["name_es"], row["name_en"]),
            aliases=tuple(filter(None, [*row["aliases"].split("|"), row["alpha3"]])),
            shared=tuple(filter(None, row["shared"].split("|"))),
        )
        for row in loader.tables.country_rows()
    )


def named_country(text: str) -> NameReading | None:
    """Return the country or countries that are called so; ``None`` if none is.

    Case, accents and punctuation do not matter in a name ("mexico", "MÉXICO" and "EE.UU." are understood); a
    code or other initials stand as in the table ("MX").
    """
    return _names().named(text)


def find_country(text: str) -> str | None:
    """Return the alpha-2 code of the country that is called so; ``None`` if there is not one alone."""
    found = named_country(text)
    return found.id if found else None


def country_problem(text: str, *, place: Place | None = None) -> Problem:
    """Say what is wrong with a word that is no country for certain."""
    countries = {choice.id: choice for choice in country_choices()}
    return names.misnamed.country_problem(text, _names().read(text), countries, place=place)


@cache
def _names() -> CountryNames:
    kept: CountryNames | None = built(BUILT)
    return names.countries.country_names(country_choices()) if kept is None else kept
