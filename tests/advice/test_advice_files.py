"""Advice files that are refused: every fault with its rule and its line."""

from __future__ import annotations

import pytest

from ecomdiag.advice.model import Advice
from ecomdiag.loader.advice.loading import FILES, load_advice, parse_actions, parse_advice
from ecomdiag.loader.files import read_data
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import LANGUAGES

SOURCE = """\
sources:
  - {id: page, title: "A page", publisher: "Someone", date: 2026-01-02, read: 2026-11-23, link: "https://example.org/a?b=1"}
"""
DATED = "as_of: 2026-11-23, review_by: 2027-05-31, sources: [page]"
BOTH = '{es: "Uno", en: "One"}'
SAID = f"title: {BOTH}, why: {BOTH}, first_step: {BOTH}"

SOUND = {
    "actions": SOURCE
    + f"""\
foundations: [start]
musts:
  - {{action: start, duties: [rule], when: {{question: exports, any_of: ["no"]}}}}
  - {{action: spend}}
weighing: {{near_miss: 0.5, thin_section: 1}}
actions:
  - {{id: start, question: sells_online, from: ["no"], to: planned, {SAID}, days: [1, 2], needs: [], helpers: [isv], sources: [page]}}
  - {{id: more, question: transport, adds: [parcel], {SAID}, days: [1, 2], needs: [start]}}
  - {{id: spend, question: online_budget_share, below: 10, to: 10, {SAID}, days: [0.5, 2], only_if: {{market: eu}}}}
""",
    "lenses": f"""\
lenses:
  - id: chain
    title: {BOTH}
    intro: {BOTH}
    weakest: {{es: "Falla {{item}}", en: "Weak: {{item}}"}}
    items:
      - {{id: first, title: {BOTH}, questions: [mobile_store]}}
      - {{id: second, title: {BOTH}, questions: [], note: {BOTH}}}
""",
    "facts": SOURCE
    + f"""\
facts:
  - {{id: rule, kind: law, title: {BOTH}, text: {BOTH}, applies_from: 2026-06-19, when: {{question: exports, any_of: [regular]}}, questions: [returns], {DATED}}}
""",
    "markets": SOURCE
    + f"""\
question: target_countries
enough:
  border.no_goods: {{question: current_logistics, choices: [no_shipping]}}
  payments.business: {{question: customer_types, choices: [businesses]}}
  gap.language: {{question: international_support, choices: [local]}}
  gap.search: {{question: search_positioning, choices: [by_country]}}
  gap.payments: {{question: payments_by_country, choices: [main]}}
  gap.data: {{question: data_protection, choices: [home, main]}}
  gap.data_outside: {{question: data_protection, choices: [main]}}
  gap.transport: {{question: transport, choices: [postal]}}
  gap.duties: {{question: transport, choices: [duties]}}
adequacy:
  - {{market: GB, text: {BOTH}, {DATED}}}
agreements:
  - {{market: [CL], title: {BOTH}, applies_from: 2025-02-01, {DATED}}}
payments:
  - {{market: NL, methods: ["iDEAL | Wero"], {DATED}}}
privacy:
  - {{market: BR, title: "LGPD", {DATED}}}
restrictions:
  - {{market: [RU, BY], text: {BOTH}, {DATED}}}
notes:
  - {{market: "NO", text: {BOTH}, {DATED}}}
""",
    "support": SOURCE
    + f"""\
support:
  - {{id: body, title: {BOTH}, body: "ICEX", text: {BOTH}, sections: [strategy], questions: [exports], {DATED}}}
""",
    "statistics": SOURCE
    + f"""\
size: employees
statistics:
  - {{id: figure, question: sells_online, means: [occasional, "yes"], share: 26.6, text: {BOTH}, scope: ES, sizes: [small], year: 2024, {DATED}}}
""",
    "remarks": f"""\
remarks:
  - {{id: odd, when: {{question: exports, any_of: ["no"]}}, questions: [exports], text: {BOTH}}}
""",
    "glossary": f"""\
terms:
  - {{id: odd, term: {BOTH}, forms: {{es: [as], en: [bs]}}, glosses: {{es: [x], en: [y]}}, text: {BOTH}}}
""",
}  # fmt: skip


def read(shipped: Questionnaire, contents: dict[str, str]) -> Advice:
    return parse_advice(shipped, {name: text.encode() for name, text in contents.items()})


def test_sound_files_are_read(shipped: Questionnaire) -> None:
    found = read(shipped, SOUND)
    assert [action.id for action in found.actions] == ["start", "more", "spend"]
    assert found.actions[0].sources[0].link == "https://example.org/a?b=1"
    assert found.markets.notes[0].markets == {"NO"}
    assert found.markets.payments[0].text.es == "iDEAL | Wero"


#: File, what is replaced, by what, the rule that it breaks.
BROKEN = [
    ("actions", "question: transport", "question: teleport", "unknown_question"),
    ("actions", 'from: ["no"]', "from: [never]", "unknown_choice"),
    ("actions", "to: planned", "to: plann", "unknown_choice"),
    ("actions", "to: planned, ", "", "missing_key"),
    ("actions", 'from: ["no"], ', "", "missing_key"),
    ("actions", "adds: [parcel]", "adds: [pigeon]", "unknown_choice"),
    ("actions", "adds: [parcel], ", "", "missing_key"),
    ("actions", "below: 10, to: 10", "below: 10", "missing_key"),
    ("actions", "below: 10", "below: ten", "not_a_number"),
    ("actions", "needs: [start]", "needs: [begin]", "unknown_action"),
    ("actions", "needs: [start]", "needs: [more]", "circle"),
    ("actions", "needs: []", "needs: [more]", "circle"),
    ("actions", "foundations: [start]", "foundations: [begin]", "unknown_action"),
    ("actions", "action: spend", "action: sped", "unknown_action"),
    ("actions", "action: spend", "action: start", "twice"),
    ("actions", "duties: [rule]", "duties: [ruling]", "unknown_law"),
    ("actions", "near_miss: 0.5", "near_miss: 2", "out_of_range"),
    ("actions", "near_miss: 0.5, ", "", "missing_key"),
    ("actions", "id: more", "id: start", "twice"),
    ("actions", "id: more", "id: More", "bad_id"),
    ("actions", "helpers: [isv]", "helpers: [wizard]", "not_one_of"),
    ("actions", "helpers: [isv], sources: [page]", "helpers: [isv], sources: [pages]", "unknown_source"),
    ("actions", "days: [0.5, 2]", "days: [3, 2]", "days"),
    ("actions", "days: [0.5, 2]", "days: [0, 2]", "days"),
    ("actions", "days: [0.5, 2]", "days: [2]", "days"),
    ("actions", "days: [0.5, 2]", "days: [1, 2000]", "out_of_range"),
    ("actions", "{market: eu}", "{market: moon}", "unknown_country"),
    ("actions", "{market: eu}", "{question: mood, any_of: [good]}", "looks_at"),
    ("actions", "{market: eu}", "{question: exports, any_of: [daily]}", "unknown_choice"),
    ("actions", "{market: eu}", "{question: exports, at_least: 3}", "condition"),
    ("actions", "id: spend,", "id: spend, colour: red,", "unknown_key"),
    ("actions", "https://example.org/a?b=1", "ftp://example.org", "not_a_link"),
    ("actions", "https://example.org/a?b=1", "javascript:alert(1)", "not_a_link"),
    ("actions", "https://example.org/a?b=1", "https://example.org/ onmouseover", "not_a_link"),
    ("actions", "https://example.org/a?b=1", "https://example.org/<script>", "not_a_link"),
    ("actions", "https://example.org/a?b=1", r"https://example.org/\n# Title", "not_a_link"),
    ("actions", "publisher:", "by:", "unknown_key"),
    ("lenses", "questions: [mobile_store]", "questions: [mobile_stores]", "unknown_question"),
    ("lenses", "    intro:", "    foreword:", "unknown_key"),
    ("facts", "kind: law", "kind: rumour", "not_one_of"),
    ("facts", "applies_from: 2026-06-19", "applies_from: 19 June 2026", "not_a_date"),
    ("facts", "applies_from: 2026-06-19", "applies_from: 2026-13-01", "not_a_date"),
    ("facts", "as_of: 2026-11-23, ", "", "missing_key"),
    ("facts", "review_by: 2027-05-31, ", "", "missing_key"),
    ("facts", "review_by: 2027-05-31, sources: [page]", "review_by: 2027-05-31", "missing_key"),
    ("facts", "questions: [returns]", "questions: [refunds]", "unknown_question"),
    ("facts", "any_of: [regular]", "any_of: [often]", "unknown_choice"),
    ("markets", "question: target_countries", "question: where", "unknown_question"),
    ("markets", "question: target_countries", "question: sectors", "another_kind"),
    ("markets", "question: target_countries\n", "", "missing_key"),
    ("markets", "gap.search", "gap.serach", "unknown_key"),
    ("markets", "  gap.search: {question: search_positioning, choices: [by_country]}\n", "", "missing_key"),
    ("markets", "{question: current_logistics,", "{question: logistics,", "unknown_question"),
    ("markets", "choices: [by_country]", "choices: [by_continent]", "unknown_choice"),
    ("markets", "choices: [by_country]", "choices: []", "names_nothing"),
    ("markets", "market: [CL]", "market: [XX]", "unknown_country"),
    ("markets", "market: BR", "market: Brazil", "unknown_country"),
    ("markets", "market: NL, ", "", "missing_key"),
    ("markets", 'methods: ["iDEAL | Wero"]', "methods: []", "names_nothing"),
    ("markets", 'title: "LGPD", ', "", "missing_key"),
    ("markets", "notes:", "nodes:", "unknown_key"),
    ("support", "sections: [strategy]", "sections: [strategies]", "unknown_section"),
    ("support", 'body: "ICEX", ', "", "missing_key"),
    ("statistics", 'means: [occasional, "yes"]', "means: [sometimes]", "unknown_choice"),
    ("statistics", "share: 26.6", "share: 126.6", "out_of_range"),
    ("statistics", "share: 26.6", "share: many", "not_a_number"),
    ("statistics", "scope: ES", "scope: FR", "not_one_of"),
    ("statistics", "sizes: [small]", "sizes: [tiny]", "unknown_choice"),
    ("statistics", "size: employees", "size: headcount", "unknown_question"),
    ("statistics", "size: employees", "size: sectors", "another_kind"),
    ("statistics", "size: employees\n", "", "missing_key"),
    ("statistics", "year: 2024", "year: 24", "out_of_range"),
    ("remarks", 'when: {question: exports, any_of: ["no"]}, ', "", "missing_key"),
    ("remarks", "questions: [exports]", "questions: [exporting]", "unknown_question"),
    ("remarks", 'text: {es: "Uno", en: "One"}', 'text: {es: "Uno"}', "missing_key"),
    ("remarks", 'text: {es: "Uno", en: "One"}', "text: Uno", "not_a_mapping"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    BROKEN,
    ids=[f"{file}-{rule}-{n}" for n, (file, _, _, rule) in enumerate(BROKEN)],
)
def test_a_fault_is_refused_with_its_line(
    shipped: Questionnaire, file: str, old: str, new: str, rule: str
) -> None:
    assert SOUND[file].count(old) >= 1, "the fault is put somewhere"
    before, _, after = SOUND[file].partition(old)
    with pytest.raises(QuestionnaireError) as refused:
        read(shipped, {**SOUND, file: before + new + after})
    assert refused.value.path == f"{file}.yaml"
    rules = {problem.rule.removeprefix("file.").removesuffix("_near") for problem in refused.value.problems}
    assert rule in rules, rules
    line = before.count("\n") + 1
    at = {problem.place.line for problem in refused.value.problems if problem.place}
    assert line in at or before == "" or (rule in ("unknown_key", "missing_key") and at), (line, at)
    for problem in refused.value.problems:
        for language in LANGUAGES:
            assert "{" not in problem.message(language)
            assert problem.message(language).strip()


def test_all_faults_of_a_file_are_told_at_once(shipped: Questionnaire) -> None:
    wrong = (
        SOUND["actions"]
        .replace("transport", "teleport")
        .replace("[isv]", "[wizard]")
        .replace("[0.5, 2]", "[9, 2]")
    )
    with pytest.raises(QuestionnaireError) as refused:
        read(shipped, {**SOUND, "actions": wrong})
    assert {problem.rule for problem in refused.value.problems} >= {"file.not_one_of", "file.days"}
    assert len(refused.value.problems) >= 3


def test_a_circle_of_three_is_told_once(shipped: Questionnaire) -> None:
    wrong = (
        SOUND["actions"]
        .replace("needs: []", "needs: [spend]")
        .replace("days: [0.5, 2]", "days: [0.5, 2], needs: [more]")
    )
    with pytest.raises(QuestionnaireError) as refused:
        read(shipped, {**SOUND, "actions": wrong})
    (problem,) = refused.value.problems
    assert problem.rule == "file.circle"
    assert problem.values["trail"] == "start → spend → more → start"


@pytest.mark.parametrize(
    "content", ["", "[]", "actions: {}", "actions: &a []\nmore: *a", "actions: [\n", "\x00"]
)
def test_what_is_no_such_file_is_refused(shipped: Questionnaire, content: str) -> None:
    for name in FILES:
        with pytest.raises(QuestionnaireError) as refused:
            read(shipped, {**SOUND, name: content})
        assert refused.value.path == f"{name}.yaml"


def test_another_questionnaire_has_no_advice(shipped: Questionnaire) -> None:
    own = parse_questionnaire(
        b"""
id: own
version: "1"
title: {es: "Mio", en: "Mine"}
levels: [{id: low, from: 0, title: {es: "Bajo", en: "Low"}}]
sections:
  - id: only
    title: {es: "Una", en: "One"}
    intro: {es: "Una", en: "One"}
    weight: 1
    questions:
      - id: q
        kind: single
        text: {es: "Si", en: "Yes"}
        choices: [{id: a, score: 0, text: {es: "A", en: "A"}}, {id: b, score: 1, text: {es: "B", en: "B"}}]
"""
    )
    assert load_advice(own) is None
    assert load_advice(shipped) is not None


def test_a_copy_of_the_shipped_actions_alone_may_name_the_laws_that_ship_and_no_others(
    shipped: Questionnaire,
) -> None:
    content = read_data("actions.yaml")
    assert len(parse_actions(shipped, content).musts) > 10
    with pytest.raises(QuestionnaireError) as refused:
        parse_actions(shipped, content.replace(b"duties: [gdpr", b"duties: [gdprs", 1))
    assert {problem.rule for problem in refused.value.problems} == {"file.unknown_law"}
