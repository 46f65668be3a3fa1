"""What a questionnaire asks beside all that decides a result: words, numbers and dates on which nothing hangs."""

from __future__ import annotations

from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire, Section
from ecomdiag.record import replace

#: The kinds of answers that have no codes.
WITHOUT_CODES = (Kind.TEXT, Kind.NUMBER, Kind.DATE)


def without_asides(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire without the questions of these kinds whose answers decide nothing: no score, no question
    that is asked, no level. Rules over them alone go too; with those that decide something it is left as it is.
    """
    deciding = looked_at([blocker.when for blocker in questionnaire.blockers]).union(
        *[question.looks_at for question in questionnaire.questions]
    )

    def is_aside(question: Question, section: Section) -> bool:
        counts = question.scored and section.weight > 0
        return question.kind in WITHOUT_CODES and not counts and question.id not in deciding

    sections = tuple(
        replace(own, questions=tuple(each for each in own.questions if not is_aside(each, own)))
        for own in questionnaire.sections
    )
    left = {question.id for section in sections for question in section.questions}
    return replace(
        questionnaire,
        sections=sections,
        constraints=tuple(own for own in questionnaire.constraints if not left.isdisjoint(own.questions)),
        orders=tuple(own for own in questionnaire.orders if not left.isdisjoint(own.pair)),
    )
