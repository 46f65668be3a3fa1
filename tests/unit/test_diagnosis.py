from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random
from typing import Any as Whatever

import pytest
from hypothesis import strategies as st
from searches import searched, slow
from sheets import (
    blank,
    blocker,
    half_filled,
    multiple,
    of,
    questionnaire,
    random_sheet,
    section,
    sheet,
    shipped_questionnaire,
    single,
)

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.findings import ANSWERS_BEHIND, AT_LEAST_NAMED, SOUND, STRONG
from ecomdiag.diagnosis.result import Diagnosis, Finding, QuestionResult
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.questionnaire.conditions import All, Any, AnyOf, Condition, Not
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.numbers import one_decimal

LADDER = {"none": 0, "low": 0.25, "mid": 0.5, "high": 0.75, "full": 1, "na": None}


def made(asked: Questionnaire, **answers: Whatever) -> Diagnosis:
    return diagnose(asked, sheet(asked, **answers))


class Counted(dict[str, Whatever]):
    """Answers that count how often each is looked up."""

    def __init__(self, *args: Whatever) -> None:
        super().__init__(*args)
        self.looks: Counter[str] = Counter()

    def get(self, key: str, default: Whatever = None) -> Whatever:
        self.looks[key] += 1
        return super().get(key, default)


def test_a_complete_sheet_is_walked_once() -> None:
    shipped = shipped_questionnaire()
    answers = Counted(random_sheet(shipped, Random(7)).answers)
    own = replace(blank(shipped), answers=answers)
    diagnosis = diagnose(shipped, own, advice=load_advice(shipped))
    assert diagnosis.complete
    assert diagnosis.advice
    assert diagnosis.advice.recommendations
    # What is not always asked is looked up again by what an action opens or closes, and what may be left out to tell
    # whether it was; nothing else is.
    always = [own for own in shipped.questions if not own.conditions and not own.optional]
    assert {answers.looks[question.id] for question in always} == {1}


# A thousand companies -----------------------------------------------------------------------------------


def check_points(diagnosis: Diagnosis) -> None:
    assert diagnosis.complete
    assert diagnosis.score is not None
    assert diagnosis.score_range == (diagnosis.score, diagnosis.score)
    points = [question.points for question in diagnosis.questions]
    lost = [question.lost for question in diagnosis.questions]
    assert sum(map(float, points)) == pytest.approx(float(diagnosis.score), abs=1e-9)  # type: ignore[arg-type]
    assert sum(points) == diagnosis.score  # type: ignore[arg-type]
    assert sum(points) + sum(lost) == 100  # type: ignore[arg-type]
    scored = [part for part in diagnosis.sections if part.score is not None]
    for part in diagnosis.sections:
        own = [question for question in diagnosis.questions if question.section == part.id]
        share = sum(question.points + question.lost for question in own)  # type: ignore[operator, misc]
        assert share == (Fraction(100, len(scored)) if part in scored else 0)
        assert sum(question.points for question in own) * 100 == share * (part.score or 0)  # type: ignore[misc]


def check_findings(diagnosis: Diagnosis) -> None:
    scores = {part.id: part.score for part in diagnosis.sections if part.score is not None}
    strong = {finding.id: finding for finding in diagnosis.strengths}
    weak = {finding.id: finding for finding in diagnosis.weaknesses}
    able = {name: score for name, score in scores.items() if not only_shares(diagnosis, name)}
    best = sorted(able.values(), reverse=True)
    worst = sorted(score for name, score in scores.items() if name not in strong)
    assert not set(strong) & set(weak)
    assert {name for name, score in able.items() if score >= STRONG} <= set(strong) <= set(able)
    assert all(scores[name] >= SOUND for name in strong)
    assert sum(scores[name] < STRONG for name in strong) <= AT_LEAST_NAMED
    assert len(strong) >= min(AT_LEAST_NAMED, sum(score >= SOUND for score in able.values()))
    assert [finding.score for finding in diagnosis.strengths] == best[: len(strong)]
    assert set(weak) >= {name for name, score in scores.items() if score < SOUND}
    assert all(scores[name] < STRONG for name in weak)
    assert sum(scores[name] >= SOUND for name in weak) <= AT_LEAST_NAMED
    assert [finding.score for finding in diagnosis.weaknesses] == worst[: len(weak)]
    assert all(
        scores[finding.id] == finding.score for finding in (*diagnosis.strengths, *diagnosis.weaknesses)
    )


def only_shares(diagnosis: Diagnosis, section: str) -> bool:
    """Whether all that counts in a section are percentages, which say how money is spread and nothing strong."""
    told = [
        own for own in diagnosis.questions if own.section == section and own.asked and own.score is not None
    ]
    return bool(told) and all(isinstance(own.answer, Fraction) for own in told)


def behind(diagnosis: Diagnosis, finding: Finding) -> list[QuestionResult]:
    return [diagnosis.by_id[name] for name in finding.answers]


def check_answers_behind(diagnosis: Diagnosis) -> None:
    for finding in (*diagnosis.strengths, *diagnosis.weaknesses):
        assert len(finding.answers) <= ANSWERS_BEHIND
        assert all(question.section == finding.id for question in behind(diagnosis, finding))
    for finding in diagnosis.strengths:
        answers = behind(diagnosis, finding)
        brought = [question.points for question in answers]
        assert all(question.asked and question.score >= SOUND for question in answers)  # type: ignore[operator]
        assert brought == sorted(brought, reverse=True)  # type: ignore[type-var]
        # Someone scored 50 at least, so some answer is worth telling: asked, or taken as known.
        assert finding.answers or any(q.score == 100 for q in diagnosis.questions if q.section == finding.id)
    for finding in diagnosis.weaknesses:
        lost = [question.lost for question in behind(diagnosis, finding)]
        assert lost == sorted(lost, reverse=True)  # type: ignore[type-var]
        assert finding.answers or finding.not_asked
        assert all(question.asked for question in behind(diagnosis, finding))
        closed = {question.id for question in finding_closed(diagnosis, finding.id)}
        assert sum(more.count for more in finding.not_asked) == len(closed)


def finding_closed(diagnosis: Diagnosis, section_id: str) -> list[QuestionResult]:
    own = [question for question in diagnosis.questions if question.section == section_id]
    return [question for question in own if not question.asked and question.score == 0]


def check_shown(diagnosis: Diagnosis) -> None:
    cuts = [level.start for level in diagnosis.levels]
    for score in (diagnosis.score, *(part.score for part in diagnosis.sections)):
        if score is not None:
            shown = Fraction(one_decimal(score, cuts, "en"))
            assert [cut for cut in cuts if cut <= shown] == [cut for cut in cuts if cut <= round(score, 9)]
            assert abs(shown - score) <= Fraction(1, 10)


@pytest.mark.parametrize("start", [0, *slow(range(50, 1000, 50))])
def test_a_thousand_random_companies(shipped: Questionnaire, start: int) -> None:
    for seed in range(start, start + 50):
        rng = Random(seed)
        whole = random_sheet(shipped, rng, hidden=seed % 2 == 0)
        diagnosis = diagnose(shipped, whole)
        check_points(diagnosis)
        check_findings(diagnosis)
        check_answers_behind(diagnosis)
        check_shown(diagnosis)


@searched(st.integers(0, 2**32), quick=3, full=12)
def test_what_is_asked_and_answered_is_counted(seed: int) -> None:
    shipped = shipped_questionnaire()
    given_half = half_filled(shipped, Random(seed))
    walk = engine.path(shipped, given_half)
    diagnosis = diagnose(shipped, given_half)
    assert diagnosis.complete is (not walk.unanswered)
    assert sum(part.asked for part in diagnosis.sections) == len(walk.asked)
    assert sum(part.answered for part in diagnosis.sections) == len(walk.answers)
    assert [question.id for question in diagnosis.questions] == [
        question.id for question in shipped.questions
    ]
    assert {q.id for q in diagnosis.questions if q.asked} == {question.id for question in walk.asked}
    assert {q.id: q.answer for q in diagnosis.questions if q.answer is not None} == dict(walk.answers)
    assert diagnosis.score_range is not None
    assert diagnosis.level_range is not None
    low, high = diagnosis.score_range
    assert low <= high
    assert (diagnosis.score is None) is (low != high)
    assert (diagnosis.level is None) is (diagnosis.level_range[0] != diagnosis.level_range[1])
    assert all((question.points is None) is (diagnosis.score is None) for question in diagnosis.questions)


# Rounding -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        ("0", "0.0"), ("100", "100.0"), ("49.96", "49.9"), ("49.94", "49.9"), ("50", "50.0"),
        ("24.999999", "24.9"), ("24.9999999999", "25.0"), ("74.95", "74.9"), ("33.333333", "33.3"),
        ("66.666666", "66.7"), ("99.96", "100.0"), ("12.25", "12.2"), ("50.04", "50.0"),
    ],
)  # fmt: skip
def test_a_score_is_shown_with_one_decimal_on_its_side_of_the_cuts(score: str, shown: str) -> None:
    cuts = [Fraction(cut) for cut in (0, 25, 50, 75)]
    assert one_decimal(Fraction(score), cuts, "en") == shown
    assert one_decimal(Fraction(score), cuts, "es") == shown.replace(".", ",")


@searched(
    st.fractions(0, 100, max_denominator=10**10),
    st.lists(st.integers(1, 999).map(lambda tenths: Fraction(tenths, 10)), max_size=5),
    quick=40,
    full=250,
)
def test_display_never_crosses_a_cut_of_one_decimal(score: Fraction, cuts: list[Fraction]) -> None:
    shown = Fraction(one_decimal(score, cuts, "en"))
    assert [cut for cut in cuts if cut <= shown] == [cut for cut in cuts if cut <= round(score, 9)]
    assert abs(shown - score) <= Fraction(1, 10)


# Small cases --------------------------------------------------------------------------------------------

SOLD = AnyOf("shop", frozenset({"yes"}))
LAW = AnyOf("law", frozenset({"mid", "full"}))


def sections_of(**scores: str) -> Diagnosis:
    asked = questionnaire(*(section(name, single(f"{name}1", LADDER)) for name in scores))
    return made(asked, **{f"{name}1": answer for name, answer in scores.items()})


@pytest.mark.parametrize(
    ("scores", "strengths", "weaknesses"),
    [
        ({"a": "full", "b": "full", "c": "high"}, ["a", "b", "c"], []),
        ({"a": "mid", "b": "mid", "c": "mid"}, ["a", "b"], ["c"]),
        ({"a": "none", "b": "low", "c": "none"}, [], ["a", "c", "b"]),
        ({"a": "full", "b": "mid", "c": "none"}, ["a", "b"], ["c"]),
        ({"a": "na", "b": "mid", "c": "na"}, ["b"], []),
        ({"a": "na", "b": "na", "c": "na"}, [], []),
        ({"a": "high", "b": "high", "c": "high", "d": "mid"}, ["a", "b", "c"], ["d"]),
        ({"a": "mid", "b": "mid", "c": "mid", "d": "mid", "e": "mid"}, ["a", "b"], ["c", "d"]),
        ({"a": "low", "b": "none", "c": "mid"}, ["c"], ["b", "a"]),
    ],
)
def test_strengths_and_weaknesses(
    scores: dict[str, str], strengths: list[str], weaknesses: list[str]
) -> None:
    diagnosis = sections_of(**scores)
    assert [finding.id for finding in diagnosis.strengths] == strengths
    assert [finding.id for finding in diagnosis.weaknesses] == weaknesses


def test_behind_a_weakness_stand_its_worst_answers_by_what_they_cost() -> None:
    asked = of(
        *(single(name, LADDER, weight=weight) for name, weight in zip("abcde", (1, 2, 4, 1, 9), strict=True))
    )
    (weakness,) = made(asked, a="none", b="none", c="mid", d="low", e="low").weaknesses
    assert weakness.answers == ("e", "b", "c")


def test_behind_a_weakness_stand_the_questions_that_an_answer_closed() -> None:
    asked = of(
        single("shop", {"no": 0, "yes": 1}),
        single("mobile", LADDER, show_if=SOLD),
        single("apps", LADDER, show_if=SOLD),
        single("plans", LADDER, show_if=SOLD, if_not_asked="exclude"),
        single("profile", LADDER, show_if=SOLD, weight=0),
        single("people", {"no": 0, "yes": 1}),
        single("training", LADDER, show_if=AnyOf("people", frozenset({"yes"}))),
    )
    diagnosis = made(asked, shop="no", people="no")
    (weakness,) = diagnosis.weaknesses
    assert weakness.answers == ("shop", "people")
    assert [(closed.depends_on, closed.count) for closed in weakness.not_asked] == [
        ("shop", 2),
        ("people", 1),
    ]


def test_an_incomplete_diagnosis_has_a_range_and_no_points() -> None:
    asked = of(single("a", LADDER), single("b", LADDER))
    diagnosis = made(asked, a="full")
    assert (diagnosis.complete, diagnosis.score, diagnosis.score_range) == (False, None, (50, 100))
    assert diagnosis.level is None
    assert diagnosis.level_range is not None
    assert [level.id for level in diagnosis.level_range] == ["advanced", "leading"]
    assert diagnosis.uncapped_level is None
    assert [(question.score, question.points) for question in diagnosis.questions] == [
        (100, None),
        (None, None),
    ]


def test_a_level_is_told_as_soon_as_it_is_certain() -> None:
    asked = of(single("a", LADDER, weight=9), single("b", LADDER))
    diagnosis = made(asked, a="full")
    assert (diagnosis.score, diagnosis.score_range) == (None, (90, 100))
    assert diagnosis.level is not None
    assert diagnosis.level.id == "leading"


def test_answers_missing_only_where_nothing_is_scored_leave_the_score_known() -> None:
    asked = questionnaire(section("a", single("a", LADDER)), section("p", single("p", LADDER), weight=0))
    diagnosis = made(asked, a="mid")
    assert (diagnosis.complete, diagnosis.score) == (False, 50)
    assert [question.points for question in diagnosis.questions] == [50, 0]


def test_nothing_scorable_is_neither_0_nor_100() -> None:
    diagnosis = made(of(single("a", LADDER)), a="na")
    assert (diagnosis.complete, diagnosis.score, diagnosis.score_range) == (True, None, None)
    assert (diagnosis.level, diagnosis.level_range, diagnosis.uncapped_level) == (None, None, None)
    assert (diagnosis.strengths, diagnosis.weaknesses) == ((), ())


def test_a_blocker_caps_the_level_and_the_uncapped_one_is_kept() -> None:
    asked = of(
        single("a", LADDER, weight=9),
        single("law", LADDER),
        blockers=[blocker("law", AnyOf("law", frozenset({"none"})), "developing")],
    )
    diagnosis = made(asked, a="full", law="none")
    assert diagnosis.level is not None
    assert diagnosis.uncapped_level is not None
    assert (diagnosis.level.id, diagnosis.uncapped_level.id) == ("developing", "leading")
    assert [(found.id, found.caps_at.id, found.reason.en) for found in diagnosis.blockers] == [
        ("law", "developing", "why law (en)")
    ]


def test_do_not_know_is_told_as_a_gap_in_knowledge() -> None:
    question = multiple("q", {"a": 1, "dont_know": 0})
    unknown = replace(question.choices[1], unknown=True)
    asked = of(replace(question, choices=(question.choices[0], unknown)), single("r", LADDER))
    assert made(asked, q=["dont_know"], r="full").unknowns == ("q",)
    assert made(asked, q=["a"], r="full").unknowns == ()


def test_answers_off_the_path_are_not_in_the_diagnosis() -> None:
    asked = of(single("shop", {"no": 0, "yes": 1}), single("mobile", LADDER, show_if=SOLD))
    assert made(asked, shop="no", mobile="full") == made(asked, shop="no")


@pytest.mark.parametrize(
    ("conditions", "answers", "depends_on"),
    [
        ({"show_if": SOLD}, {"shop": "no"}, "shop"),
        ({"show_if": Not(AnyOf("shop", frozenset({"no"})))}, {"shop": "no"}, "shop"),
        ({"show_if": All((SOLD, LAW))}, {"shop": "yes", "law": "none"}, "law"),
        ({"show_if": All((SOLD, LAW))}, {"shop": "no", "law": "none"}, "shop"),
        ({"show_if": Any((SOLD, LAW))}, {"shop": "no", "law": "none"}, "shop"),
        ({"not_applicable_if": SOLD}, {"shop": "yes", "law": "none"}, "shop"),
        ({"not_applicable_if": SOLD, "show_if": LAW}, {"shop": "yes", "law": "none"}, "shop"),
        ({"not_applicable_if": SOLD, "show_if": LAW}, {"shop": "no", "law": "none"}, "law"),
        ({"show_if": SOLD}, {"shop": "yes"}, None),
    ],
)
def test_a_question_not_asked_names_the_one_that_it_depends_on(
    conditions: dict[str, Condition], answers: dict[str, str], depends_on: str | None
) -> None:
    asked = of(single("shop", {"no": 0, "yes": 1}), single("law", LADDER), single("q", LADDER, **conditions))
    assert made(asked, **answers).questions[2].depends_on == depends_on


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_in_every_language(language: Language) -> None:
    asked = of(single("a", LADDER))
    diagnosis = diagnose(asked, sheet(asked, a="mid"), date="2026-01-31")
    assert diagnosis.questions[0].answer_text.to(language) == f"mid ({language})"
    assert diagnosis.sections[0].title.to(language) == f"all ({language})"
    assert diagnosis.level is not None
    assert diagnosis.level.title.to(language) == f"advanced ({language})"
    assert (diagnosis.date, diagnosis.company) == ("2026-01-31", None)


def test_a_blank_sheet_of_the_shipped_questionnaire(shipped: Questionnaire) -> None:
    diagnosis = diagnose(shipped, blank(shipped))
    assert (diagnosis.score_range, diagnosis.level) == ((0, 100), None)
    assert (diagnosis.strengths, diagnosis.weaknesses, diagnosis.blockers) == ((), (), ())


def test_how_a_budget_is_spread_is_no_strength(shipped: Questionnaire) -> None:
    rng = Random(11)
    for _ in range(30):
        found = diagnose(shipped, random_sheet(shipped, rng))
        for finding in found.strengths:
            answers = [found.by_id[name].answer for name in finding.answers]
            assert not any(isinstance(answer, Fraction) for answer in answers)
            assert finding.id != "investment"


def test_a_list_says_of_how_many_that_could_be_ticked(shipped: Questionnaire) -> None:
    rng = Random(12)
    told = {question.id: question for question in diagnose(shipped, random_sheet(shipped, rng)).questions}
    for question in shipped.questions:
        own = told[question.id]
        if own.offered:
            assert question.kind is Kind.MULTIPLE
            assert isinstance(own.answer, tuple)
            assert len(own.answer) <= own.offered < len(question.choices) + 1
        elif question.kind is Kind.MULTIPLE and isinstance(own.answer, tuple):
            assert any(question.by_id[name].stands_alone for name in own.answer)
