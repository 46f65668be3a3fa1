"""The file of the positioning: what is wrong in it is told, and what of it fits a changed copy of the questionnaire."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ecomdiag.advice.fitting import fit
from ecomdiag.advice.model import Advice, Positioning
from ecomdiag.loader.advice.loading import FILES, parse_advice
from ecomdiag.loader.building import built_form
from ecomdiag.loader.built import thawed
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.record import fields, replace

DATA = Path(__file__).resolve().parents[2] / "data"
CONTENTS = {name: (DATA / f"{name}.yaml").read_bytes() for name in FILES}


#: What is put in the place of what, and the rule that it breaks.
FAULTS = [
    ("first: [quality], when", "first: [qualities], when", "unknown_choice"),
    ("first: [brand], when", "fist: [brand], when", "unknown_key"),
    ("any_of: [resellers]}", "any_of: [reseller]}", "unknown_choice"),
    ("channel: tender, place", "channel: letter, place", "not_one_of"),
    ("channel: marketplace, first: [price], place: true", "channel: marketplace, first: [price], place: yes", "not_a_flag"),
    ("market: outside_eu", "market: outside", "unknown_country"),
    ("topic: payments", "topic: money", "not_one_of"),
    ("choices: [guaranteed, reviewed]", "choices: [guarantee]", "unknown_choice"),
    ("sources: [amazon]", "sources: [amazone]", "unknown_source"),
    ("2027-05-31, sources: [kaufland]", "soon, sources: [kaufland]", "not_a_date"),
    ("id: quality_public_bodies", "id: quality_both", "twice"),
    ("id: then_brand", "id: then_brand, channel: tender", "unknown_key"),
]  # fmt: skip


def told(shipped: Questionnaire, text: str) -> set[tuple[str, int | None]]:
    with pytest.raises(QuestionnaireError) as caught:
        parse_advice(shipped, {**CONTENTS, "positioning": text.encode()})
    assert caught.value.path == "positioning.yaml"
    problems = caught.value.problems
    return {
        (own.rule.removeprefix("file.").removesuffix("_near"), own.place and own.place.line)
        for own in problems
    }


def test_all_that_is_wrong_is_told_with_its_line(shipped: Questionnaire) -> None:
    text = CONTENTS["positioning"].decode()
    expected = {(rule, text[: text.index(old)].count("\n") + 1) for old, _, rule in FAULTS}
    for old, new, _ in FAULTS:
        text = text.replace(old, new, 1)
    assert expected <= told(shipped, text)


@pytest.mark.parametrize(
    ("found", "rule"), [("difference", "unknown_question"), ("customer_types", "another_kind")]
)
def test_what_is_ranked_has_to_be_a_ranking(shipped: Questionnaire, found: str, rule: str) -> None:
    text = CONTENTS["positioning"].decode().replace("question: differentiators", f"question: {found}", 1)
    assert rule in {own for own, _ in told(shipped, text)}


def test_advice_may_come_without_it(shipped: Questionnaire) -> None:
    others = {name: content for name, content in CONTENTS.items() if name != "positioning"}
    assert parse_advice(shipped, others).positioning is None


def test_a_build_keeps_it(advice: Advice) -> None:
    assert thawed(built_form(advice)).positioning == advice.positioning


# Changed copies -----------------------------------------------------------------------------------------


def changed(
    shipped: Questionnaire, name: str, change: Callable[[Question], Question | None]
) -> Questionnaire:
    """Return a copy in which one question is another, or gone."""
    sections = []
    for section in shipped.sections:
        own = (change(question) if question.id == name else question for question in section.questions)
        sections.append(
            replace(section, questions=tuple(question for question in own if question is not None))
        )
    return replace(shipped, sections=tuple(sections), digest="copy")


def without(*gone: str) -> Callable[[Question], Question]:
    return lambda own: replace(own, choices=tuple(choice for choice in own.choices if choice.id not in gone))


def renamed(old: str, new: str) -> Callable[[Question], Question]:
    return lambda own: replace(
        own, choices=tuple(replace(choice, id=new) if choice.id == old else choice for choice in own.choices)
    )


def lists(own: Positioning | None) -> dict[str, int]:
    return {} if own is None else {name: len(getattr(own, name)) for name in fields(own) if name != "ranking"}


def test_a_deleted_answer_takes_its_own_rules_with_it(shipped: Questionnaire, advice: Advice) -> None:
    copy = changed(shipped, "customer_types", without("public_bodies"))
    found = fit(advice, copy, shipped).positioning
    assert found is not None
    assert len(found.lead) == 20
    assert all("public" not in rule.id and "tender" not in rule.id for name in ("lead", "proof", "entry", "asks") for rule in getattr(found, name))  # fmt: skip


def test_a_renamed_answer_takes_the_lists_in_which_order_counts(
    shipped: Questionnaire, advice: Advice
) -> None:
    """The new name may mean the old: another rule would be told to those companies."""
    copy = changed(shipped, "online_strategy", renamed("own_shop", "web_shop"))
    fitted = fit(advice, copy, shipped)
    assert lists(fitted.positioning)["entry"] == lists(fitted.positioning)["start"] == 0
    assert lists(fitted.positioning)["lead"] == 25
    assert {"start", "entry"} <= {own.entry for own in fitted.left_out if own.file == "positioning"}


@pytest.mark.parametrize("name", ["differentiators", "customer_types"])
def test_without_what_it_rests_on_there_is_none(shipped: Questionnaire, advice: Advice, name: str) -> None:
    assert fit(advice, changed(shipped, name, lambda _: None), shipped).positioning is None
