"""The real command: exit codes, streams and files. Each run costs a tenth of a second, so there are few."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from conftest import Run, environment
from own import OWN, OWN_ANSWERS
from searches import slow_case
from sheets import half_filled, random_sheet

from ecomdiag import __version__
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text, yaml_answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

Files: TypeAlias = dict[str, Path]
INSTRUMENTS = Path(__file__).parents[2] / "data" / "instruments"


@pytest.fixture
def sheet(shipped: Questionnaire) -> AnswerSheet:
    return random_sheet(shipped, Random(5), company="Conservas Ría, S.L.")


@pytest.fixture
def files(tmp_path: Path, shipped: Questionnaire, sheet: AnswerSheet) -> Files:
    """Put one file of each kind in the folder where the command runs."""
    contents = {
        "good.yaml": answers_text(sheet),
        "half.yaml": answers_text(half_filled(shipped, Random(5), share=0.5)),
        "wrong.yaml": answers_text(sheet).replace("  company_age: ", "  company_age: un"),
        "syntax.yaml": "answers: [\n",
        "old.yaml": answers_text(replace(sheet, version="0.1")),
        "foreign.yaml": answers_text(replace(sheet, questionnaire="other")),
        "hostile.yaml": 'answers:\n  exports: "\\e[31m\\u202e"\n  "\\e]0;x\\a": 1\n',
        "own-questions.yaml": OWN,
        "own.yaml": OWN_ANSWERS,
        "broken-questions.yaml": OWN.replace("single", "sinlge").replace("from: 50, title", "from: 0, title"),
    }  # fmt: skip
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in contents}


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def clean(done: subprocess.CompletedProcess[str]) -> None:
    """Whatever happens, a person never sees a trace, nor a character that acts on the terminal."""
    for stream in (done.stdout, done.stderr):
        assert "Traceback" not in stream
        assert "\x1b" not in stream
        assert "\u202e" not in stream


# Exit codes and streams ---------------------------------------------------------------------------------


def test_a_complete_file_gives_a_report_and_nothing_else(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "good.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(
        r"Online export diagnosis\nConservas Ría, S\.L\. · \d{1,2} [A-Z][a-z]+ \d{4}\n", done.stdout
    )
    clean(done)


def test_the_report_is_the_diagnosis(
    run: Run, files: Files, shipped: Questionnaire, sheet: AnswerSheet
) -> None:
    done = run("assess", "--answers", "good.yaml", "--format", "json", "--date", "2026-01-31", "--lang", "es")
    found = json.loads(done.stdout)
    score = diagnose(shipped, sheet).score
    assert score is not None
    assert found["score"] == float(score)
    assert (found["company"], found["date"], found["language"]) == ("Conservas Ría, S.L.", "2026-01-31", "es")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("assess --answers good.yaml --fail-under 0", 0),
        ("assess --answers good.yaml --fail-under 100", 1),
        ("assess --answers half.yaml --partial --fail-under 100", 1),
        ("assess --answers none.yaml", 2),
        ("assess --answers good.yaml --date 31-01-2026", 2),
        ("assess --answers good.yaml --date 2026-02-30", 2),
        ("assess --answers good.yaml --date 20260131", 2),
        ("assess --answers good.yaml --fail-under 101", 2),
        ("assess --answers good.yaml --format doc", 2),
        ("assess --answers good.yaml --lang fr", 2),
        ("assess --answers good.yaml -o report.docx", 2),
        ("assess --answers good.yaml -o report", 2),
        ("assess --answers good.yaml -o missing/report.md", 2),
        ("assess other.yaml --answers good.yaml", 2),
        ("assess --partial", 2),
        ("assess", 2),
        ("assess --plain", 2),
        ("asses", 2),
        ("assess --no-such-option", 2),
        ("assess --answers wrong.yaml", 3),
        ("assess --answers wrong.yaml --partial", 3),
        ("assess --answers half.yaml", 3),
        ("assess --answers syntax.yaml", 3),
        ("assess --answers foreign.yaml", 3),
        ("assess --answers good.yaml --questionnaire own-questions.yaml", 3),
        ("assess --answers hostile.yaml", 3),
        ("check none.yaml", 2),
        ("check hostile.yaml", 3),
        ("assess --answers good.yaml --questionnaire none.yaml", 2),
        ("assess --answers good.yaml --questionnaire broken-questions.yaml", 4),
        ("check good.yaml --questionnaire broken-questions.yaml", 4),
        ("template --questionnaire broken-questions.yaml", 4),
        ("questionnaire show --questionnaire broken-questions.yaml", 4),
        ("questionnaire show --questionnaire good.yaml", 4),
    ],
)
def test_every_ending_has_its_exit_code(
    run: Run, files: Files, tmp_path: Path, arguments: str, code: int
) -> None:
    before = listing(tmp_path)
    done = run(*arguments.split())
    assert done.returncode == code, done.stderr
    clean(done)
    assert listing(tmp_path) == before
    if code == 0:
        assert done.stderr == ""
    elif code != 1 and not arguments.startswith("check"):
        assert done.stdout == ""
        assert done.stderr


def test_the_version_is_told(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ecomdiag {__version__}\n", "")


def test_without_a_terminal_a_person_is_told_how_to_go_on_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    done = run("assess", stdin="yes\nyes\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ecomdiag template -o answers.yaml" in done.stderr
    assert "--answers" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_limit_that_is_no_number_never_passes(run: Run, files: Files) -> None:
    assert run("assess", "--answers", "good.yaml", "--fail-under", "nan").returncode in (1, 2)


def test_a_limit_that_is_not_met_still_gives_the_report(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "good.yaml", "--fail-under", "100", "--format", "json")
    assert done.returncode == 1
    score = json.loads(done.stdout)["score"]
    assert f"({score:.1f})" in done.stderr
    assert "(100)" in done.stderr


# Incomplete answers -------------------------------------------------------------------------------------


def test_all_that_is_missing_is_told_with_places_and_how_to_go_on(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "half.yaml")
    lines = done.stderr.splitlines()
    assert lines[-1].startswith("With --partial")
    count = int(re.match(r"\d+", lines[-2])[0])  # type: ignore[index]
    missing = [line for line in lines[:-2] if " error: " in line]
    assert len(missing) == count > 10
    assert all(re.match(r"half\.yaml:\d+:\d+: (error|warning): [a-z_]+: ", line) for line in lines[:-2])


def test_partial_gives_what_is_known_with_its_range(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "half.yaml", "--partial", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    low, high = found["score_range"]
    assert found["complete"] is False
    assert low < high


def test_partial_on_a_complete_file_changes_nothing(run: Run, files: Files) -> None:
    whole, part = (run("assess", "--answers", "good.yaml", *more) for more in ([], ["--partial"]))
    assert whole.stdout == part.stdout


# Files --------------------------------------------------------------------------------------------------


def test_reports_go_to_files_by_their_endings(run: Run, files: Files, tmp_path: Path) -> None:
    names = ["r.json", "r.md", "r.markdown", "r.txt", "r.JSON", "r.html", "r.htm"]
    done = run("assess", "--answers", "good.yaml", *(part for name in names for part in ("-o", name)))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"Written to {name}" for name in names]
    text = {name: (tmp_path / name).read_text(encoding="utf-8") for name in names}
    assert json.loads(text["r.json"])["format_version"] == "1.0"
    assert text["r.json"] == text["r.JSON"]
    assert text["r.md"].startswith("# Online export diagnosis\n")
    assert text["r.md"] == text["r.markdown"]
    assert text["r.html"].startswith("<!DOCTYPE html>\n")
    assert text["r.html"] == text["r.htm"]
    assert text["r.txt"].startswith("Online export diagnosis\n")
    assert {path.name for path in tmp_path.iterdir()} == set(files) | set(names)


def test_a_file_and_a_format_give_both(run: Run, files: Files, tmp_path: Path) -> None:
    done = run("assess", "--answers", "good.yaml", "-o", "r.md", "--format", "json")
    assert json.loads(done.stdout)["complete"] is True
    assert (tmp_path / "r.md").is_file()


def test_an_unknown_ending_writes_nothing_at_all(run: Run, files: Files, tmp_path: Path) -> None:
    done = run("assess", "--answers", "good.yaml", "-o", "r.json", "-o", "r.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert ".json" in done.stderr
    assert ".md" in done.stderr
    assert not (tmp_path / "r.json").exists()


def test_a_report_replaces_an_older_one_and_leaves_nothing_behind(
    run: Run, files: Files, tmp_path: Path
) -> None:
    (tmp_path / "r.json").write_text("old" * 100_000, encoding="utf-8")
    (tmp_path / "r.json").chmod(0o640)
    run("assess", "--answers", "good.yaml", "-o", "r.json")
    json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (tmp_path / "r.json").stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {*files, "r.json"}


def test_a_report_may_go_where_there_is_no_file(run: Run, files: Files, tmp_path: Path) -> None:
    (tmp_path / "out.json").symlink_to("/dev/null")
    assert run("assess", "--answers", "good.yaml", "-o", "out.json").returncode == 0
    assert (tmp_path / "out.json").is_symlink()


def test_standard_input_is_a_file_too(run: Run, files: Files) -> None:
    text = files["good.yaml"].read_bytes()
    named = run("assess", "--answers", "good.yaml", "--format", "markdown")
    piped = run("assess", "--answers", "-", "--format", "markdown", stdin=text)
    assert (piped.returncode, piped.stdout) == (0, named.stdout)
    checked = run("check", "-", stdin=files["wrong.yaml"].read_bytes())
    assert checked.returncode == 3
    assert re.match(r"-:\d+:\d+: error: company_age: ", checked.stdout)


# Templates ----------------------------------------------------------------------------------------------


def test_a_template_filled_in_by_hand_gives_a_diagnosis(run: Run, tmp_path: Path, sheet: AnswerSheet) -> None:
    done = run("template", "-o", "answers.yaml", "--lang", "es")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Guardado en answers.yaml\n")
    file = tmp_path / "answers.yaml"
    empty = file.read_bytes()
    again = run("template", "-o", "answers.yaml")
    assert (again.returncode, file.read_bytes()) == (2, empty)
    assert "already exists" in again.stderr
    text = empty.decode()
    for name, answer in sheet.answers.items():
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {yaml_answer(answer)}\n")
    file.write_text(text, encoding="utf-8")
    assert run("check", "answers.yaml").stdout == "answers.yaml: correct and complete\n"
    assert run("assess", "--answers", "answers.yaml").returncode == 0


def test_a_template_goes_to_standard_output_otherwise(run: Run, shipped: Questionnaire) -> None:
    done = run("template", "--lang", "es")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"\n  {question.id}:\n" in done.stdout for question in shipped.questions)
    assert "¿Vendes tus productos online?" in done.stdout


# Check --------------------------------------------------------------------------------------------------


def test_problems_go_to_standard_output_as_text(run: Run, files: Files) -> None:
    done = run("check", "wrong.yaml", "--lang", "es")
    assert (done.returncode, done.stderr) == (3, "")
    lines = done.stdout.splitlines()
    assert re.match(r"wrong\.yaml:\d+:\d+: error: company_age: «un\w+» no es una de las respuestas", lines[0])
    assert lines[-1].endswith("el diagnóstico")


def test_problems_go_to_standard_output_as_json(run: Run, files: Files) -> None:
    done = run("check", "wrong.yaml", "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    problem = json.loads(done.stdout)["problems"][0]
    line = files["wrong.yaml"].read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert (problem["question"], problem["severity"]) == ("company_age", "error")
    assert line[problem["column"] - 1 :].startswith(("un", '"un'))
    good = run("check", "good.yaml", "--format", "json")
    assert (good.returncode, json.loads(good.stdout)) == (0, {"problems": []})
    unreadable = json.loads(run("check", "syntax.yaml", "--format", "json").stdout)["problems"]
    assert [(found["rule"], found["line"], found["column"]) for found in unreadable] == [
        ("yaml.bracket_open", 1, 10)
    ]


# Other questionnaires and versions ----------------------------------------------------------------------


def test_answers_of_another_version_are_told_and_read(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "old.yaml")
    assert done.returncode == 0
    assert done.stdout.startswith("Online export diagnosis")
    assert re.match(r"old\.yaml:\d+:\d+: warning: .*0\.1", done.stderr)
    checked = run("check", "old.yaml")
    assert checked.returncode == 0
    assert "warning" in checked.stdout


def test_ones_own_questionnaire_is_used_throughout(run: Run, files: Files, tmp_path: Path) -> None:
    own = ("--questionnaire", "own-questions.yaml")
    found = json.loads(run("assess", "--answers", "own.yaml", *own, "--format", "json").stdout)
    assert (found["questionnaire"]["id"], found["score"], found["company"]) == ("own", 50, "Ñ")
    assert run("check", "own.yaml", *own).returncode == 0
    template = run("template", *own).stdout
    assert "\n  first:\n" in template
    assert "sells_online" not in template
    shown = run("questionnaire", "show", *own, "--lang", "es").stdout
    assert "sección única" in shown


def test_a_broken_questionnaire_is_told_with_every_fault_and_its_line(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "own.yaml", "--questionnaire", "broken-questions.yaml")
    assert (done.returncode, done.stdout) == (4, "")
    places = [
        re.match(r"broken-questions\.yaml:(\d+):(\d+): error: ", line) for line in done.stderr.splitlines()
    ]
    told = [(int(place[1]), int(place[2])) for place in places if place]
    text = files["broken-questions.yaml"].read_text(encoding="utf-8").splitlines()
    assert [text[line - 1][column - 1 :].split()[0] for line, column in told] == ["0,", "sinlge"]


def test_the_listing_has_every_question(run: Run, shipped: Questionnaire) -> None:
    done = run("questionnaire", "show", "--lang", "es")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"`{question.id}`" in done.stdout for question in shipped.questions)


# Language, colour, width --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoken", "arguments", "title"),
    [
        ({"LANG": "es_ES.UTF-8"}, [], "Diagnóstico"),
        slow_case({"LANG": "es"}, [], "Diagnóstico"),
        slow_case({"LANG": "C"}, [], "Online"),
        slow_case({"LANG": "de_DE.UTF-8"}, [], "Online"),
        slow_case({"LANG": "de_DE.UTF-8", "LC_ALL": "es_MX.UTF-8"}, [], "Diagnóstico"),
        ({"LANG": "es_ES.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, [], "Online"),
        ({"LANG": "es_ES.UTF-8"}, ["--lang", "en"], "Online"),
        slow_case({"LANG": "C"}, ["--lang", "es"], "Diagnóstico"),
    ],
)
def test_the_language_is_the_systems_unless_asked_for(
    run: Run, files: Files, spoken: dict[str, str], arguments: list[str], title: str
) -> None:
    done = run("assess", "--answers", "good.yaml", *arguments, **spoken)
    assert done.returncode == 0
    assert done.stdout.startswith(title)


def test_the_help_is_in_the_systems_language(run: Run) -> None:
    spanish, english = run("--help", LANG="es_ES.UTF-8").stdout, run("--help", LANG="C").stdout
    assert "autodiagnóstico" in spanish
    assert "self-diagnosis" in english
    assert {"assess", "check", "template", "questionnaire"} <= set(english.split())


def test_texts_are_utf8_whatever_the_locale(run: Run, files: Files) -> None:
    done = run(
        "assess", "--answers", "good.yaml", LANG="C", LC_ALL="POSIX", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert done.returncode == 0
    assert "Conservas Ría" in done.stdout


@pytest.mark.parametrize(
    ("spoken", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(
    run: Run, files: Files, spoken: dict[str, str], coloured: bool
) -> None:
    done = run("assess", "--answers", "good.yaml", **spoken)
    assert ("\x1b[" in done.stdout) is coloured


def test_colour_never_goes_to_a_file(run: Run, files: Files, tmp_path: Path) -> None:
    run("assess", "--answers", "good.yaml", "-o", "r.txt", FORCE_COLOR="1")
    assert "\x1b" not in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("30", 50), ("300", 120)])
def test_the_report_fits_the_window(run: Run, files: Files, columns: str, width: int) -> None:
    done = run("assess", "--answers", "good.yaml", COLUMNS=columns)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("  ecomdiag ")]  # to be copied
    assert max(map(len, lines)) <= width


# Pipes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", ["questionnaire show", "template", "assess --answers good.yaml --format json"]
)
def test_a_reader_that_goes_away_leaves_no_trace(files: Files, tmp_path: Path, arguments: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ecomdiag", *arguments.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_company_can_be_given_on_the_command_line(run: Run, files: Files) -> None:
    done = run("assess", "--answers", "good.yaml", "--company", " Otra  \x1b[31m[bold] ")
    assert done.stdout.splitlines()[1].startswith("Otra \\x1b[31m[bold] · ")


# Actions of one's own ---------------------------------------------------------------------------------------

OWN_ACTIONS = """actions:
  - id: open_website
    question: website
    from: ["no"]
    to: "yes"
    title: {es: "Abrid una web", en: "Open a website"}
    why: {es: "Os buscan y no os encuentran", en: "They look for you and do not find you"}
    first_step: {es: "Mirad tres que os gusten", en: "Look at three that you like"}
    days: [1, 3]
"""


def test_actions_of_ones_own_are_told_with_their_gain_and_nothing_of_the_shipped_advice(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "actions.yaml").write_text(OWN_ACTIONS, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(
        "questionnaire: dii\nversion: '1.0'\nanswers: {website: no}\n", "utf-8"
    )
    asked = ["--questionnaire", str(INSTRUMENTS / "dii.yaml"), "--actions", "actions.yaml", "--lang", "en"]
    done = run("assess", "--answers", "answers.yaml", "--partial", "--format", "markdown", *asked)
    assert done.returncode == 0
    assert "### 1. Open a website" in done.stdout
    assert "+8.3 points" in done.stdout
    assert "Rules that concern you" not in done.stdout
    assert "do not fit together" not in done.stdout


def test_faults_of_ones_own_actions_name_their_file_and_line(run: Run, files: Files, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN_ACTIONS.replace("question: website", "question: erq"), "utf-8")
    done = run("assess", "--answers", "good.yaml", "--actions", "mine.yaml", "--lang", "en")
    assert done.returncode == 4
    assert "mine.yaml:3:15: error" in done.stderr
