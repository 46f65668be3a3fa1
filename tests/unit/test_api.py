"""What ``import ecomdiag`` hands on: the names, what they take, and that errors say everything by themselves."""

from __future__ import annotations

import inspect
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import ecomdiag
from ecomdiag import AnswersError, AnswerSheet, EcomdiagError, Questionnaire, UsageError
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES
from ecomdiag.workflows.advice import advice_for

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "conservas-ria.yaml"


def test_every_name_is_handed_on_and_no_other() -> None:
    assert set(ecomdiag.__all__) <= set(dir(ecomdiag))
    for name in ecomdiag.__all__:
        assert getattr(ecomdiag, name).__doc__
    with pytest.raises(AttributeError, match="no_such_name"):
        ecomdiag.no_such_name  # noqa: B018


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("load_questionnaire", "(source=None)"),
        ("load_answers", "(source, questionnaire)"),
        ("check", "(questionnaire, sheet)"),
        ("diagnose", "(questionnaire, sheet, *, date=None, home=None, benchmark=None)"),
        ("load_diagnosis", "(source)"),
        ("diff", "(old, new)"),
        ("cross", "(questionnaire, sheet, to)"),
    ],
)
def test_what_a_function_takes_stays(name: str, signature: str) -> None:
    found = inspect.signature(getattr(ecomdiag, name))
    bare = [own.replace(annotation=inspect.Parameter.empty) for own in found.parameters.values()]
    assert str(inspect.Signature(bare)) == signature


def test_importing_it_reads_nothing_else() -> None:
    script = "import sys; before = set(sys.modules); import ecomdiag; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split(), done.stderr
    heavy = ("yaml", "rich", "typer", "datetime", "prompt_toolkit", "fractions", "ecomdiag.")
    assert [name for name in done.stdout.split() if name.startswith(heavy)] == []


def test_a_source_is_a_path_its_bytes_or_a_mapping(shipped: Questionnaire) -> None:
    sheet = ecomdiag.load_answers(EXAMPLE, shipped)
    answers = {
        name: list(given) if isinstance(given, tuple) else given for name, given in sheet.answers.items()
    }
    mapping = {
        "questionnaire": "online-export",
        "version": sheet.version,
        "company": sheet.company,
        "answers": answers,
        "notes": {
            name: [
                {"note": own.text, "evidence": list(own.evidence), "by": own.by, "date": own.date}
                for own in notes
            ]
            for name, notes in sheet.notes.items()
        },
    }
    for source in (str(EXAMPLE), EXAMPLE.read_bytes(), mapping):
        assert ecomdiag.load_answers(source, shipped) == sheet


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (25, 25),
        (12.5, "25/2"),
        (33.3, "333/10"),
        (Fraction(100, 3), "100/3"),
        (Decimal("0.1"), "1/10"),
        ("12,5", "25/2"),
        ("12.5 %", "25/2"),
        (1e-7, "1/10000000"),
    ],
)
def test_a_number_of_a_mapping_is_taken_exactly(shipped: Questionnaire, given: Any, number: Any) -> None:
    sheet = ecomdiag.load_answers({"answers": {"online_budget_share": given}}, shipped)
    assert sheet.answers == {"online_budget_share": Fraction(number)}


#: What is said in a mapping, of which a file says the same.
SAID: dict[str, Any] = {
    "another choice": {"answers": {"sells_online": "yess"}},
    "a truth": {"answers": {"sells_online": True}},
    "nothing": {"answers": {"sells_online": None, "exports": ""}},
    "beside the answers": {"sells_online": "yes"},
    "another questionnaire": {"questionnaire": "dii", "answers": {"sells_online": "yes"}},
    "another version": {"questionnaire": "online-export", "version": "0.0", "answers": {}},
    "no such question": {"answers": {"sells_onlin": "yes"}},
    "no country": {"answers": {"target_countries": ["FR", "Xland"]}},
    "several": {"answers": {"contact_channels": ["phone", "phone", "pigeon"]}},
    "in itself": {"answers": {"sells_online": {"answer": "yes"}}},
    "a list of lists": {"answers": {"contact_channels": [["phone"]]}},
    "too much": {"answers": {"online_budget_share": 101}},
    "less than nothing": {"answers": {"online_budget_share": -1}},
    "a share": {"answers": {"online_budget_share": 0.25}},
    "no answers": {"answers": ["yes"]},
    "another kind": {"sections": [], "levels": []},
    "too long": {"company": "a" * 300, "answers": {}},
    "a number as a choice": {"answers": {"sells_online": 3}},
}


@pytest.mark.parametrize("name", SAID)
def test_a_mapping_has_the_problems_of_a_file(shipped: Questionnaire, name: str) -> None:
    def told(source: Any) -> list[tuple[str, str]]:
        return [(own.rule, own.message("en")) for own in ecomdiag.check(shipped, source)]

    assert told(SAID[name]) == told(json.dumps(SAID[name]).encode())
    assert all(problem.place is None for problem in ecomdiag.check(shipped, SAID[name]))


@pytest.mark.parametrize(
    "given",
    [float("nan"), float("inf"), Decimal("NaN"), object(), b"25", True, 10**5000, Fraction(1, 10**5000),
     Decimal("1e999999999"), Decimal("1e-999999999")],
    ids=lambda given: type(given).__name__,
)  # fmt: skip
def test_what_no_file_can_say_is_a_problem_too(shipped: Questionnaire, given: Any) -> None:
    with pytest.raises(AnswersError):
        ecomdiag.load_answers({"answers": {"online_budget_share": given}}, shipped)


def test_a_mapping_that_holds_itself_is_refused(shipped: Questionnaire) -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(AnswersError):
        ecomdiag.load_answers({"answers": {"contact_channels": endless}}, shipped)


#: What goes wrong, by what is told of it.
WRONG: dict[str, Callable[[Questionnaire], Any]] = {
    "there is no file none.yaml: check the name": lambda own: ecomdiag.load_answers("none.yaml", own),
    "<questionnaire>:1:1: error: “levels” is missing": lambda _: ecomdiag.load_questionnaire(b"id: a"),
    "<answers>:1:1: error: pairs “name: value” go here, one a line": lambda own: ecomdiag.load_answers(
        b"a", own
    ),
    "“2026-13-01” is not a date": lambda own: ecomdiag.diagnose(own, blank(own), date="2026-13-01"),
    "“Xland” is not a known country": lambda own: ecomdiag.diagnose(own, blank(own), home="Xland"),
    "there is no language “fr”: choose one of es, en": lambda own: ecomdiag.render(
        ecomdiag.diagnose(own, blank(own)),
        "json",
        language="fr",  # type: ignore[arg-type]
    ),
    "a PDF is no text": lambda own: ecomdiag.render(ecomdiag.diagnose(own, blank(own)), "pdf", language="en"),
    "there is no format “doc”": lambda own: ecomdiag.render(
        ecomdiag.diagnose(own, blank(own)), "doc", language="en"
    ),
}


#: What can be handed over that is nothing of the kind; each function is given all of them.
STRANGE: dict[str, Any] = {
    "nothing": None,
    "number": 5,
    "list": [1],
    "set": {1},
    "object": object(),
    "text": "a: b\n\x1b[31m" * 200,
    "bytes": b"a: b",
    "folder": ROOT,
}
#: Every function with something strange in each of its places.
TAKES: dict[str, Callable[[Questionnaire, AnswerSheet, Any], Any]] = {
    "load_questionnaire": lambda _, __, it: ecomdiag.load_questionnaire(it) if it is not None else _refuse(),
    "load_answers": lambda own, _, it: ecomdiag.load_answers(it, own),
    "load_answers for": lambda _, __, it: ecomdiag.load_answers(EXAMPLE, it),
    "load_diagnosis": lambda _, __, it: ecomdiag.load_diagnosis(it),
    "check": lambda own, _, it: ecomdiag.check(own, it) and _refuse(),
    "check for": lambda _, sheet, it: ecomdiag.check(it, sheet),
    "check_sound": lambda _, __, it: ecomdiag.check_sound(it),
    "questionnaire_text": lambda _, __, it: ecomdiag.questionnaire_text(it),
    "diagnose": lambda own, _, it: ecomdiag.diagnose(own, it),
    "diagnose for": lambda _, sheet, it: ecomdiag.diagnose(it, sheet),
    "date": lambda own, sheet, it: ecomdiag.diagnose(own, sheet, date=it) if it is not None else _refuse(),
    "home": lambda own, sheet, it: ecomdiag.diagnose(own, sheet, home=it) if it is not None else _refuse(),
    "prove": lambda _, __, it: ecomdiag.prove(it),
    "diff": lambda own, _, it: ecomdiag.diff(own, it),
    "diff from": lambda own, _, it: ecomdiag.diff(it, own),
    "cross": lambda own, _, it: ecomdiag.cross(own, it, "dii"),
    "cross for": lambda _, sheet, it: ecomdiag.cross(it, sheet, "dii"),
    "cross to": ecomdiag.cross,
    "render": lambda _, __, it: ecomdiag.render(it, "json", language="en"),
    "format": lambda own, sheet, it: ecomdiag.render(ecomdiag.diagnose(own, sheet), it, language="en"),
    "language": lambda own, sheet, it: ecomdiag.render(ecomdiag.diagnose(own, sheet), "json", language=it),
    "width": lambda own, sheet, it: (
        _refuse()
        if it == 5
        else ecomdiag.render(ecomdiag.diagnose(own, sheet), "table", language="en", width=it)
    ),
}


def _refuse() -> None:
    raise UsageError("taken")


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("name", TAKES)
def test_whatever_is_handed_over_is_refused_in_a_sentence(
    shipped: Questionnaire, name: str, strange: str
) -> None:
    with pytest.raises(EcomdiagError) as caught:
        TAKES[name](shipped, blank(shipped), STRANGE[strange])
    for language in LANGUAGES:
        for line in caught.value.lines(language):
            assert line
            assert line.isprintable()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"answers": {"online_budget_share": 12.5}}, "not float; load_answers reads it in any other form"),
        ({"answers": {"online_budget_share": 12}}, "not int"),
        ({"answers": {"contact_channels": ["email"]}}, "not list"),
        ({"answers": {"contact_channels": (1,)}}, "not tuple"),
        ({"answers": {5: "no"}}, "not by int"),
        ({"company": "half \ud800"}, "U+D800"),
        ({"home": "XX"}, "“XX” is not"),
        ({"company": 5}, "“sheet.company” must be str | NoneType, not int"),
        ({"answers": None}, "“sheet.answers” must be Mapping, not NoneType"),
        ({"questionnaire": "dii"}, "these answers belong to another questionnaire (“dii”"),
    ],
)
def test_a_sheet_made_by_hand_is_held_to_what_one_is(
    shipped: Questionnaire, changed: dict[str, Any], told: str
) -> None:
    made = replace(blank(shipped), **changed)
    for use in (ecomdiag.diagnose, lambda own, sheet: ecomdiag.cross(own, sheet, "dii")):
        with pytest.raises(EcomdiagError) as caught:
            use(shipped, made)
        assert told in str(caught.value)
    if not told.startswith("“sheet."):
        assert any(told in problem.message("en") for problem in ecomdiag.check(shipped, made))


@pytest.mark.parametrize("told", WRONG)
def test_an_error_says_its_whole_message(shipped: Questionnaire, told: str) -> None:
    with pytest.raises(EcomdiagError) as caught:
        WRONG[told](shipped)
    error = caught.value
    assert told in str(error)
    assert str(error) == error.message("en") == "\n".join(error.lines("en"))
    assert error.message("es") != error.message("en")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))


def test_a_wrong_answer_stops_and_a_missing_one_does_not(shipped: Questionnaire) -> None:
    sheet = ecomdiag.load_answers({"answers": {"sells_online": "yes"}}, shipped)
    assert not ecomdiag.diagnose(shipped, sheet).complete
    missing = [own.question for own in ecomdiag.check(shipped, sheet) if own.rule == "unanswered"]
    assert "sells_online" not in missing
    assert len(missing) > 20
    with pytest.raises(AnswersError, match="sells_online: “maybe” is not one of the possible answers"):
        ecomdiag.load_answers({"answers": {"sells_online": "maybe"}}, shipped)


def test_a_saved_diagnosis_is_the_diagnosis(shipped: Questionnaire, tmp_path: Path) -> None:
    diagnosis = ecomdiag.diagnose(shipped, ecomdiag.load_answers(EXAMPLE, shipped), date="2026-11-23")
    path = tmp_path / "diagnosis.json"
    path.write_text(ecomdiag.render(diagnosis, "json", language="es"), encoding="utf-8")
    for source in (path, str(path), path.read_bytes()):
        assert ecomdiag.load_diagnosis(source) == diagnosis
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        ecomdiag.load_diagnosis(path)
    assert str(caught.value).startswith(f"{path}: error: ")


def test_every_diagnosis_of_a_questionnaire_takes_the_same_advice(shipped: Questionnaire) -> None:
    assert advice_for(shipped) is not None
    assert advice_for(shipped) is advice_for(shipped)


def test_a_questionnaire_in_memory_is_proved(shipped: Questionnaire) -> None:
    assert ecomdiag.prove(ecomdiag.load_questionnaire("dii")).sound


def test_answers_that_say_another_instrument_are_crossed(shipped: Questionnaire) -> None:
    sheet = ecomdiag.load_answers(EXAMPLE, shipped)
    assert ecomdiag.cross(shipped, sheet, "dii").sheet.questionnaire == "dii"
    with pytest.raises(UsageError, match="dii, dmat"):
        ecomdiag.cross(shipped, sheet, "nothing")


def blank(questionnaire: Questionnaire) -> ecomdiag.AnswerSheet:
    return ecomdiag.AnswerSheet(questionnaire=questionnaire.id, version=questionnaire.version)
