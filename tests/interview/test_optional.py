"""Questions that may be left out: the same by keys, line by line and from a file, and told as such everywhere."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from editor import answers_to, faults, seen
from keys import TAB, canonical, driven, keys_of_interview, session
from searches import slow
from sheets import multiple, of, percentage, random_sheet, sheet, single, with_optional

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.interview.screens import Answered, Back, Forward, QuestionScreen, ReviewScreen
from ecomdiag.interview.standing import section_rows
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire, parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer, AnyOf, NoneOf, Not
from ecomdiag.questionnaire.model import Kind, NotAsked, Questionnaire
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import LANGUAGES, Language, say
from ecomdiag.texts.words import Text

YES = frozenset({"yes"})
SHOP = single("shop", {"no": 0, "yes": 1}, optional=True)
SMALL = of(
    SHOP,
    single("seal", {"no": 0, "yes": 1}, show_if=NoneOf("shop", YES)),
    single("plan", {"no": 0, "yes": 1}, show_if=Not(AnyOf("shop", YES))),
    percentage("share", {0: 0, 50: 1}),
)


def excluding(asked: Questionnaire) -> Questionnaire:
    (section,) = asked.sections
    shop, *others = section.questions
    out = replace(shop, if_not_asked=NotAsked.EXCLUDE)
    return replace(asked, sections=(replace(section, questions=(out, *others)),))


# What it counts, and who is asked -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "answers", "score"),
    [
        (SMALL, {"plan": "yes", "share": 100}, Fraction(100 * 2, 4)),
        (excluding(SMALL), {"plan": "yes", "share": 100}, Fraction(100 * 2, 3)),
        (SMALL, {"shop": LEFT_OUT, "plan": "yes", "share": 100}, Fraction(100 * 2, 4)),
        (excluding(SMALL), {"shop": LEFT_OUT, "plan": "yes", "share": 100}, Fraction(100 * 2, 3)),
        (excluding(SMALL), {"shop": "no", "seal": "no", "plan": "yes", "share": 100}, Fraction(100 * 2, 4)),
    ],
)
def test_left_out_it_counts_as_if_not_asked_says(
    asked: Questionnaire, answers: dict[str, str | tuple[str, ...] | int], score: Fraction
) -> None:
    given = sheet(asked, **answers)
    assert engine.check(asked, given) == ()
    told = diagnose(asked, given)
    assert (told.complete, told.score, told.score_range) == (True, score, (score, score))


def test_no_condition_over_what_is_left_out_holds() -> None:
    for given in (sheet(SMALL), sheet(SMALL, shop=LEFT_OUT)):
        assert [own.id for own in engine.path(SMALL, given).asked] == ["shop", "plan", "share"]


def test_only_what_is_needed_is_told_as_missing() -> None:
    assert [found.question for found in engine.check(SMALL, sheet(SMALL))] == ["plan", "share"]
    wrong = engine.check(SMALL, sheet(SMALL, shop="perhaps", share=1))
    assert [(found.rule, found.question) for found in wrong] == [("unknown_choice", "shop")]


def test_while_answers_are_missing_it_may_still_be_answered_unless_it_was_passed_over() -> None:
    finder = RangeFinder(SMALL)
    assert finder.find_exact(sheet(SMALL, plan="no")).overall == (0, 50)
    assert finder.find_exact(sheet(SMALL, plan="no", shop=LEFT_OUT)).overall == (0, 25)


@pytest.mark.parametrize("seed", [*range(10), *slow(range(10, 300))])
def test_each_answer_and_each_passing_over_narrows_the_range_around_the_score(seed: int) -> None:
    rng = Random(seed)
    asked = with_optional(SMALL if seed % 2 else excluding(SMALL), rng)
    whole, finder = random_sheet(asked, rng), RangeFinder(asked)
    so_far, before = sheet(asked), finder.find_exact(sheet(asked)).overall
    for name in rng.sample(sorted(whole.answers), len(whole.answers)):
        so_far = so_far.with_answer(name, whole.answers[name])
        after = finder.find_exact(so_far).overall
        assert before is not None
        assert after is not None
        assert before[0] <= after[0] <= after[1] <= before[1]
        before = after
    score = diagnose(asked, whole).score
    assert before == (score, score)


# By keys, line by line, from a file ---------------------------------------------------------------------


def optional_shipped(seed: int) -> Questionnaire:
    return with_optional(load_questionnaire(), Random(seed), 1 if seed % 2 else 0.5)


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 12))])
def test_keys_and_file_give_the_same(seed: int) -> None:
    asked = optional_shipped(seed)
    wanted = canonical(asked, random_sheet(asked, Random(seed), company=None))
    held = session(asked)
    driven(held, "".join(keys_of_interview(asked, wanted)))
    read = read_answers(answers_text(wanted).encode(), asked).sheet
    assert held.screen is None
    assert held.sheet == read == wanted
    told, without = (
        json_text.render(diagnose(asked, own), "es")
        for own in (read, replace(read, answers={k: v for k, v in read.answers.items() if v != LEFT_OUT}))
    )
    assert told == without


def test_one_passes_over_it_with_a_key_and_is_asked_once() -> None:
    saved: list[object] = []
    held = session(SMALL, save=lambda own, _: saved.append(own.answers.get("shop")) or "")  # type: ignore[func-returns-value]
    driven(held, TAB)
    assert saved[0] == LEFT_OUT
    held = session(SMALL, sheet(SMALL, shop=LEFT_OUT))
    assert isinstance(held.screen, QuestionScreen)
    assert held.screen.question.id == "plan"


def test_whoever_goes_back_can_still_answer_it_and_take_it_back() -> None:
    held = session(SMALL)
    held.reply(Forward())
    screen = held.reply(Back())
    assert isinstance(screen, QuestionScreen)
    assert screen.question.id == "shop"
    held.reply(Answered("yes"))
    assert held.sheet.answers == {"shop": "yes"}
    held.reply(Back())
    held.reply(Answered(LEFT_OUT))
    assert held.sheet.answers == {"shop": LEFT_OUT}


def test_the_review_says_that_it_was_left_out_and_does_not_miss_it() -> None:
    held = session(SMALL, sheet(SMALL, shop=LEFT_OUT, plan="no", share=1))
    screen = held.screen
    assert isinstance(screen, ReviewScreen)
    assert [(line.name, line.state) for line in screen.lines] == [
        ("shop (en)", "passed"), ("plan (en)", "given"), ("share (en)", "given"),
    ]  # fmt: skip
    assert screen.left == 0


@pytest.mark.parametrize("question", [SHOP, multiple("shop", "no yes", optional=True)])
def test_a_file_may_leave_it_out_or_say_so(question: object) -> None:
    asked = of(question, percentage("share", {0: 0, 50: 1}))  # type: ignore[arg-type]
    head = "questionnaire: small\nversion: '1'\nanswers:\n  share: 1\n"
    for line, kept in (
        ("", {}),
        ("  shop:\n", {}),
        ("  shop: null\n", {}),
        ("  shop: []\n", {"shop": LEFT_OUT}),
    ):
        loaded = read_answers((head + line).encode(), asked)
        assert loaded.located(engine.check(asked, loaded.sheet)) == ()
        assert loaded.sheet.answers == {"share": Fraction(1), **kept}


# Told as such -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_editor_and_report_say_so(language: str) -> None:
    asked = parse_questionnaire(questionnaire_text(SMALL).encode())
    assert asked.by_id["shop"].optional
    text = template_text(asked, language)  # type: ignore[arg-type]
    assert text.count(say("template.optional", language)) == 1  # type: ignore[arg-type]
    schema = answers_to(asked, language)  # type: ignore[arg-type]
    assert faults(schema, seen("answers: {shop: , plan: 'yes', share: 1}")) == []
    assert faults(schema, seen("answers: {shop: [], plan: 'yes', share: 1}")) == []
    report = markdown.render(diagnose(asked, sheet(asked, plan="no", share=1)), language)  # type: ignore[arg-type]
    assert say("report.left_out", language) in report  # type: ignore[arg-type]


def test_every_kind_may_be_optional() -> None:
    asked = optional_shipped(1)
    assert {own.kind for own in asked.questions if own.optional} == set(Kind) - {
        Kind.TEXT,
        Kind.NUMBER,
        Kind.DATE,
    }, "so the keys were tried for each"


# Counted as such ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shop", [None, LEFT_OUT])
def test_reports_do_not_count_as_missing_what_was_left_out(language: Language, shop: Answer | None) -> None:
    given = sheet(SMALL, plan="no", share=1)
    told = diagnose(SMALL, given if shop is None else given.with_answer("shop", shop))
    report = markdown.render(told, language, depth=Depth.FULL)
    assert "| 2/2 |" in report
    assert say("report.not_counted", language, count=1) in report
    assert say("summary.left_out", language, count=1) in report
    assert say("summary.unknowns", language, count=0) not in report
    (section,) = json_text.as_json(told, language)["sections"]
    assert (section["asked"], section["answered"], section["left_out"]) == (3, 2, 1)


def test_reports_count_what_is_missing_and_what_was_answered_though_it_is_optional() -> None:
    report = markdown.render(diagnose(SMALL, sheet(SMALL, plan="no")), "en", depth=Depth.FULL)
    assert "| 1/2 |" in report
    report = markdown.render(diagnose(SMALL, sheet(SMALL, shop="yes", share=1)), "en", depth=Depth.FULL)
    assert "| 2/2 |" in report
    assert say("summary.unknowns", "en", count=0) in report
    assert "optional" not in report


def test_the_list_of_sections_counts_what_is_still_to_be_answered() -> None:
    for given, row in (
        (sheet(SMALL), (0, 3)),
        (sheet(SMALL, shop=LEFT_OUT), (0, 2)),
        (sheet(SMALL, shop=LEFT_OUT, plan="no"), (1, 2)),
        (sheet(SMALL, shop=LEFT_OUT, plan="no", share=1), (2, 2)),
        (sheet(SMALL, shop="yes", share=1), (2, 2)),
    ):
        assert [own[1:] for own in section_rows(SMALL, engine.path(SMALL, given))] == [row]


def test_from_outside_what_was_left_out_is_not_counted_as_answered() -> None:
    asked = of(replace(SHOP, observable=Text("web", "web")), single("plan", {"no": 0, "yes": 1}))
    given = replace(sheet(asked, shop=LEFT_OUT), from_outside=True)
    (found,) = engine.check(asked, given)
    assert (found.rule, found.values["answered"], found.values["seen"]) == ("from_outside", "0", "1")
