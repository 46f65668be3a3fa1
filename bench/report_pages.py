"""What a report in HTML, or in PDF, takes beside the same diagnosis as JSON, and how many in HTML are written a second.

``python bench/report_pages.py``: CPU time, of processes (the least of seven) and within one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import ecomdiag

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.yaml"))
EXAMPLE = next(path for path in EXAMPLES if path.stem == "conservas-ria")
TIMES, SECONDS = 7, 4


def run(form: str) -> float:
    """Return the CPU seconds of one report of an example."""
    command = [sys.executable, "-m", "ecomdiag", "assess", "--answers", str(EXAMPLE)]
    before = os.times()
    subprocess.run(
        [*command, "--date", "2026-11-23", "--format", form], stdout=subprocess.DEVNULL, check=True
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def a_second(depth: str) -> float:
    """Return how many reports in HTML of diagnoses at hand are written a second, on one core."""
    asked = ecomdiag.load_questionnaire()
    sheets = [ecomdiag.load_answers(path, asked) for path in EXAMPLES]
    made = [ecomdiag.diagnose(asked, sheet, date="2026-11-23") for sheet in sheets]
    ecomdiag.render(made[0], "html", language="es")
    begun, count = time.process_time(), 0
    while time.process_time() - begun < SECONDS:
        for diagnosis in made:
            ecomdiag.render(diagnosis, "html", language="es", depth=depth)
        count += len(made)
    return count / (time.process_time() - begun)


def main() -> None:
    """Print the figures."""
    least = dict.fromkeys(("json", "markdown", "html", "pdf"), 9000000000.0)
    for _ in range(TIMES):
        least = {form: min(spent, run(form)) for form, spent in least.items()}
    for form, spent in least.items():
        print(f"{form}: {spent:.2f} s, {spent / least['json']:.2f} times JSON")
    for depth in ("standard", "full"):
        print(f"HTML, {depth}: {a_second(depth):.0f} a second")


if __name__ == "__main__":
    main()
