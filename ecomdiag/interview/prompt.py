"""What a screen is answered with: questionary's prompts, each made once and filled anew for every screen.

Making one costs more than ten keys. Here the limits show while a person types; what is answered goes through
``take``, and is checked by the engine all the same. ``host`` closes the keys that would answer unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import split_lines, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import AnyContainer, UIContent, UIControl, Window
from questionary.prompts.common import InquirerControl

from ecomdiag.interview.lines import WIDEST, Line, in_view, isolated_pieces
from ecomdiag.interview.screens import Reply
from ecomdiag.texts import say

PAGE = 8
#: Letters move in no list: they choose.
NO_LETTERS: dict[str, Any] = {"use_jk_keys": False, "use_emacs_keys": False}
#: What the pointer is at before somebody moves it, so that an impatient Enter chooses nothing. It is never drawn.
NOWHERE = questionary.Separator()


class Lines(UIControl):
    """Lines that are written for the room that there is."""

    def __init__(self, written: Callable[[int, int], Sequence[Line]]) -> None:
        """``written`` is given the columns and the rows."""
        self.written = written

    def create_content(self, width: int, height: int | None) -> UIContent:
        """Return the lines."""
        lines = self.written(width, height or 0) or [[]]
        return UIContent(lambda number: isolated_pieces(lines[number]), len(lines), show_cursor=False)


class Prompt:
    """One way to answer."""

    #: What is answered: a screen of the kind that the prompt is for.
    screen: Any
    #: What to tell about the last key, if anything.
    notice = ""
    #: Whether every sign that is typed is part of the answer, also those that are keys elsewhere.
    takes_words = False
    #: What is drawn, and the window in it that has the cursor.
    container: AnyContainer
    window: Window
    #: The keys that are heard beside questionary's, and before them.
    own: KeyBindings

    def show(self, screen: Any) -> None:
        """Fill the prompt for another screen."""
        self.screen, self.notice = screen, ""

    def translate(self, screen: Any) -> None:
        """Go on in another language, with what was typed or marked so far."""
        self.screen, self.notice = screen, ""

    def keys(self) -> KeyBindingsBase:
        """Return all keys that it hears; asked for once."""
        return self.own

    def take(self, result: Any) -> Reply | None:
        """Return what an answer of questionary's means; if nothing, say why."""
        return result if isinstance(result, Reply) else None

    def steered(self, reply: Reply) -> Reply | None:
        """Return what a key that leads elsewhere means here; nothing if it does nothing."""
        return reply

    def paste(self, text: str) -> None:
        """Ignore it: nothing is typed here."""

    def above(self, width: int) -> list[Line]:  # noqa: ARG002 - some have something
        """Return what has to stay in view above what is moved through."""
        return []

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        return say(f"interview.hints.{self.screen.name}", self.screen.language)

    def tell(self, key: str, **values: str) -> None:
        """Tell something about the last key."""
        self.notice = say(f"interview.{key}", self.screen.language, **values)


class ListPrompt(Prompt):
    """A list of questionary's: it moves, marks and answers; its rows are written here, as far as they are in view.

    Making it takes longer than drawing a screen: it is there once its keys are asked for.
    """

    def __init__(self, make: Callable[[], questionary.Question]) -> None:
        self._make = make
        self.control = InquirerControl([""])
        self._view = InquirerControl([""], pointer="❯", use_indicator=False, show_description=False)
        self.container = self.window = Window(Lines(self._written))
        self.own = KeyBindings()
        for key in (Keys.Any, " ", "a", "i"):  # the letters mark all in a list of questionary's
            self.own.add(key, eager=True)(self._pressed)
        for key in (Keys.Home, Keys.End, Keys.PageUp, Keys.PageDown):
            self.own.add(key, eager=True)(self._jump)
        empty = Condition(lambda: self.rows == 0)
        for key in (Keys.Up, Keys.Down):  # questionary would look for a row for ever
            self.own.add(key, eager=True, filter=empty)(lambda _: None)

    def keys(self) -> KeyBindingsBase:
        """Make questionary's list, put into it what is in view, and return its keys and ours."""
        asked, drawn = self._make().application, self.control
        controls = asked.layout.find_all_controls()
        self.control = next(own for own in controls if isinstance(own, InquirerControl))
        if drawn.choices[0] is NOWHERE:  # else it was never shown, and what others share is theirs
            self.control.choices, self.control.pointed_at = drawn.choices, drawn.pointed_at
            self.control.selected_options = drawn.selected_options
        return merge_key_bindings([*([asked.key_bindings] if asked.key_bindings else []), self.own])

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.control.choices) - 1

    def fill(
        self,
        values: Iterable[Any],
        at: int = 0,
        marked: Iterable[str] = (),
        by_key: Mapping[str, Any] | None = None,
    ) -> None:
        """Put rows into the list; ``at`` is the row pointed at, from 1, or 0 for none."""
        self.control.choices = [NOWHERE, *(questionary.Choice("", value) for value in values)]
        self.control.pointed_at, self.control.selected_options = at, list(marked)
        self.by_key = by_key or {}

    def point(self, *values: Any) -> None:
        """Point at the row of a value, if one is given."""
        rows = [choice.value for choice in self.control.choices]
        self.control.pointed_at = rows.index(values[0]) if values else 0

    def press(self, sign: str) -> Any:
        """Take a sign; return the value that it chooses, if it does."""
        return self.control.get_pointed_at().value if sign == " " else self.by_key.get(sign)

    def reached(self, key: str) -> int:
        """Return the row that a key goes to: an end of the list, or a page from here."""
        at = self.control.pointed_at
        up, down = (at - PAGE, at + PAGE) if at else (self.rows, 1)
        to = {Keys.Home: 1, Keys.End: self.rows, Keys.PageUp: up, Keys.PageDown: down}[Keys(key)]
        return min(max(to, 1), self.rows)

    def _jump(self, event: KeyPressEvent) -> None:
        self.control.pointed_at = self.reached(event.key_sequence[0].key)

    def _pressed(self, event: KeyPressEvent) -> None:
        value = self.press(event.data)
        if value is not None:
            event.app.exit(result=value)

    def _row(self, place: int, value: Any, width: int, style: str) -> list[Line]:
        # ``place`` counts from 1.
        raise NotImplementedError

    def _over(self, place: int, width: int) -> list[Line]:  # noqa: ARG002 - some have something
        """Return what stands over a row and cannot be pointed at."""
        return []

    def _written(self, width: int, room: int) -> list[Line]:
        at, view = self.control.pointed_at, self._view
        start = max(1, at - room)
        view.choices, view.pointed_at = self.control.choices[start : at + room + 1], at - start
        if not view.choices:
            return []
        rows, over, wide = [], [], min(width - 1, WIDEST) - 3
        for place, choice in enumerate(view.choices, start):
            marked = choice.value in self.control.selected_options
            style = "class:cursor" if place == at else "class:chosen" if marked else ""
            rows.append(self._row(place, choice.value, wide, style))
            over.append([[("", " "), *line] for line in self._over(place, wide)])
            choice.title = [part for line in rows[-1] for part in (("", "\n   "), *line)][1:]
        drawn = iter(split_lines(to_formatted_text(view.text)))
        lines, seen = [], (0, 0)
        for place, (own, row) in enumerate(zip(over, rows, strict=True), start):
            lines += [*own, *islice(drawn, len(row))]
            if place == at:  # with what stands over it, where there is room for both
                height = len(row) + (len(own) if len(own) + len(row) < room - 1 else 0)
                seen = len(lines) - height, len(lines) - 1
        return in_view(lines, seen, room, self.screen.language, (start > 1, at + room < self.rows))
