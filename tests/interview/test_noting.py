"""A note written beside an answer, with keys and line by line: kept part by part, and it answers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import strategies as st
from keys import (
    BACKSPACE,
    CLEAR,
    DOWN,
    ENTER,
    ESCAPE,
    HELP,
    LANGUAGE,
    NOTE,
    SECTIONS,
    TAB,
    UP,
    never,
    session,
    watched,
)
from searches import searched
from sheets import multiple, of, shipped_questionnaire
from test_plain import held_by

from ecomdiag.interview.note_screen import NoteScreen, OtherNote, Part
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Forward,
    GoTo,
    QuestionScreen,
    SwitchLanguage,
    WriteNote,
)
from ecomdiag.interview.session import Session
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import MAX_EVIDENCE, MAX_NOTES, MAX_TEXT, Note, are_sound
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import LANGUAGES

TODAY = "2026-11-30"
_lines = st.lists(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=20),
    max_size=4,
)


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def noting(**known: Note) -> Session:
    """Return an interview that stands at the first question."""
    sheet = AnswerSheet.blank(shipped_questionnaire())
    for name, note in known.items():
        sheet = sheet.with_notes(name, (note,))
    return Session(shipped_questionnaire(), sheet, save=never, language="en", clock=lambda: 0.0, today=TODAY)


def first_note(held: Session) -> Note | None:
    notes = held.sheet.notes.get("sells_online", ())
    return notes[-1] if notes else None


# What becomes of the sheet ------------------------------------------------------------------------------


@searched(_lines, _lines, st.text(max_size=20), quick=10, full=250)
def test_each_part_is_on_disk_as_soon_as_it_is_taken(text: list[str], evidence: list[str], by: str) -> None:
    shipped = shipped_questionnaire()
    saved: list[AnswerSheet] = []

    def save(sheet: AnswerSheet, _: str | None) -> str:
        saved.append(sheet)
        return ""

    held = Session(
        shipped, AnswerSheet.blank(shipped), save=save, language="en", clock=lambda: 0.0, today=TODAY
    )
    held.reply(WriteNote())
    for typed in ("\n".join(text), "\n".join(evidence), by):
        if isinstance(held.screen, NoteScreen):
            held.reply(Answered(typed))
            assert held.sheet == (saved[-1] if saved else AnswerSheet.blank(shipped))
    assert isinstance(held.screen, QuestionScreen)
    pieces = tuple(own.strip() for own in evidence if own.strip())
    said = "\n".join(text).strip()
    expected = Note(text=said, evidence=pieces, by=" ".join(by.split()) or None, date=TODAY)
    assert first_note(held) == (expected if said or pieces else None)
    assert all(map(are_sound, held.sheet.notes.values()))
    assert not held.sheet.answers


def test_the_file_holds_a_note_and_its_comments(shipped: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# ours\nanswers:\n  exports: no  # never\n", encoding="utf-8")
    kept = AnswersFile(str(path), shipped)
    held = session(shipped, kept.loaded.sheet, save=kept.save)
    for reply in (
        GoTo("exports"),
        WriteNote(),
        Answered("one # two\n\nthree"),
        Answered("a.pdf"),
        Answered("Ana"),
    ):
        held.reply(reply)
        assert read_answers(path.read_bytes(), shipped).sheet == held.sheet
    assert dict(held.sheet.notes) == {
        "exports": (Note(text="one # two\n\nthree", evidence=("a.pdf",), by="Ana"),)
    }
    assert path.read_text(encoding="utf-8").startswith("# ours\nanswers:\n  exports: no  # never\n")


def test_whoever_goes_back_leaves_the_part_as_it_was() -> None:
    before = Note(text="x", evidence=("a.pdf",), by="Ana", date="2025-01-01")
    for parts in range(3):
        held = noting(sells_online=before)
        held.reply(WriteNote())
        for _ in range(parts):
            held.reply(Forward())
        assert isinstance(held.screen, NoteScreen)
        held.reply(Back())
        assert isinstance(held.screen, QuestionScreen)
        assert first_note(held) == before


def test_what_is_not_changed_keeps_its_day_and_what_is_bears_today() -> None:
    before = Note(text="x", evidence=("a\nb",), by="Ana", date="2025-01-01")
    held = noting(sells_online=before)
    for typed in (WriteNote(), Answered("x"), Answered("a\nb"), Answered("Ana")):
        held.reply(typed)
    assert first_note(held) == before
    for typed in (WriteNote(), Answered("y"), Forward(), Forward()):
        held.reply(typed)
    assert first_note(held) == Note(text="y", evidence=("a\nb",), by="Ana", date=TODAY)


def test_a_note_without_words_and_evidence_goes_and_nobody_is_asked_who_says_nothing() -> None:
    held = noting(sells_online=Note(text="x", by="Ana"))
    for typed in (WriteNote(), Answered(" \n"), Answered("")):
        held.reply(typed)
    assert isinstance(held.screen, QuestionScreen)
    assert dict(held.sheet.notes) == {}


def test_of_several_notes_the_last_is_written(shipped: Questionnaire) -> None:
    others = (Note(text="a", by="Ana"), Note(text="b"))
    held = session(shipped, AnswerSheet.blank(shipped).with_notes("sells_online", (*others, Note(text="c"))))
    for reply in (WriteNote(), Answered("d"), Forward(), Forward()):
        held.reply(reply)
    assert held.sheet.notes["sells_online"] == (*others, Note(text="d"))


def several(*texts: str) -> Session:
    """Return an interview whose first question has these notes beside it."""
    shipped = shipped_questionnaire()
    notes = tuple(Note(text=text) for text in texts)
    return session(shipped, AnswerSheet.blank(shipped).with_notes("sells_online", notes))


def texts_of(held: Session) -> list[str]:
    return [note.text for note in held.sheet.notes.get("sells_online", ())]


@pytest.mark.parametrize(
    ("moves", "typed", "left"),
    [
        ((), "x", ["a", "b", "x"]), ((-1,), "x", ["a", "x", "c"]), ((-1, -1), "x", ["x", "b", "c"]),
        ((-1, -1, -1, 1), "x", ["a", "x", "c"]), ((1,), "x", ["a", "b", "c", "x"]), ((1, 1, 1), "x", ["a", "b", "c", "x"]),
        ((1, -1), "x", ["a", "b", "x"]), ((-1,), "", ["a", "c"]), ((-1, -1), "", ["b", "c"]), ((1,), "", ["a", "b", "c"]),
        ((), "", ["a", "b"]),
    ],
)  # fmt: skip
def test_any_of_several_notes_is_written_taken_out_or_added(
    moves: tuple[int, ...], typed: str, left: list[str]
) -> None:
    held = several("a", "b", "c")
    for reply in (WriteNote(), *map(OtherNote, moves), Answered(typed)):
        held.reply(reply)
    assert texts_of(held) == left
    assert isinstance(held.screen, NoteScreen)
    assert held.screen.known == ""  # the evidence of no other note
    held.reply(Answered("a.pdf"))
    told = {note.text: note.evidence for note in held.sheet.notes["sells_online"]}
    assert told.pop(typed) == ("a.pdf",)
    assert set(told.values()) <= {()}


def test_no_more_notes_than_fit_are_begun() -> None:
    held = several(*("abcdefghij" * (MAX_NOTES // 10)))
    for reply in (WriteNote(), OtherNote(1), Answered("x")):
        held.reply(reply)
    assert (len(texts_of(held)), texts_of(held)[-1]) == (MAX_NOTES, "x")


def test_arrows_go_from_note_to_note_and_lose_nothing_that_is_typed() -> None:
    held = several("one", "two")
    seen = watched(held, NOTE)
    assert "Note 2 of 2" in seen.text
    seen = watched(held := several("one", "two"), NOTE, UP)
    assert "Note 1 of 2" in seen.text
    assert "one▏" in seen.text
    seen = watched(held := several("one", "two"), NOTE, "!", UP)
    assert "two!▏" in seen.text
    assert "Save what you have written" in seen.text
    watched(held := several("one", "two"), NOTE, UP, f"!{NOTE}")
    assert texts_of(held) == ["one!", "two"]


def test_line_by_line_another_note_is_gone_to(shipped: Questionnaire) -> None:
    start = AnswerSheet.blank(shipped).with_notes("sells_online", (Note(text="one"), Note(text="two")))
    held, shown = held_by(shipped, ["+", "<<", "three", ".", "", ""], start=start)
    assert texts_of(held) == ["three", "two"]
    assert any("<<" in line for line in shown)


def test_who_said_the_last_note_is_offered_for_the_next() -> None:
    held = noting()
    for reply in (
        WriteNote(),
        Answered("x"),
        Forward(),
        Answered("Ana"),
        GoTo("exports"),
        WriteNote(),
        Answered("y"),
        Forward(),
    ):
        held.reply(reply)
    assert isinstance(held.screen, NoteScreen)
    assert (held.screen.part, held.screen.known) == (Part.BY, "Ana")


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_much_evidence_is_told_and_asked_again(language: str) -> None:
    held = noting(sells_online=Note(text="x"))
    if language == "es":
        held.reply(SwitchLanguage())
    held.reply(WriteNote())
    held.reply(Forward())
    for typed in ("a\n" * (MAX_EVIDENCE + 1), "x" * 501):
        held.reply(Answered(typed))
        assert isinstance(held.screen, NoteScreen)
        assert str(MAX_EVIDENCE) in held.screen.notice
    assert first_note(held) == Note(text="x")


def test_a_note_goes_beside_a_question_only(shipped: Questionnaire) -> None:
    held = session(shipped)
    held.reply(GoTo("strategy"))
    for name in ("sells_online", "strategy"):
        held.reply(GoTo(name))
    while isinstance(held.screen, QuestionScreen):
        held.reply(Answered(held.screen.question.choices[0].id))
    held.reply(WriteNote())
    assert not isinstance(held.screen, NoteScreen)
    assert "question" in held.notice


# With keys ----------------------------------------------------------------------------------------------


def test_a_note_is_typed_on_several_lines_and_any_sign_is_part_of_it() -> None:
    held = noting()
    watched(held, NOTE, f"What{HELP} 1{ENTER}two, q", ENTER + ENTER, f"a.pdf{NOTE}", f"Ana{ENTER}")
    assert first_note(held) == Note(text="What? 1\ntwo, q", evidence=("a.pdf",), by="Ana", date=TODAY)
    assert not held.sheet.answers


def test_a_paste_of_several_lines_answers_nothing_and_is_kept_whole() -> None:
    held = noting()
    text = "one\r\n\r\n1\r\x1b[31mtwo\x00\u202e\tthree\x03"
    seen = watched(held, NOTE, pasted(text), NOTE)
    assert first_note(held) == Note(text="one\n\n1\n[31mtwo three", date=TODAY)
    assert isinstance(seen.screen, NoteScreen)
    assert seen.screen.part is Part.EVIDENCE
    assert not held.sheet.answers


def test_escape_leaves_the_note_as_it_was() -> None:
    held = noting(sells_online=Note(text="x"))
    seen = watched(held, NOTE, "more", ESCAPE)
    assert isinstance(seen.screen, QuestionScreen)
    assert first_note(held) == Note(text="x")
    assert "Note: x" in seen.text


def test_tab_keeps_what_is_written_and_no_section_can_be_gone_to() -> None:
    held = noting()
    seen = watched(held, NOTE, f"x{SECTIONS}y{LANGUAGE}z", TAB)
    assert isinstance(seen.screen, NoteScreen)
    assert first_note(held) == Note(text="xyz", date=TODAY)


def test_what_is_written_can_be_rubbed_out_and_cleared() -> None:
    held = noting(sells_online=Note(text="long ago"))
    watched(held, NOTE, f"{CLEAR}ab{ENTER}{BACKSPACE}{BACKSPACE}c{NOTE}")
    assert first_note(held) == Note(text="ac", date=TODAY)


def test_what_does_not_fit_is_told_and_what_could_not_be_saved_stays_typed() -> None:
    def full(_: AnswerSheet, __: str | None) -> str:
        raise UsageError("disk full")

    shipped = shipped_questionnaire()
    held = Session(shipped, AnswerSheet.blank(shipped), save=full, language="en", clock=lambda: 0.0)
    seen = watched(held, NOTE, pasted("x" * (MAX_TEXT + 9)))
    assert str(MAX_TEXT) in seen.text
    held = Session(shipped, AnswerSheet.blank(shipped), save=full, language="en", clock=lambda: 0.0)
    seen = watched(held, NOTE, "my words", NOTE)
    assert "disk full" in seen.text
    assert "my words" in seen.text
    assert not held.sheet.notes


def test_marks_that_are_not_answered_yet_are_there_after_a_note() -> None:
    held = session(of(multiple("m", "a b c d")))
    watched(held, "13", NOTE, f"x{NOTE}{NOTE}{ENTER}", ENTER)
    assert held.sheet.answers == {"m": ("a", "c")}
    held = session(of(multiple("m", "a b c d")))
    watched(held, "13", NOTE, ESCAPE, ENTER)
    assert held.sheet.answers == {"m": ("a", "c")}


@pytest.mark.parametrize("size", [(24, 8), (40, 12), (80, 24), (200, 60)])
def test_the_end_of_a_long_note_is_in_view_in_any_window(size: tuple[int, int]) -> None:
    columns, rows = size
    seen = watched(noting(), NOTE, pasted("word " * 300 + "END"), columns=columns, rows=rows)
    assert "END▏" in seen.text
    assert all(len(line) <= columns for line in seen.lines)
    watched(noting(), NOTE, DOWN, columns=columns, rows=rows)


# Line by line -------------------------------------------------------------------------------------------


def test_line_by_line_a_note_ends_with_a_full_stop_alone(shipped: Questionnaire) -> None:
    held, shown = held_by(shipped, ["+", "  one ", "", "1", "q", ".", "a.pdf", ".", "Ana  Ruiz"])
    assert held.sheet.notes["sells_online"] == (Note(text="one\n\n1\nq", evidence=("a.pdf",), by="Ana Ruiz"),)
    assert not held.sheet.answers
    assert "Note: one 1 q" in shown or "Note: one  1 q" in shown


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["+", "", "", ""], "x"), (["+", "<"], "x"), (["+", ".", "<"], "x"), (["+", "y"], "x"), (["+", "-", "<"], None),
        (["+", "y", "."], "y"),
    ],
)  # fmt: skip
def test_line_by_line_a_note_is_left_or_removed(
    shipped: Questionnaire, lines: list[str], left: str | None
) -> None:
    start = AnswerSheet.blank(shipped).with_notes("sells_online", (Note(text="x"),))
    held, shown = held_by(shipped, lines, start=start)
    notes = held.sheet.notes.get("sells_online", ())
    assert [note.text for note in notes] == ([] if left is None else [left])
    assert any(line == "It now says: x" for line in shown)
