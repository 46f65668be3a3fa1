"""What is wrong with one question of a questionnaire, and with its choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag.questionnaire.condition_faults import condition_faults
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.lookup_faults import of_lookup, result_faults
from ecomdiag.questionnaire.measures import FARTHEST_ENDS, MEASURED, span_of
from ecomdiag.questionnaire.model import (
    MOST_SIGNS,
    Band,
    Choice,
    Kind,
    NotAsked,
    Question,
    Section,
)
from ecomdiag.questionnaire.notes import link_of
from ecomdiag.questionnaire.offer_faults import offer_faults
from ecomdiag.questionnaire.rules import (
    KEYS_OF_QUESTIONS,
    LENGTH,
    LINES,
    SCORE,
    SEVERAL,
    WEIGHT,
    bands_ascend,
    choices_suit,
    distinct,
    enough_choices,
    of_question,
    seen_from_outside,
)
from ecomdiag.questionnaire.value_faults import given, id_fault, number, texts, within
from ecomdiag.record.limits import is_day


def question_faults(question: Question, section: Section, seen: Mapping[str, Question]) -> Iterator[Fault]:
    """Yield the faults of a question of a section; its conditions may look at those seen before."""
    yield from id_fault(question.id)
    if question.section != section.id:
        yield fault("other_section", "section", found=question.section, section=section.id)
    kinds = (("kind", question.kind, Kind), ("if_not_asked", question.if_not_asked, NotAsked))
    strange = [fault("not_one_of", key, key=key, found=str(value), allowed=", ".join(allowed))
               for key, value, allowed in kinds if not isinstance(value, allowed)]  # fmt: skip
    yield from strange
    others = given(
        title=question.title, clear=question.clear, help=question.help, observable=question.observable,
        unit=question.unit,
    )  # fmt: skip
    yield from texts(text=question.text, **others)
    yield from number(question.weight, "weight", WEIGHT)
    for key, condition in (
        ("show_if", question.show_if),
        ("not_applicable_if", question.not_applicable_if),
    ):
        if condition is not None:
            yield from within(condition_faults(condition, seen), key)
    for offer in question.offers:
        yield from within(condition_faults(offer.when, seen), "choices_if", offer.choice)
    yield from offer_faults(question)
    if not strange:
        yield from _of_its_kind(question)
        yield from _counts(question)
        yield from of_question(question, counts=section.weight > 0)
        yield from seen_from_outside(question, seen)
        yield from result_faults(question.lookup, {question.id: question})
        yield from of_lookup(question)


def _of_its_kind(question: Question) -> Iterator[Fault]:
    """Tell what a question says that means nothing in one of its kind."""
    said = {
        "choices": bool(question.choices) and question.kind is not Kind.COUNTRIES,
        "dont_know": any(choice.unknown for choice in question.choices),
        "choices_if": bool(question.offers),
        "min_choices": question.min_choices != 1,
        "max_choices": question.max_choices != 1,
        "target": question.target != 1,
        "lookup": bool(question.lookup),
        "bands": bool(question.bands),
        "lines": question.lines != 1,
        "max_length": question.max_length != MOST_SIGNS,
        "pattern": bool(question.pattern),
        "pattern_message": question.pattern_message is not None,
        "integer": question.integer,
        "unit": question.unit is not None,
        "min": (question.least, question.earliest) != (None, None),
        "max": (question.most, question.latest) != (None, None),
    }
    for key, kinds in KEYS_OF_QUESTIONS.items():
        if said[key] and question.kind not in kinds:
            yield fault("not_for_this_kind", key, key=key, kinds=", ".join(kinds))
    yield from choices_suit(question.kind, question.choices)


def _counts(question: Question) -> Iterator[Fault]:
    """Tell the faults of what decides what an answer is worth: choices and their limits, target, bands."""
    if question.kind not in (*MEASURED, Kind.TEXT, Kind.DATE):
        yield from enough_choices(question.choices)
    yield from number(question.lines, "lines", LINES)
    yield from number(question.max_length, "max_length", LENGTH)
    for place, choice in enumerate(question.choices):
        yield from within(_choice(choice, question.kind), "choices", place)
    yield from within(distinct("choice", (choice.id for choice in question.choices)), "choices")
    most = max(len(question.choices), 1)
    numbers: dict[str, object] = {"min_choices": question.min_choices, "max_choices": question.max_choices}
    for key, limit in numbers.items():
        if question.kind in SEVERAL and not isinstance(limit, int):
            yield fault("not_whole", key, key=key)
        elif question.kind in SEVERAL:
            yield from number(limit, key, (1, most))
    yield from number(question.target, "target", None)
    yield from _measured(question)


def _measured(question: Question) -> Iterator[Fault]:
    """Tell the faults of limits and bands, of a question that is answered with a number."""
    for key, limit in (("min", question.least), ("max", question.most)):
        if limit is not None:
            yield from number(limit, key, FARTHEST_ENDS)
    for key, day in (("min", question.earliest), ("max", question.latest)):
        if day is not None and not is_day(day):
            yield fault("not_a_date", key, key=key, found=day)
    limits = span_of(question)
    for place, band in enumerate(question.bands):
        yield from within(_band(band, limits), "bands", place)
    yield from within(bands_ascend(question), "bands")


def _choice(choice: Choice, kind: Kind) -> Iterator[Fault]:
    if kind is not Kind.COUNTRIES:  # whose ids are codes
        yield from id_fault(choice.id)
    yield from texts(text=choice.text, **given(improve=choice.improve))
    yield from number(choice.score, "score", SCORE)
    for place, own in enumerate(choice.resources):
        yield from within(texts(title=own.title), "resources", place)
        if not link_of(own.url):
            yield fault("not_a_link", "resources", place, "url", found=own.url)


def _band(band: Band, limits: tuple[Fraction, Fraction]) -> Iterator[Fault]:
    yield from number(band.start, "from", limits)
    yield from number(band.score, "score", SCORE)
