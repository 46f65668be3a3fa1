from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecomdiag.report.versions.excerpt import excerpts

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("short", "shorter", ("short", "shorter")),
        (
            LONG,
            LONG.replace("eight", "8"),
            (
                "…four five six seven eight nine ten eleven twelve…",
                "…four five six seven 8 nine ten eleven twelve…",
            ),
        ),
        (
            LONG,
            f"{LONG} seventeen",
            ("…fourteen fifteen sixteen", "…fourteen fifteen sixteen seventeen"),
        ),
        (LONG, f"zero {LONG}", ("one two three four five…", "zero one two three four five…")),
        ("a" * 500, "b" * 500, (f"{'a' * 160}…", f"{'b' * 160}…")),
    ],
)
def test_texts_are_shown_where_they_differ(old: str, new: str, shown: tuple[str, str]) -> None:
    assert excerpts(old, new) == shown


@given(st.text(alphabet="ab ", max_size=400), st.text(alphabet="ab ", max_size=400))
def test_an_excerpt_is_a_part_of_its_text(old: str, new: str) -> None:
    for whole, shown in zip((old, new), excerpts(old, new), strict=True):
        assert shown.removeprefix("…").removesuffix("…") in whole
