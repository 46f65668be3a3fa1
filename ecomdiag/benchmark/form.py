"""A benchmark as its file holds it, and back: that comes from outside, and is held to what a benchmark can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ecomdiag.benchmark.model import BINS, LEAST, WHOLE, Benchmark, Group

FORMAT = 1
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_POINTS = re.compile(r"[0-9]{1,3}", re.ASCII)
#: More companies than there are.
MOST = 10**12


def as_json(own: Benchmark) -> dict[str, Any]:
    """Return a benchmark as a file holds it: of a histogram only the points that somebody has."""
    return {
        "benchmark": FORMAT,
        "questionnaire": {"id": own.questionnaire, "version": own.version, "digest": own.digest},
        "period": [*own.period],
        "sources": [*own.sources],
        "by": [*own.by],
        "groups": [
            {
                "values": [*group.values],
                "n": group.n,
                "histograms": {
                    name: {str(points): count for points, count in enumerate(counts) if count}
                    for name, counts in group.histograms.items()
                },
            }
            for group in own.groups
        ],
    }


class NoBenchmarkError(ValueError):
    """What a file holds is no benchmark; its text is the field that says so, empty if it is nothing of the kind."""


def from_json(found: Any) -> Benchmark:
    """Return the benchmark that a file holds. Raises ``NoBenchmarkError`` if it is none."""
    if not isinstance(found, dict) or "benchmark" not in found:
        raise NoBenchmarkError
    where = "benchmark"
    try:
        _require(found[where] == FORMAT)
        where = "questionnaire"
        about = [_text(found[where][name]) for name in ("id", "version", "digest")]
        where = "period"
        first, last = map(_day, found[where])
        _require(first <= last)
        where = "sources"
        sources = tuple(map(_text, found.get(where, ())))
        where = "by"
        by = tuple(map(_text, found[where]))
        where = "groups"
        groups = []
        for place, own in enumerate(found[where]):
            where = f"groups[{place}]"
            groups.append(_group(own, by))
        _require(len({own.values for own in groups}) == len(groups))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise NoBenchmarkError(where) from None
    return Benchmark(
        questionnaire=about[0],
        version=about[1],
        digest=about[2],
        period=(first, last),
        sources=sources,
        by=by,
        groups=tuple(groups),
    )


def _group(found: Any, by: tuple[str, ...]) -> Group:
    """Return a group: every company of it has a score, and at most one in each section."""
    values, n = tuple(map(_text, found["values"])), _count(found["n"])
    histograms = {_text(name): _counts(own) for name, own in found["histograms"].items()}
    _require(len(values) in (0, len(by)) and n >= LEAST)
    _require(sum(histograms[WHOLE]) == n and all(sum(own) <= n for own in histograms.values()))
    return Group(values=values, n=n, histograms=histograms)


def _counts(found: Mapping[str, Any]) -> tuple[int, ...]:
    counts = [0] * BINS
    for points, count in found.items():
        _require(_POINTS.fullmatch(points) is not None)
        counts[int(points)] = _count(count)
    return tuple(counts)


def _count(found: Any) -> int:
    _require(type(found) is int and 0 <= found <= MOST)
    return int(found)


def _day(found: Any) -> str:
    text = _text(found)
    _require(_DAY.fullmatch(text) is not None)
    return text


def _text(found: Any) -> str:
    """Return a text that can be written: no lone half of a sign."""
    _require(isinstance(found, str))
    found.encode()
    return str(found)


def _require(sound: bool) -> None:
    if not sound:
        raise ValueError
