"""The program's own sentences: those that the code says exist, all are said, and both languages agree."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ecomdiag
from ecomdiag import texts

SOURCES = Path(ecomdiag.__file__).parent
KEYS = texts.keys()


@cache
def trees() -> dict[str, ast.Module]:
    files = [path for path in SOURCES.rglob("*.py") if path.parent.name != "texts"]
    return {str(path.relative_to(SOURCES)): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) == name:
                yield f"{path}:{node.lineno}", node


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def literals(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an argument may be: the text itself, or both sides of an ``x if y else z``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def families() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every ``say(f"…{}…")`` as a pattern of the keys that it may ask for."""
    for place, call in calls("say"):
        for argument in call.args[:1]:
            if isinstance(argument, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_.]+"
                    for part in argument.values
                ]
                yield place, re.compile("".join(parts))


@cache
def constants() -> frozenset[str]:
    return frozenset(
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_every_sentence_that_is_said_exists() -> None:
    said = {(place, key) for place, call in calls("say") for key in literals(call.args[0])}
    assert len(said) > 40
    assert {(place, key) for place, key in said if key not in KEYS} == set()


def test_every_family_of_sentences_exists() -> None:
    found = list(families())
    assert found
    assert [place for place, family in found if not any(map(family.fullmatch, KEYS))] == []


def test_every_rule_that_is_broken_has_its_sentence() -> None:
    rules = set()
    for name, prefix in (("note", "problem.file."), ("_fail", "problem.yaml.")):
        for place, call in calls(name):
            rules |= {(place, prefix + rule) for rule in literals(call.args[0])}
    for place, call in calls("Problem"):
        rule = next(keyword.value for keyword in call.keywords if keyword.arg == "rule")
        rules |= {(place, f"problem.{literal}") for literal in literals(rule)}
    for place, call in calls("unknown"):
        prefix = "problem.file." if "loader" in place else "problem."
        for rule in literals(call.args[0]):
            rules |= {(place, f"{prefix}{rule}{near}") for near in ("", "_near")}
    assert len(rules) > 60
    assert {(place, key) for place, key in rules if key not in KEYS} == set()


def test_every_help_has_its_sentence_and_every_help_sentence_is_used() -> None:
    helped = {f"help.{key}" for _, call in calls("help_of") for key in literals(call.args[0])}
    assert helped == {key for key in KEYS if key.startswith("help.")}


def test_no_sentence_is_left_over() -> None:
    in_families = {
        key for _, family in families() for key in KEYS
        if family.fullmatch(key) and not family.pattern.startswith(("problem\\.", "help\\."))
    }  # fmt: skip
    left = {key for key in KEYS if key not in constants() and key not in in_families}
    left -= {key for key in left if key.startswith("help.")}
    named = constants()
    left = {
        key
        for key in left
        if not (
            key.startswith("problem.")
            and key.removesuffix("_near").removeprefix("problem.").split(".")[-1] in named
        )
    }
    assert left == set()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_both_languages_have_the_same_places_to_fill_in_and_clean_text(key: str) -> None:
    es, en = texts._TEXTS[key]
    assert placeholders(es) == placeholders(en)
    for text in (es, en):
        assert text.strip()
        assert "  " not in text
        assert all(sign.isprintable() or sign == "\n" for sign in text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_sentences_are_translated() -> None:
    same = {key for key in KEYS if texts._TEXTS[key][0] == texts._TEXTS[key][1]}
    assert {
        key for key in same if re.search(r"[a-zñáéíóú]{4}", re.sub(r"\{.*?\}", "", texts._TEXTS[key][0]))
    } <= {"severity.error"}


def test_an_unknown_key_is_an_error_and_values_with_braces_are_harmless() -> None:
    with pytest.raises(KeyError):
        texts.say("no.such.key", "es")
    assert "{0.__class__}" in texts.say("written", "en", path="{0.__class__}")
