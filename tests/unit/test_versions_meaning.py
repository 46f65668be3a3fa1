from __future__ import annotations

from fractions import Fraction

import pytest
from edits import one_of
from sheets import multiple, of, percentage, single

from ecomdiag.questionnaire.conditions import All, AllOf, AnyOf, AtLeast, AtMost, Condition, NoneOf, Not
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.versions import diff
from ecomdiag.versions.meaning import Answering
from ecomdiag.versions.numbering import called_for, enough
from ecomdiag.versions.records import VersionStep

ASKED = of(
    single("shop", "no partly yes"),
    multiple("teams", "none it sales legal", alone=["none"]),
    percentage("share"),
    single("kind", "own market", show_if=AnyOf("shop", frozenset({"yes"}))),
)


@pytest.mark.parametrize(
    ("old", "new", "gains", "loses"),
    [
        (one_of("shop", "yes"), one_of("shop", "yes", "partly"), True, False),
        (one_of("shop", "yes", "partly"), NoneOf("shop", frozenset({"no"})), False, False),
        (one_of("shop", "yes"), one_of("shop", "no"), True, True),
        (Not(one_of("shop", "no")), NoneOf("shop", frozenset({"no"})), False, False),
        (Not(one_of("kind", "own")), NoneOf("kind", frozenset({"own"})), False, True),
        (one_of("kind", "own", "market"), one_of("shop", "yes"), False, False),
        (All((one_of("shop", "yes"), Not(one_of("kind", "own")))), one_of("kind", "market"), False, False),
        (AtLeast("share", Fraction(10)), AtLeast("share", Fraction(20)), False, True),
        (AtLeast("share", Fraction(0)), All(()), False, False),
        (AtLeast("share", Fraction(10)), Not(AtMost("share", Fraction(9))), True, False),
        (Not(AtMost("share", Fraction(10))), AtLeast("share", Fraction(10)), True, False),
        (one_of("teams", "it", "sales"), AllOf("teams", frozenset({"it", "sales"})), False, True),
        (NoneOf("teams", frozenset({"none"})), one_of("teams", "it", "sales", "legal"), False, False),
        (AnyPart((one_of("shop", "yes"), one_of("shop", "no"))), one_of("shop", "no", "yes"), False, False),
    ],
)
def test_conditions_are_compared_by_what_they_mean(
    old: Condition, new: Condition, gains: bool, loses: bool
) -> None:
    assert Answering(ASKED, ASKED).difference(old, new) == (gains, loses)


def test_conditions_over_too_many_answers_count_as_different() -> None:
    wide = of(*(single(f"q{number}", "a b c d e f g") for number in range(8)))
    parts = tuple(
        AnyOf(question.id, frozenset(pair)) for question in wide.questions for pair in ("ab", "cd", "ef")
    )
    assert Answering(wide, wide).difference(All(parts), All(parts[::-1])) == (True, True)
    long = of(multiple("q", " ".join(f"c{number}" for number in range(40))))
    every = tuple(one_of("q", f"c{number}") for number in range(40))
    assert Answering(long, long).difference(All(every), All(every[::-1])) == (True, True)
    assert diff(long, long).changes == ()


# The version --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "major", "minor"),
    [
        ("1", "2", "1.1"),
        ("1.4", "2.0", "1.5"),
        ("0.9", "1.0", "0.10"),
        ("1.2.3", "2.0.0", "1.3.0"),
        ("1.09", "2.0", "1.10"),
        ("v1", None, None),
        ("1.2.3.4", None, None),
        ("2026-10", None, None),
        ("١.٢", None, None),
        ("1.", None, None),
        ("", None, None),
    ],
)
def test_version_called_for(version: str, major: str | None, minor: str | None) -> None:
    assert (called_for(version, VersionStep.MAJOR), called_for(version, VersionStep.MINOR)) == (major, minor)
    assert called_for(version, VersionStep.NONE) == version


@pytest.mark.parametrize(
    ("old", "new", "step", "expected"),
    [
        ("1.4", "2.0", VersionStep.MAJOR, True),
        ("1.4", "2", VersionStep.MAJOR, True),
        ("1.4", "1.9", VersionStep.MAJOR, False),
        ("1.4", "3.1", VersionStep.MAJOR, True),
        ("1.4", "1.5", VersionStep.MINOR, True),
        ("1.4", "1.10", VersionStep.MINOR, True),
        ("1.4", "1.4.1", VersionStep.MINOR, False),
        ("1.4", "1.4", VersionStep.MINOR, False),
        ("1.4", "1.4", VersionStep.NONE, True),
        ("1.4", "1.3", VersionStep.NONE, False),
        ("1.2.3", "1.3", VersionStep.MINOR, True),
        ("spring", "spring", VersionStep.MINOR, False),
        ("spring", "autumn", VersionStep.MINOR, None),
        ("1.4", "autumn", VersionStep.MAJOR, None),
        ("spring", "autumn", VersionStep.NONE, True),
        ("spring", "spring", VersionStep.NONE, True),
    ],
)
def test_version_enough(old: str, new: str, step: VersionStep, expected: bool | None) -> None:
    assert enough(old, new, step) is expected
