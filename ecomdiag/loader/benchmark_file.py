"""Reads the file of a benchmark, which comes from outside. No database is needed for that."""

from __future__ import annotations

import json
from os import PathLike, fspath

from ecomdiag.benchmark.form import NoBenchmarkError, from_json
from ecomdiag.benchmark.model import Benchmark
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.given import require
from ecomdiag.texts.words import said

#: Of thousands of groups (bytes).
MAX_BYTES = 64 * 1024 * 1024


def load_benchmark(path: str | PathLike[str]) -> Benchmark:
    """Load the benchmark that ``ecomdiag cohort benchmark`` made. Raises ``UsageError`` if the file holds none."""
    require(path, str, PathLike, name="path")
    content = read_bytes(path, limit=MAX_BYTES)
    try:
        if len(content) > MAX_BYTES:
            raise NoBenchmarkError
        return from_json(json.loads(content.decode("utf-8-sig")))
    except NoBenchmarkError as error:
        where = str(error)
    except (ValueError, RecursionError):  # no JSON, no UTF-8; lists in lists without end
        where = ""
    if where:
        raise UsageError(said("cohort.wrong_benchmark", path=fspath(path), where=where))
    raise UsageError(said("cohort.no_benchmark", path=fspath(path)))
