"""Words of a free “Other” that stand in a cell among the choices, as Google and Microsoft Forms put them.

They are read only if somebody says that the form had one, and beside the one choice of a question that asks for words.
Behind ", " the choices come first, and the words are the rest, in which no choice stands; behind ";" one part is the
words. What comes near a choice may be one that is misspelt, and is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecomdiag import engine
from ecomdiag.loader.responses.cells import AROUND, COMMA, Reading, choice_called, ways_to_read
from ecomdiag.names.answers import on_one_line
from ecomdiag.names.choices import is_nearly_a_text, named_choice
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.questionnaire.said import MAX_SAID

#: More parts than this nobody says.
_MOST_PIECES = 20


class InCell(NamedTuple):
    """What a cell answers, with the words in it."""

    reading: Reading
    words: str = ""


def asking_choice(question: Question) -> Choice | None:
    """Return the one choice of a question that asks for words; ``None`` if there is none, or several are."""
    own = [choice for choice in question.choices if choice.says]
    return own[0] if len(own) == 1 and question.kind in (Kind.SINGLE, Kind.MULTIPLE) else None


def read_with_words(question: Question, choice: Choice, cell: str) -> InCell | None:
    """Read a cell in which something is no choice; ``None`` if that can be no words either."""
    text = cell.strip()
    found = set(_single(question, text) if question.kind is Kind.SINGLE else _several(question, text))
    if not found:
        return None
    if len(found) > 1:
        return InCell(
            Reading(None, Problem(rule="responses.two_ways", question=question.id, values={"found": text}))
        )
    ((ticked, typed),) = found
    words = on_one_line(typed)
    if len(words) > MAX_SAID:
        values = {"found": words, "limit": str(MAX_SAID)}
        return InCell(Reading(None, Problem(rule="responses.words", question=question.id, values=values)))
    answer = (
        choice.id
        if question.kind is Kind.SINGLE
        else (*(own for own in ticked if own != choice.id), choice.id)
    )
    wrong = engine.check_answer(question, answer)
    return InCell(Reading(None, wrong[0]) if wrong else Reading(answer), words)


def _single(question: Question, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    split = [text.split(between) for between in (COMMA, ";") if between in text]
    several = any(all(choice_called(question, part.strip()) for part in parts) for parts in split)
    if _are_words(question, text) and not several:
        yield (), text


def _several(question: Question, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the ways to read a cell: what is ticked, and the words."""
    parts = [part for part in AROUND.split(text) if part]
    if len(parts) == 1 and parts[0] == text:
        yield from _behind_commas(question, text)
        return
    ticked = [choice_called(question, part) for part in parts]
    unknown = [part for part, own in zip(parts, ticked, strict=True) if own is None]
    if len(unknown) == 1:
        known = tuple(own for own in ticked if own is not None)
        if _are_words(question, unknown[0]):
            yield known, unknown[0]
        yield from ((known + own, words) for own, words in _behind_commas(question, unknown[0]) if own)


def _behind_commas(question: Question, text: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the ways to read choices with ", " between them, as they are spelt, and words in which none is.

    None at all where any of the words may be a choice that is spelt otherwise.
    """
    pieces = text.split(COMMA)
    found: list[tuple[tuple[str, ...], str]] = []
    for start in range(len(pieces) if len(pieces) <= _MOST_PIECES else 0):
        runs = list(_runs(pieces[start:]))
        before = ways_to_read(question, COMMA.join(pieces[:start])) if start else [()]
        if not before or any(ways_to_read(question, run) for run in runs):
            continue
        if not all(_are_words(question, run) for run in runs):
            return []
        found += [(tuple(sorted(own)), COMMA.join(pieces[start:])) for own in before]
    return found


def _runs(pieces: Sequence[str]) -> Iterator[str]:
    """Yield what one choice might be of some pieces: each run of them."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            yield COMMA.join(pieces[start:end])


def _are_words(question: Question, text: str) -> bool:
    """Whether a text can be nothing but words: no choice is called so, or nearly so."""
    return (
        bool(text.strip()) and named_choice(question, text) is None and not is_nearly_a_text(question, text)
    )
