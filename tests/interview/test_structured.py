"""Groups and matrices in an interview: told above their questions, by keys as from a file."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from any_questionnaire import complete
from keys import DOWN, driven, keys_of_interview, session, watched
from proof.generating import random_questionnaire
from searches import slow, thinned_rows
from sheets import blank
from test_layout import drawn
from test_plain import held_by
from unit.test_structure import STRUCTURED

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.interview.screens import GoTo, ReviewScreen
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import LANGUAGES, Language


@pytest.fixture
def asked() -> Questionnaire:
    return parse_questionnaire(STRUCTURED.encode())


def seen_at(asked: Questionnaire, name: str, *, rows: int = 24, language: Language = "en") -> list[str]:
    start = read_answers(
        b"questionnaire: small\nversion: '1'\nanswers: {shop: 'yes', before: 'yes', cards: 'yes'}", asked
    )
    return drawn(session(asked, start.sheet, language=language, resume_at=name), 80, rows)


def test_a_group_is_told_above_its_questions_and_its_words_before_the_first(asked: Questionnaire) -> None:
    first, second = "\n".join(seen_at(asked, "cards")), "\n".join(seen_at(asked, "refunds"))
    assert first.index("Selling") < first.index("how") < first.index("cards")
    assert "Selling" in second
    assert "how" not in second.splitlines()
    assert "Selling" not in "\n".join(seen_at(asked, "before"))


@pytest.mark.parametrize("rows", [8, 12, 16, 24, 40])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_is_told_with_what_all_rows_are_asked(
    asked: Questionnaire, rows: int, language: Language
) -> None:
    screen = "\n".join(seen_at(asked, "prices", rows=rows, language=language))
    whole, row = asked.sections[1].matrices[0].text, asked.sections[1].matrices[0].row("prices")
    assert screen.index(whole.to(language)) < screen.index(row.to(language))
    assert "–" not in screen.splitlines()[screen.splitlines().index(row.to(language))]


def test_line_by_line_it_is_the_same(asked: Questionnaire) -> None:
    _, lines = held_by(asked, ["2", "", "2", "2", "2", "1", "2", "1"])
    shown = "\n".join(lines)
    assert shown.count("Selling:") == 2, "above its first question, and in the review"
    assert shown.index("Selling:") < shown.index("how") < shown.index("How carefully? – photos")


def test_a_template_asks_what_all_rows_have_once(asked: Questionnaire) -> None:
    text = template_text(asked, "en")
    assert text.count("How carefully?") == text.count("Selling") == text.count("only if shop is yes") == 1
    assert "  # photos\n  photos:\n  # prices\n  prices:\n" in text
    assert read_answers(text.encode(), asked).problems == ()


def test_a_report_has_the_rows_in_a_table_of_their_own(asked: Questionnaire) -> None:
    given = {"shop": "yes", "before": "yes", "cards": "yes", "refunds": "no", "photos": "yes", "prices": "no"}
    lines = "".join(f"  {name}: '{answer}'\n" for name, answer in given.items())
    start = read_answers(
        f"questionnaire: small\nversion: '1'\nanswers:\n{lines}  after: 'no'\n".encode(), asked
    )
    told = diagnose(asked, start.sheet)
    shown = markdown.render(told, "en", depth=Depth.FULL)
    assert "#### Selling – Practices\n\n| Question | Answer | Score |" in shown
    assert "| prices | no |" in shown
    assert "#### second\n\n| Question | Answer | Score |\n| --- | --- | ---: |\n| after | no |" in shown
    blocks = json_text.as_json(told, "en")["sections"][1]["blocks"]
    assert [(own["id"], own["rows"]) for own in blocks] == [
        ("selling", []),
        ("practices", ["photos", "prices"]),
    ]


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 150))])
def test_by_keys_and_by_file_it_is_the_same(seed: int) -> None:
    asked = random_questionnaire(Random(seed), "offering" if seed % 2 else "structured")
    wanted = complete(asked, Random(seed), hidden=0)
    if wanted is None:  # nobody can keep its sums
        return
    start = blank(asked)
    held = session(asked, start, language="es" if seed % 2 else "en")
    driven(held, "".join(keys_of_interview(asked, wanted, start)))
    read = read_answers(answers_text(wanted).encode(), asked).sheet
    assert held.screen is None
    assert held.sheet.answers == read.answers


GIVEN = (
    b"questionnaire: small\nversion: '1'\nanswers: {shop: 'yes', before: 'yes', cards: 'yes', refunds: 'no', "
    b"photos: 'yes', prices: 'no', after: 'no'}"
)


def test_a_review_tells_what_stands_above_its_questions(asked: Questionnaire) -> None:
    start = read_answers(GIVEN, asked).sheet
    held = session(asked, start, resume_at="after")
    held.reply(GoTo("second"))
    screen = held.screen
    assert isinstance(screen, ReviewScreen)
    assert [(line.above, line.name) for line in screen.lines] == [
        ((), "before"),
        (("Selling",), "cards"),
        ((), "refunds"),
        (("Selling – Practices",), "photos"),
        ((), "prices"),
        (("second",), "after"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_review_names_its_sections_too(asked: Questionnaire, language: Language) -> None:
    held = session(asked, read_answers(GIVEN, asked).sheet, language=language)
    screen = held.screen
    assert isinstance(screen, ReviewScreen)
    first, second = (section.title.to(language) for section in asked.sections)
    selling = asked.sections[1].groups[0].title.to(language)
    table = asked.sections[1].matrices[0].name.to(language)
    assert [line.above for line in screen.lines if line.above] == [
        (first,), (second,), (selling,), (f"{selling} – {table}",), (second,),
    ]  # fmt: skip
    shown = drawn(held, 80, 40)
    places = [shown.index(f" {heading}") for heading in (first, second, selling, f"{selling} – {table}")]
    assert places == sorted(places)


def test_a_group_that_begins_a_section_stands_under_the_sections_title() -> None:
    line = "      - {id: before, kind: single, text: {es: antes, en: before}, choices: yes_no}\n"
    text = STRUCTURED.replace(line, "").replace(
        'show_if: {question: before, any_of: ["yes"]}', "intro: {es: cómo, en: how}", 1
    )
    text = text.replace("        intro: {es: cómo, en: how}\n", "", 1)
    asked = parse_questionnaire(text.encode())
    screen = session(asked, read_answers(GIVEN, asked).sheet).screen
    assert isinstance(screen, ReviewScreen)
    assert ("second", "Selling") in [line.above for line in screen.lines]


@pytest.mark.parametrize(
    ("rows", "at"), thinned_rows(product([8, 9, 10, 11, 12, 14, 16, 24, 40], range(1, 9)), 5)
)
def test_what_is_pointed_at_in_a_review_is_in_view_at_any_height(
    asked: Questionnaire, rows: int, at: int
) -> None:
    held = session(asked, read_answers(GIVEN, asked).sheet)
    shown = "\n".join(watched(held, *[DOWN] * (at - 1), columns=60, rows=rows).lines)
    assert "❯" in shown
    pointed = next(line for line in shown.splitlines() if "❯" in line)
    assert pointed.split("❯")[1].strip() in (
        "Fine, show the diagnosis", "shop", "before", "cards", "refunds", "photos", "prices", "after",
    )  # fmt: skip


def test_line_by_line_a_review_has_its_headings(asked: Questionnaire) -> None:
    _, lines = held_by(asked, [""], start=read_answers(GIVEN, asked).sheet)
    shown = "\n".join(lines)
    assert "1. shop → yes\nsecond:\n2. before → yes\nSelling:\n3. cards → yes\n4. refunds → no\n" in shown
    assert "Selling – Practices:\n5. photos → yes\n6. prices → no\nsecond:\n7. after → no" in shown
