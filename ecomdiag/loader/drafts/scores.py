"""Scores for a questionnaire that came from a form, which holds none: those of a questionnaire with the same ids.

Taken over is what decides how answers count, and what no form holds; what is asked, offered or read is the form's.
Where the form says the same as the questionnaire, only otherwise, it is the questionnaire's (``same``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ecomdiag.loader.drafts.copies_again import found_again, in_copies, once
from ecomdiag.loader.drafts.draft import Account
from ecomdiag.loader.drafts.same import asked_if, laid_out, of_kind, restored
from ecomdiag.loader.drafts.sums_again import summed_like
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.structure import matrix_of, of_row
from ecomdiag.record import Record, fields, replace
from ecomdiag.texts.words import Text, said

#: What is taken over of each part.
_OF_ALL = ("levels", "heading", "method", "scoring", "lookup")
_OF_SECTIONS = ("weight", "scoring", "lookup", "levels", "if_not_asked")
_OF_QUESTIONS = ("weight", "if_not_asked", "target", "bands", "lookup", "title", "observable")
_OF_CHOICES = ("score", "exclusive", "not_applicable", "unknown", "says", "improve", "resources")


def scored_like(drafted: Questionnaire, model: Questionnaire, account: Account) -> Questionnaire:
    """Give a questionnaire the scores of ``model``; what has none there is told, and counts nothing.

    Raises ``UsageError`` if ``model`` lacks one of its languages, in which names of levels have to be.
    """
    missing = [own for own in drafted.languages if own not in model.languages]
    if missing:
        raise UsageError(said("draft.scores_language", languages=", ".join(missing)))
    languages = tuple(own for own in model.languages if own in drafted.languages)
    model, drafted = in_languages(model, languages), in_languages(drafted, languages)
    repeated = {repeat.id for own in drafted.sections for repeat in own.repeats}
    stated, whole = once(drafted, repeated), {own.id: own for own in model.sections}
    like = once(model, repeated)
    of_sections = {own.id: own for own in like.sections}
    scored = (_section(own, of_sections.get(own.id), like, account) for own in stated.sections)
    sections = tuple(
        found_again(in_copies(own), whole[own.id]) if own.id in whole else in_copies(own) for own in scored
    )
    made = replace(
        drafted, **_values(model, _OF_ALL), sections=sections, title=_title(drafted.title, model.title)
    )
    return replace(
        made,
        constraints=summed_like(made, model, account),
        orders=tuple(own for own in model.orders if made.by_id.keys() >= set(own.pair)),
        blockers=tuple(own for own in model.blockers if own.looks_at <= made.by_id.keys()),
    )


def _title(own: Text, model: Text) -> Text:
    """Return a title; a form that has it in one language has the questionnaire's if that is one of its own."""
    alone = len({words for _, words in own.pairs}) == 1
    return model if alone and any(words == model.to(tag) for tag, words in own.pairs) else own


def _section(own: Section, model: Section | None, whole: Questionnaire, account: Account) -> Section:
    scored: dict[str, Question] = {}
    for question in own.questions:
        matrix = matrix_of(own, question.id)
        rows = () if matrix is None else matrix.questions
        first = next((scored[name] for name in rows if name in scored), None)
        # The rows of a matrix count alike: a new one as one that the questionnaire has.
        known = next((name for name in (question.id, *rows) if name in whole.by_id), None)
        if first is not None:
            scored[question.id] = replace(first, id=question.id, text=question.text)
        elif known is not None:
            scored[question.id] = _question(question, whole.by_id[known], account)
        else:
            account.tell("no_score", question.id)
    made = replace(own, questions=tuple(scored.get(question.id, question) for question in own.questions))
    if model is None:
        return made
    groups = {group.id: group for group in model.groups}
    titles = {matrix.id: matrix.title for matrix in model.matrices}
    made = replace(
        made, **_values(model, _OF_SECTIONS),
        groups=tuple(_group(group, groups.get(group.id)) for group in made.groups),
        matrices=tuple(replace(matrix, title=titles.get(matrix.id)) for matrix in made.matrices),
    )  # fmt: skip
    made = replace(made, questions=tuple(_titled(question, made.matrices) for question in made.questions))
    return laid_out(made, model)


def _group(own: Group, model: Group | None) -> Group:
    return own if model is None else replace(own, if_not_asked=model.if_not_asked)


def _titled(own: Question, matrices: Iterable[Matrix]) -> Question:
    """Return a row of a matrix with the title that it has from that."""
    matrix = next((found for found in matrices if own.id in found.questions), None)
    if matrix is None:
        return own
    title = None if matrix.title is None else of_row(matrix.title, matrix.row(own.id))
    return replace(own, title=title)


def _question(own: Question, model: Question, account: Account) -> Question:
    own = of_kind(own, model)
    if model.kind is not own.kind:
        account.tell("no_score", own.id)
        return own
    lacking = [choice.id for choice in own.choices if choice.id not in model.by_id]
    if lacking and own.kind not in (Kind.RANKING, Kind.COUNTRIES):
        account.tell("no_score_of", own.id, choices=", ".join(lacking))
    if model.not_applicable_if is not None and asked_if(own) != asked_if(model):
        account.tell("not_applicable_lost", own.id)
    choices = tuple(
        replace(choice, **_values(model.by_id[choice.id], _OF_CHOICES))
        if choice.id in model.by_id
        else choice
        for choice in own.choices
    )
    own = replace(own, choices=choices if own.kind is not Kind.COUNTRIES else own.choices)
    return restored(replace(own, **_values(model, _OF_QUESTIONS)), model)


def _values(model: Record, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(model, name) for name in names}


def in_languages(whole: Questionnaire, languages: tuple[str, ...]) -> Questionnaire:
    """Return a questionnaire with its texts in some of its languages alone."""
    if languages == whole.languages:
        return whole
    made: Questionnaire = _cut(whole, languages)
    return replace(made, languages=languages)


def _cut(own: Any, languages: tuple[str, ...]) -> Any:
    if isinstance(own, Text):
        return Text.of({name: own.to(name) for name in languages})
    if isinstance(own, Question) and own.kind is Kind.COUNTRIES and own.choices:  # they are the program's
        return replace(_cut(replace(own, choices=()), languages), choices=own.choices)
    if isinstance(own, Record):
        return replace(own, **{name: _cut(getattr(own, name), languages) for name in fields(own)})
    if isinstance(own, tuple):
        return tuple(_cut(part, languages) for part in own)
    return own
