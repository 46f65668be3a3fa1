"""Where the score of each question goes: straight to what is counted, or to a mean whose weight varies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.ranges.drafting import Draft, Place, Row
from ecomdiag.ranges.variables import Mean

NOTHING = Fraction(0)
#: What the mean of everything brings.
SCORE = Fraction(100)
#: More different weights than this are not told apart beforehand.
_MOST_WEIGHTS = 64


class Flow(NamedTuple):
    """Where an amount goes, and what one of it brings there."""

    place: Place
    worth: Fraction


class Means:
    """The means of some sections, and of all of them: those that hang on open answers are variables.

    ``applies`` says whether a question counts in its section's mean; ``None``: that is open. With ``sign`` -1 a score
    is taken off what is counted.
    """

    def __init__(
        self,
        draft: Draft,
        questionnaire: Questionnaire,
        applies: Callable[[Question], bool | None],
        sign: int = 1,
    ) -> None:
        self.draft = draft
        self.applies = applies
        self.sign = sign
        weights = [*(q.weight for q in questionnaire.questions), *(s.weight for s in questionnaire.sections)]
        self.scale = lcm(*(weight.denominator for weight in weights))
        self.flows: dict[str, Flow] = {}
        #: The variables of sections whose weight varies.
        self.varying: dict[str, int] = {}

    def of_one(self, section: Section) -> None:
        """Ask about the mean of a section alone."""
        self.add(section, Flow(None, SCORE), needed=True)

    def of_all(self, sections: Sequence[Section], *, more: bool = False) -> Flow:
        """Ask about the mean of sections, and of ``more`` things; return where what they bring goes."""
        possible = {section.id: _possible(*self._weights(section)) for section in sections}
        sure = sum((own.weight for own in sections if 0 not in possible[own.id]), NOTHING)
        unsure = [own.weight for own in sections if 0 in possible[own.id] and len(possible[own.id]) > 1]
        if sure and not unsure and not more:
            whole = Flow(None, SCORE / sure)
        else:
            whole = Flow(self._mean(sure, unsure, Flow(None, SCORE), NOTHING, needed=True), Fraction(1))
        for section in sections:
            part = NOTHING if 0 not in possible[section.id] else section.weight
            self.add(section, Flow(whole.place, whole.worth * section.weight), part)
        return whole

    def weight(self, question: Question, counts: bool) -> dict[int, int]:
        """Return what a question adds to the weight of its section, if that varies."""
        if question.section not in self.varying or self.applies(question) is not None:
            return {}
        return {self.varying[question.section]: int(question.weight * self.scale) if counts else 0}

    def scaled(self, weight: Fraction) -> int:
        """Return a weight as a whole number."""
        return int(weight * self.scale)

    def flow(self, question: Question) -> Flow | None:
        """Return where the score of a question goes; ``None`` if nobody asks about it."""
        if not self.asks(question):
            return None
        own = self.flows[question.section]
        return Flow(own.place, self.sign * own.worth * question.weight)

    def asks(self, question: Question) -> bool:
        """Whether the score of a question goes anywhere. Of most sections nobody asks: that is looked at first."""
        return question.section in self.flows and question.scored

    def _weights(self, section: Section) -> tuple[Fraction, list[Fraction]]:
        """Return the weight that counts in a section in any case, and the weights that may count."""
        own = [(q, self.applies(q)) for q in section.questions if q.scored]
        sure = sum((q.weight for q, applies in own if applies), NOTHING)
        return sure, [q.weight for q, applies in own if applies is None]

    def add(self, section: Section, to: Flow, part: Fraction = NOTHING, *, needed: bool = False) -> None:
        """Let the mean of a section go somewhere, where it weighs ``part`` if there is one at all."""
        sure, unsure = self._weights(section)
        if unsure or (needed and not sure):
            mean = self._mean(sure, unsure, to, part, needed=needed)
            self.varying[section.id] = mean
            self.flows[section.id] = Flow(mean, Fraction(1))
        elif sure:
            self.flows[section.id] = Flow(to.place, to.worth / sure)

    def _mean(self, sure: Fraction, unsure: list[Fraction], to: Flow, part: Fraction, *, needed: bool) -> int:
        possible = _possible(sure, unsure)
        kind = Mean(
            size=len(possible),
            home=to.place,
            base=int(sure * self.scale),
            weights=frozenset(int(weight * self.scale) for weight in possible),
            worth=to.worth * self.scale,
            part=int(part * self.scale),
            needed=needed,
        )
        number = self.draft.variable(kind)
        self.draft.say([Row({number: 0}, {})])
        return number


def _possible(sure: Fraction, unsure: Sequence[Fraction]) -> set[Fraction]:
    """Return what can weigh together; not all of it where that is a lot, but 0 if it can be nothing."""
    found = {sure}
    for weight in sorted(unsure):
        if len(found) > _MOST_WEIGHTS:
            break
        found |= {known + weight for known in found}
    return found
