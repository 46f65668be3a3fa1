"""Everything that a plan has to ask of a state, each with the questions whose answers decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ecomdiag import engine
from ecomdiag.advice.actions import led_to
from ecomdiag.advice.model import Action, Must
from ecomdiag.advice.order import presses
from ecomdiag.planning.counting import counting, may_count
from ecomdiag.planning.situation import Situation, State
from ecomdiag.questionnaire.conditions import All, Answer, Condition, Leaf, leaves, looked_at
from ecomdiag.questionnaire.model import Blocker, Question
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import UNASKED, compiled, ladder
from ecomdiag.scoring.outcomes import left_out
from ecomdiag.scoring.tally import counts
from ecomdiag.scoring.ways import conditions_of_scores

Names: TypeAlias = frozenset[str]


#: Answers to one question that are gone through.
MOST_ANSWERS = 10_000


class Rule(NamedTuple):
    """Something that holds of a state or not."""

    #: The questions at whose answers it looks, with those that decide whether these are asked.
    looks_at: Names
    #: Those of them that can make a difference.
    decide: Names
    #: Over the answers that count.
    holds: Callable[[State], bool]
    #: What it is called by, where it has a name: what is worked out by it is kept.
    name: str = ""


class Deciders(NamedTuple):
    """The questions that decide something about one, as far as they can make a difference."""

    #: Whether it is asked, or gone.
    asked: Names
    #: Which of its choices are offered.
    offers: Names


class Rulebook(Record, eq=False):
    """The rules of one situation."""

    own: Situation

    @cached_property
    def support(self) -> Mapping[str, Names]:
        """The questions that decide what counts as the answer to each: itself, and those that let it be asked."""
        found: dict[str, Names] = {}
        for question in self.own.questionnaire.questions:
            seen = [found[name] for name in question.looks_at]
            found[question.id] = frozenset({question.id}).union(*seen)
        return found

    @cached_property
    def reached(self) -> Mapping[str, frozenset[Answer]]:
        """The answers to each question that actions can lead to, whatever they need; none where it can be many."""
        by_question: dict[str, list[Action]] = {}
        for name in sorted(self.own.allowed):
            by_question.setdefault(self.own.actions[name].question, []).append(self.own.actions[name])
        return {
            question.id: self._reached(question, by_question.get(question.id, []))
            for question in self.own.questionnaire.questions
            if question.id in self.own.start
        }

    def _reached(self, question: Question, actions: Sequence[Action]) -> frozenset[Answer]:
        start = self.own.start[question.id]
        found, waiting = {start}, [start]
        while waiting and len(found) < MOST_ANSWERS:
            answer = waiting.pop()
            new = {led_to(question, action, answer) for action in actions}
            if question.offers:
                new |= may_count(question, answer)
            new -= found | {None}
            found |= new  # type: ignore[arg-type]
            waiting += new  # type: ignore[arg-type]
        return frozenset(found)

    @cached_property
    def moving(self) -> Names:
        """The questions whose own answer can change."""
        moved = {name for name, found in self.reached.items() if len(found) > 1}
        sums = [own.questions for name in moved for own in self.own.constraints_of.get(name, ())]
        return frozenset(moved.union(*sums)) & self.own.start.keys()

    @cached_property
    def asked_now(self) -> Names:
        """The questions that are asked at the start."""
        return self.own.walk(self.own.start).asked_ids

    @cached_property
    def deciders(self) -> Mapping[str, Deciders]:
        """The questions that decide whether each is asked, or gone, and what it offers."""
        found: dict[str, Deciders] = {}
        for question in self.own.questionnaire.questions:
            shown, gone = question.show_if, question.not_applicable_if
            by_shown = frozenset[str]() if shown is None else self._over_leaves([shown], found)
            by_gone = frozenset[str]() if gone is None else self._over_leaves([gone], found)
            if gone is not None and not by_gone and self._now(gone):
                by_shown = frozenset()  # whatever else, it is gone
            offers = self._over_leaves([own.when for own in question.offers], found)
            found[question.id] = Deciders(by_shown | by_gone, offers)
        return found

    @cached_property
    def decides_asked(self) -> Mapping[str, Names]:
        """The questions that decide whether each is asked, or gone, as far as they can make a difference."""
        return {name: own.asked for name, own in self.deciders.items()}

    def _now(self, condition: Condition) -> bool:
        return condition.holds(self.counted(self.over(looked_at([condition])), self.own.start))

    @cached_property
    def decides(self) -> Mapping[str, Names]:
        """The questions that decide what counts as the answer to each."""
        own = {name for name in self.moving if self.decides_asked[name] or name in self.asked_now}
        return {
            name: (seen.asked | seen.offers | ({name} & own)) if self._ever_asked(name, seen) else frozenset()
            for name, seen in self.deciders.items()
        }

    def _ever_asked(self, name: str, deciders: Deciders) -> bool:
        return bool(deciders.asked) or name in self.asked_now

    def _over_leaves(self, conditions: Iterable[Condition], deciders: Mapping[str, Deciders]) -> Names:
        found: set[str] = set()
        for condition in conditions:
            for leaf in leaves(condition):
                own = deciders[leaf.question]
                if not self._ever_asked(leaf.question, own):
                    continue  # it never is, so that no leaf over it holds
                truths = self._truths(leaf)
                if len(truths) > 1:
                    found |= {leaf.question} | own.offers
                if True in truths:
                    found |= own.asked
        return frozenset(found)

    def _truths(self, leaf: Leaf) -> set[bool]:
        """Return what a leaf can be of an answer that counts."""
        if leaf.question in self.own.constraints_of and leaf.question in self.moving:
            return {False, True}
        return {leaf.true_of(answer) for answer in self.reached.get(leaf.question, ())}

    @cached_property
    def live(self) -> Names:
        """The questions whose counted answer a plan can change."""
        return frozenset(name for name, seen in self.decides.items() if seen)

    @cached_property
    def everything(self) -> Names:
        """All questions."""
        return frozenset(self.support)

    def over(self, names: Iterable[str]) -> Names:
        """Return the questions that decide the answers that count of these."""
        return frozenset().union(*[self.support[name] for name in names])

    def guards(self, action: Action) -> Iterator[Rule]:
        """Yield what has to hold for an action to be done, but that its answer fits."""
        for part in _parts(action.only_if):
            yield Rule(self.over(looked_at([part])), self._over_leaves([part], self.deciders), part.holds)
        for name in action.needs:
            need = self.own.actions.get(name)
            if need is not None:
                yield self._done(need)

    def finished(self) -> Iterator[Rule]:
        """Yield what has to hold where a plan ends: nothing is left undone that presses."""
        for must in self.own.musts:
            yield self._unpressed(must)

    def unblocked(self, blocker: Blocker) -> Rule:
        """Return that a blocker does not apply."""
        deciding = self._over_leaves([blocker.when], self.deciders)
        return Rule(
            self.over(blocker.looks_at), deciding, lambda counted: not blocker.when.holds(counted), blocker.id
        )

    def _done(self, need: Action) -> Rule:
        looks_at, deciding = self._fitting(need)
        return Rule(looks_at, deciding, lambda counted: not self.own.fits(need, counted))

    def _unpressed(self, must: Must) -> Rule:
        action = self.own.actions[must.action]
        laws = [fact for fact in self.own.laws if fact.id in must.duties]
        conditions = [found for found in (must.when, *(fact.when for fact in laws)) if found is not None]

        def holds(counted: State) -> bool:
            due = [fact.id for fact in laws if self.own.concerned(fact, counted)]
            return not (self.own.fits(action, counted) and presses(must, counted, due))

        looks_at, deciding = self._fitting(action)
        deciding |= self._over_leaves(conditions, self.deciders)
        return Rule(looks_at | self.over(looked_at(conditions)), deciding, holds, f"must {must.action}")

    def _fitting(self, action: Action) -> tuple[Names, Names]:
        """Return what decides whether an action fits."""
        conditions = [] if action.only_if is None else [action.only_if]
        looks_at = self.over({action.question, *looked_at(conditions)})
        deciding = self.decides[action.question] | self._over_leaves(conditions, self.deciders)
        return looks_at, deciding

    def deciding(self, names: Iterable[str]) -> Names:
        """Return the questions that decide the answers that count of these."""
        return frozenset[str]().union(*[self.decides[name] for name in names])

    def told_apart(self, name: str, answer: Answer | None) -> tuple[object, ...]:
        """Return all that others can tell of an answer: what conditions say of it, and if it waits for an action."""
        looking, waiting = self._lookers[name]
        if answer is None:
            return ()
        question = self.own.questionnaire.by_id[name]
        if question.offers:
            return (answer,)  # what counts in its place hangs on what is offered
        return (
            *(leaf.true_of(answer) for leaf in looking),
            *(led_to(question, action, answer) is not None for action in waiting),
        )

    @cached_property
    def _lookers(self) -> Mapping[str, tuple[list[Leaf], list[Action]]]:
        """The leaves that look at each question, and the actions on it that others wait for."""
        own = self.own
        conditions = [found for question in own.questionnaire.questions for found in question.conditions]
        conditions += [found.when for question in own.questionnaire.questions for found in question.offers]
        conditions += [blocker.when for blocker in own.questionnaire.blockers]
        conditions += conditions_of_scores(own.questionnaire)
        optional = [action.only_if for action in own.actions.values()]
        optional += [must.when for must in own.musts]
        optional += [fact.when for fact in own.laws]
        conditions += [found for found in optional if found is not None]
        waiting = {need for action in own.actions.values() for need in action.needs}
        waiting.update(must.action for must in own.musts)
        found: dict[str, tuple[list[Leaf], list[Action]]] = {
            question.id: ([], []) for question in own.questionnaire.questions
        }
        for leaf in dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition)):
            found[leaf.question][0].append(leaf)
        for name in sorted(waiting & own.actions.keys()):
            found[own.actions[name].question][1].append(own.actions[name])
        return found

    def shares(self, name: str) -> Names:
        """Return a question, and those whose shares may have to give way to its answer."""
        sums = self.own.constraints_of.get(name, ())
        return frozenset({name}).union(*[constraint.questions for constraint in sums])

    def counts_asked(self, question: Question) -> bool:
        """Say whether a question counts while it is asked: what says that it does not apply is never bettered."""
        answer = self.own.start.get(question.id)
        if answer is None:
            return left_out(question, ()).score is not None
        return ladder(question).worth(answer) is not None

    def counts_by_offers(self, question: Question) -> bool:
        """Say whether it hangs on what a question offers whether it counts while it is asked."""
        if not self.deciders[question.id].offers:
            return False
        rungs = ladder(question)
        return len({rungs.worth(answer) is None for answer in self.reached.get(question.id, ())}) > 1

    def varies(self, condition: Condition) -> bool:
        """Say whether a plan can change a condition."""
        return bool(self._over_leaves([condition], self.deciders))

    def counts_unasked(self, question: Question) -> bool:
        """Say whether a question counts while it is not asked."""
        gone = question.not_applicable_if
        if gone is not None and self._now(gone):
            return False
        return UNASKED[question.if_not_asked] is not None

    def counts_now(self, question: Question) -> bool:
        """Say whether a question counts at the start."""
        counted = self.counted(self.support[question.id], self.own.start)
        own = compiled(self.own.questionnaire).by_id[question.id]
        return counts(own, counted, asked=self.asked(question.id, self.own.start)) is not None

    def counted(self, names: Names, state: State) -> State:
        """Return the answers that count of these questions, which hold all that decides them: a walk over these."""
        found: dict[str, Answer] = {}
        for question in self._in_order(names):
            if question.id in state and engine.is_asked(question, found):
                answer = counting(question, state[question.id], found)
                if answer is not None:
                    found[question.id] = answer
        return found

    def asked(self, name: str, state: State) -> bool:
        """Say whether a question is asked."""
        question = self.own.questionnaire.by_id[name]
        return engine.is_asked(question, self.counted(self.support[name] - {name}, state))

    @cached_property
    def _orders(self) -> dict[Names, tuple[Question, ...]]:
        return {}

    def _in_order(self, names: Names) -> tuple[Question, ...]:
        found = self._orders.get(names)
        if found is None:
            found = tuple(own for own in self.own.questionnaire.questions if own.id in names)
            self._orders[names] = found
        return found


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """Yield the conditions that all have to hold."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    elif condition is not None:
        yield condition
