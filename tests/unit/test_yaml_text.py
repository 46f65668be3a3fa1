"""YAML as people and machines write it: text stays text, and what has no place in a file says where it is."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searches import slow

from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from ecomdiag.loader.yaml.text import MAX_SCALARS, parse
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.problems.problem import Problem

LIMIT = 1024 * 1024


def plain(node: Node) -> Any:
    """Return the texts alone, empty scalars as ``None``."""
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def read(text: str) -> Any:
    return plain(parse(text.encode(), limit=LIMIT))


def fault(content: bytes, limit: int = LIMIT) -> Problem:
    with pytest.raises(ProblemsError) as caught:
        parse(content, limit=limit)
    (problem,) = caught.value.problems
    return problem


def told(content: bytes | str, limit: int = LIMIT) -> tuple[str, int, int]:
    problem = fault(content.encode() if isinstance(content, str) else content, limit)
    assert problem.place is not None
    return problem.rule.removeprefix("yaml."), problem.place.line, problem.place.column


# Text stays text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "yes", "no", "YES", "NO", "No", "on", "off", "true", "false", "y", "n", "Null", "NULL", "None",
        "012", "0x10", "0o7", "0b1", "1e3", "1_000", "12:30", "1:2:3", "1.0", "1.10", ".5", "+5", "-1",
        ".inf", "-.inf", ".nan", "NaN", "2026-01-31", "2026-01-31T10:00:00Z", "12,5", "5 %", "=", "<<",
        "ñandú", "Côte d'Ivoire", "a b  c", "a#b", "a:b", "-a", "?a", "日本", "😀", "~a", "a~", "null a",
    ],
)  # fmt: skip
def test_a_value_is_what_was_typed(typed: str) -> None:
    assert read(f"key: {typed}") == {"key": typed}
    assert read(f"- {typed}") == [typed]
    if not set(typed) & set(",[]{}?"):
        assert read(f"[{typed}]") == [typed]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'no'", "no"), ('"no"', "no"), ("'it''s'", "it's"), (r'"a\tb"', "a\tb"), (r'"\u00f1"', "ñ"),
        (r'"\x41"', "A"), ('"~"', "~"), ('"null"', "null"), ('""', ""), ("''", ""), ('"# no"', "# no"),
        ("a # comment", "a"), ("a\n  b", "a b"), ("|\n  a\n  b", "a\nb"), (">-\n  a\n  b", "a b"),
    ],
)  # fmt: skip
def test_quotes_and_blocks_are_read(written: str, text: str) -> None:
    assert read(f"key: {written}") == {"key": text}


@pytest.mark.parametrize("nothing", ["", " ", "~", "null", "  # comment"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert read(f"key: {nothing}\nother: 1") == {"key": None, "other": "1"}


def test_keys_stay_text_too() -> None:
    assert read("no: 1\n12:30: 2\n1.0: 3\n~: 4\n'': 5\n<<: 6") == {
        "no": "1", "12:30": "2", "1.0": "3", "~": "4", "": "5", "<<": "6",
    }  # fmt: skip


def test_documents_may_begin_and_end_and_declare_their_version() -> None:
    assert read("%YAML 1.1\n---\na: 1\n...\n") == {"a": "1"}
    assert read("---\na: 1") == {"a": "1"}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    node = parse("\ufeffa: 1\r\nb: [x,\r\n    y]\r\n".encode(), limit=LIMIT)
    assert plain(node) == {"a": "1", "b": ["x", "y"]}
    assert isinstance(node, Mapping)
    assert [(key.place.line, key.place.column) for key, _ in node.pairs] == [(1, 1), (2, 1)]
    items = node.pairs[1][1]
    assert isinstance(items, Sequence)
    assert [(item.place.line, item.place.column) for item in items.items] == [(2, 5), (3, 5)]


def test_every_key_and_value_knows_its_line_and_column() -> None:
    node = parse("año: ñ\nlist:\n  - uno\n  - {a: 1, 'b': [2]}\n".encode(), limit=LIMIT)
    assert isinstance(node, Mapping)
    places = []

    def walk(found: Node) -> None:
        places.append((type(found).__name__, found.place.line, found.place.column))
        if isinstance(found, Sequence):
            for item in found.items:
                walk(item)
        elif isinstance(found, Mapping):
            for key, value in found.pairs:
                walk(key)
                walk(value)

    walk(node)
    assert places == [
        ("Mapping", 1, 1), ("Scalar", 1, 1), ("Scalar", 1, 6), ("Scalar", 2, 1), ("Sequence", 3, 3),
        ("Scalar", 3, 5), ("Mapping", 4, 5), ("Scalar", 4, 6), ("Scalar", 4, 9), ("Scalar", 4, 12),
        ("Sequence", 4, 17), ("Scalar", 4, 18),
    ]  # fmt: skip


def test_a_missing_value_stands_behind_its_key() -> None:
    node = parse(b"a:\nb: 1\n", limit=LIMIT)
    assert isinstance(node, Mapping)
    assert (node.pairs[0][1].place.line, node.pairs[0][1].place.column) == (1, 3)


# What is refused, and where -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate_key", 3, 1)),
        ("a: 1\nb:\n  c: 1\n  'c': 2\n", ("duplicate_key", 4, 3)),
        ("{a: 1, b: 2, a: 3}", ("duplicate_key", 1, 14)),
        ("a: 1\n\"a\": 2", ("duplicate_key", 2, 1)),
        ("a: !!python/object/apply:os.system ['x']", ("tag", 1, 4)),
        ("a: 1\nb: !foo bar", ("tag", 2, 4)),
        ("a: !!str 12", ("tag", 1, 4)),
        ("a: !", ("tag", 1, 4)),
        ("!!map\na: 1", ("tag", 1, 1)),
        ("a: &x 1\nb: 2", ("alias", 1, 4)),
        ("a: 1\nb: *x", ("alias", 2, 4)),
        ("a: &x [1]\nb: *x", ("alias", 1, 4)),
        ("- &x a", ("alias", 1, 3)),
        ("&x key: 1", ("alias", 1, 1)),
        ("a: 1\n---\nb: 2", ("documents", 2, 1)),
        ("a: 1\n...\n---\nb: 2", ("documents", 3, 1)),
        ("a: 1\n---\n", ("documents", 2, 1)),
        ("[a]: 1", ("key", 1, 1)),
        ("x: 1\n? {a: 1}\n: 2", ("key", 2, 3)),
        ("", ("empty", 1, 1)),
        ("\n\n  \n", ("empty", 1, 1)),
        ("# only a comment\n", ("empty", 1, 1)),
        ("\ufeff", ("empty", 1, 1)),
        ("a: [1, 2\nb: 3", ("bracket_open", 1, 4)),
        ("a: 1\n  b: 2", ("deeper", 2, 3)),
        ("a: 1\nb: 'open\nc: 3\n", ("quote_open", 2, 4)),
        ('a: 1\nb: "open\nc: 3\n', ("quote_open", 2, 4)),
        ("a: }", ("bracket_closed", 1, 4)),
        ("a:\n\t- b", ("tab", 2, 1)),
        ("a: @b", ("sign", 1, 4)),
        ("a: `b`", ("sign", 1, 4)),
        ("a: %b", ("sign", 1, 4)),
        ("a: 1\nb", ("no_colon", 2, 1)),
        ("a: 1\nb\nc: 2\n", ("no_colon", 2, 1)),
        ("a:\n  b c\n  d: e\n", ("no_colon", 2, 3)),
        ("a: b c: d", ("colon", 1, 7)),
        ('a: "\\q"', ("escape", 1, 5)),
        ("%FOO\n---\na: 1", ("directive", 1, 1)),
        # Control characters, one by one.
        ("a: 1\nb: x\x00y", ("character", 2, 5)),
        ("a: \x1b[31m", ("character", 1, 4)),
        ("ñ: \x07", ("character", 1, 4)),
        ("a: \x7f", ("character", 1, 4)),
        ("a: \x9b", ("character", 1, 4)),
        ("a: 1 # \x08", ("character", 1, 8)),
        ("a: \uffff", ("character", 1, 4)),
        # Bytes that are not UTF-8.
        (b"a: 1\ncompany: Espa\xf1a\n", ("encoding", 2, 14)),
        ("a: ñ\nb: ".encode() + b"\xf1", ("encoding", 2, 4)),
        (b"\xff\xfea\x00:\x00 \x001\x00", ("utf16", 1, 1)),
        (b"\xfe\xff\x00a\x00:", ("utf16", 1, 1)),
        ("a: 1".encode("utf-16-le"), ("utf16", 1, 1)),
        (b"a: \xed\xa0\x80", ("encoding", 1, 4)),
        (b"a: \xc3", ("encoding", 1, 4)),
        (b"\xef\xbb\xbfa: \xe9", ("encoding", 1, 4)),
        (b"\x89PNG\r\n\x1a\n", ("image", 1, 1)),
        (b"PK\x03\x04", ("archive", 1, 1)),
    ],
)  # fmt: skip
def test_what_is_refused_says_what_and_where(content: bytes | str, expected: tuple[str, int, int]) -> None:
    assert told(content) == expected


def test_every_refusal_has_a_sentence_of_one_line() -> None:
    for content in (b"a: [1", b"a: 1\na: 2", b"", b"a: &x 1", b"a: !x 1", b"\xff", b"a: \x00", b"a: \x1b[2J"):
        for language in ("es", "en"):
            message = fault(content).message(language)  # type: ignore[arg-type]
            assert "\n" not in message
            assert "{" not in message


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_depth_has_a_limit(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    deepest = opening * (MAX_DEPTH - 1) + closing * (MAX_DEPTH - 1)
    read(f"a: {deepest}")
    rule, line, column = told(f"a: {opening * MAX_DEPTH}{closing * MAX_DEPTH}")
    assert (rule, line, column) == ("too_deep", 1, 4 + len(opening) * (MAX_DEPTH - 1))


def test_depth_without_an_end_is_refused_all_the_same() -> None:
    assert told("[" * 100_000)[0] == "too_deep"
    assert told("- " * 100_000)[0] == "too_deep"
    assert told("{a: " * 100_000)[0] == "too_deep"
    assert told("? " * 100_000)[0] == "too_deep"
    assert told("[{a: " * 100_000)[0] == "too_deep"


def test_size_has_a_limit() -> None:
    assert told(b"a" * 101, limit=100) == ("too_large", 1, 1)
    assert plain(parse(b"a" * 100, limit=100)) == "a" * 100


@pytest.mark.parametrize("limit", [1000, *slow([MAX_SCALARS])])
def test_the_number_of_values_has_a_limit(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr("ecomdiag.loader.yaml.text.MAX_SCALARS", limit)
    assert told("[" + "a," * (limit + 1) + "]", limit=4 * LIMIT)[0] == "too_many_values"


def test_a_billion_laughs_are_not_funny() -> None:
    bomb = 'a: &a ["lol"]\n' + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert told(bomb) == ("alias", 1, 4)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    try:
        parse(content, limit=LIMIT)
    except ProblemsError as error:
        (problem,) = error.problems
        assert problem.rule.startswith("yaml.")
        assert problem.place is not None
        assert 1 <= problem.place.line <= content.count(b"\n") + content.count(b"\r") + 10
        assert problem.place.column >= 1


@settings(max_examples=300)
@given(st.text(alphabet="ab:- \n[]{},'\"#&*!|>%@`?~\t\\", max_size=60))
def test_any_signs_of_yaml_are_read_or_refused(text: str) -> None:
    with suppress(ProblemsError):
        parse(text.encode(), limit=LIMIT)


def test_the_fast_parser_is_the_one_in_use() -> None:
    import yaml

    assert yaml_text._Loader is yaml.CSafeLoader
