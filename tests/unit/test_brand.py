"""A brand: its file and its logo are checked line by line, its colour can be read on every ground, and it only shows itself."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import struct
import zlib
from colorsys import hls_to_rgb, rgb_to_hls
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from editor import MODELINE, SCHEMAS, faults, mutants, seen
from hostile import HOSTILE, without_spaces
from jsonschema import Draft7Validator
from running import Run
from searches import slow, thinned

import ecomdiag
from ecomdiag import texts
from ecomdiag.brand.colour import LEAST, contrast, hexadecimal, readable
from ecomdiag.brand.model import Brand, Logo
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.brand.logo import LARGEST, LogoError, read_logo
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.writing import html
from ecomdiag.report.writing.html import themes

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "brand" / "brand.yaml"
ANSWERS = ROOT / "examples" / "conservas-ria.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'
SHAPE = '<path d="M0 0h20v10z" fill="#123456"/>'
SCHEMA = Draft7Validator(json.loads((SCHEMAS / "brand.schema.json").read_text(encoding="utf-8")))
WHOLE = """\
brand: "1"
name: A
logo: a.svg
colour: "#abc"
contact: [b, c]
closing: {es: d, en: e}
"""


@pytest.fixture
def diagnosis(shipped: Questionnaire) -> Diagnosis:
    return ecomdiag.diagnose(shipped, ecomdiag.load_answers(ANSWERS, shipped), date="2026-11-23")


# The colour ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", range(3), ids=["light", "dark", "paper"])
@pytest.mark.parametrize("step", [20, *slow([1])])
def test_every_hue_can_be_read_on_every_ground_of_a_theme(theme: int, step: int) -> None:
    palette = themes.palettes(html.style())[theme]
    for hue in range(0, 360, step):
        for light in (0, 0.05, 0.3, 0.5, 0.7, 0.95, 1):
            for saturation in (0, 0.4, 1):
                parts = hls_to_rgb(hue / 360, light, saturation)
                colour = "#" + "".join(f"{round(255 * part):02x}" for part in parts)
                shade = themes.shade(palette, colour)
                assert min(contrast(shade, palette[ground]) for ground in ("page", "card")) >= LEAST, colour


def test_a_colour_that_can_be_read_stays_and_another_keeps_its_hue() -> None:
    assert readable("#6b2c91", ("#ffffff", "#f5f6f9")) == "#6b2c91"
    changed = readable("#ffd400", ("#ffffff",))
    one, other = (
        rgb_to_hls(*(int(own[at : at + 2], 16) / 255 for at in (1, 3, 5))) for own in ("#ffd400", changed)
    )
    assert changed != "#ffd400"
    assert abs(one[0] - other[0]) < 0.01
    assert contrast(changed, "#ffffff") < 5


@pytest.mark.parametrize(
    ("text", "found"),
    [("#ABC", "#aabbcc"), ("0a6150", "#0a6150"), ("red", None), ("#12", None), ("#1f63a8;x", None)],
)
def test_a_colour_is_written_in_six_digits(text: str, found: str | None) -> None:
    assert hexadecimal(text) == found


# The logo ------------------------------------------------------------------------------------------------

REFUSED = {
    "<script>alert(1)</script>": "svg_element",
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>': "svg_element",
    '<image href="https://evil.example/x.png"/>': "svg_element",
    '<use href="#a"/>': "svg_element",
    '<a href="https://evil.example"><path d="M0 0"/></a>': "svg_element",
    '<animate attributeName="x"/>': "svg_element",
    "<svg/>": "svg_element",
    "<text>Faro</text>": "svg_words",
    "<style>path{fill:url(https://evil.example)}</style>": "svg_sheet",
    '<path onload="alert(1)" d="M0 0"/>': "svg_event",
    '<path fill="url(https://evil.example/#a)"/>': "svg_outside",
    '<path style="fill:url(//evil.example)"/>': "svg_outside",
    '<path fill="URL(data:image/png;base64,x)"/>': "svg_outside",
    '<linearGradient id="a" href="https://evil.example/#b"/>': "svg_outside",
    '<path fill="javascript:alert(1)"/>': "svg_value",
    '<circle r="1e38"/>': "svg_value",
    '<path transform="translate(1e400 0)"/>': "svg_value",
    '<path style="stroke-width:99999999999999px"/>': "svg_value",
    '<path d="M0 0&quot;&gt;&lt;script&gt;"/>': "svg_value",
    "loose": "svg_loose",
    "<path": "svg_broken",
    "&evil;": "svg_broken",
    "<g>" * 40 + "</g>" * 40: "svg_large",
    "<g/>" * 6000: "svg_large",
}


@pytest.mark.parametrize(("inner", "rule"), REFUSED.items(), ids=[text[:30] for text in REFUSED])
def test_what_is_no_shape_is_refused_with_its_line(inner: str, rule: str) -> None:
    with pytest.raises(LogoError) as caught:
        read_logo(SVG.format(f"\n{inner}").encode(), "logo.svg")
    assert caught.value.problem.rule == f"file.logo_{rule}"
    told = caught.value.problem.message("en")
    assert re.search(r"“logo\.svg”, line [23]: .+", told), told


NO_DRAWING = [
    ('<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG.format("&a;"), "svg_doctype"),
    ("<html/>", "svg_no_svg"),
    ('<svg viewBox="0 0 1 1"/>', "svg_no_svg"),
    ('<svg xmlns="http://www.w3.org/2000/svg"/>', "svg_no_size"),
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>', "svg_no_size"),
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 9"/>', "svg_no_size"),
    ('<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="9mm"/>', "svg_no_size"),
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-320 1e-320"/>', "svg_no_size"),
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 9"/>', "svg_long"),
    *(
        (f'<?xml version="1.0" encoding="{name}"?>' + SVG.format(SHAPE), "svg_broken")
        for name in ("foo-9", "hex", "gb2312", "utf-7", "utf-16")
    ),
    ("GIF89a", "kind"),
    ("", "kind"),
    ("<" + " " * LARGEST, "size"),
]


@pytest.mark.parametrize(("text", "rule"), NO_DRAWING)
def test_what_is_no_drawing_is_refused(text: str, rule: str) -> None:
    with pytest.raises(LogoError) as caught:
        read_logo(text.encode(), "logo")
    assert caught.value.problem.rule == f"file.logo_{rule}"
    assert "{" not in caught.value.problem.message("es")


def test_what_draws_nothing_is_left_out_and_the_rest_written_anew() -> None:
    own = SVG.format(
        "<!-- of Ana --><?php x?><title>T</title><metadata><script>x</script></metadata>"
        '<x:view xmlns:x="http://x.example" a="b"><x:y/></x:view>'
        '<g class="c" style="fill:#fff;font-family:X;stroke : red" data-x="y">' + SHAPE + "</g>"
    )
    logo = read_logo(own.encode(), "logo.svg")
    assert (logo.kind, logo.width, logo.height) == ("svg", 20, 10)
    assert logo.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10">'
        '<g fill="#fff" stroke="red"><path d="M0 0h20v10z" fill="#123456"></path></g></svg>'
    )
    assert read_logo(logo.content, "again").content == logo.content


def test_a_name_of_any_letters_is_one_and_what_nothing_can_refer_to_is_left_out() -> None:
    own = SVG.format(
        '<linearGradient id="Diseño_1"/><linearGradient id="b" href="#Diseño_1"/>'
        '<g id="Logo / azul"><path id="Capa ñ" fill="url(#Diseño_1)" stroke="#1e9999" color="#1e9"/></g>'
    )
    content = read_logo(own.encode(), "logo.svg").content.decode()
    assert content.count("Diseño_1") == 3
    assert '"#1e9999" color="#1e9"' in content
    assert "azul" not in content
    assert "Capa" not in content


def png(
    rows: bytes, head: bytes = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0), *more: tuple[bytes, bytes]
) -> bytes:
    chunks = [(b"IHDR", head), *more, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


PIXELS = bytes([0, *range(6), 4, *range(6)])


def test_a_picture_keeps_what_is_seen_and_nothing_else() -> None:
    whole = png(
        PIXELS, *[struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)], (b"tEXt", b"Author\0Ana"), (b"eXIf", b"x")
    )
    logo = read_logo(whole + b"<script>", "logo.png")
    assert (logo.kind, logo.width, logo.height) == ("png", 2, 2)
    assert logo.content == png(PIXELS)


def test_an_interlaced_picture_is_read() -> None:
    head = struct.pack(">IIBBBBB", 3, 3, 1, 0, 0, 0, 1)  # passes of 1, 0, 0, 1, 1, 2 and 1 rows of one byte
    read_logo(png(b"\0\xff" * 6, head), "logo.png")
    with pytest.raises(LogoError):
        read_logo(png(b"\0\xff" * 5, head), "logo.png")


BROKEN_PICTURES = [
    (png(PIXELS)[:-20], "png_broken"),
    (png(PIXELS).replace(b"IDAT", b"IDAU"), "png_broken"),
    (png(PIXELS + b"\0"), "png_broken"),
    (png(PIXELS[:-1]), "png_broken"),
    (png(bytes([9, *PIXELS[1:]])), "png_broken"),
    (png(PIXELS, struct.pack(">IIBBBBB", 2, 2, 7, 2, 0, 0, 0)), "png_broken"),
    (png(PIXELS, struct.pack(">IIBBBBB", 2, 2, 8, 3, 0, 0, 0)), "png_broken"),
    (png(PIXELS, struct.pack(">IIBBBBB", 9000, 2, 8, 2, 0, 0, 0)), "png_wide"),
    (png(PIXELS, struct.pack(">IIBBBBB", 0, 2, 8, 2, 0, 0, 0)), "png_wide"),
    (png(PIXELS, struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0), (b"acTL", b"12345678")), "png_moves"),
    (png(b"\0" * 10_000_000), "png_broken"),
    *(
        (png(b"\0\0\0" * 2, struct.pack(">IIBBBBB", 2, 2, 8, 3, 0, 0, 0), *more), "png_broken")
        for more in (
            [(b"PLTE", b"")],
            [(b"PLTE", b"1234")],
            [(b"PLTE", b"123" * 257)],
            [(b"PLTE", b"123")] * 2,
            [(b"PLTE", b"123"), (b"tRNS", b"1"), (b"tRNS", b"1")],
            [(b"tRNS", b"1"), (b"PLTE", b"123")],
            [(b"IDAT", b""), (b"PLTE", b"123")],
            [(b"PLTE", b"123"), (b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 3, 0, 0, 0))],
        )
    ),
]


@pytest.mark.parametrize(("content", "rule"), BROKEN_PICTURES)
def test_a_broken_picture_is_refused(content: bytes, rule: str) -> None:
    with pytest.raises(LogoError) as caught:
        read_logo(content, "logo.png")
    assert caught.value.problem.rule == f"file.logo_{rule}"


# The file ------------------------------------------------------------------------------------------------


def loaded(folder: Path, text: str) -> Brand:
    (folder / "a.svg").write_text(SVG.format(SHAPE), encoding="utf-8")
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    return ecomdiag.load_brand(folder / "brand.yaml")


def test_a_file_is_a_brand(tmp_path: Path) -> None:
    brand = loaded(tmp_path, WHOLE)
    assert (brand.name, brand.colour, brand.contact) == ("A", "#aabbcc", ("b", "c"))
    assert brand.closing == ecomdiag.Text("d", "e")
    assert brand.logo is not None
    assert loaded(tmp_path, "brand: 1\nname: A\nclosing: one for both\n").closing == ecomdiag.Text(
        *["one for both"] * 2
    )
    assert loaded(tmp_path, "brand: 1\nname: A\ncolour: 012345\n").colour == "#012345"


FAULTS = {
    "brand: 2\nname: A": ":1:8: error: “brand” cannot be “2”; it can be: 1",
    "brand: 1": ":1:1: error: “name” is missing",
    "name: A": ":1:1: error: “brand” is missing",
    "brand: 1\nname: A\ncolor: red": ":3:1: error: no “color” goes here; did you mean “colour”?",
    "brand: 1\nname: A\ncolour: red": ":3:9: error: “red” is no colour",
    "brand: 1\nname: A\ncolour: #aabbcc": ":3:8: error: the colour is missing here: # begins a comment",
    'brand: 1\nname: " "': ":2:7: error: “name” is blank",
    "brand: 1\nname: " + "x" * 121: ":2:7: error: “name” is too long: 120 signs",
    "brand: 1\nname: A\ncontact: x": ":3:10: error: “contact” must be a list",
    "brand: 1\nname: A\ncontact: [a, b, c, d, e, f, g, h, i]": ":3:10: error: “contact” takes 8 lines",
    "brand: 1\nname: A\nclosing: {es: a}": ":3:10: error: “en” is missing",
    "brand: 1\nname: A\nlogo: none.svg": ":3:7: error: the logo cannot be read: there is no file",
    "brand: 1\nname: A\nlogo: https://x.example/a.svg": ":3:7: error: “https://x.example/a.svg” is no file",
    "brand: 1\nname: A\nlogo: brand.yaml": ":3:7: error: “brand.yaml” is neither PNG nor SVG",
    "brand: 1\nname: A\nlogo: .": ":3:7: error: the logo cannot be read",
}


@pytest.mark.parametrize(("text", "told"), FAULTS.items(), ids=[text[-30:] for text in FAULTS])
def test_a_fault_is_told_in_a_line_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        loaded(tmp_path, text)
    lines = caught.value.lines("en")
    assert any(told in line for line in lines), lines
    assert len(lines) == len(caught.value.lines("es"))


def test_every_rule_of_a_brand_has_an_example_here(tmp_path: Path) -> None:
    shown = {f"file.logo_{rule}" for _, rule in [*REFUSED.items(), *NO_DRAWING, *BROKEN_PICTURES]}
    for text in FAULTS:
        with pytest.raises(ProblemsError) as caught:
            loaded(tmp_path, text)
        shown |= {problem.rule for problem in caught.value.problems}
    rules = {key.removeprefix("problem.") for key in sorted(texts.keys())}
    assert {rule for rule in rules if rule.startswith(("file.brand_", "file.logo_"))} <= shown


def test_the_schema_takes_what_the_program_takes_and_raises_no_false_alarm(tmp_path: Path) -> None:
    found = MODELINE.fullmatch(EXAMPLE.read_text(encoding="utf-8").splitlines()[0])
    assert found
    assert (EXAMPLE.parent / found[1]).resolve() == SCHEMAS / "brand.schema.json"
    Draft7Validator.check_schema(SCHEMA.schema)
    for text in (
        EXAMPLE.read_text(encoding="utf-8"),
        WHOLE,
        "brand: 1\nname: 7\n",
        "brand: 1\nname: a\nclosing: b\n",
    ):
        assert faults(SCHEMA, seen(text)) == []
    told = 0
    for mutant in mutants(seen(WHOLE)):
        if faults(SCHEMA, mutant):
            told += 1
            with pytest.raises(ProblemsError):
                loaded(tmp_path, json.dumps(mutant))
    assert told > 60


# The reports ---------------------------------------------------------------------------------------------


def test_a_page_bears_the_brand_and_allows_itself_nothing_more(diagnosis: Diagnosis) -> None:
    brand = ecomdiag.load_brand(EXAMPLE)
    page = ecomdiag.render(diagnosis, "html", language="es", brand=brand)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'; img-src data:" in page
    assert brand.logo is not None
    assert base64.b64encode(brand.logo.content).decode() in page
    assert 'alt="Preparado por Faro de Levante, asesores (ficticia)"' in page
    assert "En una hora lo repasamos con vosotros" in page
    assert "<script" not in page
    without = ecomdiag.render(diagnosis, "html", language="es")
    assert "--brand" not in without
    assert "Preparado por" not in without


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(f"{tag} {sorted(name for name, _ in attrs)}")


def written_on(text: str) -> Brand:
    return Brand(name=text, contact=(text,), closing=ecomdiag.Text(text, text), colour="#ffff00")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_brand_only_shows_itself(diagnosis: Diagnosis, name: str) -> None:
    plain, hostile = (
        ecomdiag.render(diagnosis, "html", language="en", depth="summary", brand=written_on(text))
        for text in ("x", HOSTILE[name])
    )
    assert Tags(plain).tags == Tags(hostile).tags
    plain, hostile = (
        ecomdiag.render(diagnosis, "markdown", language="en", depth="summary", brand=written_on(text))
        for text in ("x", HOSTILE[name])
    )
    assert plain.count("\n") == hostile.count("\n")
    assert "<script" not in hostile


@pytest.mark.parametrize("colour", ["red;}body{display:none", "#12345g", ""])
def test_a_colour_made_in_python_is_a_colour_or_refused(diagnosis: Diagnosis, colour: str) -> None:
    brand = replace(written_on("x"), colour=colour)
    if colour:
        with pytest.raises(ValueError, match="no colour"):
            ecomdiag.render(diagnosis, "html", language="en", brand=brand)
    else:
        assert "display:none}body" not in ecomdiag.render(diagnosis, "html", language="en", brand=brand)


def test_a_brand_has_to_be_one(diagnosis: Diagnosis) -> None:
    with pytest.raises(ecomdiag.UsageError, match="brand"):
        ecomdiag.render(diagnosis, "html", language="en", brand="brand.yaml")  # type: ignore[arg-type]


# Paper ---------------------------------------------------------------------------------------------------


def read_paper(content: bytes) -> Any:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["svg", "png", "none"])
def test_a_document_bears_the_brand_on_one_first_page(diagnosis: Diagnosis, kind: str) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    brand = ecomdiag.load_brand(EXAMPLE)
    logo = {"svg": brand.logo, "png": Logo(kind="png", content=png(PIXELS), width=2, height=2), "none": None}[
        kind
    ]
    made = ecomdiag.render_pdf(diagnosis, language="en", depth="summary", brand=replace(brand, logo=logo))
    reader = read_paper(made)
    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "In an hour we go through it with you" in text
    assert ("Prepared by" in text) == (kind == "none")
    assert (b"Prepared by Faro" in made) == (kind != "none")


@pytest.mark.parametrize("name", thinned(HOSTILE, 6))
def test_on_paper_a_hostile_brand_only_shows_itself(diagnosis: Diagnosis, name: str) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    brand = written_on(HOSTILE[name])
    reader = read_paper(ecomdiag.render_pdf(diagnosis, language="en", depth="summary", brand=brand))
    assert not any(page.get("/Annots") for page in reader.pages)
    if HOSTILE[name].isascii() and HOSTILE[name].isprintable():
        assert without_spaces(HOSTILE[name]) in without_spaces(
            "".join(page.extract_text() for page in reader.pages).replace("\u200b", "")
        )


# The commands --------------------------------------------------------------------------------------------

COMMANDS = {
    "assess": ["assess", "--answers", str(ANSWERS), "-o", "{}"],
    "render": ["render", "kept.json", "-o", "{}"],
    "compare": ["compare", str(ANSWERS), str(ROOT / "examples" / "moda-doce.yaml"), "-o", "{}"],
    "history": ["history", ".", "-o", "{}"],
    "plan": ["plan", str(ANSWERS), "-o", "{}"],
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_every_command_that_reports_takes_a_brand(
    run: Run, tmp_path: Path, diagnosis: Diagnosis, words: list[str]
) -> None:
    (tmp_path / "kept.json").write_text(ecomdiag.render(diagnosis, "json", language="en"), encoding="utf-8")
    for ending in ("html", "md"):
        done = run(*(word.format(f"r.{ending}") for word in words), "--brand", str(EXAMPLE), "--lang", "en")
        assert done.returncode == 0, done.stderr
        assert "Prepared by Faro de Levante" in (tmp_path / f"r.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_wrong_brand_stops_it_before_anything_is_written(
    run: Run, tmp_path: Path, diagnosis: Diagnosis, words: list[str]
) -> None:
    (tmp_path / "kept.json").write_text(ecomdiag.render(diagnosis, "json", language="en"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("brand: 1\nname: A\ncolour: red\n", encoding="utf-8")
    done = run(*(word.format("r.html") for word in words), "--brand", "b.yaml", "--lang", "es")
    assert done.returncode == 2
    assert done.stderr.startswith("b.yaml:3:9: error: «red» no es un color: escribidlo con seis cifras")
    assert done.stderr.splitlines()[1:] == ["1 fallo: el archivo no se puede usar así"]
    assert not (tmp_path / "r.html").exists()


def test_reports_of_a_folder_bear_the_brand_and_a_brand_is_spared(run: Run, tmp_path: Path) -> None:
    done = run("assess", "--answers", str(ANSWERS), str(ANSWERS), "--brand", str(EXAMPLE), "-o", "out")
    assert done.returncode == 2
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_bytes(ANSWERS.read_bytes())
    done = run("assess", "--answers", "in", "--brand", str(EXAMPLE), "-o", "out", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "Prepared by Faro" in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")
    (tmp_path / "b.yaml").write_text("brand: 1\nname: A\n", encoding="utf-8")
    assert run("plan", str(ANSWERS), "--brand", "b.yaml", "-o", "b.yaml").returncode == 2
    assert run("plan", str(ANSWERS), "-o", "b.yaml").returncode == 2
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "brand: 1\nname: A\n"


def test_the_command_prints_the_schema(run: Run) -> None:
    done = run("questionnaire", "schema", "brand")
    assert done.stdout == (SCHEMAS / "brand.schema.json").read_text(encoding="utf-8")
