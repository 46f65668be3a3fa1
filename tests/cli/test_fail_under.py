"""``--fail-under``: exactly the number as written, against the score as the program wrote it."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from running import Run
from sheets import half_filled, random_sheet

from ecomdiag.commands.limit import below, limit_of
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_company_passes_with_the_score_that_the_program_wrote(run: Run, example: Path) -> None:
    call = ["assess", "--answers", str(example), "--partial", "--format", "json"]
    low, _ = json.loads(run(*call).stdout)["score_range"]
    assert run(*call, "--fail-under", str(low)).returncode == 0
    assert run(*call, "--fail-under", repr(low)).returncode == 0
    assert run(*call, "--fail-under", str(low).replace(".", ",")).returncode == 0
    above = f"{low}1" if "." in str(low) else f"{low}.0000000000000000001"
    done = run(*call, "--fail-under", above)
    assert done.returncode == 1


@pytest.mark.parametrize("seed", range(25))
def test_every_score_passes_as_written_and_fails_by_anything_more(shipped: Questionnaire, seed: int) -> None:
    sheet = (
        random_sheet(shipped, Random(seed), company=None) if seed % 2 else half_filled(shipped, Random(seed))
    )
    diagnosis = diagnose(shipped, sheet)
    written = json_text.render(diagnosis, "en")
    low = re.findall(r'"score_range": \[\s*([^,\s]+)', written)[0]
    assert below(diagnosis, low, "en") is None
    told = below(diagnosis, str(float(low) + 1e-9), "en")
    assert told is not None


@pytest.mark.parametrize(
    ("score", "limit", "told"),
    [
        ("61.2", "61.2", None),
        ("61.16", "61.2", "the score (61.16) is below the minimum asked for (61.2)"),
        ("61.199996", "61.2", "the score (61.199996) is below the minimum asked for (61.2)"),
        ("61.1", "61.2", "the score (61.1) is below the minimum asked for (61.2)"),
        ("40", "61,25", "the score (40.0) is below the minimum asked for (61.25)"),
        ("0", "1e-5", "the score (0.0) is below the minimum asked for (1e-5)"),
        ("100", "100", None),
    ],
)
def test_as_many_decimals_are_shown_as_tell_them_apart(
    shipped: Questionnaire, score: str, limit: str, told: str | None
) -> None:
    exact = Fraction(score)
    diagnosis = diagnose(shipped, random_sheet(shipped, Random(1), company=None))
    assert below(replace(diagnosis, score=exact, score_range=(exact, exact)), limit, "en") == told


def test_a_range_is_told_with_the_same_decimals(shipped: Questionnaire) -> None:
    diagnosis = diagnose(shipped, half_filled(shipped, Random(1)))
    ends = (Fraction("49.99996"), Fraction("70"))
    told = below(replace(diagnosis, score=None, score_range=ends), "50", "es")
    assert told == "la puntuación (49,9–70,0) no llega al mínimo pedido (50)"
    ends = (Fraction("61.96"), Fraction("70"))
    told = below(replace(diagnosis, score=None, score_range=ends), "62", "es")
    assert told == "la puntuación (61,96–70,00) no llega al mínimo pedido (62)"


@pytest.mark.parametrize(
    "text",
    ["nan", "inf", "-1", "100.1", "101", "1/3", "5 0", "50%", "1e9", "١", "0x10", "1_0", "1e-9999"],
)
def test_what_is_no_number_of_points_is_refused_with_itself(text: str) -> None:
    with pytest.raises(UsageError, match=re.escape(f"{text}")):
        limit_of(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("50", 50),
        ("50.5", "50.5"),
        ("50,5", "50.5"),
        ("1e1", 10),
        ("099.10", "99.1"),
        ("33.333333333333336", "33.333333333333336"),
    ],
)
def test_a_number_of_points_is_taken_exactly(text: str, number: str | int) -> None:
    assert limit_of(text) == Fraction(number)
