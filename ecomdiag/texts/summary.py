"""What the one page at the end of an interview says of a result: what it means, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # What the level means, by its place among all.
    "summary.ready.lowest": (
        "Todavía no estáis preparados: antes hay que poner la base.",
        "You are not ready yet: the groundwork comes first.",
    ),
    "summary.ready.between": (
        "Aún no estáis preparados: hay una base, pero quedan huecos importantes.",
        "You are not ready yet: there is a base to build on, but important gaps remain.",
    ),
    "summary.ready.nearly": (
        "Estáis casi preparados: buena parte ya funciona y lo que queda se puede ir completando.",
        "You are almost ready: much of it already works, and the rest can be completed step by step.",
    ),
    "summary.ready.highest": (
        "Sí, estáis preparados: ahora toca mantenerlo y reforzar lo que va más flojo.",
        "Yes, you are ready: now keep it up, and strengthen what is weakest.",
    ),
    "summary.ready.open": (
        "Con lo contestado hasta ahora no se puede decir si estáis preparados: el nivel está entre «{low}» y «{high}».",
        "The answers so far do not tell whether you are ready: the level lies between “{low}” and “{high}”.",
    ),
    # The same of other questionnaires, which do not ask whether a company is ready.
    "summary.level.lowest": (
        "Estáis al principio: antes hay que poner la base.",
        "You are at the beginning: the groundwork comes first.",
    ),
    "summary.level.between": (
        "Hay una base, pero quedan huecos importantes.",
        "There is a base to build on, but important gaps remain.",
    ),
    "summary.level.nearly": (
        "Buena parte ya funciona, y lo que queda se puede ir completando.",
        "Much of it already works, and the rest can be completed step by step.",
    ),
    "summary.level.highest": (
        "Estáis en lo más alto: ahora toca mantenerlo y reforzar lo que va más flojo.",
        "You are at the top: now keep it up, and strengthen what is weakest.",
    ),
    "summary.level.open": (
        "Con lo contestado hasta ahora, el nivel está entre «{low}» y «{high}».",
        "After the answers so far, the level lies between “{low}” and “{high}”.",
    ),
    "summary.level.blocked": {
        "one": (
            "Falta algo imprescindible, por bien que vaya lo demás.",
            "One essential thing is missing, however well the rest is going.",
        ),
        "many": (
            "Faltan {count} cosas imprescindibles, por bien que vaya lo demás.",
            "{count} essential things are missing, however well the rest is going.",
        ),
    },
    # Why it is so.
    "summary.capped": (
        "Por puntos estaríais en «{uncapped}», pero el nivel se queda en «{level}».",
        "By your points you would be at “{uncapped}”, but the level stays at “{level}”.",
    ),
    "summary.ready.blocked": {
        "one": (
            "Falta algo imprescindible: sin ello no estáis preparados, por bien que vaya lo demás.",
            "One essential thing is missing: without it you are not ready, however well the rest is going.",
        ),
        "many": (
            "Faltan {count} cosas imprescindibles: sin ellas no estáis preparados, por bien que vaya lo demás.",
            "{count} essential things are missing: without them you are not ready, however well the rest is going.",
        ),
    },
    "summary.limited": {
        "one": (
            "Además falta algo imprescindible: sin ello, el nivel no puede pasar de «{level}».",
            "One essential thing is missing as well: without it the level cannot go above “{level}”.",
        ),
        "many": (
            "Además faltan {count} cosas imprescindibles: sin ellas, el nivel no puede pasar de «{level}».",
            "{count} essential things are missing as well: without them the level cannot go above “{level}”.",
        ),
    },
    "summary.weak": {
        "none": (
            "Todas las secciones llegan a la mitad de los puntos; la más floja es «{section}».",
            "Every section reaches half of the points; the weakest is “{section}”.",
        ),
        "one": (
            "Una sección de {all} no llega a la mitad de los puntos: «{section}».",
            "One section of {all} does not reach half of the points: “{section}”.",
        ),
        "many": (
            "{count} secciones de {all} no llegan a la mitad de los puntos; la más floja es «{section}».",
            "{count} sections of {all} do not reach half of the points; the weakest is “{section}”.",
        ),
    },
    # How sure it is.
    "summary.unknowns": {
        "none": ("Todo está contestado.", "Everything is answered."),
        "one": (
            "Una respuesta es «No lo sé»: cuenta 0 hasta que se averigüe.",
            "One answer is “I don’t know”: it counts 0 until it is found out.",
        ),
        "many": (
            "{count} respuestas son «No lo sé»: cuentan 0 hasta que se averigüen.",
            "{count} answers are “I don’t know”: they count 0 until they are found out.",
        ),
    },
    "summary.left_out": {
        "one": (
            "Está contestado todo lo obligatorio; 1 pregunta opcional ha quedado sin contestar.",
            "All that is required is answered; 1 optional question was left out.",
        ),
        "many": (
            "Está contestado todo lo obligatorio; {count} preguntas opcionales han quedado sin contestar.",
            "All that is required is answered; {count} optional questions were left out.",
        ),
    },
    "summary.remarks.mostly": (
        "Casi todas las respuestas casan entre sí; el informe dice cuáles conviene repasar.",
        "Most answers fit together; the report says which to look over.",
    ),
    "summary.remarks.look_over": (
        "Varias respuestas no casan entre sí: repasadlas antes de fiaros del resultado.",
        "Several answers do not fit together: look them over before you rely on the result.",
    ),
    # Whether to go on abroad.
    "summary.wait": (
        "¿Es el momento de crecer fuera? Todavía no. Primero, «{step}».",
        "Is this the time to grow abroad? Not yet. First, “{step}”.",
    ),
    "summary.go": (
        "¿Es el momento de crecer fuera? Sí; mientras tanto, dad los primeros pasos de abajo.",
        "Is this the time to grow abroad? Yes; take the first steps below along the way.",
    ),
    # What the law asks.
    "summary.law": ("Lo que ya pide la ley", "What the law asks already"),
    "summary.rules": {
        "none": ("Normas en vigor que os afectan: {now}.", "Rules in force that concern you: {now}."),
        "one": (
            "Normas en vigor que os afectan: {now}; en los próximos doce meses llega otra.",
            "Rules in force that concern you: {now}; another comes within the next twelve months.",
        ),
        "many": (
            "Normas en vigor que os afectan: {now}; en los próximos doce meses llegan {count} más.",
            "Rules in force that concern you: {now}; {count} more come within the next twelve months.",
        ),
    },
    # Its headings.
    "summary.strong": ("Lo que mejor hacéis", "What you do best"),
    "summary.holds": ("Lo que más os frena", "What holds you back most"),
    "summary.held": ("Os frena", "Held back by"),
    "summary.steps": ("Los primeros pasos", "The first steps"),
}
