"""The diagnosis with other answers to some questions, beside the one that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from ecomdiag.diagnosis.beside import ChangeResult, Named, SectionShift, WhatIfResult
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import BlockerResult, Diagnosis, LevelResult
from ecomdiag.engine import RoutingPath, path
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.wording import answer_words
from ecomdiag.record import replace
from ecomdiag.scoring.compiled import NOTHING
from ecomdiag.scoring.scoring import overall
from ecomdiag.scoring.sharing import shares


def what_if(
    questionnaire: Questionnaire, sheet: AnswerSheet, changes: Mapping[str, Answer]
) -> WhatIfResult | None:
    """Tell what other valid answers would make of a complete sheet; ``None`` if either of the two has no score at all.

    Of at most ``MOST_CHANGES`` changes: each selection of them is scored, for what one brings hangs on the others.
    """
    now, then = sheet, replace(sheet, answers={**sheet.answers, **changes})
    before, after = diagnose(questionnaire, now), diagnose(questionnaire, then)
    if before.score is None or before.level is None or after.score_range is None or after.level_range is None:
        return None
    walks = path(questionnaire, now), path(questionnaire, then)
    low, high = after.level_range
    return WhatIfResult(
        changes=tuple(_changes(questionnaire, now, changes, walks)),
        before=before.score,
        after=overall(questionnaire, walks[1]) or NOTHING,
        range_after=after.score_range,
        level_before=_named(before.level),
        levels_after=(_named(low), _named(high)),
        lifted=tuple(_beyond(before.blockers, after.blockers)),
        added=tuple(_beyond(after.blockers, before.blockers)),
        opens=tuple(own.id for own in walks[1].unanswered if own.id not in walks[0].asked_ids),
        closes=tuple(own.id for own in walks[0].asked if own.id not in walks[1].asked_ids),
        sections=tuple(_shifts(before, after)),
    )


def _changes(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    changes: Mapping[str, Answer],
    walks: tuple[RoutingPath, RoutingPath],
) -> Iterator[ChangeResult]:
    names = list(changes)

    def score(chosen: Iterable[int]) -> Fraction:
        some = {names[place]: changes[names[place]] for place in chosen}
        walk = path(questionnaire, replace(sheet, answers={**sheet.answers, **some}))
        return overall(questionnaire, walk) or NOTHING

    now, then = walks
    found = shares(len(names), score)
    for place, name in enumerate(names):
        question, start = questionnaire.by_id[name], now.answers.get(name)
        yield ChangeResult(
            question=name,
            title=question.name,
            start=start,
            start_text=answer_words(question, start),
            end=changes[name],
            end_text=answer_words(question, changes[name]),
            asked=name in then.asked_ids,
            points=found[place],
            alone=score([place]) - score([]),
        )


def _named(own: LevelResult | BlockerResult) -> Named:
    return Named(id=own.id, title=own.title)


def _beyond(some: Iterable[BlockerResult], others: Iterable[BlockerResult]) -> Iterator[Named]:
    """Yield those of some that are not among the others."""
    known = {own.id for own in others}
    return (_named(own) for own in some if own.id not in known)


def _shifts(before: Diagnosis, after: Diagnosis) -> Iterator[SectionShift]:
    for one, other in zip(before.sections, after.sections, strict=True):
        if one.score_range != other.score_range:
            yield SectionShift(id=one.id, title=one.title, before=one.score_range, after=other.score_range)
