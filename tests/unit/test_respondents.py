"""How far several respondents agree: against published examples, a second way to work it out, and brute force."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import strategies as st
from running import Run
from searches import searched
from sheets import half_filled, of, percentage, random_sheet, sheet, shipped_questionnaire, single, total

import ecomdiag
from ecomdiag import engine
from ecomdiag.comparison.agreement import alpha
from ecomdiag.comparison.model import Entry
from ecomdiag.comparison.respondents import consensus
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.consensus import consensus_file
from ecomdiag.loader.answers import read_answers
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
SEEDS = st.integers(0, 2**32)

#: K. Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), section C: four observers, twelve units.
KRIPPENDORFF_2011 = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
#: A. F. Hayes, K. Krippendorff, “Answering the Call for a Standard Reliability Measure for Coding Data”,
#: Communication Methods and Measures 1 (2007), table 1: five observers, forty articles.
HAYES_2007 = (
    "1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1",
    "1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1",
    "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1",
    ". 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .",
    "2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1",
)


def table(rows: tuple[str, ...]) -> dict[str, list[Fraction | None]]:
    raters = [[None if own == "." else Fraction(own) for own in row.split()] for row in rows]
    return {str(place): list(unit) for place, unit in enumerate(zip(*raters, strict=True))}


@pytest.mark.parametrize(
    ("rows", "published", "decimals"), [(KRIPPENDORFF_2011, 0.815, 3), (HAYES_2007, 0.7598, 4)]
)
def test_it_is_what_its_author_published(rows: tuple[str, ...], published: float, decimals: int) -> None:
    assert round(float(alpha(table(rows)).value or 0), decimals) == published


def by_pairs(units: dict[str, list[Fraction | None]]) -> Fraction | None:
    """Alpha from its definition: the coincidences of all ordered pairs, one by one, and then the matrix."""
    coincidences: Counter[tuple[Fraction, Fraction]] = Counter()
    for unit in units.values():
        values = [own for own in unit if own is not None]
        for one, other in permutations(values, 2):
            coincidences[one, other] += Fraction(1, len(values) - 1)  # type: ignore[assignment]
    marginals: Counter[Fraction] = Counter()
    for (one, _), count in coincidences.items():
        marginals[one] += count
    n = sum(marginals.values())

    def distance(one: Fraction, other: Fraction) -> Fraction:
        low, high = sorted((one, other))
        between = sum(count for value, count in marginals.items() if low <= value <= high)
        return (between - Fraction(marginals[one] + marginals[other]) / 2) ** 2

    observed = sum(count * distance(*pair) for pair, count in coincidences.items())
    expected = sum(
        marginals[one] * marginals[other] * distance(one, other) for one in marginals for other in marginals
    )
    return 1 - (n - 1) * observed / expected if expected else None


@searched(SEEDS, quick=100, full=1000)
def test_a_second_way_gives_the_same(seed: int) -> None:
    rng = Random(seed)
    values: list[Fraction | None] = [None, *(Fraction(own, 4) for own in range(rng.randint(1, 5)))]
    units = {str(place): rng.choices(values, k=rng.randint(2, 6)) for place in range(rng.randint(1, 8))}
    found = alpha(units)
    assert found.value == by_pairs(units)
    comparable = {name for name, own in units.items() if sum(value is not None for value in own) > 1}
    seen = {value for name in comparable for value in units[name] if value is not None}
    assert found.reason == ("too_few" if not comparable else "one_value" if len(seen) == 1 else "")
    if found.value is not None:
        assert found.units.keys() == comparable
        assert found.of(units) == found.value <= 1
        shuffled = {name: rng.sample(own, len(own)) for name, own in units.items()}
        assert alpha(shuffled) == found
        # The order of the values counts, not how far they are apart.
        stretched = {
            name: [None if own is None else own**3 * 7 + 1 for own in row] for name, row in units.items()
        }
        assert alpha(stretched) == found


def test_what_nobody_disagrees_on_is_1_and_what_is_always_reversed_is_below_0() -> None:
    low, high = Fraction(0), Fraction(1)
    assert alpha({"a": [low, low], "b": [high, high]}).value == 1
    found = alpha({"a": [low, high], "b": [high, low]}).value
    assert found is not None
    assert found < 0
    assert alpha({}).reason == "too_few"


# Respondents --------------------------------------------------------------------------------------------


LADDER = {"no": 0, "some": Fraction(1, 2), "yes": 1}


def test_what_is_not_known_or_not_asked_does_not_count() -> None:
    asked = of(single("a", LADDER), single("b", {"no": 0, "na": None}), single("c", {**LADDER}))
    own = [
        diagnose(asked, sheet(asked, **answers))
        for answers in ({"a": "no", "b": "na", "c": "yes"}, {"a": "yes", "b": "no", "c": "yes"}, {"a": "yes"})
    ]
    found = ecomdiag.compare(own, respondents=True)
    assert found.agreement is not None
    assert {own.id: own.values for own in found.agreement.questions} == {"a": 3, "c": 2}
    assert [row.id for row in found.questions] == ["a", "b"]
    (section,) = found.agreement.sections
    assert (section.compared, section.differing) == (2, 2)
    assert section.agreement == found.agreement.overall


@searched(SEEDS, quick=10, full=200)
def test_where_all_say_the_same_there_is_nothing_to_talk_about(seed: int) -> None:
    rng = Random(seed)
    own = diagnose(shipped_questionnaire(), random_sheet(shipped_questionnaire(), rng))
    found = ecomdiag.compare([own, own, own], respondents=True)
    assert found.agreement is not None
    assert found.agreement.overall == 1
    assert found.questions == ()
    assert {section.differing for section in found.agreement.sections} == {0}


def entries(asked: Questionnaire, sheets: list[AnswerSheet]) -> list[Entry]:
    return [
        Entry(label="ABCDEFGHIJKL"[place], name=f"{place}.yaml", diagnosis=diagnose(asked, own))
        for place, own in enumerate(sheets)
    ]


@searched(SEEDS, quick=7, full=100)
def test_the_consensus_is_what_all_who_answer_say(seed: int) -> None:
    asked, rng = shipped_questionnaire(), Random(seed)
    base = random_sheet(asked, rng)
    sheets = []
    for _ in range(rng.randint(2, 4)):
        other = half_filled(asked, rng, 0.3)
        kept = {name: own for name, own in base.answers.items() if rng.random() < 0.7}
        sheets.append(replace(base, answers={**kept, **other.answers} if rng.random() < 0.5 else kept))
    found = consensus(asked, entries(asked, sheets))
    walks = [engine.path(asked, own).answers for own in sheets]
    for question in asked.questions:
        said = {own[question.id] for own in walks if question.id in own}
        if len(said) > 1:
            assert question.id not in found.sheet.answers
            assert question.id in found.open
        elif question.id in found.sheet.answers:
            assert said == {found.sheet.answers[question.id]}
        else:
            assert not said or question.id in found.open
    assert not [own for own in engine.check(asked, found.sheet) if own.stops and own.rule != "unanswered"]
    for language in LANGUAGES:
        text = consensus_file(
            asked, found, {}.fromkeys("ABCDEFGHIJKL", "x\n# y"), "ecomdiag assess", language
        )
        assert read_answers(text.encode(), asked).sheet == found.sheet


def test_percentages_that_only_together_break_a_sum_are_left_open() -> None:
    asked = of(percentage("a"), percentage("b"), constraints=[total("a", "b", at_most=100)])
    found = consensus(asked, entries(asked, [sheet(asked, a=60), sheet(asked, b=60)]))
    assert found.sheet.answers == {}
    assert set(found.open) == {"a", "b"}


# The command --------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> Path:
    whole = (ROOT / "examples" / "conservas-ria.yaml").read_text(encoding="utf-8")
    (tmp_path / "management.yaml").write_text(whole, "utf-8")
    (tmp_path / "it.yaml").write_text(whole.replace("erp: accounting", "erp: full"), "utf-8")
    (tmp_path / "legal.yaml").write_text(
        'questionnaire: online-export\nversion: "1.0"\nanswers: {sells_online: "no", exports: "no"}\n',
        "utf-8",
    )
    return tmp_path


def test_the_command_tells_where_to_begin(run: Run, files: Path) -> None:
    names = ("management.yaml", "it.yaml", "legal.yaml")
    done = run("compare", *names, "--respondents", "--lang", "es", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Alfa de Krippendorff (ordinal): 0," in done.stdout
    assert "Por dónde empezar a hablar" in done.stdout
    assert "management, it: Sí" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    found = json.loads(run("compare", *names, "--respondents", "--format", "json").stdout)
    assert found["agreement"]["reason"] is None
    assert found["agreement"]["alpha"] < 1
    assert found["steps"] == []


def test_the_command_writes_what_is_settled(run: Run, files: Path) -> None:
    names = ("management.yaml", "it.yaml", "legal.yaml")
    done = run("compare", *names, "--respondents", "--consensus", "-o", "both.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    text = (files / "both.yaml").read_text("utf-8")
    assert "#   ecomdiag assess both.yaml" in text
    assert '  # sells_online: "no"  (legal.yaml)' in text
    checked = run("check", "both.yaml")
    assert "sells_online" in checked.stdout
    again = run("compare", *names, "--respondents", "--consensus", "-o", "both.yaml")
    assert again.returncode == 2
    shown = run("compare", *names, "--respondents", "--consensus")
    assert shown.stdout.replace("answers.yaml", "both.yaml").splitlines()[2:] == text.splitlines()[2:]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--consensus"], "--respondents"),
        (["--respondents", "--over-time"], "--over-time"),
        (["--respondents", "--consensus", "--format", "json"], "--format"),
        (["--respondents", "--consensus", "-o", "a.yaml", "-o", "b.yaml"], "one “-o"),
        (["--respondents", "--consensus", "-o", "a.md"], ".yaml"),
    ],
)  # fmt: skip
def test_the_command_refuses_in_one_line(run: Run, files: Path, words: list[str], told: str) -> None:
    done = run("compare", "management.yaml", "it.yaml", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_both_kinds_at_once_are_refused(shipped: Questionnaire) -> None:
    own = diagnose(shipped, random_sheet(shipped, Random(1)))
    with pytest.raises(UsageError, match="--respondents"):
        ecomdiag.compare([own, own], over_time=True, respondents=True)
