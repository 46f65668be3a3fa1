"""Answers files: what is read from them, what is wrong with them and where, and what is written to them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searches import searched
from sheets import blank, half_filled, multiple, of, random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.loader.answering.template import answers_text, template_text, yaml_answer
from ecomdiag.loader.answers import MAX_BYTES, LoadedSheet, read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def version_of(shipped: Questionnaire) -> str:
    return f"questionnaire: {shipped.id}\nversion: {shipped.version}\n"


def read(shipped: Questionnaire, text: str) -> LoadedSheet:
    return read_answers(text.encode(), shipped)


def problems(shipped: Questionnaire, text: str) -> tuple[Problem, ...]:
    loaded = read(shipped, text)
    return loaded.located(engine.check(shipped, loaded.sheet))


def told(shipped: Questionnaire, text: str) -> list[tuple[str, int, int]]:
    """Return what is wrong but for what is not answered, each with its line and column."""
    found = [problem for problem in problems(shipped, text) if problem.rule != "unanswered"]
    assert all(problem.place for problem in found)
    return [(p.rule.removeprefix("file."), p.place.line, p.place.column) for p in found if p.place]


def answer(shipped: Questionnaire, question: str, written: str) -> Any:
    return read(shipped, f"{version_of(shipped)}answers:\n  {question}: {written}\n").sheet.answers.get(
        question
    )


# What is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "written", "expected"),
    [
        ("sells_online", "yes", "yes"),
        ("sells_online", "no", "no"),
        ("sells_online", "'no'", "no"),
        ("sells_online", "YES", "yes"),
        ("sells_online", "", None),
        ("sells_online", "~", None),
        ("sells_online", "null", None),
        ("sells_online", "[]", None),
        ("sells_online", "# yes", None),
        ("sells_online", "''", ""),
        ("sells_online", "[yes]", ("yes",)),
        ("sectors", "[food, drinks]", ("food", "drinks")),
        ("sectors", "food", ("food",)),
        ("sectors", "\n    - food\n    - drinks", ("food", "drinks")),
        ("sectors", "\n  - food", ("food",)),
        ("differentiators", "[brand, price]", ("brand", "price")),
        ("differentiators", "brand", ("brand",)),
        ("target_countries", "[DE, FR, MX]", ("DE", "FR", "MX")),
        ("target_countries", "[Alemania, francia, México]", ("DE", "FR", "MX")),
        ("target_countries", "[Germany, FRA, mexico]", ("DE", "FR", "MX")),
        ("target_countries", "NO", ("NO",)),
        ("target_countries", "no", ("no",)),
        ("target_countries", "Noruega", ("NO",)),
        ("target_countries", "[Atlantis, DE]", ("Atlantis", "DE")),
        ("made_up", "x", "x"),
        ("made_up", "[x, y]", ("x", "y")),
    ],
)
def test_an_answer_is_read(shipped: Questionnaire, question: str, written: str, expected: Any) -> None:
    assert answer(shipped, question, written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("25", 25), ("0", 0), ("100", 100), ("12.5", Fraction(25, 2)), ("12,5", Fraction(25, 2)),
        ("5 %", 5), ("5%", 5), ("12,5  %", Fraction(25, 2)), ("+5", 5), ("007", 7), ("'25'", 25),
        ("33.333333333", Fraction("33.333333333")), ("33.333333333333336", Fraction("33.333333333333336")),
        ("7.1234567891", Fraction("7.1234567891")), ("1e1", 10), (".05e2", 5),
        ("2.5E1%", 25), ("0" * 38 + "25", 25),
    ],
)  # fmt: skip
def test_a_percentage_is_read_as_people_write_it(shipped: Questionnaire, written: str, expected: Any) -> None:
    assert answer(shipped, "online_budget_share", written) == expected
    assert (
        told(shipped, f"{version_of(shipped)}answers: {{online_budget_share: '{written.strip(chr(39))}'}}")
        == []
    )


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("-1", "out_of_range"), ("100.0001", "out_of_range"), ("100,000000001", "out_of_range"),
        ("999999999", "out_of_range"), ("-0.000000001", "out_of_range"),
        ("1e3", "out_of_range"), ("NaN", "not_a_number"), (".nan", "not_a_number"), ("inf", "not_a_number"),
        ("٣", "not_a_number"), ("²", "not_a_number"), ("1_000", "not_a_number"), ("0x10", "not_a_number"),
        ("1.000.000", "not_a_number"), ("1,000.5", "not_a_number"), (".", "not_a_number"), ("12.", "not_a_number"),
        ("1e", "not_a_number"), ("1" * 41, "not_a_number"), ("0" * 39 + "25", "not_a_number"), ("5 por ciento", "not_a_number"), ("10-20", "not_a_number"),
        ("'%'", "not_a_number"), ("5 5", "not_a_number"), ("1/2", "not_a_number"), ("- 5", None),
        ("9999999999", "out_of_range"), ("1e99", "out_of_range"), ("1e100", "not_a_number"), ("12:30", "not_a_number"),
        ("true", "not_a_number"), ("''", "not_a_number"), ("[25]", "one_number"), ("[5, 6]", "one_number"),
    ],
)  # fmt: skip
def test_what_is_no_percentage_is_told_at_its_place(
    shipped: Questionnaire, written: str, rule: str | None
) -> None:
    text = f"{version_of(shipped)}answers:\n  online_budget_share: {written}\n"
    if rule is None:
        with pytest.raises(AnswersError):
            read(shipped, text)
    else:
        assert told(shipped, text) == [(rule, 4, 24)]


def test_the_number_told_is_the_number_written(shipped: Questionnaire) -> None:
    text = f"{version_of(shipped)}answers: {{online_budget_share: 100.0001}}"
    (problem,) = [found for found in problems(shipped, text) if found.rule == "out_of_range"]
    assert problem.message("en").startswith("100.0001 is out of range")


@pytest.mark.parametrize(
    ("written", "company"),
    [
        ("Conservas Ría, S.L.", "Conservas Ría, S.L."), ("  'a   b\tc '", "a b c"), ("", None), ("''", None),
        ("'   '", None), ("12", "12"), ("no", "no"), ("12:30", "12:30"), ('"a\\nb"', "a b"),
        ('"\\u2028a\\u00a0b"', "a b"), ("|\n  a\n  b", "a b"), ("null", None), ("'null'", "null"),
        ("x" * 200, "x" * 200),
    ],
)  # fmt: skip
def test_the_company_is_one_line_of_text(shipped: Questionnaire, written: str, company: str | None) -> None:
    assert read(shipped, f"company: {written}\nanswers: {{}}").sheet.company == company


def test_a_question_to_resume_at_is_kept_beside_the_sheet(shipped: Questionnaire) -> None:
    loaded = read(shipped, f"resume_at: erp\n{version_of(shipped)}answers:\n  exports: 'no'\n")
    assert (loaded.resume_at, loaded.problems) == ("erp", ())
    assert read(shipped, version_of(shipped)).resume_at is None


# What is wrong, and where -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("answers:\n  sells_onlin: yes\n", [("unknown_question_near", 4, 16)]),
        ("answers:\n  zzz: yes\n", [("unknown_question", 4, 8)]),
        ("answers:\n  sells_online: maybe\n", [("unknown_choice", 4, 17)]),
        ("answers:\n  sells_online: ocasional\n", [("unknown_choice_near", 4, 17)]),
        ("answers:\n  sells_online: [yes]\n", [("one_choice", 4, 17)]),
        ("answers:\n  sells_online: {a: b}\n", [("not_an_answer", 4, 17)]),
        ("answers:\n  sells_online:\n    deep: {a: b}\n", [("not_an_answer", 5, 5)]),
        ("answers:\n  sectors: [food, [drinks]]\n", [("not_an_answer", 4, 12)]),
        ("answers:\n  sectors: [food, zzz, drinks]\n", [("unknown_choice", 4, 19)]),
        ("answers:\n  sectors:\n    - food\n    - fodo\n", [("unknown_choice_near", 6, 7)]),
        ("answers:\n  sectors: [food, food]\n", [("repeated", 4, 19)]),
        ("answers:\n  target_countries: [DE, FR, MX, US]\n", [("too_many", 4, 21)]),
        ("answers:\n  target_countries: [DE, Alemania]\n", [("repeated", 4, 26)]),
        ("answers:\n  target_countries: [DE, Zzzz]\n", [("unknown_country", 4, 26)]),
        ("answers:\n  target_countries: [Alemnia]\n", [("unknown_country_near", 4, 22)]),
        ("answers:\n  target_countries: [DEX]\n", None),
        ("answers:\n  differentiators: [brand]\n", [("rank_missing", 4, 20)]),
        ("answers:\n  online_teams: [it, none]\n", [("alone", 4, 22)]),
        ("answers:\n  sells_online: no\n  online_strategy: own_shop\n", [("not_asked", 5, 20)]),
        ("answers:\n  online_strategy: own_shop\n", []),
        ("answers:\n  online_advertising_share: 30\n  offline_advertising_share: 30\n",
         [("constraint", 5, 30)]),
        ("answer:\n  sells_online: yes\n", [("unknown_key_near", 3, 1)]),
        ("answers: {}\ncompany: [a]\n", [("not_a_value", 4, 10)]),
        ("answers: {}\ncompany: {a: b}\n", [("not_a_value", 4, 10)]),
        (f"answers: {{}}\ncompany: {'x' * 201}\n", [("too_long", 4, 10)]),
        ("answers:\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(
    shipped: Questionnaire, body: str, expected: list[tuple[str, int, int]] | None
) -> None:
    found = told(shipped, version_of(shipped) + body)
    if expected is None:
        assert [(line, column) for _, line, column in found] == [(4, 22)]
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers: {}\n", [("no_header", 1, 1), ("no_header", 1, 1)]),
        ("version: 'VERSION'\nanswers: {}\n", [("no_header", 1, 1)]),
        ("questionnaire: other\nversion: '1.0'\nanswers: {}\n", [("other_questionnaire", 1, 16)]),
        ("questionnaire: online-export\nversion: '0.9'\nanswers: {}\n", [("other_version", 2, 10)]),
        ("questionnaire: [x]\nversion: 'VERSION'\nanswers: {}\n", None),
    ],
)
def test_the_header_is_checked(
    shipped: Questionnaire, text: str, expected: list[tuple[str, int, int]] | None
) -> None:
    found = told(shipped, text.replace("VERSION", shipped.version))
    if expected is None:
        assert found
    else:
        assert found == expected


def test_all_problems_are_told_in_the_order_of_the_file(shipped: Questionnaire) -> None:
    text = f"""\
{version_of(shipped)}colour: red
answers:
  legal_team: nobdy
  sells_online: maybe
  zzz: 1
  sectors: [food, food]
"""
    found = told(shipped, text)
    assert found == sorted(found, key=lambda problem: problem[1:])
    assert [rule for rule, _, _ in found] == [
        "unknown_key", "unknown_choice", "unknown_choice", "unknown_question", "repeated",
    ]  # fmt: skip


def test_what_is_not_answered_is_told_at_its_key_or_else_at_the_answers(shipped: Questionnaire) -> None:
    text = f"{version_of(shipped)}answers:\n  exports:\n  sells_online: 'no'\n"
    found = {p.question: p.place for p in problems(shipped, text) if p.rule == "unanswered"}
    assert found["exports"] is not None
    assert (found["exports"].line, found["exports"].column) == (4, 3)
    assert found["erp"] is not None
    assert (found["erp"].line, found["erp"].column) == (4, 3)
    assert all(found.values())


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"a: [", b"answers: &x {}", b"a: 1\na: 2", b"x" * (MAX_BYTES + 1), b"[" * 9999]
)
def test_what_is_no_yaml_stops_with_one_problem_and_its_place(shipped: Questionnaire, content: bytes) -> None:
    with pytest.raises(AnswersError) as caught:
        read_answers(content, shipped)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert caught.value.exit_code == 3


# What is written ----------------------------------------------------------------------------------------


def reread(shipped: Questionnaire, sheet: AnswerSheet) -> AnswerSheet:
    loaded = read(shipped, answers_text(sheet))
    assert loaded.problems == ()
    return loaded.sheet


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@searched(names, quick=40, full=250)
def test_any_company_name_is_written_and_read_back(typed: str) -> None:
    shipped = shipped_questionnaire()
    company = " ".join(typed.split()) or None
    sheet = replace(blank(shipped), company=company)
    assert reread(shipped, sheet) == sheet
    text = answers_text(sheet)
    assert not [sign for sign in text if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} and sign != "\n"]
    assert not set(text) & set("\u200e\u200f\u202a\u202d\u202e\u2066\u2067\u2069\ufeff")


@pytest.mark.parametrize(
    "company",
    [
        "no", "NO", "~", "null", "true", "1.0", "12:30", "- a", "a: b", "# x", "'", '"', "\\", "{a}", "[a]",
        "&a", "*a", "!a", "|", ">", "%", "@", "`", "?", ":", "-", "---", "...", "<<", "=", "\x1b[31mrojo",
        "\x00", "\x7f", "\x85", "\u202eabc", "\u2028", "\ufeff", "\ufffe", "\U0001f600", "\U000e0001", "日本",
        "a" * 200,
    ],
)  # fmt: skip
def test_awkward_company_names_are_written_and_read_back(shipped: Questionnaire, company: str) -> None:
    sheet = replace(blank(shipped), company=" ".join(company.split()) or None)
    assert reread(shipped, sheet) == sheet


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_any_sheet_is_written_and_read_back(seed: int) -> None:
    shipped = shipped_questionnaire()
    rng = Random(seed)
    sheet = half_filled(shipped, rng)
    assert reread(shipped, sheet) == sheet
    assert list(reread(shipped, sheet).answers) == list(sheet.answers)
    assert answers_text(reread(shipped, sheet)) == answers_text(sheet)


@given(st.integers(0, 100 * 10**9))
def test_a_percentage_is_written_to_the_last_decimal(billionths: int) -> None:
    shipped = shipped_questionnaire()
    share = Fraction(billionths, 10**9)
    sheet = blank(shipped).with_answer("online_budget_share", share)
    assert reread(shipped, sheet) == sheet
    assert re.fullmatch(r"\d+(\.\d+)?", yaml_answer(share))


@given(st.lists(names, max_size=4).map(tuple) | names, names)
def test_wrong_answers_are_written_and_read_back_too(wrong: str | tuple[str, ...], version: str) -> None:
    shipped = shipped_questionnaire()
    sheet = replace(blank(shipped), version=version).with_answer("nothing_such", wrong)
    if wrong == ():
        sheet = sheet.without("nothing_such")
        assert read(shipped, answers_text(sheet.with_answer("nothing_such", ()))).sheet == sheet
    else:
        assert read(shipped, answers_text(sheet)).sheet == sheet


def test_a_file_that_is_written_is_a_file_that_other_programs_read_alike(shipped: Questionnaire) -> None:
    import yaml

    sheet = random_sheet(shipped, Random(3)).with_answer("target_countries", ("NO", "ES"))
    found = yaml.safe_load(answers_text(sheet))
    assert found["version"] == shipped.version
    assert found["answers"]["target_countries"] == ["NO", "ES"]
    assert found["answers"]["sells_online"] == sheet.answers["sells_online"]


# The template -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_template_as_it_is_gives_a_blank_sheet(shipped: Questionnaire, language: Any) -> None:
    loaded = read(shipped, template_text(shipped, language))
    assert (loaded.sheet, loaded.problems) == (blank(shipped), ())


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_template_lists_every_question_and_every_choice(shipped: Questionnaire, language: Any) -> None:
    text = template_text(shipped, language)
    for question in shipped.questions:
        start = text.index(f"\n  {question.id}:\n")
        above = text[:start].rpartition("\n\n")[2]
        for choice in question.choices if question.kind != "countries" else ():
            assert re.search(rf"^  #     {choice.id} +\S", above, re.MULTILINE), (question.id, choice.id)
    assert all(len(line) <= 110 for line in text.splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("seed", range(12))
def test_a_template_filled_in_gives_the_sheet_that_was_meant(shipped: Questionnaire, seed: int) -> None:
    meant = random_sheet(shipped, Random(seed), company="Ría, S.L.", hidden=seed % 2 == 0)
    text = template_text(shipped, "es" if seed % 3 else "en")
    text = text.replace("\ncompany:\n", "\ncompany: Ría, S.L.\n")
    for name, given_answer in meant.answers.items():
        assert text.count(f"\n  {name}:\n") == 1
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {yaml_answer(given_answer)}\n")
    loaded = read(shipped, text)
    assert loaded.problems == ()
    assert dict(loaded.sheet.answers) == dict(meant.answers)
    assert (loaded.sheet.company, loaded.sheet.version) == (meant.company, meant.version)
    assert not [p for p in loaded.located(engine.check(shipped, loaded.sheet)) if p.stops]


def test_a_template_filled_in_line_by_line_as_lists_is_understood(shipped: Questionnaire) -> None:
    text = template_text(shipped, "es").replace(
        "\n  target_countries:\n", "\n  target_countries:\n    - alemania\n    - Francia   # la primera\n"
    )
    assert read(shipped, text).sheet.answers == {"target_countries": ("DE", "FR")}


def test_the_own_country_is_read_by_any_name_and_written_back(shipped: Questionnaire) -> None:
    head = "questionnaire: online-export\nversion: '1.0'\n"
    loaded = read_answers(f"{head}home: Portugal\nanswers:\n".encode(), shipped)
    assert (loaded.sheet.home, loaded.problems) == ("PT", ())
    assert read_answers(answers_text(loaded.sheet).encode(), shipped).sheet == loaded.sheet


def test_an_own_country_that_does_not_exist_is_told_with_its_place(shipped: Questionnaire) -> None:
    loaded = read_answers(
        b"questionnaire: online-export\nversion: '1.0'\nhome: Atlantis\nanswers:\n", shipped
    )
    assert [(p.rule, p.place and (p.place.line, p.place.column)) for p in loaded.problems] == [
        ("unknown_country", (3, 7))
    ]


@pytest.mark.parametrize(
    "typed", ["33.333333333333336", "1e-20", ".125", "99.9999999999999999999999999999999999999"]
)
def test_a_number_is_written_back_as_the_same_number(shipped: Questionnaire, typed: str) -> None:
    loaded = read(shipped, f"{version_of(shipped)}answers:\n  online_budget_share: {typed}\n").sheet
    assert loaded.answers["online_budget_share"] == Fraction(typed)
    assert read(shipped, answers_text(loaded)).sheet == loaded


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("answers: yes\n", "file.not_a_mapping"),
        ("answers: [a, b]\n", "file.list_of_pairs"),
        ("answers:\n- sells_online: yes\n- exports: no\n", "file.list_of_pairs"),
        ("answers:\n  sells_online:yes\n  exports:no\n", "yaml.colon_space"),
    ],
)
def test_where_no_answer_can_be_told_nothing_is_called_unanswered(
    shipped: Questionnaire, text: str, rule: str
) -> None:
    with pytest.raises(AnswersError) as caught:
        read(shipped, version_of(shipped) + text)
    assert [problem.rule for problem in caught.value.problems] == [rule]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- a\n", "file.list_of_pairs"),
        ("text", "file.not_a_mapping"),
        ("root:x:0:0\n", "yaml.colon_space"),
        ("answers :none\n", "yaml.colon_space"),
        ("answers:\u00a0none\n", "yaml.invisible"),
        (
            '{"format_version": "1.0", "score_range": [1, 2], "company": "x", "questions": []}',
            "file.not_answers",
        ),
        ("id: x\ntitle: {es: a, en: a}\nsections: []\nlevels: []\n", "file.not_answers"),
        ("actions: []\nsources: []\n", "file.not_answers"),
        ('{"problems": []}', "file.not_answers"),
        ('{"$schema": "x", "$defs": {}}', "file.not_answers"),
    ],
)
def test_what_is_no_answers_file_at_all_is_told_once(shipped: Questionnaire, text: str, rule: str) -> None:
    with pytest.raises(AnswersError) as caught:
        read_answers(text.encode(), shipped)
    assert [(p.rule, p.place and p.place.line) for p in caught.value.problems] == [(rule, 1)]


def test_a_template_for_a_questionnaire_of_ones_own_names_it_in_its_commands() -> None:
    instrument = Path(__file__).parents[2] / "data" / "instruments" / "dii.yaml"
    text = template_text(load_questionnaire(str(instrument)), "en", "my own.yaml")
    said = " ".join(line.lstrip("# ") for line in text.splitlines())
    assert "ecomdiag check FILE --questionnaire 'my own.yaml'" in said
    assert "ecomdiag assess --answers FILE --questionnaire 'my own.yaml'" in said
    assert "internet_access: no" in said
    assert "exports" not in said


@pytest.mark.parametrize(
    ("answer", "below"),
    [("{phone: yes, email: no}", 0), ("[phone, [email]]", 0), ("\n    - phone: yes\n    - email: no", 1)],
)
def test_an_answer_of_no_possible_form_is_not_called_missing_too(
    shipped: Questionnaire, answer: str, below: int
) -> None:
    whole = (EXAMPLES / "conservas-ria.yaml").read_text(encoding="utf-8")
    line = whole[: whole.index("  contact_channels: ")].count("\n") + 1 + below
    text = re.sub(r"(?m)^  contact_channels: .*$", f"  contact_channels: {answer}", whole)
    loaded = read_answers(text.encode(), shipped)
    (found,) = loaded.located(engine.check(shipped, loaded.sheet))
    assert (found.rule, found.place and found.place.line) == ("file.not_an_answer", line)


@pytest.mark.parametrize(
    ("written", "told_rule"),
    [
        ("#1 Muebles", "all_comment"),
        ("#Muebles", "all_comment"),
        ("# the name", None),
        ("#", None),
        ("## x", None),
    ],
)
def test_a_name_that_is_all_comment_is_told(
    shipped: Questionnaire, written: str, told_rule: str | None
) -> None:
    loaded = read(shipped, f"{version_of(shipped)}company: {written}\nanswers: {{}}\n")
    assert loaded.sheet.company is None
    assert [p.rule for p in loaded.problems] == ([f"file.{told_rule}"] if told_rule else [])
    if told_rule:
        assert f'"{written}"' in loaded.problems[0].message("en")


@pytest.mark.parametrize(
    ("written", "doubted"),
    [
        ("0,25", True), ("0.5", True), ("0,001", True), ("0", False), ("1", False), ("0,25 %", False),
        ("0.5%", False), ("1,5", False), ("25", False),
    ],
)  # fmt: skip
def test_a_percentage_that_may_be_a_fraction_of_one_is_read_as_it_stands_and_told(
    shipped: Questionnaire, written: str, doubted: bool
) -> None:
    loaded = read(shipped, f"answers:\n  online_budget_share: {written}\n")
    assert [p.rule for p in loaded.doubts] == (["fraction"] if doubted else [])
    again = read(shipped, answers_text(loaded.sheet))
    assert again.sheet == loaded.sheet


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ES-GA", "ES-GA"), ("es-ga", "ES-GA"), ("galicia", "ES-GA"), ("Islas Baleares", "ES-IB"), ("Basque Country", "ES-PV"),
        ("ANDALUCIA", "ES-AN"), ("Catalunya", "ES-CT"), ("Madrid", "ES-MD"), ("Navarra", "ES-NC"), ("Castilla - La Mancha", "ES-CM"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("home", ["", "home: Spain\n", "home: IC\n"])
def test_the_community_is_read_by_code_or_name_and_written_back(
    shipped: Questionnaire, home: str, written: str, code: str
) -> None:
    head = f"questionnaire: online-export\nversion: '1.0'\n{home}"
    loaded = read_answers(f"{head}region: {written}\nanswers:\n".encode(), shipped)
    assert (loaded.sheet.region, loaded.problems) == (code, ())
    assert read_answers(answers_text(loaded.sheet).encode(), shipped).sheet == loaded.sheet


@pytest.mark.parametrize(
    ("header", "rule", "place", "es", "en"),
    [
        ("region: Galisia", "unknown_region_near", (3, 9), "¿queríais decir Galicia?", "did you mean Galicia?"),
        ("region: Texas", "unknown_region", (3, 9), "«Texas» no es una comunidad", "“Texas” is not a known autonomous"),
        ("region: ES", "unknown_region", (3, 9), "«ES» no es una comunidad", "“ES” is not a known autonomous"),
        ("home: PT\nregion: ES-GA", "region_elsewhere", (4, 9), "otro país (Portugal)", "another country (Portugal)"),
        ("region: Norte\nhome: PT", "region_elsewhere", (3, 9), "otro país (Portugal)", "another country (Portugal)"),
        ("home: Atlantis\nregion: ES-GA", "unknown_country", (3, 7), "«Atlantis»", "“Atlantis”"),
        ("region: [ES-GA]", "file.not_a_value", (3, 9), "", ""),
    ],
)  # fmt: skip
def test_a_community_that_is_none_or_elsewhere_is_told_once_with_its_place(
    shipped: Questionnaire, header: str, rule: str, place: tuple[int, int], es: str, en: str
) -> None:
    text = f"questionnaire: online-export\nversion: '1.0'\n{header}\nanswers:\n"
    (found,) = read_answers(text.encode(), shipped).problems
    assert (found.rule, found.place and (found.place.line, found.place.column)) == (rule, place)
    assert es in found.message("es")
    assert en in found.message("en")


@pytest.mark.parametrize(
    ("home", "told_rules"),
    [
        ("", ["own_country"]),
        ("home: Francia\n", []),
        ("home: N/A\n", ["country_no_answer"]),
        ("home: España\n", ["own_country"]),
    ],
)
def test_the_own_country_as_a_target_is_told_where_it_is_known_which_it_is(
    shipped: Questionnaire, home: str, told_rules: list[str]
) -> None:
    found = told(shipped, f"{version_of(shipped)}{home}answers:\n  target_countries: [ES]\n")
    assert [rule for rule, *_ in found] == told_rules


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (1, 4, ":"),
        (1, 2, ": at most 2."),
        (2, 4, ": at least 2."),
        (2, 3, ": 2 to 3."),
        (2, 2, ": exactly 2."),
    ],
)
def test_a_template_says_how_many_choices_go(least: int, most: int, told: str) -> None:
    asked = of(multiple("m", "a b c d", most=most, min_choices=least))
    text = template_text(asked, "en")
    assert f"  # One or several, in square brackets, [one, other]{told}\n" in text
