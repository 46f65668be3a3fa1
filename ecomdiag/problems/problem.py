"""Problems: one thing wrong with a file or an answer, and the rule that it breaks.

A problem is a value. Whoever finds it names the rule and the facts; the sentence that a person reads comes
from ``texts``, in that person's language; the place comes from the loader, which knows the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar

from ecomdiag import texts
from ecomdiag.record import EMPTY, Record
from ecomdiag.texts import Language
from ecomdiag.texts.showing import clipped
from ecomdiag.texts.words import Text

#: No longer than this may a fact from a file be inside a sentence.
MAX_FACT = 80

#: So many problems of one list, or of one group of names, are told one by one; and so many of a whole file.
MOST_OF_A_LIST, MOST = 20, 1000
#: The rule of the problem that says how many more there are.
MORE = "more"
T = TypeVar("T")

Severity: TypeAlias = Literal["error", "warning"]


class Place(Record):
    """Where in a file: line and column, both counted from 1; of a workbook row, column and what the cell is called."""

    line: int
    column: int
    cell: str = ""
    #: Which of several tables in a file it is.
    table: str = ""


class Problem(Record):
    """One thing wrong: which rule, where, and the facts for its sentence."""

    rule: str
    severity: Severity = "error"
    question: str | None = None
    #: What the question is called where it stands, if not by its id: ``sites 2: workers``.
    called: str = ""
    #: Position of the offending item in a list answer, from 0.
    item: int | None = None
    values: Mapping[str, str | int | Fraction] = EMPTY
    #: A sentence of the questionnaire itself, which the one from ``texts`` takes in.
    sentence: Text | None = None
    place: Place | None = None
    #: Where it is in a questionnaire that has no file, as Python says it: ``sections[0].questions[2].title``.
    part: str = ""

    @property
    def stops(self) -> bool:
        """Whether no diagnosis can be made with it."""
        return self.severity == "error"

    def message(self, language: Language) -> str:
        """Say what is wrong and what to do, in one line."""
        values = {
            name: clipped(value, MAX_FACT) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        if self.sentence is not None:
            values["sentence"] = self.sentence.to(language)
        return texts.say(f"problem.{self.rule}", language, **values)

    #: A problem is words too: what is told where no file is.
    to = message

    def line(self, path: str, language: Language) -> str:
        """Say it as a line of a listing: file, line and column, how bad it is, and what to do."""
        place = f":{self.place.line}:{self.place.column}" if self.place else ""
        if self.place and self.place.table:
            place = f", {clipped(self.place.table, MAX_FACT)}{place}"
        if self.place and self.place.cell:
            place = texts.say("book.at", language, cell=self.place.cell)
        severity = texts.say(f"severity.{self.severity}", language)
        about = self.called or self.question or self.part
        name = f" {about}:" if about else ""
        return f"{path}{place}: {severity}:{name} {self.message(language)}"


def of_a_list(wrong: Sequence[T], tell: Callable[[T], Problem]) -> Iterator[Problem]:
    """Yield the problems of what is wrong in one list: each of the first by itself, then how many more there are."""
    yield from map(tell, wrong[:MOST_OF_A_LIST])
    left = len(wrong) - MOST_OF_A_LIST
    if left > 0:
        yield _more(tell(wrong[MOST_OF_A_LIST]), left, "error")


def of_a_file(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems of a file, of very many the first, and how many more there are."""
    if len(problems) <= MOST:
        return tuple(problems)
    left = problems[MOST:]
    return (
        *problems[:MOST],
        _more(left[0], count_of(left), "error" if any(p.stops for p in left) else "warning"),
    )


def count_of(problems: Iterable[Problem]) -> int:
    """Count problems, with those that are only told as a number."""
    return sum(int(p.values["count"]) if p.rule == MORE else 1 for p in problems)


def _more(first: Problem, number: int, severity: Severity) -> Problem:
    """Make the problem that there are more, where the first of them stands."""
    return Problem(
        rule=MORE,
        severity=severity,
        question=first.question,
        item=first.item,
        values={"count": number},
        place=first.place,
    )
