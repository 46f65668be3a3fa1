"""What all tests share: the shipped questionnaire, the real command, and how Hypothesis runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sheets import shipped_questionnaire

from ecomdiag.model import Questionnaire

# The same examples on every run and machine; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

#: What the person's environment may say to the program; a test says it itself.
_SPOKEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def shipped() -> Questionnaire:
    return shipped_questionnaire()


def environment(**spoken: str) -> dict[str, str]:
    quiet = {name: value for name, value in os.environ.items() if name not in _SPOKEN}
    return {**quiet, "LANG": "C.UTF-8", "TERM": "xterm", **spoken}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the real command in an empty folder, off a terminal, in English unless told otherwise."""

    def command(*arguments: str, stdin: str | bytes = b"", **spoken: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "ecomdiag", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(**spoken),
            timeout=60,
        )
        out, err = (stream.decode("utf-8") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return command
