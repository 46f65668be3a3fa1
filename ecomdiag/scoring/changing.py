"""What another answer to one question would change, without walking and scoring all others anew."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ecomdiag import engine
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import NOTHING, Compiled, compiled, hanging_on, ratio
from ecomdiag.scoring.scoring import Standing, overall
from ecomdiag.scoring.tally import Sum, Tally, counts, graded


class Effect(Record, kw_only=False):
    """What another answer does."""

    #: The overall score with it, less the score now, exact (points of 100).
    gain: Fraction
    #: How many questions it opens that were not asked.
    opens: int


def change(questionnaire: Questionnaire, now: Standing, name: str, answer: Answer) -> Effect:
    """Tell what another valid answer to an asked question does.

    It is the score of the sheet with that answer less the score of the sheet, exactly: what looks at this question,
    or at what that opens or closes, is judged again by the rules of the walk; nothing else can have moved.
    """
    own, tally = compiled(questionnaire), now.scores.tally
    if own.uneven:
        return _anew(questionnaire, now, name, answer)
    if name not in own.deciding:
        return Effect(_alone(own, tally, name, answer), 0)
    answers = {**now.walk.answers, name: answer}
    moved = _judged_again(own, now, name, answers)
    opens = len([other for other, asked in moved.items() if asked and other not in now.walk.asked_ids])
    return Effect(_gain(own, tally, _sums(own, answers, tally, moved)), opens)


def _anew(questionnaire: Questionnaire, now: Standing, name: str, answer: Answer) -> Effect:
    """Walk and score all anew: of a lowest score, or one that is looked up, no part can be told from the others."""
    walk = engine.path(questionnaire, now.sheet.with_answer(name, answer))
    gain = (overall(questionnaire, walk) or NOTHING) - (now.scores.overall or NOTHING)
    return Effect(gain, len(walk.asked_ids - now.walk.asked_ids))


def _judged_again(own: Compiled, now: Standing, name: str, answers: dict[str, Answer]) -> dict[str, bool]:
    """Return what is moved by the answer to a question, with whether it is asked then; its answers become those."""
    moved = {name: True}
    for later, seen in hanging_on(own, name):
        if seen.isdisjoint(moved):
            continue
        before = answers.pop(later.id, None)
        asked = engine.visit(later, now.sheet, answers)
        same = asked is (later.id in now.walk.asked_ids) and before == answers.get(later.id)
        if not same or (not asked and later.not_applicable_if is not None):
            moved[later.id] = asked
    return moved


def _sums(
    own: Compiled, answers: Mapping[str, Answer], now: Tally, moved: Mapping[str, bool]
) -> dict[int, Sum]:
    """Return the sums of the sections in which some questions moved; of each, whether it is asked now."""
    sums: dict[int, Sum] = {}
    for name, asked in moved.items():
        question = own.by_id.get(name)
        if question is None:
            continue
        before, after = now.worth[name], counts(question, answers, asked=asked)
        if before != after:
            place, each = question.section, question.weight
            known = sums.get(place) or now.sums[place]
            sums[place] = Sum(
                known.points + each * ((after or 0) - (before or 0)),
                known.weight + each * ((after is not None) - (before is not None)),
            )
    return sums


def _alone(own: Compiled, now: Tally, name: str, answer: Answer) -> Fraction:
    """Return the gain of an answer at which no condition looks."""
    question = own.by_id.get(name)
    if question is None:
        return NOTHING
    before, after = now.worth[name], question.ladder.worth(answer)
    if before is None or after is None:
        return _gain(own, now, _sums(own, {name: answer}, now, {name: True}))
    return _in_section(now, question.section, question.weight * (after - before))


def _gain(own: Compiled, now: Tally, sums: Mapping[int, Sum]) -> Fraction:
    """Return what the overall score gains by other sums of some sections."""
    gain = NOTHING
    for place, found in sums.items():
        before = now.sums[place]
        if found.weight != before.weight:
            return _graded_anew(own, now, sums)
        more = _in_section(now, place, found.points - before.points)
        gain = gain + more if gain else more
    return gain


def _in_section(now: Tally, place: int, points: int) -> Fraction:
    """Return what the overall score gains by so many points more in a section of which the same counts."""
    weight, of = now.shares[place]
    return ratio(100 * points * weight, of * now.unit)


def _graded_anew(own: Compiled, now: Tally, sums: Mapping[int, Sum]) -> Fraction:
    after = graded(own, now.worth, [sums.get(place, found) for place, found in enumerate(now.sums)])
    of, of_now = after.whole or 1, now.whole or 1
    return ratio(100 * (after.overall * of_now - now.overall * of), of * of_now)
