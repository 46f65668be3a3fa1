"""The interview line by line: numbered choices, no cursor movement, nothing redrawn.

For screen readers, simple terminals and slow links. The same session asks; only the showing differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TextIO

from ecomdiag.interview.conclusion import Conclusion
from ecomdiag.interview.interruptions import Interruptions
from ecomdiag.interview.lining import Lines
from ecomdiag.interview.lookout import Lookout
from ecomdiag.interview.note_screen import NoteScreen, OtherNote
from ecomdiag.interview.ranges import range_parts
from ecomdiag.interview.reading_lines import COMMANDS, HELP, TAKE_BACK, Wrong, line_keys, understood
from ecomdiag.interview.screens import (
    Answered,
    Back,
    EndScreen,
    Fact,
    FactScreen,
    Forward,
    Leave,
    OneLineScreen,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    WelcomeScreen,
)
from ecomdiag.interview.session import Session
from ecomdiag.names.answers import visible_lines
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import Kind
from ecomdiag.questionnaire.wording import answer_text, clear_line
from ecomdiag.texts import LANGUAGES, Language, listed, say
from ecomdiag.texts.languages import other_name, others, tongue
from ecomdiag.texts.showing import printable

READ_ON = "v"
#: A line that ends a note, and what a first line means that is none of it.
NOTE_ENDS = "."
NO_NOTE: dict[str, Reply] = {"": Forward(), NOTE_ENDS: Forward(), "<": Back(), TAKE_BACK: Answered("")}
#: At the end of a line: the answer goes on in the next.
GOES_ON = "\\"
#: What leads to another note, where there is one.
OTHERS: dict[str, Reply] = {"<<": OtherNote(-1), ">>": OtherNote(1)}
#: Seconds that a section waits for the range of the result, to say it above its first question if it is known.
A_MOMENT = 0.25
_SPACES = re.compile(r"\s+")


def hold(session: Session, interruptions: Interruptions, source: TextIO, target: TextIO) -> None:
    """Hold an interview line by line, between two streams of the terminal."""
    lines = Lines(source, target, interruptions)
    PlainInterview(session, read=lines.read, write=lines.write).run()


class PlainInterview:
    """Shows a session's screens as lines, and reads the person's replies as lines."""

    def __init__(
        self,
        session: Session,
        *,
        read: Callable[[], str],
        write: Callable[[str], None],
        moment: float = A_MOMENT,
    ) -> None:
        """``read`` gives one line. It raises ``EOFError`` or ``KeyboardInterrupt`` when the person leaves, and
        ``UnicodeDecodeError`` for a line that is no text. ``moment`` is how many seconds a section may wait for
        the range of the result."""
        self.session = session
        self.read = read
        self.write = write
        self.moment = moment
        self.lookout = Lookout(session.whole, told=lambda: None)
        #: The one value that fits was offered for an empty line.
        self._offered = False
        #: The lines of a note, or of an answer, so far.
        self._note: list[str] = []
        #: The result that was told last, and in which language.
        self._concluded: tuple[Conclusion, Language] | None = None

    def run(self) -> None:
        """Ask until the end, or until the person leaves."""
        screen = self.session.screen
        try:
            while screen is not None:
                self.lookout.ask(self.session.sheet)
                for line in self._shown(screen):
                    self.write(line)
                screen = self._replied(screen)
        except OSError:  # the terminal went away while something was said
            if self.session.screen is not None:
                self.session.reply(Leave())
        finally:
            self.lookout.close()

    def _replied(self, screen: Screen) -> Screen | None:
        """Read lines until one of them is a reply."""
        self._offered, self._note = False, []
        while True:
            if not self._note:
                self.write(_prompt(screen))
            try:
                typed = self.read()
            except UnicodeDecodeError:
                self.write(say("plain.unreadable", screen.language))
                continue
            except (EOFError, KeyboardInterrupt):
                self.write("")  # what is said next begins a line of its own
                return self.session.reply(Leave())
            if isinstance(screen, NoteScreen):
                reply = self._noted(screen, typed)
            else:
                reply = self._lines_so_far(screen, _SPACES.sub(" ", typed).strip())
            if reply is not None:
                return self.session.reply(reply)

    def _lines_so_far(self, screen: OneLineScreen, line: str) -> Reply | None:
        """Take a line; of an answer in several lines, each that ends with the sign for it goes on in the next."""
        if _in_lines(screen) and line.endswith(GOES_ON):
            self._note.append(line[: -len(GOES_ON)].rstrip())
            return None
        typed, self._note = "\n".join([*self._note, line]), []
        return self._reply_to(screen, typed)

    def _noted(self, screen: NoteScreen, typed: str) -> Reply | None:
        """Take a line of a note; return what its lines are together, once they end."""
        line = " ".join(visible_lines(typed)).rstrip()
        if not self._note and line.strip() in NO_NOTE:
            return NO_NOTE[line.strip()]
        if not self._note and screen.others and line.strip() in OTHERS:
            return OTHERS[line.strip()]
        if screen.several_lines and line.strip() != NOTE_ENDS:
            self._note.append(line)
            return None
        return Answered("\n".join(self._note) if screen.several_lines else line)

    def _reply_to(self, screen: OneLineScreen, typed: str) -> Reply | None:
        """Return the reply that a line means; if it means none, say why."""
        if typed == HELP:
            self._help(screen)
            return None
        if isinstance(screen, EndScreen) and typed.lower() == READ_ON:
            for line in screen.conclusion.whole(screen.language, None).splitlines():
                self.write(line)
            return None
        if typed.lower() in COMMANDS:
            command = COMMANDS[typed.lower()]
            # Nothing is left to be answered: to leave is to finish.
            return Forward() if isinstance(screen, EndScreen) and isinstance(command, Leave) else command
        reply = self._only_fits(screen) if not typed else None
        reply = reply or understood(screen, typed)
        if isinstance(reply, Wrong):
            self.write(str(reply))
            return None
        if isinstance(reply, Answered) and isinstance(screen, QuestionScreen | FactScreen):
            self._echo(screen, reply)
        return reply

    def _only_fits(self, screen: OneLineScreen) -> Reply | Wrong | None:
        """Take an empty line for the one value that still fits, once it was told."""
        if not isinstance(screen, QuestionScreen) or screen.answer is not None or screen.only_fits is None:
            return None
        if self._offered:
            return Answered(screen.only_fits)
        self._offered = True
        return Wrong(say("interview.only_fits", screen.language, value=screen.only_fits))

    def _echo(self, screen: QuestionScreen | FactScreen, reply: Answered) -> None:
        """Say which countries, or which day, were understood: another may have been meant."""
        if screen.question.kind in (Kind.COUNTRIES, Kind.DATE) and reply.answer:
            names = printable(answer_text(screen.question, reply.answer, screen.language))
            self.write(say("plain.understood", screen.language, names=names))

    def _help(self, screen: Screen) -> None:
        if isinstance(screen, QuestionScreen):
            help_text = screen.question.help
            language = screen.language
            self.write(printable(help_text.to(language)) if help_text else say("interview.no_help", language))
        self.write(say("plain.commands", screen.language, switch=_switch(self.session)))
        in_words = isinstance(screen, QuestionScreen) and screen.question.kind is Kind.TEXT
        if in_words or (isinstance(screen, FactScreen) and screen.fact == Fact.COMPANY):
            self.write(say("plain.in_quotes", screen.language))

    def _shown(self, screen: Screen) -> Iterator[str]:
        yield ""
        if screen.notice:
            yield f"! {printable(screen.notice)}"
        if isinstance(screen, QuestionScreen):
            yield from self._question(screen)
        elif isinstance(screen, ReviewScreen):
            yield from _review(screen)
        elif isinstance(screen, WelcomeScreen):
            yield f"{printable(screen.title.to(screen.language))}."
            yield from screen.paragraphs("q")
        elif isinstance(screen, FactScreen):
            yield from _fact(screen)
        elif isinstance(screen, NoteScreen):
            yield from _note(screen)
        elif isinstance(screen, EndScreen):
            yield from self._end(screen)
        else:
            yield say("interview.sections", screen.language)
            for position, (section, answered, asked) in enumerate(screen.rows, 1):
                yield f"{position}. {printable(section.title.to(screen.language))} ({answered}/{asked})"

    def _question(self, screen: QuestionScreen) -> Iterator[str]:
        language, whereabouts, question = screen.language, screen.whereabouts, screen.question
        title = printable(whereabouts.section.title.to(language))
        step = say("interview.step", language, step=str(whereabouts.step), steps=str(whereabouts.steps))
        place = say(
            "interview.position", language, position=str(whereabouts.position), asked=str(whereabouts.asked)
        )
        if screen.greeting:
            yield screen.greeting
        yield f"{step} · {title}. {place}; {whereabouts.left_words(language)}."
        if screen.opens_section:
            yield printable(whereabouts.section.intro.to(language))
        if whereabouts.position == 1:
            yield from self._range(language)
        if screen.around.opens or screen.around.copy is not None:
            yield from filter(None, (f"{screen.around.heading(language)}:", screen.around.intro(language)))
        if screen.title_above:
            yield f"{printable(screen.title_above)}:"
        yield printable(question.text.to(language))
        yield from filter(None, [printable(clear_line(question, language))])
        yield from filter(None, (screen.look_words(">"), screen.optional_words(">")))
        if question.kind is not Kind.COUNTRIES:
            for key, choice in line_keys(question).items():
                yield f"{key}. {printable(choice.text.to(language))}"
        yield from _sums(screen)
        if screen.answer is not None:
            shown = printable(answer_text(question, screen.answer, language, screen.said))
            yield say("plain.answered", language, answer=shown)
        yield from filter(None, (screen.note_words,))

    def _end(self, screen: EndScreen) -> Iterator[str]:
        """Tell the result, once."""
        told = screen.conclusion, screen.language
        if self._concluded != told:
            yield from screen.conclusion.lines(screen.language)
        elif screen.saved:
            yield say(
                "written", screen.language, path=printable(listed(screen.saved, "and", screen.language))
            )
        self._concluded = told

    def _range(self, language: Language) -> Iterator[str]:
        if self.lookout.wait(self.moment) and self.lookout.ranges is not None:
            yield range_parts(self.lookout, "", language)[0][0] + "."


def _switch(session: Session) -> str:
    """Say which letter changes the language, in the words of the other."""
    languages = session.questionnaire.languages
    following = others(session.language, languages)[1]
    if following in LANGUAGES or tongue(following) == tongue(session.language):
        return say("plain.switch", following)
    return f"l: {other_name(session.language, languages)}"


def _sums(screen: QuestionScreen) -> Iterator[str]:
    language = screen.language
    yield from filter(None, (own.words(language) for own in screen.sums))
    if screen.only_fits is not None and screen.answer is None:
        yield say("interview.offered", language, value=screen.only_fits)


def _review(screen: ReviewScreen) -> Iterator[str]:
    yield screen.title
    for position, line in enumerate(screen.lines, 1):
        yield from (f"{heading}:" if heading[-1:].isalnum() else heading for heading in line.above)
        yield f"{position}. {line.whole} → {line.shown}"


def _fact(screen: FactScreen) -> Iterator[str]:
    language, question = screen.language, screen.question
    yield question.text.to(language)
    if question.help is not None:
        yield question.help.to(language)
    if question.kind is Kind.SINGLE:
        for key, choice in line_keys(question).items():
            yield f"{key}. {printable(choice.text.to(language))}"
    if screen.answer is not None:
        answer = (
            screen.answer if screen.fact == Fact.COMPANY else answer_text(question, screen.answer, language)
        )
        yield say("plain.fact_known", language, answer=printable(str(answer)))


def _note(screen: NoteScreen) -> Iterator[str]:
    yield screen.title
    yield screen.asked
    yield screen.help
    if screen.known:
        shown = " / ".join(printable(text) for text in screen.known.split("\n"))
        yield say("note.plain_known", screen.language, text=shown)
    if screen.others:
        yield say("note.plain_others", screen.language)


def _in_lines(screen: Screen) -> bool:
    """Whether an answer in several lines may be typed."""
    return (
        isinstance(screen, QuestionScreen) and screen.question.kind is Kind.TEXT and screen.question.lines > 1
    )


def _prompt(screen: Screen) -> str:
    """Say what is to be typed, each time that something is."""
    if isinstance(screen, QuestionScreen):
        if screen.question.kind in (Kind.NUMBER, Kind.DATE):
            named = printable(wanted(screen.question).to(screen.language))
            return say(f"plain.{screen.question.kind}", screen.language, wanted=named)
        if _in_lines(screen):
            return say("plain.lines", screen.language)
        most = str(screen.question.max_choices)
        return say(f"plain.{screen.question.kind}", screen.language, most=most)
    if isinstance(screen, NoteScreen):
        return say("note.plain" if screen.several_lines else "note.plain_line", screen.language)
    if isinstance(screen, WelcomeScreen | FactScreen):
        return say(f"plain.{screen.name}", screen.language)
    if isinstance(screen, EndScreen):
        key = "ending.type_saved" if screen.saved else "ending.type"
        paths = printable(listed(screen.suggested, "and", screen.language))
        endings = ", ".join(screen.conclusion.endings)
        return say(key, screen.language, path=paths, endings=endings)
    key = "plain.type_review" if isinstance(screen, ReviewScreen) else "plain.type_section"
    return say(key, screen.language)
