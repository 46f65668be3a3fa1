"""A custom lens of the AWS Well-Architected Tool becomes a questionnaire; the lens here is our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from running import Run
from searches import slow

from ecomdiag import import_form
from ecomdiag.loader.drafts.lens_rules import MOST_CHOICES, MOST_DEPTH, RuleError, parsed
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.lookup import looked_up
from ecomdiag.questionnaire.model import Question, Questionnaire

RISKS = {"NO_RISK": "none", "MEDIUM_RISK": "medium", "HIGH_RISK": "high"}


def choice(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": f"We have {name}", **more}


def rules(*pairs: str) -> list[dict[str, str]]:
    return [
        {"condition": condition, "risk": risk}
        for condition, risk in zip(pairs[::2], pairs[1::2], strict=True)
    ]


def question(name: str, *choices: dict[str, Any], **more: Any) -> dict[str, Any]:
    own = {"id": name, "title": f"What about {name}?", "choices": list(choices)}
    return own | {"riskRules": rules("default", "HIGH_RISK")} | more


def lens(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    pillars = [{"id": "shopKeeping", "name": "Keeping shop", "questions": list(questions)}]
    return {
        "schemaVersion": "2021-11-01",
        "name": "A shop’s lens",
        "description": "Ours.",
        "pillars": pillars,
    } | more


BACKUPS = question(
    "Backups_1",
    choice(
        "daily",
        helpfulResource={"displayText": "What a backup is", "url": "https://example.org/backups"},
        improvementPlan={"displayText": "Make one every day.", "url": "https://example.org/plan"},
    ),
    choice(
        "restored",
        helpfulResource={"displayText": "Try it by the clock."},
        description="at least once a year",
    ),
    choice("BACKUPS_no", title="Nothing of it"),
    description="Of all that the shop needs.",
    helpfulResource={"displayText": "See", "url": "https://example.org/"},
    riskRules=rules(
        "daily && restored", "NO_RISK", "daily || restored", "MEDIUM_RISK", "default", "HIGH_RISK"
    ),
)
SMALL = lens(
    BACKUPS,
    question(
        "keys", choice("kept"), choice("changed"), riskRules=rules("!kept", "HIGH_RISK", "default", "NO_RISK")
    ),
)


def written(whole: Any, folder: Path) -> Path:
    path = folder / "lens.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def made(whole: Any, folder: Path) -> tuple[Questionnaire, list[tuple[str, str | None]]]:
    found = import_form(written(whole, folder))
    told = [(problem.rule.removeprefix("draft.lens_"), problem.part) for problem in found.told]
    return parse_questionnaire(found.text.encode()), told


def test_all_of_a_lens_is_there_and_is_proved(tmp_path: Path) -> None:
    asked, told = made(SMALL, tmp_path)
    assert [rule for rule, _ in told] == ["language", "score", "ids"]
    assert (asked.title.en, asked.languages) == ("A shop’s lens", ("en",))
    backups, keys = asked.questions
    assert (backups.id, backups.text.en) == ("backups_1", "What about Backups_1?")
    assert backups.help is not None
    assert backups.help.en == "Of all that the shop needs. See https://example.org/"
    daily, restored, nothing, unfit = backups.choices
    assert daily.improve is not None
    assert daily.improve.en == "Make one every day."
    assert [(own.title.en, own.url) for own in daily.resources] == [
        ("How to improve it", "https://example.org/plan"),
        ("What a backup is", "https://example.org/backups"),
    ]
    assert (restored.text.en, restored.improve and restored.improve.en) == (
        "We have restored – at least once a year",
        "Try it by the clock.",
    )
    assert (nothing.exclusive, unfit.not_applicable) == (True, True)
    assert [own.text.en for own in keys.choices[2:]] == ["None of these", "Does not apply to us"]
    assert [(own.id, own.score) for own in backups.lookup] == [("none", 1), ("medium", 0.5), ("high", 0)]
    assert prove(asked).proved


def test_who_answers_it_is_told_the_worst_risk(run: Run, tmp_path: Path) -> None:
    written(SMALL, tmp_path)
    assert run("questionnaire", "import", "lens.json", "-o", "q.yaml", "--lang", "en").returncode == 0
    assert run("questionnaire", "check", "q.yaml", "--strict").returncode == 0
    (tmp_path / "a.yaml").write_text(
        "answers:\n  backups_1: [daily]\n  keys: [kept, changed]\n", encoding="utf-8"
    )
    done = run("assess", "--answers", "a.yaml", "--questionnaire", "q.yaml", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["score"], told["level"]["id"]) == (50, "medium")
    assert [own["result"]["title"] for own in told["questions"]] == ["Medium risk", "No risk"]


# Risks ---------------------------------------------------------------------------------------------------


def ways(choices: list[str]) -> Iterator[frozenset[str]]:
    """Yield every way to tick, nothing at all among them if no choice says so."""
    alone = [name for name in choices if name.endswith("_no")]
    together = [name for name in choices if name not in alone]
    for count in range(bool(alone), len(together) + 1):
        yield from map(frozenset, combinations(together, count))
    yield from (frozenset([name]) for name in alone)


def risk(own: dict[str, Any], ticked: frozenset[str]) -> str:
    """Return the risk of a way to tick, with Python's own reading of the conditions."""
    unnamed = [name for name in RISKS if name not in {rule["risk"] for rule in own["riskRules"]}]
    usual = unnamed[0] if len(unnamed) == 1 else "HIGH_RISK"
    for rule in own["riskRules"]:
        if rule["condition"] == "default":
            usual = rule["risk"]
        elif holds(rule["condition"], ticked):
            return str(rule["risk"])
    return usual


def holds(condition: str, ticked: frozenset[str]) -> bool:
    python = re.sub(r"\w+", lambda found: str(found[0] in ticked), condition)
    for sign, word in (("&&", " and "), ("||", " or "), ("!", " not ")):
        python = python.replace(sign, word)
    return bool(eval(python.strip()))


def unlike(own: dict[str, Any], ours: Question) -> list[frozenset[str]]:
    """Return the ways to tick whose risk is another here; choices keep their order, and so are told by it."""
    given = [each["id"] for each in own["choices"]]
    ids = dict(zip(given, (choice.id for choice in ours.choices), strict=False))
    nothing = next(choice.id for choice in ours.choices if choice.exclusive)
    return [
        ticked
        for ticked in ways(given)
        if looked_up(ours.lookup, ours.id, tuple(ids[name] for name in given if name in ticked) or (nothing,)).id.rstrip("_2345")
        != RISKS[risk(own, ticked)]
    ]  # fmt: skip


def random_condition(names: list[str], rng: Random, depth: int = 0) -> str:
    if depth > 3 or rng.random() < 0.35:
        return f"{rng.choice(['', '', '!'])}{rng.choice(names)}"
    parts = [random_condition(names, rng, depth + 1) for _ in range(rng.randint(2, 3))]
    whole = rng.choice([" && ", "||"]).join(f"({part})" if rng.random() < 0.7 else part for part in parts)
    return f"!({whole})" if rng.random() < 0.2 else whole


@pytest.mark.parametrize("seed", [*range(6), *slow(range(6, 400))])
def test_every_way_to_tick_has_the_risk_that_the_lens_says(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    names = [f"{rng.choice(['a', 'B'])}{place}" for place in range(rng.randint(1, 6))]
    names += ["x_no"] if rng.random() < 0.5 else []
    own = [rules(random_condition(names, rng), rng.choice([*RISKS])) for _ in range(rng.randint(0, 4))]
    own.insert(
        rng.randint(0, len(own)), rules("default", rng.choice([*RISKS]))
    ) if rng.random() < 0.8 else None
    whole = question(
        "q",
        *map(choice, names),
        riskRules=[each for pair in own for each in pair] or rules("default", "NO_RISK"),
    )
    asked, _ = made(lens(whole), tmp_path)
    assert unlike(whole, asked.questions[0]) == []
    assert not [found for found in prove(asked).findings if found.rule == "lookup"]


def test_a_choice_that_says_none_of_these_is_the_one(tmp_path: Path) -> None:
    asked, _ = made(lens(question("q", choice("a"), choice("b", title="None of These."))), tmp_path)
    assert [(own.id, own.stands_alone) for own in asked.questions[0].choices] == [
        ("a", False),
        ("b", True),
        ("not_applicable", True),
    ]


def test_rules_that_do_nothing_or_say_too_little_are_told(tmp_path: Path) -> None:
    one, other = choice("a"), choice("b")
    never = question(
        "never", one, other, riskRules=rules("a", "NO_RISK", "a && b", "MEDIUM_RISK", "default", "HIGH_RISK")
    )
    open_end = question("open_end", one, other, riskRules=rules("a && b", "NO_RISK"))
    asked, told = made(lens(never, open_end), tmp_path)
    assert told[:2] == [
        ("rule_never", "pillars[0].questions[0].riskRules[1]"),
        ("no_default", "pillars[0].questions[1]"),
    ]
    assert [[own.id for own in each.lookup] for each in asked.questions] == [
        ["none", "high"],
        ["none", "high"],
    ]


# What is wrong with a lens -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        (question("q", choice("a"), riskRules=rules("b", "NO_RISK")), "unknown_choice"),
        (question("q", choice("a"), riskRules=rules("a &", "NO_RISK")), "condition"),
        (question("q", choice("a"), riskRules=rules("a b", "NO_RISK")), "condition"),
        (question("q", choice("a"), riskRules=rules("", "NO_RISK")), "condition"),
        (question("q", choice("a"), riskRules=rules("(" * (MOST_DEPTH + 1) + "a", "NO_RISK")), "condition"),
        (question("q", choice("a"), riskRules=rules("a" * 5000, "NO_RISK")), "condition"),
        (question("q", choice("a"), riskRules=rules("a", "SOME_RISK")), "risk"),
        (question("q", choice("a"), riskRules=[]), "list"),
        (question("q"), "list"),
        (question("q", choice("a"), title=""), "missing"),
        (question("q", choice("a"), title=float("nan")), "missing"),
        (question("q", choice("a"), title=7), "text"),
        (question("q", choice("a", helpfulResource=["x"])), "list"),
        (question("q", *(choice(f"c{n}") for n in range(MOST_CHOICES + 1))), "many"),
    ],
)
def test_what_cannot_be_read_stops_it(own: dict[str, Any], rule: str, tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError) as stopped:
        import_form(written(lens(own), tmp_path))
    assert f"draft.lens_{rule}" in [problem.rule for problem in stopped.value.problems]


def test_what_is_not_of_a_lens_is_told_and_left_out(tmp_path: Path) -> None:
    own = choice(
        "a",
        helpfulResource={"displayText": "x", "url": "javascript:alert(1)", "colour": "red"},
        _note="kept by its author",
    )
    asked, told = made(lens(question("q", own, choice("b")), schemaVersion="2031-01-01"), tmp_path)
    assert [rule for rule, _ in told] == ["version", "key", "link", "language", "score", "ids"]
    assert asked.questions[0].choices[0].resources == ()


@pytest.mark.parametrize("content", ['{"pillars": 1}', "[]", "{]", '{"a":' * 100_000, "\xff"])
def test_another_file_is_refused_in_a_line(content: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content.encode("latin-1"))
    done = run("questionnaire", "import", "x.json", "--from", "lens", "-o", "q.yaml", "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("x.json: this is no lens")
    assert not (tmp_path / "q.yaml").exists()


def test_an_endless_row_of_signs_is_read() -> None:
    assert parsed("!" * 3999 + "a") == parsed("!a")
    with pytest.raises(RuleError):
        parsed("!" * 4000 + "a")
