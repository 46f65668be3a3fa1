"""What a cell of a table of responses answers, or what is wrong with it. Nothing is guessed.

Several choices stand in one cell as ids between blanks (KoboToolbox, ODK), as texts behind ";" (Microsoft Forms), or
behind ", " (Google Forms) and between blanks (labels of KoboToolbox), which many texts of choices have inside: what can
be read in two ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from ecomdiag import engine
from ecomdiag.loader.countries import find_country
from ecomdiag.loader.limesurvey.codes import choices_by_code
from ecomdiag.names.amounts import read_amount
from ecomdiag.names.answers import in_words
from ecomdiag.names.choices import named_choice
from ecomdiag.names.days import read_day
from ecomdiag.names.ids import id_of
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace
from ecomdiag.record.exact import number_text, read_number
from ecomdiag.texts.words import Text

#: What stands in a column of ticks for a choice that is ticked, and for one that is not.
TICKED = frozenset({"1", "1.0", "true", "verdadero", "x", "y", "yes", "sí", "si", "checked", "selected"})
NOT_TICKED = frozenset({"", "0", "0.0", "false", "falso", "n", "no", "not selected", "unchecked", "n/a"})
_PERCENT = re.compile(r"\s*%$")
AROUND = re.compile(r"\s*[;|\n]\s*")
COMMA, BLANK, BAR = ", ", " ", "|"
#: A date in figures, of which Spain writes the day first and the United States the month.
_IN_FIGURES = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.]\d{4}(\D.*)?", re.ASCII | re.DOTALL)
#: So many ways to read the rest of a cell are followed.
MOST_WAYS = 4


class Reading(NamedTuple):
    """A cell as it is understood: an answer, nothing, or what is wrong with it."""

    answer: Answer | None
    problem: Problem | None = None


def read_cell(question: Question, cell: str) -> Reading:
    """Read a cell that answers a whole question; ``answer`` is ``None`` for a blank one."""
    text = cell.strip()
    if not text:
        return Reading(None)
    answer = _answer(question, text)
    if answer is None:
        rule = "responses.day_or_month" if question.kind is Kind.DATE else "responses.two_ways"
        return Reading(None, Problem(rule=rule, question=question.id, values={"found": text}))
    wrong = engine.check_answer(question, answer)
    return Reading(None, _in_a_cell(wrong[0])) if wrong else Reading(answer)


def _in_a_cell(problem: Problem) -> Problem:
    """Tell how several answers are written in a cell, where they are told how in a file."""
    if problem.rule != "several_in_one" or problem.sentence is None:
        return problem
    written = problem.sentence.es.strip("[]").replace(COMMA, "; ")
    return replace(problem, rule="responses.several_in_one", sentence=Text(es=written, en=written))


def read_tick(question: Question, choice: str, cell: str) -> bool | None:
    """Say whether a column of ticks says that a choice is ticked; ``None`` if it says neither."""
    text = cell.strip()
    word = text.casefold()
    if word in NOT_TICKED:
        return False
    if word in TICKED or text == choice:
        return True
    found = named_choice(question, text)
    if found is None or found.id != choice or _numbered(question, text, choice):
        return None
    return True


def _answer(question: Question, text: str) -> Answer | None:
    """Return what a text answers, as far as it can be told; ``None`` if it can be read in two ways."""
    match question.kind:
        case Kind.SINGLE:
            return _choice(question, text)
        case Kind.MULTIPLE | Kind.RANKING | Kind.COUNTRIES:
            return _several(question, text)
        case Kind.PERCENTAGE:
            number = read_number(_PERCENT.sub("", text))
            return text if number is None else number
        case Kind.NUMBER:
            amount = read_amount(question, text)
            return text if amount is None else amount
        case Kind.DATE:
            return None if _day_or_month(text) else read_day(text) or text
        case Kind.TEXT:
            return in_words(text)


def _day_or_month(text: str) -> bool:
    """Whether a date is written in figures of which nobody can tell which is the day."""
    found = _IN_FIGURES.fullmatch(text)
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= 12


def _choice(question: Question, text: str) -> str:
    """Return the id of the choice that is called so; the text as it stands if none is."""
    if question.kind is Kind.COUNTRIES:
        return find_country(text) or text
    return choice_called(question, text) or text


def choice_called(question: Question, text: str) -> str | None:
    """Return the id of the choice that is called so: by id, code in LimeSurvey or text; ``None`` if none is."""
    code = None if text in question.by_id else choices_by_code(question).get(text.casefold())
    found = None if code else named_choice(question, text)
    choice = found.id if found else code
    return None if choice is None or _numbered(question, text, choice) else choice


def _numbered(question: Question, text: str, choice: str) -> bool:
    """Whether nobody can tell which of two choices is meant, of which a form wrote the names nearly alike.

    ``A`` beside ``a`` has become ``a_2``: what is spelt as neither may be either of them.
    """
    return text != choice and f"{choice}_2" in question.by_id and id_of(text) == choice


def _several(question: Question, text: str) -> Answer | None:
    """Return the choices that a cell names; what is none stands among them as it is written."""
    words = text.split()
    if all(word in question.by_id for word in words):
        return tuple(words)
    parts = [part for part in AROUND.split(text) if part]
    if len(parts) > 1 or (parts and parts[0] != text):  # also one alone, if it ends with what stands between
        return tuple(_choice(question, part) for part in parts)
    if not parts:  # nothing but what stands between choices
        return (text,)
    # A tool writes the texts of one language, letter for letter; people come near them.
    for called in ([names.get for names in _texts(question)], [partial(_known, question)]):
        ways = {
            frozenset(way): way
            for own in called
            for between in (COMMA, BLANK)
            for way in _ways(question, text, between, own)
        }
        if ways:
            return next(iter(ways.values())) if len(ways) == 1 else None
    names = text.split("," if question.kind is Kind.COUNTRIES else COMMA)
    return tuple(_choice(question, name.strip()) for name in names if name.strip())


def _known(question: Question, text: str) -> str | None:
    name = _choice(question, text)
    return name if name in question.by_id else None


@lru_cache(maxsize=256)
def _texts(question: Question) -> tuple[Mapping[str, str], ...]:
    """Return the choices by their texts, in each language, but for texts that several have."""
    languages = dict.fromkeys(language for own in question.choices for language, _ in own.text.pairs)
    found = []
    for language in languages:
        called = [" ".join(dict(own.text.pairs).get(language, "").split()) for own in question.choices]
        ids = zip(called, question.choices, strict=True)
        found.append({text: own.id for text, own in ids if text and called.count(text) == 1})
    return tuple(found)


def ways_to_read(question: Question, text: str) -> list[tuple[str, ...]]:
    """Return the ways to read a text as choices with ", " between them, as a tool writes them: letter for letter."""
    ways = (way for names in _texts(question) for way in _ways(question, text, COMMA, names.get))
    return list({frozenset(way): way for way in ways}.values())


def _ways(
    question: Question, text: str, between: str, called: Callable[[str], str | None]
) -> list[tuple[str, ...]]:
    """Return the ways to read a text as choices with a sign between them, which their own texts may have inside.

    From the last piece on, a few ways for each beginning: whether there are more than two does not matter.
    """
    pieces = text.split(between) if between != BLANK else text.split()
    longest, most = _pieces_of(question, between)
    if len(pieces) > most:
        return []
    ways: list[list[tuple[str, ...]]] = [[] for _ in pieces] + [[()]]
    for start in reversed(range(len(pieces))):
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for end in range(min(start + longest, len(pieces)), start, -1):
            name = called(between.join(pieces[start:end])) if ways[end] else None
            for rest in ways[end]:
                if name is not None and name not in rest:
                    found.setdefault(frozenset((name, *rest)), (name, *rest))
        ways[start] = list(found.values())[:MOST_WAYS]
    return ways[0]


@lru_cache(maxsize=256)
def _pieces_of(question: Question, between: str) -> tuple[int, int]:
    """Return how many pieces the text of one choice has at most, and those of all together."""
    called = [[*own.aliases, *(text for _, text in own.text.pairs)] for own in question.choices]
    counts = [max(len(name.split(between)) for name in names) for names in called]
    return max(counts, default=1), sum(counts)


def cell_text(answer: Answer | None) -> str:
    """Return an answer as a table of ``ecomdiag cohort`` has it: ids with bars between them, a number, or words."""
    if answer is None:
        return ""
    if isinstance(answer, tuple):
        return BAR.join(answer)
    return number_text(answer) if isinstance(answer, Fraction) else answer
