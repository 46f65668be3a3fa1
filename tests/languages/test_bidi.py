"""Words that are written from right to left keep their place in lines that are not, and nothing is reversed."""

from __future__ import annotations

import re

import pytest
from hypothesis import strategies as st
from searches import searched

from ecomdiag.texts.bidi import BEGIN, END, isolated, isolated_line
from ecomdiag.texts.showing import harmless, printable, shown_line


def marked(text: str) -> str:
    return text.replace(BEGIN, "<").replace(END, ">")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nada que ver", "Nada que ver"),
        ("Nivel: البداية", "Nivel: <البداية>"),
        ("no puede pasar de «البداية».", "no puede pasar de «<البداية>»."),
        ("متجر الياسمين · 30 November 2026", "<متجر الياسمين> · 30 November 2026"),
        ("المبيعات (41.7 of 100)", "<المبيعات> (41.7 of 100)"),
        ("كيف يدفع الزبائن؟: solo 1 de 3: بالبطاقة", "<كيف يدفع الزبائن؟>: solo 1 de 3: <بالبطاقة>"),
        ("ما النسبة؟: 1 %", "<ما النسبة؟>: 1 %"),
        ("   1 ○ نعم", "   1 ○ <نعم>"),
        ("  → نعم: كل أسبوع", "  → <نعم: كل أسبوع>"),
        ("نبيع على Shopify أيضًا!", "<نبيع على Shopify أيضًا!>"),
        ("חנות", "<חנות>"),
        ("המחיר הוא 25%.", "<המחיר הוא 25%.>"),
        ("Section   المبيعات  41.7  ███  البداية", "Section   <المبيعات>  41.7  ███  <البداية>"),
        ("\x1b[1mالمستوى\x1b[0m  نعم", "\x1b[1m<المستوى>\x1b[0m  <نعم>"),
        (f"{BEGIN}نعم{END}", "<نعم>"),
        ("this language (العربية): save", "this language (<العربية>): save"),
    ],
)
def test_each_stretch_is_set_apart(line: str, expected: str) -> None:
    assert marked(isolated_line(line)) == expected


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
def test_signs_from_outside_that_turn_lines_around_are_shown_and_do_nothing(sign: str) -> None:
    told = shown_line(f"x {sign}نعم{sign} y")
    assert sign not in told.replace(BEGIN, "").replace(END, "")
    assert marked(told).count("<") == marked(told).count(">") == 1
    assert f"\\u{ord(sign):04x}" in told


@searched(st.text(st.sampled_from("ab1 .:·(»«\u202e\u2068\u2069אבנ؟é  ")), quick=50, full=5_000)
def test_nothing_but_isolates_is_added_and_all_of_them_end(text: str) -> None:
    told = shown_line(text)
    assert re.sub(f"[{BEGIN}{END}]", "", told) == printable(text)
    depth = 0
    for sign in told:
        depth += {BEGIN: 1, END: -1}.get(sign, 0)
        assert depth in (0, 1)
    assert depth == 0
    assert isolated(told) == told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian: without it these would be other letters
        ("क्\u200dष", "क्\u200dष"),
        ("pay\u200cpal", "pay\\u200cpal"),
        ("\u200cمی", "\\u200cمی"),
        ("می\u200c\u200cخو", "می\\u200c\\u200cخو"),
        ("می\u200c", "می\\u200c"),
        ("می\u200dx", "می\\u200dx"),
        ("م\u202eی", "م\\u202eی"),
    ],
)
def test_what_joins_letters_is_part_of_a_word_and_shown_anywhere_else(text: str, shown: str) -> None:
    assert harmless(text) == shown
