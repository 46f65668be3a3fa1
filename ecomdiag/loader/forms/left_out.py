"""What of a questionnaire no form of another tool holds, an item each.

Scores are never put into a form, though some can hold them: two engines of ODK work out one expression differently, so
that what is collected is scored here.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.loader.forms.patterns import pattern_text
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire


def left_out(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield what a form does not hold, and what it checks less of, as warnings."""
    own = questionnaire
    counts = {
        "scores": sum(question.scored for section in own.scored_sections for question in section.questions),
        "blockers": len(own.blockers),
        "orders": len(own.orders),
        "offers": sum(bool(question.offers) for question in own.questions),
        "titles": sum(question.title is not None for question in own.questions),
        "clear": sum(question.clear is not None for question in own.questions),
        "observable": sum(question.observable is not None for question in own.questions),
        "pattern": sum(bool(question.pattern) and not pattern_text(question) for question in own.questions),
        "heading": own.heading is not None,
        "method": own.method is not None,
    }
    for what, count in counts.items():
        if count:
            yield Problem(rule=f"form.{what}", severity="warning", values={"count": int(count)})
    for constraint in own.constraints:
        if constraint.equals:
            last = own.by_id[constraint.questions[-1]]
            rule = "form.sum_may_end" if last.conditions else "form.sum_at_end"
            yield Problem(rule=rule, severity="warning", question=last.id, values={"id": constraint.id})
