"""Patterns of texts: what they take is what ``re`` takes, and no expression keeps anybody waiting."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import strategies as st
from searches import searched
from sheets import checked, of, sheet, single, text, words
from test_plain import held_by
from unit.test_questionnaire_file import SOUND, marked, problems_of

from ecomdiag import engine
from ecomdiag.interview.screens import QuestionScreen
from ecomdiag.loader.answering.template import template_text
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.names.answers import in_words
from ecomdiag.proof.examples import fitting
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import Answered
from ecomdiag.questionnaire.pattern import MAX_PATTERN, MAX_POSITIONS, Pattern, PatternError
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text
from ecomdiag.versions.diffing import diff
from ecomdiag.versions.records import Consequence

NIF = "[A-HJ-NP-SUVW][0-9]{7}[0-9A-J]"
MESSAGE = Text("Una letra, siete cifras y un control.", "A letter, seven digits and a control.")
TAX = words("tax", pattern=NIF, pattern_message=MESSAGE, max_length=9)
ASKED = of(TAX)

_ATOMS = [
    "a",
    "b",
    "1",
    " ",
    "-",
    ".",
    "[ab]",
    "[^a]",
    r"\d",
    r"\w",
    r"\s",
    "[a-b1]",
    r"[\d-]",
    r"\-",
    r"\W",
    r"[^\s-]",
    "",
]
_COUNTS = ["?", "*", "+", "{2}", "{1,2}", "{0,1}", "{1,}", "{0}", "{,}"[:0]]


def expression(rng: Random, depth: int = 0) -> str:
    """Return an expression of the part of regular expressions that is ours."""
    shape = rng.random()
    if depth > 3 or shape < 0.35:
        return rng.choice(_ATOMS)
    one, other = (expression(rng, depth + 1) for _ in range(2))
    if shape < 0.6:
        return one + other
    return f"({one}|{other})" if shape < 0.75 else f"({one}){rng.choice(_COUNTS)}"


@searched(st.integers(0, 2**32), quick=150, full=5000)
def test_what_fits_is_what_fits_elsewhere(seed: int) -> None:
    rng = Random(seed)
    own = expression(rng)
    try:
        pattern = Pattern(own)
    except PatternError:  # too large: what is told of that is below
        return
    for _ in range(8):
        line = "".join(rng.choice("ab1 -") for _ in range(rng.randint(0, 6)))
        assert pattern.fits(line) == (re.fullmatch(own, line, re.ASCII) is not None), (own, line)
    shortest = pattern.shortest()
    assert not shortest or (pattern.fits(shortest) and shortest == in_words(shortest))


@pytest.mark.parametrize(
    "hostile",
    ["(a+)+", "(a|a)*b", "(a*)*b", "(a|aa)+", "(.*.*.*.*.*.*.*.*x){5}", "((a{0,17}){0,17})", "(a?){30}a{30}", "(((a*)*)*)*b"],
)  # fmt: skip
def test_no_expression_goes_back_over_its_tracks(hostile: str) -> None:
    pattern = Pattern(hostile)
    assert {pattern.fits("a" * length + end) for length in (30, 4000) for end in ("", "b", "!")} <= {
        True,
        False,
    }
    assert pattern.fits(pattern.shortest())


#: Expressions that are refused, why, and at which sign.
REFUSED = [
    ("(a", "open", 1), ("a)", "closed", 2), ("[a", "open", 1), ("[]", "open", 1), ("[a[b]", "open", 1), ("*a", "alone", 1),
    ("a**", "twice", 3), ("a*?", "twice", 3), ("a{2}{3}", "twice", 5), ("a{x}", "count", 2), ("a{3,2}", "count", 2),
    ("a{2", "count", 2), ("a{}", "count", 2), ("a]", "alone", 2), ("a^b", "alone", 2), ("a$b", "alone", 2), (r"\1", "unknown", 1),
    (r"a\b", "unknown", 2), ("(?=a)", "unknown", 1), ("(?:a)", "unknown", 1), ("[z-a]", "stretch", 2), (r"[a-\d]", "stretch", 2),
    ("a" * (MAX_PATTERN + 1), "long", MAX_PATTERN + 1), (f"a{{{MAX_POSITIONS + 1}}}", "large", 2), ("(a{99}){99}", "large", 2),
    ("((((){300}){300}){300}){300}", "large", 4), ("(" * 21 + ")" * 21, "deep", 21), ("a\\", "unknown", 2), ("a{99999}", "count", 2),
]  # fmt: skip


@pytest.mark.parametrize(("own", "why", "at"), REFUSED)
def test_what_is_none_of_ours_is_told_with_its_place(own: str, why: str, at: int) -> None:
    with pytest.raises(PatternError) as caught:
        Pattern(own)
    assert (caught.value.why, caught.value.at) == (f"pattern_{why}", at)


@pytest.mark.parametrize(
    ("own", "shortest"),
    [(NIF, "A0000000" + "0"), (r"^\d{5}$", "00000"), (r"[^@ ]+@[^@ ]+\.[a-z]{2,}", "a@a.aa"), (r"a\$$", "a$"), ("[一-龥]{2}", "一一"),
     ("  ", ""), (" a", ""), ("()", ""), ("a {2}b", ""), ("(a b|abcd)", "a b"), ("\u202e", "")],
)  # fmt: skip
def test_the_shortest_line_that_fits_can_be_answered(own: str, shortest: str) -> None:
    assert Pattern(own).shortest() == shortest


# In a questionnaire -------------------------------------------------------------------------------------

LINES = "        lines: 4\n"
SAYS = "pattern_message: {es: así, en: so}"


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        (f'pattern: §"(a"\n        {SAYS}', "pattern_open"), (f'pattern: §"a**"\n        {SAYS}', "pattern_twice"),
        (f'pattern: §"[b-a]"\n        {SAYS}', "pattern_stretch"), (f'pattern: §"a)"\n        {SAYS}', "pattern_closed"),
        (f'pattern: §"a$b"\n        {SAYS}', "pattern_alone"), (f'pattern: §"a{{x}}"\n        {SAYS}', "pattern_count"),
        (f'pattern: §"(?=a)"\n        {SAYS}', "pattern_unknown"), (f'pattern: §"a{{301}}"\n        {SAYS}', "pattern_large"),
        (f'pattern: §"{"a" * 201}"\n        {SAYS}', "pattern_long"), (f'pattern: §"{"(" * 21}"\n        {SAYS}', "pattern_deep"),
        (f'pattern: §" "\n        {SAYS}', "pattern_never"), (f'pattern: §"a{{300}}a?"\n        {SAYS}', "pattern_large"),
        ('pattern: "a"', "missing_key"), (SAYS, "missing_key"),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_used_is_told_with_its_place(keys: str, rule: str) -> None:
    content, places = marked(SOUND.replace(LINES, f"{LINES}        {keys}\n"))
    (found,) = problems_of(content)
    assert found.rule == f"file.{rule}"
    assert found.place is not None
    assert not places or (found.place.line, found.place.column) == places[0]
    assert all(found.message(language) for language in LANGUAGES)


def test_too_long_for_its_text_is_told() -> None:
    keys = f'        pattern: "a{{299}}"\n        {SAYS}\n'
    told = problems_of(SOUND.replace("        max_length: 300\n", f"        max_length: 298\n{keys}"))
    assert [own.rule for own in told] == ["file.pattern_never"]


def test_it_is_written_shown_and_told_to_whoever_fills_it_in() -> None:
    back = parse_questionnaire(questionnaire_text(ASKED).encode()).by_id["tax"]
    assert (back.pattern, back.pattern_message) == (NIF, MESSAGE)
    for language in LANGUAGES:
        assert MESSAGE.to(language) in " ".join(template_text(ASKED, language).replace("#", "").split())


def test_an_answer_that_does_not_fit_is_told_in_the_words_of_the_questionnaire() -> None:
    (told,) = checked(b"answers: {tax: B1234}\n", ASKED)[2:]
    assert (told.rule, told.stops) == ("pattern", True)
    assert told.message("es").startswith(MESSAGE.es)
    assert "B1234" in told.message("en")
    assert not engine.check(ASKED, sheet(ASKED, tax="B12345678"))


def test_each_line_that_says_anything_has_to_fit() -> None:
    codes = of(words("codes", pattern=r"\d{3}", pattern_message=text("three"), lines=4))
    assert not engine.check(codes, sheet(codes, codes="123\n\n456"))
    (told,) = engine.check(codes, sheet(codes, codes="123\n45\n6"))
    assert told.values["found"] == "45"


def test_the_interview_asks_again_and_says_why() -> None:
    held, shown = held_by(ASKED, ["nothing", "b12345678", "B12345678"])
    assert held.sheet.answers == {"tax": "B12345678"}
    assert sum(MESSAGE.en in line for line in shown) >= 2
    again, _ = held_by(ASKED, ["nothing"])
    assert not again.sheet.answers
    assert not isinstance(again.screen, QuestionScreen)


def test_a_proof_finds_an_answer_that_opens_what_hangs_on_it() -> None:
    hangs = single("hangs", {"no": 0, "yes": 1}, show_if=Answered("tax"))
    found = prove(of(replace(TAX, optional=True), hangs))
    assert not [own for own in found.findings if own.question in ("tax", "hangs")]
    assert list(fitting(ASKED, TAX, sheet(ASKED))) == ["A00000000"]


def test_a_new_pattern_may_refuse_what_was_answered() -> None:
    free = of(words("tax", max_length=9))
    other = of(words("tax", max_length=9, pattern="a+", pattern_message=MESSAGE))
    consequences = {
        name: {own.consequence for own in diff(old, new).changes if own.kind == "pattern"}
        for name, old, new in (("new", free, ASKED), ("changed", ASKED, other), ("gone", ASKED, free))
    }
    assert consequences == {
        "new": {Consequence.BREAKS}, "changed": {Consequence.BREAKS}, "gone": {Consequence.ALLOWS},
    }  # fmt: skip
