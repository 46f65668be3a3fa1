"""A questionnaire in the simplest terms in which its scores are the same: sums as means, lowest ones as sections.

A sum over a maximum that is always the same is a mean that nothing leaves, and a score that is looked up is a mean of
what rules decide (``scoring.deriving``). So whoever works out scores, ranges, plans or proofs takes a questionnaire as
one of means, and has to know only of the lowest score besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from ecomdiag import scoring
from ecomdiag.questionnaire.conditions import All, AnyOf, Condition, Not, looked_at
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace

NOTHING = Fraction(0)

MARK = "="
"""What stands in the id of a derived question, or section, and of no other."""


def is_derived(name: str) -> bool:
    """Say whether an id is that of what nobody is asked."""
    return MARK in name


def takes_lowest(questionnaire: Questionnaire) -> bool:
    """Say whether a lowest score decides anything of the whole, so that what a question brings hangs on others."""
    if questionnaire.scoring is Way.LOOKUP:
        return False
    return questionnaire.scoring is Way.MINIMUM or any(
        section.scoring is Way.MINIMUM for section in questionnaire.scored_sections
    )


def looks_up(questionnaire: Questionnaire) -> bool:
    """Say whether a score that is looked up decides anything, so that a question brings nothing by itself."""
    return questionnaire.scoring is Way.LOOKUP or any(
        section.scoring is Way.LOOKUP for section in questionnaire.scored_sections
    )


def looked_up_over(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions at whose answers the rules of scores that are looked up look."""
    return looked_at(conditions_of_scores(questionnaire))


def conditions_of_scores(questionnaire: Questionnaire) -> tuple[Condition, ...]:
    """Return the conditions of the rules of scores that are looked up."""
    rules = [own for section in questionnaire.scored_sections for own in section.lookup]
    return tuple(own.when for own in (*rules, *questionnaire.lookup) if own.when is not None)


def hangs_together(questionnaire: Questionnaire) -> bool:
    """Say whether what an answer brings to the score cannot be told from what the others do."""
    return takes_lowest(questionnaire) or looks_up(questionnaire)


@lru_cache(maxsize=16)
def by_sections(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire with the same scores of sections, and no overall score that is looked up."""
    if questionnaire.scoring is not Way.LOOKUP:
        return questionnaire
    return replace(questionnaire, scoring=Way.MEAN, lookup=())


@lru_cache(maxsize=16)
def as_means(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire of which every sheet has the same scores, and in which nothing is a sum."""
    if questionnaire.scoring is Way.LOOKUP:
        return scoring.deriving.whole_looked_up(questionnaire)
    if looks_up(questionnaire):
        questionnaire = scoring.deriving.looked_up_apart(questionnaire)
    whole = questionnaire.scoring is Way.SUM
    if not whole and all(section.scoring is not Way.SUM for section in questionnaire.sections):
        return questionnaire
    return replace(
        questionnaire,
        scoring=Way.MEAN if whole else questionnaire.scoring,
        sections=tuple(_as_mean(section, whole=whole) for section in questionnaire.sections),
    )


def maximum(section: Section) -> Fraction:
    """Return what the questions of a section bring together at most."""
    return sum((question.weight for question in section.questions if question.scored), NOTHING)


def most_points(questionnaire: Questionnaire) -> Fraction | None:
    """Return the points that a full score is, if all questions are added up."""
    if questionnaire.scoring is not Way.SUM:
        return None
    return sum((section.weight * maximum(section) for section in questionnaire.scored_sections), NOTHING)


def _as_mean(section: Section, *, whole: bool) -> Section:
    if not whole and section.scoring is not Way.SUM:
        return section
    return replace(
        section,
        scoring=Way.MEAN,
        # Of all points of the questionnaire it has so many as its questions bring.
        weight=section.weight * (maximum(section) or 1) if whole else section.weight,
        questions=tuple(map(_staying, section.questions)),
    )


def _staying(question: Question) -> Question:
    """Return a question that brings nothing where it does not apply, and does not leave the mean."""
    unasked = question.if_not_asked
    return replace(
        question,
        show_if=_asked_if(question),
        not_applicable_if=None,
        if_not_asked=NotAsked.ZERO if unasked is NotAsked.EXCLUDE else unasked,
        choices=tuple(_counting(choice, question.kind) for choice in question.choices),
        lookup=(*_nothing_of(question), *question.lookup),
    )


def _nothing_of(question: Question) -> Iterable[Result]:
    """Yield the rule that what does not apply brings nothing, where an answer is looked up."""
    gone = frozenset(choice.id for choice in question.choices if choice.not_applicable)
    if question.lookup and gone:
        yield Result(id="", title=question.text, when=AnyOf(question.id, gone))


def _asked_if(question: Question) -> Condition | None:
    shown, gone = question.show_if, question.not_applicable_if
    if gone is None:
        return shown
    return Not(gone) if shown is None else All((shown, Not(gone)))


def _counting(choice: Choice, kind: Kind) -> Choice:
    if not choice.not_applicable:
        return choice
    return replace(choice, not_applicable=False, exclusive=kind is Kind.MULTIPLE, score=NOTHING)


@lru_cache(maxsize=16)
def flat(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire of a lowest score with each question of a section of one as a section of its own.

    The lowest of lowest ones is the lowest of all.
    """
    parts = (part for section in as_means(questionnaire).sections for part in _apart(section))
    return replace(questionnaire, scoring=Way.MINIMUM, sections=tuple(parts))


def only(questionnaire: Questionnaire, name: str) -> Questionnaire:
    """Return a questionnaire whose overall score is that of one of its sections."""
    return replace(
        questionnaire,
        scoring=Way.MEAN,
        sections=tuple(
            section if section.id == name else replace(section, weight=NOTHING)
            for section in questionnaire.sections
        ),
    )


def evenly(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire as if every score were a mean."""
    means = as_means(_nothing_looked_up(questionnaire))
    sections = (replace(section, scoring=Way.MEAN) for section in means.sections)
    return replace(means, scoring=Way.MEAN, sections=tuple(sections))


def _nothing_looked_up(questionnaire: Questionnaire) -> Questionnaire:
    if not looks_up(questionnaire):
        return questionnaire
    sections = (
        replace(own, scoring=Way.MEAN, lookup=()) if own.scoring is Way.LOOKUP else own
        for own in by_sections(questionnaire).sections
    )
    return replace(by_sections(questionnaire), sections=tuple(sections))


def _apart(section: Section) -> Iterable[Section]:
    if section.scoring is not Way.MINIMUM or not section.weight:
        return (section,)
    return (_alone(section, question) for question in section.questions)


def _alone(section: Section, question: Question) -> Section:
    name = f"{section.id}/{question.id}"
    return replace(
        section,
        id=name,
        scoring=Way.MEAN,
        weight=section.weight if question.scored else NOTHING,
        questions=(replace(question, section=name),),
    )
