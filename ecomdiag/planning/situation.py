"""Where a company stands, and what each action makes of it: the rules that a plan keeps to.

A state is a full sheet: the company's answers and, for what they do not lead through yet, the lowest answer, so that a
question that an action opens begins at the bottom. An action can be done if it fits the state and nothing that it needs
still fits; what it leads to takes the place of the answer, and shares that no longer add up give way. Where an answer
is not offered any more, what is left of it counts, or the lowest that is offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from ecomdiag import engine
from ecomdiag.advice.actions import brought_by, led_to
from ecomdiag.advice.calendar import concerns
from ecomdiag.advice.model import Action, Fact, Must
from ecomdiag.advice.order import presses
from ecomdiag.engine import RoutingPath
from ecomdiag.planning.counting import counting, lowest
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Constraint, Questionnaire
from ecomdiag.questionnaire.offering import not_offered
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.scoring.compiled import Compiled, compiled
from ecomdiag.scoring.tally import Tally, tally

State: TypeAlias = Mapping[str, Answer]
"""The answers of a full sheet, by question."""

NOTHING = Fraction(0)
ALL = Fraction(100)


class Situation(Record, eq=False):
    """A company, and what it may do."""

    questionnaire: Questionnaire
    sheet: AnswerSheet
    #: All that there are, by id: what is left out of the plan still stands before what needs it.
    actions: Mapping[str, Action]
    #: Ids of those that the plan may use.
    allowed: frozenset[str]
    #: Person-days of each.
    days: Mapping[str, Fraction]
    #: What the plan may not leave undone, and the laws in force.
    musts: tuple[Must, ...] = ()
    laws: tuple[Fact, ...] = ()
    #: The country in which the company counts as being, and those that it wants to sell to.
    base: str = HOME_COUNTRY
    chosen: tuple[str, ...] = ()

    @cached_property
    def start(self) -> State:
        """The state now."""
        return {**self.assumed, **self.known}

    @cached_property
    def known(self) -> State:
        """The valid answers of the sheet, those of questions that are not asked now included."""
        by_id = self.questionnaire.by_id
        return {
            name: answer
            for name, answer in self.sheet.answers.items()
            if name in by_id and engine.is_valid(by_id[name], answer)
        }

    @cached_property
    def assumed(self) -> State:
        """The lowest answer to each question that has none, and has to have one."""
        lacking = (
            own for own in self.questionnaire.questions if own.id not in self.known and not own.optional
        )
        found = ((own.id, lowest(own)) for own in lacking)
        return {name: answer for name, answer in found if answer is not None}

    @cached_property
    def constraints_of(self) -> Mapping[str, tuple[Constraint, ...]]:
        """The constraints in which each question takes part."""
        found: dict[str, tuple[Constraint, ...]] = {}
        for constraint in self.questionnaire.constraints:
            for name in constraint.questions:
                found[name] = (*found.get(name, ()), constraint)
        return found

    def walk(self, state: State) -> RoutingPath:
        """Return the path of a state."""
        answers = self.settled(state) if self._offering else state
        return engine.path(self.questionnaire, replace(self.sheet, answers=answers))

    def settled(self, state: State) -> State:
        """Return a state with the answers that count in the place of those that are not offered."""
        found, counted = dict(state), dict[str, Answer]()
        for question in self.questionnaire.questions:
            if question.id in found and engine.is_asked(question, counted):
                answer = counting(question, found[question.id], counted)
                if answer is None:
                    del found[question.id]
                else:
                    counted[question.id] = found[question.id] = answer
        return found

    @cached_property
    def _offering(self) -> bool:
        return any(question.offers for question in self.questionnaire.questions)

    def fits(self, action: Action, counted: State) -> bool:
        """Say whether an action betters the answers that count."""
        return self.end(action, counted) is not None

    def end(self, action: Action, counted: State) -> Answer | None:
        """Return the answer to which an action leads; ``None`` if it does not fit."""
        if action.only_if is not None and not action.only_if.holds(counted):
            return None
        return self.led_to(action, counted)

    def led_to(self, action: Action, counted: State) -> Answer | None:
        """Return the better answer to which an action leads, whoever it is for; ``None``: to none that is offered."""
        answer = counted.get(action.question)
        if answer is None:
            return None
        question = self.questionnaire.by_id[action.question]
        end = led_to(question, action, answer)
        return None if end is None or not_offered(question, end, counted) is not None else end

    def can(self, action: Action, state: State, counted: State) -> bool:
        """Say whether an action can be done now."""
        if action.id not in self.allowed or not self.fits(action, counted):
            return False
        if any(self.fits(self.actions[need], counted) for need in action.needs if need in self.actions):
            return False
        return self.after(action, state, counted) is not None

    def after(self, action: Action, state: State, counted: State) -> State | None:
        """Return the state after an action that fits; ``None`` if shares cannot give way to it."""
        end = self.end(action, counted)
        assert end is not None
        return self.with_answer(action.question, end, state, counted)

    def with_answer(self, name: str, answer: Answer, state: State, counted: State) -> State | None:
        """Return the state with another answer; ``None`` if shares cannot give way to it."""
        changed = {**state, name: answer}
        for constraint in self.constraints_of.get(name, ()):
            if not self._gives_way(constraint, name, changed, counted):
                return None
        return changed

    def worth_of(self, name: str, start: Answer, end: Answer) -> Fraction:
        """Return the points (0…100) that a better answer brings by itself, in a section as it counts now."""
        own = self._compiled.by_id.get(name)
        if own is None:
            return NOTHING
        before, after = own.ladder.worth(start), own.ladder.worth(end)
        weight, of = self._now.shares[own.section]
        if before is None or after is None or not of:
            return NOTHING
        return Fraction(100 * own.weight * weight * (after - before), of * self._compiled.unit)

    @cached_property
    def _compiled(self) -> Compiled:
        return compiled(self.questionnaire)

    @cached_property
    def _now(self) -> Tally:
        return tally(self._compiled, self.walk(self.start))

    def concerned(self, fact: Fact, counted: State) -> bool:
        """Say whether a dated fact concerns the company while it answers so."""
        return concerns(fact, counted, self.base, self.chosen)

    def unfinished(self, counted: State) -> Iterator[str]:
        """Yield the ids of the actions that sales fail for, or that the law asks for, and that are still to be done."""
        due = frozenset(fact.id for fact in self.laws if self.concerned(fact, counted))
        for must in self.musts:
            if self.fits(self.actions[must.action], counted) and presses(must, counted, due):
                yield must.action

    def _gives_way(
        self, constraint: Constraint, name: str, changed: dict[str, Answer], counted: State
    ) -> bool:
        """Let the other shares of a sum make room, those that score nothing first, then the largest."""
        others = [own for own in constraint.questions if own != name and own in counted]
        shares = {own: share for own in others if isinstance(share := changed[own], Fraction)}
        value = changed[name]
        assert isinstance(value, Fraction)
        total = value + sum(shares.values(), NOTHING)
        if total in constraint.equals or (not constraint.equals and total <= constraint.limit):
            return True
        lacking = constraint.limit - total
        by_id = self.questionnaire.by_id
        for own in sorted(shares, key=lambda each: (by_id[each].scored, -shares[each], each)):
            room = min(max(shares[own] + lacking, NOTHING), ALL)
            lacking -= room - shares[own]
            changed[own] = room
        return lacking == 0


def situation(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    actions: Iterable[Action],
    *,
    measure: str = "middle",
    without: Iterable[str] = (),
    musts: Iterable[Must] = (),
    laws: Iterable[Fact] = (),
    base: str = HOME_COUNTRY,
    chosen: Iterable[str] = (),
) -> Situation:
    """Gather what a plan is made of; ``measure`` says which end of an action's days counts: low, middle or high."""
    by_id = {action.id: action for action in actions}
    left = frozenset(without)
    return Situation(
        questionnaire=questionnaire,
        sheet=sheet,
        actions=by_id,
        allowed=frozenset(by_id) - left,
        days={name: effort(action, measure) for name, action in by_id.items()},
        musts=tuple(own for own in musts if own.action in by_id and own.action not in left),
        laws=tuple(laws),
        base=base,
        chosen=tuple(chosen),
    )


def effort(action: Action, measure: str) -> Fraction:
    """Return the days of an action: the low end of its band, the high one, or the middle."""
    low, high = action.days
    return {"low": low, "high": high}.get(measure, action.effort)


def done_by(
    questionnaire: Questionnaire, sheet: AnswerSheet, actions: Iterable[Action], names: Iterable[str]
) -> tuple[AnswerSheet, frozenset[str]]:
    """Return the sheet of a company that has done these actions: with what they lead to, whatever came before them.

    And which of them were taken so: one that leads to a choice which is not offered, after all others, is not.
    """
    by_id = {action.id: action for action in actions}
    waiting, taken = tuple(names), set[str]()
    while waiting:
        left: list[str] = []
        for name in waiting:
            own = situation(questionnaire, sheet, by_id.values())
            changed = _brought_by(own, by_id[name])
            if changed is None:
                left.append(name)
            else:
                taken.add(name)
                sheet = replace(sheet, answers={**sheet.answers, **changed})
        waiting = () if len(left) == len(waiting) else tuple(left)
    return sheet, frozenset(taken)


def _brought_by(own: Situation, action: Action) -> State | None:
    """Return the answers that an action has changed; ``None`` if what it leads to is not offered."""
    question = own.questionnaire.by_id[action.question]
    walk = own.walk(own.start)
    answer = walk.answers.get(question.id, own.start.get(question.id))
    end = None if answer is None else brought_by(question, action, answer)
    if end is None:
        return {}
    if question.id in walk.asked_ids and isinstance(end, str) and not_offered(question, end, walk.answers):
        return None
    after = own.with_answer(question.id, end, own.start, walk.answers) or {**own.start, question.id: end}
    return {key: value for key, value in after.items() if value != own.start.get(key)}
