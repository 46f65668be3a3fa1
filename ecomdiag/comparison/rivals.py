"""A company beside rivals of which only some is known: where they are ahead for certain, possibly, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecomdiag.comparison.model import Comparison, Entry, Range, Rival, RivalRow, Verdict
from ecomdiag.comparison.side_by_side import side_by_side
from ecomdiag.diagnosis.result import Diagnosis, QuestionResult
from ecomdiag.record import replace

OVERALL = "overall"
"""What stands for the id of a section where it is all of them."""


def rivals(entries: Sequence[Entry]) -> Comparison:
    """Compare a company, the first, with rivals, each profiled as far as can be seen from outside."""
    own, *others = entries
    told = tuple(_rival(own.diagnosis, entry) for entry in others)
    return replace(side_by_side(entries), rivals=told)


def verdict(own: Range | None, rival: Range | None) -> Verdict:
    """Tell whether a rival's score is above one's own, whatever is still missing in either.

    The two are answered apart, so that any score of one range goes with any of the other: ``certain`` if the lowest
    of the rival's is above the highest of one's own, ``not`` if its highest is not above one's lowest.
    """
    if own is None or rival is None:
        return "unknown"
    if rival[0] > own[1]:
        return "certain"
    return "possible" if rival[1] > own[0] else "not"


def _rival(own: Diagnosis, entry: Entry) -> Rival:
    other = entry.diagnosis
    known = [question for question in other.questions if question.asked and question.answer is not None]
    both = [(own.by_id[question.id], question) for question in known if question.id in own.by_id]
    return Rival(
        label=entry.label,
        overall=_row_of(own.score_range, other.score_range),
        sections=tuple(_sections(own, other)),
        better=tuple(question.id for ours, question in both if _above(question, ours)),
        worse=tuple(question.id for ours, question in both if _above(ours, question)),
        known=len(known),
    )


def _row_of(own: Range | None, rival: Range | None) -> RivalRow:
    return RivalRow(id=OVERALL, title=None, own=own, rival=rival, verdict=verdict(own, rival))


def _sections(own: Diagnosis, other: Diagnosis) -> Iterator[RivalRow]:
    theirs = {section.id: section.score_range for section in other.sections}
    for section in own.sections:
        if section.weight > 0:
            ours, rival = section.score_range, theirs.get(section.id)
            yield replace(_row_of(ours, rival), id=section.id, title=section.title)


def _above(one: QuestionResult, other: QuestionResult) -> bool:
    """Whether one answer is worth more than another; what is not answered, or not scored, is above nothing."""
    return (
        one.score is not None and other.score is not None and one.answer is not None
        and (other.answer is not None or not other.asked) and one.score > other.score
    )  # fmt: skip
