"""Texts are broken into lines as the standard library breaks them, and that is all."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import example, given
from hypothesis import strategies as st

from ecomdiag.texts.wrapping import wrapped

WORDS = st.lists(
    st.one_of(
        st.text("abñ,.—…", min_size=1, max_size=9),
        st.sampled_from(["B2B-shop", "--", "a--b", "-x", "x-", "", "\t", "\u00a0", "a\u2009b", "w" * 30]),
    ),
    max_size=30,
)


@given(WORDS, st.integers(1, 30))
@example([], 5)
@example(["", "a"], 5)
@example(["aaaa", "b-c"], 6)
def test_lines_are_those_of_the_standard_library(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert wrapped(text, width) == wrap(text, width)
