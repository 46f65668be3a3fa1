"""What a questionnaire has to keep so that its scores can be made in the ways that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.model import NotAsked, Section
from ecomdiag.questionnaire.ways import Way


def ways_fit(whole: Way, sections: Sequence[Section]) -> Iterator[Fault]:
    """Tell what does not go with the ways of a questionnaire and of its sections; where: from the sections on."""
    for place, section in enumerate(sections):
        if whole is Way.SUM and section.scoring is Way.MINIMUM:
            yield fault("sum_of_minimum", place, "scoring", section=section.id)
        if whole is Way.SUM and section.scoring is Way.LOOKUP:
            yield fault("sum_of_lookup", place, "scoring", section=section.id)
        if section.weight and Way.SUM in (whole, section.scoring):
            for other, question in enumerate(section.questions):
                # What does not apply brings nothing to a sum: in full it cannot count then.
                if question.not_applicable_if is not None and question.if_not_asked is NotAsked.FULL:
                    yield fault("sum_full", place, "questions", other, "if_not_asked", question=question.id)


def known_way(scoring: object) -> Iterator[Fault]:
    """Tell that a way, given in Python, is none."""
    if not isinstance(scoring, Way):
        yield fault("not_one_of", "scoring", key="scoring", found=str(scoring), allowed=", ".join(Way))
