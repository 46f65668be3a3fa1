"""What tells letters to join or not to stays in what people write, wherever it comes in, and nowhere else does."""

from __future__ import annotations

import json

import pytest
from sheets import of, sheet, words

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answers import read_answers
from ecomdiag.names.answers import in_words, on_one_line, visible_lines
from ecomdiag.questionnaire.notes import Note
from ecomdiag.questionnaire.said import ChoiceWords, are_sound
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth

#: "I want": without what keeps its parts apart these would be other letters; and a cluster of Hindi.
WANT, CLUSTER = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937"
WRITTEN = [
    (WANT, WANT),
    (CLUSTER, CLUSTER),
    (f"a {WANT} b", f"a {WANT} b"),
    ("pay\u200cpal", "paypal"),
    ("\u200c\u0645\u06cc", "\u0645\u06cc"),
    ("\u0645\u06cc\u200c", "\u0645\u06cc"),
    ("\u0645\u06cc\u200c \u062e", "\u0645\u06cc \u062e"),
    ("\u0645\u06cc\u200dx", "\u0645\u06ccx"),
    ("\u0645\u202e\u06cc", "\u0645\u06cc"),
    ("\u0645\u200b\u06cc", "\u0645\u06cc"),
    ("\u0645\u2067\u200c\u06cc", "\u0645\u200c\u06cc"),
    ("\u0645\u200c\u200c\u06cc", "\u0645\u06cc"),
]


@pytest.mark.parametrize(("typed", "kept"), WRITTEN)
def test_between_letters_that_need_it_and_nowhere_else(typed: str, kept: str) -> None:
    assert in_words(typed) == on_one_line(typed) == kept
    # Sign by sign, as keys come; what is behind the last letter goes in the end.
    so_far = ""
    for sign in typed:
        (so_far,) = visible_lines(so_far + sign, goes_on=True)
    assert in_words(so_far) == kept
    assert are_sound((ChoiceWords(choice="other", words=typed),)) is (typed == kept)


def test_a_file_keeps_it_and_reports_show_it() -> None:
    asked = of(words("free"))
    text = f'questionnaire: {asked.id}\nversion: "{asked.version}"\nanswers:\n  free: {WANT}\n'
    loaded = read_answers(text.encode(), asked)
    assert loaded.sheet.answers == {"free": WANT}
    assert not engine.check(asked, loaded.sheet)
    noted = replace(loaded.sheet, notes={"free": (Note(text=CLUSTER),)})
    found = diagnose(asked, noted)
    shown = markdown.render(found, "en", depth=Depth.FULL)
    assert WANT in shown
    assert CLUSTER in shown
    # JSON has it by its number: a program reads the same.
    told = json.loads(json_text.render(found, "en"))
    assert told["questions"][0]["answer"] == WANT


def test_what_cannot_be_seen_is_told_of_an_answer_as_before() -> None:
    asked = of(words("free"))
    wrong = engine.check(asked, sheet(asked, free="pay\u200cpal"))
    assert [own.rule for own in wrong] == ["strange_text"]
