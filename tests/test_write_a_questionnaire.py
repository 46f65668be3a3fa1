"""The tutorial: whoever follows it to the letter sees what it shows, and ends with the file that it ends with.

What the page shows is read as a person reads it. A sentence before a ``yaml`` block says where it goes ("Add at the
end:"). In a ``console`` block ``$`` stands before what is typed, and the rest is the answer; a ``text`` block is what
comes after the keys of "Press …". ``…`` stands for what is left out.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from running import Run, in_process
from sheets import random_sheet

from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from program import Program

PAGE = Path(__file__).resolve().parent.parent / "docs" / "write-a-questionnaire.md"
FILE = "workshop.yaml"
KEYS = {"Enter": "\r", "Tab": "\t", "Ctrl-C": "\x03"}
LEFT_OUT = "…"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_WHERE = re.compile(
    r"(?:In `(?P<file>[^`]+)`, )?"
    r"(?:[Ss]ave this as `(?P<new>[^`]+)`"
    r"|[Aa]dd (?P<end>at the end)"
    r"|[Aa]dd below the line with `(?P<below>[^`]+)`"
    r"|[Rr]eplace the line with `(?P<instead>[^`]+)` by):\Z"
)
_DELETED = re.compile(r"Delete the line with `([^`]+)`\.")
_PRESSED = re.compile(r"\b[Pp]ress ((?:`[^`]+`(?:, )?)+)")


# The page --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A listing, and the words since the one before."""

    before: str
    kind: str
    code: str


def blocks(page: str) -> Iterator[Block]:
    start = 0
    for found in _FENCE.finditer(page):
        yield Block(" ".join(page[start : found.start()].split()), found[1], found[2])
        start = found.end()


def steps_and_whole() -> tuple[list[Block], str]:
    """Return what is to be done, and the file that comes of it."""
    steps, whole = PAGE.read_text(encoding="utf-8").split("\n## The whole file\n")
    return list(blocks(steps)), next(blocks(whole)).code


def agrees(shown: str, real: str) -> bool:
    """Say whether a program's answer is the one shown, but for what is left out."""
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == LEFT_OUT:
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.split(LEFT_OUT))) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in real.splitlines())) is not None


# A reader --------------------------------------------------------------------------------------------------


class Answer(NamedTuple):
    """What the page shows as the answer to a command, and what the program said."""

    to: str
    shown: str
    real: str
    code: int


@dataclass
class Reader:
    """Somebody who follows the page in an empty folder."""

    folder: Path
    #: Every state of the questionnaire, in order.
    states: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    interview: Program | None = None

    def follow(self, block: Block) -> None:
        if (found := _DELETED.search(block.before)) is not None:
            self.change(FILE, found[1], "")
        if (found := _PRESSED.search(block.before)) is not None:
            self.press(re.findall(r"`([^`]+)`", found[1]))
        match block.kind:
            case "yaml":
                self.edit(block)
            case "console":
                line, _, shown = block.code.partition("\n")
                self.enter(line.removeprefix("$ "), shown)
            case "text":
                assert self.interview is not None
                self.answers.append(Answer("keys", block.code, "\n".join(self.interview.lines), 0))
            case _:
                raise AssertionError(f"nobody would know what to do with a block of {block.kind}")

    def edit(self, block: Block) -> None:
        found = _WHERE.search(block.before)
        assert found is not None, f"where does this go?\n{block.before[-200:]}"
        name = found["new"] or found["file"] or FILE
        if found["new"]:
            assert not (self.folder / name).exists()
            self.write(name, block.code)
        elif found["end"]:
            self.write(name, self.read(name) + block.code)
        elif found["below"]:
            self.change(name, found["below"], self.line(name, found["below"]) + block.code)
        else:
            self.change(name, found["instead"], block.code)

    def line(self, name: str, mark: str) -> str:
        """Return the one line that has something in it."""
        (line,) = (line for line in self.read(name).splitlines(keepends=True) if mark in line)
        return line

    def change(self, name: str, mark: str, new: str) -> None:
        self.write(name, self.read(name).replace(self.line(name, mark), new))

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content, encoding="utf-8")
        if name == FILE:
            self.states.append(content)

    def enter(self, line: str, shown: str) -> None:
        command, *arguments = shlex.split(line)
        if command == "cp":
            shutil.copy(self.folder / arguments[0], self.folder / arguments[1])
        elif arguments[0] == "assess" and "--answers" not in arguments:
            self.start(arguments, shown)
        else:
            done = in_process(self.folder)(*arguments)
            self.answers.append(Answer(line, shown, done.stdout + done.stderr, done.returncode))

    def start(self, arguments: list[str], shown: str) -> None:
        from program import Program

        self.interview = screen = Program(self.folder, *arguments)
        screen.wait_for(lambda: agrees(shown, "\n".join(screen.lines)))

    def press(self, keys: list[str]) -> None:
        """Press keys one by one, waiting each time until the screen has changed, up to the end of the program."""
        assert self.interview is not None
        for key in keys:
            before = self.interview.text
            self.interview.type(KEYS.get(key, key))
            self.interview.wait_for(lambda before=before: self.interview.text != before)
        assert self.interview.finish() == (130 if "Ctrl-C" in keys else 0)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    pytest.importorskip("pexpect")
    found = Reader(tmp_path_factory.mktemp("workshop"))
    for block in steps_and_whole()[0]:
        found.follow(block)
    return found


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    return parse_questionnaire(steps_and_whole()[1].encode())


# What the reader sees --------------------------------------------------------------------------------------


def test_every_answer_is_the_one_shown(reader: Reader) -> None:
    assert len(reader.answers) >= 12
    for answer in reader.answers:
        assert agrees(answer.shown, answer.real), f"$ {answer.to}\n{answer.real}\nshown:\n{answer.shown}"
        assert bool(answer.code) is ("error:" in answer.shown), f"$ {answer.to} exits with {answer.code}"


def test_every_step_loads(reader: Reader) -> None:
    assert len(reader.states) > 12
    for content in reader.states:
        parse_questionnaire(content.encode())


def test_steps_lead_to_the_whole_file(reader: Reader) -> None:
    assert reader.read(FILE) == steps_and_whole()[1]


def test_the_mistakes_are_found_and_then_mended(reader: Reader) -> None:
    found = [faults(content) for content in reader.states]
    sound: list[str] = []
    assert [rules for rules, _ in groupby(found)] == [
        sound,
        ["lowers"],
        sound,
        ["unfinished", "untranslated"],
        ["untranslated"],
        sound,
    ]


def test_the_line_told_is_that_of_the_question(reader: Reader) -> None:
    (told,) = re.findall(
        rf"^{FILE}:(\d+):\d+: error: advice:", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    (wrong,) = (content for content in reader.states if faults(content) == ["lowers"])
    assert wrong.splitlines()[int(told) - 1].strip() == "- id: advice"
    assert f"Line {told} is where that question begins" in PAGE.read_text(encoding="utf-8")


def faults(content: str) -> list[str]:
    return sorted({finding.rule for finding in prove(parse_questionnaire(content.encode())).findings})


# What the reader ends with ---------------------------------------------------------------------------------


def test_the_whole_file_is_ten_sound_questions(whole: Questionnaire, run: Run, tmp_path: Path) -> None:
    assert len(whole.questions) == 10
    assert {question.kind for question in whole.questions} == {Kind.SINGLE, Kind.MULTIPLE, Kind.PERCENTAGE}
    (tmp_path / FILE).write_text(steps_and_whole()[1], encoding="utf-8")
    done = run("questionnaire", "check", FILE, "--strict", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["proved"] is True
    assert not found["findings"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_answered_in_both_languages(
    whole: Questionnaire, run: Run, tmp_path: Path, language: Language
) -> None:
    (tmp_path / FILE).write_text(steps_and_whole()[1], encoding="utf-8")
    for seed in range(3):
        (tmp_path / "a.yaml").write_text(answers_text(random_sheet(whole, Random(seed))), encoding="utf-8")
        done = run("assess", "--answers", "a.yaml", "--questionnaire", FILE, "--lang", language)
        assert done.returncode == 0, done.stderr
        assert not done.stderr
        assert done.stdout.startswith(whole.title.to(language))


# What it says if something goes wrong ----------------------------------------------------------------------

#: What a beginner may do to the file, in the order of the table on the page.
SLIPS: list[list[tuple[str, str]]] = [
    [('importe", en', "importe, en")],
    [('amount"}}', 'amount"}')],
    [("        kind: single", "       kind: single")],
    [("      - id: price_check", "\t- id: price_check")],
    [("score: 0.25", "scroe: 0.25")],
    [(', en: "Never"', "")],
]


def messages() -> list[str]:
    end = PAGE.read_text(encoding="utf-8").split("\n## If it says something else\n")[1]
    return re.findall(r"^\| `([^`]+)` \|", end, re.MULTILINE)


def says(message: str, told: str) -> bool:
    return re.search(".*".join(map(re.escape, message.split(LEFT_OUT))), told) is not None


def slipped() -> Iterator[tuple[str, bytes]]:
    """Yield each message of the table that is about the file, with a file to which it is said."""
    whole = steps_and_whole()[1]
    for message, slips in zip(messages(), SLIPS, strict=False):
        for right, wrong in slips:
            assert right in whole
            yield message, whole.replace(right, wrong, 1).encode()
    yield messages()[len(SLIPS)], whole.encode("latin-1")


def test_slips_are_told_as_in_the_table() -> None:
    for message, content in slipped():
        with pytest.raises(QuestionnaireError) as caught:
            parse_questionnaire(content)
        told = [problem.message("en") for problem in caught.value.problems]
        assert any(says(message, line) for line in told), told


def test_calls_that_go_wrong_are_told_as_in_the_table(run: Run, tmp_path: Path) -> None:
    missing, other = messages()[len(SLIPS) + 1 :]
    assert says(missing, run("questionnaire", "check", FILE).stderr)
    (answers,) = (block.code for block in steps_and_whole()[0] if "`forja.yaml`:" in block.before[-20:])
    (tmp_path / "forja.yaml").write_text(answers, encoding="utf-8")
    assert says(other, run("check", "forja.yaml").stdout)
