"""Searches for a counterexample: a short one each time the tests run, a long one where there is time for it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

#: Whether none of the slow cases is wanted: to make seventeen thousand of them and leave them out takes seconds.
_unwanted = False


def leave_out_slow_cases(*, unwanted: bool) -> None:
    """Say, before tests are collected, whether slow cases would only be left out again."""
    global _unwanted  # noqa: PLW0603
    _unwanted = unwanted


def slow(cases: Iterable[object]) -> list[Any]:
    """Cases of a ``parametrize`` that only ``pytest -m slow`` goes through; what is short enough stands before them."""
    return [slow_case(case) for case in islice(cases, 1 if _unwanted else None)]


def slow_case(*values: object, id: str | None = None) -> Any:  # noqa: A002 - as pytest calls it
    """One case of a ``parametrize`` over several names that only ``pytest -m slow`` goes through."""
    return pytest.param(*values, marks=pytest.mark.slow, id=id)


def thinned(cases: Iterable[object], every: int) -> list[Any]:
    """Cases of a ``parametrize`` of which one in so many is always gone through, and the others by ``pytest -m slow``."""
    placed = enumerate(cases)
    return [
        slow_case(own) if place % every else own for place, own in placed if not (place % every and _unwanted)
    ]


def thinned_rows(rows: Iterable[tuple[object, ...]], every: int) -> list[Any]:
    """The same of a ``parametrize`` over several names: ``thinned_rows(product(sizes, languages), 3)``."""
    placed = enumerate(rows)
    return [
        slow_case(*own) if place % every else own
        for place, own in placed
        if not (place % every and _unwanted)
    ]


def searched(
    *strategies: SearchStrategy[Any], quick: int, full: int, **named: SearchStrategy[Any]
) -> Callable[[Callable[..., None]], Any]:
    """Hypothesis' ``given`` with ``quick`` examples in the usual run, and the same test with ``full`` ones as a slow one."""

    def decorate(holds: Callable[..., None]) -> Any:
        tests = {
            examples: settings(max_examples=examples)(given(*strategies, **named)(holds))
            for examples in (quick, full)
        }

        @functools.wraps(holds)
        def test(examples: int, **fixtures: object) -> None:
            tests[examples](**fixtures)

        own = inspect.signature(tests[quick]).parameters.values()
        counted = inspect.Parameter("examples", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        test.__signature__ = inspect.Signature([counted, *own])  # type: ignore[attr-defined]
        return pytest.mark.parametrize("examples", [quick, *slow([full])])(test)

    return decorate
