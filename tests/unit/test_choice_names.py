"""What people write for a choice: its id or its text, in either language; read silently only if that is certain."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import multiple, shipped_questionnaire, single

from ecomdiag import engine
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_instrument
from ecomdiag.names.choices import read_choice
from ecomdiag.names.misnamed import pieces
from ecomdiag.names.reading import NameMatch
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.record import replace
from ecomdiag.texts.words import Text


def asked(*choices: tuple[str, str, str], **more: Any) -> Question:
    """A question with these choices: id, Spanish and English text."""
    question = single("q", " ".join(name for name, *_ in choices), **more)
    texts = {name: Text(es, en) for name, es, en in choices}
    return replace(question, choices=tuple(replace(c, text=texts[c.id]) for c in question.choices))


PLAIN = asked(("no", "No", "No"), ("yes", "Sí", "Yes"))
#: The ids say yes and no; the texts do not.
WORDY = asked(("no", "Nunca", "Never"), ("yes", "Siempre", "Always"))
SHADES = asked(
    ("no", "No: nunca", "No: never"),
    ("some", "Sí, en parte", "Yes, in part"),
    ("yes", "Sí, del todo", "Yes, wholly"),
    ("dunno", "No lo sé", "I don’t know"),
)
OFTEN = asked(("never", "No, nunca", "No, never"), ("often", "Sí, a menudo", "Yes, often"))
NUMBERS = asked(
    ("under_10", "< 10 %", "< 10%"),
    ("over_10", "> 10 %", "> 10%"),
    ("range_1_5", "1–5", "1–5"),
    ("point_1_5", "1.5", "1.5"),
    ("minus_5", "-5", "-5"),
    ("plus_15", "15", "15"),
)
TWINS = asked(("a", "Correo", "Mail"), ("b", "Correo", "Post"), ("mail", "Envío", "Parcel"))

#: The question, what is written, what it means, and the ids that it may stand for.
WRITTEN: list[tuple[Question, str, NameMatch, str]] = [
    *((PLAIN, word, NameMatch.EXACT, "yes") for word in ["yes", "YES", "Yes.", "Sí", "sí", "si", "SI", " Sí ", "true", "True"]),
    *((PLAIN, word, NameMatch.EXACT, "no") for word in ["no", "NO", "No.", "false", "FALSE", "Falso"]),
    *((WORDY, word, NameMatch.EXACT, "yes") for word in ["siempre", "Always!", "true", "sí"]),
    (SHADES, "Sí, en parte", NameMatch.EXACT, "some"), (SHADES, "SI EN PARTE.", NameMatch.EXACT, "some"),
    (SHADES, "yes in part", NameMatch.EXACT, "some"), (SHADES, "no lo se", NameMatch.EXACT, "dunno"),
    (SHADES, "I don't know", NameMatch.EXACT, "dunno"), (SHADES, "YES", NameMatch.EXACT, "yes"), (SHADES, "no", NameMatch.EXACT, "no"),
    (SHADES, "sí", NameMatch.SEVERAL, "some yes"), (SHADES, "true", NameMatch.FLAG, "yes"), (SHADES, "false", NameMatch.FLAG, "no"),
    (SHADES, "Sí, en pa", NameMatch.NEAR, "some"), (SHADES, "yess", NameMatch.NEAR, "yes"), (SHADES, "Sí, del tdo", NameMatch.NEAR, "yes"),
    (SHADES, "1", NameMatch.UNKNOWN, ""), (SHADES, "", NameMatch.UNKNOWN, ""), (SHADES, "—", NameMatch.UNKNOWN, ""),
    # Without a choice of that name the word is not certain to be it.
    (OFTEN, "sí", NameMatch.NEAR, "often"), (OFTEN, "no", NameMatch.NEAR, "never"), (OFTEN, "true", NameMatch.NEAR, "often"),
    (OFTEN, "yes", NameMatch.NEAR, "often"),
    # A sign can make a number another.
    (NUMBERS, "<10%", NameMatch.EXACT, "under_10"), (NUMBERS, "> 10", NameMatch.EXACT, "over_10"), (NUMBERS, "1-5", NameMatch.EXACT, "range_1_5"),
    (NUMBERS, "15", NameMatch.EXACT, "plus_15"), (NUMBERS, "-5", NameMatch.EXACT, "minus_5"), (NUMBERS, "under 10", NameMatch.EXACT, "under_10"),
    (NUMBERS, "Range-1_5", NameMatch.NEAR, "range_1_5"),
    (TWINS, "correo", NameMatch.SEVERAL, "a b"), (TWINS, "mail", NameMatch.EXACT, "mail"), (TWINS, "Mail", NameMatch.SEVERAL, "a mail"),
    (TWINS, "Post", NameMatch.EXACT, "b"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "written", "means", "ids"), WRITTEN)
def test_what_is_written_for_a_choice(question: Question, written: str, means: NameMatch, ids: str) -> None:
    reading = read_choice(question, written)
    assert (reading.means, sorted(reading.ids)) == (means, sorted(ids.split()))
    assert reading.id == (ids if means is NameMatch.EXACT else None)


@pytest.mark.parametrize("name", ["shipped", "dii", "dmat", "samm"])
def test_every_choice_is_read_by_its_id_and_by_its_text_or_asked_back(name: str) -> None:
    questionnaire = shipped_questionnaire() if name == "shipped" else load_instrument(name)
    for question in questionnaire.questions:
        for choice in question.choices if question.kind is not Kind.COUNTRIES else ():
            assert read_choice(question, choice.id).id == choice.id
            assert read_choice(question, choice.id.upper()).id == choice.id
            for text in (choice.text.es, choice.text.en):
                for written in (text, text.upper(), f"  {text.lower()}. "):
                    assert read_choice(question, written).id == choice.id, written


def test_what_a_file_says_in_words_is_kept_as_ids() -> None:
    shipped = shipped_questionnaire()
    teams = shipped.by_id["contact_channels"].choices
    content = f"""questionnaire: online-export
version: "1.0"
answers:
  sells_online: {shipped.by_id["sells_online"].choices[3].text.es!r}
  contact_channels: [PHONE, {teams[1].text.en!r}]
  differentiators: [Precio, calidad, brand, SERVICE, Exclusivity]
"""
    sheet = read_answers(content.encode(), shipped).sheet
    answers = dict(sheet.answers)
    assert answers["sells_online"] == "yes"
    assert answers["contact_channels"] == ("phone", teams[1].id)
    assert set(answers["differentiators"]) <= set(shipped.by_id["differentiators"].by_id)
    assert read_answers(answers_text(sheet).encode(), shipped).sheet == sheet


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("it, sales", "it sales"), ("it; sales", "it sales"), ("it y sales", "it sales"), ("it and sales", "it sales"),
        ("it, sales y logistics", "it sales logistics"), ("it/sales", "it sales"), ("it sales", "it sales"),
        ("it\nsales\n", "it sales"), ("it, salez", "it salez"), ("it,", ""), ("it", ""), ("salez, lgistics", ""),
        ("it salez", ""), ("sales team, it", "team it"), ("it sales team", "it team"), ("", ""), (",", ""), ("IT & Sales", "it sales"),
        ("it > sales > logistics", "it sales logistics"), ("it → sales", "it sales"), ("it > salez", ""),
    ],
)  # fmt: skip
def test_several_written_as_one_are_taken_apart(written: str, apart: str) -> None:
    known = {"it": "it", "sales": "sales", "sales team": "team", "logistics": "logistics"}
    assert pieces(written, lambda text: known.get(text.lower())) == tuple(apart.split())


def test_what_is_to_be_written_instead_holds_all_that_was_written() -> None:
    question = multiple("teams", "it sales logistics finance", most=4)
    (problem,) = engine.check_answer(question, ("finance", "it, sales, nobody"))
    assert problem.rule == "several_in_one"
    assert problem.message("en").endswith("[finance, it, sales, nobody]")


def test_few_choices_are_named_and_many_are_not() -> None:
    for count, named in ((8, True), (9, False)):
        question = single("q", " ".join(f"c{number}" for number in range(count)))
        (problem,) = engine.check_answer(question, "zzz")
        assert ("c0 (c0 (en))" in problem.message("en")) is named
        assert ("ecomdiag template" in problem.message("es")) is not named


def test_taking_apart_ends_soon_whatever_is_written() -> None:
    calls = 0

    def known(text: str) -> str | None:
        nonlocal calls
        calls += 1
        return text if text == "a" else None

    for written in ("a " * 10_000, "a, " * 10_000, "a " * 49 + "b", "a y " * 40 + "b"):
        pieces(written, known)
    assert calls < 10_000
