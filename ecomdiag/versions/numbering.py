"""The version number that changes call for, counted from the old one."""

from __future__ import annotations

import re
from typing import TypeAlias

from ecomdiag.versions.records import Consequence, VersionStep

Numbers: TypeAlias = tuple[int, ...]

#: "1", "1.0" and "1.2.3"; of others it cannot be said which comes after which.
_FORM = re.compile(r"\d{1,9}(\.\d{1,9}){0,2}", re.ASCII)


def step_for(consequence: Consequence | None) -> VersionStep:
    """Return by how much the version has to go up for the worst of some changes."""
    if consequence is Consequence.BREAKS:
        return VersionStep.MAJOR
    return VersionStep.NONE if consequence in (None, Consequence.TEXTS) else VersionStep.MINOR


def called_for(version: str, step: VersionStep) -> str | None:
    """Return the lowest version that is enough after this one; ``None`` if its form cannot be counted on."""
    if step is VersionStep.NONE:
        return version
    numbers = _numbers(version)
    return None if numbers is None else ".".join(map(str, _raised(numbers, step)))


def enough(old: str, new: str, step: VersionStep) -> bool | None:
    """Say whether a version has gone up as far as it has to; ``None`` if that cannot be told."""
    before, after = _numbers(old), _numbers(new)
    if before is not None and after is not None:
        return _padded(after) >= _padded(_raised(before, step))
    if old == new:
        return step is VersionStep.NONE
    return True if step is VersionStep.NONE else None


def _numbers(version: str) -> Numbers | None:
    return tuple(map(int, version.split("."))) if _FORM.fullmatch(version) else None


def _raised(numbers: Numbers, step: VersionStep) -> Numbers:
    first, second, *_ = (*numbers, 0)
    match step:
        case VersionStep.MAJOR:
            return (first + 1, *(0 for _ in numbers[1:]))
        case VersionStep.MINOR:
            return (first, second + 1, *(0 for _ in numbers[2:]))
        case VersionStep.NONE:
            return numbers


def _padded(numbers: Numbers) -> Numbers:
    return (*numbers, 0, 0)[:3]
