"""What all tests share: the shipped questionnaire, the command, and how Hypothesis runs."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from remembered import remember
from running import Run, environment, in_process, process
from searches import leave_out_slow_cases
from sheets import shipped_questionnaire

from ecomdiag.questionnaire.model import Questionnaire

__all__ = ["Run", "environment"]

# The same examples on every run and machine; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config: pytest.Config) -> None:
    """Neither the language of whoever runs the tests nor the signals that they do not hear are the command's."""
    spoken = environment()
    os.environ.clear()
    os.environ.update(spoken)
    _hear_signals()
    _compile_once()
    remember()
    leave_out_slow_cases(unwanted=config.option.markexpr == "not slow")


def _hear_signals() -> None:
    """Programs started from here hear signals: a shell that runs the tests in the background has some ignored."""
    for name in ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def _compile_once() -> None:
    """The program is started many times: who wants nothing beside the sources has it compiled once all the same."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="ecomdiag-tests-")
        atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: rubbish is not looked for in it, nor more often than the program itself does."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def shipped() -> Questionnaire:
    return shipped_questionnaire()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in an empty folder, off a terminal, in English unless told otherwise: within this process."""
    return in_process(tmp_path)


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """The same as a process of its own, for what only a process shows."""
    return process(tmp_path)
