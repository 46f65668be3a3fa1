"""Builders of small questionnaires, and random answer sheets of any questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from math import ceil
from random import Random
from typing import Any, TypeAlias

from patterns import fitting

from ecomdiag import engine
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.calendar import day_at, place_of
from ecomdiag.questionnaire.conditions import (
    LEFT_OUT,
    All,
    AllOf,
    Answer,
    Answered,
    AnyOf,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.measures import span_of
from ecomdiag.questionnaire.model import (
    Band,
    Blocker,
    Choice,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.notes import Note
from ecomdiag.questionnaire.said import ChoiceWords
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.way_rules import ways_fit
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

Number: TypeAlias = float | Fraction
#: Scores of choices by their ids; ``None`` makes a choice "not applicable".
Scores: TypeAlias = Mapping[str, Number | None]
#: The day that random notes bear.
NOTED = "2026-11-30"


@cache
def shipped_questionnaire() -> Questionnaire:
    """Return the shipped questionnaire; for Hypothesis, which would print a fixture of its size whole."""
    return load_questionnaire()


def text(name: str) -> Text:
    return Text(f"{name} (es)", f"{name} (en)")


def single(name: str, scores: Scores | str, **more: Any) -> Question:
    return _question(name, Kind.SINGLE, scores, **more)


def multiple(
    name: str, scores: Scores | str, alone: Iterable[str] = (), most: int | None = None, **more: Any
) -> Question:
    question = _question(name, Kind.MULTIPLE, scores, **more)
    lonely = {"exclusive": True}
    choices = tuple(replace(c, **lonely) if c.id in alone else c for c in question.choices)
    return replace(question, choices=choices, max_choices=most or len(choices))


def ranking(name: str, choices: str, **more: Any) -> Question:
    return _question(name, Kind.RANKING, choices, **more)


def countries(name: str, choices: str, most: int = 3, **more: Any) -> Question:
    return _question(name, Kind.COUNTRIES, choices, max_choices=most, **more)


def percentage(name: str, bands: Mapping[Number, Number] | None = None, **more: Any) -> Question:
    pieces = tuple(
        Band(start=Fraction(start), score=Fraction(score)) for start, score in (bands or {}).items()
    )
    return _question(name, Kind.PERCENTAGE, "", bands=pieces, **more)


def amount(name: str, bands: Mapping[Number, Number] | None = None, **more: Any) -> Question:
    """Return a question for a number; its limits are ``least`` and ``most``."""
    more |= {key: Fraction(more[key]) for key in ("least", "most") if more.get(key) is not None}
    return replace(percentage(name, bands), kind=Kind.NUMBER, **_exact(more))


def dated(name: str, **more: Any) -> Question:
    """Return a question for a date; its limits are ``earliest`` and ``latest``."""
    return _question(name, Kind.DATE, "", **more)


def words(name: str, **more: Any) -> Question:
    return _question(name, Kind.TEXT, "", **more)


def _question(name: str, kind: Kind, scores: Scores | str, **more: Any) -> Question:
    """Choices are ids with their scores, or ids in one string when scores do not matter."""
    worth = dict.fromkeys(scores.split(), 0) if isinstance(scores, str) else scores
    choices = tuple(
        Choice(id=key, text=text(key), score=Fraction(score or 0), not_applicable=score is None)
        for key, score in worth.items()
    )
    return Question(id=name, section="", kind=kind, text=text(name), choices=choices, **_exact(more))


def _exact(more: Mapping[str, Any]) -> dict[str, Any]:
    exact = {field: Fraction(more[field]) for field in ("weight", "target") if field in more}
    unasked = {"if_not_asked": NotAsked(more["if_not_asked"])} if "if_not_asked" in more else {}
    return {**more, **exact, **unasked}


def section(name: str, *questions: Question, weight: Number = 1) -> Section:
    own = tuple(replace(question, section=name) for question in questions)
    return Section(id=name, title=text(name), intro=text(name), weight=Fraction(weight), questions=own)


QUARTERS = {"starting": 0, "developing": 25, "advanced": 50, "leading": 75}


def questionnaire(
    *sections: Section,
    levels: Mapping[str, Number] = QUARTERS,
    constraints: Iterable[Constraint] = (),
    blockers: Iterable[Blocker] = (),
) -> Questionnaire:
    return Questionnaire(
        id="small",
        version="1",
        title=text("small"),
        levels=tuple(Level(id=key, start=Fraction(start), title=text(key)) for key, start in levels.items()),
        sections=sections,
        constraints=tuple(constraints),
        blockers=tuple(blockers),
    )


def of(*questions: Question, **more: Any) -> Questionnaire:
    """Make a questionnaire of a single section."""
    return questionnaire(section("all", *questions), **more)


def with_optional(asked: Questionnaire, rng: Random, share: float = 0.4) -> Questionnaire:
    """Return it with about ``share`` of the questions that may be optional being so."""
    fixed = {name for own in asked.constraints if own.equals for name in own.questions}

    def made(question: Question) -> Question:
        free = question.id not in fixed and question.if_not_asked is not NotAsked.FULL
        if not free or rng.random() >= share:
            return question
        return replace(question, optional=True, if_not_asked=rng.choice([NotAsked.ZERO, NotAsked.EXCLUDE]))

    sections = (replace(own, questions=tuple(map(made, own.questions))) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


def with_said(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with some of the choices asking for words."""

    def made(question: Question) -> Question:
        if question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
            return question
        choices = (replace(own, says=not own.unknown and rng.random() < 0.5) for own in question.choices)
        return replace(question, choices=tuple(choices))

    sections = (replace(own, questions=tuple(map(made, own.questions))) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


def with_words(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with a question for words at the beginning of some section, and one more that hangs on an answer."""
    place = rng.randrange(len(asked.sections))
    own = asked.sections[place]
    new = replace(
        words("words"), section=own.id, optional=rng.random() < 0.5, weight=Fraction(rng.choice([0, 1]))
    )
    earlier = [question for part in asked.sections[:place] for question in part.questions]
    looked_at = rng.choice([new, new, *earlier, *own.questions[:-1]])
    hangs = replace(
        single("hangs", {"no": 0, "yes": 1}, show_if=Answered(looked_at.id)), section=own.id,
        if_not_asked=rng.choice(list(NotAsked)),
    )  # fmt: skip
    if rng.random() < 0.5:
        hangs = replace(hangs, show_if=Not(Answered(looked_at.id)))
    sections = list(asked.sections)
    sections[place] = replace(own, questions=(new, *own.questions, hangs))
    return replace(asked, sections=tuple(sections))


def total(*names: str, equals: Iterable[Number] = (), at_most: Number | None = None) -> Constraint:
    return Constraint(
        id="_".join(names),
        questions=names,
        message=text("sum"),
        equals=tuple(map(Fraction, equals)),
        at_most=None if at_most is None else Fraction(at_most),
    )


def blocker(name: str, when: Condition, caps_at: str) -> Blocker:
    return Blocker(id=name, when=when, caps_at=caps_at, title=text(name), reason=text(f"why {name}"))


def sheet(of_questionnaire: Questionnaire, /, **answers: str | Iterable[str] | Number) -> AnswerSheet:
    """Make a sheet: an id is a single answer, a list several, a number a percentage."""
    return replace(blank(of_questionnaire), answers={key: answer(given) for key, given in answers.items()})


def answer(given: str | Iterable[str] | Number) -> Answer:
    if isinstance(given, str):
        return given
    return Fraction(given) if isinstance(given, int | float | Fraction) else tuple(given)


def checked(content: bytes, of_questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Return what is told of an answers file, whether or not its answers can be told."""
    try:
        loaded = read_answers(content, of_questionnaire)
    except AnswersError as error:
        return error.problems
    return loaded.located(engine.check(of_questionnaire, loaded.sheet))


def blank(of_questionnaire: Questionnaire) -> AnswerSheet:
    return AnswerSheet.blank(of_questionnaire)


def random_answer(question: Question, rng: Random) -> Answer:
    """Return a valid answer to a question, taken alone."""
    ids = [choice.id for choice in question.choices]
    if question.kind is Kind.SINGLE:
        return rng.choice(ids)
    if question.kind is Kind.PERCENTAGE:
        cuts = [Fraction(0), Fraction(100), *(band.start for band in question.bands)]
        return rng.choice([*cuts, Fraction(rng.randint(0, 33)), Fraction(rng.randint(0, 1000), 10)])
    if question.kind is Kind.NUMBER:
        return random_amount(question, rng)
    if question.kind is Kind.DATE:
        low, high = map(int, span_of(question))
        return day_at(min(max(rng.choice([low, high, rng.randint(low, high)]), low), high))
    if question.kind is Kind.RANKING:
        return tuple(rng.sample(ids, len(ids)))
    if question.pattern:
        lines = [fitting(question.pattern, rng) for _ in range(rng.randint(1, question.lines))]
        return "\n".join(lines)
    if question.kind is Kind.TEXT:
        typed = "".join(
            rng.choice("ab ñ?\"'#:-=%<{12") for _ in range(rng.randint(1, min(12, question.max_length)))
        )
        return " ".join(f"w{typed}".split())[: question.max_length].strip()
    alone = [choice.id for choice in question.choices if choice.stands_alone]
    together = [key for key in ids if key not in alone]
    if alone and (rng.random() < 0.25 or len(together) < question.min_choices):
        return (rng.choice(alone),)
    most = min(len(together), question.max_choices)
    return tuple(rng.sample(together, rng.randint(question.min_choices, most)))


def random_amount(question: Question, rng: Random) -> Fraction:
    """Return a number that may be answered, often one at which something begins."""
    low, high = span_of(question)
    cuts = [low, high, *(band.start for band in question.bands)]
    near = rng.choice(cuts) + Fraction(rng.randint(-30, 30), rng.choice([1, 10]))
    picked = min(max(rng.choice([*cuts, near]), low), high)
    return Fraction(ceil(picked)) if question.integer else picked


def random_sheet(
    of_questionnaire: Questionnaire, rng: Random, *, company: str | None = "Ficticia", hidden: bool = False
) -> AnswerSheet:
    """Return a complete valid sheet; with ``hidden`` it also answers every question that is not asked."""
    found = replace(blank(of_questionnaire), company=company)
    if hidden:
        found = replace(found, answers={q.id: random_answer(q, rng) for q in of_questionnaire.questions})
        members = {name for constraint in of_questionnaire.constraints for name in constraint.questions}
        members |= {name for order in of_questionnaire.orders for name in order.pair}
        for name in members:
            found = found.without(name)
    counted: dict[str, Answer] = {}
    # One walk, in which each step looks back only: ``engine.next_question`` would begin anew after every answer.
    for question in of_questionnaire.questions:
        while engine.visit(question, found, counted) and question.id not in counted:
            if question.optional and found.answers.get(question.id) == LEFT_OUT:
                break
            left_out = question.optional and rng.random() < 0.3
            answer = LEFT_OUT if left_out else _fitting(of_questionnaire, question, found, rng)
            found = found.with_answer(question.id, answer)
    return found


def with_notes(of_questionnaire: Questionnaire, found: AnswerSheet, rng: Random) -> AnswerSheet:
    """Return a sheet with notes beside some of its questions, answered or not."""
    for question in of_questionnaire.questions:
        if rng.random() < 0.5:
            found = found.with_notes(question.id, tuple(_note(rng) for _ in range(rng.choice([1, 1, 1, 2]))))
    return found


def _note(rng: Random) -> Note:
    lines = [
        f"{rng.choice('aÑ?#-:')}{rng.choice(['', ' x', ': y', chr(39), chr(34)])}"
        for _ in range(rng.randint(0, 2))
    ]
    evidence = rng.sample(
        ["a.pdf", "https://example.com/a?b=1#c", "ñ: 'b'", "no"], rng.randint(0 if lines else 1, 2)
    )
    by = rng.choice([None, "Ana", "no", "Luis #2"])
    return Note(text="\n".join(lines), evidence=tuple(evidence), by=by, date=NOTED)


def with_random_words(of_questionnaire: Questionnaire, found: AnswerSheet, rng: Random) -> AnswerSheet:
    """Return a sheet with words beside some of the choices that ask for them, chosen or not."""
    for question in of_questionnaire.questions:
        asking = [choice.id for choice in question.choices if choice.says and rng.random() < 0.5]
        said = [
            ChoiceWords(choice=name, words=rng.choice(["x", "no", "piedra: 'natural'", "# 1", 'ñ "q"']))
            for name in asking
        ]
        if said:
            found = found.with_said(question.id, tuple(said))
    return found


def half_filled(of_questionnaire: Questionnaire, rng: Random, share: float | None = None) -> AnswerSheet:
    """Return a valid sheet in which about ``share`` of the answers are given, in no order."""
    whole = random_sheet(of_questionnaire, rng, hidden=rng.random() < 0.5)
    kept = rng.random() if share is None else share
    return replace(whole, answers={key: value for key, value in whole.answers.items() if rng.random() < kept})


def _fitting(of_questionnaire: Questionnaire, question: Question, given: AnswerSheet, rng: Random) -> Answer:
    """Return a random answer that keeps the sums, or the one that closes a sum."""
    compared = [own for own in of_questionnaire.orders if question.id in own.pair]
    summed = any(question.id in constraint.questions for constraint in of_questionnaire.constraints)
    if not summed and not compared:
        return random_answer(question, rng)
    tries = [random_answer(question, rng) for _ in range(4)]
    tries += _closing(of_questionnaire, question, given)
    tries += [found for own in compared for found in _kept(own, question, given)]
    for attempt in tries:
        if engine.check_answer(question, attempt):
            continue
        if not engine.check_sum(of_questionnaire, question, given.with_answer(question.id, attempt)):
            return attempt
    raise ValueError(f"no answer to {question.id} keeps the sums")


def _kept(order: Order, question: Question, given: AnswerSheet) -> Iterator[Answer]:
    """Yield the answers at the ends of what a rule over two answers allows beside the other one."""
    (other,) = {*order.pair} - {question.id}
    found = given.answers.get(other, LEFT_OUT)
    apart = [order.least] if order.most is None else [order.least, order.most]
    sign = 1 if question.id == order.pair[1] else -1
    if isinstance(found, Fraction):
        yield from (found + sign * own for own in apart)
    elif isinstance(found, str):
        yield from (day_at(place_of(found) + sign * int(own)) for own in apart)


def _closing(of_questionnaire: Questionnaire, question: Question, given: AnswerSheet) -> Iterator[Fraction]:
    counted = engine.path(of_questionnaire, given).answers
    for constraint in of_questionnaire.constraints:
        if question.id in constraint.questions:
            so_far = sum((Fraction(counted.get(name, 0)) for name in constraint.questions), Fraction(0))  # type: ignore[arg-type]
            low, high = span_of(question)
            yield from (end - so_far for end in constraint.equals if low <= end - so_far <= high)
    yield Fraction(0)


def with_ways(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with its scores made in any ways that go together."""
    every = [Way.MEAN, Way.SUM, Way.MINIMUM]
    whole = rng.choice(every)
    ways = [Way.MEAN, Way.SUM] if whole is Way.SUM else every
    made = replace(
        asked,
        scoring=whole,
        sections=tuple(replace(own, scoring=rng.choice(ways)) for own in asked.sections),
    )
    return (
        with_lookups(made, rng) if not list(ways_fit(made.scoring, made.sections)) else with_ways(asked, rng)
    )


def with_lookups(asked: Questionnaire, rng: Random, share: float = 0.5) -> Questionnaire:
    """Return it with about ``share`` of the questions that take several choices scored by the first rule that holds."""
    return replace(
        asked,
        sections=tuple(
            replace(
                part,
                questions=tuple(
                    _looked_up(own, rng) if own.kind is Kind.MULTIPLE and rng.random() < share else own
                    for own in part.questions
                ),
            )
            for part in asked.sections
        ),
    )


def _looked_up(question: Question, rng: Random) -> Question:
    scores = [Fraction(rng.choice((0, 1, 1, 2, 3, 4)), 4) for _ in range(rng.randint(1, 4))]
    rules = [
        Result(id=f"r{place}", title=text(f"r{place}"), score=score, when=_over_choices(question, rng))
        for place, score in enumerate(scores)
    ]
    choices = tuple(replace(choice, score=Fraction(0)) for choice in question.choices)
    return replace(
        question, choices=choices, target=Fraction(1), lookup=(*rules[:-1], replace(rules[-1], when=None))
    )


def _over_choices(question: Question, rng: Random, depth: int = 0) -> Condition:
    """Return a condition over the choices of a question, of any form."""
    shape = rng.random()
    if depth < 2 and shape < 0.2:
        return Not(_over_choices(question, rng, depth + 1))
    if depth < 2 and shape < 0.4:
        return rng.choice((All, AnyPart))(
            (_over_choices(question, rng, depth + 1), _over_choices(question, rng, depth + 1))
        )
    ids = [choice.id for choice in question.choices]
    return rng.choice((AnyOf, NoneOf, AllOf))(question.id, frozenset(rng.sample(ids, rng.randint(1, 2))))
