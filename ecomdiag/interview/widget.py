"""What all ways to answer share: small machines, keys in, lines and sometimes a reply out.

They know nothing of terminals, so that they can be tested key by key. What they let through is checked by the
engine all the same; here the limits only show while a person types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    QuestionScreen,
    Reply,
)
from ecomdiag.model import Choice, Question
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say

#: Keys that pick a choice directly: its number, then letters; "I don't know" and "does not apply" have their own.
#: The letters l, q and s are commands of the interview line by line.
NUMBERS = "123456789"
LETTERS = "abcdefghijkmnoprtuvwxyz"
UNKNOWN_KEY, NOT_APPLICABLE_KEYS = "0", "-="
PAGE = 8


@dataclass(frozen=True, slots=True)
class Body:
    """What a widget shows: lines, and which of them must be in view."""

    lines: list[Line]
    first: int = 0
    last: int = 0
    #: How many lines at the top stay in view wherever the cursor goes.
    fixed: int = 0


class Widget(Protocol):
    """One way to answer."""

    #: What to tell about the last key, if anything.
    notice: str

    def press(self, key: str) -> Reply | None:
        """Take a key; return a reply if it gives one."""

    def paste(self, text: str) -> None:
        """Take a pasted text."""

    def translate(self, language: Language) -> None:
        """Go on in another language, with what was typed or marked so far."""

    def body(self, width: int) -> Body:
        """Return what to show."""

    def hints(self) -> str:
        """Return the keys that matter here, in words."""


def choice_keys(question: Question) -> dict[str, Choice]:
    """Return the key of each choice, in the order of the choices."""
    ordinary = iter(NUMBERS + LETTERS)
    aside = iter(NOT_APPLICABLE_KEYS)
    keys: dict[str, Choice] = {}
    for choice in question.choices:
        if choice.unknown:
            keys[UNKNOWN_KEY] = choice
        elif choice.not_applicable:
            keys[next(aside, "") or next(ordinary, "")] = choice
        else:
            keys[next(ordinary, "")] = choice
    keys.pop("", None)
    return keys


class Cursor:
    """A cursor in a list, which may be nowhere yet."""

    def __init__(self, count: int, at: int | None) -> None:
        self.count = count
        self.at = at

    def press(self, key: str) -> bool:
        """Move if the key moves; say whether it does."""
        steps = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}
        if not self.count or key not in (*steps, "home", "end"):
            return False
        if key == "home" or (self.at is None and key in ("down", "pagedown")):
            self.at = 0
        elif key == "end" or self.at is None:
            self.at = self.count - 1
        elif key in ("up", "down"):
            self.at = (self.at + steps[key]) % self.count
        else:
            self.at = min(max(self.at + steps[key], 0), self.count - 1)
        return True


class QuestionWidget:
    """What the widgets of all kinds of questions share."""

    def __init__(self, screen: QuestionScreen) -> None:
        self.screen = screen
        self.question = screen.question
        self.language: Language = screen.language
        self.notice = ""

    def press(self, key: str) -> Reply | None:
        """Take a key; return a reply if it gives one."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Ignore it: nothing is typed here."""

    def translate(self, language: Language) -> None:
        """Go on in another language, with what was typed or marked so far."""
        self.language, self.notice = language, ""

    def body(self, width: int) -> Body:
        """Return what to show."""
        raise NotImplementedError

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        return say(f"interview.hints.{self.question.kind}", self.language)

    def tell(self, key: str, **values: str) -> None:
        """Tell something about the last key."""
        self.notice = say(f"interview.{key}", self.language, **values)


class Marker(Protocol):
    """Gives the sign before a choice."""

    def __call__(self, choice: Choice, /) -> str:
        """Return the sign."""


def choice_body(
    question: Question, keys: dict[str, Choice], at: int | None, width: int, language: Language, mark: Marker
) -> Body:
    """Return the lines of choices, each with its key and its sign, and where the cursor is."""
    key_of = {choice.id: key for key, choice in keys.items()}
    lines: list[Line] = []
    first = last = 0
    for position, choice in enumerate(question.choices):
        here = position == at
        lead = f" {'❯' if here else ' '} {key_of.get(choice.id, ' ')} {mark(choice)} "
        chosen = mark(choice) in "◉☒"
        style = "class:cursor" if here else "class:chosen" if chosen else ""
        if here:
            first = len(lines)
        lines += block(plain(choice.text.to(language)), width, style, first=lead)
        if here:
            last = len(lines) - 1
    return Body(lines, first, last)
