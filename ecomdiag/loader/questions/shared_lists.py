"""Lists of choices that several questions have: in a file each stands once, by a name."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import further_copies
from ecomdiag.questionnaire.yes_no import as_yes_no

#: A list of choices is called by their ids if these are no longer than this.
MOST_OF_A_NAME = 30


def own_choices(question: Question) -> tuple[Choice, ...]:
    """Return the choices that a file lists for a question: all but "I don't know", and neither countries nor those
    of its short form.
    """
    if question.kind is Kind.COUNTRIES or as_yes_no(question) is not None:
        return ()
    return known_choices(question)


def known_choices(question: Question) -> tuple[Choice, ...]:
    """Return the choices of a question but for "I don't know"."""
    return tuple(choice for choice in question.choices if not choice.unknown)


def shared_lists(questionnaire: Questionnaire) -> dict[tuple[Choice, ...], str]:
    """Return a name for every list of choices that several questions have."""
    first: dict[tuple[Choice, ...], str] = {}
    named: dict[tuple[Choice, ...], str] = {}
    again = {name for own in questionnaire.sections for name in (*_further_rows(own), *further_copies(own))}
    for question in questionnaire.questions:
        own = own_choices(question)
        if not own or own in named or question.id in again:
            continue
        if own in first:
            named[own] = _free_name(own, first[own], set(named.values()))
        first.setdefault(own, question.id)
    return named


def _further_rows(section: Section) -> Iterator[str]:
    """Yield the rows of matrices that are not the first: a file states their choices once."""
    for own in section.matrices:
        yield from own.questions[1:]


def _free_name(choices: tuple[Choice, ...], question: str, taken: set[str]) -> str:
    """Call a list by its choices, or by the first question that has it if they are many."""
    joined = "_".join(choice.id for choice in choices)
    name = joined if len(joined) <= MOST_OF_A_NAME else f"{question}_choices"
    return next(
        free for n in range(1, len(taken) + 2) if (free := name if n == 1 else f"{name}_{n}") not in taken
    )
