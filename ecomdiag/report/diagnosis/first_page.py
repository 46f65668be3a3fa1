"""The first page of a report, the same in every format and at every depth: all that matters, before the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.diagnosis.result import AdviceResult, Diagnosis, Finding, RecommendedAction
from ecomdiag.report.diagnosis import overall, summary
from ecomdiag.report.diagnosis.depth import Depth, Extent
from ecomdiag.report.diagnosis.summary import MOST
from ecomdiag.report.diagnosis.words import effort, points, with_alternatives
from ecomdiag.report.outline import (
    Block,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Span,
    label,
    line,
    strong,
)
from ecomdiag.texts import Language, listed, say


def first_page(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield the result and what it means, three things of each kind, the law, the first steps, what to lead with."""
    yield from overall.title(diagnosis, language)
    gauge, *_ = overall.result(diagnosis, language)
    yield gauge
    told = [
        overall.way(diagnosis, language),
        *summary.meaning(diagnosis, language),
        *_when(diagnosis, language),
    ]
    if any(told):
        yield Paragraph(line(" ".join(filter(None, told))))
    yield Note("reservation", " ".join(summary.sureness(diagnosis, language)))
    yield from overall.certainty(diagnosis, language, Depth.SUMMARY)
    yield from overall.among_others(diagnosis, language)
    yield from _strengths(diagnosis, language)
    yield from summary.holding_back(diagnosis, language, Extent.USUAL)
    if diagnosis.advice is not None:
        yield from _law(diagnosis, diagnosis.advice, language)
        yield from _steps(firsts(diagnosis.advice), language)
        yield from _positioning(diagnosis.advice, language)


def firsts(advice: AdviceResult) -> list[RecommendedAction]:
    """Return the first steps."""
    return [own for own, _ in with_alternatives(advice.recommendations)[:MOST]]


def _when(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    """Say whether it is time to go on abroad, or what comes first, where that is asked."""
    if diagnosis.level is None or not summary.is_about_export(diagnosis):
        return
    levels = [own.id for own in diagnosis.levels]
    lower_half = 2 * levels.index(diagnosis.level.id) < len(levels) - 1
    first = firsts(diagnosis.advice)[:1] if diagnosis.advice is not None else []
    if not diagnosis.blockers and not lower_half:
        yield say("summary.go", language)
    elif first:
        yield say("summary.wait", language, step=first[0].title.to(language).strip().rstrip("."))


def _strengths(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    best = diagnosis.strengths[:MOST]
    if best:
        yield Heading(2, say("summary.strong", language), "good")
        yield Items(tuple(_strength(diagnosis, own, language) for own in best))


def _strength(diagnosis: Diagnosis, finding: Finding, language: Language) -> Item:
    score = say("report.of_100", language, score=points(diagnosis, finding.score, language))
    return Item(line(strong(finding.title.to(language)), Span(f" ({score})", tone="good")))


def _law(diagnosis: Diagnosis, advice: AdviceResult, language: Language) -> Iterator[Block]:
    """Yield what the law asks that the company does not do yet, and how many rules there are."""
    if not advice.has_rules:
        return
    yield Heading(2, say("summary.law", language), "warning")
    if diagnosis.date is None:
        yield Paragraph(line(say("advice.no_date", language)))
        return
    asked = [own for own, _ in with_alternatives(advice.recommendations) if own.stage == "law"]
    if asked:
        titles = [own.title.to(language).strip().rstrip(".") for own in asked[:MOST]]
        yield Items(tuple(Item(line(title)) for title in titles))
    now = sum(duty.now for duty in advice.duties)
    yield Paragraph(line(say("summary.rules", language, now=now, count=len(advice.duties) - now)))


def _steps(steps: Sequence[RecommendedAction], language: Language) -> Iterator[Block]:
    if steps:
        yield Heading(2, say("summary.steps", language), "lead")
        yield Items(tuple(_step(own, language) for own in steps), numbered=True)


def _positioning(advice: AdviceResult, language: Language) -> Iterator[Block]:
    """Yield what to lead with abroad; by which channel, the pages after this one say."""
    if advice.positioning is not None:
        lead = advice.positioning.lead.text.to(language)
        yield Paragraph(line(label(say("position.in_short", language)), " ", lead))


def _step(own: RecommendedAction, language: Language) -> Item:
    head = line(strong(own.title.to(language)), Span(f" ({effort(own, language)})", tone="lead"))
    below = [Item(line(label(say("advice.first_step", language)), " ", own.first_step.to(language)))]
    if own.helpers:
        names = listed([helper.to(language) for helper in own.helpers], "or", language)
        below.append(Item(line(label(say("advice.helpers", language)), " ", names)))
    return Item(head, tuple(below))
