"""What repeats, in the forms of other tools: begin_repeat of XLSForm, dynamic panels and matrices of SurveyJS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_forms import sheets
from test_from_surveyjs import read as read_json
from test_from_xlsform import read as read_book
from test_from_xlsform import stopped
from test_round_trips import TOOLS, back

from ecomdiag import export
from ecomdiag.loader.book.rows import rows_of
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import All, AnyOf, AtLeast, AtMost, Not
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.questionnaire.repeats import as_stated
from ecomdiag.workflows.exchanging import import_form

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
        intro: {es: Hola, en: Hi}
        questions:
          - {id: people, kind: number, integer: true, optional: true, min: 0, weight: 0, text: {es: P, en: P}}
          - {id: online, kind: yes_no, title: {es: O, en: O}, text: {es: V, en: O}}
          - {id: returns, kind: yes_no, text: {es: D, en: R}, show_if: {question: online, any_of: ["yes"]}}
          - id: tidy
            kind: matrix
            text: {es: T, en: T}
            choices: [{id: a, text: {es: A, en: A}, score: 0}, {id: b, text: {es: B, en: B}, score: 1}]
            rows: [{id: shop, text: {es: Tienda, en: Shop}}, {id: store, text: {es: Almacén, en: Store}}]
      - {id: why, kind: text, optional: true, text: {es: Q, en: Q}, show_if: {question: online_2, any_of: ["no"]}}
"""


@pytest.fixture(scope="module")
def sites() -> Questionnaire:
    return parse_questionnaire(SITES.encode())


def told(own: Questionnaire, tool: str) -> list[str]:
    return [found.rule for found in export(own, tool, language="en").left_out]


# Out --------------------------------------------------------------------------------------------------------


def test_an_xlsform_repeats(sites: Questionnaire) -> None:
    survey = sheets(export(sites, "xlsform", language="en").content)["survey"]
    rows = {row["name"]: row for row in survey if not row["type"].startswith("end")}
    assert rows["sites_copies"]["calculation"] == "if(${n} >= 3, 3, if(${n} >= 0, ${n}, 0))"
    begun = rows["sites"]
    assert (begun["type"], begun["repeat_count"], begun["label::English (en)"]) == (
        "begin_repeat", "${sites_copies}", "Site",
    )  # fmt: skip
    assert rows["returns"]["relevant"] == "selected(${online}, 'yes')"
    assert rows["why"]["relevant"] == "selected(indexed-repeat(${online}, ${sites}, 2), 'no')"
    assert [row["name"] for row in survey if row["type"] == "end_repeat"] == ["sites"]


def test_a_number_that_is_never_too_many_is_the_count_itself() -> None:
    own = parse_questionnaire(SITES.replace(", at_most: 3", "").encode())
    survey = sheets(export(own, "xlsform", language="en").content)["survey"]
    assert [row["repeat_count"] for row in survey if row["type"] == "begin_repeat"] == ["${n}"]


def test_a_name_is_free_for_what_is_worked_out() -> None:
    own = parse_questionnaire(
        SITES.replace("id: n,", "id: sites_copies,").replace("count: n", "count: sites_copies").encode()
    )
    survey = sheets(export(own, "xlsform", language="en").content)["survey"]
    assert [row["name"] for row in survey if row["type"] == "calculate"] == ["sites_copies_"]


def test_a_form_of_surveyjs_has_a_dynamic_panel(sites: Questionnaire) -> None:
    (page,) = json.loads(export(sites, "surveyjs", language="en").content)["pages"]
    panel = page["elements"][1]
    wanted = {"type": "paneldynamic", "name": "sites", "bindings": {"panelCount": "n"}, "maxPanelCount": 3, "allowAddPanel": False,
              "allowRemovePanel": False, "templateVisibleIf": "{panelIndex} < 3",
              "templateTitle": {"default": "Site {panelIndex}", "es": "Sede {panelIndex}"}}  # fmt: skip
    assert panel == panel | wanted
    inside = {own["name"]: own for own in panel["templateElements"]}
    assert inside["returns"]["visibleIf"] == "{panel.online} notempty and {panel.online} anyof ['yes']"
    assert inside["people"]["validators"][0]["expression"] == (
        "{panel.people} empty or round({panel.people}, 0) = {panel.people}"
    )
    assert page["elements"][2]["visibleIf"] == (
        "{n} notempty and {n} >= 2 and {sites[1].online} notempty and {sites[1].online} anyof ['no']"
    )


def test_what_is_told_is_told_once_for_all_copies(sites: Questionnaire) -> None:
    for tool in ("xlsform", "surveyjs"):
        found = {own.rule: own.values for own in export(sites, tool, language="en").left_out}
        assert found == {"form.scores": {"count": 4}, "form.titles": {"count": 1}}


SUMMED = (
    SITES
    + """
constraints:
  - {id: whole, sum_of: [people_1, people_2], at_most: 10, message: {es: M, en: M}}
"""
)


SHARES = (
    SITES.replace(
        "id: people, kind: number, integer: true, optional: true, min: 0", "id: people, kind: percentage"
    ).replace(
        "          - {id: online,",
        "          - {id: rest, kind: percentage, weight: 0, text: {es: R, en: R}}\n          - {id: online,",
    )
    + """
constraints:
  - {id: first, sum_of: [people_1, rest_1], equals: [100], message: {es: M, en: M}}
  - {id: second, sum_of: [people_2, rest_2], equals: [100], message: {es: M, en: M}}
  - {id: third, sum_of: [people_3, rest_3], equals: [100], message: {es: M, en: M}}
"""
)


def test_a_sum_in_each_copy_is_checked_in_what_repeats() -> None:
    own = parse_questionnaire(SHARES.encode())
    survey = sheets(export(own, "xlsform", language="en").content)["survey"]
    rows = {row["name"]: row for row in survey}
    assert (
        rows["rest"]["constraint"] == "(. >= 0 and . <= 100 and round(coalesce(${people}, 0) + ., 6) = 100)"
    )
    (page,) = json.loads(export(own, "surveyjs", language="en").content)["pages"]
    inside = {each["name"]: each for each in page["elements"][1]["templateElements"]}
    assert [each["expression"] for each in inside["rest"]["validators"]] == [
        "round(iif({panel.people} notempty, {panel.people}, 0) + iif({panel.rest} notempty, {panel.rest}, 0), 6) = 100"
    ]
    for tool in ("xlsform", "surveyjs"):
        assert told(own, tool) == ["form.scores", "form.titles", "form.sum_at_end"]
        assert back(own, tool).text == questionnaire_text(own)
        made = _made(own, tool, scored=False)
        assert [each.questions for each in made.constraints] == [each.questions for each in own.constraints]


def test_a_sum_whose_questions_may_be_of_two_parts_is_told(tmp_path: Path) -> None:
    share = {"type": "text", "inputType": "number", "min": 0, "max": 100, "step": "any"}
    total = {"type": "expression", "expression": "{panel.a} + {panel.b} <= 100"}
    inside = [share | {"name": "a"}, share | {"name": "b", "validators": [total]}]
    other = panel(
        name="other",
        bindings={"panelCount": "n"},
        templateElements=[share | {"name": "a"}, share | {"name": "b"}],
    )
    whole = panel(bindings={"panelCount": "n"}, templateElements=inside)
    made, found = read_json(tmp_path, COUNT, whole)
    assert (len(made.constraints), found) == (6, [])
    made, found = read_json(tmp_path, COUNT, whole, other)
    assert (made.constraints, [own for own in found if own != "renamed"]) == ((), ["check_unsaid"])


def test_a_sum_in_one_copy_alone_has_copies_go_out_one_by_one() -> None:
    own = parse_questionnaire(SHARES.replace("  - {id: third", "  # - {id: third").encode())
    assert "form.written_out" in told(own, "xlsform")


def test_copies_go_out_one_by_one_where_they_are_summed_or_the_tool_has_no_repeats(
    sites: Questionnaire,
) -> None:
    summed = parse_questionnaire(SUMMED.encode())
    for tool in ("xlsform", "surveyjs"):
        assert "form.written_out" in told(summed, tool)
    assert "form.written_out" in told(sites, "limesurvey")
    survey = sheets(export(summed, "xlsform", language="en").content)["survey"]
    assert {"sites_1", "people_3"} <= {row["name"] for row in survey}
    assert "begin_repeat" not in {row["type"] for row in survey}


BETWEEN = SITES.replace(
    "      - {id: why,",
    """      - group: after
        title: {es: Después, en: After}
        questions:
          - {id: first, kind: yes_no, text: {es: F, en: F}}
          - id: look
            kind: matrix
            text: {es: L, en: L}
            choices: [{id: a, text: {es: A, en: A}, score: 0}, {id: b, text: {es: B, en: B}, score: 1}]
            rows: [{id: front, text: {es: F, en: F}}, {id: back, text: {es: B, en: B}}]
      - {id: why,""",
)


@pytest.mark.parametrize("tool", TOOLS)
def test_other_groups_stand_behind_what_repeats(tool: str) -> None:
    own = parse_questionnaire(BETWEEN.encode())
    assert back(own, tool).text == questionnaire_text(own)


@pytest.mark.parametrize("tool", ["xlsx", "json"])
def test_the_whole_questionnaire_goes_out_and_comes_back(
    sites: Questionnaire, tool: str, tmp_path: Path
) -> None:
    path = tmp_path / f"q.{tool}"
    path.write_bytes(export(sites, tool, language="es").content)
    assert import_form(path).text == questionnaire_text(sites)


def test_a_sheet_to_fill_in_has_each_copy_and_says_once_when_it_is_there(sites: Questionnaire) -> None:
    rows = {row.text: row for row in rows_of(sites, "en", from_outside=False)}
    assert [text for text in rows if text.startswith("Site")] == ["Site 1", "Site 2", "Site 3"]
    assert rows["Site 2"].how == "This whole block only if question 1 is 2 or more."
    assert rows["7. P"].how == "Write a whole number of 0 or more. Optional: you may leave it blank."


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("text", [SITES, SUMMED], ids=["apart", "summed"])
def test_copies_come_back_as_what_repeats(text: str, tool: str) -> None:
    own = parse_questionnaire(text.encode())
    assert [
        (repeat.id, repeat.count, len(repeat.groups)) for repeat in _made(own, tool).sections[0].repeats
    ] == [("sites", "n", 3)]


def _made(own: Questionnaire, tool: str, *, scored: bool = True) -> Questionnaire:
    return parse_questionnaire(back(own, tool, scored=scored).text.encode())


@pytest.mark.parametrize("tool", ["xlsform", "surveyjs"])
def test_without_scores_it_repeats_too(sites: Questionnaire, tool: str) -> None:
    made = _made(sites, tool, scored=False)
    assert made.sections[0].repeats == sites.sections[0].repeats
    assert made.by_id["why"].show_if == AnyOf("online_2", frozenset(["no"]))


@pytest.mark.parametrize("tool", ["xlsform", "surveyjs"])
def test_a_form_that_asks_of_more_has_the_scores_of_the_first(
    sites: Questionnaire, tool: str, tmp_path: Path
) -> None:
    """Somebody lets the form ask of one thing more: the further copy scores as the others do."""
    more = parse_questionnaire(SITES.replace("at_most: 3", "at_most: 4").encode())
    path = tmp_path / {"xlsform": "f.xlsx", "surveyjs": "f.json"}[tool]
    path.write_bytes(export(more, tool, language="es").content)
    found = import_form(path, scores=sites)
    made = parse_questionnaire(found.text.encode())
    assert (len(made.sections[0].repeats[0].groups), {own.rule for own in found.told}) == (
        4,
        {"draft.title_once"} & {own.rule for own in found.told},
    )
    assert [own.score for own in made.by_id["shop_4"].choices] == [0, 1]


# In: XLSForm ------------------------------------------------------------------------------------------------

BEGIN, END = {"type": "begin_repeat", "name": "r", "label": "Site"}, {"type": "end_repeat"}
NUMBER = {"type": "integer", "name": "n", "label": "How many?", "constraint": ". <= 6"}
PEOPLE = {"type": "integer", "name": "people", "label": "People?"}


def repeat_of(made: Questionnaire) -> tuple[str, str, int, tuple[str, ...]]:
    (own,) = [repeat for section in made.sections for repeat in section.repeats]
    return own.id, own.count, len(own.groups), own.names


COUNTS = [
    ("${n}", 6),
    ("if(${n} > 4, 4, ${n})", 4),
    ("min(${n}, 5)", 5),
    ("min(5, int(${n}))", 5),
    ("${worked_out}", 2),
    ("if(${n} >= 3, 3, if(${n} >= 0, ${n}, 0))", 3),
]


@pytest.mark.parametrize(("expression", "most"), COUNTS)
def test_a_repeat_count_is_a_question(expression: str, most: int, tmp_path: Path) -> None:
    worked_out = {"type": "calculate", "name": "worked_out", "calculation": "min(2, ${n})"}
    lines = [NUMBER, *([worked_out] if "worked_out" in expression else [])]
    made, found = read_book(tmp_path, *lines, BEGIN | {"repeat_count": expression}, PEOPLE, END)
    assert (repeat_of(made), found) == (("r", "n", most, ("people",)), [])


@pytest.mark.parametrize("expression", ["", "count-selected(${many})", "${nowhere} + 1", "${words}"])
def test_how_many_there_are_is_asked_for_where_no_question_says_it(expression: str, tmp_path: Path) -> None:
    words = {"type": "text", "name": "words", "label": "W?"}
    when = {"relevant": "${n} > 2"}
    made, found = read_book(tmp_path, NUMBER, words, BEGIN | {"repeat_count": expression} | when, PEOPLE, END)
    assert repeat_of(made) == ("r", "r_number", 20, ("people",))
    assert found == ["repeat_asked", "repeat_most"]
    asked = made.by_id["r_number"]
    assert (asked.kind, asked.integer, asked.least, asked.most) == (Kind.NUMBER, True, 0, 20)
    assert (asked.text.en, asked.show_if) == ("Site: number", made.by_id["people_1"].show_if)


def test_what_always_repeats_so_often_is_so_many_groups(tmp_path: Path) -> None:
    made, found = read_book(tmp_path, BEGIN | {"repeat_count": "2"}, PEOPLE, END)
    assert [(own.id, own.title.en) for own in made.sections[0].groups] == [
        ("r_1", "Site 1"),
        ("r_2", "Site 2"),
    ]
    assert (made.sections[0].repeats, list(made.by_id), found) == ((), ["people_1", "people_2"], [])


def test_at_most_300_questions_repeat(tmp_path: Path) -> None:
    many = [PEOPLE | {"name": f"q{number}"} for number in range(40)]
    made, found = read_book(tmp_path, BEGIN, *many, END)
    assert (repeat_of(made)[2], made.by_id["r_number"].most) == (7, 7)
    assert found == ["repeat_asked", "repeat_most"]


def test_a_decimal_that_says_how_many_takes_whole_numbers(tmp_path: Path) -> None:
    made, found = read_book(
        tmp_path, NUMBER | {"type": "decimal"}, BEGIN | {"repeat_count": "${n}"}, PEOPLE, END
    )
    assert (made.by_id["n"].integer, found) == (True, ["count_whole"])


def test_groups_and_repeats_inside_what_repeats(tmp_path: Path) -> None:
    inner = [
        {"type": "begin_group", "name": "g", "label": "G", "relevant": "${people} >= 4"},
        PEOPLE | {"name": "men"},
        {"type": "end_group"},
    ]
    deeper = [
        BEGIN | {"name": "rr"},
        PEOPLE | {"name": "x"},
        {"type": "begin_group", "name": "gg"},
        {"type": "end_group"},
        END,
    ]
    made, found = read_book(
        tmp_path,
        NUMBER,
        BEGIN | {"repeat_count": "${n}"},
        PEOPLE,
        *inner,
        *deeper,
        PEOPLE | {"name": "last"},
        END,
    )
    assert repeat_of(made) == ("r", "n", 6, ("people", "men", "last"))
    assert made.by_id["men_2"].show_if == AtLeast("people_2", 4)
    assert found == ["repeat_in_repeat", "group_in_group"]


def test_a_group_around_what_repeats_leaves_its_conditions(tmp_path: Path) -> None:
    lines = [{"type": "begin_group", "name": "s", "label": "S"}, NUMBER,
             {"type": "begin_group", "name": "g", "label": "G", "relevant": "${n} >= 3"},
             BEGIN | {"repeat_count": "${n}"}, PEOPLE, END, {"type": "end_group"}, {"type": "end_group"}]  # fmt: skip
    made, found = read_book(tmp_path, *lines)
    assert [own.id for own in made.sections] == ["s"]
    assert (made.sections[0].groups[0].show_if, found) == (AtLeast("n", 3), ["group_in_group"])


def test_conditions_look_at_the_same_copy_and_from_outside_at_one(tmp_path: Path) -> None:
    small = PEOPLE | {"name": "small", "relevant": "${people} <= 5"}
    after = PEOPLE | {"name": "after", "relevant": "indexed-repeat(${people}, ${r}, 2) >= 8 and ${n} >= 2"}
    made, found = read_book(tmp_path, NUMBER, BEGIN | {"repeat_count": "${n}"}, PEOPLE, small, END, after)
    assert found == []
    assert made.by_id["small_3"].show_if == AtMost("people_3", 5)
    assert made.by_id["after"].show_if == AtLeast("people_2", 8)  # there is a second one if it has an answer


@pytest.mark.parametrize(
    ("expression", "rule"),
    [("${people} > 7", "condition_of"), ("indexed-repeat(${people}, ${r}, 9) > 7", "condition_of"),
     ("indexed-repeat(${people}, ${r}, ${n}) > 7", "condition_uses"), ("sum(${people}) > 7", "condition_uses")],
)  # fmt: skip
def test_a_condition_over_no_copy_stops(expression: str, rule: str, tmp_path: Path) -> None:
    after = PEOPLE | {"name": "after", "relevant": expression}
    assert stopped(tmp_path, NUMBER, BEGIN | {"repeat_count": "${n}"}, PEOPLE, END, after) == [rule]


HOW_OFTEN = [
    ("count(${r}) > 1", AtLeast("n", 2)),
    ("count(${r}) >= 1", AtLeast("n", 1)),
    ("count(${r}) = 0", Not(AtLeast("n", 1))),
    ("2 > count(${r})", Not(AtLeast("n", 2))),
    ("count(${r}) <= 2", Not(AtLeast("n", 3))),
    ("count(${r}) != 2", Not(All((AtLeast("n", 2), Not(AtLeast("n", 3)))))),
    ("count(${r}) >= 0", None),
]


@pytest.mark.parametrize(("expression", "wanted"), HOW_OFTEN)
def test_a_condition_over_how_often_something_repeats(expression: str, wanted: Any, tmp_path: Path) -> None:
    after = PEOPLE | {"name": "after", "relevant": expression}
    made, found = read_book(tmp_path, NUMBER, BEGIN | {"repeat_count": "${n}"}, PEOPLE, END, after)
    assert (made.by_id["after"].show_if, found) == (wanted, [])


def test_a_condition_over_how_many_panels_there_are(tmp_path: Path) -> None:
    after = {"type": "comment", "name": "after", "visibleIf": "{r.length} > 1"}
    made, _ = read_json(tmp_path, panel(maxPanelCount=5), after)
    assert made.by_id["after"].show_if == AtLeast("r_number", 2)


def test_names_of_copies_are_nobody_elses(tmp_path: Path) -> None:
    other = PEOPLE | {"name": "people_2"}
    made, _ = read_book(
        tmp_path, other, NUMBER, BEGIN | {"repeat_count": "${n}"}, PEOPLE, END, PEOPLE | {"name": "r_1"}
    )
    assert repeat_of(made)[3] == ("people_3",)


def test_what_repeats_and_asks_nothing_is_nothing(tmp_path: Path) -> None:
    made, found = read_book(tmp_path, NUMBER, BEGIN, {"type": "image", "name": "i", "label": "I"}, END)
    assert (list(made.by_id), found) == (["n"], ["kind_unsaid"])


def test_a_repeat_that_never_ends_ends_with_the_form(tmp_path: Path) -> None:
    made, _ = read_book(tmp_path, NUMBER, BEGIN | {"repeat_count": "${n}"}, PEOPLE)
    assert repeat_of(made) == ("r", "n", 6, ("people",))


# In: SurveyJS -----------------------------------------------------------------------------------------------

COUNT = {"type": "text", "name": "n", "inputType": "number", "min": 0, "max": 6, "step": 1}
INSIDE = [{"type": "text", "name": "people", "inputType": "number", "step": 1}]


def panel(**own: Any) -> dict[str, Any]:
    return {"type": "paneldynamic", "name": "r", "title": "Site", "templateElements": INSIDE} | own


BOUND = [
    ({"bindings": {"panelCount": "n"}}, ("n", 6), []),
    ({"bindings": {"panelCount": "n"}, "maxPanelCount": 4}, ("n", 4), []),
    ({"maxPanelCount": 8, "minPanelCount": 1}, ("r_number", 8), ["repeat_asked"]),
    ({}, ("r_number", 20), ["repeat_asked", "repeat_most"]),
    ({"keyName": "people", "bindings": {"panelCount": "n"}}, ("n", 6), ["not_held"]),
    ({"templateVisibleIf": "{n} > 2", "bindings": {"panelCount": "n"}}, ("n", 6), ["not_held"]),
]  # fmt: skip


@pytest.mark.parametrize(("own", "wanted", "rules"), BOUND)
def test_a_dynamic_panel_repeats(
    own: dict[str, Any], wanted: tuple[str, int], rules: list[str], tmp_path: Path
) -> None:
    made, found = read_json(tmp_path, COUNT, panel(**own))
    assert (repeat_of(made)[1:3], found) == (wanted, rules)
    if wanted[0] != "n":
        assert made.by_id["r_number"].least == own.get("minPanelCount", 0)


def test_a_dynamic_panel_of_a_fixed_number_is_groups(tmp_path: Path) -> None:
    fixed = {"allowAddPanel": False, "allowRemovePanel": False, "panelCount": 3}
    made, found = read_json(tmp_path, panel(**fixed))
    assert ([own.id for own in made.sections[0].groups], found) == (["r_1", "r_2", "r_3"], [])
    _, found = read_json(tmp_path, COUNT, panel(**fixed | {"panelCount": 0}))
    assert found == ["hidden"]


def test_conditions_of_a_dynamic_panel(tmp_path: Path) -> None:
    inside = [*INSIDE, {"type": "comment", "name": "why", "visibleIf": "{panel.people} >= 4"}]
    after = {"type": "comment", "name": "after", "visibleIf": "{r[0].people} >= 4 and {n} >= 1"}
    made, found = read_json(
        tmp_path, COUNT, panel(bindings={"panelCount": "n"}, templateElements=inside), after
    )
    assert found == []
    assert made.by_id["why_2"].show_if == AtLeast("people_2", 4)
    assert made.by_id["after"].show_if == AtLeast("people_1", 4)


def test_a_dynamic_matrix_repeats_its_columns(tmp_path: Path) -> None:
    columns = [
        {"name": "kind", "title": "Kind?"},
        {"name": "size", "cellType": "text", "inputType": "number", "visibleIf": "{row.kind} = 'a'"},
    ]
    whole = {
        "type": "matrixdynamic",
        "name": "r",
        "columns": columns,
        "choices": ["a", "b"],
        "maxRowCount": 5,
    }
    made, found = read_json(tmp_path, COUNT, whole)
    assert repeat_of(made) == ("r", "r_number", 5, ("kind", "size"))
    assert (made.by_id["kind_3"].kind, made.by_id["size_3"].show_if) == (
        Kind.SINGLE,
        AnyOf("kind_3", frozenset("a")),
    )
    assert found == ["repeat_asked", "no_title"]
    fixed = whole | {"allowAddRows": False, "allowRemoveRows": False}
    made, _ = read_json(tmp_path, COUNT, fixed)
    assert [own.id for own in made.sections[0].groups] == ["r_1", "r_2"]


def test_what_repeats_in_what_repeats_is_told(tmp_path: Path) -> None:
    deep = panel(name="deep", templateElements=[{"type": "text", "name": "x"}])
    _, found = read_json(
        tmp_path, COUNT, panel(bindings={"panelCount": "n"}, templateElements=[*INSIDE, deep])
    )
    assert found == ["repeat_in_repeat"]


def test_as_stated_a_form_asks_once(sites: Questionnaire) -> None:
    """What a form asks inside is what the file says inside."""
    survey = sheets(export(sites, "xlsform", language="en").content)["survey"]
    names = [row["name"] for row in survey]
    (part,) = [own for own in as_stated(sites.sections[0]) if own.repeat is not None]
    assert [name for name in names if name in {own.id for own in part.questions}] == [
        own.id for own in part.questions
    ]
