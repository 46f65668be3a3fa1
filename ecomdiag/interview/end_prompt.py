"""The end, on the whole screen: the result on a page, and below it what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.formatted_text import ANSI, split_lines, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Window

from ecomdiag.interview.lines import WIDEST, Line, block, in_view
from ecomdiag.interview.paging import show_in_pager
from ecomdiag.interview.prompt import Lines, Prompt
from ecomdiag.interview.screens import EndScreen, Forward, Leave, SaveReport
from ecomdiag.texts import listed, say
from ecomdiag.texts.cells import cells
from ecomdiag.texts.showing import printable

#: Longest path that makes sense to type.
LONGEST_NAME = 200


class EndPrompt(Prompt):
    """Enter saves, and then ends; what is typed is another name for the report."""

    screen: EndScreen

    def __init__(self, **_: Any) -> None:
        self.container = self.window = Window(Lines(self._written))
        #: What was typed instead of the name shown, and whether it was all taken back: that name then stays whole.
        self.typed, self.cleared = "", False
        self.own = keys = KeyBindings()
        keys.add(Keys.Any, eager=True)(lambda event: self.paste(event.data))
        keys.add(Keys.ControlM, eager=True)(self._enter)
        for key in (Keys.ControlH, Keys.Delete):
            keys.add(key, eager=True)(lambda _: self._rub_out())
        keys.add(Keys.ControlU, eager=True)(lambda _: self._clear())
        for key in (Keys.Down, Keys.PageDown):
            keys.add(key, eager=True)(self._read_on)

    def show(self, screen: EndScreen) -> None:
        """Begin with no other name, unless the last one is asked about."""
        before = getattr(self, "screen", None)
        super().show(screen)
        if not screen.notice or before is None or before.conclusion is not screen.conclusion:
            self.typed, self.cleared = "", False

    def paste(self, text: str) -> None:
        """Take what may stand in a name."""
        self.typed = (self.typed + "".join(filter(str.isprintable, text))).lstrip()[:LONGEST_NAME]
        self.cleared = not self.typed

    def hints(self) -> str:
        """Return what Enter does now, and what else can be done."""
        key = "ending.hints" if self.typed or not self.screen.saved else "ending.hints_saved"
        return say(key, self.screen.language, endings=", ".join(self.screen.conclusion.endings))

    def _clear(self) -> None:
        self.typed, self.cleared = "", True

    def _rub_out(self) -> None:
        """Take back a letter; a key that is held down stops where nothing is left of the name."""
        if self.typed or not self.cleared:
            self.typed = (self.typed or self.screen.suggested[0])[:-1]
            self.cleared = not self.typed

    def _enter(self, event: KeyPressEvent) -> None:
        done = self.screen.saved and not self.typed
        event.app.exit(result=Forward() if done else SaveReport(self.typed.strip()))

    def _read_on(self, event: KeyPressEvent) -> None:
        host: Any = event.app
        language = self.screen.language
        width = host.output.get_size().columns

        def read() -> None:
            show_in_pager(self.screen.conclusion.whole(language, width), language, host.interruptions)
            if host.interruptions.ended:
                host.reply(Leave())

        run_in_terminal(read)

    def _written(self, width: int, room: int) -> list[Line]:
        below = self._below(min(width - 1, WIDEST))
        room -= len(below)
        lines: list[Line] = []
        for page in self.screen.conclusion.pages(self.screen.language, min(width - 1, WIDEST)):
            lines = [list(line) for line in split_lines(to_formatted_text(ANSI(page.rstrip("\n"))))]
            if len(lines) <= room:
                break
        gap: list[Line] = [[]] if len(lines) < room else []
        return [*in_view(lines, (0, 0), room, self.screen.language, (False, False)), *gap, *below]

    def _below(self, width: int) -> list[Line]:
        """Return where the report is, or will be."""
        screen, language = self.screen, self.screen.language
        if screen.saved and not self.typed:
            told = say("written", language, path=printable(listed(screen.saved, "and", language)))
            return block(told, width, "class:chosen", first="✓ ")
        first, *others = screen.suggested
        label, name = say("ending.save_as", language), printable(self.typed or first)
        also = "" if self.typed else "".join(f" + {Path(path).suffix}" for path in others)
        while len(name) > 1 and cells(f"{label} {name}{also}") > width - 1:
            name = f"…{name[2:]}"
        return [[("", f"{label} "), ("class:typed", f"{name}▏"), ("class:dim", also)]]
