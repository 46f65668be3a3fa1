"""What questions and choices are called in LimeSurvey, whose codes are shorter than ids and have no ``_``.

A code is the id without ``_``, a capital letter in its place: ``sells_online`` is ``sellsOnline``. What is too long is
cut, and numbered where two would be the same. They follow from the questionnaire alone, so that answers are understood
with it; what of an id the code does not say stands in the survey (``noted``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from ecomdiag.loader.forms.worded import words_in
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.record import Record

#: Signs that a code may have: that of a question, a row or a box to tick, and that of an answer.
OF_A_QUESTION, OF_AN_ANSWER = 20, 5
#: Words that are no codes, as they mean something in its expressions.
_RESERVED = frozenset({
    "lang", "sid", "savedid", "token", "qid", "gid", "sgq", "self", "that", "this", "time", "and", "or", "not",
    "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "null", "is_empty", "insertans",
})  # fmt: skip
#: How an id stands in a survey whose code does not say it: of a question, a row or box, an answer; and, where a survey
#: has no code at all, that of a section at its first question, of a group at its heading and at those in it. What asks
#: for the words beside a choice has the id of their question.
_NOTED = re.compile(r"id-(q|sq|a|s|g|in|w)-([A-Za-z0-9]+)-([A-Za-z0-9_]+)", re.ASCII)
_CAMEL = re.compile(r"[a-z0-9]+(?:[A-Z][a-z0-9]*)*", re.ASCII)


class Codes(Record):
    """The codes of a questionnaire: of its questions and matrices, and of what is inside of each."""

    #: By the id of a question or a matrix, whose rows have none.
    questions: Mapping[str, str]
    #: Of the rows of a matrix, by its id and theirs.
    rows: Mapping[str, Mapping[str, str]]
    #: Of what asks for words beside choices, by its name.
    words: Mapping[str, str]


@lru_cache(maxsize=8)
def codes_of(questionnaire: Questionnaire) -> Codes:
    """Return the codes of a questionnaire's questions."""
    matrices = [own for section in questionnaire.sections for own in section.matrices]
    inside = {name for own in matrices for name in own.questions}
    names = [own.id for own in matrices]
    names += [own.id for own in questionnaire.questions if own.id not in inside]
    questions = made_codes(names, OF_A_QUESTION, letter_first=True)
    worded = [own.name for named in words_in(questionnaire).values() for own in named]
    taken = {code.casefold() for code in questions.values()}
    return Codes(
        questions=questions,
        words=made_codes(worded, OF_A_QUESTION, letter_first=True, avoid=taken),
        rows={own.id: made_codes(own.questions, OF_A_QUESTION) for own in matrices},
    )


def questions_by_code(questionnaire: Questionnaire) -> Mapping[str, str]:
    """Return the ids of questions by their codes, in small letters; a matrix answers nothing itself."""
    made = codes_of(questionnaire).questions.items()
    return {code.casefold(): name for name, code in made if name in questionnaire.by_id}


@lru_cache(maxsize=4096)
def choice_codes(question: Question) -> Mapping[str, str]:
    """Return the codes of a question's choices by their ids."""
    if question.kind is Kind.COUNTRIES:
        return {choice.id: choice.id for choice in question.choices}
    most = OF_A_QUESTION if question.kind is Kind.MULTIPLE else OF_AN_ANSWER
    said = {text.casefold() for choice in question.choices for _, text in choice.text.pairs}
    return made_codes([own.id for own in question.choices], most, avoid=said)


@lru_cache(maxsize=4096)
def choices_by_code(question: Question) -> Mapping[str, str]:
    """Return the ids of a question's choices by their codes, and by what LimeSurvey calls answers of its own."""
    own = question.by_id
    known = {code.casefold(): name for name, code in choice_codes(question).items()}
    if "other" in own:
        known.setdefault("-oth-", "other")
    if own.keys() == {"yes", "no"}:
        known = {"y": "yes", "n": "no", **known}
    return known


def made_codes(
    ids: Iterable[str], most: int, *, letter_first: bool = False, avoid: Collection[str] = ()
) -> dict[str, str]:
    """Return a code for each id, of ``most`` signs at most; those that say the whole id are made first, and stay so.

    No code is one of the words to ``avoid``, in small letters, unless it is the id.
    """
    names = list(dict.fromkeys(ids))
    made: dict[str, str] = {}
    taken = set(_RESERVED)
    for name in sorted(names, key=lambda own: not _says(own, most, letter_first)):
        whole = _plain(name, letter_first=letter_first)
        code, number = whole[:most], 2
        while code.casefold() in taken or (code != name and code.casefold() in avoid):
            code = f"{whole[: most - len(str(number))]}{number}"
            number += 1
        taken.add(code.casefold())
        made[name] = code
    return {name: made[name] for name in names}


def id_of(code: str) -> str:
    """Return the id that a code says: ``sellsOnline`` is ``sells_online``; one in other letters is only made small."""
    said = re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), code)
    return said if _CAMEL.fullmatch(code) else code.lower()


def noted(sort: str, codes: Mapping[str, str]) -> list[str]:
    """Return what has to be noted of ids that their codes do not say, a word each; ``sort`` is one of ``_NOTED``."""
    return [f"id-{sort}-{code}-{name}" for code, name in codes.items() if id_of(code) != name]


def noted_ids(words: str) -> dict[tuple[str, str], str]:
    """Return the ids that are noted among words, by what they are of and the code."""
    return {(found[1], found[2]): found[3] for found in _NOTED.finditer(words)}


def _says(name: str, most: int, letter_first: bool) -> bool:
    code = _plain(name, letter_first=letter_first)
    return len(code) <= most and id_of(code) == name and code.casefold() not in _RESERVED


def _plain(name: str, *, letter_first: bool) -> str:
    first, *others = re.sub(r"[^A-Za-z0-9_]", "", name).split("_")
    code = first + "".join(part[:1].upper() + part[1:] for part in others)
    return f"q{code}" if not code or (letter_first and not code[0].isalpha()) else code
