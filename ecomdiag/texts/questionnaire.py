"""A questionnaire shown: the template of an answers file, and the listing."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The template.
    "template.intro": (
        "{title}: archivo de respuestas.\n"
        "Escribe cada respuesta detrás de los dos puntos de su pregunta, con la palabra de la primera columna: «exports: regular».\n"
        "Las líneas que empiezan por # son explicaciones: no cuentan. Las preguntas que no te toquen se dejan en blanco.\n"
        "Después: ecomdiag check ARCHIVO (dice qué falta) y ecomdiag assess --answers ARCHIVO (da el diagnóstico).",
        "{title}: answers file.\n"
        "Write each answer behind the colon of its question, with the word of the first column: “exports: regular”.\n"
        "Lines that start with # are explanations and do not count. Leave the questions that do not concern you blank.\n"
        "Then: ecomdiag check FILE (tells what is missing) and ecomdiag assess --answers FILE (gives the diagnosis).",
    ),
    "template.only_if": ("Solo si {condition}.", "Only if {condition}."),
    "template.not_if": ("No si {condition}.", "Not if {condition}."),
    "template.single": ("Una respuesta:", "One answer:"),
    "template.multiple": (
        "Una o varias, entre corchetes, [una, otra]:",
        "One or several, in square brackets, [one, other]:",
    ),
    "template.limit": (" {limit} como máximo.", " at most {limit}."),
    "template.ranking": (
        "Todas, ordenadas de más a menos importante, entre corchetes:",
        "All of them, most important first, in square brackets:",
    ),
    "template.countries": (
        "Países, por su nombre o su código, entre corchetes, [FR, México];",
        "Countries, by name or code, in square brackets, [FR, Mexico];",
    ),
    "template.percentage": ("Un número de 0 a 100.", "A number from 0 to 100."),
    "template.alone": (" (esta va sola)", " (stands alone)"),
    "condition.any_of": ("{question} es {choices}", "{question} is {choices}"),
    "condition.none_of": ("{question} no es {choices}", "{question} is not {choices}"),
    "condition.all_of": ("{question} tiene {choices}", "{question} has all of {choices}"),
    "condition.at_least": ("{question} es {number} o más", "{question} is {number} or more"),
    "condition.at_most": ("{question} es {number} o menos", "{question} is {number} or less"),
    "condition.and": (" y ", " and "),
    "condition.or": (" o bien ", " or "),
    "condition.not_any_of": (
        "{question} no es {choices}, o no se pregunta",
        "{question} is not {choices}, or is not asked",
    ),
    "condition.not": ("no se cumple que {condition}", "it is not so that {condition}"),
    # The listing of a questionnaire.
    "show.version": ("versión {version}", "version {version}"),
    "show.only_if": ("Solo si", "Only if"),
    "show.not_if": (
        "No se pregunta, y no cuenta, si {condition}.",
        "Not asked, and not counted, if {condition}.",
    ),
    "show.countries": (
        "{count} países y territorios, {most} como máximo",
        "{count} countries and territories, at most {most}",
    ),
    "kind.single": ("una respuesta", "one answer"),
    "kind.multiple": ("una o varias respuestas", "one or several answers"),
    "kind.ranking": ("ordenar", "put in order"),
    "kind.countries": ("países", "countries"),
    "kind.percentage": ("porcentaje", "percentage"),
    "show.excluded": (
        "no aplica: la pregunta deja de contar",
        "does not apply: the question no longer counts",
    ),
    "show.if_not_asked": ("Si no se pregunta: {what}.", "If not asked: {what}."),
    "show.not_asked_zero": ("cuenta 0", "it counts 0"),
    "show.not_asked_full": ("cuenta 100", "it counts 100"),
    "show.not_asked_exclude": ("no cuenta", "it does not count"),
    "show.target": ("Puntuación completa con {target}.", "Full score with {target}."),
    "show.bands": ("Desde {start} %: {score}", "From {start}%: {score}"),
}
