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
    "error.own_scores": (
        "{path} es un cuestionario entero, con sus puntuaciones: importadlo sin --scores, o escribid las puntuaciones en él",
        "{path} is a whole questionnaire, with its own scores: import it without --scores, or write the scores into it",
    ),
    "error.leave_out": (
        "{path} no es un formulario del que se pueda dejar algo fuera: importadlo sin --leave-out",
        "{path} is no form of which anything can be left out: import it without --leave-out",
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
    "problem.form.pattern": {
        "one": (
            "la forma que ha de tener un texto no va en el formulario: se comprueba al traer las respuestas",
            "what one text has to look like is not put into the form: it is checked when answers are brought in",
        ),
        "many": (
            "la forma que han de tener {count} textos no va en el formulario: se comprueba al traer las respuestas",
            "what {count} texts have to look like is not put into the form: it is checked when answers are brought in",
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
    "problem.form.written_out": (
        "lo que se repite, «{repeat}», va en el formulario copia por copia ({copies}), cada una según cuántas se han dicho",
        "what repeats, “{repeat}”, stands in the form copy by copy ({copies}), each asked by how many were said",
    ),
    "problem.form.headings": {
        "one": (
            "un grupo dentro de una sección va en el formulario como un texto delante de sus preguntas",
            "one group inside a section stands in the form as a text before its questions",
        ),
        "many": (
            "{count} grupos dentro de secciones van en el formulario como textos delante de sus preguntas",
            "{count} groups inside sections stand in the form as texts before their questions",
        ),
    },
    "problem.form.codes": {
        "one": (
            "el identificador de una pregunta no puede ser un código allí, y va en otro; al traer las respuestas se entiende",
            "the id of one question cannot be a code there, and has another; it is understood when answers are brought in",
        ),
        "many": (
            "los identificadores de {count} preguntas no pueden ser códigos allí, y van en otros; al traer las respuestas se entienden",
            "the ids of {count} questions cannot be codes there, and have others; they are understood when answers are brought in",
        ),
    },
    "problem.form.choice_codes": {
        "one": (
            "el identificador de una opción no puede ser un código allí, y va en otro; al traer las respuestas se entiende",
            "the id of one choice cannot be a code there, and has another; it is understood when answers are brought in",
        ),
        "many": (
            "los identificadores de {count} opciones no pueden ser códigos allí, y van en otros; al traer las respuestas se entienden",
            "the ids of {count} choices cannot be codes there, and have others; they are understood when answers are brought in",
        ),
    },
    # Responses.
    "responses.not_csv": (
        "{path} no es un texto en CSV: guardadlo como CSV UTF-8",
        "{path} is no text in CSV: save it as CSV UTF-8",
    ),
    "responses.not_utf8": (
        "{path}, fila {row}: hay letras que no están en UTF-8; guardadlo como CSV UTF-8",
        "{path}, row {row}: some letters are not in UTF-8; save it as CSV UTF-8",
    ),
    "responses.broken_csv": (
        "{path}, cerca de la fila {row}: el CSV está roto ({error}); exportadlo otra vez",
        "{path}, near row {row}: the CSV is broken ({error}); export it again",
    ),
    "responses.no_heads": (
        "{path} no tiene en su primera fila los nombres de las columnas: exportadlo con ellos",
        "{path} does not have the names of its columns in its first row: export it with them",
    ),
    "responses.not_json": (
        "{path} no es JSON con un objeto por respuesta: exportadlo otra vez",
        "{path} is no JSON with an object a response: export it again",
    ),
    "responses.json_large": (
        "{path} ocupa más de {most} MiB: exportadlo como CSV, que se lee fila a fila",
        "{path} is larger than {most} MiB: export it as CSV, which is read row by row",
    ),
    "responses.none_answers": (
        "{path}: ninguna columna responde a una pregunta de este cuestionario; comprobad que es el suyo (--questionnaire)",
        "{path}: no column answers a question of this questionnaire; check that it is the right one (--questionnaire)",
    ),
    "responses.not_zip": (
        "{path} no es un archivo zip que se pueda leer: exportadlo otra vez",
        "{path} is no zip file that can be read: export it again",
    ),
    "responses.zip_large": (
        "{path} tiene más tablas de las que puede haber, u ocupan más de {most} MiB: traedlas una a una (--repeats)",
        "{path} has more tables than there can be, or they are larger than {most} MiB: bring them in one by one (--repeats)",
    ),
    "responses.zip_tables": (
        "{path} tiene que contener una tabla CSV de respuestas, y además solo las de lo que se repite; no se sabe cuál es: {tables}",
        "{path} has to contain one CSV table of responses, and beside it only those of what repeats; it cannot be told which it is: {tables}",
    ),
    "responses.rows_many": (
        "{path} tiene más de {most} filas, y una tabla de lo que se repite se lee entera: partidla con la de respuestas",
        "{path} has more than {most} rows, and a table of what repeats is read whole: split it, and the table of responses with it",
    ),
    "responses.belongs_not": (
        "{path} no es una tabla de lo que se repite: le falta la columna que dice a qué respuesta pertenece cada fila (PARENT_KEY, _parent_index, __Submissions-id), no está en la otra tabla la que le corresponde (KEY, _index, __id), o ninguna columna responde a nada",
        "{path} is no table of what repeats: it lacks the column that says to which response a row belongs (PARENT_KEY, _parent_index, __Submissions-id), the other table lacks the one that this means (KEY, _index, __id), or no column answers anything",
    ),
    "responses.two_tables": (
        "{path}: «{table}» responde a «{repeat}», y otra tabla también: quitad una de las dos",
        "{path}: “{table}” answers “{repeat}”, and another table does too: remove one of the two",
    ),
    "responses.nothing_repeats": (
        "{path}: en este cuestionario no se repite nada; comprobad que es el suyo (--questionnaire)",
        "{path}: nothing repeats in this questionnaire; check that it is the right one (--questionnaire)",
    ),
    "responses.counted": (
        "Ninguna columna dice «{question}»: se han contado las filas de «{table}» de cada respuesta.",
        "No column says “{question}”: the rows of “{table}” of each response were counted.",
    ),
    "problem.responses.words": (
        "las palabras junto a una opción tienen más de {limit} caracteres: acortadlas, o llevadlas a una pregunta de texto",
        "the words beside a choice have more than {limit} characters: shorten them, or put them into a question for text",
    ),
    "responses.words_left": (
        "Las palabras junto a una opción («otra: ¿cuál?») no caben en una tabla: para guardarlas, importad a una carpeta.",
        "The words beside a choice (“another: which?”) have no place in a table: import into a folder to keep them.",
    ),
    "responses.no_other": (
        "{path}: ninguna pregunta de la tabla tiene exactamente una opción que pida palabras: quitad --other, o poned «says: true» en una",
        "{path}: no question of the table has exactly one choice that asks for words: leave out --other, or set “says: true” for one",
    ),
    "responses.other_read": {
        "one": (
            "«{question}»: palabras de «Otro» en una de sus celdas, guardadas junto a la opción que las pide.",
            "“{question}”: words of “Other” in one of its cells, kept beside the choice that asks for them.",
        ),
        "many": (
            "«{question}»: palabras de «Otro» en {count} de sus celdas, guardadas junto a la opción que las pide.",
            "“{question}”: words of “Other” in {count} of its cells, kept beside the choice that asks for them.",
        ),
    },
    "responses.other_asked": (
        "Si el formulario tenía un «Otro» libre (Google Forms, Microsoft Forms), --other lee esas celdas como sus palabras.",
        "If the form had a free “Other” (Google Forms, Microsoft Forms), --other reads such cells as its words.",
    ),
    "responses.no_copies": (
        "Ninguna columna responde a «{repeat}»: si se ha recogido, traed también su tabla (--repeats).",
        "No column answers “{repeat}”: if it was collected, bring in its table too (--repeats).",
    ),
    "responses.unread": {
        "one": ("Una columna no responde a nada: {names}", "One column answers nothing: {names}"),
        "many": ("{count} columnas no responden a nada: {names}", "{count} columns answer nothing: {names}"),
    },
    "responses.rows": {
        "one": ("Una fila.", "One row."),
        "many": ("{count} filas.", "{count} rows."),
    },
    "responses.arrived": {
        "one": ("Ha llegado una respuesta.", "One response arrived."),
        "many": ("Han llegado {count} respuestas.", "{count} responses arrived."),
    },
    "responses.wrong": {
        "one": (
            "Una fila no ha llegado: corregidla y volved a traerla.",
            "One row did not arrive: correct it and import it again.",
        ),
        "many": (
            "{count} filas no han llegado: corregidlas y volved a traerlas.",
            "{count} rows did not arrive: correct them and import them again.",
        ),
    },
    "problem.responses.no_parent": (
        "ninguna respuesta tiene la clave «{found}»: esta fila no ha llegado",
        "no response has the key “{found}”: this row did not arrive",
    ),
    "problem.responses.copies": (
        "hay {found} de «{repeat}», y se pregunta por {most} como mucho: quitad las que sobran",
        "there are {found} of “{repeat}”, and {most} at most are asked about: remove those that are too many",
    ),
    "problem.responses.no_column": (
        "no hay ninguna columna «{found}»: revisad el nombre",
        "there is no column “{found}”: check the name",
    ),
    "problem.responses.column_twice": (
        "la columna «{found}» responde a lo mismo que «{first}»: quitad una de las dos",
        "the column “{found}” answers the same as “{first}”: remove one of the two",
    ),
    "problem.responses.column_doubtful": (
        "la columna «{found}» puede ser varias preguntas ({questions}): llamadla con el nombre de la suya",
        "the column “{found}” may be several questions ({questions}): call it by the name of its own",
    ),
    "problem.responses.two_ways": (
        "«{found}» se puede leer de dos maneras: exportad las opciones por separado, o con sus códigos",
        "“{found}” can be read in two ways: export the choices separately, or by their codes",
    ),
    "problem.responses.several_in_one": (
        "«{found}» son varias respuestas: separadlas con punto y coma, así: {sentence}",
        "“{found}” is several answers: put semicolons between them, like this: {sentence}",
    ),
    "problem.responses.day_or_month": (
        "«{found}» puede ser dos días distintos: escribid el año, el mes y el día, como 2026-11-30",
        "“{found}” may be two different days: write year, month and day, as 2026-11-30",
    ),
    "problem.responses.tick": (
        "«{found}» no dice si está marcada o no: escribid 1 o 0",
        "“{found}” does not say whether it is ticked: write 1 or 0",
    ),
    "problem.responses.differ": (
        "las columnas de las opciones no dicen lo mismo que la de la pregunta: dejad solo una de las dos formas",
        "the columns of the choices do not say the same as that of the question: keep only one of the two forms",
    ),
    "problem.responses.id_twice": (
        "«{found}» ya es el nombre de otra fila: cada una necesita el suyo",
        "“{found}” is the name of another row already: each needs its own",
    ),
    "problem.responses.there": (
        "{found} ya existe, y no se escribe encima: borradlo o elegid otra carpeta",
        "{found} is there already, and is not written over: remove it or choose another folder",
    ),
    "problem.responses.unwritten": (
        "no se ha podido escribir {found}: mirad si hay espacio y permiso",
        "{found} could not be written: see whether there is room and permission",
    ),
}
