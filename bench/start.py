"""How long the program takes to start and to do its work, as a ratio to a Typer program that does nothing.

``python bench/start.py`` builds the wheel, installs it with what it needs into a fresh environment (compiled
bytecode, not editable) and measures there; ``--python PATH`` measures an environment that has it already. The
programs take turns, and a ratio is the median of those of the single turns, so that a busy machine slows both
sides alike: read the ratios, not the milliseconds. On a very busy one ``--cpu`` measures processor time instead
of what a person waits (not on Windows).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
YARDSTICK = "a Typer program that does nothing"
ANSWERS = ROOT / "examples" / "conservas-ria.yaml"


def programs(python: Path, answers: Path) -> dict[str, list[str]]:
    """Return what is measured, by name; the yardstick first."""
    ecomdiag = [str(python), "-m", "ecomdiag"]
    assess = [*ecomdiag, "assess", "--answers", str(answers), "--format"]
    return {
        YARDSTICK: [str(python), str(ROOT / "bench" / "do_nothing.py")],
        "ecomdiag --version": [*ecomdiag, "--version"],
        "ecomdiag --help": [*ecomdiag, "--help"],
        "ecomdiag check …": [*ecomdiag, "check", str(answers)],
        "ecomdiag template": [*ecomdiag, "template"],
        "ecomdiag assess --answers … --format json": [*assess, "json"],
        "ecomdiag assess --answers … --format markdown": [*assess, "markdown"],
        "ecomdiag assess --answers … --format table": [*assess, "table"],
    }


def processor_time() -> float:
    """Return the seconds of the processor that all programs run so far have taken."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command: Sequence[str], folder: str, clock: Callable[[], float]) -> float:
    """Run a program once, in a folder that holds no code of ours; return milliseconds. Raises if it fails."""
    start = clock()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
    return 1000 * (clock() - start)


def measure(
    commands: dict[str, list[str]], rounds: int, clock: Callable[[], float]
) -> dict[str, list[float]]:
    """Run all programs in turn, ``rounds`` times after one round that warms the disk cache."""
    runs: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(rounds + 1):
            for name, command in commands.items():
                taken = timed(command, folder, clock)
                if turn:
                    runs[name].append(taken)
    return runs


def table(runs: dict[str, list[float]]) -> str:
    """Write the medians, and those of the ratios, as a Markdown table."""
    lines = ["| program | ms | ratio |", "| --- | ---: | ---: |"]
    for name, own in runs.items():
        shown = name if name == YARDSTICK else f"`{name}`"
        ratio = median(taken / base for taken, base in zip(own, runs[YARDSTICK], strict=True))
        lines.append(f"| {shown} | {median(own):.0f} | {ratio:.2f} |")
    return "\n".join(lines)


def installed(folder: Path) -> Path:
    """Install the project's wheel and what it needs into a fresh environment; return its Python."""
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    wheel = next(folder.glob("ecomdiag-*.whl"))
    subprocess.run([*pip, "install", "--compile", str(wheel)], check=True)
    return python


def versions(python: Path) -> str:
    """Name the environment: the interpreter and the libraries that the start depends on."""
    names = ("typer", "rich", "PyYAML")
    show = f"from importlib.metadata import version as v; print(*(n + ' ' + v(n) for n in {names}), sep=', ')"
    found = subprocess.run(
        [str(python), "-c", show], check=True, capture_output=True, text=True
    ).stdout.strip()
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {found}"


def main() -> None:
    """Measure, and print the table of ``docs/performance.md``."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--python", type=Path, help="an environment's Python that has ecomdiag installed")
    parser.add_argument("--answers", type=Path, default=ANSWERS, help="answers file to assess")
    parser.add_argument("--cpu", action="store_true", help="processor time instead of what a person waits")
    parser.add_argument("--rounds", type=int, default=31, help="runs of each program (default 31)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = options.python or installed(Path(folder))
        clock = processor_time if options.cpu else time.perf_counter
        runs = measure(programs(python, options.answers.resolve()), options.rounds, clock)
        print(f"{versions(python)}; median of {options.rounds}\n\n{table(runs)}")


if __name__ == "__main__":
    main()
