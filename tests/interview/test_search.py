"""Finding a country by what a person types."""

from __future__ import annotations

import pytest
from searches import slow

from ecomdiag.interview.search import matches
from ecomdiag.questionnaire.model import Choice, Questionnaire


@pytest.fixture(scope="module")
def countries(shipped: Questionnaire) -> tuple[Choice, ...]:
    return shipped.by_id["target_countries"].choices


#: Which of the countries are looked for: one in eight, or all.
some_or_all = pytest.mark.parametrize("every", [8, *slow([1])])


#: What is typed, in which language, and the codes that come first.
TYPED = [
    ("south africa", "en", ["ZA"]),
    ("SOUTH AFRICA", "en", ["ZA"]),
    ("south", "en", ["ZA"]),
    ("sudafrica", "es", ["ZA"]),
    ("sudáfrica", "es", ["ZA"]),
    ("Sudáfrica", "en", ["ZA"]),
    ("mexico", "es", ["MX"]),
    ("méxico", "en", ["MX"]),
    ("mejico", "es", ["MX"]),
    ("mx", "es", ["MX"]),
    ("MEX", "es", ["MX"]),
    ("usa", "en", ["US"]),
    ("eeuu", "es", ["US"]),
    ("EE.UU.", "es", ["US"]),
    ("ee uu", "es", ["US"]),
    ("uk", "en", ["GB"]),
    ("gran bretaña", "es", ["GB"]),
    ("gran bretana", "es", ["GB"]),
    ("holanda", "es", ["NL"]),
    ("alem", "es", ["DE"]),
    ("germany", "es", ["DE"]),
    ("de", "es", ["DE"]),
    ("no", "es", ["NO"]),
    ("NO", "en", ["NO"]),
    ("costa", "es", ["CI", "CR"]),
    ("rica", "es", ["CR"]),
    ("marfil", "es", ["CI"]),
    ("aland", "es", ["AX"]),
    ("reunion", "es", ["RE"]),
    ("corea del sur", "es", ["KR"]),
    ("  francia  ", "es", ["FR"]),
    ("guinea", "es", ["GN"]),
    ("niger", "es", ["NE"]),
    ("saint lucia", "en", ["LC"]),
]


@pytest.mark.parametrize(("typed", "language", "first"), TYPED)
def test_best_match_first(countries: tuple[Choice, ...], typed: str, language: str, first: list[str]) -> None:
    found = [choice.id for choice in matches(countries, typed, language)]  # type: ignore[arg-type]
    assert found[: len(first)] == first


@pytest.mark.parametrize(
    "typed",
    [
        "xyzzy",
        "south africaa",
        "zz9",
        "zzzzzzzz",
        "de,fr",
        "-",
        "...",
        "(",
        "🙃",
        "''",
        "N/A",
        "n/a",
        "n.a.",
        "N/C",
        "s/n",
        "s.d.",
        "no.",
        "no aplica",
    ],
)
def test_what_matches_nothing_finds_nothing(countries: tuple[Choice, ...], typed: str) -> None:
    assert matches(countries, typed, "en") == []


def test_nothing_typed_shows_all_by_name(countries: tuple[Choice, ...]) -> None:
    for language in ("es", "en"):
        found = matches(countries, "", language)  # type: ignore[arg-type]
        assert len(found) == len(countries) > 240
    assert [choice.id for choice in matches(countries, "", "es")][:2] == ["AF", "AL"]


@some_or_all
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_country_is_found_first_by_its_name_and_its_code(
    countries: tuple[Choice, ...], language: str, every: int
) -> None:
    for choice in countries[::every]:
        for typed in (choice.text.to(language), choice.id, choice.id.lower()):  # type: ignore[arg-type]
            assert matches(countries, typed, language)[0] is choice, typed  # type: ignore[arg-type]
        assert choice in matches(countries, choice.text.es, language), choice.text.es  # type: ignore[arg-type]
        for alias in choice.aliases:
            assert choice in matches(countries, alias, language), alias  # type: ignore[arg-type]


@some_or_all
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_name_of_the_other_language_and_every_alias_comes_first(
    countries: tuple[Choice, ...], language: str, every: int
) -> None:
    """By whole names: an alias of one country may not hide behind the beginning of another's name."""
    hidden = [
        (alias, matches(countries, alias, language)[0].id, choice.id)  # type: ignore[arg-type]
        for choice in countries[::every]
        for alias in (choice.text.es, choice.text.en, *choice.aliases)
        if matches(countries, alias, language)[0] is not choice  # type: ignore[arg-type]
    ]
    assert hidden == []


@some_or_all
def test_typing_on_never_brings_back_a_country(countries: tuple[Choice, ...], every: int) -> None:
    for choice in countries[::every]:
        name = choice.text.en
        # Two letters only find beginnings, so that there is something to choose from; three find any part.
        before = {other.id for other in matches(countries, name[:5], "en")}
        for length in range(6, len(name) + 1):
            now = {other.id for other in matches(countries, name[:length], "en")}
            assert choice.id in now <= before
            before = now
