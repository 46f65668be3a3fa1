"""A diagnosis made of answers, with the advice that fits."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ecomdiag import diagnosis
from ecomdiag.advice.model import Advice
from ecomdiag.diagnosis import diagnose as assembling
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.countries import country_problem, find_country
from ecomdiag.problems.errors import UsageError
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet
from ecomdiag.record.limits import is_day
from ecomdiag.texts.words import said
from ecomdiag.workflows.advice import advice_for
from ecomdiag.workflows.given import require_sheet

if TYPE_CHECKING:
    from ecomdiag.benchmark.model import Benchmark


def diagnose(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    *,
    date: str | datetime.date | None = None,
    home: str | None = None,
    benchmark: Benchmark | None = None,
) -> Diagnosis:
    """Make the diagnosis of a sheet, complete or not, with what fits of the advice that ships.

    ``date`` is the day of which dated facts are told (a date, or ``YYYY-MM-DD``); without one nothing is said of
    deadlines. ``home`` is the company's country, by code or name: the one in the sheet if it is not given, or else
    Spain. With a ``benchmark`` (of ``load_benchmark``) it has its places among those companies, or says why there is no
    data. Same values, same result: no clock is read. Raises ``UsageError`` for what is no date or no country, and
    ``AnswersError`` for a sheet of another questionnaire.
    """
    require_sheet(questionnaire, sheet)
    advice = advice_for(questionnaire)
    return diagnose_with(advice, questionnaire, sheet, date=date, home=home, benchmark=benchmark)


def diagnose_with(
    advice: Advice | None,
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    *,
    date: str | datetime.date | None = None,
    home: str | None = None,
    benchmark: Benchmark | None = None,
) -> Diagnosis:
    """Make the diagnosis as ``diagnose``, with this advice."""
    made = assembling.diagnose(
        questionnaire,
        sheet,
        date=None if date is None else day_of(date),
        advice=advice,
        home=sheet.home or HOME_COUNTRY if home is None else country_of(home),
    )
    return made if benchmark is None else diagnosis.placing.placed(made, benchmark)


def country_of(name: str) -> str:
    """Return the code of a country, of its name in either language or its code; raises ``UsageError`` if it is none."""
    require(name, str, name="home")
    code = find_country(name)
    if code is None:
        raise UsageError(country_problem(name))
    return code


def day_of(date: str | datetime.date) -> str:
    """Return a day as ``YYYY-MM-DD``; raises ``UsageError`` for a text that is none."""
    require(date, str, datetime.date, name="date")
    if isinstance(date, datetime.date):
        return datetime.date(date.year, date.month, date.day).isoformat()
    if not is_day(date):
        raise UsageError(said("error.date", found=date))
    return date
