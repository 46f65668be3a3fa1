"""Each way to answer, key by key: what is typed, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from keys import NAMED, hosted, keys_for, painted, press, session
from prompt_toolkit.keys import Keys
from searches import slow
from sheets import multiple, of, percentage, random_answer, ranking, single

from ecomdiag import engine
from ecomdiag.interview.choice_keys import choice_keys
from ecomdiag.interview.choosing import CountriesPrompt
from ecomdiag.interview.host import Host
from ecomdiag.interview.screens import (
    Answered,
    Continue,
    GoTo,
    QuestionScreen,
    Reply,
    ReviewScreen,
)
from ecomdiag.interview.sum_so_far import SumSoFar
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

NAMES = {"\r": "enter", "\x7f": "backspace", "\x1b[A": "up", "\x1b[B": "down"}
#: Every key that a prompt has some use for.
ALL_KEYS = [*"0123456789abcdefghijklmnopqrstuvwxyzABCDEFñáü-=,.;:<>!%()/ '\"\\", *NAMED]


def screen_of(question: Question, answer: Answer | None = None, **more: Any) -> QuestionScreen:
    held = session(of(replace(question, show_if=None))).screen
    assert isinstance(held, QuestionScreen)
    return replace(held, question=question, answer=answer, **more)


def host_of(question: Question, answer: Answer | None = None, **more: Any) -> Host:
    return hosted(screen_of(question, answer, **more), of(replace(question, show_if=None)))


def pressed(
    question: Question, keys: str | Iterable[str], answer: Answer | None = None, **more: Any
) -> tuple[Any, list[Reply]]:
    """Press keys (words are keys with names); return the prompt and all replies that it gave."""
    host = host_of(question, answer, **more)
    replies = press(host, keys.split() if isinstance(keys, str) else keys)
    return host.prompt, replies


def with_asides(question: Question, *, unknown: bool = True, not_applicable: bool = True) -> Question:
    aside = [Choice(id="na", text=Text("no procede", "n/a"), not_applicable=True)] if not_applicable else []
    aside += [Choice(id="dk", text=Text("no sé", "don't know"), unknown=True)] if unknown else []
    choices = (*question.choices, *aside)
    return replace(
        question,
        choices=choices,
        max_choices=question.max_choices if question.max_choices < 4 else len(choices),
    )


# One of a few ---------------------------------------------------------------------------------------------

SINGLE = with_asides(single("q", "a b c"))
#: Keys, the answer before, and the answers taken.
SINGLE_KEYS: list[tuple[str, str | None, list[str]]] = [
    ("1", None, ["a"]),
    ("3", None, ["c"]),
    ("0", None, ["dk"]),
    ("-", None, ["na"]),
    ("4", None, []),
    ("enter", None, []),
    ("space", None, []),
    ("down enter", None, ["a"]),
    ("down down enter", None, ["b"]),
    ("up enter", None, ["dk"]),
    ("end enter", None, ["dk"]),
    ("home space", None, ["a"]),
    ("up down enter", None, ["a"]),
    ("pagedown enter", None, ["a"]),
    ("pageup enter", None, ["dk"]),
    ("enter", "b", ["b"]),
    ("down enter", "b", ["c"]),
    ("x y z ! backspace", None, []),
]


@pytest.mark.parametrize(("keys", "before", "taken"), SINGLE_KEYS)
def test_single(keys: str, before: str | None, taken: list[str]) -> None:
    assert pressed(SINGLE, keys, before)[1] == [Answered(name) for name in taken]


def test_enter_without_a_choice_says_what_to_do() -> None:
    assert "Choose an answer" in pressed(SINGLE, "enter")[0].notice


def test_more_than_nine_choices_go_on_with_letters() -> None:
    many = single("q", " ".join(f"c{n}" for n in range(24)))
    keys = choice_keys(many)
    assert list(keys)[:11] == [*"123456789", "a", "b"]
    assert len(keys) == 24
    # In the plain mode these letters are commands.
    assert not {"l", "q", "s"} & set(keys)
    for key, choice in keys.items():
        assert pressed(many, [key])[1] == [Answered(choice.id)]


@pytest.mark.parametrize(("count", "letters"), [(9, False), (10, True)])
def test_letters_are_named_among_the_keys_where_there_are_some(count: int, letters: bool) -> None:
    names = " ".join(f"c{n}" for n in range(count))
    for question in (single("q", names), multiple("q", names, most=count)):
        told = host_of(question).prompt.hints()
        assert ("letter" in told, "number" in told) == (letters, True)


# Several of some ------------------------------------------------------------------------------------------

SEVERAL = with_asides(multiple("q", "a b c none", alone=["none"], most=2))
MULTIPLE_KEYS: list[tuple[str, tuple[str, ...] | None, list[tuple[str, ...]]]] = [
    ("1 enter", None, [("a",)]),
    ("2 1 enter", None, [("a", "b")]),
    ("1 1 enter", None, []),
    ("1 2 3 enter", None, [("a", "b")]),
    ("1 2 3 1 3 enter", None, [("b", "c")]),
    ("enter", None, []),
    ("space enter", None, [("a",)]),
    ("down space enter", None, [("b",)]),
    ("1 2 4 enter", None, [("none",)]),
    ("4 1 enter", None, [("a",)]),
    ("1 0 enter", None, [("dk",)]),
    ("0 - enter", None, [("na",)]),
    ("- 1 2 enter", None, [("a", "b")]),
    ("enter", ("b",), [("b",)]),
    ("2 enter", ("b",), []),
    ("3 enter", ("b",), [("b", "c")]),
    ("up space enter", None, [("dk",)]),
]


@pytest.mark.parametrize(("keys", "before", "taken"), MULTIPLE_KEYS)
def test_multiple(keys: str, before: tuple[str, ...] | None, taken: list[tuple[str, ...]]) -> None:
    prompt, replies = pressed(SEVERAL, keys, before)
    assert replies == [Answered(names) for names in taken]
    assert taken or prompt.notice or "enter" not in keys


def test_the_limit_is_told_before_and_after() -> None:
    host = host_of(SEVERAL)
    press(host, "12")
    assert host.prompt.hints().startswith("2/2")
    press(host, "3")
    assert "At most 2" in host.prompt.notice


@pytest.mark.parametrize("least", [2, 3])
def test_too_few_are_refused_but_one_that_stands_alone_is_enough(least: int) -> None:
    question = replace(SEVERAL, min_choices=least, max_choices=3)
    prompt, replies = pressed(question, "1 enter")
    assert replies == []
    assert str(least) in prompt.notice
    assert pressed(question, "0 enter")[1] == [Answered(("dk",))]


# In order -------------------------------------------------------------------------------------------------

RANKED = ranking("q", "a b c d")
RANKING_KEYS: list[tuple[str, str | None, list[str]]] = [
    ("enter", None, []),
    ("enter enter", None, ["abcd"]),
    ("2 enter", None, ["bacd"]),
    ("4 enter", None, ["bcda"]),
    ("down 1 enter", None, ["bacd"]),
    ("end 1 enter", None, ["dabc"]),
    ("space down enter", None, ["bacd"]),
    ("space down down space down enter", None, ["bcad"]),
    ("space up enter", None, ["bcda"]),
    ("shift-down enter", None, ["bacd"]),
    ("shift-up enter", None, ["abcd"]),
    ("down shift-up enter", None, ["bacd"]),
    ("5 9 0 x enter enter", None, ["abcd"]),
    ("enter", "dcba", ["dcba"]),
    ("1 enter", "dcba", ["dcba"]),
    ("down down down 1 enter", "dcba", ["adcb"]),
    ("enter down enter", None, ["abcd"]),
]


@pytest.mark.parametrize(("keys", "before", "taken"), RANKING_KEYS)
def test_ranking(keys: str, before: str | None, taken: list[str]) -> None:
    replies = pressed(RANKED, keys, tuple(before) if before else None)[1]
    assert replies == [Answered(tuple(order)) for order in taken]


def test_an_order_that_nobody_touched_is_asked_about() -> None:
    assert "press Enter again" in pressed(RANKED, "enter")[0].notice


# Countries ------------------------------------------------------------------------------------------------


@pytest.fixture
def target(shipped: Questionnaire) -> Question:
    return shipped.by_id["target_countries"]


def typing(text: str) -> list[str]:
    return [{"⏎": "enter", "⌫": "backspace", "⌧": "ctrl-u"}.get(sign, sign) for sign in text]


#: What is typed (⏎ is Enter, ⌫ Backspace, ⌧ Ctrl-U), and what is picked in the end.
PICKS = [
    ("south africa⏎", ["ZA"]),
    ("south africa⏎⌫", []),
    ("SOUTH AFRICA⏎de⏎", ["ZA", "DE"]),
    ("de⏎fr⏎mx⏎", ["DE", "FR", "MX"]),
    ("mx⏎fr⏎de⏎", ["MX", "FR", "DE"]),
    ("de⏎fr⏎mx⏎it⏎", ["DE", "FR", "MX"]),
    ("de⏎de⏎", []),
    ("de⏎fr⏎de⏎", ["FR"]),
    ("xyzzy⏎", []),
    ("xyzzy⏎⏎⏎", []),
    ("de⏎xyzzy⏎", ["DE"]),
    ("⏎⏎⏎", []),
    ("   ⏎", []),
    ("-⏎", []),
    ("...⏎", []),
    ("🙃⏎", []),
    ("Méx⏎", ["MX"]),
    ("mejic⏎", ["MX"]),
    ("perú⏎", ["PE"]),
    ("costa de marfil⏎", ["CI"]),
    ("no⏎", ["NO"]),
    ("de⏎fr⏎⌫it⏎", ["DE", "IT"]),
    ("de⏎fr⏎⌫⌫⌫⌫", []),
    ("frx⌫⏎", ["FR"]),
    ("xyz⌧fr⏎", ["FR"]),
    ("de⏎xx⌧", ["DE"]),
]


@pytest.mark.parametrize(("typed", "picked"), PICKS)
def test_picking(target: Question, typed: str, picked: list[str]) -> None:
    prompt, _ = pressed(target, typing(typed))
    assert prompt.picked == picked


def test_typing_south_africa_picks_south_africa_only(target: Question) -> None:
    """The space between is a letter of the name, and not the key that marks."""
    _, replies = pressed(target, typing("south africa⏎⏎"))
    assert replies == [Answered(("ZA",))]


def test_what_no_country_is_called_picks_nothing(target: Question) -> None:
    host = host_of(target)
    assert press(host, typing("atlantis⏎")) == []
    assert isinstance(host.prompt, CountriesPrompt)
    assert host.prompt.picked == []
    assert "atlantis" in host.prompt.notice
    press(host, ["backspace"])
    assert host.prompt.typed == "atlanti"


def test_countries_keep_the_order_of_picking(target: Question) -> None:
    for order in (("JP", "AR", "CH"), ("CH", "JP", "AR"), ("AR",)):
        keys = [*(key for code in order for key in (*code, "enter")), "enter"]
        assert pressed(target, keys)[1] == [Answered(order)]


def test_a_fourth_country_is_refused_with_the_reason(target: Question) -> None:
    prompt, _ = pressed(target, typing("de⏎fr⏎mx⏎it⏎"))
    assert "There are 3 already" in prompt.notice


def test_arrows_pick_from_the_list(target: Question) -> None:
    prompt, _ = pressed(target, ["down", "enter", "down", "down", "enter"])
    assert prompt.picked == [choice.value for choice in prompt.control.choices[1:3]]


@pytest.mark.parametrize("typed", ["xyzzy", "q123"])
def test_arrows_do_nothing_where_nothing_is_found(target: Question, typed: str) -> None:
    """A list of questionary's would look for a row for ever."""
    keys = [*typed, "up", "down", "pageup", "pagedown", "home", "end", "enter"]
    assert pressed(target, keys)[1] == []


@pytest.mark.parametrize("pasted", ["Sudáfrica", "south\nafrica", "  mexico\r\n", "x" * 500, "\x1b[A\x00de"])
def test_pasting_searches_and_picks_nothing_by_itself(target: Question, pasted: str) -> None:
    host = host_of(target)
    assert press(host, [Keys.BracketedPaste], pasted) == []
    prompt = host.prompt
    assert isinstance(prompt, CountriesPrompt)
    assert prompt.picked == []
    assert len(prompt.typed) <= 40
    assert prompt.typed.isprintable()


@pytest.mark.parametrize("seed", [0, *slow(range(1, 8))])
def test_no_key_picks_a_fourth_country(target: Question, seed: int) -> None:
    rng = Random(seed)
    host = host_of(target)
    prompt = host.prompt
    assert isinstance(prompt, CountriesPrompt)
    replies: list[Reply] = []
    for _ in range(300):
        if rng.random() < 0.05:
            prompt.paste(rng.choice(["de", "ma", "united", "\n", "é"]))
        replies = press(host, [rng.choice([*ALL_KEYS, "enter", "enter", "down"])])
        assert len(prompt.picked) == len(set(prompt.picked)) <= 3
        assert f"{len(prompt.picked)}/3" in prompt.above(80)[0][0][1]
    for reply in replies:
        if isinstance(reply, Answered):
            assert engine.check_answer(target, reply.answer) == ()


# Percentages ----------------------------------------------------------------------------------------------

SHARE = percentage("q")
SHARES: list[tuple[str, str | None, list[str]]] = [
    ("2 5 enter", None, ["25"]),
    ("0 enter", None, ["0"]),
    ("1 0 0 enter", None, ["100"]),
    ("1 0 1 enter", None, []),
    ("enter", None, []),
    ("1 2 , 5 enter", None, ["12.5"]),
    ("1 2 . 5 enter", None, ["12.5"]),
    (". enter", None, []),
    ("5 . enter", None, []),
    ("1 . 2 . 3 enter", None, []),
    ("- 5 enter", None, ["5"]),
    ("a b c enter", None, []),
    ("up enter", None, ["5"]),
    ("up up down enter", None, ["5"]),
    ("down enter", None, ["0"]),
    ("9 8 up up enter", None, ["100"]),
    ("2 backspace 3 enter", None, ["3"]),
    ("enter", "40", ["40"]),
    ("7 enter", "40", ["7"]),
    ("backspace enter", "40", ["4"]),
    ("up 1 enter", "40", []),
    ("2 5 ctrl-u 3 enter", None, ["3"]),
    ("ctrl-u enter", "40", []),
]


@pytest.mark.parametrize(("keys", "before", "taken"), SHARES)
def test_percentage(keys: str, before: str | None, taken: list[str]) -> None:
    prompt, replies = pressed(SHARE, keys, Fraction(before) if before else None)
    assert replies == [Answered(Fraction(value)) for value in taken]
    assert taken or prompt.notice


def sums(others: int, most: int, *exact: int) -> tuple[SumSoFar, ...]:
    return (SumSoFar(others=Fraction(others), most=Fraction(most), exact=tuple(map(Fraction, exact))),)


#: What the answers before leave, what is typed, what is said, and whether Enter takes it.
SUMS = [
    (sums(0, 100), "40", "", True),
    (sums(60, 40), "", "60; 40 is left", False),
    (sums(60, 40), "15", "25 is left", True),
    (sums(60, 40), "41", "! With the answers before (60)", False),
    (sums(60, 40), "40", "nothing is left to share out", True),
    (sums(60, 40, 40), "", "40 has to go here", False),
    (sums(60, 40, 40), "39", "40 has to go here", False),
    (sums(60, 40, 40), "40", "40 has to go here", True),
    (sums(0, 100, 0, 100), "50", "0 or 100 has to go here", False),
    (sums(0, 100, 0, 100), "0", "0 or 100", True),
]


@pytest.mark.parametrize(("own", "typed", "said", "taken"), SUMS)
def test_sums_are_explained_while_typing(
    own: tuple[SumSoFar, ...], typed: str, said: str, taken: bool
) -> None:
    host = host_of(SHARE, sums=own)
    press(host, typed)
    assert said in " ".join(painted(host, 80, 24))
    assert (press(host, ["enter"]) != []) is taken


def test_arrows_stop_where_the_sum_does() -> None:
    assert pressed(SHARE, ["up"] * 30 + ["enter"], sums=sums(63, 37))[1] == [Answered(Fraction(37))]


# Reviews and sections -------------------------------------------------------------------------------------


def test_review_goes_on_or_to_an_answer() -> None:
    questions = (single("p", "a b"), percentage("q"))
    rows = ((questions[0], "a"), (questions[1], None))
    screen = ReviewScreen(section=None, rows=rows, left=1, language="en")
    for keys, wanted in [
        ("enter", [Continue()]),
        ("down enter", [GoTo("p")]),
        ("down down space", [GoTo("q")]),
        ("down down down enter", [Continue()]),
        ("up enter", [GoTo("q")]),
        ("x 1 ?", []),
    ]:
        assert press(hosted(screen, of(*questions)), keys.split()) == wanted, keys


# All of them ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, *slow(range(2, 5))])
def test_keys_for_enters_every_answer_over_every_other(shipped: Questionnaire, seed: int) -> None:
    """The keys that the other tests type mean what they should, whatever was answered before."""
    rng = Random(seed)
    for question in shipped.questions:
        for _ in range(2):
            wanted, before = random_answer(question, rng), random_answer(question, rng)
            given = before if rng.random() < 0.7 else None
            keys = [NAMES.get(key, key) for key in keys_for(question, wanted, given)]
            replies = pressed(question, keys, given)[1]
            last = replies[-1]
            assert isinstance(last, Answered)
            if question.kind is Kind.MULTIPLE:
                assert set(last.answer) == set(wanted)  # type: ignore[arg-type]
            else:
                assert last.answer == wanted


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 8))])
def test_whatever_keys_every_reply_is_a_valid_answer(shipped: Questionnaire, seed: int) -> None:
    rng = Random(seed)
    for question in shipped.questions[seed % 5 :: 5]:
        before = random_answer(question, rng) if rng.random() < 0.5 else None
        host = host_of(question, before)
        for _ in range(60):
            press(host, [rng.choice([*ALL_KEYS, "enter", "enter"])])
        for reply in press(host, []):
            if isinstance(reply, Answered):
                assert engine.check_answer(question, reply.answer) == ()
        for width, rows in ((24, 8), (60, 20), (100, 40)):
            assert all(map(str.strip, painted(host, width, rows)[:1]))
