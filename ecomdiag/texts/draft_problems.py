"""What of a form of another tool a questionnaire cannot hold, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # Words that the program puts where a form leaves them to its tool.
    "draft.none": ("Ninguna de las anteriores", "None of the above"),
    # Answers that LimeSurvey has without saying them, by type and code.
    "draft.lime_g_f": ("Mujer", "Female"),
    "draft.lime_g_m": ("Hombre", "Male"),
    "draft.lime_c_y": ("Sí", "Yes"),
    "draft.lime_c_u": ("Dudoso", "Uncertain"),
    "draft.lime_c_n": ("No", "No"),
    "draft.lime_e_i": ("Aumenta", "Increase"),
    "draft.lime_e_s": ("Igual", "Same"),
    "draft.lime_e_d": ("Disminuye", "Decrease"),
    "draft.no_limesurvey": (
        "{path} no es la estructura de una encuesta de LimeSurvey ({reason}): exportadla en LimeSurvey como .lss o como texto con tabuladores (.txt)",
        "{path} is not the structure of a LimeSurvey survey ({reason}): export it in LimeSurvey as .lss or as tab-separated text (.txt)",
    ),
    "draft.other": ("Otra: ¿cuál?", "Other: which?"),
    "draft.refused": ("Preferimos no contestar", "We prefer not to answer"),
    "draft.dontknow": ("No lo sabemos", "We do not know"),
    "draft.how_many": ("número", "number"),
    "draft.pattern": (
        "No tiene la forma que se pide: corregidlo.",
        "This is not of the form that is asked for: correct it.",
    ),
    "draft.sum": (
        "La suma no es la que se pide: corregid los números.",
        "The sum is not what is asked for: correct the numbers.",
    ),
    "draft.too_large": (
        "{path}: es demasiado grande para ser un formulario",
        "{path} is too large to be a form",
    ),
    "draft.no_json": (
        "{path}: no se puede leer como JSON de un formulario: exportadlo otra vez desde su herramienta",
        "{path} cannot be read as the JSON of a form: export it again from its tool",
    ),
    "draft.no_survey": (
        "{path}: no tiene la hoja «survey» que tiene todo XLSForm",
        "{path} does not have the sheet “survey” that every XLSForm has",
    ),
    # Conditions.
    "problem.draft.condition_unread": (
        "la condición «{expression}» no se puede leer: corregidla en el formulario",
        "the condition “{expression}” cannot be read: correct it in the form",
    ),
    "problem.draft.left_out": (
        "se deja fuera: {sentence}",
        "left out: {sentence}",
    ),
    "problem.draft.left_out_with": (
        "se deja fuera con todo lo que hay en «{block}»: {sentence}",
        "left out with all that is in “{block}”: {sentence}",
    ),
    "problem.draft.left_out_all": {
        "one": (
            "se deja fuera una pregunta, porque aquí no se puede decir cuándo se hace; preguntas que se toman: {asked}",
            "one question is left out, as it cannot be said here when it is asked; questions taken over: {asked}",
        ),
        "many": (
            "se dejan fuera {count} preguntas, porque aquí no se puede decir cuándo se hacen; las que se toman: {asked}",
            "{count} questions are left out, as it cannot be said here when they are asked; questions taken over: {asked}",
        ),
    },
    "problem.draft.condition_of_left": (
        "la condición «{expression}» mira «{name}», que se ha dejado fuera",
        "the condition “{expression}” looks at “{name}”, which is left out",
    ),
    "problem.draft.condition_deep": (
        "la condición «{expression}» es demasiado larga o tiene demasiados paréntesis unos dentro de otros: simplificadla",
        "the condition “{expression}” is too long, or has too many brackets inside one another: make it simpler",
    ),
    "problem.draft.condition_of": (
        "la condición «{expression}» mira «{name}», que no es una pregunta anterior de este cuestionario",
        "the condition “{expression}” looks at “{name}”, which is no earlier question of this questionnaire",
    ),
    "problem.draft.condition_choice": (
        "la condición «{expression}» nombra opciones que su pregunta no tiene: {choice}",
        "the condition “{expression}” names choices that its question does not have: {choice}",
    ),
    "problem.draft.condition_uses": (
        "la condición «{expression}» usa «{what}», que aquí ninguna condición puede decir: escribidla en el formulario con las opciones o los números de las preguntas",
        "the condition “{expression}” uses “{what}”, which no condition can say here: write it in the form with the choices or the numbers of questions",
    ),
    "problem.draft.condition_text": (
        "la condición «{expression}» compara el texto de «{name}»; aquí solo se puede mirar si hay respuesta",
        "the condition “{expression}” compares the text of “{name}”; here a condition can only tell whether there is an answer",
    ),
    "problem.draft.condition_never": (
        "la condición «{expression}» no se cumple nunca (¿nombra una opción que no existe?): corregidla o quitad la pregunta",
        "the condition “{expression}” never holds (does it name a choice that there is not?): correct it, or delete the question",
    ),
    # Choices.
    "problem.draft.few_choices": (
        "no se toma: aquí una pregunta ofrece dos opciones por lo menos, y en el formulario solo se encuentran {count}",
        "not taken over: here a question offers two choices at least, and of this one the form holds {count}",
    ),
    "problem.draft.many_choices": (
        "no se toma: tiene más opciones de las que caben aquí (como mucho {most})",
        "not taken over: it has more choices than fit here ({most} at most)",
    ),
    "problem.draft.choices_renamed": (
        "opciones que no pueden llamarse así aquí: {names}",
        "choices that cannot be called so here: {names}",
    ),
    "problem.draft.offers_unsaid": (
        "qué opciones se ofrecen depende de otras respuestas de un modo que aquí no se puede decir: se ofrecen todas siempre",
        "which choices are offered depends on other answers in a way that cannot be said here: all are always offered",
    ),
    # Checks.
    "problem.draft.check_unsaid": (
        "la comprobación «{expression}» no se toma, o no entera: aquí se aceptarán respuestas que el formulario rechaza",
        "the check “{expression}” is not taken over, or not all of it: answers will be accepted here that the form refuses",
    ),
    "problem.draft.sum_kept": (
        "el formulario no comprueba la suma «{id}»: se toma del cuestionario con las puntuaciones",
        "the form does not check the sum “{id}”: it is taken from the questionnaire with the scores",
    ),
    "problem.draft.not_applicable_lost": (
        "en el formulario se hace en otras condiciones que en el cuestionario con las puntuaciones: se pierde cuándo no procede (not_applicable_if)",
        "the form asks it under other conditions than the questionnaire with the scores: when it does not apply (not_applicable_if) is lost",
    ),
    # What is asked, and how it is laid out.
    "problem.draft.kind_unsaid": (
        "no se toma: un cuestionario no tiene preguntas ni partes de tipo «{type}»",
        "not taken over: a questionnaire has no questions or parts of the type “{type}”",
    ),
    "problem.draft.hidden": (
        "no se toma: el formulario no la enseña nunca",
        "not taken over: the form never shows it",
    ),
    "problem.draft.not_held": (
        "«{what}» no se toma: un cuestionario no tiene nada así",
        "“{what}” is not taken over: a questionnaire has nothing of the kind",
    ),
    "problem.draft.repeat_asked": (
        "el formulario no dice con una pregunta cuántas veces se repite esta parte: aquí se pregunta antes, con «{id}»; poned sus palabras",
        "the form does not say by a question how often this part repeats: here “{id}” asks for it before; write its words",
    ),
    "problem.draft.repeat_most": (
        "aquí se repite {most} veces como mucho, y en el formulario puede repetirse más",
        "here it repeats {most} times at most, and in the form it may repeat more often",
    ),
    "problem.draft.repeat_in_repeat": (
        "no se toma: se repite dentro de otra parte que se repite, y un cuestionario no tiene nada así",
        "not taken over: it repeats inside another part that repeats, and a questionnaire has nothing of the kind",
    ),
    "problem.draft.count_whole": (
        "dice cuántas veces se repite una parte: aquí solo admite números enteros",
        "it says how often a part repeats: here it takes whole numbers only",
    ),
    "problem.draft.not_opened": (
        "«{type}» cierra algo que no está abierto: corregid el formulario",
        "“{type}” closes what is not open: correct the form",
    ),
    "problem.draft.html_left": (
        "del texto solo se toman las palabras: tiene imágenes, enlaces, tablas o programas",
        "only the words of the text are taken over: it has pictures, links, tables or programs",
    ),
    "problem.draft.values_left": (
        "los valores de evaluación (assessment) no se toman: son números enteros que allí se suman, y aquí una opción puntúa de 0 a 1",
        "assessment values are not taken over: they are whole numbers that are added up there, and here a choice scores from 0 to 1",
    ),
    "problem.draft.ranked_whole": (
        "aquí se ordenan todas las opciones; el formulario admite que queden algunas sin ordenar",
        "here every choice is put in order; the form lets some of them be left out",
    ),
    "problem.draft.conditions_of_old": (
        "la pregunta tiene condiciones de LimeSurvey que el archivo no dice como expresión: abridla en LimeSurvey, guardad su «relevancia» y exportad otra vez",
        "the question has conditions of LimeSurvey that the file does not say as an expression: open it in LimeSurvey, save its “relevance” and export again",
    ),
    "problem.draft.group_in_group": (
        "está dentro de un grupo que ya está en otro, y aquí solo cabe uno: sus preguntas quedan en el de fuera y se pierde «{text}»",
        "it stands in a group inside another, and there is room for one only: its questions stay in the outer one, and “{text}” is lost",
    ),
    "problem.draft.note_left": (
        "texto sin pregunta que no abre ninguna parte, y se pierde: «{text}»",
        "words without a question that do not open any part, and are lost: “{text}”",
    ),
    "problem.draft.no_title": (
        "esta parte no tiene título: lleva su nombre en su lugar",
        "this part has no title: its name stands in its place",
    ),
    "problem.draft.no_text": (
        "la pregunta no tiene texto: lleva su nombre en su lugar",
        "the question has no text: its name stands in its place",
    ),
    "problem.draft.title_once": (
        "el título del formulario está en un solo idioma: aquí es el mismo en todos; traducidlo en el cuestionario",
        "the form has its title in one language only: here it is the same in all; translate it in the questionnaire",
    ),
    "problem.draft.piped": (
        "el texto inserta una respuesta anterior, y aquí se leerá tal como está escrito: corregidlo en el cuestionario",
        "the text inserts an earlier answer, and will be read here as it is written: correct it in the questionnaire",
    ),
    "problem.draft.no_id": (
        "el formulario no dice cómo se llama el cuestionario ni su versión: se llama {id}, como el archivo",
        "the form says neither what the questionnaire is called nor its version: it is called {id}, like the file",
    ),
    # Languages.
    "problem.draft.language_assumed": (
        "el formulario no dice en qué idioma está: se toma por {language}; si es otro, cambiadlo en languages y en los textos",
        "the form does not say in which language it is: it is taken for {language}; if it is another, change it in languages and in the texts",
    ),
    "problem.draft.language_unknown": (
        "no se sabe qué idioma es «{name}», y sus textos no se toman: llamadlo por su etiqueta, como es o pt-BR",
        "it cannot be told which language “{name}” is, and its texts are not taken over: call it by its tag, such as es or pt-BR",
    ),
    "problem.draft.untranslated": {
        "one": (
            "falta un texto en {language}: está el de otro idioma en su lugar",
            "one text lacks {language}: that of another language stands in its place",
        ),
        "many": (
            "faltan {count} textos en {language}: están los de otro idioma en su lugar",
            "{count} texts lack {language}: those of another language stand in their place",
        ),
    },
    # Forms that are none.
    "problem.draft.misread": (
        "lo que hay en «{key}» no es lo que un formulario tiene ahí: exportadlo otra vez desde su herramienta",
        "what stands in “{key}” is not what a form has there: export it again from its tool",
    ),
    "problem.draft.too_deep": (
        "hay más de {most} partes unas dentro de otras",
        "there are more than {most} parts inside one another",
    ),
    "problem.draft.nothing": (
        "en el formulario no queda ninguna pregunta que un cuestionario pueda hacer",
        "no question is left in the form that a questionnaire can ask",
    ),
}
