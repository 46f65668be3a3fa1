"""Typing a name; beginning; and saying yes or no."""

from __future__ import annotations

from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Window

from ecomdiag.interview.lines import WIDEST, Line, block, in_view, wrap
from ecomdiag.interview.prompt import Lines, Prompt
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    FactScreen,
    Leave,
    Reply,
    WelcomeScreen,
)
from ecomdiag.interview.typed_prompt import TypedPrompt
from ecomdiag.names.answers import visible_lines
from ecomdiag.texts import say
from ecomdiag.texts.languages import words_of


class NamePrompt(TypedPrompt):
    """A name, typed; without one it is gone on all the same."""

    screen: FactScreen

    @property
    def longest(self) -> int:
        """Most signs of the name."""
        return self.screen.longest

    def show(self, screen: FactScreen) -> None:
        """Begin with the name that is known."""
        super().show(screen)
        self.write(screen.answer if isinstance(screen.answer, str) else "")

    def paste(self, text: str) -> None:
        """Add a text, on one line and without what cannot be seen."""
        self.write(" ".join(visible_lines(self.buffer.text + text, goes_on=True)))

    def take(self, result: Any) -> Reply | None:
        """Answer with the name."""
        return Answered(" ".join(visible_lines(str(result or ""))))


class WelcomePrompt(Prompt):
    """What is said before all else: Enter begins."""

    screen: WelcomeScreen

    def __init__(self, **_: Any) -> None:
        self.container = self.window = Window(Lines(self._written))
        self.own = keys = KeyBindings()
        for key in (Keys.ControlM, " "):
            keys.add(key, eager=True)(lambda event: event.app.exit(result=Continue()))
        keys.add(Keys.Up, eager=True)(lambda _: self._scroll(-1))
        keys.add(Keys.Down, eager=True)(lambda _: self._scroll(1))

    def show(self, screen: WelcomeScreen) -> None:
        """Begin at the top."""
        super().show(screen)
        self.top = 0

    def _scroll(self, by: int) -> None:
        self.top = max(self.top + by, 0)

    def _written(self, width: int, room: int) -> list[Line]:
        lines: list[Line] = []
        for paragraph in self.screen.paragraphs("Ctrl-C"):
            lines += [*block(paragraph, min(width - 1, WIDEST), first="  "), []]
        self.top = min(self.top, max(len(lines) - 1 - room, 0))
        seen = (self.top + 1, self.top + room - 2) if self.top else (0, 0)
        return in_view(lines[:-1], seen, room, self.screen.language, (False, False))


class LeavingPrompt(Prompt):
    """Whether to leave although the answers are in no file: made when it is asked, which is hardly ever.

    Made for a window of so many columns, and again for another.
    """

    def __init__(self, screen: Any, reason: str, columns: int, **terminal: Any) -> None:
        self.show(screen)
        self.columns = columns
        text = "\n  ".join(wrap(say("interview.leave_lost", screen.language, reason=reason), columns - 6))
        yes_no = say("interview.yes_no", screen.language)
        asked = questionary.confirm(text, default=False, instruction=yes_no, **terminal).application
        self.container, self.window = asked.layout.container, asked.layout.current_window
        self._asked, self.own = asked.key_bindings, KeyBindings()
        if words_of(screen.language) == "es":
            self.own.add("s")(lambda event: event.app.exit(result=True))

    def keys(self) -> KeyBindingsBase:
        """Return the keys for yes and no."""
        return merge_key_bindings([*([self._asked] if self._asked else []), self.own])

    def take(self, result: Any) -> Reply | None:
        """Leave, or do not."""
        return Leave() if result else None
