"""Whether the score reaches 0 and 100, and every level can be reached and every blocker caps something."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag import engine, scoring
from ecomdiag.model import Blocker, Level
from ecomdiag.proof.findings import Finding, Result, Where
from ecomdiag.proof.inquiry import Inquiry, Tally
from ecomdiag.proof.searching import Search
from ecomdiag.reach import TooManyWaysError
from ecomdiag.wording import number

#: The same, where it is not known how far the score goes, or no sheet shows it.
_WITHOUT_END = {"never_zero": "never_zero_at_all", "never_full": "never_full_at_all"}
_WITHOUT_SHEET = {"never_zero": "never_zero_somehow", "never_full": "never_full_somehow"}
#: No more questions than these are named as the cause.
MOST_NAMED = 5


def check_scores(inquiry: Inquiry) -> Iterator[Result]:
    """Yield what is wrong with scores, levels and blockers, and what is proved."""
    search = Search(inquiry.structure)
    if not _anything_counts(inquiry, search):
        yield Finding(rule="nothing_scored", where=())
        return
    for rule, side in (("never_zero", 0), ("never_full", 1)):
        tally = Tally(rule)
        yield from _end(inquiry, search, tally, side)
        yield from tally.claims()
    tally = Tally("levels")
    for level in inquiry.questionnaire.levels:
        yield from _level(inquiry, search, tally, level)
    yield from tally.claims()
    tally = Tally("blockers")
    for blocker in inquiry.questionnaire.blockers:
        yield from _cap(inquiry, search, tally, blocker)
    yield from tally.claims()


def _anything_counts(inquiry: Inquiry, search: Search) -> bool:
    try:
        return bool(inquiry.structure.scored) and search.anything_counts
    except TooManyWaysError:
        return True


def _end(inquiry: Inquiry, search: Search, tally: Tally, side: int) -> Iterator[Result]:
    """Tell whether the lowest score (side 0) is 0, or the highest (side 1) is 100."""
    wanted = Fraction(100 * side)
    reached = yield from inquiry.judge(
        tally,
        ((), None),
        lambda: search.end(side) == wanted,
        lambda solver: solver.scoring(wanted) is not None,
    )
    if reached is False:
        yield _never_ends(inquiry, search, tally.rule, side)


def _never_ends(inquiry: Inquiry, search: Search, rule: str, side: int) -> Finding:
    """Tell how far the score goes, and which questions keep it from going further."""
    try:
        score, sheet = search.end(side), search.sheet_at(side)
    except TooManyWaysError:  # the solver said so, and only that
        return Finding(rule=_WITHOUT_END[rule], where=())
    values = {"score": number(score if round(score, 2) in (0, 100) else round(score, 2))}
    if sheet is None:
        return Finding(rule=_WITHOUT_SHEET[rule], where=(), values=values)
    walk = engine.path(inquiry.questionnaire, sheet)
    scores = scoring.score(inquiry.questionnaire, walk).questions
    short = [name for name, own in scores.items() if own.score not in (None, Fraction(side))]
    where: Where = ("question", short[0]) if short else ()
    values["questions"] = ", ".join(short[:MOST_NAMED])
    telling = tuple(question.id for question in inquiry.structure.before(short[:MOST_NAMED]))
    return Finding(rule=rule, where=where, values=values, example=sheet, telling=telling)


def _level(inquiry: Inquiry, search: Search, tally: Tally, level: Level) -> Iterator[Result]:
    where: Where = ("level", level.id)
    reached = yield from inquiry.judge(
        tally,
        (where, None),
        lambda: search.reaches(level),
        lambda solver: solver.levelling(level) is not None,
    )
    if reached is False:
        yield Finding(rule="never_on_level", where=where, values={"level": level.id})


def _cap(inquiry: Inquiry, search: Search, tally: Tally, blocker: Blocker) -> Iterator[Result]:
    where: Where = ("blocker", blocker.id, "caps_at")
    caps = yield from inquiry.judge(
        tally,
        (where, None),
        lambda: search.caps(blocker),
        lambda solver: solver.capping(blocker) is not None,
    )
    if caps is False:
        values = {"blocker": blocker.id, "level": blocker.caps_at}
        yield Finding(rule="caps_nothing", where=where, values=values)
