"""Where there is little room text yields: no figure is ever cut, and the keys that matter stay in view."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from keys import SECTIONS, Resizable, Unstopped, painted, session, watched
from prompt_toolkit.input import create_pipe_input
from sheets import of, percentage, questionnaire, section, single, total

from ecomdiag.interview.host import Host
from ecomdiag.interview.layout import Layout
from ecomdiag.interview.lines import fitting, joined
from ecomdiag.interview.session import Session
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.scoring.scoring import ScoreRanges
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.words import Text

HUNDRED = (Fraction(0), Fraction(100))
LONG = "Comercialización internacional y transformación digital de la empresa familiar"


def host_of(held: Session) -> Host:
    with create_pipe_input() as pipe:
        return Host(held, Unstopped(), input=pipe, output=Resizable())


def drawn(held: Session, columns: int, rows: int = 24) -> list[str]:
    """Return the screen as text, while the range is not known."""
    return painted(host_of(held), columns, rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exact", [True, False])
def test_no_figure_is_cut_at_any_width(shipped: Questionnaire, language: Language, exact: bool) -> None:
    names = [own.id for own in shipped.sections]
    known = ScoreRanges(HUNDRED, dict.fromkeys(names, HUNDRED), None, exact=exact)
    whole = "0,0–100,0" if language == "es" else "0.0–100.0"
    host = host_of(session(shipped, language=language))
    host.lookout.ranges = known
    for columns in range(24, 130):
        for rows in (16, 24, 40):
            head, foot = Layout(host.prompt, host.lookout, (columns, rows), helping=False).head_and_foot()
            lines = ["".join(text for _, text in line) for line in (*head, *foot)]
            assert all(len(line) < columns for line in lines), (columns, rows)
            assert sum(line.count(whole) for line in lines) == 2, (columns, rows)
            figures = re.findall(r"[0-9.,/–]*[0-9][0-9.,/–]*", " ".join(lines[:6]))
            assert {"1/11", whole} <= set(figures), (columns, rows)
            assert " 44 " in f" {' '.join(lines[:7])} " or "44" in figures, (columns, rows)


@pytest.mark.parametrize("columns", [24, 30, 50, 60, 80])
def test_titles_yield_to_figures(columns: int) -> None:
    asked = questionnaire(*(section(f"s{n}", single(f"q{n}", "no yes")) for n in range(12)))
    titled = [replace(own, title=Text(es=LONG, en=LONG)) for own in asked.sections]
    asked = replace(asked, sections=tuple(titled))
    held = session(asked)
    assert "1/12" in drawn(held, columns)[0]
    seen = watched(held, SECTIONS, columns=columns)
    assert sum("(0/1)" in line for line in seen.lines) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_keys_that_matter_are_in_the_foot_at_eighty_columns(
    shipped: Questionnaire, language: Language
) -> None:
    foot = drawn(session(shipped, language=language), 80)[-1]
    for key in ("Esc", "Tab", "?", "Ctrl-G", "Ctrl-T", "Ctrl-C"):
        assert key in foot
    assert "…" not in foot


def test_the_way_out_is_in_the_foot_of_the_smallest_window(shipped: Questionnaire) -> None:
    assert "Ctrl-C" in drawn(session(shipped), 24, 8)[-1]


def test_until_the_range_is_known_there_are_three_dots(shipped: Questionnaire) -> None:
    assert "Possible result: …" in drawn(session(shipped), 80)


def test_a_follow_up_bears_its_short_title_and_no_other_question_does() -> None:
    title = Text(es="Canal en línea", en="Online channel")
    follow_up = replace(single("b", "no yes", show_if=AnyOf("a", frozenset({"yes"}))), title=title)
    asked = of(replace(single("a", "no yes"), title=Text(es="Otro", en="Other")), follow_up)
    first = drawn(session(asked), 80)
    assert not any("Other" in line for line in first)
    held = session(asked, None)
    from ecomdiag.interview.screens import Answered

    held.reply(Answered("yes"))
    lines = drawn(held, 80)
    assert lines.index("Online channel") + 1 == next(n for n, line in enumerate(lines) if line == "b (en)")


def test_the_one_value_that_a_sum_allows_is_offered_and_needs_two_enters() -> None:
    asked = of(percentage("a"), percentage("b"), constraints=[total("a", "b", equals=[0, 100])])
    held = session(asked)
    seen = watched(held, "60,5\r")
    assert "Enter fills in 39.5." in seen.text
    held = session(asked)
    seen = watched(held, "60,5\r\r")
    assert "Only 39.5 fits" in seen.text
    assert "b" not in held.sheet.answers
    held = session(asked)
    watched(held, "60,5\r\r\r")
    assert held.sheet.answers["b"] == Fraction("39.5")


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("株式会社", 5, "株式…"),
        ("abc", 0, ""),
        ("abc", -2, ""),
    ],
)
def test_a_text_is_shortened_to_the_columns_there_are(text: str, width: int, shown: str) -> None:
    assert fitting(text, width) == shown


def test_items_are_never_broken() -> None:
    assert joined(["ab", "cd", "ef"], " · ", 7) == ["ab · cd", "ef"]
