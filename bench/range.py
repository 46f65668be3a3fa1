"""How long the range and the proof take where branches multiply; against another build, as ratios of CPU time.

``python bench/range.py`` runs ``assess --partial`` of an empty sheet and ``questionnaire check`` on made questionnaires
and on the shipped one, in turn, as commands, and counts the CPU seconds of each (user and system). With ``--against
PYTHON``, the interpreter of an environment in which another build is installed, every run has a run of that beside
it, and the table shows the ratio. What takes a build longer than ``--limit`` seconds is stopped and shown as such.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

#: CPU seconds and the peak of memory in MiB; ``None``: stopped.
Cost: TypeAlias = tuple[float, float] | None


class Case(NamedTuple):
    """One command on one questionnaire, and with what it may end: a made questionnaire may have faults."""

    name: str
    arguments: tuple[str, ...]
    codes: tuple[int, ...] = (0,)


def texts(words: str) -> str:
    """Return a text in both languages."""
    return f'{{es: "{words} (es)", en: "{words} (en)"}}'


def yes_no(name: str, show_if: str = "") -> str:
    """Return a question of yes or no."""
    shown = f"\n    show_if: {show_if}" if show_if else ""
    return (
        f"  - id: {name}\n    kind: single\n    text: {texts('Question ' + name)}{shown}\n    choices:\n"
        f"    - {{id: n, text: {texts('No ' + name)}, score: 0}}\n"
        f"    - {{id: y, text: {texts('Yes ' + name)}, score: 1}}\n"
    )


def section(name: str, questions: str) -> str:
    """Return a section."""
    return f"- id: s_{name}\n  title: {texts('Section ' + name)}\n  intro: {texts('Intro')}\n  questions:\n{questions}"


def gates(count: int) -> str:
    """Yes or no in one section, and what follows from each yes in the next."""
    own = "".join(yes_no(f"g{n}") for n in range(count))
    follow = "".join(yes_no(f"f{n}", f"{{question: g{n}, any_of: [y]}}") for n in range(count))
    return section("a", own) + section("b", follow)


def several(count: int) -> str:
    """One list of choices, and what follows from each."""
    choices = "".join(f"    - {{id: c{n}, text: {texts(f'Choice {n}')}, score: 1}}\n" for n in range(count))
    target = f"    target: {max(1, count // 2)}\n    choices:\n{choices}"
    own = f"  - id: m\n    kind: multiple\n    text: {texts('Which')}\n{target}"
    return section(
        "a", own + "".join(yes_no(f"f{n}", f"{{question: m, any_of: [c{n}]}}") for n in range(count))
    )


def blocked(count: int) -> str:
    """Yes or no, and a blocker for each no."""
    own = section("a", "".join(yes_no(f"g{n}") for n in range(count)))
    return f"{own}blockers:\n" + "".join(
        f"- {{id: b{n}, when: {{question: g{n}, any_of: [n]}}, caps_at: low, title: {texts(f'Blocker {n}')}, "
        f"reason: {texts('Reason')}}}\n"
        for n in range(count)
    )


def flat(count: int) -> str:
    """Yes or no in sections of 20."""
    return "".join(
        section(str(at), "".join(yes_no(f"q{n}") for n in range(at, min(at + 20, count))))
        for at in range(0, count, 20)
    )


#: What is made: the shape, how many, and whether it is proved too.
MADE = (
    (gates, 12, True),
    (gates, 14, False),
    (gates, 40, True),
    (several, 12, True),
    (several, 20, False),
    (blocked, 14, False),
    (blocked, 30, True),
    (flat, 2000, False),
)


def cases(folder: Path) -> Iterator[Case]:
    """Write the questionnaires, and yield what is run."""
    blank = folder / "blank.yaml"
    blank.write_text('questionnaire: made\nversion: "1"\nanswers: {}\n', encoding="utf-8")
    yield Case("shipped: check", ("questionnaire", "check"))
    for shape, count, proved in MADE:
        path = folder / f"{shape.__name__}{count}.yaml"
        levels = f"- {{id: low, from: 0, title: {texts('Low')}}}\n- {{id: high, from: 50, title: {texts('High')}}}\n"
        head = f'id: made\nversion: "1"\ntitle: {texts("Made")}\nlevels:\n{levels}sections:\n'
        path.write_text(head + shape(count), encoding="utf-8")
        partial = ("--partial", "--questionnaire", str(path), "--format", "json")
        yield Case(f"{shape.__name__} {count}: assess", ("assess", "--answers", str(blank), *partial))
        if proved:
            yield Case(
                f"{shape.__name__} {count}: check", ("questionnaire", "check", str(path)), codes=(0, 4)
            )


def cost(python: str, case: Case, limit: float) -> Cost:
    """Run a command; return what it cost."""
    script = (
        "import resource,subprocess,sys\n"
        "resource.setrlimit(resource.RLIMIT_CPU,(int(sys.argv[1]),)*2)\n"
        "done=subprocess.run(sys.argv[2:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime+used.ru_stime,used.ru_maxrss/1024,done.returncode)"
    )
    command = [sys.executable, "-c", script, str(int(limit)), python, "-P", "-m", "ecomdiag", *case.arguments]
    seconds, memory, code = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    if int(code) >= 0 and int(code) not in case.codes:
        raise SystemExit(f"{case.name}: {python} ended with {code}, which is no valid run")
    return None if int(code) < 0 else (float(seconds), float(memory))


def shown(costs: list[Cost], limit: float) -> str:
    """Return the median of some costs."""
    known = [own[0] for own in costs if own is not None]
    return f"{median(known):.2f}" if len(known) == len(costs) else f"over {limit:.0f}"


def ratio(own: list[Cost], other: list[Cost], limit: float) -> str:
    """Return how many times as long another build takes: the median over the runs side by side."""
    pairs = [((b[0] if b else limit) / a[0]) for a, b in zip(own, other, strict=True) if a is not None]
    if not pairs:
        return "–"
    return f"{'over ' if None in other else ''}{median(pairs):.1f}"


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command (default 5)")
    parser.add_argument("--limit", type=float, default=60, help="CPU seconds for one run (default 60)")
    parser.add_argument("--against", metavar="PYTHON", help="interpreter that has another build")
    options = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores; ", end="")
    print(f"CPU seconds, median of {options.rounds}\n")
    print("| command | this build | peak, MiB | other build | other ÷ this |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder)):
            own: list[Cost] = []
            other: list[Cost] = []
            for _ in range(options.rounds):
                own.append(cost(sys.executable, case, options.limit))
                if options.against:
                    other.append(cost(options.against, case, options.limit))
            peak = max((found[1] for found in own if found is not None), default=0.0)
            beside = (
                f"{shown(other, options.limit)} | {ratio(own, other, options.limit)}" if other else "– | –"
            )
            print(f"| {case.name} | {shown(own, options.limit)} | {peak:.0f} | {beside} |", flush=True)


if __name__ == "__main__":
    main()
