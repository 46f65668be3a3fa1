"""The real program in a pseudo-terminal: whole interviews, windows, environments, and ways to leave."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
from itertools import product
from pathlib import Path
from random import Random

import pytest

pexpect = pytest.importorskip("pexpect")

from goldens import BEGINNING, ENDS, FOLDER, REVIEWS, SCREENS, screens  # noqa: E402
from keys import BACK, DOWN, END_OF_FILE, ENTER, ESCAPE, LANGUAGE, LEAVE, TAB, canonical, session  # noqa: E402
from program import Program, start_of, typed_for  # noqa: E402
from searches import slow, slow_case  # noqa: E402
from sheets import random_sheet  # noqa: E402
from test_plain import lines_of  # noqa: E402

from ecomdiag import engine  # noqa: E402
from ecomdiag.interview.note_screen import NoteScreen  # noqa: E402
from ecomdiag.interview.screens import (  # noqa: E402
    Answered,
    Back,
    Continue,
    Forward,
    GoTo,
    QuestionScreen,
    Reply,
    ReviewScreen,
)
from ecomdiag.interview.session import Session  # noqa: E402
from ecomdiag.loader.answers import read_answers  # noqa: E402
from ecomdiag.questionnaire.model import Questionnaire  # noqa: E402
from ecomdiag.questionnaire.sheet import AnswerSheet  # noqa: E402
from ecomdiag.texts import Language  # noqa: E402

DATE = "2026-11-23"
WIDE = {"columns": 200, "rows": 60}
#: Lines of the last review above the answers: the company's name, its country and its community.
ABOVE = 3
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


def shown(program: Program, held: Session) -> None:
    """Wait until the program shows what a session would."""
    screen = held.screen
    if isinstance(screen, QuestionScreen):
        program.wait_for(start_of(held.questionnaire, screen.question.id, held.language))
    elif isinstance(screen, ReviewScreen):
        whole = "Repaso de todas" if held.language == "es" else "Review of all"
        own = "Repaso de la sección" if held.language == "es" else "Review of the section"
        program.wait_for(whole if screen.section is None else own)
    elif isinstance(screen, NoteScreen):
        program.wait_for(screen.title)


class Person:
    """Somebody at the program, with a session beside it that tells what has to be on the screen."""

    def __init__(self, questionnaire: Questionnaire, wanted: AnswerSheet, language: Language) -> None:
        self.wanted = wanted
        self.held = session(questionnaire, language=language)

    def do(self, program: Program, keys: str, reply: Reply) -> None:
        program.type(keys)
        self.held.reply(reply)
        shown(program, self.held)

    def answer(self, program: Program, until: str | None = None) -> None:
        """Answer, and accept reviews, up to a question or the last review."""
        while (screen := self.held.screen) is not None:
            if isinstance(screen, ReviewScreen):
                if screen.section is None:
                    return
                self.do(program, ENTER, Continue())
            elif isinstance(screen, NoteScreen):
                self.do(program, ENTER, Forward())
            elif isinstance(screen, QuestionScreen):
                if screen.question.id == until:
                    return
                question = screen.question
                if question.id not in self.wanted.answers:  # opened by a change of mind
                    self.wanted = self.wanted.with_answer(question.id, question.choices[0].id)
                reply = Answered(self.wanted.answers[question.id])
                self.do(program, typed_for(screen, self.wanted), reply)

    def change(self, program: Program, name: str, answer: str) -> None:
        """Give another answer to the single question on the screen."""
        self.wanted = self.wanted.with_answer(name, answer)
        screen = self.held.screen
        self.do(program, typed_for(screen, self.wanted), Answered(answer))


def a_seller_abroad(questionnaire: Questionnaire, seed: int) -> AnswerSheet:
    """Return a random sheet that answers nearly every question, those that changes of mind open included."""
    for attempt in range(seed, seed + 2000):
        whole = random_sheet(questionnaire, Random(attempt), company=None)
        if (
            whole.answers["sells_online"] == "yes"
            and whole.answers["exports"] == "regular"
            and whole.answers["digital_payments"] != "no"
        ):
            return canonical(questionnaire, whole)
    raise AssertionError("no such sheet")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_whole_interview_with_backs_changes_of_mind_a_kill_and_a_resume(
    shipped: Questionnaire, tmp_path: Path, language: Language
) -> None:
    wanted = a_seller_abroad(shipped, 1 if language == "es" else 500)
    command = ("assess", "a.yaml", "--lang", language, "--date", DATE, "-o", "out.json")
    person = Person(shipped, wanted, language)
    program = Program(tmp_path, *command, **WIDE)  # type: ignore[arg-type]
    shown(program, person.held)
    person.answer(program, until="export_experience")
    # Back three times, to the first question, and a change of mind that closes a question and opens it.
    for key in (ESCAPE, BACK, ESCAPE):
        person.do(program, key, Back())
    assert person.held.screen.question.id == "sells_online"  # type: ignore[union-attr]
    person.change(program, "sells_online", "no")
    assert person.held.screen.question.id == "export_experience"  # type: ignore[union-attr]
    for _ in range(2):
        person.do(program, BACK, Back())
    person.change(program, "sells_online", "yes")
    person.answer(program, until="social_media")
    on_disk = read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet
    assert on_disk.answers == person.held.sheet.answers
    program.kill(signal.SIGKILL)

    program = Program(tmp_path, *command, **WIDE)  # type: ignore[arg-type]
    shown(program, person.held)
    assert person.held.screen.question.id == "social_media"  # type: ignore[union-attr]
    person.answer(program)
    # Before the report, another change of mind: nothing is exported after all, and then it is.
    rows = [question.id for question, _ in person.held.screen.rows]  # type: ignore[union-attr]
    person.do(program, DOWN * (ABOVE + rows.index("exports") + 1) + ENTER, GoTo("exports"))
    person.change(program, "exports", "no")
    person.answer(program)
    rows = [question.id for question, _ in person.held.screen.rows]  # type: ignore[union-attr]
    assert "export_experience" not in rows
    person.do(program, ENTER, Continue())
    assert person.held.screen is None
    assert program.finish() == 0

    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o600
    final = read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet
    assert final.answers == person.held.sheet.answers
    assert not engine.path(shipped, final).unanswered
    wish = f"--answers a.yaml --lang {language} --format json --date {DATE}"
    from_file = subprocess.run(
        [sys.executable, "-m", "ecomdiag", "assess", *wish.split()],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert (tmp_path / "out.json").read_bytes() == from_file.stdout
    assert json.loads(from_file.stdout)["complete"] is True


def test_the_report_goes_to_standard_output_and_the_questions_to_the_terminal(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    from ecomdiag.loader.answering.template import answers_text

    wanted = random_sheet(shipped, Random(3))
    (tmp_path / "a.yaml").write_text(answers_text(wanted))
    line = f"{shlex.quote(sys.executable)} -m ecomdiag assess a.yaml --format json --date {DATE} > out.json"
    child = pexpect.spawn("/bin/sh", ["-c", line], cwd=str(tmp_path), timeout=30, dimensions=(24, 80))
    child.expect("Repaso de todas|Review of all")
    child.send(ENTER)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert json.loads((tmp_path / "out.json").read_text())["company"] == wanted.company


def finished(tmp_path: Path, example: str, *options: str, **window: int) -> Program:
    """Return the program at the end of an interview."""
    answers = Path(__file__).resolve().parents[2] / "examples" / f"{example}.yaml"
    shutil.copy(answers, tmp_path / "a.yaml")
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", "--date", DATE, *options, **window)  # type: ignore[arg-type]
    plain = "--plain" in options
    program.wait_for("number of the answer to change:" if plain else "Review of all")
    program.type("\n" if plain else ENTER)
    program.wait_for("Enter saves" if plain else "Save the report as")
    return program


@pytest.mark.parametrize("plain", [True, *slow([False])])
def test_the_command_that_is_left_behind_makes_the_report(
    shipped: Questionnaire, tmp_path: Path, plain: bool
) -> None:
    program = finished(tmp_path, "moda-doce", *(["--plain"] if plain else []), **WIDE)
    program.type("q\n" if plain else TAB)
    assert program.finish() == 0
    assert "Overall result" in program.text
    command = next(line for line in reversed(program.lines) if line.startswith("ecomdiag"))
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout == b""
    report = re.search(r"-o (\S+)", command)
    assert report is not None
    assert "Moda Doce" in (tmp_path / report[1]).read_text()


def test_the_report_is_saved_from_the_end_and_told(tmp_path: Path) -> None:
    program = finished(tmp_path, "moda-doce")
    program.type(ENTER)
    program.wait_for("Enter: finish")
    program.type(ENTER)
    assert program.finish() == 0
    name = f"moda-doce-sl-ficticia-{DATE}.md"
    assert f"Written to {name}" in program.text
    assert "90.6 of 100" in program.text
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("how", [signal.SIGINT, *slow([signal.SIGHUP, signal.SIGTERM])])
def test_a_signal_at_the_end_leaves_what_is_saved(tmp_path: Path, how: int) -> None:
    program = finished(tmp_path, "moda-doce")
    program.process.kill(how)
    assert program.finish() == 130
    assert "All answers are saved in a.yaml" in program.said
    assert "Traceback" not in program.said


@pytest.mark.parametrize(
    ("pager", "way_back"), [("", "q"), slow_case("cat", "q" + ENTER), ("/no/such/pager", "q" + ENTER)]
)
def test_all_of_the_report_can_be_read_in_the_pager_and_without_one(
    tmp_path: Path, pager: str, way_back: str
) -> None:
    program = finished(tmp_path, "moda-doce")
    program.kill()
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", "--date", DATE, PAGER=pager)
    program.wait_for("Review of all")
    program.type(ENTER)
    program.wait_for("Save the report as")
    program.type(DOWN)
    program.wait_for("Online export diagnosis")
    program.type(way_back)
    program.wait_for("Save the report as")
    program.type(TAB)
    assert program.finish() == 0


def test_fail_under_is_told_after_the_end(tmp_path: Path) -> None:
    program = finished(tmp_path, "taller-forja", "--fail-under", "50")
    program.type(TAB)
    assert program.finish() == 1
    assert "below the minimum" in program.text


# Screens --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["es", *slow(["en"])])
def test_screens_are_as_kept(shipped: Questionnaire, language: Language) -> None:
    now = screens(shipped, language)
    kept = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / language).glob("*.txt")}
    assert set(kept) == {*BEGINNING, *SCREENS, *REVIEWS, *ENDS}
    for name, text in now.items():
        assert text == kept[name], f"{name}: if it is meant, python tests/interview/goldens.py"


def test_the_program_s_first_screen_is_the_one_kept(shipped: Questionnaire, tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "es", welcomed=True)
    for name, key in (("welcome", ENTER + TAB + TAB + TAB), ("first-question", LEAVE)):
        kept = (FOLDER / "es" / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:-1]
        program.wait_for(lambda kept=kept: program.lines == kept)
        program.type(key)
    program.kill()


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), slow_case(200, 60)])
def test_windows_and_resizing(shipped: Questionnaire, tmp_path: Path, columns: int, rows: int) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", columns=columns, rows=rows)
    program.wait_for("Do you sell your products online?")
    program.type("4")
    program.wait_for("Question 2 of 4")
    for size in ((200, 60), (60, 20), (24, 8), (80, 24)):
        program.resize(*size)
        if size[0] >= 60:
            program.wait_for("Which of these descriptions best fits the way you sell online?")
            program.wait_for("Question 2 of")
    program.type("5")
    program.wait_for("Do you export, or sell in other countries?")
    program.type(LEAVE)
    assert program.finish() == 130
    assert "sells_online" in (tmp_path / "a.yaml").read_text()


# Environments ---------------------------------------------------------------------------------------------


def test_no_color(tmp_path: Path) -> None:
    for spoken, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", **spoken)  # type: ignore[arg-type]
        program.wait_for("Do you sell your products online?")
        program.type(DOWN)
        program.wait_for("❯")
        program.type("x" + ENTER)
        program.kill()
        assert bool(COLOUR.search(program.said)) is coloured
        (tmp_path / "a.yaml").unlink()


@pytest.mark.parametrize("term", ["nonsense", *slow(["", "vt100", "xterm-256color", "screen", "linux"])])
def test_any_terminal_name_works(tmp_path: Path, term: str) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", TERM=term)
    program.wait_for("Do you sell your products online?")
    program.type("4")
    program.wait_for("Which of these descriptions")
    program.type(LEAVE)
    assert program.finish() == 130
    assert "Traceback" not in program.said


def test_a_dumb_terminal_is_asked_line_by_line(tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", TERM="dumb")
    program.wait_for("Type the number of your answer")
    program.type("4\n")
    program.wait_for("Which of these descriptions")
    program.type("q\n")
    assert program.finish() == 130
    assert "\x1b" not in program.said
    assert 'sells_online: "yes"' in (tmp_path / "a.yaml").read_text()


@pytest.mark.parametrize("language", ["en", *slow(["es"])])
def test_a_whole_interview_line_by_line(shipped: Questionnaire, tmp_path: Path, language: Language) -> None:
    rng = Random(21)
    wanted = random_sheet(shipped, rng, company=None)
    program = Program(
        tmp_path, "assess", "a.yaml", "--lang", language, "--plain", "--date", DATE, "-o", "o.json",
        columns=200, rows=200,
    )  # fmt: skip
    program.wait_for("11")
    first, *lines = lines_of(shipped, wanted, rng, language)
    for line in [first, "<", "x", first, *lines]:
        program.type(f"{line}\n")
    assert program.finish() == 0
    assert "\x1b" not in program.said
    assert read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet.answers == wanted.answers
    assert json.loads((tmp_path / "o.json").read_text())["complete"] is True


# Leaving --------------------------------------------------------------------------------------------------


WAYS_TO_LEAVE = list(product(["our answers.yaml", "a.yaml"], [LEAVE, END_OF_FILE], [False, True]))


@pytest.mark.parametrize(
    ("file", "key", "plain"),
    [
        WAYS_TO_LEAVE[0],
        *(slow_case(*way) for way in WAYS_TO_LEAVE[1:]),
    ],
)
def test_leaving_says_where_it_is_saved_and_how_to_go_on(
    shipped: Questionnaire, tmp_path: Path, plain: bool, key: str, file: str
) -> None:
    arguments = ["assess", file, "--lang", "es", *(["--plain"] if plain else [])]
    program = Program(tmp_path, *arguments, **WIDE)  # type: ignore[arg-type]
    program.wait_for(shipped.questions[0].text.es)
    program.type("4\n" if plain else "4")
    program.wait_for(start_of(shipped, "online_strategy", "es"))
    program.type(key)
    assert program.finish() == 130
    last = [line for line in program.said.replace("\r", "").split("\n") if line][-2:]
    assert f"guardado en {file}" in last[0]
    command = f"ecomdiag assess {shlex.quote(file)} --lang es" + (" --plain" if plain else "")
    assert re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", last[1]) == command
    program = Program(tmp_path, *shlex.split(command)[1:], **WIDE)  # type: ignore[arg-type]
    program.wait_for(start_of(shipped, "online_strategy", "es"))
    program.kill()


def test_a_file_changed_before_leaving_is_told(tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", **WIDE)  # type: ignore[arg-type]
    program.wait_for("Do you sell your products online?")
    program.type("4")
    program.wait_for("Which of these descriptions")
    theirs = (tmp_path / "a.yaml").read_text() + "  exports: regular\n"
    (tmp_path / "a.yaml").write_text(theirs)
    program.type(BACK)
    program.wait_for("Do you sell your products online?")
    program.type(LEAVE)
    assert program.finish() == 130
    assert "a.yaml was changed from outside" in program.said
    assert "ecomdiag assess a-2.yaml" in program.said
    assert (tmp_path / "a.yaml").read_text() == theirs


def test_a_signal_leaves_as_ctrl_c_does(shipped: Questionnaire, tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en")
    program.wait_for("Do you sell your products online?")
    program.process.kill(signal.SIGINT)
    assert program.finish() == 130
    assert "Traceback" not in program.said


def test_the_language_chosen_last_is_that_of_the_report_and_of_the_command(tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en")
    program.wait_for("Do you sell your products online?")
    program.type(LANGUAGE)
    program.wait_for("¿Vendes tus productos online?")
    program.type(LEAVE)
    assert program.finish() == 130
    assert "ecomdiag assess a.yaml --lang es" in program.said


def test_the_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en")
    program.wait_for("Do you sell your products online?")
    program.type(LEAVE)
    program.finish()
    assert program.said.count("\x1b[?1049h") == program.said.count("\x1b[?1049l") == 1
    assert program.said.rfind("\x1b[?25h") > program.said.rfind("\x1b[?25l")


# Nobody there ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), *slow([("--plain",), ("--format", "json")])])
@pytest.mark.parametrize("stdin", ["keys", *slow(["nothing", "null"])])
def test_keys_piped_in_are_refused(tmp_path: Path, arguments: tuple[str, ...], stdin: str) -> None:
    given = {
        "keys": {"input": b"4\n\n\n\n"},
        "nothing": {"input": b""},
        "null": {"stdin": subprocess.DEVNULL},
    }
    done = subprocess.run(
        [sys.executable, "-m", "ecomdiag", "assess", "a.yaml", *arguments],
        cwd=tmp_path, capture_output=True, env={**os.environ, "LANG": "C.UTF-8"}, **given[stdin],  # type: ignore[call-overload]
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"--answers" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_keys_piped_in_are_refused_at_a_terminal_too(tmp_path: Path) -> None:
    line = f"yes 1 | {shlex.quote(sys.executable)} -m ecomdiag assess a.yaml; echo exit $?"
    child = pexpect.spawn("/bin/sh", ["-c", line], cwd=str(tmp_path), timeout=30)
    child.expect("exit 2")
    child.close()
    assert list(tmp_path.iterdir()) == []


def test_impatient_enters_answer_nothing(tmp_path: Path) -> None:
    """Keys typed before the program is ready to be read: none of them may be taken for an answer."""
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en")
    program.type((ENTER + TAB + " ") * 10)
    program.wait_for("Do you sell your products online?")
    program.type((ENTER + TAB + " ") * 10 + LEAVE)
    assert program.finish() == 130
    assert "sells_online" not in (tmp_path / "a.yaml").read_text()
