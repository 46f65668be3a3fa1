"""What stands around the answers: where one is, the question, the keys.

What yields where there is little room is text: it folds, ends in "…", or goes. A figure stands whole or not at all.
"""

from __future__ import annotations

import questionary

from ecomdiag.interview.lines import WIDEST, Line, block, fitting, joined
from ecomdiag.interview.lookout import Lookout
from ecomdiag.interview.note_screen import NoteScreen
from ecomdiag.interview.prompt import Prompt
from ecomdiag.interview.ranges import range_parts
from ecomdiag.interview.screens import (
    EndScreen,
    FactScreen,
    QuestionScreen,
    ReviewScreen,
    Screen,
    WelcomeScreen,
)
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.wording import clear_line
from ecomdiag.texts import say
from ecomdiag.texts.cells import cells
from ecomdiag.texts.languages import other_name
from ecomdiag.texts.showing import printable

LEAST_COLUMNS, LEAST_ROWS = 24, 8
#: From here on the lines of the progress, and all the keys, fit.
ROOMY_ROWS = 16
#: From here on a section's opening words fit above its first question.
SPACIOUS_ROWS = 24
#: Lines that a list needs to be moved through: one, and what is said about those above and below.
LEAST_IN_VIEW = 3
#: A bar or a title shorter than this says nothing.
LEAST_BAR, LEAST_TITLE = 4, 6
#: What stands between two keys, or two hints.
SEPARATOR = " · "

#: Named colours and attributes only, which every theme, dark or light, makes legible.
STYLE = questionary.Style(
    [
        ("step", "bold"),
        ("dim", "ansibrightblack"),
        ("question", "bold"),
        ("clear", ""),
        ("pointer", "ansicyan bold"),
        ("cursor", "ansicyan bold"),
        ("held", "reverse"),
        ("chosen", "ansigreen"),
        ("typed", "bold underline"),
        ("answer", "noinherit bold underline"),
        ("notice", "ansired bold"),
        ("bar", "ansicyan"),
        ("keys", "reverse"),
    ]
)


class Layout:
    """What stands above and below the answers, for any size of window."""

    def __init__(self, prompt: Prompt, lookout: Lookout, size: tuple[int, int], *, helping: bool) -> None:
        """``size`` is in columns and rows; ``helping`` says whether the help stands where the answers do."""
        self.prompt, self.lookout, self.helping = prompt, lookout, helping
        self.screen: Screen = prompt.screen
        self.language = self.screen.language
        self.columns, self.rows = size
        self.width = min(self.columns - 1, WIDEST)

    def head_and_foot(self) -> tuple[list[Line], list[Line]]:
        """Return the lines above and below; none below where the window is too small for more."""
        if self.columns < LEAST_COLUMNS or self.rows < LEAST_ROWS:
            return [[("class:notice", say("interview.too_small", self.language))]], []
        lines, foot = self._head(), self._foot()
        notice = printable(self.prompt.notice or self.screen.notice)
        if notice:
            lines += block(notice, self.width, "class:notice", first="! ")
        room = self.rows - len(foot) - LEAST_IN_VIEW
        above = [] if self.helping else self.prompt.above(self.width)
        return [*lines[: max(room - len(above), 0)], *above][:room], foot

    def _head(self) -> list[Line]:
        screen, width = self.screen, self.width
        if isinstance(screen, QuestionScreen):
            return self._question(screen, width)
        if isinstance(screen, FactScreen):
            return self._fact(screen, width)
        if isinstance(screen, EndScreen):
            return []
        if isinstance(screen, NoteScreen):
            return self._note(screen, width)
        title = say("interview.sections", self.language)
        if isinstance(screen, WelcomeScreen):
            title = printable(screen.title.to(self.language))
        if isinstance(screen, ReviewScreen):
            title = screen.title
            if screen.left and screen.section is None:
                title += SEPARATOR + say("interview.review_open", self.language, count=screen.left)
        return [*block(title, width, "class:step"), []]

    def _note(self, screen: NoteScreen, width: int) -> list[Line]:
        roomy = self.rows >= ROOMY_ROWS
        lines = [*block(screen.title, width, "class:step"), *([[]] if roomy else [])]
        lines += block(screen.asked, width, "class:question")
        return [*lines, *block(screen.help, width, "class:dim"), []] if roomy else lines

    def _fact(self, screen: FactScreen, width: int) -> list[Line]:
        roomy = self.rows >= ROOMY_ROWS
        lines: list[Line] = [[("class:step", say("begin.step", self.language))], *([[]] if roomy else [])]
        lines += block(screen.question.text.to(self.language), width, "class:question")
        if roomy and screen.question.help is not None:
            lines += block(screen.question.help.to(self.language), width, "class:dim")
        return [*lines, []] if roomy else lines

    def _question(self, screen: QuestionScreen, width: int) -> list[Line]:
        roomy = self.rows >= ROOMY_ROWS
        lines = self._standing(screen, width, roomy=roomy)
        if roomy:
            lines += [*self._progress(screen, width), *self._range(screen, width)]
            if self.rows >= SPACIOUS_ROWS or not screen.title_above:
                lines.append([])
            if screen.opens_section and self.rows >= SPACIOUS_ROWS:
                intro = printable(screen.whereabouts.section.intro.to(self.language))
                lines += [*block(intro, width, "italic"), []]
        if screen.greeting and roomy:
            lines += [*block(screen.greeting, width, "italic"), []]
        lines += self._around(screen, width)
        if screen.title_above:
            lines += block(printable(screen.title_above), width, "class:dim")
        lines += block(screen.around.asked(screen.question, self.language), width, "class:question")
        clear = printable(clear_line(screen.question, self.language))
        lines += block(clear, width, "class:clear") if clear else []
        said = screen.look_words("Tab") or screen.optional_words("Tab")
        if said and roomy:
            lines += block(said, width, "italic")
        if screen.note_words and roomy:
            lines.append([("class:dim", fitting(screen.note_words, width))])
        return [*lines, []] if roomy else lines

    def _around(self, screen: QuestionScreen, width: int) -> list[Line]:
        """Tell the heading of a group where there is room, its words where there is more, and what all rows ask.

        Which of several things is asked about has to be told on any screen.
        """
        around, language, lines = screen.around, self.language, []
        if around.group is not None and (self.rows >= ROOMY_ROWS or around.copy is not None):
            lines += block(around.heading(language), width, "class:step")
            if around.intro(language) and self.rows >= SPACIOUS_ROWS:
                lines += block(around.intro(language), width, "italic")
        return lines + (block(around.of_all_rows(language), width) if around.matrix is not None else [])

    def _standing(self, screen: QuestionScreen, width: int, *, roomy: bool) -> list[Line]:
        """Tell the step and the question: on two lines, or without the section's title, where that is too much."""
        whereabouts = screen.whereabouts
        step = say("interview.step", self.language, step=str(whereabouts.step), steps=str(whereabouts.steps))
        place = say(
            "interview.position",
            self.language,
            position=str(whereabouts.position),
            asked=str(whereabouts.asked),
        )
        room = width - cells(step) - cells(place) - 2
        if room < 0:
            return [[("class:step", step)], *([[("class:dim", place)]] if roomy else [])]
        whole = printable(whereabouts.section.title.to(self.language))
        title = fitting(whole, room - len(SEPARATOR))
        told = title == whole or cells(title) >= LEAST_TITLE
        left = f"{step}{SEPARATOR}{title}" if told else step
        gap = " " * (width - cells(left) - cells(place))
        return [[("class:step", left), ("", gap), ("class:dim", place)]]

    def _progress(self, screen: QuestionScreen, width: int) -> list[Line]:
        whereabouts = screen.whereabouts
        words = whereabouts.left_words(self.language)
        room = width - cells(words) - 2
        if room < LEAST_BAR:
            return block(words, width, "class:dim")
        done = round(
            room
            * (whereabouts.step - 1 + (whereabouts.position - 1) / max(whereabouts.asked, 1))
            / whereabouts.steps
        )
        return [[("class:bar", "━" * done), ("class:dim", "─" * (room - done)), ("class:dim", f"  {words}")]]

    def _range(self, screen: QuestionScreen, width: int) -> list[Line]:
        parts = range_parts(self.lookout, screen.question.section, self.language)
        whole = " · ".join(sentence for sentence, _ in parts)
        if cells(whole) <= width:
            return [[("class:dim", whole)]]
        return [
            [("class:dim", sentence if cells(sentence) <= width else figures)] for sentence, figures in parts
        ]

    def _foot(self) -> list[Line]:
        language, width = self.language, self.width
        # The page at the end needs every line.
        ending = isinstance(self.screen, EndScreen)
        hints = say("interview.hints.help", language) if self.helping else self.prompt.hints()
        if isinstance(self.screen, QuestionScreen) and not self.helping:
            hints += SEPARATOR + say("note.key", language)
        told = joined(hints.split(SEPARATOR), SEPARATOR, width)
        keys = self._keys("interview.keys")
        if len(keys) > 1 and self.rows < SPACIOUS_ROWS:
            # The answers need the line more than the keys that are seldom used.
            keys = self._keys("interview.keys_first")[:1]
        roomy = self.rows >= ROOMY_ROWS and not ending
        lines: list[Line] = [[("class:dim", line)] for line in (told if roomy else told[:1])]
        lines += [[("class:keys", line.ljust(width))] for line in keys]
        return [[], *lines] if roomy else lines

    def _keys(self, usual: str) -> list[str]:
        """Return the keys that a screen has, in as many lines as they need; ``usual`` are those of most."""
        own: dict[type, str] = {EndScreen: "ending.keys", NoteScreen: "note.keys"}
        own |= dict.fromkeys((WelcomeScreen, FactScreen), "begin.keys")
        other = other_name(self.language, self.lookout.questionnaire.languages)
        if (name := own.get(type(self.screen))) is not None:
            words = say(name, self.language, other=other)
        else:
            # Where words are typed, a question mark is one of their signs.
            words = say(usual, self.language, help="F1" if self.prompt.takes_words else "?", other=other)
        return joined(words.split(SEPARATOR), SEPARATOR, self.width)


def help_lines(screen: QuestionScreen, width: int) -> list[Line]:
    """Return the help of a question, and what its answers mean."""
    language, question = screen.language, screen.question
    text = question.help.to(language) if question.help else say("interview.no_help", language)
    lines = [*block(screen.look_words("Tab"), width, "italic", first="  "), []] if screen.look else []
    lines += block(printable(text), width, first="  ")
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        lines += [[], [("class:dim", f"  {say(f'interview.rungs.{question.kind}', language)}")]]
        for choice in question.choices:
            lines += block(printable(choice.text.to(language)), width, first="  · ")
    return lines
