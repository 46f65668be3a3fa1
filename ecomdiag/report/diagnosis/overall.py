"""The overall result: whose it is, the score and the level, how sure they are, and what holds the level back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from ecomdiag import report
from ecomdiag.diagnosis.result import BlockerResult, CertaintyResult, Diagnosis
from ecomdiag.diagnosis.ways import by_lowest
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.words import level_tone, points_range
from ecomdiag.report.outline import (
    Band,
    Bar,
    Block,
    Gauge,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Span,
    Style,
    label,
    line,
    strong,
)
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day
from ecomdiag.texts.numbers import percent, rounded

#: Nobody would have a section count so many times more, or less.
LEAST_TOLD, MOST_TOLD = Fraction(1, 3), Fraction(3)


def title(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what the report is called, of whom it is, and of when."""
    yield Heading(1, diagnosis.questionnaire.heading.to(language))
    date = diagnosis.date and day(diagnosis.date, language)
    first, *others = [part.strip() for part in (diagnosis.company, date) if part] or [""]
    if first:
        yield Paragraph(line(Span(first, Style.LABEL), *(f" · {other}" for other in others)))


def result(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield the score and the level, or the ranges of both, and how sure they are."""
    score = points_range(diagnosis, diagnosis.score_range, language)
    titles = dict.fromkeys(level.title.to(language) for level in diagnosis.level_range or ())
    yield Gauge(
        label=say("report.score", language),
        shown=say("report.of_100", language, score=score),
        bar_label=say("report.bar", language),
        bar=Bar(diagnosis.score_range, level_tone(diagnosis.levels, diagnosis.level)),
        level_label=say("report.level", language),
        level=" – ".join(titles) or "–",
        bands=tuple(
            Band(title=own.title.to(language), start=own.start, tone=place)
            for place, own in enumerate(diagnosis.levels)
        ),
    )
    if diagnosis.from_outside:
        yield Note("reservation", say("report.from_outside", language))
    elif not diagnosis.complete:
        yield Note("reservation", missing(diagnosis, language))
    if not diagnosis.range_exact:
        yield Note("reservation", limits(diagnosis, language))


def missing(diagnosis: Diagnosis, language: Language) -> str:
    """Say that answers are missing, and whether the result still depends on them."""
    low, high = diagnosis.score_range or (None, None)
    settled = low is not None and low == high
    return say("report.incomplete_settled" if settled else "report.incomplete", language)


def limits(diagnosis: Diagnosis, language: Language) -> str:
    """Say that a range is no more than limits, and why."""
    return say("report.only_limits_lowest" if by_lowest(diagnosis) else "report.only_limits", language)


def way(diagnosis: Diagnosis, language: Language) -> str:
    """Say how the score is made, where it is not the mean of the sections; empty if it is."""
    own, ends = diagnosis.questionnaire, diagnosis.score_range
    if own.scoring == "lookup":
        if diagnosis.result is None:
            return say("report.way_lookup", language)
        return say("report.way_lookup_of", language, result=diagnosis.result.title.to(language))
    if own.scoring == "minimum":
        known = [section for section in diagnosis.sections if section.score is not None]
        if diagnosis.score is None:
            return say("report.way_lowest", language)
        low = min(known, key=lambda section: section.score or 0)
        return say("report.way_lowest_of", language, section=low.title.to(language))
    if own.maximum is None or ends is None:
        return ""
    least, most = (rounded(own.maximum * end / 100, language) for end in ends)
    points = least if least == most else f"{least} – {most}"
    return say("report.way_sum", language, points=points, maximum=rounded(own.maximum, language))


def certainty(diagnosis: Diagnosis, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield how sure the level is; unless in full, only how often other weights keep it."""
    own = diagnosis.certainty
    if own is None:
        return
    if own.kept == own.draws:
        told = say("report.kept_always", language, draws=own.draws)
    else:
        share = percent(Fraction(100 * own.kept, own.draws), language)
        told = say("report.kept", language, draws=own.draws, share=share)
    more = list(_smallest_change(own, language)) if depth is Depth.FULL else []
    yield Paragraph(line(label(say("report.sureness", language)), " ", " ".join([told, *more])))


def among_others(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield where the company stands among others, if a benchmark was given; or why there is no data."""
    own = diagnosis.benchmark
    if own is not None:
        told = report.placing.standing(own, diagnosis.questionnaire, language)
        yield Paragraph(line(label(say("benchmark.title", language)), " ", told))


def _smallest_change(own: CertaintyResult, language: Language) -> Iterator[str]:
    if own.change is None or own.leads_to is None:
        yield say("report.no_change", language)
        return
    level = own.leads_to.title.to(language)
    if not own.change:
        yield say("report.on_the_edge", language, level=level)
        return
    change = percent(_upwards(100 * own.change, 1), language)
    yield say("report.smallest_change", language, level=level, change=change)
    if own.section is not None and LEAST_TOLD <= own.section.factor <= MOST_TOLD:
        title, factor = own.section.title.to(language), own.section.factor
        if factor > 1:
            yield say("report.section_more", language, section=title, factor=_upwards(factor, 2))
        else:
            yield say("report.section_less", language, section=title, factor=_downwards(factor, 2))


def _upwards(value: Fraction, decimals: int) -> Fraction:
    """Round so that what is shown is enough."""
    return Fraction(ceil(value * 10**decimals), 10**decimals)


def _downwards(value: Fraction, decimals: int) -> Fraction:
    return Fraction(floor(value * 10**decimals), 10**decimals)


def blockers(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what caps the level, if anything does."""
    if diagnosis.blockers:
        yield Heading(2, say("report.blockers", language), "bad", key="blockers")
        yield Note("limit", _limit(diagnosis, language))
        yield Items(tuple(_blocker(blocker, language) for blocker in diagnosis.blockers))


def _limit(diagnosis: Diagnosis, language: Language) -> str:
    """Say which level the blockers keep the company from, or above which it cannot go."""
    level, uncapped = diagnosis.level, diagnosis.uncapped_level
    if level and uncapped and uncapped.id != level.id:
        titles = {"uncapped": uncapped.title.to(language), "level": level.title.to(language)}
        return say("report.capped", language, **titles)
    lowest = min(diagnosis.blockers, key=lambda blocker: blocker.caps_at.start)
    return say("report.blocker_limit", language, level=lowest.caps_at.title.to(language))


def _blocker(blocker: BlockerResult, language: Language) -> Item:
    named = strong(f"{blocker.title.to(language).strip()}.")
    return Item(line(named, " ", blocker.reason.to(language)), mark="limit")
