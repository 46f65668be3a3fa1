"""The scores of the copies of what is asked of several things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ecomdiag import ranges
from ecomdiag.diagnosis.block import BlockResult
from ecomdiag.questionnaire.model import Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.compiled import ratio


def with_scores(
    questionnaire: Questionnaire,
    blocks: Mapping[str, tuple[BlockResult, ...]],
    now: scoring.Standing,
) -> tuple[Mapping[str, tuple[BlockResult, ...]], bool]:
    """Return what stands above questions of each section, copies with scores, or with what those can still be.

    And whether the ends of all these ranges are reached.
    """
    found, exact = dict(blocks), True
    for section in questionnaire.sections:
        if not section.repeats:
            continue
        ends: Mapping[str, scoring.Range | None]
        if now.walk.unanswered:
            far = ranges.copies.of_copies(questionnaire, section, now.sheet)
            ends, exact = far.ends, exact and far.exact
        else:
            copies = (block for block in blocks[section.id] if block.repeat is not None)
            ends = {own.id: _settled(own, section, now) for own in copies}
        found[section.id] = tuple(
            block if block.repeat is None else _with(block, ends[block.id]) for block in blocks[section.id]
        )
    return found, exact


def _with(block: BlockResult, ends: scoring.Range | None) -> BlockResult:
    """Return a copy with its range, and with its score where that is but one."""
    score = ends[0] if ends is not None and ends[0] == ends[1] else None
    return replace(block, score=score, score_range=ends)


def _settled(own: BlockResult, section: Section, now: scoring.Standing) -> scoring.Range | None:
    """Return the score of a copy of which nothing is open; none if it is not asked, or has nothing that counts."""
    score = _score(own, section, now)
    return None if score is None else (score, score)


def _score(own: BlockResult, section: Section, now: scoring.Standing) -> Fraction | None:
    if now.walk.asked_ids.isdisjoint(own.questions):
        return None
    counted = list(_counted(own, now))
    weights = sum(weight for weight, _ in counted)
    if not weights:
        return None
    unit = now.scores.tally.unit
    if section.scoring is Way.MINIMUM:
        return ratio(100 * min(steps for _, steps in counted), unit)
    return ratio(100 * sum(weight * steps for weight, steps in counted), weights * unit)


def _counted(own: BlockResult, now: scoring.Standing) -> Iterator[tuple[int, int]]:
    """Yield what each of its questions weighs that counts, and the steps that it reaches."""
    for name in own.questions:
        steps = now.scores.tally.worth.get(name)
        if steps is not None:
            yield now.scores.compiled.by_id[name].weight, steps
