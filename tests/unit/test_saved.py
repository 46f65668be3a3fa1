"""A saved diagnosis is read back without loss; whatever else a file holds is refused in so many words."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from searches import searched, thinned
from sheets import (
    blank,
    half_filled,
    of,
    questionnaire,
    random_sheet,
    section,
    sheet,
    shipped_questionnaire,
    single,
    words,
)

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.diagnosis_file import MAX_BYTES, read_diagnosis
from ecomdiag.problems.errors import AnswersError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace
from ecomdiag.record.reading import FormError, read
from ecomdiag.record.writing import written
from ecomdiag.report.diagnosis import json_text, markdown, terminal
from ecomdiag.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SCHEMA = json.loads((ROOT / "data" / "schemas" / "diagnosis-record.schema.json").read_text(encoding="utf-8"))
TODAY = "2026-11-23"


def reports(diagnosis: Diagnosis) -> list[str]:
    return [
        render(diagnosis, language)
        for language in LANGUAGES
        for render in (terminal.render, markdown.render, json_text.render)
    ]


def comes_back(diagnosis: Diagnosis) -> None:
    """Check that a diagnosis is the same, read from either report, and shows the same bytes."""
    spanish, english = (read_diagnosis(json_text.render(diagnosis, own).encode()) for own in LANGUAGES)
    assert spanish == english == diagnosis
    assert reports(spanish) == reports(diagnosis)


# There and back ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", thinned(EXAMPLES, 3), ids=lambda path: path.stem)
def test_an_example_comes_back(shipped: Questionnaire, example: Path) -> None:
    own = read_answers(example.read_bytes(), shipped).sheet
    comes_back(diagnose(shipped, own, advice=load_advice(shipped), date=TODAY))


@searched(
    st.integers(0, 2**32),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["ES", "PT", "US", "MX"]),
    quick=2,
    full=15,
)
def test_any_diagnosis_comes_back(seed: int, whole: bool, advised: bool, home: str) -> None:
    shipped = shipped_questionnaire()
    own = (
        random_sheet(shipped, Random(seed), company="[Ría] \u202e")
        if whole
        else half_filled(shipped, Random(seed))
    )
    advice, date = (load_advice(shipped), TODAY) if advised else (None, None)
    comes_back(diagnose(shipped, own, advice=advice, date=date, home=home))


def test_nothing_answered_comes_back(shipped: Questionnaire) -> None:
    comes_back(diagnose(shipped, blank(shipped), advice=load_advice(shipped)))


def test_no_score_comes_back() -> None:
    asked = questionnaire(
        section("a", single("a", {"none": 0, "na": None})), section("p", single("p", {"x": 0}), weight=0)
    )
    comes_back(diagnose(asked, sheet(asked, a="na")))


@pytest.mark.parametrize("digits", [30, 4000])
def test_numbers_of_any_length_come_back(digits: int) -> None:
    asked = of(single("a", {"none": 0, "some": 1}))
    known = diagnose(asked, sheet(asked, a="some"))
    exact = Fraction(10**digits, 3 * 10**digits + 1)
    comes_back(replace(known, score=exact, score_range=(exact, exact)))


def test_a_saved_diagnosis_follows_its_schema(shipped: Questionnaire) -> None:
    validator = Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    for own in (random_sheet(shipped, Random(1)), half_filled(shipped, Random(2))):
        validator.validate(saved(diagnose(shipped, own, advice=load_advice(shipped), date=TODAY))["record"])


def test_a_record_has_all_fields_and_the_fixed_ones_stand_before(shipped: Questionnaire) -> None:
    found = saved(diagnose(shipped, blank(shipped)))
    assert list(found)[-1] == "record"
    assert list(found["record"]) == list(SCHEMA["properties"])


# What is refused -----------------------------------------------------------------------------------------


def saved(diagnosis: Diagnosis) -> Any:
    return json.loads(json_text.render(diagnosis, "en"))


def small() -> Diagnosis:
    asked = of(single("a", {"none": 0, "some": 1}), single("b", {"none": 0, "some": 1}))
    return diagnose(asked, sheet(asked, a="some", b="none"), date=TODAY)


def told(content: bytes) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        read_diagnosis(content)
    for language in LANGUAGES:
        lines = caught.value.lines(language)
        assert lines
        assert not any("\n" in line for line in lines)
    return [problem.rule for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "saved.not_json"),
        (b"\xff\xfe{}", "saved.not_json"),
        (b'{"score": ', "saved.not_json"),
        (b'{"score_range": NaN, "record": {}}', "saved.not_json"),
        (b'{"score_range": ' + b"9" * 5000 + b"}", "saved.not_json"),
        (b"[" * 200_000, "saved.not_json"),
        (b" " * (MAX_BYTES + 1), "saved.too_large"),
        (b"[]", "saved.not_a_diagnosis"),
        (b'{"problems": []}', "saved.not_a_diagnosis"),
        (b'{"format_version": "1.0", "score_range": null}', "saved.no_record"),
        (b'{"score_range": null, "record": []}', "saved.kind"),
        (b'{"score_range": null, "record": {}}', "saved.one_of"),
        (b'{"score_range": null, "record": {"format_version": "0.9"}}', "saved.older"),
        (b'{"score_range": null, "record": {"format_version": "1.99"}}', "saved.newer"),
        (b'{"score_range": null, "record": {"format_version": "2.0"}}', "saved.newer"),
        (b'{"score_range": null, "record": {"format_version": 1}}', "saved.one_of"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_what_is_no_saved_diagnosis_is_told_in_one_line(content: bytes, rule: str) -> None:
    assert told(content) == [rule]


def test_goldens_of_before_are_told_apart() -> None:
    path = ROOT / "tests" / "examples" / "conservas-ria" / "diagnosis.json"
    assert told(path.read_bytes()) == ["saved.no_record"]


@pytest.mark.parametrize(
    ("way", "value", "rule"),
    [
        ("score", "1/0", "kind"),
        ("score", "101/1", "out_of_range"),
        ("score", 50, "kind"),
        ("score", "50", "kind"),
        ("score", f"{'9' * 5000}/1", "kind"),
        ("score", "-1/2", "out_of_range"),
        ("complete", 1, "kind"),
        ("company", 7, "kind"),
        ("company", "\ud800", "kind"),
        ("date", "tomorrow", "pattern"),
        ("date", "2026-11-23\n", "pattern"),
        ("level", {"id": "none", "title": {"es": "", "en": ""}, "start": "0/1"}, "dangling"),
        ("level_range", [None, None], "kind"),
        ("level_range", [], "kind"),
        ("levels", [], "dangling"),
        ("levels", {}, "kind"),
        ("unknowns", ["c"], "dangling"),
        ("unknowns", "a", "kind"),
        ("strengths.0.kind", "choice", "one_of"),
        ("strengths.0.kind", ["section"], "one_of"),
        ("strengths.0.answers", ["c"], "dangling"),
        ("sections.0.asked", -1, "kind"),
        ("sections.0.asked", True, "kind"),
        ("sections.0.asked", 10**9, "kind"),
        ("sections.0.title", "all", "kind"),
        ("sections.0.title", {}, "missing"),
        ("sections.0.title", {"es": 1, "en": "x"}, "kind"),
        ("sections.0.title", {"ca": ["x"]}, "kind"),
        ("sections.0.title", {"es": "x", "en": "x", "French": "x"}, "unknown"),
        ("questions.0.section", "b", "dangling"),
        ("questions.0.answer", 1, "kind"),
        ("questions.0.answer", [1], "kind"),
        ("questions.0.depends_on", "z", "dangling"),
        ("certainty.draws", 0, "out_of_range"),
        ("certainty.lower", 501, "out_of_range"),
        ("certainty.change", "2/1", "out_of_range"),
        ("more", 1, "unknown"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_where_it_stands(way: str, value: Any, rule: str) -> None:
    found = saved(small())
    *above, last = way.split(".")
    place = found["record"]["diagnosis"]
    for step in above:
        place = place[int(step) if step.isdigit() else step]
    place[last] = value
    with pytest.raises(AnswersError) as caught:
        read_diagnosis(json.dumps(found).encode())
    assert {problem.rule for problem in caught.value.problems} >= {f"saved.{rule}"}
    where = "record.diagnosis." + "".join(
        f"[{step}]" if step.isdigit() else f".{step}" for step in above
    ).lstrip(".")
    assert any(
        str(problem.values["where"]).startswith(where.rstrip(".")) for problem in caught.value.problems
    )


def test_links_that_are_none_of_the_web_are_refused(shipped: Questionnaire) -> None:
    own = random_sheet(shipped, Random(3))
    found = saved(diagnose(shipped, own, advice=load_advice(shipped), date=TODAY))
    duty = found["record"]["diagnosis"]["advice"]["duties"][0]["statement"]
    duty["sources"][0]["link"] = "javascript:alert(1)"
    duty["as_of"] = "](x)"
    assert told(json.dumps(found).encode()) == ["saved.pattern", "saved.pattern"]


def test_a_positioning_that_rests_on_no_question_is_refused(shipped: Questionnaire) -> None:
    found = saved(diagnose(shipped, random_sheet(shipped, Random(3)), advice=load_advice(shipped)))
    found["record"]["diagnosis"]["advice"]["positioning"]["based_on"].append("no_such_question")
    assert told(json.dumps(found).encode()) == ["saved.dangling"]


def test_an_alternative_to_nothing_is_refused(shipped: Questionnaire) -> None:
    found = saved(diagnose(shipped, random_sheet(shipped, Random(3)), advice=load_advice(shipped)))
    first, second, *_ = found["record"]["diagnosis"]["advice"]["recommendations"]
    first["alternative_to"] = second["action"]
    assert set(told(json.dumps(found).encode())) == {"saved.dangling"}


def test_a_field_added_later_has_its_default() -> None:
    diagnosis = small()
    found = saved(diagnosis)
    for question in found["record"]["diagnosis"]["questions"]:
        del question["depends_on"]
    assert read_diagnosis(json.dumps(found).encode()) == diagnosis


def test_what_was_saved_before_it_was_told_how_sure_a_level_is_reads() -> None:
    diagnosis = small()
    assert diagnosis.certainty is not None
    found = saved(diagnosis)
    found["record"]["format_version"] = "1.0"
    del found["record"]["diagnosis"]["certainty"]
    assert read_diagnosis(json.dumps(found).encode()) == replace(diagnosis, certainty=None)


def test_only_the_record_counts() -> None:
    diagnosis = small()
    found = saved(diagnosis) | {"score": 1, "sections": "?"}
    assert read_diagnosis(b"\xef\xbb\xbf" + json.dumps(found).encode()) == diagnosis


#: What a mutant has in place of what was there.
WRONG: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", "x", "1/0", "1/3", "-7/2", "\u202e\x1b[31m", "\ud800", [], [[]], ["a"], {}, {"es": 1},
    {"es": "a", "en": "b"},
)  # fmt: skip


def mutated(value: Any, rng: Random) -> Any:
    """Return a JSON value of which something, somewhere, is gone, doubled or something else."""
    if not isinstance(value, dict | list) or not value or rng.random() < 0.1:
        return deepcopy(rng.choice(WRONG))
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = rng.choice(keys)
    change = rng.random()
    if change < 0.1:
        del value[key]
    elif change < 0.15 and isinstance(value, list):
        value.append(value[key])
    else:
        value[key] = mutated(value[key], rng)
    return value


@searched(st.integers(0, 2**32), quick=12, full=150)
def test_a_mutant_is_refused_or_shown(seed: int) -> None:
    rng = Random(seed)
    found = deepcopy(_whole())
    for _ in range(rng.randint(1, 3)):
        found["record"] = mutated(found["record"], rng)
    content = json.dumps(found).encode()
    try:
        diagnosis = read_diagnosis(content)
    except AnswersError:
        assert told(content)
    else:
        assert all(report.encode() for report in reports(diagnosis))


_WHOLE: list[Any] = []


def _whole() -> Any:
    """Return the JSON of a diagnosis with all kinds of advice, of a few of each."""
    if not _WHOLE:
        shipped = shipped_questionnaire()
        own: AnswerSheet = random_sheet(shipped, Random(4))
        found = saved(diagnose(shipped, own, advice=load_advice(shipped), date=TODAY))
        advice = found["record"]["diagnosis"]["advice"]
        for name in ("duties", "support", "peers", "markets"):
            advice[name] = advice[name][:2]
        named = {own["action"] for own in advice["recommendations"][:4]}
        advice["recommendations"] = [
            own for own in advice["recommendations"][:4] if own["alternative_to"] in {None, *named}
        ]
        _WHOLE.append(found)
    return _WHOLE[0]


# Records in general --------------------------------------------------------------------------------------


class Pair(Record):
    """Two of a kind."""

    one: Fraction
    other: tuple[str, ...] = ()


def test_what_a_record_lacks_is_told_once_for_each() -> None:
    assert read(Pair, {"one": "1/2"}) == Pair(one=Fraction(1, 2))
    with pytest.raises(FormError) as caught:
        read(Pair, {"two": 1, "other": ["a", 2, 3]})
    assert [(fault.where, fault.rule) for fault in caught.value.faults] == [
        ("two", "unknown"), ("one", "missing"), ("other[1]", "text"), ("other[2]", "text"),
    ]  # fmt: skip


def test_what_is_no_record_is_not_written() -> None:
    assert written(Fraction(-1, 3)) == '"-1/3"'
    with pytest.raises(TypeError):
        written(object())


@pytest.mark.parametrize("typed", ["24/7", "1/2", "-3/4", "10/20", "a/b"])
def test_words_that_look_like_a_quotient_stay_words(typed: str) -> None:
    asked = of(words("hours"), single("open", {"no": 0, "yes": 1}))
    found = diagnose(asked, sheet(asked, hours=typed, open="yes"))
    back = read_diagnosis(json_text.render(found, "en").encode())
    assert back.questions[0].answer == typed
    assert back == found
