"""Changes of one question in how it may be answered and what its answers are worth."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import Band, Choice, Kind, Question
from ecomdiag.scoring.outcomes import limits_of, takes_several
from ecomdiag.versions.measuring import numbers_between
from ecomdiag.versions.ordering import moved
from ecomdiag.versions.records import Change, ChangeKind, Consequence, by_text
from ecomdiag.versions.texts import choice_wording


def effect(counts: bool) -> Consequence:
    """Return what a change of a score means where it counts, and where nothing is scored."""
    return Consequence.SCORES if counts else Consequence.TEXTS


def answering(old: Question, new: Question, *, counts: bool) -> Iterator[Change]:
    """Yield the changes of a question's kind, choices, limits and scores."""
    if old.kind is not new.kind:
        yield Change(
            kind=ChangeKind.QUESTION_KIND, consequence=Consequence.BREAKS, old=old.kind, new=new.kind
        )
        return
    if old.optional != new.optional:
        # What was left out is missing now; what may be left out now was answered.
        found = Consequence.ALLOWS if new.optional else Consequence.ASKS
        yield Change(kind=ChangeKind.OPTIONAL, consequence=found, old=old.optional, new=new.optional)
    yield from _choices(old, new, counts=counts)
    if takes_several(old):
        yield from _limits(old, new)
    for kind, before, after in (
        (ChangeKind.LINES, old.lines, new.lines),
        (ChangeKind.MAX_LENGTH, old.max_length, new.max_length),
    ):
        if before != after:
            found = Consequence.BREAKS if after < before else Consequence.ALLOWS
            yield Change(kind=kind, consequence=found, old=Fraction(before), new=Fraction(after))
    if old.pattern != new.pattern:
        # Whether a new one takes all that an old one took is not worked out.
        found = Consequence.BREAKS if new.pattern else Consequence.ALLOWS
        yield Change(
            kind=ChangeKind.PATTERN, consequence=found, old=old.pattern or "–", new=new.pattern or "–"
        )
    yield from numbers_between(old, new)
    yield from _worth(old, new, counts=counts)


def _choices(old: Question, new: Question, *, counts: bool) -> Iterator[Change]:
    added = [choice for choice in new.choices if choice.id not in old.by_id]
    again = by_text((choice.text, choice.id) for choice in added)
    for choice in old.choices:
        if choice.id in new.by_id:
            yield from _choice(old, new, choice.id, counts=counts)
        else:
            yield Change(
                kind=ChangeKind.CHOICE_REMOVED, consequence=Consequence.BREAKS, choice=choice.id,
                old=choice.text, renamed=again.get(choice.text.es),
            )  # fmt: skip
    complete = old.kind is not Kind.RANKING
    for choice in added:
        yield Change(
            kind=ChangeKind.CHOICE_ADDED, choice=choice.id, new=choice.text,
            consequence=Consequence.ALLOWS if complete else Consequence.BREAKS,
        )  # fmt: skip
    order = moved(list(old.by_id), list(new.by_id))
    if order:
        yield Change(kind=ChangeKind.CHOICES_ORDER, consequence=Consequence.TEXTS, new=order)


def _choice(old: Question, new: Question, name: str, *, counts: bool) -> Iterator[Change]:
    before, after = old.by_id[name], new.by_id[name]
    alone = _standing_alone(old, new, before, after)
    if before.not_applicable != after.not_applicable:
        least = effect(counts)
        found = min(alone or least, least, key=lambda one: one.rank)
        yield Change(
            kind=ChangeKind.CHOICE_APPLIES, consequence=found, choice=name,
            old=not before.not_applicable, new=not after.not_applicable,
        )  # fmt: skip
    elif alone is not None:
        yield Change(
            kind=ChangeKind.CHOICE_ALONE, consequence=alone, choice=name,
            old=before.stands_alone, new=after.stands_alone,
        )  # fmt: skip
    if before.unknown != after.unknown:
        yield Change(
            kind=ChangeKind.CHOICE_UNKNOWN, consequence=Consequence.TEXTS, choice=name,
            old=before.unknown, new=after.unknown,
        )  # fmt: skip
    if before.score != after.score and not (before.not_applicable and after.not_applicable):
        yield Change(
            kind=ChangeKind.CHOICE_SCORE, consequence=effect(counts), choice=name,
            old=100 * before.score, new=100 * after.score,
        )  # fmt: skip
    if before.says != after.says:
        found = Consequence.ALLOWS if after.says else Consequence.TEXTS
        yield Change(
            kind=ChangeKind.CHOICE_SAYS, consequence=found, choice=name, old=before.says, new=after.says
        )
    yield from choice_wording(before, after)


def _standing_alone(old: Question, new: Question, before: Choice, after: Choice) -> Consequence | None:
    """Return what it means that a choice may, or may not, stand beside others now; ``None`` if it is as it was."""
    if before.stands_alone == after.stands_alone:
        return None
    if not takes_several(old):
        return Consequence.TEXTS
    if after.stands_alone:
        return Consequence.BREAKS if old.max_choices > 1 else Consequence.TEXTS
    # What stood alone was always enough; now it is one choice among the fewest that there must be.
    return Consequence.BREAKS if new.min_choices > 1 else Consequence.ALLOWS


def _limits(old: Question, new: Question) -> Iterator[Change]:
    if old.min_choices != new.min_choices:
        yield Change(
            kind=ChangeKind.MIN_CHOICES,
            consequence=Consequence.BREAKS if new.min_choices > old.min_choices else Consequence.ALLOWS,
            old=Fraction(old.min_choices), new=Fraction(new.min_choices),
        )  # fmt: skip
    if old.max_choices != new.max_choices and _most(old) != _most(new):
        could = min(old.max_choices, len(old.together))
        yield Change(
            kind=ChangeKind.MAX_CHOICES,
            consequence=Consequence.BREAKS if new.max_choices < could else Consequence.ALLOWS,
            old=_most(old), new=_most(new),
        )  # fmt: skip


def _most(question: Question) -> Fraction | None:
    """Return the most choices that may be given; ``None`` if all may."""
    return None if limits_of(question).unlimited else Fraction(question.max_choices)


def _worth(old: Question, new: Question, *, counts: bool) -> Iterator[Change]:
    if old.kind is Kind.MULTIPLE and old.target != new.target:
        yield Change(
            kind=ChangeKind.TARGET, consequence=effect(counts), old=100 * old.target, new=100 * new.target
        )
    yield from _results(old, new, counts=counts)
    if old.kind in MEASURED and _steps(old) != _steps(new):
        yield Change(kind=ChangeKind.BANDS, consequence=effect(counts), old=_steps(old), new=_steps(new))


def _results(old: Question, new: Question, *, counts: bool) -> Iterator[Change]:
    """Yield that an answer is looked up by other results, or that these are called otherwise."""
    was, now = ([(own.id, own.score, own.when) for own in each.lookup] for each in (old, new))
    names = tuple(tuple(own.id for own in each.lookup) for each in (old, new))
    if was != now:
        yield Change(kind=ChangeKind.LOOKUP, consequence=effect(counts), old=names[0], new=names[1])
    elif old.lookup != new.lookup:
        yield Change(kind=ChangeKind.LOOKUP, consequence=Consequence.TEXTS, old=names[0], new=names[1])


def _steps(question: Question) -> tuple[Band, ...]:
    """Return the bands of a question, those that score alike taken together."""
    found: list[Band] = []
    for band in question.bands:
        if not found or found[-1].score != band.score:
            found.append(band)
    return tuple(found)
