"""A comparison as JSON: same input, same bytes; scores and points are 0…100, what has none is null."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag import report
from ecomdiag.comparison.model import (
    Agreement,
    AnswerCell,
    Comparison,
    Contribution,
    Entry,
    FigureRow,
    QuestionRow,
    Range,
    Rival,
    RivalRow,
    ScoreRow,
    SectionMove,
    Step,
)
from ecomdiag.diagnosis.result import LevelResult
from ecomdiag.report.sources import source_json
from ecomdiag.report.writing.json_lines import Json, dump, number, plain_value
from ecomdiag.texts import Language
from ecomdiag.texts.languages import tongue


def json_text(comparison: Comparison, language: Language) -> str:
    """Return the whole comparison, with the texts of one language."""
    return dump(
        {
            "format_version": "1.0",
            "language": tongue(language),
            "same_version": comparison.same_version,
            "not_shared": list(comparison.not_shared),
            "diagnoses": [_entry(entry, language) for entry in comparison.entries],
            "shared": [_number(score) for score in comparison.shared],
            "sections": [_scores(row, language) for row in comparison.sections],
            "lenses": [
                {
                    "id": lens.id,
                    "title": lens.title.to(language),
                    "items": [_scores(row, language) for row in lens.items],
                }
                for lens in comparison.lenses
            ],
            "blockers": [
                {"id": row.id, "title": row.title.to(language), "applies": list(row.applies)}
                for row in comparison.blockers
            ],
            "questions": [_question(row, language) for row in comparison.questions],
            **steps_json(comparison, language),
            "agreement": None if comparison.agreement is None else _agreement(comparison.agreement, language),
            "rivals": [_rival(own) for own in comparison.rivals],
            "figures": [_figure(row, language) for row in comparison.figures],
        }
    )


def steps_json(comparison: Comparison, language: Language) -> Json:
    """Return the steps from each diagnosis to the next."""
    return {"steps": [_step(step, language) for step in comparison.steps]}


def _figure(row: FigureRow, language: Language) -> Json:
    return {
        "id": row.id,
        "question": row.question,
        "share": number(row.share),
        "text": row.text.to(language),
        "year": row.year,
        "same": list(row.same),
        "as_of": row.as_of,
        "sources": [source_json(own) for own in row.sources],
    }


def _rival(own: Rival) -> Json:
    return {
        "label": own.label,
        "known": own.known,
        "overall": _ahead(own.overall),
        "sections": [_ahead(row) for row in own.sections],
        "better": list(own.better),
        "worse": list(own.worse),
    }


def _ahead(row: RivalRow) -> Json:
    return {"id": row.id, "own": _range(row.own), "rival": _range(row.rival), "ahead": row.verdict}


def _agreement(own: Agreement, language: Language) -> Json:
    return {
        "alpha": _number(own.overall),
        "reason": own.reason or None,
        "sections": [
            {
                "id": section.id,
                "title": section.title.to(language),
                "alpha": _number(section.agreement),
                "compared": section.compared,
                "differing": section.differing,
            }
            for section in own.sections
        ],
        "questions": [
            {
                "id": question.id,
                "title": question.title.to(language),
                "alpha": number(question.agreement),
                "values": question.values,
            }
            for question in own.questions
        ],
    }


def _entry(entry: Entry, language: Language) -> Json:
    own = entry.diagnosis
    return {
        "label": entry.label,
        "name": entry.name,
        "company": own.company,
        "date": own.date,
        "version": own.questionnaire.version,
        "digest": own.questionnaire.digest,
        "complete": own.complete,
        "from_outside": own.from_outside,
        "score": _number(own.score),
        "score_range": _range(own.score_range),
        "level": own.level and _level(own.level, language),
        "level_range": own.level_range and [_level(level, language) for level in own.level_range],
        "benchmark": None if own.benchmark is None else report.placing.as_json(own.benchmark, language),
    }


def _scores(row: ScoreRow, language: Language) -> Json:
    return {
        "id": row.id,
        "title": row.title.to(language),
        "score_ranges": [_range(ends) for ends in row.scores],
        **(
            {"level_ranges": [own and [_level(end, language) for end in own] for own in row.levels]}
            if row.levels
            else {}
        ),
    }


def _level(level: LevelResult, language: Language) -> Json:
    return {"id": level.id, "title": level.title.to(language)}


def _levels_of_move(own: SectionMove, language: Language) -> Json:
    """Return the levels of its own between which a section moved; nothing if it has none."""
    if own.start_level is None and own.end_level is None:
        return {}
    ends = {"level_before": own.start_level, "level_after": own.end_level}
    return {name: level and _level(level, language) for name, level in ends.items()}


def _question(row: QuestionRow, language: Language) -> Json:
    return {
        "id": row.id,
        "section": row.section,
        "title": row.title.to(language),
        "spread": number(row.spread),
        "answers": [None if cell is None else _cell(cell, language) for cell in row.cells],
    }


def _cell(cell: AnswerCell, language: Language) -> Json:
    return {
        "asked": cell.asked,
        "answer": None if cell.answer is None else plain_value(cell.answer),
        "text": cell.text.to(language),
        "score": _number(cell.score),
    }


def _step(step: Step, language: Language) -> Json:
    return {
        "from": step.start,
        "to": step.end,
        "difference": _number(step.difference),
        "by_version": number(step.by_version),
        "other_version": step.other_version,
        **({} if step.shared_out else {"shared_out": False}),
        "contributions": [_contribution(own, language) for own in step.contributions],
        "sections": [
            {
                "id": own.id,
                "title": own.title.to(language),
                "before": number(own.start),
                "after": number(own.end),
                **_levels_of_move(own, language),
            }
            for own in step.sections
        ],
        "lifted": [title.to(language) for title in step.lifted],
        "added": [title.to(language) for title in step.added],
        "regressed": [own.question for own in step.regressed],
        "actions": [
            {
                "action": own.action,
                "title": own.title.to(language),
                "question": own.question,
                "state": own.state,
            }
            for own in step.actions
        ],
    }


def _contribution(own: Contribution, language: Language) -> Json:
    return {
        "question": own.question,
        "points": number(own.points),
        "cause": own.cause,
        "branch": own.branch,
        "section": own.section,
        "title": own.title.to(language),
        "before": own.start_text.to(language),
        "after": own.end_text.to(language),
    }


def _number(value: Fraction | None) -> float | int | None:
    return None if value is None else number(value)


def _range(ends: Range | None) -> list[float | int] | None:
    return None if ends is None else [number(end) for end in ends]
