"""What a person did where a file is not YAML: told in their words, where they must look, with what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ecomdiag.loader.advice.loading import parse_actions
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.yaml import nodes as yaml_nodes
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.slips import slip
from ecomdiag.loader.yaml.text import parse
from ecomdiag.problems.errors import AnswersError, ProblemsError, QuestionnaireError, UsageError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import LANGUAGES, say
from ecomdiag.texts.yaml_problems import SENTENCES

LIMIT = 1024 * 1024
DATA = Path(__file__).parents[2] / "data"
#: How PyYAML and libyaml speak of what they find: no sentence of ours says anything like it.
PARSER = re.compile(
    r"while (scanning|parsing|increasing)|expected|could not find|did not find|not allowed (here|in this context)|"
    r"found (a tab|an? in|character|dup|unex|undef|unkn|inval|incom|non|extr)|block (mapping|end|collection)|"
    r"simple key|any token|document start|scalar|<stream",
)


class Slip(NamedTuple):
    """A text with a slip, the rule that it breaks, the place to look, and words of both sentences."""

    text: str
    rule: str
    line: int
    column: int
    es: str = ""
    en: str = ""


SLIPS = [
    # Tabs.
    Slip("a:\n\t- b", "tab", 2, 1, "tabulador", "tab"),
    Slip("answers:\n  \tsells_online: yes\n", "tab", 2, 3),
    Slip("answers:\n  a: b\n\tc: d\n", "tab", 3, 1),
    Slip("a: |\n\tb\n", "tab", 2, 1),
    Slip("a:\n  -\tb\n  -\tc: d\n", "tab", 2, 4),
    # A space is missing.
    Slip("a: 1\nexports:none\nc: d\n", "colon_space", 2, 8, "escribid «exports: none»", "write “exports: none”"),
    Slip("company:x\nversion: 1\n", "colon_space", 1, 8, "company: x", "company: x"),
    Slip("{a:1, b: 2}", "colon_space", 1, 2, "a: 1", "a: 1"),
    Slip('"a":"x"\nb: 2\n', "colon_space", 1, 4, '"a": "x"', '"a": "x"'),
    Slip("a:\n-b\n-c\n", "dash_space", 2, 1, "«- b»", "“- b”"),
    Slip("a:\n  - b\n  -c\n", "dash_space", 3, 3, "«- c»", "“- c”"),
    Slip("a:\n  -b\n  -c: d\n", "dash_space", 2, 3),
    # A colon too many or too few.
    Slip("company: Ría: S.L.\n", "colon", 1, 13, 'company: "Ría: S.L."', 'company: "Ría: S.L."'),
    Slip("a: 1\nt: di \"hola\": ya\nb: 2", "colon", 2, 13, "'di \"hola\": ya'"),
    Slip("- t: One: two\n", "colon", 1, 9),
    Slip("{a: b: c}", "colon", 1, 6, 'a: "b: c"'),
    Slip("a: B:\n", "colon", 1, 5),
    Slip("a: : b", "colon", 1, 4),
    Slip("answers: sells_online: yes\n", "colon_or_pair", 1, 22, "en la línea siguiente", 'write answers: "sells_online: yes"'),
    Slip("# T\n\n**A** · b\n\n| c | d |\n| --- | ---: |\n| e | 1 |\n", "markdown", 1, 1, "Markdown", "Markdown"),
    Slip("# T\n\nRun it: so\n\n```sh\nls\n```\n", "markdown", 1, 1, "Markdown", "Markdown"),
    Slip("a: 1\nb\nc: 2\n", "no_colon", 2, 1, "«nombre: valor»", "“name: value”"),
    Slip("a: 1\nb", "no_colon", 2, 1),
    Slip("hola\na: 1\n", "no_colon", 1, 1),
    Slip("a = 1\nb: 2", "no_colon", 1, 1),
    Slip("a: 1\n-----\nb: 2\n", "no_colon", 2, 1),
    Slip("a:\n  b c\n  d: e\n", "no_colon", 2, 3),
    Slip("a: 1\n: b\n", "no_name", 2, 1, "falta el nombre", "no name"),
    Slip("{: 1}", "no_name", 1, 2),
    Slip("a: 1\n" + "x" * 1100 + ": 2\n", "long_name", 2, 1, "1024", "1024"),
    # Quotes.
    Slip("a: 1\nb: 'open\nc: 3\n", "quote_open", 2, 4, "(')", "(')"),
    Slip('a: 1\nb: "open\nc: 3\n', "quote_open", 2, 4, '(")', '(")'),
    Slip('a: "x\nb: "y"\nc: 1\n', "quote_open", 1, 4),
    Slip('"a: 1\nb: 2\n', "quote_open", 1, 1),
    Slip('a: {es: "Por importe, en: "By amount"}\n', "quote_open", 1, 9),
    Slip('a: "x\n---\ny"\n', "quote_open", 1, 4),
    Slip("a: 'l'aigua'\n", "quote_after", 1, 7, "poned ' solo", "put ' only at"),
    Slip('a: "say "hi" now"\n', "quote_after", 1, 10),
    Slip('company: "Foo" SL\n', "quote_after", 1, 16),
    Slip('a: "x", "y"\n', "several", 1, 7, "corchetes", "square brackets"),
    Slip('a: "C:\\Users"\n', "escape", 1, 7, "«\\U»", "“\\U”"),
    Slip('a: "x\n  \\q"\n', "escape", 2, 3, "«\\q»", "“\\q”"),
    Slip('a: "\\xZZ"', "escape", 1, 5),
    Slip('a: "\\U00110000"', "escape", 1, 5),
    Slip('a: "\\ud83e"', "half_character", 1, 5, "«\\ud83e»", "“\\ud83e”"),
    # Brackets and commas.
    Slip("a: [1, 2\nb: 3", "bracket_open", 1, 4, "falta «]»", "“]” is missing"),
    Slip("a: {b: 1\nc: 2\n", "bracket_open", 1, 4, "falta «}»", "“}” is missing"),
    Slip("a: [[1, 2]\nb: 3\n", "bracket_open", 1, 4),
    Slip("a: {b: [c, {d: e}\n", "bracket_open", 1, 8),
    Slip("a: [", "bracket_open", 1, 4),
    Slip("a: {b: Nave #2, c: d}\n", "hash", 1, 13, "«}»", "“}”"),
    Slip("a: [1, 2}\n", "bracket_closed", 1, 9, "«}»", "“}”"),
    Slip("b: [2]]\n", "bracket_closed", 1, 7),
    Slip("a: ]\n", "bracket_closed", 1, 4),
    Slip("a: [1, 2] x\n", "bracket_after", 1, 11, "«]»", "“]”"),
    Slip("[answers]\na = 1\n", "bracket_after", 2, 1),
    Slip("a: [1], [2]\n", "several", 1, 7),
    Slip('a: ["x" "y"]\n', "comma_missing", 1, 9, "falta una coma", "comma is missing"),
    Slip('{\n"a": "1"\n"b": "2"\n}', "comma_missing", 3, 1),
    Slip('{"a": 1 "b": 2}', "comma_missing", 1, 9),
    Slip("a: [1,,2]\n", "comma_alone", 1, 7),
    Slip("a: , b", "comma_alone", 1, 4),
    Slip("{a: 9,9}", "entry_number", 1, 5, 'a: 9.9, o a: "9,9"', 'a: 9.9, or a: "9,9"'),
    Slip("{a: 12,5%, b: 1}", "entry_number", 1, 5, 'a: 12.5%, o a: "12,5%"', 'a: 12.5%, or a: "12,5%"'),
    Slip("{a: 12,5 %}", "entry_number", 1, 5, 'a: 12.5 %, o a: "12,5 %"', 'a: 12.5 %, or a: "12,5 %"'),
    Slip("{a: -0,5}", "entry_number", 1, 5, 'a: -0.5, o a: "-0,5"', 'a: -0.5, or a: "-0,5"'),
    Slip("{a: 1,234,5}", "entry_list", 1, 5, "[1, 234, 5]", "[1, 234, 5]"),
    Slip("{a: phone, email}", "entry_list", 1, 5, '[phone, email]', '"phone, email"'),
    Slip("{a: [x], b}", "entry", 1, 10, "«b: …»", "“b: …”"),
    Slip("a: [x, # }]\n  'y' 'z']\n", "comma_missing", 2, 7),
    Slip("a: {b # c: d\n  }", "entry", 1, 5),
    # Indentation.
    Slip("a: 1\n  b: 2", "deeper", 2, 3, "más adentro", "further"),
    Slip("a: x\n  goes on\n  b: 2\n", "deeper", 3, 3),
    Slip("answers:\n    a: 1\n  b: 2\n", "indentation", 3, 3, "misma columna", "same column"),
    Slip(" a: 1\nb: 2\n", "indentation", 2, 1),
    Slip("a: |\n    b\n  c\n  d: e\n", "indentation", 3, 3),
    Slip("a:\n  - x\n - y\n", "list_among_names", 3, 2, "guion", "hyphen"),
    Slip("a:\n  - x\n  b: 1\n", "list_among_names", 3, 3),
    Slip("a:\n  b: 1\n  - x\n", "list_among_names", 3, 3),
    Slip("a: - b", "dash_in_line", 1, 4, "[uno, dos]", "[one, two]"),
    # Signs that YAML keeps for itself.
    Slip("a: @b", "sign", 1, 4, 'escribid "@b"', 'write "@b"'),
    Slip("[@b, c]", "sign", 1, 2, '"@b"'),
    Slip("@b: 1", "sign", 1, 1, '"@b"'),
    Slip("a: `b`", "sign", 1, 4),
    Slip("a: %b", "sign", 1, 4),
    Slip("a: ? b", "sign", 1, 4, "«?»", "“?”"),
    Slip("a: 1\nb: > 5\n", "block_text", 2, 4, "«>»", "“>”"),
    Slip("a: | x\n", "block_text", 1, 4),
    Slip("a: *bold*\n", "alias", 1, 4, "*bold*"),
    Slip("company: & Co\n", "alias", 1, 10, "& Co"),
    Slip("company: !Hola!\n", "tag", 1, 10, "!Hola!"),
    Slip("a: !<x\n", "tag", 1, 4),
    Slip("%b: 1\na: 2\n", "directive", 1, 1, "%"),
    Slip("%FOO\n---\na: 1", "directive", 1, 1),
    Slip("%YAML 2.0\n---\na: 1", "directive", 1, 1),
    Slip("// x\na: 1", "comment", 1, 1, "//"),
    Slip('{\n// x\n"a": 1}', "comment", 2, 1),
    # Documents, merges, what cannot be seen.
    Slip("a: 1\n---\nb: 2", "documents", 2, 1),
    Slip("a: 1\n...\nb: 2", "documents", 2, 1),
    Slip("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "merge", 2, 1, "«<<<<<<<»", "merge"),
    Slip("a:\n  b: 2\n=======\n  b: 3\n>>>>>>> x\n", "merge", 3, 1),
    Slip("answers:\n\u00a0\u00a0sells_online: yes\n", "invisible", 2, 1, "U+00A0", "U+00A0"),
    Slip("answers:\n  exports:\u00a0no\n  erp: no\n", "invisible", 2, 11, "U+00A0", "U+00A0"),
    Slip("answers:\n  erp: no\n  exports:\u3000no\n", "invisible", 3, 11, "U+3000", "U+3000"),
    Slip("a: 1\nexports :none\nc: d\n", "colon_space", 2, 9, "escribid «exports: none»", "write “exports: none”"),
    Slip("a: 1\nb:\u00a02\nc: 3\n", "invisible", 2, 3),
    Slip("a: 1\nb\u200b: 2\n", "invisible", 2, 2, "U+200B"),
    Slip("a: 1\n\ufeffb: 2\n", "invisible", 2, 1, "U+FEFF"),
]  # fmt: skip


def fault(content: str | bytes) -> Problem:
    with pytest.raises(ProblemsError) as caught:
        parse(content.encode() if isinstance(content, str) else content, limit=LIMIT)
    return caught.value.problems[0]


@pytest.mark.parametrize("own", SLIPS, ids=[f"{own.rule}-{own.text[:20]!r}" for own in SLIPS])
def test_every_slip_has_its_sentence_and_the_place_to_look(own: Slip) -> None:
    problem = fault(own.text)
    assert problem.place is not None
    assert (problem.rule, problem.place.line, problem.place.column) == (
        f"yaml.{own.rule}",
        own.line,
        own.column,
    )
    assert own.es in problem.message("es")
    assert (own.en or own.es) in problem.message("en")


#: Where the parser in Python takes or places something else; the sentence is as good.
ELSEWHERE = frozenset({'a: "\\ud83e"', "%FOO\n---\na: 1"})


@pytest.mark.parametrize("own", [own for own in SLIPS if own.text not in ELSEWHERE])
def test_the_parser_in_python_leads_to_the_same(own: Slip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", yaml.SafeLoader)
    problem = fault(own.text)
    assert problem.place is not None
    assert (problem.rule, problem.place.line) == (f"yaml.{own.rule}", own.line)


def test_every_rule_of_yaml_is_shown_once_at_least() -> None:
    said = {key.removeprefix("problem.yaml.") for key in SENTENCES if key.startswith("problem.yaml.")}
    elsewhere = {
        "too_large", "empty", "encoding", "character", "too_deep", "too_many_values", "key", "duplicate_key", "syntax",
        "utf16", "other_workbook", *(kind for _, kind in KINDS),
    }  # fmt: skip
    assert {own.rule for own in SLIPS} | elsewhere == said


def test_words_of_a_parser_that_nobody_knows_yet_stay_unsaid() -> None:
    mark = yaml.Mark("x", 0, 1, 2, None, None)
    error = yaml.MarkedYAMLError("while brewing tea", mark, "found no leaves", mark)
    problem = slip("a: 1\nb: 2\n", error, iter(()))
    assert problem.rule == "yaml.syntax"
    for language in LANGUAGES:
        assert problem.message(language) == say("problem.yaml.syntax", language)


def test_no_sentence_sounds_like_the_parser() -> None:
    for key, (_, english) in SENTENCES.items():
        assert not (key.startswith("problem.yaml.") and PARSER.search(english))


@pytest.mark.parametrize(
    "text",
    [
        "{a " + "#" * 900 + "\n}",
        "|" + "-" * 200_000 + "\na: b: c\n",
        "a: b\n  " + "-" * 200_000 + ": x\n",
        "a: b\n" + "- " * 9 + "-" * 200_000 + "\n  c: x\n",
        "a: [" + "x " * 100_000 + ": y\n",
        "a: {b: '" + "," * 200_000 + "' c: 1}\n",
        'a: ["x' + '" "' * 50_000,
        "a: " + " " * 200_000 + "@\n",
        "a:" + "\u00a0" * 200_000 + "b\nc: d\n",
        "\n" * 200_000 + "a: b\n    c: d\n",
        "a: b\n" + "x\n" * 50_000 + "c: d\n",
        "!>" + "\n@\u00a0" * 20_000 + ": \t",
        "a: }'" + " #" * 100_000,
    ],
    ids=range(13),
)
def test_what_is_wrong_in_a_very_long_text_is_told_without_waiting(text: str) -> None:
    """Each would take hours where a pattern tries every way to split what repeats."""
    assert fault(text).message("es")


VALID = [
    (DATA / "crosswalks" / "dii.yaml").read_text(encoding="utf-8")[:1500],
    (DATA / "instruments" / "dii.yaml").read_text(encoding="utf-8")[:1500],
    'questionnaire: online-export\ncompany: "Muebles: S.L."\nanswers:\n  exports: none\n  teams: [it, sales]\n  b:\n    - x\n',
    '{"company": "Panader\\u00eda \\ud83e\\udd50", "answers": {"a": "no", "b": ["FR", "DE"], "c": 12.5}}',
]


@settings(max_examples=120)
@given(
    st.sampled_from(VALID),
    st.lists(
        st.tuples(
            st.integers(0, 1500), st.sampled_from(["", *":-[]{},'\"#&*!|>%@`? \n\t\\ñ", "\u00a0", "\u200b"])
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_a_valid_file_with_signs_lost_or_added_never_brings_up_the_parsers_words(
    text: str, edits: list[tuple[int, str]]
) -> None:
    for position, sign in edits:
        at = position % len(text)
        text = text[:at] + sign + text[at + (not sign) :]
    try:
        parse(text.encode(), limit=LIMIT)
    except ProblemsError as error:
        for problem in error.problems:
            assert problem.place is not None
            assert 1 <= problem.place.line <= len(text.splitlines())
            for language in LANGUAGES:
                said = problem.message(language)
                for value in problem.values.values():
                    said = said.replace(value[:79], "")
                assert not PARSER.search(said)


# Files of another kind ----------------------------------------------------------------------------------

_ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
KINDS = [
    (_ZIP + b"\x00" * 12 + b"[Content_Types].xml" + b"\x9c" * 40 + _ZIP + b"word/document.xml", "document"),
    (_ZIP + b"[Content_Types].xml" + b"\x9c" * 40 + _ZIP + b"xl/workbook.xml", "spreadsheet"),
    (_ZIP + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
    (_ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", "document"),
    (_ZIP + b"answers.yaml", "archive"),
    (_COMPOUND, "document"),
    (_COMPOUND + "WordDocument".encode("utf-16-le") + "Workbook".encode("utf-16-le"), "document"),
    (_COMPOUND + "Workbook".encode("utf-16-le"), "spreadsheet"),
    (_COMPOUND + "EncryptedPackage".encode("utf-16-le"), "locked"),
    (b"{\\rtf1\\ansi answers: {sells_online: yes}}", "document"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
    (b"\x1f\x8b\x08\x00", "archive"),
    (b"<!DOCTYPE html>\n<html>", "web_page"),
    (b'<?xml version="1.0"?>\n<a/>', "web_page"),
    ("answers:\n  a: ñ\n".encode("utf-16"), "utf16"),
    ("answers:\n  a: ñ\n".encode("utf-16-le"), "utf16"),
    ("answers:\n  a: ñ\n".encode("utf-16-be"), "utf16"),
]


@pytest.mark.parametrize(("content", "kind"), KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(content: bytes, kind: str) -> None:
    problem = fault(content)
    assert problem.rule == f"yaml.{kind}"
    assert (problem.place.line, problem.place.column) == (1, 1) if problem.place else False


@pytest.mark.parametrize(
    "content", [*(own for own, _ in KINDS), b"", b"# nothing\n", b"# A report\n\n| a | b |\n"]
)
def test_only_where_answers_go_is_the_template_named(content: bytes, shipped: Questionnaire) -> None:
    """The template is one for answers: whoever gives a questionnaire or actions would be sent the wrong way by it."""
    readers: list[tuple[type[ProblemsError], Callable[[], object]]] = [
        (QuestionnaireError, lambda: parse_questionnaire(content)),
        (QuestionnaireError, lambda: parse_actions(shipped, content)),
        (AnswersError, lambda: read_answers(content, shipped)),
    ]
    if (
        b"xl/workbook.xml" in content
    ):  # answers come in from a workbook too: what is wrong with it is told of that
        del readers[-1]
        with pytest.raises(UsageError):
            read_answers(content, shipped)
    for refusal, reader in readers:
        with pytest.raises(refusal) as caught:
            reader()
        (problem,) = caught.value.problems
        for language in LANGUAGES:
            assert ("template" in problem.message(language)) <= (refusal is AnswersError)
            assert "{" not in problem.message(language)


@pytest.mark.parametrize(
    "content", [own for own, kind in KINDS if kind == "spreadsheet" and b"xl/" not in own]
)
def test_a_sheet_of_answers_is_to_be_saved_as_what_is_read(content: bytes, shipped: Questionnaire) -> None:
    with pytest.raises(AnswersError) as caught:
        read_answers(content, shipped)
    (problem,) = caught.value.problems
    assert problem.rule == "yaml.other_workbook"
    for language in LANGUAGES:
        assert ".xlsx" in problem.message(language)


def test_a_document_is_called_so_however_long_it_is() -> None:
    assert fault(_ZIP + b"word/" + b"\x00" * (LIMIT + 1)).rule == "yaml.document"


# Commas in braces, in every kind of file ------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "questions.yaml",
        "lenses.yaml",
        "../tests/proof/small_actions.yaml",
        "facts.yaml",
        "markets.yaml",
        "crosswalks/dii.yaml",
        "instruments/dii.yaml",
    ],
)
def test_no_value_in_braces_loses_what_stands_behind_a_comma(path: str) -> None:
    """Every entry in braces of the shipped files, with a comma in its value: refused, never read in part."""
    text = (DATA / path).read_text(encoding="utf-8")
    plain = list(re.finditer(r"(?<=[{,] )(\w+): ([\w.-]+)(?=[,}])|(?<=\{)(\w+): ([\w.-]+)(?=[,}])", text))
    for found in plain[:: max(1, len(plain) // 3)]:
        cut = f"{text[: found.end()]},5{text[found.end() :]}"
        with pytest.raises(ProblemsError) as caught:
            parse(cut.encode(), limit=8 * LIMIT)
        (problem,) = caught.value.problems
        assert problem.rule in ("yaml.entry_number", "yaml.entry_list"), found.group()
        assert problem.place is not None
        assert problem.place.line == text[: found.end()].count("\n") + 1
        for language in LANGUAGES:
            assert f"{found.group().split(': ')[1]}, 5" in problem.message(
                language
            ) or ",5" in problem.message(language)


def test_all_commas_in_braces_are_told_at_once() -> None:
    with pytest.raises(ProblemsError) as caught:
        parse(b"a: {b: 1,5, c: 2,5, d: x, y, z, e: }\nf: [{g: 3,5}]\n", limit=LIMIT)
    told = [(p.rule, p.place.line, p.place.column) for p in caught.value.problems if p.place]
    assert told == [
        ("yaml.entry_number", 1, 8), ("yaml.entry_number", 1, 16), ("yaml.entry_list", 1, 24), ("yaml.entry_number", 2, 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["{a: 1, b: }", "{a: 1, b: , c: 2}", "{a: 1,}", "{a: , b: # c, d\n }", "{? a : }", '{"a": , "b":}'],
)
def test_a_blank_value_with_its_colon_is_blank(text: str) -> None:
    parse(text.encode(), limit=LIMIT)


# What json writes ----------------------------------------------------------------------------------------

JSON_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
JSON_VALUE = st.recursive(
    JSON_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(JSON_TEXT, inner, max_size=3),
    max_leaves=6,
)


def plain_texts(node: yaml_nodes.Node) -> object:
    if isinstance(node, yaml_nodes.Scalar):
        return node.text
    if isinstance(node, yaml_nodes.Sequence):
        return [plain_texts(item) for item in node.items]
    return {key.text: plain_texts(value) for key, value in node.pairs}


@settings(max_examples=80)
@given(st.dictionaries(JSON_TEXT, JSON_VALUE, min_size=1, max_size=4), st.sampled_from([None, 2, "\t"]))
def test_what_json_writes_is_read_as_it_is(data: dict[str, object], indent: int | str | None) -> None:
    if any(not (key[:1] + key[-1:]).isprintable() for key in all_keys(data)):
        return  # a name that begins or ends with what cannot be seen is told
    assert plain_texts(parse(json.dumps(data, indent=indent).encode(), limit=LIMIT)) == data


def all_keys(data: object) -> list[str]:
    if isinstance(data, dict):
        return [*data, *(key for value in data.values() for key in all_keys(value))]
    return [key for item in data for key in all_keys(item)] if isinstance(data, list) else []


# Characters in two halves, as JSON has them --------------------------------------------------------------


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'{"a": "Pan \ud83e\udd50 y \uD83C\uDF6A", "b": 1}', "Pan 🥐 y 🍪"),
        ('{"a": "x\\\\ud83e\\\\udd50", "b": "\\ud83e\\udd50"}', r"x\ud83e\udd50"),
        (r"""{'a': '\ud83e\udd50', "b": "\ud83e\udd50"}""", r"\ud83e\udd50"),
        ('a: \\ud83e\\udd50\nb: "\\ud83e\\udd50"\n', r"\ud83e\udd50"),
        ('a: "\ue000 \\ue000 \\ud83e\\udd50"\nb: 1\n', "\ue000 \ue000 🥐"),
        ('a: "one\n  two \\ud83e\\udd50"\nb: 1\n', "one two 🥐"),
    ],
)  # fmt: skip
def test_both_halves_make_the_character(
    text: str, expected: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", loader)
    node = parse(text.encode(), limit=LIMIT)
    assert isinstance(node, yaml_nodes.Mapping)
    value = node.get("a")
    assert isinstance(value, yaml_nodes.Scalar)
    assert value.text == expected
    key = node.pairs[1][0]
    assert text.splitlines()[key.place.line - 1][key.place.column - 1 :].lstrip('"')[0] == "b"


@pytest.mark.parametrize("half", [r"\ud83e", r"\udd50", r"\udd50\ud83e", r"\ud83e \udd50"])
def test_half_a_character_alone_is_refused_where_it_stands(half: str) -> None:
    problem = fault(f'{{"a": "ok \\ud83e\\udd50", "b": "{half}"}}')
    assert problem.rule == "yaml.half_character"


def test_many_characters_in_two_halves_are_read_in_one_go() -> None:
    text = "{" + ", ".join(f'"k{n}": "\\ud83e\\udd50"' for n in range(1000)) + "}"
    node = parse(text.encode(), limit=LIMIT)
    assert isinstance(node, yaml_nodes.Mapping)
    assert all(isinstance(value, yaml_nodes.Scalar) and value.text == "🥐" for _, value in node.pairs)
