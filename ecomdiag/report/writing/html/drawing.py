"""Where the parts of a picture stand: figures in, places out, in the units of each drawing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import cos, log, pi, sin

from ecomdiag.record import Record
from ecomdiag.report.outline import Bar, Gauge, Radar, Scatter, Timeline
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import decimal
from ecomdiag.texts.showing import shortened

#: Days of work at which the scale of a scatter has a mark: it is a logarithmic one.
MARKS = (Fraction(1, 4), Fraction(1, 2), 1, 2, 5, 10, 20, 50, 100, 200)
#: Signs of a label in a picture.
LABEL = 26


class Place(Record, kw_only=False):
    """A point of a drawing, and a text that stands there, set by its start, middle or end."""

    x: str
    y: str
    text: str = ""
    anchor: str = "middle"
    title: str = ""
    best: bool = False


class Stretch(Record, kw_only=False):
    """A stretch of a bar: where it begins, how wide it is, and what it is."""

    x: str
    width: str
    text: str = ""
    tone: str | int = ""


def figure(value: float | Fraction) -> str:
    """Write a place with as many decimals as are seen."""
    return f"{float(value):.1f}".removesuffix(".0")


def short(text: str) -> str:
    """Return a label that has room."""
    return shortened(" ".join(text.split()), LABEL)


def ends(bar: Bar, width: int) -> tuple[str, str, str] | None:
    """Return how far a bar is full, where the open part of its range begins, and how wide that is."""
    if bar.ends is None:
        return None
    low, high = (float(end) * width / 100 for end in bar.ends)
    return figure(low), figure(low), figure(high - low)


def bands(gauge: Gauge, width: int) -> list[Stretch]:
    """Return the levels along a gauge."""
    starts = [float(band.start) for band in gauge.bands] + [100.0]
    return [
        Stretch(
            figure(start * width / 100), figure((end - start) * width / 100), short(band.title), band.tone
        )
        for band, (start, end) in zip(gauge.bands, pairwise(starts), strict=True)
    ]


def at(value: Fraction, width: int) -> str:
    """Return where a score stands on a scale."""
    return figure(float(value) * width / 100)


def polygon(radar: Radar, radius: float, *, high: bool) -> str:
    """Return the outline of the scores of a radar, or of the upper ends of their ranges."""
    shares = [float(spoke.ends[high]) / 100 if spoke.ends else 0.0 for spoke in radar.spokes]
    return _points([share * radius for share in shares])


def ring(radar: Radar, radius: float) -> str:
    """Return a ring of a radar."""
    return _points([radius] * len(radar.spokes))


def tips(radar: Radar, radius: float) -> list[Place]:
    """Return where the spokes of a radar end."""
    turned = (_turned(number, len(radar.spokes), radius) for number in range(len(radar.spokes)))
    return [Place(figure(x), figure(y)) for x, y in turned]


def labels(radar: Radar, radius: float) -> list[Place]:
    """Return what stands at the spokes of a radar."""
    found = []
    for number, spoke in enumerate(radar.spokes):
        x, y = _turned(number, len(radar.spokes), radius)
        anchor = "middle" if abs(x) < radius / 5 else "start" if x > 0 else "end"
        found.append(Place(figure(x), figure(y + 4), short(spoke.title), anchor, spoke.shown))
    return found


def _points(distances: Sequence[float]) -> str:
    turned = (_turned(number, len(distances), distance) for number, distance in enumerate(distances))
    return " ".join(f"{figure(x)},{figure(y)}" for x, y in turned)


def _turned(number: int, count: int, distance: float) -> tuple[float, float]:
    angle = 2 * pi * number / count - pi / 2
    return distance * cos(angle), distance * sin(angle)


class Axes(Record):
    """The places of a scatter: its dots, the line of the best of them, and the marks of both scales."""

    dots: list[Place]
    line: str
    below: list[Place]
    beside: list[Place]


def axes(scatter: Scatter, width: int, height: int) -> Axes:
    """Return where everything of a scatter stands."""
    least = min(max(dot.takes, MARKS[0]) for dot in scatter.dots)
    most = max(max(dot.takes, MARKS[0]) for dot in scatter.dots)
    start = max((mark for mark in MARKS if mark <= least), default=least)
    stop = min((mark for mark in MARKS if mark > most), default=2 * most)
    top = _step(max(float(dot.brings) for dot in scatter.dots))

    def across(value: Fraction | int) -> float:
        return width * log(max(float(value), float(start)) / float(start)) / log(float(stop / start))

    def up(value: float) -> float:
        return height - height * max(value, 0) / (4 * top)

    dots = [
        Place(
            figure(across(dot.takes)),
            figure(up(float(dot.brings))),
            str(dot.number),
            "middle",
            dot.title,
            dot.best,
        )
        for dot in scatter.dots
    ]
    best = sorted((across(dot.takes), up(float(dot.brings))) for dot in scatter.dots if dot.best)
    marks = [mark for mark in MARKS if start <= mark <= stop]
    return Axes(
        dots=dots,
        line=" ".join(f"{figure(x)},{figure(y)}" for x, y in best),
        below=[Place(figure(across(mark)), figure(height), f"{float(mark):g}") for mark in marks],
        beside=[Place("0", figure(up(n * top)), f"{n * top:g}", "end") for n in range(5)],
    )


def _step(most: float) -> float:
    """Return a round number of which four are enough."""
    for step in (0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10, 25):
        if 4 * step >= most:
            return step
    return most / 4


class Years(Record):
    """The places of a timeline: its events one below the other, years along it, and the day of the report."""

    events: list[Place]
    years: list[Place]
    today: str
    height: int


#: How far the events of a timeline stand from each other.
ROW = 22


def years(timeline: Timeline, width: int) -> Years:
    """Return where everything of a timeline stands."""
    days = [_day(event.date) for event in timeline.events]
    today = _day(timeline.today)
    first, last = min(*days, today), max(*days, today)
    years_between = range(first.year, last.year + 2)
    start, stop = date(first.year, 1, 1).toordinal(), date(last.year + 1, 1, 1).toordinal()

    def across(day: date) -> float:
        return width * (day.toordinal() - start) / (stop - start)

    every = max(1, -(-len(years_between) // 8))
    return Years(
        events=[
            Place(figure(across(day)), str(ROW * number + ROW // 2), event.shown, "start", event.title)
            for number, (event, day) in enumerate(zip(timeline.events, days, strict=True))
        ],
        years=[Place(figure(across(date(year, 1, 1))), "0", str(year)) for year in years_between[::every]],
        today=figure(across(today)),
        height=ROW * len(timeline.events),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:  # of a file that somebody changed
        return date(2000, 1, 1)


def local(text: str, language: Language) -> str:
    """Write a mark of a scale with the decimal sign of its language."""
    return decimal(text, language)
