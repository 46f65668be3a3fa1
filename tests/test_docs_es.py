"""The pages that users read stand in both languages, and a page and its translation change together.

What is not words is the same in both: headings by their levels, tables by their size, what stands in code, links,
numbers. Where one page is changed and the other is not, one of these nearly always parts them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from test_docs import ROOT, leads_somewhere
from unit.test_form_of_address import ORDERS, SINGULAR

TRANSLATED = sorted((ROOT / "docs" / "es").glob("*.md"))
#: Every page in English with the one in Spanish.
PAIRS = {
    ROOT / "README.md": ROOT / "README.es.md",
    **{ROOT / "docs" / page.name: page for page in TRANSLATED},
}
#: Words of examples that each language has for itself, within what stands in code.
WORDS = {
    "FILE": "ARCHIVO",
    "FOLDER": "CARPETA",
    "key": "clave",
    "name": "nombre",
    "value": "valor",
    "one, two": "uno, dos",
}
#: What only the page in English has: a chapter that sends those who read Spanish to their own page.
FOR_THE_OTHERS = re.compile(r"^## En español\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_MARKS = re.compile(r"<!-- [a-z: ]+ -->\n.*?<!-- end -->", re.DOTALL)

both = pytest.mark.parametrize(("english", "spanish"), PAIRS.items(), ids=lambda page: page.name)


def read(page: Path) -> str:
    return FOR_THE_OTHERS.sub("", page.read_text(encoding="utf-8"))


def prose(page: Path) -> str:
    return _FENCE.sub("", read(page))


def titles(page: Path) -> list[str]:
    return re.findall(r"^(#+ .+)$", prose(page), re.MULTILINE)


def levels(page: Path) -> list[int]:
    return [len(title.split()[0]) for title in titles(page)]


def tables(page: Path) -> list[tuple[int, int]]:
    """Rows and columns of every table, in order."""
    found = re.findall(r"(?:^\|.*\|\n)+", prose(page), re.MULTILINE)
    return [(table.count("\n"), table.partition("\n")[0].count("|")) for table in found]


def blocks(page: Path) -> list[tuple[str, list[str]]]:
    """Every block of code without its comments; of what a terminal shows, only the commands."""
    found = []
    for kind, code in _FENCE.findall(read(page)):
        lines = [re.sub(r"\s+#.*", "", line) for line in code.splitlines()]
        shown = [line for line in lines if line.startswith("  ecomdiag ")]
        found.append((kind, shown if kind == "text" else lines))
    return found


def in_code(page: Path) -> Counter[str]:
    """What stands in code within the text, in the words of the page in English."""
    found = _CODE.findall(_MARKS.sub("", prose(page)))
    for own, translated in WORDS.items():
        found = [re.sub(rf"\b{translated}\b", own, code) for code in found]
    return Counter(found)


def numbers(page: Path) -> Counter[str]:
    """The figures of the text, however a language writes decimals, thousands and dates."""
    text = _LINK.sub("", _CODE.sub("", _MARKS.sub("", prose(page))))
    text = re.sub(r"^ *\d+\. ", "", text, flags=re.MULTILINE)
    thousands = r"(?<=\d),(?=\d{3}\b)" if page in PAIRS else r"(?<=\d) (?=\d{3}\b)"
    text = re.sub(thousands, "", text)
    return Counter(digits.lstrip("0") or "0" for digits in re.findall(r"\d+", text))


def targets(page: Path) -> Counter[tuple[str, int | None]]:
    """Where the links lead, as the page in English and the place of the heading; but for that to the other language."""
    found: Counter[tuple[str, int | None]] = Counter()
    for link in _LINK.findall(prose(page)):
        name, _, anchor = link.partition("#")
        there = (page.parent / name).resolve() if name else page
        if re.match(r"[a-z]+:", link):
            found[link, None] += 1
        elif there not in (PAIRS.get(page), ENGLISH.get(page)):
            place = list(map(slug, titles(there))).index(anchor) if anchor else None
            found[str(ENGLISH.get(there, there).relative_to(ROOT)), place] += 1
    return found


def slug(title: str) -> str:
    return "".join(
        sign for sign in title.lstrip("# ").lower().replace(" ", "-") if sign.isalnum() or sign in "-_"
    )


ENGLISH = {spanish: english for english, spanish in PAIRS.items()}


def test_what_users_read_stands_in_spanish() -> None:
    assert {page.name for page in TRANSLATED} >= {
        "answers-file.md",
        "brand.md",
        "commands.md",
        "compare.md",
        "editor.md",
        "method.md",
        "plan.md",
    }


@both
def test_both_have_the_same_headings_and_tables(english: Path, spanish: Path) -> None:
    assert levels(english) == levels(spanish)
    assert tables(english) == tables(spanish)


@both
def test_both_show_the_same_code(english: Path, spanish: Path) -> None:
    assert blocks(english) == blocks(spanish)
    assert in_code(english) == in_code(spanish)


@both
def test_both_tell_the_same_numbers(english: Path, spanish: Path) -> None:
    assert numbers(english) == numbers(spanish)


@both
def test_both_lead_to_the_same_places_and_to_each_other(english: Path, spanish: Path) -> None:
    for page in (english, spanish):
        assert all(leads_somewhere(page, link) for link in _LINK.findall(prose(page)) if ":" not in link)
        there = {(page.parent / link).resolve() for link in _LINK.findall(prose(page)) if ":" not in link}
        assert {english: spanish, spanish: english}[page] in there
    assert targets(english) == targets(spanish)


@both
def test_who_reads_spanish_is_sent_to_pages_in_spanish(english: Path, spanish: Path) -> None:
    links = [link.partition("#")[0] for link in _LINK.findall(prose(spanish)) if ":" not in link]
    there = {(spanish.parent / link).resolve() for link in links if link}
    assert there & PAIRS.keys() == {english}


@pytest.mark.parametrize("page", PAIRS.values(), ids=lambda page: page.name)
def test_pages_in_spanish_say_vosotros(page: Path) -> None:
    assert [hit.group() for rule in (SINGULAR, ORDERS) for hit in rule.finditer(prose(page))] == []
