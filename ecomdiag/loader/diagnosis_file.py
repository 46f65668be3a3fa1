"""Reads a saved diagnosis: the JSON of a report, of which only the last field counts. It comes from outside."""

from __future__ import annotations

import json
import re
from os import PathLike, fspath
from typing import Any, NoReturn

from ecomdiag.diagnosis.restored import restored
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.diagnosis.saved import RECORD, VERSION
from ecomdiag.loader.files import read_bytes
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.given import require
from ecomdiag.problems.problem import Place, Problem, of_a_file
from ecomdiag.record.reading import FormError, FormFault
from ecomdiag.texts.words import in_each_language, said

#: No diagnosis comes near this size (bytes).
MAX_BYTES = 16 * 1024 * 1024
#: What stands for the name of a file where there is none.
NAMELESS = "<diagnosis>"
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}")
#: Faults that have a sentence of their own; of the others, one says what has to stand there.
_TOLD = frozenset({"missing", "unknown", "one_of", "pattern", "out_of_range", "dangling", "empty"})


def load_diagnosis(source: str | PathLike[str] | bytes) -> Diagnosis:
    """Load a diagnosis that was saved as a report in JSON: of a file, or of its bytes. It is in all languages.

    Raises ``AnswersError`` with all that is wrong, ``UsageError`` if the file cannot be read.
    """
    require(source, str, PathLike, bytes, name="source")
    if isinstance(source, bytes):
        content, path = source, NAMELESS
    else:
        content, path = read_bytes(source, limit=MAX_BYTES), fspath(source)
    try:
        return read_diagnosis(content)
    except AnswersError as error:
        raise AnswersError(error.problems, path) from None


def read_diagnosis(content: bytes) -> Diagnosis:
    """Return the diagnosis that a file holds, in all languages. Raises ``AnswersError`` with all that is wrong."""
    if len(content) > MAX_BYTES:
        _refuse("too_large", limit=str(MAX_BYTES // 1024**2))
    record = _record(_parsed(content))
    _check_version(record.get("format_version"))
    try:
        return restored(record)
    except FormError as error:
        raise AnswersError(of_a_file([_problem(fault) for fault in error.faults])) from None


def holds_diagnosis(content: bytes) -> bool:
    """Whether a file is meant as a report in JSON rather than as answers."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"score_range"' in content


def _parsed(content: bytes) -> Any:
    def no_number(_: str) -> NoReturn:
        raise ValueError("no number of JSON")

    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=no_number)
    except json.JSONDecodeError as error:
        _refuse("not_json", Place(line=error.lineno, column=error.colno))
    except (
        ValueError,
        RecursionError,
    ):  # no UTF-8, a number of thousands of digits; lists in lists without end
        _refuse("not_json")


def _record(found: Any) -> dict[str, Any]:
    """Return the field of a report that holds the diagnosis."""
    if not isinstance(found, dict) or "score_range" not in found:
        _refuse("not_a_diagnosis")
    if RECORD not in found:
        _refuse("no_record")
    record = found[RECORD]
    if not isinstance(record, dict):
        raise AnswersError([_problem(FormFault("", "record"))])
    return record


def _check_version(found: Any) -> None:
    """Refuse a version that cannot be read: of the first number, only this one; of the second, none above."""
    if not isinstance(found, str) or not _VERSION.fullmatch(found):
        raise AnswersError([_problem(FormFault("format_version", "one_of", VERSION))])
    (major, minor), ours = (tuple(map(int, version.split("."))) for version in (found, VERSION))
    if major < ours[0]:
        _refuse("older", found=found)
    if (major, minor) > ours:
        _refuse("newer", found=found)


def _problem(fault: FormFault) -> Problem:
    where = f"{RECORD}.{fault.where}" if fault.where else RECORD
    if fault.rule in _TOLD:
        return Problem(rule=f"saved.{fault.rule}", values={"where": where, "allowed": fault.allowed})
    return Problem(
        rule="saved.kind", values={"where": where}, sentence=in_each_language(said(f"saved.{fault.rule}"))
    )


def _refuse(rule: str, place: Place | None = None, **values: str) -> NoReturn:
    raise AnswersError([Problem(rule=f"saved.{rule}", values=values, place=place)])
