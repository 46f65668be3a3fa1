"""The limit of ``--fail-under``, and whether a score is below it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ecomdiag.problems.errors import UsageError
from ecomdiag.record.expression import Expression
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import decimal, fixed
from ecomdiag.texts.words import said

if TYPE_CHECKING:
    from ecomdiag.diagnosis.result import Diagnosis

#: A number as people and programs write it, a score of a JSON report among them.
_NUMBER = Expression(r"\d{1,3}(?:[.,]\d{1,400})?(?:[eE]-?\d{1,3})?", re.ASCII)
#: Decimals that tell any two scores of a JSON report apart.
_DECIMALS = 17


def limit_of(text: str) -> Fraction:
    """Return the number of points, exactly as written; raises ``UsageError`` if it is none from 0 to 100."""
    limit = Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    if limit is None or limit > 100:
        raise UsageError(said("error.limit", found=text))
    return limit


def below(diagnosis: Diagnosis, text: str, language: Language) -> str | None:
    """Tell that the score, or the lowest that it may still be, is below a limit as written; ``None`` if it is not.

    What is compared is the score as a JSON report writes it, so that a company passes with its own.
    """
    from ecomdiag.report.diagnosis.words import points_range

    limit = limit_of(text)
    ends = diagnosis.score_range
    if ends is not None and _as_json(ends[0]) >= limit:
        return None
    shown = points_range(diagnosis, ends, language)
    for places in range(2, _DECIMALS + 1):
        if ends is None or _lowest(shown) < limit:
            break
        shown = "–".join(dict.fromkeys(fixed(_as_json(end), language, places) for end in ends))
    return say(
        "fail_under",
        language,
        score=shown,
        limit=decimal(text.replace(",", "."), language),
    )


def _lowest(shown: str) -> Fraction:
    return Fraction(shown.split("–")[0].replace(",", "."))


def _as_json(score: Fraction) -> Fraction:
    return Fraction(repr(float(score)))
