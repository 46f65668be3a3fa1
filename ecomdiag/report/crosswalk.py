"""What the answers to one questionnaire say about another, as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import TypeAlias

from ecomdiag.crosswalk import Crossed, Crossing, State, Told
from ecomdiag.model import Level, Question, Section
from ecomdiag.report.json_text import Json, dump
from ecomdiag.showing import one_decimal, plain
from ecomdiag.texts import Language, say

Line: TypeAlias = tuple[str, str]
"""What stands at the beginning of a line, and the text beside it."""

EMPTY: Line = ("", "")
INDENT = "  "
#: However narrow the window, so many columns of text stand in it.
NARROWEST = 30


def render(crossing: Crossing, language: Language, *, width: int) -> str:
    """Return what is known, question by question, and the range that is left, in lines of ``width``."""
    return "".join(f"{row}\n" for line in _lines(crossing, language) for row in _rows(line, width))


def render_json(crossing: Crossing, language: Language) -> str:
    """Return the same as JSON; scores are 0…100."""
    return dump(
        {
            "from": {"id": crossing.ours.id, "version": crossing.ours.version},
            "to": {
                "id": crossing.other.id,
                "version": crossing.other.version,
                "title": crossing.other.title.to(language),
                "method": crossing.other.method and crossing.other.method.to(language),
            },
            "company": crossing.sheet.company,
            "language": language,
            "note": crossing.crosswalk.note.to(language),
            **{state.value: crossing.count(state) for state in State},
            "score_range": crossing.scores and [_number(end) for end in crossing.scores],
            "level_range": crossing.levels and [_level(end, language) for end in crossing.levels],
            "answers": dict(crossing.sheet.answers),
            "questions": [_question(own, language) for own in crossing.questions],
        }
    )


def _rows(line: Line, width: int) -> list[str]:
    """Break a line at words, what follows standing under its beginning; a line of nothing is an empty one."""
    first, text = line
    rows = wrap(plain(text), max(width - len(first), NARROWEST), break_on_hyphens=False) or [""]
    return [f"{' ' * len(first) if number else first}{row}".rstrip() for number, row in enumerate(rows)]


def _lines(crossing: Crossing, language: Language) -> Iterator[Line]:
    heading = crossing.other.heading or crossing.other.title
    yield "", say("crosswalk.title", language, title=heading.to(language))
    if crossing.sheet.company:
        yield "", crossing.sheet.company
    yield EMPTY
    yield "", crossing.crosswalk.note.to(language)
    questions = {own.question.id: own for own in crossing.questions}
    for section in crossing.other.sections:
        yield EMPTY
        yield from _section(section, questions, language)
    yield EMPTY
    yield from _left(crossing, language)
    if crossing.other.method is not None:
        yield EMPTY
        yield "", crossing.other.method.to(language)


def _section(section: Section, questions: dict[str, Crossed], language: Language) -> Iterator[Line]:
    yield "", section.title.to(language)
    longest = max(len(_label(state, language)) for state in State)
    beside = f"{INDENT}{' ' * longest}  "
    for question in section.questions:
        own = questions[question.id]
        name = question.name.to(language)
        shown = name if own.answer is None else f"{name}: {own.answer.choice.text.to(language)}"
        yield f"{INDENT}{_label(own.state, language).ljust(longest)}  ", shown
        yield from ((beside, line) for line in _behind(own, language))


def _label(state: State, language: Language) -> str:
    return say(f"crosswalk.{state}", language)


def _behind(own: Crossed, language: Language) -> Iterator[str]:
    """Yield what an answer follows from, the boxes that are known, and what is to be borne in mind."""
    if own.answer is not None:
        yield f"({_from(own.answer, language)})"
    for key, boxes in (("crosswalk.chosen", own.chosen), ("crosswalk.not_chosen", own.not_chosen)):
        for told in boxes:
            box = say(key, language, choice=told.choice.text.to(language))
            yield f"{box} ({_from(told, language)})"
    if own.state is State.PARTLY and own.open_choices:
        count = len(own.open_choices)
        yield say(f"crosswalk.boxes_{'one' if count == 1 else 'many'}", language, count=str(count))
    if own.note is not None:
        yield own.note.to(language)


def _from(told: Told, language: Language) -> str:
    titles = [say("crosswalk.quoted", language, title=own.name.to(language)) for own in told.by]
    *first, last = titles
    listed = say("crosswalk.and", language).join([", ".join(first), last]) if first else last
    return say(f"crosswalk.from_{'many' if first else 'one'}", language, titles=listed)


def _left(crossing: Crossing, language: Language) -> Iterator[Line]:
    counts = {state.value: str(crossing.count(state)) for state in State}
    yield "", say("crosswalk.count", language, total=str(len(crossing.questions)), **counts)
    if crossing.scores is None or crossing.levels is None:
        return
    cuts = [level.start for level in crossing.other.levels]
    low, high = (one_decimal(end, cuts, language) for end in crossing.scores)
    yield "", say("crosswalk.range", language, low=low, high=high)
    worst, best = (level.title.to(language) for level in crossing.levels)
    if worst == best:
        yield "", say("crosswalk.level", language, level=worst)
    else:
        yield "", say("crosswalk.levels", language, low=worst, high=best)


def _question(own: Crossed, language: Language) -> Json:
    return {
        "id": own.question.id,
        "title": own.question.name.to(language),
        "state": own.state,
        "answer": own.answer and _told(own.answer, language),
        "chosen": [_told(told, language) for told in own.chosen],
        "not_chosen": [_told(told, language) for told in own.not_chosen],
        "open": [choice.id for choice in own.open_choices] if own.state is State.PARTLY else [],
        "note": own.note and own.note.to(language),
    }


def _told(told: Told, language: Language) -> Json:
    return {
        "choice": told.choice.id,
        "text": told.choice.text.to(language),
        "from": _names(told.by, language),
    }


def _names(questions: Sequence[Question], language: Language) -> list[Json]:
    return [{"question": question.id, "title": question.name.to(language)} for question in questions]


def _level(level: Level, language: Language) -> Json:
    return {"id": level.id, "title": level.title.to(language)}


def _number(value: Fraction) -> float | int:
    return value.numerator if value.denominator == 1 else float(value)
