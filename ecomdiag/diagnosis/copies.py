"""The scores of the copies of what is asked of several things."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.diagnosis.block import BlockResult
from ecomdiag.questionnaire.model import Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.compiled import ratio


def with_scores(
    blocks: tuple[BlockResult, ...], section: Section, now: scoring.Standing, *, known: bool
) -> tuple[BlockResult, ...]:
    """Return what stands above questions of a section, copies with scores; ``known``: nothing is open."""
    return tuple(
        own if own.repeat is None else replace(own, score=_score(own, section, now, known=known))
        for own in blocks
    )


def _score(own: BlockResult, section: Section, now: scoring.Standing, *, known: bool) -> Fraction | None:
    """Return the score of a copy; ``None`` if it is not asked, has nothing that counts, or is open."""
    asked = now.walk.asked_ids.intersection(own.questions)
    by_id = {question.id: question for question in section.questions}
    open_ones = (name for name in asked - now.walk.answers.keys() if by_id[name].scored)
    if not asked or any(not (known and by_id[name].optional) for name in open_ones):
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
