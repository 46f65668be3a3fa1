"""Assembles the ``Diagnosis``: the one result record, of which every report is a rendering."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ecomdiag import engine, scoring
from ecomdiag.advice.model import Advice
from ecomdiag.advised import AdviceResult, advise
from ecomdiag.conditions import Answer, holds, leaves
from ecomdiag.engine import Path
from ecomdiag.model import HOME_COUNTRY, AnswerSheet, Level, Question, Questionnaire, Section
from ecomdiag.texts import Language
from ecomdiag.wording import answer_text

FORMAT_VERSION = "1.0"

#: From here on a section is a strength, and below here a weakness (points of 100): the upper and lower halves
#: of the levels, as ``docs/method.md`` explains.
STRONG, SOUND = Fraction(75), Fraction(50)
#: How many sections are named at least, if any qualify at all.
AT_LEAST_NAMED = 2
#: How many answers are shown behind a strength or weakness.
ANSWERS_BEHIND = 3


class QuestionnaireRef(NamedTuple):
    """Which questionnaire was answered."""

    id: str
    version: str
    digest: str
    title: str
    heading: str
    method: str | None


class LevelResult(NamedTuple):
    """A level, and where it begins (points of the overall score)."""

    id: str
    title: str
    start: Fraction


class BlockerResult(NamedTuple):
    """A blocker that applies: what is missing, what it caps the level at, and why."""

    id: str
    title: str
    caps_at: LevelResult
    reason: str


class SectionResult(NamedTuple):
    """One section: its score (0…100) or range, and how much of what it asks was answered."""

    id: str
    title: str
    weight: Fraction
    score: Fraction | None
    score_range: tuple[Fraction, Fraction] | None
    level: LevelResult | None
    asked: int
    answered: int


class QuestionResult(NamedTuple):
    """One question: whether it was asked, what was answered, and what that brings and leaves."""

    id: str
    section: str
    title: str
    text: str
    asked: bool
    answer: Answer | None
    answer_text: str
    #: 0…100; ``None`` if it does not count.
    score: Fraction | None
    weight: Fraction
    points: Fraction | None
    lost: Fraction | None
    #: Id of the question whose answer kept it from being asked.
    depends_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Questions of a section that are not asked, and count 0, because of the answer to another."""

    depends_on: str
    title: str
    count: int


class Finding(NamedTuple):
    """A strength or a weakness: a section, with the answers that make it one."""

    kind: str
    id: str
    title: str
    score: Fraction
    answers: tuple[QuestionResult, ...]
    not_asked: tuple[Closed, ...] = ()


class Diagnosis(NamedTuple):
    """Everything that is known of a company after its answers. Reports show it and compute nothing."""

    format_version: str
    questionnaire: QuestionnaireRef
    company: str | None
    date: str | None
    language: Language
    complete: bool
    score: Fraction | None
    score_range: tuple[Fraction, Fraction] | None
    level: LevelResult | None
    #: The two levels between which the answers still missing decide; equal when ``level`` is known.
    level_range: tuple[LevelResult, LevelResult] | None
    uncapped_level: LevelResult | None
    blockers: tuple[BlockerResult, ...]
    levels: tuple[LevelResult, ...]
    sections: tuple[SectionResult, ...]
    questions: tuple[QuestionResult, ...]
    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]
    #: Questions answered "I don't know".
    unknowns: tuple[QuestionResult, ...]
    #: ``None`` for a questionnaire that has none.
    advice: AdviceResult | None


def diagnose(
    questionnaire: Questionnaire,
    sheet: AnswerSheet,
    *,
    language: Language,
    date: str | None = None,
    advice: Advice | None = None,
    home: str = HOME_COUNTRY,
) -> Diagnosis:
    """Make the diagnosis of a sheet, complete or not, with the advice that belongs to the questionnaire.

    ``date`` is the day of which dated facts are told; ``home`` the alpha-2 code of the company's own country.

    Wrong answers and answers to questions that are not asked do not count; ``engine.check`` tells of them.
    """
    walk = engine.path(questionnaire, sheet)
    scores = scoring.score(questionnaire, walk)
    far = _reach(questionnaire, sheet, walk, scores)
    known = (
        far.overall is not None and far.overall[0] == far.overall[1] and not _open_scored(questionnaire, walk)
    )
    questions = tuple(
        _question(question, walk, scores, language, known)
        for section in questionnaire.sections
        for question in section.questions
    )
    sections = tuple(_section(questionnaire, s, walk, far, language) for s in questionnaire.sections)
    blockers = scoring.active_blockers(questionnaire, walk)
    levels = {level.id: _level(level, language) for level in questionnaire.levels}
    strengths = _strengths(sections, questions)
    low, high = far.levels or (None, None)
    score = far.overall[0] if known and far.overall else None
    return Diagnosis(
        format_version=FORMAT_VERSION,
        questionnaire=QuestionnaireRef(
            id=questionnaire.id,
            version=questionnaire.version,
            digest=questionnaire.digest,
            title=questionnaire.title.to(language),
            heading=(questionnaire.heading or questionnaire.title).to(language),
            method=questionnaire.method.to(language) if questionnaire.method else None,
        ),
        company=sheet.company,
        date=date,
        language=language,
        complete=not walk.unanswered,
        score=score,
        score_range=far.overall,
        level=levels[low.id] if low is not None and low is high else None,
        level_range=(levels[low.id], levels[high.id]) if low and high else None,
        uncapped_level=None if score is None else levels[questionnaire.level(score).id],
        blockers=tuple(
            BlockerResult(
                id=blocker.id,
                title=blocker.title.to(language),
                caps_at=levels[blocker.caps_at],
                reason=blocker.reason.to(language),
            )
            for blocker in blockers
        ),
        levels=tuple(levels.values()),
        sections=sections,
        questions=questions,
        strengths=strengths,
        weaknesses=_weaknesses(sections, questions, strengths),
        unknowns=tuple(result for result in questions if _unknown(questionnaire, result)),
        advice=None
        if advice is None
        else advise(questionnaire, advice, sheet, walk, scores, language=language, date=date, home=home),
    )


def _reach(
    questionnaire: Questionnaire, sheet: AnswerSheet, walk: Path, scores: scoring.Scores
) -> scoring.Reach:
    """The reach of a sheet; a complete one has a single score, which needs no search."""
    if walk.unanswered:
        from ecomdiag.reach import Outlook  # only an incomplete sheet needs it

        return Outlook(questionnaire).reach(sheet)
    sections = {name: None if value is None else (value, value) for name, value in scores.sections.items()}
    if scores.overall is None:
        return scoring.Reach(None, sections, None)
    blockers = scoring.active_blockers(questionnaire, walk)
    level = scoring.capped(questionnaire, questionnaire.level(scores.overall), blockers)
    return scoring.Reach((scores.overall, scores.overall), sections, (level, level))


def _open_scored(questionnaire: Questionnaire, walk: Path) -> bool:
    return any(q.scored and questionnaire.section_of[q.id].weight > 0 for q in walk.unanswered)


def _level(level: Level, language: Language) -> LevelResult:
    return LevelResult(id=level.id, title=level.title.to(language), start=level.start)


def _section(
    questionnaire: Questionnaire, section: Section, walk: Path, far: scoring.Reach, language: Language
) -> SectionResult:
    own = {question.id for question in section.questions}
    ends = far.sections[section.id]
    score = ends[0] if ends is not None and ends[0] == ends[1] else None
    asked = [question.id for question in walk.asked if question.id in own]
    return SectionResult(
        id=section.id,
        title=section.title.to(language),
        weight=section.weight,
        score=score,
        score_range=ends,
        level=None if score is None else _level(questionnaire.level(score), language),
        asked=len(asked),
        answered=sum(name in walk.answers for name in asked),
    )


def _question(
    question: Question, walk: Path, scores: scoring.Scores, language: Language, known: bool
) -> QuestionResult:
    answer = walk.answers.get(question.id)
    asked = question in walk.asked
    result = scores.questions[question.id]
    worth = None if result.score is None or (asked and answer is None) else 100 * result.score
    return QuestionResult(
        id=question.id,
        section=question.section,
        title=question.name.to(language),
        text=question.text.to(language),
        asked=asked,
        answer=answer,
        answer_text=answer_text(question, answer, language),
        score=worth,
        weight=question.weight,
        points=result.points if known else None,
        lost=result.lost if known else None,
        depends_on=None if asked else _depends_on(question, walk),
    )


def _depends_on(question: Question, walk: Path) -> str | None:
    """Name the question whose answer kept this one from being asked."""
    condition = question.show_if
    if question.not_applicable_if is not None and holds(question.not_applicable_if, walk.answers):
        condition = question.not_applicable_if
    if condition is None:
        return None
    own = list(leaves(condition))
    failing = [
        leaf.question for leaf in own if not holds(leaf, walk.answers) and leaf.question in walk.answers
    ]
    return next(iter(failing), own[0].question)


def _strengths(
    sections: tuple[SectionResult, ...], questions: tuple[QuestionResult, ...]
) -> tuple[Finding, ...]:
    """Sections of 75 or more, and in any case the best two that reach 50."""
    ranked = sorted((s for s in sections if s.score is not None), key=lambda s: -(s.score or 0))
    named = [s for n, s in enumerate(ranked) if (s.score or 0) >= (SOUND if n < AT_LEAST_NAMED else STRONG)]
    return tuple(_finding(section, questions, best=True) for section in named)


def _weaknesses(
    sections: tuple[SectionResult, ...], questions: tuple[QuestionResult, ...], strong: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Sections below 50, and in any case the worst two short of 75; never one that is a strength."""
    taken = {finding.id for finding in strong}
    ranked = sorted(
        (s for s in sections if s.score is not None and s.id not in taken), key=lambda s: s.score or 0
    )
    named = [s for n, s in enumerate(ranked) if (s.score or 0) < (STRONG if n < AT_LEAST_NAMED else SOUND)]
    return tuple(_finding(section, questions, best=False) for section in named)


def _finding(section: SectionResult, questions: tuple[QuestionResult, ...], *, best: bool) -> Finding:
    """A section with the answers that weigh most in its favour, or against it."""
    own = [q for q in questions if q.section == section.id and q.score is not None]
    weight = {q.id: q.weight * ((q.score or 0) if best else 100 - (q.score or 0)) for q in own}
    telling = [q for q in own if q.asked and ((q.score or 0) >= SOUND if best else (q.score or 0) < STRONG)]
    return Finding(
        kind="section",
        id=section.id,
        title=section.title,
        score=section.score or Fraction(0),
        answers=tuple(sorted(telling, key=lambda q: -weight[q.id])[:ANSWERS_BEHIND]),
        not_asked=() if best else _closed([q for q in own if not q.asked and q.score == 0], questions),
    )


def _closed(hidden: list[QuestionResult], questions: tuple[QuestionResult, ...]) -> tuple[Closed, ...]:
    titles = {question.id: question.title for question in questions}
    counts = Counter(question.depends_on for question in hidden if question.depends_on is not None)
    return tuple(Closed(depends_on=name, title=titles[name], count=count) for name, count in counts.items())


def _unknown(questionnaire: Questionnaire, result: QuestionResult) -> bool:
    if result.answer is None or isinstance(result.answer, Fraction):
        return False
    chosen = (result.answer,) if isinstance(result.answer, str) else result.answer
    return any(questionnaire.by_id[result.id].by_id[item].unknown for item in chosen)
