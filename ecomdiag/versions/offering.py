"""Changes of what decides which choices a question offers."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.versions.meaning import ALWAYS, Answering, same_form
from ecomdiag.versions.records import Change, ChangeKind, Consequence


def offering(old: Questionnaire, new: Questionnaire, before: Question, after: Question) -> Iterator[Change]:
    """Yield the changes of the conditions of choices that both versions have."""
    was, now = _conditions(before), _conditions(after)
    for choice in after.choices:
        one, other = was.get(choice.id), now.get(choice.id)
        if choice.id in before.by_id and not same_form(one, other):
            yield Change(
                kind=ChangeKind.CHOICES_IF, consequence=_consequence(old, new, one, other), choice=choice.id,
                old=one, new=other,
            )  # fmt: skip


def _conditions(question: Question) -> dict[str, Condition]:
    return {own.choice: own.when for own in question.offers}


def _consequence(
    old: Questionnaire, new: Questionnaire, one: Condition | None, other: Condition | None
) -> Consequence:
    """Return whether an answer that was offered may not be any more, or only the other way round."""
    found = Answering(old, new).difference(one or ALWAYS, other or ALWAYS)
    if found.loses:
        return Consequence.BREAKS
    return Consequence.ALLOWS if found.gains else Consequence.TEXTS
