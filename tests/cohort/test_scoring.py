"""A query scores every row of a table as the engine scores the company alone: to the last fraction, and its problems."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb
import pytest
from cohort_rows import Row, differences, random_row
from exhaustive import offering_ladders
from generating import random_questionnaire
from searches import slow, slow_case
from sheets import amount, dated, multiple, of, percentage, single, text, with_lookups, words

from ecomdiag.cohort import query, scoring
from ecomdiag.cohort.asides import without_asides
from ecomdiag.cohort.duck import connected
from ecomdiag.cohort.plan import plan_of
from ecomdiag.cohort.source import Form, Source
from ecomdiag.cohort.tables import CODES, Asked, opened
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.conditions import AllOf, Answered, AnyOf, Condition, Not
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.offers import Offer
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring.ways import evenly

SEVERAL = (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)


def scored(questionnaire: Questionnaire, rows: list[Row], *, codes: bool = False) -> list[dict[str, object]]:
    """Score rows in DuckDB, from texts, or from codes made of these before."""
    connection = duckdb.connect()
    names = [question.id for question in questionnaire.questions]
    listed = ", ".join(f'"{name}" VARCHAR' for name in (*names, "home"))
    connection.execute(f"CREATE TABLE answers (id INTEGER, {listed})")
    marks = ", ".join("?" * (len(names) + 2))
    values = [[place, *(row.get(name) for name in (*names, "home"))] for place, row in enumerate(rows)]
    connection.executemany(f"INSERT INTO answers VALUES ({marks})", values)
    plan = plan_of(questionnaire)
    source = Source(table="answers", forms=dict.fromkeys(names, Form.TEXT), kept={"id": "id"}, home="home")
    if codes:
        connection.execute(f"CREATE TABLE coded AS {query.codes(plan, source, 'duckdb')}")
        source = Source(table="coded", forms=dict.fromkeys(names, Form.CODE), kept={"id": "id"})
    done = connection.execute(query.scoring(plan, source, "duckdb") + " ORDER BY id")
    assert done.description is not None
    columns = [column[0] for column in done.description]
    return [dict(zip(columns, row, strict=True)) for row in done.fetchall()]


def written(questionnaire: Questionnaire, rows: list[Row], form: Form, to: Path) -> None:
    """Write rows as a table whose answers have a form, and the country beside them."""
    names = [question.id for question in questionnaire.questions]
    lists = [own.id for own in questionnaire.questions if own.kind in SEVERAL and form is Form.LIST]
    cells = [(name, "VARCHAR[]" if name in lists else "VARCHAR") for name in (*names, "home")]
    with to.with_suffix(".ndjson").open("w", encoding="utf-8") as file:
        for place, row in enumerate(rows):
            own = {name: row.get(name) for name, _ in cells}
            own |= {name: cell.split("|") for name in lists if (cell := row.get(name)) is not None}
            file.write(json.dumps({"id": place, **own}) + "\n")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in [("id", "INTEGER"), *cells])
    connection = duckdb.connect()
    read = f"read_json('{file.name}', format='newline_delimited', columns={{{columns}}})"
    connection.execute(f"CREATE TABLE own AS SELECT * FROM {read}")
    about = ""
    if form is Form.CODE:
        source = Source(table="own", forms=dict.fromkeys(names, Form.TEXT), kept={"id": "id"}, home="home")
        connection.execute(f"CREATE TABLE coded AS {query.codes(plan_of(questionnaire), source, 'duckdb')}")
        about = f", KV_METADATA {{{CODES}: '{questionnaire.digest}'}}"
    table = "coded" if form is Form.CODE else "own"
    connection.execute(f"COPY {table} TO '{to}' (FORMAT parquet{about})")


def scored_in_two(questionnaire: Questionnaire, rows: list[Row], form: Form) -> list[dict[str, object]]:
    """Score rows as the command does: first those in which nothing is wrong or missing, then the others."""
    plan = plan_of(questionnaire)
    with TemporaryDirectory() as folder, connected(lambda *_: None) as duck:
        source = Path(folder) / "rows.parquet"
        written(questionnaire, rows, form, source)
        table = opened(str(source), questionnaire, Asked(), duck.connection, as_lists=True)
        part = scoring.scored(duck, plan, table, Path(folder) / "part")
        scoring.together(duck, plan, ["id"], [part], Path(folder) / "all.parquet")
        done = duck.connection.execute(f"SELECT * FROM '{folder}/all.parquet'")
        assert done.description is not None
        columns = [column[0] for column in done.description]
        found = [dict(zip(columns, (int(row[0]), *row[1:]), strict=True)) for row in done.fetchall()]
    assert [row["id"] for row in found] == [*range(len(rows))]
    return found


def with_offers(question: Question, when: Condition, *choices: str) -> Question:
    """Return a question that offers these choices only under a condition."""
    return replace(question, offers=tuple(Offer(choice=name, when=when) for name in choices))


def require_equal(questionnaire: Questionnaire, rows: list[Row], form: Form = Form.TEXT) -> None:
    found = scored(questionnaire, rows, codes=form is Form.CODE)
    assert len(found) == len(rows)
    assert scored_in_two(questionnaire, rows, form) == found
    told = [
        (row, wrong)
        for row, result in zip(rows, found, strict=True)
        if (wrong := differences(questionnaire, row, result))
    ]
    assert told == []


#: To plan the query of a questionnaire takes a second: each form of table, and each questionnaire, once in the usual run.
USUAL = {(None, Form.TEXT), ("dii", Form.CODE), ("dmat", Form.LIST), ("samm", Form.CODE)}
EVERY = [(name, form) for name in (None, "dii", "dmat", "samm") for form in Form]


@pytest.mark.parametrize(("name", "form"), [case if case in USUAL else slow_case(*case) for case in EVERY])
def test_every_row_is_scored_as_the_engine_scores_it(name: str | None, form: Form) -> None:
    questionnaire, rng = load_questionnaire(name), Random(f"{name} {form}")
    require_equal(questionnaire, [random_row(questionnaire, rng) for _ in range(50)], form)


@pytest.mark.parametrize("form", [Form.LIST, *slow(form for form in Form if form is not Form.LIST)])
def test_an_instrument_that_looks_answers_up_is_scored_so_as_a_mean(form: Form) -> None:
    questionnaire, rng = evenly(load_questionnaire("orr")), Random(str(form))
    assert any(question.lookup for question in questionnaire.questions)
    require_equal(questionnaire, [random_row(questionnaire, rng) for _ in range(25)], form)


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 50))])
def test_any_questionnaire_is_scored_as_the_engine_scores_it(seed: int) -> None:
    rng = Random(seed)
    questionnaire = random_questionnaire(
        rng, rng.choice(("none", "apart", "shared", "optional", "words", "words", "offering", "offering"))
    )
    if seed % 3 == 0:
        questionnaire = with_lookups(questionnaire, rng, share=1)
    if seed % 4 == 0:
        questionnaire = replace(questionnaire, scoring=Way.SUM)
    rows: list[Row] = []
    while len(rows) < 25:
        try:
            rows.append(random_row(questionnaire, rng))
        except ValueError:  # no answers keep its sums
            rows.append({question.id: rng.choice(("", "100", "c0")) for question in questionnaire.questions})
    require_equal(without_asides(questionnaire), rows, [*Form][seed % 3])


HUNDRED = [f"c{place}" for place in range(100)]
SHOPS = AnyOf("channels", frozenset({"shop"}))
CHOSEN = of(
    multiple("channels", {"shop": 1, "market": 1, "post": 0}),
    with_offers(single("main", {"shop": 1, "market": Fraction(1, 2), "other": 0}), SHOPS, "shop"),
    with_offers(multiple("where", {"centre": 1, "port": 1, "hall": 0}), SHOPS, "centre", "port"),
    single("rent", {"no": 0, "yes": 1}, show_if=AnyOf("main", frozenset({"shop"}))),
)


NOT_OFFERED: list[tuple[Row, str]] = [
    ({"channels": "shop", "main": "shop", "where": "centre|hall", "rent": "yes"}, ""),
    ({"channels": "post", "main": "other", "where": "hall"}, ""),
    ({"channels": "post", "main": "shop", "where": "hall|port"}, "not_offered:main|not_offered:where"),
    ({"channels": "post", "main": "shop", "where": "hall", "rent": "yes"}, "not_offered:main"),
    ({"channels": "", "main": "shop", "where": "port"}, "unanswered:channels"),
    ({"channels": "no", "main": "shop", "where": "hall"}, "unknown_choice:channels"),
    ({"channels": "post", "main": "no", "where": "hall|no"}, "unknown_choice:main|unknown_choice:where"),
]


@pytest.mark.parametrize("form", Form)
def test_what_is_not_offered_is_a_problem_of_the_row(form: Form) -> None:
    rows = [cells for cells, _ in NOT_OFFERED]
    found = scored(CHOSEN, rows, codes=form is Form.CODE)
    assert [(cells, own["problems"]) for cells, own in zip(rows, found, strict=True)] == NOT_OFFERED
    require_equal(CHOSEN, rows, form)


@pytest.mark.parametrize("seed", [*range(2), *slow(range(2, 30))])
def test_ladders_that_offer_are_scored_as_the_engine_scores_them(seed: int) -> None:
    rng = Random(seed)
    asked = offering_ladders(rng)
    require_equal(asked, [random_row(asked, rng) for _ in range(25)], [*Form][seed % 3])


@pytest.mark.parametrize("choices", ["a b na", "a b c d e f g h i j na"])
def test_what_several_choices_come_to_is_looked_up(choices: str) -> None:
    """By a table where the choices are few, else by the rules."""
    names = choices.split()
    asked = multiple("kept", {**dict.fromkeys(names[:-1], 0), "na": None}, alone=["na"])
    rules = (
        Result(id="both", title=text("both"), score=Fraction(1), when=AllOf("kept", frozenset("ab"))),
        Result(
            id="not_a", title=text("not a"), score=Fraction(1, 3), when=Not(AnyOf("kept", frozenset("a")))
        ),
        Result(id="rest", title=text("rest"), score=Fraction(1, 2)),
    )
    questionnaire = of(single("more", {"no": 0, "yes": 1}), replace(asked, lookup=rules))
    rows: list[Row] = [{"more": "no", "kept": own} for own in ("a|b", "b", "a", "na", "", "a|a", "z")]
    found = scored(questionnaire, rows)
    assert [row["score"] for row in found[:4]] == [50, pytest.approx(50 / 3), 25, 0]
    for form in Form:
        require_equal(questionnaire, rows, form)


def test_of_a_long_list_what_is_not_always_offered_has_a_bit() -> None:
    long = with_offers(multiple("long", " ".join(HUNDRED), most=5, weight=0), SHOPS, "c7", "c98")
    asked = of(multiple("channels", {"shop": 1, "market": 1}), long)
    rows: list[Row] = [
        {"channels": own, "long": cell}
        for own in ("shop", "market", "")
        for cell in ("c1|c7", "c1|c8", "c98", "c98|c98")
    ]
    for form in Form:
        require_equal(asked, rows, form)


IN_WORDS = of(
    words("why", max_length=5, pattern="[0-9]+", pattern_message=text("digits")),
    single("then", {"no": 0, "yes": 1}, show_if=Answered("why")),
    words("more", optional=True),
)


@pytest.mark.parametrize("codes", [False, True])
def test_of_words_it_is_known_only_whether_there_are_any(codes: bool) -> None:
    cells = {
        None: False,
        "": False,
        "  ": False,
        "a|b": True,
        "much too long: ¿no?": True,
        "…": True,
        "a\nb": True,
    }
    rows: list[Row] = [{"why": cell, "then": "yes", "more": None} for cell in cells]
    require_equal(without_asides(IN_WORDS), rows, Form.CODE if codes else Form.TEXT)
    found = scored(IN_WORDS, rows, codes=codes)
    assert [own["score"] == 100 for own in found] == [*cells.values()]
    assert [not own["problems"] for own in found] == [*cells.values()]


PROBLEMS: list[tuple[Row, str]] = [
    ({"one": "a", "some": "x|y", "share": "33.333333333"}, ""),
    ({"one": " a ", "some": "x|y", "share": "12,5 %"}, ""),
    ({"one": "a|b", "some": "x", "share": "1"}, "one_choice:one|too_few:some"),
    ({"one": "A", "some": "x|y|z|w", "share": "100.000000001"}, "unknown_choice:one|too_many:some|out_of_range:share"),
    ({"one": "", "some": "x|y||", "share": "NaN"}, "unknown_choice:some|not_a_number:share|unanswered:one"),
    ({"one": None, "some": "none|x|x|q", "share": "1|2"}, "unknown_choice:some|repeated:some|one_number:share|unanswered:one"),
    ({"one": "b", "some": "none|x", "share": "-0.1"}, "alone:some|out_of_range:share"),
    ({"one": "b", "some": "none|none", "share": "-0"}, "repeated:some|alone:some"),
    ({"one": "b", "some": "x|y|x", "share": "1e1"}, "repeated:some|not_a_number:share"),
    ({"one": "no", "some": "x|y", "share": "1"}, "unknown_choice:one"),
    ({"one": "012", "some": "x|y", "share": "007"}, "unknown_choice:one"),
]  # fmt: skip


@pytest.mark.parametrize("form", Form)
def test_each_problem_has_its_rule(form: Form) -> None:
    questionnaire = of(
        single("one", {"a": 0, "b": 1}),
        multiple("some", {"x": 1, "y": 1, "z": 1, "w": 0, "none": 0}, alone=["none"], most=3, min_choices=2),
        percentage("share", {0: 0, "33.333333333": 1}),
    )
    rows = [cells for cells, _ in PROBLEMS]
    found = scored(questionnaire, rows, codes=form is Form.CODE)
    assert [(cells, own["problems"]) for cells, own in zip(rows, found, strict=True)] == PROBLEMS
    assert [own["complete"] for own in found] == [not problems for _, problems in PROBLEMS]
    require_equal(questionnaire, rows, form)


def test_a_list_of_many_choices_has_no_bit_for_those_that_decide_nothing() -> None:
    questionnaire = of(single("one", {"a": 0, "b": 1}), multiple("long", " ".join(HUNDRED), most=5, weight=0))
    rows: list[Row] = [
        {"one": "a", "long": "|".join(HUNDRED[:5])},
        {"one": "a", "long": "|".join(HUNDRED[:6])},
        {"one": "a", "long": "c1|c1|c99"},
        {"one": "b", "long": "c1|cc1|c1"},
    ]
    for form in Form:
        require_equal(questionnaire, rows, form)


def test_a_list_where_one_answer_was_asked_for_is_judged_as_its_text(tmp_path: Path) -> None:
    questionnaire, file = of(single("one", {"a": 0, "b": 1})), tmp_path / "t.parquet"
    duckdb.connect().execute(f"COPY (SELECT unnest([['b'], ['a', 'b'], [], NULL]) AS one) TO '{file}'")
    with connected(lambda *_: None) as duck:
        table = opened(str(file), questionnaire, Asked(), duck.connection, as_lists=True)
        part = scoring.scored(duck, plan_of(questionnaire), table, tmp_path / "part")
        done = duck.connection.execute(f"SELECT problems FROM '{part}/*.parquet'").fetchall()
    assert done == [("",), ("one_choice:one",), ("unanswered:one",), ("unanswered:one",)]


def test_numbers_that_do_not_fit_are_refused_before_a_row_is_read() -> None:
    fine = {f"c{place}": f"0.{place:09}" for place in range(1, 20)}
    ladders = [single(f"q{n}", {"a": 0, **fine}, weight=f"{n}.{n:09}") for n in range(1, 30)]
    for question in ladders:
        assert question.scored
    with pytest.raises(UsageError, match="do not fit 63 bits"):
        plan_of(
            of(*(question for question in ladders), single("last", {"a": None, "b": 1}, weight="0.123456789"))
        )


def test_a_list_in_which_too_many_choices_count_is_refused() -> None:
    with pytest.raises(UsageError, match="more than 46 choices"):
        plan_of(of(multiple("long", dict.fromkeys(HUNDRED, 1))))


def test_words_numbers_and_dates_on_which_nothing_hangs_are_no_obstacle() -> None:
    beside = [
        words("why"),
        amount("staff", least=0, integer=True),
        dated("since"),
        amount("cost", {0: 0}, least=0, weight=0),
    ]
    asked = of(single("one", {"a": 0, "b": 1}), *beside)
    plain = of(single("one", {"a": 0, "b": 1}))
    rows: list[Row] = [{"one": "b", "why": "a|b", "staff": "many", "since": ""}, {"one": "", "staff": "3"}]
    found = scored(asked, rows)
    assert [row["problems"] for row in found] == ["", "unanswered:one"]
    assert [row["score"] for row in found] == [row["score"] for row in scored(plain, rows)]
