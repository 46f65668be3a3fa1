"""A questionnaire as the three sheets of an XLSForm, of which KoboToolbox, ODK Central and SurveyCTO make their forms.

Scores are never put into a form: two engines of ODK work out one expression differently (a comparison is stored as 1 by
one and as true by the other), so that what is collected is scored here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ecomdiag.loader.forms.left_out import left_out
from ecomdiag.loader.forms.patterns import pattern_text
from ecomdiag.loader.forms.repeated import Repeated, asked_once, copies_name, fits_in
from ecomdiag.loader.forms.worded import Worded, asked_after
from ecomdiag.loader.forms.xpath import (
    at_most_copies,
    both,
    choosing_limits,
    chosen,
    decimal,
    in_copy,
    relevant,
    shorter,
    sum_limit,
)
from ecomdiag.loader.questions.shared_lists import shared_lists
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.questionnaire.structure import blocks_of, matrix_of
from ecomdiag.record import Record
from ecomdiag.texts.languages import Language, name_of, tongue
from ecomdiag.texts.words import Text, in_each_language, joined_texts, said

Row: TypeAlias = Mapping[str, str]
"""Cells by the head of their column; those that are missing are empty."""

INTRO = "_intro"


class Form(Record, kw_only=False):
    """The sheets of a form, and what it leaves out, an item each."""

    survey: Sequence[Row]
    choices: Sequence[Row]
    settings: Sequence[Row]
    left_out: Sequence[Problem]


def form_of(questionnaire: Questionnaire, language: Language) -> Form:
    """Make the form of a questionnaire, which opens in the language of texts that is meant by ``language``."""
    repeated = asked_once(questionnaire)
    questionnaire = repeated.stated
    lists = _list_names(questionnaire)
    tag = tongue(language)
    return Form(
        survey=list(_survey(repeated, lists)),
        choices=[
            {"list_name": name, "name": choice.id, **_texts("label", choice.text, questionnaire)}
            for choices, name in lists.items()
            for choice in choices
        ],
        settings=[
            {
                "form_title": questionnaire.title.to(language),
                "form_id": questionnaire.id,
                "version": questionnaire.version,
                "default_language": _name(
                    tag if tag in questionnaire.languages else questionnaire.languages[0]
                ),
            }
        ],
        left_out=[*left_out(questionnaire), *repeated.told],
    )


def _name(tag: str) -> str:
    """Name a language in the head of a column as such forms do: Español (es)."""
    name = name_of(tag)
    return f"{name[:1].upper()}{name[1:]} ({tag})"


def _list_names(questionnaire: Questionnaire) -> dict[tuple[Choice, ...], str]:
    """Return a name for each list of choices: its own where several questions share it, that of its question else."""
    shared, named = shared_lists(questionnaire), dict[tuple[Choice, ...], str]()
    taken: set[str] = set()
    for question in questionnaire.questions:
        if not question.choices or question.choices in named:
            continue
        wanted = "countries" if question.kind is Kind.COUNTRIES else shared.get(question.choices, question.id)
        name = next(
            free for n in range(len(taken) + 1) if (free := f"{wanted}_{n}" if n else wanted) not in taken
        )
        taken.add(name)
        named[question.choices] = name
    return named


def _texts(column: str, text: Text | None, questionnaire: Questionnaire) -> dict[str, str]:
    """Return the cells of a text in each language of the questionnaire."""
    return (
        {} if text is None else {f"{column}::{_name(tag)}": text.to(tag) for tag in questionnaire.languages}
    )


def _survey(repeated: Repeated, lists: Mapping[tuple[Choice, ...], str]) -> Iterator[Row]:
    questionnaire = repeated.stated
    called = {name: in_copy(own.id, number, inner) for name, (own, number, inner) in repeated.places.items()}
    for section in questionnaire.sections:
        yield {"type": "begin_group", "name": section.id, **_texts("label", section.title, questionnaire)}
        yield _note(section.id, section.intro, questionnaire)
        for question in section.questions:
            for block in _beginning_with(section, question):
                yield from _opened(block, repeated)
            asked_if = relevant(question, called)
            yield _question(questionnaire, section, question, lists, asked_if)
            ending = _ending_with(section, question)
            yield from (_end(block, repeated) for block in ending if isinstance(block, Matrix))
            yield from (_words(own, questionnaire) for own in asked_after(questionnaire, question))
            yield from (_end(block, repeated) for block in ending if isinstance(block, Group))
        yield {"type": "end_group", "name": section.id}


def _beginning_with(section: Section, question: Question) -> list[Group | Matrix]:
    """Return what stands around several questions of which this is the first, the outermost first."""
    return [block for block in blocks_of(section) if block.questions[0] == question.id]


def _ending_with(section: Section, question: Question) -> list[Group | Matrix]:
    return [block for block in blocks_of(section) if block.questions[-1] == question.id]


def _end(block: Group | Matrix, repeated: Repeated) -> Row:
    return {"type": "end_repeat" if repeated.around(block) else "end_group", "name": block.id}


def _opened(block: Group | Matrix, repeated: Repeated) -> Iterator[Row]:
    """Yield the rows that begin a group, or what repeats; a matrix is a group that is drawn as a table."""
    questionnaire, again = repeated.stated, repeated.around(block)
    if isinstance(block, Matrix):
        own = {"type": "begin_group", "name": block.id, "appearance": "table-list"}
        yield {**own, **_texts("label", block.text, questionnaire)}
        return
    own = {"type": "begin_group", "name": block.id}
    if again is not None:
        count, most = again.count, len(again.groups)
        if not fits_in(questionnaire.by_id[count], most):
            # pyxform would name this row itself, and stop where a question has that name.
            count = copies_name(again.id, questionnaire)
            yield {"type": "calculate", "name": count, "calculation": at_most_copies(again.count, most)}
        own |= {"type": "begin_repeat", "repeat_count": f"${{{count}}}"}
    yield {**own, **_texts("label", block.title, questionnaire)}
    if block.intro is not None:
        yield _note(block.id, block.intro, questionnaire)


def _note(name: str, text: Text, questionnaire: Questionnaire) -> Row:
    return {"type": "note", "name": name + INTRO, **_texts("label", text, questionnaire)}


def _words(own: Worded, questionnaire: Questionnaire) -> Row:
    """Return the row that asks for the words beside a choice."""
    return {
        "type": "text",
        "name": own.name,
        **_texts("label", own.text, questionnaire),
        "relevant": chosen(f"${{{own.question.id}}}", own.choice.id),
        "constraint": shorter(MAX_SAID),
        **_texts("constraint_message", _said("form.text", most=str(MAX_SAID)), questionnaire),
    }


def _question(
    questionnaire: Questionnaire,
    section: Section,
    question: Question,
    lists: Mapping[tuple[Choice, ...], str],
    asked_if: str,
) -> Row:
    name, matrix = lists.get(question.choices), matrix_of(section, question.id)
    limits, message = _limits(questionnaire, question)
    row = {
        "type": _type(question) + (f" {name}" if name else ""),
        "name": question.id,
        **_texts("label", matrix.row(question.id) if matrix else question.text, questionnaire),
        **_texts("hint", _hint(question), questionnaire),
        "relevant": asked_if,
        "required": "" if question.optional else "yes",
        "constraint": limits,
        **(_texts("constraint_message", message, questionnaire) if limits else {}),
        "appearance": "multiline" if question.lines > 1 else "",
    }
    return {column: cell for column, cell in row.items() if cell}


def _type(question: Question) -> str:
    """Return the type of a question in a form, without the name of its list."""
    match question.kind:
        case Kind.SINGLE:
            return "select_one"
        case Kind.MULTIPLE | Kind.COUNTRIES:
            return "select_multiple"
        case Kind.RANKING:
            return "rank"
        case Kind.PERCENTAGE:
            return "decimal"
        case Kind.NUMBER:
            return "integer" if question.integer else "decimal"
        case Kind.DATE:
            return "date"
        case Kind.TEXT:
            return "text"


def _hint(question: Question) -> Text | None:
    """Return what stands under a question: it in words that can be understood alone, its help, and its unit."""
    own = [text for text in (question.clear, question.help, question.unit) if text is not None]
    return joined_texts(own, "\n\n") if own else None


def _limits(questionnaire: Questionnaire, question: Question) -> tuple[str, Text | None]:
    """Return what an answer has to keep, and what is said where it does not."""
    sums = [own for own in questionnaire.constraints if question.id in own.questions]
    summed = [sum_limit(own, question) for own in sums]
    match question.kind:
        case Kind.MULTIPLE | Kind.COUNTRIES:
            return choosing_limits(question), _said("form.choices", most=str(question.max_choices))
        case Kind.PERCENTAGE:
            message = next((own.message for own, limit in zip(sums, summed, strict=True) if limit), None)
            return both([". >= 0 and . <= 100", *summed]), message or _said("form.percentage")
        case Kind.NUMBER:
            ends = ((">=", question.least), ("<=", question.most))
            limits = [f". {sign} {decimal(end)}" for sign, end in ends if end is not None]
            message = next((own.message for own, limit in zip(sums, summed, strict=True) if limit), None)
            return both([*limits, *summed]), message or in_each_language(wanted(question))
        case Kind.DATE:
            days = ((">=", question.earliest), ("<=", question.latest))
            within = [f". {sign} date('{day}')" for sign, day in days if day is not None]
            return both(within), in_each_language(wanted(question))
        case Kind.TEXT:
            most, pattern = question.max_length, pattern_text(question)
            fits = f"regex(., '{pattern}')" if pattern else ""
            usual = _said("form.text", most=str(most))
            return both([shorter(most), fits]), (question.pattern_message if pattern else None) or usual
        case _:
            return "", None


def _said(key: str, **values: str) -> Text:
    return in_each_language(said(key, **values))
