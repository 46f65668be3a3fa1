from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proof.generating import random_questionnaire
from sheets import (
    amount,
    blank,
    countries,
    dated,
    half_filled,
    multiple,
    of,
    percentage,
    random_answer,
    random_sheet,
    ranking,
    sheet,
    shipped_questionnaire,
    single,
    text,
    total,
    words,
)

from ecomdiag import engine, texts
from ecomdiag.names import misnamed
from ecomdiag.problems.problem import MORE
from ecomdiag.questionnaire.conditions import LEFT_OUT, All, AnyOf, AtLeast, NoneOf, Not
from ecomdiag.questionnaire.model import Order, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

# What is asked ------------------------------------------------------------------------------------------

TRAIL = of(
    single("shop", "no yes"),
    single("kind", "own market both", show_if=AnyOf("shop", frozenset({"yes"}))),
    multiple("teams", "none it sales", alone=["none"]),
    single("training", "no yes", show_if=NoneOf("teams", frozenset({"none"}))),
    percentage("share"),
    percentage("platform", show_if=AtLeast("share", Fraction(1))),
    single("mobile", "no yes", show_if=AnyOf("kind", frozenset({"own", "both"}))),
    single("plans", "no yes", show_if=Not(AnyOf("mobile", frozenset({"yes"})))),
    single(
        "omni",
        "no yes",
        show_if=All((AnyOf("mobile", frozenset({"yes"})), AnyOf("teams", frozenset({"sales"})))),
    ),
)
ALWAYS = "shop teams share"


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "shop teams share plans"),
        ({"shop": "no"}, "shop teams share plans"),
        ({"shop": "yes"}, "shop kind teams share plans"),
        ({"shop": "yes", "kind": "market"}, "shop kind teams share plans"),
        ({"shop": "yes", "kind": "own"}, "shop kind teams share mobile plans"),
        ({"shop": "yes", "kind": "own", "mobile": "yes"}, "shop kind teams share mobile"),
        ({"shop": "yes", "kind": "own", "mobile": "no"}, "shop kind teams share mobile plans"),
        ({"teams": ["none"]}, "shop teams share plans"),
        ({"teams": ["it", "sales"]}, "shop teams training share plans"),
        ({"share": 0}, "shop teams share plans"),
        ({"share": Fraction("0.999999999")}, "shop teams share plans"),
        ({"share": 1}, "shop teams share platform plans"),
        (
            {"shop": "yes", "kind": "both", "mobile": "yes", "teams": ["sales"]},
            "shop kind teams training share mobile omni",
        ),
    ],
)
def test_answers_decide_what_is_asked(answers: dict[str, Any], asked: str) -> None:
    walk = engine.path(TRAIL, sheet(TRAIL, **answers))
    assert [question.id for question in walk.asked] == asked.split()


def test_an_answer_off_the_path_opens_nothing_and_does_not_count() -> None:
    given_off_path = sheet(TRAIL, shop="no", kind="own", mobile="yes", teams=["sales"], omni="yes")
    walk = engine.path(TRAIL, given_off_path)
    assert [question.id for question in walk.asked] == ["shop", "teams", "training", "share", "plans"]
    assert dict(walk.answers) == {"shop": "no", "teams": ("sales",)}


def test_hidden_answers_stay_in_the_sheet_and_count_again_when_their_question_is_asked_again() -> None:
    before = sheet(TRAIL, shop="yes", kind="own", mobile="yes")
    hidden = before.with_answer("shop", "no")
    assert hidden.answers["mobile"] == "yes"
    assert "mobile" not in engine.path(TRAIL, hidden).answers
    again = hidden.with_answer("shop", "yes")
    assert engine.path(TRAIL, again) == engine.path(TRAIL, before)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "goods shop weight"),
        ({"goods": "digital"}, "goods shop"),
        ({"goods": "physical"}, "goods shop weight"),
        ({"goods": "digital", "shop": "yes"}, "goods shop"),
        ({"goods": "physical", "shop": "yes"}, "goods shop weight parcel"),
        ({"shop": "yes"}, "goods shop weight parcel"),
    ],
)
def test_a_question_that_does_not_apply_is_not_asked(answers: dict[str, Any], asked: str) -> None:
    no_goods = AnyOf("goods", frozenset({"digital"}))
    of_goods = of(
        single("goods", "physical digital"),
        single("shop", "no yes"),
        single("weight", "light heavy", not_applicable_if=no_goods),
        single("parcel", "box bag", show_if=AnyOf("shop", frozenset({"yes"})), not_applicable_if=no_goods),
    )
    walk = engine.path(of_goods, sheet(of_goods, **answers))
    assert [question.id for question in walk.asked] == asked.split()


def test_hiding_cascades_through_questions_that_depend_on_hidden_ones() -> None:
    chain = of(
        single("a", "no yes"),
        *(
            single(name, "no yes", show_if=AnyOf(before, frozenset({"yes"})))
            for before, name in ("ab", "bc", "cd", "de")
        ),
    )
    whole = sheet(chain, a="yes", b="yes", c="yes", d="yes", e="yes")
    assert [q.id for q in engine.path(chain, whole).asked] == list("abcde")
    assert [q.id for q in engine.path(chain, whole.with_answer("b", "no")).asked] == list("ab")
    assert [q.id for q in engine.path(chain, whole.without("b")).asked] == list("ab")


@pytest.mark.parametrize("wrong", ["maybe", ("yes",), Fraction(1)])
def test_a_wrong_answer_is_as_if_it_were_not_given(wrong: Any) -> None:
    given_wrong = blank(TRAIL).with_answer("shop", wrong)
    walk = engine.path(TRAIL, given_wrong)
    assert walk == engine.path(TRAIL, blank(TRAIL))
    assert engine.next_question(TRAIL, given_wrong) is TRAIL.by_id["shop"]


def test_the_next_question_is_the_first_asked_without_an_answer() -> None:
    order = []
    so_far = blank(TRAIL)
    replies: dict[str, Any] = {
        "shop": "yes", "kind": "own", "teams": ("none",), "share": Fraction(0), "mobile": "yes",
    }  # fmt: skip
    while (question := engine.next_question(TRAIL, so_far)) is not None:
        order.append(question.id)
        so_far = so_far.with_answer(question.id, replies[question.id])
    assert order == ["shop", "kind", "teams", "share", "mobile"]
    assert engine.path(TRAIL, so_far).unanswered == ()


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_the_walk_is_a_function_of_the_answers_that_count(seed: int) -> None:
    shipped = shipped_questionnaire()
    given_half = half_filled(shipped, Random(seed))
    walk = engine.path(shipped, given_half)
    passed = dict.fromkeys(walk.passed, LEFT_OUT)
    only_what_counts = replace(given_half, answers={**walk.answers, **passed})
    assert engine.path(shipped, only_what_counts) == walk
    assert set(walk.answers) <= {question.id for question in walk.asked} & set(given_half.answers)
    asked = {q.id for q in walk.asked if not q.optional}
    assert {q.id for q in walk.unanswered} == asked - set(walk.answers)


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.booleans())
def test_following_the_next_question_ends_in_a_sheet_without_errors(seed: int, hidden: bool) -> None:
    shipped = shipped_questionnaire()
    whole = random_sheet(shipped, Random(seed), hidden=hidden)
    assert engine.next_question(shipped, whole) is None
    assert [problem for problem in engine.check(shipped, whole) if problem.stops] == []


# What is wrong ------------------------------------------------------------------------------------------

NAMES = {
    "PT": ("Portugal", "Portugal"),
    "DE": ("Alemania", "Germany"),
    "ES": ("España", "Spain"),
    "FR": ("Francia", "France"),
}
COUNTRIES = countries("targets", "DE ES FR PT", most=2)
COUNTRIES = replace(
    COUNTRIES,
    choices=tuple(
        replace(c, text=Text(*NAMES[c.id]), shared=("Galia",) if c.id in ("DE", "FR") else ())
        for c in COUNTRIES.choices
    ),
)
MODE = single("mode", "never rarely often")
MODE = replace(
    MODE,
    choices=tuple(
        replace(choice, text=Text(*both))
        for choice, both in zip(
            MODE.choices,
            [("No", "No"), ("Sí, a veces", "Yes, rarely"), ("Sí, mucho", "Yes, often")],
            strict=True,
        )
    ),
)
RULES = of(
    single("shop", "no yes planned"),
    multiple(
        "teams",
        {"none": 0, "na": None, "it": 1, "sales": 1, "logistics": 1, "finance": 1},
        alone=["none"],
        most=3,
        min_choices=2,
    ),
    ranking("values", "brand price service"),
    COUNTRIES,
    percentage("online"),
    percentage("offline"),
    single("mobile", "no yes", show_if=AnyOf("shop", frozenset({"yes"}))),
    MODE,
    words("remark", lines=2, max_length=9, optional=True),
    constraints=[total("online", "offline", equals=[0, 100])],
)
GOOD: dict[str, Any] = {
    "shop": "no", "teams": ["it", "sales"], "values": ["price", "brand", "service"], "targets": ["FR"],
    "online": 40, "offline": 60, "mode": "often", "remark": "one\ntwo",
}  # fmt: skip

#: What is changed in the good sheet, the rule that it breaks, the question told, the item, and some facts.
BROKEN: list[tuple[dict[str, Any], str, str, int | None, dict[str, str]]] = [
    ({"zzz": "no"}, "unknown_question", "zzz", None, {"found": "zzz"}),
    ({"shpo": "no"}, "unknown_question_near", "shpo", None, {"found": "shpo", "near": "shop"}),
    ({"shop": "zzz"}, "unknown_choice", "shop", None, {"found": "zzz"}),
    ({"shop": "planed"}, "unknown_choice_near", "shop", None, {"found": "planed", "near": "planned"}),
    ({"shop": "YES"}, "unknown_choice_near", "shop", None, {"found": "YES", "near": "yes"}),
    ({"shop": "true"}, "choice_flag", "shop", None, {"found": "true", "near": "yes"}),
    ({"mode": "sí"}, "choice_several", "mode", None, {"found": "sí"}),
    ({"shop": "yes, no"}, "one_choice", "shop", None, {}),
    ({"teams": ["it, sales"]}, "several_in_one", "teams", 0, {"found": "it, sales"}),
    ({"teams": ["it", "logistics y sales"]}, "several_in_one", "teams", 1, {"found": "logistics y sales"}),
    ({"shop": ["yes"]}, "one_choice", "shop", None, {}),
    ({"shop": 1}, "one_choice", "shop", None, {}),
    ({"teams": "it"}, "a_list", "teams", None, {}),
    ({"teams": 3}, "a_list", "teams", None, {}),
    ({"teams": ["it", "sale"]}, "unknown_choice_near", "teams", 1, {"found": "sale", "near": "sales"}),
    ({"teams": ["it", "sales", "zzz"]}, "unknown_choice", "teams", 2, {"found": "zzz"}),
    ({"teams": ["it", "sales", "it"]}, "repeated", "teams", 2, {"choice": "it"}),
    ({"teams": ["it"]}, "too_few", "teams", None, {"count": 1, "limit": 2}),
    ({"teams": []}, "too_few", "teams", None, {"count": 0, "limit": 2}),
    (
        {"teams": ["it", "sales", "logistics", "finance"]},
        "too_many", "teams", None, {"count": 4, "limit": 3},
    ),
    ({"teams": ["it", "none"]}, "alone", "teams", 1, {"choice": "none"}),
    ({"teams": ["na", "it"]}, "alone", "teams", 0, {"choice": "na"}),
    ({"values": ["price", "brand"]}, "rank_missing", "values", None, {"choices": "service"}),
    ({"values": []}, "rank_missing", "values", None, {"choices": "brand, price, service"}),
    ({"values": "price"}, "a_list", "values", None, {}),
    ({"values": ["price", "brand", "service", "price"]}, "repeated", "values", 3, {"choice": "price"}),
    ({"values": ["price", "brand", "service", "zzz"]}, "unknown_choice", "values", 3, {"found": "zzz"}),
    ({"targets": ["FR", "Wakanda"]}, "unknown_country", "targets", 1, {"found": "Wakanda"}),
    (
        {"targets": ["Espanya"]},
        "unknown_country_near", "targets", 0, {"found": "Espanya"},
    ),
    ({"targets": ["de"]}, "unknown_country_near", "targets", 0, {"found": "de"}),
    ({"targets": ["FR", "Alemania"]}, "unknown_country_near", "targets", 1, {"found": "Alemania"}),
    ({"targets": [" DE "]}, "unknown_country_near", "targets", 0, {"found": " DE "}),
    ({"targets": ["FR", "N/A"]}, "country_no_answer", "targets", 1, {"found": "N/A"}),
    ({"targets": ["Europa"]}, "country_region", "targets", 0, {"found": "Europa"}),
    ({"targets": ["SP"]}, "country_other_code", "targets", 0, {"found": "SP"}),
    ({"targets": ["Galia"]}, "country_several", "targets", 0, {"found": "Galia"}),
    ({"targets": ["FR", "DE", "PT"]}, "too_many", "targets", None, {"count": 3, "limit": 2}),
    ({"targets": ["FR", "ES"]}, "own_country", "targets", 1, {}),
    ({"targets": []}, "too_few", "targets", None, {"count": 0, "limit": 1}),
    ({"targets": ["FR", "FR"]}, "repeated", "targets", 1, {"choice": "FR"}),
    ({"targets": "FR"}, "a_list", "targets", None, {}),
    ({"online": ["40"]}, "one_number", "online", None, {}),
    ({"remark": ["one", "two"]}, "one_text", "remark", None, {}),
    ({"remark": "one \x1b"}, "strange_text", "remark", None, {}),
    ({"remark": "1\n2\n3"}, "too_many_lines", "remark", None, {"count": 3, "limit": 2}),
    ({"remark": "0123456789"}, "text_too_long", "remark", None, {"count": 10, "limit": 9}),
    ({"online": "many"}, "not_a_number", "online", None, {"found": "many"}),
    ({"online": -1, "offline": 0}, "out_of_range", "online", None, {"found": -1}),
    ({"online": Fraction("100.0001"), "offline": 0}, "out_of_range", "online", None, {"found": Fraction("100.0001")}),
    ({"online": 40, "offline": 61}, "constraint", "offline", None, {"total": 101}),
    ({"online": 0, "offline": 60}, "constraint", "offline", None, {"total": 60}),
    ({"online": Fraction("40.0000001")}, "constraint", "offline", None, {"total": Fraction("100.0000001")}),
    ({"shop": "yes"}, "unanswered", "mobile", None, {}),
    ({"mobile": "yes"}, "not_asked", "mobile", None, {}),
]  # fmt: skip


def test_a_good_sheet_has_no_problems() -> None:
    assert engine.check(RULES, sheet(RULES, **GOOD)) == ()


@pytest.mark.parametrize(("change", "rule", "question", "item", "values"), BROKEN)
def test_every_rule_is_told_with_its_question_and_its_facts(
    change: dict[str, Any], rule: str, question: str, item: int | None, values: dict[str, str]
) -> None:
    problems = engine.check(RULES, sheet(RULES, **{**GOOD, **change}))
    found = {problem.rule: problem for problem in problems}
    assert rule in found
    assert (found[rule].question, found[rule].item) == (question, item)
    assert dict(found[rule].values) == values
    # Nothing else is wrong, but for what follows from it: an answer that is wrong cannot close a sum.
    wrong_as_well = {other.rule for other in problems if other.rule != rule}
    assert wrong_as_well <= {"constraint"}


#: Numbers, days and words of a pattern, all of which may be left out.
MEASURED = replace(
    of(
        amount("staff", integer=True, least=Fraction(0), most=Fraction(99), optional=True),
        dated("since", earliest="2000-01-01", optional=True),
        dated("until", optional=True),
        words("code", pattern="[A-Z][0-9]+", pattern_message=text("A1"), optional=True),
    ),
    orders=(Order(id="later", pair=("since", "until"), message=text("later")),),
)
BADLY_MEASURED: list[tuple[dict[str, Any], str, str]] = [
    ({"staff": ["1", "2"]}, "number_list", "staff"),
    ({"staff": "many"}, "number_expected", "staff"),
    ({"staff": "1.234"}, "number_ambiguous", "staff"),
    ({"staff": "0.0000000001"}, "number_digits", "staff"),
    ({"staff": 100}, "number_limits", "staff"),
    ({"staff": Fraction(1, 2)}, "number_whole", "staff"),
    ({"since": ["2020-01-01"]}, "date_one", "since"),
    ({"since": "soon"}, "date_expected", "since"),
    ({"since": "1999-12-31"}, "date_limits", "since"),
    ({"code": "1A"}, "pattern", "code"),
    ({"since": "2020-01-02", "until": "2020-01-01"}, "order", "until"),
]


@pytest.mark.parametrize(("answers", "rule", "question"), BADLY_MEASURED)
def test_every_rule_of_numbers_days_and_patterns_is_told(
    answers: dict[str, Any], rule: str, question: str
) -> None:
    (problem,) = engine.check(MEASURED, sheet(MEASURED, **answers))
    assert (problem.rule, problem.question) == (rule, question)
    assert all(problem.message(language) for language in ("es", "en"))


#: What is told of a whole sheet, by its header.
OF_THE_HEADER = {"other_questionnaire", "other_version", "from_outside"}


@pytest.mark.parametrize(
    ("header", "rule", "severity"),
    [
        ({"questionnaire": "other"}, "other_questionnaire", "error"),
        ({"version": "2"}, "other_version", "warning"),
        ({"questionnaire": "other", "version": "2"}, "other_questionnaire", "error"),
        ({"from_outside": True}, "from_outside", "warning"),
    ],
)
def test_answers_to_another_questionnaire_stop_and_to_another_version_are_told(
    header: dict[str, str], rule: str, severity: str
) -> None:
    (problem,) = engine.check(RULES, replace(sheet(RULES, **GOOD), **header))
    assert (problem.rule, problem.severity) == (rule, severity)


#: What only a file can have, and the reader of files tells. Of a sheet made by hand (``sheet.``) the API tells more.
OF_THE_FILE = {
    "no_header", "fraction", "country_doubted", "country_or_word",
    "unknown_region", "unknown_region_near", "region_elsewhere", "unreadable",
}  # fmt: skip


def test_every_rule_of_an_answer_sheet_has_an_example_here() -> None:
    of_sheets = {key.removeprefix("problem.") for key in sorted(texts.keys()) if key.startswith("problem.")}
    of_sheets = {
        rule
        for rule in of_sheets
        if not rule.startswith(
            (
                "file.",
                "yaml.",
                "proof.",
                "saved.",
                "sheet.",
                "form.",
                "responses.",
                "draft.",
                "tables.",
                "book.",
            )
        )
        and rule not in OF_THE_FILE
    }
    shown = {rule for _, rule, *_ in (*BROKEN, *BADLY_MEASURED)}
    assert of_sheets == shown | {*OF_THE_HEADER, MORE, "not_offered"}


def test_a_sheet_of_another_questionnaire_is_told_as_that_and_nothing_else() -> None:
    foreign = replace(sheet(RULES, nothing_known="x", nor_this="y"), questionnaire="another")
    assert [problem.rule for problem in engine.check(RULES, foreign)] == ["other_questionnaire"]
    misspelt = replace(sheet(RULES, **GOOD), questionnaire="smal")
    assert {problem.rule for problem in engine.check(RULES, misspelt)} == {"other_questionnaire"}
    unfinished = replace(sheet(RULES, **dict(list(GOOD.items())[:2])), questionnaire="smal")
    assert "unanswered" in {problem.rule for problem in engine.check(RULES, unfinished)}


@pytest.mark.parametrize(
    ("home", "region", "own", "abroad"),
    [
        (None, None, "ES", "IC"),
        (None, "ES-GA", "ES", "IC"),
        (None, "ES-CN", "IC", "ES"),
        ("ES", "ES-CN", "IC", "ES"),
        ("IC", None, "IC", "ES"),
        ("ES", "ES-ML", "EA", "ES"),
        ("FR", None, "FR", "ES"),
    ],
)
def test_the_own_country_is_where_goods_start(
    shipped: Questionnaire, home: str | None, region: str | None, own: str, abroad: str
) -> None:
    """What a company in the Canaries sells to the rest of Spain crosses a border: that is a market."""
    said = replace(sheet(shipped, target_countries=(abroad, own)), home=home, region=region)
    told = [problem.item for problem in engine.check(shipped, said) if problem.rule == "own_country"]
    assert told == [1]


def test_only_warnings_let_a_diagnosis_be_made() -> None:
    warnings = {"not_asked", "other_version", "own_country"}
    for change, *_ in BROKEN:
        for problem in engine.check(RULES, sheet(RULES, **{**GOOD, **change})):
            assert problem.stops is (problem.rule not in warnings)


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    for change, *_ in BROKEN:
        for problem in engine.check(RULES, sheet(RULES, **{**GOOD, **change})):
            for language in texts.LANGUAGES:
                assert "{" not in problem.message(language)
                assert "\n" not in problem.message(language)


def test_the_nearest_name_is_looked_for_only_while_it_is_a_slip_of_the_pen() -> None:
    slips = ("salse",) * misnamed.MOST_COMPARED
    few, many = (engine.check_answer(RULES.by_id["teams"], found) for found in (slips, (*slips, "salse")))
    assert few[0].rule == "unknown_choice_near"
    assert many[0].rule == "unknown_choice"
    keys = {f"shpo{number}": "no" for number in range(misnamed.MOST_COMPARED + 1)}
    assert not any(p.rule.endswith("_near") for p in engine.check(RULES, sheet(RULES, **keys)))


def test_a_long_fact_is_cut_short_in_the_sentence() -> None:
    (problem,) = engine.check_answer(RULES.by_id["shop"], "x" * 5000)
    assert len(problem.message("en")) < 250


def test_what_is_wrong_comes_before_what_is_missing_each_in_question_order_and_all_of_it() -> None:
    given_wrong = sheet(
        RULES, offline=101, online="x", targets=["QQ"], values=[], teams=["it", "zzz"], nope="1"
    )
    problems = engine.check(RULES, given_wrong)
    assert [(problem.question, problem.rule) for problem in problems] == [
        ("nope", "unknown_question"),
        ("teams", "unknown_choice"),
        ("values", "rank_missing"),
        ("targets", "unknown_country"),
        ("online", "not_a_number"),
        ("offline", "out_of_range"),
        ("shop", "unanswered"),
        ("mode", "unanswered"),
    ]


def test_a_wrong_answer_to_a_question_that_is_not_asked_is_told_too() -> None:
    problems = engine.check(RULES, sheet(RULES, **{**GOOD, "mobile": "maybe"}))
    assert [problem.rule for problem in problems] == ["unknown_choice", "not_asked"]


def told(asked: Questionnaire, given: AnswerSheet) -> set[tuple[str, str, str]]:
    """What is told: the rule, the question, and of a sum which."""
    return {
        (p.rule, p.question or "", p.sentence.en if p.rule == "constraint" and p.sentence else "")
        for p in engine.check(asked, given)
    }


def so(asked: Questionnaire, given: AnswerSheet, found: tuple[str, str, str]) -> bool:
    """Whether what is not told now is so all the same: it waits until a sum comes right."""
    rule, name, sentence = found
    walk = engine.path(asked, given)
    match rule:
        case "not_asked":
            return name not in walk.asked_ids
        case "unanswered":
            return name in {question.id for question in walk.unanswered}
        case "constraint":
            broken = engine.check_sum(asked, asked.by_id[name], given)
            return sentence in {problem.sentence.en for problem in broken if problem.sentence}
    return False


def spoilt(given: AnswerSheet, rng: Random) -> AnswerSheet:
    """Write some answers wrongly, and leave some out."""
    answers: dict[str, Any] = dict(given.answers)
    for name in rng.sample(sorted(answers), rng.randint(1, max(1, len(answers) // 3))):
        if rng.random() < 0.3:
            del answers[name]
        elif isinstance(answers[name], tuple):
            answers[name] = (*answers[name][1:], "zzz")
        else:
            answers[name] = rng.choice(["zzz", Fraction(101)])
    return replace(given, answers=answers)


@pytest.mark.parametrize("which", ["shipped", "random"])
@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_mending_what_is_told_never_shows_anything_else_told_to_have_been_untrue(
    which: str, seed: int
) -> None:
    """One at a time, with any answer that may be given: all else that was told is still so."""
    rng = Random(seed)
    asked = shipped_questionnaire() if which == "shipped" else random_questionnaire(rng)
    given_wrong = replace(blank(asked), answers={q.id: random_answer(q, rng) for q in asked.questions})
    given_wrong = spoilt(given_wrong, rng)
    for _ in range(12):
        wrong = sorted({p.question for p in engine.check(asked, given_wrong) if p.stops and p.question})
        if not wrong:
            break
        name = rng.choice(wrong)
        sums = {c.message.en for c in asked.constraints if name in c.questions}
        before = {found for found in told(asked, given_wrong) if found[1] != name and found[2] not in sums}
        given_wrong = given_wrong.with_answer(name, random_answer(asked.by_id[name], rng))
        after = told(asked, given_wrong)
        assert all(so(asked, given_wrong, found) for found in before - after)
        # Only a sum that is judged now puts its parts in doubt, and what hangs on them.
        assert before <= after or any(found[0] == "constraint" for found in after - before)


def test_nothing_is_told_of_what_hangs_on_a_wrong_or_missing_answer() -> None:
    chain = of(
        single("gate", "no yes"),
        single("open", "no yes", show_if=AnyOf("gate", frozenset({"yes"}))),
        single("shut", "no yes", show_if=Not(AnyOf("gate", frozenset({"yes"})))),
        single("after", "no yes", show_if=AnyOf("open", frozenset({"yes"}))),
        single("free", "no yes"),
    )
    for gate in ({"gate": "yess"}, {}):
        problems = engine.check(chain, sheet(chain, **gate, open="yes"))
        first = "unknown_choice_near" if gate else "unanswered"
        assert [(p.rule, p.question) for p in problems] == [(first, "gate"), ("unanswered", "free")]
    problems = engine.check(chain, sheet(chain, gate="yes", open="nno", after="yes", free="no"))
    assert [(p.rule, p.question) for p in problems] == [("unknown_choice_near", "open")]


def test_a_question_of_which_the_name_is_misspelt_is_not_told_as_unanswered_too() -> None:
    given_wrong = sheet(RULES, **{name: answer for name, answer in GOOD.items() if name != "shop"}, shpo="no")
    assert [(p.rule, p.question) for p in engine.check(RULES, given_wrong)] == [
        ("unknown_question_near", "shpo")
    ]
    mended = given_wrong.without("shpo").with_answer("shop", "no")
    assert engine.check(RULES, mended) == ()


@pytest.mark.parametrize(
    ("home", "targets", "told_at"),
    [
        (None, ["FR", "ES"], 1), (None, ["FR", "DE"], None), ("FR", ["FR", "ES"], 0), ("FR", ["ES"], None),
        ("MX", ["ES"], None), ("", ["ES"], None),
    ],
)  # fmt: skip
def test_the_own_country_is_told_as_a_target(
    home: str | None, targets: list[str], told_at: int | None
) -> None:
    given_targets = replace(sheet(RULES, **{**GOOD, "targets": targets}), home=home)
    found = [(p.rule, p.item) for p in engine.check(RULES, given_targets)]
    assert found == ([] if told_at is None else [("own_country", told_at)])


@pytest.mark.parametrize("lonely", ["none", "na"])
def test_a_choice_that_stands_alone_needs_no_company(lonely: str) -> None:
    assert engine.check_answer(RULES.by_id["teams"], (lonely,)) == ()


# Sums ---------------------------------------------------------------------------------------------------


def spending(**limits: Any) -> Questionnaire:
    shown = AtLeast("budget", Fraction(1))
    return of(
        percentage("budget"),
        *(percentage(name, show_if=shown) for name in ("web", "staff", "ads")),
        constraints=[total("web", "staff", "ads", **limits)],
    )


@pytest.mark.parametrize(
    ("limits", "answers", "told_at"),
    [
        ({"at_most": 100}, {"budget": 5, "web": 50, "staff": 30, "ads": 20}, None),
        ({"at_most": 100}, {"budget": 5, "web": 50, "staff": 30, "ads": Fraction("20.000000001")}, "ads"),
        ({"at_most": 100}, {"budget": 5, "web": 90, "staff": 30}, "staff"),
        ({"at_most": 100}, {"budget": 5, "web": 90, "ads": 30}, "ads"),
        ({"at_most": 100}, {"budget": 5, "web": 90}, None),
        ({"at_most": 100}, {"budget": 0, "web": 90, "staff": 90, "ads": 90}, None),
        ({"equals": [0, 100]}, {"budget": 5, "web": 0, "staff": 0, "ads": 0}, None),
        ({"equals": [0, 100]}, {"budget": 5, "web": 100, "staff": 0, "ads": 0}, None),
        ({"equals": [0, 100]}, {"budget": 5, "web": 30, "staff": 30, "ads": 30}, "ads"),
        ({"equals": [0, 100]}, {"budget": 5, "web": 30, "staff": 30}, None),
        ({"equals": [0, 100]}, {"budget": 5, "web": 80, "staff": 30}, "staff"),
        ({"equals": [0, 100]}, {"budget": 0, "web": 1}, None),
        ({"equals": [0, 100]}, {}, None),
    ],
)
def test_a_sum_is_told_once_it_cannot_come_right_at_the_last_of_its_answers(
    limits: dict[str, Any], answers: dict[str, Any], told_at: str | None
) -> None:
    asked = spending(**limits)
    given_shares = sheet(asked, **answers)
    told = [problem.question for problem in engine.check(asked, given_shares) if problem.rule == "constraint"]
    assert told == ([told_at] if told_at else [])
    assert bool(engine.check_sum(asked, asked.by_id["web"], given_shares)) is bool(told_at)
    assert engine.check_sum(asked, asked.by_id["budget"], given_shares) == ()


def test_a_sum_is_told_even_where_one_of_its_questions_looks_at_another() -> None:
    asked = of(
        percentage("own"),
        percentage("others", show_if=AtLeast("own", Fraction(1))),
        constraints=[total("own", "others", at_most=100)],
    )
    told = [problem.rule for problem in engine.check(asked, sheet(asked, own=60, others=60))]
    assert told == ["constraint"]


def test_the_sheet_is_never_changed() -> None:
    first = AnswerSheet(questionnaire="small", version="1")
    second = first.with_answer("a", "x")
    assert (dict(first.answers), dict(second.answers)) == ({}, {"a": "x"})
    assert dict(second.without("a").answers) == {}
    assert second.without("b") == second
