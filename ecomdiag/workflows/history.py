"""A folder of saved diagnoses: the course of each company, and who is due for another look."""

from __future__ import annotations

import datetime

from ecomdiag.brand.model import Brand
from ecomdiag.comparison.history import Course, History
from ecomdiag.comparison.history import history as ordered
from ecomdiag.comparison.model import Comparison
from ecomdiag.loader.diagnosis_file import load_diagnosis
from ecomdiag.loader.diagnosis_heads import visits_in
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import replace
from ecomdiag.report import writing as writers
from ecomdiag.report.comparison import course as writing
from ecomdiag.report.tongue import in_tongue, on_paper
from ecomdiag.report.writing import markdown, terminal
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.comparing import compare
from ecomdiag.workflows.rendering import Format, require_pdf


def history(folder: str, *, date: str, months: int) -> History:
    """Tell the course of each company of which diagnoses are kept in a folder, as ``assess --save`` writes them.

    A company is due for another look if ``months`` have gone by since its last diagnosis on the day ``date``
    (``YYYY-MM-DD``). Raises ``UsageError`` if the folder cannot be read.
    """
    skipped: list[str] = []
    visits = list(visits_in(folder, skipped))
    return ordered(visits, _months_before(date, months), skipped)


def only_of(found: History, company: str) -> History:
    """Return the courses of the company of this name, or of those that have it in theirs, however it is written."""
    words = _plain(company)
    named = [own for own in found.courses if _plain(own.company) == words]
    kept = named or [own for own in found.courses if words in _plain(own.company)]
    return replace(found, courses=tuple(kept))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def first_and_last(course: Course) -> Comparison | None:
    """Compare the first and the last diagnosis of a course; ``None`` if there is only one."""
    if len(course.visits) < 2:
        return None
    paths = [course.visits[0].path, course.visits[-1].path]
    return compare([load_diagnosis(path) for path in paths], over_time=True, names=paths)


def _months_before(date: str, months: int) -> str:
    """Return the day so many months before another: the last of the month where there is no such day."""
    day = datetime.date.fromisoformat(date)
    whole = max(day.year * 12 + day.month - 1 - months, 12)
    year, month = divmod(whole, 12)
    after = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (after - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last)).isoformat()


def history_text(
    found: History,
    comparison: Comparison | None,
    form: Format,
    *,
    language: Language,
    width: int,
    colour: bool = False,
    brand: Brand | None = None,
) -> str:
    """Write it: in short for a terminal of ``width`` columns, or whole as Markdown, HTML or JSON.

    Raises ``UsageError`` for another format.
    """
    if form is Format.JSON:
        return writing.history_json(found, comparison, language)
    outline = writing.history_outline(found, language, whole=form is not Format.TABLE, comparison=comparison)
    if form is Format.MARKDOWN:
        return markdown.write(outline, letterhead=brand.to(language) if brand is not None else None)
    if form is Format.HTML:
        return writers.html.write(in_tongue(outline, (found, comparison), language), language, brand=brand)
    if form is Format.TABLE:
        return terminal.write(outline, width=width, colour=colour)
    raise UsageError(said("error.format", found=str(form), formats=", ".join(Format)))


def history_pdf(
    found: History, comparison: Comparison | None, *, language: Language, brand: Brand | None = None
) -> bytes:
    """Write it whole as a PDF. Raises ``UsageError`` where typst is not installed."""
    require_pdf()
    outline = writing.history_outline(found, language, whole=True, comparison=comparison)
    return writers.pdf.write(on_paper(outline, (found, comparison), language), language, brand=brand)
