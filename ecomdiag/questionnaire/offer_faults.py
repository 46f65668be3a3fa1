"""What is wrong with what decides which choices a question offers."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.problems.near import unknown
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.questionnaire.offering import without

#: More different conditions than this a question with several answers cannot have: each doubles what it can offer.
MOST_WHEN_SEVERAL = 4


def offer_faults(question: Question) -> Iterator[Fault]:
    """Tell the faults of what decides which choices are offered: one that is always there has to be enough."""
    if not question.offers:
        return
    for place, own in enumerate(question.offers):
        if own.choice not in question.by_id:
            yield Fault(
                ("choices_if", own.choice), unknown("file.unknown_choice", own.choice, question.by_id)
            )
        if own.choice in {other.choice for other in question.offers[:place]}:
            yield fault("twice", "choices_if", what="choice", id=own.choice)
    if question.lookup:
        yield fault("offers_and_lookup", "choices_if", question=question.id)
    sure = without(question, frozenset([own.choice for own in question.offers]))
    enough = len(sure.choices) if question.kind is Kind.SINGLE else len(sure.together)
    if not (enough >= question.min_choices or (sure.alone and question.kind is Kind.MULTIPLE)):
        yield fault("offers_nothing", "choices_if", question=question.id)
    if question.kind is Kind.MULTIPLE and len({own.when for own in question.offers}) > MOST_WHEN_SEVERAL:
        yield fault("too_many_offers", "choices_if", question=question.id, most=str(MOST_WHEN_SEVERAL))
