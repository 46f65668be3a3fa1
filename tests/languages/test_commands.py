"""Every command on questionnaires in other languages: texts in those, the program's words in Spanish or English."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from running import Run, in_process

from ecomdiag.texts.bidi import BEGIN, END, has_leftward

FILES = Path(__file__).parent / "files"
#: A file, a language to ask for, its main question, an answer, the level, a word of ours.
CASES = {
    "catala": ("ca", "Veneu pel web?", "Només una part", "Primers passos", "Fortalezas"),
    "arabic": ("es:ar", "هل تبيعون على الإنترنت؟", "أحيانًا", "البداية", "Fortalezas"),
    "portugues": (
        "pt",
        "A loja vende na internet?",
        "Sim, todas as semanas",
        "Primeiros passos",
        "Strengths",
    ),
}
each = pytest.mark.parametrize("name", CASES)
#: Answers to the small shop.
SHOP = "questionnaire: small_shop\nversion: '1.0'\nanswers: {sells_online: partly, payments: [cash], web_share: 1}\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    return in_process(tmp_path)


def plain(text: str) -> str:
    """A text without the isolates in it, which nobody sees."""
    return re.sub(f"[{BEGIN}{END}]", "", text)


def assessed(run: Run, name: str, *more: str) -> str:
    words = ("--answers", f"{name}-answers.yaml", "--questionnaire", f"{name}.yaml", "--date", "2026-11-30")
    done = run("assess", *words, *more)
    assert done.returncode == 0, done.stderr
    return plain(done.stdout)


@each
def test_the_commands_about_a_questionnaire(run: Run, name: str) -> None:
    language, question, answer, level, _ = CASES[name]
    asked, own = ("--lang", language), f"{name}.yaml"
    shown = plain(run("questionnaire", "show", own, *asked).stdout)
    assert all(text in shown for text in (question, answer, level))
    assert question in run("template", "--questionnaire", own, *asked).stdout
    schema = json.loads(run("questionnaire", "schema", "answers", own, *asked).stdout)
    assert schema["properties"]["answers"]["properties"]["sells_online"]["title"] == question
    proved = run("questionnaire", "check", own, *asked)
    assert (proved.returncode, "warning" in proved.stdout) == (0, False)
    assert run("questionnaire", "check", own, "--strict").returncode == 0


@each
def test_answers_may_be_in_its_language(run: Run, name: str) -> None:
    done = run("check", f"{name}-answers.yaml", "--questionnaire", f"{name}.yaml", "--lang", CASES[name][0])
    assert done.returncode == 0, done.stdout
    wrong = (FILES / f"{name}-answers.yaml").read_text(encoding="utf-8").replace(CASES[name][2], "zzz")
    done = run("check", "-", "--questionnaire", f"{name}.yaml", "--lang", CASES[name][0], stdin=wrong)
    assert done.returncode == 3
    assert CASES[name][2] in done.stdout  # what may be answered instead


@each
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_a_report_has_its_texts_and_our_words(run: Run, name: str, form: str) -> None:
    language, question, answer, level, ours = CASES[name]
    told = assessed(run, name, "--lang", language, "--format", form, "--depth", "full").replace("\\", "")
    assert all(text in told for text in (question, answer, level, ours))


@each
def test_a_saved_diagnosis_has_all_its_languages(run: Run, name: str, tmp_path: Path) -> None:
    language, question, _, level, ours = CASES[name]
    (tmp_path / "d.json").write_text(
        assessed(run, name, "--lang", language, "--format", "json"), encoding="utf-8"
    )
    found = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))
    assert found["language"] == language.rpartition(":")[2]
    assert found["level"]["title"] == level
    title = found["record"]["diagnosis"]["questions"][0]["text"]
    assert title == {"catala": {"ca": question, "es": "¿Vendéis por la web?"}}.get(
        name, {language[-2:]: question}
    )
    again = plain(
        run("render", "d.json", "--lang", language, "--format", "markdown", "--depth", "full").stdout
    )
    assert all(text in again for text in (level, ours))
    other = "es" if name == "catala" else f"en:{found['language']}"
    again = plain(run("render", "d.json", "--lang", other, "--format", "markdown").stdout)
    assert ("Primeros pasos" if name == "catala" else level) in again
    refused = run("render", "d.json", "--lang", "fr")
    assert refused.returncode == 2
    assert "“fr”" in refused.stderr


@each
def test_diagnoses_side_by_side(run: Run, name: str) -> None:
    files = (f"{name}-answers.yaml", "other.yaml")
    text = (FILES / files[0]).read_text(encoding="utf-8")
    done = run(
        "compare", files[0], "-", "--questionnaire", f"{name}.yaml", "--lang", CASES[name][0],
        stdin=text.replace(CASES[name][2], '"no"'),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert CASES[name][1] in plain(done.stdout)


def test_a_language_that_it_does_not_have_is_refused_by_all(run: Run) -> None:
    for words in (
        ("template", "--questionnaire", "catala.yaml"),
        ("check", "catala-answers.yaml", "--questionnaire", "catala.yaml"),
        ("questionnaire", "show", "catala.yaml"),
        ("questionnaire", "diff", "catala.yaml", "catala.yaml"),
        ("assess", "--answers", "catala-answers.yaml", "--questionnaire", "catala.yaml"),
        ("facts",),
    ):
        done = run(*words, "--lang", "eu")
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "«eu»" in done.stderr  # beside which the program speaks Spanish
    assert run("facts", "--lang", "Catalan").returncode == 2


def test_a_changed_set_of_languages_is_one_change(run: Run, tmp_path: Path) -> None:
    text = (FILES / "catala.yaml").read_text(encoding="utf-8")
    alone = (
        re.sub(r', es: "[^"]*"', "", text)
        .replace("[ca, es]", "[ca]")
        .replace('ca: "Vendes"', 'ca: "Les vendes"')
    )
    (tmp_path / "alone.yaml").write_text(alone, encoding="utf-8")
    found = json.loads(run("questionnaire", "diff", "catala.yaml", "alone.yaml", "--format", "json").stdout)
    assert [change["kind"] for change in found["changes"]] == ["languages", "section_text"]
    assert found["changes"][1]["new"] == {"ca": "Les vendes"}
    assert found["consequence"] == "texts"


class Pieces(HTMLParser):
    """The texts of a page, each with the language and the direction in which it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.above: list[tuple[str | None, str | None]] = []
        self.found: list[tuple[str, str | None, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        lang, way = self.above[-1] if self.above else (None, None)
        if tag not in ("meta", "img", "br"):
            self.above.append((own.get("lang", lang), own.get("dir", way)))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (as it is called)
        self.above.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((data.strip(), *(self.above[-1] if self.above else (None, None))))


@each
def test_a_page_says_in_which_language_each_piece_is(run: Run, name: str, tmp_path: Path) -> None:
    language, question, answer, level, ours = CASES[name]
    assessed(run, name, "--lang", language, "--depth", "full", "-o", "page.html")
    pieces = Pieces((tmp_path / "page.html").read_text(encoding="utf-8")).found
    words = "es" if "Fortalezas" in ours else "en"
    tag = language.rpartition(":")[2]
    way = "rtl" if tag == "ar" else None
    for text in (question, answer, level):
        assert (text, tag, way) in pieces, text
    assert (ours, words, None) in pieces
    # Whatever is written from right to left is set so, or set apart: names, and the words of pictures.
    apart = [text for text, _, direction in pieces if has_leftward(text) and direction != "rtl"]
    assert all(text.count(BEGIN) == text.count(END) > 0 for text in apart)


def test_pieces_of_our_sentences_are_told_apart_and_stay_harmless(run: Run, tmp_path: Path) -> None:
    text = (
        (FILES / "catala.yaml")
        .read_text(encoding="utf-8")
        .replace("l’assemblea de socis", "<b>l’assemblea & socis</b>")
    )
    (tmp_path / "catala.yaml").write_text(text, encoding="utf-8")
    assessed(run, "catala", "--lang", "ca", "-o", "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<span lang="ca">Mètode de &lt;b&gt;l’assemblea &amp; socis&lt;/b&gt;.</span></p>' in page
    assert "Mètode de <b>" not in page


def languages_in(paper: Any) -> set[str]:
    """The languages that pieces of a PDF say they are in."""
    objects = map(paper.get_object, range(1, len(paper.xref[0])))
    return {str(own.get("/Lang")) for own in objects if hasattr(own, "get")}


def test_paper_says_it_too(run: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    assessed(run, "catala", "--lang", "ca", "--depth", "full", "-o", "paper.pdf")
    paper = pypdf.PdfReader(tmp_path / "paper.pdf")
    assert paper.trailer["/Root"]["/Lang"] == "es"
    assert "Botiga pròpia" in "".join(page.extract_text() for page in paper.pages)
    assert "ca" in languages_in(paper)


@pytest.mark.parametrize("script", ["عربي", "עברית"])
def test_a_pdf_is_written_from_right_to_left_where_its_questionnaire_is(
    run: Run, script: str, tmp_path: Path
) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    text = (FILES / "arabic.yaml").read_text(encoding="utf-8")
    tag = "ar" if script == "عربي" else "he"
    if tag == "he":
        text = re.sub("[\u0600-\u06ff]+", script, text).replace("languages: [ar]", "languages: [he]")
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    words = ("--answers", "-", "--questionnaire", "own.yaml", "--lang", f"es:{tag}", "--depth", "full")
    done = run("assess", *words, "-o", "r.pdf", stdin=SHOP)
    assert (done.returncode, "□" in done.stderr) == (0, False)
    paper = pypdf.PdfReader(tmp_path / "r.pdf")
    assert tag in languages_in(paper)
    assert paper.metadata is not None
    title = "متجركم على الإنترنت" if tag == "ar" else "עברית עברית עברית"
    assert str(paper.metadata.title).startswith(title)
    told = "".join(page.extract_text() for page in paper.pages)
    assert "□" not in told
    assert told.split("\n")[0].split() == title.split()[::-1]  # its first word stands farthest to the right
    assert "Resultado global" in told


def test_the_languages_of_the_system_are_wishes(run: Run) -> None:
    shown = run("template", "--questionnaire", "catala.yaml", LANGUAGE="eu:ca:es").stdout
    assert "Veneu pel web?" in shown
    assert "archivo de respuestas" in shown
    assert (
        "¿Vendéis por la web?" in run("template", "--questionnaire", "catala.yaml", LANG="es_ES.UTF-8").stdout
    )
    assert "Veneu pel web?" in run("template", "--questionnaire", "catala.yaml", LANG="de_DE.UTF-8").stdout


# What is not in the letters of a PDF; Markdown -----------------------------------------------------------


def test_markdown_keeps_words_from_right_to_left_in_their_place(run: Run) -> None:
    words = ("--answers", "arabic-answers.yaml", "--questionnaire", "arabic.yaml", "--depth", "full")
    for language in ("es:ar", "en:ar"):
        told = run("assess", *words, "--lang", language, "--format", "markdown").stdout
        loose = re.sub(f"{BEGIN}[^{END}]*{END}", "", told)
        assert not has_leftward(loose), loose
        assert f"- **{BEGIN}المبيعات{END}** (41" in told
        assert f"# {BEGIN}متجركم على الإنترنت{END}" in told


@pytest.mark.parametrize("language", ["es", "en"])
def test_signs_that_a_pdf_cannot_say_are_told(run: Run, language: str, tmp_path: Path) -> None:
    text = re.sub(
        r"company:.*", 'company: "חנות דוד 字"', (FILES / "catala-answers.yaml").read_text(encoding="utf-8")
    )
    words = ("--answers", "-", "--questionnaire", "catala.yaml", "--lang", f"{language}:ca")
    done = run("assess", *words, "-o", "r.pdf", "-o", "r.html", stdin=text)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("□") == 1
    assert "“字”" in done.stderr or "«字»" in done.stderr  # Hebrew has its letters
    assert "r.html" in done.stderr
    assert (tmp_path / "r.pdf").exists()
    plain_one = run("assess", *words, "-o", "q.pdf", stdin=text.replace("חנות דוד 字", "Botiga"))
    assert "□" not in plain_one.stderr


def test_a_pdf_of_a_questionnaire_whose_letters_it_lacks_is_refused_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    pytest.importorskip("typst")
    text = (FILES / "arabic.yaml").read_text(encoding="utf-8")
    text = re.sub("[\u0600-\u06ff]+", "日本語", text).replace("languages: [ar]", "languages: [ja]")
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    words = ("--answers", "-", "--questionnaire", "own.yaml", "--lang", "es:ja")
    done = run("assess", *words, "-o", "r.html", "-o", "r.pdf", stdin=SHOP)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "日本語" in done.stderr
    assert ".html" in done.stderr
    assert not (tmp_path / "r.pdf").exists()
    assert not (tmp_path / "r.html").exists()
