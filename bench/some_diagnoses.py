"""One side of ``bench/diagnoses.py``: diagnoses with advice, in one installation, through its Python API.

``python some_diagnoses.py SHEETS`` reads the sheets, says so with an empty line, and then for each pair of numbers on
standard input diagnoses the sheets from the one up to the other, and writes how many CPU seconds that took. It also
runs on builds from before there was an API, in which everything stood in other places and a diagnosis had a language.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

DATE, HOME = "2026-11-29", "ES"


def api() -> tuple[Any, Callable[..., Any], Callable[[Any], Any]]:
    """Return the questionnaire of this build, what makes a sheet, and what diagnoses one."""
    import ecomdiag

    if hasattr(ecomdiag, "diagnose"):
        asked = ecomdiag.load_questionnaire()
        return asked, ecomdiag.AnswerSheet, partial(ecomdiag.diagnose, asked, date=DATE, home=HOME)
    return before_the_api()


def before_the_api() -> tuple[Any, Callable[..., Any], Callable[[Any], Any]]:
    """Return the same of a build that has no API."""
    from ecomdiag.model import AnswerSheet

    from ecomdiag.diagnosis import diagnose
    from ecomdiag.loader.advice import load_advice
    from ecomdiag.loader.questionnaire import load_questionnaire

    asked = load_questionnaire(None, "en")
    advice = load_advice(asked)
    return asked, AnswerSheet, partial(diagnose, asked, date=DATE, home=HOME, advice=advice, language="en")


def answer(plain: Any) -> Any:
    """Return an answer as the program has it: an id, several, or a number, which stands as ``{"number": "12.5"}``."""
    if isinstance(plain, dict):
        return Fraction(plain["number"])
    return plain if isinstance(plain, str) else tuple(plain)


def sheets_of(path: Path, asked: Any, made: Callable[..., Any]) -> list[Any]:
    """Return the sheets of a file, as this build has them."""
    return [
        made(
            questionnaire=asked.id,
            version=asked.version,
            company=f"Company {place}",
            answers={name: answer(plain) for name, plain in own.items()},
        )
        for place, own in enumerate(json.loads(path.read_text(encoding="utf-8")))
    ]


def main() -> None:
    """Diagnose what is asked for, until no more is."""
    asked, made, diagnose = api()
    sheets = sheets_of(Path(sys.argv[1]), asked, made)
    diagnose(sheets[0])  # what is read once is no part of a diagnosis
    print(flush=True)
    for line in sys.stdin:
        first, end = map(int, line.split())
        start = time.process_time()
        for own in sheets[first:end]:
            diagnose(own)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
