"""A questionnaire in the sheets of a workbook: it goes out whole, is edited there, and comes back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest
from any_questionnaire import as_in_files
from conftest import Run
from generating import random_questionnaire
from searches import slow, thinned

from ecomdiag import (
    QuestionnaireError,
    UsageError,
    export,
    import_form,
    load_questionnaire,
    questionnaire_text,
)
from ecomdiag.loader.questionnaire import INSTRUMENTS, parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text as text_of
from ecomdiag.problems.errors import EcomdiagError
from ecomdiag.questionnaire.model import Questionnaire

HERE = Path(__file__).resolve().parent.parent
SORTS = ("none", "apart", "shared", "optional", "words", "structured", "offering", "numbers")


def written(questionnaire: Questionnaire, path: Path) -> Path:
    path.write_bytes(export(questionnaire, "xlsx", language="es").content)
    return path


@pytest.mark.parametrize("name", thinned([None, *INSTRUMENTS], 3))
def test_what_ships_comes_back_letter_for_letter(name: str | None, tmp_path: Path) -> None:
    ours = load_questionnaire(name)
    assert import_form(written(ours, tmp_path / "q.xlsx")).text == questionnaire_text(ours)


@pytest.mark.parametrize("path", sorted((HERE / "questionnaires").glob("*.yaml")), ids=lambda own: own.stem)
def test_others_come_back(path: Path, tmp_path: Path) -> None:
    ours = load_questionnaire(path)
    assert import_form(written(ours, tmp_path / "q.xlsx")).text == questionnaire_text(ours)


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 200))])
def test_any_questionnaire_comes_back(seed: int, tmp_path: Path) -> None:
    text = text_of(as_in_files(random_questionnaire(Random(seed), SORTS[seed % len(SORTS)])))
    back = import_form(written(parse_questionnaire(text.encode()), tmp_path / "q.xlsx"))
    assert back.text == text


def edited(tmp_path: Path, sheet: str, cell: str, value: object) -> Path:
    path = written(load_questionnaire("dii"), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def column(tmp_path: Path, sheet: str, head: str) -> str:
    book = openpyxl.load_workbook(written(load_questionnaire("dii"), tmp_path / "heads.xlsx"))
    return next(cell.column_letter for cell in book[sheet][1] if cell.value == head)


def test_a_word_and_a_score_are_edited(tmp_path: Path) -> None:
    path = edited(tmp_path, "questions", f"{column(tmp_path, 'questions', 'text::en')}2", "=Do you sell?")
    book = openpyxl.load_workbook(path)
    assert book["questions"]["A1"].value == "section"
    sheet = book["choices"]
    score = column(tmp_path, "choices", "score")
    place = next(cell.row for cell in sheet[score] if cell.value == "1")
    sheet[f"{score}{place}"] = 0.75
    text = column(tmp_path, "questions", "text::en")
    book["questions"][f"{text}2"] = "Do you sell?"
    book.save(path)
    made = parse_questionnaire(import_form(path).text.encode())
    assert made.questions[0].text.en == "Do you sell?"
    before = load_questionnaire("dii")
    assert sum(own.score for question in made.questions for own in question.choices) < sum(
        own.score for question in before.questions for own in question.choices
    )


def test_a_fault_has_its_sheet_and_row(tmp_path: Path) -> None:
    path = edited(tmp_path, "choices", f"{column(tmp_path, 'choices', 'score')}2", "much")
    with pytest.raises(QuestionnaireError) as found:
        import_form(path)
    problem = found.value.problems[0]
    first = openpyxl.load_workbook(path)["choices"]["B2"].value
    assert problem.part == f"choices: {first}"


def test_a_row_that_belongs_nowhere_is_told(tmp_path: Path) -> None:
    path = edited(tmp_path, "questions", f"{column(tmp_path, 'questions', 'section')}2", "nobody")
    with pytest.raises(QuestionnaireError) as found:
        import_form(path)
    assert {own.rule for own in found.value.problems} == {"tables.belongs"}


def test_sheets_that_are_missing_or_say_two_things_are_refused(tmp_path: Path) -> None:
    path = written(load_questionnaire("dii"), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(path)
    book["questions"]["B1"] = "section"
    book.save(path)
    with pytest.raises(UsageError, match="two columns section"):
        import_form(path)
    del book["sections"]
    book.save(path)
    with pytest.raises(UsageError, match="lacks sheets"):
        import_form(path, "xlsx")


def test_words_never_become_formulas(tmp_path: Path) -> None:
    content = export(load_questionnaire(), "xlsx", language="es").content
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 500))])
def test_a_damaged_workbook_is_told(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    path = written(load_questionnaire("dii"), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(path)
    for _ in range(rng.randint(1, 5)):
        sheet = rng.choice(book.worksheets)
        match rng.randrange(4):
            case 0:
                cell = sheet.cell(rng.randint(1, sheet.max_row), rng.randint(1, sheet.max_column))
                cell.value = rng.choice(["", "[", "{}", "[[1]]", '"', "no", 3, -1, 0.5, "x::es", None, True])
            case 1:
                sheet.delete_rows(rng.randint(1, sheet.max_row))
            case 2:
                sheet.delete_cols(rng.randint(1, sheet.max_column))
            case _:
                sheet.title = rng.choice(["choices", "other", "survey", "rows"])
    book.save(path)
    try:
        parse_questionnaire(import_form(path, "xlsx").text.encode())
    except EcomdiagError as error:
        told = error.lines("en")
    else:
        told = ["read"]
    assert told


def test_the_command(run: Run, tmp_path: Path) -> None:
    assert run("questionnaire", "export", "dii", "--to", "xlsx", "-o", "dii.xlsx").returncode == 0
    assert run("questionnaire", "import", "dii.xlsx", "-o", "q.yaml").returncode == 0
    assert run("questionnaire", "check", "q.yaml", "--strict").returncode == 0


@pytest.mark.parametrize("name", ["q.xlsx", "q.json"])
def test_a_whole_questionnaire_takes_no_scores_of_another(name: str, run: Run, tmp_path: Path) -> None:
    ours = load_questionnaire("dii")
    (tmp_path / name).write_bytes(export(ours, name[2:], language="es").content)
    (tmp_path / "scored.yaml").write_text(questionnaire_text(ours), encoding="utf-8")
    done = run("questionnaire", "import", name, "--scores", "scored.yaml", "-o", "new.yaml", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} is a whole questionnaire, with its own scores" in done.stderr
    assert not (tmp_path / "new.yaml").exists()
