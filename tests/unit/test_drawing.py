"""The drawing says what the conditions say: read back from its source, it lets the same answers through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from html import unescape
from itertools import product
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import strategies as st
from searches import searched
from sheets import blocker, multiple, of, percentage, questionnaire, random_sheet, section, single

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answer,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
    holds,
)
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.questionnaire import drawing
from ecomdiag.report.questionnaire.naming import short_choices
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import Text

# Reading a drawing back ---------------------------------------------------------------------------------

_LABEL = r'"((?:[^"#;&<>`{}\[\]|\\]|#\d+;|<br/>)*)"'
_NODE = re.compile(
    rf"(\w+)(?:\[{_LABEL}\]|\(\[{_LABEL}\]\)|\(\({_LABEL}\)\)|\{{\{{{_LABEL}\}}\}})(:::[a-z]+)?"
)
_EDGE = re.compile(r"(\w+) (---|-->|-\.->|~~~) (\w+)")
_OTHER = re.compile(
    rf"flowchart TB|accTitle: [\w ]+|subgraph \w+\[{_LABEL}\]|direction LR|end|classDef [a-z]+ [a-z0-9:, -]+"
)


class Drawn(NamedTuple):
    """A drawing taken apart: labels of nodes, and edges as source, arrow and target."""

    labels: dict[str, str]
    edges: list[tuple[str, str, str]]
    boxes: list[str]

    def into(self, node: str, arrow: str) -> list[str]:
        return [source for source, drawn, target in self.edges if (drawn, target) == (arrow, node)]

    def passes(self, node: str, answers: Mapping[str, Answer], asked: Questionnaire) -> bool:
        """Say whether what a knot or an answer stands for holds."""
        before = self.into(node, "---")
        if before:
            (name,) = before
            question = asked.by_id[re.sub(r"^(q|r\d+)_", "", name)]
            return says(self.labels[node], question, answers.get(question.id))
        parts = [self.passes(part, answers, asked) for part in self.into(node, "-->")]
        return {"and": all, "or": any}[self.labels[node].split(":")[0]](parts)

    def lets(self, node: str, answers: Mapping[str, Answer], asked: Questionnaire, arrow: str) -> bool | None:
        """Say whether what leads to a node by this arrow lets one through; ``None`` if nothing does."""
        sources = self.into(node, arrow)
        assert len(sources) <= 1, "a question has one way in"
        return self.passes(sources[0], answers, asked) if sources else None


def says(words: str, question: Question, answer: Answer | None) -> bool:
    """Read the English label of an answer, and say whether an answer passes it."""
    words = words.removesuffix(": not applicable")
    if answer is None:
        return words == "if not asked" or words.endswith(", or not asked")
    words = words.removesuffix(", or not asked")
    if isinstance(answer, Fraction):
        number = Fraction(re.sub(r"[^\d.]", "", words))
        if words.startswith(("under", "over")):
            return answer < number if words.startswith("under") else answer > number
        return answer >= number if words.endswith("or more") else answer <= number
    ids = {short: key for key, short in short_choices(question, "en", drawing.CHOICE).items()}
    named = {ids[name] for name in re.findall("“(.*?)”", words)}
    chosen = {answer} if isinstance(answer, str) else set(answer)
    if words.startswith(("any but", "without")):
        return not named & chosen
    if words.endswith("together"):
        return (named <= chosen) is not words.startswith("not ")
    return words != "if not asked" and (words == "any answer" or bool(named & chosen))


def read(source: str) -> Drawn:
    """Take a drawing apart; every line must be one of the few forms."""
    drawn = Drawn({}, [], [])
    for line in map(str.strip, source.splitlines()):
        node, edge = _NODE.fullmatch(line), _EDGE.fullmatch(line)
        if node:
            assert node[1] not in drawn.labels, "a node is drawn once"
            drawn.labels[node[1]] = shown(next(filter(None, node.groups()[1:5])))
        elif edge:
            drawn.edges.append((edge[1], edge[2], edge[3]))
        else:
            assert _OTHER.fullmatch(line), line
            drawn.boxes.extend(re.findall(r"^subgraph (\w+)", line))
    ends = {end for source, _, target in drawn.edges for end in (source, target)}
    assert ends <= {*drawn.labels, *drawn.boxes}
    return drawn


def shown(label: str) -> str:
    """Return what a label shows."""
    return unescape(re.sub(r"#(\d+);", r"&#\1;", label))


def agrees(asked: Questionnaire, drawn: Drawn, answers: Mapping[str, Answer]) -> None:
    """Every condition and its drawing let the same answers through."""
    for question in asked.questions:
        for condition, arrow in ((question.show_if, "-->"), (question.not_applicable_if, "-.->")):
            expected = None if condition is None else holds(condition, answers)
            assert drawn.lets(f"q_{question.id}", answers, asked, arrow) is expected, question.id
    for found in asked.blockers:
        assert drawn.lets(f"l_{found.id}", answers, asked, "-->") is holds(found.when, answers), found.id


# Conditions ---------------------------------------------------------------------------------------------

ONE, MANY, SHARE = (
    single("one", "a b c d"),
    multiple("many", "e f g", alone=["g"]),
    percentage("share", {0: 0, 10: 1}),
)
TABLE: dict[str, tuple[Condition, list[str]]] = {
    "one of": (AnyOf("one", frozenset("ab")), ["one “a” or “b” → it"]),
    "all but one": (AnyOf("one", frozenset("abc")), ["one any but “d” → it"]),
    "none of": (NoneOf("one", frozenset("a")), ["one any but “a” → it"]),
    "none of most": (NoneOf("one", frozenset("abc")), ["one “d” → it"]),
    "any answer": (AnyOf("one", frozenset("abcd")), ["one any answer → it"]),
    "not one of": (Not(AnyOf("one", frozenset("abc"))), ["one “d”, or not asked → it"]),
    "no answer": (Not(AnyOf("one", frozenset("abcd"))), ["one if not asked → it"]),
    "not none of": (Not(NoneOf("one", frozenset("ab"))), ["one “a” or “b”, or not asked → it"]),
    "some of several": (AnyOf("many", frozenset("ef")), ["many includes “e” or “f” → it"]),
    "one of several that stands alone": (
        AnyOf("many", frozenset("eg")),
        ["many includes “e” or “g” → it"],
    ),
    "one that stands alone": (AnyOf("many", frozenset("g")), ["many “g” → it"]),
    "not the one that stands alone": (NoneOf("many", frozenset("g")), ["many any but “g” → it"]),
    "none of several": (NoneOf("many", frozenset("ef")), ["many without “e” or “f” → it"]),
    "all of several": (AllOf("many", frozenset("ef")), ["many “e” and “f” together → it"]),
    "not all of several": (
        Not(AllOf("many", frozenset("ef"))),
        ["many not “e” and “f” together, or not asked → it"],
    ),
    "at least": (AtLeast("share", Fraction(10)), ["share 10% or more → it"]),
    "at most": (AtMost("share", Fraction("2.5")), ["share 2.5% or less → it"]),
    "not at least": (Not(AtLeast("share", Fraction(10))), ["share under 10%, or not asked → it"]),
    "not at most": (Not(AtMost("share", Fraction(10))), ["share over 10%, or not asked → it"]),
    "all": (
        All((AnyOf("one", frozenset("a")), AtLeast("share", Fraction(1)))),
        ["one “a” → and", "share 1% or more → and", "and → it"],
    ),
    "any": (
        Any((AnyOf("one", frozenset("a")), AtLeast("share", Fraction(1)))),
        ["one “a” → or", "share 1% or more → or", "or → it"],
    ),
    "not any": (
        Not(Any((AnyOf("one", frozenset("abc")), AtLeast("share", Fraction(1))))),
        ["one “d”, or not asked → and", "share under 1%, or not asked → and", "and → it"],
    ),
    "all in any": (
        Any((AnyOf("many", frozenset("g")), All((AnyOf("one", frozenset("a")), AtMost("share", Fraction(1)))))),
        ["many “g” → or", "one “a” → and", "share 1% or less → and", "and → or", "or → it"],
    ),
    "all in all": (
        All((AnyOf("many", frozenset("g")), All((AnyOf("one", frozenset("a")), AtMost("share", Fraction(1)))))),
        ["many “g” → and", "one “a” → and", "share 1% or less → and", "and → it"],
    ),
    "twice not": (Not(Not(AnyOf("one", frozenset("a")))), ["one “a” → it"]),
    "all of one part": (All((AnyOf("one", frozenset("a")),)), ["one “a” → it"]),
}  # fmt: skip


def arrows(drawn: Drawn) -> list[str]:
    """Write the arrows of a drawing in the words of its nodes."""
    names = {
        node: re.sub(r"^(q|r\d+)_", "", node) if node[0] in "qr" else label
        for node, label in drawn.labels.items()
    }
    for source, arrow, target in drawn.edges:
        if arrow == "---":
            names[target] = f"{names[source]} {names[target]}"
    sign = {"-->": "→", "-.->": "⇢"}
    return [f"{names[a]} {sign[arrow]} {names[b]}" for a, arrow, b in drawn.edges if arrow in sign]


@pytest.mark.parametrize("name", TABLE)
def test_a_condition_is_drawn_as_it_is(name: str) -> None:
    condition, expected = TABLE[name]
    drawn = read(drawing.render(of(ONE, MANY, SHARE, single("it", "x y", show_if=condition)), "en"))
    assert arrows(drawn) == expected


@pytest.mark.parametrize("name", TABLE)
def test_what_excludes_is_drawn_dashed_and_says_so(name: str) -> None:
    condition, expected = TABLE[name]
    drawn = read(drawing.render(of(ONE, MANY, SHARE, single("it", "x y", not_applicable_if=condition)), "en"))
    last = expected[-1].removesuffix(" → it")
    renamed = [re.sub(r"→ (and|or)$", r"→ \1: not applicable", line) for line in expected[:-1]]
    inner = {"all in any"} & {name}
    assert arrows(drawn)[-1] == f"{last}: not applicable ⇢ it"
    assert inner or arrows(drawn)[:-1] == renamed


leaf_conditions = st.one_of(
    st.builds(
        lambda kind, names: kind("one", names),
        st.sampled_from([AnyOf, NoneOf]),
        st.frozensets(st.sampled_from("abcd"), min_size=1),
    ),
    st.builds(
        lambda kind, names: kind("many", names),
        st.sampled_from([AnyOf, NoneOf, AllOf]),
        st.frozensets(st.sampled_from("efg"), min_size=1),
    ),
    st.builds(
        lambda kind, number: kind("share", Fraction(number)),
        st.sampled_from([AtLeast, AtMost]),
        st.sampled_from(["0", "5", "12.5", "100"]),
    ),
)
conditions = st.recursive(
    leaf_conditions,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
GIVEN: dict[str, list[Answer | None]] = {
    "one": [None, *"abcd"],
    "many": [None, ("e",), ("f",), ("e", "f"), ("g",)],
    "share": [None, *map(Fraction, (0, 4, 5, 10, 50, 100)), Fraction("12.5")],
}


@searched(
    st.lists(conditions, min_size=3, max_size=3),
    conditions,
    st.lists(conditions, min_size=3, max_size=3),
    quick=7,
    full=150,
)
def test_drawings_let_the_same_answers_through_as_conditions(
    shown_if: list[Condition], excluding: Condition, caps: list[Condition]
) -> None:
    asked = questionnaire(
        section("first", ONE, MANY, SHARE, single("x", "k l", show_if=shown_if[0])),
        section(
            "second",
            single("y", "k l", show_if=shown_if[1]),
            single("z", "k l", show_if=shown_if[2], not_applicable_if=excluding),
        ),
        blockers=[blocker(f"cap{place}", when, "starting") for place, when in enumerate(caps)],
    )
    drawn = read(drawing.render(asked, "en"))
    for values in product(*GIVEN.values()):
        answers = {name: value for name, value in zip(GIVEN, values, strict=True) if value is not None}
        agrees(asked, drawn, answers)


A, B, C, D = (
    AnyOf("one", frozenset("a")),
    AnyOf("many", frozenset("e")),
    AtLeast("share", Fraction(10)),
    AnyOf("many", frozenset("f")),
)
SHARING: dict[str, list[Condition]] = {
    "two of three parts": [All((A, B, C)), All((A, B, D))],
    "all of the parts of one": [All((A, B)), All((A, B, D))],
    "one part only": [All((A, B, C)), All((A, B, D)), All((A, D))],
    "the same parts, joined otherwise": [All((A, B, C)), Any((A, B, C)), Any((A, B, D))],
    "two pairs": [All((A, B)), All((A, B, C)), All((C, D)), All((C, D, A))],
    "a part of a part": [Any((All((A, B)), C)), All((A, B, D)), Any((All((A, B)), C, D))],
    "alike": [All((A, B)), All((A, B)), All((B, A))],
}


@pytest.mark.parametrize("name", SHARING)
def test_what_conditions_have_in_common_meets_once_and_means_the_same(name: str) -> None:
    opened = [single(f"q{place}", "x y", show_if=found) for place, found in enumerate(SHARING[name])]
    asked = of(ONE, MANY, SHARE, *opened)
    drawn = read(drawing.render(asked, "en"))
    for values in product(*GIVEN.values()):
        agrees(
            asked,
            drawn,
            {name: value for name, value in zip(GIVEN, values, strict=True) if value is not None},
        )


def test_a_common_part_is_one_knot_that_leads_on() -> None:
    opened = [single(name, "x y", show_if=All((A, B, part))) for name, part in (("p", C), ("q", D))]
    drawn = read(drawing.render(of(ONE, MANY, SHARE, *opened), "en"))
    assert sorted(arrows(drawn)) == sorted(
        [
            *("one “a” → and", "many includes “e” → and", "and → and", "share 10% or more → and", "and → p"),
            *("and → and", "many includes “f” → and", "and → q"),
        ]
    )


# The shipped questionnaire ------------------------------------------------------------------------------


def test_every_condition_of_the_shipped_questionnaire_is_in_its_drawing(shipped: Questionnaire) -> None:
    drawn = read(drawing.render(shipped, "en"))
    assert not any(" more" in label and "%" not in label for label in drawn.labels.values())
    conditional = [question for question in shipped.questions if question.conditions]
    assert len(conditional) > 20
    for seed in range(60):
        sheet = random_sheet(shipped, Random(seed), hidden=seed % 2 == 0)
        agrees(shipped, drawn, engine.path(shipped, sheet).answers)
        agrees(shipped, drawn, sheet.answers)
    agrees(shipped, drawn, {})


def test_both_languages_draw_the_same(shipped: Questionnaire) -> None:
    spanish, english = (read(drawing.render(shipped, language)) for language in LANGUAGES)
    assert spanish.edges == english.edges
    assert list(spanish.labels) == list(english.labels)
    assert spanish.labels["q_sells_online"] == "1.1 Venta online"
    assert "1 % o más" in spanish.labels.values()
    assert "cualquiera menos «No»" in spanish.labels.values()
    assert {spanish.labels[node] for node in spanish.labels if english.labels[node] == "and"} == {"y"}


def test_only_questions_that_branch_are_drawn_each_in_the_box_of_its_section(shipped: Questionnaire) -> None:
    drawn = read(drawing.render(shipped, "es"))
    own = {node.removeprefix("q_") for node in drawn.labels if node.startswith("q_")}
    assert {question.id for question in shipped.questions if question.conditions} <= own
    assert "company_age" not in own
    assert [box for box in drawn.boxes if box != "limits"] == [
        f"s_{section.id}"
        for section in shipped.sections
        if any(question.conditions for question in section.questions)
    ]
    joined = [(a, b) for a, arrow, b in drawn.edges if arrow == "~~~"]
    assert joined == list(zip(drawn.boxes, drawn.boxes[1:], strict=False))


def test_a_question_of_another_section_is_repeated_with_a_dashed_border() -> None:
    opened = single("it", "x y", show_if=AnyOf("one", frozenset("a")))
    source = drawing.render(questionnaire(section("first", ONE), section("second", opened)), "en")
    assert 'r2_one["1.1 one (en)"]:::elsewhere' in source
    assert "subgraph s_first" not in source


def test_blockers_share_what_they_have_in_common(shipped: Questionnaire) -> None:
    drawn = read(drawing.render(shipped, "en"))
    knots = [source for found in shipped.blockers for source in drawn.into(f"l_{found.id}", "-->")]
    parts = [set(drawn.into(knot, "-->")) for knot in knots]
    (common,) = set.intersection(*parts)
    assert drawn.labels[common] == "and"
    assert len(drawn.into(common, "-->")) == 2


def test_without_branches_the_drawing_says_so() -> None:
    drawn = read(drawing.render(of(ONE, MANY), "es"))
    assert list(drawn.labels.values()) == ["Todas las preguntas se hacen siempre: no hay ramas"]
    assert drawn.edges == []


# Labels -------------------------------------------------------------------------------------------------

HOSTILE = [
    'x"] --> evil["y',
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "&lt;b&gt; #quot; #35;",
    '%%{init: {"theme": "dark"}}%%',
    "`**bold**` _c_ ~~d~~ [x](javascript:alert(1))",
    "1. list\n- item\\nline\r\n\n# title",
    "style: #f00; classDef a:#b; lifestyle:#1;",
    "fa:fa-car $$x$$ http://evil.example www.evil.example a@b.example",
    "subgraph end\nend ;;; %% comment",
    "{{a}} ((b)) >c] |d| ~~~ --- ==> -.-> @{ shape: x }",
    "a\x1b[31mb\u202ec\u200bd\ud800",
    "日本語 👩‍👩‍👧 ñ́ º ª ½",
    "°°60¶ßb>",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_text_only_shows_itself(text: str, language: Language) -> None:
    harmless, hostile = (named(of_text, language) for of_text in ("harmless", text))
    assert hostile.edges == harmless.edges
    assert list(hostile.labels) == list(harmless.labels)
    beginning = printable(text)[:20]
    assert hostile.labels["q_it"].startswith(f"1.2 {beginning}")
    assert beginning in hostile.labels["l_cap"]


def named(text: str, language: Language) -> Drawn:
    """Draw a questionnaire in which everything has the same name."""
    both = Text(text, text)
    opened = single("it", "x y", title=both, show_if=AnyOf("one", frozenset("a")))
    cap = replace(blocker("cap", AnyOf("it", frozenset("x")), "starting"), title=both)
    return read(drawing.render(of(single("one", "a b", title=both), opened, blockers=[cap]), language))


@searched(st.text(max_size=40), quick=30, full=150)
def test_a_label_shows_what_was_written_with_signs_that_mean_nothing_to_mermaid(text: str) -> None:
    label = drawing.label(text)
    assert re.fullmatch(r"(?:[^\W_]|[ ,()?!¿¡«»“”‘’…·%.-]|#\d+;)*", label)
    assert not re.search(r"%%|--|^[-%]|[.]\D|\.$", label)
    assert shown(label) == printable(text).replace("ﬂ", "fl")


def test_what_mermaid_writes_for_the_beginning_of_an_entity_is_not_left() -> None:
    assert drawing.label("ﬂ°°60¶ß") == "fl#176;#176;60#182;ß"


def test_labels_are_cut_at_words_and_long_lists_are_counted() -> None:
    many = multiple("many", " ".join(f"choice_{number}" for number in range(12)))
    named = frozenset(f"choice_{number}" for number in range(9))
    opened = single("it", "x y", show_if=AnyOf("many", named), title=Text("palabra " * 20, "word " * 20))
    drawn = read(drawing.render(of(many, opened), "en"))
    assert drawn.labels["q_it"] == "1.2 word word word word word word word word word…"
    assert "includes “choice_0”, “choice_1”, “choice_2” or 6 more" in drawn.labels.values()


def test_names_that_mean_something_to_mermaid_are_safe_as_ids() -> None:
    names = ["end", "graph", "subgraph", "style", "click", "default", "o", "x", "class", "direction"]
    before = single("one", "a b")
    after = [single(name, "a b", show_if=AnyOf("one", frozenset("a"))) for name in names]
    drawn = read(drawing.render(of(before, *after), "en"))
    assert {f"q_{name}" for name in names} <= set(drawn.labels)
    assert not {"end", "graph", "default"} & set(drawn.labels)
