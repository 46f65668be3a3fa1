"""The autonomous communities of Spain: how a person may call them, and what is wrong with a word that is none."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from ecomdiag import loader, names
from ecomdiag.loader.countries import country_choices
from ecomdiag.names.fold import fold
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.model import Choice
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, IN_SPAIN
from ecomdiag.texts.words import Text

#: How much of a name must be right for it to be a slip of the pen (from 0 to 1).
NEAR = 0.75


@cache
def region_choices() -> tuple[Choice, ...]:
    """Return every autonomous community and city as a choice, its id the code of ISO 3166-2, by their codes."""
    return tuple(
        Choice(
            id=row["code"],
            text=Text(row["name_es"], row["name_en"]),
            aliases=tuple(filter(None, row["aliases"].split("|"))),
        )
        for row in loader.tables.region_rows()
    )


def find_region(text: str) -> str | None:
    """Return the code of the community that is called so, in either language; ``None`` if none is."""
    found = names.countries.country_names(region_choices()).named(text)
    return found.id if found else None


def region_problem(text: str, home: str | None, *, place: Place | None = None) -> Problem | None:
    """Say what is wrong with a word for the community of a company in a country; ``None`` if nothing is.

    ``home`` is the code of the country, Spain if it is not said: only there communities are told apart.
    """
    country = home or HOME_COUNTRY
    if country not in IN_SPAIN:
        named = next(choice.text for choice in country_choices() if choice.id == country)
        return Problem(rule="region_elsewhere", place=place, values={"found": text}, sentence=named)
    if find_region(text) is not None:
        return None
    near = _near(text)
    rule = "unknown_region" if near is None else "unknown_region_near"
    return Problem(rule=rule, place=place, values={"found": text}, sentence=near)


def _near(text: str) -> Text | None:
    """Return the name of the community of which a word may be a slip of the pen."""
    called = {
        fold(name): choice.text
        for choice in region_choices()
        for name in (choice.text.es, choice.text.en, *choice.aliases)
    }
    found = get_close_matches(fold(text[:60]), called, n=1, cutoff=NEAR)
    return called[found[0]] if found else None
