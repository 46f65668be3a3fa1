"""Whatever command the program prints can be typed as it stands, and does what was said of it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from own import OWN, OWN_ANSWERS
from running import Run
from searches import slow_case
from sheets import blank

from ecomdiag.commands.resuming import said_again
from ecomdiag.commands.values import CompanyOptions
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.typed import typed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "conservas-ria.yaml"
#: Names that a shell would take for something else.
NAMES = [
    "answers.yaml",
    "mis respuestas.yaml",
    "it's.yaml",
    "$HOME & `id`.yaml",
    "-x.yaml",
    "ñandú*.yaml",
    '"q".yaml',
]


def printed(text: str) -> list[str]:
    """Find the commands in what the program says: on lines of their own, or between quotation marks."""
    lines = re.findall(r"(?m)^(?:.*: )?[ #]*(ecomdiag .*)$", text)
    return [line for line in lines if "“" not in line and "«" not in line] + re.findall(
        r"[“«](ecomdiag [^”»]*)[”»]", text
    )


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_last_line_of_a_report_makes_the_whole_report(
    run: Run, tmp_path: Path, name: str, language: str
) -> None:
    (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    options = [
        "--company",
        "Ñ & Co",
        "--home",
        "España",
        "--region",
        "País Vasco",
        "--date",
        "2026-11-23",
        "--lang",
        language,
    ]
    first = run("assess", f"--answers={name}", *options)
    assert first.returncode == 0
    (command,) = printed(first.stdout)
    done = run(*shlex.split(command)[1:])
    report = "informe.md" if language == "es" else "report.md"
    assert (done.returncode, done.stdout) == (0, "")
    assert {path.name for path in tmp_path.iterdir()} == {name, report}
    whole = run("assess", f"--answers={name}", *options, "--format", "markdown", "--depth", "full")
    assert (tmp_path / report).read_text(encoding="utf-8") == whole.stdout


def test_a_partial_report_of_ones_own_questionnaire_is_made_whole_alike(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own questions.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(OWN_ANSWERS.replace("  second: 10\n", ""), encoding="utf-8")
    (tmp_path / "actions.yaml").write_text(
        "actions:\n  - {id: go, question: first, from: ['no'], to: 'yes', days: [1, 2], title: {es: a, en: a},"
        " why: {es: a, en: a}, first_step: {es: a, en: a}}\n",
        encoding="utf-8",
    )
    own = ["--questionnaire", "own questions.yaml", "--actions", "actions.yaml", "--partial"]
    (command,) = printed(run("assess", "--answers", "own.yaml", *own).stdout)
    assert run(*shlex.split(command)[1:]).returncode == 0
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert (
        text == run("assess", "--answers", "own.yaml", *own, "--format", "markdown", "--depth", "full").stdout
    )


def test_the_command_is_never_broken(run: Run, tmp_path: Path) -> None:
    name = f"{'long ' * 30}name.yaml"
    (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    narrow = run("assess", "--answers", name, COLUMNS="50").stdout
    (command,) = printed(narrow)
    assert shlex.split(command)[:4] == ["ecomdiag", "assess", "--answers", name]


def test_answers_that_were_piped_in_cannot_be_piped_in_again(run: Run) -> None:
    shown = run("assess", "--answers", "-", stdin=EXAMPLE.read_bytes()).stdout
    assert printed(shown) == []
    assert "add “--depth full -o report.md” to the command." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("language", "as_printed"), [("es", False), slow_case("es", True), slow_case("en", True)]
)
@pytest.mark.parametrize(
    "words",
    [
        "template",
        "template --questionnaire dii",
        "template --questionnaire 'own questions.yaml'",
        "assess",
        "check empty.yaml",
        "asses",
        "assess --nothing",
        "questionnaire shw",
        "crosswalk a.yaml --to dii -o 'the dii.yaml'",
        "check unknown.yaml",
    ],
)
def test_every_command_that_is_printed_runs_as_printed(
    run: Run, tmp_path: Path, words: str, language: str, *, as_printed: bool
) -> None:
    (tmp_path / "own questions.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "unknown.yaml").write_text("questionnaire: online-export\nanswers: {nothing: 1}\n", "utf-8")
    spoken = {"LANGUAGE": language}
    first = run(*shlex.split(words), **spoken)
    said = first.stdout + first.stderr
    commands = printed(said)
    assert commands
    for command in commands:
        given = "new.yaml" if " -o " in command else "a.yaml"
        # In the language in which it was printed a process is started for each: where there is time for it.
        again = run(*shlex.split(re.sub("ARCHIVO|FILE", given, command))[1:], **spoken if as_printed else {})
        told = again.stderr
        to_ask = again.returncode == 2 and ("no terminal" in told or "no hay un terminal" in told)
        assert again.returncode in (0, 3) or to_ask or "exists" in told, (command, told)


def test_the_commands_of_a_template_take_no_file_for_an_option(run: Run, tmp_path: Path) -> None:
    (tmp_path / "-own.yaml").write_text(OWN, encoding="utf-8")
    assert run("template", "--questionnaire", "-own.yaml", "-o", "-mine.yaml").returncode == 0
    commands = printed((tmp_path / "-mine.yaml").read_text(encoding="utf-8"))
    assert len(commands) == 3
    for command in commands:
        done = run(*shlex.split(command)[1:])
        assert done.returncode in (0, 3), (command, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell is needed")
@pytest.mark.parametrize("name", [*NAMES, "two\nlines.yaml", "\\back\\slash"])
def test_what_is_typed_reaches_the_program_as_it_was(name: str) -> None:
    words = [
        sys.executable,
        "-c",
        "import sys; print(ascii(sys.argv[1:]))",
        *said_again([], [("--x", name)], "en"),
    ]
    done = subprocess.run(["bash", "-c", typed(words)], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() in (ascii(["--x", name]), ascii([f"--x={name}"]))


def test_windows_quotes_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert typed(["ecomdiag", "assess", "mis respuestas.yaml"]) == 'ecomdiag assess "mis respuestas.yaml"'


@pytest.mark.parametrize("dated", [("--date", "2026-11-23"), ()])
def test_rules_are_promised_and_the_day_is_said_again_if_it_was_said(
    run: Run, dated: tuple[str, ...]
) -> None:
    shown = " ".join(run("assess", "--answers", str(EXAMPLE), *dated).stdout.split())
    (rest,) = re.findall(r"There is more: .*? Save it", shown)
    assert "countries, rules" in rest
    assert ("--date" in shown) is bool(dated)


@pytest.mark.parametrize(
    ("said", "sheet", "kept"),
    [
        (("Ría", "España", "galicia"), ("Ría", "ES", "ES-GA"), {"--company", "--home", "--region"}),
        (("Ría", "España", "galicia"), ("Other", "ES", "ES-GA"), {"--home", "--region"}),
        (("Ría", "España", "galicia"), ("Ría", "PT", None), {"--company"}),
        (("Ría", "España", "galicia"), ("Ría", "ES", "ES-AN"), {"--company", "--home"}),
        (("  Ría ", None, None), ("Ría", "PT", None), {"--company"}),
        (("", None, None), (None, None, None), {"--company"}),
        (("", None, None), ("Ría", None, None), set()),
        ((None, None, None), ("Ría", "ES", "ES-GA"), set()),
    ],
)
def test_an_option_that_the_answers_contradict_since_is_not_said_again(
    shipped: Questionnaire, said: tuple[Any, ...], sheet: tuple[Any, ...], kept: set[str]
) -> None:
    options = CompanyOptions(company=said[0], home=said[1], region=said[2])
    given = replace(blank(shipped), company=sheet[0], home=sheet[1], region=sheet[2])
    assert {option for option, value in options.that_hold(given) if value is not None} == kept
