"""A diagnosis on one page: the result and what it means, how sure it is, what holds it back, and the first steps."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.diagnosis.result import Diagnosis, Finding, RecommendedAction
from ecomdiag.report.diagnosis import findings, overall
from ecomdiag.report.diagnosis.blocks import left_out
from ecomdiag.report.diagnosis.depth import Extent
from ecomdiag.report.diagnosis.words import effort, points, with_alternatives
from ecomdiag.report.outline import (
    Block,
    Heading,
    Item,
    Items,
    Note,
    Outline,
    Paragraph,
    Span,
    label,
    line,
    strong,
)
from ecomdiag.texts import Language, say

#: Things that hold the result back, and steps, that one page names.
MOST = 3
#: Points of a section.
HALF = 50


def summary(diagnosis: Diagnosis, language: Language, extent: Extent = Extent.AMPLE) -> Outline:
    """Return a diagnosis on one page, in one language."""
    return tuple(_blocks(diagnosis, language, extent))


def meaning(diagnosis: Diagnosis, language: Language) -> tuple[str, ...]:
    """Say in plain sentences, two at most, what the level means, and why it is no higher, to the company itself."""
    if diagnosis.from_outside:
        return ()
    told = _capped(diagnosis, language) or (_ready(diagnosis, language), _why(diagnosis, language))
    return tuple(filter(None, told))


def _blocks(diagnosis: Diagnosis, language: Language, extent: Extent) -> Iterator[Block]:
    heading, *whose = overall.title(diagnosis, language)
    if extent is Extent.AMPLE:
        yield heading
    if extent is not Extent.BRIEF:
        yield from whose
    gauge, *_ = overall.result(diagnosis, language)
    yield gauge
    if told := " ".join(filter(None, (overall.way(diagnosis, language), *meaning(diagnosis, language)))):
        yield Paragraph(line(told))
    if extent is not Extent.BRIEF or not _goes_without_saying(diagnosis):
        yield Note("reservation", " ".join(sureness(diagnosis, language)))
    if extent is not Extent.BRIEF:
        yield from overall.among_others(diagnosis, language)
    yield from holding_back(diagnosis, language, extent)
    yield from _steps(diagnosis, language, extent)


def is_about_export(diagnosis: Diagnosis) -> bool:
    """Whether it is asked how ready a company is to sell abroad: of what ships, of which there are rules.

    Other questionnaires ask something else, and a report of them must not answer this.
    """
    return diagnosis.advice is not None and diagnosis.advice.has_rules


def _about(diagnosis: Diagnosis) -> str:
    """Return what a level of it tells: how ready one is, or only which of the levels it is."""
    return "ready" if is_about_export(diagnosis) else "level"


def _ready(diagnosis: Diagnosis, language: Language) -> str:
    level, levels = diagnosis.level, [own.id for own in diagnosis.levels]
    if level is None:
        low, high = diagnosis.level_range or (None, None)
        if low is None or high is None:
            return ""
        ends = {"low": low.title.to(language), "high": high.title.to(language)}
        return say(f"summary.{_about(diagnosis)}.open", language, **ends)
    if len(levels) < 2:
        return ""
    place = levels.index(level.id)
    top = len(levels) - 1
    names = {0: "lowest", top: "highest", top - 1: "nearly" if top > 1 else "lowest"}
    return say(f"summary.{_about(diagnosis)}.{names.get(place, 'between')}", language)


def _capped(diagnosis: Diagnosis, language: Language) -> tuple[str, ...]:
    """Say that a blocker keeps the level below what the points are worth, if one does."""
    level, uncapped = diagnosis.level, diagnosis.uncapped_level
    if level is None or uncapped is None or uncapped.id == level.id:
        return ()
    titles = {"uncapped": uncapped.title.to(language), "level": level.title.to(language)}
    return (
        say("summary.capped", language, **titles),
        say(f"summary.{_about(diagnosis)}.blocked", language, count=len(diagnosis.blockers)),
    )


def _why(diagnosis: Diagnosis, language: Language) -> str:
    if diagnosis.blockers:
        lowest = min(diagnosis.blockers, key=lambda blocker: blocker.caps_at.start).caps_at
        count = len(diagnosis.blockers)
        return say("summary.limited", language, count=count, level=lowest.title.to(language))
    if not diagnosis.weaknesses:
        return say("report.no_weaknesses", language) if diagnosis.complete else ""
    known = [section.score for section in diagnosis.sections if section.score is not None]
    title = diagnosis.weaknesses[0].title.to(language)
    weak = sum(score < HALF for score in known)
    if weak == len(known):
        return say("report.no_strengths", language)
    return say("summary.weak", language, count=weak, all=len(known), section=title)


def _goes_without_saying(diagnosis: Diagnosis) -> bool:
    return diagnosis.complete and not diagnosis.unknowns and not _doubted(diagnosis)


def _doubted(diagnosis: Diagnosis) -> bool:
    return diagnosis.advice is not None and diagnosis.advice.consistency != "coherent"


def sureness(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    """Yield how sure the result is: what is missing, what nobody knows, what does not fit together."""
    if diagnosis.from_outside:
        yield say("report.from_outside", language)
    elif diagnosis.complete:
        yield _answered(diagnosis, language)
    else:
        yield overall.missing(diagnosis, language)
    if not diagnosis.range_exact:
        yield overall.limits(diagnosis, language)
    if _doubted(diagnosis) and diagnosis.advice is not None:
        yield say(f"summary.remarks.{diagnosis.advice.consistency}", language)


def _answered(diagnosis: Diagnosis, language: Language) -> str:
    """Say of complete answers what is not known, or was left out because it is optional; else that all is answered."""
    optional = sum(left_out(diagnosis, section) for section in diagnosis.sections)
    if optional and not diagnosis.unknowns:
        return say("summary.left_out", language, count=optional)
    return say("summary.unknowns", language, count=len(diagnosis.unknowns))


def holding_back(diagnosis: Diagnosis, language: Language, extent: Extent) -> Iterator[Block]:
    """Yield what holds the level back before what is weakest, three things at most."""
    missing = diagnosis.blockers[:MOST]
    weak = diagnosis.weaknesses[: MOST - len(missing)]
    if not missing and not weak:
        return
    if extent is Extent.BRIEF:
        named = (*(own.title for own in missing), *(own.title for own in weak))
        titles = [title.to(language).strip() for title in named]
        yield Paragraph(line(label(say("summary.held", language)), f" {' · '.join(titles)}"))
        return
    ample = extent is Extent.AMPLE
    yield Heading(2, say("summary.holds", language), "bad")
    yield Items(
        (
            *(
                Item(line(strong(own.title.to(language))), _reason(own.reason.to(language), ample), "limit")
                for own in missing
            ),
            *(_weakness(diagnosis, own, language, ample=ample) for own in weak),
        )
    )


def _reason(text: str, ample: bool) -> tuple[Item, ...]:
    return (Item(line(text)),) if ample else ()


def _weakness(diagnosis: Diagnosis, finding: Finding, language: Language, *, ample: bool) -> Item:
    score = say("report.of_100", language, score=points(diagnosis, finding.score, language))
    behind = tuple(findings.behind(diagnosis, finding, language, "bad")) if ample else ()
    return Item(line(strong(finding.title.to(language)), Span(f" ({score})", tone="bad")), behind)


def _steps(diagnosis: Diagnosis, language: Language, extent: Extent) -> Iterator[Block]:
    grouped = with_alternatives(diagnosis.advice.recommendations) if diagnosis.advice is not None else []
    if grouped:
        yield Heading(2, say("summary.steps", language), "lead")
        yield Items(tuple(_step(own, language, extent) for own, _ in grouped[:MOST]), numbered=True)


def _step(own: RecommendedAction, language: Language, extent: Extent) -> Item:
    first = line(label(say("advice.first_step", language)), " ", own.first_step.to(language))
    head = line(strong(own.title.to(language)), Span(f" ({effort(own, language)})", tone="lead"))
    return Item(head, (Item(first),) if extent is Extent.AMPLE else ())
