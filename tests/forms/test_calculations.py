"""Conditions of an XLSForm over what it works out: the expression is read in the place of the name, or it is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from engines import NODE, run_in_node, xform
from searches import slow
from sheets import blank
from test_from_xlsform import ASKED, CHOICES, SETTINGS, read, stopped, written

from ecomdiag import engine, import_form
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.conditions import (
    All,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.record import replace

A, B, C = (AnyOf("one", frozenset([name])) for name in "abc")
MANY = AnyOf("many", frozenset("b"))
ADULT = AtLeast("age", Fraction(18))


def row(name: str, expression: str, **more: str) -> dict[str, str]:
    return {"type": "calculate", "name": name, "calculation": expression, **more}


def asked_if(tmp_path: Path, condition: str, *rows: dict[str, str]) -> Condition | None:
    last = {"type": "text", "name": "last", "label": "Last?", "relevant": condition}
    made, _ = read(tmp_path, *ASKED, *rows, last)
    return made.by_id["last"].show_if


SAID = [
    ("if(${one} = 'a', 1, 0)", "${c} = 1", A),
    ("if(${one} = 'a', 1, 0)", "${c} = '1'", A),
    ("if(${one} = 'a', 1, 0)", "1 = ${c}", A),
    ("if(${one} = 'a', 1, 0)", "${c} > 0", A),
    ("if(${one} = 'a', 1, 0)", "${c} = 0", Not(A)),
    ("if(${one} = 'a', 'yes', 'no')", "${c} = 'yes' and ${many} != ''", All((A, Answered("many")))),
    ("if(${one} = 'a', 1, if(${one} = 'b', 2, 3))", "${c} = 2", All((Not(A), B))),
    ("if(${one} = 'a', 1, if(${one} = 'b', 2, if(${one} = 'c', 3, 4)))", "${c} = 4", All((Not(A), Not(B), Not(C)))),
    ("if(${one} = 'a', 'x', '')", "${c} != ''", A),
    ("${one}", "${c} = 'a'", A),
    ("${one}", "selected(${c}, 'a')", A),
    ("${one}", "${c} != ''", Answered("one")),
    ("string(${one})", "${c} = 'a'", A),
    ("${age}", "${c} >= 18", ADULT),
    ("number(${age})", "${c} < 18", All((Answered("age"), Not(ADULT)))),
    ("count-selected(${many})", "${c} > 0", Answered("many")),
    ("${one} = 'a' or selected(${many}, 'b')", "${c} = 1", Any((A, MANY))),
    ("${one} = 'a' or selected(${many}, 'b')", "${c} = 'true'", Any((A, MANY))),
    ("(${one} = 'a')", "${c} = true()", A),
    ("${one} = 'a'", "${c} = 0", Not(A)),
    ("${one} = 'a'", "${c} != 'false'", A),
    ("if(${one} = 'a', ${many}, '')", "selected(${c}, 'b')", All((A, MANY))),
    ("coalesce(${age}, 0)", "${c} >= 18", ADULT),
    ("if(selected(${many}, 'b'), 'b c', 'c')", "selected(${c}, 'b')", MANY),
    ("if(not(selected(${many}, 'b')) and ${many} != '', 1, 0)", "${c} = 1", NoneOf("many", frozenset("b"))),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "condition", "wanted"), SAID)
def test_a_calculation_stands_for_its_expression(
    expression: str, condition: str, wanted: Condition, tmp_path: Path
) -> None:
    found = asked_if(tmp_path, condition, row("c", expression))
    assert found == wanted


def test_one_may_look_at_another(tmp_path: Path) -> None:
    rows = row("c", "if(${d} = 1, 'x', 'y')"), row("d", "${one} = 'a'")
    assert asked_if(tmp_path, "${c} = 'x'", *rows) == A


def test_what_is_not_asked_is_not_worked_out(tmp_path: Path) -> None:
    own = row("c", "if(${age} >= 18, 1, 0)", relevant="${one} = 'a'")
    assert asked_if(tmp_path, "${c} = 0", own) == All((A, Not(ADULT)))
    group = (
        {"type": "begin_group", "name": "g", "label": "G", "relevant": "${one} = 'a'"},
        row("c", "1"),
        {"type": "end_group"},
    )
    assert asked_if(tmp_path, "${c} = 1", *group) == A
    assert asked_if(tmp_path, "${c} = ''", *group) == Not(A)


def test_in_what_repeats_it_is_that_of_the_same_copy(tmp_path: Path) -> None:
    again = [
        {"type": "integer", "name": "n", "label": "N?", "constraint": ". >= 0 and . <= 2"},
        {"type": "begin_repeat", "name": "sites", "label": "Sites", "repeat_count": "${n}"},
        {"type": "select_one abc", "name": "own", "label": "Own?"}, row("c", "if(${own} = 'a', 1, 0)"),
        {"type": "text", "name": "why", "label": "Why?", "relevant": "${c} = 1"}, {"type": "end_repeat"},
    ]  # fmt: skip
    made, _ = read(tmp_path, *again)
    assert made.by_id["why_2"].show_if == AnyOf("own_2", frozenset("a"))
    outside = {"type": "text", "name": "last", "label": "Last?", "relevant": "${c} = 1"}
    assert stopped(tmp_path, *again, outside) == ["condition_of"]


TOLD = [
    ("today()", "${c} = 1", "condition_uses"),
    ("${age} + 1", "${c} = 1", "condition_uses"),
    ("string-length(${words})", "${c} > 3", "condition_uses"),
    ("if(${age} > today(), 1, 0)", "${c} = 1", "condition_uses"),
    ("if(${one} = 'a', 1, 0)", "${c}", "condition_uses"),
    ("${c}", "${c} = 1", "condition_of"),
    ("once(${one})", "${c} = 'a'", "condition_uses"),
    ("pulldata('f', 'g', 'h', ${one})", "${c} = 'a'", "condition_uses"),
    ("a b c", "${c} = 'a'", "condition_of"),
    (
        "if(" * 59 + "${one} = 'a'" + ", ${one}, ${one}) = 'a'" * 58 + ", ${one}, ${one})",
        "${c} = 'a'",
        "condition_deep",
    ),
]


@pytest.mark.parametrize(("expression", "condition", "rule"), TOLD)
def test_what_cannot_be_put_in_is_told(expression: str, condition: str, rule: str, tmp_path: Path) -> None:
    last = {"type": "text", "name": "last", "label": "Last?", "relevant": condition}
    assert stopped(tmp_path, *ASKED, row("c", expression), last) == [rule]


def test_what_hangs_on_its_moment_or_has_a_name_twice_is_told(tmp_path: Path) -> None:
    last = {"type": "text", "name": "last", "label": "Last?", "relevant": "${c} = 1"}
    assert stopped(tmp_path, *ASKED, row("c", "1", trigger="${one}"), last) == ["condition_of"]
    assert stopped(tmp_path, *ASKED, row("c", "1"), row("c", "2"), last) == ["condition_of"]


def test_many_that_look_at_one_another_end_soon(tmp_path: Path) -> None:
    rows = [
        row("c0", "${one}"),
        *(row(f"c{n}", f"if(${{c{n - 1}}} = 'a', ${{c{n - 1}}}, ${{c{n - 1}}})") for n in range(1, 60)),
    ]
    last = {"type": "text", "name": "last", "label": "Last?", "relevant": "${c59} = 'a'"}
    assert len(stopped(tmp_path, *ASKED, *rows, last)) == 1


def _test(rng: Random, depth: int = 0) -> str:
    plain = [
        "${one} = 'a'", "${one} != 'b'", "selected(${many}, 'b')", "${age} >= 18", "${age} < 5", "${one} != ''",
        "not(selected(${many}, 'c'))", "count-selected(${many}) > 0", "${many} = ''",
    ]  # fmt: skip
    if depth < 2 and rng.random() < 0.4:
        word = rng.choice([" and ", " or "])
        return f"({word.join(_test(rng, depth + 1) for _ in range(2))})"
    return rng.choice(plain)


def _worked_out(rng: Random, depth: int = 0) -> str:
    if depth < 3 and rng.random() < 0.7:
        return f"if({_test(rng)}, {_worked_out(rng, depth + 1)}, {_worked_out(rng, depth + 1)})"
    return rng.choice(["1", "0", "2", "'a'", "''", "${one}", "'1'"])


def _form(rng: Random) -> list[dict[str, str]]:
    calculated = [row(f"c{place}", _worked_out(rng)) for place in range(3)]
    calculated[1]["relevant"] = rng.choice(["", "${one} = 'a'", "${age} > 3"])
    calculated.append(row("c3", f"if(${{c0}} = 1 or {_test(rng)}, ${{c1}}, ${{c2}})"))
    compared = [f"${{c{place}}} {sign} {value}" for place in range(4)
                for sign, value in (("=", "1"), ("!=", "'a'"), ("=", "''"), (">", "0"), ("!=", "0"), ("=", "'a'"))]  # fmt: skip
    last = [
        {"type": "text", "name": f"last_{place}", "label": "Last?", "relevant": " and ".join(rng.sample(compared, rng.choice([1, 1, 2])))}
        for place in range(6)
    ]  # fmt: skip
    return [*ASKED[:3], *calculated, *last]


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
@pytest.mark.parametrize("seed", [0, *slow(range(1, 40))])
def test_odk_asks_the_same(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    path = written(tmp_path / "form.xlsx", survey=_form(rng), choices=CHOICES, settings=SETTINGS)
    made = parse_questionnaire(import_form(path, leave_out=True).text.encode())
    given = [
        {name: value for name, value in (
            ("one", rng.choice("abc")), ("many", rng.sample("abc", rng.choice([1, 2]))), ("age", rng.choice([0, 3, 4, 17, 18, 40])),
        ) if rng.random() < 0.8} for _ in range(8)
    ]  # fmt: skip
    found = run_in_node("xforms.mjs", xform(path.read_bytes(), validate=False), given)
    for own, told in zip(given, found, strict=True):
        answers = {name: Fraction(value) if name == "age" else tuple(value) if name == "many" else value
                   for name, value in own.items()}  # fmt: skip
        asked = engine.path(made, replace(blank(made), answers=answers)).asked_ids
        for name in made.by_id:
            assert (name in asked) == (name in told["asked"]), (name, own, made.by_id[name].show_if)
