"""Power cuts: the real program is killed while somebody types, and no answer that was taken is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")

from kills import killed  # noqa: E402
from searches import slow  # noqa: E402

from ecomdiag.questionnaire.model import Questionnaire  # noqa: E402


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 200))])
def test_a_kill_loses_at_most_the_answer_being_given(
    shipped: Questionnaire, tmp_path: Path, seed: int
) -> None:
    assert killed(shipped, tmp_path, seed)[1] == ""
