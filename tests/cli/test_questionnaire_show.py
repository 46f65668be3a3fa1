"""``ecomdiag questionnaire show``: from where it reads, in which form and language it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.questionnaire import drawing, listing

OWN = """\
id: own
version: "2"
title: {es: propio, en: own}
levels: [{id: low, from: 0, title: {es: bajo, en: low}}]
sections:
  - id: only
    title: {es: única, en: only}
    intro: {es: intro, en: intro}
    questions:
      - {id: first, kind: percentage, text: {es: ¿Cuánto?, en: How much?}, weight: 0}
      - id: second
        kind: single
        text: {es: ¿Y bien?, en: So?}
        show_if: {question: first, at_least: 5}
        choices: [{id: a, text: {es: A, en: A}}, {id: b, text: {es: B, en: B}}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_shipped_questionnaire_is_shown_in_the_language_asked_for(
    run: Run, shipped: Questionnaire
) -> None:
    done = run("questionnaire", "show", "--lang", "es")
    assert (done.returncode, done.stdout, done.stderr) == (0, listing.render(shipped, "es"), "")
    assert run("questionnaire", "show", LANG="C").stdout == listing.render(shipped, "en")


def test_the_drawing_alone_is_the_source_of_mermaid(run: Run, shipped: Questionnaire) -> None:
    done = run("questionnaire", "show", "--format", "mermaid", "--lang", "es")
    assert (done.returncode, done.stdout, done.stderr) == (0, drawing.render(shipped, "es"), "")
    assert done.stdout.startswith("flowchart TB\n")


def test_a_file_an_option_and_standard_input_are_the_same(run: Run, own: Path) -> None:
    named = run("questionnaire", "show", "own.yaml")
    assert (named.returncode, named.stderr) == (0, "")
    assert named.stdout.startswith("# own\n")
    assert "**Asked only if** [How much?](#11-how-much) (`first`) is 5% or more." in named.stdout
    assert run("questionnaire", "show", "--questionnaire", "own.yaml").stdout == named.stdout
    assert run("questionnaire", "show", "-", stdin=OWN).stdout == named.stdout
    drawn = run("questionnaire", "show", "-", "--format", "mermaid", stdin=OWN)
    assert '(["5% or more"])' in drawn.stdout


@pytest.mark.parametrize("language", ["es", "en"])
def test_two_questionnaires_at_once_are_refused_in_one_line(run: Run, own: Path, language: str) -> None:
    done = run("questionnaire", "show", "own.yaml", "--questionnaire", "own.yaml", "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "--questionnaire" in done.stderr


def test_a_file_that_is_missing_or_wrong_prints_nothing(run: Run, own: Path) -> None:
    own.write_text(OWN.replace("kind: single", "kind: sinlge"), encoding="utf-8")
    wrong = run("questionnaire", "show", "own.yaml", "--format", "mermaid")
    assert (wrong.returncode, wrong.stdout) == (4, "")
    assert wrong.stderr.startswith("own.yaml:12:15: error: ")
    missing = run("questionnaire", "show", "none.yaml")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert run("questionnaire", "show", "--format", "svg").returncode == 2


def test_the_document_can_be_kept_in_a_file_but_not_over_one_of_another_kind(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "answers.yaml").write_text("mine", encoding="utf-8")
    kept = run("questionnaire", "show", "dii", "-o", "dii.md", "--lang", "es")
    assert (kept.returncode, kept.stdout, kept.stderr) == (0, "", "Guardado en dii.md\n")
    assert (tmp_path / "dii.md").read_text(encoding="utf-8") == run(
        "questionnaire", "show", "dii", "--lang", "es"
    ).stdout
    refused = run("questionnaire", "show", "dii", "-o", "answers.yaml")
    assert refused.returncode == 2
    assert (tmp_path / "answers.yaml").read_text(encoding="utf-8") == "mine"
