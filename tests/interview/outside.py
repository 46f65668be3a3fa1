"""The real program in a real shell, while things happen to its file, its disk, its terminal and itself.

``python tests/interview/outside.py 300`` plays 300 random sequences and prints what was lost, or said and not so.
An answer counts as acknowledged when the screen after it was painted. Whatever happens, all those must be in the
file that the program names at the end; only where nothing can be written anywhere may it say that they are lost.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pexpect
from keys import BACK, SECTIONS, session, step
from program import PATIENCE, Program
from sheets import random_sheet
from test_plain import line_for

from ecomdiag.interview.note_screen import NoteScreen
from ecomdiag.interview.screens import Answered, QuestionScreen
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet

READY = "READY>"
#: What is asked before answers that are in no file are left.
LOSE = "Leave and lose them?"
THEIRS = "# somebody else's notes\nquestionnaire: online-export\nversion: '1.0'\nanswers:\n"
ANSI = re.compile(r"\x1b(?:\[[?0-9;]*[a-zA-Z]|\][^\x07]*\x07|[=>()][B0]?)")
#: Nothing longer than this can be written while the disk is "full".
FULL = 16


def protects() -> bool:
    """Whether a file can be made read-only for who runs this: root ignores modes, but not the immutable flag."""
    if os.geteuid() != 0:
        return True
    with tempfile.NamedTemporaryFile() as file:
        done = subprocess.run(["chattr", "+i", file.name], capture_output=True, check=False)
        subprocess.run(["chattr", "-i", file.name], capture_output=True, check=False)
        return done.returncode == 0


class Shell(Program):
    """A person's shell, in which the program is started, put aside, brought back and ended."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        super().__init__(
            folder, columns=200, rows=60, PS1=f"{READY} ", HOME=str(folder / "home"), TMPDIR=str(folder / "tmp"),
            program=("bash", ["--norc", "--noprofile", "--noediting", "-i"]),
        )  # fmt: skip
        self.wait_for(READY)
        self.type(" ".join([sys.executable, "-m", "ecomdiag", "assess", *arguments]) + "\n")

    @property
    def pid(self) -> int:
        """The process of the program."""
        own = self.process.pid
        return int(Path(f"/proc/{own}/task/{own}/children").read_text().split()[0])

    def since(self, mark: int) -> str:
        """What was written since then, as one line of words."""
        return " ".join(ANSI.sub(" ", self.written[mark:].decode(errors="replace")).split())

    def hang_up(self, pid: int) -> None:
        """Close the terminal, and wait until the program is gone."""
        os.close(self.process.child_fd)
        end = time.monotonic() + PATIENCE
        while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
            time.sleep(0.02)


class Sequence:
    """One interview with what happens to it, and what is wrong at its end."""

    def __init__(self, questionnaire: Questionnaire, folder: Path, seed: int) -> None:
        self.rng = Random(seed)
        self.plain = bool(seed % 2)
        self.questionnaire = questionnaire
        self.wanted = random_sheet(questionnaire, self.rng, company=None)
        self.shadow = session(questionnaire)
        self.folder = folder
        for name in ("s", "home", "tmp"):
            (folder / name).mkdir()
        self.path = folder / "s" / "a.yaml"
        self.faults: list[str] = []
        self.theirs: dict[Path, bytes] = {}
        self.full = self.refused = False
        self.shell = Shell(folder, str(self.path), "--lang", "en", *(["--plain"] if self.plain else []))
        self._await(self._next_text(), 0)

    def play(self) -> None:
        """Answer, let things happen, and end."""
        happenings: list[Callable[[], None]] = [
            self.delete, self.replace, self.put_folder, self.remove_folder, self.fill, self.suspend, self.suspend
        ]  # fmt: skip
        if PROTECTS:
            happenings.append(self.protect)
        for _ in range(self.rng.randint(1, 4)):
            for _ in range(self.rng.randint(0, 4)):
                self.answer()
            self.rng.choice(happenings)()
        if self.rng.random() < 0.5:
            self.free()
        for _ in range(self.rng.randint(0, 2)):
            self.answer()
        self.end()

    # What happens ---------------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Somebody deletes the file."""
        if not self._guarded() and self.path.is_file():
            self.path.unlink()
            self.theirs.pop(self.path, None)

    def replace(self) -> None:
        """A sync client, or an editor's undo, brings back another version."""
        if not self._guarded() and self.path.parent.is_dir() and not self.path.is_dir():
            content = THEIRS.encode() if self.rng.random() < 0.7 else b"\x00\xff no text"
            self.path.write_bytes(content)
            self.theirs[self.path] = content

    def put_folder(self) -> None:
        """A folder stands where the file was."""
        self.delete()
        if self.path.parent.is_dir() and not self.path.exists():
            self.path.mkdir()

    def remove_folder(self) -> None:
        """The whole folder is gone: a memory stick pulled out."""
        if not self._guarded():
            shutil.rmtree(self.path.parent, ignore_errors=True)
            self.theirs = {path: held for path, held in self.theirs.items() if path.exists()}

    def protect(self) -> None:
        """The file is made read-only."""
        if self.path.is_file():
            _protect(self.path, on=True)

    def fill(self) -> None:
        """The disk is full, wherever one writes."""
        self._limit(FULL)
        self.full = True

    def free(self) -> None:
        """There is room again, and what was read-only can be written."""
        self._limit(resource.RLIM_INFINITY)
        if self.path.is_file():
            _protect(self.path, on=False)
        if self.refused and not self.plain:
            # What was said of the refusal is to be gone before the next answer is looked for.
            self.shell.type(SECTIONS)
            self.shell.wait_for("Go to a section")
            self.shell.type(BACK)
            self._await(self._next_text(), 0)
        self.full = self.refused = False

    def suspend(self) -> None:
        """Ctrl-Z and back."""
        mark = len(self.shell.written)
        self.shell.type("\x1a")
        self.shell.wait_for(lambda: "Stopped" in self.shell.since(mark))
        mark = len(self.shell.written)
        self.shell.type("fg\n")
        if self.plain:
            self.shell.wait_for(
                lambda: self.shell.since(mark).count("ype") > 0 or "nter to go" in self.shell.since(mark)
            )
        else:
            self.shell.wait_for(lambda: "\x1b[?1049h" in self.shell.written[mark:].decode(errors="replace"))
            self._await(self._next_text(), mark)

    # What the person does -------------------------------------------------------------------------------------

    def answer(self) -> None:
        """Answer a question, and take in whether it was kept; one that was refused is not given twice in vain."""
        screen = self.shadow.screen
        if screen is None or self.refused:
            return
        keys, reply = step(screen, self.wanted)
        if self.plain:
            asked = isinstance(screen, QuestionScreen)
            keys = [line_for(screen.question, reply.answer, self.rng, "en") if asked else "", "\n"]  # type: ignore[union-attr]
        before = self.shadow.sheet
        self.shadow.reply(reply)
        mark = len(self.shell.written)
        self.shell.type("".join(keys))
        wanted = self._next_text()
        if self._await(wanted, mark, or_else="could not be saved"):
            self._look_at_notice(mark)
            return
        self.refused = True
        # The question stays, and so does what was acknowledged before it.
        self.shadow = session(self.questionnaire, before, resume_at=self._question_of(screen))
        safe = "What came before is safe" in self._seen(mark)
        if safe and not self._holds(self.path, before):
            self.faults.append("said to be safe in the file, and is not")
        if isinstance(reply, Answered) and not (self.full or _protected(self.path)):
            self.faults.append("refused, though it could be saved")

    def end(self) -> None:
        """Leave in one of the ways there are, and compare what is said with what is on disk."""
        way = self.rng.choice(
            ["\x03", "\x04", "\x1c", signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, "close"]
        )
        pid, mark = self.shell.pid, len(self.shell.written)
        if way == "close":
            self.shell.hang_up(pid)
            said = ""
        else:
            if isinstance(way, str):
                self.shell.type(way)
            else:
                os.kill(pid, way)
            self.shell.wait_for(lambda: any(own in self.shell.since(mark) for own in (READY, LOSE)))
            if READY not in self.shell.since(mark):
                self._lose()
            self.shell.wait_for(lambda: READY in self.shell.since(mark))
            said = self.shell.since(mark)
            self.shell.process.close(force=True)
        self._compare(said, closed=way == "close")

    def _lose(self) -> None:
        """Say yes to leaving without the answers: asked only if they are in no file."""
        if any(self._holds(path, self.shadow.sheet) for path in self._places()):
            self.faults.append("asked whether to lose what is kept")
        self.shell.type("y")

    def _places(self) -> list[Path]:
        """Return where answers may have been kept."""
        return [self.path, *self.folder.rglob("a-*.yaml")]

    def _compare(self, said: str, *, closed: bool) -> None:
        given = self.shadow.sheet
        kept = [path for path in self._places() if self._holds(path, given)]
        named = re.search(r"All answers are saved in (\S+)\. To go on: (ecomdiag assess .*)", said)
        if named and Path(named[1]) not in kept:
            self.faults.append(f"said to be in {named[1]}, and is not")
        if named and named[1] not in named[2]:
            self.faults.append(f"the command does not go on with {named[1]}")
        if "NOT saved" in said and kept:
            self.faults.append("said to be lost, and is not")
        if not closed and not named and "NOT saved" not in said:
            self.faults.append(f"nothing is said: {said[-300:]}")
        if given.answers and not kept and not self.full:
            self.faults.append("lost")
        if "Traceback" in self.shell.said:
            self.faults.append("traceback")
        if (
            not closed
            and not self.plain
            and self.shell.said.count("\x1b[?1049h") != self.shell.said.count("\x1b[?1049l")
        ):
            self.faults.append("the terminal is left on its other screen")
        self.faults += [
            f"{path.name} is not as they left it"
            for path, held in self.theirs.items()
            if path.read_bytes() != held
        ]

    # Helpers --------------------------------------------------------------------------------------------------

    def _guarded(self) -> bool:
        return _protected(self.path)

    def _limit(self, size: int) -> None:
        hard = resource.prlimit(self.shell.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.shell.pid, resource.RLIMIT_FSIZE, (size, hard))

    def _next_text(self) -> str:
        screen = self.shadow.screen
        if isinstance(screen, QuestionScreen):
            return " ".join(screen.question.text.en.split())
        return screen.title if isinstance(screen, NoteScreen) else "Review of"

    def _question_of(self, screen: object) -> str | None:
        return screen.question.id if isinstance(screen, QuestionScreen) else None

    def _seen(self, mark: int) -> str:
        """What the person sees: the screen, or the lines since then."""
        return self.shell.since(mark) if self.plain else self.shell.text

    def _await(self, wanted: str, mark: int, or_else: str = "") -> bool:
        """Wait for a text; say whether it came, and not the other."""
        self.shell.wait_for(
            lambda: wanted in self._seen(mark) or bool(or_else and or_else in self._seen(mark))
        )
        return not (or_else and or_else in self._seen(mark))

    def _look_at_notice(self, mark: int) -> None:
        """If it is said that saving goes on elsewhere, it does, with all that was answered."""
        told = re.search(
            r"saving goes on in (\S+?)\.( |$)|All answers are now in (\S+?), where", self._seen(mark)
        )
        if told is None:
            return
        self.path = Path(told[1] or told[3])
        if not self._holds(self.path, self.shadow.sheet):
            self.faults.append(f"said to go on in {self.path}, and does not")

    def _holds(self, path: Path, given: AnswerSheet) -> bool:
        try:
            kept = read_answers(path.read_bytes(), self.questionnaire).sheet.answers
        except Exception:  # noqa: BLE001 - whatever it is, it is not there
            return False
        return all(_same(kept.get(name), answer) for name, answer in given.answers.items())


def _same(kept: object, wanted: object) -> bool:
    return (
        sorted(kept) == sorted(wanted)
        if isinstance(kept, tuple) and isinstance(wanted, tuple)
        else kept == wanted
    )


def _protect(path: Path, *, on: bool) -> None:
    if os.geteuid() == 0:
        subprocess.run(["chattr", "+i" if on else "-i", str(path)], capture_output=True, check=False)
    else:
        path.chmod(0o400 if on else 0o600)


def _protected(path: Path) -> bool:
    return path.is_file() and not os.access(path, os.W_OK)


PROTECTS = protects()


def played(questionnaire: Questionnaire, folder: Path, seed: int) -> tuple[int, str]:
    """Play one sequence; return how many answers were acknowledged, and what is wrong if anything."""
    sequence = Sequence(questionnaire, folder, seed)
    try:
        sequence.play()
    finally:
        for path in folder.rglob("*.yaml"):
            if path.is_file():
                _protect(path, on=False)
    return len(sequence.shadow.sheet.answers), "; ".join(sequence.faults)


def main(count: int) -> int:
    questionnaire = load_questionnaire()
    start, answers, found = time.perf_counter(), 0, []
    for seed in range(count):
        with tempfile.TemporaryDirectory() as folder:
            try:
                acknowledged, wrong = played(questionnaire, Path(folder), seed)
            except (AssertionError, pexpect.ExceptionPexpect) as error:
                acknowledged, wrong = 0, f"stuck: {error}"
        answers += acknowledged
        if wrong:
            found.append(f"seed {seed}: {wrong}")
            print(found[-1], flush=True)
    print(
        f"{count} sequences of outside events, {answers} answers acknowledged, {len(found)} with a loss or an untruth"
        f"{'' if PROTECTS else '; no file could be made read-only here'}; {time.perf_counter() - start:.0f} s"
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
