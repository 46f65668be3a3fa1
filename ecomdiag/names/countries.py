"""What a person's word for a country comes to: a code, or what to ask back.

Read silently is only what can mean one country and nothing else. All else is asked back: a wrong guess would
make a company sell in Namibia because it wrote "N/A".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ecomdiag.names.fold import fold
from ecomdiag.names.reading import NameMatch, NameReading
from ecomdiag.questionnaire.model import Choice
from ecomdiag.record import Record
from ecomdiag.texts.country_words import NO_ANSWER, OTHER_CODES, REGIONS

#: Names of up to this many letters are codes and initials. They are compared as they are typed, since in
#: small letters most of them are words: "no", "si", "de", "per", "can".
INITIALS = 3
#: Letters of a country's code.
CODE = 2
#: How much of a name must be right for it to be a slip of the pen (from 0 to 1).
NEAR = 0.8
#: More countries than these are not named when asking which was meant.
MOST_NAMED = 3


class CountryNames(Record):
    """The names of the countries that can be chosen, as they are compared: a function of their table alone."""

    codes: frozenset[str]
    #: Codes by the names of one country.
    own: Mapping[str, str]
    #: Codes by the names that could be several countries'.
    shared: Mapping[str, tuple[str, ...]]

    def named(self, text: str) -> NameReading | None:
        """Return the country or countries that are called so; ``None`` if none is."""
        text = " ".join(text.split())
        if text in self.codes:
            return NameReading(NameMatch.EXACT, (text,))
        key = _key(text)
        own, shared = self.own.get(key), self.shared.get(key, ())
        if own is not None:
            means = NameMatch.DOUBTED if shared else NameMatch.EXACT
            return NameReading(means, (own, *(code for code in shared if code != own)))
        return NameReading(NameMatch.SEVERAL, shared) if shared else None

    def read(self, text: str, *, look_near: bool = True) -> NameReading:
        """Return what a person's word for a country means; what is near it only if wanted, for that takes time."""
        return self.named(text) or self._unnamed(fold(text), look_near)

    def _unnamed(self, word: str, look_near: bool) -> NameReading:
        if not word or word in NO_ANSWER:
            return NameReading(NameMatch.NO_ANSWER)
        if word in REGIONS:
            return NameReading(NameMatch.REGION)
        if word.upper() in OTHER_CODES:
            known = (code for code in OTHER_CODES[word.upper()] if code in self.codes)
            return NameReading(NameMatch.OTHER_CODE, tuple(known))
        near = self._near(word) if look_near else ()
        return NameReading(NameMatch.NEAR, near) if near else NameReading(NameMatch.UNKNOWN)

    def _near(self, word: str) -> tuple[str, ...]:
        if len(word) <= INITIALS:
            return tuple(dict.fromkeys(code for name, code in self.own.items() if fold(name) == word))
        word = word[:60]
        begun = dict.fromkeys(code for name, code in self.own.items() if name.startswith(word))
        if 0 < len(begun) <= MOST_NAMED:
            return tuple(begun)
        names = get_close_matches(word, self.own, n=MOST_NAMED, cutoff=NEAR)
        return tuple(dict.fromkeys(self.own[name] for name in names))


def is_word(code: str) -> bool:
    """Whether a code, in capitals, is what people write who mean no country: "NO", "NA"."""
    return len(code) == CODE and code.isascii() and code.isupper() and fold(code) in NO_ANSWER


def country_names(choices: Iterable[Choice]) -> CountryNames:
    """Index countries by all their names: code, name in each language, others that people use."""
    own: dict[str, str] = {}
    shared: dict[str, tuple[str, ...]] = {}
    codes: list[str] = []
    for choice in choices:
        codes.append(choice.id)
        for name in (choice.id, choice.text.es, choice.text.en, *choice.aliases):
            own.setdefault(_key(name), choice.id)
        for name in choice.shared:
            shared[_key(name)] = (*shared.get(_key(name), ()), choice.id)
    return CountryNames(codes=frozenset(codes), own=own, shared=shared)


def _key(name: str) -> str:
    folded = fold(name)
    return name if len(folded) <= INITIALS else folded
