"""What is wrong with one answer, taken alone: a word that is no choice, too many choices, a number out of range."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from ecomdiag import names, questionnaire
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.texts.showing import JOINERS, with_joiners

if TYPE_CHECKING:
    from ecomdiag.names.countries import CountryNames


def wrong_with(question: Question, answer: Answer) -> Iterator[Problem]:
    """Yield what is wrong with an answer, taken alone; nothing if it may be given."""
    if question.optional and answer == LEFT_OUT:
        return iter(())
    match question.kind:
        case Kind.SINGLE:
            return _check_single(question, answer)
        case Kind.MULTIPLE | Kind.COUNTRIES:
            return _check_several(question, answer)
        case Kind.RANKING:
            return _check_ranking(question, answer)
        case Kind.PERCENTAGE:
            return _check_percentage(question, answer)
        case Kind.TEXT:
            return _check_text(question, answer)
        case Kind.NUMBER:
            return names.amounts.wrong_amount(question, answer)
        case Kind.DATE:
            return names.days.wrong_day(question, answer)


def _check_single(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, str):
        yield Problem(rule="one_choice", question=question.id)
    elif answer not in question.by_id:
        parts = names.misnamed.pieces(answer, partial(_known, question))
        several = bool(parts) and question.by_id.keys() >= set(parts)
        yield Problem(rule="one_choice", question=question.id) if several else _unknown_item(question, answer)


def _check_several(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    items = set(answer)
    known = items <= question.by_id.keys()
    if not known or len(items) < len(answer):
        yield from _check_items(question, answer)
    if not known:
        return  # how many there are hangs on what the unknown ones become
    alone = [item for item in answer if item in question.alone]
    if alone and len(answer) > 1:
        yield Problem(
            rule="alone", question=question.id, item=answer.index(alone[0]), values={"choice": alone[0]}
        )
        return
    count = len(items)
    if count > question.max_choices:
        values = {"count": count, "limit": question.max_choices}
        yield Problem(rule="too_many", question=question.id, values=values)
    if count < question.min_choices and not alone:
        values = {"count": count, "limit": question.min_choices}
        yield Problem(rule="too_few", question=question.id, values=values)


def _check_ranking(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    yield from _check_items(question, answer)
    missing = [choice.id for choice in question.choices if choice.id not in answer]
    if missing and question.by_id.keys() >= set(answer):
        yield Problem(rule="rank_missing", question=question.id, values={"choices": ", ".join(missing)})


def _check_percentage(question: Question, answer: Answer) -> Iterator[Problem]:
    if isinstance(answer, tuple):
        yield Problem(rule="one_number", question=question.id)
    elif isinstance(answer, str):
        yield Problem(rule="not_a_number", question=question.id, values={"found": answer})
    elif not 0 <= answer.numerator <= 100 * answer.denominator:
        yield Problem(rule="out_of_range", question=question.id, values={"found": answer})


def _check_text(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, str):
        yield Problem(rule="one_text", question=question.id)
        return
    lines = answer.split("\n")
    if answer != in_words(answer) or not answer:
        yield Problem(rule="strange_text", question=question.id)
    if len(lines) > question.lines:
        values = {"count": len(lines), "limit": question.lines}
        yield Problem(rule="too_many_lines", question=question.id, values=values)
    if len(answer) > question.max_length:
        values = {"count": len(answer), "limit": question.max_length}
        yield Problem(rule="text_too_long", question=question.id, values=values)
    elif question.pattern:
        yield from _check_pattern(question, lines)


def _check_pattern(question: Question, lines: list[str]) -> Iterator[Problem]:
    """Tell, in the words of the questionnaire, the first line that does not fit its pattern; one that is blank may."""
    fits = questionnaire.pattern.compiled(question.pattern).fits
    wrong = next((line for line in lines if line and not fits(line)), None)
    if wrong is not None:
        values = {"found": wrong}
        yield Problem(rule="pattern", question=question.id, values=values, sentence=question.pattern_message)


def in_words(typed: str) -> str:
    """Return a text as it is kept: one blank between words, and nothing else unseen but the ends of lines."""
    return "\n".join(" ".join(line.split()) for line in visible_lines(typed)).strip("\n")


def on_one_line(typed: str) -> str:
    """Return a text as it is kept where it has but one line."""
    return " ".join(in_words(typed).split())


def visible_lines(typed: str, *, goes_on: bool = False) -> list[str]:
    """Return the lines of a text that was typed or pasted: each blank, tabs too, as one; nothing else unseen.

    But for what letters need beside them to be spelt right; with ``goes_on`` the letter behind it may still come.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_visible(line, goes_on=goes_on and place == len(lines)) for place, line in enumerate(lines, 1)]


def _visible(line: str, *, goes_on: bool) -> str:
    if line.isprintable():
        return line
    # What acts goes first: whether a sign stands between letters is seen of what is left.
    told = "".join(filter(None, map(_told, line)))
    return "".join(sign for sign, joins in with_joiners(told, goes_on=goes_on) if joins or sign.isprintable())


def _told(sign: str) -> str:
    """Return a blank for each, a sign that is seen or may join letters as it is, and nothing for any other."""
    if sign.isspace():
        return " "
    return sign if sign.isprintable() or sign in JOINERS else ""


def _check_items(question: Question, answer: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    wrong: list[int] = []
    for position, item in enumerate(answer):
        if item not in question.by_id or item in seen:
            wrong.append(position)
        seen.add(item)
    return of_a_list(wrong, lambda position: _wrong_item(question, answer, position))


def _wrong_item(question: Question, answer: tuple[str, ...], position: int) -> Problem:
    item = answer[position]
    if item not in question.by_id:
        return _unknown_item(question, item, position, answer)
    return Problem(rule="repeated", question=question.id, item=position, values={"choice": item})


def _unknown_item(
    question: Question, found: str, position: int | None = None, answer: tuple[str, ...] = ()
) -> Problem:
    """Make the problem of a word that is no choice: which was meant, or that several were written as one."""
    few = len(answer) <= names.misnamed.MOST_COMPARED
    parts = names.misnamed.pieces(found, partial(_known, question)) if few and position is not None else ()
    if parts and position is not None:
        return names.misnamed.several_in_one(question, answer, position, parts)
    if question.kind is Kind.COUNTRIES:
        country = _country_names(question).read(found, look_near=few)
        return names.misnamed.country_problem(
            found, country, question.by_id, question=question.id, item=position
        )
    choice = names.choices.read_choice(question, found, look_near=few)
    return names.misnamed.choice_problem(question, found, choice, position)


def _known(question: Question, text: str) -> str | None:
    """Return how a choice that is called so is to be written; ``None`` if none is for certain."""
    if question.kind is Kind.COUNTRIES:
        country = _country_names(question).named(text)
        return text if country and country.id else None
    choice = names.choices.named_choice(question, text)
    return choice.id if choice else None


@lru_cache(maxsize=8)
def _country_names(question: Question) -> CountryNames:
    return names.countries.country_names(question.choices)
