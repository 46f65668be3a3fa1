"""Finding a choice among many by what a person types, the best match first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ecomdiag.names.countries import CountryNames, country_names
from ecomdiag.names.fold import fold
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.texts import Language
from ecomdiag.texts.country_words import NO_ANSWER
from ecomdiag.texts.words import Text

#: How well a name matches, best first: the whole name or code, its start, the start of a word, anywhere.
_WHOLE, _START, _WORD, _INSIDE, _NOT = range(5)
#: What is added when it is not the name shown that matches but another one.
_BY_ALIAS = 0.5


def matches(choices: Sequence[Choice], typed: str, language: Language) -> list[Choice]:
    """Return the choices that match, best first; all, in the order of their names, if nothing is typed."""
    wanted = fold(typed)
    if typed.strip() and (not wanted or _names_nothing(typed.strip(), wanted)):
        return []
    found: list[tuple[float, str, Choice]] = []
    for choice in choices:
        names = _names(choice.id, choice.text, choice.aliases, language)
        rank = _rank(names, wanted)
        if rank < _NOT:
            found.append((rank, names.sorted_by, choice))
    return [choice for _, _, choice in sorted(found, key=lambda item: item[:2])]


def _names_nothing(typed: str, wanted: str) -> bool:
    """Whether it is how people write that they have no answer, "N/A", "s/n": signs between letters are no code.

    Letters alone may be a name that is still being typed: "no" of "Norway".
    """
    if typed.isalpha():
        return False
    return wanted in NO_ANSWER


def near_matches(question: Question, typed: str) -> list[Choice]:
    """Return the countries whose name is near what was typed, for a slip of the pen."""
    return [question.by_id[code] for code in country_index(question).read(typed).ids]


@lru_cache(maxsize=4)
def country_index(question: Question) -> CountryNames:
    """Return the names of a question's countries, as they are compared."""
    return country_names(question.choices)


class _Name(NamedTuple):
    """A name without spaces, accents or case, and what is left of it from each of its other words on."""

    whole: str
    tails: tuple[str, ...]


class _Names(NamedTuple):
    """The names by which a choice is found: those shown (code included), and others that people use."""

    shown: tuple[_Name, ...]
    others: tuple[_Name, ...]

    @property
    def sorted_by(self) -> str:
        return self.shown[0].whole


def _rank(names: _Names, wanted: str) -> float:
    if not wanted:
        return _WHOLE
    by_name: float = min(_how_well(name, wanted) for name in names.shown)
    if by_name == _WHOLE:
        return by_name
    return min(by_name, *(_how_well(name, wanted) + _BY_ALIAS for name in names.others))


def _how_well(name: _Name, wanted: str) -> int:
    if name.whole.startswith(wanted):
        return _WHOLE if name.whole == wanted else _START
    if any(tail.startswith(wanted) for tail in name.tails):
        return _WORD
    return _INSIDE if len(wanted) > 2 and wanted in name.whole else _NOT


@lru_cache(maxsize=1024)
def _names(code: str, text: Text, aliases: tuple[str, ...], language: Language) -> _Names:
    """Fold all names of a choice, once for all keys that are typed."""
    shown = text.to(language)
    others = (said for _, said in text.pairs if said != shown)
    return _Names((_name(shown), _name(code)), tuple(map(_name, (*others, *aliases))))


def _name(shown: str) -> _Name:
    words = tuple(filter(None, map(fold, shown.replace("-", " ").split())))
    return _Name("".join(words), tuple("".join(words[start:]) for start in range(1, len(words))))
