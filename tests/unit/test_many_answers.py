"""Of many answers files most lines are read without the parser, and once: nothing may come out otherwise for that."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from searches import slow
from sheets import random_sheet

from ecomdiag.loader import files, many_answers
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.lines import DEEPEST, mapping_of
from ecomdiag.loader.yaml.nodes import Mapping, Node, Sequence
from ecomdiag.problems.errors import AnswersError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import Note
from ecomdiag.record import replace
from ecomdiag.workflows.answers import check_file, check_one_of_many

LIMIT = 1024 * 1024
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
#: What is put into files that are sound: signs that mean something in YAML, or end a line there.
SIGNS = [
    *"ab:-# \n[]{},'\"&*!|>%@`?~\t\\\r\x85\u2028\u2029\ufeff\xa0\x00é𝄞0",
    "\n\n",
    ": ",
    " #",
    "- ",
    "  ",
    "---\n",
    "null",
]

TAKEN = (
    "a: b\n", "a:\n", "a: []\n", 'a: ""\n', 'a: [b, "c, d", ""]\n', "# x\n\na: b\n", "a:\n  b: c\n\n  # x\n# y\n  d: [e]\nf: 1.5\n",
    "a:\n    b:\n      c:\n  \n"[:-3], 'a: "# ]: \'ñ𝄞\xa0"\n', "a:\n  b:\n    c: 45%\n  d: 2024-02-29\ne:\n",
    "null: null\ntrue: no\n", f"a: {'b' * 2000}\n", f'a: "{"b c " * 2000}"\n', "A_1: 0x1F\n", "# \u00e9\xa0\na: b.-_%c\n", "a: b-\n",
)  # fmt: skip
LEFT = (
    "", "\n", "# x\n", "a: b", "a: b\n ", "a: b #\n", "a: b # c\n", "a : b\n", "a:b\n", "a:  b\n", "a: b \n", "a: b c\n", "a: b\n c\n",
    "a: b\n  c: d\n", "a:\n  b: c\n d: e\n", " a: b\n", "a: b\na: c\n", "a:\n  b: c\n  b: d\n", "a:\n- b\n", "a: [b,c]\n", "a: [b, c,]\n",
    "a: [b, [c]]\n", "a: {b: c}\n", "a: 'b'\n", 'a: "b\\n"\n', 'a: "b\n  c"\n', "a: |\n  b\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: ~\n",
    "---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "a: b\r\n", "\ta: b\n", "a:\tb\n", "a:\n\tb: c\n", "? a\n: b\n",
    "a: b\x85c: d\n", 'a: "b\u2028c"\n', "# b\x85c: d\n", "# x\u2029a: b\n", "\ufeffa: b\n", 'a: "\x07"\n', 'a: "\x9b"\n', "a: \xe9\n", "\xe9: b\n",
    "a: -\n", "a: -1\n", "a: .5\n", "<<: b\n", "a: b: c\n", f"{'a' * 101}: b\n", " " * 100_000, "a" * 100_000, "[" * 100_000,
)  # fmt: skip


def flat(node: Node) -> Any:
    """Return all that is known of a node, places included."""
    where = [(mark.line, mark.column, mark.index) for mark in (node.marks.start, node.marks.end)]
    own = (where, node.place, node.end)
    if isinstance(node, Mapping):
        return ("pairs", node.flow, own, [(flat(key), flat(value)) for key, value in node.pairs])
    if isinstance(node, Sequence):
        return ("list", own, [flat(item) for item in node.items])
    return (node.text, node.quoted, node.block, node.comment, node.value, own)


def parsed(content: bytes) -> Any:
    return flat(yaml_text.read(content, "a.yaml", AnswersError, limit=LIMIT))


def alike(content: bytes) -> bool:
    """Say whether a text is read without the parser; what comes of it is compared."""
    own = mapping_of(content, limit=LIMIT)
    if own is not None:
        assert flat(own) == parsed(content), content
    return own is not None


def checked(check: Any, content: bytes, questionnaire: Questionnaire) -> Any:
    try:
        found = check(content, "a.yaml", questionnaire)
        return found.sheet, list(found.sheet.answers), found.problems
    except AnswersError as error:
        return error.problems


def written(questionnaire: Questionnaire, rng: Random, *, notes: bool) -> str:
    """Return an answers file as an interview leaves it, with answers missing or off the path in some."""
    sheet = random_sheet(questionnaire, rng, hidden=rng.random() < 0.3)
    if rng.random() < 0.3:
        kept = {name: own for name, own in sheet.answers.items() if rng.random() < 0.8}
        sheet = replace(sheet, answers=kept)
    if notes:
        told = Note(
            text="visto: «x», #1", evidence=("https://example.org/a, b", "c"), by="Ana", date="2026-11-30"
        )
        plain = Note(text="a b")
        sheet = replace(
            sheet,
            notes={
                name: (told,) if at % 2 else (plain, told)[: 1 + at % 3 // 2]
                for at, name in enumerate(sheet.answers)
                if at < 6
            },
        )
    return answers_text(replace(sheet, company=f"Ñandú & 𝄞 {rng.random()}"), rng.choice([None, "erp"]))


def mutated(text: str, rng: Random) -> str:
    """Return a text with a few signs put in, left out, or lines moved."""
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(text))
        lines = text.splitlines(keepends=True)
        match rng.randrange(4):
            case 0:
                text = text[:at] + rng.choice(SIGNS) + text[at:]
            case 1:
                text = text[:at] + text[at + rng.randrange(1, 4) :]
            case 2:
                lines.insert(rng.randrange(len(lines)), rng.choice(lines))
                text = "".join(lines)
            case _:
                del lines[rng.randrange(len(lines))]
                text = "".join(lines) or "a"
    return text or "a"


@pytest.mark.parametrize("text", TAKEN)
def test_plain_lines_are_read_without_the_parser_and_come_out_alike(text: str) -> None:
    assert alike(text.encode())


@pytest.mark.parametrize("text", LEFT, ids=lambda text: ascii(text[:20]))
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert mapping_of(text.encode(), limit=LIMIT) is None


def test_what_is_no_text_too_long_or_too_deep_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "".join(f"{'  ' * depth}a:\n" for depth in range(DEEPEST + 1))
    assert alike(deep.encode())
    assert not alike(f"{deep}{'  ' * (DEEPEST + 1)}a:\n".encode())
    assert not alike(b"a: b\xff\n")
    assert mapping_of(b"a: b\n", limit=4) is None
    monkeypatch.setattr(yaml_text, "MAX_SCALARS", 4)
    assert mapping_of(b"a: b\n", limit=LIMIT) is None


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 200))])
def test_what_the_program_writes_is_read_alike_however_it_is_changed(
    shipped: Questionnaire, seed: int
) -> None:
    rng = Random(seed)
    text = written(shipped, rng, notes=seed % 2 == 1)
    taken = alike(text.encode())
    assert taken or seed % 2  # several notes of one answer are a list of them
    for _ in range(40):
        alike(mutated(text, rng).encode("utf-8", "surrogatepass"))


def test_a_template_is_read_alike_as_it_is_and_filled_in(shipped: Questionnaire) -> None:
    for language in ("es", "en"):
        text = template_text(shipped, language)
        assert alike(text.encode())
        filled = text.replace("  erp:\n", "  erp: spreadsheets\n")
        assert alike(filled.encode())
        both = [checked(own, filled.encode(), shipped) for own in (check_file, check_one_of_many)]
        assert both[0] == both[1]


@pytest.mark.parametrize("name", ["online-export", "samm", *slow(["dii", "dmat"])])
@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 60))])
def test_one_of_many_is_told_as_one_alone(name: str, seed: int) -> None:
    rng, asked = Random(seed), load_questionnaire(None if name == "online-export" else name)
    text = written(asked, rng, notes=seed % 2 == 1)
    wrong = text.replace(
        "answers:\n", "answers:\n  nope: x\n  erp: [a, b]\n  company: y\n  other:\n  exports: Nein\n", 1
    )
    given = [
        text,
        wrong,
        text.replace(asked.id, "another"),
        text.replace("answers:\n", "home: Francia\nanswers:\n  erp_: x\n"),
    ]
    for content in [*given, *(mutated(rng.choice(given), rng) for _ in range(20))]:
        own = content.encode("utf-8", "surrogatepass")
        assert checked(check_one_of_many, own, asked) == checked(check_file, own, asked), content


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_that_went_wrong_is_told_as_one_alone(shipped: Questionnaire, path: Path) -> None:
    own = path.read_bytes()
    assert checked(check_one_of_many, own, shipped) == checked(check_file, own, shipped)


def test_lines_are_remembered_within_limits(shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_answers, "MOST_LINES", 5)
    many_answers.known_lines.cache_clear()
    text = written(shipped, Random(1), notes=False)
    assert checked(check_one_of_many, text.encode(), shipped) == checked(check_file, text.encode(), shipped)
    known = many_answers.known_lines(shipped)
    assert 0 < len(known) <= 5
    long = f'answers:\n  erp: "{"x" * (many_answers.LONGEST + 1)}"\n'.encode()
    assert checked(check_one_of_many, long, shipped) == checked(check_file, long, shipped)
    assert not any(value and len(value) > many_answers.LONGEST for _, value in known)
    many_answers.known_lines.cache_clear()


@pytest.mark.parametrize("length", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 3 * 2**16])
def test_a_file_is_read_up_to_a_limit(tmp_path: Path, length: int) -> None:
    content = bytes(range(256)) * (length // 256 + 1)
    (tmp_path / "a").write_bytes(content[:length])
    assert files.read_bytes(tmp_path / "a") == content[:length]
    for limit in (0, 100, 2**16 - 1, 2**16, 2**17):
        assert files.read_bytes(tmp_path / "a", limit=limit) == content[:length][: limit + 1]
