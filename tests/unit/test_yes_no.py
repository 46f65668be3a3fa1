"""``kind: yes_no`` is a single choice in fewer words, wherever a questionnaire or an answer is read or written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sheets import checked
from unit.test_questionnaire_file import SOUND, faults, marked

from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.versions.diffing import diff
from ecomdiag.versions.records import Consequence

LONG = "        kind: single\n        text: {es: tienda, en: shop}\n        choices: yes_no\n"


def asked(*keys: str) -> Questionnaire:
    lines = "".join(f"        {key}\n" for key in keys)
    short = f"        kind: yes_no\n        text: {{es: tienda, en: shop}}\n{lines}"
    return parse_questionnaire(SOUND.replace(LONG, short).encode())


def worth(own: Questionnaire) -> list[tuple[str, Fraction, bool]]:
    return [(choice.id, choice.score, choice.stands_alone) for choice in own.by_id["shop"].choices]


def test_it_is_a_single_choice_in_our_own_words() -> None:
    shop = asked().by_id["shop"]
    assert shop.kind is Kind.SINGLE
    assert worth(asked()) == [("yes", 1, False), ("no", 0, False)]
    assert [(choice.text.es, choice.text.en) for choice in shop.choices] == [("Sí", "Yes"), ("No", "No")]
    assert asked().by_id["teams"].show_if == AnyOf("shop", frozenset({"yes"}))


def test_scores_and_further_choices_are_said_beside_it() -> None:
    whole = asked("score: {yes: 0.25, no: 1}", "dont_know: true", "not_applicable: true")
    assert worth(whole) == [
        ("yes", Fraction(1, 4), False), ("no", 1, False), ("not_applicable", 0, True), ("dont_know", 0, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "keys",
    [(), ("score: {yes: 0, no: 1}",), ("dont_know: true",), ("not_applicable: true", "score: {yes: 0, no: 1/3}")],
)  # fmt: skip
def test_it_is_written_as_it_was_read(keys: tuple[str, ...]) -> None:
    written = questionnaire_text(asked(*keys))
    assert "kind: yes_no" in written
    assert parse_questionnaire(written.encode()).by_id["shop"].choices == asked(*keys).by_id["shop"].choices
    assert ("score:" in written.split("id: teams")[0]) == any("score" in key for key in keys)


def test_other_words_are_written_as_they_are() -> None:
    assert "kind: yes_no" not in questionnaire_text(parse_questionnaire(SOUND.encode()))


def test_between_both_forms_only_texts_and_order_differ() -> None:
    found = diff(parse_questionnaire(SOUND.encode()), asked("score: {yes: 1, no: 0}"))
    assert {change.consequence for change in found.changes} == {Consequence.TEXTS}


@pytest.mark.parametrize(
    ("said", "read"),
    [("yes", "yes"), ("no", "no"), ("NO", "no"), ("Sí", "yes"), ('"no"', "no"), ("true", "yes"), ("false", "no"),
     ("Y", None), ("off", None), ("si", "yes"), ("No procede", "not_applicable")],
)  # fmt: skip
def test_answers_go_as_people_mean_them(said: str, read: str | None) -> None:
    own = asked("not_applicable: true")
    text = f"questionnaire: small\nversion: '1'\nanswers:\n  shop: {said}\n".encode()
    told = [found for found in checked(text, own) if found.question == "shop"]
    assert bool(told) == (read is None)
    if read is not None:
        sheet = read_answers(text, own).sheet
        assert sheet.answers["shop"] == read
        assert read_answers(answers_text(sheet).encode(), own).sheet == sheet


def test_a_template_offers_it_as_choices() -> None:
    lines = [line.split() for line in template_text(asked(), "en").splitlines()]
    assert ["#", "yes", "Yes"] in lines
    assert ["#", "no", "No"] in lines


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ("        §choices: yes_no\n", "not_for_this_kind"),
        ("        §target: 2\n", "not_for_this_kind"),
        ("        score: §{yes: 1}\n", "missing_key"),
        ("        score: {§maybe: 1, yes: 1, no: 0}\n", "unknown_key"),
        ("        score: {yes: §2, no: 0}\n", "out_of_range"),
        ("        score: §1\n", "not_a_mapping"),
        ("        not_applicable: §yes\n", "not_a_flag"),
    ],
)
def test_what_means_nothing_in_it_is_told_with_its_place(keys: str, rule: str) -> None:
    head = "        kind: yes_no\n        text: {es: tienda, en: shop}\n"
    text, ((line, column),) = marked(SOUND.replace(LONG, head + keys))
    found = {(own.rule, own.place.line, own.place.column) for own in faults(text) if own.place}
    assert (f"file.{rule}", line, column) in found


@pytest.mark.parametrize("key", ["score: {yes: 1, no: 0}", "not_applicable: true"])
def test_its_keys_mean_nothing_elsewhere(key: str) -> None:
    (found,) = faults(SOUND.replace(LONG, f"{LONG}        {key}\n"))
    assert (found.rule, found.values["kinds"]) == ("file.not_for_this_kind", "yes_no")
