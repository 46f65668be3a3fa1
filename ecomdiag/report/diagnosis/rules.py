"""The target countries, each with its card, and the rules that concern the company."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.diagnosis.result import AdviceResult, Diagnosis, DutyResult, MarketResult, Statement
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.pictures import timeline
from ecomdiag.report.diagnosis.sources import told
from ecomdiag.report.outline import Block, Heading, Item, Items, Note, Paragraph, label, line, quiet, strong
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day

#: Countries that are told of, and rules that are named, unless all are.
MOST_MARKETS, MOST_DUTIES = 4, 16


def markets(advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the target countries: in short, the border, what is forbidden, and what is missing for each."""
    if not advice.markets:
        return
    yield Heading(2, say("advice.markets", language))
    if depth is not Depth.FULL:
        shown = tuple(_in_short(market, language) for market in advice.markets[:MOST_MARKETS])
        yield Items(shown, cards=True)
        if left := len(advice.markets[MOST_MARKETS:]):
            yield Paragraph(line(quiet(say("advice.left", language, count=left))))
        return
    for market in advice.markets:
        yield Heading(3, market.name.to(language))
        yield Items(tuple(_card(market, language)))


def duties(diagnosis: Diagnosis, advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the rules in force on the day of the diagnosis, and those that come: in short, only when."""
    if not advice.has_rules:
        return
    now = [duty for duty in advice.duties if duty.now]
    soon = [duty for duty in advice.duties if not duty.now]
    yield Heading(2, say("advice.duties", language), key="duties")
    if diagnosis.date is None:
        yield Paragraph(line(say("advice.no_date", language)))
        return
    yield _disclaimer(advice, language)
    write, most = (_duty, len(advice.duties)) if depth is Depth.FULL else (_named, MOST_DUTIES)
    yield from timeline([*now[:most], *soon[:most]], diagnosis.date, language)
    for found, title in ((now, "advice.duties_now"), (soon, "advice.duties_soon")):
        if found:
            yield Heading(3, say(title, language))
            yield Items(tuple(write(duty, language) for duty in found[:most]))
        if left := len(found[most:]):
            yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def _disclaimer(advice: AdviceResult, language: Language) -> Note:
    scope = f" {advice.scope.to(language)}" if advice.scope else ""
    return Note("disclaimer", f"{say('advice.not_legal', language)}{scope}")


def _in_short(market: MarketResult, language: Language) -> Item:
    warning = label(say("advice.restrictions", language), "bad")
    restrictions = (Item(line(warning, " ", fact.text.to(language))) for fact in market.restrictions)
    gaps = (Item(line(gap.text.to(language)), mark="missing") for gap in market.gaps)
    named = strong(f"{market.name.to(language).strip()}.")
    return Item(line(named, " ", market.border_text.to(language)), (*restrictions, *gaps))


def _card(market: MarketResult, language: Language) -> Iterator[Item]:
    """Yield all that is known of a country, and what the company lacks for it."""
    yield from (_labelled("advice.restrictions", fact, language) for fact in market.restrictions)
    yield Item(line(market.border_text.to(language)))
    if market.home:
        return
    languages = ", ".join(own.to(language) for own in market.languages)
    yield Item(line(label(say("advice.language", language)), " ", languages))
    yield Item(line(label(say("advice.currency", language)), " ", ", ".join(market.currencies)))
    if market.data_text:
        yield Item(line(market.data_text.to(language)))
    yield from (Item(told(fact, language)) for fact in (*market.adequacy, *market.notes))
    yield from (_labelled("advice.agreement", fact, language) for fact in market.agreements)
    yield from (_labelled("advice.privacy", fact, language) for fact in market.privacy)
    yield from (_labelled("advice.payments", fact, language) for fact in market.payments)
    if market.terms:
        yield Item(line(label(say("advice.terms", language)), " ", market.terms.to(language)))
    if market.gaps:
        gaps = tuple(Item(line(gap.text.to(language)), mark="missing") for gap in market.gaps)
        yield Item(line(label(say("advice.missing", language))), gaps)
    else:
        yield Item(line(say("advice.nothing_missing", language)))


def _labelled(key: str, fact: Statement, language: Language) -> Item:
    return Item(line(label(say(key, language)), " ", told(fact, language)))


def _named(duty: DutyResult, language: Language) -> Item:
    return Item(line(duty.statement.name.to(language).strip(), _when(duty, language)))


def _duty(duty: DutyResult, language: Language) -> Item:
    named = strong(duty.statement.name.to(language))
    return Item(line(named, f"{_when(duty, language)}. ", told(duty.statement, language)))


def _when(duty: DutyResult, language: Language) -> str:
    when = duty.statement.applies_from
    key = "advice.since" if duty.now else "advice.from"
    return f" ({say(key, language, date=day(when, language))})" if when else ""
