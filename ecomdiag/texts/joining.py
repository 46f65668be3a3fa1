"""What is said of two periods of the same companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "join.levels_withheld": (
        "No se publica: casi todas las que suben o bajan cambian de nivel, y con cuántas suben y bajan se sabrían números pequeños.",
        "Not published: nearly all that rise or fall change their level, and with how many rise and fall, small numbers could be told.",
    ),
    "join.progress": ("Emparejando… {percent} %", "Pairing… {percent}%"),
    "join.twice": (
        "{path} tiene dos veces la empresa «{id}»: dejad una sola fila de cada una",
        "{path} has the company “{id}” twice: leave one row of each",
    ),
    "join.no_ids": (
        "{path} no dice de qué empresa es cada fila, solo las numera: para emparejarlas hace falta una columna id, u otra con --id",
        "{path} does not say which company a row is, it only numbers them: to pair them a column id is needed, or another with --id",
    ),
    "join.title": ("De una vez a la siguiente: {title}", "From one time to the next: {title}"),
    "join.rows_before": {
        "one": ("Antes: una fila.", "Before: one row."),
        "many": ("Antes: {count} filas.", "Before: {count} rows."),
    },
    "join.rows_after": {
        "one": ("Después: una fila.", "After: one row."),
        "many": ("Después: {count} filas.", "After: {count} rows."),
    },
    "join.scored": {
        "one": ("En las dos, con puntuación: una empresa.", "In both, with a score: one company."),
        "many": (
            "En las dos, con puntuación: {count} empresas.",
            "In both, with a score: {count} companies.",
        ),
    },
    "join.unscored": {
        "one": (
            "En las dos, pero sin puntuación en alguna: una.",
            "In both, but without a score in one of them: one.",
        ),
        "many": (
            "En las dos, pero sin puntuación en alguna: {count}.",
            "In both, but without a score in one of them: {count}.",
        ),
    },
    "join.only_before": {
        "one": ("Solo antes: una.", "Only before: one."),
        "many": ("Solo antes: {count}.", "Only before: {count}."),
    },
    "join.only_after": {
        "one": ("Solo después: una.", "Only after: one."),
        "many": ("Solo después: {count}.", "Only after: {count}."),
    },
    "join.nameless": {
        "one": ("Una fila no dice de qué empresa es.", "One row does not say which company it is."),
        "many": (
            "{count} filas no dicen de qué empresa son.",
            "{count} rows do not say which company they are.",
        ),
    },
    "join.too_few": (
        "Menos de {least} empresas tienen puntuación las dos veces: no se publica cómo han cambiado.",
        "Fewer than {least} companies have a score both times: how they moved is not published.",
    ),
    "join.means": (
        "Puntuación media: {before} antes, {after} después ({difference} puntos).",
        "Mean score: {before} before, {after} after ({difference} points).",
    ),
    "join.who": ("Quién sube y quién baja", "Who rises and who falls"),
    "join.by": ("Por {column}", "By {column}"),
    "join.fallen": ("Bajan", "Fall"),
    "join.same": ("Igual", "Same"),
    "join.risen": ("Suben", "Rise"),
    "join.levels": ("De qué nivel a cuál", "From which level to which"),
    "join.level_before": ("Nivel de antes", "Level before"),
    "join.sections": ("Las medias por secciones", "The means of the sections"),
    "join.before": ("Antes", "Before"),
    "join.after": ("Después", "After"),
    "join.difference": ("Diferencia", "Difference"),
    "join.questions": ("A través de qué preguntas", "Through which questions"),
    "join.how": (
        "Lo que cada pregunta aporta a la diferencia de la media, en puntos: todas juntas suman exactamente la diferencia. A su lado, a cuántas empresas les suma y a cuántas les resta.",
        "What each question brings of the difference of the mean, in points: all of them together are exactly the difference. Beside it, how many companies gain by it and how many lose.",
    ),
    "join.no_answers": (
        "No se sabe: estas tablas solo tienen resultados. Dad las dos tablas de respuestas para verlo pregunta a pregunta.",
        "Not known: these tables only hold results. Give both tables of answers to see it question by question.",
    ),
    "join.not_shared": (
        "No se puede repartir entre preguntas: en este cuestionario cuenta la puntuación más baja, o la dicen unas reglas, y lo que trae una respuesta depende de las demás.",
        "It cannot be shared out among questions: in this questionnaire the lowest score counts, or rules say it, and what an answer brings hangs on the others.",
    ),
    "join.points": ("Puntos", "Points"),
    "join.raised": ("Suma a", "Gain"),
    "join.lowered": ("Resta a", "Lose"),
    "join.others": ("Las demás, juntas", "The others, together"),
    "help.cohort_join": (
        "Empareja dos momentos de las mismas empresas: quién sube o baja, cuánto y por qué preguntas.",
        "Pair two times of the same companies: who rises or falls, by how much and through which questions.",
    ),
    "help.join_before": (
        "Tabla de antes: de respuestas (para ver las preguntas), o de resultados de «cohort score».",
        "Table of before: of answers (to see the questions), or of results of “cohort score”.",
    ),
    "help.join_after": ("Tabla de después, igual.", "Table of after, likewise."),
    "help.join_id": (
        "Columna que dice de qué empresa es cada fila; por defecto, id.",
        "Column that says which company a row is; by default, id.",
    ),
    "help.join_by": (
        "Columna de la tabla de después por la que se agrupa. Se puede repetir; los grupos de menos de 10 van juntos.",
        "Column of the table of after to group by. May be repeated; groups under 10 are put together.",
    ),
    "help.join_output": (
        "Guarda el informe (.md, .html, .txt, .json) o la tabla de empresas (.parquet, .csv, .ndjson). Se puede repetir.",
        "Write the report (.md, .html, .txt, .json) or the table of companies (.parquet, .csv, .ndjson). May be repeated.",
    ),
}
