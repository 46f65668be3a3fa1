"""What a picture of a frontier shows: the most that each effort brings."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.record import Record
from ecomdiag.report.outline import Picture


class Point(Record):
    """What an effort brings, 0…100; with what stands there, if it is to be named."""

    takes: Fraction
    brings: Fraction
    title: str = ""
    #: Whether it is where what is reported ends.
    aimed: bool = False


class Frontier(Picture):
    """The most that each effort brings, by rising effort, and the points of it that have a name."""

    takes: str
    brings: str
    points: tuple[Point, ...]
    named: tuple[Point, ...]
