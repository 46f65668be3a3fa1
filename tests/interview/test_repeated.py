"""What is asked of several things in an interview: which of how many is told above each question."""

from __future__ import annotations

from fractions import Fraction

import pytest
from keys import driven, keys_of_interview, session
from sheets import blank, sheet
from test_layout import drawn
from test_plain import held_by
from unit.test_repeats import REPEATED

from ecomdiag import engine
from ecomdiag.interview.around import reviewed
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import Language


@pytest.fixture
def asked() -> Questionnaire:
    return parse_questionnaire(REPEATED.encode())


@pytest.mark.parametrize("rows", [8, 12, 16, 24, 40])
@pytest.mark.parametrize(("language", "heading"), [("en", "Site · 2 of 3"), ("es", "Sede · 2 de 3")])
def test_it_is_told_which_is_asked_about(
    asked: Questionnaire, rows: int, language: Language, heading: str
) -> None:
    start = sheet(asked, shop="yes", sites_number=3, online_2="yes")
    for name in ("online_2", "staff_2", "photos_2"):
        screen = "\n".join(drawn(session(asked, start, language=language, resume_at=name), 80, rows))
        assert heading in screen, name
        assert "Site 2" not in screen
        assert "Sede 2" not in screen


def test_its_words_come_before_the_first_question_of_each(asked: Questionnaire) -> None:
    start = sheet(asked, shop="yes", sites_number=3, online_2="yes")
    first, second = (
        "\n".join(drawn(session(asked, start, language="en", resume_at=name), 80, 24))
        for name in ("online_2", "staff_2")
    )
    assert "think" in first
    assert "think" not in second


def test_a_review_has_each_under_its_heading(asked: Questionnaire) -> None:
    start = sheet(asked, shop="yes", sites_number=2, online_1="no", online_2="yes", photos_2="no")
    section = asked.sections[1]
    own = [question for question in engine.path(asked, start).asked if question.section == section.id]
    found = reviewed([section], own)
    assert found["online_1"].above("en") == ("Site 1",)
    assert found["photos_2"].above("en") == ("Site 2: Care",)
    assert found["online_2"].names(asked.by_id["online_2"], "en")[0] == "online"
    assert found["photos_2"].names(asked.by_id["photos_2"], "en")[0] == "photos"


def test_line_by_line_it_is_the_same(asked: Questionnaire) -> None:
    _, lines = held_by(asked, ["2", "2", "", "1", "30", "1", "1", "2"])
    shown = "\n".join(lines)
    assert shown.index("Site · 1 of 2:") < shown.index("online") < shown.index("Site · 2 of 2:")
    assert "Site · 3" not in shown


def test_fewer_are_asked_about_and_nothing_is_lost(asked: Questionnaire) -> None:
    start = sheet(
        asked,
        shop="yes",
        sites_number=2,
        online_1="no",
        online_2="yes",
        staff_2=60,
        photos_2="yes",
        prices_2="no",
        after="no",
    )
    held = session(asked, start, language="en", resume_at="sites_number")
    wanted = start.with_answer("sites_number", Fraction(1)).without("after")
    driven(held, "".join(keys_of_interview(asked, wanted, start)))
    assert held.sheet.answers["online_2"] == "yes"
    assert held.sheet.answers["photos_2"] == "yes"


def test_by_keys_it_is_as_by_the_file(asked: Questionnaire) -> None:
    wanted = sheet(
        asked,
        shop="yes",
        sites_number=2,
        online_1="no",
        online_2="yes",
        staff_2=60,
        photos_2="yes",
        prices_2="no",
        after="no",
    )
    held = session(asked, blank(asked), language="en")
    driven(held, "".join(keys_of_interview(asked, wanted, blank(asked))))
    assert dict(held.sheet.answers) == dict(wanted.answers)
