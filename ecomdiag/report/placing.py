"""A company's place among those of a benchmark: in words, and as JSON. Read only where a benchmark was given."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ecomdiag.benchmark.model import LEAST
from ecomdiag.diagnosis.beside import BenchmarkResult, GroupValue, PlaceResult
from ecomdiag.diagnosis.result import QuestionnaireRef
from ecomdiag.report.writing.json_lines import Json, number
from ecomdiag.texts import Language, listed, say
from ecomdiag.texts.dates import day

Ends = tuple[Fraction, Fraction]


def place(own: PlaceResult | None, language: Language) -> str:
    """Write a percentile, or the two between which it lies, as whole numbers; or that there is no data."""
    if own is None or own.ends is None:
        return say("benchmark.none", language)
    return written(own.ends)


def written(ends: Ends) -> str:
    """Write a percentile, or the two between which it lies."""
    return "–".join(dict.fromkeys(str(_whole(end)) for end in ends))


def standing(own: BenchmarkResult, about: QuestionnaireRef, language: Language) -> str:
    """Say where a company stands among others, who they are and of when; or why there is no data."""
    if own.no_data:
        return _no_data(own, about, language)
    told = [say("benchmark.among", language, n=own.n, whose=_whose(own.group, language))]
    if own.score is not None and own.score.ends is not None:
        told.append(_score(own.score.ends, language))
    if own.too_small:
        told.append(
            say("benchmark.too_small", language, group=_named(own.too_small, language), least=str(LEAST))
        )
    return " ".join([*told, reference(own, language)])


def reference(own: BenchmarkResult, language: Language) -> str:
    """Say whose companies a benchmark is about, and of when."""
    source = listed(own.sources, "and", language) if own.sources else say("benchmark.unsaid", language)
    first, last = (day(own_day, language) for own_day in own.period)
    key = "benchmark.source_day" if first == last else "benchmark.source_period"
    return say(key, language, source=source, first=first, last=last)


def as_json(own: BenchmarkResult, language: Language) -> Json:
    """Return the places as JSON; percentiles are 0…100, what has none is null."""
    return {
        "questionnaire": own.questionnaire,
        "version": own.version,
        "period": [*own.period],
        "sources": [*own.sources],
        "no_data": own.no_data or None,
        "n": own.n,
        "group": _group(own.group, language),
        "too_small": _group(own.too_small, language),
        "score": None if own.score is None else _place(own.score),
        "sections": [{"id": section.id, **_place(section)} for section in own.sections],
    }


def _score(ends: Ends, language: Language) -> str:
    """Say how many have fewer points, or that all have, or none."""
    low, high = (_whole(end) for end in ends)
    if low != high:
        return say("benchmark.more_range", language, low=low, high=high)
    if ends[0] in (0, 100):
        return say("benchmark.first" if ends[0] else "benchmark.last", language)
    return say("benchmark.more", language, low=low)


def _no_data(own: BenchmarkResult, about: QuestionnaireRef, language: Language) -> str:
    if own.no_data == "other_questionnaire":
        values = {"found": own.questionnaire, "own": about.id}
    else:
        values = {"found": own.version, "own": about.version}
    return say(f"benchmark.no_data.{own.no_data}", language, least=str(LEAST), **values)


def _whose(group: Sequence[GroupValue], language: Language) -> str:
    return f" ({_named(group, language)})" if group else ""


def _named(group: Sequence[GroupValue], language: Language) -> str:
    return " · ".join(f"{own.title.to(language)}: {own.value.to(language)}" for own in group)


def _whole(value: Fraction) -> int:
    """Round a percentile, never to one of the ends that it has not reached."""
    near = round(value)
    if near == 0 and value > 0:
        return 1
    return 99 if near == 100 and value < 100 else near


def _place(own: PlaceResult) -> Json:
    ends = own.ends
    single = ends is not None and ends[0] == ends[1]
    return {
        "n": own.n,
        "percentile": number(ends[0]) if ends is not None and single else None,
        "percentile_range": None if ends is None else [number(end) for end in ends],
    }


def _group(values: Sequence[GroupValue], language: Language) -> list[Json]:
    return [
        {"question": own.question, "title": own.title.to(language), "value": own.value.to(language)}
        for own in values
    ]
