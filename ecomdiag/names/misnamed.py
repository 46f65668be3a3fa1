"""Words for countries and choices that mean none for certain, or several: what is told of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from ecomdiag.names.reading import NameMatch, NameReading
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.texts import LANGUAGES, Language, listed, say
from ecomdiag.texts.showing import shortened
from ecomdiag.texts.words import Text, made_in_each

#: With more names than this in one place the nearest is not looked for: it is another file, or an attack.
MOST_COMPARED = 200
#: Up to this many choices are named where one was written wrongly, with so much of their texts.
MOST_LISTED, TEXT = 8, 40
#: No more pieces than these, of about so many letters, are told apart in an answer that was written as one.
MOST_PIECES, PIECE = 25, 40
_STRONG = re.compile(r"[,;|\n]")
_ANY = re.compile(r"[,;|\n/&+>→]|\s(?:y|e|o|u|and|or)\s", re.IGNORECASE)
_SPACE = re.compile(r"\s")


def country_problem(
    found: str,
    reading: NameReading,
    countries: Mapping[str, Choice],
    *,
    question: str | None = None,
    item: int | None = None,
    place: Place | None = None,
) -> Problem:
    """Make the problem of a word for a country that means none for certain, or not the only one that it may.

    A name that means one for certain is a problem where a code was to be given: in a sheet made by hand.
    """
    rules = {
        NameMatch.EXACT: "unknown_country_near",
        NameMatch.DOUBTED: "country_doubted",
        NameMatch.SEVERAL: "country_several",
        NameMatch.NEAR: "unknown_country_near",
        NameMatch.OTHER_CODE: "country_other_code",
        NameMatch.NO_ANSWER: "country_no_answer",
        NameMatch.REGION: "country_region",
        NameMatch.UNKNOWN: "unknown_country",
    }
    taken = reading.means is NameMatch.DOUBTED
    values = {"found": found, **({"taken": reading.ids[0]} if taken else {})}
    named = [countries[code] for code in (reading.ids[1:] if taken else reading.ids)]
    return Problem(
        rule=rules[reading.means],
        severity="warning" if taken else "error",
        question=question,
        item=item,
        values=values,
        sentence=Text(*(_listed(named, language) for language in LANGUAGES)) if named else None,
        place=place,
    )


def choice_problem(question: Question, found: str, reading: NameReading, item: int | None) -> Problem:
    """Make the problem of a word that is none of the choices of a question for certain."""
    rules = {
        NameMatch.SEVERAL: "choice_several",
        NameMatch.FLAG: "choice_flag",
        NameMatch.UNKNOWN: "unknown_choice",
    }
    several = reading.means is NameMatch.SEVERAL
    return Problem(
        rule=rules.get(reading.means, "unknown_choice_near"),
        question=question.id,
        item=item,
        values={"found": found, **({"near": reading.ids[0]} if reading.ids and not several else {})},
        sentence=_offered(question, reading.ids if several else tuple(question.by_id)),
    )


def pieces(text: str, known: Callable[[str], str | None]) -> tuple[str, ...]:
    """Take apart an answer in which several were written as one: each as it is known, or as it stands.

    Empty if it is not several, so far as that is known.
    """
    parts = [part.strip() for part in _STRONG.split(text) if part.strip()]
    if len(text) > MOST_PIECES * PIECE or len(parts) > MOST_PIECES:
        return ()
    if apart := _all_known(text, _ANY, known):
        return apart
    names = [known(part) for part in parts]
    if len(parts) > 1 and any(names):
        return tuple(name or part for name, part in zip(names, parts, strict=True))
    return _all_known(text, _SPACE, known)


def _all_known(text: str, apart: re.Pattern[str], known: Callable[[str], str | None]) -> tuple[str, ...]:
    """Take a text apart into names that are all known; empty if that cannot be done with two or more."""
    if len(apart.findall(text)) > 2 * MOST_PIECES:
        return ()  # more would take too long
    for between in apart.finditer(text):
        first, rest = known(text[: between.start()].strip()), text[between.end() :].strip()
        if first and (others := _known_or_apart(rest, apart, known)):
            return (first, *others)
    return ()


def _known_or_apart(text: str, apart: re.Pattern[str], known: Callable[[str], str | None]) -> tuple[str, ...]:
    whole = known(text)
    return (whole,) if whole else _all_known(text, apart, known)


def several_in_one(question: Question, answer: tuple[str, ...], item: int, parts: Iterable[str]) -> Problem:
    """Make the problem of an item that holds several, with all that is to be written instead."""
    whole = [*answer[:item], *parts, *answer[item + 1 :]]
    rest = ["…"] if len(whole) > 2 * MOST_PIECES else []
    written = f"[{', '.join([_shortened(name) for name in whole[: 2 * MOST_PIECES]] + rest)}]"
    return Problem(
        rule="several_in_one",
        question=question.id,
        item=item,
        values={"found": answer[item]},
        sentence=Text(es=written, en=written),
    )


@lru_cache(maxsize=64)
def _offered(question: Question, names: tuple[str, ...]) -> Text:
    """Name choices of a question with their texts, or where to see them if they are many."""
    if len(names) > MOST_LISTED:
        return Text(*(say("answers.see_template", language) for language in LANGUAGES))
    choices = [question.by_id[name] for name in names]
    return made_in_each(
        [choice.text for choice in choices],
        lambda language: "; ".join(f"{c.id} ({_shortened(c.text.to(language))})" for c in choices),
    )


def _shortened(text: str) -> str:
    return shortened(" ".join(text.split()), TEXT)


def _listed(countries: Iterable[Choice], language: Language) -> str:
    """Name countries with their codes: "France (FR) or Germany (DE)"."""
    names = [f"{country.text.to(language)} ({country.id})" for country in countries]
    return listed(names, "or", language)
