"""What the picture of a plan shows: figures that stand beside it as text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.planning.result import Plan
from ecomdiag.report.frontier import Frontier, Point
from ecomdiag.texts import Language, say

#: Points of a frontier below this many make no picture.
FEWEST = 3


def frontier(plan: Plan, language: Language) -> Iterator[Frontier]:
    """Yield the most points that each effort brings, from today on, if there are enough for a picture."""
    if len(plan.frontier) < FEWEST:
        return
    yield Frontier(
        title=say("picture.frontier", language),
        description=say("picture.frontier_how", language),
        takes=say("plan.frontier.days", language),
        brings=say("plan.frontier.points", language),
        points=tuple(Point(takes=own.days, brings=own.score) for own in plan.frontier),
        named=tuple(_named(plan, language)),
    )


def _named(plan: Plan, language: Language) -> Iterator[Point]:
    """Yield today, where the plan ends, and where the levels above begin."""
    yield Point(takes=Fraction(0), brings=plan.score_now, title=say("picture.today", language))
    end, begins = (plan.days, plan.score_after), False
    for own in plan.levels:
        if own.days is None or own.score is None:
            continue
        here = (own.days, own.score) == end and bool(plan.actions)
        begins = begins or here
        title = own.level.title.to(language)
        if here:
            title = f"{title}: {say('picture.this_plan', language)}"
        yield Point(takes=own.days, brings=own.score, title=title, aimed=here)
    if plan.actions and not begins:
        yield Point(takes=end[0], brings=end[1], title=say("picture.this_plan", language), aimed=True)
