"""What happens outside while a person answers: no acknowledged answer is lost, and nothing is said that is not so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
if shutil.which("bash") is None or not Path("/proc/self/task").exists():
    pytest.skip("a shell with jobs and /proc are needed", allow_module_level=True)

from outside import played  # noqa: E402
from searches import slow  # noqa: E402

from ecomdiag.questionnaire.model import Questionnaire  # noqa: E402

QUICK, ALL = 1, 80


@pytest.mark.parametrize("seed", [*range(QUICK), *slow(range(QUICK, ALL))])
def test_outside_events_lose_nothing_and_make_nobody_say_what_is_not_so(
    shipped: Questionnaire, tmp_path: Path, seed: int
) -> None:
    assert played(shipped, tmp_path, seed)[1] == ""
