"""The range that scores can still fall in while answers are missing: exact, branches included.

Brute force would try every way to go on. Here what each question can become is a table, and tables are merged
(``ecomdiag.ranges``): parts of the branching that do not touch each other are settled apart, a part keeps only what
others still look at, and of all ways that agree in that only the lowest and the highest score are kept. What is
still too much for that is told as such: ``RangeFinder.find_exact`` gives up, and ``RangeFinder.find`` says
between what the scores lie at most.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction

from ecomdiag.questionnaire.conditions import Condition, looked_at
from ecomdiag.questionnaire.model import Level, Questionnaire, Section
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.ways import Way
from ecomdiag.ranges.bounds import bounds
from ecomdiag.ranges.certain import Certain
from ecomdiag.ranges.least import LeastFinder
from ecomdiag.ranges.network import CappedRange, Network
from ecomdiag.ranges.tables import Budget, Trail
from ecomdiag.ranges.turns import steps_of
from ecomdiag.record import replace
from ecomdiag.scoring.lowest import with_rules
from ecomdiag.scoring.outcomes import TooManyWaysError
from ecomdiag.scoring.scoring import Range, ScoreRanges
from ecomdiag.scoring.unfolding import Unfolded, first_of
from ecomdiag.scoring.ways import as_means, by_sections, flat, is_derived, only, takes_lowest

__all__ = ["CappedRange", "RangeFinder", "TooManyWaysError"]

#: Ways that are put together for one sheet, unless told otherwise: about a second's.
MOST_WAYS = 250_000
#: What stands for all sections, where one has its id.
WHOLE = ""
#: How many sections' ranges are remembered; an interview needs a few thousand.
MOST_KNOWN = 20_000
#: How many questionnaires without choices that hang on others are remembered.
MOST_UNFOLDED = 64


class RangeFinder:
    """Works out the ranges of the scores of sheets of one questionnaire; prepared once, asked after every answer.

    It gives up with ``TooManyWaysError`` rather than put more than ``most_ways`` together for one sheet: a count, not
    a time, so that it knows the same on every machine.

    May be asked from another thread than the one it was made in, by one at a time; no step of it is long.
    """

    def __init__(self, questionnaire: Questionnaire, most_ways: int | None = MOST_WAYS) -> None:
        self.questionnaire = as_means(questionnaire)
        self.most_ways = most_ways
        self._hang_on = _hang_on(self.questionnaire)
        self._uneven = takes_lowest(questionnaire)
        self._least: dict[str, LeastFinder] = {}
        self._known_rules: dict[bool, RangeFinder | None] = {}
        self._known: dict[Hashable, Range | None] = {}
        self._unfolded: dict[Hashable, tuple[Unfolded, RangeFinder]] = {}
        self._offers = any(question.offers for question in questionnaire.questions)
        #: Of a score that is looked up as a whole: what finds the ranges of the sections, of which it is not made.
        self._sections: RangeFinder | None = None
        if questionnaire.scoring is Way.LOOKUP:
            self._sections = RangeFinder(by_sections(questionnaire), most_ways)

    def find_exact(
        self, sheet: AnswerSheet, *, levels: bool = True, stop: Callable[[], bool] | None = None
    ) -> ScoreRanges:
        """Return the exact ranges of a sheet. Without ``levels`` it is faster, and tells no levels.

        ``stop`` is asked every few milliseconds; once it says yes, ``TooManyWaysError`` is raised, as when there
        are more ways than were to be gone through. Asking again afterwards starts afresh.
        """
        if self._sections is not None:
            sections = self._sections.find_exact(sheet, levels=False, stop=stop).sections
            return replace(self._exact(sheet, levels=levels, stop=stop), sections=sections)
        return self._exact(sheet, levels=levels, stop=stop)

    def _exact(self, sheet: AnswerSheet, *, levels: bool, stop: Callable[[], bool] | None) -> ScoreRanges:
        if self._offers:
            unfolded, finder = self._unfold(sheet)
            return finder.find_exact(unfolded.sheet(sheet), levels=levels, stop=stop)
        budget, certain = Budget(self.most_ways, stop), Certain(self.questionnaire, sheet)
        sections = {
            own.id: self._section(own, certain, budget, sheet)
            for own in self.questionnaire.sections
            if not is_derived(own.id)
        }
        ends = self._by_cap(sheet, budget, levels=levels)
        if not ends:
            return ScoreRanges(None, sections, None)
        overall = (min(end.low for end in ends), max(end.high for end in ends))
        return ScoreRanges(overall, sections, self._levels(ends) if levels else None)

    def find(
        self, sheet: AnswerSheet, *, levels: bool = True, stop: Callable[[], bool] | None = None
    ) -> ScoreRanges:
        """Return the exact ranges of a sheet; where that is too much, what they lie within, marked as not exact."""
        try:
            return self.find_exact(sheet, levels=levels, stop=stop)
        except TooManyWaysError:
            found = self.find_limits(sheet)
            if self._sections is None:
                return found
            return replace(found, sections=self._sections.find(sheet, levels=False, stop=stop).sections)

    def find_limits(self, sheet: AnswerSheet) -> ScoreRanges:
        """Return what the scores of a sheet lie within at most, at once; not exact, but never too narrow."""
        if self._offers:
            unfolded, finder = self._unfold(sheet)
            return bounds(Certain(finder.questionnaire, unfolded.sheet(sheet)))
        return bounds(Certain(self.questionnaire, sheet))

    def _unfold(self, sheet: AnswerSheet) -> tuple[Unfolded, RangeFinder]:
        """Return the questionnaire without choices that hang on others, and what finds its ranges; known ones again."""
        first = first_of(self.questionnaire, sheet)
        key = tuple(sorted(first.items()))
        if key not in self._unfolded:
            if len(self._unfolded) >= MOST_UNFOLDED:
                self._unfolded.clear()
            unfolded = Unfolded(self.questionnaire, first)
            self._unfolded[key] = unfolded, RangeFinder(unfolded.questionnaire, self.most_ways)
        return self._unfolded[key]

    def by_cap(
        self,
        sheet: AnswerSheet,
        *,
        levels: bool = True,
        where: Condition | None = None,
        budget: Budget | None = None,
    ) -> tuple[CappedRange, ...]:
        """Return how a sheet can end, and the ways that lead there, apart by the levels that blockers hold it at.

        With ``where``, only of ways in which a condition holds. With ``budget``, of ways that it counts with those of
        others. Raises ``TooManyWaysError``.
        """
        if self._offers:
            unfolded, finder = self._unfold(sheet)
            over = None if where is None else unfolded.over(where)
            return finder.by_cap(unfolded.sheet(sheet), levels=levels, where=over, budget=budget)
        return self._by_cap(sheet, budget or Budget(self.most_ways), levels=levels, where=where)

    def level(self, end: CappedRange, score: Fraction) -> Level:
        """Return the level of an overall score at an end, its blockers counted."""
        order = self.questionnaire.levels
        return order[min(end.cap, order.index(self.questionnaire.level(score)))]

    def _by_cap(
        self, sheet: AnswerSheet, budget: Budget, *, levels: bool, where: Condition | None = None
    ) -> tuple[CappedRange, ...]:
        def prepare(network: Network) -> None:
            if levels:
                network.hold(self.questionnaire.blockers)
            if where is not None:
                network.require(where)

        if self._uneven and self.questionnaire.scoring is Way.MINIMUM:
            try:
                return self._lowest(WHOLE).ends(sheet, budget, prepare)
            except TooManyWaysError:
                return self._by_rules(sheet, budget, levels=levels, where=where)
        if self._uneven:
            return self._by_rules(sheet, budget, levels=levels, where=where)
        network = Network(Certain(self.questionnaire, sheet))
        network.means.of_all(self.questionnaire.scored_sections)
        prepare(network)
        return network.ranges(budget)

    def _by_rules(
        self, sheet: AnswerSheet, budget: Budget, *, levels: bool, where: Condition | None
    ) -> tuple[CappedRange, ...]:
        """Return how a sheet can end where rules say lowest scores, on ways of what somebody is asked alone."""
        found = self._ruled()._by_cap(sheet, budget, levels=levels, where=where)
        return tuple(
            end._replace(low_trail=_asked(end.low_trail), high_trail=_asked(end.high_trail)) for end in found
        )

    def _ruled(self, *, sections: bool = False) -> RangeFinder:
        """Return what finds lowest scores by rules over the answers, of all or of ``sections``; known ones again.

        Raises ``TooManyWaysError`` if there are none for them.
        """
        if sections not in self._known_rules:
            asked = replace(self.questionnaire, scoring=Way.MEAN) if sections else self.questionnaire
            ruled = with_rules(asked)
            self._known_rules[sections] = None if ruled is None else RangeFinder(ruled, self.most_ways)
        found = self._known_rules[sections]
        if found is None:
            raise TooManyWaysError
        return found

    def _lowest(self, name: str) -> LeastFinder:
        """Return what finds the lowest score of a section, by its id, or of ``WHOLE``; known ones again."""
        if name not in self._least:
            own = self.questionnaire if name == WHOLE else only(self.questionnaire, name)
            self._least[name] = LeastFinder(flat(own))
        return self._least[name]

    def _section(
        self, section: Section, certain: Certain, budget: Budget, sheet: AnswerSheet
    ) -> Range | None:
        """Return between what the mean of a section lies; known ones again, as most answers leave it alone."""
        if not section.weight:
            return None
        key = (section.id, tuple([certain.answers.get(name) for name in self._hang_on[section.id]]))
        if key not in self._known:
            if section.scoring is Way.MINIMUM:
                try:
                    ends = self._lowest(section.id).ends(sheet, budget, lambda _: None)
                except TooManyWaysError:
                    return self._ruled(sections=True)._section_by_id(section.id, sheet, budget)
            else:
                network = Network(certain)
                network.means.of_one(section)
                ends = network.ranges(budget)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = (min(e.low for e in ends), max(e.high for e in ends)) if ends else None
        return self._known[key]

    def _section_by_id(self, name: str, sheet: AnswerSheet, budget: Budget) -> Range | None:
        section = next(own for own in self.questionnaire.sections if own.id == name)
        return self._section(section, Certain(self.questionnaire, sheet), budget, sheet)

    def _levels(self, ends: Iterable[CappedRange]) -> tuple[Level, Level]:
        lowest = min((self.level(end, end.low) for end in ends), key=lambda found: found.start)
        highest = max((self.level(end, end.high) for end in ends), key=lambda found: found.start)
        return lowest, highest


def _asked(trail: Trail) -> Trail:
    """Return a way without the steps of what is derived."""
    kept: Trail = None
    for step in steps_of(trail):
        if not is_derived(step.question):
            kept = (kept, step)
    return kept


def _hang_on(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """Return for each section the questions whose answers its mean hangs on, directly or not, and every sum does."""
    looks_at = {question.id: looked_at(question.conditions) for question in questionnaire.questions}
    summed = {name for constraint in questionnaire.constraints for name in constraint.questions}
    summed |= {name for order in questionnaire.orders for name in order.pair}
    found = {}
    for section in questionnaire.sections:
        needed = {question.id for question in section.questions} | summed
        for question in reversed(questionnaire.questions):
            needed |= looks_at[question.id] if question.id in needed else set()
        found[section.id] = tuple(sorted(needed))
    return found
