"""A card for each chosen country: what changes there, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecomdiag.advice.model import Advice, Border, Country, DataRule, Enough, MarketFact
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record

NO_GOODS = "border.no_goods"
"""Under which it stands with what answers no goods cross a border, so that nothing lacks there."""

BUSINESS_TERMS = "payments.business"
"""Under which it stands who buys that pays on agreed terms, and not as consumers do."""

ASKED_FOR = (
    NO_GOODS, BUSINESS_TERMS, "gap.language", "gap.search", "gap.payments", "gap.data", "gap.data_outside",
    "gap.transport", "gap.duties",
)  # fmt: skip
"""What a country may ask for, by the keys of the sentences that say that it lacks. The content says what is enough."""


class MarketCard(Record):
    """What any company of one country that sells to another should know of it, and what it is asked for there."""

    country: Country
    #: It is the company's own country: no export market.
    home: bool
    border: Border
    data: DataRule
    restrictions: tuple[MarketFact, ...]
    agreements: tuple[MarketFact, ...]
    adequacy: tuple[MarketFact, ...]
    privacy: tuple[MarketFact, ...]
    payments: tuple[MarketFact, ...]
    notes: tuple[MarketFact, ...]
    #: Keys of the sentences that say what lacks who has not enough of it.
    asks: tuple[str, ...]


def card(advice: Advice, code: str, home: str, *, goods: bool = True) -> MarketCard:
    """Return the card of one country for companies at home in another, which send goods there or not."""
    country, base = advice.countries[code], advice.countries[home]
    markets = advice.markets

    def about(facts: tuple[MarketFact, ...]) -> tuple[MarketFact, ...]:
        return tuple(fact for fact in facts if code in fact.markets)

    adequacy, agreements = about(markets.adequacy), about(markets.agreements)
    border = _border(country, base, agreements)
    if border != "home" and not goods:
        border = "no_goods"
    data: DataRule = "gdpr" if country.eea else "adequacy" if adequacy else "safeguards"
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
        asks=() if code == home else tuple(_asked_for(country, base, border, data)),
    )


def sends_goods(advice: Advice, answers: Mapping[str, Answer]) -> bool:
    """Say whether goods may cross a border: no answer says that none do."""
    return not any(own.id == NO_GOODS and _has(answers, own) for own in advice.enough)


def only_businesses(advice: Advice, answers: Mapping[str, Answer]) -> bool:
    """Say whether only businesses buy, as far as the answers say."""
    return any(own.id == BUSINESS_TERMS and _has(answers, own) for own in advice.enough)


def lacking(advice: Advice, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return the keys of the sentences that say what is not enough where it is asked for.

    What was not answered lacks nowhere, and who sells to businesses alone is told terms instead of means of payment.
    """
    told_instead = {"gap.payments"} if only_businesses(advice, answers) else set()
    return frozenset(
        own.id
        for own in advice.enough
        if own.id not in told_instead and _chosen(answers, own.question) and not _has(answers, own)
    )


def _border(country: Country, base: Country, agreements: tuple[MarketFact, ...]) -> Border:
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
    if country.eu:
        return "outside_customs"
    return "agreement" if agreements else "third"


def _asked_for(country: Country, base: Country, border: Border, data: DataRule) -> Iterator[str]:
    """Yield what a country asks for, by the keys of the sentences that say that it lacks."""
    if not set(country.languages) & set(base.languages):
        yield from ("gap.language", "gap.search")
    if set(country.currencies) != set(base.currencies) or country.id != base.id:
        yield "gap.payments"
    yield "gap.data" if data == "gdpr" else "gap.data_outside"
    yield "gap.transport"
    if border in ("third", "agreement", "customs_union", "same_customs", "outside_customs"):
        yield "gap.duties"


def _has(answers: Mapping[str, Answer], own: Enough) -> bool:
    return not own.choices.isdisjoint(_chosen(answers, own.question))


def _chosen(answers: Mapping[str, Answer], question: str) -> tuple[str, ...]:
    answer = answers.get(question)
    return answer if isinstance(answer, tuple) else (answer,) if isinstance(answer, str) else ()
