"""Finding a choice among many by what a person types, the best match first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ecomdiag.model import Choice
from ecomdiag.names import fold
from ecomdiag.texts import Language

#: How well a name matches, best first: the whole name or code, its start, the start of a word, anywhere.
_WHOLE, _START, _WORD, _INSIDE, _NOT = range(5)
#: What is added when it is not the name shown that matches but another one.
_BY_ALIAS = 0.5


def matches(choices: Sequence[Choice], typed: str, language: Language) -> list[Choice]:
    """Return the choices that match, best first; all, in the order of their names, if nothing is typed."""
    wanted = fold(typed)
    ranked = ((_rank(choice, wanted, language), fold(choice.text.to(language)), choice) for choice in choices)
    found = [item for item in ranked if item[0] < _NOT]
    return [choice for _, _, choice in sorted(found, key=lambda item: item[:2])]


def _rank(choice: Choice, wanted: str, language: Language) -> float:
    if not wanted:
        return _WHOLE
    shown, others = _names(choice, language)
    by_name = min(_how_well(name, wanted) for name in shown)
    by_alias = min((_how_well(name, wanted) + _BY_ALIAS for name in others), default=_NOT)
    return min(by_name, by_alias)


def _how_well(words: tuple[str, ...], wanted: str) -> int:
    name = "".join(words)
    if name == wanted:
        return _WHOLE
    if name.startswith(wanted):
        return _START
    if any("".join(words[start:]).startswith(wanted) for start in range(1, len(words))):
        return _WORD
    return _INSIDE if len(wanted) > 2 and wanted in name else _NOT


@lru_cache(maxsize=1024)
def _names(
    choice: Choice, language: Language
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Split into folded words the names shown (code included), and those that a person may also use."""
    other = choice.text.en if language == "es" else choice.text.es
    shown = (_words(choice.text.to(language)), (fold(choice.id),))
    return shown, tuple(_words(name) for name in (other, *choice.aliases))


def _words(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, name.replace("-", " ").split())))
