"""What a file says once for several questions is theirs in what is read: groups, and rows of a matrix."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from sheets import sheet
from unit.test_questionnaire_writer import comes_back

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.places import Places
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import All, AnyOf
from ecomdiag.questionnaire.model import NotAsked, Questionnaire
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.questionnaire import listing
from ecomdiag.report.versions.words import message
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text
from ecomdiag.versions.diffing import diff

HEAD = """\
id: small
version: "1"
title: {es: uno, en: one}
levels:
  - {id: low, from: 0, title: {es: bajo, en: low}}
  - {id: high, from: 50, title: {es: alto, en: high}}
dont_know: {es: ni idea, en: no idea}
choice_lists:
  yes_no:
    - {id: "no", text: {es: "no", en: "no"}, score: 0}
    - {id: "yes", text: {es: "sí", en: "yes"}, score: 1}
sections:
  - id: first
    title: {es: primera, en: first}
    intro: {es: intro, en: intro}
    questions:
      - {id: shop, kind: single, text: {es: tienda, en: shop}, choices: yes_no}
"""
STRUCTURED = f"""{HEAD}\
  - id: second
    title: {{es: segunda, en: second}}
    intro: {{es: intro, en: intro}}
    show_if: {{question: shop, any_of: ["yes"]}}
    if_not_asked: exclude
    questions:
      - {{id: before, kind: single, text: {{es: antes, en: before}}, choices: yes_no}}
      - group: selling
        title: {{es: Venta, en: Selling}}
        intro: {{es: cómo, en: how}}
        show_if: {{question: before, any_of: ["yes"]}}
        if_not_asked: full
        questions:
          - {{id: cards, kind: single, text: {{es: tarjetas, en: cards}}, choices: yes_no}}
          - id: refunds
            kind: single
            text: {{es: reembolsos, en: refunds}}
            show_if: {{question: cards, any_of: ["yes"]}}
            if_not_asked: zero
            choices: yes_no
          - id: practices
            kind: matrix
            title: {{es: Prácticas, en: Practices}}
            text: {{es: "¿Con qué esmero?", en: "How carefully?"}}
            help: {{es: ayuda, en: help}}
            weight: 2
            dont_know: true
            choices: yes_no
            rows:
              - {{id: photos, text: {{es: fotos, en: photos}}}}
              - {{id: prices, text: {{es: precios, en: prices}}}}
      - {{id: after, kind: single, text: {{es: después, en: after}}, choices: yes_no}}
"""
SHOP, BEFORE, CARDS = (AnyOf(name, frozenset({"yes"})) for name in ("shop", "before", "cards"))


@pytest.fixture
def read() -> Questionnaire:
    return parse_questionnaire(STRUCTURED.encode())


def test_what_stands_around_questions_is_theirs(read: Questionnaire) -> None:
    told = {own.id: (own.show_if, own.if_not_asked) for own in read.questions}
    inside = All((SHOP, BEFORE)), NotAsked.FULL
    assert told == {
        "shop": (None, NotAsked.ZERO),
        "before": (SHOP, NotAsked.EXCLUDE),
        "cards": inside,
        "refunds": (All((SHOP, BEFORE, CARDS)), NotAsked.ZERO),
        "photos": inside,
        "prices": inside,
        "after": (SHOP, NotAsked.EXCLUDE),
    }


def test_each_row_of_a_matrix_is_a_question(read: Questionnaire) -> None:
    photos = read.by_id["photos"]
    assert photos.text == Text("¿Con qué esmero? – fotos", "How carefully? – photos")
    assert photos.title == Text("Prácticas – fotos", "Practices – photos")
    assert [choice.id for choice in photos.choices] == ["no", "yes", "dont_know"]
    assert photos.weight == Fraction(2)


def test_the_structure_is_kept_to_be_shown(read: Questionnaire) -> None:
    (group,), (matrix,) = read.sections[1].groups, read.sections[1].matrices
    assert (group.id, group.title.en, group.questions) == (
        "selling", "Selling", ("cards", "refunds", "photos", "prices"),
    )  # fmt: skip
    assert (matrix.id, matrix.questions, matrix.row("prices").en) == (
        "practices",
        ("photos", "prices"),
        "prices",
    )


def test_it_comes_back(read: Questionnaire) -> None:
    written = comes_back(read)
    assert "kind: matrix" in written
    assert "group: selling" in written
    assert written.count("question: shop") == 1


LEVELS = """\
    levels:
      - {id: poor, from: 0, title: {es: pobre, en: poor}}
      - {id: fine, from: 66.6, title: {es: bien, en: fine}}
"""
WITH_LEVELS = STRUCTURED.replace("    if_not_asked: exclude\n", f"    if_not_asked: exclude\n{LEVELS}")


@pytest.mark.parametrize(("cards", "level"), [("no", "poor"), ("yes", "fine")])
def test_a_section_goes_by_levels_of_its_own(cards: str, level: str) -> None:
    asked = parse_questionnaire(WITH_LEVELS.encode())
    comes_back(asked)
    others = dict.fromkeys(("shop", "before", "after", "photos", "refunds"), "yes")
    told = diagnose(asked, sheet(asked, **others, cards=cards, prices="no"))
    first, second = told.sections
    assert second.score == Fraction(100 * (6 if cards == "yes" else 4), 8)
    assert (first.level, first.levels) == (told.levels[-1], ())
    assert second.level is not None
    assert second.level.id == level
    assert [own.id for own in second.levels] == ["poor", "fine"]
    shown = markdown.render(told, "en")
    assert f"| {second.level.title.en} |" in shown
    assert read_diagnosis(json_text.render(told, "en").encode()) == told
    assert "The score of this section has levels of its own:" in listing.render(asked, "en")


#: What is changed in the file, and what is told of it.
BROKEN = [
    ("group: selling", "group: shop", "file.twice"),
    ("group: selling", "group: second", "file.twice"),
    ("id: practices", "id: selling", "file.twice"),
    ("id: photos", "id: cards", "file.twice"),
    ("id: photos", "id: practices", "file.twice"),
    ("group: selling", "group: Selling", "file.bad_id"),
    ("{question: before, any_of", "{question: cards, any_of", "file.looks_at"),
    ('show_if: {question: shop, any_of: ["yes"]}', 'show_if: {question: before, any_of: ["yes"]}', "file.looks_at"),
    ("weight: 2", "clear: {es: a, en: b}", "file.unknown_key"),
    ("weight: 2", "bands: [{from: 0, score: 0}]", "file.not_for_this_kind"),
    ("kind: matrix", "kind: single", "file.unknown_key"),
    ("if_not_asked: full", "if_not_asked: half", "file.not_one_of"),
    ("if_not_asked: full", "weight: 3", "file.unknown_key"),
    ("{id: photos, text: {es: fotos, en: photos}}", "{id: photos}", "file.missing_key"),
    ("{id: photos, text: {es: fotos, en: photos}}", "photos", "file.not_a_mapping"),
    ("      - group: selling\n        title", "      - group: selling\n        titel", "file.unknown_key_near"),
    ("          - {id: cards, kind: single,", "          - {group: cards, kind: single,", "file.group_in_group"),
]  # fmt: skip


BROKEN_LEVELS = [
    ("from: 66.6", "from: 0", "file.level_order"),
    ("id: fine", "id: poor", "file.twice"),
    ("from: 66.6", "from: 101", "file.out_of_range"),
    (
        "    levels:\n      - {id: poor",
        "    weight: 0\n    levels:\n      - {id: poor",
        "file.levels_of_profile",
    ),
]


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN_LEVELS)
def test_levels_of_a_section_are_held_to_the_rules_of_levels(old: str, new: str, rule: str) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        parse_questionnaire(WITH_LEVELS.replace(old, new, 1).encode())
    assert [problem.rule for problem in caught.value.problems] == [rule]
    asked = parse_questionnaire(WITH_LEVELS.encode())
    profile = replace(asked.sections[1], weight=Fraction(0))
    assert [own.problem.rule for own in faults(replace(asked, sections=(asked.sections[0], profile)))] == [
        "file.levels_of_profile"
    ]


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN)
def test_what_is_wrong_is_told(old: str, new: str, rule: str) -> None:
    assert old in STRUCTURED
    with pytest.raises(QuestionnaireError) as caught:
        parse_questionnaire(STRUCTURED.replace(old, new, 1).encode())
    told = [problem.rule for problem in caught.value.problems]
    assert rule in told
    assert all(problem.place for problem in caught.value.problems)


def test_a_matrix_has_so_many_rows() -> None:
    rows = "".join(f"              - {{id: r{n}, text: {{es: a, en: b}}}}\n" for n in range(101))
    many = STRUCTURED.replace("      - {id: after", f"{rows}      - {{id: after")
    for text in (many, STRUCTURED.partition("            rows:")[0] + "            rows: []\n"):
        with pytest.raises(QuestionnaireError) as caught:
            parse_questionnaire(text.encode())
        assert {problem.rule for problem in caught.value.problems} <= {
            "file.too_many_rows",
            "file.names_nothing",
        }


def test_what_python_makes_is_held_to_it(read: Questionnaire) -> None:
    first, second = read.sections
    cards = second.questions[1]
    broken = {
        "not_from_outside": replace(second, questions=(*second.questions[:1], replace(cards, show_if=None),
                                                       *second.questions[2:])),
        "not_in_a_row": replace(second, groups=(replace(second.groups[0], questions=("cards", "after")),)),
        "not_the_row": replace(second, matrices=(replace(second.matrices[0], text=Text("otra", "other")),)),
        "too_many_rows": replace(second, matrices=(replace(second.matrices[0], rows=()),)),
    }  # fmt: skip
    assert not list(faults(read))
    for rule, section in broken.items():
        told = {own.problem.rule for own in faults(replace(read, sections=(first, section)))}
        assert f"file.{rule}" in told, rule


#: What is changed in the file, and what that means for answers given before.
EDITS = [
    ("{es: cómo, en: how}", "{es: cómo, en: why}", [("block_text", "selling", "texts")]),
    ("title: {es: Venta, en: Selling}", "title: {es: Ventas, en: Sales}", [("block_text", "selling", "texts")]),
    ("group: selling", "group: sales", [("block_removed", "selling", "texts"), ("block_added", "sales", "texts")]),
    ("        if_not_asked: full\n", "", [("if_not_asked", None, "scores")] * 3),
    ("        show_if: {question: before, any_of: [\"yes\"]}\n", "", [("show_if", None, own) for own in ("asks", "allows", "asks", "asks")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EDITS)
def test_a_new_version_is_told_by_what_it_asks(
    read: Questionnaire, old: str, new: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert old in STRUCTURED
    changes = diff(read, parse_questionnaire(STRUCTURED.replace(old, new, 1).encode())).changes
    assert [(own.kind, own.item, own.consequence) for own in changes] == expected


def test_all_answers_stand_when_a_group_comes(read: Questionnaire) -> None:
    flat = replace(read, sections=tuple(replace(own, groups=(), matrices=()) for own in read.sections))
    found = diff(flat, read)
    assert {own.consequence for own in found.changes} == {"texts"}
    assert [own.item for own in found.changes] == ["selling", "practices"]
    for language in LANGUAGES:
        assert all(message(own, found, language) for own in found.changes)


UNUSED = STRUCTURED.replace(
    "  yes_no:\n",
    "  unused:\n    - {id: a, text: {es: a, en: a}}\n    - {id: b, text: {es: b, en: b}}\n  yes_no:\n",
)
#: A way into the questionnaire as it is read, and what stands in the file where it leads.
WAYS = [
    (("question", "cards"), "{id: cards"),
    (("question", "photos", "text"), "{es: fotos"),
    (("question", "photos", "help"), "{es: ayuda"),
    (("question", "prices", "weight"), "2\n"),
    (("question", "photos", "choices", "yes"), '{id: "yes"'),
    (("question", "before", "show_if"), '{question: shop, any_of: ["yes"]}'),
    (("question", "cards", "show_if", "all", 0), '{question: shop, any_of: ["yes"]}'),
    (("question", "cards", "show_if", "all", 1), '{question: before, any_of: ["yes"]}'),
    (("question", "prices", "show_if", "all", 1), '{question: before, any_of: ["yes"]}'),
    (("question", "refunds", "show_if", "all", 2), '{question: cards, any_of: ["yes"]}'),
    (("group", "selling", "intro"), "{es: cómo"),
]  # fmt: skip


@pytest.mark.parametrize(("way", "there"), WAYS)
def test_what_a_proof_speaks_of_is_found_in_the_file(way: tuple[str | int, ...], there: str) -> None:
    place = Places(STRUCTURED.encode()).of(way)
    assert STRUCTURED.splitlines(keepends=True)[place.line - 1][place.column - 1 :].startswith(there)


def test_a_list_that_only_a_matrix_takes_is_used() -> None:
    matrix_only = STRUCTURED.replace("choices: yes_no}", "kind: yes_no}").replace("kind: single, ", "")
    matrix_only = matrix_only.replace("            kind: single\n", "            kind: yes_no\n").replace(
        "            if_not_asked: zero\n            choices: yes_no\n", "            if_not_asked: zero\n"
    )
    parse_questionnaire(matrix_only.encode())
    assert Places(matrix_only.encode()).unused_lists() == []
    assert Places(UNUSED.encode()).unused_lists() == ["unused"]


def test_a_proof_tells_the_texts_of_groups_and_of_levels_of_a_section() -> None:
    unfinished = (
        WITH_LEVELS.replace("en: how}", "en: TODO}")
        .replace("en: fine}", "en: TODO}")
        .replace("en: photos}", "en: TODO}")
    )
    found = [
        own.where
        for own in prove(parse_questionnaire(unfinished.encode())).findings
        if own.rule == "unfinished"
    ]
    assert found == [
        ("section", "second", "levels", "fine", "title"), ("group", "selling", "intro"),
        ("question", "photos", "title"), ("question", "photos", "text"),
    ]  # fmt: skip


#: What no schema shows: names that stand twice, and where a condition may look.
UNSHOWN = {"file.twice", "file.looks_at"}


def test_editors_are_told_the_same() -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "data" / "schemas" / "questions.schema.json").read_text("utf-8")
    )
    validator = Draft7Validator(schema)
    assert list(validator.iter_errors(yaml.safe_load(WITH_LEVELS))) == []
    for old, new, rule in BROKEN:
        wrong = list(validator.iter_errors(yaml.safe_load(STRUCTURED.replace(old, new, 1))))
        assert bool(wrong) is (rule not in UNSHOWN), rule


@pytest.mark.parametrize(("name", "what"), [("second", "section"), ("shop", "question")])
def test_what_has_the_id_of_a_group_is_named(name: str, what: str) -> None:
    text = STRUCTURED.replace("group: selling", f"group: {name}")
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(text.encode())
    (problem,) = [own for own in refused.value.problems if own.rule == "file.twice"]
    assert (problem.values["id"], problem.values["what"]) == (name, what)
