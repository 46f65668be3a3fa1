"""Answering by typing: a number, a name; beginning; and saying yes or no."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Window
from prompt_toolkit.layout.processors import AfterInput

from ecomdiag.interview.lines import WIDEST, Line, block, in_view, wrap
from ecomdiag.interview.prompt import Lines, Prompt
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    FactScreen,
    Leave,
    QuestionScreen,
    Reply,
    WelcomeScreen,
)
from ecomdiag.interview.typed_prompt import TypedPrompt
from ecomdiag.names.answers import visible_lines
from ecomdiag.questionnaire.conditions import LEFT_OUT
from ecomdiag.questionnaire.wording import read_number
from ecomdiag.texts import say
from ecomdiag.texts.languages import words_of
from ecomdiag.texts.numbers import number

#: Longest percentage that makes sense to type: "100.00".
MOST_DIGITS = 6
STEP = 5


class PercentagePrompt(TypedPrompt):
    """A number from 0 to 100, with what the sum leaves in view while it is typed."""

    screen: QuestionScreen

    def __init__(self, **terminal: Any) -> None:
        super().__init__(
            validate=self._wrong,
            validate_while_typing=False,
            input_processors=[AfterInput(" %")],
            **terminal,
        )
        self.window.height = 1
        self.container = HSplit([self.window, Window(Lines(self._below))])
        self.own.add(Keys.Up, eager=True)(lambda _: self.step(STEP))
        self.own.add(Keys.Down, eager=True)(lambda _: self.step(-STEP))

    @property
    def longest(self) -> int:
        """Most signs of a number."""
        return MOST_DIGITS

    def show(self, screen: QuestionScreen) -> None:
        """Begin with the answer, if there is one."""
        super().show(screen)
        self.write(number(screen.answer, screen.language) if isinstance(screen.answer, Fraction) else "")
        #: Whether nothing was typed yet: the first digit then replaces the answer given before.
        self.fresh = bool(self.buffer.text)

    def write(self, text: str) -> None:
        """Put a text in the place of what was typed, as far as it fits."""
        super().write(text)
        self.fresh = False

    def paste(self, text: str) -> None:
        """Take the digits of a text."""
        digits = "".join(sign for sign in text if sign in "0123456789,.")
        if digits:
            self.write(digits if self.fresh else self.buffer.text + digits)

    def step(self, by: int) -> None:
        """Raise or lower the number, within the limits."""
        value = (read_number(self.buffer.text) or Fraction(0)) + by
        most = min([Fraction(100), *(own.most for own in self.screen.sums)])
        self.write(number(min(max(value, Fraction(0)), most), self.screen.language))

    def enter(self) -> None:
        """Answer with what was typed; if it is wrong, say why."""
        only = self.screen.only_fits
        if not self.buffer.text and only is not None:
            # Offered, not answered: it takes a second Enter, as no key that answers may be pressed by chance.
            self.write(number(only, self.screen.language))
            self.fresh = True
            self.tell("only_fits", value=self.buffer.text)
        else:
            self.write(self.buffer.text)  # what was told before is told again
            super().enter()

    def _wrong(self, typed: str) -> bool:
        value = read_number(typed)
        if not typed and self.screen.question.optional:
            return True
        if not typed:
            self.tell("type_number")
        elif value is None or not 0 <= value <= 100:
            self.tell("not_percentage", found=typed)
        return (
            value is not None
            and 0 <= value <= 100
            and not any(own.broken_by(value) for own in self.screen.sums)
        )

    def take(self, result: Any) -> Reply | None:
        """Answer with a number."""
        value = read_number(result)
        if not result and self.screen.question.optional:
            return Answered(LEFT_OUT)
        return Answered(value) if value is not None else None

    def _below(self, width: int, _: int) -> list[Line]:
        screen, value = self.screen, read_number(self.buffer.text)
        lines: list[Line] = [[]]
        for own in screen.sums:
            style = "class:notice" if value is not None and own.broken_by(value) else "class:dim"
            if said := own.words(screen.language, value):
                lines += block(said, min(width - 1, WIDEST), style, first="   ")
        if not self.buffer.text and screen.only_fits is not None:
            offered = say("interview.offered", screen.language, value=screen.only_fits)
            lines += block(offered, min(width - 1, WIDEST), "class:dim", first="   ")
        return lines


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
        self.write(self.buffer.text + " ".join(visible_lines(text)))

    def take(self, result: Any) -> Reply | None:
        """Answer with the name."""
        return Answered(result)


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
