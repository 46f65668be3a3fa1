"""What is said of the questions that cost many companies most, and of the actions that would lift most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.costs_answers": (
        "Tabla o carpeta de respuestas que se puntuó: con ella se dice qué preguntas cuestan más y qué acciones subirían a más empresas. Se puede repetir, en el mismo orden en que se puntuaron.",
        "Table or folder of answers that was scored: with it, the questions that cost most and the actions that would lift most companies are told. May be repeated, in the order in which they were scored.",
    ),
    "help.costs_id": (
        "Columna de --answers que dice de qué empresa es cada fila, como en «cohort score».",
        "Column of --answers that says which company a row is, as in “cohort score”.",
    ),
    "costs.not_shared": (
        "lo que cuesta cada pregunta no se puede decir: en este cuestionario cuenta la puntuación más baja, o la dicen unas reglas, y lo que trae una respuesta depende de las demás; pedid el informe sin --answers",
        "what each question costs cannot be told: in this questionnaire the lowest score counts, or rules say it, and what an answer brings hangs on the others; ask for the report without --answers",
    ),
    "costs.others": (
        "las respuestas no son las que dieron los resultados de {path}: la empresa «{id}» no está en su sitio, o tiene otra puntuación. Dad en --answers las mismas tablas que se puntuaron, en el mismo orden",
        "the answers are not those that gave the results in {path}: the company “{id}” is not in its place, or has another score. Give with --answers the same tables that were scored, in the same order",
    ),
    "costs.more": (
        "las respuestas no son las que dieron los resultados de {path}: tienen más filas. Dad en --answers las mismas tablas que se puntuaron, en el mismo orden",
        "the answers are not those that gave the results in {path}: they have more rows. Give with --answers the same tables that were scored, in the same order",
    ),
    "costs.codes": (
        "{path} tiene las respuestas como códigos: dad en --answers la tabla de la que se hicieron",
        "{path} has the answers as codes: give with --answers the table that they were made of",
    ),
    "costs.questions": ("Lo que más cuesta, pregunta a pregunta", "What costs most, question by question"),
    "costs.unknown": (
        "No se sabe: los resultados no dicen qué se respondió. Con --answers y las tablas que se puntuaron, se dice aquí.",
        "Not known: results do not say what was answered. With --answers and the tables that were scored, it is told here.",
    ),
    "costs.too_few": (
        "No se publica: en ninguna pregunta se dejan puntos 10 empresas o más, o son todas menos unas pocas.",
        "Not published: at no question do 10 companies or more lose points, or they are all but a few.",
    ),
    "costs.how": (
        "Puntos de la puntuación media que se dejan en cada pregunta, y cuántas empresas se dejan alguno. Las empresas se cuentan por decenas, hacia abajo, y no salen las preguntas de menos de 10.",
        "Points of the mean score that are lost at each question, and how many companies lose any. Companies are counted in tens, rounded down, and questions of fewer than 10 are left out.",
    ),
    "costs.points": ("Puntos de la media", "Points of the mean"),
    "costs.losing": ("Empresas que los pierden", "Companies that lose them"),
    "costs.at_least": ("{number} o más", "{number} or more"),
    "costs.more_questions": {
        "one": (
            "Y una pregunta más: con -o, el informe entero.",
            "And one more question: with -o, the whole report.",
        ),
        "many": (
            "Y {count} preguntas más: con -o, el informe entero.",
            "And {count} more questions: with -o, the whole report.",
        ),
    },
    "costs.actions": ("Acciones que subirían a más empresas", "Actions that would lift most companies"),
    "costs.actions_how": (
        "A cuántas empresas les encaja cada acción y les sube la puntuación, y cuántos puntos de media a cada una de ellas, por sí sola. Varias acciones de una misma pregunta no se suman.",
        "How many companies each action fits and lifts the score of, and by how many points each of them in the mean, by itself. Several actions of one question do not add up.",
    ),
    "costs.no_action": (
        "Ninguna acción subiría a 10 empresas o más.",
        "No action would lift 10 companies or more.",
    ),
    "costs.action": ("Acción (pregunta)", "Action (question)"),
    "costs.gain": ("Puntos a cada una", "Points to each"),
    "costs.lifted": ("Empresas que suben", "Companies lifted"),
    "costs.more_actions": {
        "one": ("Y una acción más, en el informe en .json.", "And one more action, in the report as .json."),
        "many": (
            "Y {count} acciones más, en el informe en .json.",
            "And {count} more actions, in the report as .json.",
        ),
    },
}
