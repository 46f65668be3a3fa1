"""Every text of a questionnaire bears its language in a page or a document, a single word among ours too."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from running import Run, in_process

from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.outline import Heading, Note, Paragraph, line
from ecomdiag.report.tongue import in_tongue
from ecomdiag.texts import say
from ecomdiag.texts.words import Text

#: A word that is nobody's, and stands for one text of the questionnaire.
TOKEN = re.compile(r"[VB]x\d+")
GROUPED = """\
id: tokens
version: "1"
languages: [ca, es]
title: TEXT
method: TEXT
levels:
  - {id: low, from: 0, title: TEXT}
  - {id: high, from: 50, title: TEXT}
dont_know: TEXT
choice_lists:
  yes_no:
    - {id: "no", text: TEXT, score: 0, improve: TEXT}
    - {id: "yes", text: TEXT, score: 1}
sections:
  - id: first
    title: TEXT
    intro: TEXT
    questions:
      - {id: shop, kind: single, text: TEXT, choices: yes_no}
      - group: own
        title: TEXT
        questions:
          - id: care
            kind: matrix
            text: TEXT
            choices: yes_no
            rows: [{id: photos, text: TEXT}, {id: prices, text: TEXT}]
  - id: second
    title: TEXT
    intro: TEXT
    questions: [{id: team, kind: single, text: TEXT, dont_know: true, choices: yes_no}]
  - {id: third, title: TEXT, intro: TEXT, questions: [{id: plan, kind: single, text: TEXT, choices: yes_no}]}
blockers:
  - {id: nothing, when: {question: shop, any_of: ["yes"]}, caps_at: low, title: TEXT, reason: TEXT}
"""
ANSWERS = "questionnaire: tokens\nversion: '1'\ncompany: Prueba\nanswers: {shop: yes, photos: no, prices: yes, team: dont_know, plan: yes}\n"


class Unmarked(HTMLParser):
    """The texts of the questionnaire that stand in a page as if they were in its language, but for its title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.above: list[tuple[str, str | None]] = []
        self.marked, self.found = 0, []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img", "br"):
            self.above.append((tag, dict(attrs).get("lang", self.above[-1][1] if self.above else None)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (as it is called)
        self.above.pop()

    def handle_data(self, data: str) -> None:
        if not TOKEN.search(data) or self.above[-1][0] in ("title", "desc"):
            return
        if self.above[-1][1] == "ca":
            self.marked += 1
        else:
            self.found.append(data.strip())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    numbers = count(1)
    text = re.sub("TEXT", lambda _: '{{ca: "Vx{0}", es: "Bx{0}"}}'.format(next(numbers)), GROUPED)
    (tmp_path / "q.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(ANSWERS.replace("plan: yes", "plan: no"), encoding="utf-8")
    (tmp_path / "c.yaml").write_text(ANSWERS.replace(", plan: yes", ""), encoding="utf-8")
    return in_process(tmp_path)


ASKED = ("--questionnaire", "q.yaml", "--date", "2026-11-30")
PAGES = {
    "full": ("assess", "--answers", "a.yaml", "--depth", "full", *ASKED),
    "standard": ("assess", "--answers", "b.yaml", *ASKED),
    "summary": ("assess", "--answers", "a.yaml", "--depth", "summary", *ASKED),
    "partial": ("assess", "--answers", "c.yaml", "--partial", "--depth", "full", *ASKED),
    "compared": ("compare", "a.yaml", "b.yaml", "--questionnaire", "q.yaml"),
    "rivals": ("compare", "a.yaml", "b.yaml", "--rivals", "--questionnaire", "q.yaml"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("words", ["es", "en"])
def test_each_text_of_the_questionnaire_is_marked(run: Run, tmp_path: Path, name: str, words: str) -> None:
    done = run(*PAGES[name], "--lang", f"{words}:ca", "-o", "page.html")
    assert done.returncode == 0, done.stderr
    page = Unmarked((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert page.found == []
    assert page.marked > 2


def test_a_history_says_it_too(run: Run, tmp_path: Path) -> None:
    for name, day in (("a", "2026-01-30"), ("b", "2026-11-30")):
        words = ("--questionnaire", "q.yaml", "--date", day, "-o", f"{name}.json")
        assert run("assess", "--answers", f"{name}.yaml", *words).returncode == 0
    done = run("history", ".", "--lang", "es:ca", "--date", "2026-11-30", "-o", "page.html")
    assert done.returncode == 0, done.stderr
    page = Unmarked((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert (page.found, page.marked > 2) == ([], True)


def test_a_pdf_is_made_of_such_pieces(run: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    assert run(*PAGES["full"], "--lang", "es:ca", "-o", "page.pdf").returncode == 0
    paper = pypdf.PdfReader(tmp_path / "page.pdf")
    objects = map(paper.get_object, range(1, len(paper.xref[0])))
    languages = [str(own.get("/Lang")) for own in objects if hasattr(own, "get")]
    assert languages.count("ca") > 10


def marked(asked: Questionnaire, text: str) -> list[tuple[str, str]]:
    (told,) = in_tongue((Paragraph(line(text)),), asked, "es:ca")
    assert isinstance(told, Paragraph)
    return [(span.text, span.lang) for span in told.spans]


def test_a_word_that_may_be_one_of_ours_is_theirs_in_quotes_only(shipped: Questionnaire) -> None:
    ours = say("report.weaknesses", "es")
    (first, *others) = shipped.sections
    asked = replace(
        shipped,
        sections=(
            replace(first, title=Text.of({"ca": ours})),
            replace(others[0], title=Text.of({"ca": "Equip"})),
        ),
    )
    assert marked(asked, f"{ours}: una") == [(f"{ours}: una", "")]
    assert marked(asked, f"Mirad «{ours}» y «Equip».") == [
        ("Mirad «", ""), (ours, "ca"), ("» y «", ""), ("Equip", "ca"), ("».", ""),
    ]  # fmt: skip
    assert marked(asked, "Baja una sección: Equip.") == [
        ("Baja una sección: ", ""),
        ("Equip", "ca"),
        (".", ""),
    ]
    assert marked(asked, "Equip (12,0): lo que más quita") == [
        ("Equip", "ca"),
        (" (12,0): lo que más quita", ""),
    ]
    for text in ("El Equip va bien", "Equipo: uno", "unEquip"):
        assert marked(asked, text) == [(text, "")]
    told = in_tongue((Heading(3, "Equip: comparación"), Note("limit", "Hasta «Equip».")), asked, "es:ca")
    assert [own.text for own in told] == ["Equip: comparación", "Hasta «Equip»."]  # type: ignore[union-attr]
    assert [span.lang for own in told for span in own.text.spans] == ["ca", "", "", "ca", ""]  # type: ignore[union-attr]
