"""Tries an installation: everything once that the versions of its dependencies could break.

Run by the Python of the environment in which ecomdiag is installed; needs nothing else but a Unix terminal. Ends with
1 at the first failure.
"""

import contextlib
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sysconfig.get_path("scripts")) / "ecomdiag")
COMPLETE, PARTIAL = (str(ROOT / "examples" / name) for name in ("conservas-ria.yaml", "a-medias.yaml"))
QUIET = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}
SPOKEN = {**QUIET, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
SECONDS = 120


def run(*words: str, code: int = 0, shows: str = "", says: str = "") -> str:
    """Run the command and return what it writes; fail unless it ends, shows and says as it should."""
    done = subprocess.run(
        [COMMAND, *words],
        check=False,
        capture_output=True,
        env=SPOKEN,
        timeout=SECONDS,
        stdin=subprocess.DEVNULL,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    judge(
        words,
        done.returncode == code
        and shows in out
        and says in err
        and "Warning" not in err
        and "Traceback" not in err,
        out + err,
    )
    return out


def judge(words: tuple[str, ...], sound: bool, written: str) -> None:
    """Count one command, or end with what it wrote."""
    judge.count = getattr(judge, "count", 0) + 1
    if not sound:
        sys.exit(f"{written}\nfailed: ecomdiag {' '.join(words)}")


def helps(*words: str) -> None:
    """Ask every command and group for its help."""
    shown = run(*words, "--help", shows="--help")
    _, _, listed = shown.partition("\nCommands:\n")
    for name in re.findall(r"^  (\w[\w-]*)", listed.partition("\n\n")[0], re.MULTILINE):
        helps(*words, name)


def files(folder: Path) -> None:
    """Templates, checks and reports in every format and both languages."""
    for language in ("es", "en"):
        run("template", "--lang", language, "--wording", "clear", shows="answers:")
        run("template", "--observable", "--lang", language, shows="from_outside: true")
        run("check", COMPLETE, "--lang", language)
        for form in ("table", "json", "markdown", "html"):
            run(
                "assess",
                "--answers",
                COMPLETE,
                "--lang",
                language,
                "--format",
                form,
                "--date",
                "2026-11-23",
                shows="Conservas",
            )
    run("assess", "--answers", PARTIAL, "--partial", "--format", "json", shows='"score_range"')
    run("check", PARTIAL, "--format", "json", code=3, shows='"unanswered"')
    run("crosswalk", COMPLETE, "--to", "dii")
    run("plan", COMPLETE)
    run("plan", COMPLETE, "--format", "html", shows="<svg")
    run(
        "assess",
        "--answers",
        COMPLETE,
        "-o",
        str(folder / "r.md"),
        "-o",
        str(folder / "r.json"),
        "-o",
        str(folder / "r.txt"),
    )
    brand = str(ROOT / "examples" / "brand" / "brand.yaml")
    run("assess", "--answers", COMPLETE, "--brand", brand, "--format", "html", shows="data:image/svg+xml")
    if find_spec("typst"):
        run("assess", "--answers", COMPLETE, "-o", str(folder / "r.pdf"))
    else:
        said = run("assess", "--answers", COMPLETE, "-o", str(folder / "r.pdf"), code=2, says="ecomdiag[pdf]")
        judge(("-o r.pdf",), not said and not (folder / "r.pdf").exists(), said)
    run("asses", code=2)


def cohorts(folder: Path) -> None:
    """Many companies at once, from a folder of answers to two periods side by side, if the extra is there."""
    (folder / "answers").mkdir()
    for source in (COMPLETE, PARTIAL):
        shutil.copy(source, folder / "answers")
    scores = str(folder / "scores.parquet")
    score = ("cohort", "score", str(folder / "answers"), "-o", scores)
    if not find_spec("duckdb"):
        run(*score, code=2, says="ecomdiag[cohort]")
        return
    run(*score, shows="2 rows")
    run("cohort", "report", scores, shows="Fewer than 10")
    run("cohort", "benchmark", scores, "-o", str(folder / "benchmark.json"))
    run("cohort", "join", scores, scores, "-o", str(folder / "moves.html"), "-o", str(folder / "moves.csv"))
    run("cohort", "sql", "--dialect", "postgres", shows="CREATE OR REPLACE VIEW")


def questionnaires() -> None:
    """Everything that reads a questionnaire; the proof of the shipped one is a step of its own."""
    run("questionnaire", "show", shows="sells_online")
    run("questionnaire", "schema", "questions", shows='"$schema"')
    run("questionnaire", "check", "dii")
    questions = str(ROOT / "data" / "questions.yaml")
    run("questionnaire", "diff", questions, questions)


def python() -> None:
    """One company and one that does not exist, through what ``import ecomdiag`` hands on."""
    script = f"""
import ecomdiag
questionnaire = ecomdiag.load_questionnaire()
diagnosis = ecomdiag.diagnose(questionnaire, ecomdiag.load_answers({COMPLETE!r}, questionnaire))
for form in ("table", "json", "markdown", "html"):
    print(ecomdiag.render(diagnosis, form, language="es"))
try:
    ecomdiag.load_answers("none.yaml", questionnaire)
except ecomdiag.EcomdiagError as error:
    print(error)
"""
    words = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(words, check=False, capture_output=True, env=SPOKEN, timeout=SECONDS)
    out, err = done.stdout.decode(), done.stderr.decode()
    judge(("import ecomdiag",), not done.returncode and "there is no file none.yaml" in out, out + err)


def interview(folder: Path, *words: str, keys: Callable[[str], bytes], code: int) -> None:
    """Hold an interview in a terminal: whenever nothing more is shown, type the keys for what is shown."""
    process, terminal = pty.fork()
    if not process:
        os.environ.update(SPOKEN)
        os.chdir(folder)
        os.execv(COMMAND, [COMMAND, "assess", *words, "--lang", "en"])
    written, until = b"", time.monotonic() + SECONDS
    try:
        while time.monotonic() < until:
            shown = os.read(terminal, 1 << 16) if select.select([terminal], [], [], 0.5)[0] else None
            if shown:
                written += shown
            elif written:
                os.write(terminal, keys(written.decode(errors="replace")))
        os.kill(process, signal.SIGKILL)
    except OSError:  # so Linux tells that the program has ended
        pass
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    text = written.decode(errors="replace")
    judge(words, ended == code and "Traceback" not in text, text)


def plainly(shown: str) -> bytes:
    """Go straight to the questions, take the first choice of each, go on after every review, and finish at the end."""
    if shown.rstrip().endswith(("straight to the questions:", "finish:")):
        return b">\n"
    return b"\n" if shown.rstrip().endswith("to change:") else b"1\n"


def answered(path: Path) -> bool:
    """Whether an answers file has its first answer."""
    return path.exists() and "  sells_online: " in path.read_text(encoding="utf-8")


def main() -> None:
    """Try it all, in an empty folder: Python imports first what lies where it is started, a checkout for instance."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = Path(name)
        run("--version", shows="ecomdiag ")
        helps()
        questionnaires()
        python()
        files(folder)
        cohorts(folder)
        interview(folder, "plain.yaml", "--questionnaire", "dii", "--plain", keys=plainly, code=0)
        kept = folder / "keys.yaml"
        interview(folder, kept.name, keys=lambda _: b"\x03" if answered(kept) else b"\t1", code=130)
        judge((kept.name,), answered(kept), "nothing was saved")
    print(f"Python {sys.version.split()[0]}: {judge.count} commands passed")


if __name__ == "__main__":
    main()
