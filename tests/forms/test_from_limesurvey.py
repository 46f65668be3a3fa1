"""Surveys that people made in LimeSurvey become questionnaires: its types, its codes, its HTML, and what is told."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Run
from searches import slow

from ecomdiag import QuestionnaireError, UsageError, export, import_form, load_questionnaire
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.conditions import AnyOf, AtLeast, NoneOf, Not
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.workflows.exchanging import ImportedForm

HEADS = [
    "id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "hidden", "min_answers", "max_answers", "exclude_all_others", "min_num_value_n", "max_num_value_n",
    "suffix", "date_min", "em_validation_q", "em_validation_q_tip", "assessment_value", "random_order", "equals_num_value",
]  # fmt: skip


def row(**cells: str) -> str:
    cells = {{"kind": "class", "type": "type/scale"}.get(name, name): own for name, own in cells.items()}
    return "\t".join(cells.get(head, "") for head in HEADS)


TOP = [
    row(kind="S", name="language", text="en"),
    row(kind="SL", name="surveyls_title", text="<p>Our <b>survey</b></p>", language="en"),
    row(kind="G", type="0", name="About you", text="<p>Some words</p>", language="en"),
]


def survey(*rows: str, top: list[str] = TOP) -> str:
    return "\n".join(["\t".join(HEADS), *top, *rows]) + "\n"


SINGLE = [
    row(kind="Q", type="L", name="G01Q01", text="<p>Do you <em>sell</em>?</p>", language="en", mandatory="Y"),
    row(kind="A", name="A1", text="Yes &amp; more", language="en"),
    row(kind="A", name="A2", text="No", language="en"),
]
BOXES = [
    row(kind="Q", type="M", name="G01Q02", text="Where?", language="en", relevance='((G01Q01.NAOK == "A1"))', max_answers="2",
        exclude_all_others="SQ003", other="Y"),
    *[row(kind="SQ", name=f"SQ00{n}", text=f"Place {n}", language="en") for n in (1, 2, 3)],
]  # fmt: skip


def made(tmp_path: Path, *rows: str, **more: Any) -> tuple[Questionnaire, ImportedForm]:
    path = tmp_path / "survey.txt"
    path.write_text(survey(*rows, **more))
    found = import_form(path)
    return parse_questionnaire(found.text.encode()), found


def test_a_survey_that_a_person_made(tmp_path: Path) -> None:
    own, found = made(
        tmp_path, *SINGLE, *BOXES,
        row(kind="Q", type="X", name="note", text="Nearly there", language="en"),
        row(kind="Q", type="N", name="people", text="How many?", language="en", min_num_value_n="1", suffix="people",
            relevance="G01Q02_SQ001.NAOK == 'Y' or !is_empty(G01Q02_SQ002)"),
        row(kind="Q", type="D", name="since", text="Since?", language="en", date_min="2020-01-31", relevance="people > 3 and G01Q01 != 'A2'"),
        row(kind="Q", type="F", name="looks", text="How is it?", language="en", mandatory="Y"),
        row(kind="SQ", name="SQ001", text="Photos", language="en"),
        row(kind="SQ", name="SQ002", text="Texts", language="en", relevance="count(that.G01Q02) > 0"),
        row(kind="A", name="1", text="Bad", language="en", assessment_value="1"),
        row(kind="A", name="2", text="Good", language="en", assessment_value="2"),
        row(kind="Q", type="Y", name="sure", text="Sure?", language="en"),
        row(kind="Q", type="5", name="mark", text="Mark?", language="en", relevance="looks_SQ001.NAOK == 2"),
        row(kind="Q", type="T", name="words", text="Words?", language="en"),
    )  # fmt: skip
    asked = {question.id: question for question in own.questions}
    assert list(asked) == [
        "g01q01",
        "g01q02",
        "people",
        "since",
        "looks_sq001",
        "looks_sq002",
        "sure",
        "mark",
        "words",
    ]
    assert [question.kind for question in own.questions] == [
        Kind.SINGLE, Kind.MULTIPLE, Kind.NUMBER, Kind.DATE, Kind.SINGLE, Kind.SINGLE, Kind.SINGLE, Kind.SINGLE, Kind.TEXT,
    ]  # fmt: skip
    assert (own.title.en, own.sections[0].title.en, own.sections[0].intro.en) == (
        "Our survey",
        "About you",
        "Some words",
    )
    assert (asked["g01q01"].text.en, asked["g01q01"].choices[0].text.en) == ("Do you sell?", "Yes & more")
    boxes = asked["g01q02"]
    assert [(own.id, own.exclusive, own.says) for own in boxes.choices] == [
        ("sq001", False, False), ("sq002", False, False), ("sq003", True, False), ("other", False, True),
    ]  # fmt: skip
    assert (boxes.max_choices, boxes.optional, boxes.show_if) == (2, True, AnyOf("g01q01", frozenset(["a1"])))
    assert asked["people"].show_if == AnyOf("g01q02", frozenset(["sq001", "sq002"]))
    assert asked["people"].unit is not None
    assert asked["since"].earliest == "2020-01-31"
    assert asked["mark"].show_if == AnyOf("looks_sq001", frozenset(["2"]))
    assert {"draft.values_left", "draft.note_left"} <= {problem.rule for problem in found.told}


CONDITIONS = [
    ("G01Q01.NAOK == 'A1'", AnyOf("g01q01", frozenset(["a1"]))),
    ('G01Q01 eq "A1" or G01Q01.code == "A2"', AnyOf("g01q01", frozenset(["a1", "a2"]))),
    ("!is_empty(G01Q01.NAOK) && G01Q01.NAOK != 'A2'", NoneOf("g01q01", frozenset(["a2"]))),
    ("is_empty(G01Q02_SQ001.NAOK)", Not(AnyOf("g01q02", frozenset(["sq001"])))),
    ("count(G01Q02_SQ001, G01Q02_SQ002, G01Q02_SQ003, G01Q02_other) == 0", None),
    ("G01Q02_other != ''", AnyOf("g01q02", frozenset(["other"]))),
    ("1", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CONDITIONS)
def test_conditions(text: str, wanted: object, tmp_path: Path) -> None:
    own, _ = made(
        tmp_path,
        *SINGLE,
        *BOXES,
        row(kind="Q", type="S", name="last", text="Last?", language="en", relevance=text),
    )
    found = own.by_id["last"].show_if
    assert found == wanted or (wanted is None and text != "1" and isinstance(found, Not))
    assert not isinstance(found, AnyPart | AtLeast)


STOPS = [
    ("G01Q01.NAOK == 'A1' xor 1", "draft.condition_unread"),
    ("nosuch.NAOK == 'A1'", "draft.condition_of"),
    ("regexMatch('/x/', G01Q01)", "draft.condition_uses"),
    ("TOKEN:FIRSTNAME == 'x'", "draft.condition_unread"),
    ("(" * 100 + "G01Q01 == 'A1'" + ")" * 100, "draft.condition_deep"),
]


@pytest.mark.parametrize(("text", "rule"), STOPS)
def test_what_no_condition_says_stops(text: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "survey.txt"
    path.write_text(
        survey(*SINGLE, row(kind="Q", type="S", name="last", text="Last?", language="en", relevance=text))
    )
    with pytest.raises(QuestionnaireError) as stopped:
        import_form(path)
    assert [problem.rule for problem in stopped.value.problems if problem.stops] == [rule]


TOLD = [
    ([row(kind="Q", type="|", name="file", text="File?", language="en")], "draft.kind_unsaid"),
    ([row(kind="Q", type="S", name="s", text="S?", language="en", hidden="1")], "draft.hidden"),
    ([row(kind="Q", type="S", name="s", text="S <img src='x'>", language="en")], "draft.html_left"),
    ([row(kind="Q", type="S", name="s", text="So you said {G01Q01.shown}", language="en")], "draft.piped"),
    ([row(kind="Q", type="S", name="s", text="S?", language="en", validation="/^x/")], "draft.check_unsaid"),
    ([row(kind="Q", type="S", name="s", text="S?", language="en", default="x")], "draft.not_held"),
    ([row(kind="Q", type="R", name="r", text="R?", language="en"), row(kind="A", name="a", text="A"), row(kind="A", name="b", text="B")],
     "draft.ranked_whole"),
    ([row(kind="QTA", name="quota")], "draft.not_held"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "rule"), TOLD)
def test_what_is_not_taken_over_is_told(rows: list[str], rule: str, tmp_path: Path) -> None:
    _, found = made(tmp_path, *SINGLE, *rows)
    (problem,) = [problem for problem in found.told if problem.rule == rule]
    assert problem.message("es")
    assert problem.message("en")


@pytest.mark.parametrize(("kind", "validation", "pattern"), [
    ("S", "/^[0-9]{5}$/", "[0-9]{5}"),
    ("S", "/^(a|b)$/", "(a|b)"),
    ("S", "/^a|b$/", ""),
    ("S", "/^a$/i", ""),
    ("S", "/a/", ""),
    ("T", "/^a$/", ""),
    ("N", "/^[0-9]$/", ""),
])  # fmt: skip
def test_a_validation_of_a_whole_line_is_a_pattern(
    kind: str, validation: str, pattern: str, tmp_path: Path
) -> None:
    own, found = made(
        tmp_path, row(kind="Q", type=kind, name="s", text="S?", language="en", validation=validation)
    )
    assert own.by_id["s"].pattern == pattern
    assert ("draft.check_unsaid" in [problem.rule for problem in found.told]) == (not pattern)


def test_several_numbers_are_a_group_with_their_sum(tmp_path: Path) -> None:
    rows = [row(kind="SQ", name=name, text=name, language="en") for name in ("shop", "market")]
    own, _ = made(
        tmp_path, row(kind="Q", type="K", name="shares", text="Shares", language="en", mandatory="Y", min_num_value_n="0", max_num_value_n="100",
                      equals_num_value="100"), *rows,
    )  # fmt: skip
    assert [group.questions for group in own.sections[0].groups] == [("shares_shop", "shares_market")]
    assert [(sum_.questions, sum_.equals) for sum_ in own.constraints] == [
        (("shares_shop", "shares_market"), (100,))
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.lss", b"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>"), ("a.txt", b"nothing\there\n"),
     ("a.lss", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><document>&a;</document>'), ("a.lss", b"<document>" * 30), ("a.txt", b"\xff\xfe\x00"),
     ("a.txt", b"class\tname\ttext\n" + b"x" * 300_000), ("a.txt", b"")],
)  # fmt: skip
def test_what_is_no_survey_is_refused(name: str, content: bytes, run: Run, tmp_path: Path) -> None:
    csv.field_size_limit(10_000_000)  # as an import of answers sets it, for the whole process
    (tmp_path / name).write_bytes(content)
    done = run("questionnaire", "import", name, "-o", "q.yaml")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "q.yaml").exists()


@pytest.mark.parametrize("ending", [".lss", ".txt"])
@pytest.mark.parametrize("seed", [*range(7), *slow(range(7, 500))])
def test_a_broken_file_is_told_or_read(ending: str, seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    whole = export(
        load_questionnaire(rng.choice(["dii", "dmat"])), "limesurvey", language="es", ending=ending
    ).content
    broken = bytearray(whole)
    for _ in range(rng.choice([1, 3, 20])):
        place, length = rng.randrange(len(broken)), rng.choice([1, 1, 5, 200])
        match rng.randrange(4):
            case 0:
                del broken[place : place + length]
            case 1:
                broken[place:place] = rng.choice(
                    [
                        b"\x00",
                        b'"',
                        b"\t",
                        b"<",
                        b"&",
                        b"\n",
                        b"{",
                        b"'",
                        b"\xff",
                        b"Y",
                        b"(",
                        b"999999999999",
                    ]
                )
            case 2:
                broken[place : place + 1] = bytes([rng.randrange(256)])
            case _:
                other = rng.randrange(len(broken))
                broken[place:place] = broken[other : other + length]
    path = tmp_path / f"form{ending}"
    path.write_bytes(bytes(broken))
    try:
        said = import_form(path).text
    except (UsageError, QuestionnaireError) as error:
        said = str(error)
    else:
        parse_questionnaire(said.encode())
    assert said
