"""Renews the pages that show the program: its commands, and its questionnaire in each language.

In ``docs/commands.md`` and ``docs/es/commands.md`` the help of every command and the exit codes, which stand in
the READMEs too; ``docs/questionnaire.*.md`` whole. Beside them the schema of a saved diagnosis, in ``data/schemas/``.
``python tools/render_docs.py`` writes them; with ``--check`` it only says whether they are current.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import typer

from ecomdiag import cli
from ecomdiag.commands.exits import EVERY
from ecomdiag.diagnosis.saved import VERSION, SavedDiagnosis
from ecomdiag.record.schema import definitions
from ecomdiag.texts import LANGUAGES, Language, say

ROOT = Path(__file__).resolve().parent.parent
PAGES: dict[Language, Path] = {
    "en": ROOT / "docs" / "commands.md",
    "es": ROOT / "docs" / "es" / "commands.md",
}
READMES: dict[Language, Path] = {"en": ROOT / "README.md", "es": ROOT / "README.es.md"}
_CODES: dict[Language, tuple[str, str]] = {
    "en": ("| code | meaning |", "Exit codes: "),
    "es": ("| código | significado |", "Códigos de salida: "),
}
_LOCALES: dict[Language, dict[str, str]] = {
    "en": {"LANG": "C.UTF-8"},
    "es": {"LANG": "es_ES.UTF-8", "PYTHONUTF8": "1"},
}
#: Runs the command line for each list of words that comes in, and hands out what each printed.
_PROGRAM = """
import contextlib, io, json, sys
from ecomdiag.cli import app

printed = []
for words in json.load(sys.stdin):
    sys.argv = ["ecomdiag", *words]
    shown = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(shown), contextlib.suppress(SystemExit):
        app(prog_name="ecomdiag")
    shown.flush()
    printed.append(shown.buffer.getvalue().decode())
json.dump(printed, sys.stdout)
"""


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, groups included."""
    yield path
    for name in getattr(command, "names", {}):
        yield from commands(command.get_command(None, name), (*path, name))


def printed(every: Sequence[Sequence[str]], language: Language = "en") -> list[str]:
    """Return what each command line prints on a terminal of 80 columns where a language is spoken.

    By one process for all: the language of the help is settled when the program starts.
    """
    spoken = {"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "TERMINAL_WIDTH"}
    quiet = {name: value for name, value in os.environ.items() if name not in spoken}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**quiet, **_LOCALES[language], "COLUMNS": "80", "TERM": "dumb"},
        input=json.dumps(every).encode(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    told: list[str] = json.loads(done.stdout)
    return told


def shown_help(language: Language) -> Iterator[str]:
    """Yield a chapter for every command."""
    every = list(commands(typer.main.get_command(cli.app)))
    for words, text in zip(every, printed([(*words, "--help") for words in every], language), strict=True):
        told = "\n".join(line.rstrip() for line in text.splitlines()).strip()
        yield f"### `{' '.join(('ecomdiag', *words))}`\n\n```text\n{told}\n```\n"


def exit_codes(language: Language) -> Iterator[str]:
    """Yield the table of exit codes."""
    yield f"{_CODES[language][0]}\n| ---: | --- |"
    yield from (f"| {code} | {say(f'exit.{code}', language)} |" for code in EVERY)


def exit_codes_in_short(language: Language) -> str:
    """Return the exit codes as a paragraph."""
    codes = [f"{code} ({say(f'exit.{code}', language).rstrip('.')})" for code in EVERY]
    return textwrap.fill(_CODES[language][1] + " · ".join(codes), 130, break_on_hyphens=False)


def rendered(page: Path, parts: Mapping[str, str]) -> str:
    """Return a page with what stands between its marks made anew."""
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, found = marks.subn(lambda mark, part=part: f"{mark[1]}\n{part}\n{mark[2]}", text)  # type: ignore[misc]
        if found != 1:
            raise RuntimeError(f"{found} places for “{name}” in {page.name}")
    return text


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page with what it should hold."""
    for language in LANGUAGES:
        page, readme = PAGES[language], READMES[language]
        codes = "\n".join(exit_codes(language)) + "\n"
        yield page, rendered(page, {"help": "\n".join(shown_help(language)), "exit codes": codes})
        yield readme, rendered(readme, {"exit codes": exit_codes_in_short(language) + "\n"})
        path = ROOT / "docs" / f"questionnaire.{language}.md"
        yield path, *printed([("questionnaire", "show", "--lang", language)])
    yield ROOT / "data" / "schemas" / "diagnosis-record.schema.json", record_schema()


def record_schema() -> str:
    """Return the schema of a saved diagnosis, made from its records."""
    found = definitions(SavedDiagnosis)
    whole = found.pop("SavedDiagnosis")
    whole["properties"]["format_version"] = {"const": VERSION}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:ecomdiag:diagnosis-record:{VERSION}",
        "title": "ecomdiag diagnosis record",
        **whole,
        "$defs": dict(sorted(found.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


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
