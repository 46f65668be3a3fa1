"""Keys that questionary or prompt_toolkit would hear, at every kind of screen: none answers what nobody meant.

In questionary's own lists Esc Enter, Alt-Enter and Ctrl-O answer ``''`` unchecked, Ctrl-R opens a line to search in,
a paste goes where nobody sees it, A and I mark everything, and Ctrl-Q leaves.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from ends import at_end, example
from keys import Asking, beginning, hosted, painted, press, session
from prompt_toolkit.application.current import set_app
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.keys import Keys
from searches import thinned_rows
from sheets import blank, multiple, of, percentage, ranking, single

from ecomdiag.interview.host import Host
from ecomdiag.interview.screens import (
    Answered,
    Back,
    Continue,
    EndScreen,
    Forward,
    Leave,
    QuestionScreen,
    Reply,
    ReviewScreen,
    Screen,
    SectionsScreen,
    ShowSections,
    SwitchLanguage,
    WriteNote,
)
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace

ASKED = of(single("s", "a b c"), multiple("m", "a b c d", most=2), ranking("r", "a b c"), percentage("p"))
GIVEN = {"s": "b", "m": ("a", "c"), "r": ("c", "a", "b"), "p": Fraction(40)}
KINDS = ["single", "multiple", "ranking", "percentage", "countries", "review", "sections"]
KINDS += ["welcome", "company", "home", "region"]
#: Every kind, in turns without and with an answer; the other way round as slow ones.
ALTERNATELY = thinned_rows(
    (
        (kind, given)
        for place, kind in enumerate([*KINDS, "end"])
        for given in (place % 2 == 1, place % 2 == 0)
    ),
    2,
)
#: Bytes that a terminal sends, and what is replied to them, wherever one is.
BYTES: dict[str, list[Reply]] = {
    **{
        sent: []
        for sent in (
            "\x1b\r",
            "\x1b\n",
            "\x1b\x1b",
            "\x1b\x1b\r",
            "\x1b5",
            "\x1b<",
            "\x1b>",
            "\x1bx",
            "\x1b \r",
        )
    },
    **{sent: [] for sent in "\x0f\x12\x13\x11\x18\x00\x1f\x0b\x19\x16\x01\x05"},
    **{
        sent: [] for sent in ("\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<64;1;1M", "\x1b[M !!", "\x1b[32;10;5M")
    },
    **{
        sent: []
        for sent in (
            "\x1b[11;22R",
            "\x1b[I",
            "\x1b[O",
            "\x1b[99~",
            "\x1bOx",
            "\x1b[1;9Z",
            "\x1b[24~",
            "\x1b[15~",
        )
    },
    **{
        sent: []
        for sent in ("\x1b[C", "\x1b[D", "\x1b[1;5C", "\x1b[1;3A", "\x1b[2~", "\x1b[3;5~", "\x18\x05")
    },
    "\t": [Forward()],
    "\x1b[Z": [Back()],
    "\x1b": [Back()],
    "\x07": [ShowSections()],
    "\x03": [Leave()],
    "\x04": [Leave()],
    "\x1c": [Leave()],
    "\x14": [SwitchLanguage()],
    "\x0e": [WriteNote()],
}
#: What is replied to keys by their names; to all others nothing.
NAMES: dict[str, list[Reply]] = {
    Keys.ControlI: [Forward()],
    Keys.BackTab: [Back()],
    Keys.Escape: [Back()],
    Keys.ControlG: [ShowSections()],
    Keys.ControlT: [SwitchLanguage()],
    Keys.ControlN: [WriteNote()],
    Keys.ControlC: [Leave()],
    Keys.ControlD: [Leave()],
    Keys.ControlBackslash: [Leave()],
}
#: Keys that answer, where there is something to answer with, or that are a text.
ANSWERING = {Keys.ControlM, Keys.ControlJ, Keys.Any, Keys.BracketedPaste}
PASTES = [
    "1",
    "a",
    "\r",
    "1\r",
    "y",
    "50\r\r",
    "fr\r\r",
    "\x1b[B\r",
    "abcdefghijklmnop",
    "\x03",
    " ",
    "1\n2\n",
]


def screen_of(kind: str, shipped: Questionnaire, *, answered: bool) -> tuple[Screen, Questionnaire]:
    """Return a screen, with an answer that was given before or without."""
    if kind == "end":
        screen = at_end(shipped, example(shipped, "moda-doce")).screen
        assert isinstance(screen, EndScreen)
        return replace(screen, saved=("a.md",) if answered else ()), shipped
    if kind in ("welcome", "company", "home", "region"):
        given = {"company": "Ría", "home": "ES", "region": "ES-GA"} if answered else {}
        begun = session(shipped, replace(blank(shipped), **given), before=beginning())
        while begun.screen is not None and begun.screen.name != kind:
            begun.reply(Continue())
        assert begun.screen is not None
        return begun.screen, shipped
    if kind in ("review", "sections"):
        held = session(ASKED).screen
        assert isinstance(held, QuestionScreen)
        rows = tuple((own, GIVEN[own.id] if answered else None) for own in ASKED.questions)
        if kind == "review":
            return ReviewScreen(section=None, rows=rows, left=0, language="en"), ASKED
        sections = tuple((own, 0, 4) for own in ASKED.sections)
        return SectionsScreen(rows=sections, current=0, language="en"), ASKED
    asked = shipped if kind == "countries" else ASKED
    question = next(own for own in asked.questions if own.kind == kind)
    screen = session(asked).screen
    assert isinstance(screen, QuestionScreen)
    answer = ("DE", "FR") if kind == "countries" else GIVEN[question.id]
    return replace(screen, question=question, answer=answer if answered else None), asked


def typed(host: Host, sent: str) -> list[Reply]:
    """Send bytes as a terminal does."""
    parser = Vt100Parser(host.key_processor.feed)
    parser.feed(sent)
    parser.flush()
    with set_app(host):
        host.key_processor.process_keys()
    return press(host, [])


def anew(host: Host, screen: Screen) -> list[Reply]:
    """Ask the same again; return the list that the replies go to."""
    assert isinstance(host.session, Asking)
    host.reply(Back())
    host.session.replies.clear()
    host.pastes.end()
    return host.session.replies


@pytest.mark.parametrize(("kind", "answered"), ALTERNATELY)
def test_no_key_answers_what_nobody_meant(shipped: Questionnaire, kind: str, answered: bool) -> None:
    screen, asked = screen_of(kind, shipped, answered=answered)
    host = hosted(screen, asked)
    before = painted(host, 80, 24)
    for sent, wanted in BYTES.items():
        anew(host, screen)
        assert typed(host, sent) == wanted, repr(sent)
        assert painted(host, 80, 24) == before, repr(sent)
    reading = {Keys.Down, Keys.PageDown} if kind == "end" else set()  # shows the report in a pager
    for key in set(Keys) - ANSWERING - {Keys.ControlZ} - reading:
        anew(host, screen)
        assert press(host, [key]) == NAMES.get(key, []), key


@pytest.mark.parametrize(("kind", "answered"), ALTERNATELY)
def test_no_paste_answers(shipped: Questionnaire, kind: str, answered: bool) -> None:
    screen, asked = screen_of(kind, shipped, answered=answered)
    host = hosted(screen, asked)
    for text in PASTES:
        anew(host, screen)
        assert typed(host, f"\x1b[200~{text}\x1b[201~") == [], repr(text)
        # What stands behind the end of a paste is a part of it until there is a pause.
        assert typed(host, text + "\r") == [], repr(text)


@pytest.mark.parametrize("kind", KINDS)
def test_no_key_of_the_help_answers(shipped: Questionnaire, kind: str) -> None:
    screen, asked = screen_of(kind, shipped, answered=True)
    if not isinstance(screen, QuestionScreen):
        return
    host = hosted(screen, asked)
    for sent in [
        "1",
        "2",
        " ",
        "\r",
        "\n",
        "y",
        "a",
        "i",
        "\x1b[A",
        "\x1b[3~",
        "\x7f",
        "\x1b[200~1\x1b[201~",
    ]:
        anew(host, screen)
        typed(host, "?")
        assert host.helping == 0
        assert typed(host, sent) == [], repr(sent)


@pytest.mark.parametrize(
    ("language", "sent", "left"),
    [
        *[("en", sent, True) for sent in ("y", "Y", "\x03", "\x04")],
        *[("es", sent, True) for sent in ("y", "s")],
        *[
            ("en", sent, False)
            for sent in ("\r", "n", "N", "s", " ", "1", "\x1b", "\t", "\x1b\r", "\x0f", "\x12", "\x7f\r")
        ],
    ],
)
def test_answers_that_are_in_no_file_are_left_only_on_purpose(language: str, sent: str, left: bool) -> None:
    screen, asked = screen_of("multiple", ASKED, answered=False)
    host = hosted(replace(screen, language=language), asked)
    typed(host, "1")
    host.session.lost = "no space left"
    assert typed(host, "\x03") == []
    assert "no space left" in " ".join(" ".join(painted(host, 60, 20)).split())
    assert typed(host, sent) == ([Leave()] if left else [])
    if not left and sent not in ("s", " ", "1", "\x1b\r", "\x0f", "\x12"):
        assert "☒" in " ".join(painted(host, 80, 24)), "what was marked is still there"
        typed(host, "\r")
        assert host.session.replies == [Answered(("a",))]


@pytest.mark.parametrize(("kind", "keys"), thinned_rows(product(KINDS, ["", "\x1b[B", "1", "\x1b[B2"]), 3))
def test_prompts_that_are_made_meanwhile_leave_the_one_on_show_alone(
    shipped: Questionnaire, kind: str, keys: str
) -> None:
    """Making a prompt of questionary's takes as long as many keys: there is time for it while somebody reads."""
    host = hosted(*screen_of(kind, shipped, answered=True))
    typed(host, keys)
    before = painted(host, 80, 24)
    for _ in range(4):
        host._last_key = 0.0
        host._make_another()
        assert painted(host, 80, 24) == before
    assert len(host._bound) >= 3
