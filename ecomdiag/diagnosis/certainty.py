"""How sure the level of a company is, as it is told."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.diagnosis.result import CertaintyResult, LevelResult, SectionTurn
from ecomdiag.questionnaire.model import Level, Questionnaire
from ecomdiag.scoring.certainty import DRAWS, Crossing, certainty
from ecomdiag.scoring.scoring import Standing, capped


def sureness(
    questionnaire: Questionnaire, now: Standing, level: Level, levels: Mapping[str, LevelResult]
) -> CertaintyResult:
    """Tell how sure the level of a complete sheet is, blockers included; ``levels`` are those that are told of."""
    order = questionnaire.levels
    place = order.index(level)
    above = order[place + 1] if place + 1 < len(order) else None
    if above is not None and capped(questionnaire, above, now.blockers) is not above:
        above = None  # whatever the weights
    found = certainty(
        now.scores.compiled,
        now.scores.tally,
        level,
        below=order[place - 1] if place else None,
        above=above,
    )
    crossing = found.crossing
    return CertaintyResult(
        draws=DRAWS,
        lower=found.lower,
        higher=found.higher,
        change=None if crossing is None else crossing.change,
        leads_to=None if crossing is None else levels[crossing.level.id],
        section=None if crossing is None else _turn(now, crossing),
    )


def _turn(now: Standing, crossing: Crossing) -> SectionTurn | None:
    if crossing.section is None:
        return None
    place, factor = crossing.section
    own = now.scores.compiled.sections[place].section
    return SectionTurn(id=own.id, title=own.title, factor=factor)
