"""How long a proof takes, as a ratio to loading what is proved: the shipped questionnaire and the instruments.

``python bench/prove.py`` loads and proves each in this process, in turn, so that a busy machine slows both alike:
read the ratios, not the milliseconds. No solver is asked. The target of the shipped questionnaire is 10 s.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from ecomdiag.loader.files import read_bytes, read_data
from ecomdiag.loader.questionnaire import SHIPPED, parse_questionnaire
from ecomdiag.proof.findings import Proof
from ecomdiag.proof.prove import prove

ROOT = Path(__file__).resolve().parent.parent
INSTRUMENTS = ROOT / "data" / "instruments"


def contents() -> dict[str, bytes]:
    """Return the files that are proved, by name; the shipped questionnaire first."""
    found = {SHIPPED: read_data(SHIPPED)}
    for path in sorted(INSTRUMENTS.glob("*.yaml")):
        found[path.name] = read_bytes(str(path))
    return found


def timed(work: Callable[[], object]) -> float:
    """Do something once; return milliseconds."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def measure(content: bytes, rounds: int) -> tuple[float, float, Proof]:
    """Load and prove a file ``rounds`` times, after once that does not count; return the medians and the proof."""
    questionnaire = parse_questionnaire(content)
    proof = prove(questionnaire)
    loading: list[float] = []
    proving: list[float] = []
    for _ in range(rounds):
        loading.append(timed(lambda: parse_questionnaire(content)))
        proving.append(timed(lambda: prove(questionnaire)))
    return median(loading), median(proving), proof


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7, help="proofs of each file (default 7)")
    options = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores; ", end="")
    print(f"median of {options.rounds}\n")
    print("| questionnaire | questions | load, ms | prove, ms | ratio | found |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, content in contents().items():
        loading, proving, proof = measure(content, options.rounds)
        asked = len(parse_questionnaire(content).questions)
        figures = f"{loading:.0f} | {proving:.0f} | {proving / loading:.1f}"
        print(f"| `{name}` | {asked} | {figures} | {len(proof.findings)} |")


if __name__ == "__main__":
    main()
