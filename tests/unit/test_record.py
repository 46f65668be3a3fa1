"""Records: what the classes of the model have in common."""

from __future__ import annotations

import copy
import pickle
from functools import cache, cached_property
from pathlib import Path

import pytest
from sheets import shipped_questionnaire

from ecomdiag import Questionnaire, check, diagnose, load_answers, load_questionnaire, questionnaire_text
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import EMPTY, Record, fields, replace

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


class Place(Record):
    """By keyword only."""

    line: int
    column: int = 1


class Pair(Record, kw_only=False):
    """By position too."""

    first: str
    second: str = "b"


class Twin(Record, kw_only=False):
    """The same fields as another."""

    first: str
    second: str = "b"


class Further(Pair, kw_only=False):
    """One field more than another."""

    third: str = "c"


class Long(Record):
    """Remembers what it works out."""

    name: str

    @cached_property
    def long(self) -> str:
        """Worked out once."""
        return self.name * 2


class Own(Record, eq=False):
    """Equal to itself alone."""

    name: str


@pytest.mark.parametrize(
    ("made", "values"),
    [
        (Place(line=1), {"line": 1, "column": 1}),
        (Place(column=3, line=2), {"line": 2, "column": 3}),
        (Pair("x"), {"first": "x", "second": "b"}),
        (Pair("x", "y"), {"first": "x", "second": "y"}),
        (Pair("x", second="y"), {"first": "x", "second": "y"}),
        (Further("x", "y", "z"), {"first": "x", "second": "y", "third": "z"}),
    ],
)
def test_a_record_has_the_values_it_was_made_of(made: Record, values: dict[str, object]) -> None:
    assert {name: getattr(made, name) for name in fields(made)} == values
    shown = ", ".join(f"{name}={value!r}" for name, value in values.items())
    assert repr(made) == f"{type(made).__name__}({shown})"


@pytest.mark.parametrize(
    ("kind", "args", "given"),
    [
        (Place, (), {}),
        (Place, (), {"line": 1, "row": 2}),
        (Place, (), {"column": 1, "row": 2}),
        (Place, (1,), {}),
        (Pair, (), {}),
        (Pair, ("a", "b", "c"), {}),
        (Pair, ("a",), {"first": "b"}),
    ],
)
def test_a_value_too_few_or_too_many_is_refused(
    kind: type[Record], args: tuple[object, ...], given: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match=kind.__name__):
        kind(*args, **given)


@pytest.mark.parametrize("name", ["line", "other"])
def test_a_record_is_never_changed(name: str) -> None:
    place = Place(line=1)
    with pytest.raises(AttributeError, match="never changed"):
        setattr(place, name, 2)
    with pytest.raises(AttributeError, match="never changed"):
        delattr(place, name)
    assert place == Place(line=1)


def test_equal_is_of_the_same_kind_with_the_same_values() -> None:
    assert Place(line=1, column=2) == Place(column=2, line=1)
    assert hash(Place(line=1, column=2)) == hash(Place(column=2, line=1))
    assert Place(line=1) != Place(line=2)
    assert Pair("x") != Twin("x")
    assert Pair("x") != ("x", "b")
    assert len({Pair("x"), Pair("x"), Twin("x")}) == 2


def test_a_record_may_equal_itself_alone() -> None:
    own, other = Own(name="x"), Own(name="x")
    assert own == own
    assert own != other
    assert len({own, other, own}) == 2


def test_what_is_worked_out_is_no_field() -> None:
    long, other = Long(name="x"), Long(name="x")
    assert long.long == "xx"
    assert long == other
    assert hash(long) == hash(other)
    assert fields(long) == fields(Long) == ("name",)
    assert replace(long, name="y").long == "yy"


def test_replaced_values_leave_the_record_as_it_was() -> None:
    place = Place(line=1, column=2)
    assert replace(place, line=3) == Place(line=3, column=2)
    assert place == Place(line=1, column=2)
    with pytest.raises(TypeError, match="row"):
        replace(place, row=3)


def test_a_record_can_be_matched_by_position_if_it_is_made_so() -> None:
    match Pair("x", "y"):
        case Pair(first, second):
            assert (first, second) == ("x", "y")
    assert not Place.__match_args__


def test_a_record_can_be_copied_and_kept() -> None:
    for made in (Place(line=1), Further("x")):
        assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == copy.copy(made) == made


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_the_program_hands_out_can_be_kept_and_sent_to_other_processes(path: Path) -> None:
    asked = shipped_questionnaire()
    sheet = load_answers(str(path), asked)
    for kept in (sheet, *check(asked, sheet)):
        assert pickle.loads(pickle.dumps(kept)) == copy.deepcopy(kept) == kept
    made = diagnose(sent(), pickle.loads(pickle.dumps(sheet)), date="2026-11-30")
    assert pickle.loads(pickle.dumps(made)) == made == diagnose(asked, sheet, date="2026-11-30")


def test_a_questionnaire_can_be_kept_and_sent_to_other_processes() -> None:
    asked = shipped_questionnaire()
    assert questionnaire_text(sent()) == questionnaire_text(copy.deepcopy(asked)) == questionnaire_text(asked)


@cache
def sent() -> Questionnaire:
    """The shipped questionnaire as another process gets it."""
    return pickle.loads(pickle.dumps(shipped_questionnaire()))


def test_what_was_worked_out_from_a_record_is_not_kept_with_it() -> None:
    made = load_questionnaire()
    before = len(pickle.dumps(made))
    assert made.by_id
    assert len(pickle.dumps(made)) == before


def test_a_mapping_that_a_record_holds_stays_one_that_nobody_changes() -> None:
    again = pickle.loads(pickle.dumps(AnswerSheet.blank(load_questionnaire())))
    with pytest.raises(TypeError):
        again.answers["x"] = "y"


def test_the_empty_mapping_stays_empty() -> None:
    assert EMPTY == {}
    with pytest.raises(TypeError):
        EMPTY["x"] = 1  # type: ignore[index]


def test_a_further_record_may_have_another_default_for_a_field() -> None:
    class Nearer(Further):
        first: str = "near"

    assert Nearer().first == "near"
    assert fields(Nearer) == fields(Further)
