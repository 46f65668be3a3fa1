"""The rules that a part of a questionnaire must keep, each once: the reader of files and ``soundness``.

Each function tells the faults of one record, or of a list of them; a fault says where in that it is.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import (
    Answered,
    AtLeast,
    AtMost,
    Leaf,
    OnOrAfter,
    OnOrBefore,
    looked_at,
)
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.measures import MEASURED, span_of
from ecomdiag.questionnaire.model import Band, Choice, Constraint, Kind, Level, NotAsked, Question, Section
from ecomdiag.questionnaire.pattern import MAX_PATTERN, PatternError, compiled

#: The lowest and the highest number of each sort, both allowed.
SCORE, SHARE, WEIGHT = (0, 1), (0, 100), (0, 1000)
LINES, LENGTH = (1, 50), (1, 4000)

#: The kinds that take limits of how many are chosen.
SEVERAL = (Kind.MULTIPLE, Kind.COUNTRIES)
#: The kinds of question in which a key means something.
KEYS_OF_QUESTIONS: Mapping[str, tuple[Kind, ...]] = {
    "choices": (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING),
    "choices_if": (Kind.SINGLE, Kind.MULTIPLE),
    "dont_know": (Kind.SINGLE, Kind.MULTIPLE),
    "min_choices": SEVERAL,
    "max_choices": SEVERAL,
    "target": (Kind.MULTIPLE,),
    "lookup": (Kind.MULTIPLE,),
    "bands": (Kind.PERCENTAGE, Kind.NUMBER),
    "integer": (Kind.NUMBER,),
    "unit": (Kind.NUMBER,),
    "min": (Kind.NUMBER, Kind.DATE),
    "max": (Kind.NUMBER, Kind.DATE),
    "lines": (Kind.TEXT,),
    "max_length": (Kind.TEXT,),
    "pattern": (Kind.TEXT,),
    "pattern_message": (Kind.TEXT,),
}
#: The same for the keys of its choices.
KEYS_OF_CHOICES: Mapping[str, tuple[Kind, ...]] = {
    "exclusive": (Kind.MULTIPLE,),
    "not_applicable": (Kind.SINGLE, Kind.MULTIPLE),
    "says": (Kind.SINGLE, Kind.MULTIPLE),
}


def distinct(what: str, names: Iterable[str]) -> Iterator[Fault]:
    """Tell the names of a list that stand in it before; what has no name is told elsewhere."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name and name in seen:
            yield fault("twice", place, what=what, id=name)
        seen.add(name)


def levels_ascend(levels: Sequence[Level]) -> Iterator[Fault]:
    """Tell the levels that do not begin above the one before, or at 0."""
    return _ascend("level_order", levels)


def levels_of_scores(section: Section) -> Iterator[Fault]:
    """Tell that a section has levels and no score."""
    if section.levels and section.weight == 0:
        yield fault("levels_of_profile", "levels", section=section.id)


def bands_ascend(question: Question) -> Iterator[Fault]:
    """Tell the bands of a question that do not begin above the one before, or the first not at its lowest answer."""
    bands = question.bands
    lacks_min = question.kind is Kind.NUMBER and question.least is None  # which is told by itself
    first = bands[0].start if lacks_min and bands else span_of(question)[0]
    return _ascend("band_order", bands, first)


def _ascend(rule: str, pieces: Sequence[Level | Band], first: Fraction = Fraction(0)) -> Iterator[Fault]:
    for place, own in enumerate(pieces):
        if own.start <= pieces[place - 1].start if place else own.start != first:
            yield fault(rule, place, "from")


def of_question(question: Question, *, counts: bool) -> Iterator[Fault]:
    """Tell the faults of a question that no single field of it shows; ``counts`` says whether its section does."""
    if question.min_choices > question.max_choices:
        yield fault("limits", "min_choices", question=question.id)
    if question.target <= 0:
        yield fault("target", "target", question=question.id)
    if question.optional and question.if_not_asked is NotAsked.FULL:
        yield fault("optional_full", "if_not_asked", question=question.id)
    if counts and question.scored and question.kind is Kind.PERCENTAGE and not question.bands:
        yield fault("no_bands", question=question.id)
    if question.kind is Kind.NUMBER:
        yield from of_number(question)
    if question.kind is Kind.TEXT:
        yield from of_pattern(question)
    if question.kind is Kind.DATE and operator.gt(*span_of(question)):
        yield fault("date_limits", "min", question=question.id)


def of_pattern(question: Question) -> Iterator[Fault]:
    """Tell what is wrong with the pattern of a text, and that it stands without its message, or that without it."""
    if question.pattern and question.pattern_message is None:
        yield fault("missing_key", key="pattern_message")
    if not question.pattern and question.pattern_message is not None:
        yield fault("missing_key", key="pattern")
    try:
        shortest = compiled(question.pattern).shortest()
    except PatternError as error:
        yield fault(error.why, "pattern", place=str(error.at), most=str(MAX_PATTERN))
        return
    if question.pattern and not 0 < len(shortest) <= question.max_length:
        yield fault("pattern_never", "pattern", limit=str(question.max_length))


def of_number(question: Question) -> Iterator[Fault]:
    """Tell the faults of the limits of a number, and of bands that have none to begin at."""
    low, high = span_of(question)
    if low > high:
        yield fault("number_limits", "min", question=question.id)
    for key, limit in (("min", question.least), ("max", question.most)):
        if question.integer and limit is not None and limit % 1:
            yield fault("not_whole", key, key=key)
    if question.bands and question.least is None:
        yield fault("bands_need_min", "bands", question=question.id)


def seen_from_outside(question: Question, earlier: Mapping[str, Question]) -> Iterator[Fault]:
    """Tell that a question can be seen from outside, but is asked only after one that cannot."""
    if question.observable is None:
        return
    shown = [] if question.show_if is None else [question.show_if]
    for name in sorted(looked_at([*shown, *(own.when for own in question.offers)])):
        if name in earlier and earlier[name].observable is None:
            yield fault("hidden_from_outside", "observable", question=question.id, earlier=name)


def enough_choices(choices: Sequence[Choice]) -> Iterator[Fault]:
    """Tell that there are fewer than two choices."""
    if len(choices) < 2:
        yield fault("few_choices", "choices")


def choices_suit(kind: Kind, choices: Iterable[Choice]) -> Iterator[Fault]:
    """Tell what the choices of a list say that means nothing in a question of this kind, which takes it."""
    own = tuple(choices)
    said = {
        "exclusive": any(choice.exclusive for choice in own),
        "not_applicable": any(choice.not_applicable for choice in own),
        "says": any(choice.says for choice in own),
    }
    for key, kinds in KEYS_OF_CHOICES.items():
        if said[key] and kind not in kinds:
            yield fault("not_for_this_kind", "choices", key=key, kinds=", ".join(kinds))


def of_sum(constraint: Constraint, earlier: Mapping[str, Question]) -> Iterator[Fault]:
    """Tell the faults of a sum's questions, all questions being known by their ids."""
    for place, name in enumerate(constraint.questions):
        if name not in earlier or earlier[name].kind not in MEASURED:
            yield fault("sums_percentages", "sum_of", place, found=name)
        elif earlier[name].kind is Kind.NUMBER and earlier[name].least != 0:
            yield fault("sum_from_zero", "sum_of", place, found=name)
        elif constraint.equals and earlier[name].optional:
            yield fault("optional_in_sum", "sum_of", place, found=name)
    for found in distinct("question", constraint.questions):
        yield Fault(("sum_of", *found.where), found.problem)
    own = [earlier[name] for name in constraint.questions if name in earlier]
    if len({question.section for question in own}) > 1:
        yield fault("one_section")
    if len({(question.kind, question.integer) for question in own if question.kind in MEASURED}) > 1:
        yield fault("sum_of_one_sort")
    integers = bool(own) and all(question.integer for question in own)
    for key, values in (("equals", constraint.equals), ("at_most", (constraint.at_most or 0,))):
        if integers and any(isinstance(value, int | Fraction) and value % 1 for value in values):
            yield fault("not_whole", key, key=key)


def highest_sum(names: Iterable[str], earlier: Mapping[str, Question]) -> Fraction:
    """Return the most that questions can add up to, as far as they are known."""
    own = [earlier[name] for name in names if name in earlier and earlier[name].kind in MEASURED]
    return sum((span_of(question)[1] for question in own), Fraction(0)) if own else Fraction(100)


def known_level(caps_at: str, levels: Iterable[Level]) -> Iterator[Fault]:
    """Tell that a blocker caps at a level that there is not."""
    ids = [level.id for level in levels]
    if caps_at and caps_at not in ids:
        yield Fault(("caps_at",), unknown("file.unknown_level", caps_at, ids))


def no_such_question(name: str, earlier: Iterable[str]) -> Fault:
    """Make the fault that a condition looks at a question that does not stand before it."""
    return Fault(("question",), unknown("file.looks_at", name, earlier))


def no_such_choice(name: str, question: Question) -> Problem:
    """Make the problem that a question has no such choice."""
    return unknown("file.unknown_choice", name, question.by_id)


def suits(test: type[Leaf], question: Question) -> bool:
    """Say whether a test is one of a question of this kind: one of a number where that is the answer, or of choices."""
    if question.kind is Kind.TEXT or test is Answered:
        return test is Answered
    if issubclass(test, (OnOrAfter, OnOrBefore)) or question.kind is Kind.DATE:
        return issubclass(test, (OnOrAfter, OnOrBefore)) and question.kind is Kind.DATE
    return issubclass(test, (AtLeast, AtMost)) == (question.kind in MEASURED)
