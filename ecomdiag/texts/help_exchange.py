"""Help of the commands that exchange questionnaires and answers with other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.answers_import": (
        "Convierte una tabla de otra herramienta en archivos de respuestas, uno por fila, o en una tabla para cohort.",
        "Make a table of another tool answers files, one a row, or a table for cohort.",
    ),
    "help.answers_import_file": (
        "La tabla: CSV, Excel (.xlsx), o JSON con un objeto por respuesta.",
        "The table: CSV, Excel (.xlsx), or JSON with an object a response.",
    ),
    "help.answers_import_output": (
        "Una carpeta, con un archivo de respuestas por fila; o una tabla (.csv, .ndjson) para ecomdiag cohort.",
        "A folder, with an answers file a row; or a table (.csv, .ndjson) for ecomdiag cohort.",
    ),
    "help.answers_import_id": (
        "La columna que dice de quién es cada fila, si no se llama id, _uuid o KEY.",
        "The column that says whose each row is, if it is not called id, _uuid or KEY.",
    ),
    "help.answers_import_sheet": (
        "La hoja de un libro de Excel, si no es la primera.",
        "The sheet of an Excel workbook, if it is not the first.",
    ),
    "help.answers_import_repeats": (
        "Tabla de lo que se repite (sedes, productos), si está en un archivo aparte. Puede repetirse.",
        "Table of what repeats (sites, products), if it is in a file of its own. May be repeated.",
    ),
    "help.answers_import_other": (
        "El formulario tenía un «Otro» libre (Google Forms, Microsoft Forms): lo que en una celda no es ninguna opción son las palabras junto a la única que las pide.",
        "The form had a free “Other” (Google Forms, Microsoft Forms): what is no choice in a cell is the words beside the only one that asks for them.",
    ),
    "help.answers_import_company": (
        "La columna con el nombre de la empresa, si no se llama company o empresa.",
        "The column with the company's name, if it is not called company or empresa.",
    ),
    "help.export": (
        "Convierte un cuestionario en un formulario de otra herramienta, con la que se recogen las respuestas.",
        "Make a questionnaire a form of another tool, with which answers are collected.",
    ),
    "help.export_to": (
        "Para qué herramienta: xlsform (KoboToolbox, ODK, SurveyCTO), surveyjs o limesurvey, en los que no van las puntuaciones; o el cuestionario entero: xlsx, en hojas para editarlo, o json, para otros programas.",
        "For which tool: xlsform (KoboToolbox, ODK, SurveyCTO), surveyjs or limesurvey, into which no scores are put; or the whole questionnaire: xlsx, in sheets to edit it, or json, for other programs.",
    ),
    "help.export_output": (
        "Guarda el formulario en este archivo (.xlsx, .json, o .lss y .txt de LimeSurvey); si ya existe, lo sustituye.",
        "Write the form to this file (.xlsx, .json, or .lss and .txt of LimeSurvey); an existing file is replaced.",
    ),
    "help.export_file": (
        "El cuestionario, en vez del incluido (- es la entrada estándar).",
        "The questionnaire, instead of the shipped one (- is standard input).",
    ),
    "help.form_import": (
        "Convierte un formulario de otra herramienta en un cuestionario.",
        "Make a questionnaire of a form of another tool.",
    ),
    "help.form_file": (
        "El formulario.",
        "The form.",
    ),
    "help.form_output": (
        "Guarda el cuestionario en este archivo (.yaml), que no puede existir todavía.",
        "Write the questionnaire to this file (.yaml), which must not exist yet.",
    ),
    "help.form_from": (
        "De qué herramienta es el formulario, si no se reconoce por el archivo.",
        "Which tool the form is of, if that cannot be told from the file.",
    ),
    "help.form_leave_out": (
        "Deja fuera las preguntas cuya condición no se puede decir aquí, y las que dependen de ellas, y dice cuáles; sin esto, una sola detiene la importación.",
        "Leave out the questions whose condition cannot be said here, and those that hang on them, and tell which; without it, one of them stops the import.",
    ),
    "help.form_scores": (
        "Un cuestionario con las mismas preguntas, del que se toman las puntuaciones, los pesos, los niveles y los bloqueos.",
        "A questionnaire with the same questions, from which scores, weights, levels and blockers are taken.",
    ),
}
