"""Answering with a number, typed: a percentage, or any other."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Window
from prompt_toolkit.layout.processors import AfterInput

from ecomdiag.interview.lines import WIDEST, Line, block
from ecomdiag.interview.prompt import Lines
from ecomdiag.interview.screens import Answered, QuestionScreen, Reply
from ecomdiag.interview.typed_numbers import number_in
from ecomdiag.interview.typed_prompt import TypedPrompt
from ecomdiag.questionnaire.conditions import LEFT_OUT
from ecomdiag.questionnaire.measures import span_of, wanted
from ecomdiag.questionnaire.model import Kind
from ecomdiag.texts import say
from ecomdiag.texts.numbers import number, unmistakable
from ecomdiag.texts.showing import printable

#: Longest percentage that makes sense to type, "100.00"; and the longest other number: "-999,999,999.999999999".
LONGEST_SHARE, LONGEST = 6, 22
#: What can stand in a percentage, and in another number.
SHARE_SIGNS, SIGNS = "0123456789,.", "0123456789,.-+' "
#: By so much an arrow raises or lowers a percentage.
STEP = 5


class NumberPrompt(TypedPrompt):
    """A number within its limits, with what the sum leaves in view while it is typed."""

    screen: QuestionScreen

    def __init__(self, **terminal: Any) -> None:
        super().__init__(
            validate=self._wrong,
            validate_while_typing=False,
            input_processors=[AfterInput(self._unit)],
            **terminal,
        )
        self.window.height = 1
        self.container = HSplit([self.window, Window(Lines(self._below))])
        self.own.add(Keys.Up, eager=True)(lambda _: self.step(1))
        self.own.add(Keys.Down, eager=True)(lambda _: self.step(-1))

    @property
    def longest(self) -> int:
        """Most signs of a number."""
        return LONGEST_SHARE if self._is_share else LONGEST

    @property
    def _is_share(self) -> bool:
        return self.screen.question.kind is Kind.PERCENTAGE

    def _unit(self) -> str:
        """Return what stands behind the number that is typed."""
        if self._is_share:
            return " %"
        unit = self.screen.question.unit
        return "" if unit is None else f" {printable(unit.to(self.screen.language))}"

    def show(self, screen: QuestionScreen) -> None:
        """Begin with the answer, if there is one."""
        super().show(screen)
        self.begin(self._figures(screen.answer) if isinstance(screen.answer, Fraction) else "")
        #: Whether nothing was typed yet: the first digit then replaces the answer given before.
        self.fresh = bool(self.buffer.text)

    def write(self, text: str) -> None:
        """Put a text in the place of what was typed, as far as it fits."""
        super().write(text)
        self.fresh = False

    def paste(self, text: str) -> None:
        """Take the digits of a text, and what stands between them."""
        signs = SHARE_SIGNS if self._is_share else SIGNS
        digits = "".join(sign for sign in text if sign in signs)
        if digits:
            self.write(digits if self.fresh else self.buffer.text + digits)

    def step(self, by: int) -> None:
        """Raise or lower the number by steps, within the limits: a percentage by 5, any other by 1."""
        low, high = span_of(self.screen.question)
        known = self._value(self.buffer.text)
        value = Fraction(0) if known is None else known
        most = min([high, *(own.most for own in self.screen.sums)])
        stepped = min(max(value + by * (STEP if self._is_share else 1), low), most)
        self.write(self._figures(stepped))

    def _figures(self, value: Fraction) -> str:
        written = number if self._is_share else unmistakable
        return written(value, self.screen.language)

    def _value(self, typed: str) -> Fraction | None:
        found = number_in(self.screen.question, typed, self.screen.language)
        return found if isinstance(found, Fraction) else None

    def enter(self) -> None:
        """Answer with what was typed; if it is wrong, say why."""
        only = self.screen.only_fits
        if not self.buffer.text and only is not None:
            # Offered, not answered: it takes a second Enter, as no key that answers may be pressed by chance.
            self.write(self._figures(only))
            self.fresh = True
            self.tell("only_fits", value=self.buffer.text)
        else:
            self.write(self.buffer.text)  # what was told before is told again
            super().enter()

    def _wrong(self, typed: str) -> bool:
        if not typed and self.screen.question.optional:
            return True
        if not typed:
            self._tell_what_goes_here()
            return False
        found = number_in(self.screen.question, typed, self.screen.language)
        if not isinstance(found, Fraction):
            self.notice = found
            return False
        return not any(own.broken_by(found) for own in self.screen.sums)

    def _tell_what_goes_here(self) -> None:
        if self._is_share:
            self.tell("type_number")
        else:
            language = self.screen.language
            self.notice = say("plain.number", language, wanted=wanted(self.screen.question).to(language))

    def take(self, result: Any) -> Reply | None:
        """Answer with a number."""
        if not result and self.screen.question.optional:
            return Answered(LEFT_OUT)
        value = self._value(result)
        self.sends(str(result))
        return None if value is None else Answered(value)

    def _below(self, width: int, _: int) -> list[Line]:
        screen, value = self.screen, self._value(self.buffer.text)
        lines: list[Line] = [[]]
        if not self._is_share:
            limits = printable(wanted(screen.question).to(screen.language))
            lines += block(limits, min(width - 1, WIDEST), "class:dim", first="   ")
        for own in screen.sums:
            broken = value is not None and own.broken_by(value)
            style, first = ("class:notice", " ! ") if broken else ("class:dim", "   ")
            if said := own.words(screen.language, value):
                lines += block(said, min(width - 1, WIDEST), style, first=first)
        if not self.buffer.text and screen.only_fits is not None:
            offered = say("interview.offered", screen.language, value=screen.only_fits)
            lines += block(offered, min(width - 1, WIDEST), "class:dim", first="   ")
        return lines
