"""Answering by typing: the name of a country, or a number."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.interview.lines import Line, block
from ecomdiag.interview.screens import (
    Answered,
    QuestionScreen,
    Reply,
)
from ecomdiag.interview.search import matches
from ecomdiag.interview.widget import PAGE, Body, Cursor, QuestionWidget
from ecomdiag.model import Choice
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import number, read_number

#: Longest percentage that makes sense to type: "100.00".
MOST_DIGITS = 6


class CountriesWidget(QuestionWidget):
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
        self.moving = Cursor(len(self.found), 0 if self.typed and self.found else None)

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


class PercentageWidget(QuestionWidget):
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
