"""How long bringing in answers takes, against only reading the same table with Python's ``csv``: a ratio of CPU time.

``python bench/responses.py`` makes responses to the shipped questionnaire (``--rows``, each another random valid one)
as KoboToolbox exports them, with several choices in one column (``one``), or in one and in one for each choice
(``both``), and as other programs write CSV (``plain``). It brings them into a table of CSV, in turns with reading them;
the least of ``--turns`` counts. The memory is the most that a process of its own had in use.
"""

from __future__ import annotations

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from sheets import random_sheet, shipped_questionnaire

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record.exact import number_text
from ecomdiag.workflows.importing import import_answers

#: What KoboToolbox has a column of ticks for.
TICKED = (Kind.MULTIPLE, Kind.COUNTRIES)
BEFORE = ("start", "end")
BEHIND = ("_id", "_uuid", "_submission_time", "_status", "_index")


def cell(question: Question, answer: Answer | None) -> str:
    """Return an answer by values, several choices in the order of the form."""
    if isinstance(answer, tuple):
        ranked = question.kind is Kind.RANKING
        return " ".join(answer if ranked else (own.id for own in question.choices if own.id in answer))
    return "" if answer is None else answer if isinstance(answer, str) else number_text(answer)


def ticks(question: Question, answer: Answer | None) -> list[str]:
    """Return the columns of the choices of a question; blank where it was not answered."""
    if not isinstance(answer, tuple):
        return [""] * len(question.choices)
    return ["1" if choice.id in answer else "0" for choice in question.choices]


def table(questionnaire: Questionnaire, count: int, *, both: bool) -> Iterator[list[str]]:
    """Yield the heads, and then a row a response."""
    asked = [(section, question) for section in questionnaire.sections for question in section.questions]
    ticked = {own.id for _, own in asked if both and own.kind in TICKED}
    heads = list(BEFORE)
    for section, own in asked:
        heads.append(f"{section.id}/{own.id}")
        heads += [f"{heads[-1]}/{choice.id}" for choice in own.choices if own.id in ticked]
    yield [*heads, *BEHIND]
    rng = Random(0)
    for place in range(count):
        given = random_sheet(questionnaire, rng).answers
        row = ["2026-11-30T09:12:31.204+01:00", "2026-11-30T09:41:07.911+01:00"]
        for _, own in asked:
            row.append(cell(own, given.get(own.id)))
            row += ticks(own, given.get(own.id)) if own.id in ticked else []
        uuid = f"{rng.getrandbits(128):032x}"
        yield [*row, str(place), uuid, "2026-11-30T08:41:09", "submitted_via_web", str(place + 1)]


def seconds(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def read(path: Path) -> int:
    """Only read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file, delimiter="," if path.stem == "plain" else ";"))


def bring_in(path: Path) -> None:
    """Import a table into another, every row of it."""
    found = import_answers(shipped_questionnaire(), str(path), str(path.with_suffix(".out.csv")))
    assert found.rows == found.arrived, found


def write(path: Path, count: int) -> None:
    """Write a table: as KoboToolbox does, with every cell in quotes, or as other programs do."""
    rows = table(shipped_questionnaire(), count, both=path.stem == "both")
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.stem == "plain":
            csv.writer(file).writerows(rows)
        else:
            csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)


def compare(path: Path, turns: int) -> None:
    """Print how long reading and importing take, and the memory of the latter."""
    bring_in(path)
    reading, importing = [], []
    for _ in range(turns):
        reading.append(seconds(partial(read, path)))
        importing.append(seconds(partial(bring_in, path)))
    command = [sys.executable, __file__, "--only", str(path)]
    most = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    least, own = min(reading), min(importing)
    print(f"{path.stem}: read {least:.3f} s, imported {own:.3f} s, {own / least:.2f} times, {most} MiB")


def main() -> None:
    """Make the tables, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the tables are kept, and used again")
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    own = parser.parse_args()
    if own.only is not None:
        bring_in(own.only)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = own.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        for name in ("one", "both", "plain"):
            path = folder / f"{name}.csv"
            if not path.exists():
                write(path, own.rows)
            compare(path, own.turns)


if __name__ == "__main__":
    main()
