"""Random edits of questionnaires: what somebody who maintains one may change."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

from sheets import blocker, multiple, of, percentage, single, total

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    leaves,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import Blocker, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.texts.words import Text

OTHER = Text("otra cosa", "another thing")


def with_question(questionnaire: Questionnaire, name: str, **values: Any) -> Questionnaire:
    def renewed(own: Section) -> Section:
        found = (replace(q, **values) if q.id == name else q for q in own.questions)
        return replace(own, questions=tuple(found))

    return replace(questionnaire, sections=tuple(renewed(own) for own in questionnaire.sections))


def first(items: tuple[Any, ...], **values: Any) -> tuple[Any, ...]:
    return (replace(items[0], **values), *items[1:])


def one_of(question: str, *choices: str) -> Condition:
    return AnyOf(question, frozenset(choices))


def another_number(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return a questionnaire with one number changed that scores hang on."""
    counted = [q for q in asked.questions if q.scored and asked.section_of[q.id].weight > 0]
    question = rng.choice(counted)
    edits: list[Callable[[], Questionnaire]] = [
        lambda: with_question(asked, question.id, weight=question.weight + rng.choice([1, Fraction(1, 2)])),
        lambda: with_question(asked, question.id, weight=Fraction(0)),
        lambda: replace(asked, levels=(*asked.levels[:-1], replace(asked.levels[-1], start=Fraction(80)))),
    ]
    scored = [choice for choice in question.choices if not choice.not_applicable]
    if scored:
        choice = rng.choice(scored)
        other = replace(choice, score=(choice.score + Fraction(1, 10)) % 1)
        choices = tuple(other if own is choice else own for own in question.choices)
        edits.append(lambda: with_question(asked, question.id, choices=choices))
    if question.kind is Kind.MULTIPLE:
        edits.append(lambda: with_question(asked, question.id, target=question.target + 1))
    if question.bands:
        bands = (*question.bands[:-1], replace(question.bands[-1], start=question.bands[-1].start + 1))
        edits.append(lambda: with_question(asked, question.id, bands=bands))
    return rng.choice(edits)()


RICH = of(
    single("shop", {"no": 0, "partly": 0.5, "yes": 1, "unneeded": None}),
    multiple("teams", {"none": 0, "it": 1, "sales": 1, "legal": 0.5}, alone=["none"], most=2, target=2),
    percentage("share", {0: 0, 10: 0.5, 50: 1}),
    single("kind", {"own": 1, "market": 0.5}, show_if=AnyOf("shop", frozenset({"partly", "yes"}))),
    single("mobile", {"no": 0, "yes": 1}, show_if=Not(AnyOf("kind", frozenset({"market"})))),
    single("returns", {"no": 0, "yes": 1}, show_if=AnyOf("kind", frozenset({"own"})), if_not_asked="full"),
    percentage("online", {0: 0, 20: 1}),
    percentage("offline", show_if=AnyOf("kind", frozenset({"own"})), weight=0),
    single("help", {"no": 0, "yes": 1}, not_applicable_if=AtLeast("share", Fraction(50))),
    constraints=[total("online", "offline", equals=[0, 100])],
    blockers=[blocker("no_returns", NoneOf("returns", frozenset({"yes"})), "developing")],
)


def random_condition(earlier: list[Question], rng: Random, depth: int = 0) -> Condition | None:
    """Return a random condition over earlier questions."""
    if not earlier:
        return None
    if depth < 2 and rng.random() < 0.3:
        parts = [random_condition(earlier, rng, depth + 1) for _ in range(2)]
        found = tuple(part for part in parts if part is not None)
        return rng.choice([All(found), AnyPart(found), Not(found[0])])
    question = rng.choice(earlier)
    if question.kind is Kind.PERCENTAGE:
        return rng.choice([AtLeast, AtMost])(question.id, Fraction(rng.choice([0, 10, 50, 100])))
    named = frozenset(rng.sample(sorted(question.by_id), rng.randint(1, 2)))
    return rng.choice([AnyOf, AnyOf, NoneOf, AllOf])(question.id, named)


def randomly_edited(asked: Questionnaire, rng: Random, most: int = 3) -> Questionnaire:
    """Return a sound questionnaire with up to so many random edits."""
    for _ in range(rng.randint(1, most)):
        asked = rng.choice(EDITS)(asked, rng)
    return asked


def edit_question(asked: Questionnaire, rng: Random) -> Questionnaire:
    place, question = rng.choice(list(enumerate(asked.questions)))
    earlier = list(asked.questions[:place])
    options: dict[str, Callable[[], Any]] = {
        "show_if": lambda: rng.choice([None, random_condition(earlier, rng)]),
        "not_applicable_if": lambda: rng.choice([None, random_condition(earlier, rng)]),
        "if_not_asked": lambda: rng.choice(list(NotAsked)),
        "weight": lambda: Fraction(rng.choice([0, 1, 2])),
        "optional": lambda: not question.optional,
        "text": lambda: OTHER,
        "clear": lambda: OTHER,
        "help": lambda: OTHER,
    }
    if question.kind is Kind.MULTIPLE:
        options |= {
            "target": lambda: Fraction(rng.choice([1, 2, 3])),
            "max_choices": lambda: rng.randint(question.min_choices, len(question.choices)),
            "min_choices": lambda: rng.randint(1, min(2, question.max_choices)),
        }
    name = rng.choice(sorted(options))
    return with_question(asked, question.id, **{name: options[name]()})


def edit_choice(asked: Questionnaire, rng: Random) -> Questionnaire:
    question = rng.choice([q for q in asked.questions if len(q.choices) > 1 and q.kind is not Kind.COUNTRIES])
    choices, place = list(question.choices), rng.randrange(len(question.choices))
    old = choices[place]
    edit = rng.choice(["score", "exclusive", "not_applicable", "text", "add", "remove", "order"])
    if edit == "remove" and len(choices) > 2:
        del choices[place]
    elif edit == "add" and f"new_{place}" not in question.by_id:
        choices.insert(place, replace(old, id=f"new_{place}"))
    elif edit == "order":
        rng.shuffle(choices)
    elif edit in ("exclusive", "not_applicable"):
        choices[place] = replace(old, **{edit: rng.random() < 0.5})
    else:
        choices[place] = replace(
            old, **({"text": OTHER} if edit == "text" else {"score": Fraction(rng.randint(0, 4), 4)})
        )
    most = (
        len(choices)
        if question.max_choices == len(question.choices)
        else min(question.max_choices, len(choices))
    )
    return with_question(asked, question.id, choices=tuple(choices), max_choices=most)


def edit_rules(asked: Questionnaire, rng: Random) -> Questionnaire:
    first_level, *levels = asked.levels
    limit: dict[str, Any] = {
        "equals": tuple(map(Fraction, rng.choice([[0, 100], [100], [0, 50, 100]]))),
        "at_most": None,
    }
    if rng.random() < 0.5:
        limit = {"equals": (), "at_most": Fraction(rng.choice([90, 100, 200]))}
    edits: list[Callable[[], Questionnaire]] = [
        lambda: replace(asked, constraints=tuple(replace(own, **limit) for own in asked.constraints)),
        lambda: replace(asked, constraints=()),
        lambda: replace(asked, blockers=()),
        lambda: replace(asked, blockers=tuple(
            replace(own, when=random_condition(list(asked.questions), rng)) for own in asked.blockers
        )),
        lambda: replace(asked, levels=(first_level, *(replace(own, start=own.start + 3) for own in levels))),
        lambda: replace(asked, id="other"),
    ]  # fmt: skip
    return rng.choice(edits)()


def edit_sections(asked: Questionnaire, rng: Random) -> Questionnaire:
    place = rng.randrange(len(asked.sections))
    own = asked.sections[place]
    name = f"added_{len(asked.questions)}"
    new = single(
        name,
        {"no": 0, "yes": 1},
        show_if=random_condition(list(asked.questions), rng),
        weight=rng.randint(0, 1),
    )
    looked_at = {leaf for question in asked.questions for leaf in names_in(question)}
    looked_at |= {name for found in asked.constraints for name in found.questions}
    looked_at |= {name for found in asked.blockers for name in names_in(found)}
    kept = tuple(question for question in own.questions if question.id in looked_at or rng.random() < 0.8)
    other = rng.choice([
        replace(own, weight=Fraction(rng.choice([0, 1, 2]))),
        replace(own, questions=kept or own.questions),
        replace(own, title=OTHER),
        replace(own, questions=swapped(own.questions, rng)),
    ])  # fmt: skip
    if rng.random() < 0.2:
        place = len(asked.sections) - 1
        own = asked.sections[place]
        other = replace(own, questions=(*own.questions, replace(new, section=own.id)))
    return replace(asked, sections=(*asked.sections[:place], other, *asked.sections[place + 1 :]))


def names_in(owner: Question | Blocker) -> set[str]:
    conditions = owner.conditions if isinstance(owner, Question) else (owner.when,)
    return {leaf.question for condition in conditions for leaf in leaves(condition)}


def swapped(questions: tuple[Question, ...], rng: Random) -> tuple[Question, ...]:
    """Return questions with two neighbours swapped, unless the second looks at the first."""
    if len(questions) < 2:
        return questions
    place = rng.randrange(len(questions) - 1)
    before, after = questions[place : place + 2]
    if before.id in names_in(after):
        return questions
    return (*questions[:place], after, before, *questions[place + 2 :])


EDITS = [edit_question, edit_question, edit_choice, edit_choice, edit_rules, edit_sections]


def result(asked: Questionnaire, sheet: AnswerSheet) -> tuple[Fraction | None, str | None]:
    walk = engine.path(asked, sheet)
    score = scoring.overall(asked, walk)
    if score is None:
        return None, None
    active = scoring.active_blockers(asked, walk)
    return score, scoring.capped(asked, asked.level(score), active).id
