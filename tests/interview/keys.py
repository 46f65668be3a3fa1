"""Interviews by keys: what to press for an answer, and a whole terminal interview driven through a pipe."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random

import pyte
from prompt_toolkit.application import application
from prompt_toolkit.application.current import set_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen as Canvas
from prompt_toolkit.layout.screen import WritePosition
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.output.vt100 import Vt100_Output

from ecomdiag.record import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sheets import blank

from ecomdiag import engine
from ecomdiag.interview.beginning import Before
from ecomdiag.interview.choice_keys import choice_keys
from ecomdiag.interview.host import Host
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.note_screen import NoteScreen, Part
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    WriteNote,
)
from ecomdiag.interview.session import Save, Session
from ecomdiag.loader.answering.template import yaml_answer
from ecomdiag.loader.answers import MAX_COMPANY
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.regions import region_choices
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.said import words_of
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language
from ecomdiag.texts.numbers import number

# The same hundreds of keys of an editor for each prompt: to make them takes a third of these tests' time.
application.load_key_bindings = cache(application.load_key_bindings)

ENTER, BACKSPACE, TAB, ESCAPE = "\r", "\x7f", "\t", "\x1b"
UP, DOWN, HOME, END = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
#: Back. Not Esc: with more keys right behind it, that is the start of a key that nobody knows.
BACK = "\x1b[Z"
#: More than an interview can take: it asks for the same again and again.
MOST_KEYS = 100_000
LEAVE, END_OF_FILE, SECTIONS, LANGUAGE, HELP, NOTE = "\x03", "\x04", "\x07", "\x14", "?", "\x0e"
#: Clears what is typed; begins another line of an answer.
CLEAR, NEW_LINE = "\x15", "\x0f"


def keys_for(question: Question, answer: Answer, shown: Answer | None = None) -> list[str]:
    """Return the keys that enter an answer where ``shown`` is the answer that the screen already has."""
    if answer == LEFT_OUT:
        return [TAB]
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
        case Kind.TEXT:
            return [*[BACKSPACE] * len(str(shown or "")), *str(answer).replace("\n", NEW_LINE), ENTER]
        case Kind.PERCENTAGE:
            assert isinstance(answer, Fraction)
            return [*number(answer), ENTER]
        case Kind.NUMBER:
            return [*yaml_answer(answer), ENTER]
        case Kind.DATE:
            return [*[BACKSPACE] * len(str(shown or "")), *str(answer), ENTER]


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
    before: Before | None = None,
    today: str | None = None,
) -> Session:
    """Return an interview that begins with the first question; with ``before`` (``beginning()``) a whole one."""
    given = sheet if sheet is not None else blank(questionnaire)
    return Session(
        questionnaire, given, save=save, language=language, clock=clock, resume_at=resume_at, before=before,
        today=today,
    )  # fmt: skip


def beginning(*told: str) -> Before:
    """What comes before the first question where options have told this much."""
    return Before(
        file="a.yaml", told=frozenset(told), countries=country_choices, regions=region_choices, longest=MAX_COMPANY
    )  # fmt: skip


def step(screen: Screen, wanted: AnswerSheet) -> tuple[list[str], Reply]:
    """Return the keys that take a screen on towards a sheet, and the reply that they make."""
    if isinstance(screen, QuestionScreen):
        if screen.question.id in wanted.notes and not screen.notes:
            return [NOTE], WriteNote()
        answer = wanted.answers[screen.question.id]
        return keys_for(screen.question, answer, screen.answer), Answered(answer)
    if isinstance(screen, NoteScreen) and screen.choice is None:
        (note,) = wanted.notes[screen.question.id]
        typed = {Part.TEXT: note.text, Part.EVIDENCE: "\n".join(note.evidence), Part.BY: note.by or ""}[
            screen.part
        ]
        return [CLEAR, *typed.replace("\n", ENTER), NOTE], Answered(typed)
    if isinstance(screen, NoteScreen):  # a choice asks for words, which nobody has to say
        words = words_of(wanted.said.get(screen.question.id, ()), screen.choice.id if screen.choice else "")
        return [*[BACKSPACE] * len(screen.known), *words, ENTER], Answered(words)
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
        if len(keys) > MOST_KEYS:
            raise AssertionError(f"an interview does not take {reply}: {getattr(screen, 'notice', '')}")
    return keys


class Unstopped(Interruptions):
    """Counts how often the job would be stopped: here it is the test runner, and whatever started it."""

    stops = 0

    def stop(self) -> None:
        self.stops += 1


class Resizable(DummyOutput):
    """A terminal that shows nothing, but has a size that can change."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def driven(held: Session, keys: str, *, output: Output | None = None) -> Host:
    """Hold a whole terminal interview in which these keys are typed at once, and then the one that leaves."""
    with create_pipe_input() as pipe:
        interview = Host(held, Unstopped(), input=pipe, output=output or Resizable())
        pipe.send_text(keys + LEAVE)
        interview.ask()
    return interview


class Asking:
    """Stands for a session that asks one thing, again and again, and keeps what was replied."""

    lost = ""

    def __init__(self, screen: Screen, asked: Questionnaire) -> None:
        self.screen = screen
        self.whole = self.questionnaire = asked
        self.sheet = blank(asked)
        self.replies: list[Reply] = []

    def reply(self, reply: Reply) -> Screen:
        self.replies.append(reply)
        return self.screen


#: Keys by name, for tests that press one after the other.
NAMED = {
    "enter": Keys.ControlM,
    "backspace": Keys.ControlH,
    "ctrl-u": Keys.ControlU,
    "space": " ",
    **{name: Keys(name) for name in ("up", "down", "pageup", "pagedown", "home", "end")},
    "shift-up": Keys.ShiftUp,
    "shift-down": Keys.ShiftDown,
}


def hosted(screen: Screen, asked: Questionnaire, *, output: Output | None = None) -> Host:
    """Return a host that asks one thing; nothing runs by itself in it."""
    with create_pipe_input() as pipe:
        host = Host(Asking(screen, asked), Unstopped(), input=pipe, output=output or Resizable())  # type: ignore[arg-type]
    host.timeoutlen = None
    return host


def press(host: Host, keys: Iterable[str], data: str | None = None) -> list[Reply]:
    """Press keys, by name or sign; return all replies so far."""
    with set_app(host):
        for key in keys:
            named = NAMED.get(key, key)
            sign = data if data is not None else named if len(named) == 1 else ""
            host.key_processor.feed(KeyPress(named, sign))
            host.key_processor.process_keys()
    assert isinstance(host.session, Asking)
    return host.session.replies


def painted(host: Host, columns: int, rows: int) -> list[str]:
    """Return the lines that a host shows in a window of some size."""
    assert isinstance(host.output, Resizable)
    host.output.size = Size(rows=rows, columns=columns)
    screen = Canvas(initial_width=columns, initial_height=rows)

    async def paint() -> None:
        host.before_render.fire()
        place = WritePosition(xpos=0, ypos=0, width=columns, height=rows)
        host.layout.container.write_to_screen(screen, MouseHandlers(), place, "", False, None)
        screen.draw_all_floats()

    with set_app(host):
        asyncio.run(paint())
    return ["".join(screen.data_buffer[y][x].char for x in range(columns)).rstrip() for y in range(rows)]


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
    interview: Host

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


async def _still(interview: Host, *, escaped: bool) -> None:
    """Wait until nothing more is drawn by itself and keys are heard: the range is known, and no paste goes on."""
    await asyncio.sleep(STANDSTILL if escaped else STANDSTILL / 8)
    while interview.screen is not None and (not interview.lookout.settled or interview.pastes.lasts):
        await asyncio.sleep(STANDSTILL / 8)
    await asyncio.sleep(STANDSTILL / 4)


def watched(
    held: Session, *bursts: str, columns: int = 80, rows: int = 24, then: tuple[int, int] | None = None
) -> Seen:
    """Type bursts of keys, pausing between them; then resize if asked to; return what is shown."""
    terminal = Emulated(columns, rows)
    seen: list[Seen] = []

    async def run() -> None:
        with create_pipe_input() as pipe:
            interview = Host(held, Unstopped(), input=pipe, output=terminal.output)
            task = asyncio.ensure_future(interview.run_async())
            for burst in (*bursts, ""):
                pipe.send_text(burst)
                await _still(interview, escaped=burst.endswith(ESCAPE))
            if then is not None:
                terminal.resize(*then)
                interview._on_resize()
                await _still(interview, escaped=False)
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
