"""A questionnaire shown: the template of an answers file, and the listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # The choices of a question of kind yes_no.
    "yes_no.yes": ("Sí", "Yes"),
    "yes_no.no": ("No", "No"),
    "yes_no.not_applicable": ("No procede", "Not applicable"),
    # The template.
    "template.notes": (
        "Junto a cualquier respuesta caben una nota y pruebas: no puntúan, y salen en el informe completo. Así, al final del archivo y sin la almohadilla:",
        "Beside any answer there is room for a note and evidence: they are not scored, and the full report shows them. Like this, at the end of the file and without the hash:",
    ),
    "template.said": (
        "Detrás de una respuesta que dice «con vuestras palabras», decid cuál, si queréis: no puntúa, y sale en el informe junto a ella. Así, al final del archivo y sin la almohadilla:",
        "Behind an answer that says “in your own words”, say which, if you like: it is not scored, and the report shows it beside the answer. Like this, at the end of the file and without the hash:",
    ),
    "template.said_words": ("lo que sea", "whatever it is"),
    "template.says": (" (con vuestras palabras, en «said»)", " (in your own words, under “said”)"),
    "show.pattern": ("cada línea con la forma {pattern}", "each line of the pattern {pattern}"),
    "show.says": ("pide unas palabras", "asks for a few words"),
    "template.note": ("Lo que haya que decir de la respuesta.", "What there is to say about the answer."),
    "template.evidence": ("contrato.pdf", "contract.pdf"),
    "template.by": ("quien lo dice", "who says so"),
    "template.intro": (
        "{title}: archivo de respuestas.\n"
        "Escribid cada respuesta detrás de los dos puntos de su pregunta, con la palabra de la primera columna: «{example}».\n"
        "Las líneas que empiezan por # son explicaciones: no cuentan. Las preguntas que no os toquen se dejan en blanco.\n"
        "Después, para ver qué falta y para hacer el diagnóstico:",
        "{title}: answers file.\n"
        "Write each answer after the colon of its question, with the word of the first column: “{example}”.\n"
        "Lines that begin with # are explanations: they do not count. Leave questions blank that do not concern you.\n"
        "Then, to see what is missing and to make the diagnosis:",
    ),
    "template.intro_outside": (
        "{title}: ficha de otra empresa, vista desde fuera.\n"
        "Mirad su web, su tienda y sus redes como lo haría quien le compra: cada pregunta dice dónde. Las preguntas hablan a la empresa: contestad por ella. Escribid cada respuesta detrás de los dos puntos, con la palabra de la primera columna: «{example}».\n"
        "Las líneas que empiezan por # son explicaciones: no cuentan. Lo que no se vea se deja en blanco: no se supone. Lo que salga de aquí es una estimación vuestra, con su margen.\n"
        "Después, para revisarla y para compararla con vuestra empresa:",
        "{title}: sheet about another company, seen from outside.\n"
        "Look at its website, its shop and its social media as a buyer would: each question says where. The questions speak to the company: answer for it. Write each answer after the colon, with the word of the first column: “{example}”.\n"
        "Lines that start with # are explanations: they do not count. Leave blank what cannot be seen: do not assume it. What comes of this is an estimate of yours, with its range.\n"
        "Afterwards, to check it and to compare it with your own company:",
    ),
    "template.look": ("Desde fuera: {where}", "From outside: {where}"),
    "template.own_file": ("VUESTRO-ARCHIVO", "YOUR-FILE"),
    "help.template_observable": (
        "Solo lo que se ve desde fuera de otra empresa, con dónde mirarlo.",
        "Only what can be seen of another company from outside, and where to look.",
    ),
    "help.observable": (
        "Pregunta solo lo que se ve desde fuera de otra empresa, y guarda la ficha en el archivo que se diga (si no, en rival.yaml).",
        "Ask only what can be seen of another company from outside, and keep the sheet in the file that you name (else in rival.yaml).",
    ),
    "template.home": (
        "el país de la empresa; si no se dice, España (para decirlo, quitad la #)",
        "the company’s country; Spain if it is not said (to say it, remove the #)",
    ),
    "template.region": (
        "en España, su comunidad autónoma: de ella depende qué ayudas salen en el informe",
        "in Spain, its autonomous community: the support in the report depends on it",
    ),
    "template.file": ("ARCHIVO", "FILE"),
    "template.left_out": (" (no cuenta)", " (does not count)"),
    "template.editor": (
        "Un editor lo completa y revisa con: {command}",
        "Editors complete and check it with: {command}",
    ),
    "template.only_if": ("Solo si {condition}.", "Only if {condition}."),
    "template.not_if": ("No si {condition}.", "Not if {condition}."),
    "template.optional": (
        "Opcional: podéis dejarla en blanco.",
        "Optional: you may leave it blank.",
    ),
    "template.single": ("Una respuesta:", "One answer:"),
    "template.multiple": (
        "Una o varias, entre corchetes, [una, otra]:",
        "One or several, in square brackets, [one, other]:",
    ),
    "template.limit": (" {limit} como máximo.", " at most {limit}."),
    "template.least": (" {least} como mínimo.", " at least {least}."),
    "template.exactly": (" exactamente {limit}.", " exactly {limit}."),
    "template.between": (" de {least} a {limit}.", " {least} to {limit}."),
    "template.ranking": (
        "Todas, ordenadas de más a menos importante, entre corchetes:",
        "All of them, most important first, in square brackets:",
    ),
    "template.countries": (
        "Países, por su nombre o su código, entre corchetes, [FR, México];",
        "Countries, by name or code, in square brackets, [FR, Mexico];",
    ),
    "template.percentage": ("Un número de 0 a 100.", "A number from 0 to 100."),
    "template.text": (
        "Vuestras palabras, entre comillas: {limit} caracteres como máximo.",
        "Your own words, in quotes: {limit} characters at most.",
    ),
    "template.lines": (
        " Varias líneas, {lines} como máximo: detrás de «|», cada una con sangría.",
        " Several lines, {lines} at most: behind “|”, each indented.",
    ),
    "template.alone": (" (esta va sola)", " (stands alone)"),
    "condition.any_of": ("{question} es {choices}", "{question} is {choices}"),
    "condition.none_of": ("{question} no es {choices}", "{question} is not {choices}"),
    "condition.all_of": ("{question} tiene {choices}", "{question} has all of {choices}"),
    "condition.at_least": ("{question} es {number} o más", "{question} is {number} or more"),
    "condition.at_most": ("{question} es {number} o menos", "{question} is {number} or less"),
    "condition.answered": ("{question} tiene respuesta", "{question} is answered"),
    "condition.not_answered": ("{question} no tiene respuesta", "{question} is not answered"),
    "condition.and": (" y ", " and "),
    "condition.or": (" o bien ", " or "),
    "condition.not_any_of": (
        "{question} no es {choices}, o no se pregunta",
        "{question} is not {choices}, or is not asked",
    ),
    "condition.not": ("no se cumple que {condition}", "it is not so that {condition}"),
    # What a condition asks of an answer: in a sentence, and in the drawing.
    "branch.one": ("{question} es {choices}", "{question} is {choices}"),
    "branch.but": (
        "{question} tiene cualquier respuesta menos {choices}",
        "{question} has any answer but {choices}",
    ),
    "branch.given": ("{question} tiene respuesta", "{question} has an answer"),
    "branch.some": ("{question} incluye {choices}", "{question} includes {choices}"),
    "branch.without": ("{question} no incluye {choices}", "{question} does not include {choices}"),
    "branch.all": ("{question} incluye a la vez {choices}", "{question} includes both {choices}"),
    "branch.not_all": (
        "{question} no incluye a la vez {choices}",
        "{question} does not include {choices} together",
    ),
    "branch.least": ("{question} es {number} o más", "{question} is {number} or more"),
    "branch.most": ("{question} es {number} o menos", "{question} is {number} or less"),
    "branch.under": ("{question} es menos de {number}", "{question} is under {number}"),
    "branch.over": ("{question} es más de {number}", "{question} is over {number}"),
    "branch.unasked": ("{question} no se pregunta", "{question} is not asked"),
    "branch.unanswered": ("{question} no tiene respuesta", "{question} has no answer"),
    "branch.or_unasked": (", o no se pregunta", ", or is not asked"),
    "answer.one": ("{choices}", "{choices}"),
    "answer.but": ("cualquiera menos {choices}", "any but {choices}"),
    "answer.given": ("cualquier respuesta", "any answer"),
    "answer.some": ("incluye {choices}", "includes {choices}"),
    "answer.without": ("sin {choices}", "without {choices}"),
    "answer.all": ("a la vez {choices}", "{choices} together"),
    "answer.not_all": ("no a la vez {choices}", "not {choices} together"),
    "answer.least": ("{number} o más", "{number} or more"),
    "answer.most": ("{number} o menos", "{number} or less"),
    "answer.under": ("menos de {number}", "under {number}"),
    "answer.over": ("más de {number}", "over {number}"),
    "answer.unasked": ("si no se pregunta", "if not asked"),
    "answer.unanswered": ("sin respuesta", "without an answer"),
    "answer.or_unasked": (", o sin preguntar", ", or not asked"),
    "answer.more": ("{count} más", "{count} more"),
    "drawing.title": ("Ramificación del cuestionario", "Branches of the questionnaire"),
    "drawing.none": (
        "Todas las preguntas se hacen siempre: no hay ramas",
        "Every question is always asked: there are no branches",
    ),
    "drawing.and": ("y", "and"),
    "drawing.or": ("o", "or"),
    "drawing.excludes": (": no aplica", ": not applicable"),
    "drawing.caps_at": ("tope: {level}", "cap: {level}"),
    # The listing of a questionnaire.
    "kind.single": ("una respuesta", "one answer"),
    "kind.multiple": ("una o varias respuestas", "one or several answers"),
    "kind.ranking": ("{count} respuestas, que se ordenan", "{count} answers to be put in order"),
    "kind.countries": ("países, de una lista de {count}", "countries, from a list of {count}"),
    "kind.percentage": ("un porcentaje, de 0 a 100", "a percentage, from 0 to 100"),
    "kind.text": ("palabras propias", "words of one’s own"),
    "show.signs": ("{most} caracteres como máximo", "{most} characters at most"),
    "show.version": ("versión {version}", "version {version}"),
    "show.count_sections": {
        "one": ("{count} sección", "{count} section"),
        "many": ("{count} secciones", "{count} sections"),
    },
    "show.count_questions": {
        "one": ("{count} pregunta", "{count} question"),
        "many": ("{count} preguntas", "{count} questions"),
    },
    "show.heading": ("Los informes se titulan {heading}.", "Reports are headed {heading}."),
    "show.levels": ("Niveles", "Levels"),
    "show.sections": ("Secciones", "Sections"),
    "show.constraints": ("Reglas entre respuestas", "Rules between answers"),
    "show.blockers": ("Bloqueos", "Blockers"),
    "show.branches": ("Ramificación", "Branches"),
    "show.number": ("N.º", "No."),
    "show.id": ("Id", "Id"),
    "show.level": ("Nivel", "Level"),
    "show.section": ("Sección", "Section"),
    "show.weight": ("Peso", "Weight"),
    "show.questions": ("Preguntas", "Questions"),
    "show.scored": ("Puntúan", "Scored"),
    "show.points": ("Puntos", "Points"),
    "show.points_each": ("Puntos por pregunta", "Points per question"),
    "show.choice": ("Respuesta", "Answer"),
    "show.score": ("Puntuación", "Score"),
    "show.note": ("Nota", "Note"),
    "show.percentage": ("Porcentaje", "Percentage"),
    "show.total": ("En total", "In all"),
    "show.points_note": (
        "Los puntos son de un total de 100, cuando cuentan todas las preguntas. Si una deja de contar, sus puntos se reparten entre las demás de su sección; si una sección entera deja de contar, entre las demás secciones.",
        "Points are out of a total of 100, where every question counts. If a question no longer counts, its points are shared among the others of its section; if a whole section no longer counts, among the other sections.",
    ),
    "show.range": ("de {start} a menos de {end}", "from {start} to under {end}"),
    "show.last_range": ("de {start} a 100", "from {start} to 100"),
    "show.at_most": ("{most} como máximo", "at most {most}"),
    "show.at_least": ("{least} como mínimo", "at least {least}"),
    "show.between": ("de {least} a {most}", "{least} to {most}"),
    "show.exactly": ("exactamente {most}", "exactly {most}"),
    "show.unscored": ("no puntúa", "not scored"),
    "show.optional": ("opcional", "optional"),
    "show.left_out_zero": ("sin contestar, cuenta 0", "left out, it counts 0"),
    "show.left_out_exclude": ("sin contestar, no cuenta", "left out, it does not count"),
    "show.weighs": ("peso {weight}", "weight {weight}"),
    "show.worth": ("vale hasta {points} puntos del total", "worth up to {points} points of the total"),
    "show.unasked_zero": ("si no se pregunta, cuenta 0", "if not asked, it counts 0"),
    "show.unasked_full": (
        "si no se pregunta, cuenta como la mejor respuesta",
        "if not asked, it counts as the best answer",
    ),
    "show.unasked_exclude": ("si no se pregunta, no cuenta", "if not asked, it does not count"),
    "show.observable": ("Desde fuera", "From outside"),
    "show.asked_if": ("Se pregunta solo si", "Asked only if"),
    "show.excluded_if": ("No se pregunta ni cuenta si", "Neither asked nor counted if"),
    "show.applies_if": ("Se aplica si", "Applies if"),
    "show.every": ("se cumple todo esto", "all of this holds"),
    "show.one": ("se cumple al menos una de estas condiciones", "at least one of these holds"),
    "show.alone": ("va sola", "stands alone"),
    "show.excludes": (
        "no aplica: la pregunta deja de contar",
        "not applicable: the question no longer counts",
    ),
    "show.unknown": (
        "el informe la señala como algo por averiguar",
        "shown in the report as something to find out",
    ),
    "show.sum": (
        "Se suman las puntuaciones de todo lo marcado; la pregunta llega a 100 como máximo.",
        "The scores of all that is chosen are added up; the question scores 100 at most.",
    ),
    "show.sum_over": (
        "Se suman las puntuaciones de todo lo marcado y se dividen entre {target}; la pregunta llega a 100 como máximo.",
        "The scores of all that is chosen are added up and divided by {target}; the question scores 100 at most.",
    ),
    "show.decides": (
        "De la respuesta depende que se pregunte:",
        "The answer decides whether these are asked:",
    ),
    "show.may_cap": ("Puede poner tope al nivel:", "It may cap the level:"),
    "show.adds_up": ("{questions} suman {total}", "{questions} add up to {total}"),
    "show.otherwise": ("Si no, se avisa:", "If not, this is said:"),
    "show.blockers_note": (
        "Mientras se cumpla una de estas condiciones, el nivel no pasa de su tope, por alta que sea la puntuación.",
        "As long as one of these conditions holds, the level goes no higher than its cap, however high the score.",
    ),
    "show.caps_at": (
        "el nivel no pasa de «{level}» ({id})",
        "the level goes no higher than “{level}” ({id})",
    ),
    "show.branches_note": (
        "Cada recuadro es una sección. Las flechas van de una pregunta, por la respuesta indicada, a las preguntas que abre; con línea discontinua, a las que dejan de aplicarse. Donde varias llegan a un círculo, «y» las pide todas y «o», al menos una. Las preguntas con borde discontinuo son de otra sección. Los hexágonos son los bloqueos, con el nivel del que no dejan pasar.",
        "Each box is a section. Arrows lead from a question, over the answer named, to the questions that it opens; dashed arrows, to those that no longer apply. Where several meet in a circle, “and” takes all of them, “or” at least one. Questions with a dashed border are of another section. Hexagons are the blockers, with the highest level that they leave.",
    ),
}
