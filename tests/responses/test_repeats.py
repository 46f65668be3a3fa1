"""Answers to what repeats: tables whose rows belong to responses, and lists inside these, of each tool as it writes them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from conftest import Run
from searches import slow

from ecomdiag import EcomdiagError, UsageError, load_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.importing import Imported, import_answers

SITES = """
id: t
version: "1"
title: {es: T, en: T}
levels: [{id: a, from: 0, title: {es: A, en: A}}]
sections:
  - id: s
    title: {es: S, en: S}
    intro: {es: I, en: I}
    questions:
      - {id: n, kind: number, integer: true, min: 0, max: 7, weight: 0, text: {es: N, en: N}}
      - group: sites
        repeat: {count: n, at_most: 3}
        title: {es: Sede, en: Site}
        questions:
          - {id: people, kind: number, integer: true, min: 0, weight: 0, text: {es: Gente, en: People}}
          - id: ways
            kind: multiple
            text: {es: Modos, en: Ways}
            choices: [{id: shop, score: 1, text: {es: T, en: S}}, {id: web, score: 1, text: {es: W, en: W}}]
      - {id: last, kind: yes_no, text: {es: L, en: L}}
"""
#: Two sites of the first company, none of the second.
WANTED = {
    "aa": {
        "n": 2,
        "people_1": 4,
        "ways_1": ("shop", "web"),
        "people_2": 2,
        "ways_2": ("web",),
        "last": "yes",
    },
    "bb": {"n": 0, "last": "no"},
}
Rows = list[list[Any]]


@pytest.fixture(scope="module")
def sites() -> Questionnaire:
    return parse_questionnaire(SITES.encode())


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    made = openpyxl.Workbook()
    del made["Sheet"]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def text(rows: Rows) -> str:
    return "".join(",".join("" if own is None else str(own) for own in row) + "\n" for row in rows)


def zipped(path: Path, tables: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as whole:
        for name, content in tables.items():
            whole.writestr(name, content)
    return path


def written(path: Path, whole: Any) -> Path:
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


KOBO_MAIN: Rows = [
    ["s/n", "s/last", "_id", "_uuid", "_index"],
    [2, "yes", 11, "aa", 1],
    [0, "no", 12, "bb", 2],
]
KOBO_SITES: Rows = [
    ["s/sites/people", "s/sites/ways", "s/sites/ways/shop", "s/sites/ways/web", "_index", "_parent_table_name", "_parent_index",
     "_submission__uuid"],
    [4, "shop web", 1, 1, 1, "t", 1, "aa"],
    [2, "web", 0, 1, 2, "t", 1, "aa"],
]  # fmt: skip
ODK_MAIN: Rows = [
    ["SubmissionDate", "s-n", "s-sites_copies", "s-last", "KEY"],
    ["2026-12-01", 2, 2, "yes", "uuid:aa"],
    ["2026-12-01", 0, 0, "no", "uuid:bb"],
]
ODK_SITES: Rows = [
    ["people", "ways", "ways/shop", "ways/web", "PARENT_KEY", "KEY"],
    [4, "shop web", 1, 1, "uuid:aa", "uuid:aa/s/sites[1]"],
    [2, "web", 0, 1, "uuid:aa", "uuid:aa/s/sites[2]"],
]
KOBO_OBJECTS = [
    {"_uuid": "aa", "s/n": "2", "s/last": "yes", "_attachments": [{"id": 3}],
     "s/sites": [{"s/sites/people": "4", "s/sites/ways": "shop web"}, {"s/sites/people": "2", "s/sites/ways": "web"}]},
    {"_uuid": "bb", "s/n": "0", "s/last": "no"},
]  # fmt: skip
ODATA = {"value": [
    {"__id": "uuid:aa", "s": {"n": 2, "last": "yes",
                              "sites": [{"people": 4, "ways": "shop web", "__id": "x"}, {"people": 2, "ways": "web", "__id": "y"}]}},
    {"__id": "uuid:bb", "s": {"n": 0, "last": "no", "sites": []}},
]}  # fmt: skip
ODATA_APART = {"value": [
    {"__id": "uuid:aa", "s": {"n": 2, "last": "yes", "sites@odata.navigationLink": "Submissions('uuid:aa')/s/sites"}},
    {"__id": "uuid:bb", "s": {"n": 0, "last": "no", "sites@odata.navigationLink": "Submissions('uuid:bb')/s/sites"}},
]}  # fmt: skip
ODATA_SITES = {"value": [
    {"__id": "x", "__Submissions-id": "uuid:aa", "people": 4, "ways": "shop web"},
    {"__id": "y", "__Submissions-id": "uuid:aa", "people": 2, "ways": "web"},
]}  # fmt: skip
SURVEYJS = [
    {"id": "aa", "n": 2, "sites": [{"people": 4, "ways": ["shop", "web"]}, {"people": 2, "ways": ["web"]}], "last": "yes"},
    {"id": "bb", "n": 0, "last": "no"},
]  # fmt: skip


def brought_in(asked: Questionnaire, path: Path, *beside: Path) -> tuple[dict[str, dict[str, Any]], Imported]:
    folder = path.parent / "clients"
    found = import_answers(asked, str(path), str(folder), repeats=[str(own) for own in beside])
    sheets = {own.stem: dict(load_answers(own, asked).answers) for own in sorted(folder.glob("*.yaml"))}
    return sheets, found


TOOLS: dict[str, Any] = {
    "kobo-excel": lambda own: [book(own / "f.xlsx", {"t": KOBO_MAIN, "sites": KOBO_SITES})],
    "kobo-json": lambda own: [written(own / "f.json", KOBO_OBJECTS)],
    "odk-zip": lambda own: [
        zipped(own / "f.zip", {"t.csv": text(ODK_MAIN), "t-sites.csv": text(ODK_SITES), "media/a.jpg": "x"})
    ],
    "odk-files": lambda own: [
        _file(own / "t.csv", text(ODK_MAIN)),
        _file(own / "t-sites.csv", text(ODK_SITES)),
    ],
    "odata": lambda own: [written(own / "f.json", ODATA)],
    "odata-apart": lambda own: [
        written(own / "f.json", ODATA_APART),
        written(own / "sites.json", ODATA_SITES),
    ],
    "surveyjs": lambda own: [written(own / "f.json", SURVEYJS)],
}


def _file(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_tool_collected_of_each_comes_in(tool: str, sites: Questionnaire, tmp_path: Path) -> None:
    sheets, found = brought_in(sites, *TOOLS[tool](tmp_path))
    assert (sheets, found.problems, found.arrived) == (WANTED, (), 2)
    beside = {"SubmissionDate", "_id", "_index", "_attachments", "s/sites@odata.navigationLink"}
    assert set(found.unread) <= beside


def test_a_list_stands_in_the_answers_file(sites: Questionnaire, tmp_path: Path) -> None:
    brought_in(sites, *TOOLS["kobo-excel"](tmp_path))
    assert "  sites:\n    - people: 4\n" in (tmp_path / "clients" / "aa.yaml").read_text("utf-8")


def test_one_response_alone_with_a_list_is_a_response(sites: Questionnaire, tmp_path: Path) -> None:
    sheets, _ = brought_in(sites, written(tmp_path / "f.json", SURVEYJS[0]))
    assert sheets == {"aa": WANTED["aa"]}


def changed(rows: Rows, row: int, column: int, value: Any) -> Rows:
    return [
        [value if (at, place) == (row, column) else own for place, own in enumerate(line)]
        for at, line in enumerate(rows)
    ]


WRONG = [
    (KOBO_MAIN, changed(KOBO_SITES, 2, 0, "many"), {"number_expected": ("sites", 3, 1)}, ["bb"]),
    (KOBO_MAIN, changed(KOBO_SITES, 2, 6, 9), {"responses.no_parent": ("sites", 3, 7)}, ["aa", "bb"]),
    (changed(KOBO_MAIN, 2, 4, 1), KOBO_SITES, {"responses.id_twice": ("", 3, 5)}, ["aa"]),
    (KOBO_MAIN, [*KOBO_SITES, KOBO_SITES[1], KOBO_SITES[2]], {"responses.copies": ("sites", 5, 7)}, ["bb"]),
    (KOBO_MAIN, changed(KOBO_SITES, 1, 2, "perhaps"), {"responses.tick": ("sites", 2, 3)}, ["bb"]),
]


@pytest.mark.parametrize(
    ("main", "other", "told", "arrived"), WRONG, ids=[next(iter(own[2])) for own in WRONG]
)
def test_a_row_that_does_not_arrive_is_told_where_it_stands(
    main: Rows, other: Rows, told: dict[str, Any], arrived: list[str], sites: Questionnaire, tmp_path: Path
) -> None:
    sheets, found = brought_in(sites, book(tmp_path / "f.xlsx", {"t": main, "sites": other}))
    places = {
        own.rule: own.place and (own.place.table, own.place.line, own.place.column) for own in found.problems
    }
    assert {rule: places.get(rule) for rule in told} == told
    assert (sorted(sheets), found.wrong) == (arrived, 1)


def test_blank_items_that_are_too_many_are_none(sites: Questionnaire, tmp_path: Path) -> None:
    """Of more panels than are asked about SurveyJS gives back nothing but brackets."""
    many = SURVEYJS[0] | {"n": 7, "sites": [*SURVEYJS[0]["sites"], {}, {}, {}, {}, {}]}  # type: ignore[misc]
    sheets, found = brought_in(sites, written(tmp_path / "f.json", [many]))
    assert (sheets["aa"], found.problems) == (WANTED["aa"] | {"n": 7}, ())


def test_items_in_which_nothing_is_answered_are_counted(sites: Questionnaire, tmp_path: Path) -> None:
    blank = {"id": "aa", "sites": [{}, {}]}
    sheets, found = brought_in(sites, written(tmp_path / "f.json", [blank, {"id": "bb", "last": "no"}]))
    assert (sheets, found.problems, found.unread) == ({"aa": {"n": 2}, "bb": {"n": 0, "last": "no"}}, (), ())


def test_where_no_column_says_how_many_the_rows_are_counted(sites: Questionnaire, tmp_path: Path) -> None:
    main = [row[1:] for row in KOBO_MAIN]
    sheets, found = brought_in(sites, book(tmp_path / "f.xlsx", {"t": main, "sites": KOBO_SITES}))
    assert (sheets, found.problems) == (WANTED, ())
    assert [own.to("en") for own in found.told] == [
        "No column says “n”: the rows of “sites” of each response were counted."
    ]


def test_a_table_that_was_left_behind_is_asked_for(sites: Questionnaire, tmp_path: Path) -> None:
    sheets, found = brought_in(sites, _file(tmp_path / "t.csv", text(ODK_MAIN)))
    assert (sorted(sheets), [own.to("en").partition(":")[0] for own in found.told]) == (
        ["aa", "bb"], ["No column answers “sites”"],
    )  # fmt: skip


def test_other_sheets_are_no_tables_of_what_repeats(sites: Questionnaire, tmp_path: Path) -> None:
    other: Rows = [["a", "_parent_index"], [1, 1]]
    path = book(
        tmp_path / "f.xlsx", {"t": KOBO_MAIN, "sites": KOBO_SITES, "notes": [["x"], [1]], "other": other}
    )
    sheets, found = brought_in(sites, path)
    assert (sheets, "other" in found.unread) == (WANTED, True)


BAD: dict[str, Any] = {
    "no-zip": lambda own: [_file(own / "f.zip", "PK")],
    "nothing-in-it": lambda own: [zipped(own / "f.zip", {"a.txt": "x"})],
    "two-tables": lambda own: [zipped(own / "f.zip", {"a.csv": text(ODK_MAIN), "b.csv": text(ODK_MAIN)})],
    "no-link": lambda own: [_file(own / "t.csv", text(ODK_MAIN)), _file(own / "s.csv", "people\n4\n")],
    "no-answers": lambda own: [
        _file(own / "t.csv", text(ODK_MAIN)),
        _file(own / "s.csv", "x,PARENT_KEY\n4,uuid:aa\n"),
    ],
    "not-there": lambda own: [_file(own / "t.csv", text(ODK_MAIN)), own / "nowhere.csv"],
    "twice": lambda own: [
        zipped(
            own / "f.zip",
            {"t.csv": text(ODK_MAIN), "t-sites.csv": text(ODK_SITES), "t-b.csv": text(ODK_SITES)},
        )
    ],
    "bomb": lambda own: [_bomb(own / "f.zip")],
}


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("t.csv", b"0" * (40 << 20))
    return path


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_joined_is_refused_and_nothing_written(
    name: str, sites: Questionnaire, tmp_path: Path
) -> None:
    with pytest.raises((UsageError, ProblemsError)):
        brought_in(sites, *BAD[name](tmp_path))
    assert not (tmp_path / "clients").exists()


@pytest.mark.parametrize("seed", [*range(6), *slow(range(6, 500))])
def test_whatever_is_wrong_each_row_arrives_or_is_told(
    seed: int, sites: Questionnaire, tmp_path: Path
) -> None:
    """Cells that are something else, rows twice or not there, keys that are nobody's: nothing ends otherwise."""
    rng = Random(seed)
    tables = [[list(row) for row in rows] for rows in (ODK_MAIN, ODK_SITES)]
    for _ in range(rng.randint(1, 4)):
        rows = rng.choice(tables)
        place = rng.randrange(len(rows))
        match rng.randrange(4):
            case 0:
                rows[place][rng.randrange(len(rows[place]))] = rng.choice(JUNK)
            case 1:
                rows.insert(place, list(rng.choice(rows)))
            case 2 if len(rows) > 1:
                del rows[place]
            case _:
                del rows[place][rng.randrange(len(rows[place])) :]
                rows[place] = rows[place] or [""]
    main, other = map(text, tables)
    path = zipped(tmp_path / "f.zip", {"t.csv": main, "t-sites.csv": other})
    if seed % 5 == 0:
        content = bytearray(path.read_bytes())
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        path.write_bytes(content)
    try:
        sheets, found = brought_in(sites, path)
    except EcomdiagError:
        return
    assert len(sheets) == found.arrived
    assert found.arrived < found.rows or not [
        own for own in found.problems if own.rule != "responses.no_parent"
    ]


JUNK = [
    "",
    "x",
    "-1",
    "yes no",
    "uuid:aa",
    "uuid:zz",
    "KEY",
    "PARENT_KEY",
    "people",
    "1e9",
    "=1",
    "9" * 50,
    "shop web x",
]


def test_columns_of_such_a_table_are_told_where_they_stand(sites: Questionnaire, tmp_path: Path) -> None:
    twice = [[*row, row[0]] for row in KOBO_SITES]
    with pytest.raises(ProblemsError) as found:
        brought_in(sites, book(tmp_path / "f.xlsx", {"t": KOBO_MAIN, "sites": twice}))
    (problem,) = found.value.problems
    assert (problem.rule, problem.line("f.xlsx", "en").partition(": ")[0]) == (
        "responses.column_twice", "f.xlsx, sites:1:9",
    )  # fmt: skip


def test_the_command_names_the_tables(run: Run, tmp_path: Path) -> None:
    _file(tmp_path / "q.yaml", SITES)
    _file(tmp_path / "t.csv", text(ODK_MAIN))
    _file(tmp_path / "t-sites.csv", text(changed(ODK_SITES, 1, 0, "x")))
    arguments = [
        "answers",
        "import",
        "t.csv",
        "--repeats",
        "t-sites.csv",
        "-o",
        "clients",
        "--questionnaire",
        "q.yaml",
        "--lang",
        "en",
    ]
    done = run(*arguments)
    assert done.returncode == 3
    assert done.stderr.startswith("t.csv, t-sites.csv:2:1: error: sites 1: people: ")
    assert (
        run("answers", "import", "t.csv", "--repeats", "t-sites.csv", "-o", "c", "--lang", "en").returncode
        == 2
    )
