"""What questions cost many companies and what actions would bring them: counted exactly, and as it can be published.

A number of companies is told in tens, rounded down, so that no difference of two numbers tells of a few; and a mean
only where it does not give away, together with these, how many answered or gain alike, if they are few.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from ecomdiag.advice.actions import Repertoire, fitting
from ecomdiag.advice.model import Action
from ecomdiag.benchmark.model import LEAST
from ecomdiag.cohort.telling import Kind, Rounded, Told
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import Compiled, compiled, ratio
from ecomdiag.scoring.scoring import Standing
from ecomdiag.texts.words import Text


class Counted(Record, eq=False):
    """What was found in companies, to be added up: how many are of each kind, question by question."""

    kinds: dict[str, Counter[Kind]]

    @classmethod
    def nothing(cls) -> Counted:
        """Return what was found in no company."""
        return cls(kinds={})

    def add(self, now: Standing, own: Compiled, actions: Repertoire | None) -> None:
        """Count one more company."""
        gains: dict[str, list[tuple[str, Fraction]]] = {}
        for each in fitting(actions, now) if actions is not None else ():
            if each.gain > 0:
                gains.setdefault(each.action.question, []).append((each.action.id, each.gain))
        found = now.scores.tally
        for question in own.questions:
            steps = found.worth[question.id]
            if steps is not None and steps < own.unit:
                weight, of = found.shares[question.section]
                lost = ratio(100 * (own.unit - steps) * question.weight * weight, own.unit * of)
                kind = Kind(own.unit - steps, lost, tuple(gains.get(question.id, ())))
                self.kinds.setdefault(question.id, Counter())[kind] += 1

    def join(self, other: Counted) -> None:
        """Add what was found in others."""
        for name, kinds in other.kinds.items():
            self.kinds.setdefault(name, Counter()).update(kinds)


class QuestionCost(Record):
    """What a question costs."""

    id: str
    #: So many companies lose points there, at least: tens.
    companies: int
    #: Points of the mean overall score that it costs, rounded; ``None``: not to be published.
    mean: Rounded | None


class ActionLift(Record):
    """What an action would bring to those whom it lifts."""

    id: str
    title: Text
    question: str
    companies: int
    #: Points of the overall score that it brings each of them in the mean, rounded; ``None``: not to be published.
    gain: Rounded | None


class Costs(Record):
    """What costs most and what would lift most companies, both with the most first."""

    companies: int
    questions: tuple[QuestionCost, ...]
    #: ``None``: there is no advice for the questionnaire.
    actions: tuple[ActionLift, ...] | None


def published(
    found: Counted, questionnaire: Questionnaire, actions: Repertoire | None, companies: int
) -> Costs:
    """Return what can be published of what was found in so many companies."""
    costs: list[QuestionCost] = []
    lifts: list[ActionLift] = []
    for section in compiled(questionnaire).sections:
        told = [
            Told(own.id, found.kinds[own.id], companies) for own in section.questions if own.id in found.kinds
        ]
        for own in _not_alone([each for each in told if each.companies >= LEAST]):
            costs.append(QuestionCost(id=own.question, companies=own.companies, mean=own.mean))
            lifts += (
                [_lift(actions.by_id[name], count, gain) for name, count, gain in own.lifts]
                if actions
                else []
            )
    costs.sort(key=lambda cost: (cost.mean is None, -(cost.mean.value if cost.mean else 0), -cost.companies))
    lifts.sort(key=lambda lift: (-lift.companies, -(lift.gain.value if lift.gain else 0), lift.id))
    return Costs(
        companies=companies, questions=tuple(costs), actions=None if actions is None else tuple(lifts)
    )


def _lift(action: Action, companies: int, gain: Rounded | None) -> ActionLift:
    return ActionLift(
        id=action.id, title=action.title, question=action.question, companies=companies, gain=gain
    )


def _not_alone(told: list[Told]) -> list[Told]:
    """Withhold no mean of a section alone: the means of its questions add up to what its own mean says."""
    hidden = [own for own in told if own.mean is None]
    others = [(own.mean.value, own.question, own) for own in told if own.mean is not None]
    if len(hidden) == 1 and others:
        min(others)[-1].withhold_mean()
    return told
