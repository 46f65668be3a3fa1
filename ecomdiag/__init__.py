"""ecomdiag: how ready a company is to sell online in other countries.

What ``docs/python.md`` explains is handed on from here, each name read when it is asked for::

    import ecomdiag

    questionnaire = ecomdiag.load_questionnaire()
    sheet = ecomdiag.load_answers("answers.yaml", questionnaire)
    diagnosis = ecomdiag.diagnose(questionnaire, sheet)
    print(ecomdiag.render(diagnosis, "markdown", language="en"))
"""

from __future__ import annotations

# Nothing is imported until it is asked for: a Ctrl-C before ``ecomdiag.__main__`` listens ends in Python's own words.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ecomdiag.benchmark.model import Benchmark
    from ecomdiag.brand.model import Brand
    from ecomdiag.diagnosis.result import Diagnosis
    from ecomdiag.loader.benchmark_file import load_benchmark
    from ecomdiag.loader.brand.file import load_brand
    from ecomdiag.loader.diagnosis_file import load_diagnosis
    from ecomdiag.loader.questionnaire import load_questionnaire
    from ecomdiag.loader.questions.writer import questionnaire_text
    from ecomdiag.problems.errors import (
        AnswersError,
        EcomdiagError,
        ProblemsError,
        QuestionnaireError,
        UsageError,
    )
    from ecomdiag.problems.problem import Problem
    from ecomdiag.questionnaire.model import Questionnaire
    from ecomdiag.questionnaire.sheet import AnswerSheet
    from ecomdiag.questionnaire.soundness import check_sound
    from ecomdiag.texts.words import Text
    from ecomdiag.workflows.answers import check, load_answers
    from ecomdiag.workflows.comparing import compare
    from ecomdiag.workflows.crossing import cross
    from ecomdiag.workflows.diagnosing import diagnose
    from ecomdiag.workflows.exchanging import export, import_form
    from ecomdiag.workflows.importing import import_answers
    from ecomdiag.workflows.planning import plan
    from ecomdiag.workflows.proving import prove
    from ecomdiag.workflows.rendering import render, render_pdf
    from ecomdiag.workflows.versions import diff
    from ecomdiag.workflows.what_if import what_if

__version__ = "0.1.0"

__all__ = [
    "AnswerSheet",
    "AnswersError",
    "Benchmark",
    "Brand",
    "Diagnosis",
    "EcomdiagError",
    "Problem",
    "ProblemsError",
    "Questionnaire",
    "QuestionnaireError",
    "Text",
    "UsageError",
    "check",
    "check_sound",
    "compare",
    "cross",
    "diagnose",
    "diff",
    "export",
    "import_answers",
    "import_form",
    "load_answers",
    "load_benchmark",
    "load_brand",
    "load_diagnosis",
    "load_questionnaire",
    "plan",
    "prove",
    "questionnaire_text",
    "render",
    "render_pdf",
    "what_if",
]

#: The module that each name stands in: only what is used is read, and starting the program reads none of it.
_HOMES = {
    "AnswerSheet": "questionnaire.sheet",
    "AnswersError": "problems.errors",
    "Benchmark": "benchmark.model",
    "Brand": "brand.model",
    "Diagnosis": "diagnosis.result",
    "EcomdiagError": "problems.errors",
    "Problem": "problems.problem",
    "ProblemsError": "problems.errors",
    "Questionnaire": "questionnaire.model",
    "QuestionnaireError": "problems.errors",
    "Text": "texts.words",
    "UsageError": "problems.errors",
    "check": "workflows.answers",
    "check_sound": "questionnaire.soundness",
    "compare": "workflows.comparing",
    "cross": "workflows.crossing",
    "diagnose": "workflows.diagnosing",
    "diff": "workflows.versions",
    "export": "workflows.exchanging",
    "import_form": "workflows.exchanging",
    "import_answers": "workflows.importing",
    "load_answers": "workflows.answers",
    "load_benchmark": "loader.benchmark_file",
    "load_brand": "loader.brand.file",
    "load_diagnosis": "loader.diagnosis_file",
    "load_questionnaire": "loader.questionnaire",
    "plan": "workflows.planning",
    "prove": "workflows.proving",
    "questionnaire_text": "loader.questions.writer",
    "render": "workflows.rendering",
    "render_pdf": "workflows.rendering",
    "what_if": "workflows.what_if",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
