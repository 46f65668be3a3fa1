"""Signals, Ctrl-Z and terminals that go away, on the real program; and the mechanism by itself."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")

from program import PATIENCE, Program  # noqa: E402
from searches import slow, slow_case  # noqa: E402

from ecomdiag.interview.interruptions import Interruptions  # noqa: E402
from ecomdiag.loader.answers import read_answers  # noqa: E402
from ecomdiag.questionnaire.model import Questionnaire  # noqa: E402

ANSI = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
FIRST, SECOND = "Do you sell your products online?", "Which of these descriptions"
OPTIONS = [
    "--company",
    "Ñandú & Hijos, S.L.",
    "--home",
    "Portugal",
    "--date",
    "2026-11-29",
    "--format",
    "json",
]


def begun(folder: Path, *options: str, plain: bool) -> Program:
    """Begin an interview and give its first answer."""
    arguments = ["assess", "a.yaml", "--lang", "en", *options, *(["--plain"] if plain else [])]
    program = Program(folder, *arguments, columns=200, rows=60, HOME=str(folder), TMPDIR=str(folder))
    program.wait_for(FIRST)
    program.type("4\n" if plain else "4")
    program.wait_for(SECOND)
    return program


def last_lines(program: Program, count: int) -> list[str]:
    return [line for line in ANSI.sub("", program.said).replace("\r", "").split("\n") if line.strip()][
        -count:
    ]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("SIGTERM", False),
        ("SIGHUP", True),
        *(slow_case(name, False) for name in ("SIGINT", "SIGHUP", "SIGQUIT")),
        *(slow_case(name, True) for name in ("SIGINT", "SIGTERM", "SIGQUIT")),
    ],
)
def test_every_signal_saves_restores_the_terminal_and_says_how_to_go_on(
    shipped: Questionnaire, tmp_path: Path, name: str, plain: bool
) -> None:
    program = begun(tmp_path, *OPTIONS, "-o", "r.md", "-o", "r.json", plain=plain)
    program.process.kill(getattr(signal, name))
    assert program.finish() == 130
    assert program.said.count("\x1b[?1049h") == program.said.count("\x1b[?1049l") == (not plain)
    assert "Traceback" not in program.said
    said, command = last_lines(program, 2)
    assert said == "All answers are saved in a.yaml. To go on:"
    given = shlex.split(command)
    assert given[:3] == ["ecomdiag", "assess", "a.yaml"]
    wanted = [*OPTIONS, "-o", "r.md", "-o", "r.json", *(["--plain"] if plain else [])]
    assert sorted(given[3:]) == sorted(wanted)
    kept = read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet
    assert (kept.company, kept.home, kept.answers) == (OPTIONS[1], "PT", {"sells_online": "yes"})
    again = Program(tmp_path, *given[1:], columns=200, rows=60)
    again.wait_for(SECOND)
    again.kill()


def test_a_signal_that_comes_before_the_first_screen_ends_it_all_the_same() -> None:
    with Interruptions() as interruptions:
        os.kill(os.getpid(), signal.SIGTERM)
        woken: list[str] = []
        with interruptions.waking(lambda: woken.append("now")):
            assert woken == ["now"]
        os.kill(os.getpid(), signal.SIGTERM)
        assert woken == ["now"]


def test_signals_are_heard_while_a_line_is_waited_for() -> None:
    source, typing = os.pipe()
    seen: list[str] = []

    def person() -> None:
        os.kill(os.getpid(), signal.SIGCONT)
        end = time.monotonic() + PATIENCE
        while not seen and time.monotonic() < end:
            time.sleep(0.01)
        os.write(typing, b"4\n")

    before = signal.set_wakeup_fd(-1)
    with (
        Interruptions() as interruptions,
        interruptions.waking(lambda: None, redraw=lambda: seen.append("again")),
    ):
        threading.Thread(target=person).start()
        interruptions.wait_for(source)
    assert seen == ["again"]
    assert os.read(source, 10) == b"4\n"
    assert signal.set_wakeup_fd(before) == -1
    os.close(source)
    os.close(typing)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT"])
def test_signals_are_left_as_they_were(name: str) -> None:
    before = signal.getsignal(getattr(signal, name))
    with (
        Interruptions() as interruptions,
        interruptions.waking(lambda: None, redraw=lambda: None, suspend=lambda: None),
    ):
        assert signal.getsignal(getattr(signal, name)) != before
    assert signal.getsignal(getattr(signal, name)) == before


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interruptions() as interruptions:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not interruptions.ended
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("plain", [False, *slow([True])])
def test_a_terminal_that_is_closed_saves_and_ends(
    shipped: Questionnaire, tmp_path: Path, plain: bool
) -> None:
    program = begun(tmp_path, plain=plain)
    os.close(program.process.child_fd)
    end = time.monotonic() + PATIENCE
    while os.waitpid(program.process.pid, os.WNOHANG)[0] == 0:
        assert time.monotonic() < end, "it goes on without a terminal"
        time.sleep(0.02)
    kept = read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet
    assert kept.answers == {"sells_online": "yes"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell with jobs is needed")
@pytest.mark.parametrize("plain", [False, *slow([True])])
def test_ctrl_z_puts_it_aside_and_fg_brings_it_back(tmp_path: Path, plain: bool) -> None:
    from outside import Shell

    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    shell = Shell(tmp_path, "a.yaml", "--lang", "en", *(["--plain"] if plain else []))
    shell.wait_for(FIRST)
    mark = len(shell.written)
    shell.type("\x1a")
    shell.wait_for(lambda: "Stopped" in shell.since(mark))
    shell.type("echo a shell, $((6 * 7))\n")
    shell.wait_for(lambda: "a shell, 42" in shell.since(mark))
    mark = len(shell.written)
    shell.type("fg\n")
    shell.wait_for(lambda: ("Type the number" if plain else FIRST) in shell.since(mark))
    shell.type("4\n" if plain else "4")
    shell.wait_for(SECOND)
    shell.process.close(force=True)


# What is said on leaving, and what is on disk --------------------------------------------------------------


@pytest.mark.parametrize("plain", [True, *slow([False])])
def test_a_file_that_was_deleted_is_there_again_on_leaving(
    shipped: Questionnaire, tmp_path: Path, plain: bool
) -> None:
    program = begun(tmp_path, plain=plain)
    (tmp_path / "a.yaml").unlink()
    program.type("\x03")
    assert program.finish() == 130
    assert last_lines(program, 2)[0] == "All answers are saved in a.yaml. To go on:"
    assert read_answers((tmp_path / "a.yaml").read_bytes(), shipped).sheet.answers == {"sells_online": "yes"}


def test_an_undo_in_an_editor_leaves_both_versions(shipped: Questionnaire, tmp_path: Path) -> None:
    program = begun(tmp_path, plain=False)
    theirs = b'questionnaire: online-export\nversion: "1.0"\nanswers:\n'
    (tmp_path / "a.yaml").write_bytes(theirs)
    program.type("\x03")
    assert program.finish() == 130
    moved, said, command = last_lines(program, 3)
    assert "a.yaml was changed from outside" in moved
    assert said == "All answers are saved in a-2.yaml. To go on:"
    assert command == "ecomdiag assess a-2.yaml"
    assert (tmp_path / "a.yaml").read_bytes() == theirs
    kept = read_answers((tmp_path / "a-2.yaml").read_bytes(), shipped).sheet
    assert kept.answers == {"sells_online": "yes"}


# Before the first question ----------------------------------------------------------------------------------

FAILING = [
    (["--actions", "nope.yaml"], "nope.yaml"),
    (["-o", "no/such/folder/r.md"], "no/such/folder"),
    (["-o", "a.yaml"], "a.yaml"),
    (["--save", "/dev/null/kept"], "/dev/null/kept: part of the path is not a folder"),
    (["--questionnaire", "nope.yaml"], "nope.yaml"),
    (["--date", "tomorrow"], "tomorrow"),
    (["--company", "x" * 300], "200"),
    (["--home", "Atlantis"], "Atlantis"),
]


@pytest.mark.parametrize(("options", "named"), [*FAILING[:4], *(slow_case(*case) for case in FAILING[4:])])
def test_all_that_can_fail_is_tried_before_the_first_question(
    tmp_path: Path, options: list[str], named: str
) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", *options, columns=200)
    assert program.finish() == 2
    assert named in program.said
    assert FIRST not in program.said
    assert list(tmp_path.iterdir()) == []


# Lines that are no text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["C", *slow(["C.UTF-8", "POSIX"])])
def test_a_byte_that_is_no_text_is_asked_again(tmp_path: Path, locale: str) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", "--plain", LANG=locale, LC_ALL=locale)
    program.wait_for(FIRST)
    program.process.send(b"espa\xf1a\n")
    program.wait_for("cannot be read")
    program.type("4\n")
    program.wait_for(SECOND)
    program.type("\x04")
    assert program.finish() == 130
    assert "Traceback" not in program.said


def test_plain_lines_break_between_words(tmp_path: Path) -> None:
    program = Program(tmp_path, "assess", "a.yaml", "--lang", "en", "--plain", columns=40, rows=60)
    program.wait_for("Type the number of your answer")
    shown = [line for line in program.lines if line]
    assert max(map(len, shown)) <= 40
    whole = "Yes, regularly: online orders come in every month"
    assert whole in program.text
    program.kill()
