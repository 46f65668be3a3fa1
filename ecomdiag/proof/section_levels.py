"""Whether every level of a section can be reached: as those of the whole are, in a questionnaire that has it alone."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.proof.findings import ProofFinding, Result, Where
from ecomdiag.proof.inquiry import ClaimTally, Inquiry
from ecomdiag.proof.searching import Search
from ecomdiag.questionnaire.model import Level, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.scoring.ways import as_means, by_sections, flat, only


def check_section_levels(inquiry: Inquiry) -> Iterator[Result]:
    """Yield the levels of sections on which nobody ends, and what is proved."""
    tally = ClaimTally("section_levels")
    asked = as_means(by_sections(inquiry.given))
    for section in asked.scored_sections:
        if not section.levels:
            continue
        alone = inquiry.of_another(_alone(asked, section))
        search = Search(alone.structure)
        for level in section.levels:
            yield from _level(alone, search, tally, section, level)
            inquiry.step()
    yield from tally.claims()


def _alone(questionnaire: Questionnaire, section: Section) -> Questionnaire:
    """Return a questionnaire whose score and levels are those of a section; no blocker caps these."""
    own = only(replace(questionnaire, levels=section.levels, blockers=()), section.id)
    return flat(own) if section.scoring is Way.MINIMUM else own


def _level(
    alone: Inquiry, search: Search, tally: ClaimTally, section: Section, level: Level
) -> Iterator[Result]:
    where: Where = ("section", section.id, "levels", level.id)
    reached = yield from alone.judge(
        tally,
        (where, None),
        lambda: search.anything_counts and search.reaches(level),
        lambda solver: solver.levelling(level) is not None,
    )
    if reached is False:
        values = {"section": section.id, "level": level.id}
        yield ProofFinding(rule="never_on_section_level", where=where, values=values)
