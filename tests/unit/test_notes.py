"""Notes and evidence beside answers: kept word for word on every way, shown harmless, and never scored."""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from conftest import Run
from hostile import HOSTILE, acting
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from searches import searched, thinned
from sheets import blank, half_filled, random_sheet, shipped_questionnaire

import ecomdiag
from ecomdiag import engine
from ecomdiag.comparison.model import Entry
from ecomdiag.comparison.respondents import consensus
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answering.splice import spliced
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import (
    MAX_BY,
    MAX_EVIDENCE,
    MAX_EVIDENCE_TEXT,
    MAX_NOTES,
    MAX_TEXT,
    Note,
    Notes,
    are_sound,
    link_of,
)
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.record.limits import is_day
from ecomdiag.report.diagnosis import html, json_text, markdown, pdf, terminal
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.questionnaire.schema import answers_schema
from ecomdiag.texts import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-30"
HEAD = 'questionnaire: online-export\nversion: "1.1"\n'

#: Lines as people and programs write them, and as YAML, in which they are kept, has signs of its own for.
_LINES = [
    "Firmado # 12",
    "# x",
    "- y",
    "k: v",
    "",
    " dentro",
    '"q"',
    "'",
    "|",
    "...",
    "---",
    "\u202e",
    "👩\u200d👧",
    "é ",
    "\t",
]
_texts = st.text(max_size=30).map(str.strip) | st.lists(st.sampled_from(_LINES), max_size=5).map(
    lambda lines: "\n".join(lines).strip()
)
_note = st.builds(
    Note,
    text=_texts,
    evidence=st.lists(_texts.filter(bool), max_size=3).map(tuple),
    by=st.none() | st.text(max_size=12).map(lambda text: " ".join(text.split()) or None),
    date=st.none() | st.dates().map(str),
).filter(lambda note: not note.empty)
_notes = st.lists(_note, min_size=1, max_size=3).map(tuple)
#: A question that is asked, others, and names that no question has (any more).
_names = st.sampled_from(["sells_online", "exports", "it_management", "gone", "yes"])
_by_name = st.dictionaries(_names, _notes, max_size=4)


def read(text: str) -> AnswerSheet:
    return read_answers(text.encode(), shipped_questionnaire()).sheet


def noted(sheet: AnswerSheet, notes: dict[str, Notes]) -> AnswerSheet:
    for name, own in notes.items():
        sheet = sheet.with_notes(name, own)
    return sheet


def told(text: str) -> list[tuple[str, str]]:
    loaded = read_answers(text.encode(), shipped_questionnaire())
    return [(own.rule.removeprefix("file."), own.severity) for own in loaded.problems]


# There and back -----------------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), _by_name, quick=20, full=600)
def test_what_is_written_reads_back_the_same(seed: int, notes: dict[str, Notes]) -> None:
    sheet = noted(half_filled(shipped_questionnaire(), Random(seed)), notes)
    text = answers_text(sheet, "exports", "abcd")
    assert read(text) == sheet
    assert acting(text) == []
    assert all(map(are_sound, sheet.notes.values()))


@searched(
    _by_name,
    st.dictionaries(_names, _notes | st.just(()), max_size=3),
    st.sampled_from(["", "\n", "\n# end\n", "\nresume_at: exports  # here\n"]),
    st.booleans(),
    quick=20,
    full=600,
)
def test_in_a_file_with_comments_only_the_notes_change(
    first: dict[str, Notes], then: dict[str, Notes], end: str, windows: bool
) -> None:
    text = f"# ours\n{HEAD}company: X  # name\nanswers:\n  sells_online: yes  # shop{end}"
    text = text.replace("\n", "\r\n") if windows else text
    sheet = noted(read(text), first)
    once = spliced(text, {}, {}, first)
    assert read(once) == sheet
    twice = spliced(once, {"exports": "no"}, {}, then)
    assert read(twice) == noted(sheet.with_answer("exports", "no"), then)
    assert re.findall("# (?:ours|name|shop|end|here)", twice) == re.findall(
        "# (?:ours|name|shop|end|here)", text
    )


@searched(st.integers(0, 2**32), _by_name, quick=5, full=100)
def test_a_saved_diagnosis_carries_the_notes_of_its_questions_and_they_move_no_score(
    seed: int, notes: dict[str, Notes]
) -> None:
    shipped = shipped_questionnaire()
    sheet = random_sheet(shipped, Random(seed))
    without, made = (diagnose(shipped, own, date=TODAY) for own in (sheet, noted(sheet, notes)))
    bare = tuple(replace(own, notes=()) for own in made.questions)
    assert replace(made, questions=bare) == without
    assert {own.id: own.notes for own in made.questions if own.notes} == {
        name: own for name, own in notes.items() if name in shipped.by_id
    }
    assert read_diagnosis(json_text.render(made, "es").encode()) == made


def test_a_note_of_any_form_is_read() -> None:
    text = f"""{HEAD}notes:
  sells_online: Desde marzo
  exports:
    note: |
      Una
      # dos

      tres
    evidence: https://a.example/#x
    by: Ana   Ruiz
    date: 2026-11-30
  it_management:
    - 12
    - {{evidence: [a.pdf, "b: c"], by: Luis}}
  online_teams:
  online_strategy: ~
"""
    assert told(text) == []
    assert dict(read(text).notes) == {
        "sells_online": (Note(text="Desde marzo"),),
        "exports": (
            Note(text="Una\n# dos\n\ntres", evidence=("https://a.example/#x",), by="Ana Ruiz", date=TODAY),
        ),
        "it_management": (Note(text="12"), Note(evidence=("a.pdf", "b: c"), by="Luis")),
    }


def test_a_mapping_has_the_form_of_a_file(shipped: Questionnaire) -> None:
    given = {"answers": {"exports": "no"}, "notes": {"exports": {"note": "x", "evidence": ["a.pdf"]}}}
    sheet = ecomdiag.load_answers({**given, "questionnaire": shipped.id, "version": shipped.version}, shipped)
    assert dict(sheet.notes) == {"exports": (Note(text="x", evidence=("a.pdf",)),)}


#: What is written under ``notes:``, and what is told of it.
WRONG: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a list": ("- x", [("list_of_pairs", "error")]),
    "a text": ("x", [("not_a_mapping", "error")]),
    "another key": ("exports: {text: x}", [("unknown_key", "error")]),
    "a long note": (f"exports: {'x' * (MAX_TEXT + 1)}", [("too_long", "error")]),
    "as long as may be": (f"exports: {'x' * MAX_TEXT}", []),
    "a long name": (f"exports: {{by: {'x' * (MAX_BY + 1)}}}", [("too_long", "error")]),
    "long evidence": (f"exports: {{evidence: {'x' * (MAX_EVIDENCE_TEXT + 1)}}}", [("too_long", "error")]),
    "much evidence": (f"exports: {{evidence: [{'x, ' * (MAX_EVIDENCE + 1)}]}}", [("too_many_items", "error")]),
    "many notes": (f"exports: [{'x, ' * (MAX_NOTES + 1)}]", [("too_many_items", "error")]),
    "evidence in a group": ("exports: {evidence: [{a: b}]}", [("not_a_value", "error")]),
    "no day": ("exports: {note: x, date: 2026-02-30}", [("not_a_date", "error")]),
    "cut by a comment": ("exports: Pedido #12", [("cut_by_comment", "error")]),
    "of no question": ("gone: x", [("unknown_note", "warning")]),
    "of a question spelt wrong": ("export: x", [("unknown_note_near", "warning")]),
    "of very many": ("\n".join(f"q{n}: x" for n in range(40)), [*[("unknown_note", "warning")] * 20, ("more", "warning")]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_in_its_place(name: str) -> None:
    written, expected = WRONG[name]
    text = f"{HEAD}notes:\n  " + written.replace("\n", "\n  ") + "\n"
    assert told(text) == expected
    lines = text.count("\n")
    loaded = read_answers(text.encode(), shipped_questionnaire())
    assert all(own.place is not None and 3 < own.place.line <= lines for own in loaded.problems)
    assert all(map(are_sound, loaded.sheet.notes.values()))
    for language in LANGUAGES:
        assert all(own.message(language) for own in loaded.problems)


def test_notes_under_answers_are_told_to_stand_beside_them() -> None:
    assert told(f"{HEAD}answers:\n  notes: {{exports: x}}\n") == [("inside_answers", "error")]


def test_a_question_may_be_called_notes(shipped: Questionnaire) -> None:
    first, *others = shipped.sections
    named = replace(first.questions[0], id="notes")
    own = replace(shipped, sections=(replace(first, questions=(named, *first.questions[1:])), *others))
    sheet = read_answers(b"answers: {notes: 'yes'}\nnotes: {notes: x}\n", own).sheet
    assert dict(sheet.answers) == {"notes": "yes"}
    assert dict(sheet.notes) == {"notes": (Note(text="x"),)}


@pytest.mark.parametrize(
    "notes",
    [
        "x", ("x",), (), [Note(text="x")], (Note(),), (Note(text=" x"),), (Note(text="x" * (MAX_TEXT + 1)),),
        (Note(evidence=cast("Any", ["a"])),), (Note(evidence=("",)),), (Note(by=""),), (Note(date="30/11/2026"),), (Note(text="\ud800"),),
        (Note(text=cast("Any", 3)),),
    ],
)  # fmt: skip
def test_a_sheet_made_by_hand_with_notes_that_no_file_holds_is_refused(
    shipped: Questionnaire, notes: Any
) -> None:
    sheet = replace(blank(shipped), notes={"exports": notes})
    assert [own.rule for own in ecomdiag.check(shipped, sheet)] == ["sheet.not_a_note"]
    with pytest.raises(AnswersError):
        ecomdiag.diagnose(shipped, sheet)


@searched(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32), quick=50, full=1200)
def test_a_day_is_one_that_the_calendar_has(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        there = date.fromisoformat(text).isoformat() == text
    except ValueError:
        there = False
    assert is_day(text) == there
    assert is_day("2000-02-29")
    assert not is_day("1900-02-29")


def test_an_editor_is_told_what_may_stand_there(shipped: Questionnaire) -> None:
    validator = Draft7Validator(answers_schema(shipped, "es"))
    sound = [
        "x", 12, None, {"note": "x\ny", "evidence": "a", "by": "b", "date": TODAY}, {"evidence": ["a", "b"]},
        ["x", {"note": None}], {}, "x" * MAX_TEXT,
    ]  # fmt: skip
    wrong = [
        {"text": "x"},
        {"date": "mañana"},
        {"evidence": [["a"]]},
        "x" * (MAX_TEXT + 1),
        [["x"]],
        {"by": {}},
    ]
    for name in ("exports", "gone"):
        assert all(validator.is_valid({"notes": {name: own}}) for own in sound)
        assert not any(validator.is_valid({"notes": {name: own}}) for own in wrong)


# Never lost ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("comment", ["", "  # ours"])
def test_an_interview_leaves_the_notes_of_a_file(
    shipped: Questionnaire, tmp_path: Path, comment: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        f"{HEAD}answers:{comment}\n  exports: no\nnotes:\n  exports: Nunca\n  gone: x\n", encoding="utf-8"
    )
    kept = AnswersFile(str(path), shipped)
    sheet = kept.loaded.sheet.with_answer("exports", "regular").with_answer("sells_online", "yes")
    assert kept.save(sheet, None) == ""
    kept.leave()
    found = read_answers(path.read_bytes(), shipped).sheet
    assert found == sheet
    assert dict(found.notes) == {"exports": (Note(text="Nunca"),), "gone": (Note(text="x"),)}
    assert comment in path.read_text(encoding="utf-8")


def test_notes_that_a_file_has_no_room_for_are_refused_and_it_stays_as_it_was(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    kept = AnswersFile(str(tmp_path / "a.yaml"), shipped)
    before = (tmp_path / "a.yaml").read_bytes()
    much = tuple(Note(text="\u202e" * MAX_TEXT, by=str(number)) for number in range(MAX_NOTES))
    with pytest.raises(UsageError):
        kept.save(noted(kept.loaded.sheet, {"exports": much, "sells_online": much}), None)
    assert (tmp_path / "a.yaml").read_bytes() == before


def test_a_note_of_a_question_that_a_new_version_has_not_is_kept(shipped: Questionnaire) -> None:
    section, *others = shipped.sections
    fewer = replace(
        shipped, version="2.0", sections=(replace(section, questions=section.questions[1:]), *others)
    )
    gone = section.questions[0].id
    text = f"{HEAD}answers: {{exports: no}}\nnotes: {{{gone}: x}}\n"
    loaded = read_answers(text.encode(), fewer)
    assert [own.rule for own in loaded.problems] == ["file.unknown_note_near"]
    assert not any(
        own.stops and own.rule != "unanswered" for own in loaded.located(engine.check(fewer, loaded.sheet))
    )
    assert dict(loaded.sheet.notes) == {gone: (Note(text="x"),)}


def test_a_new_version_without_the_question_of_a_note_breaks_no_answers(run: Run, tmp_path: Path) -> None:
    old = (ROOT / "data" / "questions.yaml").read_text(encoding="utf-8")
    (tmp_path / "old.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(old.replace("id: legal_updates", "id: legal_news"), encoding="utf-8")
    text = f"{HEAD}answers: {{exports: no}}\nnotes: {{exports: x, legal_updates: y}}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    made = run("questionnaire", "diff", "old.yaml", "new.yaml", "--answers", "a.yaml", "--format", "json")
    (told,) = json.loads(made.stdout)["answers"]
    assert told["problems"] == []
    assert "legal_news" not in old


def _entry(label: str, name: str, notes: dict[str, Notes], **answers: str) -> Entry:
    sheet = replace(blank(shipped_questionnaire()), answers=answers)
    return Entry(label=label, name=name, diagnosis=diagnose(shipped_questionnaire(), noted(sheet, notes)))


def test_a_consensus_has_everybodys_notes_with_who_wrote_them(shipped: Questionnaire) -> None:
    both = Note(text="Lo dijo el gestor", by="Ana")
    found = consensus(
        shipped,
        [
            _entry("A", "ventas.yaml", {"exports": (Note(text="x"), both)}, exports="no"),
            _entry("B", "", {"exports": (both, Note(text="x", by="Eva"))}, exports="regular"),
            _entry("C", "it.yaml", {"sells_online": (Note(evidence=("a.pdf",)),)}, exports="no"),
        ],
    )
    assert dict(found.sheet.notes) == {
        "sells_online": (Note(evidence=("a.pdf",), by="it.yaml"),),
        "exports": (Note(text="x", by="ventas.yaml"), both, Note(text="x", by="Eva")),
    }


def test_in_the_file_of_a_consensus_what_is_open_stands_above_the_notes(run: Run, tmp_path: Path) -> None:
    for name, answer in (("a", "no"), ("b", "regular")):
        text = f"{HEAD}answers: {{exports: {answer}, sells_online: yes}}\nnotes: {{exports: De {name}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    made = run("compare", "a.yaml", "b.yaml", "--respondents", "--consensus")
    assert made.returncode == 0
    settled = made.stdout.replace("  # exports: regular  (b.yaml)", "  exports: regular")
    assert dict(read(settled).answers) == {"sells_online": "yes", "exports": "regular"}
    assert [note.text for note in read(made.stdout).notes["exports"]] == ["De a", "De b"]


def test_a_template_shows_how_and_is_as_good_as_its_word(shipped: Questionnaire) -> None:
    for language in LANGUAGES:
        text = template_text(shipped, language)
        assert read(text) == blank(shipped)
        head, _, below = text.rpartition("# notes:")
        shown = head + "notes:" + re.sub("^# ", "", below, flags=re.MULTILINE)
        (note,) = read(shown).notes[shipped.questions[0].id]
        assert note.text
        assert note.by
        assert note.date == TODAY
        assert [bool(link_of(own)) for own in note.evidence] == [True, False]


# Shown --------------------------------------------------------------------------------------------------


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def _with_note(note: Note) -> Diagnosis:
    shipped = shipped_questionnaire()
    sheet = replace(blank(shipped), answers={"sells_online": "yes"})
    return diagnose(shipped, noted(sheet, {"sells_online": (note,)}), date=TODAY)


def _one_line(text: str) -> Note:
    line = " ".join(text.split())
    return Note(text=line, evidence=(line, line), by=line, date=TODAY)


def _shape(page: str, text: str) -> tuple[object, ...]:
    """What a page and a Markdown text are made of, whatever they say: tags, links, blocks, and what is within these."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tags, blocks = _Tags(page), parser.parse(text)
    inside = {child.type for token in blocks for child in token.children or ()}
    return tags.tags, tags.links, [token.type for token in blocks], inside - {"text_special"}


def _whole(found: Diagnosis, language: Language) -> tuple[str, str]:
    return html.render(found, language, depth=Depth.FULL), markdown.render(found, language, depth=Depth.FULL)


@cache
def _harmless(language: Language) -> tuple[object, ...]:
    return _shape(*_whole(_with_note(_one_line("harmless")), language))


@pytest.mark.parametrize("name", thinned(sorted(HOSTILE), 4))
def test_a_hostile_note_only_shows_itself(name: str) -> None:
    found = _with_note(_one_line(HOSTILE[name]))
    for language in LANGUAGES:
        whole = _whole(found, language)
        assert _shape(*whole) == _harmless(language)
        for shown in (*whole, terminal.render(found, language, depth=Depth.FULL, width=100)):
            assert acting(shown) == []


def test_only_an_address_of_the_web_is_a_link_and_the_terminal_shows_it_once() -> None:
    links = ("https://a.example/x?y=(1)&b=[2]*", "http://b.example")
    others = (
        "javascript:alert(1)", "https://bank.example@evil.example", "https://", "file:///etc/passwd", "contrato.pdf",
        "https://a.example/\u202egnp.exe", "https://a.example/ x", "HTTPS://A.EXAMPLE", "//a.example", 'https://a.example/"x',
    )  # fmt: skip
    made = _with_note(Note(text="x", evidence=(*links, *others)))
    page = _Tags(html.render(made, "es", depth=Depth.FULL))
    assert [own for own in page.links if "example" in own or "passwd" in own] == list(links)
    tokens = MarkdownIt("commonmark").parse(markdown.render(made, "es", depth=Depth.FULL))
    inside = [child for token in tokens for child in token.children or ()]
    assert (
        len([own for own in inside if own.type == "link_open" and "example" in str(own.attrs["href"])]) == 2
    )
    shown = terminal.render(made, "es", depth=Depth.FULL, width=120)
    assert [shown.count(own) for own in links] == [1, 1]
    assert "\x1b" not in terminal.render(made, "es", depth=Depth.FULL, width=120)
    assert b"/URI (javascript" not in pdf.render(made, "es", depth=Depth.FULL)


@pytest.mark.parametrize(
    "host", ["bank.example&commat;evil.example", "a.example&period;evil.example", "a.example"]
)
@pytest.mark.parametrize("below", ["/?a=1&copy;=2", "/?a=1&b=2", "/&#64;x&#x40;", "/"])
def test_a_link_of_a_note_leads_in_markdown_where_it_says(host: str, below: str) -> None:
    link = f"https://{host}{below}"
    text = markdown.render(_with_note(Note(evidence=(link,))), "es", depth=Depth.FULL)
    inside = [child for token in MarkdownIt("commonmark").parse(text) for child in token.children or ()]
    led = [str(child.attrs["href"]) for child in inside if child.type == "link_open"]
    assert MarkdownIt().normalizeLink(link) in led


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_stands_in_the_full_report_only_with_who_and_when(language: Language) -> None:
    made = _with_note(Note(text="Primera\n\nSegunda", evidence=("contrato.pdf",), by="Ana", date=TODAY))
    day = {"es": "Ana, 30 de noviembre de 2026", "en": "Ana, 30 November 2026"}[language]
    for render in (terminal.render, markdown.render, html.render):
        full = render(made, language, depth=Depth.FULL)
        assert all(own in full for own in ("Primera", "Segunda", "contrato.pdf", day))
        assert "Primera" not in render(made, language, depth=Depth.STANDARD)


def test_json_tells_the_notes_of_each_question() -> None:
    made = _with_note(Note(text="x", evidence=("a.pdf",), date=TODAY))
    own = json_text.as_json(made, "es")["questions"]
    assert [each["notes"] for each in own if each["notes"]] == [
        [{"note": "x", "evidence": ["a.pdf"], "by": None, "date": TODAY}]
    ]


def test_a_diagnosis_saved_before_there_were_notes_still_reads() -> None:
    made = _with_note(Note(text="x"))
    text = json_text.render(made, "es")
    older = re.sub(r', "notes": \[[^\]]*\]\]?', "", text.replace('"evidence": []', '"evidence": 0'))
    older = re.sub(r'"format_version": "1\.\d+", "diagnosis"', '"format_version": "1.2", "diagnosis"', older)
    assert '"notes"' not in older.partition('"record"')[2]
    found = read_diagnosis(older.encode())
    assert all(own.notes == () for own in found.questions)
    assert found.score_range == made.score_range
    assert isinstance(found.score_range, tuple)
    assert all(isinstance(end, Fraction) for end in found.score_range)
