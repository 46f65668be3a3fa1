"""What is read with hardly a look says the same as what is read closely: lines of a CSV file, and cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import shipped_questionnaire

from ecomdiag.loader.responses.cells import cell_text, read_cell, read_tick
from ecomdiag.loader.responses.plain import Ticks, reader_of
from ecomdiag.loader.responses.records import records
from ecomdiag.questionnaire.model import Kind, Question

#: What a line is made of: signs that mean something in CSV stand side by side often.
PIECES = st.sampled_from(['"', '""', '";"', ";", ",", "\r\n", "\n", "\r", "a", " ", "ñ", "\0", '\n"', '"\n'])


def _all(rows: Iterator[list[str]]) -> tuple[list[list[str]], str]:
    found = []
    try:
        found.extend(rows)
    except csv.Error as error:
        return found, str(error)
    return found, ""


@given(st.lists(PIECES).map("".join), st.sampled_from(",;\t"))
def test_the_rows_of_a_file_are_those_of_the_csv_module(content: str, delimiter: str) -> None:
    lines, same = (iter(io.StringIO(content, newline="")) for _ in range(2))
    assert _all(records(lines, delimiter)) == _all(csv.reader(same, delimiter=delimiter, strict=True))


@given(
    st.lists(st.lists(st.text('a";\n\r, ')), min_size=1), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
)
def test_what_a_program_writes_is_read_back(rows: list[list[str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    assert list(records(iter(io.StringIO(out.getvalue(), newline="")), ";")) == rows


def test_a_cell_that_is_too_long_is_refused_there_too() -> None:
    before = csv.field_size_limit(10)
    try:
        with pytest.raises(csv.Error):
            list(records(iter(["a;" + "x" * 11 + "\n"]), ";"))
        assert list(records(iter(["abcdefgh;" * 2 + "\n"]), ";")) == [["abcdefgh", "abcdefgh", ""]]
    finally:
        csv.field_size_limit(before)


KINDS = (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES, Kind.PERCENTAGE)
ASKED = [own for own in shipped_questionnaire().questions if own.kind in KINDS]


@st.composite
def cells(draw: st.DrawFn) -> tuple[Question, str]:
    question = draw(st.sampled_from(ASKED))
    names = st.sampled_from([*question.by_id, "", "nobody"] if question.by_id else [""])
    figures = st.one_of(
        st.from_regex(r"\A[0-9]{1,4}(\.[0-9]{1,5})?\Z"),
        st.sampled_from(["100", "100.0", "007", "1e2", "٣", "5 %"]),
    )
    if question.kind is Kind.PERCENTAGE:
        return question, draw(figures)
    ranked = st.permutations(list(question.by_id)) if question.kind is Kind.RANKING else st.nothing()
    return question, " ".join(draw(st.one_of(st.lists(names, max_size=8), ranked)))


@given(cells())
def test_a_plain_cell_is_what_a_closer_look_says(asked: tuple[Question, str]) -> None:
    question, cell = asked
    plain = reader_of(question)(cell)
    if plain is not None:
        answer, problem = read_cell(question, cell)
        assert (plain, None) == (cell_text(answer), problem)


@given(st.lists(st.sampled_from(["1", "0", "", "True", "FALSE", "x", "Sí", "yes", "n/a", "perhaps", "shop"])))
def test_plain_ticks_are_what_a_closer_look_says(row: list[str]) -> None:
    question = next(own for own in ASKED if own.kind is Kind.MULTIPLE)
    names = list(question.by_id)[: len(row)]
    if names:
        found = Ticks(range(len(names)), names).ticked(row)
        closely = [read_tick(question, name, cell) for name, cell in zip(names, row, strict=False)]
        assert found is None or found == tuple(
            name for name, said in zip(names, closely, strict=True) if said
        )
        assert found is None or None not in closely
