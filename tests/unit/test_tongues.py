"""A title is said in its own language: told by its words, then by its address, and by nothing where neither tells it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

import pytest
import yaml

import ecomdiag
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.tongues import language_of

ROOT = Path(__file__).resolve().parents[2]
TITLES = [
    ("Ley 11/2023, de accesibilidad de determinados productos", "", "es"),
    ("Requirement for online stores to offer a statutory withdrawal function", "", "en"),
    ("FAQ Tu Ayuda en Ciberseguridad", "https://www.incibe.es/en/linea-de-ayuda", "es"),
    ("Survey on the Use of ICT in Companies", "https://www.ine.es/jaxi/files/en/49885.csv", "en"),
    ("Ajudes a l’impuls a la internacionalització de pimes exportadores de la Comunitat", "", "ca"),
    ("Lei nº 13.709, de 14 de agosto de 2018", "", "pt"),
    ("Bundesgesetz vom 25. September 2020 über den Datenschutz", "", "de"),
    ("Loi relative à la protection des données", "", "fr"),
    ("Aufhebung Industriezölle", "", "de"),
    ("Registration", "https://a.example/de/x", "en"),
    ("Sanctions", "https://a.example/en/x", "en"),
    ("Sanctions", "https://a.example/index_en.htm", ""),
    ("Sanctions", "https://www.example.gov/x", "en"),
    ("Sanctions", "https://www.example.com/x", ""),
    ("FAQ: I want to become a seller", "", "en"),
    ("GDPR", "https://a.example/de/gdpr", ""),
    ("Συμφωνίες (free trade agreements)", "", ""),
    ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "address", "language"), TITLES)
def test_a_title_has_its_language(title: str, address: str, language: str) -> None:
    assert language_of(title, address) == language


def sources() -> list[dict[str, str]]:
    files = (yaml.load(path.read_bytes(), Loader=yaml.BaseLoader) for path in (ROOT / "data").glob("*.yaml"))
    return [own for file in files for own in file.get("sources", [])]


def test_nearly_all_sources_are_told_and_those_of_european_law_as_their_address_says() -> None:
    every = sources()
    told = [own for own in every if language_of(own["title"], own["link"])]
    assert len(told) > 0.9 * len(every)
    for own in told:
        named = re.search(r"eur-lex\.europa\.eu/legal-content/(ES|EN)/", own["link"])
        if named:
            assert language_of(own["title"], own["link"]) == named[1].lower(), own["title"]


def whole(questionnaire: Questionnaire) -> Any:
    sheet = ecomdiag.load_answers(ROOT / "examples" / "conservas-ria.yaml", questionnaire)
    return ecomdiag.diagnose(questionnaire, sheet, date="2026-11-23")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_the_language_of_its_sources_where_it_is_another(
    shipped: Questionnaire, language: Language
) -> None:
    page = ecomdiag.render(whole(shipped), "html", language=language, depth="full")
    links = re.findall(
        r'<a href="(https?://[^"]+)" rel="noopener noreferrer"( lang="(\w+)")?>([^<]+)</a>', page
    )
    assert len(links) > 50
    assert {found for _, _, found, _ in links} >= {"en" if language == "es" else "es"}
    assert language not in {found for _, _, found, _ in links}
    spoken = {title: found for _, _, found, title in links}
    assert spoken["Ley 11/2023, de accesibilidad de determinados productos y servicios"] == (
        "" if language == "es" else "es"
    )


def test_a_document_says_it_too(shipped: Questionnaire) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    made = ecomdiag.render_pdf(whole(shipped), language="es", depth="full")
    streams = (
        zlib.decompressobj().decompress(made[at.end() :])
        for at in re.finditer(rb"FlateDecode[^>]*>>\s*stream\r?\n", made)
    )
    assert any(b"/Lang(en)" in stream for stream in streams)


def test_a_language_is_no_way_in(shipped: Questionnaire) -> None:
    diagnosis = whole(shipped)
    own = diagnosis.advice.support[0]
    source = replace(own.statement.sources[0], title='x" onclick="y', link='https://a.example/"><script>/en/')
    advice = replace(
        diagnosis.advice, support=(replace(own, statement=replace(own.statement, sources=(source,))),)
    )
    page = ecomdiag.render(replace(diagnosis, advice=advice), "html", language="es", depth="full")
    assert "<script" not in page
    assert 'onclick="' not in page
