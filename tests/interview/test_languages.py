"""Interviews to questionnaires in other languages: by keys in a real terminal, line by line, and from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from keys import ENTER, LANGUAGE, session
from program import Program

from ecomdiag.interview.screens import SwitchLanguage
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire

FILES = Path(__file__).resolve().parent.parent / "languages" / "files"


def content(name: str) -> bytes:
    return (FILES / f"{name}.yaml").read_bytes()


def loaded(name: str) -> Questionnaire:
    return parse_questionnaire(content(name))


def program(folder: Path, name: str, *options: str, **more: str) -> Program:
    (folder / "own.yaml").write_bytes(content(name))
    command = ("assess", "a.yaml", "--questionnaire", "own.yaml", "--date", "2026-11-30", *options)
    return Program(folder, *command, columns=100, rows=30, **more)


def test_an_interview_in_catalan_changes_to_spanish_and_back(tmp_path: Path) -> None:
    person = program(tmp_path, "catala", "--lang", "ca")
    person.wait_for("Veneu pel web?")
    assert "Paso 1/1 · Vendes" in person.text
    assert "Ctrl-T español" in person.text
    person.type(LANGUAGE)
    person.wait_for("¿Vendéis por la web?")
    assert "Ctrl-T català" in person.text
    person.type("2")
    person.wait_for("¿Por dónde os llegan los pedidos?")
    person.type(LANGUAGE)
    person.wait_for("Per on us arriben les comandes?")
    assert "Botiga pròpia" in person.text
    person.kill()
    own = loaded("catala")
    assert read_answers((tmp_path / "a.yaml").read_bytes(), own).sheet.answers == {"sells_online": "partly"}


def test_an_interview_in_arabic_goes_by_keys_to_its_report(tmp_path: Path) -> None:
    person = program(tmp_path, "arabic", "--lang", "es:ar", "-o", "report.html")
    person.wait_for("هل تبيعون على الإنترنت؟")
    assert "2 ○ أحيانًا" in person.text
    person.type("2")
    person.wait_for("كيف يدفع الزبائن؟")
    person.type("1" + ENTER)
    person.wait_for("ما نسبة مبيعاتكم على الإنترنت؟")
    person.type("1" + ENTER)
    person.wait_for("Repaso de la sección المبيعات")
    person.type(ENTER)
    person.wait_for("Repaso de todas las respuestas")
    person.type(ENTER)
    assert person.finish() == 0
    assert "لا مبيعات تقريبًا" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_line_by_line_a_letter_goes_to_the_next_language(tmp_path: Path) -> None:
    person = program(tmp_path, "catala", "--lang", "es", "--plain")
    person.wait_for("¿Vendéis por la web?")
    person.type("?\n")
    person.wait_for("l: català")
    person.type("l\n")
    person.wait_for("Veneu pel web?")
    person.type("2\n")
    person.wait_for("Per on us arriben les comandes?")
    person.kill()


@pytest.mark.parametrize(
    ("name", "language", "went"),
    [
        ("catala", "es:ca", ["es", "es:ca"]),
        ("catala", "en:ca", ["es", "es:ca"]),
        ("arabic", "es:ar", ["en:ar", "es:ar"]),
        ("portugues", "en:pt", ["es:pt", "en:pt"]),
    ],
)
def test_where_a_switch_leads(name: str, language: str, went: list[str]) -> None:
    held = session(loaded(name), language=language)
    found = []
    for _ in went:
        held.reply(SwitchLanguage())
        found.append(held.language)
    assert found == went
