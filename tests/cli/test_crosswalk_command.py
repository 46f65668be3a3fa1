"""``ecomdiag crosswalk``: the real command on real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = (
    "questionnaire: online-export\n"
    'company: "[bold]x[/bold] \\e[31m\\u202e {0.__class__}"\n'
    "answers:\n  erp: full\n  contact_channels: [chat, phone]\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("conservas-ria", "a-medias", "taller-forja"):
        shutil.copy(ROOT / "examples" / f"{name}.yaml", tmp_path)
    contents = {
        "empty.yaml": 'questionnaire: online-export\nversion: "1.1"\nanswers:\n',
        "wrong.yaml": "questionnaire: online-export\nanswers:\n  erp: fulll\n",
        "syntax.yaml": "answers: [\n",
        "foreign.yaml": "questionnaire: dii\nanswers:\n  website: yes\n  cloud: yes\n",
        "old.yaml": 'questionnaire: online-export\nversion: "0.9"\nanswers:\n  erp: full\n',
        "hostile.yaml": HOSTILE,
        "renamed.yaml": (ROOT / "data" / "questions.yaml")
        .read_text()
        .replace("id: social_media\n", "id: media\n"),
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


ENGLISH = """\
What your answers already say about another instrument: Digital intensity (DII)
Herrajes Forja del Tormes, S.L. (ficticia)

The DII is Eurostat’s and asks about twelve technologies; this questionnaire speaks of a few of
them, and only what leaves no doubt is taken as answered here. The rest stays open: this is not a
DII result, but what need not be asked again.

Connection and presence
  open    Internet at work
  open    Connection speed
  open    Website
          You may well have one: you were not asked, and it does not follow from what you have
          answered.
  known   Social media: Yes
          (from your answer to “Social media”)

Cloud and software
  open    Cloud services
  open    Cloud beyond e-mail and files
  known   Management software (ERP): No
          (from your answer to “Management software (ERP)”)
          For the DII it is enough that several areas share the ERP, even if not all do; a program
          that only makes invoices or keeps the books is not one.
  known   Customer management (CRM): No
          (from your answer to “Customer management (CRM)”)
          For the DII it is enough that a CRM is used, even by few people; a spreadsheet is not one.

Data and artificial intelligence
  open    Data analysis
  open    Artificial intelligence

Online sales
  open    Share of online sales
  open    Web sales to private customers

Questions already known: 3 of 12; partly: 0; open: 9.
Depending on the answers to the rest, the score will be between 8.3 and 83.3 of 100: a range, not a
result.
Level: anything from “Very low use” to “Very high use”.

The index is Eurostat’s; the words of the questions are not. Eurostat computes it from its own
survey of companies: this is a self-assessment. See docs/instruments/dii.md.
"""


def test_in_english(run: Run, files: Path) -> None:
    done = run("crosswalk", "taller-forja.yaml", "--to", "dii")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", ENGLISH)


def test_in_spanish(run: Run, files: Path) -> None:
    done = run("crosswalk", "conservas-ria.yaml", "--to", "dmat", "--lang", "es")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Lo que vuestras respuestas ya dicen de otro instrumento: Madurez digital (según"
    )
    assert (
        """\
  en parte  Soluciones digitales en uso
            marcada: «Chat en directo, redes sociales o bots para hablar con los clientes» (por la
            respuesta a «Canales de contacto»)
            marcada: «Venta por internet, a particulares o a empresas» (por la respuesta a «Canales
            de venta online»)
            marcada: «Promoción por internet: anuncios, redes sociales de empresa» (por las
            respuestas a «Publicidad online» y «Redes sociales»)
            Quedan otras 7 casillas por contestar.
            En la DMA basta con una de las cosas que nombra cada casilla.
  abierta   Simulación y gemelos digitales
"""
        in done.stdout
    )
    assert (
        """\
  en parte  Gestión de los datos
            sin marcar: «No se recogen datos en digital» (por las respuestas a «Programa de gestión
            (ERP)» y «Gestión de clientes (CRM)»)
            Quedan otras 8 casillas por contestar.
"""
        in done.stdout
    )
    assert "Preguntas que ya se saben: 0 de 26; en parte: 3; abiertas: 23.\n" in done.stdout
    assert "la puntuación estará entre 3,1 y 100,0 de 100" in done.stdout


def test_an_unfinished_file_will_do_and_so_will_standard_input(run: Run, files: Path) -> None:
    done = run("crosswalk", "a-medias.yaml", "--to", "dii", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["answers"] == {"social_media": "yes", "erp": "no", "crm": "no"}
    assert (found["known"], found["partly"], found["open"]) == (3, 0, 9)
    piped = run(
        "crosswalk", "-", "--to", "dii", "--format", "json", stdin=(files / "a-medias.yaml").read_bytes()
    )
    assert piped.stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("taller-forja.yaml --to dii", 0),
        ("empty.yaml --to dmat --lang es", 0),
        ("old.yaml --to dmat", 0),
        ("hostile.yaml --to dii", 0),
        ("taller-forja.yaml", 2),
        ("--to dii", 2),
        ("none.yaml --to dii", 2),
        ("taller-forja.yaml --to samm", 2),
        ("taller-forja.yaml --to DII", 2),
        ("taller-forja.yaml --to dii --format pdf", 2),
        ("taller-forja.yaml --to dii -o empty.yaml", 2),
        ("taller-forja.yaml --to dii -o missing/dii.yaml", 2),
        ("taller-forja.yaml --to dii --questionnaire dmat", 2),
        ("foreign.yaml --to dii", 2),
        ("wrong.yaml --to dii", 3),
        ("syntax.yaml --to dii", 3),
        ("taller-forja.yaml --to dii --questionnaire renamed.yaml", 3),
    ],
)
def test_every_ending_has_its_exit_code(run: Run, files: Path, arguments: str, code: int) -> None:
    before = {path.name: path.read_bytes() for path in files.iterdir()}
    done = run("crosswalk", *arguments.split())
    assert done.returncode == code
    assert (done.stderr == "") == (code == 0 and "old.yaml" not in arguments and "hostile" not in arguments)
    for stream in (done.stdout, done.stderr):
        assert not {"\x1b", "\u202e"} & set(stream)
        assert "Traceback" not in stream
    assert {path.name: path.read_bytes() for path in files.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            "taller-forja.yaml --to samm",
            "there is no way from these answers to “samm”; --to can be: dii, dmat\n",
        ),
        (
            "foreign.yaml --to dii",
            "foreign.yaml: this can only be told from answers to the questionnaire “online-export”, not to “dii”\n",
        ),
        (
            "foreign.yaml --to dii --lang es",
            "foreign.yaml: esto solo se puede saber por respuestas al cuestionario «online-export», no a «dii»\n",
        ),
        (
            "taller-forja.yaml --to dii -o empty.yaml",
            "empty.yaml already exists: choose another name, or delete it first\n",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(run: Run, files: Path, arguments: str, line: str) -> None:
    done = run("crosswalk", *arguments.split())
    assert done.stderr == line
    assert done.stdout == ""


def test_what_a_changed_copy_lacks_is_told_and_the_rest_is_used(run: Run, files: Path) -> None:
    done = run("crosswalk", "empty.yaml", "--to", "dii", "--questionnaire", "renamed.yaml")
    assert done.returncode == 0
    assert "or are different: social_media." in done.stderr


def test_what_is_known_is_written_and_the_rest_can_be_added(run: Run, files: Path) -> None:
    done = run("crosswalk", "conservas-ria.yaml", "--to", "dii", "-o", "dii.yaml")
    assert done.returncode == 0
    assert done.stderr == (
        "Written to dii.yaml\nTo answer the rest: ecomdiag assess dii.yaml --questionnaire dii\n"
    )
    assert done.stdout == run("crosswalk", "conservas-ria.yaml", "--to", "dii").stdout
    written = (files / "dii.yaml").read_text(encoding="utf-8")
    assert written == (
        "# Digital intensity (DII): what is known from answers to “Online export diagnosis”. The rest is\n"
        "# missing: answer it here, or with the command that asks it:\n"
        "#   ecomdiag assess dii.yaml --questionnaire dii\n"
        'questionnaire: dii\nversion: "1.0"\ncompany: "Conservas Ría, S.L. (ficticia)"\nanswers:\n'
        '  social_media: "yes"\n  erp: "no"\n  crm: "no"\n'
    )
    rest = (
        "  internet_access: yes\n  website: yes\n  connection_speed: dont_know\n  cloud: no\n  data_analytics: no\n"
        "  artificial_intelligence: [none]\n  online_sales_share: 0\n"
    )
    (files / "whole.yaml").write_text(written + rest, encoding="utf-8")
    done = run("assess", "--answers", "whole.yaml", "--questionnaire", "dii", "--format", "json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["questionnaire"]["id"]) == (0, "dii")
    assert (found["score"], found["level"]["id"], "recommendations" in found) == (25, "very_low", False)


def test_single_boxes_are_written_as_comments(run: Run, files: Path) -> None:
    done = run("crosswalk", "conservas-ria.yaml", "--to", "dmat", "-o", "ma ñana.yaml", "--lang", "es")
    assert done.stderr.endswith("ecomdiag assess 'ma ñana.yaml' --questionnaire dmat --lang es\n")
    written = (files / "ma ñana.yaml").read_text(encoding="utf-8")
    assert written.endswith(
        "answers:\n"
        "  # De estas preguntas se saben solo algunas casillas: marcadlas al contestarlas.\n"
        "  # investments: [sales]\n"
        "  # digital_solutions: [chat_social, online_sales, online_marketing]\n"
    )
    checked = run("check", "ma ñana.yaml", "--questionnaire", "dmat", "--format", "json")
    assert {problem["rule"] for problem in json.loads(checked.stdout)["problems"]} == {"unanswered"}


def test_shipped_instruments_go_by_their_names(run: Run, files: Path) -> None:
    assert run("template", "--questionnaire", "dmat").returncode == 0
    assert run("questionnaire", "show", "--questionnaire", "samm").stdout.startswith("# Maturity of software")
    done = run("template", "--questionnaire", "dij")
    assert (done.returncode, done.stderr) == (2, "there is no file dij: check the name\n")
