"""A question keeps its own words; clear ones stand below them, or in their place if that is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run
from sheets import of, single

from ecomdiag.loader.answering.template import template_text
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.wording import clear_line, in_clear_words
from ecomdiag.record import replace
from ecomdiag.texts import LANGUAGES, Language
from ecomdiag.texts.words import Text

EXAMPLE = Path(__file__).parents[2] / "examples" / "conservas-ria.yaml"
#: Words of a question that leans on the one before, is addressed to one person, or is no question.
UNCLEAR = re.compile(
    r"^¿(Y|También)\b|\b(tu|tus|te|su empresa|su tienda|marque|marca|señale|indica|indícanos|dinos|evalúa"
    r"|especifica|ordena|dispone|vendes|exportas|gestionas|han|está interesado|cumple con)\b|[^?)]$",
    re.IGNORECASE,
)


def test_whatever_in_a_question_is_unclear_has_a_clear_line(shipped: Questionnaire) -> None:
    unclear = {own.id for own in shipped.questions if UNCLEAR.search(own.text.es)}
    assert len(unclear) > 25
    assert unclear - {own.id for own in shipped.questions if own.clear} == set()


def test_a_clear_line_is_one_question_to_the_company(shipped: Questionnaire) -> None:
    for own in shipped.questions:
        if own.clear is not None:
            assert own.clear.es != own.text.es, own.id
            for text in (own.clear.es, own.clear.en):
                assert text.count("?") == 1, text
            assert not re.search(r"\b(tu|tus|su empresa|su tienda)\b|^¿También", own.clear.es), own.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_would_repeat_the_question_is_not_shown(language: Language) -> None:
    asked = replace(
        single("a", {"no": 0, "yes": 1}), text=Text("¿Vendes?", "Sell?"), clear=Text("¿Vendéis?", "Sell?")
    )
    assert clear_line(asked, language) == ("Es decir: ¿Vendéis?" if language == "es" else "")


def test_clear_words_alone_ask_the_same(shipped: Questionnaire) -> None:
    clear = in_clear_words(shipped)
    assert clear.digest == shipped.digest
    for own, before in zip(clear.questions, shipped.questions, strict=True):
        assert (own.text, own.clear) == (before.plain, None)
        assert replace(own, text=before.text, clear=before.clear).choices == before.choices


@pytest.mark.parametrize("command", [("template",), ("questionnaire", "show")])
def test_commands_ask_in_either_wording(run: Run, command: tuple[str, ...]) -> None:
    own, clear = (
        "¿También para el canal online?",
        "Y a quien compra por internet desde otro país, ¿lo atendéis",
    )
    both = run(*command, "--lang", "es", COLUMNS="300").stdout
    assert own in both
    assert f"Es decir: {clear}" in both
    alone = run(*command, "--lang", "es", "--wording", "clear", COLUMNS="300").stdout
    assert own not in alone
    assert clear in alone
    assert "Es decir:" not in alone


def test_a_report_tells_what_was_asked_in_words_that_stand_alone(run: Run) -> None:
    given = ("assess", "--answers", str(EXAMPLE), "--lang", "es", "--date", "2026-11-23")
    full = run(*given, "--format", "markdown", "--depth", "full").stdout
    assert re.search(r"¿Y los vendes .* \*?\(¿Vendéis por internet a otros países", full)
    clear = run(*given, "--format", "markdown", "--depth", "full", "--wording", "clear").stdout
    assert "¿Y los vendes" not in clear
    question = json.loads(run(*given, "--format", "json").stdout)["questions"][4]
    assert question["text"].startswith("¿Y los vendes")
    assert question["clear"].startswith("¿Vendéis por internet a otros países")


def test_a_template_shows_a_clear_line_below_its_question(shipped_like: Callable[[], Questionnaire]) -> None:
    text = template_text(shipped_like(), "es")
    assert "  # ¿Vendes?\n  # Es decir: ¿Vendéis?\n" in text


@pytest.fixture
def shipped_like() -> Callable[[], Questionnaire]:
    own = replace(
        single("a", {"no": 0, "yes": 1}), text=Text("¿Vendes?", "Sell?"), clear=Text("¿Vendéis?", "Do you?")
    )
    return lambda: of(own)
