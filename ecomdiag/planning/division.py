"""Divides a questionnaire into parts that a few core questions alone tie to each other.

With the answers to the core known, what can be done in one part does not hang on any other, so each part is searched on
its own. Which questions form the core is a matter of speed: the plans are the same for every choice of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import prod
from typing import NamedTuple

from ecomdiag.planning.rules import Names, Rule, Rulebook
from ecomdiag.questionnaire.model import Question, Section
from ecomdiag.questionnaire.parts import Parts
from ecomdiag.record import Record
from ecomdiag.scoring.ways import hangs_together

#: A part with more states than this gives a question to the core.
MOST_STATES = 2000


class Tie(NamedTuple):
    """Questions that have to stand in one part, but for those of the core."""

    #: The question whose own answer is looked at, even if it is of the core.
    owner: str | None
    names: Names


class Division(Record, eq=False):
    """A core, and the parts that are left."""

    core: tuple[str, ...]
    #: Every live question is in one of them, those of the core too, each part in the questionnaire's order.
    parts: tuple[tuple[str, ...], ...]
    #: Sections whose weights vary with the answers: each stands in one part, and scores as a whole.
    loose: tuple[Section, ...]
    #: Whether even the weight of all sections varies: then all is one part.
    whole: bool

    @cached_property
    def part_of(self) -> Mapping[str, int]:
        """The part of each live question."""
        return {name: place for place, part in enumerate(self.parts) for name in part}


class Divider:
    """Finds the division of a rulebook."""

    def __init__(self, rules: Rulebook, most: int = MOST_STATES) -> None:
        self.rules = rules
        self.own = rules.own
        self.most = most
        self.live = [
            question.id for question in self.own.questionnaire.questions if question.id in rules.live
        ]
        self.loose = tuple(self._loose())
        self.whole = hangs_together(self.own.questionnaire) or any(
            not self._anchored(section) for section in self.loose
        )

    def divide(self) -> Division:
        """Return parts that are small enough, if any core leaves such."""
        core: list[str] = []
        while True:
            parts = self._parts(frozenset(core))
            found = None if self.whole else self._next(core, parts)
            if found is None:
                break
            core.append(found)
        for name in tuple(core):
            fewer = [own for own in core if own != name]
            joined = self._parts(frozenset(fewer))
            if all(self._states(part) <= self.most for part in {*joined} - {*parts}):
                core, parts = fewer, joined
        return Division(core=tuple(core), parts=parts, loose=self.loose, whole=self.whole)

    def _states(self, part: Iterable[str]) -> int:
        """Return how many states a part may have."""
        return prod(self._answers(name) for name in part)

    def _next(self, core: list[str], parts: Iterable[tuple[str, ...]]) -> str | None:
        """Return the question of a large part at which most others look."""
        large = [part for part in parts if self._states(part) > self.most]
        ties = list(self._ties(frozenset(core)))
        fixed = {question.id for section in self.loose for question in section.questions}
        fixed |= self.own.constraints_of.keys()
        lookers = {
            name: len([tie for tie in ties if name in tie.names and tie.owner != name])
            for part in large
            for name in part
            if name not in core and name not in fixed
        }
        best = max(lookers, key=lambda name: (lookers[name], -self.live.index(name)), default=None)
        return best if best is not None and lookers[best] else None

    def _parts(self, core: Names) -> tuple[tuple[str, ...], ...]:
        parts = Parts(self.live)
        for tie in self._ties(core):
            together = sorted((tie.names - core) | ({tie.owner} if tie.owner else set()))
            for name in together[1:]:
                parts.tie(name, together[0])
        return parts.all()

    def _ties(self, core: Names) -> Iterator[Tie]:
        live = self.rules.live
        for name in self.live:
            yield Tie(name, self.rules.decides[name])
        for name in sorted(self.own.allowed):
            action = self.own.actions[name]
            question = action.question
            if question not in live:
                continue
            yield Tie(question, self.rules.deciding(self.rules.shares(question)))
            for rule in self.rules.guards(action):
                yield Tie(None if question in core else question, rule.decide)
        for rule in self._of_the_end():
            yield Tie(None, rule.decide)
        for section in self.loose:
            names = frozenset(question.id for question in section.questions)
            yield Tie(None, self.rules.deciding(names) | names & live)
        if self.whole:
            yield Tie(None, live)

    def _of_the_end(self) -> Iterator[Rule]:
        yield from self.rules.finished()
        for blocker in self.own.questionnaire.blockers:
            yield self.rules.unblocked(blocker)

    def _answers(self, name: str) -> int:
        return len(self.rules.reached.get(name, ())) or 1

    def _loose(self) -> Iterator[Section]:
        """Yield the sections of which not always the same questions count."""
        for section in self.own.questionnaire.scored_sections:
            if any(question.scored and self._comes_and_goes(question) for question in section.questions):
                yield section

    def _comes_and_goes(self, question: Question) -> bool:
        if self.rules.counts_by_offers(question):
            return True
        if not self.rules.decides_asked[question.id]:
            return False
        gone = question.not_applicable_if
        return (gone is not None and self.rules.varies(gone)) or (
            self.rules.counts_asked(question) is not self.rules.counts_unasked(question)
        )

    def _anchored(self, section: Section) -> bool:
        """Say whether some question of a section always counts."""
        return any(
            question.scored and not self._comes_and_goes(question) and self.rules.counts_now(question)
            for question in section.questions
        )
