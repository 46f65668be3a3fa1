"""What else a company is told: duties by date, support, official figures, remarks, lenses, countries."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from companies import PROFILES, completed, meeting, worst
from sheets import half_filled, of, percentage, random_sheet, sheet, single, text

from ecomdiag import engine
from ecomdiag.advice.calendar import calendar, concerns
from ecomdiag.advice.markets import MarketCard, card, lacking
from ecomdiag.advice.model import Advice, Dated, Fact, Source, Statistic, Support
from ecomdiag.advice.peers import peers
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answers import read_answers
from ecomdiag.questionnaire.conditions import Answer, AnyOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace

F = Fraction
TODAY = "2026-11-23"
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
DATED = Dated(
    as_of="2026-01-01",
    review_by="2026-12-31",
    sources=(Source(title="t", publisher="p", link="https://e.org"),),
)


def told(shipped: Questionnaire, advice: Advice, answers: Mapping[str, Answer], **more: Any) -> Diagnosis:
    own = completed(shipped, answers, Random(1))
    assert own is not None
    return diagnose(shipped, own, advice=advice, **more)


# Duties -------------------------------------------------------------------------------------------------


def fact(name: str, **more: Any) -> Fact:
    return Fact(id=name, kind="law", title=text(name), text=text(name), dated=DATED, **more)


MICRO = AnyOf("employees", frozenset({"micro"}))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (fact("always"), "now"),
        (fact("since", applies_from="2026-11-22"), "now"),
        (fact("today", applies_from=TODAY), "now"),
        (fact("tomorrow", applies_from="2026-11-24"), "soon"),
        (fact("in a year", applies_from="2027-11-23"), "soon"),
        (fact("later", applies_from="2027-11-24"), None),
        (fact("far", applies_from="2030-01-01"), None),
        (fact("over", applies_to=TODAY), None),
        (fact("last day", applies_to="2026-11-24"), "now"),
        (fact("small ones", when=MICRO), "now"),
        (fact("large ones", when=AnyOf("employees", frozenset({"large"}))), None),
        (fact("unknown", when=AnyOf("sells_online", frozenset({"yes"}))), None),
    ],
    ids=lambda value: value.id if isinstance(value, Fact) else str(value),
)
def test_a_fact_binds(own: Fact, expected: str | None) -> None:
    found = [duty for duty in calendar([own], TODAY) if concerns(duty.fact, {"employees": "micro"}, "ES", ())]
    assert ["now" if duty.now else "soon" for duty in found] == ([expected] if expected else [])


def test_duties_of_now_come_first_then_by_date() -> None:
    own = [
        fact("b", applies_from="2027-05-01"), fact("c"), fact("a", applies_from="2027-01-01"), fact("d", applies_from="2020-01-01"),
    ]  # fmt: skip
    assert [duty.fact.id for duty in calendar(own, TODAY)] == ["c", "d", "a", "b"]


@pytest.mark.parametrize(
    ("date", "stale"), [("2026-12-30", False), ("2026-12-31", False), ("2027-01-01", True)]
)
def test_a_fact_is_stale_past_its_review(date: str, stale: bool) -> None:
    assert [duty.stale for duty in calendar([fact("x")], date)] == [stale]


def test_a_leap_day_has_a_year_after_it() -> None:
    assert len(calendar([fact("x", applies_from="2029-02-28")], "2028-02-29")) == 1


SHOP = {"sells_online": "yes", "customer_types": "consumers", "target_countries": ("FR",), "sectors": ("home",), "current_logistics": "organised"}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "date", "name", "expected"),
    [
        ({}, TODAY, "withdrawal_function", "now"),
        ({}, "2026-06-18", "withdrawal_function", "soon"),
        ({"customer_types": "businesses"}, TODAY, "withdrawal_function", None),
        ({"employees": "medium"}, TODAY, "customer_service_law", "soon"),
        ({"employees": "medium"}, "2026-12-28", "customer_service_law", "now"),
        ({"employees": "micro"}, TODAY, "customer_service_law", "soon"),
        ({"customer_types": "businesses"}, TODAY, "customer_service_law", None),
        ({"employees": "micro", "turnover": "from_2m_to_8m"}, TODAY, "accessibility", "now"),
        ({"employees": "micro", "turnover": ()}, TODAY, "accessibility", "now"),
        ({"employees": "micro", "turnover": "up_to_2m"}, TODAY, "accessibility", None),
        ({"employees": "small", "turnover": "up_to_2m"}, TODAY, "accessibility", "now"),
        ({"turnover": ()}, TODAY, "e_invoicing", "soon"),
        ({"turnover": "from_8m_to_50m"}, TODAY, "e_invoicing", "soon"),
        ({"turnover": "from_2m_to_8m"}, TODAY, "e_invoicing", None),
        ({"turnover": "from_2m_to_8m"}, "2027-10-06", "e_invoicing_small", "soon"),
        ({"turnover": "over_50m"}, "2028-10-06", "e_invoicing_small", None),
        ({"target_countries": ("CL", "FR")}, TODAY, "chile_data", "soon"),
        ({"target_countries": ("CL", "FR")}, "2026-12-01", "chile_data", "now"),
        ({"target_countries": ("FR",)}, TODAY, "chile_data", None),
        ({"target_countries": ("US",)}, TODAY, "us_de_minimis", "now"),
        ({"target_countries": ("US",), "current_logistics": "no_shipping"}, TODAY, "us_de_minimis", None),
        ({"target_countries": ("CH",)}, TODAY, "eori", "now"),
        ({"target_countries": ("TR",)}, TODAY, "eori", "now"),
        ({"target_countries": ("DE", "MC"), "exports": "no"}, TODAY, "eori", None),
        ({"target_countries": ("DE", "MC"), "exports": "regular"}, TODAY, "eori", "now"),
        ({"target_countries": ("BR",)}, TODAY, "mercosur_interim", "now"),
        ({"sectors": ("machinery",)}, TODAY, "machinery_regulation", "soon"),
        ({"sectors": ("software",)}, TODAY, "cyber_resilience_full", None),
        ({"sectors": ("software",)}, "2026-12-11", "cyber_resilience_full", "soon"),
        ({"sectors": ("drinks",)}, TODAY, "excise_distance", "now"),
    ],
)  # fmt: skip
def test_the_shipped_facts_bind(
    shipped: Questionnaire,
    advice: Advice,
    answers: dict[str, Answer],
    date: str,
    name: str,
    expected: str | None,
) -> None:
    result = told(shipped, advice, {**SHOP, **answers}, date=date).advice
    assert result is not None
    found = ["now" if duty.now else "soon" for duty in result.duties if duty.statement.id == name]
    assert found == ([expected] if expected else [])


def test_without_a_date_there_are_no_duties_and_nothing_is_stale(
    shipped: Questionnaire, advice: Advice
) -> None:
    result = told(shipped, advice, SHOP).advice
    assert result is not None
    assert result.duties == ()
    assert not any(own.statement.stale for own in result.support)


def test_long_after_the_review_everything_dated_is_stale(shipped: Questionnaire, advice: Advice) -> None:
    result = told(shipped, advice, SHOP, date="2029-01-01").advice
    assert result is not None
    assert result.duties
    assert all(duty.statement.stale for duty in result.duties)
    assert all(own.statement.stale for own in result.support)
    assert all(peer.statement.stale for peer in result.peers)
    assert all(
        own.stale for market in result.markets for own in (*market.notes, *market.payments, *market.privacy)
    )


# Official figures ---------------------------------------------------------------------------------------


def figure(name: str, sizes: str, scope: str = "ES", year: int = 2024, **more: Any) -> Statistic:
    means = frozenset(more.pop("means", "yes").split())
    own = {"question": "q", "at_least": None, "share": F("26.6"), "text": text(name), **more}
    return Statistic(
        id=name, means=means, scope=scope, sizes=frozenset(sizes.split()), year=year, dated=DATED, **own
    )


ASKED = of(
    single("employees", "micro small medium large", weight=0),
    single("q", {"no": 0, "yes": 1}),
    percentage("p", {0: 0}),
)


@pytest.mark.parametrize(
    ("size", "figures", "expected"),
    [
        ("small", [], None),
        ("micro", [figure("x", "small medium")], None),
        ("small", [figure("several", "small medium large"), figure("own", "small")], "own"),
        ("small", [figure("own", "small", "EU"), figure("several", "small medium large")], "several"),
        ("small", [figure("old", "small", year=2019), figure("new", "small", year=2024)], "new"),
        ("small", [figure("new", "small medium", year=2024), figure("own", "small", year=2019)], "own"),
        ("large", [figure("eu", "large", "EU"), figure("other", "micro")], "eu"),
        (None, [figure("x", "micro small medium large")], None),
    ],
)  # fmt: skip
def test_the_figure_closest_to_the_company(
    size: str | None, figures: list[Statistic], expected: str | None
) -> None:
    given = sheet(ASKED, q="yes", **({"employees": size} if size else {}))
    for order in (figures, figures[::-1]):
        found = peers(order, engine.path(ASKED, given), "employees")
        assert [peer.statistic.id for peer in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("own", "given", "same"),
    [
        (figure("x", "small"), {"q": "yes"}, [True]),
        (figure("x", "small"), {"q": "no"}, [False]),
        (figure("x", "small"), {}, []),
        (figure("x", "small", question="p", means="", at_least=F(1)), {"p": 0}, [False]),
        (figure("x", "small", question="p", means="", at_least=F(1)), {"p": 1}, [True]),
        (figure("x", "small", question="p", means="", at_least=F(1)), {"p": 100}, [True]),
    ],
)  # fmt: skip
def test_whether_the_company_does_the_same(own: Statistic, given: dict[str, Any], same: list[bool]) -> None:
    found = peers([own], engine.path(ASKED, sheet(ASKED, employees="small", **given)), "employees")
    assert [peer.same for peer in found] == same


@pytest.mark.parametrize(
    ("channel", "compared"), [("catalogue", False), ("own_shop", True), ("marketplace", True)]
)
def test_orders_by_email_are_not_compared_with_those_of_shops(
    shipped: Questionnaire, advice: Advice, channel: str, compared: bool
) -> None:
    """The offices count no orders typed in an e-mail: who takes only those is not told “so do you”."""
    result = told(shipped, advice, {**SHOP, "employees": "small", "online_strategy": channel}).advice
    assert result is not None
    assert ("sells_online" in {peer.question for peer in result.peers}) is compared


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ("micro", "es_sells_online_micro_2022"),
        ("small", "es_sells_online_2023"),
        ("large", "es_sells_online_2023"),
    ],
)
def test_the_shipped_figures(shipped: Questionnaire, advice: Advice, size: str, name: str) -> None:
    result = told(shipped, advice, {**SHOP, "employees": size}).advice
    assert result is not None
    by_question = {peer.question: peer for peer in result.peers}
    assert len(by_question) == len(result.peers)
    own = by_question["sells_online"]
    assert (own.statement.id, own.same) == (name, True)
    assert f"{float(next(s.share for s in advice.statistics if s.id == name)):g}%" in own.text.en


# Remarks ------------------------------------------------------------------------------------------------


def test_each_remark_is_told_where_its_answers_meet(shipped: Questionnaire, advice: Advice) -> None:
    for remark in advice.remarks:
        own = meeting(shipped, remark.when)
        assert own is not None, remark.id
        result = diagnose(shipped, own, advice=advice).advice
        assert result is not None
        assert remark.id in [found.id for found in result.remarks]
        assert result.consistency == ("mostly" if len(result.remarks) < 3 else "look_over")


#: What does not fit together in an example, and is meant.
MEANT = {"software-quince": {"online_only_with_offline_channels"}}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_fit_together(shipped: Questionnaire, advice: Advice, example: Path) -> None:
    own = read_answers(example.read_bytes(), shipped).sheet
    result = diagnose(shipped, own, advice=advice).advice
    assert result is not None
    assert {found.id for found in result.remarks} <= MEANT.get(example.stem, set())


# Lenses and support -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_a_lens_is_the_mean_of_its_questions_and_names_the_weakest(
    shipped: Questionnaire, advice: Advice, seed: int
) -> None:
    rng = Random(seed)
    own = random_sheet(shipped, rng) if seed % 2 else half_filled(shipped, rng)
    diagnosis = diagnose(shipped, own, advice=advice)
    assert diagnosis.advice is not None
    results = {result.id: result for result in diagnosis.questions}
    for lens, read in zip(advice.lenses, diagnosis.advice.lenses, strict=True):
        known = {}
        for item, found in zip(lens.items, read.items, strict=True):
            title, score = found.title.en, found.score
            values = [value for own_id in item.questions if (value := results[own_id].score) is not None]
            open_ones = [n for n in item.questions if results[n].asked and results[n].answer is None]
            assert (found.id, found.title) == (item.id, item.title)
            if open_ones or not values:
                assert score is None
            elif diagnosis.complete:
                assert score == sum(values) / len(values)
            if score is not None:
                known[title] = score
        if read.weakest is not None:
            assert min(known.values()) < 100
            first = next(title for title, score in known.items() if score == min(known.values()))
            assert read.weakest.en == lens.weakest.en.replace("{item}", first)
        else:
            assert not diagnosis.complete or not known or min(known.values()) == 100


def test_nothing_answered_nothing_weak(shipped: Questionnaire, advice: Advice) -> None:
    result = diagnose(shipped, sheet(shipped), advice=advice).advice
    assert result is not None
    assert [lens.weakest for lens in result.lenses] == [None, None, None]
    assert {item.score for lens in result.lenses for item in lens.items} == {None}
    assert (result.support, result.recommendations, result.peers, result.remarks) == ((), (), (), ())


@pytest.mark.parametrize("seed", range(12))
def test_support_is_told_for_what_is_weak_only(shipped: Questionnaire, advice: Advice, seed: int) -> None:
    rng = Random(seed)
    given = random_sheet(shipped, rng) if seed % 2 else half_filled(shipped, rng, 0.5)
    diagnosis = diagnose(shipped, given, advice=advice)
    assert diagnosis.advice is not None
    records = {record.id: record for record in advice.support}
    questions = {result.id: result.score for result in diagnosis.questions}
    sections = {result.id: result.score for result in diagnosis.sections}
    for own in diagnosis.advice.support:
        record = records[own.statement.id]
        asked = [score for name in record.questions if (score := questions[name]) is not None]
        whole = [score for name in record.sections if (score := sections[name]) is not None]
        assert any(score < 50 for score in (asked if record.questions else whole)), record.id


def test_a_company_that_does_all_well_needs_no_advice(shipped: Questionnaire, advice: Advice) -> None:
    from companies import follow

    given = PROFILES["goods for consumers"]
    best, _ = follow(shipped, advice, worst(shipped, given), given, unsure=False)
    result = diagnose(shipped, best, advice=advice, date=TODAY).advice
    assert result is not None
    assert (result.recommendations, result.support) == ((), ())
    assert [lens.weakest for lens in result.lenses] == [None, None, None]
    # A full score takes three kinds of transport, not all: one that a country asks for may still be missing.
    assert {gap.question for market in result.markets for gap in market.gaps} <= {"transport"}
    assert result.duties


# Countries ----------------------------------------------------------------------------------------------

LACKING: dict[str, Answer] = {
    "international_support": "home_language",
    "search_positioning": "basic",
    "payments_by_country": "no",
    "data_protection": "home",
    "transport": ("parcel",),
}


def gaps(advice: Advice, found: MarketCard, answers: Mapping[str, Answer]) -> set[str]:
    return {why.removeprefix("gap.") for why in lacking(advice, answers) if why in found.asks}


@pytest.mark.parametrize(
    ("code", "border", "data", "lacks"),
    [
        ("ES", "home", "gdpr", ""),
        ("DE", "same_vat", "gdpr", "language search payments transport"),
        ("IC", "same_customs", "gdpr", "payments transport duties"),
        ("TR", "customs_union", "safeguards", "language search payments data_outside transport duties"),
        ("AD", "customs_union", "adequacy", "language search payments data_outside transport duties"),
        ("CH", "agreement", "adequacy", "language search payments data_outside transport duties"),
        ("NO", "agreement", "gdpr", "language search payments transport duties"),
        ("MX", "agreement", "safeguards", "payments data_outside transport duties"),
        ("BR", "agreement", "adequacy", "language search payments data_outside transport duties"),
        ("CN", "third", "safeguards", "language search payments data_outside transport duties"),
        ("US", "third", "adequacy", "language search payments data_outside transport duties"),
    ],
)
def test_the_card_of_a_country(advice: Advice, code: str, border: str, data: str, lacks: str) -> None:
    found = card(advice, code, "ES")
    assert (found.border, found.data, gaps(advice, found, LACKING)) == (border, data, set(lacks.split()))
    assert found.home == (code == "ES")


def test_three_kinds_of_country_give_three_different_cards(shipped: Questionnaire, advice: Advice) -> None:
    trios = [("DE", "TR", "CN"), ("FR", "CH", "BR"), ("PT", "CH", "JP")]
    for trio in trios:
        result = told(
            shipped, advice, {**SHOP, **LACKING, "target_countries": trio, "exports": "regular"}
        ).advice
        assert result is not None
        assert [market.country for market in result.markets] == list(trio)
        for field in ("payments", "privacy"):
            said = [str(getattr(market, field)) for market in result.markets]
            assert len(set(said)) == 3, f"{trio} {field}"
        assert len({(m.border_text, m.data_text, str(m.agreements)) for m in result.markets}) == 3
        eu, *outside = result.markets
        assert all(len(market.gaps) > len(eu.gaps) for market in outside)


def test_nothing_is_missing_where_all_is_done(advice: Advice) -> None:
    done: dict[str, Answer] = {
        "international_support": "committed", "search_positioning": "by_country", "payments_by_country": "each_market",
        "data_protection": "each_market", "transport": ("international_express", "duties"),
    }  # fmt: skip
    assert not [code for code in advice.countries if gaps(advice, card(advice, code, "ES"), done)]


def test_what_was_not_answered_is_no_gap(advice: Advice) -> None:
    assert gaps(advice, card(advice, "CN", "ES"), {}) == set()


def test_ones_own_country_is_no_export_market(shipped: Questionnaire, advice: Advice) -> None:
    for home in ("ES", "PT"):
        answers: dict[str, Answer] = {
            **SHOP,
            **LACKING,
            "target_countries": ("ES", "PT", "FR"),
            "exports": "regular",
        }
        result = told(shipped, advice, answers, home=home).advice
        assert result is not None
        own = [market for market in result.markets if market.country == home]
        assert [market.home for market in result.markets].count(True) == 1
        assert own[0].gaps == ()
        assert "not an export market" in own[0].border_text.en


@pytest.mark.parametrize(
    ("home", "region", "shown"),
    [
        ("ES", None, {"all", "galicia", "both"}),
        ("ES", "ES-GA", {"all", "galicia", "both"}),
        ("ES", "ES-CN", {"all", "both"}),
        ("IC", "ES-CN", {"all", "both"}),
        ("ES", "ES-MD", {"all"}),
        ("PT", None, {"all"}),
        ("PT", "ES-GA", {"all"}),
    ],
)
def test_support_of_a_community_is_for_the_companies_there(
    shipped: Questionnaire, advice: Advice, home: str, region: str | None, shown: set[str]
) -> None:
    def support(name: str, *regions: str) -> Support:
        named = text(name)
        questions = ("considers_online_export", "exports_online", "legal_team", "sells_online")
        return Support(
            id=name, title=named, body=named, text=named, sections=(), dated=DATED, questions=questions, regions=frozenset(regions),
        )  # fmt: skip

    own = replace(
        advice, support=(support("all"), support("galicia", "ES-GA"), support("both", "ES-GA", "ES-CN"))
    )
    sheet = completed(shipped, {"sells_online": "no"}, Random(1))
    assert sheet is not None
    result = diagnose(shipped, replace(sheet, region=region), advice=own, home=home).advice
    assert result is not None
    assert {found.body.en.split()[0] for found in result.support} == shown


@pytest.mark.parametrize("code", ["RU", "BY", "IR", "KP"])
def test_a_restricted_country_carries_its_warning(advice: Advice, code: str) -> None:
    assert card(advice, code, "ES").restrictions


@pytest.mark.parametrize("code", ["FR", "US", "MX", "GB", "UA"])
def test_other_countries_carry_none(advice: Advice, code: str) -> None:
    assert not card(advice, code, "ES").restrictions


def test_every_country_has_a_card(shipped: Questionnaire, advice: Advice) -> None:
    for choice in shipped.by_id["target_countries"].choices:
        found = card(advice, choice.id, "ES")
        assert found.data != "adequacy" or found.adequacy
        assert found.border != "agreement" or found.agreements
        assert found.country.currencies, choice.id
        assert found.country.languages, choice.id
