"""What scoring may hold, whatever the format of a table, and that many rows stay in their order."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from cohort_rows import random_row
from sheets import of, single

from ecomdiag.cohort import scoring
from ecomdiag.cohort.duck import connected
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.tables import Asked, opened
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire


def lines_of_json(questionnaire: Questionnaire, to: Path, count: int) -> None:
    """Write a table with all questions; a few rows again and again."""
    rng = Random(16)
    rows = [random_row(questionnaire, rng) for _ in range(200)]
    text = "".join(json.dumps({"id": "1", **row}) + "\n" for row in rows)
    to.write_text(text * (count // 200), encoding="utf-8")


@pytest.mark.slow
def test_lines_of_json_are_read_within_the_memory(shipped: Questionnaire, tmp_path: Path) -> None:
    path, count = tmp_path / "t.ndjson", 60_000
    lines_of_json(shipped, path, count)
    with connected(lambda *_: None) as duck:
        table = opened(str(path), shipped, Asked(), duck.connection)
        hashes = ", ".join(f'bit_xor(hash("{name}"))' for name in table.source.forms)
        ((found, *_),) = duck.run(f"SELECT count(*), {hashes} FROM {table.source.table}", str(path))
    assert found == count


def test_many_rows_stay_in_their_order(tmp_path: Path) -> None:
    """They are joined to the row of tables by several threads, each with a part of the file."""
    questionnaire, path, count = of(single("q", {"a": 0, "b": 100})), tmp_path / "t.parquet", 150_000
    with connected(lambda *_: None) as duck:
        rows = f"SELECT range AS id, if(range % 3 = 0, 'a', 'b') AS q FROM range({count})"
        duck.connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 20480)")
        table = opened(str(path), questionnaire, Asked(), duck.connection)
        part = scoring.scored(duck, plan_of(questionnaire), table, tmp_path / "part")
        found = f"read_parquet('{part}/*.parquet', file_row_number=true)"
        asked = f"SELECT count(*), count(*) FILTER (CAST(id AS BIGINT) <> file_row_number) FROM {found}"
        assert duck.run(asked, str(part)) == [(count, 0)]


def test_what_needs_more_memory_is_told_so_and_not_that_the_file_is_broken() -> None:
    with connected(lambda *_: None, memory="40MB") as duck, pytest.raises(UsageError) as stopped:
        duck.run("SELECT list(range) FROM range(20000000)", "t.csv")
    told = stopped.value.words[0]
    assert not isinstance(told, str)
    assert told.to("en").startswith("t.csv does not fit the 40MB of memory")
    assert told.to("es").startswith("t.csv no cabe en los 40MB de memoria")
