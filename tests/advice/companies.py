"""Companies for the tests of the advice: the worst of each kind, and one that meets a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from random import Random

from sheets import _fitting, blank

from ecomdiag import engine
from ecomdiag.advice.actions import leads_to, recommend, repertoire
from ecomdiag.advice.model import Advice
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answer,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    holds,
)
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import standing

F = Fraction
SHARES = ("platform_share", "people_share", "digital_marketing_share")
ONLINE, OFFLINE = "online_advertising_share", "offline_advertising_share"

#: What a company is, whatever it does about it.
PROFILES: dict[str, dict[str, Answer]] = {
    "goods for consumers": {
        "customer_types": "consumers",
        "sectors": ("food", "home"),
        "employees": "micro",
        "target_countries": ("FR", "US"),
    },
    "goods, only the EU": {
        "customer_types": "both",
        "sectors": ("fashion",),
        "employees": "small",
        "target_countries": ("DE", "PT"),
    },
    "machines for businesses": {
        "customer_types": "businesses",
        "sectors": ("machinery",),
        "employees": "medium",
        "target_countries": ("TR", "CN", "MX"),
    },
    "goods for resellers": {
        "customer_types": "resellers",
        "sectors": ("drinks",),
        "employees": "small",
        "target_countries": ("GB",),
    },
    "software house": {
        "customer_types": "businesses",
        "sectors": ("software",),
        "employees": "small",
        "target_countries": ("DE", "CL"),
        "current_logistics": "no_shipping",
    },
    "software for consumers": {
        "customer_types": "consumers",
        "sectors": ("software",),
        "employees": "micro",
        "target_countries": ("FR",),
        "current_logistics": "no_shipping",
    },
    "services for public bodies": {
        "customer_types": "public_bodies",
        "sectors": ("services",),
        "employees": "large",
        "target_countries": ("BR",),
        "current_logistics": "no_shipping",
    },
}


def worst_answer(question: Question, *, unsure: bool = False) -> Answer:
    """Return an answer that scores 0; "I don't know" if it is offered and asked for."""
    if question.kind is Kind.PERCENTAGE:
        return F(0)
    if question.kind is Kind.RANKING:
        return tuple(choice.id for choice in question.choices)
    applying = [choice for choice in question.choices if not choice.not_applicable]
    ranked = sorted(applying, key=lambda choice: (choice.score, choice.unknown is not unsure))
    lowest = ranked[0].id
    return lowest if question.kind is Kind.SINGLE else (lowest,)


def worst(
    questionnaire: Questionnaire,
    given: Mapping[str, Answer],
    *,
    unsure: bool = False,
    start: AnswerSheet | None = None,
) -> AnswerSheet:
    """Give every question that is still open its worst answer, or that of the profile."""
    sheet = start or blank(questionnaire)
    while (question := engine.next_question(questionnaire, sheet)) is not None:
        answer = given.get(question.id) or worst_answer(question, unsure=unsure)
        sheet = sheet.with_answer(question.id, answer)
    return sheet


def balanced(questionnaire: Questionnaire, sheet: AnswerSheet, changed: str) -> AnswerSheet:
    """Set right the shares beside the one that changed, as a person would at the form."""
    share = sheet.answers.get(changed)
    if changed == ONLINE and isinstance(share, Fraction):
        sheet = sheet.with_answer(OFFLINE, 100 - share)
    counted = engine.path(questionnaire, sheet).answers
    shares = {name: F(counted[name]) for name in SHARES if name in counted}  # type: ignore[arg-type]
    if changed in shares and (over := sum(shares.values()) - 100) > 0:
        largest = max((name for name in shares if name != changed), key=lambda name: shares[name])
        sheet = sheet.with_answer(largest, shares[largest] - over)
    return sheet


def follow(
    questionnaire: Questionnaire,
    advice: Advice,
    sheet: AnswerSheet,
    given: Mapping[str, Answer],
    *,
    unsure: bool,
) -> tuple[AnswerSheet, list[str]]:
    """Do all that is recommended, round after round, till nothing is; newly opened questions are answered worst."""
    by_id = {action.id: action for action in advice.actions}
    done: list[str] = []
    actions = repertoire(questionnaire, advice.actions)
    while found := recommend(actions, standing(questionnaire, sheet)):
        before = len(done)
        for own in found:
            walk = engine.path(questionnaire, sheet)
            end = leads_to(questionnaire, own.action, walk)
            open_needs = [n for n in own.action.needs if leads_to(questionnaire, by_id[n], walk) is not None]
            if end is None or open_needs:
                continue
            sheet = balanced(questionnaire, sheet.with_answer(own.action.question, end), own.action.question)
            sheet = worst(questionnaire, given, unsure=unsure, start=sheet)
            done.append(own.action.id)
        assert len(done) > before, f"stuck at {[own.action.id for own in found]}"
        assert len(done) < 500, "round and round"
    return sheet, done


def completed(questionnaire: Questionnaire, start: Mapping[str, Answer], rng: Random) -> AnswerSheet | None:
    """Return a complete valid sheet with these answers and random ones; ``None`` if they break a sum."""
    sheet = replace(blank(questionnaire), company="Ficticia", answers=dict(start))
    try:
        while (question := engine.next_question(questionnaire, sheet)) is not None:
            sheet = sheet.with_answer(question.id, _fitting(questionnaire, question, sheet, rng))
    except ValueError:
        return None
    return sheet if not any(p.stops for p in engine.check(questionnaire, sheet)) else None


def meeting(questionnaire: Questionnaire, condition: Condition, *, tries: int = 60) -> AnswerSheet | None:
    """Return a complete valid sheet over whose counted answers a condition holds, if one is found."""
    rng = Random(7)
    for _ in range(tries):
        sheet = completed(questionnaire, _wishes(questionnaire, condition, rng), rng)
        if sheet is not None and holds(condition, engine.path(questionnaire, sheet).answers):
            return sheet
    return None


def _wishes(questionnaire: Questionnaire, condition: Condition, rng: Random) -> dict[str, Answer]:
    """Guess answers that meet a condition, and those that let its questions be asked."""
    wished: dict[str, set[str] | Fraction] = {}
    _wish(questionnaire, condition, rng, wished)
    gated: set[str] = set()
    while new := [name for name in wished if name not in gated]:
        gated.update(new)
        for name in new:
            gate = questionnaire.by_id[name].show_if
            if gate is not None:
                _wish(questionnaire, gate, rng, wished)
    return {name: _as_answer(questionnaire.by_id[name], value) for name, value in wished.items()}


def _wish(
    questionnaire: Questionnaire, condition: Condition, rng: Random, wished: dict[str, set[str] | Fraction]
) -> None:
    if isinstance(condition, All):
        for part in condition.parts:
            _wish(questionnaire, part, rng, wished)
    elif isinstance(condition, Any):
        _wish(questionnaire, rng.choice(condition.parts), rng, wished)
    elif isinstance(condition, AtLeast | AtMost):
        ends = (100, condition.number) if isinstance(condition, AtLeast) else (0, condition.number)
        wished[condition.question] = F(rng.choice(ends))
    elif isinstance(condition, AnyOf | AllOf | NoneOf):
        _wish_choices(questionnaire.by_id[condition.question], condition, rng, wished)
    elif isinstance(condition, Not) and isinstance(condition.part, AnyOf):
        leaf = condition.part
        _wish_choices(questionnaire.by_id[leaf.question], NoneOf(leaf.question, leaf.choices), rng, wished)


def _wish_choices(
    question: Question, leaf: AnyOf | AllOf | NoneOf, rng: Random, wished: dict[str, set[str] | Fraction]
) -> None:
    known = wished.get(question.id)
    chosen = known if isinstance(known, set) else set()
    if isinstance(leaf, NoneOf):
        fits = {choice.id for choice in question.choices} - leaf.choices
        chosen = chosen & fits or {rng.choice(sorted(fits))} if fits else chosen
    elif isinstance(leaf, AllOf):
        chosen = chosen | leaf.choices
    elif not chosen & leaf.choices:
        one = {rng.choice(sorted(leaf.choices))}
        chosen = one if question.kind is Kind.SINGLE else chosen | one
    wished[question.id] = chosen


def _as_answer(question: Question, value: set[str] | Fraction) -> Answer:
    if isinstance(value, Fraction):
        return value
    ids = [choice.id for choice in question.choices if choice.id in value]
    alone = [name for name in ids if question.by_id[name].stands_alone]
    return ids[0] if question.kind is Kind.SINGLE else tuple(alone[:1] or ids[: question.max_choices])


def named(items: Iterable[object]) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]
