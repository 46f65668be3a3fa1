"""The interview on a whole terminal screen, drawn with prompt_toolkit.

One application runs from the first question to the last; a reply changes what it shows. Only the lines in
view are drawn, so that a list of 250 countries costs no more than one of five.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    Back,
    Forward,
    Leave,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    ShowSections,
    SwitchLanguage,
)
from ecomdiag.interview.session import Session
from ecomdiag.interview.widgets import Body, Widget, widget_for
from ecomdiag.model import Kind
from ecomdiag.showing import one_decimal, plain
from ecomdiag.texts import Language, say

if TYPE_CHECKING:
    from ecomdiag.scoring import Range, Reach

#: Text wider than this is tiring to read.
WIDEST = 100
LEAST_COLUMNS, LEAST_ROWS = 24, 8
#: From here on the two lines of the progress and the long list of keys fit.
ROOMY_ROWS, ROOMY_COLUMNS = 16, 88
#: From here on a section's opening words fit above its first question.
SPACIOUS_ROWS = 24

#: Named colours and attributes only, which every theme, dark or light, makes legible.
STYLE = Style(
    [
        ("step", "bold"),
        ("dim", "ansibrightblack"),
        ("question", "bold"),
        ("cursor", "ansicyan bold"),
        ("held", "reverse"),
        ("chosen", "ansigreen"),
        ("typed", "bold underline"),
        ("notice", "ansired bold"),
        ("bar", "ansicyan"),
        ("keys", "reverse"),
    ]
)

_NAMED_KEYS: dict[str, str] = {
    Keys.Up: "up",
    Keys.Down: "down",
    Keys.PageUp: "pageup",
    Keys.PageDown: "pagedown",
    Keys.Home: "home",
    Keys.End: "end",
    Keys.ShiftUp: "shift-up",
    Keys.ShiftDown: "shift-down",
    Keys.ControlM: "enter",
    Keys.ControlJ: "enter",
    Keys.ControlH: "backspace",
    Keys.Delete: "backspace",
}

_REPLY_KEYS: dict[str, Reply] = {
    "c-c": Leave(),
    "c-d": Leave(),
    Keys.SIGINT: Leave(),
    "s-tab": Back(),
    "tab": Forward(),
    "c-g": ShowSections(),
    "c-t": SwitchLanguage(),
}


class TerminalInterview:
    """Shows a session's screens and gives it the person's replies."""

    def __init__(
        self,
        session: Session,
        *,
        input: Input | None = None,  # noqa: A002 - as prompt_toolkit calls it
        output: Output | None = None,
    ) -> None:
        self.session = session
        self.screen: Screen | None = session.screen
        self.widget: Widget | None = widget_for(self.screen) if self.screen else None
        self.helping: int | None = None
        #: How far the result can still go, as far as it is known; worked out again after each reply.
        self.far: Reach | None = None
        self._looked_ahead = False
        self.application: Application[None] = Application(
            layout=Layout(
                Window(FormattedTextControl(self._text, show_cursor=False), always_hide_cursor=True)
            ),
            key_bindings=self._bindings(),
            style=STYLE,
            full_screen=True,
            mouse_support=False,
            input=input,
            output=output,
        )
        self.application.ttimeoutlen = 0.05
        self.application.after_render += self._look_ahead_soon

    def run(self) -> None:
        """Ask until the end, or until the person leaves."""
        if self.screen is None:
            return
        try:
            self.application.run()
        except EOFError:  # the terminal went away
            self.screen = self.session.reply(Leave())

    def reply(self, reply: Reply) -> None:
        """Give the session a reply, and show what comes next."""
        self.screen = self.session.reply(reply)
        self.helping = None
        if self.screen is None:
            self.application.exit()
            return
        if isinstance(reply, SwitchLanguage) and self.widget is not None:
            self.widget.translate(self.screen.language)
        else:
            self.widget = widget_for(self.screen)
        self._looked_ahead = False

    def press(self, key: str) -> None:
        """Hand a key to whatever is shown."""
        if self.helping is not None:
            self._scroll_help(key)
        elif key == "?" or self.widget is None:
            self.helping = 0 if isinstance(self.screen, QuestionScreen) else None
        else:
            reply = self.widget.press(key)
            if reply is not None:
                self.reply(reply)

    def _scroll_help(self, key: str) -> None:
        step = {"up": -1, "down": 1, "pageup": -PAGE_OF_HELP, "pagedown": PAGE_OF_HELP}.get(key)
        if step is None:
            self.helping = None
        else:
            self.helping = max(0, (self.helping or 0) + step)

    def _look_ahead_soon(self, application: Application[None]) -> None:
        """Work out the range of the result once the screen is drawn: nobody waits for it to type."""
        if not self._looked_ahead and application.loop is not None:
            self._looked_ahead = True
            application.loop.call_soon(self._look_ahead)

    def _look_ahead(self) -> None:
        if isinstance(self.screen, QuestionScreen):
            before, self.far = self.far, self.session.reach
            if self.far != before:
                self.application.invalidate()

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, name in _NAMED_KEYS.items():
            bindings.add(key)(self._presser(name))
        for key, reply in _REPLY_KEYS.items():
            bindings.add(key)(self._replier(reply))
        bindings.add("escape", eager=True)(self._escape)
        bindings.add("f1")(self._presser("?"))
        bindings.add(Keys.BracketedPaste)(self._paste)
        bindings.add(Keys.Any)(self._any)
        return bindings

    def _presser(self, name: str) -> Callable[[KeyPressEvent], None]:
        def handle(_: KeyPressEvent) -> None:
            self.press(name)

        return handle

    def _replier(self, reply: Reply) -> Callable[[KeyPressEvent], None]:
        def handle(_: KeyPressEvent) -> None:
            if self.screen is not None:
                self.reply(reply)

        return handle

    def _escape(self, event: KeyPressEvent) -> None:
        """Go back; but an Esc with more behind it is a key that nobody knows here, and does nothing."""
        if event.key_processor.input_queue:
            event.key_processor.input_queue.clear()
        elif self.helping is not None:
            self.helping = None
        elif self.screen is not None:
            self.reply(Back())

    def _paste(self, event: KeyPressEvent) -> None:
        if self.widget is not None and self.helping is None:
            self.widget.paste(event.data)

    def _any(self, event: KeyPressEvent) -> None:
        if self.screen is not None and len(event.data) == 1 and event.data.isprintable():
            self.press(event.data)

    def _text(self) -> StyleAndTextTuples:
        if self.screen is None or self.widget is None:
            return []
        size = self.application.output.get_size()
        lines = self._lines(size.columns, size.rows)
        flat: list[Any] = []
        for line in lines[: size.rows]:
            flat += [*line, ("", "\n")]
        return flat[:-1]

    def _lines(self, columns: int, rows: int) -> list[Line]:
        """Lay the screen out: where one stands, the question, the answers in view, the keys."""
        assert self.screen is not None
        assert self.widget is not None
        language = self.screen.language
        if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
            return [[("class:notice", say("interview.too_small", language))]]
        width = min(columns - 1, WIDEST)
        head = self._head(width, rows)
        notice = plain(self.widget.notice or self.screen.notice)
        if notice:
            head += block(notice, width, "class:notice", first="! ")
        foot = self._foot(width, rows)
        body = self._help(width) if self.helping is not None else self.widget.body(width)
        room = max(rows - len(head) - len(foot), 3)
        shown = _in_view(body, room, language)
        filler: list[Line] = [[] for _ in range(room - len(shown))]
        return [*head[: rows - room - len(foot)], *shown, *filler, *foot]

    def _head(self, width: int, rows: int) -> list[Line]:
        screen = self.screen
        assert screen is not None
        if isinstance(screen, QuestionScreen):
            return self._question_head(screen, width, rows)
        if isinstance(screen, ReviewScreen):
            return [*_title(_review_title(screen), width), []]
        return [*_title(say("interview.sections", screen.language), width), []]

    def _question_head(self, screen: QuestionScreen, width: int, rows: int) -> list[Line]:
        language, standing = screen.language, screen.standing
        title = plain(standing.section.title.to(language))
        step = say(
            "interview.step", language, step=str(standing.step), steps=str(standing.steps), title=title
        )
        place = say(
            "interview.position", language, position=str(standing.position), asked=str(standing.asked)
        )
        lines: list[Line] = [_both_ends(step, place, width)]
        if rows >= ROOMY_ROWS:
            lines.append(self._progress(screen, width))
            lines.append([("class:dim", self._range_text(language)[:width])])
            lines.append([])
            if standing.position == 1 and rows >= SPACIOUS_ROWS:
                lines += [*block(plain(standing.section.intro.to(language)), width, "italic"), []]
        lines += block(plain(screen.question.text.to(language)), width, "class:question")
        if rows >= ROOMY_ROWS:
            lines.append([])
        return lines

    def _progress(self, screen: QuestionScreen, width: int) -> Line:
        language, standing = screen.language, screen.standing
        key = {0: "interview.left_none", 1: "interview.left_one"}.get(standing.left, "interview.left")
        words = say(key, language, left=str(standing.left), minutes=str(standing.minutes))
        room = max(width - get_cwidth(words) - 2, 4)
        done = round(
            room * (standing.step - 1 + (standing.position - 1) / max(standing.asked, 1)) / standing.steps
        )
        return [("class:bar", "━" * done), ("class:dim", "─" * (room - done)), ("class:dim", f"  {words}")]

    def _range_text(self, language: Language) -> str:
        whole = self.far.overall if self.far else None
        own = self.screen.question.section if isinstance(self.screen, QuestionScreen) else ""
        section = self.far.sections.get(own) if self.far else None
        parts = [say("interview.reach", language, whole=self._range(whole, language))]
        if section is not None:
            parts.append(say("interview.reach_section", language, section=self._range(section, language)))
        return " · ".join(parts)

    def _range(self, ends: Range | None, language: Language) -> str:
        if ends is None:
            return "…"
        cuts = [level.start for level in self.session.questionnaire.levels]
        low, high = (one_decimal(end, cuts, language) for end in ends)
        return low if low == high else f"{low}–{high}"

    def _help(self, width: int) -> Body:
        """The help of a question, and what its answers mean."""
        screen = self.screen
        assert isinstance(screen, QuestionScreen)
        language, question = screen.language, screen.question
        text = question.help.to(language) if question.help else say("interview.no_help", language)
        lines = block(plain(text), width, first="  ")
        if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
            lines += [[], [("class:dim", f"  {say(f'interview.rungs.{question.kind}', language)}")]]
            for choice in question.choices:
                lines += block(plain(choice.text.to(language)), width, first="  · ")
        self.helping = min(self.helping or 0, max(len(lines) - 1, 0))
        return Body(lines, self.helping, len(lines) - 1)

    def _foot(self, width: int, rows: int) -> list[Line]:
        assert self.screen is not None
        assert self.widget is not None
        language = self.screen.language
        hints = say("interview.hints.help", language) if self.helping is not None else self.widget.hints()
        keys = say("interview.keys" if width >= ROOMY_COLUMNS else "interview.keys_short", language)
        lines: list[Line] = [[("class:dim", hints[:width])], [("class:keys", keys[:width].ljust(width))]]
        return [[], *lines] if rows >= ROOMY_ROWS else lines


PAGE_OF_HELP = 6
#: Lines that a list needs to be moved through: one, and what is said about those above and below.
LEAST_IN_VIEW = 3


def _title(text: str, width: int) -> list[Line]:
    return block(plain(text), width, "class:step")


def _review_title(screen: ReviewScreen) -> str:
    if screen.section is None:
        title = say("interview.review_all", screen.language)
    else:
        title = say("interview.review", screen.language, title=screen.section.title.to(screen.language))
    if screen.left and screen.section is None:
        title += f" · {say('interview.review_open', screen.language, left=str(screen.left))}"
    return title


def _both_ends(left: str, right: str, width: int) -> Line:
    room = width - get_cwidth(left) - get_cwidth(right)
    if room < 2:
        return [("class:step", left[:width])]
    return [("class:step", left), ("", " " * room), ("class:dim", right)]


def _in_view(body: Body, room: int, language: Language) -> list[Line]:
    """Cut the lines to the room there is, around those that must be seen, and tell what is cut off."""
    if len(body.lines) <= room:
        return body.lines
    if 0 < body.fixed <= room - LEAST_IN_VIEW:
        fixed = body.fixed
        moving = Body(body.lines[fixed:], max(body.first - fixed, 0), max(body.last - fixed, 0))
        return [*body.lines[:fixed], *_in_view(moving, room - fixed, language)]
    last = min(body.last, body.first + room - 3)
    top = 0 if last < room - 1 else min(max(body.first - 1, last - room + 2), len(body.lines) - room)
    shown = list(body.lines[top : top + room])
    if top > 0:
        shown[0] = [("class:dim", f"   ▲ {say('interview.more_above', language)}")]
    if top + room < len(body.lines):
        shown[-1] = [("class:dim", f"   ▼ {say('interview.more_below', language)}")]
    return shown
