"""The shipped advice for a changed copy of its questionnaire: what fits is used, what does not is left out and told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Run
from copies import (
    of_another_kind,
    random_copy,
    renamed_choice,
    renamed_question,
    without_choice,
    without_question,
    without_section,
)
from edited_copy import write_copy
from searches import slow
from sheets import half_filled, random_sheet

from ecomdiag import engine
from ecomdiag.advice.fitting import fit
from ecomdiag.advice.model import Action, Advice, MarketFact
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.building import built_form
from ecomdiag.loader.built import thawed
from ecomdiag.questionnaire.conditions import AtLeast, AtMost, Condition, leaves
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import fields, replace
from ecomdiag.report.diagnosis import json_text, markdown, terminal
from ecomdiag.report.proof import text as proof
from ecomdiag.workflows.proving import prove_file

TARGETS = "target_countries"
LISTS = ("actions", "facts", "support", "statistics", "remarks", "enough")
Name = tuple[str, str | None, Kind | None]
"""A question, one of its choices or ``None``, and the kind that it has to be of, if one is asked for."""


def in_condition(condition: Condition | None) -> Iterator[Name]:
    for leaf in leaves(condition) if condition is not None else ():
        if isinstance(leaf, AtLeast | AtMost):
            yield leaf.question, None, Kind.PERCENTAGE
        else:
            yield from ((leaf.question, name, None) for name in leaf.choices)


def names(entry: Any) -> Iterator[Name]:
    """Yield every question and choice that an entry of any kind names."""
    kind = None
    if isinstance(entry, Action):
        kind = Kind.SINGLE if entry.to else Kind.MULTIPLE if entry.adds else Kind.PERCENTAGE
    if getattr(entry, "at_least", None) is not None:
        kind = Kind.PERCENTAGE
    own = getattr(entry, "question", None)
    if own is not None:
        yield own, None, kind
        listed = {"fits", "adds", "means", "choices"}
        yield from ((own, name, kind) for key in sorted(listed) for name in getattr(entry, key, ()))
        yield from ((own, name, kind) for name in [getattr(entry, "to", None)] if name)
    yield from ((name, None, None) for name in getattr(entry, "questions", ()))
    yield from (("employees", name, Kind.SINGLE) for name in getattr(entry, "sizes", ()))
    if isinstance(entry, MarketFact):
        yield TARGETS, None, Kind.COUNTRIES
    for key in ("when", "only_if"):
        yield from in_condition(getattr(entry, key, None))


def entries(advice: Advice) -> Iterator[tuple[str, Any]]:
    for key in LISTS:
        yield from ((key, own) for own in getattr(advice, key))
    yield from (("lenses", item) for lens in advice.lenses for item in lens.items)
    for kind in fields(advice.markets):
        yield from (("markets", own) for own in getattr(advice.markets, kind))


def there(asked: Questionnaire, name: Name) -> bool:
    question, choice, kind = name
    own = asked.by_id.get(question)
    return own is not None and (choice is None or choice in own.by_id) and kind in (None, own.kind)


def refers_only_to_what_exists(advice: Advice, asked: Questionnaire) -> None:
    sections = {section.id for section in asked.sections}
    for _, entry in entries(advice):
        dangling = [name for name in names(entry) if not there(asked, name)]
        assert not dangling, (entry, dangling)
        assert sections.issuperset(getattr(entry, "sections", ())), entry
    known = {action.id for action in advice.actions}
    assert known.issuperset(advice.foundations)
    assert all(known.issuperset(action.needs) for action in advice.actions)
    assert all(any(item.questions for item in lens.items) for lens in advice.lenses)


def everything_else_is_kept(advice: Advice, whole: Advice, asked: Questionnaire) -> None:
    """Each entry is used or told, and what names only what is there is used as it is."""
    left = {(own.file, own.entry.rpartition("/")[2]) for own in advice.left_out if own.file != "markets"}
    kept = {(file, entry.id) for file, entry in entries(advice) if hasattr(entry, "id")}
    for file, entry in entries(whole):
        if file in ("markets", "enough"):
            continue
        assert ((file, entry.id) in left) != ((file, entry.id) in kept), entry.id
        if all(there(asked, name) for name in names(entry)) and not getattr(entry, "sections", ()):
            assert (file, entry.id) in kept, entry.id
    for own in advice.left_out:
        assert own.missing
        for missing in own.missing:
            question, _, choice = missing.partition(": ")
            found = asked.by_id.get(question)
            assert found is None or choice not in found.by_id


def diagnosed(asked: Questionnaire, advice: Advice, rng: Random) -> None:
    make = random_sheet if rng.random() < 0.7 else half_filled
    try:
        sheet = make(asked, rng)
    except ValueError:  # the random answers missed a sum
        return
    diagnosis = diagnose(asked, sheet, advice=advice, date="2026-11-23")
    assert diagnosis.advice is not None
    for own in diagnosis.advice.recommendations:
        assert not engine.check_answer(asked.by_id[own.question], own.end), own.action
    for render in (json_text.render, markdown.render, terminal.render):
        assert render(diagnosis, "es")


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 24))])
def test_a_random_copy_is_advised_with_what_fits(shipped: Questionnaire, advice: Advice, seed: int) -> None:
    rng = Random(seed)
    asked = random_copy(shipped, rng)
    found = fit(advice, asked, shipped)
    refers_only_to_what_exists(found, asked)
    everything_else_is_kept(found, advice, asked)
    diagnosed(asked, found, rng)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_so_is_every_other(shipped: Questionnaire, advice: Advice, part: int) -> None:
    for seed in range(100 + 50 * part, 150 + 50 * part):
        test_a_random_copy_is_advised_with_what_fits(shipped, advice, seed)


def test_built_advice_fits_as_the_files_do(shipped: Questionnaire, advice: Advice) -> None:
    built = thawed(built_form(advice))
    for seed in range(5):
        asked = random_copy(shipped, Random(seed))
        one, other = (fit(own, asked, shipped) for own in (advice, built))
        assert one.left_out == other.left_out
        assert built_form(replace(one, left_out=())) == built_form(replace(other, left_out=()))


def test_the_shipped_questionnaire_has_all_of_it(shipped: Questionnaire, advice: Advice) -> None:
    assert advice.left_out == ()
    assert fit(advice, shipped, shipped).left_out == ()
    assert built_form(fit(advice, shipped, shipped)) == built_form(advice)


Change = Callable[[Questionnaire], Questionnaire]

#: What is changed, and then of some entries whether they are used (+) or left out (-).
COPIES: list[tuple[str, Change, str]] = [
    ("a choice deleted: a condition over the others says the same",
     lambda own: without_choice(own, "sells_online", "occasional"),
     "+gdpr +es_sells_online_2023 -take_first_online_orders"),
    ("a choice renamed: a condition over the others would be true of more",
     lambda own: renamed_choice(own, "sells_online", "occasional"), "-gdpr -es_sells_online_2023"),
    ("a choice renamed from which an action starts among others",
     lambda own: renamed_choice(own, "erp_integration", "files"), "+connect_erp_fully"),
    ("a question renamed",
     lambda own: renamed_question(own, "erp_integration"),
     "-connect_erp_fully -catalogue_orders_in_sync +receive_order +gdpr"),
    ("a question deleted that conditions look at",
     lambda own: without_question(own, "customer_types"), "-withdrawal_14_days"),
    ("no size to compare with", lambda own: without_question(own, "employees"), "-es_sells_online_2023"),
    ("no target countries", lambda own: without_question(own, TARGETS), "-gap.language"),
    ("target countries asked in another way",
     lambda own: of_another_kind(own, TARGETS, Kind.MULTIPLE), "-gap.language"),
    ("a size asked as a number", lambda own: of_another_kind(own, "employees", Kind.PERCENTAGE), "-es_sells_online_2023"),
    ("a section deleted", lambda own: without_section(own, "technology"), "-connect_erp_fully +receive_order"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), [row[1:] for row in COPIES], ids=[row[0] for row in COPIES])
def test_of_a_copy(shipped: Questionnaire, advice: Advice, change: Change, expected: str) -> None:
    asked = change(shipped)
    found = fit(advice, asked, shipped)
    known, kept = ({getattr(entry, "id", "") for _, entry in entries(own)} for own in (advice, found))
    for part in expected.split():
        assert part[1:] in known
        assert (part[1:] in kept) == (part[0] == "+"), part
    refers_only_to_what_exists(found, asked)
    everything_else_is_kept(found, advice, asked)
    diagnosed(asked, found, Random(1))


# The commands -------------------------------------------------------------------------------------------


@pytest.fixture
def copied(tmp_path: Path) -> tuple[str, str]:
    questions, answers = write_copy(tmp_path / "copy")
    return str(questions), str(answers)


@pytest.mark.parametrize(("language", "told"), [("es", "no se usan 8"), ("en", "8 pieces")])
def test_assess_uses_what_fits_and_says_what_it_leaves_out(
    run: Run, copied: tuple[str, str], language: str, told: str
) -> None:
    questions, answers = copied
    command = ["assess", "--answers", answers, "--questionnaire", questions, "--format", "json"]
    done = run(*command, "--lang", language)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if questions in line]
    assert told in line
    assert f"ecomdiag questionnaire check {questions}" in line
    diagnosis = json.loads(done.stdout)
    actions = {own["action"] for own in diagnosis["recommendations"]}
    assert len(actions) > 50
    assert "connect_erp_fully" not in actions
    items = {item["id"]: item["score"] for lens in diagnosis["lenses"] for item in lens["items"]}
    assert items["receive_order"] is not None


def test_check_lists_what_is_left_out(copied: tuple[str, str]) -> None:
    report = prove_file(copied[0], None)
    assert report.proof.sound
    text = proof.render(report, "en")
    assert "another form: 8\n" in text
    assert "  erp_integration → actions (find_out_order_route, import_orders_with_files, " in text
    assert "  sells_online: occasional → actions (take_first_online_orders, " in text
    shown = json.loads(proof.render_json(report, "en"))
    assert len(shown["left_out"]) == 8
    remark = {"file": "remarks", "entry": "catalogue_orders_in_sync", "missing": ["erp_integration"]}
    assert remark in shown["left_out"]


def test_own_actions_are_refused_as_ever(run: Run, copied: tuple[str, str]) -> None:
    shipped_actions = str(Path(__file__).resolve().parents[2] / "data" / "actions.yaml")
    for command in (
        ("assess", "--answers", copied[1], "--questionnaire", copied[0]),
        ("questionnaire", "check", copied[0]),
    ):
        done = run(*command, "--actions", shipped_actions)
        assert done.returncode == 4
        assert "erp_integration" in done.stderr
