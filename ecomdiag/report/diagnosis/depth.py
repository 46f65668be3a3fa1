"""How much a report tells."""

from __future__ import annotations

from enum import StrEnum

#: Of the usual report: it is read in a quarter of an hour.
MOST_WORDS = 3000


class Depth(StrEnum):
    """How much is told of a diagnosis; each tells all that the one before it does, from the same first page on."""

    #: One page: the result and what it means, strengths and weaknesses, the law, the first steps.
    SUMMARY = "summary"
    #: What a company works with, in at most 3,000 words.
    STANDARD = "standard"
    #: Everything, with reasons, sources and all answers.
    FULL = "full"


class Extent(StrEnum):
    """How much of the page there is room for; each leaves out more than the one before it."""

    #: With what stands behind each weakness, and what to do about each step this week.
    AMPLE = "ample"
    #: A line for each thing.
    USUAL = "usual"
    #: Without how sure it is where that goes without saying, and what holds it back in one line.
    BRIEF = "brief"
