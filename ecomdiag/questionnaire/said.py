"""Words that a choice asks for ("another: which?"): they stand beside the answers, are shown with the choice while it
is chosen, and are never scored.
"""

from __future__ import annotations

from typing import TypeAlias

from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.record import Record
from ecomdiag.texts.showing import with_joiners

MAX_SAID = 200
"""Most characters of the words beside one choice, which stand on one line."""


class ChoiceWords(Record):
    """The words beside one choice of a question."""

    #: Its id.
    choice: str
    words: str


Said: TypeAlias = tuple[ChoiceWords, ...]
"""The words beside the choices of one question, each choice once."""


def asking(question: Question, answer: Answer | None) -> tuple[Choice, ...]:
    """Return the choices of an answer that ask for words, in the order of the question."""
    chosen = (answer,) if isinstance(answer, str) else answer if isinstance(answer, tuple) else ()
    return tuple(choice for choice in question.choices if choice.says and choice.id in chosen)


def shown(question: Question, answer: Answer | None, said: Said) -> Said:
    """Return the words that count as part of an answer: those beside choices that are chosen and ask for them."""
    if not said:
        return ()
    names = {choice.id for choice in asking(question, answer)}
    return tuple(own for own in said if own.choice in names)


def words_of(said: Said, choice: str) -> str:
    """Return the words beside a choice; empty if there are none."""
    return next((own.words for own in said if own.choice == choice), "")


def with_words(said: Said, choice: str, words: str) -> Said:
    """Return the words of a question with others beside one choice; with none there if they are empty."""
    if not words:
        return tuple(own for own in said if own.choice != choice)
    new = ChoiceWords(choice=choice, words=words)
    if any(own.choice == choice for own in said):
        return tuple(new if own.choice == choice else own for own in said)
    return (*said, new)


def are_sound(said: object) -> bool:
    """Whether these are words that a file can hold: of the right types, within the limit, each choice once."""
    if not isinstance(said, tuple) or not said or not all(isinstance(own, ChoiceWords) for own in said):
        return False
    pairs = [(own.choice, own.words) for own in said]
    if any(value.__class__ is not str for pair in pairs for value in pair):
        return False
    return len({name for name, _ in pairs}) == len(pairs) and all(
        0 < len(words) <= MAX_SAID and _are_seen(words) and words == " ".join(words.split())
        for _, words in pairs
    )


def _are_seen(words: str) -> bool:
    """Whether nothing is in them that cannot be seen, but for what letters need beside them to be spelt right."""
    return words.isprintable() or all(joins or sign.isprintable() for sign, joins in with_joiners(words))
