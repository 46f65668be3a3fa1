"""What is said of questionnaires and answers that come from other tools, or go to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "excel.extra": (
        'para libros de Excel falta un paquete: instaladlo con pip install "ecomdiag[excel]"',
        'Excel workbooks take another package: install it with pip install "ecomdiag[excel]"',
    ),
    # Inside of a form, where an answer does not keep a limit.
    "form.choices": (
        "Marcad como mucho {most}; lo que dice que no hay, o que no se sabe, va solo.",
        "Tick {most} at most; what says that there is none, or that nobody knows, stands alone.",
    ),
    "form.percentage": ("Un número de 0 a 100.", "A number from 0 to 100."),
    "form.text": ("Como mucho {most} caracteres.", "{most} characters at most."),
    # What a form does not hold.
    "problem.form.scores": {
        "one": (
            "las puntuaciones, los pesos y los niveles (una pregunta puntúa) no van en el formulario: lo recogido se puntúa aquí",
            "scores, weights and levels (one question is scored) are not put into the form: what is collected is scored here",
        ),
        "many": (
            "las puntuaciones, los pesos y los niveles ({count} preguntas puntúan) no van en el formulario: lo recogido se puntúa aquí",
            "scores, weights and levels ({count} questions are scored) are not put into the form: what is collected is scored here",
        ),
    },
    "problem.form.blockers": {
        "one": (
            "el bloqueo no va en el formulario: se aplica aquí",
            "the blocker is not put into the form: it is applied here",
        ),
        "many": (
            "los {count} bloqueos no van en el formulario: se aplican aquí",
            "the {count} blockers are not put into the form: they are applied here",
        ),
    },
    "problem.form.titles": {
        "one": (
            "el nombre corto de una pregunta no va en el formulario: es para los informes",
            "the short name of one question is not put into the form: it is for reports",
        ),
        "many": (
            "los nombres cortos de {count} preguntas no van en el formulario: son para los informes",
            "the short names of {count} questions are not put into the form: they are for reports",
        ),
    },
    "problem.form.clear": {
        "one": (
            "la aclaración de una pregunta va en el formulario delante de su ayuda, sin distinguirse de ella",
            "the clearer wording of one question stands in the form before its help, and cannot be told from it",
        ),
        "many": (
            "las aclaraciones de {count} preguntas van en el formulario delante de su ayuda, sin distinguirse de ella",
            "the clearer wordings of {count} questions stand in the form before their help, and cannot be told from it",
        ),
    },
    "problem.form.observable": {
        "one": (
            "dónde mirar desde fuera (una pregunta) no va en el formulario",
            "where to look from outside (one question) is not put into the form",
        ),
        "many": (
            "dónde mirar desde fuera ({count} preguntas) no va en el formulario",
            "where to look from outside ({count} questions) is not put into the form",
        ),
    },
    "problem.form.heading": (
        "el encabezado de los informes no va en el formulario",
        "the heading of reports is not put into the form",
    ),
    "problem.form.method": (
        "de quién es el método no va en el formulario: lo dicen los informes",
        "whose method it is is not put into the form: reports say it",
    ),
    "problem.form.sum_at_end": (
        "el formulario comprueba la suma exacta «{id}» en esta pregunta, la última de ella",
        "the form checks the exact sum “{id}” at this question, the last of it",
    ),
    "problem.form.sum_may_end": (
        "el formulario comprueba la suma exacta «{id}» solo si se hace esta pregunta, la última de ella; aquí se comprueba siempre",
        "the form checks the exact sum “{id}” only if this question, the last of it, is asked; here it is always checked",
    ),
}
