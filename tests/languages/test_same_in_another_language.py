"""What holds in Spanish holds in any language: the same questionnaire, its texts called otherwise, says the same.

Spanish is called Catalan and English Galician; asked for in Catalan, with our words in Spanish, all that is written has
to be what it was in Spanish, byte for byte. A new key of a questionnaire whose text is read by itself is found here.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from proof.generating import random_questionnaire
from searches import slow
from sheets import half_filled, random_sheet, shipped_questionnaire

import ecomdiag
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.interview.session import Session
from ecomdiag.loader.answering.template import template_text
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import as_it_stands
from ecomdiag.questionnaire.languages import text_faults
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, fields, replace
from ecomdiag.report.questionnaire import listing, schema
from ecomdiag.texts.words import Text

INSTRUMENTS = sorted((Path(__file__).resolve().parents[2] / "data" / "instruments").glob("*.yaml"))
TAGS = {"es": "ca", "en": "gl"}
#: The same, as it is asked for.
BOTH = [("es", "es:ca"), ("en", "en:gl")]


def called_otherwise(value: Any) -> Any:
    """Return a record whose texts are in other languages by name; those of countries are ours."""
    if type(value) is Text:
        return Text.of({TAGS[name]: said for name, said in value.pairs})
    if isinstance(value, tuple):
        return tuple(map(called_otherwise, value))
    if not isinstance(value, Record):
        return value
    keep = {"choices"} if isinstance(value, Question) and value.kind is Kind.COUNTRIES else set()
    own = {
        name: called_otherwise(getattr(value, name))
        for name in fields(value)
        if name not in keep | {"languages"}
    }
    return replace(value, **own, **({"languages": ("ca", "gl")} if isinstance(value, Questionnaire) else {}))


def unlike(asked: Questionnaire, sheet: AnswerSheet, forms: tuple[str, ...]) -> list[str]:
    """Name what is said otherwise in another language."""
    other = called_otherwise(asked)
    assert list(text_faults(other)) == []
    first, second = diagnose(asked, sheet, date="2026-11-30"), diagnose(other, sheet, date="2026-11-30")
    saved = read_diagnosis(ecomdiag.render(second, "json", language="es:ca").encode())
    found = [] if saved == second else ["saved"]
    for language, asked_for in BOTH:
        said = {
            "template": (template_text(asked, language), template_text(other, asked_for)),
            "show": (listing.render(asked, language), listing.render(other, asked_for)),
            "schema": (schema.render(asked, language), schema.render(other, asked_for)),
            **{
                form: (
                    ecomdiag.render(first, form, language=language, depth="full"),
                    ecomdiag.render(second, form, language=asked_for, depth="full"),
                )
                for form in forms
            },
        }
        for name, (before, after) in said.items():
            if _bare(before) != _bare(after):
                found.append(f"{name} {language}")
    return found


def _bare(text: str) -> str:
    """A text without what says in which language it is."""
    text = re.sub(r'<span lang="(?:ca|gl)">(.*?)</span>', r"\1", text)
    text = re.sub(r' lang="(?:ca|gl)"', "", text)
    return re.sub(r"--lang \S+", "", text).replace("<span></span>", "")


@pytest.mark.parametrize("path", INSTRUMENTS, ids=lambda path: path.stem)
def test_instruments_say_the_same_in_another_language(path: Path) -> None:
    asked = parse_questionnaire(path.read_bytes())
    assert unlike(asked, half_filled(asked, Random(1), share=0.7), ("markdown", "table")) == []


def test_so_does_the_shipped_questionnaire_as_one_of_its_own() -> None:
    asked = shipped_questionnaire()
    assert unlike(asked, random_sheet(asked, Random(2)), ("markdown", "table")) == []


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 60))])
@pytest.mark.parametrize("sums", ["structured", "numbers", "words", "ways", "optional"])
def test_so_does_any_questionnaire(seed: int, sums: Any) -> None:
    rng = Random(seed)
    asked = random_questionnaire(rng, sums)
    try:
        sheet = half_filled(asked, rng, share=0.8)
    except ValueError:  # no answer keeps the sums
        return
    assert unlike(asked, sheet, ("markdown", "table")) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("sums", ["structured", "numbers", "words", "ways"])
def test_a_file_of_it_reads_back(seed: int, sums: Any) -> None:
    other = called_otherwise(random_questionnaire(Random(seed), sums))
    text = as_it_stands(other)
    again = parse_questionnaire(text.encode())
    assert again.languages == ("ca", "gl")
    assert as_it_stands(again) == text


@pytest.mark.parametrize("seed", range(3))
def test_an_interview_asks_in_it(seed: int) -> None:
    asked = random_questionnaire(Random(seed), "structured")
    sheet = half_filled(asked, Random(seed), share=0.3)
    screens = []
    for own, language in ((asked, "es"), (called_otherwise(asked), "es:ca")):
        held = Session(own, sheet, save=lambda *_: "", language=language, clock=lambda: 0.0)
        screen: Any = held.screen
        screens.append(getattr(getattr(screen, "question", None), "text", Text("", "")).to(language))
    assert screens[0] == screens[1]
