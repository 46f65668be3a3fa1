"""What a questionnaire asks beside all that decides a result: words, numbers and dates on which nothing hangs."""

from __future__ import annotations

from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.ways import looked_up_over

#: The kinds of answers that may decide nothing.
MAY_BE_ASIDE = (Kind.TEXT, Kind.NUMBER, Kind.DATE)


def without_asides(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire without the questions of these kinds whose answers decide nothing: no score, no question
    that is asked, no level, and no rule over several answers of which one does. What only such questions look at
    decides nothing either.
    """
    while (found := _without(questionnaire)).questions != questionnaire.questions:
        questionnaire = found
    return questionnaire


def _without(questionnaire: Questionnaire) -> Questionnaire:
    left = _deciding(questionnaire)
    return replace(
        questionnaire,
        sections=tuple(
            replace(own, questions=tuple(each for each in own.questions if each.id in left))
            for own in questionnaire.sections
        ),
        constraints=tuple(own for own in questionnaire.constraints if not left.isdisjoint(own.questions)),
        orders=tuple(own for own in questionnaire.orders if not left.isdisjoint(own.pair)),
    )


def _deciding(questionnaire: Questionnaire) -> set[str]:
    """Return the questions that stay."""
    looking = looked_at([blocker.when for blocker in questionnaire.blockers]).union(
        looked_up_over(questionnaire), *[question.looks_at for question in questionnaire.questions]
    )
    left = {
        question.id
        for section in questionnaire.sections
        for question in section.questions
        if question.kind not in MAY_BE_ASIDE
        or question.id in looking
        or (question.scored and section.weight > 0)
    }
    rules = [
        *(own.questions for own in questionnaire.constraints),
        *(own.pair for own in questionnaire.orders),
    ]
    while more := {name for own in rules if not left.isdisjoint(own) for name in own} - left:
        left |= more
    return left
