"""Renews the pages that show the program: its commands, and its questionnaire in each language.

In ``docs/commands.md`` the help of every command and the exit codes; ``docs/questionnaire.*.md`` whole.
``python tools/render_docs.py`` writes them; with ``--check`` it only says whether they are current.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from ecomdiag import cli
from ecomdiag.errors import AnswersError, QuestionnaireError, UsageError
from ecomdiag.texts import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "commands.md"

#: What each exit code says to a script.
EXIT_CODES: dict[int, str] = {
    0: "Done.",
    cli.BELOW_LIMIT: "`--fail-under` is not met: the score, or the lowest that it may still be, is below.",
    UsageError.exit_code: "The call cannot be carried out: wrong options, a file that cannot be read or "
    "written, no terminal to ask in.",
    AnswersError.exit_code: "The answers are wrong or incomplete; every problem is on standard error, "
    "or for `check` on standard output.",
    QuestionnaireError.exit_code: "The questionnaire is wrong; every fault is on standard error.",
    cli.INTERRUPTED: "Interrupted. An interview has saved every answer given.",
}


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, groups included."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


def help_of(words: tuple[str, ...]) -> str:
    """Return the help of a command, as an English terminal of 80 columns shows it."""
    lines = (line.rstrip() for line in printed((*words, "--help")).splitlines())
    return "\n".join(lines).strip()


def printed(words: tuple[str, ...]) -> str:
    """Return what a command prints on an English terminal of 80 columns."""
    spoken = {"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "TERMINAL_WIDTH"}
    quiet = {name: value for name, value in os.environ.items() if name not in spoken}
    program = "from ecomdiag.cli import app; app(prog_name='ecomdiag')"
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**quiet, "LANG": "C.UTF-8", "COLUMNS": "80", "TERM": "dumb"},
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def shown_help() -> Iterator[str]:
    """Yield a chapter for every command."""
    for words in commands(typer.main.get_command(cli.app)):
        yield f"### `{' '.join(('ecomdiag', *words))}`\n\n```text\n{help_of(words)}\n```\n"


def exit_codes() -> Iterator[str]:
    """Yield the table of exit codes."""
    yield "| code | meaning |\n| ---: | --- |"
    yield from (f"| {code} | {meaning} |" for code, meaning in sorted(EXIT_CODES.items()))


def rendered(text: str) -> str:
    """Return the page with what stands between its marks made anew."""
    parts = {"help": "\n".join(shown_help()), "exit codes": "\n".join(exit_codes()) + "\n"}
    for name, part in parts.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, found = marks.subn(lambda mark, part=part: f"{mark[1]}\n{part}\n{mark[2]}", text)  # type: ignore[misc]
        if found != 1:
            raise RuntimeError(f"{found} places for “{name}” in {PAGE.name}")
    return text


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page with what it should hold."""
    yield PAGE, rendered(PAGE.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        path = ROOT / "docs" / f"questionnaire.{language}.md"
        yield path, printed(("questionnaire", "show", "--lang", language))


def is_current(path: Path, text: str) -> bool:
    """Say whether a page holds what it should."""
    return path.exists() and path.read_text(encoding="utf-8") == text


def main() -> None:
    """Renew the pages, or say which are not current."""
    stale = {path: text for path, text in pages() if not is_current(path, text)}
    if "--check" in sys.argv[1:]:
        names = ", ".join(path.name for path in stale)
        sys.exit(f"{names}: not current: python tools/render_docs.py" if stale else None)
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
