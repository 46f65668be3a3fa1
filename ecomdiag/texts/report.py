"""What a report says of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "list.and": (" y ", " and "),
    "list.or": (" o ", " or "),
    "list.nor": (" ni ", " or "),
    "quoted": ("«{text}»", "“{text}”"),
    # The report.
    "report.score": ("Resultado global", "Overall result"),
    "report.level": ("Nivel", "Level"),
    "report.of_100": ("{score} de 100", "{score} of 100"),
    "report.incomplete": (
        "Faltan respuestas: el resultado está entre estos dos límites, se conteste lo que se conteste.",
        "Answers are missing: the result lies between these two limits, whatever they turn out to be.",
    ),
    "report.incomplete_settled": (
        "Faltan respuestas, pero ninguna cambia ya el resultado.",
        "Answers are missing, but none of them changes the result any more.",
    ),
    "report.from_outside": (
        "Esta empresa se ha mirado desde fuera: el resultado es una estimación vuestra, y lo que no se ve deja el margen entre estos dos límites.",
        "This company was looked at from outside: the result is an estimate of yours, and what cannot be seen leaves the range between these two limits.",
    ),
    "report.only_limits": (
        "Las respuestas que faltan se ramifican tanto que no se ha podido calcular la horquilla exacta: "
        "fuera de estos límites no puede quedar, pero quizá no llegue hasta ellos.",
        "The missing answers branch so much that the exact range could not be worked out: "
        "the result cannot lie outside these limits, but may not reach them.",
    ),
    "report.sureness": ("Cómo de seguro es el nivel", "How sure the level is"),
    "report.kept": (
        "El peso de cada pregunta es cuestión de criterio. En {draws} pruebas con otros pesos al azar (de la mitad a vez y "
        "media), el nivel sale igual en el {share}.",
        "How much each question weighs is a matter of judgement. In {draws} trials with other weights drawn at random (from half to one "
        "and a half times), the level comes out the same in {share} of them.",
    ),
    "report.kept_always": (
        "El peso de cada pregunta es cuestión de criterio. En {draws} pruebas con otros pesos al azar (de la mitad a vez y "
        "media), el nivel sale siempre igual.",
        "How much each question weighs is a matter of judgement. In {draws} trials with other weights drawn at random (from half to one "
        "and a half times), the level always comes out the same.",
    ),
    "report.smallest_change": (
        "Para que saliera «{level}», todos los pesos tendrían que cambiar a la vez en esa dirección al menos un {change}.",
        "For it to come out as “{level}”, all weights would have to change at once in that direction, by at least {change}.",
    ),
    "report.on_the_edge": (
        "Está justo en el límite: el menor cambio de pesos en contra lo llevaría a «{level}».",
        "It is right on the edge: the least change of weights against it would make it “{level}”.",
    ),
    "report.section_more": (
        "O, por sí sola, «{section}» tendría que contar al menos {factor} veces lo que cuenta.",
        "Or “{section}” alone would have to count at least {factor} times what it does.",
    ),
    "report.section_less": (
        "O, por sí sola, «{section}» tendría que contar como mucho {factor} veces lo que cuenta.",
        "Or “{section}” alone would have to count at most {factor} times what it does.",
    ),
    "report.no_change": (
        "Con ningún reparto de pesos saldría otro.",
        "No weights at all would give another.",
    ),
    # With other answers.
    "what_if.title": ("¿Y si…?", "What if…?"),
    "what_if.same_level": (
        "El resultado pasaría de {before} a {after}; el nivel seguiría en «{level_before}».",
        "The result would go from {before} to {after}; the level would stay at “{level_before}”.",
    ),
    "what_if.other_level": (
        "El resultado pasaría de {before} a {after}, y el nivel, de «{level_before}» a «{level_after}».",
        "The result would go from {before} to {after}, and the level from “{level_before}” to “{level_after}”.",
    ),
    "what_if.points": ("{points} puntos", "{points} points"),
    "what_if.before": ("Ahora", "Now"),
    "what_if.after": ("Después", "Then"),
    "what_if.changed": ("De «{start}» a «{end}».", "From “{start}” to “{end}”."),
    "what_if.given": ("«{end}».", "“{end}”."),
    "what_if.as_before": (
        "«{end}»: es lo que ya está contestado.",
        "“{end}”: that is the answer already given.",
    ),
    "what_if.not_asked": (
        "Con estas respuestas no se pregunta, así que no cuenta.",
        "With these answers it is not asked, so it does not count.",
    ),
    "what_if.shared": (
        "Lo que da cada cambio depende de los otros: sus puntos son la media de todos los órdenes en que podrían hacerse, y suman "
        "justo la diferencia.",
        "What each change brings depends on the others: its points are the mean over all orders in which they could be made, and "
        "they add up to exactly the difference.",
    ),
    "what_if.opens": {
        "one": (
            "Se preguntaría además: {titles}. Mientras no se conteste cuenta 0, y el resultado sería {after}, que es hasta donde llegan los puntos de cada cambio.",
            "One more question would be asked: {titles}. Until it is answered it counts 0, and the result would be {after}, which is as far as the points of each change go.",
        ),
        "many": (
            "Se preguntaría además por {count} cosas: {titles}. Mientras no se contesten cuentan 0, y el resultado sería {after}, que es hasta donde llegan los puntos de cada cambio.",
            "{count} more questions would be asked: {titles}. Until they are answered they count 0, and the result would be {after}, which is as far as the points of each change go.",
        ),
    },
    "what_if.closes": {
        "one": ("Ya no se preguntaría: {titles}.", "It would no longer be asked: {titles}."),
        "many": ("Ya no se preguntaría: {titles}.", "These would no longer be asked: {titles}."),
    },
    "what_if.lifted": {
        "one": (
            "Dejaría de frenar el nivel: {titles}.",
            "This would no longer hold the level back: {titles}.",
        ),
        "many": (
            "Dejarían de frenar el nivel: {titles}.",
            "These would no longer hold the level back: {titles}.",
        ),
    },
    "what_if.added": {
        "one": ("Pasaría a frenar el nivel: {titles}.", "This would now hold the level back: {titles}."),
        "many": ("Pasarían a frenar el nivel: {titles}.", "These would now hold the level back: {titles}."),
    },
    "report.sections": ("El resultado por secciones", "The result by section"),
    "report.costs": (
        "{section} ({score}): las respuestas que más puntos quitan",
        "{section} ({score}): the answers that cost most",
    ),
    "report.section": ("Sección", "Section"),
    "report.points": ("Puntos", "Score"),
    "report.bar": ("Gráfico", "Chart"),
    "report.item": ("Aspecto", "Aspect"),
    "report.answered": ("Respuestas", "Answers"),
    "report.not_counted": {
        "one": (
            "En las respuestas no se cuenta 1 pregunta opcional que está sin contestar.",
            "The answers are counted without 1 optional question that was left out.",
        ),
        "many": (
            "En las respuestas no se cuentan {count} preguntas opcionales que están sin contestar.",
            "The answers are counted without {count} optional questions that were left out.",
        ),
    },
    "report.profile": ("perfil, no puntúa", "profile, not scored"),
    "report.strengths": ("Fortalezas", "Strengths"),
    "report.weaknesses": ("Debilidades", "Weaknesses"),
    "report.no_strengths": (
        "Ninguna sección llega todavía a 50 puntos.",
        "No section reaches 50 points yet.",
    ),
    "report.no_weaknesses": ("Ninguna sección baja de 75 puntos.", "No section is below 75 points."),
    "report.blockers": ("Lo que frena el nivel", "What holds the level back"),
    "report.capped": (
        "Por puntuación, el nivel sería «{uncapped}»; mientras falte esto, se queda en «{level}».",
        "By its score the level would be “{uncapped}”; as long as this is missing, it stays at “{level}”.",
    ),
    "report.blocker_limit": (
        "Mientras falte, el nivel no pasa de «{level}».",
        "As long as it is missing, the level cannot go above “{level}”.",
    ),
    "report.unknowns": ("Lo que no sabéis", "What you do not know"),
    "report.unknowns_why": (
        "Contestado con «No lo sé»: cuenta como 0 hasta que se averigüe.",
        "Answered “I don’t know”: counts 0 until it is found out.",
    ),
    "report.made_with": ("Cuestionario {id} {version}.", "Questionnaire {id} {version}."),
    "report.made_with_digest": (
        "Cuestionario {id} {version}, huella {digest}.",
        "Questionnaire {id} {version}, digest {digest}.",
    ),
    # Pictures.
    "picture.radar": ("Las secciones, de un vistazo", "The sections at a glance"),
    "picture.radar_how": (
        "Los mismos puntos que en la tabla: cuanto más lejos del centro, mejor.",
        "The same scores as in the table: the further from the centre, the better.",
    ),
    "picture.chain_how": (
        "Los mismos puntos que en la tabla, uno tras otro; «{weakest}» es lo más flojo.",
        "The same scores as in the table, one after the other; “{weakest}” is the weakest.",
    ),
    "picture.chain_even": (
        "Los mismos puntos que en la tabla, uno tras otro.",
        "The same scores as in the table, one after the other.",
    ),
    "picture.effort": ("Esfuerzo y puntos de cada acción", "Effort and points of each action"),
    "picture.effort_how": (
        "Cada número es una de las primeras acciones de abajo: más a la derecha, más jornadas; más arriba, más puntos. La línea une las que "
        "ninguna otra de ellas iguala con menos trabajo. Los que caerían en el mismo sitio están uno al lado del otro.",
        "Each number is one of the first actions below: further to the right, more days of work; higher, more points. The line joins those that "
        "no other of them equals for less work. Those that would fall on the same spot stand side by side.",
    ),
    "picture.timeline": ("Las normas en el tiempo", "The rules over time"),
    "picture.timeline_how": (
        "Desde cuándo se aplica cada norma con fecha de la lista de abajo; la línea gruesa es el día del informe.",
        "From when each dated rule of the list below applies; the thick line is the day of the report.",
    ),
    "report.paper_signs": (
        "Este documento no tiene letra para algunos signos: en su lugar hay un cuadrado vacío (□).",
        "This document has no font for some signs: in their place there is an empty square (□).",
    ),
    "report.contents": ("Contenido", "Contents"),
    "report.skip": ("Ir al contenido", "Skip to the content"),
    "report.answers": ("Todas las respuestas", "All answers"),
    "report.question": ("Pregunta", "Question"),
    "report.answer": ("Respuesta", "Answer"),
    "report.not_asked": ("no se pregunta", "not asked"),
    "report.depends": {
        "one": (
            "Mientras «{question}» siga así, hay una pregunta más que no se hace y no da puntos",
            "While “{question}” stays as it is, one more question is not asked and brings no points",
        ),
        "many": (
            "Mientras «{question}» siga así, hay {count} preguntas más que no se hacen y no dan puntos",
            "While “{question}” stays as it is, {count} more questions are not asked and bring no points",
        ),
    },
    "report.only_of": ("solo {count} de {total}: {answer}", "only {count} of {total}: {answer}"),
    "report.of": ("{count} de {total}: {answer}", "{count} of {total}: {answer}"),
    "report.notes": ("Notas y pruebas", "Notes and evidence"),
    "report.evidence": ("Prueba", "Evidence"),
    "report.not_answered": ("sin contestar", "not answered"),
    "report.left_out": ("sin contestar (opcional)", "left out (optional)"),
}
