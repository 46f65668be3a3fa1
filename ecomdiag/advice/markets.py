"""A card for each chosen country: what changes there, and what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ecomdiag.advice.model import Advice, Country, MarketFact
from ecomdiag.conditions import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a company lacks for a country: a question whose answer is not enough there."""

    #: Key of the sentence that says so.
    why: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketCard:
    """What a company that sells to a country should know of it, and what it lacks."""

    country: Country
    #: It is the company's own country: no export market.
    home: bool
    #: How goods cross the border: ``home``, ``no_goods`` (nothing is shipped), ``unknown`` (not described from the
    #: company's country), ``same_vat``, ``same_customs``, ``customs_union``, ``northern_ireland``, ``agreement``
    #: or ``third``.
    border: str
    #: How personal data may go there: ``gdpr``, ``adequacy`` or ``safeguards``.
    data: str
    restrictions: tuple[MarketFact, ...]
    agreements: tuple[MarketFact, ...]
    adequacy: tuple[MarketFact, ...]
    privacy: tuple[MarketFact, ...]
    payments: tuple[MarketFact, ...]
    notes: tuple[MarketFact, ...]
    gaps: tuple[Gap, ...]


def card(advice: Advice, code: str, answers: Mapping[str, Answer], home: str) -> MarketCard:
    """Return the card of one country for a company at home in another."""
    country, base = advice.countries[code], advice.countries[home]
    markets = advice.markets

    def about(facts: tuple[MarketFact, ...]) -> tuple[MarketFact, ...]:
        return tuple(fact for fact in facts if code in fact.markets)

    adequacy, agreements = about(markets.adequacy), about(markets.agreements)
    border = _border(country, base, agreements)
    if answers.get("current_logistics") == "no_shipping" and border != "home":
        border = "no_goods"
    data = "gdpr" if country.eea else "adequacy" if adequacy else "safeguards"
    return MarketCard(
        country=country,
        home=code == home,
        border=border,
        data=data,
        restrictions=about(markets.restrictions),
        agreements=agreements,
        adequacy=adequacy,
        privacy=about(markets.privacy),
        payments=about(markets.payments),
        notes=about(markets.notes),
        gaps=() if code == home else tuple(_gaps(country, base, border, data, answers)),
    )


def _border(country: Country, base: Country, agreements: tuple[MarketFact, ...]) -> str:
    if country.id == base.id:
        return "home"
    if base.customs != "territory":
        return "unknown"
    if country.customs == "northern_ireland":
        return "northern_ireland"
    if country.customs == base.customs == "territory":
        return "same_vat" if country.vat == base.vat == "yes" else "same_customs"
    if country.customs == "union":
        return "customs_union"
    return "agreement" if agreements else "third"


#: What is enough for a country of its own language, currency, border or data regime: question → choices.
ENOUGH: dict[str, frozenset[str]] = {
    "international_support": frozenset({"local", "committed"}),
    "search_positioning": frozenset({"by_country"}),
    "payments_by_country": frozenset({"main", "each_market"}),
    "data_protection": frozenset({"home", "main", "each_market"}),
    "transport": frozenset({"international_express", "freight", "marketplace", "postal"}),
}
#: The same where the country lies outside the single market.
ENOUGH_OUTSIDE: dict[str, frozenset[str]] = {
    "data_protection": frozenset({"main", "each_market"}),
    "transport": frozenset({"duties"}),
}


def _gaps(
    country: Country, base: Country, border: str, data: str, answers: Mapping[str, Answer]
) -> list[Gap]:
    """Compare what the country asks with what the company has answered, question by question."""
    found = []
    other_language = not set(country.languages) & set(base.languages)
    if other_language:
        found += _lacking("gap.language", "international_support", ENOUGH, answers)
        found += _lacking("gap.search", "search_positioning", ENOUGH, answers)
    if set(country.currencies) != set(base.currencies) or country.id != base.id:
        found += _lacking("gap.payments", "payments_by_country", ENOUGH, answers)
    if data == "gdpr":
        found += _lacking("gap.data", "data_protection", ENOUGH, answers)
    else:
        found += _lacking("gap.data_outside", "data_protection", ENOUGH_OUTSIDE, answers)
    found += _lacking("gap.transport", "transport", ENOUGH, answers)
    if border in ("third", "agreement", "customs_union", "same_customs"):
        found += _lacking("gap.duties", "transport", ENOUGH_OUTSIDE, answers)
    return found


def _lacking(
    why: str, question: str, enough: dict[str, frozenset[str]], answers: Mapping[str, Answer]
) -> list[Gap]:
    """A gap if the question was answered and the answer is not enough."""
    answer = answers.get(question)
    if answer is None or isinstance(answer, Fraction):
        return []
    chosen = set(answer) if isinstance(answer, tuple) else {answer}
    return [] if chosen & enough[question] else [Gap(why=why, question=question)]
