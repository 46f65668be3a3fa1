"""Answering from a list: one, several, all in order, a few of very many; and going elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from ecomdiag.interview.choice_keys import LETTERS, NUMBERS, choice_keys
from ecomdiag.interview.lines import Line, block, fitting
from ecomdiag.interview.prompt import NO_LETTERS, ListPrompt
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    GoTo,
    QuestionScreen,
    Reply,
    ReviewScreen,
    SectionsScreen,
)
from ecomdiag.interview.search import matches, near_matches
from ecomdiag.questionnaire.model import Choice, Kind
from ecomdiag.questionnaire.said import words_of
from ecomdiag.questionnaire.wording import choice_words
from ecomdiag.texts import say
from ecomdiag.texts.cells import cells
from ecomdiag.texts.showing import printable

#: Longest text that is searched for.
LONGEST_SEARCH = 40
#: Kinds of questions whose keys are told otherwise where letters are among them.
LETTERED = (Kind.SINGLE, Kind.MULTIPLE)


class ChoicePrompt(ListPrompt):
    """What the lists of a question's choices share. Nothing is chosen beforehand: no row is pointed at."""

    screen: QuestionScreen
    signs = "○◉"

    def show(self, screen: QuestionScreen) -> None:
        """Fill the list with the choices, and mark those of the answer."""
        super().show(screen)
        self.question = screen.question
        self.keys_of = {choice.id: key for key, choice in choice_keys(self.question).items()}
        answer = screen.answer
        self.given = (
            list(answer) if isinstance(answer, tuple) else [answer] if isinstance(answer, str) else []
        )
        by_key = {key: name for name, key in self.keys_of.items()}
        self.fill(self.question.by_id, marked=self.given, by_key=by_key)

    def text(self, value: str) -> str:
        """Return what a choice says."""
        said = self.screen.said if isinstance(self.screen, QuestionScreen) else ()
        text = choice_words(self.question.by_id[value], words_of(said, value))
        return printable(text.to(self.screen.language))

    def with_letters(self, hints: str) -> str:
        """Return the keys in words: those of questions with more choices than figures name letters too."""
        lettered = self.screen.name in LETTERED and not set(LETTERS).isdisjoint(self.keys_of.values())
        return say(f"interview.hints.{self.screen.name}_letters", self.screen.language) if lettered else hints

    def _row(self, _: int, value: str, width: int, style: str) -> list[Line]:
        sign = self.signs[value in self.control.selected_options]
        return block(self.text(value), width, style, first=f"{self.keys_of.get(value, ' ')} {sign} ")


class SinglePrompt(ChoicePrompt):
    """One of a few: its key takes it at once; arrows and Enter do too."""

    def show(self, screen: QuestionScreen) -> None:
        """Point at the answer, if there is one."""
        super().show(screen)
        self.point(*self.given)

    def take(self, result: Any) -> Reply | None:
        """Answer with a choice."""
        if result in self.question.by_id:
            return Answered(result)
        self.tell("choose_one")
        return None

    def hints(self) -> str:
        """Return the keys, with letters where there are more choices than figures."""
        return self.with_letters(super().hints())


class MultiplePrompt(ChoicePrompt):
    """Several of some: keys and the space bar mark; Enter takes what is marked."""

    signs = "☐☒"

    def __init__(self, **terminal: Any) -> None:
        super().__init__(
            lambda: questionary.checkbox("", [""], validate=self._enough, **NO_LETTERS, **terminal)
        )

    def show(self, screen: QuestionScreen) -> None:
        """Point at the first choice."""
        super().show(screen)
        self.control.pointed_at = 1

    def press(self, sign: str) -> None:
        """Mark or unmark the choice of a key, or the one pointed at."""
        value = super().press(sign)
        if value:
            self.point(value)
            self._toggle(self.question.by_id[value])

    def _toggle(self, choice: Choice) -> None:
        # A choice that stands alone clears the others, and the others clear it.
        marked = self.control.selected_options
        kept = [name for name in marked if not self.question.by_id[name].stands_alone]
        if choice.id in marked:
            marked.remove(choice.id)
        elif choice.stands_alone:
            marked[:] = [choice.id]
        elif len(kept) >= self.question.max_choices:
            self.tell("too_many", limit=str(self.question.max_choices))
        else:
            marked[:] = [*kept, choice.id]

    def _enough(self, values: list[str]) -> bool:
        alone = any(self.question.by_id[value].stands_alone for value in values)
        if not values and self.question.optional:
            return True
        if not values:
            self.tell("mark_some")
        elif len(values) < self.question.min_choices and not alone:
            self.tell("mark_more", limit=str(self.question.min_choices))
        else:
            return True
        return False

    def take(self, result: Any) -> Reply | None:
        """Answer with what is marked, in the order of the choices."""
        return Answered(tuple(result))

    def hints(self) -> str:
        """Return the keys, and the limit if there is one."""
        most, marked = self.question.max_choices, len(self.control.selected_options)
        limited = most < sum(not choice.stands_alone for choice in self.question.choices)
        keys = self.with_letters(super().hints())
        return f"{marked}/{most} · {keys}" if limited else keys


class RankingPrompt(ChoicePrompt):
    """All in order: a number moves the item under the cursor to that place; space takes it along."""

    def __init__(self, make: Callable[[], questionary.Question]) -> None:
        super().__init__(make)
        held = Condition(lambda: self.held)
        for key in (Keys.Up, Keys.Down, Keys.Home, Keys.End, Keys.PageUp, Keys.PageDown):
            self.own.add(key, eager=True, filter=held)(self._carry)
        self.own.add(Keys.ShiftUp, eager=True)(lambda _: self.move(self.control.pointed_at - 1))
        self.own.add(Keys.ShiftDown, eager=True)(lambda _: self.move(self.control.pointed_at + 1))

    def show(self, screen: QuestionScreen) -> None:
        """Fill the list in the order of the answer."""
        super().show(screen)
        self.held = False
        #: The order shown at first is nobody's answer until somebody confirms it.
        self.confirmed = bool(self.given)
        self.fill(self.given or self.question.by_id, 1)

    def press(self, sign: str) -> None:
        """Put the item pointed at in a place, or take hold of it."""
        if sign == " ":
            self.held = not self.held
        elif sign in NUMBERS[: self.rows]:
            self.move(int(sign))

    def _carry(self, event: KeyPressEvent) -> None:
        at, key = self.control.pointed_at, event.key_sequence[0].key
        steps = {Keys.Up: (at - 2) % self.rows + 1, Keys.Down: at % self.rows + 1}
        self.move(steps[Keys(key)] if key in steps else self.reached(key))

    def move(self, place: int) -> None:
        """Move the item pointed at to another place; the pointer goes with it."""
        place = min(max(place, 1), self.rows)
        choices = self.control.choices
        choices.insert(place, choices.pop(self.control.pointed_at))
        self.control.pointed_at, self.confirmed = place, True

    def take(self, result: Any) -> Reply | None:  # noqa: ARG002 - the order is the answer
        """Answer with the order; one that nobody touched is asked about once."""
        if self.confirmed:
            return Answered(tuple(str(choice.value) for choice in self.control.choices[1:]))
        self.confirmed = True
        self.tell("confirm_order")
        return None

    def _row(self, place: int, value: str, width: int, style: str) -> list[Line]:
        held = self.held and place == self.control.pointed_at
        text = self.text(value) + (" ↕" if held else "")
        return block(text, width, "class:held" if held else style, first=f"{place}. ")


class CountriesPrompt(ChoicePrompt):
    """A few of very many: type to search; Enter picks the one pointed at, and at the end takes all."""

    def __init__(self, make: Callable[[], questionary.Question]) -> None:
        super().__init__(make)
        for key in (Keys.ControlH, Keys.Delete):
            self.own.add(key, eager=True)(lambda _: self.rub_out())
        self.own.add(Keys.ControlU, eager=True)(lambda _: self.search(""))

    def show(self, screen: QuestionScreen) -> None:
        """Begin to search."""
        super().show(screen)
        self.search("")

    def translate(self, screen: QuestionScreen) -> None:
        """Search in another language, with what was picked and typed so far."""
        super().translate(screen)
        self.search(self.typed)

    @property
    def picked(self) -> list[str]:
        """The countries picked, in the order of picking."""
        return self.control.selected_options

    def search(self, typed: str) -> None:
        """Show what matches."""
        self.typed = typed.lstrip()[:LONGEST_SEARCH]
        found = matches(self.question.choices, self.typed, self.screen.language)
        self.near = not found
        # With nothing typed no country is pointed at, so that Enter can only mean "done"; nor is one that is only
        # near what was typed.
        at = int(bool(self.typed and found))
        found = found or near_matches(self.question, self.typed)
        self.fill((choice.id for choice in found), at, self.picked)

    def press(self, sign: str) -> None:
        """Search for more."""
        if sign.isprintable():
            self.search(self.typed + sign)

    def paste(self, text: str) -> None:
        """Search for a pasted text."""
        self.search(self.typed + "".join(sign for sign in text.replace("\n", " ") if sign.isprintable()))

    def rub_out(self) -> None:
        """Take back the last letter, or the last country when nothing is typed."""
        if not self.typed and self.picked:
            self.picked.pop()
        self.search(self.typed[:-1])

    def take(self, result: Any) -> Reply | None:
        """Pick or drop the country pointed at; with none, answer with what is picked."""
        if result in self.question.by_id:
            self._toggle(self.question.by_id[result])
        elif self.typed:
            self.tell("no_country", found=self.typed)
        elif len(self.picked) < self.question.min_choices and (self.picked or not self.question.optional):
            self.tell("pick_country")
        else:
            return Answered(tuple(self.picked))
        return None

    def _toggle(self, choice: Choice) -> None:
        if choice.id in self.picked:
            self.picked.remove(choice.id)
        elif len(self.picked) >= self.question.max_choices:
            self.tell("too_many_countries", limit=str(self.question.max_choices))
            return
        else:
            self.picked.append(choice.id)
            if choice.id == self.screen.home:
                self.tell("own_country", country=self.text(choice.id))
        self.search("")

    def above(self, width: int) -> list[Line]:
        """Return what is picked and what is typed."""
        names = " · ".join(map(self.text, self.picked)) or "–"
        lines = block(
            names, width, "class:chosen", first=f" {len(self.picked)}/{self.question.max_choices}  "
        )
        search = say("interview.search", self.screen.language)
        lines.append([("", f" {search} "), ("class:typed", f"{self.typed}▏")])
        if self.near:
            key = "interview.near_match" if self.rows else "interview.no_match"
            lines += block(say(key, self.screen.language), width, "class:dim", first="   ")
        return lines

    def _row(self, _: int, value: str, width: int, style: str) -> list[Line]:
        lead, code = ("☒ " if value in self.picked else "  "), f" ({value})"
        name = fitting(self.text(value), width - cells(lead + code))
        return [[(style, f"{lead}{name}{code}")]]


class ReviewPrompt(ListPrompt):
    """The answers of a section, or of all: Enter goes on; arrows and Enter change one."""

    screen: ReviewScreen

    def show(self, screen: ReviewScreen) -> None:
        """Fill the list with the way on, then the answers."""
        super().show(screen)
        self.lines = screen.lines
        self.fill([Continue(), *(line.change for line in self.lines)], 1)

    def translate(self, screen: ReviewScreen) -> None:
        """Say the same in another language."""
        super().translate(screen)
        self.lines = screen.lines

    def _row(self, place: int, _: Reply, width: int, style: str) -> list[Line]:
        if place == 1:
            key = "interview.go_on" if self.screen.section else "interview.finish"
            return [[(style, say(key, self.screen.language))]]
        line = self.lines[place - 2]
        told = {"given": "class:chosen", "passed": "class:dim", "missing": "class:notice"}[line.state]
        return [*block(line.name, width, style), *block(line.shown, width, told, first="  → ")]

    def _over(self, place: int, width: int) -> list[Line]:
        headings = self.lines[place - 2].above if place > 1 else ()
        return [line for heading in headings for line in block(heading, width, "class:step")]


class SectionsPrompt(ListPrompt):
    """The sections, to go to one."""

    screen: SectionsScreen

    def show(self, screen: SectionsScreen) -> None:
        """Fill the list with the sections; point at the one where the person is."""
        super().show(screen)
        values = [GoTo(section.id) for section, _, _ in screen.rows]
        self.fill(values, screen.current + 1, by_key=dict(zip(NUMBERS, values, strict=False)))

    def _row(self, place: int, _: Reply, width: int, style: str) -> list[Line]:
        section, answered, asked = self.screen.rows[place - 1]
        state = "✓" if asked and answered == asked else " "
        lead, count = f"{place:>2}  {state} ", f" ({answered}/{asked})"
        title = fitting(printable(section.title.to(self.screen.language)), width - len(lead) - len(count))
        return [[(style, f"{lead}{title}{count}")]]
