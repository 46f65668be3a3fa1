"""XLSForms become questionnaires: what is taken over, and each thing that is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Run

from ecomdiag import QuestionnaireError, UsageError
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    NoneOf,
    Not,
    OnOrAfter,
)
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.workflows.exchanging import import_form
from ecomdiag.workflows.importing import import_answers

Row = dict[str, Any]
CHOICES = [
    {"list_name": "abc", "name": name, "label": name.upper(), "first": str(name == "a").lower(), "of": "a"}
    for name in "abc"
]
SETTINGS = [{"form_title": "Form", "form_id": "form", "version": "3", "default_language": "en"}]
ASKED: list[Row] = [
    {"type": "select_one abc", "name": "one", "label": "One?"},
    {"type": "select_multiple abc", "name": "many", "label": "Many?"},
    {"type": "integer", "name": "age", "label": "Age?"},
    {"type": "date", "name": "day", "label": "Day?"},
    {"type": "text", "name": "words", "label": "Words?"},
]


def written(path: Path, **sheets: list[Row]) -> Path:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        heads = list(dict.fromkeys(key for row in rows for key in row))
        sheet.append(heads)
        for row in rows:
            sheet.append([row.get(head) for head in heads])
    book.save(path)
    return path


def read(tmp_path: Path, *survey: Row, **sheets: list[Row]) -> tuple[Questionnaire, list[str]]:
    sheets = {"survey": list(survey), "choices": CHOICES, "settings": SETTINGS} | sheets
    made = import_form(written(tmp_path / "form.xlsx", **sheets))
    told = [own.rule.removeprefix("draft.") for own in made.told]
    return parse_questionnaire(made.text.encode()), [own for own in told if own != "no_scores"]


def stopped(tmp_path: Path, *survey: Row) -> list[str]:
    with pytest.raises(QuestionnaireError) as found:
        read(tmp_path, *survey)
    return [own.rule.removeprefix("draft.") for own in found.value.problems if own.stops]


def question(tmp_path: Path, **own: Any) -> tuple[Question, list[str]]:
    made, told = read(tmp_path, {"name": "q", "label": "Q?", **own})
    return made.by_id["q"], told


KINDS: list[tuple[Row, Row]] = [
    ({"type": "select_one abc"}, {"kind": Kind.SINGLE, "optional": True}),
    ({"type": "select one from abc", "required": "yes"}, {"kind": Kind.SINGLE, "optional": False}),
    ({"type": "select_multiple abc", "constraint": "count-selected(.) <= 2"}, {"kind": Kind.MULTIPLE, "max_choices": 2}),
    ({"type": "select all that apply from abc", "constraint": "count-selected(.) > 1 and count-selected(.) < 3"},
     {"min_choices": 2, "max_choices": 2}),
    ({"type": "select_multiple abc", "constraint": "not(selected(., 'c') and count-selected(.) > 1)"}, {"alone": {"c"}}),
    ({"type": "rank abc"}, {"kind": Kind.RANKING}),
    ({"type": "integer", "constraint": ". > 0 and . <= 10"}, {"kind": Kind.NUMBER, "integer": True, "least": 1, "most": 10}),
    ({"type": "decimal", "constraint": ".>=0.5"}, {"kind": Kind.NUMBER, "integer": False, "least": 0.5}),
    ({"type": "decimal", "constraint": ". >= 0 and . <= 100"}, {"kind": Kind.PERCENTAGE}),
    ({"type": "range", "parameters": "start=1 end=5 step=1"}, {"kind": Kind.NUMBER, "integer": True, "least": 1, "most": 5}),
    ({"type": "text", "constraint": "string-length(.) < 9"}, {"kind": Kind.TEXT, "max_length": 8, "lines": 1}),
    ({"type": "text", "appearance": "multiline"}, {"lines": 4, "max_length": 4000}),
    ({"type": "text", "constraint": "regex(., '^[0-9]{5}$')", "constraint_message": "Five"}, {"pattern": "[0-9]{5}"}),
    ({"type": "date", "constraint": ". >= date('2024-01-31')"}, {"kind": Kind.DATE, "earliest": "2024-01-31"}),
]  # fmt: skip


@pytest.mark.parametrize(("own", "wanted"), KINDS, ids=[str(number) for number in range(len(KINDS))])
def test_a_type_of_question(own: Row, wanted: Row, tmp_path: Path) -> None:
    found, told = question(tmp_path, **own)
    assert {key: getattr(found, key) for key in wanted} == wanted
    assert told == []


def test_groups_notes_and_tables(tmp_path: Path) -> None:
    made, told = read(
        tmp_path,
        {"type": "note", "name": "n", "label": "Welcome"},
        {"type": "text", "name": "before", "label": "Before?"},
        {"type": "begin group", "name": "s", "label": "Section", "relevant": "${before} != ''"},
        {"type": "note", "name": "s_intro", "label": "Now"},
        {"type": "begin_group", "name": "layout"},
        {"type": "text", "name": "x", "label": "X?", "hint": "Help", "guidance_hint": "More"},
        {"type": "end_group"},
        {"type": "begin_group", "name": "g", "label": "Group"},
        {"type": "text", "name": "y", "label": "Y?"},
        {"type": "begin_group", "name": "t", "label": "How?", "appearance": "table-list"},
        {"type": "select_one abc", "name": "r1", "label": "One"},
        {"type": "select_one abc", "name": "r2", "label": "Two"},
        {"type": "end_group"},
        {"type": "end_group"},
        {"type": "end_group"},
    )
    first, second = made.sections
    assert (first.title.en, first.intro.en, first.ids) == ("Form", "Welcome", {"before"})
    assert (second.id, second.intro.en, second.show_if) == ("s", "Now", Answered("before"))
    assert [(own.id, own.questions) for own in second.groups] == [("g", ("y", "r1", "r2"))]
    assert [(own.text.en, own.questions) for own in second.matrices] == [("How?", ("r1", "r2"))]
    assert (made.by_id["x"].help or first.title).en == "Help\n\nMore"
    assert (made.id, made.version, told) == ("form", "3", [])


A = frozenset(["a"])
CONDITIONS = [
    ("${one} = 'a'", AnyOf("one", A)),
    ("selected(${one}, 'a') or selected(${one}, \"b\")", AnyOf("one", frozenset(["a", "b"]))),
    ("${one} != 'a'", Not(AnyOf("one", A))),
    ("(${one} != '' and not(selected(${one}, 'a')))", NoneOf("one", A)),
    ("selected(${many}, 'a') and selected(${many}, 'b')", AllOf("many", frozenset(["a", "b"]))),
    ("${many} = 'a'", All((AnyOf("many", A), NoneOf("many", frozenset(["b", "c"]))))),
    ("count-selected(${many}) > 0", Answered("many")),
    ("string-length(${words}) = 0", Not(Answered("words"))),
    ("../one = 'a'", AnyOf("one", A)),
    ("/data/one = 'a'", AnyOf("one", A)),
    ("${age} >= 18 and ${age} <= 65", All((AtLeast("age", 18), AtMost("age", 65)))),
    ("number(${age}) = -1", All((AtLeast("age", -1), AtMost("age", -1)))),
    ("${day} > date('2023-12-31')", OnOrAfter("day", "2024-01-01")),
    ("true()", None),
    ("not(false())", None),
]


@pytest.mark.parametrize(("expression", "wanted"), CONDITIONS, ids=[own for own, _ in CONDITIONS])
def test_a_condition(expression: str, wanted: Any, tmp_path: Path) -> None:
    made, _ = read(tmp_path, *ASKED, {"type": "text", "name": "q", "label": "Q?", "relevant": expression})
    assert made.by_id["q"].show_if == wanted


UNSAID = [
    ("${one} = ", "condition_unread"),
    ("${one} = 'a' ]", "condition_unread"),
    ("${words} = 'a'", "condition_text"),
    ("${gone} = 'a'", "condition_of"),
    ("selected(${one}, 'z')", "condition_never"),
    ("${day} > today()", "condition_uses"),
    ("count-selected(${many}) > 1", "condition_uses"),
    ("pulldata('f', 'a', 'b', ${one}) = 'x'", "condition_uses"),
    ("position(..) = 1", "condition_unread"),
]


@pytest.mark.parametrize(("expression", "rule"), UNSAID, ids=[own for own, _ in UNSAID])
def test_a_condition_that_cannot_be_said_stops(expression: str, rule: str, tmp_path: Path) -> None:
    for sort in ("text", "begin_group"):
        own = {"type": sort, "name": "q", "label": "Q?", "relevant": expression}
        rest: list[Row] = (
            [{"type": "text", "name": "in", "label": "In?"}, {"type": "end_group"}] if sort != "text" else []
        )
        assert stopped(tmp_path, *ASKED, own, *rest) == [rule]


TOLD: list[tuple[Row, str]] = [
    ({"type": "geopoint"}, "kind_unsaid"),
    ({"type": "calculate", "relevant": "${gone} = 1"}, "kind_unsaid"),
    ({"type": "note"}, "note_left"),
    ({"type": "select_one nolist"}, "few_choices"),
    ({"type": "text", "relevant": "FALSE"}, "hidden"),
    ({"type": "text", "default": "x"}, "not_held"),
    ({"type": "text", "required": "${words} != ''"}, "not_held"),
    ({"type": "text", "constraint": ". != 'x'"}, "check_unsaid"),
    ({"type": "decimal", "constraint": ". > 0"}, "check_unsaid"),
    ({"type": "text", "constraint": "regex(., '(?i)x')", "constraint_message": "X"}, "check_unsaid"),
    ({"type": "date", "constraint": ". <= today()"}, "check_unsaid"),
    ({"type": "select_one abc", "choice_filter": "of=${one}"}, "offers_unsaid"),
    ({"type": "rank abc", "choice_filter": "of=${one}"}, "offers_unsaid"),
    ({"type": "text", "label": "Is it ${words}?"}, "piped"),
    ({"type": "text", "label": ""}, "no_text"),
    ({"type": "text", "label::Klingon speech": "qatlh"}, "language_unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "rule"), TOLD, ids=[f"{own['type']}-{rule}" for own, rule in TOLD])
def test_what_is_told(own: Row, rule: str, tmp_path: Path) -> None:
    first = (
        {"type": "text", "name": "p", "label": "P?", "label::English (en)": "P?"}
        if rule == "language_unknown"
        else {}
    )
    _, told = read(tmp_path, *ASKED, *([first] if first else []), {"name": "q", "label": "Q?", **own})
    assert rule in told
    assert set(told) <= {rule, "untranslated", "title_once"}


@pytest.mark.parametrize("never", ["false()", "FALSE"])
def test_a_group_that_is_never_shown_is_told_once(never: str, tmp_path: Path) -> None:
    made, told = read(
        tmp_path,
        {"type": "begin_group", "name": "g", "label": "G", "relevant": never},
        {"type": "begin_group", "name": "h", "label": "H"},
        {"type": "text", "name": "a", "label": "A"},
        {"type": "end_group"},
        {"type": "text", "name": "b", "label": "B"},
        {"type": "end_group"},
        {"type": "text", "name": "c", "label": "C"},
    )
    assert ([own.id for own in made.questions], told) == (["c"], ["hidden"])


@pytest.mark.parametrize("quoted", ["‘a’", "’a’", "“a”", "”a”", "'a’"])
def test_quotes_that_a_spreadsheet_made_are_quotes(quoted: str, tmp_path: Path) -> None:
    asked = {"type": "text", "name": "q", "label": "Q", "relevant": "${one} = " + quoted}
    made, told = read(tmp_path, ASKED[0], asked)
    assert (made.by_id["q"].show_if, told) == (AnyOf("one", frozenset(["a"])), [])


def test_choices_that_hang_on_answers(tmp_path: Path) -> None:
    own = {
        "type": "select_one abc",
        "name": "q",
        "label": "Q?",
        "choice_filter": "first = 'true' or selected(${many}, name)",
    }
    made, told = read(tmp_path, *ASKED, own)
    assert [(offer.choice, offer.when) for offer in made.by_id["q"].offers] == [
        (name, AnyOf("many", frozenset([name]))) for name in "bc"
    ]
    assert told == []


def test_another_choice_asks_for_words(tmp_path: Path) -> None:
    found, _ = question(tmp_path, type="select_one abc or_other")
    assert [(own.id, own.says) for own in found.choices][-1] == ("other", True)


BROKEN = [
    ([{"type": "end_group"}, *ASKED], "not_opened"),
    ([{"type": "begin_group", "name": f"g{number}"} for number in range(30)], "too_deep"),
    ([{"type": "note", "name": "n", "label": "N"}], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("survey", "rule"), BROKEN, ids=[rule for _, rule in BROKEN])
def test_a_broken_form_stops(survey: list[Row], rule: str, tmp_path: Path) -> None:
    assert rule in stopped(tmp_path, *survey)


LANGUAGES: list[tuple[list[str], str, tuple[str, ...], list[str]]] = [
    (["label"], "fr", ("fr",), []),
    (["label"], "", ("en",), ["language_assumed"]),
    (["label::Español (es)", "label::English (en)"], "English (en)", ("en", "es"), ["title_once"]),
    (["label::Spanish", "label:French"], "", ("es", "fr"), ["title_once"]),
    (["label", "label::Français (fr)"], "es", ("es", "fr"), ["title_once"]),
    (["label::pt_br"], "", ("pt-BR",), []),
    (["label::Wolof"], "", ("en",), ["language_assumed"]),
]


@pytest.mark.parametrize(("heads", "default", "languages", "wanted"), LANGUAGES)
def test_languages(
    heads: list[str], default: str, languages: tuple[str, ...], wanted: list[str], tmp_path: Path
) -> None:
    survey = [{"type": "text", "name": "q", **dict.fromkeys(heads, "?")}]
    made, told = read(tmp_path, *survey, settings=[{**SETTINGS[0], "default_language": default}])
    assert (made.languages, told) == (languages, wanted)


def test_a_form_without_choices_and_settings(tmp_path: Path) -> None:
    path = written(tmp_path / "form.xlsx", survey=[{"type": "text", "name": "q", "label": "Q?"}])
    made = import_form(path)
    assert [own.rule for own in made.told] == ["draft.language_assumed", "draft.no_id", "draft.no_scores"]
    assert parse_questionnaire(made.text.encode()).title.en == "form"


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "other.xlsx", table=[{"a": 1}])
    for tool in (None, "xlsform"):
        with pytest.raises(UsageError):
            import_form(path, tool)


def test_a_sum_is_a_constraint(tmp_path: Path) -> None:
    made, told = read(
        tmp_path,
        {"type": "integer", "name": "x", "label": "X?", "constraint": ". >= 0", "required": "yes"},
        {"type": "integer", "name": "y", "label": "Y?", "constraint": ". >= 0 and ${x} + . = 10", "constraint_message": "Ten", "required": "yes"},
    )  # fmt: skip
    (own,) = made.constraints
    assert (own.questions, own.equals, own.message.en, told) == (("x", "y"), (10,), "Ten", [])


def test_questions_between_groups_have_sections_of_their_own(tmp_path: Path) -> None:
    group = [
        {"type": "begin_group", "name": "g", "label": "G"},
        {"type": "text", "name": "in", "label": "In?"},
        {"type": "end_group"},
    ]
    made, told = read(tmp_path, ASKED[0], *group, ASKED[1])
    assert [own.id for own in made.sections] == ["questions", "g", "questions_2"]
    assert told == []


def test_a_command_says_nothing_of_a_form_that_comes_back_whole(run: Run) -> None:
    assert run("questionnaire", "export", "dii", "--to", "xlsform", "-o", "dii.xlsx").returncode == 0
    done = run("questionnaire", "import", "dii.xlsx", "--scores", "dii", "-o", "q.yaml", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "Written to q.yaml\n")


NAMED: list[Row] = [
    {"type": "begin_group", "name": "About_You", "label": "About you"},
    {"type": "text", "name": "FirstName", "label": "Name?"},
    {"type": "integer", "name": "How-many", "label": "How many?"},
    {"type": "select_multiple abc", "name": "Which.ones", "label": "Which?"},
    {"type": "select_one abc", "name": "_one", "label": "One?"},
    {"type": "end_group"},
]


@pytest.mark.parametrize(("between", "behind"), [("/", ""), ("-", ""), (".", ""), ("[", "]")])
@pytest.mark.parametrize("grouped", [True, False])
def test_answers_come_in_by_the_names_of_the_form(
    tmp_path: Path, between: str, behind: str, *, grouped: bool
) -> None:
    """What was collected with a form bears the form's own names, whatever ids the import made of them."""
    asked, told = read(tmp_path, *NAMED)
    assert told.count("renamed") >= 3
    before = f"About_You{'/' if behind else between}" if grouped else ""
    heads = [
        before + name
        for name in (
            "FirstName",
            "How-many",
            f"Which.ones{between}a{behind}",
            f"Which.ones{between}b{behind}",
            "_one",
        )
    ]
    table = tmp_path / "in.csv"
    table.write_text(",".join(["_uuid", *heads]) + "\nx,Ana,3,1,0,c\n", encoding="utf-8")
    found = import_answers(asked, str(table), str(tmp_path / "out.ndjson"))
    assert (found.arrived, found.problems) == (1, ())
    (line,) = (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()
    answers = json.loads(line)
    assert {name: answers[name] for name in ("firstname", "how_many", "which_ones")} == {
        "firstname": "Ana",
        "how_many": "3",
        "which_ones": ["a"],
    }
    assert "c" in answers.values()
