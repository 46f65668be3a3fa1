"""How official statistics speak of the same practice: never a figure of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ecomdiag.advice.model import Statistic
from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.record import Record


class Peer(Record, kw_only=False):
    """A figure, and whether the company does the same."""

    statistic: Statistic
    same: bool


def peers(statistics: Iterable[Statistic], walk: RoutingPath, size_asked: str) -> tuple[Peer, ...]:
    """Return for each answered question the figure closest to the company: its size, then the latest year.

    ``size_asked`` is the question that tells how large it is.
    """
    size = walk.answers.get(size_asked)
    best: dict[str, Statistic] = {}
    for statistic in statistics:
        if not _speaks_to(statistic, walk.answers, size):
            continue
        known = best.get(statistic.question)
        if known is None or _closeness(statistic) > _closeness(known):
            best[statistic.question] = statistic
    # What counts stands in the order in which it is asked.
    return tuple(
        [
            Peer(best[name], _does_it(best[name], answer))
            for name, answer in walk.answers.items()
            if name in best
        ]
    )


def _speaks_to(statistic: Statistic, answers: Mapping[str, Answer], size: Answer | None) -> bool:
    if statistic.when is not None and not statistic.when.holds(answers):
        return False
    return statistic.question in answers and isinstance(size, str) and size in statistic.sizes


def _closeness(statistic: Statistic) -> tuple[bool, int, int]:
    """Spain before the EU, a single size class before several, the latest year."""
    return statistic.scope == "ES", -len(statistic.sizes), statistic.year


def _does_it(statistic: Statistic, answer: Answer) -> bool:
    if isinstance(answer, Fraction):
        return statistic.at_least is not None and answer >= statistic.at_least
    return not statistic.means.isdisjoint(_chosen(answer))


def _chosen(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else (answer,) if isinstance(answer, str) else ()
