"""A diagnosis, or a list of problems, as JSON: same input, same bytes.

Described by ``data/diagnosis.schema.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from ecomdiag.advice.model import Source
from ecomdiag.advised import (
    AdviceResult,
    LensResult,
    MarketResult,
    PeerResult,
    RecommendedAction,
    Statement,
)
from ecomdiag.conditions import Answer
from ecomdiag.diagnosis import BlockerResult, Diagnosis, Finding, LevelResult, QuestionResult, SectionResult
from ecomdiag.problems import Problem
from ecomdiag.texts import Language

Json: TypeAlias = dict[str, Any]

#: What JSON leaves as it is but acts on a terminal or reorders text.
_ACTING = re.compile("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def render(diagnosis: Diagnosis) -> str:
    """Return the diagnosis as JSON; scores are 0…100, unscored is null."""
    return dump(as_json(diagnosis))


def render_problems(problems: Sequence[Problem], language: Language) -> str:
    """Return problems as JSON."""
    return dump({"problems": [problem_as_json(problem, language) for problem in problems]})


def as_json(diagnosis: Diagnosis) -> Json:
    """Return the diagnosis as what JSON can hold."""
    return {
        "format_version": diagnosis.format_version,
        "questionnaire": {
            "id": diagnosis.questionnaire.id,
            "version": diagnosis.questionnaire.version,
            "digest": diagnosis.questionnaire.digest,
            "title": diagnosis.questionnaire.title,
            "method": diagnosis.questionnaire.method,
        },
        "company": diagnosis.company,
        "date": diagnosis.date,
        "language": diagnosis.language,
        "complete": diagnosis.complete,
        "score": _number(diagnosis.score),
        "score_range": _range(diagnosis.score_range),
        "level": _level(diagnosis.level),
        "level_range": None
        if diagnosis.level_range is None
        else [_level(end) for end in diagnosis.level_range],
        "uncapped_level": _level(diagnosis.uncapped_level),
        "blockers": [_blocker(blocker) for blocker in diagnosis.blockers],
        "levels": [{**(_level(level) or {}), "from": _number(level.start)} for level in diagnosis.levels],
        "sections": [_section(section) for section in diagnosis.sections],
        "questions": [_question(question) for question in diagnosis.questions],
        "strengths": [_finding(finding) for finding in diagnosis.strengths],
        "weaknesses": [_finding(finding) for finding in diagnosis.weaknesses],
        "unknowns": [question.id for question in diagnosis.unknowns],
        **_advice(diagnosis.advice),
    }


def _advice(advice: AdviceResult | None) -> Json:
    if advice is None:
        return {}
    return {
        "recommendations": [_recommendation(own) for own in advice.recommendations],
        "lenses": [_lens(own) for own in advice.lenses],
        "markets": [_market(own) for own in advice.markets],
        "duties": [{"kind": own.kind, "now": own.now, **_statement(own.statement)} for own in advice.duties],
        "support": [{"body": body, **_statement(own)} for body, own in advice.support],
        "peers": [_peer(own) for own in advice.peers],
        "consistency": advice.consistency,
        "remarks": [{"id": name, "questions": list(own), "text": text} for name, own, text in advice.remarks],
    }


def _recommendation(own: RecommendedAction) -> Json:
    return {
        "action": own.action,
        "title": own.title,
        "question": own.question,
        "from": _answer(own.start),
        "to": _answer(own.end),
        "gain": _number(own.gain),
        "effort": {"days": [_number(end) for end in own.days]},
        "unblocks": own.unblocks,
        "opens": own.opens,
        "needs": [need for need, _ in own.needs],
        "why": own.why,
        "first_step": own.first_step,
        "helpers": list(own.helpers),
        "sources": [source_json(source) for source in own.sources],
    }


def _lens(own: LensResult) -> Json:
    return {
        "id": own.id,
        "title": own.title,
        "intro": own.intro,
        "weakest": own.weakest,
        "items": [
            {"id": name, "title": title, "score": _number(score), "note": note or None}
            for name, title, score, note in own.items
        ],
    }


def _market(own: MarketResult) -> Json:
    kinds = ("restrictions", "agreements", "adequacy", "privacy", "payments", "notes")
    return {
        "country": own.country,
        "name": own.name,
        "home": own.home,
        "languages": list(own.languages),
        "currencies": list(own.currencies),
        "border": {"kind": own.border, "text": own.border_text},
        "data": {"kind": own.data, "text": own.data_text or None},
        **{kind: [_statement(fact) for fact in getattr(own, kind)] for kind in kinds},
        "gaps": [{"question": question, "text": text} for question, text in own.gaps],
    }


def _peer(own: PeerResult) -> Json:
    statement = own.statement
    return {
        "question": own.question,
        "text": own.text,
        "same": own.same,
        "as_of": statement.as_of,
        "review_by": statement.review_by,
        "stale": statement.stale,
        "sources": [source_json(source) for source in statement.sources],
    }


def _statement(own: Statement) -> Json:
    return {
        "id": own.id or None,
        "title": own.title,
        "text": own.text,
        "applies_from": own.applies_from,
        "as_of": own.as_of,
        "review_by": own.review_by,
        "stale": own.stale,
        "sources": [source_json(source) for source in own.sources],
    }


def source_json(source: Source) -> Json:
    """Return a source as what JSON can hold."""
    return {"title": source.title, "publisher": source.publisher, "date": source.date, "link": source.link}


def dump(value: Json) -> str:
    """Write a line for each field, and one for each record of a list: short, and good to compare."""
    fields = (f"  {_line(name)}: {_lines(field)}" for name, field in value.items())
    text = "{\n" + ",\n".join(fields) + "\n}\n"
    return _ACTING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _lines(value: Any) -> str:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "[\n" + ",\n".join(f"    {_line(item)}" for item in value) + "\n  ]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _range(ends: tuple[Fraction, Fraction] | None) -> list[float | int | None] | None:
    return None if ends is None else [_number(end) for end in ends]


def _level(level: LevelResult | None) -> Json | None:
    return None if level is None else {"id": level.id, "title": level.title}


def _blocker(blocker: BlockerResult) -> Json:
    return {
        "id": blocker.id,
        "title": blocker.title,
        "caps_at": _level(blocker.caps_at),
        "reason": blocker.reason,
    }


def _section(section: SectionResult) -> Json:
    return {
        "id": section.id,
        "title": section.title,
        "weight": _number(section.weight),
        "score": _number(section.score),
        "score_range": _range(section.score_range),
        "level": _level(section.level),
        "asked": section.asked,
        "answered": section.answered,
    }


def _question(question: QuestionResult) -> Json:
    return {
        "id": question.id,
        "section": question.section,
        "title": question.title,
        "text": question.text,
        "asked": question.asked,
        "answer": _answer(question.answer),
        "answer_text": question.answer_text,
        "score": _number(question.score),
        "weight": _number(question.weight),
        "points": _number(question.points),
        "lost": _number(question.lost),
        "depends_on": question.depends_on,
    }


def _answer(answer: Answer | None) -> Any:
    if isinstance(answer, Fraction):
        return _number(answer)
    return list(answer) if isinstance(answer, tuple) else answer


def _finding(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "id": finding.id,
        "title": finding.title,
        "score": _number(finding.score),
        "answers": [question.id for question in finding.answers],
        "not_asked": [
            {"depends_on": closed.depends_on, "count": closed.count} for closed in finding.not_asked
        ],
    }


def problem_as_json(problem: Problem, language: Language) -> Json:
    """Return one problem as what JSON can hold."""
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "question": problem.question,
        "line": problem.place.line if problem.place else None,
        "column": problem.place.column if problem.place else None,
        "message": problem.message(language),
    }
