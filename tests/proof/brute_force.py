"""What is true of a small questionnaire: every sheet that an interview can produce, gone through one by one.

Nothing is merged here, and nothing of ``ecomdiag.proof`` is used: question by question, every answer that
``engine.check_answer`` and ``engine.check_sum`` accept. Percentages are real numbers; of those, every one is tried
at which a band, a condition or a sum changes (given the numbers before it), and one between each two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise, takewhile
from typing import TypeAlias

from ecomdiag import engine
from ecomdiag.questionnaire.calendar import day_at
from ecomdiag.questionnaire.conditions import (
    LEFT_OUT,
    All,
    Answer,
    AtLeast,
    AtMost,
    Condition,
    Not,
    holds,
    leaves,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.measures import MEASURED, span_of
from ecomdiag.questionnaire.model import Constraint, Kind, NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import answer_score, capped
from ecomdiag.scoring.ways import conditions_of_scores

Answers: TypeAlias = dict[str, Answer]
Where: TypeAlias = tuple[str | int, ...]
#: Numbers with ``sum of count × percentage = value``.
Plane: TypeAlias = tuple[tuple[tuple[str, Fraction], ...], Fraction]

NOTHING = Fraction(0)
#: More planes than this between percentages cut them into too many pieces.
MOST_PLANES = 2000


class TooLargeError(Exception):
    """There are more sheets than a test has the time to go through."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A complete sheet, with answers to questions that it does not ask, and a better answer that lowers the score."""

    answers: Mapping[str, Answer]
    better: Answer
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class Seen:
    """What turned up on the way, in interviews that come to a good end (or in all)."""

    asked: set[str] = field(default_factory=set)
    #: Each condition and part of one, with its truth at the moment at which it decides something.
    truths: set[tuple[Where, bool]] = field(default_factory=set)
    bands: set[tuple[str, int]] = field(default_factory=set)


@dataclass(slots=True)
class Truth:
    """What the sheets of a questionnaire show."""

    sheets: list[Answers] = field(default_factory=list)
    whole: Seen = field(default_factory=Seen)
    so_far: Seen = field(default_factory=Seen)
    #: Overall scores, 0…100.
    scores: set[Fraction] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    #: Of sections that have some of their own: the section and the level.
    section_levels: set[tuple[str, str]] = field(default_factory=set)
    #: The results that are looked up of some sheet.
    results: set[Where] = field(default_factory=set)
    #: Blockers that apply to someone whose score is above what they cap at.
    caps: set[str] = field(default_factory=set)
    #: Sums that leave someone where no answer keeps them, or at the end with a wrong one.
    stuck: set[str] = field(default_factory=set)
    #: Whether someone is left where every single sum can be kept, and not all of them at once.
    stuck_between: bool = False
    refuses: set[str] = field(default_factory=set)
    falls: dict[str, Fall] = field(default_factory=dict)


def every_part(condition: Condition, where: Where) -> Iterator[tuple[Condition, Where]]:
    """Yield a condition and its parts, each with where it stands; of a ``not`` what it denies only if that has parts."""
    yield condition, where
    while isinstance(condition, Not):
        condition, where = condition.part, (*where, "not")
    if isinstance(condition, All | AnyPart):
        key = "all" if isinstance(condition, All) else "any"
        for place, part in enumerate(condition.parts):
            yield from every_part(part, (*where, key, place))


def ways_to_choose(question: Question) -> list[Answer]:
    """Return every answer to a question of choices, one order standing for all of a ranking."""
    ids = [choice.id for choice in question.choices]
    if question.kind is Kind.SINGLE:
        return list(ids)
    if question.kind is Kind.RANKING:
        return [tuple(ids)]
    if question.kind is Kind.TEXT:
        return ["any words"]
    if question.kind is Kind.DATE:
        low, high = map(int, span_of(question))
        return [day_at(place) for place in range(low, high + 1)]
    several = (chosen for count in range(1, len(ids) + 1) for chosen in combinations(ids, count))
    return [chosen for chosen in several if not engine.check_answer(question, chosen)]


class Numbers:
    """The percentages that have to be tried, so that nothing real numbers can do is missed."""

    def __init__(self, asked: Questionnaire) -> None:
        self.cuts = {q.id: _cuts(asked, q) for q in asked.questions if q.kind in MEASURED}
        self.summed = {name for constraint in asked.constraints for name in constraint.questions}
        self.planes = _planes(self.cuts, asked.constraints)

    def alone(self, question: Question) -> list[Answer]:
        """Return those to try where no sum is kept."""
        return _to_try(question, self.cuts[question.id])

    def after(self, question: Question, answers: Answers) -> list[Answer]:
        """Return those to try after other answers."""
        if question.id not in self.summed:
            return self.alone(question)
        turns: set[Fraction] = set()
        for counts, value in self.planes[question.id]:
            known = dict(counts)
            so_far = sum((count * _number(answers, name) for name, count in counts), NOTHING)
            turns.add((value - so_far) / known[question.id])
        return _to_try(question, turns)


class BruteForce:
    """Goes through everything. Raises ``TooLargeError`` where that is too much for a test."""

    def __init__(self, asked: Questionnaire, most_sheets: int = 300, *, as_interview: bool = True) -> None:
        self.asked = asked
        self.most_sheets = most_sheets
        #: Whether sums are kept with every answer, as an interview does; or in the end, as a file is checked.
        self.as_interview = as_interview
        self.numbers = Numbers(asked)
        self.choosing = {q.id: ways_to_choose(q) for q in asked.questions if q.kind not in MEASURED}
        self.sums = {q.id: [c for c in asked.constraints if q.id in c.questions] for q in asked.questions}
        self.parts = {
            q.id: [
                found
                for key in ("show_if", "not_applicable_if")
                if (condition := getattr(q, key)) is not None
                for found in every_part(condition, ("question", q.id, key))
            ]
            for q in asked.questions
        }
        self.at_the_end = [
            found for own in asked.blockers for found in every_part(own.when, ("blocker", own.id, "when"))
        ]
        self.truth = Truth()
        self.work = 0

    def run(self, *, falls: bool = True) -> Truth:
        """Return what is true; without ``falls``, of everything else."""
        self._from(0, {})
        scoring = Scoring(self.asked)
        for answers in self.truth.sheets:
            self._result(answers, scoring.overall(answers))
            self.truth.section_levels |= set(scoring.section_levels(answers))
            self.truth.results |= set(self._results(answers))
        if falls:
            self.truth.falls = Better(self, scoring).falls()
        return self.truth

    def _results(self, answers: Answers) -> Iterator[Where]:
        """Yield the results to which these answers lead, by their places."""
        for part in self.asked.sections:
            if part.weight and part.lookup:
                yield "section", part.id, "lookup", result_of(part.lookup, answers).id
        if self.asked.lookup:
            yield "lookup", result_of(self.asked.lookup, answers).id

    def worked(self) -> None:
        """Count a step."""
        self.work += 1
        if self.work > 30 * self.most_sheets:
            raise TooLargeError

    def _from(self, place: int, answers: Answers) -> bool:
        """Go on in every way; say whether one of them comes to a good end."""
        self.worked()
        if place == len(self.asked.questions):
            return self._end(answers)
        question = self.asked.questions[place]
        here = Seen(truths={(where, holds(part, answers)) for part, where in self.parts[question.id]})
        if not engine.is_asked(question, answers):
            ended = self._from(place + 1, answers)
        else:
            here.asked.add(question.id)
            ended = self._ask(place, question, answers)
        self._keep(here, ended)
        return ended

    def _ask(self, place: int, question: Question, answers: Answers) -> bool:
        ended, taken = False, False
        tries = self.choosing.get(question.id) or self.numbers.after(question, answers)
        broken: dict[str, int] = {}
        for answer in tries:
            given = {**answers, question.id: answer}
            refused = self._refused(question, given) if self.as_interview else ()
            for name in refused:
                broken[name] = broken.get(name, 0) + 1
            if not refused:
                taken = True
                on = self._from(place + 1, given)
                self._keep(Seen(bands=_band(question, answer)), on)
                ended |= on
        if question.optional:
            taken = True
            ended |= self._from(place + 1, answers)
        self.truth.refuses |= set(broken)
        if not taken:
            every = {name for name, count in broken.items() if count == len(tries)}
            self.truth.stuck |= every
            self.truth.stuck_between |= not every
        return ended

    def _refused(self, question: Question, answers: Answers) -> list[str]:
        """Return the sums that the engine refuses this answer for."""
        if not self.sums[question.id]:
            return []
        sheet = sheet_at(self.asked, question, answers)
        if not engine.check_sum(self.asked, question, sheet):
            return []
        own = self.sums[question.id]
        if len(own) == 1:
            return [own[0].id]
        walk = engine.path(self.asked, sheet)
        return [found.id for found in own if _broken(found, walk)]

    def _end(self, answers: Answers) -> bool:
        wrong = self._wrong_in_the_end(answers)
        self.truth.stuck |= wrong
        self._keep(Seen(truths={(where, holds(part, answers)) for part, where in self.at_the_end}), not wrong)
        if not wrong:
            self.truth.sheets.append(answers)
        if len(self.truth.sheets) > self.most_sheets:
            raise TooLargeError
        return not wrong

    def _wrong_in_the_end(self, answers: Answers) -> set[str]:
        if not self.asked.constraints:
            return set()
        walk = engine.path(self.asked, sheet_of(self.asked, answers))
        return {own.id for own in self.asked.constraints if _broken(own, walk)}

    def _keep(self, seen: Seen, ended: bool) -> None:
        for kept in (self.truth.so_far, self.truth.whole) if ended else (self.truth.so_far,):
            kept.asked |= seen.asked
            kept.truths |= seen.truths
            kept.bands |= seen.bands

    def _result(self, answers: Answers, score: Fraction | None) -> None:
        if score is None:
            return
        self.truth.scores.add(score)
        active = tuple(own for own in self.asked.blockers if holds(own.when, answers))
        level = self.asked.level(score)
        self.truth.levels.add(capped(self.asked, level, active).id)
        starts = {own.id: own.start for own in self.asked.levels}
        self.truth.caps |= {own.id for own in active if level.start > starts[own.caps_at]}


class Scoring:
    """The overall score of a path, written down once more from ``docs/method.md``."""

    def __init__(self, asked: Questionnaire) -> None:
        self.asked = asked
        self.questions = [q for part in asked.sections if part.weight for q in part.questions if q.scored]
        self.known: dict[tuple[Fraction | None, ...], Fraction | None] = {}

    def overall(self, answers: Answers) -> Fraction | None:
        """Return the score (0…100) of the answers that count."""
        counts = tuple(self._counts(question, answers) for question in self.questions)
        if self.asked.lookup:
            return 100 * result_of(self.asked.lookup, answers).score
        if any(part.lookup for part in self.asked.sections):
            return self._whole(counts, answers)
        if counts not in self.known:
            self.known[counts] = self._whole(counts, answers)
        return self.known[counts]

    def _counts(self, question: Question, answers: Answers) -> Fraction | None:
        if question.id in answers:
            return answer_score(question, answers[question.id])
        if question.not_applicable_if is not None and holds(question.not_applicable_if, answers):
            return None
        if question.show_if is None or holds(question.show_if, answers):
            return None if _may_lack(question) else NOTHING
        return {NotAsked.ZERO: NOTHING, NotAsked.FULL: Fraction(1), NotAsked.EXCLUDE: None}[
            question.if_not_asked
        ]

    def section_levels(self, answers: Answers) -> Iterator[tuple[str, str]]:
        """Yield each section with the level of its own on which these answers are."""
        for part in self.asked.sections:
            if part.weight and part.levels:
                alone = replace(self.asked, scoring=Way.MEAN, lookup=(), sections=(part,), constraints=())
                own = Scoring(alone)
                if self.asked.scoring == "sum":
                    own = Scoring(replace(own.asked, sections=(replace(part, scoring=Way.SUM),)))
                score = own.overall(answers)
                if score is not None:
                    reached = [level.id for level in part.levels if level.start <= round(score, 9)]
                    yield part.id, reached[-1]

    def adds_up(self, question: Question) -> bool:
        """Say whether a question is part of a sum, so that what does not apply brings nothing."""
        return "sum" in (self.asked.scoring, self.asked.section_of[question.id].scoring)

    def _whole(self, counts: tuple[Fraction | None, ...], answers: Answers) -> Fraction | None:
        by_question = dict(zip((q.id for q in self.questions), counts, strict=True))
        found: list[tuple[Fraction, Fraction]] = []
        for part in self.asked.sections:
            own = [(q, by_question[q.id]) for q in part.questions if q.id in by_question]
            if part.lookup and part.weight:
                result = result_of(part.lookup, answers)
                found += [] if result.not_applicable else [(part.weight, result.score)]
                continue
            if not part.weight or not own:
                continue
            known = [(q.weight, n) for q, n in own if n is not None]
            most = sum((q.weight for q, _ in own), NOTHING)
            if self.adds_up(own[0][0]):
                whole = part.weight * most if self.asked.scoring == "sum" else part.weight
                found.append((whole, sum((w * n for w, n in known), NOTHING) / most))
            elif known and part.scoring == "minimum":
                found.append((part.weight, min(n for _, n in known)))
            elif known:
                found.append((part.weight, sum(w * n for w, n in known) / sum(w for w, _ in known)))
        if not found:
            return None
        if self.asked.scoring == "minimum":
            return 100 * min(n for _, n in found)
        return 100 * sum(w * n for w, n in found) / sum(w for w, _ in found)


def result_of(rules: tuple[Result, ...], answers: Answers) -> Result:
    """Return the first of some rules that holds over the answers that count."""
    return next(own for own in rules if own.when is None or holds(own.when, answers))


class Better:
    """Gives every better answer in every sheet, with whatever stands in it for questions not asked so far."""

    def __init__(self, forced: BruteForce, scoring: Scoring) -> None:
        self.forced = forced
        self.scoring = scoring
        self.questions = forced.asked.questions
        self.ways = {
            q.id: forced.choosing[q.id] if q.id in forced.choosing else forced.numbers.alone(q)
            for q in self.questions
        }

    def falls(self) -> dict[str, Fall]:
        """Return for each question that can lower the score by a better answer the greatest fall."""
        found: dict[str, Fall] = {}
        for question in self.scoring.questions:
            for answers in self.forced.truth.sheets:
                for fall in self._of(question, answers):
                    known = found.get(question.id)
                    if known is None or fall.after - fall.before < known.after - known.before:
                        found[question.id] = fall
        return found

    def _of(self, question: Question, answers: Answers) -> Iterator[Fall]:
        if question.id in answers:
            worth = answer_score(question, answers[question.id])
        elif question.optional and engine.is_asked(question, answers):
            worth = None if _may_lack(question) else NOTHING
        else:
            return
        nothing = NOTHING if self.scoring.adds_up(question) else None
        worth = nothing if worth is None else worth
        before = self.scoring.overall(answers)
        if worth is None or before is None:
            return
        for better in self.ways[question.id]:
            other = answer_score(question, better)
            if other is None or other <= worth:
                continue
            for changed, left in self._walks(0, question.id, better, answers, {}, {}):
                after = self.scoring.overall(changed)
                if after is not None and after < before:
                    yield Fall({**answers, **left}, better, before, after)

    def _walks(
        self, place: int, name: str, better: Answer, answers: Answers, changed: Answers, left: Answers
    ) -> Iterator[tuple[Answers, Answers]]:
        """Yield the answers that count after the change, and those of them that were left from before."""
        self.forced.worked()
        while place < len(self.questions):
            question = self.questions[place]
            place += 1
            if not engine.is_asked(question, changed):
                continue
            if question.id == name:
                changed = {**changed, name: better}
            elif question.id in answers:
                changed = {**changed, question.id: answers[question.id]}
            elif not (question.optional and engine.is_asked(question, answers)):  # which stays left out
                for way in self.ways[question.id]:
                    own = {question.id: way}
                    yield from self._walks(place, name, better, answers, changed | own, left | own)
                # … or it is not answered yet, and counts 0.
        yield changed, left


def _may_lack(question: Question) -> bool:
    """Say whether a question that is asked leaves the mean where it is left out."""
    return question.optional and question.if_not_asked is NotAsked.EXCLUDE


def sheet_of(asked: Questionnaire, answers: Mapping[str, Answer]) -> AnswerSheet:
    """Return a sheet with these answers."""
    return AnswerSheet(questionnaire=asked.id, version=asked.version, answers=answers)


def sheet_at(asked: Questionnaire, question: Question, answers: Mapping[str, Answer]) -> AnswerSheet:
    """Return a sheet with these answers, as it is where a question is answered: what may be left out before it was."""
    before = takewhile(lambda own: own.id != question.id, asked.questions)
    passed = {own.id: LEFT_OUT for own in before if own.optional}
    return sheet_of(asked, {**passed, **answers})


def _cuts(asked: Questionnaire, question: Question) -> set[Fraction]:
    conditions = [found for other in asked.questions for found in other.conditions]
    conditions += [found for other in asked.questions for found in other.offered_if]
    conditions += [found.when for found in asked.blockers]
    conditions += conditions_of_scores(asked)
    own = {*span_of(question), *(band.start for band in question.bands)}
    for condition in conditions:
        for leaf in leaves(condition):
            if leaf.question == question.id and isinstance(leaf, AtLeast | AtMost):
                own.add(leaf.number)
    return own


def _planes(cuts: Mapping[str, set[Fraction]], constraints: tuple[Constraint, ...]) -> dict[str, set[Plane]]:
    """Return for each percentage where it is cut, given those before it: later ones are taken out of the sums."""
    found: set[Plane] = {(((name, Fraction(1)),), cut) for name, own in cuts.items() for cut in own}
    for constraint in constraints:
        values = constraint.equals if constraint.at_most is None else (constraint.at_most,)
        found |= {(tuple((name, Fraction(1)) for name in constraint.questions), value) for value in values}
    last: dict[str, set[Plane]] = {}
    for name in reversed(list(cuts)):
        last[name] = {plane for plane in found if name in dict(plane[0])}
        found -= last[name]
        if len(last[name]) ** 2 > MOST_PLANES:
            raise TooLargeError
        found |= {_meeting(one, other, name) for one, other in combinations(last[name], 2)}
    return last


def _meeting(one: Plane, other: Plane, name: str) -> Plane:
    """Return where two planes meet, seen without the last percentage."""
    first, second = dict(one[0]), dict(other[0])
    factor = first[name] / second[name]
    counts = {key: first.get(key, NOTHING) - factor * second.get(key, NOTHING) for key in first | second}
    scale = next((count for count in counts.values() if count), Fraction(1))
    value = (one[1] - factor * other[1]) / scale
    return tuple(sorted((key, count / scale) for key, count in counts.items() if count)), value


def _to_try(question: Question, turns: set[Fraction]) -> list[Answer]:
    """Return all whole numbers where there are no others; or those at which something turns, and one between each two."""
    low, high = span_of(question)
    if question.integer:
        return [Fraction(number) for number in range(int(low), int(high) + 1)]
    inside = sorted(turn for turn in {*turns, low, high} if low <= turn <= high)
    return [*inside, *((low + high) / 2 for low, high in pairwise(inside))]


def _number(answers: Answers, name: str) -> Fraction:
    answer = answers.get(name, NOTHING)
    assert isinstance(answer, Fraction)
    return answer


def _band(question: Question, answer: Answer) -> set[tuple[str, int]]:
    if not isinstance(answer, Fraction) or not question.bands:
        return set()
    return {(question.id, max(place for place, band in enumerate(question.bands) if band.start <= answer))}


def _broken(constraint: Constraint, walk: engine.RoutingPath) -> bool:
    """Say whether a path breaks a sum, as ``engine.check`` does for its own kind of problem."""
    asked = [question.id for question in walk.asked if question.id in constraint.questions]
    given = [answer for name in asked if isinstance(answer := walk.answers.get(name), Fraction)]
    total = sum(given, NOTHING)
    if constraint.at_most is not None:
        return total > constraint.at_most
    return total > max(constraint.equals) or (
        bool(asked) and len(given) == len(asked) and total not in constraint.equals
    )
