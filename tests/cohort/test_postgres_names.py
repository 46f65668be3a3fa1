"""The name of a table of PostgreSQL, as it is typed and as the server reads it."""

from __future__ import annotations

import pytest

from ecomdiag.cohort.postgres import name_of


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("answers", '"answers"'),
        ("Survey.Answers", '"Survey"."Answers"'),
        ('"my.table"', '"my.table"'),
        ('survey."my.table"', '"survey"."my.table"'),
        ('"a.b"."c.d"', '"a.b"."c.d"'),
        ('"with ""quotes"" . in it"', '"with ""quotes"" . in it"'),
        ('x"; DROP TABLE answers; --', '"x""; DROP TABLE answers; --"'),
        ('"x"; DROP TABLE answers; --', '"""x""; DROP TABLE answers; --"'),
        ('"x""', '"""x"""""'),
        ("a..b", '"a".""."b"'),
        ('""', '""""""'),
        ("", '""'),
    ],
)
def test_a_name_is_always_that_of_a_table(typed: str, written: str) -> None:
    assert name_of(typed) == written
