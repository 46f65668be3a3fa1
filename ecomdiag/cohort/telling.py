"""What of a question can be told of many companies, so that nobody can tell how many few of them are alike.

A number of companies is told in tens, rounded down. A mean is told if, with all else that is told of the question, each
small number behind it could as well be greater by ``WIDTH``: so many more companies of that kind, fewer of others, and
still all that is told is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple, TypeAlias

from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort.disclosure import SMALL, WIDTH

#: Numbers of companies are told in steps of so many.
TENS = 10
#: How closely the mean points of a question, and the mean gain of an action, are told, at best and otherwise.
CLOSE = (Fraction(1, 100), Fraction(1, 20), Fraction(1, 10), Fraction(1, 5))
CLOSE_GAIN = (Fraction(1, 10), Fraction(1, 2))
NOTHING = Fraction(0)
#: So many kinds of companies are tried as those of which there could be fewer or more.
TRIED = 10


class Kind(NamedTuple):
    """What companies have in common at a question: the points they lose there, and what each action would bring."""

    #: In steps of the answer, and in points of the overall score.
    steps: int
    lost: Fraction
    gains: tuple[tuple[str, Fraction], ...]


#: Those that lose nothing, or whom it does not concern.
NONE = Kind(0, NOTHING, ())


class Rounded(NamedTuple):
    """A mean as it is told: the true one is not further from it than ``off``."""

    value: Fraction
    off: Fraction


def _by_steps(kind: Kind) -> tuple[int, tuple[str, ...]]:
    return kind.steps, ()


def _by_actions(kind: Kind) -> tuple[int, tuple[str, ...]]:
    return kind.steps, tuple(name for name, _ in kind.gains)


def _rounded(exact: Fraction, close: Fraction) -> Rounded | None:
    value = round(exact / close) * close
    return Rounded(value, close / 2) if value else None


Lift: TypeAlias = tuple[str, int, Rounded | None]
"""An action, how many companies it lifts (in tens), and their mean gain."""


class Figure(NamedTuple):
    """Something told: what each kind of company counts in it, and between what the sum is by that."""

    counts: Callable[[Kind], Fraction | int]
    low: Fraction | int
    high: Fraction | int | None


Kinds: TypeAlias = Mapping[Kind, int]


def in_tens(count: int, companies: int) -> int:
    """Return a number of companies as it is told: rounded down, and so that not all but a few can be meant."""
    return min(count, companies - WIDTH) // TENS * TENS


def ends(told: int, companies: int) -> tuple[int, int]:
    """Return the numbers between which one is that is told so."""
    last = in_tens(companies, companies)
    return told, companies if told == last else told + TENS - 1


class Told:
    """What is told of a question."""

    def __init__(self, question: str, kinds: Kinds, companies: int) -> None:
        self.question = question
        self.whole = companies
        losing = sum(kinds.values())
        self.kinds = {**kinds, NONE: companies - losing}
        self.companies = in_tens(losing, companies)
        self._exact = sum((own.lost * n for own, n in kinds.items()), NOTHING) / companies
        #: ``None``: not to be told.
        self.mean: Rounded | None = None
        #: What each action lifts, in tens, and the mean gain of these.
        self.lifts: list[Lift] = []
        if self.companies >= LEAST:
            self._tell()

    def _tell(self) -> None:
        """Tell as much as can be told, and as closely."""
        gains = list(self._gains())
        self.lifts = [(name, told, None) for name, told, _ in gains]
        figures = [self._losing(), *map(self._lifted, self.lifts)]
        if not self._keeps(figures):
            self.lifts = []
            return
        for close in CLOSE:
            shown = _rounded(self._exact, close)
            if shown and self._keeps([*figures, self._points(shown)]):
                self.mean, figures = shown, [*figures, self._points(shown)]
                break
        for close in CLOSE_GAIN:
            lifts = [(name, told, _rounded(gain, close)) for name, told, gain in gains]
            more = [own for name, _, gain in lifts if gain for own in _gaining(name, gain)]
            if self._keeps([*figures, *more]):
                self.lifts = lifts
                break

    def withhold_mean(self) -> None:
        """Leave out the mean."""
        self.mean = None

    def _gains(self) -> Iterator[tuple[str, int, Fraction]]:
        """Yield the actions that lift enough: how many in tens, and the mean gain."""
        found: dict[str, list[tuple[Fraction, int]]] = {}
        for kind, count in self.kinds.items():
            for name, gain in kind.gains:
                found.setdefault(name, []).append((gain, count))
        for name, gains in found.items():
            lifted = sum(count for _, count in gains)
            told = in_tens(lifted, self.whole)
            if told >= LEAST:
                yield name, told, sum((gain * n for gain, n in gains), NOTHING) / lifted

    def _losing(self) -> Figure:
        return Figure(lambda kind: kind.steps > 0, *ends(self.companies, self.whole))

    def _points(self, shown: Rounded) -> Figure:
        low, high = shown.value - shown.off, shown.value + shown.off
        return Figure(lambda kind: kind.lost, low * self.whole, high * self.whole)

    def _lifted(self, lift: Lift) -> Figure:
        name, told, _ = lift
        return Figure(lambda kind: name in dict(kind.gains), *ends(told, self.whole))

    def _keeps(self, figures: list[Figure]) -> bool:
        return all(_could_be_more(self.kinds, group, figures) for group in self._groups() if group)

    def _groups(self) -> Iterator[list[Kind]]:
        """Yield the kinds of which there are but a few together: that answer alike, or are not lifted by an action."""
        for alike in (_by_steps, _by_actions):
            for own in {alike(kind) for kind in self.kinds}:
                yield self._if_few(kind for kind in self.kinds if alike(kind) == own)
        for name, *_ in self.lifts:
            yield self._if_few(kind for kind in self.kinds if kind.steps and name not in dict(kind.gains))

    def _if_few(self, kinds: Iterable[Kind]) -> list[Kind]:
        found = list(kinds)
        return found if 0 < sum(self.kinds[kind] for kind in found) < SMALL else []


def _gaining(name: str, gain: Rounded) -> tuple[Figure, Figure]:
    """Return what a rounded mean gain tells: those lifted gain no less together, and no more."""

    def over(kind: Kind, off: Fraction) -> Fraction:
        own = dict(kind.gains).get(name)
        return NOTHING if own is None else own - off

    least, most = gain.value - gain.off, gain.value + gain.off
    return Figure(lambda kind: over(kind, least), 0, None), Figure(lambda kind: -over(kind, most), 0, None)


def _could_be_more(kinds: Kinds, group: list[Kind], figures: list[Figure]) -> bool:
    """Whether there could be ``WIDTH`` more of a group: in place of others, of which some could be others again."""
    others = sorted(kinds.keys() - set(group), key=lambda kind: (-kinds[kind], kind))[:TRIED]
    used = [*group, *others]
    values = [sum((own.counts(kind) * n for kind, n in kinds.items()), NOTHING) for own in figures]
    worth = {kind: [own.counts(kind) for own in figures] for kind in used}
    for kind in group:
        for giving in others:
            if kinds[giving] < WIDTH:
                continue
            first = [WIDTH * (one - two) for one, two in zip(worth[kind], worth[giving], strict=True)]
            if _holds(figures, values, first):
                return True
            for one, two in permutations(others, 2):
                more = kinds[giving] - WIDTH if one == giving else kinds[one]
                step = two.lost - one.lost
                # So many of these instead of those make up for the points.
                number = int(WIDTH * (giving.lost - kind.lost) / step) if step else 0
                if not 0 < number <= more:
                    continue
                change = [
                    own + number * (b - a) for own, a, b in zip(first, worth[one], worth[two], strict=True)
                ]
                if _holds(figures, values, change):
                    return True
    return False


def _holds(figures: list[Figure], values: Sequence[Fraction | int], change: Sequence[Fraction | int]) -> bool:
    return all(
        own.low <= value + by and (own.high is None or value + by <= own.high)
        for own, value, by in zip(figures, values, change, strict=True)
    )
