"""Power cuts: the real program is killed while somebody types, and no answer that was taken is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")

from keys import ENTER, NOTE  # noqa: E402
from kills import killed  # noqa: E402
from program import Program  # noqa: E402
from searches import slow  # noqa: E402

from ecomdiag.loader.answers import read_answers  # noqa: E402
from ecomdiag.questionnaire.model import Questionnaire  # noqa: E402
from ecomdiag.questionnaire.notes import Note  # noqa: E402


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 50))])
def test_a_kill_loses_at_most_the_answer_being_given(
    shipped: Questionnaire, tmp_path: Path, seed: int
) -> None:
    assert killed(shipped, tmp_path, seed)[1] == ""


def test_a_kill_loses_no_part_of_a_note_that_was_taken(shipped: Questionnaire, tmp_path: Path) -> None:
    program = Program(
        tmp_path, "assess", "a.yaml", "--lang", "en", "--date", "2026-11-23", columns=200, rows=60
    )
    program.wait_for(shipped.questions[0].text.en[:50])
    program.type(NOTE)
    program.wait_for("What would you like to add")
    program.type(f"Signed in March # 12{ENTER}in Porto")
    program.wait_for("in Porto▏")
    program.type(NOTE)
    program.wait_for("What supports it")
    program.type("contract")
    program.kill()
    sheet = read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet
    assert dict(sheet.notes) == {
        shipped.questions[0].id: (Note(text="Signed in March # 12\nin Porto", date="2026-11-23"),)
    }
    assert not sheet.answers
