"""A questionnaire written as a file reads back equal, whatever is in it; what a file cannot say is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
import yaml
from conftest import Run
from edits import with_question
from hypothesis import strategies as st
from proof.generating import random_questionnaire
from searches import searched, slow
from sheets import blocker, countries, multiple, of, percentage, questionnaire, section, single, text, total

import ecomdiag
from ecomdiag.loader.building import built_form
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.questionnaire import INSTRUMENTS, load_instrument, parse_questionnaire
from ecomdiag.loader.questions.writer import as_it_stands, questionnaire_text, with_digest
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition, Not
from ecomdiag.questionnaire.model import Choice, Kind, Questionnaire
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

TESTS = Path(__file__).parents[1]
#: Questionnaires of the tests, as files.
FILES = sorted(
    path
    for path in TESTS.rglob("*.yaml")
    if "sections:" in path.read_text("utf-8") and path.parent.name in ("cases", "proof")
)


def same(one: Questionnaire, other: Questionnaire) -> bool:
    """Compare field by field, in kind and in value, but for the digest of the bytes."""
    first, second = (built_form(replace(own, digest="")) for own in (one, other))
    return first == second


def comes_back(asked: Questionnaire) -> str:
    """Write it and read it back; return the text."""
    written = questionnaire_text(asked)
    back = parse_questionnaire(written.encode())
    assert same(back, asked)
    assert as_it_stands(back) == written
    yaml.safe_load(written)  # other readers of YAML take it too
    return written


def with_all_countries(asked: Questionnaire) -> Questionnaire:
    for question in asked.questions:
        if question.kind is Kind.COUNTRIES:
            asked = with_question(asked, question.id, choices=country_choices())
    return asked


def test_what_ships_comes_back(shipped: Questionnaire) -> None:
    for own in (shipped, *map(load_instrument, INSTRUMENTS)):
        comes_back(own)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_files_of_the_tests_come_back(path: Path) -> None:
    try:
        asked = parse_questionnaire(path.read_bytes())
    except QuestionnaireError:
        return  # refused, as its test says
    comes_back(asked)


@pytest.mark.parametrize("seed", [*range(7), *slow(range(7, 200))])
def test_a_random_questionnaire_comes_back(seed: int) -> None:
    asked = random_questionnaire(
        Random(seed), ("none", "apart", "shared", "structured", "offering", "ways")[seed % 6]
    )  # type: ignore[arg-type]
    asked = with_all_countries(asked)
    comes_back(asked)


NASTY = [
    "yes", "no", "NO", "null", "~", "012", "1e3", "0x1F", "1_000", "12:30", "2026-01-01", ".5", "- a", "? a", ": ", "a: b",
    "a #b", "# a", "#a", "'", '"', "''", '"a"', "{a: b}", "[a]", "{", "]", ",", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
    " a", "a ", "\ta", "a\n", "\na", "a\n\nb", "a\r\nb", "a\u0085b", "a\u2028b", "\ufeffa", "\u200ba", "\u00a0a", "\\", "\\n",
    "a\\", "😀", "é", "---", "...", "<<", "=", "a" * 3000, "palabra " * 400,
]  # fmt: skip
SIGNS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
WORDS = st.one_of(st.sampled_from(NASTY), st.builds("{}x{}".format, SIGNS, SIGNS))
TEXTS = st.builds(Text, WORDS, WORDS)
IDS = st.one_of(
    st.sampled_from(["yes", "no", "on", "off", "y", "n", "null", "true", "012", "1e3", "0", "1_000", "0x1f", "0o7"]),
    st.from_regex(r"[a-z0-9][a-z0-9_]{0,79}", fullmatch=True),
)  # fmt: skip
SCORES = st.fractions(0, 1, max_denominator=10**6)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Return a questionnaire of nasty words, names and numbers."""
    names = iter(draw(st.lists(IDS, min_size=8, max_size=8, unique=True)))
    own = draw(st.lists(IDS, min_size=2, max_size=5, unique=True))
    first = single(next(names), {name: draw(SCORES) for name in own}, weight=draw(SCORES))
    looks: Condition = AnyOf(first.id, frozenset(draw(st.sets(st.sampled_from(own), min_size=1))))
    second = replace(
        multiple(next(names), {name: draw(SCORES) for name in own}, alone=own[:1], target=draw(SCORES) + 1),
        show_if=draw(st.sampled_from([looks, Not(looks), All((looks, Not(looks)))])),
        clear=draw(st.none() | TEXTS),
        help=draw(st.none() | TEXTS),
        title=draw(st.none() | TEXTS),
    )
    choices = tuple(replace(choice, text=draw(TEXTS)) for choice in second.choices)
    second = replace(second, choices=choices)
    third = replace(second, id=next(names))
    share = percentage(next(names), {0: draw(SCORES), draw(st.fractions("1e-9", 100)): draw(SCORES)})
    if len(str(share.bands[1].start)) > 40:
        share = replace(share, bands=share.bands[:1])
    low, high = next(names), next(names)
    made = questionnaire(
        section(next(names), *(replace(q, text=draw(TEXTS)) for q in (first, second, third, share))),
        levels={low: 0, high: draw(st.fractions(1, 100, max_denominator=999))},
        constraints=[total(share.id, at_most=draw(st.integers(0, 100)))],
        blockers=[blocker(next(names), looks, low)],
    )
    made = replace(made, constraints=tuple(replace(c, id="sum") for c in made.constraints))
    return replace(
        made,
        id=draw(WORDS),
        version=draw(WORDS | st.just("")),
        title=draw(TEXTS),
        method=draw(st.none() | TEXTS),
    )


@searched(questionnaires(), quick=12, full=200)
def test_nasty_words_names_and_numbers_come_back(asked: Questionnaire) -> None:
    comes_back(asked)


@pytest.mark.parametrize("word", NASTY)
def test_a_nasty_word_comes_back(word: str) -> None:
    asked = of(replace(single("a", {"no": 0, "yes": 1}), text=Text(word, word), help=Text(word, "x")))
    comes_back(replace(asked, title=Text(word, word), id=word, version=word))


def test_what_is_written_is_as_one_would_write_it() -> None:
    answers = {"no": 0, "yes": Fraction(1, 3)}
    asked = questionnaire(
        section(
            "first",
            single("shop", answers),
            replace(
                single("web", answers, weight=2, show_if=AnyOf("shop", frozenset({"yes", "no"}))),
                title=text("web"),
            ),
            replace(percentage("share", {0: 0, "12.5": 1}), help=text("why")),  # type: ignore[dict-item]
        ),
        levels={"low": 0, "high": 50},
    )
    assert (
        comes_back(asked)
        == """\
id: small
version: "1"
title: {es: "small (es)", en: "small (en)"}

levels:
  - {id: low, from: 0, title: {es: "low (es)", en: "low (en)"}}
  - {id: high, from: 50, title: {es: "high (es)", en: "high (en)"}}

choice_lists:
  no_yes:
    - {id: "no", score: 0, text: {es: "no (es)", en: "no (en)"}}
    - {id: "yes", score: 1/3, text: {es: "yes (es)", en: "yes (en)"}}

sections:
  - id: first
    title: {es: "first (es)", en: "first (en)"}
    intro: {es: "first (es)", en: "first (en)"}
    questions:
      - id: shop
        kind: single
        text:
          es: "shop (es)"
          en: "shop (en)"
        choices: no_yes
      - id: web
        title: {es: "web (es)", en: "web (en)"}
        kind: single
        text:
          es: "web (es)"
          en: "web (en)"
        weight: 2
        show_if: {question: shop, any_of: ["no", "yes"]}
        choices: no_yes
      - id: share
        kind: percentage
        text:
          es: "share (es)"
          en: "share (en)"
        help:
          es: "why (es)"
          en: "why (en)"
        bands: [{from: 0, score: 0}, {from: 12.5, score: 1}]
"""
    )


def test_lists_of_one_name_are_told_apart() -> None:
    one, other = {"no": 0, "yes": 1}, {"no": 0, "yes": Fraction(1, 2)}
    long = {f"choice_number_{n}": 0 for n in range(3)}
    asked = of(*(single(f"q{n}", own) for n, own in enumerate((one, other, long, one, other, long, one))))
    lists = yaml.safe_load(comes_back(asked))["choice_lists"]
    assert list(lists) == ["no_yes", "no_yes_2", "q2_choices"]


def deep(levels: int) -> Condition:
    inner: Condition = AnyOf("a", frozenset({"yes"}))
    for _ in range(levels):
        inner = All((inner,))
    return inner


A = single("a", {"no": 0, "yes": 1})


@pytest.mark.parametrize(
    ("asked", "rule", "part"),
    [
        (of(A, countries("where", "DE FR", most=2)), "file.not_written", "sections[0].questions[1].choices"),
        (of(replace(A, choices=tuple(replace(c, aliases=("x",)) for c in A.choices))), "file.not_written",
         "sections[0].questions[0].choices[0].aliases"),
        (of(A, replace(A, id="b", show_if=deep(20))), "yaml.too_deep", ""),
        (replace(of(A), version="\ud83d"), "yaml.half_character", ""),
        (replace(of(A), levels=()), "file.names_nothing", "levels"),
    ],
)  # fmt: skip
def test_what_a_file_cannot_say_is_refused(asked: Questionnaire, rule: str, part: str) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        questionnaire_text(asked)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.part) == (rule, part)
    assert str(refused.value).startswith("<questionnaire>")


BLOCK = blocker("b", AnyOf("a", frozenset({"no"})), "starting")
#: Unsound, each in one way that a file can say too.
UNSOUND = [
    replace(of(A), title=Text("", "x")),
    of(A, A),
    of(A, single("B", {"no": 0, "yes": 1})),
    of(replace(A, choices=(*A.choices, Choice(id="yes", text=text("x"))))),
    of(replace(A, choices=A.choices[:1])),
    of(replace(A, weight=Fraction(1001))),
    of(replace(A, max_choices=2)),
    of(multiple("m", {"no": 0, "yes": 1}, target=-1)),
    of(multiple("m", {"no": 0, "yes": 2})),
    of(multiple("m", {"no": 0, "yes": 1}, min_choices=2, most=1)),
    of(percentage("p")),
    of(percentage("p", {1: 0})),
    of(percentage("p", {0: 0, 101: 1})),
    of(replace(percentage("p", {0: 0}), target=Fraction(2))),
    of(A, replace(A, id="b", show_if=AnyOf("c", frozenset({"no"})))),
    of(A, replace(A, id="b", show_if=Not(AnyOf("a", frozenset({"nor"}))))),
    of(A, levels={"low": 1}),
    of(A, levels={"low": 0, "high": 0}),
    of(A, blockers=[replace(BLOCK, caps_at="top")]),
    of(A, blockers=[BLOCK, BLOCK]),
    of(A, percentage("p", {0: 0}), constraints=[total("a", "p", at_most=100)]),
    of(A, percentage("p", {0: 0}), constraints=[total("p", equals=[101])]),
    of(A, percentage("p", {0: 0}), constraints=[total("p")]),
    questionnaire(section("a", A)),
    questionnaire(section("s", A), section("s", replace(A, id="b"))),
    questionnaire(section("s", A), replace(section("t"), questions=())),
]


@pytest.mark.parametrize("asked", UNSOUND, ids=[str(number) for number in range(len(UNSOUND))])
def test_a_file_is_refused_for_what_its_questionnaire_is(asked: Questionnaire) -> None:
    rules = {own.problem.rule for own in faults(asked)}
    assert rules
    with pytest.raises(QuestionnaireError) as refused:
        parse_questionnaire(as_it_stands(asked).encode())
    told = {problem.rule for problem in refused.value.problems}
    # What a file lacks is missing there; what it gives for a number that cannot be may break the order of bands.
    assert told - {"file.missing_key", "file.band_order"} <= rules
    assert rules - {"file.no_questions"} <= told | {"file.says_nothing"}


def test_a_questionnaire_made_in_python_is_checked_and_gets_a_digest(run: Run, tmp_path: Path) -> None:
    made = ecomdiag.load_questionnaire(of(A, levels={"low": 0, "high": 50}))
    content = ecomdiag.questionnaire_text(made)
    assert made.digest == with_digest(made).digest == ecomdiag.load_questionnaire(content.encode()).digest
    with pytest.raises(QuestionnaireError):
        ecomdiag.load_questionnaire(of(A, A))
    (tmp_path / "own.yaml").write_text(content, "utf-8")
    done = run("questionnaire", "check", "own.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["dii"])
def test_what_is_written_of_an_instrument_is_proved_as_it_was(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "own.yaml").write_text(questionnaire_text(load_instrument(name)), "utf-8")
    assert (
        run("questionnaire", "check", "own.yaml").returncode
        == run("questionnaire", "check", name).returncode
        == 0
    )
