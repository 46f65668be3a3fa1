"""An interview about a company that is seen from outside: what it asks, shows, passes over and keeps."""

from __future__ import annotations

import pytest
from keys import beginning, session
from sheets import blank, of, percentage, single
from test_layout import drawn
from test_plain import held_by

from ecomdiag.interview.screens import (
    Answered,
    Continue,
    FactScreen,
    Forward,
    QuestionScreen,
    ReviewScreen,
    WelcomeScreen,
)
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.words import Text

LADDER = {"no": 0, "yes": 1}
LOOK = Text("Mira la web.", "Look at the website.")
ASKED = of(
    single("plan", LADDER),
    single("shop", LADDER, observable=LOOK),
    single("mobile", LADDER, observable=LOOK, show_if=AnyOf("shop", frozenset({"yes"}))),
    single("seals", LADDER, observable=LOOK),
    percentage("share", {0: 0}),
)
OUTSIDE = replace(blank(ASKED), from_outside=True)


def test_only_what_is_seen_is_asked_each_with_where_to_look() -> None:
    held = session(ASKED, OUTSIDE)
    asked = []
    while isinstance(held.screen, QuestionScreen):
        asked.append(held.screen.question.id)
        assert held.screen.look == LOOK
        held.reply(Answered("yes"))
    assert asked == ["shop", "mobile", "seals"]
    for _ in range(2):
        assert isinstance(held.screen, ReviewScreen)
        held.reply(Continue())
    assert held.screen is None
    assert held.sheet.answers == {"shop": "yes", "mobile": "yes", "seals": "yes"}
    assert held.sheet.from_outside


def test_of_ones_own_company_all_is_asked_and_nothing_passed_over() -> None:
    held = session(ASKED)
    assert isinstance(held.screen, QuestionScreen)
    assert (held.screen.question.id, held.screen.look) == ("plan", None)
    assert isinstance(held.reply(Forward()), QuestionScreen)
    assert held.screen.question.id == "plan"
    assert held.notice


def test_what_cannot_be_seen_is_passed_over_for_good() -> None:
    held = session(ASKED, OUTSIDE)
    held.reply(Forward())
    assert isinstance(held.screen, QuestionScreen)
    assert (held.screen.question.id, held.screen.whereabouts.left) == ("seals", 1)
    held.reply(Answered("no"))
    assert isinstance(held.screen, ReviewScreen)
    held.reply(Continue())
    assert isinstance(held.screen, ReviewScreen)
    assert (held.screen.section, held.screen.left) == (None, 0)
    held.reply(Continue())
    assert held.screen is None
    assert held.sheet.answers == {"seals": "no"}


def test_who_passes_everything_over_comes_to_the_end() -> None:
    held = session(ASKED, OUTSIDE)
    for _ in range(2):
        held.reply(Forward())
    assert isinstance(held.screen, ReviewScreen)
    assert isinstance(held.reply(Forward()), ReviewScreen)  # there is nothing to pass over
    held.reply(Continue())
    assert held.screen is None


def test_answers_to_what_is_not_asked_are_kept() -> None:
    held = session(ASKED, OUTSIDE.with_answer("plan", "yes"))
    held.reply(Answered("no"))
    assert held.sheet.answers == {"plan": "yes", "shop": "no"}


def test_the_result_is_judged_by_all_of_the_questionnaire() -> None:
    assert session(ASKED, OUTSIDE).whole is ASKED


def test_before_it_only_the_name_is_asked() -> None:
    held = session(ASKED, OUTSIDE, before=beginning())
    assert isinstance(held.screen, WelcomeScreen)
    assert "another company" in " ".join(held.screen.paragraphs("q"))
    held.reply(Continue())
    assert isinstance(held.screen, FactScreen)
    assert held.screen.question.text.en == "Which company are you going to look at?"
    held.reply(Answered("Rival"))
    assert isinstance(held.screen, QuestionScreen)
    assert held.sheet.company == "Rival"


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_by_line_it_says_where_to_look(language: Language) -> None:
    held, shown = held_by(ASKED, [">", "1", "", ""], start=OUTSIDE, language=language)
    assert sum(LOOK.to(language) in line for line in shown) == 2
    assert held.screen is None
    assert held.sheet.answers == {"seals": "no"}


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_the_whole_screen_too(columns: int) -> None:
    told = " ".join(" ".join(drawn(session(ASKED, OUTSIDE), columns)).split())
    assert "Look at the website. If it cannot be seen, go on with Tab." in told
    assert "website" not in " ".join(drawn(session(ASKED), columns))


def test_a_sheet_is_of_another_company_if_it_says_so() -> None:
    assert AnswerSheet.blank(ASKED).from_outside is False
