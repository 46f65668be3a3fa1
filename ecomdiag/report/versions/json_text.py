"""The changes of a questionnaire as JSON, for a script: same input, same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import Band, Constraint, Order, Questionnaire
from ecomdiag.questionnaire.wording import describe
from ecomdiag.report.versions.words import message
from ecomdiag.report.writing.json_lines import Json, dump, number
from ecomdiag.texts import Language
from ecomdiag.texts.words import Text
from ecomdiag.versions.records import Change, QuestionnaireDiff, Value
from ecomdiag.versions.sheets import SheetDiff, SheetResult


def render(
    changes: QuestionnaireDiff, language: Language, answers: Sequence[tuple[str, SheetDiff]] = ()
) -> str:
    """Return the changes, and what becomes of some answers files (each with its path), as JSON."""
    return dump(
        {
            "old": {"id": changes.old.id, "version": changes.old.version},
            "new": {"id": changes.new.id, "version": changes.new.version},
            "stands": changes.stands,
            "consequence": changes.consequence,
            "step": changes.step,
            "version_called_for": changes.version_called_for,
            "version_enough": changes.version_enough,
            "changes": [_change(change, changes, language) for change in changes.changes],
            "answers": [_file(path, found, language) for path, found in answers],
        }
    )


def _change(change: Change, changes: QuestionnaireDiff, language: Language) -> Json:
    return {
        "kind": change.kind,
        "consequence": change.consequence,
        "section": change.section,
        "question": change.question,
        "choice": change.choice,
        "item": change.item,
        "part": change.part,
        "old": _value(change.old, changes.old, language),
        "new": _value(change.new, changes.new, language),
        "message": message(change, changes, language),
    }


def _value(value: Value, owner: Questionnaire, language: Language) -> Any:
    """Return an old or new value as what JSON can hold; a condition is told in words."""
    match value:
        case Fraction():
            return number(value)
        case Text():
            return dict(value.pairs)
        case Constraint():
            return _rule(value)
        case Order():
            most = {} if value.most is None else {"at_most": number(value.most)}
            return {"order": list(value.pair), "at_least": number(value.least), **most}
        case (
            AnyOf()
            | NoneOf()
            | AllOf()
            | AtLeast()
            | AtMost()
            | OnOrAfter()
            | OnOrBefore()
            | Answered()
            | All()
            | AnyPart()
            | Not()
        ):
            return describe(owner, value, language)
        case tuple():
            return [_band(item) if isinstance(item, Band) else item for item in value]
        case _:
            return value


def _rule(rule: Constraint) -> Json:
    limit = {"equals": [number(value) for value in rule.equals]}
    if rule.at_most is not None:
        return {"sum_of": list(rule.questions), "at_most": number(rule.at_most)}
    return {"sum_of": list(rule.questions), **limit}


def _band(band: Band) -> Json:
    return {"from": number(band.start), "score": number(100 * band.score)}


def _file(path: str, found: SheetDiff, language: Language) -> Json:
    return {
        "file": path,
        "company": found.company,
        "verdict": found.verdict,
        "problems": [
            {"rule": problem.rule, "question": problem.question, "message": problem.message(language)}
            for problem in found.problems
        ],
        "missing": list(found.missing),
        "not_counted": list(found.idle),
        "wrong_before": found.already,
        "before": _result(found.before),
        "after": _result(found.after),
    }


def _result(result: SheetResult) -> Json:
    """Return a score range, whether its ends can be, and its two levels; both are equal when nothing is missing."""
    return {
        "score_range": None if result.scores is None else [number(end) for end in result.scores],
        "range_exact": result.exact,
        "level_range": None if result.levels is None else [level.id for level in result.levels],
    }
