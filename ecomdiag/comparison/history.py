"""Many saved diagnoses: the course of each company, and who is due for another look."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ecomdiag.comparison.model import Range
from ecomdiag.record import Record


class Visit(Record):
    """What is known of one saved diagnosis without reading all of it. Scores are 0…100, as its report rounds them."""

    path: str
    questionnaire: str
    version: str
    #: Empty if the company has no name.
    company: str
    #: ``YYYY-MM-DD``.
    date: str
    #: ``None`` while answers are missing, or if nothing is scored.
    score: Fraction | None
    score_range: Range | None
    level: str | None


class Course(Record):
    """The diagnoses of one company with one questionnaire, the earliest first."""

    company: str
    visits: tuple[Visit, ...]
    #: Whether the last was made so long ago that another look is due.
    due: bool

    @property
    def difference(self) -> Fraction | None:
        """The last score less the first; ``None`` if either is missing, or there is only one."""
        first, last = self.visits[0].score, self.visits[-1].score
        return None if first is None or last is None or len(self.visits) < 2 else last - first


class History(Record):
    """What a folder of saved diagnoses tells."""

    #: By the names of the companies.
    courses: tuple[Course, ...]
    #: Up to this day (included) the last diagnosis of a company is too old.
    due_before: str
    #: Files that are no diagnosis, or one without a date.
    skipped: tuple[str, ...]


def history(visits: Iterable[Visit], due_before: str, skipped: Iterable[str] = ()) -> History:
    """Put diagnoses in order: by company and questionnaire, then by date.

    A name is the same however it is written in capitals and with spaces; a diagnosis without one stands for itself.
    """
    found: dict[tuple[str, str], list[Visit]] = {}
    for visit in visits:
        name = " ".join(visit.company.casefold().split()) or f"\0{visit.path}"
        found.setdefault((name, visit.questionnaire), []).append(visit)
    courses = []
    for _, own in sorted(found.items()):
        own.sort(key=lambda visit: (visit.date, visit.path))
        due = own[-1].date <= due_before
        courses.append(Course(company=own[-1].company, visits=tuple(own), due=due))
    return History(courses=tuple(courses), due_before=due_before, skipped=tuple(skipped))
