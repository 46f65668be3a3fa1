"""A report in PDF says what its outline says, in order; it can be read by everybody, and no text acts in it."""

from __future__ import annotations

import io
import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, hostile_diagnoses, without_spaces
from searches import slow, slow_case, thinned
from sheets import shipped_questionnaire

import ecomdiag
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.outline import outline
from ecomdiag.report.outline import Heading, Outline, Paragraph, Picture
from ecomdiag.report.writing.html.parts import page
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.showing import printable

typst = pytest.importorskip("typst", reason="typst is not installed")
pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

from ecomdiag.report.writing import pdf  # noqa: E402
from ecomdiag.report.writing.pdf.signs import Signs, covered  # noqa: E402

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
#: To read a long document back takes over a second: an example in Spanish, another in English, and all as slow ones.
USUAL = {(EXAMPLES[0].stem, "es", Depth.STANDARD), (EXAMPLES[1].stem, "en", Depth.FULL)}
EVERY = [(path, language, depth) for path in EXAMPLES for language in LANGUAGES for depth in Depth]

#: What stands at the foot of a page.
_FOOT = re.compile(r"[^\n]*\d+ / \d+\s*$")


class Read:
    """What a reader makes of a document."""

    def __init__(self, content: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def text(self) -> str:
        pages = (_FOOT.sub("", own.extract_text()) for own in self.reader.pages)
        return "\n".join(pages).replace("\u200b", "")

    @property
    def bookmarks(self) -> list[str]:
        return [own.title for own in self._flat(self.reader.outline)]

    def _flat(self, marks: Any) -> Any:
        for own in marks:
            yield from self._flat(own) if isinstance(own, list) else [own]

    @property
    def addresses(self) -> set[str]:
        found = (own.get_object() for each in self.reader.pages for own in each.get("/Annots", []))
        return {own["/A"]["/URI"] for own in found if "/URI" in own.get("/A", {})}

    def tagged(self, tag: str) -> list[Any]:
        return [own for own in self._tree(self.root["/StructTreeRoot"]) if own.get("/S") == tag]

    def _tree(self, node: Any) -> Any:
        yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()  # noqa: PLW2901
            if isinstance(kid, dict) and "/S" in kid:
                yield from self._tree(kid)


def outlined(questionnaire: Questionnaire, path: Path, language: Language, depth: Depth) -> Outline:
    sheet = ecomdiag.load_answers(path, questionnaire)
    return outline(ecomdiag.diagnose(questionnaire, sheet, date="2026-11-23"), language, depth)


def letters(text: str) -> str:
    """Leave out spaces and what a long word may be broken at."""
    return without_spaces(text.replace("\u200b", ""))


@pytest.mark.parametrize(
    ("path", "language", "depth"),
    [case if (case[0].stem, *case[1:]) in USUAL else slow_case(*case) for case in EVERY],
    ids=lambda value: value.stem if isinstance(value, Path) else str(value),
)
def test_an_example_has_a_title_a_language_bookmarks_and_text_in_order(
    shipped: Questionnaire, path: Path, language: Language, depth: Depth
) -> None:
    own = outlined(shipped, path, language, depth)
    made = pdf.write(own, language, date="2026-11-23")
    assert made == pdf.write(own, language, date="2026-11-23")
    read = Read(made)
    assert read.reader.metadata.title == page(own).title
    assert read.reader.metadata.creation_date.date().isoformat() == "2026-11-23"
    assert read.root["/Lang"] == language
    assert read.root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part>1<" in read.root["/Metadata"].get_data()
    headings = [block.text.strip() for block in own if isinstance(block, Heading)]
    assert [mark for mark in read.bookmarks if mark in headings] == headings
    told, at = letters(read.text), 0
    for block in own:
        if isinstance(block, Heading | Paragraph):
            words = block.text if isinstance(block, Heading) else "".join(own.text for own in block.spans)
            at = told.find(letters(words), at)
            assert at >= 0, words


@pytest.mark.parametrize("language", ["es", *slow(["en"])])
def test_every_picture_has_an_alternative_in_words(shipped: Questionnaire, language: Language) -> None:
    own = outlined(shipped, EXAMPLES[1], language, Depth.FULL)
    read = Read(pdf.write(own, language))
    told = [figure["/Alt"] for figure in read.tagged("/Figure")]
    pictures = [block for block in own if isinstance(block, Picture)]
    assert len(told) == len(pictures) + 1
    for block in pictures:
        assert f"{block.title}. {block.description}" in told
    assert read.reader.metadata.get("/CreationDate") is None


def test_the_first_page_of_an_example_is_one_page(shipped: Questionnaire) -> None:
    for path in EXAMPLES:
        for language in LANGUAGES:
            made = pdf.write(outlined(shipped, path, language, Depth.SUMMARY), language)
            assert len(Read(made).reader.pages) == 1, (path.stem, language)


@pytest.mark.parametrize("name", thinned(HOSTILE, 11))
def test_in_pdf_a_hostile_text_only_shows_itself(name: str) -> None:
    for diagnosis in hostile_diagnoses(HOSTILE[name]):
        read = Read(pdf.write(outline(diagnosis, "es", Depth.FULL), "es"))
        assert read.addresses == set()
        assert not read.root.get("/OpenAction")
        shown = letters(Signs().text(printable(HOSTILE[name])))
        assert shown in letters(read.text) or not shown.isascii()


TYPST = [
    "#import \"@preview/x:1.0.0\": *",
    "#read(\"/etc/passwd\")",
    "#panic(\"x\")",
    "$ x^2 $ = heading *fat* _thin_ @reference <label> `raw` // comment",
    "\\#{ let x = 1 } #sys.inputs",
    "https://evil.example/a?b=c#d",
    "x" * 10_000,
    "a b " * 2_500,
]  # fmt: skip


@cache
def usual_addresses(depth: str) -> set[str]:
    asked = shipped_questionnaire()
    usual = ecomdiag.diagnose(asked, ecomdiag.load_answers(EXAMPLES[1], asked), date="2026-11-23")
    return Read(ecomdiag.render_pdf(usual, language="en", depth=depth)).addresses


@pytest.mark.parametrize("depth", ["summary", *slow(["full"])])
@pytest.mark.parametrize("company", TYPST, ids=lambda text: text[:12])
def test_a_name_made_of_typst_or_of_10_000_signs_is_a_name(
    shipped: Questionnaire, company: str, depth: str
) -> None:
    sheet = ecomdiag.load_answers(EXAMPLES[1], shipped)
    usual = ecomdiag.diagnose(shipped, sheet, date="2026-11-23")
    read = Read(ecomdiag.render_pdf(replace(usual, company=company), language="en", depth=depth))
    assert letters(company) in letters(read.text)
    assert read.addresses == usual_addresses(depth)
    assert all(str(address).startswith(("https://", "http://")) for address in read.addresses)


def test_a_sign_that_no_font_has_is_shown_as_a_box_and_told(shipped: Questionnaire) -> None:
    usual = ecomdiag.diagnose(shipped, ecomdiag.load_answers(EXAMPLES[1], shipped), date="2026-11-23")
    told = "there is an empty square (□)"
    shown = Read(ecomdiag.render_pdf(usual, language="en", depth="summary"))
    assert told not in " ".join(shown.text.split())
    named = replace(usual, company="日本 Κρήτη Łódź Ñu")
    read = Read(ecomdiag.render_pdf(named, language="en", depth="summary"))
    assert "□□ Κρήτη Łódź Ñu" in read.text
    assert told in " ".join(read.text.split())


def test_an_unknown_font_stops_it() -> None:
    page_of = '#set document(title: "x")\n#set text(font: "{}", lang: "en")\n= x'
    assert pdf.set_in_type(page_of.format("Inter").encode(), {})
    with pytest.raises(pdf.PaperError, match="unknown font family: libertinus serif"):
        pdf.set_in_type(page_of.format("Libertinus Serif").encode(), {})


def test_the_fonts_are_those_that_ship_with_their_licence() -> None:
    fonts = sorted(pdf.FONTS.glob("*.ttf"))
    assert [path.name for path in fonts] == ["Inter-Bold.ttf", "Inter-Regular.ttf", "Rubik-Variable.ttf"]
    for name in ("OFL.txt", "OFL-Rubik.txt"):
        assert "SIL OPEN FONT LICENSE" in (pdf.FONTS / name).read_text(encoding="utf-8").upper()
    one, other, leftward = (frozenset(covered(path.read_bytes())) for path in fonts)
    assert one == other
    assert {*map(ord, "aÑñáüç€«»“”–−→↑■□·ŁØΩЖ")} <= one
    assert {
        *map(ord, "אבגדהוזחטיכךלמםנןסעפףצץקרשת ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى؟،؛پچژگکی")
    } <= leftward
    assert not {ord("字"), ord("ก")} & (one | leftward)


def test_long_words_and_addresses_may_be_broken_and_nothing_else() -> None:
    signs = Signs()
    assert signs.text("Una frase con palabras.") == "Una frase con palabras."
    address = "https://www.example.org/one/two-three_four?five=six"
    assert signs.text(address).replace("\u200b", "") == address
    assert max(map(len, signs.text("x" * 500).split("\u200b"))) <= 24
    assert not signs.lost


@pytest.mark.parametrize("address", thinned(["javascript:alert(1)", "file:///etc/passwd", "//evil"], 3))
def test_only_an_address_of_the_web_becomes_a_link(shipped: Questionnaire, address: str) -> None:
    diagnosis = ecomdiag.diagnose(shipped, ecomdiag.load_answers(EXAMPLES[1], shipped), date="2026-11-23")
    assert diagnosis.advice is not None
    own = diagnosis.advice.support[0]
    source = replace(own.statement.sources[0], link=address)
    changed = replace(own, statement=replace(own.statement, sources=(source,)))
    advice = replace(diagnosis.advice, support=(changed,))
    made = ecomdiag.render_pdf(replace(diagnosis, advice=advice), language="es", depth="full")
    assert not re.search(re.escape(address).encode(), made)
    assert address not in Read(made).addresses
