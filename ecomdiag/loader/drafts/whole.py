"""The draft of a whole questionnaire, once all of a form has been read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ecomdiag.loader.drafts.draft import Account, Draft, one_level
from ecomdiag.loader.drafts.limits import Sum
from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.questionnaire.model import Constraint, Question, Questionnaire
from ecomdiag.questionnaire.offer_faults import offer_faults
from ecomdiag.questionnaire.rules import highest_sum, of_sum
from ecomdiag.record import Record, replace
from ecomdiag.texts.words import Text, said

#: The version of a questionnaire whose form says none.
FIRST = "1"


class Checked(Record):
    """A sum, where it stands in the form, and how it is written there."""

    sum: Sum
    where: str
    expression: str


def draft_of(
    outline: Outline,
    sums: Sequence[Checked],
    *,
    name: str,
    version: str,
    title: Text,
    nameless: bool = False,
    pages: bool = False,
) -> Draft:
    """Return the draft of what was read; ``nameless`` is one whose form says neither id nor version."""
    sections = outline.sections(title, pages=pages)
    account = outline.account
    if not sections:
        account.tell("nothing", severity="error")
    whole = Questionnaire(
        id=name, version=version, title=title, levels=one_level(outline.wording.languages), sections=sections,
        languages=outline.wording.languages,
    )  # fmt: skip
    whole = replace(whole, constraints=tuple(_constraints(outline, whole, sums)))
    outline.wording.tell_lacking()
    return Draft(questionnaire=whole, told=account.problems, nameless=nameless)


def _constraints(outline: Outline, whole: Questionnaire, sums: Sequence[Checked]) -> Iterable[Constraint]:
    """Yield the sums of a form as constraints; what cannot be one is told."""
    place = {name: number for number, name in enumerate(whole.by_id)}
    made: list[Constraint] = []
    found = [(own, added) for own in sums for added in outline.answering(own.sum.names, own.where)]
    for own, called in found:
        names = [name for name in called.questions if name in place]
        message = own.sum.message or outline.wording.own(said("draft.sum"))
        number = len(made) + 1
        constraint = Constraint(
            id=f"sum_{number}", questions=tuple(sorted(names, key=place.__getitem__)), message=message,
            equals=own.sum.equals, at_most=own.sum.at_most,
        )  # fmt: skip
        whole_sum = called.whole and len(names) == len(called.questions)
        if whole_sum and called.over_copies:
            host = outline.known.get(own.where)
            whole_sum = _always_checked(constraint, whole, "" if host is None else host.question.id)
        if whole_sum and _never_broken(constraint, whole):
            continue
        if not whole_sum or not _sound(constraint, whole):
            outline.account.tell("check_unsaid", own.where, expression=own.expression)
        elif all(content_of(constraint) != content_of(other) for other in made):
            made.append(constraint)
    return [own for own in made if not any(implied(own, other) for other in made)]


def _always_checked(own: Constraint, whole: Questionnaire, host: str) -> bool:
    """Whether a form checks a sum over several copies, at the question ``host``, whenever it is checked here.

    Of copies that are not asked, a form has the sum 0, of which an exact sum here knows nothing.
    """
    asked = whole.by_id.get(host)
    if asked is None or (host not in own.questions and (asked.optional or asked.conditions)):
        return False
    return not own.equals or not whole.by_id[own.questions[0]].conditions


def _sound(own: Constraint, whole: Questionnaire) -> bool:
    limits = own.equals or (own.limit,)
    most = highest_sum(own.questions, whole.by_id)
    return not list(of_sum(own, whole.by_id)) and all(0 <= value <= most for value in limits)


def _never_broken(own: Constraint, whole: Questionnaire) -> bool:
    """Whether a limit is no less than all that its questions can come to: a form may check the first terms of a sum."""
    faults = list(of_sum(own, whole.by_id))
    return not faults and not own.equals and own.limit >= highest_sum(own.questions, whole.by_id)


def content_of(own: Constraint) -> tuple[object, ...]:
    """Return what a sum asks, whatever it is called and says."""
    return own.questions, own.equals, own.at_most


def implied(own: Constraint, other: Constraint) -> bool:
    """Whether a sum is only the beginning of a longer one, which a form checks at each of its questions."""
    longer = other.questions[: len(own.questions)] == own.questions and len(other.questions) > len(
        own.questions
    )
    return longer and not own.equals and own.limit == other.limit


def offering_what_it_can(question: Question, account: Account, where: str) -> Question:
    """Return a question whose choices all are always offered, and tell it, where its conditions for them cannot be."""
    if question.offers and list(offer_faults(question)):
        account.tell("offers_unsaid", where)
        return replace(question, offers=())
    return question
