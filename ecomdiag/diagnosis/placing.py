"""Puts a diagnosis beside the companies of a benchmark."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from ecomdiag.benchmark.model import LEAST, WHOLE, Benchmark, Group, percentile, pooled
from ecomdiag.diagnosis.beside import BenchmarkResult, GroupValue, NoData, PlaceResult
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.problems.given import require
from ecomdiag.record import Record, replace
from ecomdiag.record.limits import Points

#: Between several choices in one cell of a table.
_BAR = "|"


def placed(diagnosis: Diagnosis, benchmark: Benchmark) -> Diagnosis:
    """Return the diagnosis with its places among the companies of a benchmark.

    The benchmark's group is the one of those who answer the questions of its columns as this company, if it has
    enough of them; else all. Without enough, or for another questionnaire, it is told that there is no data.
    Raises ``UsageError`` for what is no benchmark.
    """
    require(benchmark, Benchmark, name="benchmark")
    found = BenchmarkResult(
        questionnaire=benchmark.questionnaire,
        version=benchmark.version,
        period=benchmark.period,
        sources=benchmark.sources,
        no_data="",
    )
    every = next((own for own in benchmark.groups if not own.values), None)
    why = _no_data(diagnosis, benchmark, every)
    if why or every is None:
        return replace(diagnosis, benchmark=replace(found, no_data=why))
    own = _group(diagnosis, benchmark)
    group = own.group or every
    ranges = {section.id: section.score_range for section in diagnosis.sections if section.weight > 0}
    return replace(
        diagnosis,
        benchmark=replace(
            found,
            n=group.n,
            group=own.values if own.group else (),
            too_small=() if own.group else own.values,
            score=_place("", group, diagnosis.score_range),
            sections=tuple(_place(name, group, ends) for name, ends in ranges.items()),
        ),
    )


def _no_data(diagnosis: Diagnosis, benchmark: Benchmark, every: Group | None) -> NoData:
    about = diagnosis.questionnaire
    if about.id != benchmark.questionnaire:
        return "other_questionnaire"
    if about.version != benchmark.version:
        return "other_version"
    if about.digest != benchmark.digest:
        return "other_content"
    if every is None or every.n < LEAST:
        return "too_few"
    return "unscored" if diagnosis.score_range is None else ""


class _Own(Record):
    """What the company says of the benchmark's columns, and the group of those who say the same."""

    values: tuple[GroupValue, ...]
    group: Group | None


def _group(diagnosis: Diagnosis, benchmark: Benchmark) -> _Own:
    answers, values = [], []
    for column in benchmark.by:
        question = diagnosis.by_id.get(column)
        if question is None or not question.asked or not isinstance(question.answer, str | tuple):
            return _Own(values=(), group=None)
        answers.append(frozenset([question.answer] if isinstance(question.answer, str) else question.answer))
        chosen = question.chosen_text or question.answer_text  # the words beside it are the company's alone
        values.append(GroupValue(question=column, title=question.title, value=chosen))
    same = [own for own in benchmark.groups if own.values and own.n >= LEAST and [*_said(own)] == answers]
    return _Own(values=tuple(values), group=reduce(pooled, same) if same else None)


def _said(group: Group) -> Iterator[frozenset[str]]:
    """Yield the choices that a group's values name: a list may stand in any order."""
    for value in group.values:
        yield frozenset(item.strip() for item in value.split(_BAR))


def _place(name: str, group: Group, ends: tuple[Points, Points] | None) -> PlaceResult:
    counts = group.histograms.get(name or WHOLE, ())
    n = sum(counts)
    if ends is None or n < LEAST:
        return PlaceResult(id=name, n=n, ends=None)
    low, high = (percentile(counts, end) for end in ends)
    return PlaceResult(id=name, n=n, ends=(low, high))
