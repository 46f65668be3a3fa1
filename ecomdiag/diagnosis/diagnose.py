"""Makes the ``Diagnosis`` of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from ecomdiag import diagnosis, ranges
from ecomdiag.advice.model import Advice
from ecomdiag.diagnosis.advise import advise
from ecomdiag.diagnosis.beside import Named
from ecomdiag.diagnosis.certainty import sureness
from ecomdiag.diagnosis.coming import come_to
from ecomdiag.diagnosis.findings import findings
from ecomdiag.diagnosis.improving import improvements
from ecomdiag.diagnosis.result import (
    AdviceResult,
    BlockerResult,
    BlockResult,
    CertaintyResult,
    Diagnosis,
    LevelResult,
    QuestionnaireRef,
    QuestionResult,
    SectionResult,
)
from ecomdiag.engine import RoutingPath
from ecomdiag.questionnaire.blocks import Matrix
from ecomdiag.questionnaire.conditions import Answer, holds, leaves
from ecomdiag.questionnaire.lookup import looked_up
from ecomdiag.questionnaire.model import Blocker, Kind, Level, Question, Questionnaire, Section
from ecomdiag.questionnaire.said import shown
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet
from ecomdiag.questionnaire.structure import blocks_of
from ecomdiag.questionnaire.ways import Way
from ecomdiag.questionnaire.wording import answer_words
from ecomdiag.record import Record, replace
from ecomdiag.scoring import scoring
from ecomdiag.scoring.compiled import NOTHING, ratio
from ecomdiag.scoring.scoring import answer_score
from ecomdiag.scoring.ways import hangs_together, most_points

Blocks: TypeAlias = Mapping[str, tuple[BlockResult, ...]]
"""What stands above questions, by their sections, those that have any."""

#: The worth of a question that counts nowhere.
NO_WORTH: tuple[int | None, int, int, int] = (None, 1, 0, 1)


def diagnose(
    questionnaire: Questionnaire, sheet: AnswerSheet, *, date: str | None = None, advice: Advice | None = None,
    home: str = HOME_COUNTRY,
) -> Diagnosis:  # fmt: skip
    """Make the diagnosis of a sheet, complete or not, with the advice that belongs to the questionnaire.

    ``date`` decides which facts are told; ``home`` is the alpha-2 code of its country. Wrong answers do not count.
    """
    now = scoring.standing(questionnaire, sheet)
    walk, fixed, far = now.walk, _fixed(questionnaire), _ranges(questionnaire, now)
    score = None if _open_scored(questionnaire, walk) else _single(far.overall)
    questions = tuple(_questions(now, known=score is not None))
    blocks, copies_exact = _with_copies(questionnaire, now)
    sections = tuple(_sections(questionnaire, now, far, blocks))
    strengths, weaknesses = findings(sections, questions, now.scores.compiled, now.scores.tally)
    low, high = far.levels or (None, None)
    return Diagnosis(
        questionnaire=fixed.reference,
        company=sheet.company,
        date=date,
        complete=not walk.unanswered,
        from_outside=sheet.from_outside,
        score=score,
        score_range=far.overall,
        range_exact=far.exact and copies_exact,
        level=fixed.levels[low.id] if low is not None and low is high else None,
        level_range=(fixed.levels[low.id], fixed.levels[high.id]) if low and high else None,
        uncapped_level=None if score is None else fixed.levels[questionnaire.level(score).id],
        blockers=tuple([fixed.blockers[blocker.id] for blocker in now.blockers]),
        levels=tuple(fixed.levels.values()),
        sections=sections,
        questions=questions,
        strengths=strengths,
        weaknesses=weaknesses,
        unknowns=tuple(_unknowns(fixed, walk.answers)),
        advice=_advised(questionnaire, advice, now, date, home),
        result=come_to(questionnaire.lookup, questionnaire.questions, walk),
        certainty=_certainty(questionnaire, now, low, score),
    )


def _with_copies(questionnaire: Questionnaire, now: scoring.Standing) -> tuple[Blocks, bool]:
    """Return what stands above questions, copies with scores, and whether the ranges of all these are exact."""
    blocks = _fixed(questionnaire).blocks
    if not any(section.repeats for section in questionnaire.sections):
        return blocks, True
    return diagnosis.copies.with_scores(questionnaire, blocks, now)


def _certainty(
    questionnaire: Questionnaire, now: scoring.Standing, low: Level | None, score: Fraction | None
) -> CertaintyResult | None:
    """Tell how sure the level is; of a lowest score, or one that is looked up, other weights say nothing."""
    if score is None or low is None or hangs_together(questionnaire):
        return None
    return sureness(questionnaire, now, low, _fixed(questionnaire).levels)


def _advised(
    questionnaire: Questionnaire, advice: Advice | None, now: scoring.Standing, date: str | None, home: str
) -> AdviceResult | None:
    if advice is None or now.sheet.from_outside:
        return None  # it is for whoever asks, not for the companies that they look at
    return advise(questionnaire, advice, now, date=date, home=home, region=now.sheet.region)


def _single(ends: scoring.Range | None) -> Fraction | None:
    """Return the one score of a range; ``None`` if it can be several, or none."""
    if ends is None:
        return None
    low, high = ends
    return low if low is high or low == high else None


def _ranges(questionnaire: Questionnaire, now: scoring.Standing) -> scoring.ScoreRanges:
    """The ranges of a sheet; a complete one has a single score, which needs no search."""
    scores = now.scores
    if now.walk.unanswered:
        return ranges.finder.RangeFinder(questionnaire).find(now.sheet)
    sections = {name: None if value is None else (value, value) for name, value in scores.sections.items()}
    if scores.overall is None:
        return scoring.ScoreRanges(None, sections, None)
    level = scoring.capped(questionnaire, questionnaire.level(scores.overall), now.blockers)
    return scoring.ScoreRanges((scores.overall, scores.overall), sections, (level, level))


def _open_scored(questionnaire: Questionnaire, walk: RoutingPath) -> bool:
    return any(q.scored and questionnaire.section_of[q.id].weight > 0 for q in walk.unanswered)


class _Fixed(Record, eq=False):
    """What all diagnoses of a questionnaire have in common."""

    reference: QuestionnaireRef
    #: By their ids, in order.
    levels: Mapping[str, LevelResult]
    blockers: Mapping[str, BlockerResult]
    blocks: Blocks
    #: The questions that one may not know the answer to, each with the choices that say so.
    unknown: tuple[tuple[str, frozenset[str]], ...]


@lru_cache(maxsize=16)
def _fixed(questionnaire: Questionnaire) -> _Fixed:
    levels = {
        level.id: LevelResult(id=level.id, title=level.title, start=level.start)
        for level in questionnaire.levels
    }
    unknown = [
        (question.id, frozenset(choice.id for choice in question.choices if choice.unknown))
        for question in questionnaire.questions
    ]
    return _Fixed(
        reference=_reference(questionnaire),
        levels=levels,
        blockers={own.id: _blocker(own, levels[own.caps_at]) for own in questionnaire.blockers},
        blocks={own.id: _blocks(own) for own in questionnaire.sections if own.groups or own.matrices},
        unknown=tuple((name, choices) for name, choices in unknown if choices),
    )


def _blocks(section: Section) -> tuple[BlockResult, ...]:
    order = {question.id: place for place, question in enumerate(section.questions)}
    repeated = {name: own.id for own in section.repeats for name in own.groups}
    found = [
        BlockResult(
            id=own.id,
            title=own.name,
            questions=own.questions,
            rows=own.rows if isinstance(own, Matrix) else (),
            repeat=repeated.get(own.id),
        )
        for own in blocks_of(section)
    ]
    return tuple(sorted(found, key=lambda own: order[own.questions[0]]))


def _reference(questionnaire: Questionnaire) -> QuestionnaireRef:
    return QuestionnaireRef(
        id=questionnaire.id,
        version=questionnaire.version,
        digest=questionnaire.digest,
        title=questionnaire.title,
        heading=questionnaire.heading or questionnaire.title,
        method=questionnaire.method,
        scoring=questionnaire.scoring.value,
        maximum=most_points(questionnaire),
    )


def _blocker(blocker: Blocker, caps_at: LevelResult) -> BlockerResult:
    return BlockerResult(
        id=blocker.id,
        title=blocker.title,
        caps_at=caps_at,
        reason=blocker.reason,
    )


def _sections(
    questionnaire: Questionnaire,
    now: scoring.Standing,
    far: scoring.ScoreRanges,
    blocks: Blocks,
) -> Iterator[SectionResult]:
    levels, walk = _fixed(questionnaire).levels, now.walk
    so_far: list[Question] = []
    for section in questionnaire.sections:
        so_far += section.questions
        ends = far.sections[section.id]
        score = _single(ends)
        asked = section.ids & walk.asked_ids
        yield SectionResult(
            id=section.id,
            title=section.title,
            weight=section.weight,
            score=score,
            score_range=ends,
            level=None if score is None else _level(section, score) or levels[questionnaire.level(score).id],
            asked=len(asked),
            answered=len(asked & walk.answers.keys()),
            blocks=blocks.get(section.id, ()),
            # In a sum of all questions, a section is a sum too.
            scoring=(Way.SUM if questionnaire.scoring is Way.SUM else section.scoring).value,
            levels=_levels(section),
            result=come_to(section.lookup, so_far, walk) if section.weight else None,
        )


@lru_cache(maxsize=256)
def _levels(section: Section) -> tuple[LevelResult, ...]:
    """Return the levels of a section's own."""
    return tuple(LevelResult(id=own.id, title=own.title, start=own.start) for own in section.levels)


def _level(section: Section, score: Fraction) -> LevelResult | None:
    found = section.level(score)
    return None if found is None else next(own for own in _levels(section) if own.id == found.id)


def _questions(now: scoring.Standing, *, known: bool) -> Iterator[QuestionResult]:
    asked_ids, answers, tally = now.walk.asked_ids, now.walk.answers, now.scores.tally
    notes, said = now.sheet.notes, now.sheet.said
    for question, counted in now.scores.compiled.every:
        asked = question.id in asked_ids
        closed_by = None if asked else _depends_on(question, answers)
        steps = None if counted is None else tally.worth[counted.id]
        if counted is None or steps is None:
            worth = NO_WORTH
        else:
            weight, of = now.scores.share(counted.id)
            worth = (steps, tally.unit, weight, of)
        result = _result(question, answers.get(question.id), worth, known, asked, closed_by)
        if question.id in said:
            told = shown(question, result.answer, said[question.id])
            words, bare = answer_words(question, result.answer, told), result.answer_text
            result = replace(result, said=told, answer_text=words, chosen_text=bare if told else None)
        yield replace(result, notes=notes[question.id]) if question.id in notes else result


@lru_cache(maxsize=8192)
def _result(
    question: Question,
    answer: Answer | None,
    worth: tuple[int | None, int, int, int],
    known: bool,
    asked: bool,
    depends_on: str | None,
) -> QuestionResult:
    """Make the result of a question that is worth so many steps of so many, and has so much of so much weight.

    Remembered: what one company answers, others do.
    """
    steps, unit, weight, of = worth
    score, points, lost = None, NOTHING, NOTHING
    if steps is not None:
        score = ratio(100 * steps, unit)
        points, lost = (ratio(100 * weight * each, of * unit) for each in (steps, unit - steps))
    return QuestionResult(
        id=question.id,
        section=question.section,
        title=question.name,
        text=question.text,
        asked=asked,
        answer=answer,
        answer_text=answer_words(question, answer),
        # What may be left out is so for good where the score is known, and counts.
        score=score if answer is not None or not asked or (known and question.optional) else None,
        weight=question.weight,
        points=points if known else None,
        lost=lost if known else None,
        depends_on=depends_on,
        offered=_offered(question, answer),
        clear=question.clear,
        optional=question.optional,
        result=_looked_up(question, answer),
        improvements=improvements(question, answer),
    )


def _looked_up(question: Question, answer: Answer | None) -> Named | None:
    """Return what an answer comes to that is looked up; ``None`` if the question does not apply with it."""
    if not question.lookup or not answer or answer_score(question, answer) is None:
        return None
    found = looked_up(question.lookup, question.id, answer)
    return Named(id=found.id, title=found.title)


def _offered(question: Question, answer: Answer | None) -> int:
    """Count what could be ticked in a list, if something is."""
    if question.kind is not Kind.MULTIPLE or not isinstance(answer, tuple):
        return 0
    if any(question.by_id[name].stands_alone for name in answer if name in question.by_id):
        return 0
    return sum(not choice.stands_alone for choice in question.choices)


def _depends_on(question: Question, answers: Mapping[str, Answer]) -> str | None:
    """Name the question whose answer kept this one from being asked."""
    condition = question.show_if
    if question.not_applicable_if is not None and holds(question.not_applicable_if, answers):
        condition = question.not_applicable_if
    if condition is None:
        return None
    own = list(leaves(condition))
    failing = (leaf.question for leaf in own if leaf.question in answers and not leaf.holds(answers))
    return next(failing, own[0].question)


def _unknowns(fixed: _Fixed, answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield the ids of the questions answered "I don't know"."""
    for name, choices in fixed.unknown:
        answer = answers.get(name, ())
        if (
            answer in choices
            if isinstance(answer, str)
            else isinstance(answer, tuple) and choices.intersection(answer)
        ):
            yield name
