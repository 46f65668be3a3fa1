"""Answering by choosing: one, several, or all in order."""

from __future__ import annotations

from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    Answered,
    QuestionScreen,
    Reply,
)
from ecomdiag.interview.widget import NUMBERS, Body, Cursor, QuestionWidget, choice_body, choice_keys
from ecomdiag.model import Choice
from ecomdiag.showing import plain


class SingleWidget(QuestionWidget):
    """One of a few: its key takes it at once; arrows and Enter do too. Nothing is chosen beforehand."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.choices = list(self.question.choices)
        self.keys = choice_keys(self.question)
        ids = [choice.id for choice in self.choices]
        self.moving = Cursor(len(ids), ids.index(str(screen.answer)) if screen.answer in ids else None)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if self.moving.press(key):
            return None
        if key in self.keys:
            return Answered(self.keys[key].id)
        if key in ("enter", " "):
            if self.moving.at is not None:
                return Answered(self.choices[self.moving.at].id)
            self.tell("choose_one")
        return None

    def body(self, width: int) -> Body:
        """Return the choices."""
        return choice_body(self.question, self.keys, self.moving.at, width, self.language, self._mark)

    def _mark(self, choice: Choice) -> str:
        return "◉" if choice.id == self.screen.answer else "○"


class MultipleWidget(QuestionWidget):
    """Several of some: keys and the space bar mark; Enter takes what is marked."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.choices = list(self.question.choices)
        self.keys = choice_keys(self.question)
        self.chosen: list[str] = list(screen.answer) if isinstance(screen.answer, tuple) else []
        self.moving = Cursor(len(self.choices), 0)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if self.moving.press(key):
            return None
        if key in self.keys:
            self.moving.at = self.choices.index(self.keys[key])
            self.toggle(self.keys[key])
        elif key == " ":
            self.toggle(self.choices[self.moving.at or 0])
        elif key == "enter":
            return self.submit()
        return None

    def submit(self) -> Reply | None:
        """Take what is marked, in the order of the choices."""
        chosen = tuple(choice.id for choice in self.choices if choice.id in self.chosen)
        alone = any(choice.stands_alone for choice in self.choices if choice.id in self.chosen)
        if not chosen:
            self.tell("mark_some")
        elif len(chosen) < self.question.min_choices and not alone:
            self.tell("mark_more", limit=str(self.question.min_choices))
        else:
            return Answered(chosen)
        return None

    def toggle(self, choice: Choice) -> None:
        """Mark or unmark; a choice that stands alone clears the others, and the others clear it."""
        if choice.id in self.chosen:
            self.chosen.remove(choice.id)
        elif choice.stands_alone:
            self.chosen = [choice.id]
        else:
            kept = [name for name in self.chosen if not self.question.by_id[name].stands_alone]
            if len(kept) >= self.question.max_choices:
                self.tell("too_many", limit=str(self.question.max_choices))
            else:
                self.chosen = [*kept, choice.id]

    def body(self, width: int) -> Body:
        """Return the choices, the marked ones marked."""
        return choice_body(self.question, self.keys, self.moving.at, width, self.language, self._mark)

    def hints(self) -> str:
        """Return the keys, and the limit if there is one."""
        keys = super().hints()
        if self.question.max_choices < len([c for c in self.choices if not c.stands_alone]):
            return f"{len(self.chosen)}/{self.question.max_choices} · {keys}"
        return keys

    def _mark(self, choice: Choice) -> str:
        return "☒" if choice.id in self.chosen else "☐"


class RankingWidget(QuestionWidget):
    """All in order: a number moves the item under the cursor to that place; space takes it along."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        given = list(screen.answer) if isinstance(screen.answer, tuple) else []
        self.order = given or [choice.id for choice in self.question.choices]
        self.moving = Cursor(len(self.order), 0)
        self.held = False
        #: The order shown at first is nobody's answer until somebody confirms it.
        self.confirmed = bool(given)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        before = self.moving.at or 0
        if key in NUMBERS[: len(self.order)]:
            self.move(before, int(key) - 1)
        elif self.moving.press(key):
            if self.held:
                self.move(before, self.moving.at or 0)
        elif key in ("shift-up", "shift-down"):
            self.move(before, before + (-1 if key == "shift-up" else 1))
        elif key == " ":
            self.held = not self.held
        elif key == "enter":
            return self.submit()
        return None

    def move(self, start: int, end: int) -> None:
        """Move an item to another place; the cursor goes with it."""
        end = min(max(end, 0), len(self.order) - 1)
        self.order.insert(end, self.order.pop(start))
        self.moving.at = end
        self.confirmed = True

    def submit(self) -> Reply | None:
        """Take the order; one that nobody touched is asked about once."""
        if not self.confirmed:
            self.confirmed = True
            self.tell("confirm_order")
            return None
        return Answered(tuple(self.order))

    def body(self, width: int) -> Body:
        """Return the items in their order."""
        lines: list[Line] = []
        first = last = 0
        for position, name in enumerate(self.order):
            here = position == self.moving.at
            style = "class:held" if here and self.held else "class:cursor" if here else ""
            lead = f" {'❯' if here else ' '} {position + 1}. "
            text = plain(self.question.by_id[name].text.to(self.language))
            suffix = " ↕" if here and self.held else ""
            if here:
                first = len(lines)
            lines += block(text + suffix, width, style, first=lead)
            if here:
                last = len(lines) - 1
        return Body(lines, first, last)
