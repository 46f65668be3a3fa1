"""What is said is backed by the act itself, binds whom it says, and contradicts nothing else on the same page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from sheets import blank

from ecomdiag.advice.calendar import Duty, calendar, concerns
from ecomdiag.advice.dated import dated_entries
from ecomdiag.advice.markets import card
from ecomdiag.advice.model import Advice, Source
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import AdviceResult
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import base_of
from ecomdiag.record import fields, replace
from ecomdiag.report import facts
from ecomdiag.texts import say

TODAY = "2026-11-30"
#: Where laws are published by those who make them.
GAZETTES = (
    "eur-lex.europa.eu", "data.europa.eu", "boe.es", "legislation.gov.uk", "fedlex.admin.ch", "lovdata.no",
    "legislation.gov.au", "legislation.govt.nz", "bcn.cl", "federalregister.gov", "supremecourt.gov", "gesetze.li",
)  # fmt: skip
#: Whoever makes the law, keeps the figure or gives the support: an address of theirs is the primary source.
OFFICES = re.compile(
    r"(^|\.)(europa\.eu|efta\.int|gob\.(es|mx|ar)|gov(\.\w\w)?|govt\.nz|go\.jp|gc\.ca|gov\.gi|admin\.ch|skatteetaten\.no|ico\.org\.uk|revenue\.ie"
    r"|npc\.gov\.cn\.cdurl\.cn|gesetze\.li|fsai\.ie|jerseylaw\.je|tulli\.fi|emta\.ee|tem\.fi|bam\.de|destatis\.de|bcn\.cl|diputados\.gob\.mx"
    r"|boe\.es|ine\.es|icex\.es|emarketservices\.es|incibe\.es|cesce\.es|cofides\.es|ico\.es|sodercan\.es|caib\.es|navarra\.es"
    r"|planinternacionaldenavarra\.es|gencat\.cat|gva\.es|xunta\.gal|euskadi\.eus|gobiernodecanarias\.org|inap\.es"
    r"|camara\w+\.(org|com|es)|cambraterrassa\.org)$"
)
#: Statistical offices and regulators: who counts, and nobody who tells of it.
COUNTERS = re.compile(r"(^|\.)(ec\.europa\.eu|ine\.es|destatis\.de|cnmc\.es|ons\.gov\.uk|ofcom\.org\.uk)$")
#: Copies of what others wrote, encyclopaedias and their mirrors, what only its makers see, addresses of one visit.
BAD_KINDS = {
    "copy": r"(^|\.)(eurlexa\.com|paperzz\.com|docplayer\.\w+|scribd\.com|vdocuments\.\w+)$",
    "encyclopaedia": r"wiki(pedia|mili|zero|wand|2)|infogalactic|alchetron",
    "staging": r"(^|[.-])(dev|stage|staging|test|preprod|acceptance|localhost)([.-]|$)|\.(local|internal|test)$",
    "code": r"(^|\.)(githubusercontent\.com|github\.com|gitlab\.com|pastebin\.com|bitbucket\.org)$",
    "retired": r"^(exporthelp\.europa\.eu|trade\.ec\.europa\.eu/tradehelp)",
}
BAD_ADDRESSES = r"(;|[?&])(jsessionid|phpsessid|sid|session)=|[?&]utm_|/tradehelp/|prefLang="


def on(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def wrong_with(link: str) -> list[str]:
    """Return the kinds of bad address that a link is of."""
    host = (urlsplit(link).hostname or "").lower()
    kinds = [kind for kind, pattern in BAD_KINDS.items() if re.search(pattern, host)]
    return [*kinds, *(["address"] if re.search(BAD_ADDRESSES, link, re.IGNORECASE) else [])]


def is_act(source: Source) -> bool:
    host = (urlsplit(source.link).hostname or "").lower()
    return any(on(host, domain) for domain in GAZETTES)


@pytest.mark.parametrize(
    ("link", "kinds"),
    [
        ("https://eur-lex.europa.eu/legal-content/ES/TXT/?uri=CELEX:32016R0679", []),
        ("https://www.boe.es/buscar/act.php?id=BOE-A-2007-20555", []),
        ("https://eurlexa.com/act/en/32024L0825", ["copy"]),
        ("https://wikimili.com/en/Free_trade_agreements", ["encyclopaedia"]),
        ("https://es.wikipedia.org/wiki/RGPD", ["encyclopaedia"]),
        ("https://quanten-security.4eck-dev.de/cra/", ["staging"]),
        ("https://raw.githubusercontent.com/someone/notes/main/a.md", ["code"]),
        ("http://exporthelp.europa.eu/x;jsessionid=1A89?page=y", ["retired", "address"]),
    ],
)
def test_a_bad_address_is_known_by_its_kind(link: str, kinds: list[str]) -> None:
    assert wrong_with(link) == kinds


def test_no_statement_about_law_or_markets_rests_on_a_bad_address(advice: Advice) -> None:
    markets = [own for kind in fields(advice.markets) for own in getattr(advice.markets, kind)]
    said = [*advice.facts, *advice.support, *advice.statistics, *markets]
    links = {source.link for own in said for source in own.dated.sources}
    links |= {source.link for own in advice.actions for source in own.sources}
    assert {link: wrong_with(link) for link in links if wrong_with(link)} == {}


#: How an action says that a law of Spain or of the Union asks for something.
TELLS_OF_LAW = re.compile(
    r"\b(RGPD|directiva|reglas europeas|(la|una) ley (ya )?(pide|pone|exige|obliga)|mensajes ecológicos)\b"
)


def test_an_action_that_tells_what_the_law_asks_names_the_act(advice: Advice) -> None:
    told = [own for own in advice.actions if TELLS_OF_LAW.search(f"{own.why.es} {own.first_step.es}")]
    assert len(told) > 8
    assert not [own.id for own in told if not any(map(is_act, own.sources))]


def test_every_fact_of_law_names_its_act(advice: Advice) -> None:
    without = [
        fact.id
        for fact in advice.facts
        if fact.kind != "service" and not any(map(is_act, fact.dated.sources))
    ]
    assert not without
    assert all(
        any(map(is_act, own.dated.sources)) for own in (*advice.markets.agreements, *advice.markets.adequacy)
        if own.dated.verified
    )  # fmt: skip


def test_what_was_read_second_hand_says_so(shipped: Questionnaire, advice: Advice) -> None:
    """A statement none of whose sources was read is not told as verified."""
    for fact in advice.facts:
        if fact.dated.verified:
            assert any(source.read for source in fact.dated.sources), fact.id
    assert any(not fact.dated.verified for fact in advice.facts)


@pytest.mark.parametrize(
    ("host", "office"),
    [
        ("taxation-customs.ec.europa.eu", True), ("www.gov.uk", True), ("www.boe.es", True),
        ("www.fedlex.admin.ch", True), ("laws-lois.justice.gc.ca", True), ("tramits.gencat.cat", True),
        ("tww.law", False), ("www.europapress.es", False), ("docs.stripe.com", False), ("noteuropa.eu", False),
        ("www.gov.uk.example.com", False), ("www.euro-access.eu", False), ("iapp.org", False),
    ],
)  # fmt: skip
def test_an_office_is_known_by_its_host(host: str, office: bool) -> None:
    assert bool(OFFICES.search(host)) is office


def test_what_is_told_as_verified_was_read_at_its_office(advice: Advice) -> None:
    """A law firm, a newspaper or a processor may explain: what only they say is not told as verified.

    What a payment service offers is told by its own documentation.
    """
    own = advice.markets
    told = [*advice.facts, *own.agreements, *own.adequacy, *own.privacy, *own.restrictions, *own.notes]
    told += [*advice.support, *advice.statistics]
    second_hand = [
        getattr(entry, "id", "") or sorted(getattr(entry, "markets", ()))
        for entry in told
        if entry.dated.verified
        and not any(
            source.read and OFFICES.search((urlsplit(source.link).hostname or "").lower())
            for source in entry.dated.sources
        )
    ]
    assert not second_hand


@pytest.mark.parametrize(
    ("host", "counts"),
    [
        ("www.ine.es", True), ("ec.europa.eu", True), ("www.destatis.de", True), ("data.cnmc.es", True),
        ("www.europapress.es", False), ("www.financialmirror.com", False), ("www.romaniajournal.ro", False),
        ("europe-data.com", False), ("magazine.es", False), ("ine.es.example.com", False),
    ],
)  # fmt: skip
def test_who_counts_is_known_by_its_host(host: str, counts: bool) -> None:
    assert bool(COUNTERS.search(host)) is counts


def test_every_figure_stands_on_a_page_of_who_counted(advice: Advice) -> None:
    """A newspaper rounds, leaves out the population, and is not mended when the office mends its table."""
    told = {
        own.id: [
            source.link
            for source in own.dated.sources
            if not COUNTERS.search(urlsplit(source.link).hostname or "")
        ]
        for own in advice.statistics
    }
    assert {name: links for name, links in told.items() if links} == {}


def test_nothing_is_dated_later_than_it_was_read(advice: Advice) -> None:
    """“Checked on” is a day on which a source was open, not the day of the edit."""
    own = advice.markets
    told = [*advice.facts, *advice.support, *advice.statistics, *own.agreements, *own.adequacy, *own.payments]
    told += [*own.privacy, *own.restrictions, *own.notes]
    later = [
        (getattr(entry, "id", "") or sorted(getattr(entry, "markets", ())), entry.dated.as_of)
        for entry in told
        if entry.dated.verified
        and entry.dated.as_of > max(source.read or "" for source in entry.dated.sources)
    ]
    assert not later


def test_a_card_says_checked_only_of_what_was_read(advice: Advice) -> None:
    """That an agreement's number exists is no reading of it: its card says that it was not verified."""
    own = advice.markets
    told = (*own.agreements, *own.adequacy, *own.payments, *own.privacy, *own.restrictions, *own.notes)
    unread = [entry for entry in told if not any(source.read for source in entry.dated.sources)]
    assert unread
    assert not [entry for entry in unread if entry.dated.verified]


@pytest.mark.parametrize("date", ["2026-11-30", "2030-01-01"])
def test_facts_say_checked_only_of_what_was_verified(advice: Advice, date: str) -> None:
    for entry in dated_entries(advice):
        said = facts.render([entry], "en", date)
        assert ("checked on" in said.splitlines()[0]) is entry.dated.verified


# Who is bound ---------------------------------------------------------------------------------------------

SHOP: dict[str, Answer] = {
    "sells_online": "yes", "customer_types": "both", "current_logistics": "organised", "digital_payments": "several",
    "exports": "regular", "exports_online": "regular", "data_protection": "home",
}  # fmt: skip


def advised(
    shipped: Questionnaire,
    advice: Advice,
    answers: Mapping[str, Answer],
    *,
    home: str = "ES",
    region: str | None = None,
    date: str | None = TODAY,
) -> AdviceResult:
    sheet = replace(blank(shipped), answers={**SHOP, **answers}, region=region)
    found = diagnose(shipped, sheet, advice=advice, date=date, home=home).advice
    assert found is not None
    return found


def told(
    advice: Advice, answers: Mapping[str, Answer], *, home: str = "ES", region: str | None = None
) -> tuple[Duty, ...]:
    """Return the rules that concern a company of these answers, as a diagnosis has them."""
    every = {**SHOP, **answers}
    base, targets = base_of(home, region), every[advice.targets]
    assert isinstance(targets, tuple)
    return tuple(duty for duty in calendar(advice.facts, TODAY) if concerns(duty.fact, every, base, targets))


def rules(
    advice: Advice, answers: Mapping[str, Answer], *, home: str = "ES", region: str | None = None
) -> set[str]:
    return {duty.fact.id for duty in told(advice, answers, home=home, region=region)}


SECTORS = ("fashion", "home", "food", "electronics", "software", "retail")
SIZES = ("micro", "small", "medium", "large")
MARKETS = (("FR",), ("FR", "US", "GB"), ("US", "JP", "MX"), ("CH", "NO"), ("AR", "BR"), ("CN", "AE"))


@pytest.mark.parametrize("sector", SECTORS)
def test_something_comes_within_a_year_for_every_ordinary_company(advice: Advice, sector: str) -> None:
    combinations = list(itertools.product(SIZES, MARKETS))
    assert len(SECTORS) * len(combinations) == 144
    for (size, markets), customers in itertools.product(combinations, ("consumers", "businesses")):
        answers: dict[str, Answer] = {
            "sectors": (sector,), "employees": size, "target_countries": markets, "customer_types": customers,
        }  # fmt: skip
        soon = {duty.fact.id for duty in told(advice, answers) if not duty.now}
        assert {"verifactu", "e_invoicing", "product_liability"} <= soon, (sector, size, markets, customers)


def test_outside_spain_no_spanish_rule_is_told(advice: Advice) -> None:
    spanish = {fact.id for fact in advice.facts if fact.home and fact.home <= {"ES", "IC", "EA"}}
    assert {"packaging_spain", "verifactu", "lssi_identity", "legal_guarantee"} <= spanish
    for home in ("PT", "DE", "MX", "US", "CH"):
        found = told(advice, {"sectors": ("fashion",), "target_countries": ("ES", "FR", "US")}, home=home)
        assert not {duty.fact.id for duty in found} & spanish, home
        for duty in found:
            for text in (duty.fact.text.es, duty.fact.text.en):
                assert not text.startswith(("En España", "In Spain", "Quien vende en España")), duty.fact.id


def test_a_company_outside_the_union_is_bound_by_it_only_where_it_sells(advice: Advice) -> None:
    wants: dict[str, Answer] = {"sectors": ("fashion",), "employees": "small"}
    home_only = rules(advice, {**wants, "target_countries": ("US",)}, home="MX")
    to_france = rules(advice, {**wants, "target_countries": ("FR",)}, home="MX")
    assert "withdrawal_14_days" not in home_only
    assert "gdpr" not in home_only
    assert {"withdrawal_14_days", "gdpr", "gdpr_representative"} <= to_france
    assert "us_sales_tax" in home_only
    assert not {"eori", "vat_oss", "export_proof"} & (home_only | to_france)


@pytest.mark.parametrize(("home", "region"), [("IC", None), ("ES", "ES-CN")])
def test_the_canaries_get_their_own_rules(
    shipped: Questionnaire, advice: Advice, home: str, region: str | None
) -> None:
    answers: dict[str, Answer] = {"sectors": ("food",), "target_countries": ("ES", "PT", "CH")}
    found = advised(shipped, advice, answers, home=home, region=region)
    ids = {duty.statement.id for duty in found.duties}
    assert ids == rules(advice, answers, home=home, region=region)
    assert {"vat_islands", "igic", "eori", "verifactu", "packaging_spain"} <= ids
    assert not {"vat_oss", "vies_b2b", "export_proof"} & ids
    borders = {market.country: market.border for market in found.markets}
    assert borders["PT"] == "same_customs"
    assert found.scope is not None
    assert "IGIC" in found.scope.es


def test_rules_follow_where_a_company_sells_not_only_its_targets(advice: Advice) -> None:
    answers: dict[str, Answer] = {"sectors": ("fashion",), "target_countries": ("JP", "US", "GB")}
    sells = rules(advice, answers)
    assert {"vat_oss", "ppwr", "vies_b2b", "eori"} <= sells
    at_home = rules(advice, {**answers, "exports": "no"})
    assert not {"vat_oss", "ppwr"} & at_home


def test_a_condition_that_the_answers_cannot_tell_is_said_with_an_if(advice: Advice) -> None:
    told = {fact.id: fact.text for fact in advice.facts}
    for name in (
        "accessibility",
        "customer_service_law",
        "vat_oss",
        "ppwr",
        "eudr_small",
        "verifactu",
        "e_invoicing",
    ):
        assert re.search(r"\b[Ss]i\b", told[name].es), name
        assert re.search(r"\b[Ii]f\b", told[name].en), name


def test_goods_into_northern_ireland_bring_the_rules_of_the_union(advice: Advice) -> None:
    found = rules(advice, {"exports": "no", "sectors": ("home",), "target_countries": ("XI",)})
    assert {"vat_oss", "ppwr"} <= found


# Cards ----------------------------------------------------------------------------------------------------

#: What cannot be said of one country on one card: what one text says, and what another does.
EXCLUDE = [
    (r"[Oo]utside the European Union(?!'s|’s)", r"(belongs to|part of) the (European Union|EU)"),
    (r"no adequacy decision", r"finds its data protection adequate|adequacy decision (covers|on)"),
    (r"know of no trade agreement", r"trade agreement|customs union|association agreement|partnership agreement"),
    (r"without customs", r"goes? through customs|handled like an export|there is customs"),
    (r"common VAT rules", r"outside EU VAT|separate VAT"),
    (r"goods move without customs", r"may be duties"),
    (r"GDPR applies", r"takes safeguards of your own"),
    (r"may be duties", r"charges no duty on any"),
]  # fmt: skip
#: What is said of parts of a country is no word about the whole.
OF_PARTS = re.compile(
    r"Northern Ireland|Guadeloupe|Heligoland|Livigno|Athos|Åland|Greenland|territories of Ukraine|overseas"
)


@pytest.mark.parametrize(
    ("home", "goods"), [("ES", True), ("ES", False), ("IC", True), ("EA", True), ("MX", True)]
)
def test_no_card_says_what_excludes_each_other(
    shipped: Questionnaire, advice: Advice, home: str, goods: bool
) -> None:
    codes = [choice.id for choice in shipped.by_id["target_countries"].choices]
    assert len(codes) == 246
    for code in codes:
        found = card(advice, code, home, goods=goods)
        own = (*found.adequacy, *found.agreements, *found.notes, *found.restrictions, *found.privacy)
        texts = [say(f"border.{found.border}", "en")]
        texts += [] if found.adequacy else [say(f"data.{found.data}", "en")]
        texts += [fact.text.en for fact in own if code in ("XI", "AX") or not OF_PARTS.search(fact.text.en)]
        for first, second in EXCLUDE:
            saying = [text for text in texts if re.search(first, text)]
            against = [text for text in texts if re.search(second, text) and text not in saying]
            assert not (saying and against), (code, home, saying, against)


#: Borders of customs.
BEYOND = ("outside_customs", "customs_union", "agreement", "third")
#: The rules on goods that belong to a border, for a company in mainland Spain and for one in the Canaries.
OF_BORDER = {
    "ES": {
        "same_vat": {"vat_oss", "vies_b2b", "intrastat", "ppwr"},
        "northern_ireland": {"vat_oss", "vies_b2b", "intrastat", "ppwr"},
        "same_customs": {"export_proof"},
        **{border: {"export_proof", "eori"} for border in BEYOND},
    },
    "IC": {
        "same_customs": {"vat_islands"},
        "northern_ireland": {"vat_islands"},
        **{border: {"vat_islands", "eori"} for border in BEYOND},
    },
}  # fmt: skip


@pytest.mark.parametrize("home", OF_BORDER)
def test_what_binds_agrees_with_the_card(shipped: Questionnaire, advice: Advice, home: str) -> None:
    """Who sells to one country alone is told the rules of that border, and none of another."""
    every = set().union(*OF_BORDER[home].values()) - {"ppwr"}
    wants: dict[str, Answer] = {"exports": "no", "sectors": ("fashion",), "employees": "small"}
    for code in (choice.id for choice in shipped.by_id["target_countries"].choices):
        border = card(advice, code, home).border
        if border == "home":
            continue
        found = rules(advice, {**wants, "target_countries": (code,)}, home=home)
        assert found & every == OF_BORDER[home][border] & every, (code, border)


def test_what_excludes_each_other_is_found() -> None:
    for first, second in EXCLUDE:
        assert re.compile(first).groups >= 0
        assert re.compile(second).groups >= 0
    assert re.search(EXCLUDE[0][0], "Outside the European Union: there is customs")
    assert not re.search(EXCLUDE[0][0], "Outside the European Union's customs territory")


@pytest.mark.parametrize(
    "code",
    [
        "UA",
        "MD",
        "GE",
        "RS",
        "ME",
        "MK",
        "XK",
        "AL",
        "BA",
        "KE",
        "CM",
        "CI",
        "GH",
        "DO",
        "JM",
        "TT",
        "MU",
        "MG",
        "SC",
        "ZW",
        "KM",
        "PG",
        "FJ",
        "WS",
        "SB",
        "JE",
        "GG",
        "IM",
    ],
)
def test_a_country_with_an_agreement_is_not_told_as_one_without(advice: Advice, code: str) -> None:
    assert card(advice, code, "ES").border == "agreement"


@pytest.mark.parametrize(
    ("code", "border", "data"),
    [
        ("XI", "northern_ireland", "adequacy"),
        ("GI", "customs_union", "safeguards"),
        ("EA", "outside_customs", "gdpr"),
        ("MC", "same_vat", "safeguards"),
        ("CH", "agreement", "adequacy"),
        ("US", "third", "adequacy"),
    ],
)
def test_cards_that_were_wrong(advice: Advice, code: str, border: str, data: str) -> None:
    found = card(advice, code, "ES")
    assert (found.border, found.data) == (border, data)
    assert all(fact.text.en[0] != "I" or not fact.text.en.startswith("It covers") for fact in found.adequacy)


def test_businesses_are_told_of_terms_and_not_of_consumers_means_of_payment(
    shipped: Questionnaire, advice: Advice
) -> None:
    for customers, terms in (
        ("businesses", True),
        ("resellers", True),
        ("consumers", False),
        ("both", False),
    ):
        answers: dict[str, Answer] = {"customer_types": customers, "payments_by_country": "no"}
        found = advised(shipped, advice, {**answers, "target_countries": ("MX", "DE")})
        for market in found.markets:
            assert (market.terms is not None) == terms
            assert bool(market.payments) == (not terms)
            assert any(gap.question == "payments_by_country" for gap in market.gaps) == (not terms)


# Support and figures --------------------------------------------------------------------------------------


def test_every_community_has_its_own_body(advice: Advice) -> None:
    communities = {code for own in advice.support for code in own.regions}
    assert communities == {
        "ES-AN", "ES-AR", "ES-AS", "ES-CB", "ES-CL", "ES-CM", "ES-CN", "ES-CT", "ES-EX", "ES-GA", "ES-IB", "ES-MC",
        "ES-MD", "ES-NC", "ES-PV", "ES-RI", "ES-VC",
    }  # fmt: skip


def test_support_of_spain_or_the_union_is_for_companies_there(shipped: Questionnaire, advice: Advice) -> None:
    low: dict[str, Answer] = {
        "sells_online": "no", "exports": "no", "considers_online_export": "no", "export_budget": "no",
        "target_countries": ("FR",),
    }  # fmt: skip
    told_in = {
        home: {own.statement.id for own in advised(shipped, advice, low, home=home).support}
        for home in ("ES", "PT", "MX")
    }
    spanish = {own.id for own in advice.support if own.home and own.home <= {"ES", "IC", "EA"}}
    of_union = {own.id for own in advice.support if "FR" in own.home}
    assert told_in["ES"] & spanish
    assert not told_in["PT"] & spanish
    assert not told_in["MX"] & (spanish | of_union)


@pytest.mark.parametrize(("date", "closed"), [("2026-12-04", False), ("2026-12-05", True), (None, False)])
def test_what_is_past_its_last_deadline_is_closed_and_stands_last(
    shipped: Questionnaire, advice: Advice, date: str | None, closed: bool
) -> None:
    found = advised(
        shipped, advice, {"employees": "small", "intellectual_property": "no", "target_countries": ("FR",)}, date=date
    )  # fmt: skip
    fund = next(own for own in found.support if own.statement.id == "euipo_sme_fund_2026")
    assert (fund.closes, fund.closed) == ("2026-12-04", closed)
    assert [own.closed for own in found.support] == sorted(own.closed for own in found.support)


def test_without_a_community_no_list_of_all_of_them_is_told(shipped: Questionnaire, advice: Advice) -> None:
    low: dict[str, Answer] = {"export_budget": "no", "online_plan": "none", "target_countries": ("FR",)}
    regional = {own.id: own for own in advice.support if own.regions}
    anywhere = {own.statement.id for own in advised(shipped, advice, low).support}
    for name in anywhere & regional.keys():
        assert regional[name].dated.verified
        assert (regional[name].closes or TODAY) >= TODAY
    told_there = {own.statement.id for own in advised(shipped, advice, low, region="ES-CB").support}
    assert told_there & regional.keys() == {"cantabria_sodercan"}


def test_an_old_figure_is_not_told_as_todays(shipped: Questionnaire, advice: Advice) -> None:
    answers: dict[str, Answer] = {
        "employees": "small", "erp": "full", "crm": "basic", "target_countries": ("FR",), "social_media": "active",
    }  # fmt: skip
    year = {own.id: own.year for own in advice.statistics}
    old = 0
    for peer in advised(shipped, advice, answers).peers:
        is_old = int(TODAY[:4]) - year[peer.statement.id] > 3
        assert ("más de tres años" in peer.text.es) is is_old
        assert ("over three years old" in peer.text.en) is is_old
        old += is_old
    assert old


def test_a_medium_firm_is_not_measured_against_all_sizes(advice: Advice) -> None:
    assert not [own.id for own in advice.statistics if own.question == "erp" and "medium" in own.sizes]


def test_a_card_scheme_of_a_country_does_not_stand_beside_the_cards_it_is_one_of(advice: Advice) -> None:
    """The line of local payments sets them against cards that pay anywhere: Cartes Bancaires or Troy are cards too."""
    schemes = {"Cartes Bancaires", "Bancontact", "Dankort", "mada", "RuPay", "Troy"}
    named = {name for fact in advice.markets.payments for name in fact.text.es.split(", ")}
    assert not named & {"Visa", "Mastercard", "American Express"}
    assert named & schemes
    assert "tarjetas internacionales" in say("advice.payments", "es")
    assert "international cards" in say("advice.payments", "en")


@pytest.mark.parametrize(
    ("sector", "size", "told"),
    [
        ("fashion", "large", {"textile_labels", "unsold_clothes"}),
        ("fashion", "medium", {"textile_labels"}),
        ("machinery", "medium", {"connected_data"}),
        ("machinery", "small", set()),
        ("services", "large", set()),
    ],
)
def test_duties_of_a_trade_are_told_to_whom_they_bind(
    shipped: Questionnaire, advice: Advice, sector: str, size: str, told: set[str]
) -> None:
    """Fibres on labels, unsold clothes (large firms; medium ones from 2030), data of machines (no micro or small firm)."""
    answers: dict[str, Answer] = {"sectors": (sector,), "employees": size, "target_countries": ("FR",)}
    found = {own.statement.id for own in advised(shipped, advice, answers).duties}
    assert found & {"textile_labels", "unsold_clothes", "connected_data"} == told
