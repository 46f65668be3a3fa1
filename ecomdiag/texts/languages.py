"""Languages: those of the program's own words, and beside them that of a questionnaire's texts.

A ``Language`` is ``es`` or ``en``, in which all is said; or one of these and the language of the texts, ``es:ca``:
the program's words are in Spanish then, what a questionnaire says in Catalan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from ecomdiag.record.expression import Expression

Language: TypeAlias = str
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en")
"""The languages of the program's own words."""

TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
"""The pattern of a language's name, as BCP 47 writes it: ``ca``, ``pt-BR``, ``zh-Hant``."""
SPEAKING = rf"({'|'.join(LANGUAGES)})?:?{TAG}"
"""The pattern of a ``Language``."""
_TAG = Expression(TAG, re.ASCII)
_BESIDE = ":"
#: What languages call themselves; of another its tag is shown.
_NAMES = {
    "an": "aragonés", "ar": "العربية", "ast": "asturianu", "bg": "български", "br": "brezhoneg", "ca": "català",
    "cs": "čeština", "cy": "Cymraeg", "da": "dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English",
    "es": "español", "et": "eesti", "eu": "euskara", "fa": "فارسی", "fi": "suomi", "fr": "français", "ga": "Gaeilge",
    "gl": "galego", "he": "עברית", "hi": "हिन्दी", "hr": "hrvatski", "hu": "magyar", "id": "Indonesia", "it": "italiano",
    "ja": "日本語", "ko": "한국어", "lt": "lietuvių", "lv": "latviešu", "mt": "Malti", "nb": "norsk bokmål",
    "nl": "Nederlands", "oc": "occitan", "pl": "polski", "pt": "português", "ro": "română", "ru": "русский",
    "sk": "slovenčina", "sl": "slovenščina", "sv": "svenska", "tr": "Türkçe", "uk": "українська", "ur": "اردو",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip

#: Languages whose readers are rather at home in Spanish than in English: those spoken in Spain, and the large ones
#: of Spanish-speaking America.
_NEAR_SPANISH = frozenset(["an", "ast", "ay", "ca", "es", "eu", "ext", "gl", "gn", "lad", "nah", "oc", "qu"])
#: Scripts that are written from right to left, and the languages that are written in one unless their name says
#: another (CLDR 46, ``characterOrder``).
_LEFTWARD_SCRIPTS = frozenset(
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]
)
_LEFTWARD = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)


def is_tag(text: str) -> bool:
    """Whether a text is the name of a language."""
    return _TAG.fullmatch(text) is not None


def words_of(language: Language) -> Language:
    """Return the language of the program's own words: ``es`` or ``en``."""
    return language[:2]


def tongue(language: Language) -> str:
    """Return the language of a questionnaire's texts: ``ca`` of ``es:ca``, ``es`` of ``es``."""
    return language.partition(_BESIDE)[2] or language


def beside(words: Language, tag: str) -> Language:
    """Return the language of the program's words with that of the texts beside it."""
    return words_of(words) if words_of(words) == tag else f"{words_of(words)}{_BESIDE}{tag}"


def speaking(asked: str, words: Language | None = None) -> Language | None:
    """Return the language that is meant by a name: ``es``, ``en``, ``ca`` or ``es:ca``; ``None`` if it is none.

    ``words`` is the language of the program's words beside another, unless the name says it; without it, the nearer
    one.
    """
    said, _, tag = asked.rpartition(_BESIDE)
    if asked in LANGUAGES:
        return asked
    if not is_tag(tag) or (said not in LANGUAGES if _BESIDE in asked else False):
        return None
    base = tag.partition("-")[0]
    return beside(said or (base if base in LANGUAGES else words or _nearer(base)), tag)


def found_in(tag: str, tags: Iterable[str]) -> str | None:
    """Return that of several languages which is meant: itself, or the first with the same beginning."""
    tags = tuple(tags)
    base = tag.partition("-")[0]
    return tag if tag in tags else next((own for own in tags if own.partition("-")[0] == base), None)


def settled(language: Language, tags: tuple[str, ...], wished: Sequence[str] = ()) -> Language | None:
    """Return the language in which a questionnaire of these languages is shown; ``None`` if what was asked for is none.

    Where only the language of the program's words is known, the texts are in the first of those wished for that is
    there, else in that of the program's words, else in the questionnaire's first.
    """
    if language in tags and not wished:
        return language
    if _BESIDE in language:
        found = found_in(tongue(language), tags)
        return None if found is None else beside(language, found)
    likely = (found_in(tag, tags) for tag in (*wished, language))
    return beside(language, next((tag for tag in likely if tag is not None), tags[0]))


def others(language: Language, tags: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the languages among which a person can switch, the present one first.

    Each of the questionnaire's; the program's words go with it where they can, and stay as they are beside another.
    Of a questionnaire in one language only, they change.
    """
    if len(tags) == 1:
        either = [beside(words, tags[0]) for words in LANGUAGES]
    else:
        either = [speaking(tag, words_of(language)) or language for tag in tags]
    place = next((n for n, known in enumerate(either) if tongue(known) == tongue(language)), 0)
    place = either.index(language) if language in either else place
    return (language, *either[place + 1 :], *either[:place])


def other_name(language: Language, tags: tuple[str, ...]) -> str:
    """Return what the language is called to which a person would switch: that of the texts, or of our words."""
    following = others(language, tags)[1]
    tag = tongue(following) if tongue(following) != tongue(language) else words_of(following)
    return name_of(tag)


def name_of(tag: str) -> str:
    """Return what a language calls itself, or its tag: a variety by its tag where there are several of it."""
    return _NAMES.get(tag, tag)


def leftward(tag: str) -> bool:
    """Whether a language is written from right to left."""
    base, *parts = tag.split("-")
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), None)
    return base in _LEFTWARD if script is None else script in _LEFTWARD_SCRIPTS


def _nearer(base: str) -> Language:
    return "es" if base in _NEAR_SPANISH else "en"
