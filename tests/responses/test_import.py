"""Tables that other tools export, row by row: everything arrives, or is told with row, column, value and what to do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from conftest import Run
from own import BEGUN
from searches import slow
from sheets import random_sheet

from ecomdiag import UsageError, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record.exact import number_text
from ecomdiag.workflows.importing import Imported, import_answers

SMALL = (
    BEGUN
    + """\
      - {id: sells, kind: yes_no, text: {es: "¿Vendéis?", en: "Do you sell?"}}
      - id: ways
        kind: multiple
        optional: true
        text: {es: "¿Por dónde, y cómo?", en: "Where, and how?"}
        choices:
          - {id: shop, score: 1, text: {es: "Tienda, propia", en: "Shop, own"}}
          - {id: market, score: 1, text: {es: "Marketplaces", en: "Marketplaces"}}
          - {id: both, score: 1, text: {es: "Tienda, propia, Marketplaces", en: "All of them"}}
          - {id: sells, score: 1, text: {es: "Ventas", en: "Sales"}}
          - {id: none, exclusive: true, text: {es: "Ninguna", en: "None"}}
      - id: order
        kind: ranking
        optional: true
        text: {es: Orden, en: Order}
        choices: [{id: a, text: {es: Alfa, en: Alpha}}, {id: b, text: {es: Beta, en: Beta}}]
      - {id: to, kind: countries, optional: true, max_choices: 3, text: {es: Países, en: Countries}}
      - {id: share, kind: percentage, optional: true, text: {es: Parte, en: Share}, bands: [{from: 0, score: 0}, {from: 10, score: 1}]}
      - {id: people, kind: number, optional: true, integer: true, min: 0, text: {es: Personas, en: People}}
      - {id: since, kind: date, optional: true, text: {es: Desde, en: Since}}
      - {id: words, kind: text, optional: true, lines: 2, max_length: 40, text: {es: Palabras, en: Words}}
"""
)


@pytest.fixture(scope="module")
def small() -> Questionnaire:
    return parse_questionnaire(SMALL.encode())


def table(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return str(path)


def imported(
    tmp_path: Path, asked: Questionnaire, *rows: Sequence[str], **more: Any
) -> tuple[Imported, list[dict[str, Any]]]:
    source = table(tmp_path / "in.csv", rows)
    found = import_answers(asked, source, str(tmp_path / "out.ndjson"), **more)
    output = tmp_path / "out.ndjson"
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    return found, [json.loads(line) for line in lines]


#: The head of a column, a cell, and what it answers.
CELLS: list[tuple[str, str, dict[str, Any]]] = [
    ("sells", "yes", {"sells": "yes"}),
    ("sells", "NO", {"sells": "no"}),
    ("sells", "F", {}),
    ("first/sells", "Sí", {"sells": "yes"}),
    ("first-sells", "no", {"sells": "no"}),
    ("data.first:sells", "yes", {"sells": "yes"}),
    ("Sells", "yes", {"sells": "yes"}),
    ("first/SELLS", "yes", {"sells": "yes"}),
    ("first/sells_", "yes", {"sells": "yes"}),
    ("¿Vendéis?", "Sí", {"sells": "yes"}),
    ("  Do  you sell? ", "true", {"sells": "yes"}),
    ("ways", "shop market", {"ways": ["shop", "market"]}),
    ("ways", "shop|market", {"ways": ["shop", "market"]}),
    ("ways", "Shop, own;Marketplaces;", {"ways": ["shop", "market"]}),
    ("¿Por dónde, y cómo?", "Tienda, propia", {"ways": ["shop"]}),
    ("Where, and how?", "Marketplaces, Shop, own", {"ways": ["market", "shop"]}),
    ("ways", "Tienda, propia, Marketplaces;", {"ways": ["both"]}),  # a ";" at the end, as of Microsoft Forms
    ("ways", "Marketplaces Tienda, propia", {"ways": ["market", "shop"]}),  # labels of KoboToolbox
    ("Una/¿Por dónde, y cómo?", "Marketplaces", {"ways": ["market"]}),  # with the titles of groups
    ("Una.¿Vendéis?", "Sí", {"sells": "yes"}),
    ("Una - dos / tres: ¿Vendéis?", "Sí", {"sells": "yes"}),
    ("ways", "none", {"ways": ["none"]}),
    ("order", "b a", {"order": ["b", "a"]}),
    ("Orden", "Beta;Alfa;", {"order": ["b", "a"]}),
    ("to", "DE FR", {"to": ["DE", "FR"]}),
    ("to", "Alemania, Francia", {"to": ["DE", "FR"]}),
    ("to", "Guinea Guinea Ecuatorial Reino Unido", {"to": ["GN", "GQ", "GB"]}),
    ("to", "Reino Unido", {"to": ["GB"]}),
    ("share", "12,5", {"share": "12.5"}),
    ("share", "12.5 %", {"share": "12.5"}),
    ("people", "012", {"people": "12"}),
    ("people", "1200", {"people": "1200"}),
    ("since", "2024-03-01", {"since": "2024-03-01"}),
    ("since", "2024-03-01T00:00:00.000", {"since": "2024-03-01"}),
    ("since", "31/12/2024", {"since": "2024-12-31"}),
    ("since", "03/03/2024", {"since": "2024-03-03"}),
    ("words", "=1+1", {"words": "=1+1"}),
]


@pytest.mark.parametrize(("head", "cell", "wanted"), CELLS)
def test_a_cell_arrives_as_people_meant_it(
    head: str, cell: str, wanted: dict[str, Any], small: Questionnaire, tmp_path: Path
) -> None:
    found, (*lines,) = imported(tmp_path, small, ["id", head], ["x", cell])
    if not wanted:
        assert (found.arrived, found.wrong, lines) == (0, 1, [])
    else:
        assert found.problems == ()
        assert lines == [{"id": "x", "company": None, **wanted}]


#: The head of a column, a cell, and the rule that it breaks.
WRONG = [
    ("sells", "maybe", "unknown_choice"),
    ("ways", "shop carrier", "unknown_choice"),
    ("ways", "Tienda, propia, Marketplaces", "responses.two_ways"),
    ("ways", "none shop", "alone"),
    ("order", "a", "incomplete_ranking"),
    ("to", "Nowhere", "unknown_country"),
    ("to", "Alemania y Francia", "responses.several_in_one"),
    ("to", "DE FR IT PT", "too_many"),
    ("share", "120", "out_of_range"),
    ("share", "many", "not_a_number"),
    ("people", "1.234", "number_ambiguous"),
    ("people", "2,5", "number_whole"),
    ("since", "03/04/2024", "responses.day_or_month"),
    ("since", "yesterday", "date_expected"),
    ("words", "x" * 41, "too_many_signs"),
    ("ways/shop", "perhaps", "responses.tick"),
]


@pytest.mark.parametrize(("head", "cell", "rule"), WRONG)
def test_what_is_no_answer_is_told_with_row_and_column(
    head: str, cell: str, rule: str, small: Questionnaire, tmp_path: Path
) -> None:
    found, lines = imported(
        tmp_path,
        small,
        ["id", "sells", head] if head != "sells" else ["id", "x", head],
        ["1", "", ""],
        ["2", "", cell],
    )
    (problem,) = found.problems
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 3)
    assert problem.rule == rule or rule in ("too_many_signs", "incomplete_ranking", "unknown_country")
    assert all(problem.message(language) for language in ("es", "en"))
    assert (found.rows, found.arrived, found.wrong) == (2, 1, 1)
    assert [line["id"] for line in lines] == ["1"]


LIKE = """
id: like
version: "1"
title: {es: P, en: S}
levels: [{id: low, from: 0, title: {es: B, en: L}}]
sections:
  - id: first
    title: {es: Una, en: One}
    intro: {es: A, en: B}
    questions:
      - id: size
        kind: multiple
        text: {es: Tallas, en: Sizes}
        choices:
          - {id: a, score: 1, text: {es: "A x", en: "A x"}}
          - {id: one, score: 1, text: {es: "(x)", en: "(x)"}}
          - {id: b, score: 1, text: {es: Azul, en: Blue}}
"""


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("A x", ["a"]),  # nor "a" and "(x)", which people may call so
        ("A x Azul (x)", ["a", "b", "one"]),
        ("Blue, A x", ["b", "a"]),
        ("a x", None),
    ],
)
def test_texts_letter_for_letter_come_before_what_people_call_them(
    cell: str, wanted: list[str] | None, tmp_path: Path
) -> None:
    found, lines = imported(tmp_path, parse_questionnaire(LIKE.encode()), ["id", "size"], ["x", cell])
    assert [own.rule for own in found.problems] == ([] if wanted else ["responses.two_ways"])
    assert [line["size"] for line in lines] == ([wanted] if wanted else [])


TICKS = [
    (["ways/shop", "ways/market", "ways/both", "ways/none"], ["1", "0", "1", "0"], ["shop", "both"]),
    (["first-ways/shop", "first-ways/market"], ["TRUE", "False"], ["shop"]),
    (["ways[shop]", "ways[market]"], ["Y", ""], ["shop"]),
    (["¿Por dónde, y cómo? [Tienda, propia]", "¿Por dónde, y cómo? [Marketplaces]"], ["Sí", "No"], ["shop"]),
    (["ways", "ways/shop", "ways/market"], ["market shop", "1", "1"], ["market", "shop"]),
    (["ways/shop", "ways/market"], ["0", "0"], None),
    (["ways/shop", "ways/market"], ["", ""], None),
    (["Where, and how?/Shop, own", "Where, and how?/Marketplaces"], ["x", ""], ["shop"]),
    (
        ["Una/¿Por dónde, y cómo?/Tienda, propia", "Una/¿Por dónde, y cómo?/Marketplaces"],
        ["1", "0"],
        ["shop"],
    ),
    # what is called as a question is a choice of this one
    (["ways/shop", "ways/sells"], ["0", "1"], ["sells"]),
]


@pytest.mark.parametrize(("heads", "cells", "wanted"), TICKS)
def test_a_column_for_each_choice(
    heads: list[str], cells: list[str], wanted: list[str] | None, small: Questionnaire, tmp_path: Path
) -> None:
    found, lines = imported(tmp_path, small, ["id", *heads], ["x", *cells])
    assert found.problems == ()
    assert lines[0].get("ways") == wanted


def test_a_column_for_each_place_of_an_order(small: Questionnaire, tmp_path: Path) -> None:
    _, lines = imported(tmp_path, small, ["id", "order[2]", "order[1]"], ["x", "a", "Beta"])
    assert lines[0]["order"] == ["b", "a"]


def test_several_in_one_are_told_as_a_cell_takes_them(small: Questionnaire, tmp_path: Path) -> None:
    found, _ = imported(tmp_path, small, ["id", "to"], ["x", "Guinea y España;Francia"])
    assert found.problems[0].message("es").endswith("así: Guinea; España; FR")
    _, lines = imported(tmp_path, small, ["id", "to"], ["x", "Guinea; España; FR"])
    assert lines[0]["to"] == ["GN", "ES", "FR"]


def test_ticks_that_do_not_say_the_same_are_told(small: Questionnaire, tmp_path: Path) -> None:
    found, lines = imported(
        tmp_path, small, ["id", "ways", "ways/shop", "ways/market"], ["x", "shop", "0", "1"]
    )
    assert [own.rule for own in found.problems] == ["responses.differ"]
    assert lines == []


MATRIX = (
    BEGUN
    + """\
      - id: looks
        kind: matrix
        text: {es: "¿Cómo se ven?", en: "How do they look?"}
        rows: [{id: photos, text: {es: Fotos, en: Photos}}, {id: texts, text: {es: Textos, en: Texts}}]
        choices: [{id: bad, score: 0, text: {es: Mal, en: Bad}}, {id: good, score: 1, text: {es: Bien, en: Good}}]
      - id: kept
        kind: matrix
        text: {es: "¿Se cuidan?", en: "Are they kept?"}
        rows: [{id: kept_photos, text: {es: Fotos, en: Photos}}, {id: kept_lists, text: {es: Listas, en: Lists}}]
        choices: [{id: bad, score: 0, text: {es: Mal, en: Bad}}, {id: good, score: 1, text: {es: Bien, en: Good}}]
"""
)


@pytest.mark.parametrize(
    "heads",
    [
        ["photos", "first/kept/kept_photos", "kept_lists"],
        ["Una/¿Cómo se ven?/Fotos", "Una/¿Se cuidan?/Fotos", "Una/¿Se cuidan?/Listas"],
        ["¿Cómo se ven? [Fotos]", "¿Se cuidan? [Fotos]", "Listas"],  # grids of Google Forms; Microsoft Forms
        ["How do they look? [Photos]", "One: Are they kept?: Photos", "Lists"],
    ],
)
def test_rows_of_a_matrix_are_told_by_their_own_words(heads: list[str], tmp_path: Path) -> None:
    asked = parse_questionnaire(MATRIX.encode())
    found, lines = imported(tmp_path, asked, ["id", *heads], ["x", "Bien", "Bad", "good"])
    assert (found.problems, found.unread) == ((), ())
    wanted = {"photos": "good", "kept_photos": "bad", "kept_lists": "good"}
    assert lines == [{"id": "x", "company": None, **wanted}]


def test_the_row_of_two_matrices_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        imported(
            tmp_path, parse_questionnaire(MATRIX.encode()), ["id", "Fotos", "texts"], ["x", "Bien", "good"]
        )
    assert [own.rule for own in caught.value.problems] == ["responses.column_doubtful"]


def test_a_head_of_very_many_parts_answers_nothing_in_no_time(small: Questionnaire, tmp_path: Path) -> None:
    found, lines = imported(tmp_path, small, ["id", "sells", "ways/" * 20_000 + "shop"], ["x", "yes", "1"])
    assert (len(found.unread), lines[0]["sells"]) == (1, "yes")


def test_a_cell_of_very_many_words_is_told_in_no_time(small: Questionnaire, tmp_path: Path) -> None:
    found, _ = imported(tmp_path, small, ["id", "ways"], ["x", "Marketplaces, " * 10_000 + "y"])
    assert found.wrong == 1


def test_notes_of_a_form_are_not_told_as_columns_that_answer_nothing(
    small: Questionnaire, tmp_path: Path
) -> None:
    heads = ["sells", "first/first_intro", "Una/A", "B", "first-first_intro", "first_intros"]
    found, _ = imported(tmp_path, small, heads, ["yes", "", "", "", "", ""])
    assert found.unread == ("first_intros",)


def test_columns_that_answer_nothing_are_named(small: Questionnaire, tmp_path: Path) -> None:
    found, lines = imported(
        tmp_path, small, ["start", "sells", "_uuid", "other/thing"], ["t", "yes", "uuid:7", "?"]
    )
    assert found.unread == ("start", "other/thing")
    assert lines[0]["id"] == "7"


#: What Google Forms and Microsoft Forms put beside the answers, of a quiz too (seen in tables that people share).
BESIDE = [
    ["Timestamp", "Email Address", "Score", "{}", "{} [Score]", "{} [Feedback]"],
    ["Marca temporal", "Dirección de correo electrónico", "Puntuación", "{}", "{} [Puntuación]", "{} [Comentarios]"],
    ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "{}", "Points - {}", "Feedback - {}"],
    ["Id", "Hora de inicio", "Hora de finalización", "Correo electrónico", "{}", "Puntos: {}", "Comentarios: {}"],
]  # fmt: skip


@pytest.mark.parametrize("heads", BESIDE)
def test_what_stands_beside_the_answers_is_not_taken_for_them(
    heads: list[str], small: Questionnaire, tmp_path: Path
) -> None:
    told = [head.format("¿Vendéis?") for head in heads]
    cells = ["Sí" if head == "{}" else "1" for head in heads]
    found, lines = imported(tmp_path, small, told, cells)
    assert (found.problems, lines) == ((), [{"id": "1", "company": None, "sells": "yes"}])
    assert found.unread == tuple(head for head in told if head not in ("¿Vendéis?", "ID", "Id"))


def test_ids_are_given_named_or_counted_and_never_twice(small: Questionnaire, tmp_path: Path) -> None:
    _, lines = imported(tmp_path, small, ["sells"], ["yes"], ["no"])
    assert [line["id"] for line in lines] == ["1", "2"]
    _, lines = imported(
        tmp_path,
        small,
        ["Tax no", "Firm", "sells"],
        ["B1", " A  Co", "yes"],
        id_column="Tax no",
        company="Firm",
    )
    assert (lines[0]["id"], lines[0]["company"]) == ("B1", "A Co")
    found, lines = imported(tmp_path, small, ["id", "sells"], ["a", "yes"], ["a", "no"])
    assert [own.rule for own in found.problems] == ["responses.id_twice"]
    assert len(lines) == 1


COLUMNS = [
    (["sells", "first/sells"], "responses.column_twice"),
    (["sells", "¿Vendéis?"], "responses.column_twice"),
]


@pytest.mark.parametrize(("heads", "rule"), COLUMNS)
def test_two_columns_of_one_question_are_refused(
    heads: list[str], rule: str, small: Questionnaire, tmp_path: Path
) -> None:
    with pytest.raises(ProblemsError) as caught:
        imported(tmp_path, small, heads, ["yes", "yes"])
    assert [own.rule for own in caught.value.problems] == [rule]
    assert not (tmp_path / "out.ndjson").exists()


def test_a_column_that_is_not_there_is_told(small: Questionnaire, tmp_path: Path) -> None:
    with pytest.raises(ProblemsError):
        imported(tmp_path, small, ["sells"], ["yes"], id_column="NIF")


BYTES = [
    ("sells\nyes\n".encode("utf-16"), "CSV UTF-8"),
    ("id,sells\ná,yes\n".encode("latin-1"), "UTF-8"),
    (b"PK\x03\x04....", "CSV UTF-8"),
    (b"", "columns"),
    (b"\n\n", "columns"),
    (b'id,sells\n"a,yes\n', "broken"),
    (b"a,b\n1,2\n", "no column answers"),
]


@pytest.mark.parametrize(("content", "told"), BYTES)
def test_what_is_no_table_is_refused_in_one_line(
    content: bytes, told: str, small: Questionnaire, tmp_path: Path
) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        import_answers(small, str(source), str(tmp_path / "out.csv"))
    assert told in caught.value.message("en")
    assert [own.name for own in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_separator_and_a_mark_of_order(
    delimiter: str, small: Questionnaire, tmp_path: Path
) -> None:
    source = Path(table(tmp_path / "in.csv", [["id", "sells", "words"], ["a", "yes", "x,y;z"]], delimiter))
    source.write_bytes(b"\xef\xbb\xbf" + source.read_bytes())
    import_answers(small, str(source), str(tmp_path / "out.ndjson"))
    assert json.loads((tmp_path / "out.ndjson").read_text())["words"] == "x,y;z"


JSONS: list[Any] = [
    [{"sells": "yes", "ways": ["shop", "market"], "share": 12.50, "people": 3, "id": 7}],
    {"results": [{"sells": True, "ways": ["shop", "market"], "share": "12,5", "people": "3", "id": "7"}]},
    {"sells": "yes", "first": {"ways": ["shop", "market"]}, "share": 12.5, "people": 3, "id": "7"},
    # as the OData service of ODK Central has it
    {
        "value": [
            {
                "first": {"sells": "yes", "own": {"ways": "shop market", "share": 12.5, "people": 3}},
                "__id": "uuid:7",
            }
        ]
    },
]


@pytest.mark.parametrize("content", JSONS)
def test_objects_of_json(content: Any, small: Questionnaire, tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(content))
    import_answers(small, str(source), str(tmp_path / "out.ndjson"))
    line = json.loads((tmp_path / "out.ndjson").read_text())
    wanted = {
        "id": "7",
        "company": None,
        "sells": "yes",
        "ways": ["shop", "market"],
        "share": "12.5",
        "people": "3",
    }
    assert line == wanted


def test_a_workbook_as_microsoft_forms_writes_it(small: Questionnaire, tmp_path: Path) -> None:
    rows = [
        ["ID", "Hora de inicio", "¿Vendéis?", "¿Por dónde, y cómo?", "Orden", "Personas", "Palabras"],
        [1, "x", "Sí", "Tienda, propia;Marketplaces;", "Beta;Alfa;", 12, "=1+1"],
        [None] * 7,
        [2, "x", "No", "Ninguna;", "", 0, ""],
        [3, "x", "Quizá", "", "", "", ""],
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    for cell in book.active["G"]:  # type: ignore[index]
        cell.data_type = "s"
    book.save(tmp_path / "in.xlsx")
    found = import_answers(small, str(tmp_path / "in.xlsx"), str(tmp_path / "out.ndjson"), id_column="ID")
    lines = [json.loads(line) for line in (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()]
    assert [own.rule for own in found.problems] == ["unknown_choice"]
    assert (found.rows, found.arrived, found.unread) == (3, 2, ("Hora de inicio",))
    first = {"id": "1", "company": None, "sells": "yes", "ways": ["shop", "market"], "order": ["b", "a"]}
    assert lines[0] == {**first, "people": "12", "words": "=1+1"}
    assert lines[1] == {"id": "2", "company": None, "sells": "no", "ways": ["none"], "people": "0"}


def test_blank_rows_are_counted_and_are_no_responses(small: Questionnaire, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("id,sells\n\na,yes\n,\nb,perhaps\n", encoding="utf-8")
    found = import_answers(small, str(source), str(tmp_path / "out.csv"))
    (problem,) = found.problems
    assert (found.rows, problem.place and problem.place.line) == (2, 5)


def test_nothing_of_a_table_becomes_a_formula(small: Questionnaire, tmp_path: Path) -> None:
    rows = [
        ["id", "company", "sells", "words"],
        ["=A1", "@x", "yes", '=HYPERLINK("http://x")'],
        ["2", "", "no", 'a "b", c'],
    ]
    import_answers(small, table(tmp_path / "in.csv", rows), str(tmp_path / "out.csv"))
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["'=A1", "'@x", "yes", "'=HYPERLINK(\"http://x\")"], ["2", "", "no", 'a "b", c']
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["out.xlsx", "out.json", "out.yaml", "out.parquet"])
def test_an_output_of_another_sort_is_no_folder(name: str, small: Questionnaire, tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [["id", "sells"], ["a", "yes"]])
    with pytest.raises(UsageError):
        import_answers(small, source, str(tmp_path / name))
    assert not (tmp_path / name).exists()


def test_a_table_into_which_nothing_arrives_stays_as_it_was(small: Questionnaire, tmp_path: Path) -> None:
    output, link = tmp_path / "out.csv", tmp_path / "link.csv"
    output.write_text("before")
    output.chmod(0o640)
    link.symlink_to(output)
    found = import_answers(small, table(tmp_path / "in.csv", [["id", "sells"], ["a", "perhaps"]]), str(link))
    assert (found.arrived, output.read_text()) == (0, "before")
    import_answers(small, table(tmp_path / "in.csv", [["id", "sells"], ["a", "yes"]]), str(link))
    assert link.is_symlink()
    assert output.read_text().startswith("id,company,sells\n")
    assert output.stat().st_mode & 0o777 == 0o640


def test_a_folder_has_a_file_for_each_and_keeps_those_that_are_there(
    run: Run, small: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "q.yaml").write_text(SMALL, encoding="utf-8")
    table(
        tmp_path / "in.csv",
        [["id", "company", "sells"], ["../a b", "Uno", "yes"], ["c", "", "no"], ["d", "", "?"]],
    )
    first = run("answers", "import", "in.csv", "-o", "clients", "--questionnaire", "q.yaml", "--lang", "en")
    assert first.returncode == 3
    assert first.stderr.splitlines()[0].startswith("in.csv:4:3: error: sells: ")
    assert first.stderr.splitlines()[1:] == [
        "3 rows.", "2 responses arrived.", "One row did not arrive: correct it and import it again.", "Written to clients",
    ]  # fmt: skip
    assert sorted(own.name for own in (tmp_path / "clients").iterdir()) == ["_a_b.yaml", "c.yaml"]
    sheet = load_answers(str(tmp_path / "clients" / "_a_b.yaml"), small)
    assert (sheet.company, dict(sheet.answers)) == ("Uno", {"sells": "yes"})
    again = run("answers", "import", "in.csv", "-o", "clients", "--questionnaire", "q.yaml", "--lang", "en")
    assert again.returncode == 3
    assert "c.yaml is there already" in again.stderr


# Every way in which tools write answers, of random sheets -------------------------------------------------


def by_ids(_: Question, answer: Answer) -> str:
    return " ".join(answer) if isinstance(answer, tuple) else _number(answer)


def by_texts_of_microsoft(question: Question, answer: Answer) -> str:
    names = answer if isinstance(answer, tuple) else (answer,)
    said = [question.by_id[name].text.es if name in question.by_id else _number(name) for name in names]
    return ";".join(said) + (";" if isinstance(answer, tuple) else "")


def by_texts_of_google(question: Question, answer: Answer) -> str:
    names = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(
        question.by_id[name].text.en if name in question.by_id else _number(name) for name in names
    )


def _number(answer: Answer) -> str:
    assert not isinstance(answer, tuple)
    return answer if isinstance(answer, str) else number_text(answer)


WRITERS: Mapping[str, Callable[[Question, Answer], str]] = {
    "ids": by_ids, "microsoft": by_texts_of_microsoft, "google": by_texts_of_google,
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("start", [0, *slow(range(10, 100, 10))])
def test_random_sheets_come_back_however_they_were_written(
    writer: str, start: int, shipped: Questionnaire, tmp_path: Path
) -> None:
    sheets = [random_sheet(shipped, Random(seed)) for seed in range(start, start + 10)]
    written = [_row(shipped, sheet, WRITERS[writer]) for sheet in sheets]
    heads = ["id", *(own.text.en if writer == "google" else own.id for own in shipped.questions)]
    rows = [heads, *([str(place), *row] for place, row in enumerate(written))]
    found = import_answers(shipped, table(tmp_path / "in.csv", rows), str(tmp_path / "out"))
    refused = {own.place.line for own in found.problems if own.place is not None}
    assert {own.rule for own in found.problems} <= {"responses.two_ways"}
    for place, sheet in enumerate(sheets):
        if place + 2 not in refused:
            back = load_answers(str(tmp_path / "out" / f"{place}.yaml"), shipped)
            assert _comparable(shipped, back) == _comparable(shipped, sheet)
    assert len(refused) < len(sheets) / 2


def _row(asked: Questionnaire, sheet: AnswerSheet, write: Callable[[Question, Answer], str]) -> list[str]:
    given = sheet.answers
    return [
        write(own, given[own.id]) if given.get(own.id, LEFT_OUT) != LEFT_OUT else ""
        for own in asked.questions
    ]


def _comparable(asked: Questionnaire, sheet: AnswerSheet) -> dict[str, object]:
    """Return the answers, several choices in no order but for a ranking's."""
    own = {name: answer for name, answer in sheet.answers.items() if answer != LEFT_OUT}
    loose = (Kind.MULTIPLE, Kind.COUNTRIES)
    return {name: frozenset(a) if asked.by_id[name].kind in loose else a for name, a in own.items()}  # type: ignore[arg-type]


# Whatever comes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [0, *slow(range(100, 500, 100))])
def test_mutated_tables_never_stop_the_program_and_leave_nothing_half_written(
    start: int, small: Questionnaire, tmp_path: Path
) -> None:
    heads = "id,sells,ways,ways/shop,order,to,share,people,since,words\n"
    good = (heads + 'a,yes,"Tienda, propia",1,a b,DE,5,7,2024-01-31,"x, ""y"""\nb,no,,0,,,,,,\n').encode()
    for seed in range(start, start + 100):
        rng = Random(seed)
        content = bytearray(good)
        for _ in range(rng.randint(1, 6)):
            place = rng.randrange(len(content))
            piece = rng.choice(
                [
                    b"",
                    b"\n",
                    b'"',
                    b",",
                    b"\0",
                    b"\xff",
                    b"\r",
                    b"=",
                    b"|",
                    b";" * 50,
                    bytes([rng.randrange(256)]),
                ]
            )
            content[place : place + rng.randint(0, 3)] = piece
        source, output = tmp_path / f"{seed}.csv", tmp_path / f"{seed}.out.csv"
        source.write_bytes(bytes(content))
        try:
            found = import_answers(small, str(source), str(output))
        except (UsageError, ProblemsError):
            assert not output.exists()
        else:
            assert found.rows == found.arrived + found.wrong
            assert output.exists() == bool(found.arrived)
            if not found.arrived:
                continue
            with output.open(encoding="utf-8", newline="") as file:
                assert len(list(csv.reader(file, strict=True))) == found.arrived + 1
    assert not [own for own in tmp_path.iterdir() if own.name.startswith(".import-")]
