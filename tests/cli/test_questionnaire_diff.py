"""``ecomdiag questionnaire diff``: the real command on real files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "questionnaire-diff.md").read_text(encoding="utf-8")
ANSWERS = """\
questionnaire: little
version: "1.0"
company: Ficticia, S.L.
answers:
  sells_online: partly
  channels: [own_shop, other]
  online_share: 20
"""


def fenced(page: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


LITTLE = fenced((DOCS / "questions-file.md").read_text(encoding="utf-8"), "yaml")


def patched(text: str, difference: str) -> str:
    """Return a text with the changes that a page shows."""
    for hunk in difference.split("@@\n"):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        assert before in text
        text = text.replace(before, "".join(line[1:] for line in lines if line[0] in " +"), 1)
    return text


NEW = patched(LITTLE, fenced(PAGE, "diff"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    contents = {
        "little.yaml": LITTLE,
        "new.yaml": NEW,
        "version.yaml": LITTLE.replace('version: "1.0"', 'version: "1.1"'),
        "next.yaml": NEW.replace('version: "1.0"', 'version: "2.0"'),
        "named.yaml": NEW.replace('version: "1.0"', 'version: "autumn"'),
        "wording.yaml": LITTLE.replace("¿Por dónde?", "¿Por qué canales?"),
        "broken.yaml": LITTLE.replace("kind: single", "kind: sinlge"),
        "company.yaml": ANSWERS,
        "half.yaml": ANSWERS.replace("  online_share: 20\n", ""),
        "nothing.yaml": "answers: [\n",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_page_shows_what_the_command_says(run: Run, files: Path) -> None:
    done = run("questionnaire", "diff", "little.yaml", "new.yaml", "--answers", "company.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == fenced(PAGE, "text")


def test_in_spanish(run: Run, files: Path) -> None:
    done = run("questionnaire", "diff", "little.yaml", "new.yaml", "--answers", "half.yaml", "--lang", "es")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
little: de la versión 1.0 a la 1.0

Respuestas ya dadas  Algunas pueden dejar de valer (1 cambio: channels).
Por contestar        Solo lo que deje de valer, y lo que dependa de ello.
Puntuación           Las mismas respuestas pueden dar otra puntuación u otro nivel (2 cambios:
                     sells_online, channels).
Respuestas nuevas    Se admite algo que antes no (1 cambio: channels).
Versión              Corresponde la 2.0: hay respuestas que pueden dejar de valer. El archivo nuevo
                     lleva la 1.0: cambiadla.

Ventas (sales)
  ¿Vendéis por internet? (sells_online)
    puntuación  puntos de «partly»: 50 → 40
    sin efecto  texto de «partly» (en inglés): «Partly» → «In part»
  ¿Por dónde? (channels)
    invalida    respuesta retirada «other»: «Otros»; quien la dio tiene que contestar otra vez
                parece la misma que «others», con otro id: los ids no se cambian nunca, devolvedle
                el suyo
    admite más  respuesta nueva «others»: «Otros»

Respuestas ya dadas, leídas con la versión nueva
  half.yaml (Ficticia, S.L.)
    hay 1 problema nuevo:
      channels: «other» no es una de las respuestas posibles; ¿queríais decir «others»? Las posibles
      son: own_shop (Tienda propia); marketplace (Marketplaces); others (Otros); dont_know (No lo
      sé)
    con la versión vieja ya había 1 cosa mal o sin contestar
    antes 41,7–75,0 (Inicial o Preparada); ahora 13,3–80,0 (Inicial o Preparada)
"""
    )


def test_nothing_changed_is_one_line(run: Run, files: Path) -> None:
    done = run("questionnaire", "diff", "little.yaml", "little.yaml", "--strict")
    assert (done.returncode, done.stdout) == (
        0,
        "little: nothing changes, neither in what is asked, nor in scores, nor in wording.\n",
    )
    done = run("questionnaire", "diff", "little.yaml", "version.yaml", "--lang", "es")
    assert done.stdout == "little: solo cambia el número de versión, de 1.0 a 1.1.\n"


def test_a_version_that_went_down_is_told(run: Run, files: Path) -> None:
    done = run("questionnaire", "diff", "version.yaml", "little.yaml", "--strict")
    assert done.returncode == 4
    assert done.stdout == (
        "little: only the version number changes, from 1.1 to 1.0.\n"
        "1.1 may stay. The new file says 1.0: change it.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("little.yaml new.yaml", 0),
        ("little.yaml new.yaml --strict", 4),
        ("little.yaml next.yaml --strict", 0),
        ("little.yaml named.yaml --strict", 0),
        ("little.yaml wording.yaml --strict", 0),
        ("little.yaml new.yaml --strict --format json", 4),
        ("little.yaml none.yaml", 2),
        ("none.yaml little.yaml", 2),
        ("little.yaml", 2),
        ("- -", 2),
        ("- little.yaml --answers -", 2),
        ("little.yaml new.yaml --format pdf", 2),
        ("little.yaml new.yaml --answers none.yaml", 2),
        ("little.yaml new.yaml --answers nothing.yaml", 3),
        ("broken.yaml little.yaml", 4),
        ("little.yaml broken.yaml", 4),
        ("little.yaml company.yaml", 4),
    ],
)
def test_every_ending_has_its_exit_code(run: Run, files: Path, arguments: str, code: int) -> None:
    done = run("questionnaire", "diff", *arguments.split())
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert (done.stderr == "") == (code == 0 or "--strict" in arguments)


def test_a_fault_is_told_with_its_file_and_place(run: Run, files: Path) -> None:
    done = run("questionnaire", "diff", "little.yaml", "broken.yaml")
    assert re.match(r"broken\.yaml:\d+:\d+: error: .*sinlge", done.stderr)
    done = run("questionnaire", "diff", "little.yaml", "new.yaml", "--answers", "nothing.yaml")
    assert done.stderr.startswith("nothing.yaml:")
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [("-", "new.yaml"), ("little.yaml", "-")])
def test_one_of_the_two_may_be_standard_input(run: Run, files: Path, arguments: tuple[str, str]) -> None:
    done = run("questionnaire", "diff", *arguments, stdin=LITTLE if arguments[0] == "-" else NEW)
    assert done.stdout == run("questionnaire", "diff", "little.yaml", "new.yaml").stdout


def as_json(run: Run, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("questionnaire", "diff", *arguments, "--format", "json").stdout)
    return found


def test_json(run: Run, files: Path) -> None:
    found = as_json(run, "little.yaml", "new.yaml", "--answers", "company.yaml")
    assert {name: value for name, value in found.items() if name not in ("changes", "answers")} == {
        "old": {"id": "little", "version": "1.0"},
        "new": {"id": "little", "version": "1.0"},
        "stands": False,
        "consequence": "breaks",
        "step": "major",
        "version_called_for": "2.0",
        "version_enough": False,
    }
    assert [
        (one["kind"], one["consequence"], one["question"], one["choice"]) for one in found["changes"]
    ] == [
        ("choice_score", "scores", "sells_online", "partly"),
        ("choice_text", "texts", "sells_online", "partly"),
        ("choice_removed", "breaks", "channels", "other"),
        ("choice_added", "allows", "channels", "others"),
    ]
    assert [found["changes"][0][name] for name in ("section", "old", "new")] == ["sales", 50, 40]
    assert found["changes"][1]["new"] == {"es": "En parte", "en": "In part"}
    (answers,) = found["answers"]
    assert (answers["file"], answers["verdict"]) == ("company.yaml", "breaks")
    assert answers["before"]["level_range"] == ["ready", "ready"]


def test_json_of_nothing_and_of_versions_that_cannot_be_counted(run: Run, files: Path) -> None:
    nothing = as_json(run, "little.yaml", "little.yaml")
    assert (nothing["consequence"], nothing["stands"], nothing["changes"]) == (None, True, [])
    named = as_json(run, "named.yaml", "little.yaml")
    assert (named["step"], named["version_called_for"], named["version_enough"]) == ("major", None, None)


HOSTILE = r'"[bold]x[/bold] \e[31m\u202e{0.__class__} \r\n y"'


def test_nothing_in_a_file_acts_on_the_terminal(run: Run, files: Path, tmp_path: Path) -> None:
    hostile = (
        LITTLE.replace("id: little", f"id: {HOSTILE}", 1)
        .replace('"1.0"', HOSTILE, 1)
        .replace('"¿Por dónde?"', HOSTILE)
        .replace('"Ventas"', HOSTILE)
        .replace('"Inicial"', HOSTILE)
    )
    (tmp_path / "hostile.yaml").write_text(hostile, encoding="utf-8")
    answers = ANSWERS.replace("Ficticia, S.L.", HOSTILE)
    (tmp_path / "hostile-answers.yaml").write_text(answers, encoding="utf-8")
    more = ("--answers", "hostile-answers.yaml", "--lang", "es")
    for output in ("text", "json"):
        for old, new in (("little.yaml", "hostile.yaml"), ("hostile.yaml", "little.yaml")):
            done = run("questionnaire", "diff", old, new, *more, "--format", output)
            assert done.returncode == 0
            assert "[bold]x[/bold]" in done.stdout
            assert not {"\x1b", "\u202e", "\r"} & set(done.stdout)


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_lines_fit_the_window(run: Run, files: Path, columns: str) -> None:
    done = run("questionnaire", "diff", "little.yaml", "new.yaml", COLUMNS=columns)
    assert max(map(len, done.stdout.splitlines())) <= max(int(columns), 48)
