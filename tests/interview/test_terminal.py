"""Whole interviews on the terminal's screen, typed through a pipe, and what a person sees on the way.

The traps of the design (§9) that concern the interview, and where each is tested:

| trap | test |
| --- | --- |
| Ctrl-C gives ``None`` | test_pty: test_leaving_says_where_it_is_saved_and_how_to_go_on |
| Esc then Enter answers, unchecked | test_esc_goes_back_and_enter_after_it_answers_nothing |
| "south africa" picks others too | test_prompts: test_typing_south_africa_picks_south_africa_only |
| no match + Enter gives the first country | test_prompts: test_what_no_country_is_called_picks_nothing |
| accents break the search | test_search: test_best_match_first |
| the order of picking is lost | test_prompts: test_countries_keep_the_order_of_picking |
| no maximum | test_prompts: test_no_key_picks_a_fourth_country; test_fuzz |
| no way back | test_session: test_back_leads_through_every_question_to_the_first |
| piped keys take defaults | test_pty: test_keys_piped_in_are_refused, test_impatient_enters_answer_nothing |
| hidden answers are lost | test_session: test_answers_come_back_when_their_question_is_asked_again |
| a second walk for the plain mode | test_plain: test_plain_interviews_give_the_same_sheets |
"""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from itertools import count, product
from random import Random

import pytest
from keys import (
    BACK,
    BACKSPACE,
    DOWN,
    END,
    END_OF_FILE,
    ENTER,
    ESCAPE,
    HELP,
    LANGUAGE,
    LEAVE,
    PAGE_DOWN,
    SECTIONS,
    TAB,
    UP,
    Unstopped,
    canonical,
    driven,
    keys_of_interview,
    session,
    watched,
)
from searches import slow, slow_case
from sheets import blank, half_filled, multiple, of, random_sheet, ranking, single
from thousand import same_by_keys_and_by_file

from ecomdiag import engine
from ecomdiag.interview.host import Host
from ecomdiag.interview.lookout import Lookout
from ecomdiag.interview.pastes import PASTE_ENDS
from ecomdiag.interview.screens import QuestionScreen, ReviewScreen, SectionsScreen
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.texts.numbers import one_decimal

# The same answers by keys and by file ---------------------------------------------------------------------


@pytest.mark.parametrize("start", [0, *slow(range(20, 1000, 20))])
def test_keys_and_file_give_the_same_sheet_and_diagnosis(shipped: Questionnaire, start: int) -> None:
    for seed in range(start, start + 5):
        assert same_by_keys_and_by_file(shipped, seed) == ""


def test_enter_space_and_tab_answer_nothing(shipped: Questionnaire) -> None:
    held = session(shipped)
    driven(held, (ENTER + " " + TAB) * 50)
    assert dict(held.sheet.answers) == {}


def test_enter_answers_nothing_in_any_question(shipped: Questionnaire) -> None:
    """At each question of a whole interview, Enter and Tab first: only what is typed after them counts."""
    wanted = canonical(shipped, random_sheet(shipped, Random(7)))
    shadow = session(shipped)
    keys = ""
    while (screen := shadow.screen) is not None:
        from keys import step

        pressed, reply = step(screen, wanted)
        ranking = isinstance(screen, QuestionScreen) and screen.question.kind == "ranking"
        keys += (ENTER + TAB if isinstance(screen, QuestionScreen) and not ranking else "") + "".join(pressed)
        shadow.reply(reply)
    held = session(shipped)
    driven(held, keys)
    assert held.screen is None
    assert held.sheet == shadow.sheet


# What is seen ---------------------------------------------------------------------------------------------


def part(questionnaire: Questionnaire, until: str, seed: int = 3) -> AnswerSheet:
    """Return a random sheet in which everything before a question is answered."""
    for attempt in range(seed, seed + 200):
        whole = random_sheet(questionnaire, Random(attempt))
        names = [question.id for question in engine.path(questionnaire, whole).asked]
        if until in names:
            found = blank(questionnaire)
            for name in names[: names.index(until)]:
                found = found.with_answer(name, whole.answers[name])
            return found
    raise AssertionError(f"{until} is never asked")


SIZES = [(60, 20, "es"), (200, 60, "en"), (24, 8, "es")]
MORE_SIZES = [(60, 20, "en"), (200, 60, "es"), (100, 15, "en")]


@pytest.mark.parametrize(
    ("columns", "rows", "language"), [*SIZES, *(slow_case(*size) for size in MORE_SIZES)]
)
def test_every_kind_fits_every_window(shipped: Questionnaire, columns: int, rows: int, language: str) -> None:
    for name in ("sells_online", "sectors", "differentiators", "target_countries", "online_budget_share"):
        held = session(shipped, part(shipped, name), language=language)  # type: ignore[arg-type]
        seen = watched(held, "", columns=columns, rows=rows)
        assert seen.question == name
        assert all(len(line) <= columns for line in seen.lines)
        assert len(seen.lines) == rows
        if rows >= 20:
            assert isinstance(seen.screen, QuestionScreen)
            place = seen.screen.whereabouts.position
            assert f"{'Pregunta' if language == 'es' else 'Question'} {place} " in seen.text
            assert seen.screen.question.text.to(held.language) in seen.text
            assert ("Esc atrás" if language == "es" else "Esc back") in seen.text


@pytest.mark.parametrize("then", [(60, 20), (200, 60), (20, 5), (24, 8)])
def test_resizing_draws_the_same_question_anew(shipped: Questionnaire, then: tuple[int, int]) -> None:
    seen = watched(session(shipped, part(shipped, "sectors")), "12", then=then)
    assert seen.question == "sectors"
    assert all(len(line) <= then[0] for line in seen.lines)
    if then[0] >= 60:
        assert sum("☒" in line for line in seen.lines) == 2
    if then[0] == 20:
        assert "Please make" in seen.text


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 8))])
def test_the_range_shown_is_the_one_that_can_be_reached(shipped: Questionnaire, seed: int) -> None:
    sheet = half_filled(shipped, Random(seed))
    held = session(shipped, sheet)
    if not isinstance(held.screen, QuestionScreen):
        return
    seen = watched(held, "")
    assert isinstance(seen.screen, QuestionScreen)
    whole = RangeFinder(shipped).find_exact(sheet)
    cuts = [level.start for level in shipped.levels]

    def shown(ends: tuple[Fraction, Fraction] | None) -> str:
        assert ends is not None
        low, high = (one_decimal(end, cuts, "en") for end in ends)
        return low if low == high else f"{low}–{high}"

    assert f"Possible result: {shown(whole.overall)}" in seen.text
    own = whole.sections[seen.screen.question.section]
    if own is not None:
        assert f"this section: {shown(own)}" in seen.text


@pytest.mark.parametrize("every", [5, *slow([1])])
def test_the_range_follows_each_answer(shipped: Questionnaire, every: int) -> None:
    wanted = random_sheet(shipped, Random(5))
    held = session(shipped)
    finder, lookout = RangeFinder(shipped), Lookout(shipped, told=lambda: None, patience=60)
    from keys import step

    before = None
    for place in count():
        if (screen := held.screen) is None:
            break
        if place % every:
            held.reply(step(screen, wanted)[1])
            continue
        lookout.ask(held.sheet)
        assert lookout.wait(60)
        assert lookout.ranges is not None
        ends = lookout.ranges.overall
        assert ends == finder.find_exact(held.sheet).overall
        assert ends is not None
        if before is not None:
            assert before[0] <= ends[0] <= ends[1] <= before[1]
        before = ends
        held.reply(step(screen, wanted)[1])
    lookout.ask(held.sheet)
    assert lookout.wait(60)
    lookout.close()
    assert lookout.ranges is not None
    assert lookout.ranges.overall is not None
    assert len(set(lookout.ranges.overall)) == 1


@pytest.mark.parametrize("rows", [12, *slow([20])])
def test_picked_countries_stay_in_view_however_far_one_scrolls(shipped: Questionnaire, rows: int) -> None:
    held = session(shipped, part(shipped, "target_countries"))
    for far in (DOWN * 5, DOWN * 9, DOWN * 30, UP, PAGE_DOWN * 3):
        seen = watched(session(shipped, held.sheet), "fr" + ENTER + "de" + ENTER, far, columns=60, rows=rows)
        assert "2/3 France · Germany" in seen.text
        assert any("❯" in line for line in seen.lines)


def test_help_is_shown_scrolled_and_left(shipped: Questionnaire) -> None:
    held = session(shipped)
    question = shipped.questions[0]
    assert question.help is not None
    seen = watched(held, HELP, columns=100, rows=40)
    assert question.help.en in seen.text
    assert question.choices[1].text.en in seen.text
    seen = watched(session(shipped), HELP, DOWN, ESCAPE)
    assert seen.question == question.id
    assert seen.interview.helping is None
    # A key that leaves the help is not an answer.
    assert dict(watched(session(shipped), HELP, "1").session.sheet.answers) == {}


# Keys that work everywhere --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sectors", "differentiators", "target_countries", "platform_share"])
@pytest.mark.parametrize("key", [ESCAPE, BACK])
def test_esc_and_shift_tab_go_back_from_every_kind(shipped: Questionnaire, name: str, key: str) -> None:
    sheet = part(shipped, name)
    held = session(shipped, sheet)
    asked = [question.id for question in engine.path(shipped, sheet).asked]
    seen = watched(held, key)
    assert seen.question == asked[asked.index(name) - 1]
    assert held.sheet == sheet


def test_esc_goes_back_and_enter_after_it_answers_nothing(shipped: Questionnaire) -> None:
    sheet = part(shipped, "sectors")
    held = session(shipped, sheet)
    watched(held, "1", ESCAPE, ESCAPE, TAB)
    assert held.sheet == sheet
    seen = watched(session(shipped, sheet), ESCAPE + ENTER)
    assert seen.question == "sectors"
    assert seen.session.sheet == sheet


def test_unknown_escape_sequences_do_nothing(shipped: Questionnaire) -> None:
    sheet = part(shipped, "sectors")
    for sequence in (
        "\x1b[99~",
        "\x1b1",
        "\x1b\x1b",
        "\x1bOx",
        "\x1b[1;9Z",
        "\x1b]0;title\x07",
        "\x1b[<0;3;4M",
    ):
        seen = watched(session(shipped, sheet), sequence)
        assert seen.session.sheet == sheet, sequence


def test_language_switches_in_the_middle_and_keeps_everything(shipped: Questionnaire) -> None:
    sheet = part(shipped, "sectors")
    held = session(shipped, sheet, language="es")
    seen = watched(held, LANGUAGE)
    assert (seen.question, held.language, held.sheet) == ("sectors", "en", sheet)
    assert shipped.by_id["sectors"].text.en in seen.text
    wanted = random_sheet(shipped, Random(11))
    keys = "".join(key + (LANGUAGE * 2 if key == ENTER else "") for key in keys_of_interview(shipped, wanted))
    held = session(shipped, language="es")
    driven(held, keys)
    assert held.screen is None
    assert held.language == "es"


def test_what_is_picked_survives_a_switch_of_language(shipped: Questionnaire) -> None:
    """The answer being given may not vanish because the person wants to read it in the other language."""
    seen = watched(session(shipped, part(shipped, "sectors")), "1", LANGUAGE)
    assert sum("☒" in line for line in seen.lines) == 1


def test_sections_are_shown_and_gone_to(shipped: Questionnaire) -> None:
    seen = watched(session(shipped), SECTIONS)
    assert isinstance(seen.screen, SectionsScreen)
    assert sum("(0/" in line for line in seen.lines) == 11
    seen = watched(session(shipped), SECTIONS + "3")
    assert seen.question == "it_management"
    seen = watched(session(shipped), SECTIONS + UP + ENTER)
    assert seen.question == "intellectual_property"
    for leave in (ESCAPE, BACK, TAB):
        assert watched(session(shipped), SECTIONS, leave).question == "sells_online"


def test_review_of_a_section_changes_an_answer(shipped: Questionnaire) -> None:
    sheet = random_sheet(shipped, Random(1))
    held = session(shipped, sheet)
    seen = watched(held, DOWN + ENTER)
    assert seen.question == "sells_online"
    seen = watched(session(shipped, sheet), "")
    assert isinstance(seen.screen, ReviewScreen)
    assert seen.screen.section is None


@pytest.mark.parametrize("key", [LEAVE, END_OF_FILE])
@pytest.mark.parametrize("name", ["sells_online", "sectors", "target_countries", "online_budget_share"])
def test_leaving_is_safe_at_every_kind(shipped: Questionnaire, name: str, key: str) -> None:
    sheet = part(shipped, name)
    held = session(shipped, sheet)
    seen = watched(held, "1" if name != "sells_online" else "", key)
    assert seen.screen is None
    assert held.left_early
    assert held.sheet == sheet


def test_input_that_ends_leaves_safely(shipped: Questionnaire) -> None:
    """A terminal that goes away (a lost connection) ends the interview as Ctrl-D would."""
    from keys import Resizable
    from prompt_toolkit.input import create_pipe_input

    from ecomdiag.interview.host import Host

    held = session(shipped)
    with create_pipe_input() as pipe:
        interview = Host(held, Unstopped(), input=pipe, output=Resizable())
        pipe.send_text("4")
        pipe.close()
        interview.ask()
    assert held.left_early
    assert dict(held.sheet.answers) == {"sells_online": "yes"}


def test_ctrl_z_stops_the_job_once_and_loses_nothing(shipped: Questionnaire) -> None:
    held = session(shipped)
    interview = driven(held, "\x1a" + "4")
    assert isinstance(interview.interruptions, Unstopped)
    assert interview.interruptions.stops == 1
    assert dict(held.sheet.answers) == {"sells_online": "yes"}


# Percentages ----------------------------------------------------------------------------------------------


def test_a_sum_is_explained_while_typing(shipped: Questionnaire) -> None:
    sheet = part(shipped, "online_advertising_share").with_answer("online_advertising_share", Fraction(60))
    held = session(shipped, sheet)
    assert watched(held, "").question == "offline_advertising_share"
    seen = watched(session(shipped, sheet), "50")
    assert "adds up to 110" in seen.text
    seen = watched(session(shipped, sheet), "50" + ENTER)
    assert seen.question == "offline_advertising_share"
    seen = watched(session(shipped, sheet), "50" + ENTER + BACKSPACE * 2 + "40" + ENTER)
    assert seen.session.sheet.answers["offline_advertising_share"] == 40


# Pastes ---------------------------------------------------------------------------------------------------

END_OF_PASTE = "\x1b[201~"


ASKED = ["sells_online", "sectors", "differentiators", "target_countries", "platform_share"]
RESTS = ["1", "\r", "1\r", "50\r", "\x1b[B\r", "fr\r\r", "\x04", "\x03", "\x07\r"]
#: Each rest once, at every kind of question.
PASTED = [(ASKED[place % len(ASKED)], rest) for place, rest in enumerate(RESTS)]


@pytest.mark.parametrize(
    ("name", "rest"),
    [*PASTED, *(slow_case(*case) for case in product(ASKED, RESTS) if case not in PASTED)],
)
def test_a_paste_with_its_own_end_mark_answers_nothing_with_the_rest(
    shipped: Questionnaire, name: str, rest: str
) -> None:
    sheet = part(shipped, name)
    held = session(shipped, sheet)
    seen = watched(held, f"\x1b[200~some text{END_OF_PASTE}{rest}{END_OF_PASTE}")
    assert (seen.question, held.sheet) == (name, sheet)


def test_a_paste_that_takes_several_reads_answers_nothing_with_its_rest(shipped: Questionnaire) -> None:
    held = session(shipped)
    rest = "45\r" * 2000
    seen = watched(held, f"\x1b[200~text{END_OF_PASTE}{rest}{END_OF_PASTE}")
    assert seen.question == "sells_online"
    assert dict(held.sheet.answers) == {}


def test_a_busy_machine_makes_no_pause_in_a_paste(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(host: Host, key: object, at_once: Callable[[Host, object], None] = Host._key_comes) -> None:
        time.sleep(2 * PASTE_ENDS)
        at_once(host, key)

    monkeypatch.setattr(Host, "_key_comes", slowly)
    held = session(shipped)
    seen = watched(held, f"\x1b[200~text{END_OF_PASTE}{'1' * 2000}{ENTER}")
    assert (seen.question, dict(held.sheet.answers)) == ("sells_online", {})


def test_keys_count_again_after_a_paste(shipped: Questionnaire) -> None:
    held = session(shipped, part(shipped, "target_countries"))
    watched(held, f"\x1b[200~Sudáfrica{END_OF_PASTE}", "", ENTER + ENTER)
    assert held.sheet.answers["target_countries"] == ("ZA",)


# Lists of any length --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [33, 100, 246])
@pytest.mark.parametrize("kind", ["single", "multiple", "ranking"])
def test_the_last_of_many_choices_can_be_reached(kind: str, count: int) -> None:
    names = " ".join(f"c{n}" for n in range(count))
    made = {"single": single, "multiple": multiple, "ranking": ranking}[kind]
    asked = of(made("q", names))
    keys = {
        "single": END + ENTER,
        "multiple": END + " " + ENTER,
        "ranking": END + "1" + ENTER,
    }
    held = session(asked)
    driven(held, keys[kind])
    given = held.sheet.answers["q"]
    last = f"c{count - 1}"
    assert given == last if kind == "single" else given[0] == last  # type: ignore[index]


def test_a_near_name_is_offered_and_never_picked_by_enter_alone(shipped: Questionnaire) -> None:
    sheet = part(shipped, "target_countries")
    seen = watched(session(shipped, sheet), "alemnia")
    assert "Is it one of these?" in seen.text
    assert "Germany (DE)" in seen.text
    held = session(shipped, sheet)
    watched(held, "alemnia" + ENTER * 3)
    assert held.sheet == sheet
    held = session(shipped, sheet)
    watched(held, "alemnia" + DOWN + ENTER + ENTER)
    assert held.sheet.answers["target_countries"] == ("DE",)


def test_the_own_country_is_told_as_soon_as_it_is_picked(shipped: Questionnaire) -> None:
    seen = watched(session(shipped, part(shipped, "target_countries")), "ES" + ENTER)
    assert "Spain is your own country" in seen.text
    assert (
        "your own country"
        not in watched(session(shipped, part(shipped, "target_countries")), "FR" + ENTER).text
    )
