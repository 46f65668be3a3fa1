"""Scores for a questionnaire that came from a form, which holds none: those of a questionnaire with the same ids.

Taken over is what decides how answers count, and what no form holds; nothing of what is asked, offered or read there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.record import Record, fields, replace
from ecomdiag.texts.words import Text, said

#: What is taken over of each part. Constraints come from the form, but for those that it cannot hold.
_OF_ALL = ("levels", "heading", "method", "scoring")
_OF_SECTIONS = ("weight", "scoring", "levels")
_OF_QUESTIONS = ("weight", "if_not_asked", "target", "bands", "lookup", "title", "observable")
_OF_CHOICES = ("score", "exclusive", "not_applicable", "unknown", "says", "improve", "resources")


def scored_like(drafted: Questionnaire, model: Questionnaire, account: Account) -> Questionnaire:
    """Give a questionnaire the scores of ``model``; what has none there is told, and counts nothing.

    Raises ``UsageError`` if ``model`` lacks one of its languages, in which names of levels have to be.
    """
    missing = [own for own in drafted.languages if own not in model.languages]
    if missing:
        raise UsageError(said("draft.scores_language", languages=", ".join(missing)))
    model = in_languages(model, drafted.languages)
    of_sections = {own.id: own for own in model.sections}
    sections = tuple(_section(own, of_sections, model.by_id, account) for own in drafted.sections)
    known = frozenset(question.id for own in sections for question in own.questions)
    sums = {own.id for own in drafted.constraints}
    return replace(
        drafted,
        **_values(model, _OF_ALL),
        sections=sections,
        constraints=(
            *drafted.constraints,
            *(own for own in model.constraints if own.id not in sums and known.issuperset(own.questions)),
        ),
        orders=tuple(own for own in model.orders if known.issuperset(own.pair)),
        blockers=tuple(own for own in model.blockers if own.looks_at <= known),
    )


def _section(
    own: Section, models: Mapping[str, Section], questions: Mapping[str, Question], account: Account
) -> Section:
    made = tuple(_question(question, questions.get(question.id), account) for question in own.questions)
    model = models.get(own.id)
    return replace(own, questions=made, **({} if model is None else _values(model, _OF_SECTIONS)))


def _question(own: Question, model: Question | None, account: Account) -> Question:
    if model is None or model.kind is not own.kind:
        account.tell("no_score", own.id, severity="warning")
        return own
    lacking = [choice.id for choice in own.choices if choice.id not in model.by_id]
    if lacking:
        account.tell("no_score_of", own.id, choices=", ".join(lacking))
    choices = tuple(
        replace(choice, **_values(model.by_id[choice.id], _OF_CHOICES))
        if choice.id in model.by_id
        else choice
        for choice in own.choices
    )
    return replace(own, choices=choices, **_values(model, _OF_QUESTIONS))


def _values(model: Record, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(model, name) for name in names}


def in_languages(whole: Questionnaire, languages: tuple[str, ...]) -> Questionnaire:
    """Return a questionnaire with its texts in some of its languages alone."""
    made: Questionnaire = _cut(whole, languages)
    return replace(made, languages=languages)


def _cut(own: Any, languages: tuple[str, ...]) -> Any:
    if isinstance(own, Text):
        return Text.of({name: own.to(name) for name in languages})
    if isinstance(own, Record):
        return replace(own, **{name: _cut(getattr(own, name), languages) for name in fields(own)})
    if isinstance(own, tuple):
        return tuple(_cut(part, languages) for part in own)
    return own
