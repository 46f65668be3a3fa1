"""What a changed condition means for who is asked: the question itself, those after it, and sums."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.conditions import All, Any, Condition, Not
from ecomdiag.questionnaire.model import Constraint, NotAsked, Question, Questionnaire
from ecomdiag.versions.answering import effect
from ecomdiag.versions.meaning import ALWAYS, NEVER, Answering, Difference, asked_if, same_form
from ecomdiag.versions.records import AskingChange, Change, ChangeKind, Consequence


def asking(
    versions: tuple[Questionnaire, Questionnaire], old: Question, new: Question, *, counts: bool
) -> Iterator[Change]:
    """Yield the changes of when one question is asked, and of what it counts when it is not."""
    shown, left_out = (old.show_if, new.show_if), (old.not_applicable_if, new.not_applicable_if)
    unasked = (old.if_not_asked, new.if_not_asked)
    if same_form(*shown) and same_form(*left_out) and unasked[0] is unasked[1]:
        return
    given, later = Answering(*versions), Answering(*versions, later=True)
    asked = _asked(versions[1], new.id, given.difference(asked_if(old), asked_if(new)))
    left_blank = old.optional and new.optional and unasked[0] is not unasked[1]
    scores = counts and (left_blank or _counts_otherwise(given, old, new))
    allows = later.difference(asked_if(old), asked_if(new)).any
    found = _consequence(asked, allows=allows, scores=scores)
    if not same_form(*shown):
        own = _consequence(asked, allows=allows)
        yield Change(kind=ChangeKind.SHOW_IF, consequence=own, old=shown[0], new=shown[1], asked=asked)
    if not same_form(*left_out):
        kind = ChangeKind.NOT_APPLICABLE_IF
        yield Change(kind=kind, consequence=found, old=left_out[0], new=left_out[1], asked=asked)
    if unasked[0] is not unasked[1]:
        kind = ChangeKind.IF_NOT_ASKED
        yield Change(kind=kind, consequence=effect(scores), old=unasked[0], new=unasked[1])


def _counts_otherwise(given: Answering, old: Question, new: Question) -> bool:
    """Say whether a question may count otherwise where it is not asked."""
    return any(
        given.difference(before, after).any
        for before, after in zip(_unasked(old), _unasked(new), strict=True)
    )


def _unasked(question: Question) -> tuple[Condition, Condition]:
    """Return the conditions under which a question leaves the mean, and counts in full, without being asked."""
    left_out = question.not_applicable_if or NEVER
    passed_over = All((Not(question.show_if or ALWAYS), Not(left_out)))
    if question.if_not_asked is NotAsked.EXCLUDE:
        return Any((left_out, passed_over)), NEVER
    return left_out, passed_over if question.if_not_asked is NotAsked.FULL else NEVER


def _asked(new: Questionnaire, name: str, difference: Difference) -> AskingChange:
    """Follow a question that more or fewer are asked through all that looks at it, directly or through others.

    An answer to a question that is no longer asked does not count: what hung on it closes, and what hung on
    its absence opens.
    """
    opened = {name} if difference.gains else set()
    closed = {name} if difference.loses else set()
    for question in new.questions:
        for looked_at, helps in _looks(asked_if(question)):
            if looked_at in (opened if helps else closed):
                opened.add(question.id)
            if looked_at in (closed if helps else opened):
                closed.add(question.id)
    others = tuple(question.id for question in new.questions if question.id in opened - {name})
    sums = tuple(found.id for found in new.constraints if _may_fall_short(new, found, closed))
    return AskingChange(opens=difference.gains, closes=difference.loses, others=others, sums=sums)


def _consequence(asked: AskingChange, *, allows: bool, scores: bool = False) -> Consequence:
    if asked.sums:
        return Consequence.BREAKS
    if asked.more:
        return Consequence.ASKS
    if asked.closes or scores:
        return Consequence.SCORES
    return Consequence.ALLOWS if allows else Consequence.TEXTS


def _looks(condition: Condition, helps: bool = True) -> Iterator[tuple[str, bool]]:
    """Yield the questions that a condition looks at, and whether an answer there can only help it to hold."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from _looks(part, helps)
    elif isinstance(condition, Not):
        yield from _looks(condition.part, not helps)
    else:
        yield condition.question, helps


def _may_fall_short(new: Questionnaire, constraint: Constraint, closed: set[str]) -> bool:
    """Say whether some, not all, parts of a sum that has to be exact may no longer be asked."""
    if not constraint.equals or closed.isdisjoint(constraint.questions):
        return False
    first, *rest = (asked_if(new.by_id[name]) for name in constraint.questions)
    return not all(same_form(first, other) for other in rest)
