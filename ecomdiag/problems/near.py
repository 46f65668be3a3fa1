"""Names that do not exist, and which was meant if one is near."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ecomdiag.problems.problem import Problem


def unknown(
    rule: str,
    found: str,
    known: Iterable[str],
    *,
    question: str | None = None,
    item: int | None = None,
) -> Problem:
    """Make the problem of a name that does not exist, with the nearest that does if one is near."""
    near = get_close_matches(found[:60], list(known), n=1, cutoff=0.6)
    if near:
        return Problem(
            rule=f"{rule}_near", question=question, item=item, values={"found": found, "near": near[0]}
        )
    return Problem(rule=rule, question=question, item=item, values={"found": found})
