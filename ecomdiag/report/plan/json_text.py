"""A plan as JSON: its names are promised (``docs/plan.md``), numbers are exact or the nearest that JSON has."""

from __future__ import annotations

from fractions import Fraction

from ecomdiag.planning.result import LevelName, Plan, PlannedAction, Target
from ecomdiag.report.writing.json_lines import Json, dump, number, plain_value
from ecomdiag.texts import Language
from ecomdiag.texts.languages import tongue
from ecomdiag.texts.words import Text


def render(plan: Plan, language: Language) -> str:
    """Return a plan as JSON; scores are 0…100, days are person-days."""
    return dump(
        {
            "questionnaire": {"id": plan.questionnaire, "version": plan.version},
            "company": plan.company,
            "date": plan.date,
            "language": tongue(language),
            "target": _target(plan.target),
            "reached": plan.reached,
            "proved": plan.proved,
            "score_now": number(plan.score_now),
            "level_now": _level(plan.level_now, language),
            "score_after": number(plan.score_after),
            "level_after": _level(plan.level_after, language),
            "days": number(plan.days),
            "capacity": number(plan.capacity),
            "actions": [_action(own, language) for own in plan.actions],
            "frontier": [{"days": number(own.days), "score": number(own.score)} for own in plan.frontier],
            "levels": [
                {"level": _level(own.level, language), "days": _number(own.days), "score": _number(own.score)}
                for own in plan.levels
            ],
            "assumed": [
                {"question": own.question, "answer": plain_value(own.answer)} for own in plan.assumed
            ],
            "in_the_way": [
                {"kind": own.kind, "id": own.id, "title": own.title.to(language), "lost": _number(own.lost)}
                for own in plan.obstacles
            ],
            "undone": [title.to(language) for title in plan.undone],
            "coming": [
                {"id": own.id, "title": own.title.to(language), "date": own.date} for own in plan.coming
            ],
            "done": [
                {"action": own.action, "title": own.title.to(language), "who": own.who, "when": own.when}
                for own in plan.done
            ],
        }
    )


def _action(own: PlannedAction, language: Language) -> Json:
    return {
        "action": own.action,
        "title": _said(own.title, language),
        "question": own.question,
        "from": plain_value(own.start),
        "to": plain_value(own.end),
        "days": number(own.days),
        "phase": own.phase,
        "score": number(own.score),
        "stage": own.stage,
        "needs": list(own.needs),
        "begins": own.begins,
        "ends": own.ends,
        "due": own.due,
        "late": own.late,
        "who": own.who,
        "when": own.when,
    }


def _target(own: Target) -> Json:
    return {
        "kind": own.kind,
        "level": own.level,
        "number": _number(own.number),
    }


def _level(own: LevelName, language: Language) -> Json:
    return {"id": own.id, "title": own.title.to(language)}


def _said(own: Text, language: Language) -> str:
    return own.to(language)


def _number(value: Fraction | None) -> float | int | None:
    return None if value is None else number(value)
