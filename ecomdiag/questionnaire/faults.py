"""What is wrong with a questionnaire: a rule that something breaks, and where in it that is."""

from __future__ import annotations

import re
from typing import TypeAlias

from ecomdiag.problems.problem import Problem
from ecomdiag.record import Record
from ecomdiag.record.expression import Expression

Where: TypeAlias = tuple[str | int, ...]
"""A way into a questionnaire, by the keys of its file and by positions from 0: ``("choices", 2, "score")``."""

MAX_ID = 80
_ID = Expression(r"[a-z0-9][a-z0-9_]*", re.ASCII)


class Fault(Record, kw_only=False):
    """A rule that something breaks, and where in it: the problem knows no place yet."""

    where: Where
    problem: Problem


def fault(rule: str, *where: str | int, **values: str) -> Fault:
    """Make the fault that a rule is broken somewhere."""
    return Fault(where, Problem(rule=f"file.{rule}", values=values))


def is_id(name: str) -> bool:
    """Say whether a name may be an id: small letters, digits and underscores, not too many."""
    return len(name) <= MAX_ID and _ID.fullmatch(name) is not None
