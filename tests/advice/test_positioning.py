"""How to present a company abroad: sensible and different for whoever it is, and all that contradicts itself told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from random import Random

import pytest
from hypothesis import strategies as st
from searches import searched
from sheets import random_answer, random_sheet, shipped_questionnaire

from ecomdiag.advice.model import Advice, Positioning, PositionRule
from ecomdiag.advice.positioning import position
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.positioned import PositioningResult
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import markdown, terminal
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.workflows.advice import advice_for

DIFFERENCES = ("brand", "price", "service", "quality", "exclusivity")
CUSTOMERS = ("consumers", "businesses", "resellers", "both", "public_bodies")
CHANNELS = ("", "catalogue", "marketplace", "own_shop", "both", "omnichannel")
#: Characters of one language.
LONGEST = 240
#: Within the EU with marketplaces and without, outside of it, under restrictions.
COUNTRIES = ("DE", "PT", "US", "CL", "CO", "RU")
RULES = ("lead", "proof", "backing", "start", "entry", "asks", "sectors", "avoid", "contradictions")


@pytest.fixture(scope="module")
def own(advice: Advice) -> Positioning:
    assert advice.positioning is not None
    return advice.positioning


def company(**more: Answer) -> dict[str, Answer]:
    """Answers of a company, as far as they matter here."""
    answers: dict[str, Answer] = {
        "sells_online": "yes",
        "online_strategy": "own_shop",
        "customer_types": "consumers",
        "sectors": ("home",),
        "differentiators": ("quality", "service", "brand", "exclusivity", "price"),
        "employees": "small",
        "target_countries": ("DE",),
        "current_logistics": "organised",
    }
    return {name: answer for name, answer in {**answers, **more}.items() if answer}


def ranked(*first: str) -> tuple[str, ...]:
    return (*first, *(name for name in DIFFERENCES if name not in first))


def selling(channel: str) -> dict[str, Answer]:
    return {"sells_online": "yes" if channel else "no", "online_strategy": channel}


def told(advice: Advice, answers: dict[str, Answer], language: Language = "es") -> list[str]:
    """The text of all that is told of a company."""
    found = position(advice, answers, "ES")
    assert found is not None
    parts = [found.lead, found.proof, found.backing, found.start, *found.sectors, *found.asks, *found.avoid]
    parts += [*found.contradictions, *(entry.rule for entry in found.entries)]
    return [part.text.to(language) for part in parts if part is not None]


def combinations() -> Iterator[dict[str, Answer]]:
    for first in DIFFERENCES:
        for customers in CUSTOMERS:
            for channel in CHANNELS:
                yield {"differentiators": ranked(first), "customer_types": customers, **selling(channel)}


# Every combination --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_is_told_something_else(advice: Advice, language: Language) -> None:
    texts = ["\n".join(told(advice, company(**own), language)) for own in combinations()]
    assert len(texts) == 150
    assert len(set(texts)) == 150


def test_every_combination_is_told_what_it_needs(advice: Advice) -> None:
    for more in combinations():
        for country in COUNTRIES:
            found = position(advice, company(**more, target_countries=(country,)), "ES")
            assert found is not None
            assert found.proof is not None, more
            assert found.backing is not None, more
            assert found.start is not None, more
            assert len(found.entries) == 1, (more, country)
            assert [ask.topic for ask in found.asks] == ["payments", "logistics", "service", "content"], more
            assert found.avoid, more
            assert (found.entries[0].rule.channel == "none") == _without_channel(more, country), (
                more,
                country,
            )


def _without_channel(answers: dict[str, Answer], country: str) -> bool:
    """Where sales are restricted; or where no marketplace was checked, for who has no shop and sells to private customers."""
    shopless = answers["online_strategy"] in ("", "catalogue", "marketplace")
    private = answers["customer_types"] in ("consumers", "both")
    return country == "RU" or (country in ("PT", "CO") and shopless and private)


def test_what_is_told_fits_to_whom_it_is_told(advice: Advice, own: Positioning) -> None:
    """Nobody who bids is sent to a marketplace, nobody who ships nothing is told of customs."""
    for more in combinations():
        bids = position(
            advice, company(**{**more, "customer_types": "public_bodies"}, target_countries=COUNTRIES), "ES"
        )
        assert bids is not None
        assert {entry.rule.channel for entry in bids.entries} <= {"tender", "none"}
        digital = company(
            **more, target_countries=COUNTRIES, current_logistics="no_shipping", sectors=("software",)
        )
        found = position(advice, digital, "ES")
        assert found is not None
        assert not any(entry.rule.channel == "marketplace" for entry in found.entries)
        words = " ".join(told(advice, digital))
        assert "arancel inesperado" not in words
        assert "transitario" not in words or more["customer_types"] == "public_bodies"


def test_every_rule_is_told_to_some_company(advice: Advice, own: Positioning) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    rng, asked = Random(0), shipped_questionnaire()
    looked_at = {name for rule in rules_of(own) for name in rule.looks_at} - {"target_countries"}
    everywhere: dict[str, Answer] = {
        "target_countries": (*COUNTRIES, "FR", "GB", "MX", "PL", "NL", "RO", "CA")
    }
    sheets = [company(**own) for own in combinations()]
    sheets += [
        {name: random_answer(asked.by_id[name], rng) for name in (*sorted(looked_at), own.ranking)}
        for _ in range(3000)
    ]
    sheets += [company(differentiators=ranked("brand"), sectors=("retail",))]
    for answers in sheets:
        found = position(advice, {**answers, **everywhere}, "ES")
        if found is None:
            continue
        single = [found.lead, found.proof, found.backing, found.start]
        lists = {
            "sectors": found.sectors,
            "asks": found.asks,
            "avoid": found.avoid,
            "contradictions": found.contradictions,
        }
        seen.update((name, rule.id) for name, rule in zip(RULES[:4], single, strict=True) if rule is not None)
        seen.update((name, rule.id) for name, rules in lists.items() for rule in rules)
        seen.update(("entry", entry.rule.id) for entry in found.entries)
        seen.update(("places", place.id) for entry in found.entries for place in entry.places)
    every = {(name, rule.id) for name in RULES for rule in getattr(own, name)}
    every |= {("places", place.id) for place in own.places}
    assert not every - seen.keys()


# What contradicts itself --------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(DIFFERENCES, 2)))
def test_a_low_price_beside_a_premium_is_told(advice: Advice, order: tuple[str, str]) -> None:
    found = position(advice, company(differentiators=ranked(*order)), "ES")
    assert found is not None
    names = {rule.id for rule in found.contradictions} & {"cheap_and_special", "special_and_cheap"}
    assert bool(names) == ("price" in order and not {"brand", "exclusivity"}.isdisjoint(order))


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"differentiators": ranked("exclusivity"), "online_strategy": "marketplace"}, "unique_among_many"),
        ({"differentiators": ranked("brand"), "intellectual_property": "national"}, "brand_unprotected"),
        ({"differentiators": ranked("brand"), "sectors": ("retail",)}, "brand_of_others"),
        ({"differentiators": ranked("service"), "service_organisation": "ad_hoc"}, "improvised_service"),
        ({"differentiators": ranked("price"), "target_countries": ("US",)}, "price_across_border"),
        ({"digital_payments": "transfer"}, "transfer_only"),
    ],
)
def test_answers_that_pull_in_opposite_directions_are_told(
    advice: Advice, answers: dict[str, Answer], rule: str
) -> None:
    with_it, without = position(advice, company(**answers), "ES"), position(advice, company(), "ES")
    assert with_it is not None
    assert without is not None
    assert rule in {own.id for own in with_it.contradictions}
    assert rule not in {own.id for own in without.contradictions}


def test_a_country_without_a_channel_is_told(advice: Advice) -> None:
    found = position(advice, company(target_countries=("RU", "PT", "ES"), **selling("marketplace")), "ES")
    assert found is not None
    assert [(entry.country, entry.rule.id) for entry in found.entries] == [
        ("RU", "restricted"),
        ("PT", "no_channel"),
    ]


# Its texts ----------------------------------------------------------------------------------------------


def rules_of(own: Positioning) -> Iterator[PositionRule]:
    for name in RULES:
        yield from getattr(own, name)


def test_texts_are_short_and_different(own: Positioning) -> None:
    texts = [rule.text for rule in rules_of(own)]
    for language in LANGUAGES:
        said = [text.to(language) for text in texts]
        assert len(set(said)) == len(said)
        for sentence in said:
            assert len(sentence) <= LONGEST, sentence
            assert sentence.endswith("."), sentence
            assert sentence[0].isupper(), sentence


def test_places_are_dated_and_their_sources_primary(own: Positioning) -> None:
    for place in own.places:
        assert place.dated.as_of < place.dated.review_by
        for source in place.dated.sources:
            assert source.read
            assert source.link.startswith("http")


# In reports ---------------------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), quick=3, full=50)
def test_it_stands_on_one_page_of_every_report(seed: int) -> None:
    asked = shipped_questionnaire()
    diagnosis = diagnose(
        asked, random_sheet(asked, Random(seed)), advice=advice_for(asked), date="2026-11-30"
    )
    assert diagnosis.advice is not None
    found = diagnosis.advice.positioning
    assert found is not None
    for language in LANGUAGES:
        page = markdown.render(diagnosis, language)
        assert found.lead.text.to(language) in page
        assert all(entry.text.to(language) in page for entry in found.entries)
        assert found.lead.text.to(language)[:40] in terminal.render(diagnosis, language)
        assert len(" ".join(words_of(found, language)).split()) < 520, "a page"


def words_of(found: PositioningResult, language: Language) -> list[str]:
    parts = [
        found.lead,
        found.proof,
        found.backing,
        found.start,
        *found.sectors,
        *found.avoid,
        *found.contradictions,
    ]
    texts = [part.text for part in parts if part is not None]
    texts += [*(entry.text for entry in found.entries), *(ask.text for ask in found.asks)]
    return [text.to(language) for text in texts]


def test_nothing_is_said_before_it_is_known_what_sets_a_company_apart(
    shipped: Questionnaire, advice: Advice
) -> None:
    whole = random_sheet(shipped, Random(1))
    for missing in ("differentiators", "customer_types"):
        assert told_of(shipped, advice, whole.without(missing)) is None
    unknown_countries = told_of(shipped, advice, whole.without("target_countries"))
    assert unknown_countries is not None
    assert unknown_countries.entries == ()


def test_nothing_is_taken_for_granted_that_is_not_answered_yet(advice: Advice) -> None:
    """That a company has no shop is not said while it has not told how it sells."""
    for country in COUNTRIES:
        found = position(
            advice, company(online_strategy="", current_logistics="", target_countries=(country,)), "ES"
        )
        assert found is not None
        assert found.start is None
        assert [entry.rule.id for entry in found.entries] in ([], ["restricted"])


def test_the_answers_that_led_to_it_are_named(shipped: Questionnaire, advice: Advice) -> None:
    sheet = replace(random_sheet(shipped, Random(2)), answers=company())
    found = told_of(shipped, advice, sheet)
    assert found is not None
    assert found.based_on == (
        "online_strategy", "customer_types", "sectors", "differentiators", "target_countries",
    )  # fmt: skip


def told_of(shipped: Questionnaire, advice: Advice, sheet: AnswerSheet) -> PositioningResult | None:
    diagnosis = diagnose(shipped, sheet, advice=advice)
    assert diagnosis.advice is not None
    return diagnosis.advice.positioning
