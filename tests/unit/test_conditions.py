from __future__ import annotations

from fractions import Fraction

import pytest

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    holds,
    leaves,
)


def named(*choices: str) -> frozenset[str]:
    return frozenset(choices)


ANSWERS = {"one": "a", "many": ("a", "b"), "share": Fraction(25)}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (AnyOf("one", named("a", "z")), True),
        (AnyOf("one", named("z")), False),
        (AnyOf("many", named("b", "z")), True),
        (AnyOf("many", named("z")), False),
        (NoneOf("one", named("z")), True),
        (NoneOf("one", named("a")), False),
        (NoneOf("many", named("y", "z")), True),
        (NoneOf("many", named("b", "z")), False),
        (AllOf("one", named("a")), True),
        (AllOf("one", named("a", "b")), False),
        (AllOf("many", named("a", "b")), True),
        (AllOf("many", named("b")), True),
        (AllOf("many", named("a", "z")), False),
        (AtLeast("share", Fraction(25)), True),
        (AtLeast("share", Fraction("25.000000001")), False),
        (AtMost("share", Fraction(25)), True),
        (AtMost("share", Fraction("24.999999999")), False),
    ],
)
def test_a_leaf_looks_at_one_answer(condition: Condition, expected: bool) -> None:
    assert holds(condition, ANSWERS) is expected
    assert holds(Not(condition), ANSWERS) is not expected


@pytest.mark.parametrize(
    "leaf",
    [
        AnyOf("absent", named("a")),
        NoneOf("absent", named("a")),
        AllOf("absent", named("a")),
        AtLeast("absent", Fraction(0)),
        AtMost("absent", Fraction(100)),
    ],
)
def test_no_leaf_holds_over_an_absent_answer_and_its_negation_does(leaf: Condition) -> None:
    assert not holds(leaf, ANSWERS)
    assert holds(Not(leaf), ANSWERS)


def test_a_choice_condition_over_a_number_names_nothing() -> None:
    assert not holds(AnyOf("share", named("25")), ANSWERS)
    assert not holds(AtLeast("one", Fraction(0)), ANSWERS)


YES, NO = AnyOf("one", named("a")), AnyOf("one", named("z"))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (All((YES, YES)), True),
        (All((YES, NO)), False),
        (All(()), True),
        (Any((NO, YES)), True),
        (Any((NO, NO)), False),
        (Any(()), False),
        (Not(All((YES, NO))), True),
        (All((Any((NO, YES)), Not(NO))), True),
        (Any((All((YES, NO)), Not(Any((NO, NO))))), True),
    ],
)
def test_conditions_combine(condition: Condition, expected: bool) -> None:
    assert holds(condition, ANSWERS) is expected


def test_leaves_come_left_to_right() -> None:
    first, second, third = YES, NO, AtMost("share", Fraction(1))
    assert list(leaves(All((first, Any((Not(second), third)))))) == [first, second, third]
