"""What is said of forms of other tools that become questionnaires."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # The one level of a questionnaire whose form has none.
    "draft.level": ("Sin niveles todavía", "No levels yet"),
    "draft.no_form": (
        "{path}: no se reconoce de qué herramienta es este formulario: decidlo con --from",
        "{path}: which tool this form comes from cannot be told: name it with --from",
    ),
    # A questionnaire in the sheets of a workbook.
    "tables.sheets": (
        "{path}: a este libro le faltan hojas de un cuestionario: tiene que haber {sheets}",
        "{path}: this workbook lacks sheets of a questionnaire: it has to have {sheets}",
    ),
    "tables.column_twice": (
        "{path}: en la hoja {sheet} hay dos columnas {column}: quitad una o cambiadle el nombre",
        "{path}: the sheet {sheet} has two columns {column}: delete one, or rename it",
    ),
    "tables.long": (
        "en la hoja {sheet}, algo de {id} es demasiado largo para una celda de Excel (32.767 signos): exportadlo como json",
        "in the sheet {sheet}, something of {id} is too long for a cell of Excel (32,767 signs): export it as json",
    ),
    "problem.tables.belongs": (
        "esta fila no dice de qué es: escribid en su columna ({columns}) un identificador que esté en su hoja",
        "this row does not say where it belongs: write into its column ({columns}) an id that stands in its sheet",
    ),
    "draft.scores_language": (
        "el cuestionario con las puntuaciones no tiene todos los idiomas del formulario; añadidle {languages}",
        "the questionnaire with the scores does not have every language of the form: add {languages} to it",
    ),
    "problem.draft.no_scores": {
        "one": (
            "el formulario no tiene puntuaciones y la pregunta no cuenta todavía: escribidlas en el cuestionario (score:) y quitad weight: 0 de su sección, o tomadlas de otro con --scores",
            "the form holds no scores, and the question does not count yet: write them into the questionnaire (score:) and delete weight: 0 in its section, or take them from another with --scores",
        ),
        "many": (
            "el formulario no tiene puntuaciones y ninguna de las {count} preguntas cuenta todavía: escribidlas en el cuestionario (score:) y quitad weight: 0 de sus secciones, o tomadlas de otro con --scores",
            "the form holds no scores, and none of the {count} questions counts yet: write them into the questionnaire (score:) and delete weight: 0 in their sections, or take them from another with --scores",
        ),
    },
    "problem.draft.no_score": (
        "el cuestionario con las puntuaciones no tiene esta pregunta, o es de otro tipo: no cuenta hasta que escribáis sus puntuaciones",
        "the questionnaire with the scores does not have this question, or has it of another kind: it counts nothing until you write its scores",
    ),
    "problem.draft.no_score_of": (
        "el cuestionario con las puntuaciones no tiene estas opciones, que cuentan 0: {choices}",
        "the questionnaire with the scores does not have these choices, which count 0: {choices}",
    ),
    "problem.draft.renamed": (
        "«{name}» no puede ser un identificador aquí: se llama {id}",
        "“{name}” cannot be an id here: it is called {id}",
    ),
}
