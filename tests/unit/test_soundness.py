"""A questionnaire made without a file is held to the rules of one, and told where it breaks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from edits import with_question
from proof.generating import random_questionnaire
from sheets import blocker, multiple, percentage, questionnaire, ranking, section, single, text, total

from ecomdiag.loader.questionnaire import INSTRUMENTS, load_instrument
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.conditions import All, AllOf, AnyOf, AtLeast, NoneOf, Not
from ecomdiag.questionnaire.model import Band, Choice, NotAsked, Questionnaire
from ecomdiag.questionnaire.soundness import check_sound, faults
from ecomdiag.record import Record, fields, replace
from ecomdiag.record.exact import number_text, read_exact
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

DOES_NOT_KNOW = Choice(id="dont_know", text=text("?"), unknown=True)
A = single("a", {"no": 0, "yes": 1})
M = multiple("m", {"none": 0, "it": "1/2", "sales": 1}, alone=["none"], most=2, target=Fraction(3, 2))
P, R = percentage("p", {0: 0, 50: 1}), percentage("r", {0: 0, 10: 1})
SOUND = questionnaire(
    section("first", A, M, P, R),
    section("second", ranking("order", "x y")),
    levels={"low": 0, "high": 50},
    constraints=[total("p", "r", at_most=100)],
    blockers=[blocker("b", AnyOf("a", frozenset({"no"})), "low")],
)


def at_first(**values: Any) -> Callable[[Questionnaire], Questionnaire]:
    return lambda own: replace(own, sections=(replace(own.sections[0], **values), *own.sections[1:]))


def at(name: str, **values: Any) -> Callable[[Questionnaire], Questionnaire]:
    return lambda own: with_question(own, name, **values)


def at_level(place: int, **values: Any) -> Callable[[Questionnaire], Questionnaire]:
    def changed(own: Questionnaire) -> Questionnaire:
        levels = [replace(level, **values) if n == place else level for n, level in enumerate(own.levels)]
        return replace(own, levels=tuple(levels))

    return changed


def at_sum(**values: Any) -> Callable[[Questionnaire], Questionnaire]:
    return lambda own: replace(own, constraints=(replace(own.constraints[0], **values),))


def at_blocker(**values: Any) -> Callable[[Questionnaire], Questionnaire]:
    return lambda own: replace(own, blockers=(replace(own.blockers[0], **values),))


def whole(**values: Any) -> Callable[[Questionnaire], Questionnaire]:
    return lambda own: replace(own, **values)


def chosen(*names: str) -> frozenset[str]:
    return frozenset(names)


M_AT, P_AT = "sections[0].questions[1]", "sections[0].questions[2]"
ONE_BAND = (Band(start=Fraction(5), score=Fraction(1)),)
#: What is changed in a sound questionnaire, and what is told of it: the rule, and where.
BROKEN: list[tuple[Callable[[Questionnaire], Questionnaire], str, str]] = [
    (whole(levels=()), "names_nothing", "levels"),
    (whole(title=Text("uno", " ")), "says_nothing", "title.en"),
    (whole(heading=Text("", "one")), "says_nothing", "heading.es"),
    (at_level(0, start=Fraction(1)), "level_order", "levels[0].from"),
    (at_level(1, start=Fraction(0)), "level_order", "levels[1].from"),
    (at_level(1, start=Fraction(101)), "out_of_range", "levels[1].from"),
    (at_level(1, start=50.5), "not_exact", "levels[1].from"),
    (at_level(1, start=Fraction(10**20 + 1, 3**50)), "not_a_number", "levels[1].from"),
    (at_level(1, id="low"), "twice", "levels[1]"),
    (at_level(1, id="High"), "bad_id", "levels[1].id"),
    (at_first(id="second"), "twice", "sections[1]"),
    (at_first(weight=Fraction(-1)), "out_of_range", "sections[0].weight"),
    (at_first(questions=()), "no_questions", "sections[0]"),
    (at_first(questions=(A, A, M, P, R)), "twice", "sections[0].questions[1].id"),
    (lambda own: replace(own, sections=(own.sections[0], replace(own.sections[1], id="a"))), "twice", "sections[1].id"),
    (at("m", section="second"), "other_section", f"{M_AT}.section"),
    (at("m", id="x" * 81), "bad_id", f"{M_AT}.id"),
    (at("m", kind="multiple"), "not_one_of", f"{M_AT}.kind"),
    (at("m", if_not_asked="zero"), "not_one_of", f"{M_AT}.if_not_asked"),
    (at("m", weight=0.5), "not_exact", f"{M_AT}.weight"),
    (at("m", min_choices=0), "out_of_range", f"{M_AT}.min_choices"),
    (at("m", min_choices=2, max_choices=1), "limits", f"{M_AT}.min_choices"),
    (at("m", max_choices=1.5), "not_whole", f"{M_AT}.max_choices"),
    (at("m", target=Fraction(0)), "target", f"{M_AT}.target"),
    (at("m", choices=M.choices[:1], max_choices=1), "few_choices", f"{M_AT}.choices"),
    (at("m", choices=(*M.choices, M.choices[2])), "twice", f"{M_AT}.choices[3]"),
    (at("m", choices=(replace(M.choices[0], score=Fraction(3, 2)), *M.choices[1:])), "out_of_range",
     f"{M_AT}.choices[0].score"),
    (at("m", choices=(DOES_NOT_KNOW, *M.choices)), "dont_know", f"{M_AT}.choices[0]"),
    (at("m", choices=(*M.choices, replace(DOES_NOT_KNOW, id="who_knows"))), "dont_know", f"{M_AT}.choices[3]"),
    (at("m", help=Text("a", "")), "says_nothing", f"{M_AT}.help.en"),
    (at("m", observable=Text("", "b")), "says_nothing", f"{M_AT}.observable.es"),
    (at("m", observable=text("m"), show_if=AnyOf("a", chosen("yes"))), "hidden_from_outside", f"{M_AT}.observable"),
    (at("m", bands=P.bands), "not_for_this_kind", f"{M_AT}.bands"),
    (at("a", choices=M.choices), "not_for_this_kind", "sections[0].questions[0].choices"),
    (at("a", max_choices=2), "not_for_this_kind", "sections[0].questions[0].max_choices"),
    (at("p", choices=A.choices), "not_for_this_kind", f"{P_AT}.choices"),
    (at("p", bands=()), "no_bands", f"{P_AT}"),
    (at("p", optional=True, if_not_asked=NotAsked.FULL), "optional_full", f"{P_AT}.if_not_asked"),
    (lambda own: at("p", optional=True)(at_sum(at_most=None, equals=(Fraction(100),))(own)), "optional_in_sum",
     "constraints[0].sum_of[0]"),
    (at("p", bands=ONE_BAND), "band_order", f"{P_AT}.bands[0].from"),
    (at("m", show_if=AnyOf("p", chosen("x"))), "looks_at", f"{M_AT}.show_if.question"),
    (at("m", show_if=AnyOf("aa", chosen("x"))), "looks_at_near", f"{M_AT}.show_if.question"),
    (at("m", show_if=All(())), "names_nothing", f"{M_AT}.show_if.all"),
    (at("m", show_if=NoneOf("a", chosen())), "names_nothing", f"{M_AT}.show_if.none_of"),
    (at("m", not_applicable_if=Not(AllOf("a", chosen("maybe")))), "unknown_choice",
     f"{M_AT}.not_applicable_if.not.all_of"),
    (at("m", show_if=All((AtLeast("a", Fraction(1)),))), "condition", f"{M_AT}.show_if.all[0]"),
    (at("r", show_if=AtLeast("p", Fraction(200))), "out_of_range",
     "sections[0].questions[3].show_if.at_least"),
    (at_sum(questions=("r", "p")), "sum_order", "constraints[0].sum_of"),
    (at_sum(questions=("p", "a")), "sums_percentages", "constraints[0].sum_of[1]"),
    (at_sum(questions=("p", "p")), "twice", "constraints[0].sum_of[1]"),
    (at_sum(questions=()), "names_nothing", "constraints[0].sum_of"),
    (at_sum(equals=(Fraction(100),)), "equals_or_at_most", "constraints[0]"),
    (at_sum(at_most=None), "equals_or_at_most", "constraints[0]"),
    (at_sum(at_most=Fraction(201)), "out_of_range", "constraints[0].at_most"),
    (at_sum(at_most=None, equals=(Fraction(0), Fraction(201))), "out_of_range", "constraints[0].equals[1]"),
    (lambda own: replace(own, constraints=own.constraints * 2), "twice", "constraints[1]"),
    (at_blocker(caps_at="lov"), "unknown_level_near", "blockers[0].caps_at"),
    (at_blocker(when=AnyOf("b", chosen("x"))), "looks_at", "blockers[0].when.question"),
    (at_blocker(reason=Text("", "")), "says_nothing", "blockers[0].reason.es"),
    (lambda own: replace(own, blockers=own.blockers * 2), "twice", "blockers[1]"),
    (lambda own: replace(own, title=Text("a\ud83d", "b")), "half_character", "title.es"),
]  # fmt: skip


def parts(record: Record, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every field of every record within one."""
    for name in fields(record):
        yield (*way, name)
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from parts(value, (*way, name))
        for place, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record):
                yield from parts(item, (*way, name, place))


def with_stranger(held: object, way: tuple[str | int, ...]) -> object:
    """Return the same with something at the end of a way that belongs nowhere."""
    if not way:
        return STRANGER
    step, *rest = way
    if isinstance(held, Record):
        return replace(held, **{str(step): with_stranger(getattr(held, str(step)), tuple(rest))})
    assert isinstance(held, tuple)
    return tuple(with_stranger(own, tuple(rest)) if n == step else own for n, own in enumerate(held))


STRANGER = object()
WAYS = list(parts(SOUND))


def told(asked: Questionnaire) -> list[tuple[str, str]]:
    try:
        check_sound(asked)
    except QuestionnaireError as error:
        return [(problem.rule.removeprefix("file."), problem.part) for problem in error.problems]
    return []


def test_what_ships_is_sound(shipped: Questionnaire) -> None:
    for own in (SOUND, shipped, *map(load_instrument, INSTRUMENTS)):
        assert told(own) == []


@pytest.mark.parametrize("seed", range(40))
def test_random_questionnaires_are_sound(seed: int) -> None:
    assert (
        list(
            faults(
                random_questionnaire(
                    Random(seed), ("none", "apart", "shared", "words", "offering", "numbers")[seed % 6]
                )
            )
        )
        == []
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(("change", "rule", "where"), BROKEN, ids=[f"{row[2]}-{row[1]}" for row in BROKEN])
def test_a_fault_is_told_with_its_part(
    change: Callable[[Questionnaire], Questionnaire], rule: str, where: str
) -> None:
    broken = change(SOUND)
    assert (rule, where) in told(broken)
    for found in faults(broken):
        for language in LANGUAGES:
            assert "{" not in found.problem.message(language)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_what_is_of_another_type_is_told_and_where(way: tuple[str | int, ...]) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        check_sound(with_stranger(SOUND, way))  # type: ignore[arg-type]
    (problem,) = refused.value.problems
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way)[1:]
    assert (problem.rule, problem.part) == ("file.not_of_type", where)
    assert str(refused.value).endswith("not object")


def test_all_faults_are_told_at_once_and_where() -> None:
    broken = at("m", target=Fraction(0))(at_level(1, id="low")(SOUND))
    with pytest.raises(QuestionnaireError) as refused:
        check_sound(broken)
    first, second = (problem.line(refused.value.path, "en") for problem in refused.value.problems)
    assert first.startswith("<questionnaire>: error: levels[1]: ")
    assert second.startswith("<questionnaire>: error: sections[0].questions[1].target: ")


def test_a_questionnaire_of_nothing_is_refused() -> None:
    empty = Questionnaire(id="x", version="1", title=text("x"), levels=(), sections=())
    assert told(empty) == [("names_nothing", "levels"), ("names_nothing", "sections")]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(0), "0"), (Fraction(1, 4), "0.25"), (Fraction(-5, 2), "-2.5"), (Fraction(1, 3), "1/3"),
        (Fraction(1000), "1000"), (Fraction(1, 2**30), "0.000000000931322574615478515625"),
        (Fraction(1, 2**60), "1/1152921504606846976"), (Fraction(200, 3), "200/3"),
    ],
)  # fmt: skip
def test_a_number_is_written_exactly(value: Fraction, written: str) -> None:
    assert number_text(value) == written
    assert read_exact(written) == value


@pytest.mark.parametrize(
    "text", ["1/0", "/3", "1/", "1/-3", "1/3/5", "1 /3", "1./3", "1/3e2", f"1/{'3' * 39}"]
)
def test_a_quotient_has_two_whole_numbers(text: str) -> None:
    assert read_exact(text) is None
