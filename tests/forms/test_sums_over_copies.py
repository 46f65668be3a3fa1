"""Sums over what repeats, in an XLSForm: of the same copy inside, and behind it of all copies."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from engines import NODE, run_in_node, xform
from test_from_xlsform import SETTINGS, written
from test_from_xlsform import read as read_book
from test_repeats_in_forms import BEGIN, END, NUMBER

from ecomdiag import engine
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace

SHARE = {
    "type": "decimal",
    "name": "share",
    "label": "Share?",
    "constraint": ". >= 0 and . <= 100",
    "required": "yes",
}
LAST = {"type": "decimal", "name": "last", "label": "Last?", "required": "yes"}
WHOLE = tuple(f"share_{number}" for number in range(1, 4))
#: What stands in the constraint of a question behind what repeats, how often it does, and the sum that is meant.
ADDED = [
    ("sum(${share}) <= 70", "${n}", [(WHOLE, (), 70)]),
    ("round(sum(${share}), 2) <= 70", "${n}", [(WHOLE, (), 70)]),
    (". + sum(${share}) <= 70", "${n}", [((*WHOLE, "last"), (), 70)]),
    ("sum(${share}) = 100", "3", [(WHOLE, (100,), None)]),
    # with none there the form would refuse what is no exact sum here
    ("sum(${share}) = 100", "${n}", None),
    # the first one alone, or an error, as the engine has it
    ("${share} + . <= 70", "${n}", None),
    ("round(${share}, 2) <= 70", "${n}", None),
]


@pytest.mark.parametrize(("expression", "often", "wanted"), ADDED)
def test_a_sum_over_all_copies_is_one_of_all_of_them(
    expression: str,
    often: str,
    wanted: list[tuple[tuple[str, ...], tuple[int, ...], int]] | None,
    tmp_path: Path,
) -> None:
    """From outside what repeats, a name stands for all copies; inside for that of the same."""
    number = NUMBER | {"constraint": ". >= 0 and . <= 3"}
    last = LAST | {"constraint": f". >= 0 and . <= 100 and {expression}"}
    made, found = read_book(tmp_path, number, BEGIN | {"repeat_count": often}, SHARE, END, last)
    assert [(own.questions, own.equals, own.at_most) for own in made.constraints] == (wanted or [])
    assert ("check_unsaid" in found) == (wanted is None)


@pytest.mark.parametrize("host", [{"required": ""}, {"relevant": "${n} > 1"}])
def test_it_is_told_where_it_is_checked_with_some_answers_alone(host: dict[str, str], tmp_path: Path) -> None:
    number = NUMBER | {"constraint": ". >= 0 and . <= 3"}
    last = LAST | {"constraint": ". >= 0 and . <= 100 and sum(${share}) <= 70", **host}
    made, found = read_book(tmp_path, number, BEGIN | {"repeat_count": "${n}"}, SHARE, END, last)
    assert (made.constraints, "check_unsaid" in found) == ((), True)


def test_a_sum_inside_is_that_of_the_same_copy(tmp_path: Path) -> None:
    inside = LAST | {"constraint": ". >= 0 and . <= 100 and sum(${share}) + . <= 70"}
    made, _ = read_book(tmp_path, NUMBER, BEGIN | {"repeat_count": "2"}, SHARE, inside, END)
    assert [own.questions for own in made.constraints] == [("share_1", "last_1"), ("share_2", "last_2")]
    other = LAST | {"name": "other", "constraint": ". >= 0 and . <= 100 and sum(${share}) <= 70"}
    made, found = read_book(
        tmp_path,
        BEGIN | {"repeat_count": "2"},
        SHARE,
        END,
        BEGIN | {"name": "s", "repeat_count": "2"},
        other,
        END,
    )
    assert (made.constraints, "check_unsaid" in found) == ((), True)


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
@pytest.mark.parametrize("expression", ["sum(${share}) <= 70", ". + sum(${share}) <= 70"])
def test_odk_adds_up_the_same(expression: str, tmp_path: Path) -> None:
    number = NUMBER | {"constraint": ". >= 0 and . <= 3"}
    last = LAST | {"constraint": f". >= 0 and . <= 100 and {expression}"}
    lines = [number, BEGIN | {"repeat_count": "${n}"}, SHARE, END, last]
    made, _ = read_book(tmp_path, *lines)
    book = written(tmp_path / "odk.xlsx", survey=lines, settings=SETTINGS)
    given = [
        {
            "n": len(shares),
            **{f"share_{place}": own for place, own in enumerate(shares, start=1)},
            "last": own,
        }
        for shares in ((70,), (71,), (30, 40), (30, 41), (20, 20, 30), (60, 40, 0))
        for own in (0, 1)
    ]
    found = run_in_node("xforms.mjs", xform(book.read_bytes(), validate=False), given)
    blank = AnswerSheet.blank(made)
    sheets = [replace(blank, answers={name: Fraction(own) for name, own in each.items()}) for each in given]
    ours = [not [own for own in engine.check(made, sheet) if own.stops] for sheet in sheets]
    assert [own["valid"] for own in found] == ours
    assert set(ours) == {True, False}
