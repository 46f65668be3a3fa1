"""How long a key takes in the interview: from the key to the finished screen, as the person waits.

``python bench/keys.py`` plays whole interviews in this process, on a real pseudo-terminal of two sizes:
searches among all countries, moves, marks and answers, each with the saving of the answer to disk. Targets:
16 ms (a frame of a screen) in the median, 33 ms in 99 of 100. Then the same with a questionnaire whose branches
multiply, in which the range of the result is too much to settle: no key may wait for it, Ctrl-C included. Target:
50 ms for the slowest.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "interview"))

from keys import DOWN, LEAVE, PAGE_DOWN, UP, session, step
from sheets import questionnaire as made
from sheets import random_sheet, section, single

from ecomdiag.interview.host import Host
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.screens import QuestionScreen
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Kind, Questionnaire

SIZES = [(80, 24), (120, 40)]
#: Seconds without anything drawn after which a screen counts as finished.
STILL = 0.012
SEARCHES = ["south africa", "guinea", "república", "united", "xyz", "san ", "de", "ma"]


def typed(questionnaire: Questionnaire, rng: Random) -> Iterator[tuple[str, str]]:
    """Yield the keys of a lively interview, each with what it is."""
    wanted = random_sheet(questionnaire, rng, company=None)
    shadow = session(questionnaire)
    while (screen := shadow.screen) is not None:
        keys, reply = step(screen, wanted)
        if isinstance(screen, QuestionScreen) and screen.question.kind is Kind.COUNTRIES:
            for word in SEARCHES:
                yield from (("search", sign) for sign in word)
                yield from (("search", "\x7f") for _ in word)
            yield from (("move", key) for key in (DOWN, DOWN, PAGE_DOWN, PAGE_DOWN, UP, "\x1b[F", "\x1b[H"))
            yield from (("search", sign) for sign in "zz\x7f\x7f")
        elif isinstance(screen, QuestionScreen) and screen.question.kind in (Kind.SINGLE, Kind.MULTIPLE):
            yield from (("move", key) for key in (DOWN, DOWN, UP))
        shadow.reply(reply)
        for key in keys[:-1]:
            yield "mark", key
        yield "answer", keys[-1]


async def measured(
    questionnaire: Questionnaire, size: tuple[int, int], folder: Path, rng: Random, leave_after: int = 0
) -> list[tuple[str, float, float]]:
    """Play one interview; return of each key what it was, and the ms to the next and to the last screen.

    With ``leave_after`` it is left with Ctrl-C after so many keys, the range of the result still unknown.
    """
    columns, rows = size
    parent, child = os.openpty()
    threading.Thread(target=_swallow, args=(parent,), daemon=True).start()
    kept = AnswersFile(str(folder / f"{rng.random()}.yaml"), questionnaire)
    held = session(questionnaire, save=kept.save, language="en", clock=time.monotonic)
    found: list[tuple[str, float, float]] = []
    drawn: list[float] = []
    with create_pipe_input() as pipe, os.fdopen(child, "w") as terminal:
        output = Vt100_Output(terminal, lambda: Size(rows=rows, columns=columns), term="xterm-256color")
        interview = Host(held, Interruptions(), input=pipe, output=output)
        interview.after_render += lambda _: drawn.append(time.perf_counter())
        task = asyncio.ensure_future(interview.run_async())
        await asyncio.sleep(0.7)
        for what, key in typed(questionnaire, rng):
            drawn.clear()
            start = time.perf_counter()
            pipe.send_text(key)
            await asyncio.sleep(STILL)
            while drawn and time.perf_counter() - drawn[-1] < STILL:
                await asyncio.sleep(STILL / 2)
            if drawn:
                found.append((what, 1000 * (drawn[0] - start), 1000 * (drawn[-1] - start)))
            if len(found) == leave_after:
                start = time.perf_counter()
                pipe.send_text(LEAVE)
                await task
                ended = 1000 * (time.perf_counter() - start)
                return [*found, ("Ctrl-C", ended, ended)]
        await task
    return found


def gates(count: int) -> Questionnaire:
    """Return a questionnaire of yes and no, in which each yes opens a question in the next section."""
    opened = (single(f"f{n}", "no yes", show_if=AnyOf(f"g{n}", frozenset({"yes"}))) for n in range(count))
    return made(section("a", *(single(f"g{n}", "no yes") for n in range(count))), section("b", *opened))


def _swallow(descriptor: int) -> None:
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:
        pass


def row(name: str, times: list[float]) -> str:
    """Write one line of the table: median, 99th percentile, longest."""
    figures = (median(times), quantiles(times, n=100)[98], max(times))
    return f"| {name} | {len(times)} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |"


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gates", type=int, default=40, help="branches that multiply (default 40)")
    parser.add_argument("--keys", type=int, default=2000, help="keys per size of window (default 2000)")
    options = parser.parse_args()
    questionnaire = load_questionnaire()
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores; ms\n")
    print("| keys | count | median | 99 in 100 | longest |\n| --- | ---: | ---: | ---: | ---: |")
    for size in SIZES:
        found: list[tuple[str, float, float]] = []
        seed = 0
        with tempfile.TemporaryDirectory() as folder:
            while len(found) < options.keys:
                found += asyncio.run(measured(questionnaire, size, Path(folder), Random(seed)))
                seed += 1
        name = f"{size[0]}×{size[1]}"
        print(row(f"{name}, all, to the screen", [first for _, first, _ in found]))
        for kind in ("search", "move", "mark", "answer"):
            print(row(f"{name}, {kind}", [first for what, first, _ in found if what == kind]))
        print(row(f"{name}, all, the range of the result included", [last for _, _, last in found]))
    print_gates(options.gates)


def print_gates(count: int) -> None:
    """Measure the keys of interviews in which the range of the result is much to work out."""
    found: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(6):
            played = measured(
                gates(count), SIZES[0], Path(folder), Random(seed), leave_after=seed % 3 * 9 + 1
            )
            found += asyncio.run(played)
        found += asyncio.run(measured(gates(count), SIZES[0], Path(folder), Random(7)))
    print(row(f"gates {count}, all, to the screen", [first for _, first, _ in found]))
    print(row(f"gates {count}, Ctrl-C", [first for what, first, _ in found if what == "Ctrl-C"]))


if __name__ == "__main__":
    main()
