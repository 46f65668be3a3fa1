"""Forms of SurveyJS become questionnaires: what is taken over, and each thing that is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecomdiag import QuestionnaireError, UsageError
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire import conditions
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
    OnOrBefore,
)
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.workflows.exchanging import import_form

ABC = ["a", "b", {"value": "c", "text": "See"}]
ASKED: list[dict[str, Any]] = [
    {"type": "radiogroup", "name": "one", "choices": ABC},
    {"type": "checkbox", "name": "many", "choices": ABC},
    {"type": "text", "name": "age", "inputType": "number", "min": 0, "max": 120, "step": 1},
    {"type": "text", "name": "share", "inputType": "number"},
    {"type": "text", "name": "day", "inputType": "date"},
    {"type": "text", "name": "words"},
    {"type": "boolean", "name": "sells"},
    {"type": "rating", "name": "stars"},
]


def read(tmp_path: Path, *elements: Any, **top: Any) -> tuple[Questionnaire, list[str]]:
    path = tmp_path / "form.json"
    whole = {"locale": "en", "title": "Form", "elements": list(elements)} | top
    path.write_text(json.dumps(whole))
    made = import_form(path)
    told = [own.rule.removeprefix("draft.") for own in made.told]
    return parse_questionnaire(made.text.encode()), [own for own in told if own not in ("no_scores", "no_id")]


def stopped(tmp_path: Path, *elements: Any, **top: Any) -> list[str]:
    with pytest.raises(QuestionnaireError) as found:
        read(tmp_path, *elements, **top)
    return [own.rule.removeprefix("draft.") for own in found.value.problems if own.stops]


def question(tmp_path: Path, **own: Any) -> Question:
    made, told = read(tmp_path, {"name": "q", **own})
    assert told == []
    return made.by_id["q"]


KINDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "radiogroup", "choices": ABC}, {"kind": Kind.SINGLE, "optional": True}),
    ({"type": "dropdown", "choicesMax": 3, "isRequired": True}, {"kind": Kind.SINGLE, "optional": False}),
    ({"type": "checkbox", "choices": ABC, "maxSelectedChoices": 2}, {"kind": Kind.MULTIPLE, "max_choices": 2}),
    ({"type": "tagbox", "choices": ABC, "minSelectedChoices": 2}, {"kind": Kind.MULTIPLE, "min_choices": 2}),
    ({"type": "checkbox", "choices": ABC, "validators": [{"type": "answercount", "minCount": 2, "maxCount": 2}]},
     {"min_choices": 2, "max_choices": 2}),
    ({"type": "ranking", "choices": ABC}, {"kind": Kind.RANKING}),
    ({"type": "boolean"}, {"kind": Kind.SINGLE}),
    ({"type": "rating", "rateMax": 4}, {"kind": Kind.SINGLE}),
    ({"type": "text"}, {"kind": Kind.TEXT, "lines": 1, "max_length": 500}),
    ({"type": "comment", "rows": 3, "maxLength": 90}, {"kind": Kind.TEXT, "lines": 3, "max_length": 90}),
    ({"type": "text", "validators": [{"type": "regex", "regex": "^[A-Z]{2}$", "text": "Two"}]}, {"pattern": "[A-Z]{2}"}),
    ({"type": "text", "inputType": "number", "min": 1, "max": 2.5}, {"kind": Kind.NUMBER, "least": 1, "integer": False}),
    ({"type": "text", "inputType": "number", "validators": [{"type": "numeric", "minValue": 1}]}, {"least": 1}),
    ({"type": "text", "inputType": "number", "validators": [{"type": "expression", "expression": "round({q}, 0) = {q}"}]},
     {"integer": True}),
    ({"type": "text", "inputType": "number", "min": 0, "max": 100, "step": "any"}, {"kind": Kind.PERCENTAGE}),
    ({"type": "slider", "max": 10}, {"kind": Kind.NUMBER, "least": 0, "most": 10, "integer": True}),
    ({"type": "text", "inputType": "date", "min": "2024-01-31"}, {"kind": Kind.DATE, "earliest": "2024-01-31"}),
]  # fmt: skip


@pytest.mark.parametrize(("own", "wanted"), KINDS, ids=lambda own: str(own.get("type", "")))
def test_a_type_of_question(own: dict[str, Any], wanted: dict[str, Any], tmp_path: Path) -> None:
    found = question(tmp_path, **own)
    assert {key: getattr(found, key) for key in wanted} == wanted


def test_what_is_added_to_choices(tmp_path: Path) -> None:
    extra = {
        "hasNone": True,
        "showOtherItem": True,
        "otherText": "Else?",
        "choices": [{"value": "a", "isExclusive": True}, 1],
    }
    found = read(tmp_path, {"type": "checkbox", "name": "q", **extra})[0].by_id["q"]  # fmt: skip
    assert [(own.id, own.exclusive, own.says) for own in found.choices] == [
        ("a", True, False), ("1", False, False), ("none", True, False), ("other", False, True),
    ]  # fmt: skip
    assert found.by_id["other"].text.en == "Else?"


def test_a_table_with_one_choice_a_row_is_a_matrix(tmp_path: Path) -> None:
    table = {
        "type": "matrix",
        "name": "t",
        "title": "How?",
        "columns": ["bad", "good"],
        "rows": ["x", {"value": "y", "text": "Why"}],
    }
    later = {"type": "text", "name": "w", "visibleIf": "{t.y} = 'good'"}
    made, told = read(tmp_path, table, later)
    (matrix,) = made.sections[0].matrices
    assert (matrix.questions, [own.en for own in matrix.rows], told) == (("t_x", "t_y"), ["x", "Why"], [])
    assert made.by_id["w"].show_if == AnyOf("t_y", frozenset(["good"]))


def test_pages_panels_and_several_texts_are_sections_and_groups(tmp_path: Path) -> None:
    text = {"type": "text", "name": "x"}
    panel = {"type": "panel", "name": "g", "title": "Group", "description": "Now", "visibleIf": "{s} = true",
             "elements": [text, {"type": "panel", "name": "p", "elements": [{"type": "text", "name": "y"}]}]}  # fmt: skip
    several = {"type": "multipletext", "name": "m", "items": [{"name": "z", "inputType": "number"}]}
    made, told = read(
        tmp_path,
        pages=[
            {"name": "one", "title": "One", "elements": [{"type": "boolean", "name": "s"}]},
            {
                "name": "two",
                "title": "Two",
                "description": "More",
                "visibleIf": "{s} notempty",
                "elements": [panel, several],
            },
            {"name": "empty", "elements": []},
        ],
    )
    _, two = made.sections
    assert [(own.id, own.questions) for own in two.groups] == [("g", ("x", "y")), ("m", ("z",))]
    assert (two.show_if, two.intro.en, told) == (Answered("s"), "More", [])
    assert made.by_id["x"].show_if == All((Answered("s"), AnyOf("s", frozenset(["yes"]))))


A, AB = frozenset(["a"]), frozenset(["a", "b"])
CONDITIONS = [
    ("{one} = 'a'", AnyOf("one", A)),
    ("'a' == {one}", AnyOf("one", A)),
    ("{one} = A or {one} = 'b'", AnyOf("one", AB)),
    ("{one} <> 'a'", Not(AnyOf("one", A))),
    ("{one} notempty and {one} != 'a'", NoneOf("one", A)),
    ("{one} anyof ['a', 'b', 'gone']", AnyOf("one", AB)),
    ("{many} allof ['a', 'b']", AllOf("many", AB)),
    ("{many} contains 'a' and {many} contains 'b'", AllOf("many", AB)),
    ("{many} noneof ['a']", Not(AnyOf("many", A))),
    ("{many} notcontains 'a'", Not(AnyOf("many", A))),
    ("{many} = ['a']", All((AnyOf("many", A), NoneOf("many", frozenset(["b", "c"]))))),
    ("{many.length} > 0", Answered("many")),
    ("{words} empty", Not(Answered("words"))),
    ("!({words} notempty)", Not(Answered("words"))),
    ("{words} != ''", Answered("words")),
    ("{age} >= 18", AtLeast("age", 18)),
    ("18 > {age}", All((Answered("age"), Not(AtLeast("age", 18))))),
    ("{age} > -5", Answered("age")),
    ("{share} = 1.5", All((AtLeast("share", 1.5), AtMost("share", 1.5)))),
    ("{day} > '2024-02-28'", OnOrAfter("day", "2024-02-29")),
    ("{day} <= '2024-02-28'", OnOrBefore("day", "2024-02-28")),
    ("{sells}", AnyOf("sells", frozenset(["yes"]))),
    ("{sells} = false", AnyOf("sells", frozenset(["no"]))),
    ("{stars} >= 4", AnyOf("stars", frozenset(["4", "5"]))),
    ("{one} = 'a' && ({age} notempty || {words} notempty)",
     All((AnyOf("one", A), conditions.Any((Answered("age"), Answered("words")))))),
    ("true", None),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "wanted"), CONDITIONS, ids=[own for own, _ in CONDITIONS])
def test_a_condition(expression: str, wanted: Any, tmp_path: Path) -> None:
    made, _ = read(tmp_path, *ASKED, {"type": "text", "name": "last", "visibleIf": expression})
    assert made.by_id["last"].show_if == wanted


UNSAID = [
    ("{one} = ", "condition_unread"),
    ("{one} = 'a' {", "condition_unread"),
    ("(" * 80 + "{words} empty" + ")" * 80, "condition_deep"),
    ("!(({one} = 'a') or (" * 9 + "{words} empty" + "))" * 9, "condition_deep"),
    ("{later} = 'a'", "condition_of"),
    ("{nobody} notempty", "condition_of"),
    ("{words} = 'yes'", "condition_text"),
    ("{one} = 'gone'", "condition_never"),
    ("{many} = ['a', 'gone']", "condition_choice"),
    ("{age} + 1 > 5", "condition_uses"),
    ("today() > {day}", "condition_uses"),
    ("{many} = 'a'", "condition_uses"),
    ("{many.length} > 2", "condition_uses"),
]


@pytest.mark.parametrize(("expression", "rule"), UNSAID, ids=[own[:30] for own, _ in UNSAID])
def test_a_condition_that_cannot_be_said_stops(expression: str, rule: str, tmp_path: Path) -> None:
    own = {"type": "text", "name": "q", "visibleIf": expression}
    assert stopped(tmp_path, *ASKED, own, {"type": "text", "name": "later"}) == [rule]


TOLD: list[tuple[dict[str, Any], str]] = [
    ({"type": "html", "html": "<b>Hi</b>"}, "kind_unsaid"),
    ({"type": "matrixdropdown"}, "kind_unsaid"),
    ({"type": "text", "inputType": "datetime-local"}, "kind_unsaid"),
    ({"type": "radiogroup", "choices": ["a"]}, "few_choices"),
    ({"type": "dropdown", "choicesMax": 3000}, "many_choices"),
    ({"type": "radiogroup", "choices": ["Año", "B"]}, "choices_renamed"),
    ({"type": "text", "visible": False}, "hidden"),
    ({"type": "text", "defaultValue": "x"}, "not_held"),
    ({"type": "checkbox", "choices": ABC, "showSelectAllItem": True}, "not_held"),
    ({"type": "text", "inputType": "email"}, "check_unsaid"),
    ({"type": "text", "validators": [{"type": "expression", "expression": "{q} > today()"}]}, "check_unsaid"),
    ({"type": "text", "validators": [{"type": "regex", "regex": "^a|b$", "text": "No"}]}, "check_unsaid"),
    ({"type": "radiogroup", "choices": [{"value": "a", "visibleIf": "{gone} = 1"}, "b"]}, "offers_unsaid"),
    ({"type": "radiogroup", "choices": ABC, "choicesVisibleIf": "{words} notempty"}, "offers_unsaid"),
    ({"type": "text", "title": "Who is {name}?"}, "piped"),
    ({"type": "text", "title": {"default": "Why?", "es": ""}, "description": {"default": "D", "es": "D"}}, "untranslated"),
    ({"type": "text", "title": {"default": "Why?", "tlhingan": "qatlh?"}}, "language_unknown"),
    ({"type": "text", "name": "Q 1"}, "renamed"),
    ({"type": "panel", "name": "g", "title": "G", "elements": [
        {"type": "panel", "name": "h", "title": "H", "elements": [{"type": "text", "name": "i"}]}]}, "group_in_group"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "rule"), TOLD, ids=[f"{own['type']}-{rule}" for own, rule in TOLD])
def test_what_is_told(own: dict[str, Any], rule: str, tmp_path: Path) -> None:
    _, told = read(tmp_path, {"type": "comment", "name": "words"}, {"name": "q", **own})
    assert told == [rule]


@pytest.mark.parametrize("never", [{"visible": False}, {"visibleIf": "false"}])
def test_panels_and_pages_that_are_never_shown_are_told_once(never: dict[str, Any], tmp_path: Path) -> None:
    inside = [{"type": "text", "name": "a"}, {"type": "text", "name": "b"}]
    panel = {"type": "panel", "name": "p", "title": "P", "elements": inside, **never}
    made, told = read(tmp_path, panel, {"type": "text", "name": "c"})
    assert ([own.id for own in made.questions], told) == (["c"], ["hidden"])
    pages = [
        {"name": "p", "elements": inside, **never},
        {"name": "q", "title": "Q", "elements": [{"type": "text", "name": "c"}]},
    ]
    made, told = read(tmp_path, pages=pages)
    assert ([own.id for own in made.questions], told) == (["c"], ["hidden"])


def _adding_up(limit: int, most: int) -> list[dict[str, Any]]:
    """Return two numbers of a sum, which is checked at each, the first of which may be ``most``."""
    found = []
    for own, total in (("a", "round({a}, 6)"), ("b", "round({a} + {b}, 6)")):
        check = {"type": "expression", "text": "No", "expression": f"{total} <= {limit}"}
        number = {"type": "text", "name": own, "inputType": "number", "min": 0, "max": most}
        found.append({**number, "validators": [check]})
    return found


@pytest.mark.parametrize("most", [10, 30, 40])
def test_a_check_of_the_first_terms_that_nothing_breaks_is_not_told(most: int, tmp_path: Path) -> None:
    made, told = read(tmp_path, *_adding_up(30, most))
    constraints = [] if 2 * most <= 30 else [(("a", "b"), 30)]
    assert [(own.questions, own.at_most) for own in made.constraints] == constraints
    assert told == []


def test_choices_that_hang_on_answers(tmp_path: Path) -> None:
    own = {"type": "radiogroup", "name": "q", "choices": [*ABC, {"value": "d", "visibleIf": "{words} notempty"}],
           "choicesVisibleIf": "{item} = 'a' or {item} = 'd' or {many} contains {item}"}  # fmt: skip
    made, told = read(tmp_path, *ASKED, own)
    assert [(offer.choice, offer.when) for offer in made.by_id["q"].offers] == [
        ("b", AnyOf("many", frozenset(["b"]))), ("c", AnyOf("many", frozenset(["c"]))), ("d", Answered("words")),
    ]  # fmt: skip
    assert told == []


def test_untitled_pages_are_told_unless_there_is_one(tmp_path: Path) -> None:
    pages = [{"name": name, "elements": [{"type": "text", "name": f"in_{name}"}]} for name in ("a", "b")]
    assert read(tmp_path, pages=pages)[1] == ["no_title", "no_title"]
    made, told = read(tmp_path, pages=pages[:1])
    assert (made.sections[0].title.en, told) == ("Form", [])


@pytest.mark.parametrize(
    ("top", "rule"),
    [
        ({"elements": 5}, "misread"),
        ({"elements": [5]}, "misread"),
        ({"elements": [{"type": "text", "name": "q", "title": [1]}]}, "misread"),
        ({"elements": [{"type": "html", "name": "q"}]}, "nothing"),
    ],
)
def test_a_broken_form_stops(top: dict[str, Any], rule: str, tmp_path: Path) -> None:
    assert rule in stopped(tmp_path, **top)


def test_parts_inside_one_another_have_an_end(tmp_path: Path) -> None:
    own: dict[str, Any] = {"type": "text", "name": "q"}
    for depth in range(30):
        own = {"type": "panel", "name": f"p{depth}", "elements": [own]}
    assert "too_deep" in stopped(tmp_path, own)


@pytest.mark.parametrize("content", ["", "[1]", "{", "[" * 100_000, '{"a": "' + "x" * 5_000_000 + '"}'])
def test_a_file_that_is_no_form_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(content)
    with pytest.raises(UsageError):
        import_form(path, "surveyjs")


LANGUAGES = [
    ({"locale": "fr"}, "Pourquoi ?", ("fr",), []),
    ({"locale": None}, "Why?", ("en",), ["language_assumed"]),
    ({"locale": "es"}, {"default": "Why?", "es": "¿Por qué?"}, ("es", "en"), []),
    ({"locale": "pt-br"}, {"default": "Por quê?", "en": "Why?"}, ("pt-BR", "en"), []),
    ({"locale": "ca"}, {"default": "Per què?", "ca": "Per què?", "es": "¿Por qué?"}, ("ca", "es"), []),
]


@pytest.mark.parametrize(("top", "title", "languages", "wanted"), LANGUAGES)
def test_languages(
    top: Any, title: Any, languages: tuple[str, ...], wanted: list[str], tmp_path: Path
) -> None:
    made, told = read(tmp_path, {"type": "text", "name": "q", "title": title}, **top)
    text = dict(made.by_id["q"].text.pairs)
    assert (made.languages, [own for own in told if own != "untranslated"]) == (languages, wanted)
    assert set(text) == set(languages)
    assert text.get("es", "¿Por qué?") == "¿Por qué?"


def test_a_sum_is_a_constraint(tmp_path: Path) -> None:
    number = {"type": "text", "inputType": "number", "min": 0}
    check = {"type": "expression", "expression": "{x} + {y} <= 10", "text": "Too much"}
    made, told = read(tmp_path, {**number, "name": "x"}, {**number, "name": "y", "validators": [check]})
    (own,) = made.constraints
    assert (own.questions, own.at_most, own.message.en, told) == (("x", "y"), 10, "Too much", [])
