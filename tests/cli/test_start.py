"""What a command loads: a start is short because nothing is imported that is not needed. Measured in ``bench/``."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from running import environment

from ecomdiag.loader.advice.loading import BUILT as ADVICE
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.building import built_form
from ecomdiag.loader.countries import BUILT as COUNTRIES
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.questionnaire import BUILT as QUESTIONNAIRE
from ecomdiag.names.countries import country_names
from ecomdiag.questionnaire.model import Questionnaire

ROOT = Path(__file__).resolve().parents[2]
NOTHING = ROOT / "bench" / "do_nothing.py"
EXAMPLE = str(ROOT / "examples" / "conservas-ria.yaml")
#: Runs a program and tells on standard error what was loaded when it ended.
WATCHED = """
import runpy, sys
kind, name, *sys.argv[1:] = sys.argv[1:]
try:
    runpy.run_module(name, run_name="__main__") if kind == "-m" else runpy.run_path(name, run_name="__main__")
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""


@cache
def loaded(*args: str) -> frozenset[str]:
    """Return the names of what a run loads: top packages of others, and modules of ours."""
    run = [sys.executable, "-P", "-c", WATCHED, *args]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    names = (line for line in done.stderr.splitlines() if not line.startswith("__editable__"))
    return frozenset(name if name.startswith("ecomdiag") else name.partition(".")[0] for name in names)


def beyond_nothing(*args: str) -> set[str]:
    """Return what a command loads that a Typer program that does nothing does not."""
    return set(loaded("-m", "ecomdiag", *args) - loaded("-f", str(NOTHING)))


def of_others(names: set[str]) -> set[str]:
    """Leave out what is ours, Python's own, or private to an extension module."""
    ours = {name for name in names if name.startswith(("ecomdiag", "_", "cython_runtime"))}
    return names - ours - sys.stdlib_module_names


#: What takes long to load, and has its place only where a person answers, a mistake is explained or a file is written.
SLOW = {
    "asyncio", "concurrent", "dataclasses", "difflib", "email", "http", "multiprocessing", "prompt_toolkit", "pygments",
    "random", "rich", "secrets", "socket", "ssl", "tempfile", "urllib", "z3", "zipfile",
}  # fmt: skip


def test_nothing_is_loaded_before_an_interruption_is_listened_for() -> None:
    """Until ``run`` has begun, Ctrl-C ends in Python's traceback: what is loaded before it has to be as good as nothing."""
    watch = (
        "import sys; before = set(sys.modules); import ecomdiag.__main__; print(*set(sys.modules) - before)"
    )
    bare = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {watch}"]
    found = set(subprocess.run(bare, capture_output=True, text=True, check=True).stdout.split())
    assert found - {"atexit", "gc", "__future__"} == {"ecomdiag", "ecomdiag.__main__"}


def test_the_version_needs_nothing_but_the_command_line() -> None:
    found = beyond_nothing("--version")
    assert of_others(found) == set()
    assert found.isdisjoint(
        {"csv", "decimal", "fractions", "hashlib", "json", "pkgutil", "unicodedata", *SLOW}
    )
    # Neither what it is about nor the sentences of reports: the command line alone.
    assert found.isdisjoint(
        {
            "ecomdiag.questionnaire.model",
            "ecomdiag.questionnaire.conditions",
            "ecomdiag.engine",
            "ecomdiag.loader.files",
        }
    )
    assert {name for name in found if name.startswith("ecomdiag.texts.")} <= {
        "ecomdiag.texts.command",
        "ecomdiag.texts.languages",
        "ecomdiag.texts.numbers",
    }
    assert {name for name in found if name.startswith("ecomdiag.report")} == set()


@pytest.mark.parametrize("report_format", ["json", "markdown"])
def test_a_report_of_plain_text_needs_no_library_of_the_terminal(report_format: str) -> None:
    found = beyond_nothing("assess", "--answers", EXAMPLE, "--format", report_format)
    assert of_others(found) == {"yaml"}
    assert found.isdisjoint(SLOW)
    unneeded = (
        "ecomdiag.comparison",
        "ecomdiag.interview",
        "ecomdiag.proof",
        "ecomdiag.versions",
        "ecomdiag.ranges.finder",
        "ecomdiag.crosswalk.crossing",
    )
    assert {name for name in found if name.startswith(unneeded)} == set()


def test_only_a_report_in_html_reads_what_writes_it() -> None:
    found = beyond_nothing("assess", "--answers", EXAMPLE, "--format", "html")
    assert of_others(found) == {"yaml", "jinja2", "markupsafe"}
    assert {"rich", "questionary", "prompt_toolkit"}.isdisjoint(found)


@pytest.mark.parametrize("args", [("check", EXAMPLE), ("template",)])
def test_what_makes_no_diagnosis_needs_none(args: tuple[str, ...]) -> None:
    found = beyond_nothing(*args)
    assert of_others(found) <= {"yaml"}
    assert found.isdisjoint(
        {"ecomdiag.diagnosis.diagnose", "ecomdiag.diagnosis.advise", "ecomdiag.ranges.finder", *SLOW}
    )


def test_a_template_needs_nothing_that_reads_answers() -> None:
    """Of a build, which has the questionnaire as records; a checkout reads its YAML."""
    watch = "import sys, ecomdiag.commands.template; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, cwd=ROOT)
    assert {"yaml", "ecomdiag.loader.answers", "ecomdiag.workflows.answers"}.isdisjoint(done.stdout.split())


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, shipped: Questionnaire) -> Path:
    """A folder from which the program runs as a build: its content is kept as records beside its sources."""
    folder = tmp_path_factory.mktemp("build")
    package, data = folder / "ecomdiag", folder / "ecomdiag" / "data"
    data.mkdir(parents=True)
    for inside, sources in ((package, ROOT / "ecomdiag"), (data, ROOT / "data")):
        for own in sources.iterdir():
            (inside / own.name).symlink_to(own, own.is_dir())
    advice = load_advice(shipped)
    assert advice is not None
    kept = {QUESTIONNAIRE: shipped, ADVICE: advice, COUNTRIES: country_names(country_choices())}
    for name, record in kept.items():
        (data / f"{name}.json").write_bytes(built_form(record))
    return folder


#: What no run of an answers file needs without a mistake, nor one that writes a template.
NOBODY = (
    "ecomdiag.advice.fitting", "ecomdiag.brand.model", "ecomdiag.commands.keeping", "ecomdiag.commands.limit",
    "ecomdiag.comparison", "ecomdiag.diagnosis.copies", "ecomdiag.interview", "ecomdiag.loader.advice.reader",
    "ecomdiag.loader.answering.repeated", "ecomdiag.loader.answering.said",
    "ecomdiag.loader.answering.splice", "ecomdiag.loader.book", "ecomdiag.loader.drafts", "ecomdiag.loader.forms",
    "ecomdiag.loader.questions", "ecomdiag.loader.yaml.slips", "ecomdiag.names.misnamed", "ecomdiag.proof",
    "ecomdiag.questionnaire.pattern", "ecomdiag.questionnaire.rules", "ecomdiag.questionnaire.soundness",
    "ecomdiag.report.several", "ecomdiag.scoring.deriving", "ecomdiag.texts.problems", "ecomdiag.texts.tongues", "ecomdiag.texts.yaml_problems", "ecomdiag.versions",
)  # fmt: skip
CHECKED = (
    "ecomdiag.advice.", "ecomdiag.diagnosis", "ecomdiag.loader.answering.template", "ecomdiag.questionnaire.measures",
    "ecomdiag.questionnaire.repeats", "ecomdiag.questionnaire.wording", "ecomdiag.ranges", "ecomdiag.record.writing",
    "ecomdiag.report.", "ecomdiag.scoring",
)  # fmt: skip
TEMPLATE = (
    "ecomdiag.advice.", "ecomdiag.diagnosis", "ecomdiag.engine", "ecomdiag.names.", "ecomdiag.ranges",
    "ecomdiag.record.writing", "ecomdiag.scoring", "yaml",
)  # fmt: skip
JSON = ("ecomdiag.questionnaire.repeats", "ecomdiag.report.outline", "ecomdiag.report.writing.markdown")
ASSESSED = ("assess", "--answers", EXAMPLE, "--format")


@pytest.mark.skipif(os.name == "nt", reason="links to the sources need a right there")
@pytest.mark.parametrize(
    ("args", "unneeded", "most"),
    [
        (("check", EXAMPLE), CHECKED, 73),
        (("template",), TEMPLATE, 63),
        ((*ASSESSED, "json"), JSON, 133),
        ((*ASSESSED, "markdown"), (), 151),
    ],
    ids=["check", "template", "json", "markdown"],
)
def test_a_build_loads_what_its_files_hold(
    build: Path, args: tuple[str, ...], unneeded: tuple[str, ...], most: int
) -> None:
    """A module takes a fifth of a millisecond: what only other files need is read for those, and many are a start."""
    run = [sys.executable, "-P", "-c", WATCHED, "-m", "ecomdiag", *args]
    own = {**environment(), "PYTHONPATH": str(build)}
    done = subprocess.run(run, capture_output=True, text=True, check=True, env=own)
    found = set(done.stderr.split())
    assert {name for name in found if name.startswith((*NOBODY, *unneeded))} == set()
    assert len([name for name in found if name.startswith("ecomdiag")]) <= most


def test_the_first_question_waits_for_no_report() -> None:
    """Rich takes as long as all else, and is needed only for the last screen."""
    watch = "import sys, ecomdiag.commands.interviewing, ecomdiag.interview.host; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, cwd=ROOT)
    found = set(done.stdout.split())
    assert "prompt_toolkit" in found
    assert found.isdisjoint({"rich", "ecomdiag.report.outline", "ecomdiag.report.writing"})
