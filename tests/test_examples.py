"""The examples, whose diagnoses may only change on purpose, and what the documents show."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from running import Run

from ecomdiag import engine, texts
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import renew_examples as renew  # noqa: E402

HOW = "If the change is meant: python tools/renew_examples.py, read the difference, tell it in the changelog."
EXAMPLES = renew.examples()
names = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


def test_every_example_has_its_diagnosis_and_every_diagnosis_its_example() -> None:
    golden = {folder.name for folder in renew.GOLDEN.iterdir() if folder.is_dir()}
    assert {example.stem for example in EXAMPLES} == golden, HOW
    assert len(EXAMPLES) >= 6


@names
def test_diagnosis_is_the_same_to_the_byte(example: Path, run: Run, tmp_path: Path) -> None:
    done = run(*renew.words(example, tmp_path))
    assert done.returncode == 0, done.stderr
    for name in renew.REPORTS:
        expected = (renew.GOLDEN / example.stem / name).read_text(encoding="utf-8")
        found = renew.without_record((tmp_path / name).read_bytes().decode())
        assert found == expected, f"{example.stem}/{name}. {HOW}"


def test_what_people_look_at_is_the_report_of_today(tmp_path: Path) -> None:
    """A page to the byte; a PDF by what it says, since another release of typst may break its lines elsewhere."""
    for made in renew.write_shown(tmp_path):
        kept = renew.EXAMPLES / made.name
        if made.suffix != ".pdf":
            assert made.read_bytes() == kept.read_bytes(), HOW
        else:
            pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
            said = [
                " ".join(
                    " ".join(
                        re.sub(r"[^\n]*\d+ / \d+\s*$", "", page.extract_text())
                        for page in pypdf.PdfReader(path).pages
                    ).split()
                )
                for path in (made, kept)
            ]
            assert said[0] == said[1], HOW


@names
def test_example_says_that_the_company_is_fictional(example: Path) -> None:
    first, *_ = example.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Empresa ficticia")


@names
def test_example_has_no_problem_but_what_was_left_blank(example: Path, shipped: Questionnaire) -> None:
    loaded = read_answers(example.read_bytes(), shipped)
    problems = loaded.located(engine.check(shipped, loaded.sheet))
    assert {problem.rule for problem in problems} == (
        {"unanswered"} if example.stem in renew.PARTIAL else set()
    )


def test_no_two_examples_answer_alike(shipped: Questionnaire) -> None:
    sheets = [read_answers(example.read_bytes(), shipped).sheet.answers for example in EXAMPLES]
    for one in sheets:
        for other in sheets:
            shared = one.keys() & other.keys()
            alike = sum(one[name] == other[name] for name in shared)
            assert one is other or alike < 0.7 * len(shared)


def test_tables_of_the_method_are_those_of_the_questionnaire(shipped: Questionnaire) -> None:
    for language, page in renew.METHOD.items():
        text = page.read_text(encoding="utf-8")
        assert renew.with_tables(text, shipped, language) == text, HOW


def _listings(document: str) -> list[bytes]:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    return [block.encode() for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def test_questionnaire_in_the_documents_loads() -> None:
    whole = [block for block in _listings("questions-file.md") if block.startswith(b"id:")]
    assert len(whole) == 1
    questionnaire = parse_questionnaire(whole[0])
    assert len(questionnaire.questions) == 3


def test_answers_in_the_documents_have_no_problem_but_being_few(shipped: Questionnaire) -> None:
    (block,) = (block for block in _listings("answers-file.md") if block.startswith(b"questionnaire:"))
    loaded = read_answers(block, shipped)
    problems = loaded.located(engine.check(shipped, loaded.sheet))
    assert {problem.rule for problem in problems} == {"unanswered"}


def _documented_rules(document: str) -> list[str]:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    tables = re.findall(r"^\| Rule \|.*\n\| ---.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    first = [cell for table in tables for cell in re.findall(r"^\| ([^|]*) \|", table, re.MULTILINE)]
    return [rule for cell in first for rule in re.findall(r"`([a-z0-9_.]+)`", cell)]


def test_every_rule_is_in_the_documents_once() -> None:
    said = {key.removeprefix("problem.") for key in sorted(texts.keys()) if key.startswith("problem.")}
    rules = {rule.removesuffix("_near") for rule in said}
    pages = (
        "answers-file.md",
        "questions-file.md",
        "questionnaire-check.md",
        "diagnosis-file.md",
        "brand.md",
        "interchange.md",
    )
    told = [_documented_rules(page) for page in pages]
    assert {rule for page in told for rule in page} | {
        "more"
    } == rules  # "more" is no rule that a file breaks
    assert all(len(page) == len(set(page)) for page in told)


def test_every_key_of_the_questionnaire_file_is_in_the_documents() -> None:
    readers = sorted((ROOT / "ecomdiag" / "loader" / "questions").glob("*.py"))
    source = "\n".join(reader.read_text(encoding="utf-8") for reader in readers)
    lists = re.findall(
        r"(?:Fields\(\s*(?:node|item),\s*self\.faults,|^KEYS = \()(.*?)\)", source, re.DOTALL | re.MULTILINE
    )
    keys = {key for found in lists for key in re.findall(r'"(\w+)"', found)}
    told = set(re.findall(r"`(\w+)", (ROOT / "docs" / "questions-file.md").read_text(encoding="utf-8")))
    assert len(keys) > 30
    assert keys <= told
