"""Which sections and questions matter for what a better answer does."""

from __future__ import annotations

from collections.abc import Iterable

from ecomdiag.proof.structure import Structure
from ecomdiag.questionnaire.model import NotAsked, Question, Section
from ecomdiag.ranges.orders import Orders, rules_of
from ecomdiag.ranges.sums import Sums


def sections_concerned(structure: Structure, question: Question) -> list[Section]:
    """Return the sections over which a change has to be compared: those touched, or all if one may vanish."""
    touched, others = concerned(structure, structure.affected(question.id) | {question.id})
    return touched if steady(touched) else touched + others


def telling(structure: Structure, question: Question) -> tuple[Question, ...]:
    """Return the questions whose answers decide what a better answer to this one does.

    Where a question can leave its section's mean, that is everything in the section: it depends on the rest
    whether that raises the mean.
    """
    affected = structure.affected(question.id) | {question.id}
    touched, _ = concerned(structure, affected)
    uneven = [s for s in touched if any(q.id in affected and not _always_counts(q) for q in s.questions)]
    rest = {q.id for section in uneven for q in section.questions if q.scored}
    return structure.before(affected | rest)


def sums_concerned(structure: Structure, question: Question) -> tuple[Sums | Orders, ...]:
    """Return the sums that say anything about what decides it; the others can be right whatever that is."""
    names = {own.id for own in telling(structure, question)}
    found: list[Sums | Orders] = []
    left: list[Sums | Orders] = list(rules_of(structure.questionnaire))
    while touching := [own for own in left if not names.isdisjoint(own.share_of)]:
        found += touching
        left = [own for own in left if own not in touching]
        names.update(own.id for sums in touching for own in structure.before(sums.share_of))
    return tuple(found)


def concerned(structure: Structure, affected: frozenset[str]) -> tuple[list[Section], list[Section]]:
    """Return the scored sections with an affected question, and the others."""
    scored = structure.questionnaire.scored_sections
    touched = [s for s in scored if any(q.scored and q.id in affected for q in s.questions)]
    return touched, [section for section in scored if section not in touched]


def steady(sections: Iterable[Section]) -> bool:
    """Say whether each of these sections has a score in any case."""
    return all(any(map(_always_counts, section.questions)) for section in sections)


def _always_counts(question: Question) -> bool:
    if not question.scored or question.not_applicable_if is not None:
        return False
    may_lack = question.show_if is not None or question.optional
    if may_lack and question.if_not_asked is NotAsked.EXCLUDE:
        return False
    return not any(choice.not_applicable for choice in question.choices)
