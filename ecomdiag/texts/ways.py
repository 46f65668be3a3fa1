"""What is said of scores that are not weighted means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "report.way_lowest": (
        "La puntuación será la de la sección más baja, no la media.",
        "The score will be that of the lowest section, not the mean.",
    ),
    "report.way_lowest_of": (
        "La puntuación es la de la sección más baja, no la media: {section}.",
        "The score is that of the lowest section, not the mean: {section}.",
    ),
    "report.way_lookup": (
        "La puntuación no es una media: la dirán unas reglas sobre las respuestas.",
        "The score is no mean: rules over the answers will say it.",
    ),
    "report.way_lookup_of": (
        "La puntuación no es una media: la dicen unas reglas sobre las respuestas. Resultado: {result}.",
        "The score is no mean: rules over the answers say it. Result: {result}.",
    ),
    "report.way_sum": (
        "La puntuación es una suma de puntos: {points} de {maximum}.",
        "The score is a sum of points: {points} of {maximum}.",
    ),
    "report.only_limits_lowest": (
        "Cuenta la puntuación más baja de varias, y no se ha podido calcular la horquilla exacta con lo que falta: "
        "fuera de estos límites no puede quedar, pero quizá no llegue hasta ellos.",
        "The lowest of several scores counts, and the exact range with what is missing could not be worked out: "
        "the result cannot lie outside these limits, but may not reach them.",
    ),
    "compare.not_shared_out": (
        "La puntuación no es una media ni una suma (cuenta la más baja, o la dicen unas reglas): la diferencia no se puede repartir entre las respuestas.",
        "The score is no mean and no sum (the lowest counts, or rules say it): the difference cannot be shared among the answers.",
    ),
    "show.way_sum": (
        "La puntuación es una suma: lo que aportan todas las preguntas, de todo lo que podrían aportar. Lo que no procede no aporta nada.",
        "The score is a sum: what all questions bring, of all that they could bring. What does not apply brings nothing.",
    ),
    "show.way_minimum": (
        "La puntuación es la de la sección más baja de las que cuentan.",
        "The score is that of the lowest section that counts.",
    ),
    "show.way_sum_of": (
        "{section}: suma de lo que aportan sus preguntas, de todo lo que podrían aportar.",
        "{section}: the sum of what its questions bring, of all that they could bring.",
    ),
    "show.way_minimum_of": (
        "{section}: la de su pregunta más baja de las que cuentan.",
        "{section}: that of its lowest question that counts.",
    ),
    "show.way_lookup": (
        "La puntuación la dice la primera de estas reglas que se cumple:",
        "The score is what the first of these rules says that holds:",
    ),
    "show.way_lookup_of": (
        "{section}: lo que dice la primera de sus reglas que se cumple.",
        "{section}: what the first of its rules says that holds.",
    ),
    "show.section_lookup": (
        "La puntuación de la sección la dice la primera de estas reglas que se cumple. Las de las preguntas solo dicen qué respuesta es mejor.",
        "The section's score is what the first of these rules says that holds. Those of its questions only say which answer is better.",
    ),
    "show.no_score": ("sin puntuación", "no score"),
    "change.results": (
        "reglas que dicen la puntuación, cambiadas: {old} → {new}",
        "rules that say the score, changed: {old} → {new}",
    ),
    "change.scoring": (
        "la puntuación se hace de otra manera: {old} → {new}",
        "the score is made in another way: {old} → {new}",
    ),
    "problem.file.lookup_default": (
        "de los resultados de «{question}», el último, y solo él, va sin «when»: vale cuando no vale ninguno antes",
        "of the results of “{question}”, the last one, and it alone, has no “when”: it holds where none before does",
    ),
    "problem.file.lookup_scores": (
        "«{question}» se puntúa por sus resultados (lookup): quitad score de sus opciones",
        "“{question}” is scored by its results (lookup): take score from its choices",
    ),
    "problem.file.lookup_many": (
        "los resultados de «{question}» distinguen demasiadas combinaciones de opciones (más de {limit}): nombrad menos, o juntas",
        "the results of “{question}” tell too many combinations of choices apart (more than {limit}): name fewer, or several together",
    ),
    "change.lookup": (
        "resultados por los que se busca la respuesta, cambiados: {old} → {new}",
        "results by which the answer is looked up, changed: {old} → {new}",
    ),
    "show.result": ("Resultado", "Result"),
    "show.result_when": ("Cuando", "When"),
    "show.result_otherwise": ("en otro caso", "otherwise"),
    "report.looked_up": ("{answer} → {result}", "{answer} → {result}"),
    "part.choice_text.improve": ("qué hacer, de la opción {choice}", "what to do, of the choice {choice}"),
    "report.improve": ("Cómo mejorar", "How to improve"),
    "change.choice_resources": (
        "lecturas de la opción {choice}: {old} → {new}",
        "what to read on beside the choice {choice}: {old} → {new}",
    ),
    "problem.file.sum_of_minimum": (
        "el cuestionario suma todas las preguntas (scoring: sum), y la sección «{section}» dice minimum: quitad uno de los dos",
        "the questionnaire adds up all questions (scoring: sum), and section “{section}” says minimum: take one of them out",
    ),
    "problem.file.sum_of_lookup": (
        "el cuestionario suma todas las preguntas (scoring: sum), y la sección «{section}» dice lookup: quitad uno de los dos",
        "the questionnaire adds up all questions (scoring: sum), and section “{section}” says lookup: take one of them out",
    ),
    "problem.file.lookup_nothing": (
        "«{of}» dice «scoring: lookup», y faltan sus reglas: escribidlas en «lookup»",
        "“{of}” says “scoring: lookup”, and its rules are missing: write them in “lookup”",
    ),
    "problem.file.lookup_unused": (
        "«{of}» tiene reglas en «lookup» que no puntúan nada: escribid también «scoring: lookup»",
        "“{of}” has rules in “lookup” that score nothing: write “scoring: lookup” too",
    ),
    "problem.file.lookup_long": (
        "«{of}» tiene demasiadas reglas en «lookup»: {limit} como mucho",
        "“{of}” has too many rules in “lookup”: {limit} at most",
    ),
    "problem.file.lookup_no_score": (
        "todas las reglas de «{of}» dicen que no procede: una al menos tiene que dar una puntuación",
        "all rules of “{of}” say that it does not apply: at least one has to give a score",
    ),
    "problem.file.lookup_gone": (
        "solo una regla de una sección puede decir «not_applicable», y esta es de «{of}»: dadle una puntuación (score)",
        "only a rule of a section may say “not_applicable”, and this one is of “{of}”: give it a score",
    ),
    "problem.file.lookup_gone_scores": (
        "una regla de «{of}» dice «not_applicable» y puntúa (score): dejad solo uno de los dos",
        "a rule of “{of}” says “not_applicable” and has a score: leave one of them",
    ),
    "problem.file.sum_full": (
        "en una suma, lo que no procede no aporta nada, y «{question}» contaría entera: quitad if_not_asked o not_applicable_if",
        "in a sum, what does not apply brings nothing, and “{question}” would count in full: take out if_not_asked or not_applicable_if",
    ),
}
