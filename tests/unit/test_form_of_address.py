"""Spanish speaks to the company as «vosotros», from the first question to the last footnote of a report."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from quick_yaml import plain

ROOT = Path(__file__).parents[2]
#: Questions, titles and introductions of the source are kept letter for letter, whomever they address.
WITH_SEEDS = ROOT / "data" / "questions.yaml"
#: What only who says «tú» or «usted» writes.
SINGULAR = re.compile(
    r"\b(tú|ti|tu|tus|te|contigo|tuy[oa]s?|usted(es)?"
    r"|agranda|contestas|puedes|quieres|tienes|sabes|debes|necesitas|prefieres|eres|estás|vas|haces|usas|vendes|trabajas|dedicas"
    r"|decides|crees|ves|tratas|podrás|verás|tengas|quieras|puedas|seas|vuelvas|contestes|querías|ibas|has"
    r"|haz|pon|dile|dilo|ponte|hazte|quédate|ponlo|ponla|hazlo|hazla"
    r"|\w*[áéíóú]\w*[aeiu](?<!í)(telo|sela|selo)"
    r"|(gu[aá]rda|qu[ií]ta|b[oó]rra|m[aá]rca|p[ií]de|c[aá]mbia|cu[eé]nta|prueba|comprueba|busca|ap[uú]nta|env[ií]a"
    r"|escr[ií]be|corr[ií]ge|d[eé]ja|ll[eé]va)(l[aoe]s?))\b",
    re.IGNORECASE,
)
#: Ways in which an order to one person begins, where a sentence or a clause does.
ORDERS = re.compile(
    r"(?:^|[.;:?!]\s+(?:[Dd]espués\s+)?|,\s+|[\s(][yo]\s+)(apunta|escribe|elige|pregunta a|pide (?:a|que|precio)|mira (?:si|qué|en|el|la|los)"
    r"|busca (?:el|la|en|tres|vuestr\w+)|marca (?:solo|el|la|los|las|que|una?)|cuenta (?:a|desde|los|también el)"
    r"|revisa (?:el|la|los|que|si)|quita (?:el|la|los|las|una)|deja (?:solo|una|la)|usa (?:un|minúsculas)|añade"
    r"|nombra|reúne|encarga,|decide quién|monta una|reserva (?:dos|media|una)|calcula|compara (?:lo|vuestr\w+|sus)|anota|repasa)\b",
    re.IGNORECASE,
)


@cache
def read(path: Path) -> Any:
    return plain(path.read_bytes())


def spanish(node: object) -> Iterator[str]:
    """Yield every Spanish text of a data file."""
    if isinstance(node, dict):
        if isinstance(node.get("es"), str):
            yield node["es"]
        for child in node.values():
            yield from spanish(child)
    elif isinstance(node, list):
        for child in node:
            yield from spanish(child)


def said(path: Path) -> Iterator[str]:
    """Yield the Spanish half of every pair of sentences in a table of the program."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            first = node.elts[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@cache
def kept() -> set[str]:
    """Return the texts of the source, which stay as they are."""
    with (ROOT / "tests" / "seeds" / "seed_questions.csv").open(encoding="utf-8") as file:
        asked = {row["text_es"] for row in csv.DictReader(file)}
    whole = read(WITH_SEEDS)
    return asked | {whole["title"]["es"]} | {section["intro"]["es"] for section in whole["sections"]}


DATA = sorted((ROOT / "data").glob("*.yaml"))
TABLES = sorted((ROOT / "ecomdiag" / "texts").glob("*.py"))


@pytest.mark.parametrize("path", [*DATA, *TABLES], ids=lambda path: path.name)
def test_one_form_of_address(path: Path) -> None:
    texts = spanish(read(path)) if path.suffix == ".yaml" else said(path)
    found = {text: hit.group() for text in texts if (hit := SINGULAR.search(text))}
    assert {text: hit for text, hit in found.items() if text not in kept()} == {}


@pytest.mark.parametrize("key", ["first_step", "help", "observable"])
def test_steps_and_helps_tell_the_company_what_to_do(key: str) -> None:
    whole = read(ROOT / "data" / ("actions.yaml" if key == "first_step" else "questions.yaml"))

    def under(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            if key in node:
                yield from spanish(node[key])
            for child in node.values():
                yield from under(child)
        elif isinstance(node, list):
            for child in node:
                yield from under(child)

    assert [(hit.group(), text) for text in under(whole) if (hit := ORDERS.search(text))] == []


@pytest.mark.parametrize("singular", ["Pon tu marca", "si quieres", "Guárdalo", "aunque seas tú", "llévalas"])
def test_the_singular_would_be_found(singular: str) -> None:
    assert SINGULAR.search(singular)
