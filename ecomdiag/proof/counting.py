"""What a better answer does where the same is asked of several things: for each number of them by itself, and of one.

How many copies there are decides what every one of them weighs. Once that number is known, nothing of it is left open:
weights that hung on it are certain, and copies that are not there are nowhere. And copies that nothing tells apart are
proved with the first: two of them that are there may change places in any sheet, and its score is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from ecomdiag.proof.pairs import Worst, worst_of
from ecomdiag.proof.structure import Structure
from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.ranges.certain import Case
from ecomdiag.ranges.tables import Budget, Trail
from ecomdiag.ranges.turns import Step
from ecomdiag.scoring.outcomes import Outcome

#: More combinations of numbers of copies than this are not gone through one by one.
MOST_COUNTS = 100


def worst_for_each_count(structure: Structure, question: Question, budget: Budget) -> Worst | None:
    """Return what ``worst_of`` does, for each number of copies by itself. Raises ``TooManyWaysError``."""
    counts = [own for own in _counts(structure) if _apart(structure, question, own)]
    outcomes = [structure.outcomes(own) for own in counts]
    if not counts or prod(map(len, outcomes)) > MOST_COUNTS:
        return worst_of(structure, question, budget)
    found: Worst | None = None
    for taken in product(*outcomes):
        known = {own.id: outcome for own, outcome in zip(counts, taken, strict=True)}
        own = worst_of(_where(structure, known), question, budget)
        if own is not None and (found is None or own.change < found.change):
            found = Worst(own.change, (own.trail, _steps(known)))
    return found


def first_copies(questionnaire: Questionnaire) -> Mapping[str, str]:
    """Return, by their ids, the questions of further copies that nothing tells apart from the first, each with its."""
    found: dict[str, str] = {}
    for section in questionnaire.sections:
        groups = {own.id: own.questions for own in section.groups}
        for repeat in section.repeats:
            copies = [groups[name] for name in repeat.groups]
            if not _told_apart(questionnaire, copies):
                for further in copies[1:]:
                    found.update(zip(further, copies[0], strict=True))
    return found


def _told_apart(questionnaire: Questionnaire, copies: list[tuple[str, ...]]) -> bool:
    """Say whether anything but a copy itself looks at one of its questions, or a rule over numbers names one."""
    own = {name: place for place, names in enumerate(copies) for name in names}
    rules = [rule.questions for rule in questionnaire.constraints] + [
        rule.pair for rule in questionnaire.orders
    ]
    if any(name in own for names in rules for name in names):
        return True
    looking = [(own.get(question.id), question.looks_at) for question in questionnaire.questions]
    looking += [(None, looked_at([blocker.when])) for blocker in questionnaire.blockers]
    return any(own[name] != place for place, seen in looking for name in seen if name in own)


def _counts(structure: Structure) -> Iterator[Question]:
    """Yield the questions that say how many there are of something, each once."""
    names = (repeat.count for section in structure.questionnaire.sections for repeat in section.repeats)
    yield from (structure.questionnaire.by_id[name] for name in dict.fromkeys(names))


def _apart(structure: Structure, question: Question, count: Question) -> bool:
    """Say whether a number of copies is asked for in any case, alone, and whatever another answer is."""
    rules = structure.questionnaire
    named = any(count.id in own.questions for own in rules.constraints)
    named |= any(count.id in own.pair for own in rules.orders)
    always = structure.certain.cases[count.id] == (Case.ASKED,) and not count.optional
    return always and not named and count.id not in structure.affected(question.id) | {question.id}


def _where(structure: Structure, known: Mapping[str, Outcome]) -> Structure:
    """Return a structure in which some answers are known."""
    return structure.knowing({name: own.answer for name, own in known.items()})


def _steps(known: Mapping[str, Outcome]) -> Trail:
    """Return the answers that are known, as steps of a way."""
    trail: Trail = None
    for name, own in known.items():
        trail = (trail, Step(name, own.answer, own.interval))
    return trail
