"""A diagnosis as JSON: same input, same bytes.

Described by ``data/diagnosis.schema.json``.
"""

from __future__ import annotations

from fractions import Fraction

from ecomdiag import report
from ecomdiag.diagnosis.beside import Named, WhatIfResult
from ecomdiag.diagnosis.result import (
    AdviceResult,
    BlockerResult,
    CertaintyResult,
    Diagnosis,
    Finding,
    LensResult,
    LevelResult,
    MarketResult,
    PeerResult,
    QuestionnaireRef,
    QuestionResult,
    RecommendedAction,
    SectionResult,
    Statement,
)
from ecomdiag.diagnosis.saved import RECORD, VERSION, SavedDiagnosis
from ecomdiag.report.diagnosis import improving_json, positioning_json
from ecomdiag.report.diagnosis.blocks import blocks_json, left_out, levels_json
from ecomdiag.report.sources import source_json
from ecomdiag.report.writing.json_lines import Json, dump, number, plain_value
from ecomdiag.texts import Language
from ecomdiag.texts.languages import tongue
from ecomdiag.texts.words import Text

#: Of the diagnosis as JSON.
FORMAT_VERSION = "1.0"


def render(diagnosis: Diagnosis, language: Language) -> str:
    """Return the diagnosis as JSON, with the texts of one language; scores are 0…100, unscored is null.

    Its last field is the diagnosis as it is saved: from that alone it is read back.
    """
    return dump(
        {**as_json(diagnosis, language), RECORD: SavedDiagnosis(format_version=VERSION, diagnosis=diagnosis)}
    )


def as_json(diagnosis: Diagnosis, language: Language) -> Json:
    """Return the diagnosis as what JSON can hold."""
    return {
        "format_version": FORMAT_VERSION,
        "questionnaire": _questionnaire(diagnosis.questionnaire, language),
        "company": diagnosis.company,
        "date": diagnosis.date,
        "language": tongue(language),
        "complete": diagnosis.complete,
        "from_outside": diagnosis.from_outside,
        "score": _number(diagnosis.score),
        "score_range": _range(diagnosis.score_range),
        "range_exact": diagnosis.range_exact,
        "level": _level(diagnosis.level, language),
        "level_range": None
        if diagnosis.level_range is None
        else [_level(end, language) for end in diagnosis.level_range],
        "uncapped_level": _level(diagnosis.uncapped_level, language),
        "result": None if diagnosis.result is None else _named(diagnosis.result, language),
        "blockers": [_blocker(blocker, language) for blocker in diagnosis.blockers],
        "levels": levels_json(diagnosis.levels, language),
        "sections": [_section(diagnosis, section, language) for section in diagnosis.sections],
        "questions": [_question(question, language) for question in diagnosis.questions],
        "strengths": [_finding(finding, language) for finding in diagnosis.strengths],
        "weaknesses": [_finding(finding, language) for finding in diagnosis.weaknesses],
        "unknowns": list(diagnosis.unknowns),
        "certainty": None if diagnosis.certainty is None else _certainty(diagnosis.certainty, language),
        "what_if": None if diagnosis.what_if is None else _what_if(diagnosis.what_if, language),
        "benchmark": None
        if diagnosis.benchmark is None
        else report.placing.as_json(diagnosis.benchmark, language),
        **({} if diagnosis.advice is None else _advice(diagnosis.advice, language)),
    }


def _questionnaire(own: QuestionnaireRef, language: Language) -> Json:
    return {
        "id": own.id,
        "version": own.version,
        "digest": own.digest,
        "title": own.title.to(language),
        "method": _said(own.method, language),
        "scoring": own.scoring,
        "maximum": _number(own.maximum),
    }


def _advice(advice: AdviceResult, language: Language) -> Json:
    return {
        "recommendations": [_recommendation(own, language) for own in advice.recommendations],
        "lenses": [_lens(own, language) for own in advice.lenses],
        "markets": [_market(own, language) for own in advice.markets],
        "duties": [
            {"kind": own.kind, "now": own.now, **_statement(own.statement, language)} for own in advice.duties
        ],
        "scope": _said(advice.scope, language),
        "support": [
            {
                "body": own.body.to(language),
                "closes": own.closes,
                "closed": own.closed,
                **_statement(own.statement, language),
            }
            for own in advice.support
        ],
        "peers": [_peer(own, language) for own in advice.peers],
        "consistency": advice.consistency,
        "remarks": [
            {"id": own.id, "questions": list(own.questions), "text": own.text.to(language)}
            for own in advice.remarks
        ],
        "positioning": None
        if advice.positioning is None
        else positioning_json.as_json(advice.positioning, language),
        "glossary": [
            {"id": own.id, "term": own.term.to(language), "text": own.text.to(language)}
            for own in advice.glossary
        ],
    }


def _certainty(own: CertaintyResult, language: Language) -> Json:
    section = own.section
    return {
        "draws": own.draws,
        "kept": own.kept,
        "lower": own.lower,
        "higher": own.higher,
        "change": None if own.change is None else number(100 * own.change),
        "leads_to": _level(own.leads_to, language),
        "section": None
        if section is None
        else {"id": section.id, "title": section.title.to(language), "factor": number(section.factor)},
    }


def _what_if(own: WhatIfResult, language: Language) -> Json:
    return {
        "changes": [
            {
                "question": change.question,
                "title": change.title.to(language),
                "from": None if change.start is None else plain_value(change.start),
                "to": plain_value(change.end),
                "asked": change.asked,
                "points": number(change.points),
                "alone": number(change.alone),
            }
            for change in own.changes
        ],
        "score_before": number(own.before),
        "score_after": number(own.after),
        "difference": number(own.after - own.before),
        "score_range_after": _range(own.range_after),
        "level_before": _named(own.level_before, language),
        "level_range_after": [_named(level, language) for level in own.levels_after],
        "blockers_lifted": [_named(blocker, language) for blocker in own.lifted],
        "blockers_added": [_named(blocker, language) for blocker in own.added],
        "opens": list(own.opens),
        "closes": list(own.closes),
        "sections": [
            {
                "id": section.id,
                "title": section.title.to(language),
                "before": _range(section.before),
                "after": _range(section.after),
            }
            for section in own.sections
        ],
    }


def _named(own: Named, language: Language) -> Json:
    return {"id": own.id, "title": own.title.to(language)}


def _recommendation(own: RecommendedAction, language: Language) -> Json:
    return {
        "action": own.action,
        "title": own.title.to(language),
        "question": own.question,
        "from": plain_value(own.start),
        "to": plain_value(own.end),
        "gain": number(own.gain),
        "effort": {"days": [number(end) for end in own.days]},
        "stage": own.stage,
        "unblocks": own.unblocks,
        "opens": own.opens,
        "needs": [need.action for need in own.needs],
        "why": own.why.to(language),
        "first_step": own.first_step.to(language),
        "helpers": [helper.to(language) for helper in own.helpers],
        "sources": [source_json(source) for source in own.sources],
        "alternative_to": own.alternative_to,
    }


def _lens(own: LensResult, language: Language) -> Json:
    return {
        "id": own.id,
        "title": own.title.to(language),
        "intro": own.intro.to(language),
        "weakest": _said(own.weakest, language),
        "items": [
            {
                "id": item.id,
                "title": item.title.to(language),
                "score": _number(item.score),
                "note": _said(item.note, language),
            }
            for item in own.items
        ],
    }


def _market(own: MarketResult, language: Language) -> Json:
    kinds = ("restrictions", "agreements", "adequacy", "privacy", "payments", "notes")
    return {
        "country": own.country,
        "name": own.name.to(language),
        "home": own.home,
        "languages": [name.to(language) for name in own.languages],
        "currencies": list(own.currencies),
        "border": {"kind": own.border, "text": own.border_text.to(language)},
        "data": {"kind": own.data, "text": _said(own.data_text, language)},
        **{kind: [_statement(fact, language) for fact in getattr(own, kind)] for kind in kinds},
        "terms": _said(own.terms, language),
        "gaps": [{"question": gap.question, "text": gap.text.to(language)} for gap in own.gaps],
    }


def _peer(own: PeerResult, language: Language) -> Json:
    statement = own.statement
    return {
        "question": own.question,
        "text": own.text.to(language),
        "same": own.same,
        "as_of": statement.as_of,
        "review_by": statement.review_by,
        "stale": statement.stale,
        "verified": statement.verified,
        "sources": [source_json(source) for source in statement.sources],
    }


def _statement(own: Statement, language: Language) -> Json:
    return {
        "id": own.id or None,
        "title": own.name.to(language),
        "text": own.text.to(language),
        "applies_from": own.applies_from,
        "as_of": own.as_of,
        "review_by": own.review_by,
        "stale": own.stale,
        "verified": own.verified,
        "sources": [source_json(source) for source in own.sources],
    }


def _said(words: Text | None, language: Language) -> str | None:
    return None if words is None else words.to(language)


def _number(value: Fraction | None) -> float | int | None:
    return None if value is None else number(value)


def _range(ends: tuple[Fraction, Fraction] | None) -> list[float | int] | None:
    return None if ends is None else [number(end) for end in ends]


def _level(level: LevelResult | None, language: Language) -> Json | None:
    return None if level is None else {"id": level.id, "title": level.title.to(language)}


def _blocker(blocker: BlockerResult, language: Language) -> Json:
    return {
        "id": blocker.id,
        "title": blocker.title.to(language),
        "caps_at": _level(blocker.caps_at, language),
        "reason": blocker.reason.to(language),
    }


def _section(diagnosis: Diagnosis, section: SectionResult, language: Language) -> Json:
    return {
        "id": section.id,
        "title": section.title.to(language),
        "weight": number(section.weight),
        "score": _number(section.score),
        "score_range": _range(section.score_range),
        "level": _level(section.level, language),
        "asked": section.asked,
        "answered": section.answered,
        "left_out": left_out(diagnosis, section),
        "levels": levels_json(section.levels, language),
        "blocks": blocks_json(section, language),
        "scoring": section.scoring,
        "result": None if section.result is None else _named(section.result, language),
    }


def _question(question: QuestionResult, language: Language) -> Json:
    return {
        "id": question.id,
        "section": question.section,
        "title": question.title.to(language),
        "text": question.text.to(language),
        "clear": None if question.clear is None else question.clear.to(language),
        "asked": question.asked,
        "optional": question.optional,
        "result": None if question.result is None else _named(question.result, language),
        "improvements": improving_json.as_json(question, language),
        "answer": None if question.answer is None else plain_value(question.answer),
        "answer_text": question.answer_text.to(language),
        "score": _number(question.score),
        "weight": number(question.weight),
        "points": _number(question.points),
        "lost": _number(question.lost),
        "depends_on": question.depends_on,
        "notes": [
            {"note": own.text, "evidence": list(own.evidence), "by": own.by, "date": own.date}
            for own in question.notes
        ],
        "said": [{"choice": own.choice, "words": own.words} for own in question.said],
    }


def _finding(finding: Finding, language: Language) -> Json:
    return {
        "kind": finding.kind,
        "id": finding.id,
        "title": finding.title.to(language),
        "score": number(finding.score),
        "answers": list(finding.answers),
        "not_asked": [
            {"depends_on": closed.depends_on, "count": closed.count} for closed in finding.not_asked
        ],
    }
