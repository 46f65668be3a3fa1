"""How the companies of a table of results stand: all that is published of them together, in one report."""

from __future__ import annotations

from ecomdiag.cohort.costs import Costs
from ecomdiag.cohort.results import Summary
from ecomdiag.cohort.spread import Spread
from ecomdiag.record import Record


class Standings(Record):
    """What a report of many companies tells."""

    summary: Summary
    #: All, and by each of the columns that were asked for.
    spreads: tuple[Spread, ...]
    #: ``None``: their answers are not given.
    costs: Costs | None
