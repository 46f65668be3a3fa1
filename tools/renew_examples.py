"""Renews what follows from the content: the examples' golden diagnoses and the tables of docs/method.md.

Run it on purpose, after a change that is meant to move scores or texts, and read the difference before
committing it: ``python tools/renew_examples.py``. The tests call the same functions and compare.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.wording import describe
from ecomdiag.texts.numbers import number

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "examples"
METHOD = ROOT / "docs" / "method.md"

DATE = "2026-11-23"
REPORTS = ("diagnosis.json", "report.md")
#: The example of which a report for people stands beside its answers, in each of these formats.
SHOWN, SHOWN_AS = "conservas-ria", (".html", ".pdf")
#: Examples that are incomplete on purpose.
PARTIAL = frozenset({"a-medias"})

_COUNTS = {NotAsked.ZERO: "0", NotAsked.FULL: "100", NotAsked.EXCLUDE: "nothing: it leaves the mean"}


def examples() -> list[Path]:
    """Return the answers files of all examples."""
    return sorted(EXAMPLES.glob("*.yaml"))


def words(example: Path, folder: Path) -> list[str]:
    """Return the words of the command that writes the reports of one example into a folder."""
    return _words(example, [folder / name for name in REPORTS])


def _words(example: Path, reports: list[Path]) -> list[str]:
    command = ["assess", "--answers", str(example), "--date", DATE, "--lang", "es"]
    command += [part for report in reports for part in ("--output", str(report))]
    return [*command, "--partial"] if example.stem in PARTIAL else command


def write_reports(example: Path, folder: Path) -> None:
    """Write the reports of one example into a folder, with the command that a user would type."""
    folder.mkdir(parents=True, exist_ok=True)
    _run(example, words(example, folder))
    report = folder / "diagnosis.json"
    report.write_text(without_record(report.read_text(encoding="utf-8")), encoding="utf-8")


def write_shown(folder: Path) -> list[Path]:
    """Write the reports for people of one example into a folder: all that can be made here."""
    endings = [ending for ending in SHOWN_AS if ending != ".pdf" or find_spec("typst")]
    reports = [folder / f"{SHOWN}{ending}" for ending in endings]
    _run(EXAMPLES / f"{SHOWN}.yaml", _words(EXAMPLES / f"{SHOWN}.yaml", reports))
    for report in reports:
        report.chmod(0o644)
    return reports


def _run(example: Path, typed: list[str]) -> None:
    command = [sys.executable, "-m", "ecomdiag", *typed]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "TERM": "dumb"}
    )
    if done.returncode:
        raise RuntimeError(f"{example.name}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")


def without_record(text: str) -> str:
    """Return a report without the last line of its JSON, the diagnosis as it is saved: goldens are for reading."""
    head, found, _ = text.partition(',\n  "record": ')
    return f"{head}\n}}\n" if found else text


def with_tables(text: str, questionnaire: Questionnaire) -> str:
    """Return a document with every table between ``<!-- table: name -->`` marks made anew."""
    for name, lines in _tables(questionnaire).items():
        marks = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        table = "\n".join(lines)
        text, found = marks.subn(lambda m, table=table: f"{m[1]}\n{table}\n\n{m[2]}", text)
        if found != 1:
            raise RuntimeError(f"table {name}: {found} places for it in the document")
    return text


def _tables(questionnaire: Questionnaire) -> dict[str, list[str]]:
    scored = [q for s in questionnaire.sections if s.weight > 0 for q in s.questions if q.scored]
    return {
        "weights": list(_weights(questionnaire)),
        "targets": list(_targets(scored)),
        "bands": list(_bands(scored)),
        "branches": list(_branches(questionnaire, scored)),
    }


def _weights(questionnaire: Questionnaire) -> Iterator[str]:
    total = sum(section.weight for section in questionnaire.sections)
    yield "| Section | Weight | Questions | of them scored | One question is worth (points of 100) |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for section in questionnaire.sections:
        scored = [question for question in section.questions if question.scored and section.weight > 0]
        worth = f"{float(100 * section.weight / total / len(scored)):.2f}" if scored else "–"
        row = (section.title.en, number(section.weight), len(section.questions), len(scored), worth)
        yield f"| {' | '.join(str(cell) for cell in row)} |"


def _targets(scored: list[Question]) -> Iterator[str]:
    yield "| Question | Choices that score | Their scores | All together | Target |"
    yield "| --- | ---: | --- | ---: | ---: |"
    for question in scored:
        if question.kind is Kind.MULTIPLE:
            worth = [choice.score for choice in question.choices if choice.score and not choice.exclusive]
            kinds = " or ".join(number(score) for score in sorted(set(worth)))
            row = (len(worth), kinds, number(sum(worth)), number(question.target))
            yield f"| `{question.id}` | {' | '.join(str(cell) for cell in row)} |"


def _bands(scored: list[Question]) -> Iterator[str]:
    yield "| Question | Score of the answer |"
    yield "| --- | --- |"
    for question in scored:
        if question.kind is Kind.PERCENTAGE:
            bands = [f"from {number(band.start)}%: {number(100 * band.score)}" for band in question.bands]
            yield f"| `{question.id}` | {' · '.join(bands)} |"


def _branches(questionnaire: Questionnaire, scored: list[Question]) -> Iterator[str]:
    yield "| Question | Asked only if | Not asked, it counts |"
    yield "| --- | --- | --- |"
    for question in scored:
        if question.show_if is not None:
            words = describe(questionnaire, question.show_if, "en")
            yield f"| `{question.id}` | {words} | {_COUNTS[question.if_not_asked]} |"
        if question.not_applicable_if is not None:
            words = describe(questionnaire, question.not_applicable_if, "en")
            yield f"| `{question.id}` | not: {words} | {_COUNTS[NotAsked.EXCLUDE]} |"


def main() -> None:
    """Renew everything."""
    for example in examples():
        write_reports(example, GOLDEN / example.stem)
        print(GOLDEN / example.stem)
    for folder in GOLDEN.iterdir():
        if folder.is_dir() and not (EXAMPLES / f"{folder.name}.yaml").exists():
            shutil.rmtree(folder)
            print(f"{folder} removed: it has no example")
    print(*write_shown(EXAMPLES), sep="\n")
    old = METHOD.read_text(encoding="utf-8")
    METHOD.write_text(with_tables(old, load_questionnaire()), encoding="utf-8")
    print(METHOD)


if __name__ == "__main__":
    main()
