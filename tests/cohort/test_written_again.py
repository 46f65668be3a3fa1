"""What is told of a cohort as JSON is no work of anybody: the same command writes it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run

from ecomdiag.loader.questionnaire import load_questionnaire

pytest.importorskip("duckdb")
ASKED = Path(__file__).resolve().parents[1] / "questionnaires" / "continuity.yaml"


@pytest.mark.parametrize("command", ["report scores.parquet", "join scores.parquet later.parquet"])
def test_a_report_of_a_cohort_is_written_again(run: Run, tmp_path: Path, command: str) -> None:
    own = ("--questionnaire", str(ASKED))
    question = next(iter(load_questionnaire(str(ASKED)).by_id))
    (tmp_path / "rows.csv").write_text(f"id,{question}\nA,\nB,\n", encoding="utf-8")
    for name in ("scores.parquet", "later.parquet"):
        assert run("cohort", "score", "rows.csv", *own, "-o", name).returncode == 0
    call = ("cohort", *command.split(), *own, "-o", "told.json")
    assert run(*call).returncode == 0
    written = (tmp_path / "told.json").read_bytes()
    again = run(*call)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "told.json").read_bytes() == written
