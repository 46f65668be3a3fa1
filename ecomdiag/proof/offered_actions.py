"""Whether actions lead to better answers where what a question offers hangs on other answers.

What can be offered at the same time is asked of a questionnaire that has a question more, which is shown just then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from ecomdiag.advice.actions import led_to
from ecomdiag.advice.model import Action
from ecomdiag.proof.inquiry import Inquiry, Verdict
from ecomdiag.proof.reaching import can_be_asked
from ecomdiag.questionnaire.conditions import All, Any, Condition, Not
from ecomdiag.questionnaire.model import Choice, Kind, Question, Section
from ecomdiag.questionnaire.offering import without
from ecomdiag.record import replace
from ecomdiag.scoring.unfolding import ANOTHER, BETWEEN, Unfolded


class Offered:
    """What the questions of a questionnaire can offer."""

    def __init__(self, inquiry: Inquiry) -> None:
        self.inquiry = inquiry
        self.unfolded = Unfolded(inquiry.questionnaire, {})

    def lacks_action(self, question: Question, answer: str, actions: Iterable[Action]) -> Verdict:
        """Say whether a single choice can be given while a better one is offered, and none to which an action leads."""
        own = question.by_id[answer]
        better = [each.id for each in question.choices if not each.not_applicable and each.score > own.score]
        ends = {action.to for action in actions if led_to(question, action, answer) is not None}
        sure = question.by_id.keys() - {each.choice for each in question.offers}
        if not better or ends & sure:
            return False
        some = [] if sure & set(better) else [Any(tuple(_offered(question, name) for name in better))]
        closed = [Not(_offered(question, name)) for name in sorted(filter(None, ends))]
        return self.possible(question, [*self._given(question, answer), *some, *closed])

    def leads(self, question: Question, action: Action, answer: str) -> Verdict:
        """Say whether an action ever leads from a single choice to a better one that is offered."""
        end = led_to(question, action, answer)
        if not isinstance(end, str):
            return False
        return self.possible(question, [*self._given(question, answer), *self._given(question, end)])

    def sets(self, question: Question) -> Iterator[tuple[Question, Verdict]]:
        """Yield a question with several answers with all that it can offer at the same time; most first."""
        conditions = question.offered_if
        for truths in sorted(product((True, False), repeat=len(conditions)), key=lambda own: -sum(own)):
            known = dict(zip(conditions, truths, strict=True))
            gone = frozenset(own.choice for own in question.offers if not known[own.when])
            wanted = [own if truth else Not(own) for own, truth in known.items()]
            yield without(question, gone), self.possible(question, wanted)

    def possible(self, question: Question, conditions: Sequence[Condition] = ()) -> Verdict:
        """Say whether a question can be asked while conditions hold over the answers before it."""
        shown = [own for own in (question.show_if, *conditions) if own is not None]
        gone = question.not_applicable_if
        probe = replace(
            question,
            id=f"{question.id}{BETWEEN}?",
            kind=Kind.SINGLE,
            choices=(Choice(id=ANOTHER, text=question.text),),
            offers=(),
            show_if=All(tuple(map(self.unfolded.over, shown))) if shown else None,
            not_applicable_if=None if gone is None else self.unfolded.over(gone),
        )
        last = self.unfolded.parts[question.id][-1].id
        sections = tuple(_behind(last, probe, own) for own in self.unfolded.questionnaire.sections)
        other = replace(self.unfolded.questionnaire, sections=sections)
        return can_be_asked(self.inquiry.of_another(other), probe)

    def _given(self, question: Question, choice: str) -> list[Condition]:
        return [own.when for own in question.offers if own.choice == choice]


def applying(question: Question, actions: Iterable[Action]) -> list[Action]:
    """Return the actions that lead to nothing but what a question offers."""
    return [own for own in actions if question.by_id.keys() >= {*own.adds, *([own.to] if own.to else [])}]


def _offered(question: Question, choice: str) -> Condition:
    return next(own.when for own in question.offers if own.choice == choice)


def _behind(name: str, probe: Question, section: Section) -> Section:
    questions = tuple(
        each for own in section.questions for each in ((own, probe) if own.id == name else (own,))
    )
    return replace(section, questions=questions)
