"""Five hundred spoilt answers files: each is read or refused with a place, and none is an accident."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from sheets import random_sheet, shipped_questionnaire

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Kind
from ecomdiag.report.diagnosis import json_text
from ecomdiag.texts.showing import printable

Spoil = Callable[[str, Random], bytes]

STRANGE = [
    "NaN", "inf", "-inf", "1e400", "0x10", "1_000", "٣", "100.0001", "-1", "1/0", "1e-9", "9" * 400, "+-1",
    "12:30", "{}", "[]", "[[]]", "{a: b}", "!!int 3", "!!python/object:os.system x", "&a x", "*a", "|", ">-",
    "'", '"', '"\\u0000"', '"\\ud800"', '"\\e[31m"', "\t", "@", "`", "%", "? x", "- x", "<<", "yes no", "~x",
    "2026-01-31", "\u202e", "\ufeff", "🙂", "x" * 5000, "[no, no]", "[zzz, 1, ~]", "{[a]: b}", "[a, [b]]",
]  # fmt: skip


def lines_of(text: str, rng: Random) -> tuple[list[str], int]:
    """Return the lines, and the place of one of the answers."""
    lines = text.splitlines()
    return lines, rng.randrange(4, len(lines))


def other_value(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    lines[place] = f"{lines[place].partition(':')[0]}: {rng.choice(STRANGE)}"
    return "\n".join(lines).encode()


def other_kind(text: str, rng: Random) -> bytes:
    """A list where one value goes, one value where a list goes, a mapping where an answer goes."""
    lines, place = lines_of(text, rng)
    name, _, value = lines[place].partition(": ")
    kind = shipped_questionnaire().by_id[name.strip()].kind
    wrong = ["{x: 1}", "[[x]]", "\n    deeper:\n      still: 1"]
    if kind in (Kind.SINGLE, Kind.PERCENTAGE):
        wrong.append(f"[{value}]")
    else:
        wrong += ["zzz", "12", f"[{value}]"]
    lines[place] = f"{name}: {rng.choice(wrong)}"
    return "\n".join(lines).encode()


def cut_short(text: str, rng: Random) -> bytes:
    content = text.encode()
    return content[: rng.randrange(len(content) - 40)]


def bytes_put_in(text: str, rng: Random) -> bytes:
    content = bytearray(text.encode())
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(content))
        content[at:at] = rng.choice(
            [rng.randbytes(3), rng.choice([b":", b" ", b"\n", b"x", b"- ", b"[", b"#", b'"'])]
        )
    return bytes(content)


def bytes_changed(text: str, rng: Random) -> bytes:
    content = bytearray(text.encode())
    for _ in range(rng.randint(5, 40)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return bytes(content)


def binary(text: str, rng: Random) -> bytes:
    return rng.choice([b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe"]) + rng.randbytes(
        rng.randint(1, 3000)
    )


def deep(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    depth = rng.choice([5, 19, 20, 21, 50, 5000])
    opening, closing = rng.choice([("[", "]"), ("{a: ", "}"), ("- ", "")])
    lines[place] = f"{lines[place].partition(':')[0]}: {opening * depth}{closing * depth}"
    return "\n".join(lines).encode()


def long_key(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    lines.insert(place, f"  {rng.choice('aéß')}{'k' * rng.choice([80, 900, 1100, 70_000])}: x")
    return "\n".join(lines).encode()


def other_indent(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    lines[place] = rng.choice(["", " ", "   ", "\t", "      ", "  - ", "# no\n"]) + lines[place].lstrip()
    return "\n".join(lines).encode()


def twice(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    lines.insert(rng.randrange(4, len(lines)), lines[place])
    return "\n".join(lines).encode()


def other_key(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    name, _, value = lines[place].strip().partition(":")
    letters = list(name)
    letters[rng.randrange(len(letters))] = rng.choice("qzx_ñ")
    lines[place] = f"  {''.join(letters)}:{value}"
    return "\n".join(lines).encode()


def answers_spoilt(text: str, rng: Random) -> bytes:
    head = text[: text.index("answers:")]
    bodies = [
        "12",
        "[a, b]",
        "\n  - a: 1",
        "~",
        "{a",
        "{}\nanswers: {}",
        "!x {}",
        "&x {}",
        "\n---\n---",
        "x\n  y: z",
    ]
    body = rng.choice([*(f"answers: {body}\n" for body in bodies), "", "Answers: {}\n"])
    return (head + body).encode()


def head_spoilt(text: str, rng: Random) -> bytes:
    body = text[text.index("company:") :]
    head = rng.choice(["questionnaire: other\nversion: '1'\n", "questionnaire: [a]\n", "version: {a: b}\n",
                       "questionnaire: online-export\nquestionnaire: x\n", "colour: red\n", "&a : b\n",
                       "company: x\n", "%YAML 9.9\n---\n", "\x00", "\x1b[2J"])  # fmt: skip
    return (head + body).encode()


def joined(text: str, rng: Random) -> bytes:
    lines, place = lines_of(text, rng)
    place = max(place, 5)
    lines[place - 1 : place + 1] = [lines[place - 1] + lines[place]]
    return "\n".join(lines).encode()


def other_code_page(text: str, rng: Random) -> bytes:
    return text.replace("Ficticia", "España").encode(rng.choice(["latin-1", "utf-16", "cp850", "utf-32"]))


SPOILS: list[Spoil] = [
    other_value, other_kind, cut_short, bytes_put_in, bytes_changed, binary, deep, long_key, other_indent,
    twice, other_key, answers_spoilt, head_spoilt, joined, other_code_page,
]  # fmt: skip
COUNT = 500


@cache
def mutants() -> list[bytes]:
    rng = Random(20260131)
    whole = [answers_text(random_sheet(shipped_questionnaire(), Random(seed))) for seed in range(25)]
    return [SPOILS[number % len(SPOILS)](rng.choice(whole), rng) for number in range(COUNT)]


def assess(content: bytes) -> tuple[Problem, ...]:
    """Do with a file what ``assess`` does; return what prevents a diagnosis."""
    shipped = shipped_questionnaire()
    try:
        loaded = read_answers(content, shipped)
    except AnswersError as error:
        return error.problems
    problems = loaded.located(engine.check(shipped, loaded.sheet))
    if not any(problem.stops for problem in problems):
        json_text.render(diagnose(shipped, loaded.sheet), "es")
    return problems


@pytest.mark.parametrize("start", range(0, COUNT, 125))
def test_every_spoilt_file_is_read_or_refused_with_its_places(start: int) -> None:
    for number, content in enumerate(mutants()[start : start + 125], start):
        for problem in assess(content):
            assert problem.place is not None, number
            assert problem.place.line >= 1
            assert problem.place.column >= 1
            lines = re.split(rb"\r\n|\r|\n|\xc2\x85|\xe2\x80[\xa8\xa9]", content)
            assert problem.place.line <= len(lines) + 1, number
            for language in ("es", "en"):
                said = printable(problem.message(language))  # type: ignore[arg-type]
                assert said
                assert said.isprintable() or "\xa0" in said or "\u3000" in said
                assert len(said) < 600


def test_at_least_nine_of_ten_are_refused_and_by_many_rules() -> None:
    found = [assess(content) for content in mutants()]
    refused = [problems for problems in found if any(problem.stops for problem in problems)]
    assert len(refused) >= 0.9 * COUNT
    rules = Counter(problem.rule for problems in refused for problem in problems if problem.stops)
    assert len(rules) >= 20, rules


def test_an_unspoilt_file_is_not_refused() -> None:
    assert not any(
        problem.stops
        for problem in assess(answers_text(random_sheet(shipped_questionnaire(), Random(1))).encode())
    )


@pytest.mark.parametrize("number", range(15))
def test_the_command_refuses_a_spoilt_file_and_writes_nothing(number: int, run: Run, tmp_path: Path) -> None:
    # One of each way to spoil a file.
    content = mutants()[number * 16]
    file = tmp_path / "answers.yaml"
    file.write_bytes(content)
    done = run("assess", "--answers", "answers.yaml", "-o", "report.json")
    stops = any(problem.stops for problem in assess(content))
    assert done.returncode == (3 if stops else 0)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert file.read_bytes() == content
    assert {path.name for path in tmp_path.iterdir()} == (
        {"answers.yaml"} if stops else {"answers.yaml", "report.json"}
    )
