"""The sums of a questionnaire with scores, where a form has them too, or cannot hold them."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.loader.drafts.whole import content_of, implied
from ecomdiag.questionnaire.model import Constraint, Questionnaire
from ecomdiag.questionnaire.rules import highest_sum
from ecomdiag.record import replace


def summed_like(drafted: Questionnaire, model: Questionnaire, account: Account) -> tuple[Constraint, ...]:
    """Return the sums of a form, called as in ``model``, and those of ``model`` that the form does not speak of."""
    own = {content_of(found): found for found in drafted.constraints}
    kept = [
        _like(found, own.pop(content_of(found), None), model, account, drafted) for found in model.constraints
    ]
    taken = {found.id for found in kept if found is not None}
    new = [replace(found, id=_free(found.id, taken)) for found in own.values()]
    return (*(found for found in kept if found is not None), *new)


def _like(
    model: Constraint, own: Constraint | None, whole: Questionnaire, account: Account, drafted: Questionnaire
) -> Constraint | None:
    """Return one of the model's sums, with what the form says where it is broken; ``None`` if it is no more."""
    if own is not None:
        known = [found.message for found in whole.constraints]
        return model if own.message in known else replace(model, message=own.message)
    if not all(name in drafted.by_id for name in model.questions):
        return None
    beside: Iterable[Constraint] = (*drafted.constraints, *whole.constraints)
    nothing = not model.equals and model.limit >= highest_sum(model.questions, drafted.by_id)
    if nothing or any(implied(model, other) for other in beside) or _twice(model, whole):
        return model
    if any(set(model.questions) & set(other.questions) for other in drafted.constraints):
        return None
    account.tell("sum_kept", model.questions[-1], id=model.id)
    return model


def _twice(model: Constraint, whole: Questionnaire) -> bool:
    """Whether a sum stands in the questionnaire under another name too: the form holds it once."""
    first = next(found for found in whole.constraints if content_of(found) == content_of(model))
    return first.id != model.id


def _free(name: str, taken: set[str]) -> str:
    number, made = 2, name
    while made in taken:
        made, number = f"{name}_{number}", number + 1
    taken.add(made)
    return made
