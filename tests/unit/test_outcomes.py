"""Which answers can be told apart: every valid answer is alike to just one outcome, and each outcome can be answered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest
from generating import random_questionnaire
from hypothesis import given
from hypothesis import strategies as st
from searches import searched
from sheets import countries, multiple, percentage, random_answer, ranking, single

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import AllOf, Answer, AnyOf, AtLeast, AtMost, Leaf, NoneOf
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.ranges.certain import leaves_of
from ecomdiag.scoring.outcomes import (
    Outcome,
    TooManyWaysError,
    answer_with,
    answers_apart,
    outcome_of,
    outcomes_of,
)

ENOUGH = 50_000


def looked_at(seed: int) -> Iterator[tuple[Question, tuple[Leaf, ...]]]:
    """Yield random questions, and the leaves that look at each."""
    asked = random_questionnaire(Random(seed), "none")
    leaves = leaves_of(asked)
    yield from ((question, leaves[question.id]) for question in asked.questions)


def alike(one: Outcome, other: Outcome) -> bool:
    """Say whether two outcomes cannot be told apart."""
    within = one.interval.holds(other.interval.low) and one.interval.holds(other.interval.high)
    return (one.truths, one.score) == (other.truths, other.score) and within


@searched(st.integers(0), quick=30, full=600)
def test_a_valid_answer_is_alike_to_one_outcome(seed: int) -> None:
    rng = Random(seed)
    for question, leaves in looked_at(seed):
        outcomes = outcomes_of(question, leaves)
        for given_answer in [random_answer(question, rng) for _ in range(20)]:
            own = outcome_of(question, given_answer, leaves)
            found = [outcome for outcome in outcomes if alike(outcome, own)]
            # Choices of a single answer are all kept, even if nothing tells two of them apart.
            assert len(found) == 1 or (found and question.kind is Kind.SINGLE), (question.id, given_answer)


@searched(st.integers(0), quick=30, full=600)
def test_an_outcome_is_a_valid_answer_and_what_it_says_of_it_is_so(seed: int) -> None:
    for question, leaves in looked_at(seed):
        for outcome in outcomes_of(question, leaves):
            assert engine.check_answer(question, outcome.answer) == ()
            assert outcome == outcome_of(question, outcome.answer, leaves, outcome.interval)


@searched(st.integers(0), quick=30, full=600)
def test_whatever_conditions_tell_apart_is_among_the_answers_apart(seed: int) -> None:
    for question, leaves in looked_at(seed):
        apart = {outcome_truths(leaves, own) for own in answers_apart(question, leaves, ENOUGH)}
        assert {outcome.truths for outcome in outcomes_of(question, leaves)} <= apart


def numbers(*values: int) -> list[Answer]:
    return [Fraction(value) for value in values]


def outcome_truths(leaves: tuple[Leaf, ...], answer: Answer) -> tuple[bool, ...]:
    return tuple(leaf.true_of(answer) for leaf in leaves)


ABC = frozenset({"a", "b", "c"})
LISTED = multiple("q", {"a": 0, "b": 0.5, "c": 0.5, "d": 1}, target=1)


@pytest.mark.parametrize(
    ("question", "leaves", "answers"),
    [
        (single("q", {"a": 0, "b": 1}), (), ["a", "b"]),
        (ranking("q", "a b c"), (AnyOf("q", ABC),), [("a", "b", "c")]),
        (percentage("q", {0: 0, 50: 1}), (), numbers(0, 50, 100, 25, 75)),
        (percentage("q"), (AtLeast("q", 10), AtMost("q", 20)), numbers(0, 10, 20, 100, 5, 15, 60)),
        # Of what no condition names only the sum counts: nothing, a half, and enough.
        (LISTED, (), [("a",), ("b",), ("b", "c")]),
        (countries("q", "a b c"), (), [("a",)]),
        (countries("q", "a b c"), (AllOf("q", ABC),), [("a",), ("a", "b", "c")]),
        (countries("q", "a b c", most=2), (AllOf("q", ABC),), [("a",)]),
        (countries("q", "a b c"), (NoneOf("q", frozenset("a")),), [("b",), ("a",)]),
    ],
)
def test_one_answer_of_each_sort(question: Question, leaves: tuple[Leaf, ...], answers: list[Answer]) -> None:
    found = {outcome.answer for outcome in outcomes_of(question, leaves)}
    assert {outcome_of(question, own, leaves)[1:3] for own in found} == {
        outcome_of(question, own, leaves)[1:3] for own in answers
    }
    assert len(found) == len(answers)


def test_too_many_combinations_are_not_gone_through() -> None:
    many = countries("q", " ".join(f"c{number}" for number in range(20)), most=20)
    leaves = tuple(AnyOf("q", frozenset({f"c{number}"})) for number in range(20))
    with pytest.raises(TooManyWaysError):
        outcomes_of(many, leaves)
    with pytest.raises(TooManyWaysError):
        list(answers_apart(many, leaves, ENOUGH))
    assert len(outcomes_of(many, leaves[:5])) == 2**5


@given(st.integers(0))
def test_an_answer_with_a_choice_is_valid_and_has_it(seed: int) -> None:
    for question, _ in looked_at(seed):
        for choice in question.choices:
            found = answer_with(question, choice)
            if found is not None:
                assert engine.check_answer(question, found) == ()
                assert choice.id in ((found,) if isinstance(found, str) else found)  # type: ignore[operator]
    strict = multiple("q", {"a": 0, "b": 1}, min_choices=3)
    assert answer_with(strict, strict.choices[0]) is None
