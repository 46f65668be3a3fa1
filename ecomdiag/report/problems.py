"""Problems as JSON: those of answers, and those that a proof finds."""

from __future__ import annotations

from collections.abc import Sequence

from ecomdiag.problems.problem import Problem, of_a_file
from ecomdiag.report.writing.json_lines import Json, dump
from ecomdiag.texts import Language


def render_problems(problems: Sequence[Problem], language: Language) -> str:
    """Return problems as JSON."""
    return dump({"problems": [problem_as_json(problem, language) for problem in of_a_file(problems)]})


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
