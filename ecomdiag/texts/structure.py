"""What stands around several questions of a questionnaire: groups and matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "problem.file.group_in_group": (
        "en el grupo «{group}» no cabe otro grupo: ponedlo detrás, en la misma sección",
        "no group goes into the group “{group}”: put it after that one, in the same section",
    ),
    "problem.file.too_many_rows": (
        "la matriz «{matrix}» tiene que tener de 1 a {most} filas: repartid las demás en otra",
        "the matrix “{matrix}” must have from 1 to {most} rows: put the others into another one",
    ),
    "problem.file.not_in_a_row": (
        "las preguntas de «{block}» tienen que ir seguidas en su sección, y los grupos y matrices en el orden de sus preguntas",
        "the questions of “{block}” must follow one another in their section, and groups and matrices be in the order of their questions",
    ),
    "problem.file.not_the_row": (
        "«{question}» no es lo que la matriz «{matrix}» pregunta en esa fila: haced que solo cambien la id y el texto de la fila",
        "“{question}” is not what the matrix “{matrix}” asks in that row: let only the id and the text of the row differ",
    ),
    "problem.file.not_from_outside": (
        "«{question}» no lleva las condiciones de su sección y de su grupo: ponedlas en su «show_if», delante de la suya",
        "“{question}” does not have the conditions of its section and its group: put them into its “show_if”, before its own",
    ),
    "problem.file.repeat_count": (
        "«{question}» tiene que ser de «kind: number» con «integer: true», porque dice cuántas veces se pregunta el grupo",
        "“{question}” must be of “kind: number” with “integer: true”, as it says how many times the group is asked",
    ),
    "problem.file.repeat_never": (
        "«{question}» no llega a tantas: bajad «at_most» o subid su «max»",
        "“{question}” never says so many: lower “at_most”, or raise its “max”",
    ),
    "problem.file.repeat_at_most": (
        "decid en «at_most» cuántas veces se pregunta como mucho, de 1 a {most}: «{question}» no lo dice con su «max»",
        "say in “at_most” how many times it is asked at most, from 1 to {most}: “{question}” does not say so by its “max”",
    ),
    "problem.file.repeat_scoring": (
        "cada copia cuenta en su sección como las demás preguntas: poned «scoring» en la sección, no en «repeat»",
        "each copy counts in its section as other questions do: put “scoring” into the section, not into “repeat”",
    ),
    "problem.file.too_many_copies": (
        "«{repeat}» son demasiadas preguntas: como mucho {most} copias, y {all} preguntas entre todas",
        "“{repeat}” makes too many questions: at most {most} copies, and {all} questions in all of them",
    ),
    "problem.file.not_the_copy": (
        "«{group}» no es una copia de lo que pregunta «{repeat}»: haced que solo cambie el número",
        "“{group}” is no copy of what “{repeat}” asks: let only the number differ",
    ),
    "problem.file.copies_no_list": (
        "en «{repeat}» va una lista: por cada una, una línea que empieza con un guion, «- {name}: …», y las demás debajo",
        "“{repeat}” takes a list: for each of them a line that begins with a hyphen, “- {name}: …”, and the others below",
    ),
    "problem.file.copies_too_many": (
        "en «{repeat}» hay {found}, y se pregunta por {most} como mucho: quitad las que sobran",
        "there are {found} in “{repeat}”, and at most {most} are asked about: remove the others",
    ),
    "problem.file.copy_no_pairs": (
        "en {copy} van nombres con su respuesta, como «{name}: …», cada uno en su línea",
        "in {copy} names go with their answers, as “{name}: …”, each on a line of its own",
    ),
    "problem.file.copies_twice": (
        "«{question}» está contestada dos veces, aquí y en {copy}: dejad solo una",
        "“{question}” is answered twice, here and in {copy}: leave only one",
    ),
    "problem.file.levels_of_profile": (
        "«{section}» pesa 0: no tiene puntuación, así que tampoco niveles; quitadlos o dadle peso",
        "“{section}” has a weight of 0: it has no score, and so no levels; remove them, or give it a weight",
    ),
    "problem.file.offers_nothing": (
        "«{question}» puede quedarse sin bastantes respuestas que ofrecer: dejad sin condición las que hagan falta siempre",
        "“{question}” may be left without enough choices to offer: leave those without a condition that are always needed",
    ),
    "problem.file.offers_and_lookup": (
        "«{question}» tiene «choices_if» y «lookup»: dejad solo uno de los dos",
        "“{question}” has “choices_if” and “lookup”: leave one of them",
    ),
    "problem.file.too_many_offers": (
        "«{question}» admite varias respuestas: sus «choices_if» pueden tener {most} condiciones distintas como mucho",
        "“{question}” takes several choices: its “choices_if” may have {most} different conditions at most",
    ),
    "problem.not_offered": (
        "«{choice}» no se ofrece con lo que habéis contestado antes; elegid entre: {choices}, o cambiad lo de antes",
        "“{choice}” is not offered after your earlier answers; choose among: {choices}, or change those",
    ),
    "problem.form.offers": {
        "one": (
            "una pregunta ofrece en el formulario todas sus respuestas, también las que dependen de otras («choices_if»): se comprueba al traer las respuestas",
            "one question offers all its choices in the form, also those that depend on other answers (“choices_if”): it is checked when answers are brought in",
        ),
        "many": (
            "{count} preguntas ofrecen en el formulario todas sus respuestas, también las que dependen de otras («choices_if»): se comprueba al traer las respuestas",
            "{count} questions offer all their choices in the form, also those that depend on other answers (“choices_if”): it is checked when answers are brought in",
        ),
    },
    "template.offered_if": (" (solo si {condition})", " (only if {condition})"),
    "show.offered_if": ("solo si {condition}", "only if {condition}"),
    "compare.own_level": ("— su nivel", "— its level"),
    "change.choices_if": (
        "la respuesta {choice} se ofrece {new}; antes, {old}",
        "choice {choice} is offered {new}; before, {old}",
    ),
    "problem.proof.never_offered": (
        "la respuesta «{choice}» no se ofrece nunca: mirad su condición en «choices_if»",
        "the choice “{choice}” is never offered: look at its condition in “choices_if”",
    ),
    "problem.proof.undecided_actions": (
        "no se ha podido decidir si cada respuesta mejorable tiene una acción que lleve a otra que se ofrezca («choices_if»)",
        "could not decide whether each answer that could be better has an action that leads to one that is offered (“choices_if”)",
    ),
    "change.block_added": (
        "título común nuevo, {item}, de estas preguntas: {new}",
        "a new common heading, {item}, of these questions: {new}",
    ),
    "change.block_removed": (
        "sin el título común {item} de estas preguntas: {old}",
        "without the common heading {item} of these questions: {old}",
    ),
    "change.block_questions": (
        "bajo el título común {item}, otras preguntas: {old} → {new}",
        "under the common heading {item}, other questions: {old} → {new}",
    ),
    "change.repeat_added": (
        "{item} se pregunta una vez por cada una, hasta {new}",
        "{item} is asked once for each, up to {new}",
    ),
    "change.repeat_removed": (
        "{item} ya no se pregunta varias veces: la lista {item} de los archivos de respuestas ya no se lee",
        "{item} is not asked several times any more: the list {item} of answers files is not read now",
    ),
    "change.repeat_size": (
        "{item} se pregunta hasta {new} veces; antes, hasta {old}",
        "{item} is asked up to {new} times; before, up to {old}",
    ),
    "part.block_text.title": ("título común {item}", "common heading {item}"),
    "part.block_text.intro": ("texto bajo el título común {item}", "text under the common heading {item}"),
    "show.own_levels": (
        "La puntuación de esta sección tiene sus propios niveles:",
        "The score of this section has levels of its own:",
    ),
    "show.group": ("Grupo", "Group"),
    "show.matrix": {
        "one": ("Tabla de {count} fila", "Table of {count} row"),
        "many": ("Tabla de {count} filas", "Table of {count} rows"),
    },
    "show.all_asked_if": ("Todo esto se pregunta solo si", "All of this is asked only if"),
    "template.repeat": (
        "Tantas como digáis en «{count}», hasta {most}. Para la siguiente, copiad desde el guion hasta el final del bloque.",
        "As many as you give in “{count}”, up to {most}. For the next one, copy from the hyphen to the end of the block.",
    ),
    "schema.repeat": (
        "Tantas como digáis en «{count}», hasta {most}: cada una empieza con un guion.",
        "As many as you give in “{count}”, up to {most}: each begins with a hyphen.",
    ),
    "interview.copy": ("{title} · {number} de {of}", "{title} · {number} of {of}"),
    "show.repeat": (
        "Se pregunta tantas veces como diga {count}, hasta {most}. Aquí está la primera; las demás llevan su número en lugar del 1.",
        "Asked as many times as {count} says, up to {most}. This is the first; the others have their number in place of the 1.",
    ),
    "template.all_only_if": (
        "Todo este bloque, solo si {condition}.",
        "This whole block only if {condition}.",
    ),
}
