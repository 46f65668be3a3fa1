"""What each question brings of the difference between two sheets of one company, as ``shifting`` shares it.

For many companies: of the same questionnaire mostly the same questions count before and after, and then each brings
what its own steps bring, without looking at the others.
"""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.comparison.shifting import Counted, Mean, shifts
from ecomdiag.scoring.compiled import Compiled
from ecomdiag.scoring.tally import Tally


def moved(own: Compiled, before: Tally, after: Tally) -> dict[str, Fraction]:
    """Return by question the points (0…100) that it brings; together they are exactly the difference.

    Both have a score. What brings nothing is left out.
    """
    found: dict[str, Fraction] = {}
    for question in own.questions:
        was, now = before.worth[question.id], after.worth[question.id]
        if was == now:
            continue
        if was is None or now is None:  # the means are of other questions
            return _shared(own, before, after)
        weight, whole = before.shares[question.section]
        found[question.id] = Fraction(100 * (now - was) * question.weight * weight, own.unit * whole)
    return found


def _shared(own: Compiled, before: Tally, after: Tally) -> dict[str, Fraction]:
    return {
        shift.question: shift.by_score
        for shift in shifts(_means(own, before), _means(own, after))
        if shift.question is not None
    }


def _means(own: Compiled, found: Tally) -> dict[str, Mean]:
    means = {}
    for section in own.sections:
        counted = {
            question.id: Counted(Fraction(question.weight), Fraction(100 * steps, own.unit))
            for question in section.questions
            if (steps := found.worth[question.id]) is not None
        }
        if counted:
            means[section.section.id] = Mean(Fraction(section.weight), counted)
    return means
