"""The figures: the sections in a table, and every answer with what it scores."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ecomdiag import report
from ecomdiag.diagnosis.result import Diagnosis, QuestionResult, SectionResult
from ecomdiag.questionnaire.wording import left_blank
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import improving, notes
from ecomdiag.report.diagnosis.blocks import copies, left_out, runs
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.pictures import radar
from ecomdiag.report.diagnosis.words import level_tone, points, points_range
from ecomdiag.report.outline import (
    Bar,
    Block,
    Column,
    ColumnKind,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Span,
    Spans,
    Table,
    label,
    line,
    quiet,
)
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import shortened

#: Answers of a section that are told beside its score.
MOST_COSTLY = 2
#: Signs of such an answer.
LONGEST_ANSWER = 70
_SECTIONS = {
    "report.section": ColumnKind.WORDS,
    "report.points": ColumnKind.FIGURES,
    "report.bar": ColumnKind.BAR,
    "report.level": ColumnKind.WORDS,
    "report.answered": ColumnKind.FIGURES,
}
_ANSWERS = {
    "report.question": ColumnKind.WORDS,
    "report.answer": ColumnKind.WORDS,
    "report.points": ColumnKind.FIGURES,
}


def sections(diagnosis: Diagnosis, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the sections with their scores, levels, and how much of each was answered.

    Unless all answers are told elsewhere, each section unfolds to those that cost most in it.
    """
    columns = [Column(say(key, language), kind) for key, kind in _SECTIONS.items()]
    rows = list(chain.from_iterable(_rows(diagnosis, each, language) for each in diagnosis.sections))
    placed = diagnosis.benchmark is not None and not diagnosis.benchmark.no_data
    if placed:
        columns.insert(2, Column(say("benchmark.percentile", language), ColumnKind.FIGURES))
        places = list(chain.from_iterable(_places(diagnosis, each, language) for each in diagnosis.sections))
        rows = [(*row[:2], place, *row[2:]) for row, place in zip(rows, places, strict=True)]
    yield Heading(2, say("report.sections", language), key="sections")
    yield Table(tuple(columns), tuple(rows))
    optional = sum(left_out(diagnosis, section) for section in diagnosis.sections)
    if optional:
        yield Paragraph(line(quiet(say("report.not_counted", language, count=optional))))
    if placed:
        yield Paragraph(line(quiet(say("benchmark.how", language))))
    yield from radar(diagnosis, language)
    if depth is Depth.STANDARD:
        for section in diagnosis.sections:
            yield from _behind(diagnosis, section, language)


def _rows(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Iterator[Row]:
    """Yield the row of a section, and one for each copy in it of what is asked of several things."""
    yield _section(diagnosis, section, language)
    for copy in copies(section, _asked_ids(diagnosis)):
        asked = [name for name in copy.questions if diagnosis.by_id[name].asked]
        answered = sum(diagnosis.by_id[name].answer is not None for name in asked)
        yield (
            line(f"– {copy.title.to(language)}"),
            line(points_range(diagnosis, copy.ends, language)),
            Bar(copy.ends, ""),
            (),
            line(f"{answered}/{len(asked)}"),
        )


def _asked_ids(diagnosis: Diagnosis) -> frozenset[str]:
    return frozenset(each.id for each in diagnosis.questions if each.asked)


def _places(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Iterator[Spans]:
    yield _place(diagnosis, section, language)
    yield from (() for _ in copies(section, _asked_ids(diagnosis)))


def _behind(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Iterator[Block]:
    costly = [each for each in diagnosis.questions if each.section == section.id and each.lost]
    costly.sort(key=lambda each: each.lost or 0, reverse=True)
    if costly and section.score_range is not None:
        score = points_range(diagnosis, section.score_range, language)
        yield Heading(
            3, say("report.costs", language, section=section.title.to(language), score=score), folded=True
        )
        yield Items(tuple(_brief(diagnosis, each, language) for each in costly[:MOST_COSTLY]))


def _brief(diagnosis: Diagnosis, question: QuestionResult, language: Language) -> Item:
    score = points(diagnosis, question.score, language)
    title = label(question.title.to(language))
    answer = _answer(question, language)
    told = tuple(replace(span, text=shortened(span.text, LONGEST_ANSWER)) for span in answer)
    return Item(line(title, " ", told, f" ({score})"))


def answers(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield every question with its answer, a table for each section."""
    columns = tuple(Column(say(key, language), kind) for key, kind in _ANSWERS.items())
    yield Heading(2, say("report.answers", language), key="answers")
    for section in diagnosis.sections:
        own = [question for question in diagnosis.questions if question.section == section.id]
        yield Heading(3, section.title.to(language), folded=True)
        for run in runs(section, own, language):
            if run.heading:
                yield Heading(4, run.heading)
            yield Table(
                columns, tuple(_question(diagnosis, question, language) for question in run.questions)
            )
        yield from improving.improvements(own, language)
        yield from notes.notes(own, language)


def _section(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Row:
    tone = level_tone(section.levels or diagnosis.levels, section.level)
    level: Spans = line(Span(section.level.title.to(language), tone=tone)) if section.level else ()
    if section.result is not None:
        level = line(*level, *((": ",) if level else ()), section.result.title.to(language))
    if section.weight == 0:
        level = line(quiet(say("report.profile", language)))
    return (
        line(section.title.to(language)),
        line(points_range(diagnosis, section.score_range, language)),
        Bar(section.score_range, tone),
        level,
        line(f"{section.answered}/{section.asked - left_out(diagnosis, section)}"),
    )


def _place(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Spans:
    """Return the percentile of a section; nothing where it has no score."""
    own = diagnosis.benchmark
    found = None if own is None else next((each for each in own.sections if each.id == section.id), None)
    return line("–" if found is None else report.placing.place(found, language))


def _question(diagnosis: Diagnosis, question: QuestionResult, language: Language) -> Row:
    score = points(diagnosis, question.score, language)
    return line(*_asked(question, language)), _answer(question, language), line(score)


def _asked(question: QuestionResult, language: Language) -> Iterator[str | Span]:
    """Yield what was asked, and what it means where that is not understood alone."""
    text = question.text.to(language)
    yield text
    if question.clear is not None and question.clear.to(language) != text:
        yield from (" ", quiet(f"({question.clear.to(language)})"))


def _answer(question: QuestionResult, language: Language) -> Spans:
    if not question.asked:
        return line(quiet(say("report.not_asked", language)))
    if question.answer is None:
        return line(quiet(say(left_blank(optional=question.optional), language)))
    told = question.answer_text.to(language)
    if question.result is not None:
        told = say("report.looked_up", language, answer=told, result=question.result.title.to(language))
    return line(told)
