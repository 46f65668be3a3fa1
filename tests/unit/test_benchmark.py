"""A company among those of a benchmark: the place is a plain mid-rank, and where there is no data it is said why."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

import pytest
from cohort_of_one import ANSWERS, benchmark_of, written
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from searches import thinned_rows
from sheets import random_sheet

import ecomdiag
from ecomdiag.benchmark.form import NoBenchmarkError, as_json, from_json
from ecomdiag.benchmark.model import BINS, LEAST, percentile
from ecomdiag.diagnosis.placing import placed
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "data" / "diagnosis.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def diagnosis(shipped: Questionnaire) -> Diagnosis:
    return ecomdiag.diagnose(shipped, ecomdiag.load_answers(ANSWERS, shipped), date="2026-11-30")


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=40), st.fractions(0, 100))
def test_a_percentile_is_the_mid_rank_of_whole_points(scores: list[Fraction], own: Fraction) -> None:
    counts = [0] * BINS
    for score in scores:
        counts[int(score)] += 1
    fewer = sum(int(score) < int(own) for score in scores)
    same = sum(int(score) == int(own) for score in scores)
    assert percentile(counts, own) == Fraction(100) * (fewer + Fraction(same, 2)) / len(scores)


def test_each_score_has_its_place(shipped: Questionnaire, diagnosis: Diagnosis) -> None:
    rng = Random(1)
    others = [ecomdiag.diagnose(shipped, random_sheet(shipped, rng)) for _ in range(40)]
    found = placed(diagnosis, benchmark_of(others)).benchmark
    assert found is not None
    assert (found.no_data, found.n, found.group) == ("", 40, ())
    for place in (found.score, *found.sections):
        assert place is not None
        scores = [_score(own, place.id) for own in others]
        known = [int(score) for score in scores if score is not None]
        own = int(_score(diagnosis, place.id) or 0)
        rank = sum(score < own for score in known) + Fraction(known.count(own), 2)
        assert place.n == len(known)
        assert place.ends == (100 * rank / len(known),) * 2
    assert {place.id for place in found.sections} == {own.id for own in shipped.scored_sections}


def _score(own: Diagnosis, section: str) -> Fraction | None:
    return next(each.score for each in own.sections if each.id == section) if section else own.score


def test_what_is_missing_makes_a_range_that_holds_the_place(shipped: Questionnaire) -> None:
    rng = Random(2)
    others = benchmark_of([ecomdiag.diagnose(shipped, random_sheet(shipped, rng)) for _ in range(30)])
    sheet = random_sheet(shipped, rng)
    part = replace(sheet, answers=dict(list(sheet.answers.items())[:30]))
    low, high = _ends(ecomdiag.diagnose(shipped, part, benchmark=others))
    own, same = _ends(ecomdiag.diagnose(shipped, sheet, benchmark=others))
    assert low <= own == same <= high
    assert low < high


def _ends(own: Diagnosis) -> tuple[Fraction, Fraction]:
    assert own.benchmark is not None
    assert own.benchmark.score is not None
    assert own.benchmark.score.ends is not None
    return own.benchmark.score.ends


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        ([("small",)], True),
        ([("small ",)], True),
        ([("micro",)], False),
        ([("",)], False),
        ([("food", "small")], True),
        ([("drinks|food", "small")], False),
    ],
)
def test_the_group_is_of_those_who_answer_alike(
    diagnosis: Diagnosis, values: list[tuple[str, ...]], chosen: bool
) -> None:
    assert diagnosis.by_id["employees"].answer == "small"
    assert diagnosis.by_id["sectors"].answer == ("food",)
    by = ("sectors", "employees") if len(values[0]) == 2 else ("employees",)
    every = benchmark_of([diagnosis] * 30)
    groups = tuple(replace(every.groups[0], values=own) for own in values)
    found = placed(diagnosis, replace(every, by=by, groups=(every.groups[0], *groups))).benchmark
    assert found is not None
    assert bool(found.group) is chosen
    assert [own.question for own in found.group or found.too_small] == [*by]


def test_a_list_may_stand_in_any_order(diagnosis: Diagnosis) -> None:
    sectors = replace(diagnosis.by_id["sectors"], answer=("food", "drinks"))
    both = replace(
        diagnosis, questions=tuple(sectors if own.id == "sectors" else own for own in diagnosis.questions)
    )
    every = benchmark_of([diagnosis] * 12)
    groups = tuple(
        replace(every.groups[0], values=(value,)) for value in ("drinks|food", "food|drinks", "food")
    )
    found = placed(both, replace(every, by=("sectors",), groups=(*every.groups, *groups))).benchmark
    assert found is not None
    assert found.n == 24


def test_a_column_that_is_no_question_leaves_all(diagnosis: Diagnosis) -> None:
    every = benchmark_of([diagnosis] * 12)
    grouped = replace(
        every, by=("programme",), groups=(*every.groups, replace(every.groups[0], values=("a",)))
    )
    found = placed(diagnosis, grouped).benchmark
    assert found is not None
    assert (found.n, found.group, found.too_small) == (12, (), ())


@pytest.mark.parametrize(
    ("changed", "why", "told"),
    [
        ({"questionnaire": "dii"}, "other_questionnaire", "of another questionnaire (“dii”)"),
        ({"version": "0.9"}, "other_version", "of version 0.9"),
        ({"digest": "0" * 64}, "other_content", "its content was not the same"),
        ({"groups": ()}, "too_few", "fewer than 10 companies"),
    ],
)
def test_where_there_is_no_data_it_is_said_why(
    run: Run, tmp_path: Path, diagnosis: Diagnosis, changed: dict[str, object], why: str, told: str
) -> None:
    other = replace(benchmark_of([diagnosis] * 12), **changed)
    found = placed(diagnosis, other).benchmark
    assert found is not None
    assert (found.no_data, found.score, found.sections) == (why, None, ())
    written(tmp_path / "b.json", other)
    for form in ("table", "markdown", "html"):
        done = run("assess", "--answers", ANSWERS, "--benchmark", "b.json", "--format", form, COLUMNS="200")
        assert done.returncode == 0
        assert "No data" in done.stdout
        assert told in " ".join(done.stdout.split())
    done = run("assess", "--answers", ANSWERS, "--benchmark", "b.json", "--format", "json")
    assert json.loads(done.stdout)["benchmark"]["no_data"] == why


def test_who_has_no_score_has_no_place(shipped: Questionnaire, diagnosis: Diagnosis) -> None:
    unscored = replace(diagnosis, score=None, score_range=None)
    found = placed(unscored, benchmark_of([diagnosis] * 12)).benchmark
    assert found is not None
    assert found.no_data == "unscored"


def test_a_section_that_too_few_have_is_not_placed(diagnosis: Diagnosis) -> None:
    every = benchmark_of([diagnosis] * 12)
    few = {**every.groups[0].histograms, "legal": (LEAST - 1, *(0,) * (BINS - 1))}
    found = placed(diagnosis, replace(every, groups=(replace(every.groups[0], histograms=few),)))
    assert found.benchmark is not None
    assert {own.id for own in found.benchmark.sections if own.ends is None} == {"legal"}
    assert "no data" in ecomdiag.render(found, "markdown", language="en")


@pytest.mark.parametrize(
    ("depth", "language"), thinned_rows(product(["summary", "standard", "full"], LANGUAGES), 3)
)
def test_every_format_tells_the_place_with_its_source(
    diagnosis: Diagnosis, language: Language, depth: str
) -> None:
    found = placed(diagnosis, replace(benchmark_of([diagnosis] * 12), sources=("Programme <b>*x*",)))
    for form in ("table", "markdown", "html"):
        text = " ".join(ecomdiag.render(found, form, language=language, depth=depth, width=300).split())
        assert ("percentile 50" if language == "en" else "percentil 50") in text
        assert "12 " in text
        assert ("November 2026" if language == "en" else "noviembre de 2026") in text
        assert "<b>*x*" not in text or form == "table"
    told = json.loads(ecomdiag.render(found, "json", language=language))
    Draft202012Validator(SCHEMA).validate(told)
    assert told["benchmark"]["score"] == {"n": 12, "percentile": 50, "percentile_range": [50, 50]}
    again = ecomdiag.load_diagnosis(ecomdiag.render(found, "json", language=language).encode())
    assert again == found


def test_a_saved_diagnosis_keeps_its_place_or_gets_another(
    run: Run, tmp_path: Path, diagnosis: Diagnosis
) -> None:
    written(tmp_path / "b.json", benchmark_of([diagnosis] * 12))
    written(tmp_path / "c.json", benchmark_of([diagnosis] * 25))
    done = run("assess", "--answers", ANSWERS, "--benchmark", "b.json", "-o", "d.json")
    assert done.returncode == 0, done.stderr
    assert "with 12 companies" in run("render", "d.json").stdout
    assert "with 25 companies" in run("render", "d.json", "--benchmark", "c.json").stdout
    assert "with 12 companies" in run("compare", "d.json", ANSWERS).stdout


@pytest.mark.parametrize("kind", [[], ["--over-time"], ["--rivals"], ["--respondents"]])
def test_a_comparison_tells_the_place_of_each(
    run: Run, tmp_path: Path, shipped: Questionnaire, diagnosis: Diagnosis, kind: list[str]
) -> None:
    rng = Random(3)
    others = [ecomdiag.diagnose(shipped, random_sheet(shipped, rng)) for _ in range(11)]
    written(tmp_path / "b.json", benchmark_of([diagnosis, *others]))
    other = str(ROOT / "examples" / "a-medias.yaml")
    done = run("compare", ANSWERS, other, *kind, "--benchmark", "b.json", "--format", "json")
    first, second = (own["benchmark"] for own in json.loads(done.stdout)["diagnoses"])
    assert first["score"]["percentile"] == first["score"]["percentile_range"][0] > 0
    assert second["score"]["percentile"] is None
    assert second["score"]["percentile_range"][0] < second["score"]["percentile_range"][1]
    for form in ("table", "markdown", "html"):
        shown = run("compare", ANSWERS, other, *kind, "--benchmark", "b.json", "--format", form).stdout
        assert "Among other companies" in shown
        assert "12 companies" in " ".join(shown.split())


def test_several_files_are_placed_too(run: Run, tmp_path: Path, diagnosis: Diagnosis) -> None:
    written(tmp_path / "b.json", benchmark_of([diagnosis] * 12))
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.yaml").write_text(
            Path(ANSWERS).read_text(encoding="utf-8"), encoding="utf-8"
        )
    assert run("assess", "--answers", "in", "--benchmark", "b.json", "-o", "out/").returncode == 0
    assert "12 companies" in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")


WRONG = {
    "empty": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "Latin-1": '{"benchmark": "ñ"}'.encode("latin-1"),
    "a number": b"1",
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_none_is_one_line(run: Run, tmp_path: Path, content: bytes, language: str) -> None:
    (tmp_path / "b.json").write_bytes(content)
    done = run("assess", "--answers", ANSWERS, "--benchmark", "b.json", "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "b.json" in done.stderr


@pytest.mark.parametrize(
    ("where", "value", "named"),
    [
        (("benchmark",), 2, "benchmark"),
        (("questionnaire", "digest"), 5, "questionnaire"),
        (("period",), ["2026-11-30", "2026-11-01"], "period"),
        (("period",), ["2026-13-30", "2026-13-30"], "period"),
        (("sources",), [1], "sources"),
        (("sources",), ["\ud800"], "sources"),
        (("by",), [None], "by"),
        (("groups",), 3, "groups"),
        (("groups", 0, "n"), 13, "groups[0]"),
        (("groups", 0, "n"), -1, "groups[0]"),
        (("groups", 0, "n"), 1e400, "groups[0]"),
        (("groups", 0, "n"), True, "groups[0]"),
        (("groups", 0, "values"), ["a"], "groups[0]"),
        (("groups", 0, "histograms", "score"), {"101": 12}, "groups[0]"),
        (("groups", 0, "histograms", "score"), {"٣": 12}, "groups[0]"),
        (("groups", 0, "histograms", "legal"), {"1": 13}, "groups[0]"),
    ],
)
def test_a_benchmark_with_a_fault_is_refused_and_the_place_told(
    run: Run, tmp_path: Path, diagnosis: Diagnosis, where: tuple[str | int, ...], value: object, named: str
) -> None:
    found = as_json(benchmark_of([diagnosis] * 12))
    part = found
    for step in where[:-1]:
        part = part[step]  # type: ignore[index]
    part[where[-1]] = value  # type: ignore[index]
    with pytest.raises(NoBenchmarkError) as caught:
        from_json(found)
    assert str(caught.value) == named
    (tmp_path / "b.json").write_text(json.dumps(found), encoding="utf-8")
    done = run("assess", "--answers", ANSWERS, "--benchmark", "b.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"“{named}”" in done.stderr


def test_a_benchmark_made_before_sources_were_told_still_reads(diagnosis: Diagnosis) -> None:
    own = benchmark_of([diagnosis] * 12)
    found = as_json(own)
    del found["sources"]
    assert from_json(found) == own
    assert from_json(json.loads(json.dumps(as_json(own)))) == own


def test_to_read_one_needs_no_database(tmp_path: Path, diagnosis: Diagnosis) -> None:
    written(tmp_path / "b.json", benchmark_of([diagnosis] * 12))
    watch = (
        "import runpy, sys; sys.argv = ['ecomdiag', 'assess', '--answers', sys.argv[1], '--benchmark', 'b.json', "
        "'--format', 'json']\ntry: runpy.run_module('ecomdiag', run_name='__main__')\n"
        "finally: print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", watch, ANSWERS], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    loaded = set(done.stderr.split())
    assert json.loads(done.stdout)["benchmark"]["n"] == 12
    assert loaded.isdisjoint({"duckdb", "sqlglot", "rich"})
    assert not [name for name in loaded if name.startswith("ecomdiag.cohort")]
