"""Figures stand whole in the terminal, whatever the window, the language and the titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from hypothesis import strategies as st
from rich.cells import cell_len
from searches import searched, slow_case
from sheets import blank, half_filled, random_sheet, section, shipped_questionnaire, single
from sheets import questionnaire as questionnaire_of

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.questionnaire import load_instrument, parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import terminal
from ecomdiag.report.diagnosis.blocks import left_out
from ecomdiag.report.diagnosis.words import amount, points, points_range
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.words import Text

CASES = Path(__file__).parents[1] / "cases"
#: What may stand around a figure without being part of it.
TOKEN = re.compile(r"[^\s()|·/]+(?:/\d+)?")


def figures(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    """Yield the figures of a diagnosis that the report in the terminal shows."""
    yield points_range(diagnosis, diagnosis.score_range, language)
    for own in diagnosis.sections:
        if own.weight:
            yield points_range(diagnosis, own.score_range, language)
        yield f"{own.answered}/{own.asked - left_out(diagnosis, own)}"
    for found in (*diagnosis.strengths, *diagnosis.weaknesses):
        yield points(diagnosis, found.score, language)
    for action in diagnosis.advice.recommendations[:3] if diagnosis.advice else ():
        yield f"+{amount(action.gain, language)}"


def stands(diagnosis: Diagnosis, language: Language, width: int, *, bars: bool = True) -> None:
    """Check that every figure stands whole, as often as it should, in lines no longer than the window."""
    text = terminal.render(diagnosis, language, width=width, bars=bars)
    shown = Counter(TOKEN.findall(text))
    for figure, count in Counter(figures(diagnosis, language)).items():
        assert shown[figure] >= count, (figure, width, text)
    assert max(cell_len(line) for line in text.splitlines()) <= max(width, 30)
    heads = [say(f"report.{key}", language) for key in ("section", "points", "level", "answered")]
    in_a_table = any(all(head in line for head in heads) for line in text.splitlines())
    assert in_a_table or f"{heads[1]}: " in text
    assert bars or not set("█▒░") & set(text)


def widths() -> st.SearchStrategy[int]:
    return st.integers(30, 200)


def titles() -> st.SearchStrategy[str]:
    words = st.text(st.sampled_from("aeñíÁ字한é-—😀"), min_size=1, max_size=40)
    return st.lists(words, min_size=1, max_size=8).map(" ".join)


@searched(
    st.lists(titles(), min_size=4, max_size=4),
    st.lists(titles(), min_size=1, max_size=5),
    widths(),
    st.integers(0, 2**32),
    st.sampled_from(LANGUAGES),
    quick=12,
    full=200,
)
def test_for_anybodys_titles(
    levels: list[str], sections: list[str], width: int, seed: int, language: Language
) -> None:
    rng = Random(seed)
    asked = questionnaire_of(
        *(
            section(f"s{n}", *(single(f"q{n}_{m}", {"a": 0, "b": Fraction(rng.randint(1, 99), 100), "c": 1}) for m in range(rng.randint(1, 11))), weight=rng.choice([0, 1, 1, 1]))
            for n in range(len(sections))
        )
    )  # fmt: skip
    asked = replace(
        asked,
        levels=tuple(
            replace(own, title=Text(said, said)) for own, said in zip(asked.levels, levels, strict=True)
        ),
        sections=tuple(
            replace(own, title=Text(said, said)) for own, said in zip(asked.sections, sections, strict=True)
        ),
    )
    given = half_filled(asked, rng) if rng.random() < 0.5 else random_sheet(asked, rng)
    stands(diagnose(asked, given), language, width, bars=rng.random() < 0.8)


def sheets(asked: Questionnaire) -> list[AnswerSheet]:
    return [blank(asked), random_sheet(asked, Random(1)), half_filled(asked, Random(2))]


SHIPS = [("shipped", "es"), ("dii", "en"), ("dmat", "es"), ("samm", "en")]
OTHERWISE = [("shipped", "en"), ("dii", "es"), ("dmat", "en"), ("samm", "es")]


@pytest.mark.parametrize(("name", "language"), [*SHIPS, *(slow_case(*case) for case in OTHERWISE)])
def test_for_what_ships(name: str, language: Language) -> None:
    asked = shipped_questionnaire() if name == "shipped" else load_instrument(name)
    for sheet in sheets(asked):
        diagnosis = diagnose(asked, sheet, advice=load_advice(asked), date="2026-11-23")
        for width in (30, 40, 50, 60, 80, 120):
            stands(diagnosis, language, width)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["03-long-levels", "04-short-titles"])
def test_for_long_and_short_titles(name: str, language: Language) -> None:
    asked = parse_questionnaire((CASES / f"{name}.yaml").read_bytes())
    for sheet in sheets(asked):
        diagnosis = diagnose(asked, sheet)
        for width in range(30, 131, 3):
            stands(diagnosis, language, width)


def test_a_plain_report_draws_no_bars(run: Run) -> None:
    example = str(Path(__file__).parents[2] / "examples" / "a-medias.yaml")
    command = ("assess", "--answers", example, "--partial")
    assert "█" in run(*command).stdout
    done = run(*command, "--plain")
    assert done.returncode == 0
    assert not set("█▒░") & set(done.stdout)
    assert "Questionnaire online-export" in done.stdout
