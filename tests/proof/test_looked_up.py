"""The proof of scores that are looked up against brute force: every sheet of small questionnaires."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest
from looking_up import with_scores_looked_up
from proof.brute_force import BruteForce, TooLargeError, Truth
from proof.comparing import CHECKS, complaints, findings_of
from proof.generating import Sums, random_questionnaire, with_levels_of_sections
from searches import slow

from ecomdiag.proof.inquiry import Inquiry
from ecomdiag.proof.solver import Solver
from ecomdiag.questionnaire.model import Questionnaire

SORTS: tuple[Sums, ...] = ("none", "words", "ways", "structured")
counted = pytest.mark.parametrize("count", [15, *slow([300])])


@cache
def known(sums: Sums, count: int) -> list[tuple[int, Questionnaire, Truth]]:
    """Return random questionnaires whose truth is known, each by its number."""
    found = []
    for number in range(count):
        asked = _numbered(sums, number)
        try:
            found.append((number, asked, BruteForce(asked).run()))
        except TooLargeError:
            continue
    return found


def _numbered(sums: Sums, number: int) -> Questionnaire:
    rng = Random(number)
    return with_levels_of_sections(with_scores_looked_up(random_questionnaire(rng, sums), rng), rng)


@pytest.mark.parametrize(("sums", "number"), [("none", 242), ("ways", 295)])
def test_what_is_never_asked_and_comes_to_count_is_seen(sums: Sums, number: int) -> None:
    asked = _numbered(sums, number)
    found = findings_of("improvements", Inquiry(asked, None))
    assert [(own.rule, own.question) for own in found] == [("lowers", "q0")]
    assert not complaints("improvements", asked, BruteForce(asked).run(), found)


@pytest.mark.parametrize("sums", SORTS)
@counted
def test_what_is_told_is_so_and_what_is_so_is_told(sums: Sums, count: int) -> None:
    wrong = {}
    found = Counter[str]()
    for number, asked, truth in known(sums, count):
        for check in CHECKS:
            findings = findings_of(check, Inquiry(asked, None))
            found.update(own.rule for own in findings)
            told = complaints(check, asked, truth, findings)
            wrong |= {(number, check): told} if told else {}
    assert not wrong
    assert found["never_looked_up"] > count // 5


@pytest.mark.parametrize("sums", ["none", "words"])
@counted
def test_little_is_left_open(sums: Sums, count: int) -> None:
    pytest.importorskip("z3")
    left = Counter[str]()
    for number, asked, truth in known(sums, count):
        if truth.scores:
            found = [own for check in CHECKS for own in findings_of(check, Inquiry(asked, Solver))]
            left.update({f"{own.rule} {number}" for own in found if not own.decided})
    assert len(left) * 20 <= len(known(sums, count)), left
