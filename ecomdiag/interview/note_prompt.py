"""Writing a note on the whole screen: lines that are typed or pasted, with the end of them always in view."""

from __future__ import annotations

from functools import partial
from typing import Any

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Window

from ecomdiag.interview.lines import WIDEST, Line, block
from ecomdiag.interview.note_screen import NoteScreen, OtherNote, Part
from ecomdiag.interview.prompt import Lines, Prompt
from ecomdiag.interview.screens import Answered, Forward, Reply, ShowSections, WriteNote
from ecomdiag.names.answers import visible_lines
from ecomdiag.questionnaire.model import Choice, Question
from ecomdiag.texts import say


class NotePrompt(Prompt):
    """Enter begins another line; twice, or the key that began the note, keeps what is written."""

    screen: NoteScreen
    takes_words = True

    def __init__(self, **_: Any) -> None:
        self.container = self.window = Window(Lines(self._written))
        self.typed = ""
        #: What was answered last: if it is asked again, it was not taken, and stays as it was typed.
        self._sent: tuple[Question, Part, Choice | None] | None = None
        self.own = keys = KeyBindings()
        keys.add(Keys.Any, eager=True)(lambda event: self.paste(event.data))
        keys.add(Keys.ControlM, eager=True)(self._enter)
        keys.add(Keys.ControlU, eager=True)(lambda _: self._clear())
        for key, by in ((Keys.Up, -1), (Keys.Down, 1)):
            keys.add(key, eager=True)(partial(self._another, by))
        for key in (Keys.ControlH, Keys.Delete):
            keys.add(key, eager=True)(lambda _: self._rub_out())

    def show(self, screen: NoteScreen) -> None:
        """Begin with what the note says now."""
        super().show(screen)
        if self._sent != (screen.question, screen.part, screen.choice) or not screen.notice:
            self.typed = screen.known
        self._sent = None

    def paste(self, text: str) -> None:
        """Add a text with its lines, and without what cannot be seen."""
        between, most = "\n" if self.screen.several_lines else " ", self.screen.longest
        typed = between.join(visible_lines(self.typed + text, goes_on=True))
        if len(typed) > most:
            self.notice = say("note.too_long", self.screen.language, limit=str(most))
        self.typed = typed[:most]

    def steered(self, reply: Reply) -> Reply | None:
        """Keep what is written where it is gone on; no section can be gone to from here."""
        if isinstance(reply, Forward | WriteNote):
            return self._answer()
        return None if isinstance(reply, ShowSections) else reply

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        key = "note.hints" if self.screen.several_lines else "note.hints_line"
        others = (say("note.hints_others", self.screen.language),) if self.screen.others else ()
        return " · ".join((say(key, self.screen.language), *others))

    def _answer(self) -> Answered:
        self._sent = self.screen.question, self.screen.part, self.screen.choice
        if self.typed == self.screen.known:
            return Answered(self.typed)
        return Answered("\n".join(visible_lines(self.typed)))

    def _enter(self, event: KeyPressEvent) -> None:
        if self.screen.several_lines and self.typed and not self.typed.endswith("\n"):
            self.paste("\n")
        else:
            event.app.exit(result=self._answer())

    def _another(self, by: int, event: KeyPressEvent) -> None:
        """Go to another note; what is written on this one and not kept yet is kept first."""
        if self.screen.others and self.typed == self.screen.known:
            event.app.exit(result=OtherNote(by))
        elif self.screen.others:
            self.notice = say("note.keep_first", self.screen.language)

    def _clear(self) -> None:
        self.typed = ""

    def _rub_out(self) -> None:
        self.typed = self.typed[:-1]

    def _written(self, width: int, room: int) -> list[Line]:
        lines: list[Line] = []
        for number, text in enumerate(self.typed.split("\n")):
            first = "❯ " if number == 0 else "  "
            lines += block(text, min(width - 1, WIDEST) - 1, first=first)
        lines[-1] = [*lines[-1], ("class:typed", "▏")]
        return lines[-room:] if room > 0 else []
