"""Interviews by keys: what to press for an answer, and a whole terminal interview driven through a pipe."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from io import StringIO
from pathlib import Path
from random import Random

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.output.vt100 import Vt100_Output

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sheets import blank

from ecomdiag import engine
from ecomdiag.conditions import Answer
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
)
from ecomdiag.interview.session import Save, Session
from ecomdiag.interview.terminal import TerminalInterview
from ecomdiag.interview.widgets import choice_keys
from ecomdiag.model import AnswerSheet, Kind, Question, Questionnaire
from ecomdiag.texts import Language
from ecomdiag.wording import number

ENTER, BACKSPACE, TAB, ESCAPE = "\r", "\x7f", "\t", "\x1b"
UP, DOWN, HOME, END = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
#: Back. Not Esc: with more keys right behind it, that is the start of a key that nobody knows.
BACK = "\x1b[Z"
LEAVE, END_OF_FILE, SECTIONS, LANGUAGE, HELP = "\x03", "\x04", "\x07", "\x14", "?"


def keys_for(question: Question, answer: Answer, shown: Answer | None = None) -> list[str]:
    """Return the keys that enter an answer where ``shown`` is the answer that the screen already has."""
    match question.kind:
        case Kind.SINGLE:
            return [_key_of(question, str(answer))]
        case Kind.MULTIPLE:
            return [*_marks(question, _items(answer), _items(shown)), ENTER]
        case Kind.RANKING:
            return [*_moves(question, _items(answer), _items(shown)), ENTER]
        case Kind.COUNTRIES:
            picks = [key for code in _items(answer) for key in (*code, ENTER)]
            return [*[BACKSPACE] * len(_items(shown)), *picks, ENTER]
        case Kind.PERCENTAGE:
            assert isinstance(answer, Fraction)
            return [*number(answer), ENTER]


def _items(answer: Answer | None) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()


def _key_of(question: Question, choice: str) -> str:
    return next(key for key, known in choice_keys(question).items() if known.id == choice)


def _marks(question: Question, wanted: tuple[str, ...], marked: tuple[str, ...]) -> Iterator[str]:
    """Unmark what is too much before marking the rest, so that the limit never gets in the way."""
    yield from (_key_of(question, name) for name in marked if name not in wanted)
    yield from (_key_of(question, name) for name in wanted if name not in marked)


def _moves(question: Question, wanted: tuple[str, ...], shown: tuple[str, ...]) -> Iterator[str]:
    """Go down to each item in turn and give it its number."""
    order = list(shown) or [choice.id for choice in question.choices]
    at = 0
    for place, name in enumerate(wanted):
        found = order.index(name)
        yield from [DOWN] * ((found - at) % len(order))
        yield str(place + 1)
        order.insert(place, order.pop(found))
        at = place


def canonical(questionnaire: Questionnaire, sheet: AnswerSheet) -> AnswerSheet:
    """Put the marks of multiple answers in the order of the choices, as an interview does."""
    answers = dict(sheet.answers)
    for question in questionnaire.questions:
        given = answers.get(question.id)
        if question.kind is Kind.MULTIPLE and isinstance(given, tuple):
            answers[question.id] = tuple(c.id for c in question.choices if c.id in given)
    return replace(sheet, answers=answers)


def never(_: AnswerSheet, __: str | None) -> str:
    """Keep nothing: for interviews whose file is not the matter."""
    return ""


def still() -> float:
    """A clock that stands."""
    return 0.0


def session(
    questionnaire: Questionnaire,
    sheet: AnswerSheet | None = None,
    *,
    save: Save = never,
    language: Language = "en",
    clock: Callable[[], float] = still,
    resume_at: str | None = None,
) -> Session:
    given = sheet if sheet is not None else blank(questionnaire)
    return Session(questionnaire, given, save=save, language=language, clock=clock, resume_at=resume_at)


def step(screen: Screen, wanted: AnswerSheet) -> tuple[list[str], Reply]:
    """Return the keys that take a screen on towards a sheet, and the reply that they make."""
    if isinstance(screen, QuestionScreen):
        answer = wanted.answers[screen.question.id]
        return keys_for(screen.question, answer, screen.answer), Answered(answer)
    assert isinstance(screen, ReviewScreen)
    return [ENTER], Continue()


def keys_of_interview(
    questionnaire: Questionnaire, wanted: AnswerSheet, start: AnswerSheet | None = None
) -> list[str]:
    """Return all keys of an interview that gives a sheet's answers and accepts every review."""
    shadow = session(questionnaire, start)
    keys: list[str] = []
    while (screen := shadow.screen) is not None:
        pressed, reply = step(screen, wanted)
        keys += pressed
        shadow.reply(reply)
    return keys


class Resizable(DummyOutput):
    """A terminal that shows nothing, but has a size that can change."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def driven(held: Session, keys: str, *, output: Output | None = None) -> TerminalInterview:
    """Hold a whole terminal interview in which these keys are typed at once, and then the one that leaves."""
    with create_pipe_input() as pipe:
        interview = TerminalInterview(held, input=pipe, output=output or Resizable())
        pipe.send_text(keys + LEAVE)
        interview.run()
    return interview


class Emulated:
    """A terminal of some size whose screen can be read at any moment."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.size = Size(rows=rows, columns=columns)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._written = StringIO()
        self.output = Vt100_Output(self._written, lambda: self.size, term="xterm")

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without the blanks at their ends."""
        self._stream.feed(self._written.getvalue())
        self._written.seek(0)
        self._written.truncate()
        return [line.rstrip() for line in self.screen.display]

    def resize(self, columns: int, rows: int) -> None:
        self._stream.feed(self._written.getvalue())
        self._written.seek(0)
        self._written.truncate()
        self.size = Size(rows=rows, columns=columns)
        self.screen.resize(rows, columns)


@dataclass
class Seen:
    """What a person has in front of them after some keys."""

    lines: list[str]
    screen: Screen | None
    session: Session
    interview: TerminalInterview

    @property
    def text(self) -> str:
        """The whole screen as one line of words, so that line breaks do not matter."""
        return " ".join(" ".join(self.lines).split())

    @property
    def question(self) -> str:
        """The id of the question on the screen."""
        assert isinstance(self.screen, QuestionScreen)
        return self.screen.question.id


#: How long the screen must stand still to be looked at, in seconds; longer than a single Esc waits for more.
STANDSTILL = 0.08


def watched(
    held: Session, *bursts: str, columns: int = 80, rows: int = 24, then: tuple[int, int] | None = None
) -> Seen:
    """Type bursts of keys, pausing between them; then resize if asked to; return what is shown."""
    terminal = Emulated(columns, rows)
    seen: list[Seen] = []

    async def run() -> None:
        with create_pipe_input() as pipe:
            interview = TerminalInterview(held, input=pipe, output=terminal.output)
            task = asyncio.ensure_future(interview.application.run_async())
            for burst in (*bursts, ""):
                pipe.send_text(burst)
                await asyncio.sleep(STANDSTILL)
            if then is not None:
                terminal.resize(*then)
                interview.application._on_resize()
                await asyncio.sleep(STANDSTILL)
            seen.append(Seen(terminal.lines, interview.screen, held, interview))
            if interview.screen is not None:
                pipe.send_text(LEAVE)
            await task

    asyncio.run(run())
    return seen[0]


def countries_by_name(
    question: Question, answer: tuple[str, ...], language: Language, rng: Random
) -> list[str]:
    """Return the keys that pick countries by the first letters of their names or by their codes."""
    keys: list[str] = []
    for code in answer:
        name = question.by_id[code].text.to(language)
        keys += [*(name[:40] if rng.random() < 0.7 else code.lower()), ENTER]
    return [*keys, ENTER]


def problems_of(questionnaire: Questionnaire, sheet: AnswerSheet) -> set[str]:
    """Return the rules that a sheet breaks, those of questions without an answer or not asked aside."""
    rules = {problem.rule for problem in engine.check(questionnaire, sheet)}
    return rules - {"unanswered", "not_asked"}
