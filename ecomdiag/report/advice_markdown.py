"""The advice of a diagnosis as Markdown: everything, with its sources."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.advice.model import Source
from ecomdiag.advised import AdviceResult, LensResult, MarketResult, RecommendedAction, Statement
from ecomdiag.diagnosis import Diagnosis
from ecomdiag.report.escape import md
from ecomdiag.report.plain import brings, points
from ecomdiag.texts import Language, say


def blocks(diagnosis: Diagnosis, advice: AdviceResult) -> Iterator[list[str]]:
    """Yield the parts of the advice, each as lines; those with nothing to say are left out."""
    language = diagnosis.language
    yield list(_actions(advice, language))
    yield list(_lenses(diagnosis, advice.lenses, language))
    yield list(_markets(advice.markets, language))
    yield list(_duties(diagnosis, advice))
    yield list(_support(advice, language))
    yield list(_peers(advice, language))
    yield list(_remarks(advice, language))


def _actions(advice: AdviceResult, language: Language) -> Iterator[str]:
    if not advice.recommendations:
        return
    yield f"## {say('advice.all_actions', language)}"
    for number, own in enumerate(advice.recommendations, 1):
        yield ""
        yield f"### {number}. {md(own.title)}"
        yield ""
        yield f"*{md(own.question_title)}* · {brings(own, language)}"
        yield ""
        yield from _action(own, language)


def _action(own: RecommendedAction, language: Language) -> Iterator[str]:
    change = say("advice.leads_to", language, start=md(own.start_text), end=md(own.end_text))
    yield f"- {change}"
    yield f"- **{say('advice.why', language)}:** {md(own.why)}"
    yield f"- **{say('advice.first_step', language)}:** {md(own.first_step)}"
    if own.needs:
        yield f"- **{say('advice.needs', language)}:** {'; '.join(md(title) for _, title in own.needs)}"
    if own.helpers:
        yield f"- **{say('advice.helpers', language)}:** {', '.join(map(md, own.helpers))}"
    if own.sources:
        yield f"- **{say('advice.sources', language)}:** {_links(own.sources)}"


def _lenses(diagnosis: Diagnosis, lenses: tuple[LensResult, ...], language: Language) -> Iterator[str]:
    if not lenses:
        return
    yield f"## {say('advice.lenses', language)}"
    for lens in lenses:
        yield ""
        yield f"### {md(lens.title)}"
        yield ""
        yield md(lens.intro) + (f" **{md(lens.weakest)}**" if lens.weakest else "")
        yield ""
        yield f"| | {say('report.points', language)} |"
        yield "| --- | ---: |"
        for _, title, score, note in lens.items:
            said = f" *{md(note)}*" if note else ""
            yield f"| {md(title)}{said} | {points(diagnosis, score)} |"


def _markets(markets: tuple[MarketResult, ...], language: Language) -> Iterator[str]:
    if not markets:
        return
    yield f"## {say('advice.markets', language)}"
    for market in markets:
        yield ""
        yield f"### {md(market.name)}"
        yield ""
        yield from _market(market, language)


def _market(market: MarketResult, language: Language) -> Iterator[str]:
    for fact in market.restrictions:
        yield f"- **{say('advice.restrictions', language)}:** {_told(fact, language)}"
    yield f"- {md(market.border_text)}"
    if market.home:
        return
    languages, currencies = md(", ".join(market.languages)), md(", ".join(market.currencies))
    yield f"- **{say('advice.language', language)}:** {languages}"
    yield f"- **{say('advice.currency', language)}:** {currencies}"
    if market.data_text:
        yield f"- {md(market.data_text)}"
    labels = {
        "": (*market.adequacy, *market.notes),
        "advice.agreement": market.agreements,
        "advice.privacy": market.privacy,
        "advice.payments": market.payments,
    }
    for label, facts in labels.items():
        for fact in facts:
            lead = f"**{say(label, language)}:** " if label else ""
            yield f"- {lead}{_told(fact, language)}"
    if market.gaps:
        yield f"- **{say('advice.missing', language)}:**"
        yield from (f"  - {md(text)}" for _, text in market.gaps)
    else:
        yield f"- {say('advice.nothing_missing', language)}"


def _duties(diagnosis: Diagnosis, advice: AdviceResult) -> Iterator[str]:
    language = diagnosis.language
    if not advice.has_rules:
        return
    yield f"## {say('advice.duties', language)}"
    yield ""
    if diagnosis.date is None:
        yield say("advice.no_date", language)
        return
    yield say("advice.not_legal", language)
    for now, title in ((True, "advice.duties_now"), (False, "advice.duties_soon")):
        own = [duty for duty in advice.duties if duty.now is now]
        if own:
            yield ""
            yield f"### {say(title, language)}"
            yield ""
        for duty in own:
            when = duty.statement.applies_from
            key = "advice.since" if now else "advice.from"
            date = f" ({say(key, language, date=when)})" if when else ""
            yield f"- **{md(duty.statement.title)}**{date}. {_told(duty.statement, language)}"


def _support(advice: AdviceResult, language: Language) -> Iterator[str]:
    if not advice.support:
        return
    yield f"## {say('advice.support', language)}"
    yield ""
    for body, statement in advice.support:
        yield f"- **{md(statement.title)}** ({md(body)}). {_told(statement, language)}"


def _peers(advice: AdviceResult, language: Language) -> Iterator[str]:
    if not advice.peers:
        return
    yield f"## {say('advice.peers', language)}"
    yield ""
    for peer in advice.peers:
        yield f"- {md(peer.text)} {_about(peer.statement, language)}"


def _remarks(advice: AdviceResult, language: Language) -> Iterator[str]:
    if not advice.has_remarks:
        return
    yield f"## {say('advice.remarks', language)}"
    yield ""
    yield say(f"advice.consistency.{advice.consistency}", language)
    if advice.remarks:
        yield ""
    for _, _, text in advice.remarks:
        yield f"- {md(text)}"


def _told(statement: Statement, language: Language) -> str:
    return f"{md(statement.text)} {_about(statement, language)}"


def _about(statement: Statement, language: Language) -> str:
    """When it was checked, and where it was read."""
    key, date = (
        ("advice.stale", statement.review_by) if statement.stale else ("advice.as_of", statement.as_of)
    )
    return f"({say(key, language, date=date)}: {_links(statement.sources)})"


def _links(sources: tuple[Source, ...]) -> str:
    return "; ".join(_link(source) for source in sources)


def _link(source: Source) -> str:
    date = f", {md(source.date)}" if source.date else ""
    address = (
        source.link.replace(" ", "%20")
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
    )
    return f"[{md(source.title)}]({address}) ({md(source.publisher)}{date})"
