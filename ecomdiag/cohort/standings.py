"""How the companies of a table of results stand: all that is published of them together, in one report."""

from __future__ import annotations

from ecomdiag.cohort.costs import Costs
from ecomdiag.cohort.crossing import Crossing, Pair
from ecomdiag.cohort.results import Summary
from ecomdiag.cohort.spread import Spread
from ecomdiag.record import Record


class Wanted(Record):
    """What is wanted of a report: columns to group by, pairs of them to be crossed, and tables of answers."""

    by: tuple[str, ...] = ()
    crossed: tuple[Pair, ...] = ()
    answers: tuple[str, ...] = ()
    #: The column of the answers that says whose they are, if it is another than ``id``.
    id_column: str | None = None
    #: The sheet of those that are workbooks; ``None``: the first that is shown.
    sheet: str | None = None


class Standings(Record):
    """What a report of many companies tells."""

    summary: Summary
    #: All, and by each of the columns that were asked for.
    spreads: tuple[Spread, ...]
    #: By the columns that were to be crossed.
    crossings: tuple[Crossing, ...]
    #: ``None``: their answers are not given.
    costs: Costs | None
