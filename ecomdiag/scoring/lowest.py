"""The lowest score of a section's questions, as rules over their answers: where it is one among others in a mean.

That the lowest reaches a score says that each question which counts does, and that is a condition over its answer. So a
section that takes the lowest is one that is looked up, with a rule for each score that it can have; ranges and proofs,
which know of rules over answers, know the mean of several such sections exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise

from ecomdiag.questionnaire.conditions import All, AllOf, Answered, Any, AnyOf, AtLeast, Condition, Not
from ecomdiag.questionnaire.lookup import Result, just_when
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

NOTHING = Fraction(0)
#: More different scores of one section than this, or sets of choices that reach one, are not written out.
MOST_SCORES, MOST_SETS = 40, 60


class TooManyRulesError(Exception):
    """A lowest score would take more rules than are worth it."""


@lru_cache(maxsize=16)
def with_rules(questionnaire: Questionnaire) -> Questionnaire | None:
    """Return a questionnaire with the same scores, in which rules say what is the lowest of several.

    ``None`` where the lowest of means decides, or rules would be too many.
    """
    try:
        if questionnaire.scoring is Way.MINIMUM:
            return _lowest_of_all(questionnaire)
        sections = tuple(
            _ruled(own) if own.weight and own.scoring is Way.MINIMUM else own
            for own in questionnaire.sections
        )
    except TooManyRulesError:
        return None
    return replace(questionnaire, sections=sections)


def _lowest_of_all(questionnaire: Questionnaire) -> Questionnaire | None:
    """Return one that is looked up as a whole in place of one whose sections all take the lowest score, as it does."""
    scored = [own for section in questionnaire.scored_sections for own in section.questions if own.scored]
    if not scored or any(own.scoring is not Way.MINIMUM for own in questionnaire.scored_sections):
        return None
    return replace(questionnaire, scoring=Way.LOOKUP, lookup=_rules(scored, questionnaire.title))


def _ruled(section: Section) -> Section:
    """Return a section that is looked up in place of one that takes the lowest."""
    counted = [own for own in section.questions if own.scored]
    if not counted:
        return replace(section, scoring=Way.MEAN)
    return replace(section, scoring=Way.LOOKUP, lookup=_rules(counted, section.title))


def _rules(counted: list[Question], title: Text) -> tuple[Result, ...]:
    """Return rules that say the lowest score of questions, or that none counts; they all have the same title."""
    lowest, *scores = sorted({worth for own in counted for worth in _worths(own)})
    if len(scores) > MOST_SCORES:
        raise TooManyRulesError
    found: list[Result] = []
    gone = _all([_leaves(own) for own in counted])
    if gone is not None:
        found.append(Result(id="none", title=title, not_applicable=True, when=gone))
    for score in reversed(scores):
        reached = _all([_reaches(own, score) for own in counted])
        if reached is not None:
            found.append(Result(id=f"from {score}", title=title, score=score, when=reached))
    return (*found, Result(id="lowest", title=title, score=lowest))


def _all(parts: list[Condition | None]) -> Condition | None:
    """Return the condition that all hold; ``None`` if one never does."""
    known = tuple(own for own in parts if own is not None)
    return All(known) if len(known) == len(parts) else None


def _worths(question: Question) -> Iterator[Fraction]:
    """Yield what a question can count."""
    if question.if_not_asked is not NotAsked.EXCLUDE:
        hidden = question.show_if is not None or question.optional
        yield from [Fraction(question.if_not_asked is NotAsked.FULL)] if hidden else ()
    yield from (band.score for band in question.bands)
    if question.lookup:
        yield from (own.score for own in question.lookup)
    elif question.kind is Kind.MULTIPLE:
        alone = {own.score for own in question.choices if own.stands_alone}
        yield from {min(Fraction(1), own / question.target) for own in alone | _sums(question)}
    else:
        yield from (own.score for own in question.choices if not own.not_applicable)


def _sums(question: Question) -> set[Fraction]:
    """Return what choices that may stand together can add up to."""
    found = {NOTHING}
    for choice in question.together:
        found |= {own + choice.score for own in found}
        if len(found) > 4 * MOST_SCORES:
            raise TooManyRulesError
    return found


def _reaches(question: Question, score: Fraction) -> Condition | None:
    """Return the condition under which a question counts so much at least, or nothing; ``None``: it never does."""
    hidden = _hidden(question) if question.if_not_asked is not NotAsked.ZERO else ()
    return _any([*_answers(question, score), *hidden, *_gone(question)])


def _leaves(question: Question) -> Condition | None:
    """Return the condition under which a question counts nothing; ``None``: it always counts."""
    named = frozenset(own.id for own in question.choices if own.not_applicable)
    hidden = _hidden(question) if question.if_not_asked is NotAsked.EXCLUDE else ()
    return _any([*([AnyOf(question.id, named)] if named else []), *hidden, *_gone(question)])


def _hidden(question: Question) -> Iterator[Condition]:
    """Yield the conditions under which a question counts as one that is not asked."""
    if question.optional:
        yield Not(Answered(question.id))
    elif question.show_if is not None:
        yield Not(question.show_if)


def _gone(question: Question) -> Iterator[Condition]:
    if question.not_applicable_if is not None:
        yield question.not_applicable_if


def _any(ways: list[Condition]) -> Condition | None:
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else Any(tuple(ways))


def _answers(question: Question, score: Fraction) -> Iterator[Condition]:
    """Yield the conditions under which an answer is worth so much at least, or says that it does not apply."""
    if question.bands:
        yield from _bands(question, score)
        return
    several = question.kind is Kind.MULTIPLE
    least = score * question.target if several else score
    named = [own for own in question.choices if own.stands_alone or not several]
    enough = frozenset(own.id for own in named if own.not_applicable or own.score >= least)
    if question.lookup:
        enough = frozenset(own.id for own in question.choices if own.not_applicable)
        reached = just_when(question.lookup, [own for own in question.lookup if own.score >= score])
        if not isinstance(reached, bool):
            yield All((Answered(question.id), reached))
        elif reached:
            yield Answered(question.id)
    elif several:
        yield from (AllOf(question.id, names) for names in _least_sets(question.together, least))
    if enough:
        yield AnyOf(question.id, enough)


def _least_sets(choices: tuple[Choice, ...], least: Fraction) -> Iterator[frozenset[str]]:
    """Yield the sets of choices that add up to so much, none of them a part of another."""
    found: list[frozenset[str]] = []
    for size in range(1, len(choices) + 1):
        for chosen in combinations(choices, size):
            names = frozenset(own.id for own in chosen)
            if sum((own.score for own in chosen), NOTHING) >= least and not any(
                own <= names for own in found
            ):
                found.append(names)
            if len(found) > MOST_SETS:
                raise TooManyRulesError
        if size > MOST_SETS:
            raise TooManyRulesError
    yield from found


def _bands(question: Question, score: Fraction) -> Iterator[Condition]:
    for own, following in pairwise((*question.bands, None)):
        assert own is not None, "only the last has none after it"
        if own.score >= score:
            start = AtLeast(question.id, own.start)
            yield start if following is None else All((start, Not(AtLeast(question.id, following.start))))
