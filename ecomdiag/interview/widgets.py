"""The ways to answer, each a small machine: keys in, lines and sometimes a reply out.

They know nothing of terminals, so that they can be tested key by key. What they let through is checked by the
engine all the same; here the limits only show while a person types.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ecomdiag.conditions import Answer
from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    GoTo,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    SectionsScreen,
)
from ecomdiag.interview.search import matches
from ecomdiag.model import Choice, Kind, Question
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import answer_text, number, read_number

#: Keys that pick a choice directly: its number, then letters; "I don't know" and "does not apply" have their own.
#: The letters l, q and s are commands of the interview line by line.
NUMBERS = "123456789"
LETTERS = "abcdefghijkmnoprtuvwxyz"
UNKNOWN_KEY, NOT_APPLICABLE_KEYS = "0", "-="
#: Longest percentage that makes sense to type: "100.00".
MOST_DIGITS = 6
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


def widget_for(screen: Screen) -> Widget:
    """Return the widget that a screen is answered with."""
    if isinstance(screen, ReviewScreen):
        return ReviewWidget(screen)
    if isinstance(screen, SectionsScreen):
        return SectionsWidget(screen)
    kinds: dict[Kind, type[_QuestionWidget]] = {
        Kind.SINGLE: SingleWidget,
        Kind.MULTIPLE: MultipleWidget,
        Kind.RANKING: RankingWidget,
        Kind.COUNTRIES: CountriesWidget,
        Kind.PERCENTAGE: PercentageWidget,
    }
    return kinds[screen.question.kind](screen)


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


class _Moving:
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


class _QuestionWidget:
    """What the widgets of all kinds of questions share."""

    def __init__(self, screen: QuestionScreen) -> None:
        self.screen = screen
        self.question = screen.question
        self.language: Language = screen.language
        self.notice = ""

    def press(self, key: str) -> Reply | None:
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Ignore it: nothing is typed here."""

    def translate(self, language: Language) -> None:
        """Go on in another language, with what was typed or marked so far."""
        self.language, self.notice = language, ""

    def body(self, width: int) -> Body:
        raise NotImplementedError

    def hints(self) -> str:
        """Return the keys that matter here, in words."""
        return say(f"interview.hints.{self.question.kind}", self.language)

    def tell(self, key: str, **values: str) -> None:
        self.notice = say(f"interview.{key}", self.language, **values)


class SingleWidget(_QuestionWidget):
    """One of a few: its key takes it at once; arrows and Enter do too. Nothing is chosen beforehand."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.choices = list(self.question.choices)
        self.keys = choice_keys(self.question)
        ids = [choice.id for choice in self.choices]
        self.moving = _Moving(len(ids), ids.index(str(screen.answer)) if screen.answer in ids else None)

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
        return _choice_body(self.question, self.keys, self.moving.at, width, self.language, self._mark)

    def _mark(self, choice: Choice) -> str:
        return "◉" if choice.id == self.screen.answer else "○"


class MultipleWidget(_QuestionWidget):
    """Several of some: keys and the space bar mark; Enter takes what is marked."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.choices = list(self.question.choices)
        self.keys = choice_keys(self.question)
        self.chosen: list[str] = list(screen.answer) if isinstance(screen.answer, tuple) else []
        self.moving = _Moving(len(self.choices), 0)

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
        return _choice_body(self.question, self.keys, self.moving.at, width, self.language, self._mark)

    def hints(self) -> str:
        """Return the keys, and the limit if there is one."""
        keys = super().hints()
        if self.question.max_choices < len([c for c in self.choices if not c.stands_alone]):
            return f"{len(self.chosen)}/{self.question.max_choices} · {keys}"
        return keys

    def _mark(self, choice: Choice) -> str:
        return "☒" if choice.id in self.chosen else "☐"


class RankingWidget(_QuestionWidget):
    """All in order: a number moves the item under the cursor to that place; space takes it along."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        given = list(screen.answer) if isinstance(screen.answer, tuple) else []
        self.order = given or [choice.id for choice in self.question.choices]
        self.moving = _Moving(len(self.order), 0)
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


class CountriesWidget(_QuestionWidget):
    """A few of very many: type to search; Enter picks the one under the cursor, and at the end takes all."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.picked: list[str] = list(screen.answer) if isinstance(screen.answer, tuple) else []
        self.typed = ""
        self._search()

    def translate(self, language: Language) -> None:
        """Search in another language, with what was picked and typed so far."""
        super().translate(language)
        self._search()

    def _search(self) -> None:
        self.found = matches(self.question.choices, self.typed, self.language)
        # With nothing typed no country is under the cursor, so that Enter can only mean "done".
        self.moving = _Moving(len(self.found), 0 if self.typed and self.found else None)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if self.moving.press(key):
            return None
        if key == "enter":
            return self.enter()
        if key == "backspace":
            self.rub_out()
        elif len(key) == 1 and key.isprintable() and len(self.typed) < 40:
            self.type(key)
        return None

    def type(self, text: str) -> None:
        """Search on with more text."""
        self.typed = (self.typed + text).lstrip()
        self._search()

    def paste(self, text: str) -> None:
        """Search for a pasted text."""
        self.type("".join(sign for sign in text.replace("\n", " ") if sign.isprintable())[:40])

    def rub_out(self) -> None:
        """Take back the last letter, or the last country when nothing is typed."""
        if self.typed:
            self.typed = self.typed[:-1]
        elif self.picked:
            self.picked.pop()
        self._search()

    def enter(self) -> Reply | None:
        """Pick or drop the country under the cursor; with none, take what is picked."""
        if self.moving.at is not None:
            self.toggle(self.found[self.moving.at])
        elif self.typed:
            self.tell("no_country", found=self.typed)
        elif len(self.picked) < self.question.min_choices:
            self.tell("pick_country")
        else:
            return Answered(tuple(self.picked))
        return None

    def toggle(self, choice: Choice) -> None:
        """Pick a country, or drop it if it is picked; never more than the limit."""
        if choice.id in self.picked:
            self.picked.remove(choice.id)
        elif len(self.picked) >= self.question.max_choices:
            self.tell("too_many_countries", limit=str(self.question.max_choices))
            return
        else:
            self.picked.append(choice.id)
        self.typed = ""
        self._search()

    def body(self, width: int) -> Body:
        """Return what is picked, what is typed, and the matches."""
        names = [plain(self.question.by_id[name].text.to(self.language)) for name in self.picked]
        count = f"{len(self.picked)}/{self.question.max_choices}"
        lines = block(" · ".join(names) or "–", width, "class:chosen", first=f" {count}  ")
        search = say("interview.search", self.language)
        lines.append([("", f" {search} "), ("class:typed", f"{self.typed}▏")])
        if not self.found:
            lines.append([("class:dim", f"   {say('interview.no_match', self.language)}")])
        head = len(lines)
        start = self.moving.at or 0
        top = max(0, start - PAGE)
        for position, choice in enumerate(self.found[top : top + 4 * PAGE], top):
            here = position == self.moving.at
            mark = "☒" if choice.id in self.picked else " "
            name = plain(choice.text.to(self.language))
            style = "class:cursor" if here else "class:chosen" if choice.id in self.picked else ""
            lines.append([(style, f" {'❯' if here else ' '} {mark} {name} ({choice.id})")])
        at = head + start - top if self.moving.at is not None else 0
        return Body(lines, at, at, fixed=head)


class PercentageWidget(_QuestionWidget):
    """A number from 0 to 100, with what the sum leaves in view while it is typed."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__(screen)
        self.typed = number(screen.answer) if isinstance(screen.answer, Fraction) else ""
        self.fresh = bool(self.typed)

    def press(self, key: str) -> Reply | None:
        """Take a key."""
        self.notice = ""
        if key == "backspace":
            self.typed = self.typed[:-1]
            self.fresh = False
        elif key == "enter":
            return self.submit()
        elif key in "0123456789,.":
            self.type(key)
        elif key in ("up", "down"):
            self.step(5 if key == "up" else -5)
        return None

    def type(self, text: str) -> None:
        """Add digits; the first one typed replaces an answer given before."""
        self.typed = (text if self.fresh else self.typed + text)[:MOST_DIGITS]
        self.fresh = False

    def paste(self, text: str) -> None:
        """Take the digits of a pasted text."""
        digits = "".join(sign for sign in text if sign in "0123456789,.")
        if digits:
            self.type(digits)

    def step(self, by: int) -> None:
        """Raise or lower the number by five, within the limits."""
        value = read_number(self.typed) or Fraction(0)
        self.typed = number(min(max(value + by, Fraction(0)), self.most))
        self.fresh = False

    @property
    def most(self) -> Fraction:
        """The most that the sums leave for this answer."""
        return min([Fraction(100), *(own.most for own in self.screen.sums)])

    def submit(self) -> Reply | None:
        """Take the number, if it is one and within the limits."""
        value = read_number(self.typed)
        if not self.typed:
            self.tell("type_number")
        elif value is None or not 0 <= value <= 100:
            self.tell("not_percentage", found=self.typed)
        elif not self.breaks_a_sum(value):
            return Answered(value)
        return None

    def breaks_a_sum(self, value: Fraction) -> bool:
        """Whether a sum refuses the number, which ``said`` explains: what was typed stays to be mended."""
        return any(value > own.most or (own.exact and value not in own.exact) for own in self.screen.sums)

    def body(self, width: int) -> Body:
        """Return the number as typed, and what the sums say to it."""
        lines: list[Line] = [[("", " ❯ "), ("class:typed", f"{self.typed}▏"), ("", " %")], []]
        for style, text in self.said():
            lines += block(text, width, style, first="   ")
        return Body(lines)

    def said(self) -> list[tuple[str, str]]:
        """Say what the sums leave, or that the number breaks one."""
        value = read_number(self.typed)
        said: list[tuple[str, str]] = []
        for own in self.screen.sums:
            others, most = number(own.others), number(own.most)
            if value is not None and value > own.most:
                total = number(own.others + value)
                said.append(
                    (
                        "class:notice",
                        say("interview.sum_over", self.language, others=others, total=total, most=most),
                    )
                )
            elif own.exact:
                exact = say("interview.or", self.language).join(number(v) for v in own.exact)
                met = value in own.exact
                said.append(
                    (
                        "class:dim" if met or value is None else "class:notice",
                        say("interview.sum_exact", self.language, others=others, exact=exact),
                    )
                )
            elif own.others:
                left = number(own.most - value) if value is not None else most
                said.append(("class:dim", say("interview.sum_left", self.language, others=others, left=left)))
        return said


class ReviewWidget:
    """The answers of a section, or of all: Enter goes on; arrows and Enter change one."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen
        self.language: Language = screen.language
        self.notice = ""
        self.moving = _Moving(len(screen.rows) + 1, 0)

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
        self.moving = _Moving(len(screen.rows), screen.current)

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


class _Marker(Protocol):
    def __call__(self, choice: Choice, /) -> str: ...


def _choice_body(
    question: Question, keys: dict[str, Choice], at: int | None, width: int, language: Language, mark: _Marker
) -> Body:
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
