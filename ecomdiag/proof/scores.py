"""Whether the score reaches 0 and 100, and every level can be reached and every blocker caps something."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag import engine
from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry
from ecomdiag.proof.searching import Search
from ecomdiag.questionnaire.model import Blocker, Level
from ecomdiag.scoring import scoring
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.ways import is_derived

#: The same, where it is not known how far the score goes, or no sheet shows it.
_WITHOUT_END = {"never_zero": "never_zero_at_all", "never_full": "never_full_at_all"}
_WITHOUT_SHEET = {"never_zero": "never_zero_somehow", "never_full": "never_full_somehow"}
#: No more questions than these are named as the cause.
MOST_NAMED = 5


def check_scores(inquiry: Inquiry) -> Iterator[Result]:
    """Yield what is wrong with scores, levels and blockers, and what is proved."""
    inquiry = inquiry.ruled
    search = Search(inquiry.structure)
    if not _anything_counts(inquiry, search):
        yield ProofFinding(rule="nothing_scored", where=())
        return
    for rule, side in (("never_zero", 0), ("never_full", 1)):
        tally = ClaimTally(rule)
        yield from _end(inquiry, search, tally, side)
        inquiry.step()
        yield from tally.claims()
    tally = ClaimTally("levels")
    for level in inquiry.questionnaire.levels:
        yield from _level(inquiry, search, tally, level)
        inquiry.step()
    yield from tally.claims()
    tally = ClaimTally("blockers")
    for blocker in inquiry.questionnaire.blockers:
        yield from _cap(inquiry, search, tally, blocker)
        inquiry.step()
    yield from tally.claims()


def _anything_counts(inquiry: Inquiry, search: Search) -> bool:
    try:
        return bool(inquiry.structure.scored) and search.anything_counts
    except TooManyWaysError:
        return True


def _end(inquiry: Inquiry, search: Search, tally: ClaimTally, side: int) -> Iterator[Result]:
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


def _never_ends(inquiry: Inquiry, search: Search, rule: str, side: int) -> ProofFinding:
    """Tell how far the score goes, and which questions keep it from going further."""
    try:
        score, sheet = search.end(side), search.sheet_at(side)
    except TooManyWaysError:  # the solver said so, and only that
        return ProofFinding(rule=_WITHOUT_END[rule], where=())
    values: dict[str, str | Fraction] = {"score": score if round(score, 2) in (0, 100) else round(score, 2)}
    if sheet is None:
        return ProofFinding(rule=_WITHOUT_SHEET[rule], where=(), values=values)
    walk = engine.path(inquiry.plain, sheet)
    scores = scoring.score(inquiry.plain, walk).questions
    short = [name for name, own in scores.items() if own.score not in (None, Fraction(side))]
    short = [name for name in short if not is_derived(name)]
    where: Where = ("question", short[0]) if short else ()
    values["questions"] = ", ".join(short[:MOST_NAMED])
    telling = tuple(question.id for question in inquiry.structure.before(short[:MOST_NAMED]))
    return ProofFinding(rule=rule, where=where, values=values, example=sheet, telling=telling)


def _level(inquiry: Inquiry, search: Search, tally: ClaimTally, level: Level) -> Iterator[Result]:
    where: Where = ("level", level.id)
    reached = yield from inquiry.judge(
        tally,
        (where, None),
        lambda: search.reaches(level),
        lambda solver: solver.levelling(level) is not None,
    )
    if reached is False:
        yield ProofFinding(rule="never_on_level", where=where, values={"level": level.id})


def _cap(inquiry: Inquiry, search: Search, tally: ClaimTally, blocker: Blocker) -> Iterator[Result]:
    where: Where = ("blocker", blocker.id, "caps_at")
    caps = yield from inquiry.judge(
        tally,
        (where, None),
        lambda: search.caps(blocker),
        lambda solver: solver.capping(blocker) is not None,
    )
    if caps is False:
        values = {"blocker": blocker.id, "level": blocker.caps_at}
        yield ProofFinding(rule="caps_nothing", where=where, values=values)
