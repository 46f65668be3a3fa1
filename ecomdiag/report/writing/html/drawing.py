"""Where the parts of a picture stand: figures in, places out, in the units of each drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import cos, log, pi, sin

from ecomdiag.record import Record
from ecomdiag.report.frontier import Frontier, Point
from ecomdiag.report.outline import Bar, Gauge, Radar, Scatter, Timeline
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import decimal
from ecomdiag.texts.showing import shortened

#: Days of work at which the scale of a scatter has a mark: it is a logarithmic one.
MARKS = (Fraction(1, 4), Fraction(1, 2), 1, 2, 5, 10, 20, 50, 100, 200)
#: How far a frontier is drawn, in times the days of the last of its points that has a name.
ROOM = Fraction(5, 4)
#: How high a name in a picture is, and how wide one may be.
LINE, NAME = 17, 170
#: How wide a dot of a scatter is.
DOT = 21
#: Days of work by which the scale of a frontier rises.
DAYS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
#: How wide a sign of a name is at most, by and large.
SIGN = 9
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
    lang: str = ""


class Stretch(Record, kw_only=False):
    """A stretch of a bar: where it begins, how wide it is, and what it is."""

    x: str
    width: str
    text: str = ""
    tone: str | int = ""
    lang: str = ""


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
            figure(start * width / 100),
            figure((end - start) * width / 100),
            short(band.title),
            band.tone,
            band.lang,
        )
        for band, (start, end) in zip(gauge.bands, pairwise(starts), strict=True)
    ]


def at(value: Fraction, width: int) -> str:
    """Return where a score stands on a scale."""
    return figure(float(value) * width / 100)


def arc(low: Fraction, high: Fraction, radius: float) -> str:
    """Return the part of a dial between two scores: it begins on top, and 100 goes around it."""
    starts, ends = (2 * pi * float(end) / 100 for end in (low, high))
    points = (
        f"{figure(60 + radius * sin(angle))} {figure(60 - radius * cos(angle))}" for angle in (starts, ends)
    )
    return f"M{{}}A{radius} {radius} 0 {int(ends - starts > pi)} 1 {{}}".format(*points)


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
        # Beside the radar, its figure has a line of its own.
        below = 4 if anchor == "middle" else -3
        place = figure(x), figure(y + below), short(spoke.title), anchor, spoke.shown
        found.append(Place(*place, lang=spoke.lang))
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

    free = _apart([(across(dot.takes), up(float(dot.brings))) for dot in scatter.dots])
    dots = [
        Place(figure(x), figure(y), str(dot.number), "middle", dot.title, dot.best)
        for dot, (x, y) in zip(scatter.dots, free, strict=True)
    ]
    best = sorted(place for dot, place in zip(scatter.dots, free, strict=True) if dot.best)
    marks = [mark for mark in MARKS if start <= mark <= stop]
    return Axes(
        dots=dots,
        line=" ".join(f"{figure(x)},{figure(y)}" for x, y in best),
        below=[Place(figure(across(mark)), figure(height), f"{float(mark):g}") for mark in marks],
        beside=[Place("0", figure(up(n * top)), f"{n * top:g}", "end") for n in range(5)],
    )


def _apart(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return places of dots of which none hides another: those that would are moved to the right."""
    found: list[tuple[float, float]] = []
    for x, y in places:
        free = x
        while any(abs(free - left) < DOT and abs(y - top) < DOT for left, top in found):
            free += DOT
        found.append((free, y))
    return found


def _step(most: float) -> float:
    """Return a round number of which four are enough."""
    for step in (0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10, 25):
        if 4 * step >= most:
            return step
    return most / 4


class Flag(Place, kw_only=False):
    """A named point, and where its name stands."""

    below: str = ""


class Steps(Record):
    """The places of a frontier: its line, and what lies below it; its named points; the marks of both scales."""

    line: str
    area: str
    named: list[Flag]
    below: list[Place]
    beside: list[Place]


def steps(frontier: Frontier, width: int, height: int) -> Steps:
    """Return where everything of a frontier stands."""
    last = max(own.takes for own in (frontier.points[0], *frontier.named))
    most = min(max(frontier.points[-1].takes, last), ROOM * last) or Fraction(1)
    step = next((step for step in DAYS if 6 * step >= most), most / 6)
    count = max(1, -(-most // step))

    def at(own: Point) -> tuple[float, float]:
        return float(width * own.takes / (step * count)), float(height - height * own.brings / 100)

    (x, y), *others = (at(own) for own in frontier.points if own.takes <= step * count)
    rises = "".join(f"H{figure(right)}V{figure(up)}" for right, up in others)
    line = f"M{figure(x)} {figure(y)}{rises}H{width}"
    return Steps(
        line=line,
        area=f"{line}V{height}H{figure(x)}Z",
        named=list(_flags([(own, *at(own)) for own in frontier.named], width)),
        below=[
            Place(figure(width * n / count), figure(height), f"{float(step * n):g}")
            for n in range(int(count) + 1)
        ],
        beside=[Place("0", at_score(score, height), str(score), "end") for score in range(0, 101, 25)],
    )


def at_score(score: int, height: int) -> str:
    """Return how far below the top of a drawing a score stands."""
    return figure(height - height * score / 100)


def _flags(named: Sequence[tuple[Point, float, float]], width: int) -> Iterator[Flag]:
    """Yield named points, their names where there is room: below the line, and below a name that is there already.

    On the right there is nothing of the line; on its left a name stands only where that is too narrow.
    """
    taken: list[tuple[float, float]] = []
    for own, x, y in named:
        below = y + LINE + 4
        while any(abs(x - left) < NAME and abs(below - top) < LINE for left, top in taken):
            below += LINE
        taken.append((x, below))
        anchor = "start" if x + SIGN * len(short(own.title)) <= width else "end"
        yield Flag(figure(x), figure(y), short(own.title), anchor, "", own.aimed, below=figure(below))


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
