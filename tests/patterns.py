"""Random patterns of text questions, of everything that docs/questions-file.md lets one say, each with what fits it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeAlias

from ecomdiag.questionnaire.pattern import compiled

Sampler: TypeAlias = Callable[[Random], str]
"""Makes a text that fits."""

_MADE: dict[str, Sampler] = {}
_LETTERS, _DIGITS = "abzABZñÑé", "0123456789"
#: Signs that mean something else in a pattern, unless a stroke stands before them.
_SPECIAL = ".()[]{}?*+|\\"


def random_pattern(rng: Random) -> str:
    """Return a pattern; ``fitting`` makes texts that fit it, none of which begins or ends with a blank."""
    pattern, sample = _either(rng, 0)
    if rng.random() < 0.2:
        more, other = _either(rng, 1)
        pattern, sample = rf"({pattern})\s({more})", _joined([sample, lambda _: " ", other])
    # Something has to be said, whatever is left out.
    first, one = _one_sign(rng)
    last, end = _one_sign(rng)
    if len(made := f"{first}({pattern}){last}") > 120:
        return random_pattern(rng)
    _MADE[made] = _joined([one, sample, end])
    return made


def fitting(pattern: str, rng: Random) -> str:
    """Return a text that fits a pattern; of one that ``random_pattern`` did not make, always the same."""
    return _MADE[pattern](rng) if pattern in _MADE else compiled(pattern).shortest()


def _joined(parts: list[Sampler]) -> Sampler:
    return lambda rng: "".join(part(rng) for part in parts)


def _either(rng: Random, depth: int) -> tuple[str, Sampler]:
    rows = [_row(rng, depth) for _ in range(rng.choice([1, 1, 2, 3]))]
    samples = [sample for _, sample in rows]
    return "|".join(pattern for pattern, _ in rows), lambda own: own.choice(samples)(own)


def _row(rng: Random, depth: int) -> tuple[str, Sampler]:
    parts = [_repeated(rng, depth) for _ in range(rng.randint(1, 3))]
    return "".join(pattern for pattern, _ in parts), _joined([sample for _, sample in parts])


def _repeated(rng: Random, depth: int) -> tuple[str, Sampler]:
    pattern, sample = _one_sign(rng)
    if depth < 2 and rng.random() < 0.25:
        inner, sample = _either(rng, depth + 1)
        pattern = f"({inner})"
    sign, least, most = rng.choice(
        [("", 1, 1)] * 3 + [("?", 0, 1), ("*", 0, 4), ("+", 1, 4), ("{2}", 2, 2), ("{1,}", 1, 3), ("{0,3}", 0, 3)]
    )  # fmt: skip
    return pattern + sign, lambda own: "".join(sample(own) for _ in range(own.randint(least, most)))


def _one_sign(rng: Random) -> tuple[str, Sampler]:
    """Return a pattern of one sign, and what makes such a sign: never a blank."""
    sort = rng.randrange(8)
    if sort == 0:
        sign = rng.choice(_SPECIAL)
        return "\\" + sign, lambda _: sign
    if sort == 1:
        return rng.choice([r"\d", "[0-9]", r"[\d]"]), lambda own: own.choice(_DIGITS)
    if sort == 2:
        return rng.choice([r"\w", r"[\w-]", "."]), lambda own: own.choice(_LETTERS + _DIGITS + "_")
    if sort == 3:
        return "[^0-9x]", lambda own: own.choice(_LETTERS + "-.")
    if sort == 4:
        signs = rng.sample(_LETTERS + _DIGITS + "-/.,", rng.randint(1, 4))
        inside = "".join(sorted(signs, key="-".__eq__, reverse=True))  # a hyphen stands first
        return f"[{inside}]", lambda own: own.choice(signs)
    if sort == 5:
        return rng.choice([r"\D", r"[^\d]"]), lambda own: own.choice(_LETTERS)
    sign = rng.choice(_LETTERS + _DIGITS + "-/:,;_#@€")
    return sign, lambda _: sign
