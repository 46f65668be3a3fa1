"""Looks for sheets with a certain score or level, led by the exact range that each further answer leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product

from ecomdiag import engine
from ecomdiag.proof import examples
from ecomdiag.proof.structure import Structure
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.measures import MEASURED, span_of
from ecomdiag.questionnaire.model import Blocker, Level, Question
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.ranges.network import CappedRange
from ecomdiag.scoring import scoring
from ecomdiag.scoring.outcomes import TooManyWaysError

#: More sheets than this are not tried on the way to a level.
MOST_TRIES = 4_000
#: Nor more than so many times those of one way, where there are sums: that none was found proves nothing then.
MOST_WAYS_WITH_SUMS = 4


class Search:
    """Searches the sheets of one questionnaire. Everything may raise ``TooManyWaysError``."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.questionnaire = structure.questionnaire
        self.finder = RangeFinder(self.questionnaire)
        self.blank = AnswerSheet.blank(self.questionnaire)

    @property
    def _ends(self) -> tuple[CappedRange, ...]:
        if self._found is None:
            raise TooManyWaysError
        return self._found

    @cached_property
    def _found(self) -> tuple[CappedRange, ...] | None:
        """Where a sheet can end; ``None`` if the ways are too many, which is found out once."""
        try:
            return self.finder.by_cap(self.blank)
        except TooManyWaysError:
            return None

    @property
    def anything_counts(self) -> bool:
        """Whether any sheet has a score."""
        return bool(self._ends)

    def end(self, side: int) -> Fraction:
        """Return the lowest (side 0) or highest (side 1) overall score."""
        ends = self._ends
        return max(end.high for end in ends) if side else min(end.low for end in ends)

    def sheet_at(self, side: int) -> AnswerSheet | None:
        """Return a sheet with the lowest or highest overall score; ``None`` if the numbers tried give none."""
        wanted = self.end(side)
        for end in self._ends:
            if (end.low, end.high)[side] == wanted:
                sheet = examples.along(self.questionnaire, (end.low_trail, end.high_trail)[side])
                if self._range(sheet) == (wanted, wanted) and examples.is_complete(self.questionnaire, sheet):
                    return sheet
        return next(self._narrowed(lambda sheet: self._range(sheet)[side] == wanted), None)

    def reaches(self, level: Level) -> bool:
        """Say whether some sheet ends on a level, blockers counted."""
        ends = self._ends
        lowest = min(self.finder.level(end, end.low).start for end in ends)
        highest = max(self.finder.level(end, end.high).start for end in ends)
        if level.start in (lowest, highest):
            return True
        if not lowest < level.start < highest:
            return False
        names = list(self.questionnaire.by_id)
        tries = product((self._all_there, {}), (names, names[::-1]))
        if any(self._between(level, own, given) for given, own in tries):
            return True
        if next(self._narrowed(lambda sheet: self._may_end_on(sheet, level)), None) is not None:
            return True
        if self.questionnaire.constraints or self.questionnaire.orders:
            # Of numbers that are summed not all were tried: that none of them led there proves nothing.
            raise TooManyWaysError
        return False

    def caps(self, blocker: Blocker) -> bool:
        """Say whether a blocker lowers the level of some sheet."""
        cap = next(level for level in self.questionnaire.levels if level.id == blocker.caps_at)
        if self._found is None:
            raise TooManyWaysError
        ends = self.finder.by_cap(self.blank, levels=False, where=blocker.when)
        return any(self.questionnaire.level(end.high).start > cap.start for end in ends)

    def _range(self, sheet: AnswerSheet) -> tuple[Fraction, Fraction]:
        found = self.finder.find_exact(sheet, levels=False).overall
        return (Fraction(-1), Fraction(-1)) if found is None else found

    @cached_property
    def _all_there(self) -> dict[str, Answer]:
        """As many as there can be of what is asked of several things: otherwise little, or nothing, counts."""
        counts = {own.count for section in self.questionnaire.sections for own in section.repeats}
        return {name: span_of(self.questionnaire.by_id[name])[1] for name in sorted(counts)}

    def _between(self, level: Level, names: Sequence[str], given: Mapping[str, Answer]) -> bool:
        """Look for a sheet on a level between all low and all high answers, the first questions high first."""
        low, high = 0, len(names)
        while low <= high:
            middle = (low + high) // 2
            sheet = examples.completed(self.questionnaire, given, high=frozenset(names[:middle]))
            found = self._level_of(sheet)
            if found is None or not examples.is_complete(self.questionnaire, sheet):
                return False
            if found == level:
                return True
            low, high = (middle + 1, high) if found.start < level.start else (low, middle - 1)
        return False

    def _level_of(self, sheet: AnswerSheet) -> Level | None:
        walk = engine.path(self.questionnaire, sheet)
        score = scoring.overall(self.questionnaire, walk)
        if score is None:
            return None
        blockers = scoring.active_blockers(self.questionnaire, walk)
        return scoring.capped(self.questionnaire, self.questionnaire.level(score), blockers)

    def _may_end_on(self, sheet: AnswerSheet, level: Level) -> bool:
        found = self.finder.by_cap(sheet)
        return any(
            self.finder.level(end, end.low).start <= level.start <= self.finder.level(end, end.high).start
            for end in found
        )

    def _narrowed(self, possible: Callable[[AnswerSheet], bool]) -> Iterator[AnswerSheet]:
        """Yield complete sheets of which something stays possible with every answer given, question by question."""
        tries = 0
        waiting = [self.blank]
        while waiting:
            sheet = waiting.pop()
            question = engine.next_question(self.questionnaire, sheet)
            if question is None:
                yield examples.without_gaps(sheet)
                continue
            further = []
            for answer in self._answers(question, sheet):
                tries += 1
                if tries > self._most_tries:
                    raise TooManyWaysError
                given = sheet.with_answer(question.id, answer)
                if not engine.check_sum(self.questionnaire, question, given) and possible(given):
                    further.append(given)
            waiting += reversed(further)

    @cached_property
    def _most_tries(self) -> int:
        if not self.questionnaire.constraints and not self.questionnaire.orders:
            return MOST_TRIES
        of_one_way = sum(len(self.structure.outcomes(question)) for question in self.questionnaire.questions)
        return min(MOST_TRIES, MOST_WAYS_WITH_SUMS * of_one_way)

    def _answers(self, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
        """Yield an answer of every sort that can be told apart."""
        if question.kind in MEASURED:
            yield from examples.fitting(self.questionnaire, question, sheet)
            yield from self._leaving_room(question, sheet)
        yield from (outcome.answer for outcome in self.structure.outcomes(question))

    def _leaving_room(self, question: Question, sheet: AnswerSheet) -> Iterator[Answer]:
        """Yield the numbers that leave a later one of the same sum where it begins to count otherwise."""
        given = engine.path(self.questionnaire, sheet).answers
        for constraint in self.structure.constraints_of[question.id]:
            so_far = examples.sum_so_far(constraint, given)
            later = constraint.questions[constraint.questions.index(question.id) + 1 :]
            intervals = (
                o.interval for name in later for o in self.structure.outcomes(self.questionnaire.by_id[name])
            )
            ends = {end for interval in intervals for end in (interval.low, interval.middle, interval.high)}
            for total in constraint.equals or (constraint.limit,):
                left = (total - so_far - end for end in sorted(ends))
                yield from (own for own in left if engine.is_valid(question, own))
