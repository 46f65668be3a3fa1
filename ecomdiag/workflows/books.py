"""Excel workbooks in which answers are filled in."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from ecomdiag import loader
from ecomdiag.problems.errors import UsageError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import Language
from ecomdiag.texts.words import said


def answers_book(
    questionnaire: Questionnaire,
    language: Language,
    *,
    companies: int | None = None,
    from_outside: bool = False,
    commands: Sequence[str] = (),
) -> bytes:
    """Return a workbook in which a person fills in answers: of one company, or a column for each of ``companies``.

    ``commands`` are told at its top; ``from_outside`` says that another company is looked at. Raises ``UsageError``
    where XlsxWriter is not installed (``pip install "ecomdiag[excel]"``).
    """
    if find_spec("xlsxwriter") is None:
        raise UsageError(said("excel.extra"))
    return loader.book_writer.book_of(
        questionnaire, language, companies=companies, from_outside=from_outside, commands=commands
    )
