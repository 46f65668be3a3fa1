"""Answering in one's own words: typed, or pasted with all its lines."""

from __future__ import annotations

from typing import Any

from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Window

from ecomdiag.interview.lines import WIDEST, Line, block
from ecomdiag.interview.prompt import Lines
from ecomdiag.interview.screens import Answered, QuestionScreen, Reply
from ecomdiag.interview.typed_prompt import TypedPrompt
from ecomdiag.names.answers import in_words, visible_lines
from ecomdiag.questionnaire.conditions import LEFT_OUT
from ecomdiag.texts import say

#: What stands in the one line that is typed for the end of a line.
LINE_END = "⏎"


class WordsPrompt(TypedPrompt):
    """A text; Enter answers with it. Of several lines a key begins another, and a paste keeps its own."""

    screen: QuestionScreen
    takes_words = True

    def __init__(self, **terminal: Any) -> None:
        super().__init__(**terminal)
        self.window.height = 1
        self.container = HSplit([self.window, Window(Lines(self._below))])
        self.own.add(Keys.ControlO, eager=True)(lambda _: self._begin_line())

    @property
    def longest(self) -> int:
        """Most signs of the answer."""
        return self.screen.question.max_length

    def show(self, screen: QuestionScreen) -> None:
        """Begin with the answer, if there is one; with what was typed, if it was refused."""
        super().show(screen)
        known = screen.answer.replace("\n", LINE_END) if isinstance(screen.answer, str) else ""
        self.begin(known)

    def hints(self) -> str:
        """Return the keys, and that of another line where there may be one."""
        own = "lines" if self.screen.question.lines > 1 else "text"
        return say(f"interview.hints.{own}", self.screen.language)

    def _begin_line(self) -> None:
        if self.screen.question.lines > 1:
            self.write(self.buffer.text + LINE_END)

    def paste(self, text: str) -> None:
        """Add a text, without what cannot be seen."""
        between = LINE_END if self.screen.question.lines > 1 else " "
        self.write(between.join(visible_lines(self.buffer.text + text, goes_on=True)))

    def take(self, result: Any) -> Reply | None:
        """Answer with the text; an empty one passes over a question that may be left out."""
        words = in_words(str(result).replace(LINE_END, "\n"))
        if words:
            self.sends(str(result))
            return Answered(words)
        if self.screen.question.optional:
            return Answered(LEFT_OUT)
        self.tell("type_text")
        return None

    def _below(self, width: int, _: int) -> list[Line]:
        """Say how much still fits, once it is not much."""
        left = self.longest - len(self.buffer.text)
        if left > self.longest // 5:
            return [[]]
        said = say("interview.signs_left", self.screen.language, count=left)
        return [[], *block(said, min(width - 1, WIDEST), "class:dim", first="   ")]
