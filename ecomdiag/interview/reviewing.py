"""Looking over what was answered, and going elsewhere."""

from __future__ import annotations

from ecomdiag.conditions import Answer
from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    Continue,
    GoTo,
    Reply,
    ReviewScreen,
    SectionsScreen,
)
from ecomdiag.interview.widget import NUMBERS, Body, Cursor
from ecomdiag.model import Question
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import answer_text


class ReviewWidget:
    """The answers of a section, or of all: Enter goes on; arrows and Enter change one."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.language: Language = screen.language
        self.notice = ""
        self.moving = Cursor(len(screen.rows) + 1, 0)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if self.moving.press(key) or key not in ("enter", " "):
            return None
        if not self.moving.at:
            return Continue()
        return GoTo(self.screen.rows[self.moving.at - 1][0].id)

    def paste(self, text: str) -> None:
        """Ignore it: nothing is typed here."""

    def translate(self, language: Language) -> None:
        """Go on in another language."""
        self.language, self.notice = language, ""

    def body(self, width: int) -> Body:
        """Return the way on, then the answers."""
        final = self.screen.section is None
        key = "interview.finish" if final else "interview.go_on"
        at = self.moving.at or 0
        lines: list[Line] = [
            [("class:cursor" if at == 0 else "", f" {'❯' if at == 0 else ' '} {say(key, self.language)}")]
        ]
        first = last = 0
        for position, (question, answer) in enumerate(self.screen.rows, 1):
            here = position == at
            if here:
                first = len(lines)
            lines += self._row(question, answer, here, width)
            if here:
                last = len(lines) - 1
        return Body(lines, first, last)

    def _row(self, question: Question, answer: Answer | None, here: bool, width: int) -> list[Line]:
        style = "class:cursor" if here else ""
        shown = plain(answer_text(question, answer, self.language)) or say(
            "report.not_answered", self.language
        )
        lead = f" {'❯' if here else ' '} "
        return [
            *block(plain(question.name.to(self.language)), width, style, first=lead),
            *block(shown, width, "class:chosen" if answer is not None else "class:notice", first="     → "),
        ]

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        return say("interview.hints.review", self.language)


class SectionsWidget:
    """The sections, to go to one."""

    def __init__(self, screen: SectionsScreen) -> None:
        self.screen = screen
        self.language: Language = screen.language
        self.notice = ""
        self.moving = Cursor(len(screen.rows), screen.current)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if self.moving.press(key):
            return None
        if key in ("enter", " "):
            return GoTo(self.screen.rows[self.moving.at or 0][0].id)
        if key in NUMBERS[: len(self.screen.rows)]:
            return GoTo(self.screen.rows[int(key) - 1][0].id)
        return None

    def paste(self, text: str) -> None:
        """Ignore it: nothing is typed here."""

    def translate(self, language: Language) -> None:
        """Go on in another language."""
        self.language, self.notice = language, ""

    def body(self, width: int) -> Body:
        """Return the sections and how far each is answered; their lines are short enough for any width."""
        del width
        lines: list[Line] = []
        for position, (section, answered, asked) in enumerate(self.screen.rows):
            here = position == self.moving.at
            state = "✓" if asked and answered == asked else " "
            title = plain(section.title.to(self.language))
            text = f" {'❯' if here else ' '} {position + 1:>2}  {state} {title} ({answered}/{asked})"
            lines.append([("class:cursor" if here else "", text)])
        return Body(lines, self.moving.at or 0, self.moving.at or 0)

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        return say("interview.hints.sections", self.language)
