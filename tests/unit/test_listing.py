"""The listing of a questionnaire: whole, true, and sound as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from urllib.parse import unquote

import pytest
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from searches import searched
from sheets import (
    blocker,
    countries,
    multiple,
    of,
    percentage,
    questionnaire,
    ranking,
    section,
    single,
    total,
)

from ecomdiag.questionnaire.conditions import All, AllOf, Any, AnyOf, AtLeast, AtMost, Condition, NoneOf, Not
from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.questionnaire import drawing, listing
from ecomdiag.report.questionnaire.naming import short_choices
from ecomdiag.report.writing.anchors import anchor_of, anchors
from ecomdiag.report.writing.escape import code
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.words import Text

# Reading Markdown ---------------------------------------------------------------------------------------


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def inside(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def shown(token: Token) -> str:
    """The text that an inline token shows."""
    return "".join(child.content for child in token.children or ())


def headings(tokens: list[Token]) -> list[tuple[str, str]]:
    return [
        (token.tag, shown(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def forge_anchors(tokens: list[Token]) -> set[str]:
    """The anchors that GitHub gives to headings: its rule, from the headings as shown."""
    taken: dict[str, int] = {}
    for _, title in headings(tokens):
        kept = "".join(s for s in title.lower() if s in " -_" or unicodedata.category(s)[0] in "LMN")
        anchor = wanted = kept.replace(" ", "-")
        while anchor in taken:
            taken[wanted] += 1
            anchor = f"{wanted}-{taken[wanted]}"
        taken[anchor] = 0
    return set(taken)


def tables(tokens: list[Token]) -> list[list[list[str]]]:
    """The cells of every table, as shown."""
    found: list[list[list[str]]] = []
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(tokens[place + 1]).strip())
    return found


def listed(asked: Questionnaire, language: Language = "en") -> str:
    return listing.render(asked, language)


def chapter(text: str, title: str) -> str:
    """The part of a document under one heading."""
    return re.split(r"^#+ ", text.split(f" {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0].strip()


# The shipped questionnaire ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_has_its_heading_in_order(shipped: Questionnaire, language: Language) -> None:
    found = headings(parsed(listed(shipped, language)))
    expected = [("h1", shipped.title.to(language))]
    for place, part in enumerate(shipped.sections, 1):
        expected.append(("h2", f"{place} {part.title.to(language)}"))
        expected += [
            ("h3", f"{place}.{number} {question.name.to(language)}")
            for number, question in enumerate(part.questions, 1)
        ]
    expected += [("h3", found.title.to(language)) for found in shipped.blockers]
    assert [heading for heading in found if heading in expected] == expected
    words = {
        "es": ["Niveles", "Secciones", "Reglas entre respuestas", "Bloqueos", "Ramificación"],
        "en": ["Levels", "Sections", "Rules between answers", "Blockers", "Branches"],
    }
    assert [title for tag, title in found if (tag, title) not in expected] == words[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_questionnaire_is_shown(shipped: Questionnaire, language: Language) -> None:
    visible = "\n".join(shown(token) for token in parsed(listed(shipped, language)) if token.type == "inline")
    texts = [text for question in shipped.questions for text in (question.text, question.help) if text]
    texts += [
        choice.text
        for question in shipped.questions
        for choice in question.choices
        if question.kind != "countries"
    ]
    texts += [level.title for level in shipped.levels] + [part.intro for part in shipped.sections]
    texts += [found.message for found in shipped.constraints] + [found.reason for found in shipped.blockers]
    texts += [text for text in (shipped.heading, shipped.method) if text]
    assert [text for text in texts if text.to(language) not in visible] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_headings_and_rows_have_equal_cells(shipped: Questionnaire, language: Language) -> None:
    tokens = parsed(listed(shipped, language))
    links = [unquote(str(token.attrs["href"])) for token in inside(tokens) if token.type == "link_open"]
    assert len(links) > 100
    assert {link for link in links if link[:1] != "#" or link[1:] not in forge_anchors(tokens)} == set()
    assert all(len({len(row) for row in table}) == 1 for table in tables(tokens))
    assert not any(token.type.startswith("html") for token in inside(tokens))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_is_in_it(shipped: Questionnaire, language: Language) -> None:
    fences = [token for token in parsed(listed(shipped, language)) if token.type == "fence"]
    assert [(token.info, token.content) for token in fences] == [
        ("mermaid", drawing.render(shipped, language))
    ]


def test_what_questions_are_worth_adds_up_to_100(shipped: Questionnaire) -> None:
    text = listed(shipped)
    worth = [float(found) for found in re.findall(r"worth up to ([\d.]+) points", text)]
    assert abs(sum(worth) - 100) < 0.01 * len(worth)
    assert text.count(" · not scored\n") == len(shipped.questions) - len(worth)


# Worth --------------------------------------------------------------------------------------------------

WEIGHED = questionnaire(
    section("all", single("one", "a b"), single("two", "a b", weight=2), weight=3),
    section("rest", percentage("three", {0: 0}), ranking("four", "a b"), weight=1),
    section("profile", single("five", "a b"), weight=0),
)


def test_sections_and_questions_say_what_they_are_worth() -> None:
    _, sections, *_ = tables(parsed(listed(WEIGHED)))
    assert sections == [
        ["No.", "Section", "Weight", "Questions", "Scored", "Points", "Points per question"],
        ["1", "all (en)", "3", "2", "2", "75", "25–50"],
        ["2", "rest (en)", "1", "2", "1", "25", "25"],
        ["3", "profile (en) (profile, not scored)", "0", "1", "–", "–", "–"],
        ["", "In all", "", "5", "3", "100", ""],
    ]


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("1.1 one (en)", "`one` · one answer · worth up to 25 points of the total"),
        ("1.2 two (en)", "`two` · one answer · weight 2 · worth up to 50 points of the total"),
        ("2.2 four (en)", "`four` · 2 answers to be put in order · not scored"),
        ("3.1 five (en)", "`five` · one answer · not scored"),
    ],
)
def test_a_question_says_its_kind_weight_and_worth(title: str, facts: str) -> None:
    assert facts in chapter(listed(WEIGHED), title).splitlines()


@pytest.mark.parametrize("if_not_asked", [NotAsked.ZERO, NotAsked.EXCLUDE])
def test_what_may_be_left_out_is_worth_what_its_answer_is(if_not_asked: NotAsked) -> None:
    asked = of(single("one", "a b"), single("two", "a b", optional=True, if_not_asked=if_not_asked))
    text = listed(asked)
    assert text.count("worth up to 50 points of the total") == 2
    assert tables(parsed(text))[1][1][4:] == ["2", "100", "50"]


def test_figures_have_two_decimals_at_most_and_those_of_the_language() -> None:
    asked = of(*(single(f"q{number}", "a b") for number in range(7)))
    assert "worth up to 14.29 points" in listed(asked, "en")
    assert "vale hasta 14,29 puntos" in listed(asked, "es")


# Questions ----------------------------------------------------------------------------------------------

FIRST = single("one", "a b c", title=Text("Uno", "One"))
LATER: dict[str, tuple[Condition, str, str]] = {
    "one of": (
        AnyOf("one", frozenset("a")),
        "[Uno](#11-uno) (`one`) es «a» (`a`)",
        "[One](#11-one) (`one`) is “a” (`a`)",
    ),
    "any but": (
        NoneOf("one", frozenset("a")),
        "[Uno](#11-uno) (`one`) tiene cualquier respuesta menos «a» (`a`)",
        "[One](#11-one) (`one`) has any answer but “a” (`a`)",
    ),
    "not": (
        Not(AnyOf("one", frozenset("ab"))),
        "[Uno](#11-uno) (`one`) es «c» (`c`), o no se pregunta",
        "[One](#11-one) (`one`) is “c” (`c`), or is not asked",
    ),
    "includes": (
        AnyOf("many", frozenset("de")),
        "[many](#12-many) (`many`) incluye «d» (`d`) o «e» (`e`)",
        "[many](#12-many) (`many`) includes “d” (`d`) or “e” (`e`)",
    ),
    "without": (
        NoneOf("many", frozenset("de")),
        "[many](#12-many) (`many`) no incluye «d» (`d`) ni «e» (`e`)",
        "[many](#12-many) (`many`) does not include “d” (`d`) or “e” (`e`)",
    ),
    "together": (
        AllOf("many", frozenset("de")),
        "[many](#12-many) (`many`) incluye a la vez «d» (`d`) y «e» (`e`)",
        "[many](#12-many) (`many`) includes both “d” (`d`) and “e” (`e`)",
    ),
    "at least": (
        AtLeast("share", Fraction("12.5")),
        "[share](#13-share) (`share`) es 12,5 % o más",
        "[share](#13-share) (`share`) is 12.5% or more",
    ),
    "not at most": (
        Not(AtMost("share", Fraction(5))),
        "[share](#13-share) (`share`) es más de 5 %, o no se pregunta",
        "[share](#13-share) (`share`) is over 5%, or is not asked",
    ),
}


def branched(condition: Condition, **more: object) -> Questionnaire:
    """Make a questionnaire whose fourth question has a condition."""
    many = multiple("many", "d e f", title=Text("many", "many"))
    share = percentage("share", {0: 0}, title=Text("share", "share"))
    return of(FIRST, many, share, single("it", "a b", show_if=condition, **more))


@pytest.mark.parametrize("name", LATER)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_condition_is_said_in_titles_and_answers_with_their_ids(name: str, language: Language) -> None:
    condition, spanish, english = LATER[name]
    begin = {"es": "**Se pregunta solo si** ", "en": "**Asked only if** "}[language]
    words = {"es": spanish, "en": english}[language]
    text = chapter(listed(branched(condition), language), f"1.4 it ({language})")
    assert f"{begin}{words}." in text.splitlines()


def test_conditions_that_are_joined_are_lists_within_lists() -> None:
    a, share = AnyOf("one", frozenset("a")), AtLeast("share", Fraction(1))
    text = chapter(listed(branched(Any((a, All((share, Not(a))))))), "1.4 it (en)")
    assert text.split("**Asked only if", 1)[1].split("\n\n| ")[0].splitlines() == [
        " at least one of these holds:**",
        "",
        "- [One](#11-one) (`one`) is “a” (`a`)",
        "- all of this holds:",
        "  - [share](#13-share) (`share`) is 1% or more",
        "  - [One](#11-one) (`one`) has any answer but “a” (`a`), or is not asked",
    ]


@pytest.mark.parametrize(
    ("if_not_asked", "said"),
    [
        ("zero", "if not asked, it counts 0"),
        ("full", "if not asked, it counts as the best answer"),
        ("exclude", "if not asked, it does not count"),
    ],
)
def test_a_question_says_what_it_counts_when_it_is_not_asked(if_not_asked: str, said: str) -> None:
    asked = branched(AnyOf("one", frozenset("a")), if_not_asked=if_not_asked)
    assert chapter(listed(asked), "1.4 it (en)").split("\n\n")[1].endswith(f" · {said}")
    assert "if not asked" not in chapter(listed(asked), "1.1 One")


def test_what_excludes_a_question_is_said_apart() -> None:
    asked = of(FIRST, single("it", "a b", not_applicable_if=AnyOf("one", frozenset("a"))))
    text = chapter(listed(asked), "1.2 it (en)")
    assert "**Neither asked nor counted if** [One](#11-one) (`one`) is “a” (`a`)." in text.splitlines()
    assert "Asked only if" not in text


def test_a_question_names_what_hangs_on_its_answer() -> None:
    opened = single("it", "a b", show_if=AnyOf("one", frozenset("a")))
    excluded = single(
        "other",
        "a b",
        show_if=AnyOf("it", frozenset("a")),
        not_applicable_if=AnyOf("one", frozenset("b")),
    )
    caps = [blocker("cap", AnyOf("one", frozenset("c")), "starting")]
    text = chapter(listed(of(FIRST, opened, excluded, blockers=caps)), "1.1 One")
    assert text.splitlines()[-1] == (
        "**The answer decides whether these are asked:** [it (en)](#12-it-en), [other (en)](#13-other-en). "
        "**It may cap the level:** [cap (en)](#cap-en)."
    )
    assert "decides" not in chapter(listed(of(FIRST, opened)), "1.2 it (en)")
    assert "cap the level" not in chapter(listed(of(FIRST, opened, blockers=caps)), "1.2 it (en)")


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (multiple("it", "a b c"), "one or several answers · worth"),
        (multiple("it", "a b c", most=2), "one or several answers · at most 2 · worth"),
        (multiple("it", "a b c", min_choices=2), "one or several answers · at least 2 · worth"),
        (multiple("it", "a b c d", most=3, min_choices=2), "one or several answers · 2 to 3 · worth"),
        (multiple("it", "a b c", most=2, min_choices=2), "one or several answers · exactly 2 · worth"),
        (countries("it", "DE FR MX IT", most=3), "countries, from a list of 4 · at most 3 · not scored"),
        (percentage("it", {0: 0}), "a percentage, from 0 to 100 · worth"),
    ],
)
def test_limits_are_said_where_there_are_some(question: Question, facts: str) -> None:
    assert chapter(listed(of(question)), "1.1 it (en)").split("\n\n")[1].startswith(f"`it` · {facts}")


def test_choices_are_a_table_with_scores_and_marks() -> None:
    several = multiple("it", {"a": 1, "b": 0.5, "none": 0, "away": None}, alone=["none"], target=1.5)
    unknown = replace(several.choices[1], id="dont_know", unknown=True, score=Fraction(0))
    text = listed(of(replace(several, choices=(*several.choices, unknown))))
    assert tables(parsed(text))[-1] == [
        ["Id", "Answer", "Score", "Note"],
        ["a", "a (en)", "100", ""],
        ["b", "b (en)", "50", ""],
        ["none", "none (en)", "0", "stands alone"],
        ["away", "away (en)", "–", "stands alone · not applicable: the question no longer counts"],
        ["dont_know", "b (en)", "0", "stands alone · shown in the report as something to find out"],
    ]
    assert "added up and divided by 1.5; the question scores 100 at most." in text


def test_a_table_of_choices_has_only_the_columns_that_say_something() -> None:
    assert tables(parsed(listed(WEIGHED)))[-1] == [["Id", "Answer"], ["a", "a (en)"], ["b", "b (en)"]]
    assert tables(parsed(listed(of(FIRST))))[-1][0] == ["Id", "Answer", "Score"]


def test_bands_are_ranges() -> None:
    share = percentage("share", {0: 0, 1: 0.25, 12.5: 1})
    assert tables(parsed(listed(of(share), "en")))[-1] == [
        ["Percentage", "Score"],
        ["from 0% to under 1%", "0"],
        ["from 1% to under 12.5%", "25"],
        ["12.5% or more", "100"],
    ]
    assert tables(parsed(listed(of(share), "es")))[-1][2:] == [
        ["de 1 % a menos de 12,5 %", "25"],
        ["12,5 % o más", "100"],
    ]


def test_levels_are_ranges() -> None:
    levels = {"low": 0, "middle": Fraction(100, 3), "top": 100}
    table, *_ = tables(parsed(listed(of(FIRST, levels=levels))))
    assert [row[2] for row in table[1:]] == ["from 0 to under 33.33", "from 33.33 to under 100", "100"]
    table, *_ = tables(parsed(listed(of(FIRST))))
    assert table[-1] == ["leading (en)", "leading", "from 75 to 100"]


def test_constraints_and_blockers_are_said_in_words() -> None:
    asked = of(
        FIRST,
        percentage("x", {0: 0}),
        percentage("y", {0: 0}),
        constraints=[total("x", "y", equals=[0, 100]), replace(total("x", "y", at_most=80), id="most")],
        blockers=[blocker("cap", AtMost("x", Fraction(5)), "developing")],
    )
    text = listed(asked)
    assert chapter(text, "Rules between answers").splitlines() == [
        "- [x (en)](#12-x-en) and [y (en)](#13-y-en) add up to 0 or 100 (`x_y`)",
        "  - If not, this is said: sum (en)",
        "- [x (en)](#12-x-en) and [y (en)](#13-y-en) add up to at most 80 (`most`)",
        "  - If not, this is said: sum (en)",
    ]
    assert chapter(text, "cap (en)").split("\n\n") == [
        "`cap` · the level goes no higher than “developing (en)” (`developing`)",
        "> why cap (en)",
        "**Applies if** [x (en)](#12-x-en) (`x`) is 5% or less.",
    ]


def test_what_is_not_there_has_no_heading() -> None:
    titles = [title for _, title in headings(parsed(listed(of(FIRST))))]
    assert titles == ["small (en)", "Levels", "Sections", "1 all (en)", "1.1 One"]
    assert "1 section · 1 question\n" in listed(of(FIRST))


# Short names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Yes: every day", "No, never"], ["Yes", "No, never"]),
        (["Yes (daily)", "Yes; weekly", "No – why?"], ["Yes (daily)", "Yes; weekly", "No"]),
        (["Yes: a", "Yes: a", "No"], ["c0", "c1", "No"]),
        (["exactly twenty signs", "one more than twenty", "a third one"], None),
        (["twenty one signs here", "No"], ["twenty one signs…", "No"]),
        (["a line\nof two", "x" * 21], ["a line of two", "x" * 19 + "…"]),
    ],
)
def test_the_short_names_of_choices_are_their_first_words_and_differ(
    texts: list[str], names: list[str] | None
) -> None:
    question = single("it", " ".join(f"c{n}" for n in range(len(texts))))
    named = [
        replace(choice, text=Text(text, text)) for choice, text in zip(question.choices, texts, strict=True)
    ]
    found = short_choices(replace(question, choices=tuple(named)), "en", 20)
    assert list(found.values()) == (names or texts)


def test_code_is_one_span_within_one_cell_whatever_it_holds() -> None:
    text = f"| a |\n| --- |\n| {code('x|y`z')} |"
    ((_, (cell,)),) = tables(parsed(text))
    assert cell == "x¦yˋz"
    spans = [token.content for token in inside(parsed(text)) if token.type == "code_inline"]
    assert spans == [cell]
    assert code(" ") == "` `"


# Anchors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("1.1 Venta online", "11-venta-online"),
        ("¿Qué parte? (10 %, SEO/SEM)", "qué-parte-10--seosem"),
        ("a_b - c–d", "a_b---cd"),
        (" 日本語 n\u0303 ", "日本語-n\u0303"),
        ("`code` & <b>", "code--b"),
    ],
)
def test_anchors_are_those_of_a_forge(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_headings_that_are_alike_get_numbers() -> None:
    assert anchors([("a", "X"), ("b", "X-1"), ("c", "X")]) == {"a": "x", "b": "x-1", "c": "x-2"}
    found = anchors([("a", "X"), ("b", "X"), ("c", "X-1"), ("d", "x!"), ("e", "Y")])
    assert found == {"a": "x", "b": "x-1", "c": "x-1-1", "d": "x-2", "e": "y"}


@searched(
    st.lists(st.text(alphabet="aA1- .!?ñ_`[]<>&|#\n", min_size=1, max_size=8), min_size=1, max_size=6),
    quick=10,
    full=100,
)
def test_links_find_their_questions_whatever_the_titles(titles: list[str]) -> None:
    questions = [single(f"q{n}", "a b", title=Text(f"{t}.", f"{t}.")) for n, t in enumerate(titles)]
    opened = [
        single(f"o{n}", "a b", show_if=AnyOf(question.id, frozenset("a")))
        for n, question in enumerate(questions)
    ]
    caps = [
        replace(blocker(f"cap{n}", AnyOf("q0", frozenset("a")), "starting"), title=Text(f"{t}.", f"{t}."))
        for n, t in enumerate(titles)
    ]
    tokens = parsed(listed(of(*questions, *opened, blockers=caps)))
    links = [unquote(str(token.attrs["href"])) for token in inside(tokens) if token.type == "link_open"]
    assert {link for link in links if link[1:] not in forge_anchors(tokens)} == set()
    assert len(links) >= len(titles) * 3
