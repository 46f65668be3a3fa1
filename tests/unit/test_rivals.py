"""A company beside rivals of which only some is known: who is ahead, against brute force."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from generating import random_questionnaire
from hypothesis import strategies as st
from running import Run
from searches import searched
from sheets import half_filled, of, sheet, single

import ecomdiag
from ecomdiag import engine
from ecomdiag.comparison.model import RivalRow
from ecomdiag.comparison.rivals import verdict
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.questionnaire.conditions import Answer, AnyOf
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring import scoring

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = str(ROOT / "examples" / "taller-forja.yaml")
#: Ways to go on that are tried at most for each of two sheets.
MOST_WAYS = 600


def ways_to_answer(question: Question) -> list[Answer]:
    ids = [choice.id for choice in question.choices]
    if question.kind is Kind.SINGLE:
        return list(ids)
    if question.kind is Kind.RANKING:
        return [tuple(ids)]  # which scores nothing, and opens nothing
    several = (some for count in range(1, len(ids) + 1) for some in combinations(ids, count))
    return [some for some in several if not engine.check_answer(question, some)]


def completions(asked: Questionnaire, so_far: AnswerSheet) -> Iterator[AnswerSheet]:
    following = engine.next_question(asked, so_far)
    if following is None:
        yield so_far
        return
    for way in ways_to_answer(following):
        yield from completions(asked, so_far.with_answer(following.id, way))


def every_score(
    asked: Questionnaire, so_far: AnswerSheet
) -> tuple[set[Fraction], dict[str, set[Fraction]]] | None:
    """Every score that can still be reached, overall and by section; ``None`` if there are too many ways."""
    overall: set[Fraction] = set()
    sections: dict[str, set[Fraction]] = {section.id: set() for section in asked.sections}
    for count, whole in enumerate(completions(asked, so_far), 1):
        if count > MOST_WAYS:
            return None
        found = scoring.score(asked, engine.path(asked, whole))
        overall |= {found.overall} - {None}  # type: ignore[arg-type]
        for name, score in found.sections.items():
            sections[name] |= {score} - {None}  # type: ignore[arg-type]
    return overall, sections


def agrees(row: RivalRow, own: set[Fraction], rival: set[Fraction]) -> None:
    ahead = {theirs > ours for ours, theirs in product(own, rival)}
    expected = {frozenset({True}): "certain", frozenset({False}): "not", frozenset(): "unknown"}
    assert row.verdict == expected.get(frozenset(ahead), "possible")


@searched(st.integers(0, 2**32), quick=30, full=500)
def test_ahead_is_what_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums="none")
    if any(question.kind is Kind.PERCENTAGE for question in asked.questions):
        return  # of which there are more answers than can be tried
    sheets = [half_filled(asked, rng) for _ in range(2)]
    found = [every_score(asked, own) for own in sheets]
    if found[0] is None or found[1] is None:
        return
    (rival,) = ecomdiag.compare([diagnose(asked, own) for own in sheets], rivals=True).rivals
    agrees(rival.overall, found[0][0], found[1][0])
    for row in rival.sections:
        agrees(row, found[0][1][row.id], found[1][1][row.id])


@pytest.mark.parametrize(
    ("own", "rival", "told"),
    [
        ((10, 20), (30, 40), "certain"),
        ((10, 20), (20, 40), "possible"),
        ((10, 20), (5, 11), "possible"),
        ((10, 20), (5, 10), "not"),
        ((10, 10), (10, 10), "not"),
        (None, (5, 10), "unknown"),
    ],
)
def test_even_is_not_ahead(own: tuple[int, int] | None, rival: tuple[int, int], told: str) -> None:
    ranges = [None if ends is None else (Fraction(ends[0]), Fraction(ends[1])) for ends in (own, rival)]
    assert verdict(*ranges) == told


def test_answers_are_held_against_each_other_where_both_are_known() -> None:
    ladder = {"no": 0, "yes": 1}
    asked = of(
        single("a", ladder), single("b", ladder), single("c", ladder),
        single("d", ladder, show_if=AnyOf("a", frozenset({"yes"}))),
    )  # fmt: skip
    own, rival = sheet(asked, a="no", b="yes", c="yes"), sheet(asked, a="yes", b="no", d="yes")
    (found,) = ecomdiag.compare([diagnose(asked, one) for one in (own, rival)], rivals=True).rivals
    # What is not asked of the company counts 0 for it: there the rival is ahead too.
    assert (found.better, found.worse, found.known) == (("a", "d"), ("b",), 3)


def test_the_command_says_that_these_are_estimates(run: Run, tmp_path: Path) -> None:
    rival = 'questionnaire: online-export\nversion: "1.0"\ncompany: Rival\nanswers: {sells_online: "yes", erp: full}\n'
    (tmp_path / "rival.yaml").write_text(rival, "utf-8")
    done = run("compare", EXAMPLE, "rival.yaml", "--rivals", "--lang", "es", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    assert "son estimaciones vuestras" in told
    assert "De este rival hay 2 preguntas contestadas." in told
    assert "Su respuesta vale más que la vuestra (2):" in told
    assert max(map(len, done.stdout.splitlines())) <= 80 + len(EXAMPLE)
    found = json.loads(run("compare", EXAMPLE, "rival.yaml", "--rivals", "--format", "json").stdout)
    assert found["rivals"][0]["better"] == ["sells_online", "erp"]
    assert run("compare", EXAMPLE, "rival.yaml", "--rivals", "--respondents").returncode == 2
