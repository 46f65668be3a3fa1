from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from edits import OTHER, first, one_of, with_question
from sheets import multiple, of, percentage, single, total

from ecomdiag import texts
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import All, AnyOf, Not
from ecomdiag.questionnaire.improving import Resource
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import (
    Band,
    Blocker,
    Choice,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import fields, replace
from ecomdiag.report.versions.words import message
from ecomdiag.versions import diff
from ecomdiag.versions.ordering import moved
from ecomdiag.versions.records import ChangeKind, Consequence, QuestionnaireDiff, VersionStep

BASE = """\
id: small
version: "1.4"
title: {es: pequeño, en: small}
dont_know: {es: No lo sé, en: I don't know}
levels:
  - {id: low, from: 0, title: {es: bajo, en: low}}
  - {id: high, from: 50, title: {es: alto, en: high}}
sections:
  - id: sales
    title: {es: Ventas, en: Sales}
    intro: {es: Cómo vendéis, en: How you sell}
    questions:
      - id: shop
        kind: single
        text: {es: ¿Tienda?, en: Shop?}
        dont_know: true
        choices:
          - {id: "no", score: 0, text: {es: "no", en: "no"}}
          - {id: partly, score: 0.5, text: {es: en parte, en: partly}}
          - {id: "yes", score: 1, text: {es: sí, en: "yes"}}
          - {id: unneeded, not_applicable: true, text: {es: no hace falta, en: not needed}}
      - id: channels
        kind: multiple
        text: {es: ¿Canales?, en: Channels?}
        help: {es: Los de venta, en: Those that sell}
        show_if: {question: shop, any_of: [partly, "yes"]}
        target: 2
        max_choices: 2
        choices:
          - {id: none, score: 0, exclusive: true, text: {es: ninguno, en: none}}
          - {id: own, score: 1, text: {es: propio, en: own}}
          - {id: market, score: 1, text: {es: mercado, en: market}}
          - {id: other, score: 0.5, text: {es: otro, en: other}}
      - id: reasons
        kind: ranking
        text: {es: ¿Motivos?, en: Reasons?}
        choices:
          - {id: price, text: {es: precio, en: price}}
          - {id: brand, text: {es: marca, en: brand}}
  - id: money
    title: {es: Dinero, en: Money}
    intro: {es: Cuánto, en: How much}
    weight: 2
    questions:
      - id: online
        kind: percentage
        text: {es: ¿En línea?, en: Online?}
        bands: [{from: 0, score: 0}, {from: 10, score: 0.5}]
      - id: offline
        kind: percentage
        text: {es: ¿Fuera de línea?, en: Offline?}
        weight: 0
      - id: returns
        kind: single
        text: {es: ¿Devoluciones?, en: Returns?}
        show_if: {all: [{question: shop, any_of: ["yes"]}, {not: {question: channels, any_of: [none]}}]}
        choices:
          - {id: "no", score: 0, text: {es: "no", en: "no"}}
          - {id: "yes", score: 1, text: {es: sí, en: "yes"}}
  - id: company
    title: {es: Empresa, en: Company}
    intro: {es: Quiénes sois, en: Who you are}
    weight: 0
    questions:
      - id: size
        kind: single
        text: {es: ¿Tamaño?, en: Size?}
        choices:
          - {id: small, text: {es: pequeña, en: small}}
          - {id: large, text: {es: grande, en: large}}
constraints:
  - {id: spent, sum_of: [online, offline], equals: [0, 100], message: {es: Suma mal, en: Wrong sum}}
blockers:
  - id: no_returns
    when: {all: [{question: shop, any_of: ["yes"]}, {question: returns, any_of: ["no"]}]}
    caps_at: low
    title: {es: Sin devoluciones, en: No returns}
    reason: {es: Hacen falta, en: They are needed}
"""
RETURNS = '        show_if: {all: [{question: shop, any_of: ["yes"]}, {not: {question: channels, any_of: [none]}}]}\n'


def edited(*edits: tuple[str, str]) -> Questionnaire:
    """Return the base with pieces of its file replaced."""
    text = BASE
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    return parse_questionnaire(text.encode())


OLD = edited()


def told(changes: QuestionnaireDiff) -> list[str]:
    """Every change in short: what, where, consequence."""
    return [
        " ".join(filter(None, (c.kind, c.question or c.section, c.choice or c.item, c.part, c.consequence)))
        for c in changes.changes
    ]


# One edit -----------------------------------------------------------------------------------------------

LAST = "          - {id: other, score: 0.5, text: {es: otro, en: other}}\n"
NEW_QUESTION = """\
      - id: returns
        kind: single
        text: {es: ¿Nueva?, en: New?}
        choices: [{id: a, text: {es: a, en: a}}, {id: b, text: {es: b, en: b}}]
"""


@pytest.mark.parametrize(
    ("before", "after", "expected", "version"),
    [
        # Answers may no longer stand.
        ("id: small\n", "id: other\n", ["questionnaire_id breaks"], "2.0"),
        (LAST, "", ["choice_removed channels other breaks"], "2.0"),
        ("        dont_know: true\n", "", ["choice_removed shop dont_know breaks"], "2.0"),
        ("kind: ranking", "kind: multiple", ["question_kind reasons breaks"], "2.0"),
        ("max_choices: 2", "max_choices: 1", ["max_choices channels breaks"], "2.0"),
        ("max_choices: 2", "min_choices: 2", ["min_choices channels breaks", "max_choices channels allows"], "2.0"),
        ("{id: own,", "{id: own, exclusive: true,", ["choice_alone channels own breaks"], "2.0"),
        ("{id: own,", "{id: own, not_applicable: true,", ["choice_applies channels own breaks"], "2.0"),
        ("          - {id: brand", "          - {id: team, text: {es: equipo, en: team}}\n          - {id: brand",
         ["choice_added reasons team breaks"], "2.0"),
        ("equals: [0, 100]", "equals: [100]", ["constraint_rule spent breaks"], "2.0"),
        ("equals: [0, 100]", "at_most: 90", ["constraint_rule spent breaks"], "2.0"),
        ("constraints:\n", "constraints:\n  - {id: little, sum_of: [online], at_most: 20, message: {es: a, en: a}}\n",
         ["constraint_added little breaks"], "2.0"),
        ("        weight: 0\n", "        weight: 0\n        show_if: {question: online, at_least: 1}\n",
         ["show_if offline breaks"], "2.0"),
        # More may have to be answered.
        ("      - id: returns\n", NEW_QUESTION.replace("returns", "added") + "      - id: returns\n",
         ["question_added added asks"], "1.5"),
        ('any_of: [partly, "yes"]', 'any_of: ["no", partly, "yes"]', ["show_if channels asks"], "1.5"),
        (RETURNS, "", ["show_if returns asks"], "1.5"),
        (RETURNS, RETURNS.replace("{not: {question: channels, any_of: [none]}}", "{question: size, any_of: [small]}")
         .replace("size, any_of: [small]", "channels, none_of: [none]"),
         ["show_if returns texts"], "1.4"),
        ('any_of: [partly, "yes"]', "any_of: [partly]", ["show_if channels asks"], "1.5"),
        # Scores may move.
        ("{id: partly, score: 0.5", "{id: partly, score: 0.6", ["choice_score shop partly scores"], "1.5"),
        ("target: 2", "target: 1.5", ["target channels scores"], "1.5"),
        ("{from: 10, score: 0.5}", "{from: 20, score: 0.5}", ["bands online scores"], "1.5"),
        ("weight: 2", "weight: 3", ["section_weight money scores"], "1.5"),
        ("weight: 2", "weight: 2\n    scoring: minimum", ["scoring money scores"], "1.5"),
        ("levels:\n", "scoring: sum\nlevels:\n", ["scoring scores"], "1.5"),
        ("    weight: 2\n", "    weight: 0\n", ["section_weight money scores"], "1.5"),
        ("        target: 2", "        weight: 2\n        target: 2", ["question_weight channels scores"], "1.5"),
        ("        target: 2", "        if_not_asked: full\n        target: 2", ["if_not_asked channels scores"], "1.5"),
        ("        target: 2", "        not_applicable_if: {question: shop, any_of: [\"no\"]}\n        target: 2",
         ["not_applicable_if channels scores"], "1.5"),
        ("unneeded, not_applicable: true", "unneeded", ["choice_applies shop unneeded scores"], "1.5"),
        ("id: high, from: 50", "id: high, from: 40", ["level_start high scores"], "1.5"),
        ("sections:\n", "  - {id: top, from: 80, title: {es: cima, en: top}}\nsections:\n",
         ["level_added top scores"], "1.5"),
        ("caps_at: low", "caps_at: high", ["blocker_cap no_returns scores"], "1.5"),
        ('{question: shop, any_of: ["yes"]}, {question: returns, any_of: ["no"]}', '{question: returns, any_of: ["no"]}, {question: online, at_least: 5}',
         ["blocker_when no_returns scores"], "1.5"),
        (RETURNS, RETURNS.replace("[none]", "[none, other]"), ["show_if returns scores"], "1.5"),
        # Old answers and their scores are as they were; more may be answered.
        (LAST, LAST + LAST.replace("other", "fourth"), ["choice_added channels fourth allows"], "1.5"),
        ("max_choices: 2", "max_choices: 3", ["max_choices channels allows"], "1.5"),
        ("none, score: 0, exclusive: true", "none, score: 0", ["choice_alone channels none allows"], "1.5"),
        ("equals: [0, 100]", "equals: [0, 50, 100]", ["constraint_rule spent allows"], "1.5"),
        ("equals: [0, 100]", "at_most: 100", ["constraint_rule spent allows"], "1.5"),
        # Neither answers nor scores.
        ("es: ¿Tienda?", "es: ¿Vendéis?", ["question_text shop text texts"], "1.4"),
        ("        help: {es: Los de venta, en: Those that sell}\n", "", ["question_text channels help texts"], "1.4"),
        ("es: en parte", "es: a medias", ["choice_text shop partly text texts"], "1.4"),
        ("I don't know", "We don't know", ["choice_text dont_know text texts"], "1.4"),
        ("en: low}", "en: bottom}", ["level_text low title texts"], "1.4"),
        ("en: Wrong sum", "en: Not right", ["constraint_text spent message texts"], "1.4"),
        ("en: They are", "en: These are", ["blocker_text no_returns reason texts"], "1.4"),
        ("en: How much", "en: What for", ["section_text money intro texts"], "1.4"),
        ("en: small}\ndont", "en: little}\ndont", ["questionnaire_text title texts"], "1.4"),
        ("{id: large,", "{id: large, score: 1,", ["choice_score size large texts"], "1.4"),
        ("        weight: 0\n", "        weight: 0\n        if_not_asked: full\n", ["if_not_asked offline texts"], "1.4"),
        ("{id: spent, sum_of: [online, offline]", "{id: spend, sum_of: [offline, online]",
         ["constraint_removed spent texts", "constraint_added spend texts"], "1.4"),
        # Nothing at all.
        ('any_of: [partly, "yes"]', 'any_of: ["yes", partly]', [], "1.4"),
        (RETURNS, '        show_if: {all: [{not: {question: channels, any_of: [none]}}, {question: shop, any_of: ["yes"]}]}\n',
         [], "1.4"),
        ("score: 0.5}]", "score: 0.5}, {from: 30, score: 0.5}]", [], "1.4"),
        ("target: 2", "target: 2.0", [], "1.4"),
        ('version: "1.4"', 'version: "1.5"', [], "1.4"),
    ],
)  # fmt: skip
def test_one_edit(before: str, after: str, expected: list[str], version: str) -> None:
    changes = diff(OLD, edited((before, after)))
    assert (told(changes), changes.version_called_for) == (expected, version)


# Several edits, and what one does to another ------------------------------------------------------------


def test_a_removed_id_whose_text_came_back_looks_renamed() -> None:
    changes = diff(OLD, edited(("id: partly,", "id: half,"), ("[partly,", "[half,"))).changes
    removed = next(change for change in changes if change.kind is ChangeKind.CHOICE_REMOVED)
    assert removed.renamed == "half"
    renamed = diff(OLD, edited(("- id: reasons", "- id: motives"))).changes
    assert [(c.kind, c.question, c.renamed) for c in renamed] == [
        (ChangeKind.QUESTION_ADDED, "motives", None),
        (ChangeKind.QUESTION_REMOVED, "reasons", "motives"),
    ]


def test_a_removed_id_with_another_text_does_not() -> None:
    edits = ("- id: reasons", "- id: motives"), ("es: ¿Motivos?", "es: ¿Por qué?")
    assert [change.renamed for change in diff(OLD, edited(*edits)).changes] == [None, None]


def test_a_question_that_was_moved_is_the_same_question() -> None:
    start, end = BASE.index("      - id: returns"), BASE.index("  - id: company")
    block = BASE[start:end]
    new = edited((block, ""), ("      - id: size", f"{block}      - id: size"))
    assert told(diff(OLD, new)) == ["question_moved returns scores"]


def test_a_question_without_score_may_be_moved() -> None:
    start, end = BASE.index("      - id: reasons"), BASE.index("  - id: money")
    block = BASE[start:end]
    new = edited((block, ""), ("      - id: size", f"{block}      - id: size"))
    assert told(diff(OLD, new)) == ["question_moved reasons texts"]


def test_order_is_told_with_the_fewest_that_moved() -> None:
    start, middle = BASE.index("          - {id: none,"), BASE.index("          - {id: own,")
    first = BASE[start:middle]
    changes = diff(OLD, edited((first, ""), (LAST, LAST + first))).changes
    assert [(change.kind, change.new) for change in changes] == [(ChangeKind.CHOICES_ORDER, ("none",))]
    assert moved("abcde", "eabcd") == ("e",)
    assert moved("abcd", "xbydac") == ("d", "a") or moved("abcd", "xbydac") == ("b", "d")
    assert moved("abc", "xaybzc") == ()
    assert moved("", "ab") == ()


def test_changes_stand_in_the_order_of_the_new_version_the_worst_first() -> None:
    new = edited(
        ("es: ¿Tienda?", "es: ¿Vendéis?"), ("unneeded, not_applicable: true", "unneeded"),
        ("        dont_know: true\n", ""), ("weight: 2", "weight: 3"), ("caps_at: low", "caps_at: high"),
    )  # fmt: skip
    assert told(diff(OLD, new)) == [
        "blocker_cap no_returns scores",
        "choice_removed shop dont_know breaks",
        "choice_applies shop unneeded scores",
        "question_text shop text texts",
        "section_weight money scores",
    ]


CHAIN = of(
    single("first", "no yes"),
    single("second", "no yes", show_if=AnyOf("first", frozenset({"yes"}))),
    single("third", "no yes", show_if=Not(AnyOf("second", frozenset({"yes"})))),
    single("fourth", "no yes", show_if=AnyOf("third", frozenset({"yes"}))),
)


def test_what_is_no_longer_asked_may_open_what_hung_on_its_absence() -> None:
    never = All((AnyOf("first", frozenset({"yes"})), AnyOf("first", frozenset({"no"}))))
    (change,) = diff(CHAIN, with_question(CHAIN, "second", show_if=never)).changes
    assert change.consequence is Consequence.ASKS
    assert (change.asked.opens, change.asked.closes, change.asked.others) == (
        False,
        True,
        ("third", "fourth"),
    )


def test_what_more_are_asked_may_be_asked_of_more_because_of_it() -> None:
    (change,) = diff(CHAIN, with_question(CHAIN, "third", show_if=None)).changes
    assert (change.asked.opens, change.asked.closes, change.asked.others) == (True, False, ("fourth",))


SHARES = of(
    single("shop", "no yes"),
    percentage("a", {0: 1}, show_if=AnyOf("shop", frozenset({"yes", "no"}))),
    percentage("b", {0: 1}, show_if=AnyOf("shop", frozenset({"yes", "no"}))),
    constraints=[total("a", "b", equals=[100])],
)
ONLY_YES = AnyOf("shop", frozenset({"yes"}))


def test_leaving_the_mean_may_be_said_in_two_ways() -> None:
    new = with_question(CHAIN, "second", show_if=None, not_applicable_if=one_of("first", "no"))
    old = with_question(CHAIN, "second", if_not_asked=NotAsked.EXCLUDE)
    assert {change.consequence for change in diff(old, new).changes} == {Consequence.TEXTS}
    assert told(diff(CHAIN, new)) == ["not_applicable_if second scores", "show_if second texts"]


def test_a_sum_that_has_to_be_exact_breaks_when_a_part_of_it_is_no_longer_asked() -> None:
    (change,) = diff(SHARES, with_question(SHARES, "a", show_if=ONLY_YES)).changes
    assert (change.consequence, change.asked.sums) == (Consequence.BREAKS, ("a_b",))


def test_it_does_not_when_all_of_it_is_no_longer_asked() -> None:
    new = with_question(with_question(SHARES, "a", show_if=ONLY_YES), "b", show_if=ONLY_YES)
    assert {change.consequence for change in diff(SHARES, new).changes} == {Consequence.SCORES}


def test_it_breaks_too_when_what_the_part_hangs_on_is_no_longer_asked() -> None:
    old = of(
        single("shop", "no yes"),
        single("kind", "own market", show_if=one_of("shop", "no", "yes")),
        percentage("a", show_if=one_of("kind", "own", "market")),
        percentage("b"),
        constraints=[total("a", "b", equals=[100])],
    )
    (change,) = diff(old, with_question(old, "kind", show_if=one_of("shop", "yes"))).changes
    assert (change.consequence, change.asked.sums) == (Consequence.BREAKS, ("a_b",))


def test_it_breaks_too_when_more_are_asked_what_the_part_hangs_on_the_absence_of() -> None:
    old = of(
        single("shop", "no yes"),
        single("kind", "own market", show_if=one_of("shop", "yes")),
        percentage("a", show_if=Not(one_of("kind", "own"))),
        percentage("b"),
        constraints=[total("a", "b", equals=[100])],
    )
    changes = diff(old, with_question(old, "kind", show_if=None))
    assert [(c.consequence, c.asked.sums) for c in changes.changes] == [(Consequence.BREAKS, ("a_b",))]
    assert len(changes.asking_more) == 1


def test_a_condition_that_only_takes_in_a_new_choice_is_nothing_to_old_answers() -> None:
    choice = "          - {id: much, score: 1, text: {es: mucho, en: much}}\n"
    first_choice = '          - {id: "no", score: 0, text: {es: "no", en: "no"}}\n'
    new = edited(
        (first_choice, first_choice + choice), ('any_of: [partly, "yes"]', 'any_of: [partly, "yes", much]')
    )
    assert told(diff(OLD, new)) == ["choice_added shop much allows", "show_if channels allows"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (total("a", "b", at_most=100), total("a", "b", at_most=90), Consequence.BREAKS),
        (total("a", "b", at_most=100), total("a", "b", at_most=110), Consequence.ALLOWS),
        (total("a", "b", at_most=100), total("a", "b", "c", at_most=100), Consequence.BREAKS),
        (total("a", "b", "c", at_most=100), total("a", "b", at_most=100), Consequence.ALLOWS),
        (total("a", "b", equals=[100]), total("a", "b", "c", equals=[100]), Consequence.BREAKS),
        (total("a", "b", "c", equals=[100]), total("a", "b", equals=[100]), Consequence.BREAKS),
        (total("a", "b", "c", equals=[0, 100]), total("a", "b", at_most=100), Consequence.ALLOWS),
        (total("a", "b", at_most=100), total("a", "b", equals=[0, 100]), Consequence.BREAKS),
    ],
)
def test_a_sum_is_compared_by_what_it_forbids(
    old: Constraint, new: Constraint, expected: Consequence
) -> None:
    shares = [percentage(name) for name in "abc"]
    versions = (of(*shares, constraints=[replace(rule, id="rule")]) for rule in (old, new))
    assert [change.consequence for change in diff(*versions).changes] == [expected]


def test_a_choice_that_stood_alone_may_be_too_few() -> None:
    old = of(multiple("q", "none a b c", alone=["none"], min_choices=2))
    new = of(multiple("q", "none a b c", min_choices=2))
    assert told(diff(old, new)) == ["choice_alone q none breaks"]


def test_a_new_question_that_is_not_scored_moves_no_score() -> None:
    old = of(single("q", {"no": 0, "yes": 1}))
    changes = diff(old, of(*old.questions, single("size", "small large", weight=0)))
    assert (len(changes.asking_more), changes.moving_scores, changes.step) == (1, (), VersionStep.MINOR)


# Nothing is forgotten -----------------------------------------------------------------------------------


def in_first_section(**values: Any) -> Questionnaire:
    return replace(OLD, sections=first(OLD.sections, **values))


def in_choice(**values: Any) -> Questionnaire:
    return with_question(OLD, "channels", choices=first(OLD.by_id["channels"].choices, **values))


GROUP = Group(id="group", title=OTHER, questions=("shop",))
REPEAT = Repeat(id="things", title=OTHER, count="online", names=("shop",), groups=("group",))
MATRIX = Matrix(id="matrix", text=OTHER, questions=("shop",), rows=(OTHER,))
#: For every field of the records: another value.
OTHERWISE: dict[type, dict[str, Questionnaire]] = {
    Questionnaire: {
        "id": replace(OLD, id="other"),
        "languages": replace(OLD, languages=("ca", "es")),
        "title": replace(OLD, title=OTHER),
        "heading": replace(OLD, heading=OTHER),
        "method": replace(OLD, method=OTHER),
        "scoring": replace(OLD, scoring=Way.SUM),
        "lookup": replace(OLD, lookup=(Result(id="any", title=OTHER),)),
        "levels": replace(OLD, levels=OLD.levels[:1]),
        "sections": replace(OLD, sections=OLD.sections[::-1]),
        "constraints": replace(OLD, constraints=()),
        "orders": replace(OLD, orders=(Order(id="later", pair=("one", "two"), message=OTHER),)),
        "blockers": replace(OLD, blockers=()),
    },
    Section: {
        "id": in_first_section(id="other"),
        "title": in_first_section(title=OTHER),
        "intro": in_first_section(intro=OTHER),
        "weight": in_first_section(weight=Fraction(7)),
        "scoring": in_first_section(scoring=Way.MINIMUM),
        "lookup": in_first_section(lookup=(Result(id="any", title=OTHER),)),
        "questions": in_first_section(questions=OLD.sections[0].questions[:1]),
        "levels": in_first_section(levels=OLD.levels),
        "groups": in_first_section(groups=(GROUP,)),
        "matrices": in_first_section(matrices=(MATRIX,)),
        "repeats": in_first_section(repeats=(REPEAT,), groups=(GROUP,)),
    },
    Question: {
        "id": with_question(OLD, "shop", id="other"),
        "section": with_question(OLD, "shop", section="money"),
        "kind": with_question(OLD, "shop", kind=Kind.MULTIPLE),
        "text": with_question(OLD, "shop", text=OTHER),
        "title": with_question(OLD, "shop", title=OTHER),
        "clear": with_question(OLD, "shop", clear=OTHER),
        "help": with_question(OLD, "shop", help=OTHER),
        "weight": with_question(OLD, "shop", weight=Fraction(3)),
        "observable": with_question(OLD, "shop", observable=OTHER),
        "show_if": with_question(OLD, "size", show_if=one_of("shop", "no")),
        "if_not_asked": with_question(OLD, "channels", if_not_asked=NotAsked.FULL),
        "not_applicable_if": with_question(OLD, "size", not_applicable_if=one_of("shop", "no")),
        "optional": with_question(OLD, "shop", optional=True),
        "offers": with_question(OLD, "size", offers=(Offer(choice="large", when=one_of("shop", "no")),)),
        "choices": with_question(OLD, "shop", choices=OLD.by_id["shop"].choices[::-1]),
        "min_choices": with_question(OLD, "channels", min_choices=2),
        "max_choices": with_question(OLD, "channels", max_choices=1),
        "target": with_question(OLD, "channels", target=Fraction(1)),
        "lookup": with_question(OLD, "channels", lookup=(Result(id="any", title=OTHER),)),
        "bands": with_question(OLD, "online", bands=OLD.by_id["online"].bands[:1]),
        "lines": with_question(OLD, "shop", lines=2),
        "max_length": with_question(OLD, "shop", max_length=100),
        "pattern": with_question(OLD, "shop", pattern="a"),
        "pattern_message": with_question(OLD, "shop", pattern_message=OTHER),
        "integer": with_question(OLD, "shop", integer=True),
        "unit": with_question(OLD, "shop", unit=OTHER),
        "least": with_question(OLD, "shop", least=Fraction(2)),
        "most": with_question(OLD, "shop", most=Fraction(9)),
        "earliest": with_question(OLD, "shop", earliest="2024-02-29"),
        "latest": with_question(OLD, "shop", latest="2024-02-29"),
    },
    Choice: {
        "id": in_choice(id="other"),
        "text": in_choice(text=OTHER),
        "score": in_choice(score=Fraction(1)),
        "exclusive": in_choice(exclusive=False),
        "not_applicable": in_choice(not_applicable=True),
        "unknown": in_choice(unknown=True),
        "improve": in_choice(improve=OTHER),
        "resources": in_choice(resources=(Resource(title=OTHER, url="https://www.example.org"),)),
        "says": in_choice(says=True),
    },
    Band: {
        "start": with_question(OLD, "online", bands=first(OLD.by_id["online"].bands[::-1], start=Fraction(20))),
        "score": with_question(OLD, "online", bands=first(OLD.by_id["online"].bands, score=Fraction(1))),
    },
    Level: {
        "id": replace(OLD, levels=first(OLD.levels, id="other")),
        "start": replace(OLD, levels=first(OLD.levels[::-1], start=Fraction(60))[::-1]),
        "title": replace(OLD, levels=first(OLD.levels, title=OTHER)),
    },
    Constraint: {
        "id": replace(OLD, constraints=first(OLD.constraints, id="other")),
        "questions": replace(OLD, constraints=first(OLD.constraints, questions=("online",))),
        "message": replace(OLD, constraints=first(OLD.constraints, message=OTHER)),
        "equals": replace(OLD, constraints=first(OLD.constraints, equals=(Fraction(100),))),
        "at_most": replace(OLD, constraints=first(OLD.constraints, equals=(), at_most=Fraction(100))),
    },
    Blocker: {
        "id": replace(OLD, blockers=first(OLD.blockers, id="other")),
        "when": replace(OLD, blockers=first(OLD.blockers, when=one_of("shop", "no"))),
        "caps_at": replace(OLD, blockers=first(OLD.blockers, caps_at="high")),
        "title": replace(OLD, blockers=first(OLD.blockers, title=OTHER)),
        "reason": replace(OLD, blockers=first(OLD.blockers, reason=OTHER)),
    },
}  # fmt: skip
#: The version is told of the whole; the digest is of the file; aliases and shared names are of countries, which all share.
#: What a section says for its questions is told of them.
NOT_COMPARED = {
    Questionnaire: {"version", "digest"},
    Choice: {"aliases", "shared"},
    Section: {"show_if", "if_not_asked"},
}
SHOWN = [(kind, name, new) for kind, edits in OTHERWISE.items() for name, new in edits.items()]


@pytest.mark.parametrize("kind", OTHERWISE, ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_has_its_edit(kind: type) -> None:
    assert set(OTHERWISE[kind]) | NOT_COMPARED.get(kind, set()) == set(fields(kind))


@pytest.mark.parametrize(
    ("kind", "name", "new"), SHOWN, ids=[f"{kind.__name__}.{name}" for kind, name, _ in SHOWN]
)
def test_another_value_of_any_field_is_a_change_that_can_be_told(
    kind: type, name: str, new: Questionnaire
) -> None:
    changes = diff(OLD, new)
    assert changes.changes
    for change in changes.changes:
        for language in texts.LANGUAGES:
            assert message(change, changes, language)


def test_every_kind_of_change_is_among_them() -> None:
    others = [edited((LAST, LAST + LAST.replace("other", "fourth"))), CHAIN]
    found = {change.kind for new in [new for *_, new in SHOWN] + others for change in diff(OLD, new).changes}
    grouped = in_first_section(groups=(GROUP,))
    regrouped = in_first_section(groups=(replace(GROUP, intro=OTHER, questions=("shop", "channels")),))
    once, twice = (
        in_first_section(groups=(GROUP,), repeats=(replace(REPEAT, groups=("group",) * n),)) for n in (1, 2)
    )
    for old, new in ((grouped, OLD), (grouped, regrouped), (once, OLD), (once, twice)):
        found |= {change.kind for change in diff(old, new).changes}
    found |= {change.kind for change in diff(replace(OLD, levels=OLD.levels[:1]), OLD).changes}
    found |= {
        change.kind
        for change in diff(in_first_section(questions=OLD.sections[0].questions[::-1]), OLD).changes
    }
    assert found == set(ChangeKind)
