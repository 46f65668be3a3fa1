"""Small random questionnaires, with everything in them that a proof can get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, Literal, TypeAlias

from sheets import (
    amount,
    blocker,
    countries,
    dated,
    multiple,
    percentage,
    questionnaire,
    ranking,
    section,
    single,
    text,
    total,
    with_optional,
    with_ways,
    with_words,
)

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.measures import span_of
from ecomdiag.questionnaire.model import (
    DONT_KNOW,
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
from ecomdiag.questionnaire.offer_faults import offer_faults
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.questionnaire.structure import joined, of_row
from ecomdiag.record import replace

Sums: TypeAlias = Literal[
    "none", "apart", "shared", "optional", "words", "structured", "offering", "numbers", "ways"
]
"""Whether percentages are summed, and whether one may stand in two sums; or summed, and some questions are optional,
and some of these ask for words; or summed, in sections with conditions, groups and matrices, and with choices offered only after others or not; or many a question asks
for a number; or none summed, and scored in every way there is."""

F = Fraction
SCORES = [0, 0, F(1, 4), F(1, 3), F(1, 2), 1, 1]
WEIGHTS = [0, 1, 1, 1, 2, 3, F(1, 2), F(2, 3)]
#: Where levels begin; a third and two thirds of the score at nine decimals.
LEVELS = [
    {"only": 0},
    {"low": 0, "high": 50},
    {"low": 0, "middle": F("33.333333333"), "high": F("66.666666667")},
    {"low": 0, "middle": 25, "high": 75, "top": 100},
    {"low": 0, "middle": F("0.5"), "high": 41, "top": F("99.999999999")},
]
DAYS = ["2024-02-27", "2024-02-29", "2024-03-01"]
NUMBERS = [0, 25, 50, 50, 75, 100]
ALLOWED_SUMS = [[100], [100], [100], [0, 100], [50], [50, 100], [0], [150]]
LIMITS = [0, 50, 100, 100, 150, 300]
DOES_NOT_KNOW = Choice(id=DONT_KNOW, text=text("?"), unknown=True)


def random_questionnaire(rng: Random, sums: Sums = "apart") -> Questionnaire:
    """Return a questionnaire of 2 to 6 questions in 1 to 3 sections."""
    sections: list[Section] = []
    earlier: list[Question] = []
    constraints: list[Constraint] = []
    for place, count in enumerate(_pieces(rng.randint(2, 6), rng.randint(1, 3))):
        summed = sums not in ("none", "ways") and rng.random() < 0.5
        own: list[Question] = []
        for _ in range(count):
            question = random_question(
                f"q{len(earlier)}", earlier, rng, summed=summed, numbers=sums == "numbers"
            )
            own.append(question)
            earlier.append(question)
        sections.append(section(f"s{place}", *own, weight=rng.choice([0, 1, 1, 1, 2, F(1, 2)])))
        if summed:
            constraints += random_constraints(own, rng, 2 if sums == "shared" else 1)
    levels = rng.choice(LEVELS)
    blockers = [
        blocker(f"b{place}", random_condition(earlier, rng), rng.choice(list(levels)))
        for place in range(rng.choice([0, 0, 1, 2]))
    ]
    made = questionnaire(*sections, levels=levels, constraints=constraints, blockers=blockers)
    if sums in ("structured", "offering"):
        return with_structure(made, rng, offers=sums == "offering")
    if sums == "ways":
        return with_ways(made, rng)
    if sums not in ("optional", "words"):
        return made
    return with_optional(with_words(made, rng) if sums == "words" else made, rng)


def with_structure(asked: Questionnaire, rng: Random, *, offers: bool = False) -> Questionnaire:
    """Return it with conditions of sections, groups with and without some, and single choices made a matrix."""
    sections: list[Section] = []
    earlier: list[Question] = []
    for own in asked.sections:
        shown = random_condition(earlier, rng) if earlier and rng.random() < 0.4 else None
        unasked = rng.choice([None, None, *NotAsked])
        start = rng.randrange(len(own.questions))
        end = rng.randint(start + 1, len(own.questions))
        before = [*earlier, *own.questions[:start]]
        inner = random_condition(before, rng) if before and rng.random() < 0.5 else None
        questions = [
            replace(each, show_if=joined(shown, inner if start <= place < end else None, each.show_if))
            for place, each in enumerate(own.questions)
        ]
        if offers:
            questions = [
                _offering(each, [*earlier, *questions[:place]], rng) for place, each in enumerate(questions)
            ]
        rows = next((each for each in questions[start:end] if each.kind is Kind.SINGLE), None)
        matrices = [] if rows is None or rng.random() < 0.4 else [_matrix(rows, questions)]
        names = [each.id for each in questions]
        inside = names[start : end + len(names) - len(own.questions)]
        group = Group(
            id=f"g_{own.id}", title=text("group"), intro=rng.choice([None, text("intro")]), questions=tuple(inside),
            show_if=inner, if_not_asked=rng.choice([None, None, *NotAsked]),
        )  # fmt: skip
        grouped = inner is not None or rng.random() < 0.5
        sections.append(
            replace(
                own, questions=tuple(questions), show_if=shown, if_not_asked=unasked,
                groups=(group,) if grouped else (), matrices=tuple(matrices), levels=_own_levels(own, rng),
            )
        )  # fmt: skip
        earlier += questions
    return replace(asked, sections=tuple(sections))


def _offering(question: Question, before: list[Question], rng: Random) -> Question:
    """Return a question some of whose choices are offered only under a condition, if that can be."""
    if question.kind not in (Kind.SINGLE, Kind.MULTIPLE) or not before or rng.random() < 0.5:
        return question
    ids = [own.id for own in question.choices]
    some = sorted(rng.sample(ids, rng.randint(1, len(ids) - 1)), key=ids.index)
    offers = tuple(Offer(choice=name, when=random_condition(before, rng)) for name in some)
    made = replace(question, offers=offers)
    return question if list(offer_faults(made)) else made


def _own_levels(own: Section, rng: Random) -> tuple[Level, ...]:
    starts = rng.choice([{}, {}, *LEVELS[1:]]) if own.weight else {}
    return tuple(Level(id=f"own_{key}", start=F(start), title=text(key)) for key, start in starts.items())


def _matrix(first: Question, questions: list[Question]) -> Matrix:
    """Make a question and one more after it the rows of a matrix."""
    place, whole = questions.index(first), text("matrix")
    names, rows = (first.id, f"{first.id}_too"), (text("one"), text("other"))
    questions[place : place + 1] = [
        replace(first, id=name, text=of_row(whole, row)) for name, row in zip(names, rows, strict=True)
    ]
    return Matrix(id=f"m_{first.id}", text=whole, questions=names, rows=rows)


def with_levels_at(asked: Questionnaire, score: Fraction) -> Questionnaire:
    """Return it with a level that begins at a score, and one that begins a hair above; no blocker caps at either."""
    starts = sorted({F(0), round(score, 9), min(F(100), round(score, 9) + F(1, 10**9))})
    own = tuple(
        Level(id=f"from{place}", start=start, title=text("level")) for place, start in enumerate(starts)
    )
    blockers = tuple(replace(found, caps_at="from0") for found in asked.blockers)
    return replace(asked, levels=own, blockers=blockers)


def with_levels_of_sections(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with levels of their own in most of its sections that score."""
    sections = (replace(own, levels=_own_levels(own, rng)) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


def _pieces(questions: int, most: int) -> list[int]:
    pieces = [1] * min(most, questions)
    for place in range(questions - len(pieces)):
        pieces[place % len(pieces)] += 1
    return pieces


def random_question(
    name: str, earlier: list[Question], rng: Random, *, summed: bool, numbers: bool = False
) -> Question:
    """Return a question of any kind, asked under any condition."""
    more: dict[str, Any] = {"weight": rng.choice(WEIGHTS)}
    if earlier and rng.random() < 0.6:
        more["show_if"] = random_condition(earlier, rng)
        more["if_not_asked"] = rng.choice(["zero", "full", "exclude"])
    if earlier and rng.random() < 0.2:
        more["not_applicable_if"] = random_condition(earlier, rng)
    kinds = ["single"] * 4 + ["multiple"] * 3 + ["percentage"] * 2 + ["countries", "ranking"]
    kind = "percentage" if summed and rng.random() < 0.7 else rng.choice(kinds)
    if numbers and rng.random() < 0.15:
        return dated(name, earliest="2024-02-28", latest=rng.choice(["2024-02-28", "2024-03-01"]), **more)
    if numbers and rng.random() < 0.5:
        return random_amount(name, rng, more)
    if kind == "percentage":
        return random_percentage(name, rng, more)
    if kind == "ranking":
        return ranking(name, "x y", **more)
    if kind == "countries":
        return countries(name, "DE FR MX", most=rng.randint(1, 2), **more)
    return random_choices(name, kind, rng, more)


def random_percentage(name: str, rng: Random, more: dict[str, Any]) -> Question:
    """Return a percentage of one to three bands."""
    starts = [0, *sorted(rng.sample([25, 50, 75, 100, F(1, 3)], rng.randint(0, 2)))]
    if not more["weight"] and rng.random() < 0.5:
        starts = []
    return percentage(name, {start: rng.choice(SCORES) for start in starts}, **more)


def random_amount(name: str, rng: Random, more: dict[str, Any]) -> Question:
    """Return a question for a number, whole or not, of no, one, two or three bands."""
    integer, low = rng.random() < 0.6, rng.choice([-2, 0, 0, 1])
    high = low + rng.choice([0, 1, 3, 5])
    inside = [low + step for step in (F(1, 3), F(1, 2), 1, 2, F(5, 2), 3) if low + step <= high]
    starts = [low, *sorted(rng.sample(inside, rng.randint(0, min(2, len(inside)))))]
    bands = {start: rng.choice(SCORES) for start in starts} if rng.random() < 0.8 else {}
    return amount(name, bands, least=low, most=high, integer=integer, **more)


def random_choices(name: str, kind: str, rng: Random, more: dict[str, Any]) -> Question:
    """Return a question of one or several choices, some of which stand alone."""
    scores: dict[str, Any] = {f"c{number}": rng.choice(SCORES) for number in range(rng.randint(2, 3))}
    if rng.random() < 0.3:
        scores[rng.choice(["c0", "na"])] = None
    make = _random_multiple if kind == "multiple" else _random_single
    question = make(name, scores, rng, more)
    if rng.random() < 0.15:
        question = replace(question, choices=(*question.choices, DOES_NOT_KNOW))
    return question


def _random_single(name: str, scores: dict[str, Any], _: Random, more: dict[str, Any]) -> Question:
    return single(name, scores, **more)


def _random_multiple(name: str, scores: dict[str, Any], rng: Random, more: dict[str, Any]) -> Question:
    alone = [key for key in scores if rng.random() < 0.15]
    together = [key for key, score in scores.items() if key not in alone and score is not None]
    most = rng.randint(1, max(len(together), 1))
    least = rng.randint(1, most)
    if len(together) < len(scores) and rng.random() < 0.15:
        least = most = len(scores)  # more than may stand together: only those that stand alone can be chosen
    target = rng.choice([F(1, 2), 1, 1, 2, 5])
    return multiple(name, scores, alone, most=most, min_choices=least, target=target, **more)


def random_condition(earlier: list[Question], rng: Random, depth: int = 0) -> Condition:
    """Return a condition over earlier questions, of any form."""
    shape = rng.random()
    if depth < 3 and shape < 0.15:
        return Not(random_condition(earlier, rng, depth + 1))
    if depth < 2 and shape < 0.4:
        parts = tuple(random_condition(earlier, rng, depth + 1) for _ in range(rng.randint(1, 3)))
        return All(parts) if shape < 0.28 else AnyPart(parts)
    looked_at = rng.choice(earlier)
    if looked_at.kind is Kind.PERCENTAGE:
        return rng.choice([AtLeast, AtMost])(looked_at.id, F(rng.choice(NUMBERS)))
    if looked_at.kind is Kind.DATE:
        return rng.choice([OnOrAfter, OnOrBefore])(looked_at.id, rng.choice(DAYS))
    if looked_at.kind is Kind.NUMBER:
        low, high = span_of(looked_at)
        number = min(max(low + rng.choice([0, F(1, 2), 1, 2, F(7, 3), 3]), low), high)
        return rng.choice([AtLeast, AtMost])(looked_at.id, number)
    ids = [choice.id for choice in looked_at.choices]
    named = frozenset(rng.sample(ids, rng.randint(1, min(2, len(ids)))))
    return rng.choice([AnyOf, NoneOf, AllOf])(looked_at.id, named)


def random_sum(amounts: list[Question], rng: Random) -> Constraint:
    """Return a sum of numbers, all of them whole or none."""
    alike = [own for own in amounts if own.integer == amounts[0].integer]
    most = sum((own.most or F(0) for own in alike), F(0))
    value = min(F(rng.choice([0, 2, 3, 5, 8])), most)
    if rng.random() < 0.6 and not any(own.optional for own in alike):
        return replace(
            total(*(own.id for own in alike), equals=sorted({value, most})), id=f"amounts_{alike[0].id}"
        )
    return replace(total(*(own.id for own in alike), at_most=value), id=f"amounts_{alike[0].id}")


def random_constraints(own: list[Question], rng: Random, count: int) -> Iterator[Constraint]:
    """Yield sums of the percentages of a section."""
    shares = [question.id for question in own if question.kind is Kind.PERCENTAGE]
    amounts = [q for q in own if q.kind is Kind.NUMBER and q.least == 0]
    if amounts and rng.random() < 0.7:
        yield random_sum(amounts, rng)
    for place in range(count if shares else 0):
        names = [name for name in shares if rng.random() < 0.85] or shares[:1]
        most = 100 * len(names)
        if rng.random() < 0.6:
            found = total(*names, equals=[min(most, value) for value in rng.choice(ALLOWED_SUMS)])
        else:
            found = total(*names, at_most=min(most, rng.choice(LIMITS)))
        yield replace(found, id=f"sum{place}_{'_'.join(names)}")


def with_orders(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return it with some of its whole numbers, and of its dates, compared, if that can be kept."""
    summed = {name for own in asked.constraints for name in own.questions}
    found: list[Order] = []
    for kind in (Kind.NUMBER, Kind.DATE):
        alike = [own for own in asked.questions if own.kind is kind and own.id not in summed]
        names = [own.id for own in alike if own.integer or kind is Kind.DATE]
        rng.shuffle(names)
        for pair in pairwise(names):
            most = F(2) if rng.random() < 0.4 else None
            least = F(rng.choice([-1, 0, 0, 1]))
            found.append(Order(id="_".join(pair), pair=pair, message=text("order"), least=least, most=most))
    made = replace(asked, orders=tuple(found))
    return asked if list(faults(made)) else made
