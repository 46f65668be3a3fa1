"""What a typed line means: a command, an answer, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from ecomdiag.interview.choice_keys import keyed
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    EndScreen,
    Fact,
    FactScreen,
    Forward,
    GoTo,
    Leave,
    OneLineScreen,
    QuestionScreen,
    Reply,
    ReviewScreen,
    SaveReport,
    SectionsScreen,
    ShowSections,
    SwitchLanguage,
    WelcomeScreen,
    WriteNote,
)
from ecomdiag.interview.search import country_index
from ecomdiag.interview.typed_numbers import MOST_SAID, day_in, number_in
from ecomdiag.names.answers import in_words
from ecomdiag.names.choices import NO, YES, read_choice
from ecomdiag.names.misnamed import country_problem
from ecomdiag.names.reading import NameMatch, NameReading
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Choice, Kind, Question
from ecomdiag.record.exact import read_number
from ecomdiag.texts import Language, say

#: What can be typed instead of an answer.
COMMANDS: dict[str, Reply] = {
    "<": Back(),
    ">": Forward(),
    "s": ShowSections(),
    "l": SwitchLanguage(),
    "q": Leave(),
    "+": WriteNote(),
}
HELP = "?"
#: Takes back what is known of the company.
TAKE_BACK = "-"
#: Between these, what would be a command is an answer in words.
_QUOTES = ('""', "''", "“”", "«»")
_SEPARATORS = re.compile(r"[,;\s]+")
#: Digits of the highest number that can be picked by.
LONGEST = 6


class Wrong(str):
    """What is wrong with a line."""

    __slots__ = ()


def line_keys(question: Question) -> dict[str, Choice]:
    """Return what is typed for each choice: a number, however many there are; for those set apart, their signs."""
    return keyed(question, map(str, count(1)))


def understood(screen: OneLineScreen, typed: str) -> Reply | Wrong:
    """Return the reply that a line means, or what is wrong with it."""
    if isinstance(screen, ReviewScreen):
        if not typed:
            return Continue()
        return _picked(typed, [line.change for line in screen.lines], screen.language)
    if isinstance(screen, EndScreen):
        return Forward() if screen.saved and not typed else SaveReport(typed)
    if isinstance(screen, SectionsScreen):
        return _picked(typed, [GoTo(section.id) for section, _, _ in screen.rows], screen.language)
    if isinstance(screen, WelcomeScreen):
        return Wrong(say("plain.type_begin", screen.language)) if typed else Continue()
    if isinstance(screen, FactScreen):
        return _fact(screen, typed)
    if not typed:
        may_pass = screen.answer is not None or screen.question.optional
        return Forward() if may_pass else Wrong(say("plain.nothing_typed", screen.language))
    if typed == TAKE_BACK and screen.question.optional:
        return Answered(LEFT_OUT)
    answer = _answer(screen, typed)
    return answer if isinstance(answer, Wrong) else Answered(answer)


def _fact(screen: FactScreen, typed: str) -> Reply | Wrong:
    """Return what a line says of the company: nothing leaves it as it is, "-" takes it back."""
    if not typed:
        return Forward()
    if screen.fact == Fact.COMPANY:
        return Answered("" if typed == TAKE_BACK else _unquoted(typed))
    if typed == TAKE_BACK:
        return Answered(()) if screen.fact == Fact.HOME else Answered(TAKE_BACK)
    answer = _answer(screen, typed)
    return answer if isinstance(answer, Wrong) else Answered(answer)


def _picked(typed: str, replies: Sequence[Reply], language: Language) -> Reply | Wrong:
    if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST and 1 <= int(typed) <= len(replies):
        return replies[int(typed) - 1]
    return Wrong(say("plain.no_such_number", language, found=typed[:MOST_SAID], most=str(len(replies))))


def _answer(screen: QuestionScreen | FactScreen, typed: str) -> Answer | Wrong:
    question, language = screen.question, screen.language
    match question.kind:
        case Kind.PERCENTAGE:
            value = read_number(typed.removesuffix("%").strip())
            if value is None:
                return Wrong(say("interview.not_percentage", language, found=typed[:MOST_SAID]))
            return value
        case Kind.NUMBER:
            amount = number_in(question, typed, language)
            return Wrong(amount) if isinstance(amount, str) else amount
        case Kind.DATE:
            day, wrong = day_in(question, typed, language)
            return Wrong(wrong) if day is None else day
        case Kind.TEXT:
            return in_words(_unquoted(typed))
        case Kind.COUNTRIES:
            return _countries(question, typed, language)
        case _:
            return _choices(question, typed, language)


def _unquoted(typed: str) -> str:
    inner = typed[1:-1].strip()
    in_quotes = typed[:1] + typed[-1:] in _QUOTES
    return inner if in_quotes and inner.lower() in {*COMMANDS, HELP, TAKE_BACK} else typed


def _choices(question: Question, typed: str, language: Language) -> Answer | Wrong:
    keys = line_keys(question)
    chosen: list[str] = []
    if question.kind is Kind.SINGLE and typed not in keys and (named := _named(question, typed)):
        return named
    for part in filter(None, _SEPARATORS.split(typed)):
        if part not in keys:
            return Wrong(say("plain.no_such_choice", language, found=part[:MOST_SAID]))
        chosen.append(keys[part].id)
    if question.kind is Kind.SINGLE:
        return chosen[0] if len(chosen) == 1 else Wrong(say("plain.only_one", language))
    missing = [key for key, choice in keys.items() if choice.id not in chosen]
    if question.kind is Kind.RANKING and missing:
        return Wrong(say("plain.rank_missing", language, numbers=", ".join(missing)))
    return tuple(chosen)


def _named(question: Question, typed: str) -> str | None:
    """Return the choice whose whole text was typed; of an id no one knows here, unless it is a plain yes or no."""
    plain = {choice.id for choice in question.choices if not choice.stands_alone} == {YES, NO}
    return read_choice(question, typed, look_near=False).id if plain or typed not in question.by_id else None


def _countries(question: Question, typed: str, language: Language) -> Answer | Wrong:
    index, found = country_index(question), []
    for part in filter(None, (piece.strip() for piece in re.split("[,;]", typed))):
        reading = index.read(part)
        if reading.means is NameMatch.NO_ANSWER:
            return Wrong(say("plain.no_country", language, found=part[:MOST_SAID]))
        if reading.means is not NameMatch.EXACT:
            # Whoever is there is asked, also about what a file has to be taken at its word for.
            doubted = reading.means is NameMatch.DOUBTED
            asked = NameReading(NameMatch.SEVERAL, reading.ids) if doubted else reading
            return Wrong(country_problem(part, asked, question.by_id).message(language))
        found.append(reading.ids[0])
    return tuple(found)
