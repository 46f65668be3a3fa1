"""The lines of a listing: no line is wider than the window, and no word or figure is broken that need not be."""

from __future__ import annotations

from random import Random

import pytest
from copies import random_copy
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from sheets import half_filled, shipped_questionnaire

from ecomdiag.crosswalk.crossing import cross
from ecomdiag.loader.crosswalk import NAMES, load_crosswalk
from ecomdiag.record import replace
from ecomdiag.report.crosswalk import text as crosswalk_text
from ecomdiag.report.outline import Term, Terms
from ecomdiag.report.versions import text as changes_text
from ecomdiag.report.writing import text
from ecomdiag.report.writing.text import LEAST_TEXT, rows
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.cells import cells
from ecomdiag.versions import diff

FIRSTS = st.builds(lambda depth, label: " " * depth + label, st.integers(0, 60), st.text("ab:", max_size=25))
TEXTS = st.lists(st.text("añ1,–0(字한\u0301", min_size=1, max_size=40), max_size=12).map(" ".join)
#: Each of its signs takes two columns.
WIDE = "上海国际贸易有限公司" * 3


@given(FIRSTS, TEXTS, st.integers(1, 200))
def test_nothing_juts_out_and_words_stand_whole(first: str, text: str, width: int) -> None:
    found = rows(first, text, width)
    label = "".join(first.split())
    assert all(cell_len(row) <= max(width, 30, len(label) + 10) for row in found)
    assert "".join("".join(found).split()) == label + "".join(text.split())
    words = text.split()
    if all(cell_len(word) <= LEAST_TEXT for word in words):
        assert " ".join(found).split()[-len(words) + 1 :] == words[1:] or len(words) < 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [30, 36, 50, 80])
def test_reports_keep_within_the_window(language: Language, width: int) -> None:
    ours = shipped_questionnaire()
    reports = [changes_text.render(diff(ours, random_copy(ours, Random(3))), language, width=width)]
    for name in NAMES:
        table, other = load_crosswalk(name, ours)
        crossing = cross(table, ours, replace(half_filled(ours, Random(1)), company=WIDE), other)
        reports.append(crosswalk_text.render(crossing, language, width=width))
    for report in reports:
        assert max(map(cell_len, report.splitlines())) <= width


def test_labels_of_wide_signs_align_the_text_beside_them() -> None:
    terms = Terms((Term("数据", ("one",)), Term("data", ("two", "three"))))
    assert text.write((terms,), width=40).splitlines() == ["数据  one", "data  two", "      three"]


@given(TEXTS)
def test_a_text_is_as_wide_as_a_terminal_draws_it(shown: str) -> None:
    assert cells(shown) == cell_len(shown)
