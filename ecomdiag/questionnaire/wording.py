"""Answers and conditions in words."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from ecomdiag import questionnaire as parts
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answer,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.said import Said as ChoicesSaid
from ecomdiag.questionnaire.said import shown
from ecomdiag.record import replace
from ecomdiag.texts import Joint, Language, listed, say
from ecomdiag.texts.dates import day
from ecomdiag.texts.numbers import percent
from ecomdiag.texts.words import Said, Text, in_each_language, joined_texts, said


def clear_line(question: Question, language: Language) -> str:
    """Return what stands under a question so that it is understood alone; empty if it says that itself."""
    clear = question.plain.to(language)
    return "" if clear == question.text.to(language) else say("wording.clear", language, text=clear)


def in_clear_words(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire that asks in its clear wording alone, where it has one. All else stays: its digest too."""
    return replace(
        questionnaire,
        sections=tuple(
            replace(
                section,
                questions=tuple(replace(own, text=own.plain, clear=None) for own in section.questions),
            )
            for section in questionnaire.sections
        ),
    )


def answer_text(
    question: Question, answer: Answer | None, language: Language, words: ChoicesSaid = ()
) -> str:
    """Write an answer as a person reads it; empty if there is none. ``words`` are those beside its choices."""
    return answer_words(question, answer, words).to(language)


@lru_cache(maxsize=4096)
def answer_words(question: Question, answer: Answer | None, beside: ChoicesSaid = ()) -> Text:
    """Write an answer in every language, with the words beside its choices. Remembered: many give the same."""
    if answer is None:
        return Text("", "")
    if not isinstance(answer, str | tuple):
        if question.kind is Kind.NUMBER:
            return in_each_language(with_unit(question, answer))
        return Text(percent(answer, "es"), percent(answer, "en"))
    if question.kind is Kind.DATE and isinstance(answer, str):
        return in_each_language(parts.measures.Day(answer))
    if question.kind is Kind.TEXT:
        words = " / ".join(filter(None, str(answer or "").split("\n")))
        return Text(words, words)
    told = {own.choice: own.words for own in shown(question, answer, beside)}
    items = (answer,) if isinstance(answer, str) else answer
    names = [choice_words(question.by_id[item], told.get(item, "")) for item in items]
    between = " > " if question.kind is Kind.RANKING else "; "
    return joined_texts(names, between)


def with_unit(question: Question, value: Fraction) -> Said:
    """Write a number that is an answer to a question, with its unit; a percentage, with its sign."""
    if question.kind is Kind.PERCENTAGE:
        return said("number.percent", number=value)
    if question.unit is None:
        return said("number.bare", number=parts.measures.Figure(value))
    return said("number.with_unit", number=parts.measures.Figure(value), unit=question.unit)


def choice_words(choice: Choice, words: str) -> Text:
    """Write a choice, with the words that stand beside it, if there are any."""
    if not words:
        return choice.text
    said_of = ((name, say("wording.said", name, choice=own, words=words)) for name, own in choice.text.pairs)
    return Text.of(dict(said_of))


def left_blank(*, optional: bool) -> str:
    """Return the key of the words that stand where an answer would."""
    return "report.left_out" if optional else "report.not_answered"


def _by_id(question: str, choice: str | None) -> str:
    return choice or question


def describe(
    questionnaire: Questionnaire,
    condition: Condition,
    language: Language,
    named: Callable[[str, str | None], str] = _by_id,
) -> str:
    """Say a condition in words, with the ids that an answers file uses.

    ``named`` says otherwise how a question is called, or one of its choices, by their ids.
    """
    match condition:
        case All(parts) | Any(parts):
            joint = say("condition.and" if isinstance(condition, All) else "condition.or", language)
            return joint.join(_inner(questionnaire, part, language, named) for part in parts)
        case Not(AnyOf(name, chosen)):
            choices = _choices(questionnaire, name, chosen, language, named)
            return say("condition.not_any_of", language, question=named(name, None), choices=choices)
        case Not(Answered(name)):
            return say("condition.not_answered", language, question=named(name, None))
        case Not(part):
            inner = _inner(questionnaire, part, language, named)
            return say("condition.not", language, condition=inner)
        case AtLeast(name, value) | AtMost(name, value):
            key = "condition.at_least" if isinstance(condition, AtLeast) else "condition.at_most"
            return say(key, language, question=named(name, None), number=value)
        case OnOrAfter(name, date) | OnOrBefore(name, date):
            key = "condition.on_or_after" if isinstance(condition, OnOrAfter) else "condition.on_or_before"
            return say(key, language, question=named(name, None), date=day(date, language))
        case Answered(name):
            return say("condition.answered", language, question=named(name, None))
        case AnyOf(name, chosen) | NoneOf(name, chosen) | AllOf(name, chosen):
            between: Joint = "and" if isinstance(condition, AllOf) else "or"
            choices = _choices(questionnaire, name, chosen, language, named, between)
            kind = {AnyOf: "any_of", NoneOf: "none_of", AllOf: "all_of"}[type(condition)]
            return say(f"condition.{kind}", language, question=named(name, None), choices=choices)


def _choices(
    questionnaire: Questionnaire,
    name: str,
    chosen: frozenset[str],
    language: Language,
    named: Callable[[str, str | None], str],
    joint: Joint = "or",
) -> str:
    """List the choices named, in the order of the question."""
    found = [named(name, own.id) for own in questionnaire.by_id[name].choices if own.id in chosen]
    return listed(found, joint, language)


def _inner(
    questionnaire: Questionnaire,
    part: Condition,
    language: Language,
    named: Callable[[str, str | None], str],
) -> str:
    words = describe(questionnaire, part, language, named)
    return f"({words})" if isinstance(part, All | Any) else words
