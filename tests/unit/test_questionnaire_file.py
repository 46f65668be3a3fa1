"""A questionnaire file with a fault is refused: every fault is told, with the place where it stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from ecomdiag import engine
from ecomdiag.loader.questionnaire import load_questionnaire, parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import All, AllOf, Any, AnyOf, AtLeast, AtMost, NoneOf, Not
from ecomdiag.questionnaire.model import Kind, NotAsked, Questionnaire
from ecomdiag.texts import LANGUAGES, say

SOUND = """\
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
      - id: shop
        kind: single
        text: {es: tienda, en: shop}
        choices: yes_no
      - id: teams
        kind: multiple
        text: {es: equipos, en: teams}
        help: {es: ayuda, en: help}
        show_if: {question: shop, any_of: ["yes"]}
        if_not_asked: full
        dont_know: true
        min_choices: 1
        max_choices: 2
        target: 2
        choices:
          - {id: none, text: {es: nadie, en: nobody}, score: 0, exclusive: true}
          - {id: it, text: {es: informática, en: it}, score: 0.5}
          - {id: sales, text: {es: ventas, en: sales}, score: 1, says: true}
          - {id: away, text: {es: "no procede", en: does not apply}, not_applicable: true}
      - id: online
        kind: percentage
        text: {es: en línea, en: online}
        weight: 2
        bands: [{from: 0, score: 0}, {from: 12.5, score: 0.25}]
      - id: offline
        kind: percentage
        text: {es: fuera, en: offline}
        weight: 0
        show_if: {all: [{question: online, at_least: 1}, {not: {question: teams, all_of: [it]}}]}
  - id: second
    title: {es: segunda, en: second}
    intro: {es: intro, en: intro}
    weight: 0
    questions:
      - id: values
        kind: ranking
        text: {es: valores, en: values}
        optional: true
        show_if: {any: [{question: teams, none_of: [none]}, {question: online, at_most: 50}]}
        choices:
          - {id: price, text: {es: precio, en: price}}
          - {id: brand, text: {es: marca, en: brand}}
      - id: targets
        kind: countries
        text: {es: países, en: countries}
        max_choices: 3
      - id: remarks
        kind: text
        text: {es: comentarios, en: remarks}
        show_if: {question: targets, answered: true}
        lines: 4
        max_length: 300
      - id: staff
        kind: number
        text: {es: plantilla, en: staff}
        integer: true
        unit: {es: personas, en: people}
        min: 1
        max: 5000
        bands: [{from: 1, score: 0}, {from: 9.5, score: 0.5}]
      - id: profit
        kind: number
        text: {es: beneficio, en: profit}
        optional: true
        show_if: {question: staff, at_least: 10}
        min: -1000
      - id: founded
        kind: date
        text: {es: fundación, en: founded}
        min: 1900-01-01
        max: 2026-12-31
      - id: moved
        kind: date
        text: {es: traslado, en: moved}
        show_if: {all: [{question: founded, on_or_after: 2000-01-01}, {question: founded, on_or_before: 2020-12-31}]}
constraints:
  - {id: total, sum_of: [online, offline], equals: [0, 100], message: {es: suma, en: sum}}
orders:
  - {id: moved_later, order: [founded, moved], at_least: 1, message: {es: más tarde, en: later}}
blockers:
  - id: nobody
    when: {question: teams, any_of: [none]}
    caps_at: low
    title: {es: sin nadie, en: nobody}
    reason: {es: porque sí, en: because}
"""


def faults(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(QuestionnaireError) as caught:
        parse_questionnaire(text.encode() if isinstance(text, str) else text)
    return caught.value.problems


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        parse_questionnaire(text.encode())
    except QuestionnaireError as error:
        return error.problems
    return ()


def told(text: str) -> list[tuple[str, int, int]]:
    found = faults(text)
    return [(p.rule.removeprefix("file."), p.place.line, p.place.column) for p in found if p.place]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the line and column of each."""
    places = []
    while "§" in text:
        before, text = text.split("§", 1)
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + text
    return text, places


# What a sound file becomes ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound() -> Questionnaire:
    return parse_questionnaire(SOUND.encode())


def test_a_sound_file_becomes_a_questionnaire(sound: Questionnaire) -> None:
    assert (sound.id, sound.version, sound.title.es, sound.title.en) == ("small", "1", "uno", "one")
    assert [(level.id, level.start) for level in sound.levels] == [("low", 0), ("high", 50)]
    assert [(part.id, part.weight) for part in sound.sections] == [("first", 1), ("second", 0)]
    assert [(question.id, question.kind.value) for question in sound.questions] == [
        ("shop", "single"), ("teams", "multiple"), ("online", "percentage"), ("offline", "percentage"),
        ("values", "ranking"), ("targets", "countries"), ("remarks", "text"), ("staff", "number"), ("profit", "number"),
        ("founded", "date"), ("moved", "date"),
    ]  # fmt: skip
    assert len(sound.digest) == 64


def test_fields_not_given_have_their_defaults(sound: Questionnaire) -> None:
    shop = sound.by_id["shop"]
    assert (shop.weight, shop.help, shop.show_if, shop.if_not_asked) == (1, None, None, NotAsked.ZERO)
    assert (shop.min_choices, shop.max_choices, shop.target) == (1, 1, 1)
    assert (sound.by_id["targets"].min_choices, sound.by_id["targets"].max_choices) == (1, 3)
    assert len(sound.by_id["targets"].choices) > 200


def test_choices_bands_and_limits_are_read(sound: Questionnaire) -> None:
    teams = sound.by_id["teams"]
    assert [(c.id, c.score, c.exclusive, c.not_applicable, c.unknown) for c in teams.choices] == [
        ("none", 0, True, False, False), ("it", Fraction(1, 2), False, False, False),
        ("sales", 1, False, False, False), ("away", 0, False, True, False),
        ("dont_know", 0, False, False, True),
    ]  # fmt: skip
    assert (teams.min_choices, teams.max_choices, teams.target, teams.if_not_asked) == (
        1,
        2,
        2,
        NotAsked.FULL,
    )
    assert [(b.start, b.score) for b in sound.by_id["online"].bands] == [
        (0, 0), (Fraction("12.5"), Fraction(1, 4)),
    ]  # fmt: skip
    assert [choice.id for choice in sound.by_id["shop"].choices] == ["no", "yes"]


def test_conditions_are_read(sound: Questionnaire) -> None:
    assert sound.by_id["teams"].show_if == AnyOf("shop", frozenset({"yes"}))
    assert sound.by_id["offline"].show_if == All(
        (AtLeast("online", Fraction(1)), Not(AllOf("teams", frozenset({"it"}))))
    )
    assert sound.by_id["values"].show_if == Any(
        (NoneOf("teams", frozenset({"none"})), AtMost("online", Fraction(50)))
    )
    assert sound.blockers[0].when == AnyOf("teams", frozenset({"none"}))
    assert sound.constraints[0].equals == (0, 100)
    assert sound.constraints[0].questions == ("online", "offline")


def test_constraints_keep_the_order_of_the_questions_whatever_theirs() -> None:
    turned = parse_questionnaire(SOUND.replace("[online, offline]", "[offline, online]").encode())
    assert turned.constraints[0].questions == ("online", "offline")


def test_percentages_of_a_profile_need_no_bands() -> None:
    profile = """  - id: third
    title: {es: tercera, en: third}
    intro: {es: intro, en: intro}
    weight: 0
    questions:
      - {id: gas, kind: percentage, text: {es: gas, en: gas}}
constraints:"""
    made = parse_questionnaire(SOUND.replace("constraints:", profile, 1).encode())
    assert made.by_id["gas"].bands == ()


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("choices: yes_no", "choices: yes_on", "unknown_list_near"),
        ("from: 50,", "from: 175,", "out_of_range"),
    ],
)
def test_one_mistake_is_told_once(right: str, wrong: str, rule: str) -> None:
    assert rule in {found.rule.removeprefix("file.") for found in faults(SOUND.replace(right, wrong, 1))}
    told_of_it = {found.rule for found in faults(SOUND.replace(right, wrong, 1))}
    assert not told_of_it & {"file.few_choices", "file.level_order"}


def test_a_number_that_is_no_decimal_is_a_quotient() -> None:
    text = SOUND.replace("score: 0.5}", "score: 1/3}").replace("target: 2", "target: 5/3")
    teams = parse_questionnaire(text.encode()).by_id["teams"]
    assert (teams.by_id["it"].score, teams.target) == (Fraction(1, 3), Fraction(5, 3))


def test_the_digest_tells_files_apart(sound: Questionnaire) -> None:
    assert parse_questionnaire(SOUND.encode()).digest == sound.digest
    assert parse_questionnaire(SOUND.replace("uno", "dos").encode()).digest != sound.digest


def test_ids_that_look_like_something_else_stay_text() -> None:
    text = SOUND.replace('id: "no"', "id: no").replace('id: "yes"', "id: 012").replace('["yes"]', "[012]")
    assert [choice.id for choice in parse_questionnaire(text.encode()).by_id["shop"].choices] == ["no", "012"]


# One fault each: what is replaced in the sound file, by what (§ marks the place), and the rule ------------

BAND = "{from: 12.5, score: 0.25}"
RANKED = "- {id: brand, text: {es: marca, en: brand}}"
LISTED = '- {id: "yes", text: {es: "sí", en: "yes"}, score: 1}'
FIRST_LEVEL = "- {id: low, from: 0, title: {es: bajo, en: low}}"
SUM = "- {id: total, sum_of: [online, offline], equals: [0, 100], message: {es: suma, en: sum}}"
UP_TO_TEAMS = SOUND[SOUND.index("  - id: first") : SOUND.index("        dont_know: true")]
BLOCKER = SOUND[SOUND.index("  - id: nobody") :]

BROKEN = [
    # Shape.
    ("id: small\n", "", "missing_key", {"key": "id"}),
    ('version: "1"\n', "version:\n", "missing_key", {"key": "version"}),
    ("title: {es: uno, en: one}", "title: §uno", "not_a_mapping", {}),
    ("title: {es: uno, en: one}", "title: §[{es: uno}]", "list_of_pairs", {}),
    ("title: {es: uno, en: one}", "title:\n  es: §uno #1\n  en: one", "cut_by_comment",
     {"found": "uno", "whole": '"uno #1"'}),
    ("title: {es: uno, en: one}", "title: {es: uno, en: §one #1\n  }", "cut_by_comment",
     {"found": "one", "whole": '"one #1"'}),
    ("title: {es: uno, en: one}", "title: §{es: uno}", "missing_key", {"key": "en"}),
    ("title: {es: uno, en: one}", "title: {es: uno, en: §[one]}", "not_a_value", {"key": "en"}),
    ("{es: uno, en: one}", "{es: uno, en: one, §fr: un}", "unknown_key", {"found": "fr"}),
    ("id: small", "id: small\n§titel: x", "unknown_key_near", {"found": "titel", "near": "title"}),
    ("id: small", "id: small\n§zzz: x", "unknown_key", {"found": "zzz"}),
    ("        kind: single", "        §kinds: x\n        kind: single", "unknown_key_near",
     {"found": "kinds", "near": "kind"}),
    ("id: small", "id: §[small]", "not_a_value", {"key": "id"}),
    ("    intro: {es: intro, en: intro}\n    questions:", "    questions:", "missing_key", {"key": "intro"}),
    # Lists.
    ("choices: yes_no", "choices: §yes_on", "unknown_list_near", {"found": "yes_on", "near": "yes_no"}),
    ("choices: yes_no", "choices: §zzz", "unknown_list", {"found": "zzz"}),
    ("choices: yes_no", "choices: §{a: b}", "not_a_list", {"key": "choices"}),
    ("        choices: yes_no\n", "", "missing_key", {"key": "choices"}),
    (f"    {LISTED}\n", f"    {LISTED}\n    - §{LISTED[2:]}\n", "twice", {"what": "choice", "id": "yes"}),
    # Levels.
    ("from: 0, title: {es: bajo", "from: §10, title: {es: bajo", "level_order", {}),
    ("from: 50,", "from: §0,", "level_order", {}),
    ("from: 50,", "from: §101,", "out_of_range", {"key": "from", "low": "0", "high": "100"}),
    ("from: 50,", "from: §half,", "not_a_number", {"key": "from", "found": "half"}),
    ("from: 50,", "from: §5x1,", "not_a_number", {"key": "from", "found": "5x1"}),
    ("- {id: high,", "- §{id: low,", "twice", {"what": "level", "id": "low"}),
    # Sections.
    ("  - id: second", "  - §id: first", "twice", {"what": "section", "id": "first"}),
    ("    weight: 0\n    questions", "    weight: §-1\n    questions", "out_of_range",
     {"key": "weight", "low": "0", "high": "1000"}),
    ("id: small\n", "id: small\nscoring: §median\n", "not_one_of", {"key": "scoring", "found": "median"}),
    ("  - id: second", "  - id: second\n    scoring: §best", "not_one_of", {"key": "scoring", "found": "best"}),
    ("sections:\n  - id: first\n", "scoring: sum\nsections:\n  - id: first\n    scoring: §minimum\n",
     "sum_of_minimum", {"section": "first"}),
    (UP_TO_TEAMS, UP_TO_TEAMS.replace("id: first\n", "id: first\n    scoring: sum\n").replace(" show_if", " not_applicable_if")
     .replace("full", "§full"), "sum_full", {"question": "teams"}),
    # Questions.
    ("- id: values", "- id: §shop", "twice", {"what": "question", "id": "shop"}),
    ("- id: values", "- id: §Values", "bad_id", {"found": "Values"}),
    ("- id: values", "- id: §valor-ñ", "bad_id", {"found": "valor-ñ"}),
    ("- id: values", f"- id: §{'v' * 81}", "bad_id", {"found": "v" * 81}),
    ("kind: single", "kind: §choice", "not_one_of", {"key": "kind", "found": "choice"}),
    ("if_not_asked: full", "if_not_asked: §all", "not_one_of", {"key": "if_not_asked", "found": "all"}),
    ("dont_know: true", "dont_know: §yes", "not_a_flag", {"key": "dont_know"}),
    ("exclusive: true", "exclusive: §1", "not_a_flag", {"key": "exclusive"}),
    ("says: true", "says: §1", "not_a_flag", {"key": "says"}),
    ("{id: price, text: {es: precio, en: price}}", "{id: price, text: {es: precio, en: price}, §says: true}",
     "not_for_this_kind", {"key": "says", "kinds": "single, multiple"}),
    ("min_choices: 1\n        max_choices: 2", "min_choices: §2\n        max_choices: 1", "limits",
     {"question": "teams"}),
    ("max_choices: 2", "max_choices: §9", "out_of_range", {"key": "max_choices", "low": "1", "high": "5"}),
    ("max_choices: 2", "max_choices: §1.5", "not_whole", {"key": "max_choices"}),
    ("min_choices: 1", "min_choices: §0", "out_of_range", {"key": "min_choices", "low": "1", "high": "5"}),
    ("target: 2", "target: §0", "target", {"question": "teams"}),
    ("target: 2", "target: §two", "not_a_number", {"key": "target", "found": "two"}),
    ("score: 0.5}", "score: §1.5}", "out_of_range", {"key": "score", "low": "0", "high": "1"}),
    ("score: 0.5}", "score: §-0.5}", "out_of_range", {"key": "score", "low": "0", "high": "1"}),
    ("- {id: sales,", "- §{id: it,", "twice", None),
    (f"          {RANKED}\n", "", "few_choices", {}),
    ('dont_know: {es: ni idea, en: no idea}\n', "", "no_dont_know", {}),
    ("- {id: it,", "- {id: dont_know,", "twice", {"what": "choice", "id": "dont_know"}),
    # Percentages.
    (f", {BAND}", ", {from: §0, score: 0.25}", "band_order", {}),
    ("[{from: 0, score: 0}", "[{from: §1, score: 0}", "band_order", {}),
    (BAND, "{from: §101, score: 0}", "out_of_range", {"key": "from", "low": "0", "high": "100"}),
    (BAND, "§{from: 12.5}", "missing_key", {"key": "score"}),
    ("        weight: 0\n        show_if", "        show_if", "no_bands", {"question": "offline"}),
    ("if_not_asked: full\n", "if_not_asked: full\n        optional: true\n", "optional_full", {"question": "teams"}),
    ("        weight: 0\n        show_if", "        weight: 0\n        optional: true\n        show_if",
     "optional_in_sum", {"found": "offline"}),
    ("        show_if: {any: [{question: teams, none_of: [none]}, {question: online, at_most: 50}]}\n",
     "        show_if: {question: teams, none_of: [none]}\n        observable: §{es: a, en: a}\n",
     "hidden_from_outside", {"question": "values", "earlier": "teams"}),
    # Numbers.
    ("        min: -1000\n", "        min: §10\n        max: 9\n", "number_limits", {"question": "profit"}),
    ("max: 5000", "max: §5000.5", "not_whole", {"key": "max"}),
    ("max: 5000", "max: §1e10", "out_of_range", {"key": "max", "low": "-999999999.999999999", "high": "999999999.999999999"}),
    ("integer: true", "integer: §1", "not_a_flag", {"key": "integer"}),
    ("unit: {es: personas, en: people}", "unit: {es: §\"\", en: people}", "says_nothing", {"language": "es"}),
    ("bands: [{from: 1, score: 0}", "bands: [{from: §2, score: 0}", "band_order", {}),
    ("{from: 9.5, score: 0.5}", "{from: §0, score: 0.5}", "out_of_range", {"key": "from", "low": "1", "high": "5000"}),
    ("        min: -1000\n", "        bands: §[{from: 3, score: 1}]\n", "bands_need_min", {"question": "profit"}),
    ("staff, at_least: 10}", "staff, at_least: §0}", "out_of_range", {"key": "at_least", "low": "1", "high": "5000"}),
    ("{question: staff, at_least: 10}", "§{question: staff, any_of: [x]}", "condition", {"question": "staff"}),
    ("        choices: yes_no\n", "        choices: yes_no\n        §unit: {es: a, en: a}\n", "not_for_this_kind",
     {"key": "unit", "kinds": "number"}),
    # Dates.
    ("min: 1900-01-01", "min: §today", "not_a_date", {"key": "min", "found": "today"}),
    ("min: 1900-01-01", "min: §2026-02-29", "not_a_date", {"key": "min", "found": "2026-02-29"}),
    ("min: 1900-01-01", "min: §2030-01-01", "date_limits", {"question": "founded"}),
    ("on_or_after: 2000-01-01", "on_or_after: §2000", "not_a_date", {"key": "on_or_after", "found": "2000"}),
    ("{question: founded, on_or_after: 2000-01-01}", "§{question: founded, at_least: 3}", "condition",
     {"question": "founded"}),
    ("{question: staff, at_least: 10}", "§{question: staff, on_or_after: 2000-01-01}", "condition",
     {"question": "staff"}),
    # Keys of another kind.
    ("        weight: 2\n", "        weight: 2\n        §choices: yes_no\n", "not_for_this_kind",
     {"key": "choices", "kinds": "single, multiple, ranking"}),
    ("        choices: yes_no\n", "        choices: yes_no\n        §bands: [{from: 0, score: 0}]\n",
     "not_for_this_kind", {"key": "bands", "kinds": "percentage, number"}),
    ("        choices: yes_no\n", "        choices: yes_no\n        §target: 2\n", "not_for_this_kind",
     {"key": "target", "kinds": "multiple"}),
    ("        choices: yes_no\n", "        choices: yes_no\n        §min_choices: 1\n", "not_for_this_kind",
     {"key": "min_choices", "kinds": "multiple, countries"}),
    ("        max_choices: 3\n", "        max_choices: 3\n        §dont_know: true\n", "not_for_this_kind",
     {"key": "dont_know", "kinds": "single, multiple"}),
    ("        max_choices: 3\n", "        max_choices: 3\n        §choices: yes_no\n", "not_for_this_kind",
     {"key": "choices", "kinds": "single, multiple, ranking"}),
    # Texts.
    ("title: {es: uno, en: one}", "title: {es: uno, en: §\"\"}", "says_nothing", {"language": "en"}),
    ("title: {es: uno, en: one}", "title: {es: §\"  \", en: one}", "says_nothing", {"language": "es"}),
    # Conditions.
    ("{question: shop, any_of", "{question: §shpo, any_of", "looks_at_near",
     {"found": "shpo", "near": "shop"}),
    ("{question: shop, any_of", "{question: §values, any_of", "looks_at", {"found": "values"}),
    ("{question: shop, any_of", "{question: §teams, any_of", "looks_at", {"found": "teams"}),
    ('any_of: ["yes"]', "any_of: [§yess]", "unknown_choice_near", {"found": "yess", "near": "yes"}),
    ('any_of: ["yes"]', "any_of: [§zzz]", "unknown_choice", {"found": "zzz"}),
    ('any_of: ["yes"]', "any_of: §yes", "not_a_list", None),
    ('any_of: ["yes"]', "any_of: §[]", "names_nothing", {"key": "any_of"}),
    ('{question: shop, any_of: ["yes"]}', "§{question: shop}", "condition", {"question": "shop"}),
    ('{question: shop, any_of: ["yes"]}', "§{question: shop, at_least: 1}", "condition",
     {"question": "shop"}),
    ('{question: shop, any_of: ["yes"]}', '§{question: shop, any_of: ["yes"], none_of: ["no"]}', "condition",
     {"question": "shop"}),
    ('{question: shop, any_of: ["yes"]}', '§{question: shop, any_of: ["yes"], all: []}', "condition",
     {"question": "shop"}),
    ('{question: shop, any_of: ["yes"]}', "§{any_of: [yes]}", "missing_key", {"key": "question"}),
    ('{question: shop, any_of: ["yes"]}', "§shop == yes", "not_a_mapping", None),
    ('{question: shop, any_of: ["yes"]}', "{all: §[]}", "names_nothing", {"key": "all"}),
    ('{question: shop, any_of: ["yes"]}', "{any: §[]}", "names_nothing", {"key": "any"}),
    ("{question: online, at_least: 1}", "§{question: online, any_of: [1]}", "condition",
     {"question": "online"}),
    ("{question: online, at_least: 1}", "{question: online, at_least: §101}", "out_of_range", None),
    # Constraints.
    ("sum_of: [online, offline]", "sum_of: [online, §teams]", "sums_percentages", None),
    ("sum_of: [online, offline]", "sum_of: [online, §zzz]", "sums_percentages", {"found": "zzz"}),
    ("sum_of: [online, offline]", "sum_of: [online, §online]", "twice", {"what": "question", "id": "online"}),
    ("sum_of: [online, offline]", "sum_of: §[]", "names_nothing", {"key": "sum_of"}),
    (SUM, f"- §{SUM[2:].replace('equals: [0, 100]', 'equals: [0, 100], at_most: 100')}",
     "equals_or_at_most", {}),
    (SUM, f"- §{SUM[2:].replace('equals: [0, 100], ', '')}", "equals_or_at_most", {}),
    ("equals: [0, 100]", "equals: §[]", "names_nothing", {"key": "equals"}),
    ("equals: [0, 100]", "equals: [0, §all]", "not_a_number", {"key": "equals", "found": "all"}),
    ("equals: [0, 100]", "equals: [0, §201]", "out_of_range", {"key": "equals", "low": "0", "high": "200"}),
    ("equals: [0, 100]", "at_most: §-1", "out_of_range", {"key": "at_most", "low": "0", "high": "200"}),
    (SUM, f"{SUM}\n  - §{SUM[2:]}", "twice", {"what": "constraint", "id": "total"}),
    # Rules over two answers.
    ("order: [founded, moved]", "order: [founded, §teams]", "orders_numbers", {"found": "teams"}),
    ("order: [founded, moved]", "order: [founded, founded]", "order_of_two", {}),
    ("order: [founded, moved]", "order: [founded, staff]", "order_of_one_sort", {}),
    ("moved], at_least: 1", "moved], at_least: §0.5", "not_whole", {"key": "at_least"}),
    ("moved], at_least: 1", "moved], at_least: 3, at_most: 2", "order_never", {}),
    ("id: moved_later", "id: total", "twice", {"what": "constraint", "id": "total"}),
    # Blockers.
    ("caps_at: low", "caps_at: §lov", "unknown_level_near", {"found": "lov", "near": "low"}),
    ("caps_at: low", "caps_at: §zzz", "unknown_level", {"found": "zzz"}),
    ("when: {question: teams, any_of: [none]}", "when: {all: §[]}", "names_nothing", {"key": "all"}),
    ("    when: {question: teams, any_of: [none]}\n", "", "missing_key", {"key": "when"}),
    ("when: {question: teams, any_of: [none]}", "when: {question: teams, any_of: [§nobody]}",
     "unknown_choice", {"found": "nobody"}),
    (BLOCKER, f"{BLOCKER}  - §{BLOCKER[4:]}", "twice", {"what": "blocker", "id": "nobody"}),
]  # fmt: skip


KNOCK_ON = {"missing_key", "few_choices", "unknown_choice", "level_order", "band_order", "target", "twice"}


def test_the_sound_file_has_everything_that_the_table_replaces() -> None:
    assert [old for old, *_ in BROKEN if old not in SOUND] == []


@pytest.mark.parametrize(("old", "new", "rule", "values"), BROKEN)
def test_one_fault_is_told_with_its_place(
    old: str, new: str, rule: str, values: dict[str, str] | None
) -> None:
    text, places = marked(SOUND.replace(old, new, 1))
    found = faults(text)
    named = [problem for problem in found if problem.rule == f"file.{rule}"]
    assert named, [problem.rule for problem in found]
    (problem, *_) = named
    assert problem.place is not None
    if places:
        assert (problem.place.line, problem.place.column) in places
    assert {**problem.values, **(values or {})} == dict(problem.values)
    # What a default given back for it may break in turn, and nothing else.
    assert {other.rule.removeprefix("file.") for other in found} - {rule} <= KNOCK_ON


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("name,land\nx,ES\n", "not_a_mapping"),
        ("- one\n- other\n", "list_of_pairs"),
        (SOUND.replace("title: {es: primera, en: first}", "title: primera"), "not_a_mapping"),
    ],
)
def test_of_what_is_no_group_of_pairs_nothing_is_called_missing_too(text: str, rule: str) -> None:
    assert [problem.rule for problem in faults(text)] == [f"file.{rule}"]


@pytest.mark.parametrize("key", ["levels", "sections"])
def test_lists_without_which_nothing_can_be_said_are_not_empty(key: str) -> None:
    start = SOUND.index(f"{key}:")
    end = SOUND.index("dont_know:") if key == "levels" else SOUND.index("constraints:")
    text = SOUND[:start] + f"{key}: []\n" + SOUND[end:]
    assert ("names_nothing", text[:start].count("\n") + 1, len(key) + 3) in told(text)


def test_a_section_without_questions_is_refused() -> None:
    start = SOUND.index("    questions:\n      - id: values")
    text, places = marked(
        (SOUND[:start] + "    questions: []\n" + SOUND[SOUND.index("blockers:") :]).replace(
            "  - id: second", "  - §id: second"
        )
    )
    assert told(text) == [("no_questions", *places[0])]


def test_the_questions_of_a_sum_stand_in_one_section() -> None:
    text, places = marked(
        SOUND.replace("kind: countries", "kind: percentage\n        weight: 0")
        .replace("        max_choices: 3\n", "")
        .replace("- {id: total, sum_of: [online, offline]", "- §{id: total, sum_of: [online, targets]")
    )
    assert told(text) == [("one_section", *places[0])]


def test_every_level_of_nesting_tells_its_own_place_in_block_style_too() -> None:
    text, places = marked(
        SOUND.replace(
            'show_if: {question: shop, any_of: ["yes"]}',
            "show_if:\n          any:\n            - not:\n                question: shop\n"
            "                any_of:\n                  - §maybe",
        )
    )
    assert told(text) == [("unknown_choice", *places[0])]


def test_several_faults_are_told_together_in_the_order_of_the_file() -> None:
    text, places = marked(
        SOUND.replace("from: 50,", "from: §0,")
        .replace("kind: single", "kind: §sinlge")
        .replace("target: 2", "target: §0")
        .replace("caps_at: low", "caps_at: §nowhere")
        .replace("max_choices: 3", "max_choices: 3\n        §colour: red")
    )
    expected = ["level_order", "not_one_of", "target", "unknown_key", "unknown_level"]
    assert told(text) == [(rule, *place) for rule, place in zip(expected, sorted(places), strict=True)]


def test_every_fault_has_a_sentence_in_both_languages() -> None:
    for old, new, *_ in BROKEN:
        for problem in faults(marked(SOUND.replace(old, new, 1))[0]):
            for language in ("es", "en"):
                message = problem.message(language)  # type: ignore[arg-type]
                assert "\n" not in message
                assert "{" not in message


def test_every_rule_of_a_questionnaire_file_has_an_example_here() -> None:
    from ecomdiag import texts

    of_files = {
        key.removeprefix("problem.file.") for key in sorted(texts.keys()) if key.startswith("problem.file.")
    }
    elsewhere = {"not_an_answer", "too_long", "no_questions", "one_section"}
    elsewhere |= {"levels_of_profile"}  # in test_structure
    # In test_scores_looked_up.
    elsewhere |= {
        "lookup_nothing",
        "lookup_unused",
        "lookup_long",
        "lookup_no_score",
        "lookup_gone",
        "lookup_gone_scores",
    }
    elsewhere |= {"sum_of_lookup"}
    elsewhere |= {"offers_nothing", "too_many_offers", "offers_and_lookup"}  # in test_offers
    # Those of an answers file, and of files of another kind.
    elsewhere |= {"outside_answers", "outside_answers_several", "inside_answers", "all_comment"}
    elsewhere |= {"not_answers", "not_questionnaire", "not_actions"}
    # Those of languages, in tests/languages.
    elsewhere |= {"language_missing", "language_not_named", "not_a_language", "yes_no_language"}
    # Those of a questionnaire that was made without a file, in test_soundness.
    elsewhere |= {
        "not_written",
        "not_exact",
        "other_section",
        "dont_know",
        "sum_order",
        "not_of_type",
        "half_character",
    }
    # Those of groups and matrices have their examples in test_structure.
    elsewhere |= {"group_in_group", "too_many_rows", "not_in_a_row", "not_the_row", "not_from_outside"}
    # Those of what is asked of several things have their examples in test_repeats.
    elsewhere |= {
        "repeat_count",
        "repeat_never",
        "repeat_at_most",
        "repeat_scoring",
        "too_many_copies",
        "not_the_copy",
    }
    elsewhere |= {"copies_no_list", "copies_too_many", "copies_twice", "copy_no_pairs"}
    # Those of sums of numbers have their examples in test_number_questions.
    elsewhere |= {"sum_from_zero", "sum_of_one_sort", "order_in_sum"}
    # Those of notes, of words beside choices and of a brand have their examples in test_notes, test_said, test_brand.
    elsewhere |= {rule for rule in of_files if rule.startswith(("said_", "pattern_"))}
    elsewhere |= {"lookup_default", "lookup_scores", "lookup_many", "not_a_link"}  # in test_ways
    elsewhere |= {"unknown_note", "unknown_note_near", "too_many_items"}
    elsewhere |= {rule for rule in of_files if rule.startswith(("brand_", "logo_"))}
    # Those of a plan file have their examples in tests/planning.
    elsewhere |= {"plan_action", "plan_long"}
    # Those of the advice's files have their examples in tests/advice.
    elsewhere |= {
        "another_kind", "circle", "days", "not_a_date", "not_a_link", "unknown_action", "unknown_country", "unknown_law",
        "unknown_question", "unknown_section", "unknown_source", "never_raised", "only_one",
    }  # fmt: skip
    assert of_files - elsewhere <= {rule for _, _, rule, _ in BROKEN}


@pytest.mark.parametrize("content", [b"", b"a: [", b"\xff", b"- a\n- b\n", b"text", b"null"])
def test_a_file_of_no_such_shape_is_refused(content: bytes) -> None:
    assert faults(content)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("questionnaire: x\nversion: '1'\nanswers:\n  a: b\n", "answers"),
        ('{"format_version": "1.0", "score_range": null, "sections": []}', "report"),
        ("actions: []\n", "actions"),
        ("from: a\nto: b\nentries: []\n", "crosswalk"),
    ],
)
def test_a_file_of_ours_of_another_kind_is_called_by_its_name(text: str, kind: str) -> None:
    (problem,) = faults(text)
    assert problem.rule == "file.not_questionnaire"
    for language in LANGUAGES:
        assert say(f"kind.{kind}", language) in problem.message(language)


def test_comments_behind_values_are_no_part_of_them() -> None:
    text = SOUND.replace("kind: single", "kind: single #one").replace("weight: 2", "weight: 2  # twice")
    text = text.replace("title: {es: uno, en: one}", "title:\n  es: uno # en español\n  en: one # in English")
    assert parse_questionnaire(text.encode()).title.es == "uno"


@pytest.mark.parametrize("block", ["|", ">"])
def test_line_ends_of_blocks_belong_to_nobody(block: str) -> None:
    text = SOUND.replace("id: small", f"id: {block}\n  small").replace(
        "kind: percentage", f"kind: {block}\n          percentage"
    )
    text = text.replace("weight: 2", f"weight: {block}\n          2")
    text = text.replace('version: "1"', f"version: {block}\n  1").replace(
        "choices: yes_no", f"choices: {block}\n          yes_no"
    )
    found = parse_questionnaire(text.encode())
    assert (found.id, found.version, found.by_id["online"].weight) == ("small", "1", 2)
    assert [choice.id for choice in found.by_id["shop"].choices] == ["no", "yes"]


def test_no_cut_of_the_sound_file_is_an_accident() -> None:
    lines = SOUND.splitlines(keepends=True)
    for missing in range(len(lines)):
        text = "".join(lines[:missing] + lines[missing + 1 :])
        found = problems_of(text)
        assert all(problem.place for problem in found)
        if not found:
            made = parse_questionnaire(text.encode())
            assert engine.next_question(made, engine.AnswerSheet(questionnaire="x", version="1")) is not None


def test_faults_leave_exit_code_4_and_a_missing_file_2(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(SOUND.replace("kind: single", "kind: one"), encoding="utf-8")
    with pytest.raises(QuestionnaireError) as caught:
        load_questionnaire(str(own))
    assert caught.value.exit_code == 4
    with pytest.raises(UsageError) as missing:
        load_questionnaire(str(tmp_path / "none.yaml"))
    assert missing.value.exit_code == 2


def test_the_shipped_questionnaire_is_loaded_without_a_path() -> None:
    assert load_questionnaire().id == "online-export"


def test_kinds_are_all_in_the_sound_file(sound: Questionnaire) -> None:
    assert {question.kind for question in sound.questions} == set(Kind)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("kind: percentage", "knd: percentage"),
        ("id: shop", "idd: shop"),
        ("levels:", "level:"),
        ("equals:", "equal:"),
    ],
)
def test_a_key_that_is_misspelt_is_not_told_as_missing_too(right: str, wrong: str) -> None:
    told = faults(SOUND.replace(right, wrong, 1))
    key = right.partition(":")[0]
    assert [fault.values["near"] for fault in told if fault.rule == "file.unknown_key_near"] == [key]
    assert not [fault for fault in told if fault.rule == "file.missing_key" and fault.values["key"] == key]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {es: uno, en: one}", "title: §uno"),
        ("title: {es: uno, en: one}", "title: §[{es: uno}]"),
        (SUM, "- §total"),
        (SOUND, "§text"),
        (SOUND, "§- text"),
    ],
)
def test_what_is_no_group_of_pairs_is_not_told_as_lacking_some_too(old: str, new: str) -> None:
    text, places = marked(SOUND.replace(old, new, 1))
    assert [(line, column) for _, line, column in told(text)] == places
