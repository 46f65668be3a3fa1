"""The texts of a form in the languages of a questionnaire: every text in each of them.

A form may say a text in some languages only, or in none that it names: that one stands under ``""``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ecomdiag.loader.drafts.draft import Account
from ecomdiag.record import EMPTY
from ecomdiag.texts.languages import is_tag, name_of
from ecomdiag.texts.words import Text, Words

Raw: TypeAlias = Mapping[str, str]
"""What a form says of one thing, by language; ``""`` is the one that it does not name."""

#: The language of a form that says none.
ASSUMED = "en"
MOST_LANGUAGES = 40
#: What English calls the languages of which forms most often have a column.
_ENGLISH = {
    "arabic": "ar", "basque": "eu", "bengali": "bn", "bulgarian": "bg", "burmese": "my", "catalan": "ca",
    "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs", "dutch": "nl",
    "english": "en", "estonian": "et", "farsi": "fa", "finnish": "fi", "french": "fr", "galician": "gl",
    "german": "de", "greek": "el", "hausa": "ha", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "irish": "ga", "italian": "it", "japanese": "ja", "khmer": "km", "korean": "ko",
    "kurdish": "ku", "latvian": "lv", "lithuanian": "lt", "malay": "ms", "maltese": "mt", "nepali": "ne",
    "norwegian": "nb", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "slovak": "sk", "slovenian": "sl", "somali": "so", "spanish": "es", "swahili": "sw",
    "swedish": "sv", "tagalog": "tl", "tamil": "ta", "thai": "th", "turkish": "tr", "ukrainian": "uk",
    "urdu": "ur", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
_KNOWN = (*dict.fromkeys(_ENGLISH.values()), "an", "ast", "br", "oc")
_BRACKETED = re.compile(r"[(\[]\s*([A-Za-z-]{2,20})\s*[)\]]")
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PIPED = re.compile(r"\$\{[^{}]+\}|\{[a-zA-Z_][\w.-]*\}")


def tag_of(name: str) -> str | None:
    """Return the tag of a language by its name: ``es``, ``Español (es)``, ``Spanish``; ``None`` if it is none."""
    found = _BRACKETED.search(name)
    if found is not None:
        return _as_tag(found[1])
    plain = " ".join(name.lower().split())
    if plain in _ENGLISH:
        return _ENGLISH[plain]
    own = next((tag for tag in _KNOWN if name_of(tag).lower() == plain), None)
    return own or _as_tag(name.strip())


def _as_tag(name: str) -> str | None:
    """Write a tag as BCP 47 does: ``pt-BR`` of ``pt-br`` and ``pt_BR``."""
    first, *rest = name.replace("_", "-").split("-")
    others = ({2: part.upper(), 4: part.title()}.get(len(part), part.lower()) for part in rest)
    tag = "-".join([first.lower(), *others])
    return tag if is_tag(tag) and (len(first) == 2 or first.lower() in _KNOWN) else None


class Wording:
    """Makes texts of a form's, in the languages of the questionnaire; what it had to put in for another is told."""

    def __init__(
        self, languages: Sequence[str], main: str, account: Account, called: Mapping[str, str] = EMPTY
    ) -> None:
        self.languages = tuple(languages)
        #: What the form calls languages, and their tags.
        self.called = called
        #: The language of what stands under none.
        self.main = main
        self._account = account
        self._lacking: Counter[str] = Counter()

    def text(self, raw: Raw, where: str) -> Text | None:
        """Return a text in every language: where it lacks one, what it says in another; ``None`` if it says nothing."""
        said = {self.called.get(tag, tag): cleaned(words) for tag, words in raw.items() if cleaned(words)}
        if not said:
            return None
        first = said.get("", said.get(self.main, next(iter(said.values()))))
        found = {tag: said.get(tag) or (first if tag == self.main else None) for tag in self.languages}
        self._lacking.update(tag for tag, words in found.items() if words is None)
        if any(_PIPED.search(words) for words in said.values()):
            self._account.tell("piped", where)
        return Text.of({tag: first if words is None else words for tag, words in found.items()})

    def own(self, words: Words) -> Text:
        """Return words of the program in every language: in English where it does not speak it."""
        return Text.of({tag: words.to(tag if tag == "es" else "en") for tag in self.languages})

    def name(self, name: str) -> Text:
        """Return a name as a text that is the same in every language."""
        return Text.of(dict.fromkeys(self.languages, cleaned(name) or "–"))

    def tell_lacking(self) -> None:
        """Tell how many texts each language lacks."""
        for tag in self.languages:
            if self._lacking[tag]:
                self._account.tell("untranslated", language=name_of(tag), count=self._lacking[tag])


def cleaned(words: str) -> str:
    """Return a text without signs that show nothing, and without blanks around it."""
    return _UNSHOWN.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def settled(found: Iterable[str], main: str | None, account: Account) -> tuple[tuple[str, ...], str]:
    """Return the languages of a form, the main one first, and that; what it does not say is assumed, and told."""
    tags = list(dict.fromkeys(found))[:MOST_LANGUAGES]
    if main is None and not tags:
        account.tell("language_assumed", language=name_of(ASSUMED))
    main = main or (ASSUMED if ASSUMED in tags or not tags else tags[0])
    return (main, *(tag for tag in tags if tag != main)), main
