"""Reads what stands at the top of saved diagnoses: whose they are, of when, and the result. They come from outside.

A report in JSON begins with that, and is hundreds of kilobytes long: of a folder of thousands only the tops are read.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from ecomdiag.comparison.history import Visit
from ecomdiag.loader.answers import MAX_COMPANY
from ecomdiag.loader.diagnosis_file import MAX_BYTES
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.record.limits import is_day
from ecomdiag.texts.words import said

#: Bytes in which the top of a report stands as it is written here; what is laid out otherwise is read whole.
TOP = 8 * 1024
#: What is read of it.
_WANTED = frozenset({"questionnaire", "company", "date", "score", "score_range", "level"})
_DECODER = json.JSONDecoder(parse_float=Fraction, parse_int=Fraction)
_BETWEEN = re.compile(r"[ \t\r\n]*([,:{}])?[ \t\r\n]*")
#: Files that may be in one folder.
MOST_FILES = 100_000


def visits_in(folder: str, skipped: list[str]) -> Iterator[Visit]:
    """Yield the tops of the diagnoses in a folder, by the names of their files; the names of others go to ``skipped``.

    Raises ``UsageError`` if the folder cannot be read, or holds more than 100,000 files.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(".json"))
    except OSError as error:
        raise UsageError(said("error.unreadable", path=folder, reason=reason_of(error))) from error
    if len(names) > MOST_FILES:
        raise UsageError(said("error.too_many_files", path=folder, limit=MOST_FILES))
    for name in names:
        path = str(Path(folder) / name)
        visit = _visit(path) if Path(path).is_file() else None
        if visit is None:
            skipped.append(name)
        else:
            yield visit


def _visit(path: str) -> Visit | None:
    try:
        content = read_bytes(path, limit=TOP)
        found = top_fields(content)
        if found is None and len(content) > TOP:
            found = top_fields(read_bytes(path, limit=MAX_BYTES))
    except UsageError:
        return None
    return None if found is None else _checked(path, found)


def top_fields(content: bytes) -> dict[str, Any] | None:
    """Return the fields at the top of a report, of its bytes or the beginning of them; ``None`` if they are not there.

    Numbers are ``Fraction``, exactly as they are written.
    """
    text = content.decode("utf-8-sig", "ignore")
    found: dict[str, Any] = {}
    place, sign = _past(text, 0)
    while sign in ("{", ",") and not found.keys() >= _WANTED:
        try:
            name, place = _DECODER.raw_decode(text, place)
            place, sign = _past(text, place)
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):  # it ends here, or is no JSON
            break
        if isinstance(name, str) and name in _WANTED:
            found[name] = value
        place, sign = _past(text, place)
    return found if found.keys() >= _WANTED else None


def _past(text: str, place: int) -> tuple[int, str]:
    """Return where the next value begins, and the sign that stands before it."""
    match = _BETWEEN.match(text, place)
    assert match is not None, "it matches nothing, too"
    return match.end(), match[1] or ""


def _checked(path: str, found: dict[str, Any]) -> Visit | None:
    """Return what a report says if it is of the kinds that it has to be of, and has a date."""
    about, company, date = found["questionnaire"], found["company"], found["date"]
    level, score, ends = found["level"], found["score"], found["score_range"]
    named = isinstance(about, dict) and all(isinstance(about.get(key), str) for key in ("id", "version"))
    whose = company is None or (isinstance(company, str) and len(company) <= MAX_COMPANY)
    scored = (score is None or _is_score(score)) and (
        ends is None or (isinstance(ends, list) and len(ends) == 2 and all(map(_is_score, ends)))
    )
    levelled = level is None or (isinstance(level, dict) and isinstance(level.get("id"), str))
    if not (named and whose and scored and levelled and isinstance(date, str) and is_day(date)):
        return None
    return Visit(
        path=path,
        questionnaire=about["id"],
        version=about["version"],
        company=company or "",
        date=date,
        score=score,
        score_range=None if ends is None else (ends[0], ends[1]),
        level=None if level is None else level["id"],
    )


def _is_score(value: object) -> bool:
    return isinstance(value, Fraction) and 0 <= value <= 100
