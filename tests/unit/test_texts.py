"""The program's own sentences: those that the code says exist, all are said, and both languages agree."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import ecomdiag
from ecomdiag import texts
from ecomdiag.texts.sentences import Counted, Pair

SOURCES = Path(ecomdiag.__file__).parent
KEYS = texts.keys()
#: What takes the key of a sentence first.
SAYING = ("say", "said", "sentence", "_sentence")


@cache
def trees() -> dict[str, ast.Module]:
    tables = {f"{name}.py" for name in texts.TABLES}
    files = [path for path in SOURCES.rglob("*.py") if path.parent.name != "texts" or path.name not in tables]
    return {str(path.relative_to(SOURCES)): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def test_how_keys_begin_is_said_of_each_table() -> None:
    """A sentence is looked for in those tables alone that have others of its beginning."""
    found = {name: {key.partition(".")[0] for key in table(name)} for name in texts.TABLES}
    assert {name: set(beginnings.split()) for name, beginnings in texts.TABLES.items()} == found


def table(name: str) -> dict[str, Any]:
    sentences: dict[str, Any] = import_module(f"ecomdiag.texts.{name}").SENTENCES
    return sentences


@cache
def nodes() -> list[tuple[str, ast.Call | ast.Constant]]:
    """All calls and constants of the program with their files: to walk it takes a second."""
    found = ((path, node) for path, tree in trees().items() for node in ast.walk(tree))
    return [(path, node) for path, node in found if isinstance(node, ast.Call | ast.Constant)]


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for path, node in nodes():
        if isinstance(node, ast.Call) and called(node) in names:
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
    for place, call in calls(*SAYING):
        for argument in call.args[:1]:
            if isinstance(argument, ast.JoinedStr):
                yield place, pattern_of(argument)


def pattern_of(written: ast.JoinedStr, before: str = "") -> re.Pattern[str]:
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[A-Za-z0-9_.]+"
        for part in written.values
    ]
    return re.compile("".join([re.escape(before), *parts]))


def families_of_rules() -> Iterator[re.Pattern[str]]:
    """Yield every ``Problem(rule=f"…{}…")`` whose rule has a beginning as a pattern of the keys of its sentences."""
    for _, call in calls("Problem"):
        for rule in (given.value for given in call.keywords if given.arg == "rule"):
            beginning = rule.values[0] if isinstance(rule, ast.JoinedStr) else None
            if isinstance(beginning, ast.Constant) and not str(beginning.value).endswith("."):
                yield pattern_of(rule, "problem.")


@cache
def constants() -> frozenset[str]:
    return frozenset(
        node.value for _, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_every_sentence_that_is_said_exists() -> None:
    said = {
        (place, key) for place, call in calls(*SAYING) for first in call.args[:1] for key in literals(first)
    }
    assert len(said) > 40
    assert {(place, key) for place, key in said if key not in KEYS} == set()


def test_every_family_of_sentences_exists() -> None:
    found = list(families())
    assert found
    assert [place for place, family in found if not any(map(family.fullmatch, KEYS))] == []


def test_every_rule_that_is_broken_has_its_sentence() -> None:
    rules = set()
    for name, rule_at, prefix in (
        ("note", 0, "problem.file."), ("_note_unknown", 3, "problem.file."), ("_fail", 0, "problem.yaml."),
        ("problem", 0, "problem.yaml."),
    ):  # fmt: skip
        found = list(calls(name))
        assert found
        for place, call in found:
            rules |= {(place, prefix + rule) for rule in literals(call.args[rule_at])}
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
    made_of = [call for name in ("help_of", "command", "group") for _, call in calls(name) if call.args]
    helped = {f"help.{key}" for call in made_of for first in call.args[:1] for key in literals(first)}
    assert helped == {key for key in KEYS if key.startswith("help.")}


def test_no_sentence_is_left_over() -> None:
    in_families = {
        key for _, family in families() for key in KEYS
        if family.fullmatch(key) and not family.pattern.startswith(("problem\\.", "help\\."))
    }  # fmt: skip
    left = {key for key in KEYS if key not in constants() and key not in in_families}
    left -= {key for key in left if key.startswith("help.")}
    left -= {key for family in families_of_rules() for key in left if family.fullmatch(key)}
    assert {key for key in left if not (key.startswith("problem.") and rules_of(key) & constants())} == set()


def rules_of(key: str) -> set[str]:
    """Return how the code may name the rule that a sentence is of: "file.too_long", or "too_long" in the loader."""
    rule = key.removeprefix("problem.").removesuffix("_near")
    return {rule, rule.split(".")[-1]}


def test_both_languages_have_the_same_places_to_fill_in_and_clean_text() -> None:
    assert [key for key, (es, en) in pairs() if placeholders(es) != placeholders(en)] == []
    assert [key for key, both in pairs() if not all(map(clean, both))] == []


def pairs() -> Iterator[tuple[str, Pair]]:
    """Yield every sentence in both languages; one that counts in each of its forms."""
    for key in sorted(KEYS):
        sentence = texts._TEXTS[key]
        forms = [sentence] if isinstance(sentence, tuple) else sentence.values()
        yield from ((key, form) for form in forms)


def counted() -> dict[str, Counted]:
    return {key: forms for key, forms in texts._TEXTS.items() if isinstance(forms, dict)}


def test_a_sentence_that_counts_has_all_its_forms() -> None:
    assert counted()
    for key, forms in counted().items():
        assert {"one", "many"} <= forms.keys() <= {"none", "one", "many"}, key
        assert [
            form for form in forms.values() if not placeholders(form[0]) <= placeholders(forms["many"][0])
        ] == []


def test_what_is_told_of_many_is_told_of_one_too() -> None:
    plain = {key: sentence[0] for key, sentence in texts._TEXTS.items() if isinstance(sentence, tuple)}
    of_many = {
        key for key, es in plain.items() if re.search(r"\{count\} (?!más)\w+s\b|faltan \{|quedan \{count", es)
    }
    # Never said of one: more than the most that fit, and what is put in order.
    assert of_many == {"problem.too_many", "problem.too_many_lines", "problem.text_too_long", "kind.ranking"}


def test_the_form_is_that_of_the_count() -> None:
    for language in texts.LANGUAGES:
        said = [texts.say("interview.left", language, count=count, minutes=2) for count in (0, 1, 2)]
        forms = counted()["interview.left"]
        at = texts.LANGUAGES.index(language)
        assert said == [forms[form][at].format(count=2, minutes=2) for form in ("none", "one", "many")]
    assert texts.say("advice.days", "es", count=Fraction(1, 2)) == "0,5 jornadas"
    assert texts.say("advice.days", "es", count=Fraction(1)) == "1 jornada"
    assert texts.say("diff.count", "en", count=0) == "0 changes"


def test_what_is_counted_is_a_number() -> None:
    with pytest.raises(TypeError):
        texts.say("diff.count", "en", count="1")
    with pytest.raises(KeyError):
        texts.say("diff.count", "en")


def test_no_caller_chooses_a_form() -> None:
    by_hand = [
        f"{path}:{node.lineno}"
        for path, tree in trees().items()
        if not path.startswith("texts")
        for node in ast.walk(tree)
        if (isinstance(node, ast.IfExp) and counts(node.test) and is_key(node.body) and is_key(node.orelse))
        or (
            isinstance(node, ast.Dict)
            and node.keys
            and all(map(is_count, node.keys))
            and all(map(is_key, node.values))
        )
    ]
    assert by_hand == []


def test_no_caller_writes_a_count_itself() -> None:
    written = [
        place for place, call in calls(*SAYING, "tell") for given in call.keywords
        if given.arg == "count" and isinstance(given.value, ast.Call) and called(given.value) == "str"
    ]  # fmt: skip
    assert written == []


def counts(test: ast.AST) -> bool:
    return isinstance(test, ast.Compare) and any(map(is_count, test.comparators))


def is_count(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and (type(node.value) is int or node.value in {"0", "1"})


def is_key(node: ast.AST) -> bool:
    return any(text in KEYS or text in {"none", "one", "many"} for text in literals(node))


def clean(text: str) -> bool:
    printable = all(sign.isprintable() or sign == "\n" for sign in text)
    return bool(text.strip()) and "  " not in text and printable


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_sentences_are_translated() -> None:
    same = {(key, es) for key, (es, en) in pairs() if es == en}
    assert {key for key, es in same if re.search(r"[a-zñáéíóú]{4}", re.sub(r"\{.*?\}", "", es))} <= {
        "severity.error"
    }


def test_an_unknown_key_is_an_error_and_values_with_braces_are_harmless() -> None:
    with pytest.raises(KeyError):
        texts.say("no.such.key", "es")
    assert "{0.__class__}" in texts.say("written", "en", path="{0.__class__}")
