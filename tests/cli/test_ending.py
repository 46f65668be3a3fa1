"""How a run ends whatever happens: a sentence, a code that means one thing, and never a trace."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import Run, environment
from searches import slow

from ecomdiag.commands import exits, facts
from ecomdiag.commands.ending import ended_by
from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import UsageError

EXAMPLE = Path(__file__).parents[2] / "examples" / "conservas-ria.yaml"
#: What writes on standard output, as all commands do: by one function.
CALLS = ["--version", "assess --help", "template", "assess --answers EXAMPLE --format json"]
posix = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")


def shell(line: str, folder: Path, **spoken: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which ``ecomdiag`` is the program."""
    words = f"{shlex.quote(sys.executable)} -m ecomdiag"
    line = line.replace("ecomdiag", words, 1)
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment(**spoken),
        capture_output=True,
        encoding="utf-8",
        timeout=30,
    )


def call(words: str) -> str:
    questions = EXAMPLE.parents[1] / "data" / "questions.yaml"
    return words.replace("EXAMPLE", shlex.quote(str(EXAMPLE))).replace(
        "QUESTIONS", shlex.quote(str(questions))
    )


# The unforeseen -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "a fault of the program, not yours"), ("es", "un fallo del programa, no vuestro")],
)
@pytest.mark.parametrize(
    "error",
    [KeyError("sells_online"), ValueError("a\x1b[31mb"), RecursionError(), MemoryError(), AssertionError()],
)
def test_the_unforeseen_has_a_code_of_its_own_and_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, language: str, told: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(facts, "load_questionnaire", fail)
    done = run("facts", "--lang", language)
    assert (done.returncode, done.stdout) == (exits.UNFORESEEN, "") == (70, "")
    first, second = done.stderr.splitlines()
    assert told in first
    assert type(error).__name__ in first
    assert "ECOMDIAG_TRACEBACK=1" in second
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" in run("facts", ECOMDIAG_TRACEBACK="1").stderr


def test_what_the_system_refuses_is_told_wherever_it_happens(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr(facts, "load_questionnaire", fail)
    done = run("facts")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "some/file: you do not have permission\n")
    assert run("facts", "--lang", "es").stderr == "some/file: no tenéis permiso\n"


@pytest.mark.parametrize("number", range(1, 134))
def test_every_reason_of_the_system_is_told_in_both_languages(number: int) -> None:
    for language in ("es", "en"):
        told = reason_of(OSError(number, os.strerror(number))).to(language)  # type: ignore[arg-type]
        assert told
        assert "{" not in told


def test_exit_code_1_means_only_that_the_limit_is_not_met(run: Run) -> None:
    kinds = [
        KeyboardInterrupt(),
        UsageError("x"),
        OSError(28, "full"),
        BrokenPipeError(),
        RuntimeError(),
        SystemError(),
    ]
    assert exits.BELOW_LIMIT not in {ended_by(kind) for kind in kinds}


# Standard streams ---------------------------------------------------------------------------------------


def test_all_commands_write_by_one_function() -> None:
    folder = Path(exits.__file__).parent
    writing = re.compile(r"\b(?:print|echo|secho)\(|sys\.std(?:out|err)\.write")
    found = {path.name for path in folder.rglob("*.py") if writing.search(path.read_text(encoding="utf-8"))}
    # The help of a group that is called without a command is told by the group.
    assert found == {"console.py", "command.py"}


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")
@pytest.mark.parametrize("words", CALLS)
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, words: str) -> None:
    done = shell(f"ecomdiag {call(words)} > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "cannot show the result: there is no space left on the disk\n"


@posix
@pytest.mark.parametrize("words", ["--version", "--help", "check EXAMPLE"])
def test_a_closed_standard_output_is_told(tmp_path: Path, words: str) -> None:
    done = shell(f"ecomdiag {call(words)} >&-", tmp_path, LANG="es_ES.UTF-8")
    assert done.returncode == 2
    assert done.stderr == "no puedo mostrar el resultado: está cerrado\n"


@posix
@pytest.mark.parametrize("words", CALLS)
def test_a_reader_that_goes_away_ends_it_without_a_word(tmp_path: Path, words: str) -> None:
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [sys.executable, "-m", "ecomdiag", *shlex.split(call(words))],
        stdout=write, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
    ) as process:  # fmt: skip
        os.close(write)
        assert process.communicate()[1] == b""
    assert process.returncode == exits.READER_GONE == 141


@posix
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("assess --answers EXAMPLE --fail-under 50,5x", 2),
        ("assess --nothing", 2),
        ("assess --answers EXAMPLE --fail-under 100 --format json > report.json", 1),
        ("check none.yaml", 2),
        ("assess --answers EXAMPLE -o r.md", 0),
    ],
)
@pytest.mark.parametrize("stream", ["2> /dev/full", *slow(["2>&-", "2> >(exit)"])])
def test_what_cannot_be_said_changes_no_exit_code(tmp_path: Path, words: str, code: int, stream: str) -> None:
    done = shell(f"ecomdiag {call(words)} {stream}", tmp_path)
    assert done.returncode == code


@posix
def test_a_closed_standard_input_is_told(tmp_path: Path) -> None:
    done = shell("ecomdiag check - <&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "cannot read -: it is closed\n")
    assert shell("ecomdiag assess <&-", tmp_path).returncode == 2
    assert shell("ecomdiag check - <&- >&- 2>&-", tmp_path).returncode == 2


# Files and folders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "x" * 256], "the name is too long"),
        (["check", "漢" * 86], "the name is too long"),
        (["check", "a.yaml/b.yaml"], "part of the path is not a folder"),
        (["check", "loop.yaml"], "it is a link that leads back to itself"),
        (["crosswalk", ".", "--to", "dii"], "it is a folder, not a file"),
        (["check", "nul\0.yaml"], "the name is not valid on this system"),
        (["check", ""], "FILE needs the name of a file, and the one given is empty"),
        (["assess", "--answers", ""], "--answers needs the name of a file, and the one given is empty"),
        (["template", "-o", ""], "--output needs the name of a file, and the one given is empty"),
        (["assess", "--answers", "a.yaml", "--questionnaire", ""], "--questionnaire needs the name of a file"),
        (["assess", "--answers", "a.yaml", "--date", ""], "“” is not a date"),
        (["facts", "--date", ""], "“” is not a date"),
        (["facts", "--date", "a\nb"], "“a b” is not a date"),
        (["check", "no\nfile.yaml"], "there is no file no file.yaml: check the name"),
        (["crosswalk", "a.yaml", "--to", "a\u2028b"], "“a\\u2028b”"),
        (["assess", "--answers", "a.yaml", "b.yaml"], "with --answers nothing is asked, so “b.yaml” does not belong here"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_is_told_in_one_line(
    run: Run, tmp_path: Path, words: list[str], told: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert told in line


@pytest.mark.parametrize("name", ["漢" * 80 + ".yaml", "ñ" * 124 + ".yaml"])
def test_a_long_name_in_any_script_is_a_name(run: Run, tmp_path: Path, name: str) -> None:
    assert run("template", "-o", name).returncode == 0
    assert run("check", name).returncode == 3


@posix
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--version", ""),
        ("check a.yaml", "there is no file a.yaml"),
        ("template -o x.yaml", "cannot write to x.yaml: there is no such folder"),
        ("assess --answers EXAMPLE -o x.md", "cannot write to x.md: there is no such folder"),
    ],
)
def test_a_working_folder_that_is_gone_is_no_riddle(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone && rmdir ../gone && ecomdiag {call(words)}", tmp_path)
    assert "Traceback" not in done.stderr
    assert told in done.stderr
    assert (done.returncode == 2) is bool(told)


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root becomes somebody else")
@pytest.mark.parametrize(
    "words", ["check shut/a.yaml", "assess --answers shut/a.yaml", "template -o shut/b.yaml"]
)
def test_a_folder_without_search_permission_is_told(run: Run, tmp_path: Path, words: str) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    folder.chmod(0o600)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.is_relative_to("/tmp/pytest-of-root"):
            parent.chmod(0o755)
    os.chown(folder, 65534, 65534)
    os.seteuid(65534)
    try:
        done = run(*words.split())
    finally:
        os.seteuid(0)
    assert (done.returncode, done.stdout) == (2, "")
    assert "you do not have permission" in done.stderr


# Signals ------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP), (signal.SIGINT, 130)],
)
@pytest.mark.parametrize("words", ["check -", "questionnaire check -"])
def test_a_signal_ends_a_command_without_a_trace(tmp_path: Path, words: str, number: int, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ecomdiag", *words.split()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
    ) as process:  # fmt: skip
        _wait_until_it_reads(process)
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (code, b"", b"")


def _wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has all it needs and waits for standard input; where the system shows it."""
    state = Path(f"/proc/{process.pid}/wchan")
    for _ in range(200):
        time.sleep(0.02)
        if state.exists() and "pipe_read" in state.read_text(encoding="ascii"):
            return


def test_an_interruption_that_python_would_forget_ends_the_run(tmp_path: Path) -> None:
    """What is raised while an object is deleted is told and forgotten; the run would go on."""
    program = """
import sys
class Deleted:
    def __del__(self):
        raise KeyboardInterrupt
class Finder:
    def find_spec(self, name, *rest):
        if name == "ecomdiag.cli":
            Deleted()
sys.meta_path.insert(0, Finder())
from ecomdiag.__main__ import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, "--version"], capture_output=True, cwd=tmp_path, env=environment()
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@posix
@pytest.mark.parametrize("delay", [0.02, 0.05, 0.08, 0.12, 0.2])
def test_an_interruption_while_it_starts_leaves_no_trace(tmp_path: Path, delay: float) -> None:
    program = "from ecomdiag.__main__ import run; print(flush=True); run()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "check", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, b"")
