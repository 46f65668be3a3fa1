"""A folder of answers files is a table: each of them is a row, whatever is in it, as if it were diagnosed alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import duckdb
import pytest
from cohort_rows import Row, cell, wrong_with
from cohort_rows import expected as expected_of
from conftest import Run
from sheets import random_sheet

from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows import answers_folder, processes

BROKEN = {
    "empty.yaml": b"",
    "open.yaml": b"answers:\n  erp: 'unclosed\n",
    "other.yaml": b"questionnaire: dii\nanswers: {erp: full}\n",
    "utf16.yaml": "answers: {erp: full}".encode("utf-16"),
    "large.yaml": b"# " + b"x" * 1024 * 1024,
    "wrong.yaml": b"answers:\n  erp: {a: b}\n  nope|x: 3\n  sells_online: [full, b]\n",
}
TOLD = {
    "empty.yaml": "yaml.empty:",
    "open.yaml": "yaml.quote_open:",
    "other.yaml": "other_questionnaire:",
    "utf16.yaml": "yaml.utf16:",
    "large.yaml": "yaml.too_large:",
    "wrong.yaml": "file.not_an_answer:",
}


def written(folder: Path, questionnaire: Questionnaire, count: int) -> dict[str, Row]:
    """Write answers files, sound ones and half filled; return them as rows."""
    rng, rows = Random(3), {}
    folder.mkdir()
    for place in range(count):
        answers = dict(random_sheet(questionnaire, rng, hidden=place % 2 == 0).answers)
        if place % 3 == 0:
            answers = {name: own for name, own in answers.items() if rng.random() < 0.8}
        row: Row = {name: cell(own) for name, own in answers.items()}
        said = {
            name: own if isinstance(own, str) else [*own] if isinstance(own, tuple) else cell(own)
            for name, own in answers.items()
        }
        whole = {
            "questionnaire": questionnaire.id,
            "version": questionnaire.version,
            "company": f"Ñ, {place}",
        }
        name = f"{place:04}.yaml"
        (folder / name).write_text(json.dumps({**whole, "answers": said}, ensure_ascii=False), "utf-8")
        rows[name] = row
    return rows


def results(path: Path) -> dict[str, dict[str, object]]:
    done = duckdb.execute(f"SELECT * FROM read_parquet('{path}')")
    assert done.description is not None
    names = [own[0] for own in done.description]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in done.fetchall()}


def test_each_file_is_a_row_and_a_broken_one_tells_why(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    rows = written(tmp_path / "answers", shipped, 30)
    for name, content in BROKEN.items():
        (tmp_path / "answers" / name).write_bytes(content)
    done = run("cohort", "score", "answers", "-o", "s.parquet", "--by", "company", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "Written to s.parquet\n")
    told = json.loads(done.stdout)
    assert told["rows"] == 36 == told["scored"] + told["incomplete"] + told["wrong"]
    assert told["wrong"] == len(BROKEN)
    found = results(tmp_path / "s.parquet")
    assert list(found) == sorted([*rows, *BROKEN])
    for name, row in rows.items():
        assert wrong_with(shipped, expected_of(shipped, row), found[name]) == []
        assert found[name]["company"] == f"Ñ, {int(name[:4])}"
    for name, rule in TOLD.items():
        own = found[name]
        assert rule in str(own["problems"])
        assert (own["complete"], own["score"], own["level"]) == (False, None, None)
    assert "unknown_question:nope x" in str(found["wrong.yaml"]["problems"]).split("|")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("s.")] == ["s.parquet"]


def test_what_is_finished_is_not_read_again_but_for_files_that_changed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    score = ("cohort", "score", "answers", "z.csv", "--questionnaire", "dii", "-o", "s.parquet")
    written(tmp_path / "answers", load_questionnaire("dii"), 9)
    monkeypatch.setattr(answers_folder, "CHUNK", 3)
    (tmp_path / "z.csv").write_text("id,erp\n1,full,x\n", encoding="utf-8")
    assert run(*score).returncode == 2
    (place,) = (tmp_path / "s.parquet.parts").iterdir()
    before = {path.name: path.stat().st_mtime_ns for path in place.iterdir()}
    assert len(before) == 3
    (tmp_path / "answers" / "0004.yaml").write_bytes(b"")
    assert run(*score).returncode == 2
    after = {path.name: path.stat().st_mtime_ns for path in place.iterdir()}
    assert len(after) == 3
    assert sum(after.get(name) == when for name, when in before.items()) == 2
    (tmp_path / "z.csv").write_text("id,erp\n1,full\n", encoding="utf-8")
    assert run(*score).returncode == 0
    found = results(tmp_path / "s.parquet")
    assert len(found) == 10
    assert found["0004.yaml"]["problems"] == "yaml.empty:"


@pytest.mark.slow
def test_several_processes_find_the_same(
    run: Run, tmp_path: Path, shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "answers", shipped, 450)
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    assert run("cohort", "score", "answers", "-o", "a.parquet").returncode == 0
    monkeypatch.setattr(answers_folder, "MANY", 1000)
    assert run("cohort", "score", "answers", "-o", "b.parquet").returncode == 0
    assert results(tmp_path / "a.parquet") == results(tmp_path / "b.parquet")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names in this system")
def test_a_pipe_in_it_keeps_nobody_waiting_and_what_is_no_file_is_told(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    folder = tmp_path / "answers"
    written(folder, shipped, 1)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "inner.yaml").mkdir()
    (folder / "nowhere.yaml").symlink_to("none")
    (folder / "link.yml").symlink_to("0000.yaml")
    assert run("cohort", "score", "answers", "-o", "s.parquet").returncode == 0
    found = results(tmp_path / "s.parquet")
    assert {name: own["problems"] == "unreadable:" for name, own in found.items()} == {
        "0000.yaml": False,
        "inner.yaml": True,
        "link.yml": False,
        "nowhere.yaml": True,
    }


def test_a_folder_without_answers_files_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    done = run("cohort", "score", "answers")
    assert (done.returncode, done.stdout) == (2, "")
    assert "answers" in done.stderr


def test_what_answers_files_do_not_have_is_named_and_no_name_acts_on_a_terminal(
    run: Run, tmp_path: Path
) -> None:
    short = ("--questionnaire", "dii")
    written(tmp_path / "answers", load_questionnaire("dii"), 3)
    done = run("cohort", "score", "answers", *short, "--by", "nosuch")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "beside the questions, they have company, home, region" in done.stderr
    (tmp_path / "answers" / "x\x1b[31m\n.yaml").write_text("answers: [", encoding="utf-8")
    assert run("cohort", "score", "answers", *short, "-o", "s.csv").returncode == 0
    text = (tmp_path / "s.csv").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "x\\x1b[31m" in text
    assert run("cohort", "score", "answers", *short, "-o", "s.parquet").returncode == 0
    assert run("cohort", "report", "s.parquet", "--answers", "answers", *short).returncode == 0


def test_what_is_given_twice_is_scored_once_and_told(
    run: Run, tmp_path: Path, shipped: Questionnaire
) -> None:
    written(tmp_path / "answers", shipped, 2)
    done = run("cohort", "score", "answers", "./answers", "--format", "json")
    assert json.loads(done.stdout)["rows"] == 2
    assert "./answers is given twice" in done.stderr
