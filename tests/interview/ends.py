"""Interviews that come to their end: an example's answers, and what is concluded of them."""

from __future__ import annotations

from pathlib import Path

from keys import never, still

import ecomdiag
from ecomdiag.commands.concluding import Concluded, Concluding
from ecomdiag.interview.screens import Continue, EndScreen
from ecomdiag.interview.session import Session
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.texts import Language

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DATE = "2026-11-29"


def concluding(
    questionnaire: Questionnaire, *, bars: bool = True, usual: tuple[str, ...] = (".md",)
) -> Concluding:
    return Concluding(
        diagnose=lambda sheet: ecomdiag.diagnose(questionnaire, sheet, date=DATE),
        again=lambda _, path, language: f"again {path} {language}",
        inputs=["own.yaml"],
        bars=bars,
        usual=usual,
    )


def example(questionnaire: Questionnaire, name: str, company: str | None = None) -> AnswerSheet:
    sheet = ecomdiag.load_answers(EXAMPLES / f"{name}.yaml", questionnaire)
    return sheet if company is None else replace(sheet, company=company)


def at_end(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    *,
    language: Language = "en",
    bars: bool = True,
    usual: tuple[str, ...] = (".md",),
) -> Session:
    """Return a session that shows its end; its answers are said to be in ``a.yaml``."""
    how = concluding(questionnaire, bars=bars, usual=usual)

    def conclude(given: AnswerSheet) -> Concluded:
        return how.concluded(given, "a.yaml")

    held = Session(questionnaire, sheet, save=never, language=language, clock=still, conclude=conclude)
    held.reply(Continue())
    assert isinstance(held.screen, EndScreen)
    return held
