"""Renews what follows from the content: the examples' golden diagnoses and the tables of the method.

The tables stand in ``docs/method.md`` and ``docs/es/method.md``. Run it on purpose, after a change that is meant to
move scores or texts, and read the difference before committing it:
``python tools/renew_examples.py``. The tests call the same functions and compare.
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
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.numbers import decimal, number

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "examples"
METHOD: dict[Language, Path] = {"en": ROOT / "docs" / "method.md", "es": ROOT / "docs" / "es" / "method.md"}

DATE = "2026-11-23"
REPORTS = ("diagnosis.json", "report.md")
#: The example of which a report for people stands beside its answers, in each of these formats.
SHOWN, SHOWN_AS = "conservas-ria", (".html", ".pdf")
#: Examples that are incomplete on purpose.
PARTIAL = frozenset({"a-medias"})

_COUNTS: dict[Language, dict[NotAsked, str]] = {
    "en": {NotAsked.ZERO: "0", NotAsked.FULL: "100", NotAsked.EXCLUDE: "nothing: it leaves the mean"},
    "es": {NotAsked.ZERO: "0", NotAsked.FULL: "100", NotAsked.EXCLUDE: "nada: sale de la media"},
}
#: The headings of each table, with the line that says how its columns stand.
_HEADINGS: dict[Language, dict[str, str]] = {
    "en": {
        "weights": "| Section | Weight | Questions | of them scored | One question is worth (points of 100) |",
        "targets": "| Question | Choices that score | Their scores | All together | Target |",
        "bands": "| Question | Score of the answer |",
        "branches": "| Question | Asked only if | Not asked, it counts |",
    },
    "es": {
        "weights": "| Sección | Peso | Preguntas | de ellas puntúan | Una pregunta vale (puntos de 100) |",
        "targets": "| Pregunta | Respuestas que puntúan | Lo que vale cada una | Todas juntas | Objetivo |",
        "bands": "| Pregunta | Lo que vale la respuesta |",
        "branches": "| Pregunta | Se pregunta solo si | Si no se pregunta, cuenta |",
    },
}
_COLUMNS = {
    "weights": "| --- | ---: | ---: | ---: | ---: |",
    "targets": "| --- | ---: | --- | ---: | ---: |",
    "bands": "| --- | --- |",
    "branches": "| --- | --- | --- |",
}
_OR: dict[Language, str] = {"en": " or ", "es": " o "}
_BAND: dict[Language, str] = {"en": "from {start}%: {score}", "es": "desde el {start} %: {score}"}
_NOT: dict[Language, str] = {"en": "not: {words}", "es": "no: {words}"}


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


def with_tables(text: str, questionnaire: Questionnaire, language: Language) -> str:
    """Return a document with every table between ``<!-- table: name -->`` marks made anew."""
    for name, rows in _tables(questionnaire, language).items():
        marks = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        table = "\n".join(
            [_HEADINGS[language][name], _COLUMNS[name], *(f"| {' | '.join(row)} |" for row in rows)]
        )
        text, found = marks.subn(lambda m, table=table: f"{m[1]}\n{table}\n\n{m[2]}", text)
        if found != 1:
            raise RuntimeError(f"table {name}: {found} places for it in the document")
    return text


def _tables(questionnaire: Questionnaire, language: Language) -> dict[str, Iterator[list[str]]]:
    scored = [q for s in questionnaire.sections if s.weight > 0 for q in s.questions if q.scored]
    return {
        "weights": _weights(questionnaire, language),
        "targets": _targets(scored, language),
        "bands": _bands(scored, language),
        "branches": _branches(questionnaire, scored, language),
    }


def _weights(questionnaire: Questionnaire, language: Language) -> Iterator[list[str]]:
    total = sum(section.weight for section in questionnaire.sections)
    for section in questionnaire.sections:
        scored = [question for question in section.questions if question.scored and section.weight > 0]
        worth = f"{float(100 * section.weight / total / len(scored)):.2f}" if scored else "–"
        counts = (number(section.weight, language), str(len(section.questions)), str(len(scored)))
        yield [section.title.to(language), *counts, decimal(worth, language)]


def _targets(scored: list[Question], language: Language) -> Iterator[list[str]]:
    for question in scored:
        if question.kind is Kind.MULTIPLE:
            worth = [choice.score for choice in question.choices if choice.score and not choice.exclusive]
            kinds = _OR[language].join(number(score, language) for score in sorted(set(worth)))
            sums = (number(sum(worth), language), number(question.target, language))
            yield [f"`{question.id}`", str(len(worth)), kinds, *sums]


def _bands(scored: list[Question], language: Language) -> Iterator[list[str]]:
    for question in scored:
        if question.kind is Kind.PERCENTAGE:
            bands = [
                _BAND[language].format(
                    start=number(band.start, language), score=number(100 * band.score, language)
                )
                for band in question.bands
            ]
            yield [f"`{question.id}`", " · ".join(bands)]


def _branches(
    questionnaire: Questionnaire, scored: list[Question], language: Language
) -> Iterator[list[str]]:
    counts = _COUNTS[language]
    for question in scored:
        if question.show_if is not None:
            words = describe(questionnaire, question.show_if, language)
            yield [f"`{question.id}`", words, counts[question.if_not_asked]]
        if question.not_applicable_if is not None:
            words = describe(questionnaire, question.not_applicable_if, language)
            yield [f"`{question.id}`", _NOT[language].format(words=words), counts[NotAsked.EXCLUDE]]


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
    for language in LANGUAGES:
        page = METHOD[language]
        old = page.read_text(encoding="utf-8")
        page.write_text(with_tables(old, load_questionnaire(), language), encoding="utf-8")
        print(page)


if __name__ == "__main__":
    main()
