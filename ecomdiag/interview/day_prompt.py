"""Answering with a date, typed: what is understood is in view before it is an answer."""

from __future__ import annotations

from typing import Any

from prompt_toolkit.layout import HSplit, Window

from ecomdiag.interview.lines import WIDEST, Line, block
from ecomdiag.interview.prompt import Lines
from ecomdiag.interview.screens import Answered, QuestionScreen, Reply
from ecomdiag.interview.typed_numbers import MOST_SAID, day_in
from ecomdiag.interview.typed_prompt import TypedPrompt
from ecomdiag.names.answers import visible_lines
from ecomdiag.names.days import MOST_SIGNS, read_day
from ecomdiag.questionnaire.conditions import LEFT_OUT
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.texts import say
from ecomdiag.texts.dates import day
from ecomdiag.texts.showing import printable


class DayPrompt(TypedPrompt):
    """A date; below it stand its limits and, once it is one, which day it is."""

    screen: QuestionScreen
    takes_words = True

    def __init__(self, **terminal: Any) -> None:
        super().__init__(validate=self._right, validate_while_typing=False, **terminal)
        self.window.height = 1
        self.container = HSplit([self.window, Window(Lines(self._below))])

    @property
    def longest(self) -> int:
        """Most signs of a date."""
        return MOST_SIGNS

    def show(self, screen: QuestionScreen) -> None:
        """Begin with the answer, if there is one."""
        super().show(screen)
        self.begin(screen.answer if isinstance(screen.answer, str) else "")

    def paste(self, text: str) -> None:
        """Add a text, without what cannot be seen."""
        self.write(self.buffer.text + " ".join(visible_lines(text)))

    def _right(self, typed: str) -> bool:
        screen = self.screen
        if not typed.strip():
            self.notice = say("plain.date", screen.language, wanted=self._wanted())
            return screen.question.optional
        found, wrong = day_in(screen.question, typed[:MOST_SAID], screen.language)
        if found is None:
            self.notice = wrong
        return found is not None

    def take(self, result: Any) -> Reply | None:
        """Answer with a date; without one a question that may be left out is passed over."""
        found = read_day(str(result))
        self.sends(str(result))
        return Answered(LEFT_OUT if found is None else found)

    def _wanted(self) -> str:
        return printable(wanted(self.screen.question).to(self.screen.language))

    def _below(self, width: int, _: int) -> list[Line]:
        language, found = self.screen.language, read_day(self.buffer.text)
        lines: list[Line] = [[], *block(self._wanted(), min(width - 1, WIDEST), "class:dim", first="   ")]
        if found is not None:
            said = say("date.is", language, day=day(found, language))
            lines += block(said, min(width - 1, WIDEST), "class:dim", first="   ")
        return lines
