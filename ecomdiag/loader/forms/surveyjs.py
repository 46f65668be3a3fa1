"""A questionnaire as the JSON of a SurveyJS form.

What is hidden is emptied at once (``clearInvisibleValues: onHidden``), so that a condition over a question that is not
asked does not hold, as here. An answer that is not there would be none of any choices for SurveyJS, and is not for us:
such tests ask for an answer first.

Words beside a choice are a comment beside it. Among several choices survey-core 3.1.1 forgets those beside one that is
called ``other`` as soon as another box is ticked, so that they are a question after it there, as in other forms.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from ecomdiag.loader.forms.left_out import left_out
from ecomdiag.loader.forms.patterns import pattern_text
from ecomdiag.loader.forms.repeated import Repeated, asked_once, fits_in
from ecomdiag.loader.forms.surveyjs_conditions import Called, asked_if, condition_text
from ecomdiag.loader.forms.worded import Worded, words_in
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import Choice, Constraint, Kind, Question, Questionnaire, Section
from ecomdiag.questionnaire.said import MAX_SAID
from ecomdiag.questionnaire.structure import group_of, matrix_of
from ecomdiag.record import Record
from ecomdiag.texts.languages import Language, tongue
from ecomdiag.texts.words import Text, in_each_language

Json: TypeAlias = dict[str, Any]
#: What survey-core takes for a choice of its own, beside which it keeps words in another way.
OTHER = "other"


class SurveyForm(Record, kw_only=False):
    """A form as JSON, and what it leaves out, an item each."""

    text: str
    left_out: tuple[Problem, ...]


def form_of(questionnaire: Questionnaire, language: Language) -> SurveyForm:
    """Make the form of a questionnaire, which opens in ``language``."""
    repeated = asked_once(questionnaire)
    questionnaire = repeated.stated
    whole = {
        "title": _text(questionnaire.title),
        "locale": tongue(language)
        if tongue(language) in questionnaire.languages
        else questionnaire.languages[0],
        "clearInvisibleValues": "onHidden",
        "checkErrorsMode": "onValueChanged",
        **_longest_words(questionnaire),
        "pages": [_page(repeated, section) for section in questionnaire.sections],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return SurveyForm(text, (*left_out(questionnaire), *repeated.told))


def _longest_words(questionnaire: Questionnaire) -> Json:
    """Return how long words beside a choice may be, if any stand there."""
    choices = ((question, own) for question in questionnaire.questions for own in question.choices)
    return {"maxCommentLength": MAX_SAID} if any(_stand_beside(*own) for own in choices) else {}


def _text(text: Text) -> Json:
    """Return a text in each language; SurveyJS keeps English, or whatever comes first, under ``default``."""
    said = dict(text.pairs)
    first = "en" if "en" in said else text.pairs[0][0]
    return {"default": said.pop(first), **({} if first == "en" else {first: text.to(first)}), **said}


def _page(repeated: Repeated, section: Section) -> Json:
    return {
        "name": section.id,
        "title": _text(section.title),
        "description": _text(section.intro),
        "elements": _elements(repeated, section),
    }


def _elements(repeated: Repeated, section: Section) -> list[Json]:
    """Return the questions of a section; those of a group, and the rows of a matrix, stand in a panel of their own."""
    found: list[Json] = []
    panels: dict[str, list[Json]] = {}
    for question in section.questions:
        inside = found
        for block in (group_of(section, question.id), matrix_of(section, question.id)):
            if block is not None:
                if block.id not in panels:
                    panel = _panel(block, repeated)
                    panels[block.id] = panel[
                        "templateElements" if "templateElements" in panel else "elements"
                    ]
                    inside.append(panel)
                inside = panels[block.id]
        inside.append(_question(repeated, section, question))
        inside += [
            _words(repeated, own)
            for own in words_in(repeated.stated).get(question.id, ())
            if not _stand_beside(question, own.choice)
        ]
    return found


def _panel(block: Group | Matrix, repeated: Repeated) -> Json:
    again = repeated.around(block)
    if again is not None and isinstance(block, Group):
        return _again(block, again, fits=fits_in(repeated.stated.by_id[again.count], len(again.groups)))
    intro = block.intro if isinstance(block, Group) else None
    heading = block.title if isinstance(block, Group) else block.text
    return {
        "type": "panel",
        "name": block.id,
        "title": _text(heading),
        **({} if intro is None else {"description": _text(intro)}),
        # The rows of a table have their texts beside the choices; so a panel of them is told from a group.
        **({"questionTitleLocation": "left"} if isinstance(block, Matrix) else {}),
        "elements": [],
    }


def _again(block: Group, repeat: Repeat, *, fits: bool) -> Json:
    """Return a panel for each of as many as the answer to a question says.

    survey-core makes so many panels, whatever ``maxPanelCount`` is: those that are too many are not shown.
    """
    most = len(repeat.groups)
    titles = Text.of({tag: f"{said} {{panelIndex}}" for tag, said in block.title.pairs})
    return {
        "type": "paneldynamic",
        "name": block.id,
        "title": _text(block.title),
        "templateTitle": _text(titles),
        **({} if block.intro is None else {"description": _text(block.intro)}),
        "bindings": {"panelCount": repeat.count},
        "maxPanelCount": most,
        **({} if fits else {"templateVisibleIf": f"{{panelIndex}} < {most}"}),
        "allowAddPanel": False,
        "allowRemovePanel": False,
        "templateElements": [],
    }


def _question(repeated: Repeated, section: Section, question: Question) -> Json:
    called = Called(repeated, repeated.holding(question))
    shown_if, matrix = asked_if(question, called), matrix_of(section, question.id)
    return {
        "type": _type(question),
        "name": question.id,
        "title": _text(matrix.row(question.id) if matrix else question.text),
        **({"description": _text(question.clear)} if question.clear is not None else {}),
        **({"popupDescription": _text(question.help)} if question.help is not None else {}),
        **({"visibleIf": shown_if} if shown_if else {}),
        **({} if question.optional else {"isRequired": True}),
        **({"choices": [_choice(own, question) for own in question.choices]} if question.choices else {}),
        **_limits(question),
        **_checks(repeated.stated, question, called),
    }


def _type(question: Question) -> str:
    match question.kind:
        case Kind.SINGLE:
            return "radiogroup"
        case Kind.MULTIPLE:
            return "checkbox"
        case Kind.RANKING:
            return "ranking"
        case Kind.COUNTRIES:
            return "tagbox"
        case Kind.PERCENTAGE | Kind.NUMBER | Kind.DATE:
            return "text"
        case Kind.TEXT:
            return "comment" if question.lines > 1 else "text"


def _choice(choice: Choice, question: Question) -> Json:
    alone = question.kind is Kind.MULTIPLE and choice.stands_alone
    return {
        "value": choice.id,
        "text": _text(choice.text),
        **({"isExclusive": True} if alone else {}),
        **({"showCommentArea": True} if _stand_beside(question, choice) else {}),
    }


def _stand_beside(question: Question, choice: Choice) -> bool:
    """Whether a choice asks for words that can stand beside it, and are kept whatever is ticked later."""
    return choice.says and not (question.kind is Kind.MULTIPLE and choice.id == OTHER)


def _words(repeated: Repeated, own: Worded) -> Json:
    """Return the question that asks for the words beside a choice, where they cannot stand there."""
    called = Called(repeated, repeated.holding(own.question))
    chosen = AnyOf(own.question.id, frozenset((own.choice.id,)))
    return {
        "type": "text",
        "name": own.name,
        "title": _text(own.text),
        "visibleIf": condition_text(chosen, called),
        "maxLength": MAX_SAID,
    }


def _limits(question: Question) -> Json:
    match question.kind:
        case Kind.MULTIPLE | Kind.COUNTRIES:
            found: Json = {}
            if question.max_choices < len(question.together):
                found["maxSelectedChoices"] = question.max_choices
            if question.min_choices > 1 and not question.alone:
                found["minSelectedChoices"] = question.min_choices
            return found
        case Kind.PERCENTAGE:
            return {"inputType": "number", "min": 0, "max": 100, "step": "any"}
        case Kind.NUMBER:
            ends = {"min": question.least, "max": question.most}
            limits = {key: float(end) for key, end in ends.items() if end is not None}
            return {"inputType": "number", **limits, "step": 1 if question.integer else "any"}
        case Kind.DATE:
            days = {"min": question.earliest, "max": question.latest}
            return {"inputType": "date", **{key: day for key, day in days.items() if day is not None}}
        case Kind.TEXT:
            rows = {"rows": question.lines} if question.lines > 1 else {}
            return {"maxLength": question.max_length, **rows}
        case _:
            return {}


def _checks(questionnaire: Questionnaire, question: Question, called: Called) -> Json:
    """Return what is checked of an answer: whether it is whole, what it looks like, and sums (``xpath.sum_limit``)."""
    checks: list[Json] = []
    if question.integer:
        own = called.name(question.id)
        whole = f"{f'{own} empty or ' if question.optional else ''}round({own}, 0) = {own}"
        message = _text(in_each_language(wanted(question)))
        checks.append({"type": "expression", "text": message, "expression": whole})
    pattern = pattern_text(question)
    if pattern and question.pattern_message is not None:
        checks.append({"type": "regex", "text": _text(question.pattern_message), "regex": pattern})
    checks += [
        {"type": "expression", "text": _text(own.message), "expression": limit}
        for own in questionnaire.constraints
        if question.id in own.questions and (limit := _sum_limit(own, question, called))
    ]
    return {"validators": checks} if checks else {}


def _sum_limit(constraint: Constraint, question: Question, called: Called) -> str:
    names = constraint.questions[: constraint.questions.index(question.id) + 1]
    total = f"round({' + '.join(f'iif({own} notempty, {own}, 0)' for own in map(called.name, names))}, 6)"
    if constraint.equals and names == constraint.questions:
        return " or ".join(f"{total} = {decimal(value)}" for value in constraint.equals)
    return f"{total} <= {decimal(constraint.limit)}"
