"""What the commands read, and what they tell of it on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecomdiag import loader
from ecomdiag.advice.model import Advice
from ecomdiag.commands.console import tell
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language, say
from ecomdiag.texts.typed import operand, typed
from ecomdiag.workflows.advice import advice_for, load_actions
from ecomdiag.workflows.answers import checked_sheet

if TYPE_CHECKING:
    from ecomdiag.benchmark.model import Benchmark
    from ecomdiag.brand.model import Brand


def sheet_of(
    questionnaire: Questionnaire,
    path: str,
    language: Language,
    *,
    complete: bool,
    home: str | None = None,
    region: str | None = None,
) -> AnswerSheet:
    """Return the sheet of an answers file that can be diagnosed; its warnings are told.

    ``home`` and ``region`` are the codes of the company's country and community, if they are said anew. Raises
    ``AnswersError`` for what is wrong, or missing if it has to be complete.
    """
    checked = checked_sheet(path, questionnaire, home=home, region=region).require(complete=complete)
    for problem in checked.problems:
        tell(problem.line(path, language))
    return checked.sheet


def advice_of(
    questionnaire: Questionnaire, language: Language, actions: str | None = None, path: str | None = None
) -> Advice | None:
    """Return the advice of an actions file, or what fits the questionnaire of the advice that ships for it.

    What does not fit is told, with the command that lists it; ``path`` is the questionnaire's file.
    """
    if actions is not None:
        advice, doubts = load_actions(actions, questionnaire)
        for problem in doubts:
            tell(problem.line(actions, language))
        return advice
    shipped = advice_for(questionnaire)
    if shipped is not None and shipped.left_out:
        _tell_left_out(len(shipped.left_out), path, language)
    return shipped


def benchmark_of(path: str | None) -> Benchmark | None:
    """Return the benchmark that a file holds, if one is named. Raises ``UsageError`` if it holds none."""
    return None if path is None else loader.benchmark_file.load_benchmark(path)


def brand_of(path: str | None) -> Brand | None:
    """Return the brand that a file holds, if one is named. Raises ``ProblemsError`` with all that is wrong in it."""
    return None if path is None else loader.brand_file.load_brand(path)


def _tell_left_out(count: int, path: str | None, language: Language) -> None:
    command = typed(["ecomdiag", "questionnaire", "check", *([operand(path)] if path else [])])
    tell(say("advice.left_out", language, count=count, command=command))
