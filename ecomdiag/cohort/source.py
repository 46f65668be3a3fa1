"""A table of answers, as a query reads it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ecomdiag.record import Record


class Form(StrEnum):
    """In which form a table holds an answer."""

    TEXT = "text"
    #: A list of texts, as Parquet has them; DuckDB only.
    LIST = "list"
    #: The code of the plan, as ``cohort code`` writes it.
    CODE = "code"


class Source(Record):
    """A table of answers: where it is, and what it has."""

    #: What stands behind FROM, for the engine of the query.
    table: str
    #: The columns of questions, by their ids. A question without a column has no answer.
    forms: Mapping[str, Form]
    #: Columns that are handed on as they are, under these names; lists as texts.
    kept: Mapping[str, str]
    #: The column with the company's country, if there is one.
    home: str | None = None
