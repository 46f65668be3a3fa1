"""The interview on a whole terminal screen: one application in which questionary's prompts follow each other.

A prompt's answer comes to ``exit``, which hands it to the session and shows what comes next between our head and
foot. No key that questionary or prompt_toolkit would hear reaches them unless it is meant to.
"""

from __future__ import annotations

import time
from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TextIO

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import (
    ConditionalKeyBindings,
    DynamicKeyBindings,
    KeyBindings,
    KeyBindingsBase,
    KeyPress,
    KeyPressEvent,
    merge_key_bindings,
)
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import DynamicContainer, HSplit, Window
from prompt_toolkit.layout import Layout as Shown
from prompt_toolkit.output import Output
from prompt_toolkit.output.defaults import create_output

from ecomdiag.interview.entering import LeavingPrompt
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.layout import STYLE, Layout, help_lines
from ecomdiag.interview.lines import WIDEST, Line, in_view
from ecomdiag.interview.lookout import Lookout
from ecomdiag.interview.note_screen import NoteScreen
from ecomdiag.interview.pastes import Pastes
from ecomdiag.interview.prompt import Lines, Prompt
from ecomdiag.interview.prompts import Prompts
from ecomdiag.interview.screens import (
    Back,
    Forward,
    Leave,
    QuestionScreen,
    Reply,
    Screen,
    ShowSections,
    SwitchLanguage,
    WriteNote,
)
from ecomdiag.interview.session import Session
from ecomdiag.questionnaire.model import Kind

#: Lines that a key moves the help by.
HELP_STEPS: dict[str, int] = {Keys.Up: -1, Keys.Down: 1, Keys.PageUp: -6, Keys.PageDown: 6}
#: Seconds without a key after which the prompts of these kinds are made, which takes longer than a key may.
IDLE = 0.15
USUAL = (Kind.SINGLE, Kind.MULTIPLE, Kind.PERCENTAGE)


def hold(session: Session, interruptions: Interruptions, stream: TextIO) -> None:
    """Hold an interview on a whole screen, which is drawn on ``stream``."""
    Host(session, interruptions, output=create_output(stdout=stream)).ask()


class Host(Application[None]):
    """Shows a session's screens and gives it the person's replies."""

    def __init__(
        self,
        session: Session,
        interruptions: Interruptions,
        *,
        input: Input | None = None,  # noqa: A002 - as prompt_toolkit calls it
        output: Output | None = None,
    ) -> None:
        self.session = session
        self.interruptions = interruptions
        screen = session.screen
        assert screen is not None, "an interview begins with a screen"
        self.screen: Screen | None = screen
        self.helping: int | None = None
        #: How far the result can still go, as far as it is known.
        self.lookout = Lookout(session.whole, told=self._soon(self.invalidate))
        self._failed: BaseException | None = None
        self._last_key = 0.0
        self._all_made = False
        self.pastes = Pastes(lambda: self.loop)
        self._bound: dict[Prompt, KeyBindingsBase] = {}
        self._head: list[Line] = []
        self._foot: list[Line] = []
        self._terminal = {"input": input, "output": output, "style": STYLE}
        self._prompts = Prompts(**self._terminal)
        self.prompt = self._prompts.of(screen.name)
        self.prompt.show(screen)
        super().__init__(
            layout=self._layout(),
            # Whose these are is asked for each key: what the application remembers of a window outlives its bindings.
            key_bindings=DynamicKeyBindings(lambda: self._bound.get(self.prompt)),
            style=STYLE,
            include_default_pygments_style=False,
            full_screen=True,
            mouse_support=False,
            input=input,
            output=output,
        )
        self._listen()
        self._mount(self.prompt)

    def _listen(self) -> None:
        self.ttimeoutlen = 0.05
        self.before_render += self._lay_out
        self.after_render += self._look_ahead_soon
        self.key_processor.before_key_press += self._key_comes
        self._hearing = Condition(lambda: not self.pastes.lasts)
        self._answering = self._hearing & Condition(lambda: self.helping is None)
        self._unheard, self._steering = self._closed_keys(), self._steering_keys()

    def ask(self) -> None:
        """Ask until the end, or until the person leaves, or is gone."""
        waking = self.interruptions.waking(
            self._soon(self._leave), redraw=self._soon(self._redraw_all), suspend=self._soon(self._suspend)
        )
        try:
            with waking:
                self.run(pre_run=self._begun, handle_sigint=False, set_exception_handler=False)
        except (EOFError, OSError):  # the terminal went away
            self._leave()
        finally:
            self.lookout.close()
        if self._failed is not None:
            raise self._failed

    def exit(self, result: Any = None, exception: Any = None, style: str = "") -> None:  # noqa: ARG002
        """Take what questionary's prompt was answered with, and show what comes next."""
        reply = Leave() if exception is not None else self.prompt.take(result)
        if reply is not None:
            self.reply(reply)
        elif isinstance(self.prompt, LeavingPrompt):
            self._mount(self._prompts.of(self.prompt.screen.name))

    def reply(self, reply: Reply) -> None:
        """Give the session a reply, and show what comes next."""
        noting = isinstance(self.screen, NoteScreen) and self.screen.leads_back
        noting = noting or isinstance(reply, WriteNote)
        self.screen = self.session.reply(reply)
        self.helping = None
        if self.screen is None:
            if self.is_running and not self.is_done:
                super().exit()
            return
        prompt = self._prompts.of(self.screen.name)
        if isinstance(reply, SwitchLanguage) or (noting and not isinstance(self.screen, NoteScreen)):
            prompt.translate(self.screen)
        else:
            prompt.show(self.screen)
        self._mount(prompt)

    def _mount(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.layout.current_window = prompt.window

    def _bind(self, prompt: Prompt) -> None:
        if prompt not in self._bound:
            asking = ConditionalKeyBindings(prompt.keys(), self._answering)
            self._bound[prompt] = merge_key_bindings([self._unheard, asking, self._steering])

    # Signals, and a terminal that goes away

    def _begun(self) -> None:
        # A signal may have come before there was anybody to hear it.
        assert self.loop is not None, "the application runs"
        self.loop.set_exception_handler(self._broken)
        if self.interruptions.ended:
            self._leave()

    def _broken(self, _: AbstractEventLoop, context: dict[str, Any]) -> None:
        # End on what nobody caught. A terminal that cannot be written to is one that went away.
        error = context.get("exception")
        if isinstance(error, BaseException) and not isinstance(error, OSError):
            self._failed = error
            super().exit()
        elif error is not None:
            self._leave()

    def _soon(self, act: Callable[[], object]) -> Callable[[], None]:
        # What has something done between two keys, whoever calls it and when.
        def call() -> None:
            # The loop may end at any moment, and then there is nothing left to do.
            with suppress(RuntimeError):
                if self.loop is not None:
                    self.loop.call_soon_threadsafe(act)

        return call

    def _leave(self) -> None:
        if self.screen is not None:
            self.reply(Leave())

    def _redraw_all(self) -> None:
        if self.is_running and not self.is_done:
            self.renderer.clear()
            self.invalidate()

    def _suspend(self) -> None:
        run_in_terminal(self.interruptions.stop)

    def _look_ahead_soon(self, _: Application[None]) -> None:
        # Once a screen is drawn there is time: for the range, and to make the prompts of later screens.
        self.lookout.go_on()
        if isinstance(self.screen, QuestionScreen):
            self.lookout.ask(self.session.sheet)
        if self.loop is not None and not self._all_made:
            self.loop.call_later(IDLE, self._make_another)

    def _make_another(self) -> None:
        if time.monotonic() - self._last_key >= IDLE:
            missing = [name for name in USUAL if self._prompts.of(name) not in self._bound]
            self._all_made = not missing
            for name in missing[:1]:
                self._bind(self._prompts.of(name))

    # Keys

    def _closed_keys(self) -> KeyBindings:
        # Every key that has a name: what nobody binds after this does nothing, whatever prompt_toolkit knows of it.
        keys = KeyBindings()
        for key in Keys:
            if key is not Keys.Any:
                keys.add(key, eager=True)(self._other)
        keys.add(Keys.Any, eager=True, filter=~self._answering)(self._other)
        return keys

    def _steering_keys(self) -> KeyBindings:
        keys, hearing = KeyBindings(), self._hearing
        replies: dict[str, Reply] = {
            "s-tab": Back(),
            "tab": Forward(),
            "c-g": ShowSections(),
            "c-t": SwitchLanguage(),
            "c-n": WriteNote(),
        }
        for key, reply in replies.items():
            keys.add(key, eager=True, filter=hearing)(partial(self._steer, reply))
        for key in ("c-c", "c-d", "c-\\"):
            keys.add(key, eager=True, filter=hearing)(lambda _: self._leave_unless_lost())
        keys.add("escape", eager=True, filter=hearing)(self._escape)
        keys.add("c-z", eager=True, filter=hearing)(lambda _: self._suspend())
        keys.add("c-j", eager=True, filter=hearing)(
            lambda event: event.key_processor.feed(KeyPress(Keys.ControlM), first=True)
        )
        keys.add("c-q", eager=True)(self._other)  # with which questionary leaves
        no_words = Condition(lambda: not self.prompt.takes_words)
        keys.add("?", eager=True, filter=self._answering & no_words)(lambda _: self._help())
        keys.add("f1", eager=True, filter=self._answering)(lambda _: self._help())
        keys.add(Keys.BracketedPaste, eager=True, filter=hearing)(self._paste)
        return keys

    def _key_comes(self, _: object) -> None:
        # Nothing else is done meanwhile. What comes right behind a paste is part of it, until there is a pause.
        self.lookout.make_way()
        self._bind(self.prompt)
        self.prompt.notice = ""
        self._last_key = time.monotonic()
        if self.pastes.lasts:
            self.pastes.go_on()

    def _steer(self, reply: Reply, _: KeyPressEvent) -> None:
        if isinstance(self.prompt, LeavingPrompt):
            self.exit()
        elif self.screen is not None and (meant := self.prompt.steered(reply)) is not None:
            self.reply(meant)

    def _leave_unless_lost(self) -> None:
        if self.session.lost and not isinstance(self.prompt, LeavingPrompt):
            self._ask_whether_to_leave(self.output.get_size().columns)
        else:
            self._leave()

    def _ask_whether_to_leave(self, columns: int) -> None:
        self._mount(LeavingPrompt(self.prompt.screen, self.session.lost, columns, **self._terminal))

    def _escape(self, event: KeyPressEvent) -> None:
        # Back; but an Esc with more behind it is a key that nobody knows here, and does nothing.
        if event.key_processor.input_queue:
            event.key_processor.input_queue.clear()
        elif self.helping is not None:
            self.helping = None
        else:
            self._steer(Back(), event)

    def _paste(self, event: KeyPressEvent) -> None:
        event.key_processor.input_queue.clear()
        self.pastes.go_on()
        if self.helping is None:
            self.prompt.paste(event.data)

    def _help(self) -> None:
        self.helping = 0 if isinstance(self.screen, QuestionScreen) else None

    def _other(self, event: KeyPressEvent) -> None:
        # What stands behind a paste is dropped with it; a key that leaves the help is not an answer.
        if not self._hearing():
            event.key_processor.input_queue.clear()
        elif self.helping is not None:
            step = HELP_STEPS.get(event.key_sequence[0].key)
            self.helping = None if step is None else max(0, self.helping + step)

    # What is drawn

    def _layout(self) -> Shown:
        # Most screens are lines from top to bottom, which are drawn quickest as one.
        head = Window(Lines(lambda *_: self._head), height=lambda: len(self._head))
        foot = Window(Lines(lambda *_: self._foot), height=lambda: len(self._foot))
        framed = HSplit([head, DynamicContainer(lambda: self.prompt.container), foot])
        page = Window(Lines(self._page))
        return Shown(DynamicContainer(lambda: page if self._middle() or not self._foot else framed))

    def _middle(self) -> Callable[[int, int], Sequence[Line]] | None:
        """Return what writes the lines in the middle; ``None`` where something is typed, which is no lines."""
        if self.helping is not None:
            return self._help_in_view
        control = self.prompt.window.content
        return control.written if isinstance(control, Lines) else None

    def _page(self, width: int, rows: int) -> list[Line]:
        written, room = self._middle(), rows - len(self._head) - len(self._foot)
        lines = written(width, room) if written and self._foot else []
        return [*self._head, *lines, *([[]] * (room - len(lines))), *self._foot]

    def _lay_out(self, _: object) -> None:
        size = self.output.get_size()
        if isinstance(self.prompt, LeavingPrompt) and self.prompt.columns != size.columns:
            self._ask_whether_to_leave(size.columns)
        around = Layout(
            self.prompt, self.lookout, (size.columns, size.rows), helping=self.helping is not None
        )
        self._head, self._foot = around.head_and_foot()

    def _help_in_view(self, width: int, room: int) -> list[Line]:
        screen = self.prompt.screen
        lines = help_lines(screen, min(width - 1, WIDEST))
        self.helping = min(self.helping or 0, max(len(lines) - 1, 0))
        return in_view(lines, (self.helping, len(lines) - 1), room, screen.language, (False, False))
