"""More of what a questionnaire may say, put onto a random one: what is read of it and told, more than how it branches."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

from generating import random_condition
from patterns import random_pattern
from sheets import dated, single, text, words

from ecomdiag.questionnaire.calendar import day_at, place_of
from ecomdiag.questionnaire.conditions import (
    All,
    Answered,
    Condition,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.model import Choice, Kind, Level, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.structure import joined, matrix_of, of_row
from ecomdiag.questionnaire.yes_no import YesNo
from ecomdiag.record import Record, fields, replace
from ecomdiag.texts.words import Text

F = Fraction
#: Languages of questionnaires: one, two, three; from right to left, and of other signs than ours.
LANGUAGES = [
    ("es",), ("en",), ("ca",), ("ar",), ("he",), ("ca", "es"), ("en", "es"), ("pt-BR", "es", "en"), ("ar", "en", "fr"),
    ("zh-Hant", "ja", "ko"), ("he", "ar", "ca", "es", "en"),
]  # fmt: skip
#: A word of each, put before every text.
WORDS = {
    "es": "año", "en": "year", "ca": "l·l any", "ar": "سنة", "he": "שנה", "pt-BR": "ação", "fr": "été",
    "zh-Hant": "年", "ja": "ねん", "ko": "연도",
}  # fmt: skip
#: Weights that no binary number holds, and those at the ends of what may be stated.
FINE = [F(1, 7), F(2, 3), F(1, 1000), F("999.5"), F(1000), F(1), F("0.1"), F(22, 7)]
#: Where levels of a section begin; a third is none of nine decimals.
STARTS = [0, F(1, 3), 1, F(100, 12), 25, F(100, 3), 50, F(200, 3), F("66.666666667"), 75, F("99.9"), 100]
#: Around ends of months and of years, and those far off.
ABOUT = ["2024-02-29", "2023-12-31", "2000-03-01", "1900-02-28", "0001-01-02", "9999-12-30"]


def each(asked: Questionnaire, change: Callable[[Question, Random], Question], rng: Random) -> Questionnaire:
    """Return a questionnaire with every question changed; the rows of a matrix, which are one question, alike."""
    seed = rng.random()

    def changed(own: Section, question: Question) -> Question:
        matrix = matrix_of(own, question.id)
        return change(question, Random(f"{seed} {question.id if matrix is None else matrix.id}"))

    sections = (
        replace(own, questions=tuple(changed(own, question) for question in own.questions)) for own in asked.sections
    )  # fmt: skip
    return replace(asked, sections=tuple(sections))


def with_tongues(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it in other languages than Spanish and English, or in these and more."""
    tags = rng.choice(LANGUAGES)

    def made(value: Any) -> Any:
        if isinstance(value, Text):
            return Text.of({tag: f"{WORDS[tag]} {value.es}" for tag in tags})
        if isinstance(value, Record):
            return replace(value, **{name: made(getattr(value, name)) for name in fields(value)})
        return tuple(map(made, value)) if isinstance(value, tuple) else value

    whole: Questionnaire = made(asked)
    return replace(whole, languages=tags, sections=tuple(map(_with_rows, whole.sections)))


def _with_rows(own: Section) -> Section:
    """Return a section whose rows of matrices are called by what the matrix asks, and the row says."""
    said = {
        name: of_row(matrix.text, row)
        for matrix in own.matrices
        for name, row in zip(matrix.questions, matrix.rows, strict=True)
    }
    asked = (replace(question, text=said.get(question.id, question.text)) for question in own.questions)
    return replace(own, questions=tuple(asked))


def with_words_asked_for(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with choices that ask for words ("another: which?")."""

    def made(question: Question, own: Random) -> Question:
        if question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
            return question
        choices = [replace(each, says=not each.unknown and own.random() < 0.6) for each in question.choices]
        return replace(question, choices=tuple(choices))

    return each(asked, made, rng)


def with_advice(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with what to do about choices, and where to read on; and with more words about its questions."""

    def beside(choice: Choice, own: Random) -> Choice:
        if choice.unknown or own.random() < 0.4:
            return choice
        links = [f"https://example.org/{choice.id}/{place}" for place in range(own.randint(0, 2))]
        resources = tuple(Resource(title=text(f"read {link[-1]}"), url=link) for link in links)
        return replace(choice, improve=own.choice([None, text(f"do {choice.id}")]), resources=resources)

    rows = {name for section in asked.sections for matrix in section.matrices for name in matrix.questions}

    def made(question: Question, own: Random) -> Question:
        words = {key: text(f"{key} of it") for key in ("title", "help") if own.random() < 0.5}
        if question.id in rows:  # a row is called by the title of its matrix
            words.pop("title", None)
        if question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
            return replace(question, **words)
        return replace(question, **words, choices=tuple(beside(each, own) for each in question.choices))

    return each(asked, made, rng)


def with_fine_weights(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with weights, targets and scores that are quotients."""

    def made(question: Question, own: Random) -> Question:
        weight = own.choice(FINE) if question.weight else F(0)
        target = own.choice([F(1, 3), F(7, 3), F(1)]) if question.kind is Kind.MULTIPLE else question.target
        choices = [
            replace(each, score=own.choice([F(0), F(1, 7), F(2, 3), F("0.999999999"), F(1)]))
            if each.score else each for each in question.choices
        ]  # fmt: skip
        if question.lookup:
            return replace(question, weight=weight)
        return replace(question, weight=weight, target=target, choices=tuple(choices))

    changed = each(asked, made, rng)
    sections = (replace(own, weight=rng.choice(FINE) if own.weight else F(0)) for own in changed.sections)
    return replace(changed, sections=tuple(sections))


def with_own_levels(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with levels of their own in its sections that have a score."""

    def made(own: Section) -> Section:
        if not own.weight or rng.random() < 0.2:
            return own
        starts = [F(0), *sorted(rng.sample([F(at) for at in STARTS[1:]], rng.randint(0, 4)))]
        levels = [
            Level(id=f"{own.id}_{place}", start=at, title=text(f"level {place}"))
            for place, at in enumerate(starts)
        ]
        return replace(own, levels=tuple(levels))

    return replace(asked, sections=tuple(map(made, asked.sections)))


def with_more(asked: Questionnaire, rng: Random, make: Callable[[str, Random], Question]) -> Questionnaire:
    """Return it with some questions more in its sections, and others that are asked after them alone."""
    sections: list[Section] = []
    made: list[Question] = []
    for own in asked.sections:
        new: list[Question] = []
        for _ in range(rng.randint(0, 2) if sections else rng.randint(1, 2)):
            question = replace(make(f"{make.__name__}{len(made)}", rng), section=own.id)
            if made and rng.random() < 0.3:
                question = replace(question, show_if=condition_on(rng.choice(made), rng))
            made.append(question)
            new.append(question)
            if rng.random() < 0.6:
                scores = {"no": 0, "half": F(1, 2), "yes": 1}
                unasked = rng.choice(list(NotAsked))
                hangs = single(f"after_{question.id}", scores, show_if=_over(made, rng), if_not_asked=unasked)
                new.append(replace(hangs, section=own.id))
        new = [replace(question, show_if=joined(own.show_if, question.show_if)) for question in new]
        front = rng.random() < 0.5
        sections.append(replace(own, questions=(*new, *own.questions) if front else (*own.questions, *new)))
    blockers = [
        replace(own, when=condition_on(rng.choice(made), rng)) if rng.random() < 0.5 else own for own in asked.blockers
    ]  # fmt: skip
    return replace(asked, sections=tuple(sections), blockers=tuple(blockers))


def _over(made: list[Question], rng: Random) -> Condition:
    """Return a condition over one or two of the questions."""
    one, other = condition_on(rng.choice(made), rng), condition_on(rng.choice(made), rng)
    return rng.choice([one, one, Not(one), All((one, other)), AnyPart((one, other))])


def condition_on(question: Question, rng: Random) -> Condition:
    """Return a condition over the answer to a question of words, or to one for a date."""
    if question.kind is Kind.TEXT:
        return rng.choice([Answered(question.id), Not(Answered(question.id))])
    if question.kind is not Kind.DATE:
        return random_condition([question], rng)
    days = [day for day in (question.earliest, question.latest) if day is not None] or [rng.choice(ABOUT)]
    return rng.choice([OnOrAfter, OnOrBefore])(question.id, _near(rng.choice(days), rng))


def _near(day: str, rng: Random) -> str:
    return day_at(min(max(place_of(day) + rng.randint(-2, 2), 1), place_of("9999-12-31")))


def yes_or_no(name: str, rng: Random) -> Question:
    """Return a question in the short form, answered with yes or no."""
    short = YesNo(
        yes=rng.choice([F(0), F(1)]), no=rng.choice([F(0), F(1, 2), F(1)]), not_applicable=rng.random() < 0.4
    )
    unasked, optional = rng.choice([NotAsked.ZERO, NotAsked.EXCLUDE]), rng.random() < 0.3
    made = single(name, {"yes": 0, "no": 0}, optional=optional, if_not_asked=unasked)
    return replace(made, choices=short.choices)


def patterned(name: str, rng: Random) -> Question:
    """Return a question for words of a form, or of any, on one line or several."""
    lines = rng.choice([1, 1, 3])
    unasked, optional = rng.choice([NotAsked.ZERO, NotAsked.EXCLUDE]), rng.random() < 0.3
    form = {"pattern": random_pattern(rng), "pattern_message": text("form")} if rng.random() < 0.85 else {}
    return words(name, lines=lines, max_length=4000, optional=optional, if_not_asked=unasked, **form)


def limited(name: str, rng: Random) -> Question:
    """Return a question for a date, with limits on both sides, on one, or on none."""
    first = _near(rng.choice(ABOUT), rng)
    last = day_at(min(place_of(first) + rng.choice([0, 1, 30, 366]), place_of("9999-12-31")))
    ends = rng.choice([{"earliest": first, "latest": last}] * 3 + [{"earliest": first}, {"latest": last}, {}])
    unasked, optional = rng.choice([NotAsked.ZERO, NotAsked.EXCLUDE]), rng.random() < 0.3
    return dated(name, optional=optional, if_not_asked=unasked, **ends)
