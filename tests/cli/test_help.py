"""The help, and what is told of words that a command does not take: whole in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from running import Run

from ecomdiag import cli
from ecomdiag.commands import exits
from ecomdiag.texts import keys, say
from ecomdiag.texts.help import SENTENCES

#: What the parser would say in English if it were let.
ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required", "Error", "No such", "Try ",
           "Missing", "Invalid", "Got unexpected", "requires an", "Did you mean", "Possible", "OPTIONS", "COMMAND", "FILE")  # fmt: skip


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the words of every command, groups included, and what runs."""
    yield words, command
    for name in getattr(command, "names", ()):
        yield from commands(command.get_command(None, name), (*words, name))


EVERY = dict(commands(typer.main.get_command(cli.app)))
ALL = pytest.mark.parametrize("words", EVERY, ids=" ".join)


@ALL
def test_the_help_is_whole_in_both_languages(run: Run, words: tuple[str, ...]) -> None:
    spanish, english = (run(*words, "--help", "--lang", language) for language in ("es", "en"))
    assert (spanish.returncode, spanish.stderr) == (english.returncode, english.stderr) == (0, "")
    shown = re.sub(r"(?s)\n\n(Ejemplos|Examples):.*?\n\n", "\n", spanish.stdout)
    assert [word for word in ENGLISH if word in shown] == []
    for text, language in ((spanish.stdout, "es"), (english.stdout, "en")):
        assert text.startswith(say("usage.usage", language))
        assert "…" not in text
        assert "..." not in text.replace("[...]", "")
        for code in sorted(EVERY[words].exits):
            assert re.search(rf"(?m)^  {code} +\S", text.split(say("usage.exits", language))[1])


@ALL
def test_short_and_long_help_are_the_same(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, "-h").stdout == run(*words, "--help").stdout


@pytest.mark.parametrize("words", [words for words in EVERY if hasattr(EVERY[words], "names")], ids=" ".join)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_group_without_a_command_tells_its_help(run: Run, words: tuple[str, ...], language: str) -> None:
    told = run(*words, "--lang", language)
    assert (told.returncode, told.stdout) == (exits.USAGE, "")
    assert told.stderr == run(*words, "--lang", language, "--help").stdout
    spoken = run(*words, LANG=f"{language}.UTF-8")
    assert (spoken.returncode, spoken.stdout, spoken.stderr) == (exits.USAGE, "", told.stderr)


@ALL
def test_every_option_has_its_help(words: tuple[str, ...]) -> None:
    command = EVERY[words]
    assert command.help in keys()
    missing = [
        own.name for own in command.params if own.help not in keys() and not own.name.endswith("_completion")
    ]
    assert missing == []


@ALL
def test_every_exit_code_has_its_sentence(words: tuple[str, ...]) -> None:
    assert set(exits.ALWAYS) <= set(EVERY[words].exits) <= set(exits.EVERY)
    assert {f"exit.{code}" for code in exits.EVERY} == {key for key in SENTENCES if key.startswith("exit.")}


@ALL
def test_examples_are_calls_that_the_command_takes(words: tuple[str, ...]) -> None:
    command = EVERY[words]
    leaf = not hasattr(command, "names")
    assert bool(command.examples) is (leaf or not words)
    for example in command.examples:
        program, *rest = example.split()
        assert program == "ecomdiag"
        named = next(own for own in sorted(EVERY, key=len, reverse=True) if own == tuple(rest[: len(own)]))
        assert named == words or not words
        with EVERY[named].make_context("ecomdiag", rest[len(named) :]) as context:
            assert context.args == []


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_an_option_is_never_broken(run: Run, width: int) -> None:
    shown = run("assess", "--help", COLUMNS=str(width)).stdout
    assert "--fail-under" in shown.split("Exit codes")[1]
    assert not re.search(r"(?m)-$", shown)


@pytest.mark.parametrize(
    ("words", "spanish", "english"),
    [
        ("asses", "No hay ninguna orden «asses»: ¿queríais decir «assess»?", "There is no command “asses”: did you mean “assess”?"),
        ("xyz", "No hay ninguna orden «xyz». Las que hay: assess,", "There is no command “xyz”. The commands are: assess,"),
        ("questionnaire chek", "¿queríais decir «check»?", "did you mean “check”?"),
        ("assess --langg es", "No hay ninguna opción --langg: ¿queríais decir --lang?", "There is no option --langg: did you mean --lang?"),
        ("assess -x", "No hay ninguna opción -x.", "There is no option -x."),
        ("--nothing", "No hay ninguna opción --nothing.", "There is no option --nothing."),
        ("assess a.yaml b.yaml", "«b.yaml» sobra: quitadlo.", "“b.yaml” does not belong here: leave it out."),
        ("assess --plain=yes", "--plain no lleva ningún valor.", "--plain takes no value."),
        ("check", "Falta ARCHIVO.", "FILE is missing."),
        ("crosswalk a.yaml", "Falta --to.", "--to is missing."),
        ("assess --format doc", "«doc» no vale para --format: elegid entre table, json, markdown, html, pdf.", "“doc” is not valid for --format: choose one of table, json, markdown, html, pdf."),
        ("questionnaire schema x", "«x» no vale aquí: elegid entre questions,", "“x” is not valid here: choose one of questions,"),
        ("assess -o", "-o necesita un valor detrás.", "-o needs a value after it."),
    ],
)  # fmt: skip
def test_what_a_command_does_not_take_is_told_in_one_line(
    run: Run, words: str, spanish: str, english: str
) -> None:
    for language, told in (("es", spanish), ("en", english)):
        first, *rest = words.split()
        group = [first, rest.pop(0)] if first == "questionnaire" else [first]
        spoken = (
            ["--lang", language]
            if group in (["check"], ["assess"], ["crosswalk"], ["questionnaire", "schema"])
            else []
        )
        done = run(*group, *spoken, *rest, **({} if spoken else {"LANGUAGE": language}))
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert told in line
        assert line.endswith(" --help")


VALUED = [
    (words, option)
    for words, command in EVERY.items()
    for option in command.params
    if option.param_type_name == "option" and not option.is_flag and not hasattr(command, "names")
]


@pytest.mark.parametrize(
    ("words", "option"),
    VALUED,
    ids=lambda own: getattr(own, "name", " ".join(own) if isinstance(own, tuple) else ""),
)
def test_an_option_is_never_taken_for_the_value_of_the_one_before(
    run: Run, tmp_path: Path, words: tuple[str, ...], option: Any
) -> None:
    """As a shell variable that is empty leaves it: ``--answers $FILE --lang es``."""
    for name in option.opts:
        done = run(*words, "some", name, "--lang", "es")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name} necesita un valor detrás.")
        assert list(tmp_path.iterdir()) == []


def test_what_begins_with_a_hyphen_can_still_be_a_value(run: Run, tmp_path: Path) -> None:
    (tmp_path / "--lang").write_bytes(
        (Path(__file__).parents[2] / "examples" / "conservas-ria.yaml").read_bytes()
    )
    assert run("assess", "--answers=--lang", "--format", "json").returncode == 0
    assert run("check", "--", "--lang").returncode == 0


REPEATED = [
    (words, option)
    for words, command in EVERY.items()
    for option in command.params
    if option.param_type_name == "option" and not option.multiple and option.name != "version"
]


@pytest.mark.parametrize(
    ("words", "option"),
    REPEATED,
    ids=lambda own: getattr(own, "name", " ".join(own) if isinstance(own, tuple) else ""),
)
def test_an_option_given_twice_is_told(run: Run, words: tuple[str, ...], option: Any) -> None:
    if option.name.endswith("completion"):
        pytest.skip("it ends the run at once")
    values = list(getattr(option.type, "choices", ())) or ["a", "b"]
    given = (
        [] if option.is_flag else [str(getattr(value, "value", value)) for value in (values[0], values[-1])]
    )
    name = max(option.opts, key=len)
    needed = ["x"] * sum(own.param_type_name == "argument" and own.required for own in EVERY[words].params)
    needed = ["answers"] if words[-1:] == ("schema",) else needed
    needed += ["--to", "dii"] if words == ("crosswalk",) and name != "--to" else []
    needed += ["--dialect", "duckdb"] if words == ("cohort", "sql") and name != "--dialect" else []
    if words == ("answers", "import"):
        needed += ["-o", "x.csv"] if name != "--output" else []
    if words == ("questionnaire", "import"):
        needed += ["-o", "x.yaml"] if name != "--output" else []
    if words == ("questionnaire", "export"):
        needed += [word for own in ("--to", "--output") if own != name for word in (own, "xlsform")]
    needed += ["-o", "x.parquet"] if words == ("cohort", "code") and name != "--output" else []
    twice = [word for value in (given or ["", ""]) for word in ([name, value] if given else [name])]
    done = run(*words, *needed, *twice)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith((f"{name} is given more than once", f"{name} está más de una vez"))


def test_what_may_be_repeated_may_be(run: Run) -> None:
    done = run("assess", "--answers", "none.yaml", "-o", "a.md", "-o", "b.md")
    assert "none.yaml" in done.stderr


# The language -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        ({"LANGUAGE": "ca:es"}, "es"),
        ({"LANGUAGE": "ca:en:es"}, "en"),
        ({"LANGUAGE": "es", "LANG": "en_GB.UTF-8"}, "es"),
        ({"LANGUAGE": "", "LANG": "es_ES.UTF-8"}, "es"),
        ({"LANGUAGE": "ca", "LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "est_EE.UTF-8"}, "en"),
        ({"LANG": "et_EE.UTF-8"}, "en"),
        ({"LANG": "es-419"}, "es"),
        ({"LANG": "es@euro"}, "es"),
        ({"LANG": "Spanish_Spain.1252"}, "es"),
        ({"LANG": "eso_XX"}, "en"),
        ({"LANG": "ES_es"}, "es"),
        ({"LC_ALL": "C", "LANG": "es_ES"}, "en"),
    ],
)
def test_the_first_language_that_we_speak_is_spoken(
    monkeypatch: pytest.MonkeyPatch, spoken: dict[str, str], language: str
) -> None:
    from ecomdiag.commands import environment

    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in spoken.items():
        monkeypatch.setenv(name, value)
    assert environment.language() == language


# Completion ---------------------------------------------------------------------------------------------


def completed(*words: str, **spoken: str) -> list[str]:
    """Return what the shell is offered after these words, the last of them begun."""
    done = subprocess.run(
        [sys.executable, "-c", "from ecomdiag.cli import app; app(prog_name='ecomdiag')"],
        env={**os.environ, "_ECOMDIAG_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(("ecomdiag", *words)),
             "COMP_CWORD": str(len(words)), **spoken},
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split()


def test_the_shell_completes_commands_options_and_choices() -> None:
    assert completed("") == list(cli.Program.names)
    assert completed("questionnaire", "s") == ["show", "schema"]
    assert completed("assess", "--fo") == ["--format"]
    assert completed("assess", "--format", "m") == ["markdown"]
    assert completed("crosswalk", "a.yaml", "--to", "") == ["dii", "dmat"]
