"""Words that choices ask for: asked right after the choice, with keys and line by line, kept, and left out at will."""

from __future__ import annotations

from pathlib import Path

import pytest
from keys import BACK, BACKSPACE, ENTER, LANGUAGE, NOTE, SECTIONS, TAB, session, watched
from sheets import multiple, of, single
from test_plain import held_by

from ecomdiag.interview.note_screen import NoteScreen
from ecomdiag.interview.screens import Answered, Back, Forward, Leave, QuestionScreen, ReviewScreen, Screen
from ecomdiag.interview.session import Session
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.questionnaire.said import MAX_SAID, ChoiceWords
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace


def asking(question: Question, *names: str) -> Question:
    return replace(question, choices=tuple(replace(own, says=own.id in names) for own in question.choices))


ONE = asking(single("one", {"food": 1, "other": 0}), "other")
SOME = asking(multiple("some", "a b c"), "b", "c")
LAST = single("last", {"no": 0, "yes": 1})
ASKED: Questionnaire = of(ONE, SOME, LAST)


def said(held: Session, name: str = "one") -> dict[str, str]:
    return {own.choice: own.words for own in held.sheet.said.get(name, ())}


def at(held: Session) -> str:
    return place(held.screen)


def place(screen: Screen | None) -> str:
    if isinstance(screen, NoteScreen) and screen.choice is not None:
        return f"{screen.question.id}.{screen.choice.id}"
    return screen.question.id if isinstance(screen, QuestionScreen) else type(screen).__name__


def test_the_words_are_asked_for_right_after_the_choice_and_only_of_it() -> None:
    held = session(ASKED)
    held.reply(Answered("food"))
    assert at(held) == "some"
    held.reply(Back())
    held.reply(Answered("other"))
    assert at(held) == "one.other"
    held.reply(Answered("  piedra \t natural "))
    assert (said(held), at(held)) == ({"other": "piedra natural"}, "some")
    held.reply(Answered(("c", "a", "b")))
    assert at(held) == "some.b"
    held.reply(Forward())
    assert at(held) == "some.c"
    held.reply(Answered("x"))
    assert (said(held, "some"), at(held)) == ({"c": "x"}, "last")


def test_nobody_has_to_say_them() -> None:
    held = session(ASKED)
    for reply in (Answered("other"), Answered(""), Answered(("b",)), Forward(), Answered("no")):
        held.reply(reply)
    assert isinstance(held.screen, ReviewScreen)
    assert dict(held.sheet.said) == {}


def test_they_are_kept_while_another_choice_is_tried_and_go_only_if_they_are_taken_out() -> None:
    held = session(ASKED)
    for reply in (Answered("other"), Answered("x"), Back(), Answered("food"), Back(), Answered("other")):
        held.reply(reply)
    screen = held.screen
    assert isinstance(screen, NoteScreen)
    assert screen.known == "x"
    held.reply(Answered(""))
    assert (said(held), held.sheet.answers["one"]) == ({}, "other")


def test_whoever_goes_back_chooses_again() -> None:
    held = session(ASKED)
    for reply in (Answered("other"), Back()):
        held.reply(reply)
    assert at(held) == "one"
    held.reply(Answered("food"))
    assert at(held) == "some"


def test_the_answer_is_saved_before_the_words_and_whoever_leaves_goes_on_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "# ours\nquestionnaire: small\nversion: '1'\nanswers:\n  one: food # yes\n", encoding="utf-8"
    )
    kept = AnswersFile(str(path), ASKED)
    held = session(ASKED, kept.loaded.sheet, save=kept.save)
    held.reply(Back())
    held.reply(Answered("other"))
    assert read_answers(path.read_bytes(), ASKED).sheet.answers["one"] == "other"
    held.reply(Answered("a # b: c"))
    assert read_answers(path.read_bytes(), ASKED).sheet == held.sheet
    held.reply(Answered(("b",)))
    held.reply(Leave())
    assert held.screen is None
    loaded = read_answers(path.read_bytes(), ASKED)
    assert dict(loaded.sheet.said) == {"one": (ChoiceWords(choice="other", words="a # b: c"),)}
    assert path.read_text(encoding="utf-8").startswith("# ours\n")
    assert at(session(ASKED, loaded.sheet, resume_at=loaded.resume_at)) == "last"


def test_too_many_words_are_told_and_asked_again() -> None:
    held = session(ASKED)
    for reply in (Answered("other"), Answered("x" * (MAX_SAID + 1))):
        held.reply(reply)
    assert at(held) == "one.other"
    assert str(MAX_SAID) in held.notice


# With keys ----------------------------------------------------------------------------------------------


def test_with_keys_they_are_typed_on_one_line_and_shown_with_the_choice() -> None:
    held = session(ASKED)
    seen = watched(held, "2", f"stone? 1 q{BACKSPACE}{ENTER}", BACK)
    assert said(held) == {"other": "stone? 1"}
    assert place(seen.screen) == "one"
    assert "“stone? 1”" in seen.text
    again = session(ASKED, held.sheet)
    seen = watched(again, "2", "2", BACK, BACK, "2")
    assert place(seen.screen) == "one.other"
    assert "in your own words" in seen.text
    assert "stone? 1" in seen.text


@pytest.mark.parametrize("key", [ENTER, TAB, NOTE])
def test_a_key_goes_on_without_words(key: str) -> None:
    held = session(ASKED)
    seen = watched(held, "2", key)
    assert (said(held), place(seen.screen)) == ({}, "some")


def test_a_paste_stays_on_one_line_and_answers_nothing() -> None:
    held = session(ASKED)
    pasted = "\x1b[200~one\r\n1\x1b[31m\ttwo\x1b[201~"
    seen = watched(held, "2", pasted, SECTIONS, LANGUAGE)
    assert place(seen.screen) == "one.other"
    assert "one 1[31m two" in seen.text
    assert not held.sheet.said
    watched(held := session(ASKED), "2", pasted, ENTER)
    assert said(held) == {"other": "one 1[31m two"}
    assert "some" not in held.sheet.answers


def test_marks_of_the_question_after_are_its_own() -> None:
    held = session(ASKED)
    watched(held, "2", f"x{ENTER}", "13", ENTER)
    assert held.sheet.answers["some"] == ("a", "c")


def test_words_that_could_not_be_saved_stay_typed() -> None:
    def full(sheet: AnswerSheet, _: str | None) -> str:
        if sheet.said:
            raise UsageError("disk full")
        return ""

    held = session(ASKED, save=full)
    seen = watched(held, "2", f"my words{ENTER}")
    assert "disk full" in seen.text
    assert "my words" in seen.text
    assert not held.sheet.said


# Line by line -------------------------------------------------------------------------------------------


def test_line_by_line_they_are_a_line() -> None:
    held, shown = held_by(ASKED, ["2", " natural   stone ", "2", "", "<", "<", ""])
    assert said(held) == {"other": "natural stone"}
    assert any("“natural stone”" in line for line in shown)


@pytest.mark.parametrize(("line", "left"), [("", "x"), (".", "x"), ("-", None), ("y", "y"), ("<", "x")])
def test_line_by_line_they_are_left_or_taken_out(line: str, left: str | None) -> None:
    start = AnswerSheet.blank(ASKED).with_said("one", (ChoiceWords(choice="other", words="x"),))
    held, _ = held_by(ASKED, ["2", line], start=start)
    assert said(held) == ({} if left is None else {"other": left})
    assert at(held) == "NoneType"


def test_in_the_review_they_stand_with_the_answer() -> None:
    held, shown = held_by(ASKED, ["2", "stone", "1", "1"])
    assert any("“stone”" in line and "→" in line for line in shown)
    assert held.sheet.answers["last"] == "no"
