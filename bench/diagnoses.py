"""How many companies can be diagnosed a second, with advice; against another build, as a ratio of CPU time.

``python bench/diagnoses.py`` makes random complete sheets of the shipped questionnaire and diagnoses each once through
the Python API, with a date and the advice. With ``--against PYTHON``, the interpreter of an environment in which
another build is installed, both take turns, a few sheets at a time, each in its own process, and the ratio is the
median of those of the single turns. Reading the sheets is not counted. ``--profile`` shows where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import platform
import pstats
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import some_diagnoses
from sheets import random_sheet, shipped_questionnaire

#: How many sheets each side diagnoses in a turn.
TURN = 50


def plain(answer: Any) -> Any:
    """Write an answer as ``some_diagnoses.answer`` reads it."""
    return {"number": str(answer)} if isinstance(answer, Fraction) else answer


def random_sheets(count: int, seed: int) -> list[dict[str, Any]]:
    """Return the answers of random companies."""
    questionnaire, rng = shipped_questionnaire(), Random(seed)
    sheets = (random_sheet(questionnaire, rng, hidden=rng.random() < 0.5) for _ in range(count))
    return [{name: plain(answer) for name, answer in sheet.answers.items()} for sheet in sheets]


class Side:
    """A build, in a process of its own."""

    def __init__(self, python: str, sheets: Path) -> None:
        command = [python, "-P", some_diagnoses.__file__, str(sheets)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.told()

    def told(self) -> str:
        """Return what it says next. Raises ``SystemExit`` if it ended instead."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("one of the builds ended")
        return line

    def seconds(self, first: int, end: int) -> float:
        """Let it diagnose some sheets; return the CPU seconds."""
        assert self.process.stdin is not None
        print(first, end, file=self.process.stdin, flush=True)
        return float(self.told())

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def profile(sheets: Path) -> None:
    """Show where the time goes, in this process."""
    asked, made, diagnose = some_diagnoses.api()
    own = some_diagnoses.sheets_of(sheets, asked, made)
    profiler = cProfile.Profile()
    profiler.enable()
    for sheet in own:
        diagnose(sheet)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(35)


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sheets", type=int, default=2000, help="how many companies (default 2000)")
    parser.add_argument("--seed", type=int, default=0, help="which random companies (default 0)")
    parser.add_argument("--against", metavar="PYTHON", help="interpreter that has another build")
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.json"
        path.write_text(json.dumps(random_sheets(options.sheets, options.seed)), encoding="utf-8")
        if options.profile:
            profile(path)
            return
        pythons = {"this build": sys.executable, "other build": options.against}
        sides = {name: Side(python, path) for name, python in pythons.items() if python}
        turns: dict[str, list[float]] = {name: [] for name in sides}
        for first in range(0, options.sheets, TURN):
            for name, side in sides.items():
                turns[name].append(side.seconds(first, min(first + TURN, options.sheets)))
        for side in sides.values():
            side.close()
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores; ", end="")
    print(f"CPU time of {options.sheets} diagnoses with advice\n")
    print("| build | ms a diagnosis | diagnoses a second | times as long |\n| --- | ---: | ---: | ---: |")
    for name, own in turns.items():
        each = sum(own) / options.sheets
        ratio = median(a / b for a, b in zip(own, turns["this build"], strict=True))
        print(f"| {name} | {1000 * each:.2f} | {1 / each:.0f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
