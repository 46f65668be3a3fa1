"""What is typed on one line: questionary draws and answers it, its keys are ours."""

from __future__ import annotations

from typing import Any

import questionary
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl

from ecomdiag.interview.prompt import Prompt


class TypedPrompt(Prompt):
    """A line that is typed or pasted at its end, rubbed out from there, by Ctrl-U as a whole. Enter answers with it."""

    def __init__(self, **asking: Any) -> None:
        asked = questionary.text("❯", qmark="", **asking).application.layout
        self.container = self.window = asked.current_window
        self.buffer = next(own.buffer for own in asked.find_all_controls() if isinstance(own, BufferControl))
        self.own = keys = KeyBindings()
        keys.add(Keys.Any, eager=True)(lambda event: self.paste(event.data))
        keys.add(Keys.ControlM, eager=True)(lambda _: self.enter())
        for key in (Keys.ControlH, Keys.Delete):
            keys.add(key, eager=True)(lambda _: self.write(self.buffer.text[:-1]))
        keys.add(Keys.ControlU, eager=True)(lambda _: self.write(""))
        #: The question and what was typed last: if it is asked again, it was not taken, and stays as it was typed.
        self._sent = ("", "")

    @property
    def longest(self) -> int:
        """Most signs that may be typed."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Put a text in the place of what was typed, as far as it fits."""
        self.buffer.reset(Document(text[: self.longest]))

    def begin(self, known: str) -> None:
        """Begin with the answer that is known; with what was typed, if it was refused."""
        question, typed = self._sent
        self.write(typed if self.screen.notice and question == self.screen.question.id else known)
        self._sent = ("", "")

    def sends(self, typed: str) -> None:
        """Keep what is answered with, until it is taken."""
        self._sent = (self.screen.question.id, typed)

    def enter(self) -> None:
        """Answer with what was typed."""
        self.buffer.validate_and_handle()
