"""What a person's word for one of the choices of a question comes to: its id, or what to ask back.

A choice is called by its id and by its text in any language of the questionnaire, whatever the case, accents, spaces
and punctuation. Read silently is only what can mean one choice and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

from ecomdiag.names.reading import NameMatch, NameReading
from ecomdiag.questionnaire.model import Choice, Question

#: The ids of a question that is answered with yes or no.
YES, NO = "yes", "no"
#: What people, and programs that rewrite YAML, write for those.
WORDS = {
    YES: frozenset({"yes", "si", "true", "verdadero"}),
    NO: frozenset({"no", "false", "falso"}),
}
FLAGS = frozenset({"true", "false"})
#: How much of a name must be right for it to be a slip of the pen (from 0 to 1): an id, and a whole sentence.
NEAR_ID, NEAR_TEXT = 0.6, 0.8
#: Letters that are enough of a text's beginning to be told which was meant.
BEGINNING = 5
#: Letters with which a text may begin so that something else is not taken for it.
SHORTEST = 3


def named_choice(question: Question, text: str) -> NameReading | None:
    """Return the choice or choices of a question that are called so; ``None`` if none is."""
    text = text.strip()
    if text in question.by_id:
        return NameReading(NameMatch.EXACT, (text,))
    word = _key(text)
    called = _names(question).get(word, ())
    if not called:
        return _yes_or_no(question, word)
    return NameReading(NameMatch.EXACT if len(called) == 1 else NameMatch.SEVERAL, called)


def read_choice(question: Question, text: str, *, look_near: bool = True) -> NameReading:
    """Return what a person's word for a choice means; what is near it only if wanted, for that takes time."""
    found = named_choice(question, text)
    near = _near(question, _key(text[:200])) if found is None and look_near else ()
    return found or (NameReading(NameMatch.NEAR, near) if near else NameReading(NameMatch.UNKNOWN))


def _yes_or_no(question: Question, word: str) -> NameReading | None:
    """Understand "sí" and "true" where there is only a plain yes and no; elsewhere ask which yes it is."""
    meant = next((name for name, words in WORDS.items() if word in words), None)
    if meant is None:
        return None
    plain = {choice.id for choice in question.choices if not choice.stands_alone}
    if meant in plain and plain == {YES, NO}:
        return NameReading(NameMatch.EXACT, (meant,))
    if word in FLAGS and meant in question.by_id:
        return NameReading(NameMatch.FLAG, (meant,))
    likely = tuple(choice.id for choice in question.choices if choice.id == meant or _says(choice, meant))
    return NameReading(NameMatch.SEVERAL if len(likely) > 1 else NameMatch.NEAR, likely) if likely else None


def _says(choice: Choice, meant: str) -> bool:
    """Whether a choice's text begins with yes or no, set off from the rest."""
    for _, text in choice.text.pairs:
        first = re.match(r"\s*(\w+)\s*([^\w\s]|$)", text)
        if first and _key(first[1]) in WORDS[meant] - FLAGS:
            return True
    return False


def is_nearly_a_text(question: Question, text: str) -> bool:
    """Whether something is nearly the text of a choice: misspelt, or its beginning."""
    word = _key(text[:200])
    begins = len(word) >= SHORTEST and any(key.startswith(word) for key in _names(question))
    return begins or bool(_near_text(question, word))


def _near(question: Question, word: str) -> tuple[str, ...]:
    ids = {_key(name): name for name in question.by_id}
    found = get_close_matches(word, ids, n=1, cutoff=NEAR_ID)
    return (ids[found[0]],) if found else _near_text(question, word)


def _near_text(question: Question, word: str) -> tuple[str, ...]:
    names = _names(question)
    begun = {name for key, called in names.items() if key.startswith(word) for name in called}
    if len(word) >= BEGINNING and len(begun) == 1:
        return tuple(begun)
    return next((names[key] for key in get_close_matches(word, names, n=1, cutoff=NEAR_TEXT)), ())


@lru_cache(maxsize=256)
def _names(question: Question) -> Mapping[str, tuple[str, ...]]:
    """Index the choices of a question by all that they are called."""
    names: dict[str, tuple[str, ...]] = {}
    for choice in question.choices:
        for name in dict.fromkeys(map(_key, (choice.id, *(text for _, text in choice.text.pairs)))):
            if name:
                names[name] = (*names.get(name, ()), choice.id)
    return names


def _key(text: str) -> str:
    """Reduce a name to what tells it from others: letters, digits, symbols, and signs in front of a digit.

    Signs count there, and symbols everywhere, because they make a number another: "-5", "< 10", "1-2", "1.5".
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("_", " ")
    return "".join(_signs(re.sub(r"\s+", "", plain)))


def _signs(text: str) -> Iterator[str]:
    for position, sign in enumerate(text):
        before_digit = text[position + 1 : position + 2].isdigit()
        kind = unicodedata.category(sign)
        if sign.isalnum() or kind[0] == "S":
            yield sign
        elif before_digit and kind[0] == "P":
            yield "-" if kind == "Pd" else sign
