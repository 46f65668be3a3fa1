"""The schema of the answers to a questionnaire, which an editor completes and checks an answers file by."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from editor import MODELINE, QUESTIONNAIRES, ROOT, answers_to, faults, seen, written
from jsonschema import Draft7Validator
from searches import slow
from sheets import checked, random_sheet

from ecomdiag.loader.answering.template import answers_text, template_text, yaml_answer
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.regions import region_choices
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.questionnaire.schema import render
from ecomdiag.texts import LANGUAGES, Language

HEAD = "questionnaire: online-export\nversion: 1.0\n"


def filled(questionnaire: Questionnaire, language: Language, seed: int) -> str:
    text = template_text(questionnaire, language)
    for name, answer in random_sheet(questionnaire, Random(seed)).answers.items():
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {yaml_answer(answer)}\n")
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_schema_is_a_schema_and_says_every_text(shipped: Questionnaire, language: Language) -> None:
    text = render(shipped, language)
    assert text == render(shipped, language)
    schema = json.loads(text)
    Draft7Validator.check_schema(schema)
    answers = schema["properties"]["answers"]["properties"]
    assert list(answers) == [question.id for question in shipped.questions]
    for question in shipped.questions:
        assert answers[question.id]["title"] == question.name.to(language)
        assert answers[question.id]["description"].startswith(question.text.to(language))
        form = answers[question.id]["anyOf"][0]
        if question.choices and "enumDescriptions" in form:
            told = dict(zip(form["enum"], form["enumDescriptions"], strict=True))
            assert list(told) == list(question.by_id)
            assert all(told[choice.id].startswith(choice.text.to(language)) for choice in question.choices)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.name)
def test_example_is_valid(shipped: Questionnaire, path: Path) -> None:
    assert faults(answers_to(shipped), seen(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_template_is_valid_empty_and_filled(path: Path, language: Language) -> None:
    questionnaire = parse_questionnaire(path.read_bytes())
    schema = answers_to(questionnaire, language)
    assert faults(schema, seen(template_text(questionnaire, language))) == []
    assert faults(schema, seen(filled(questionnaire, language, 3))) == []


@pytest.mark.parametrize("start", [0, *slow(range(40, 200, 40))])
def test_any_sheet_is_valid(shipped: Questionnaire, start: int) -> None:
    schema = answers_to(shipped)
    for seed in range(start, start + 40):
        text = answers_text(
            random_sheet(shipped, Random(seed), hidden=seed % 2 == 0),
            resume_at="exports",
            left_with="0123abcd",
        )
        assert faults(schema, seen(text)) == [], text


#: What may stand behind a question's colon, and much that may not.
TYPED = (
    "", "~", "null", "[]", "{}", "{a: b}", "[[a]]", "yes", '"yes"', "no", "planned", "plan", "[yes]", "[no, planned]",
    "phone", "[phone]", "[phone, email]", "[phone, phone]", "[phone, fone]", "[none, phone]", "none", "[none]", "dont_know",
    "[phone, dont_know]", "[phone, null]", "quality", "[quality, brand, service, exclusivity, price]", "[quality, brand]",
    "[quality, brand, service, exclusivity, quality]", "FR", "[FR, México]", "[NO, Corea del Sur]", "[FR, FR]", "[FR, ES, IT, PT]",
    "0", "100", "100.0", "40", "40 %", "12,5", '"12,5 %"', "12.5%", "+5", "-0", '"-0"', "007", "-1", "101", '"101"', '"-1"', "1e1",
    "33.333333333333336", ".5", '"1e1"', '",5"', '"2,5e1 %"', f'"{"3" * 41}"', f'"0.{"3" * 38} %"',
    "0x1f", "many", "12:30", "[12]", "true", '""', '"  "', "1.000.000",
)  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "sells_online",
        "contact_channels",
        "differentiators",
        "target_countries",
        "online_budget_share",
        "transport",
    ],
)
def test_editor_raises_no_false_alarm_in_answers(shipped: Questionnaire, name: str) -> None:
    schema = answers_to(shipped)
    for typed in TYPED:
        text = f"questionnaire: online-export\nversion: '1.0'\nanswers:\n  {name}: {typed}\n"
        told = faults(schema, seen(text))
        assert not told or errors(shipped, text), (typed, told)


def errors(questionnaire: Questionnaire, text: str) -> list[str]:
    problems = checked(text.encode(), questionnaire)
    return [problem.rule for problem in problems if problem.stops and problem.rule != "unanswered"]


@pytest.mark.parametrize(
    "text",
    [
        "sells_online: maybe",
        "sells_online: [yes]",
        "sell_online: yes",
        "contact_channels: fone",
        "contact_channels: [phone, fone]",
        "contact_channels: [phone, phone]",
        "contact_channels: [none, phone]",
        "contact_channels: {phone: yes}",
        "differentiators: [quality, brand]",
        "differentiators: quality",
        "target_countries: [FR, ES, IT, PT]",
        "target_countries: [[FR]]",
        "online_budget_share: 101",
        'online_budget_share: "101 %"',
        "online_budget_share: many",
        "online_budget_share: [12]",
    ],
)
def test_wrong_answer_is_refused_by_both(shipped: Questionnaire, text: str) -> None:
    text = f"{HEAD}answers:\n  {text}\n"
    assert len(faults(answers_to(shipped), seen(text))) == 1
    assert errors(shipped, text)


def test_misspelt_question_shows_while_it_is_still_blank(shipped: Questionnaire) -> None:
    text = f"{HEAD}answers:\n  sell_online:\n"
    assert len(faults(answers_to(shipped), seen(text))) == 1
    assert errors(shipped, text) == ["unknown_question_near"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", True),
        ("answers:\n", True),
        ("answers: {}\n", True),
        ("questionnaire:\nversion: ~\n", True),
        ("version: 2\n", True),
        ("version: true\n", True),
        ("company: 2026\n", True),
        ("company: true\n", True),
        (f"company: {'x' * 200}\n", True),
        (f"company: '{'x ' * 90}{' ' * 200}{'x' * 20}'\n", True),
        ("home: NO\n", True),
        ("home: México\n", True),
        ("region: Galicia\n", True),
        ("region:\n", True),
        ("region: [ES-GA]\n", False),
        (f"company: {'x' * 201}\n", False),
        ("company: [a]\n", False),
        ("home: {a: b}\n", False),
        ("questionnaire: other\n", False),
        ("version: [1]\n", False),
        ("anwers: {}\n", False),
        ("answers: []\n", False),
        ("answers: yes\n", False),
    ],
)
def test_header_is_taken_and_refused_as_by_the_program(
    shipped: Questionnaire, text: str, right: bool
) -> None:
    text = f"resume_at:\n{text}"
    assert (faults(answers_to(shipped), seen(text)) == []) is right
    assert (errors(shipped, text) == []) is right


ODD = """\
id: 7
version: 3
title: {es: a, en: b}
levels: [{id: low, from: 0, title: {es: a, en: b}}]
sections:
  - id: only
    title: {es: a, en: b}
    intro: {es: a, en: b}
    questions:
      - id: 012
        kind: single
        text: {es: a, en: b}
        choices:
          - {id: 1, text: {es: a, en: b}}
          - {id: 02, text: {es: a, en: b}}
          - {id: true, text: {es: a, en: b}}
          - {id: 1e3, text: {es: a, en: b}}
          - {id: 0x1f, text: {es: a, en: b}}
          - {id: off, text: {es: a, en: b}}
      - {id: true, kind: multiple, text: {es: a, en: b}, choices: [{id: 1, text: {es: a, en: b}}, {id: 2, text: {es: a, en: b}}]}
"""


@pytest.mark.parametrize("choice", ["1", "02", "true", "1e3", "0x1f", "off", '"02"', "'true'"])
@pytest.mark.parametrize("question", ["012", '"012"'])
def test_ids_that_an_editor_takes_for_numbers_and_flags(question: str, choice: str) -> None:
    questionnaire = parse_questionnaire(ODD.encode())
    assert faults(written("questions"), seen(ODD)) == []
    text = f"questionnaire: 7\nversion: 3\nanswers:\n  {question}: {choice}\n  true: [1, 2]\n"
    assert errors(questionnaire, text) == []
    assert faults(answers_to(questionnaire), seen(text)) == []
    assert faults(answers_to(questionnaire), seen(text.replace(f": {choice}\n", ": 3\n")))


# The command and the template ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_tells_the_command_that_makes_its_schema(
    run: Run, tmp_path: Path, language: Language
) -> None:
    (tmp_path / "my own.yaml").write_text(ODD, encoding="utf-8")
    odd = parse_questionnaire(ODD.encode())
    template = run("template", "--questionnaire", "my own.yaml", "--lang", language).stdout
    first, second = template.splitlines()[:2]
    named = MODELINE.fullmatch(first)
    assert named
    assert second.endswith(
        f": ecomdiag questionnaire schema answers 'my own.yaml' --lang {language} -o {named[1]}"
    )
    for _ in range(2):  # as often as the questionnaire changes
        done = run("questionnaire", "schema", "answers", "my own.yaml", "--lang", language, "-o", named[1])
        assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / named[1]).read_text(encoding="utf-8") == render(odd, language, region_choices())
    assert template_text(odd, language).splitlines()[1].endswith(f"answers --lang {language} -o {named[1]}")


def test_interview_leaves_the_template_its_first_line(tmp_path: Path, shipped: Questionnaire) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(template_text(shipped, "es"), encoding="utf-8")
    first = path.read_text(encoding="utf-8").splitlines()[:3]
    file = AnswersFile(str(path), shipped)
    assert file.save(random_sheet(shipped, Random(1), company=None), "exports") == ""
    assert path.read_text(encoding="utf-8").splitlines()[:3] == first


def test_a_schema_is_written_over_no_file_of_another_kind(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("mine", encoding="utf-8")
    done = run("questionnaire", "schema", "answers", "-o", "answers.yaml", "--lang", "en")
    assert done.returncode == 2
    assert ".json" in done.stderr
    assert answers.read_text(encoding="utf-8") == "mine"
