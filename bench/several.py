"""How long fifty answers files take at once, against a command for each, as ratios of CPU time and of time that passes.

``python bench/several.py`` copies the complete examples ten times over and makes the reports of all in one run, then
in a run each, by turns; it holds the reports against each other, and prints the medians of ``--turns`` turns.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WHOLE = ("conservas-ria", "maquinaria-norte", "moda-doce", "software-quince", "taller-forja")
DATE = ("--date", "2026-11-30")


def timed(commands: list[list[str]], folder: Path) -> tuple[float, float]:
    """Run commands one after the other; return the CPU seconds that they take, and the seconds that pass."""
    before, began = os.times(), time.perf_counter()
    for words in commands:
        subprocess.run(
            [sys.executable, "-m", "ecomdiag", *words], cwd=folder, check=True, capture_output=True
        )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - began


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3)
    turns = parser.parse_args().turns
    ratios: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clients = folder / "clients"
        clients.mkdir()
        for place in range(50):
            shutil.copy(EXAMPLES / f"{WHOLE[place % 5]}.yaml", clients / f"client-{place:02}.yaml")
        (folder / "each").mkdir()
        one = [["assess", "--answers", "clients", "-o", "all/", *DATE]]
        loop = [
            ["assess", "--answers", f"clients/{path.name}", "-o", f"each/{path.stem}.md", *DATE]
            for path in sorted(clients.iterdir())
        ]
        for _ in range(turns):
            together, apart = timed(one, folder), timed(loop, folder)
            ratios.append((apart[0] / together[0], apart[1] / together[1]))
        for path in (folder / "all").iterdir():
            assert path.read_bytes() == (folder / "each" / path.name).read_bytes()
    print("| 50 files | CPU time | time that passes |\n| --- | ---: | ---: |\n| one run | 1 | 1 |")
    print(f"| a run each | {median(own[0] for own in ratios):.1f} | {median(own[1] for own in ratios):.1f} |")


if __name__ == "__main__":
    main()
