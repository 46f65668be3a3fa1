"""What changed between two versions of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "error.stdin_twice": (
        "la entrada estándar (-) solo se puede leer una vez: dad un nombre a los demás archivos",
        "standard input (-) can be read only once: name the other files",
    ),
    # The verdict.
    "diff.title": (
        "{id}: de la versión {old} a la {new}",
        "{id}: from version {old} to {new}",
    ),
    "diff.title_ids": (
        "De {old_id}, versión {old}, a {new_id}, versión {new}",
        "From {old_id}, version {old}, to {new_id}, version {new}",
    ),
    "diff.nothing": (
        "{id}: nada cambia, ni en lo que se pregunta, ni en lo que puntúa, ni en los textos.",
        "{id}: nothing changes, neither in what is asked, nor in scores, nor in wording.",
    ),
    "diff.nothing_but_version": (
        "{id}: solo cambia el número de versión, de {old} a {new}.",
        "{id}: only the version number changes, from {old} to {new}.",
    ),
    "diff.given": ("Respuestas ya dadas", "Answers given"),
    "diff.given_stand": ("Siguen valiendo todas.", "All of them still stand."),
    "diff.given_break": (
        "Algunas pueden dejar de valer ({changes}).",
        "Some may no longer stand ({changes}).",
    ),
    "diff.more": ("Por contestar", "Left to answer"),
    "diff.more_none": ("Nada más.", "Nothing more."),
    "diff.more_broken": (
        "Solo lo que deje de valer, y lo que dependa de ello.",
        "Only what no longer stands, and what depends on it.",
    ),
    "diff.more_asked": (
        "A algunas empresas les faltará alguna respuesta ({changes}).",
        "Some companies will have more to answer ({changes}).",
    ),
    "diff.scores": ("Puntuación", "Scores"),
    "diff.scores_same": (
        "Las mismas respuestas dan la misma puntuación y el mismo nivel.",
        "The same answers give the same score and level.",
    ),
    "diff.scores_move": (
        "Las mismas respuestas pueden dar otra puntuación u otro nivel ({changes}).",
        "The same answers may give another score or level ({changes}).",
    ),
    "diff.allowed": ("Respuestas nuevas", "New answers"),
    "diff.allowed_more": (
        "Se admite algo que antes no ({changes}).",
        "Something is accepted that was not before ({changes}).",
    ),
    "diff.count": {"one": ("1 cambio", "1 change"), "many": ("{count} cambios", "{count} changes")},
    "diff.version": ("Versión", "Version"),
    "diff.version_none": ("Puede seguir la {called}.", "{called} may stay."),
    "diff.version_minor": (
        "Corresponde la {called}: lo ya contestado vale, pero no se pregunta, admite o puntúa lo mismo.",
        "{called} is called for: old answers stand, but what is asked, accepted or scored is not the same.",
    ),
    "diff.version_major": (
        "Corresponde la {called}: hay respuestas que pueden dejar de valer.",
        "{called} is called for: some answers may no longer stand.",
    ),
    "diff.version_minor_step": (
        "Corresponde subir la segunda cifra, como de 1.4 a 1.5: lo ya contestado vale, pero no se pregunta, admite o puntúa lo mismo.",
        "A minor step is called for, as from 1.4 to 1.5: old answers stand, but what is asked, accepted or scored is not the same.",
    ),
    "diff.version_major_step": (
        "Corresponde subir la primera cifra, como de 1.4 a 2.0: hay respuestas que pueden dejar de valer.",
        "A major step is called for, as from 1.4 to 2.0: some answers may no longer stand.",
    ),
    "diff.version_enough": ("El archivo nuevo lleva la {new}: basta.", "The new file says {new}: enough."),
    "diff.version_short": (
        "El archivo nuevo lleva la {new}: cambiadla.",
        "The new file says {new}: change it.",
    ),
    "diff.version_unsure": (
        "El archivo nuevo lleva la {new}: comprobad que lo es (solo se comparan versiones como 1.4).",
        "The new file says {new}: check that it is one (only versions like 1.4 can be compared).",
    ),
    # How each change is marked.
    "consequence.breaks": ("invalida", "breaks"),
    "consequence.asks": ("pide más", "asks more"),
    "consequence.scores": ("puntuación", "scores"),
    "consequence.allows": ("admite más", "allows more"),
    "consequence.texts": ("sin efecto", "no effect"),
    "diff.whole": ("Todo el cuestionario", "The whole questionnaire"),
    # The changes.
    "change.languages": (
        "sus idiomas eran {old} y ahora son {new}",
        "its languages were {old} and are now {new}",
    ),
    "change.questionnaire_id": (
        "es otro cuestionario: antes {old}, ahora {new}; las respuestas de uno no sirven para el otro",
        "it is another questionnaire: {old} before, {new} now; answers to one do not fit the other",
    ),
    "change.section_added": ("sección nueva", "new section"),
    "change.section_removed": ("sección retirada", "section removed"),
    "change.section_weight": ("peso de la sección: {old} → {new}", "weight of the section: {old} → {new}"),
    "change.sections_order": ("secciones en otro sitio: {new}", "sections in another place: {new}"),
    "change.question_added": ("pregunta nueva; se hace {new}", "new question, asked {new}"),
    "change.question_removed": (
        "pregunta retirada: sus respuestas se quedan sin sitio",
        "question removed: its answers have no place any more",
    ),
    "change.question_moved": (
        "cambia de sección: {old} → {new}",
        "moved to another section: {old} → {new}",
    ),
    "change.question_kind": (
        "se contesta de otra manera: antes, {old}; ahora, {new}",
        "answered in another way: before, {old}; now, {new}",
    ),
    "change.question_weight": ("peso de la pregunta: {old} → {new}", "weight of the question: {old} → {new}"),
    "change.questions_order": ("preguntas en otro sitio: {new}", "questions in another place: {new}"),
    "change.show_if": ("se preguntaba {old}; ahora, {new}", "was asked {old}; now, {new}"),
    "change.not_applicable_if": (
        "queda fuera del cálculo {new}; antes, {old}",
        "is left out of the score {new}; before, {old}",
    ),
    "change.not_applicable_if_on": (
        "queda fuera del cálculo {new}; antes, nunca",
        "is left out of the score {new}; before, never",
    ),
    "change.not_applicable_if_off": (
        "ya no queda fuera del cálculo {old}",
        "is no longer left out of the score {old}",
    ),
    "change.if_not_asked": (
        "si no se pregunta: {old} → {new}",
        "if it is not asked: {old} → {new}",
    ),
    "change.optional_on": ("ahora es opcional", "is optional now"),
    "change.optional_off": (
        "ya no es opcional: quien la dejó sin contestar tiene que contestarla",
        "is no longer optional: whoever left it out has to answer it",
    ),
    "change.min_choices": (
        "respuestas que hay que dar como mínimo: {old} → {new}",
        "fewest answers to give: {old} → {new}",
    ),
    "change.max_choices": (
        "respuestas que se pueden dar como máximo: {old} → {new}",
        "most answers that can be given: {old} → {new}",
    ),
    "change.target": (
        "suma que da la puntuación completa: {old} → {new}",
        "sum that gives the full score: {old} → {new}",
    ),
    "change.bands": ("puntos por tramos: {old} → {new}", "points by bands: {old} → {new}"),
    "change.lines": ("líneas que caben: {old} → {new}", "lines that fit: {old} → {new}"),
    "change.pattern": ("forma de cada línea: {old} → {new}", "pattern of each line: {old} → {new}"),
    "change.max_length": ("caracteres que caben: {old} → {new}", "characters that fit: {old} → {new}"),
    "change.choice_added": ("respuesta nueva {choice}: {new}", "new choice {choice}: {new}"),
    "change.choice_added_ranking": (
        "respuesta nueva {choice}: {new}; en lo ya ordenado falta su sitio",
        "new choice {choice}: {new}; orders already given lack it",
    ),
    "change.choice_removed": (
        "respuesta retirada {choice}: {old}; quien la dio tiene que contestar otra vez",
        "choice {choice} removed: {old}; whoever gave it has to answer again",
    ),
    "change.choice_score": ("puntos de {choice}: {old} → {new}", "points of {choice}: {old} → {new}"),
    "change.choice_says_on": (
        "{choice} pide ahora unas palabras, a quien quiera darlas",
        "{choice} now asks for a few words, of whoever wants to give them",
    ),
    "change.choice_says_off": (
        "{choice} ya no pide palabras: las que haya se conservan, pero no salen en los informes",
        "{choice} no longer asks for words: those that there are stay in the file, and reports do not show them",
    ),
    "change.choice_alone_on": (
        "{choice} ya no puede ir con otras respuestas",
        "{choice} can no longer stand beside other answers",
    ),
    "change.choice_alone_off": (
        "{choice} ya puede ir con otras respuestas",
        "{choice} can now stand beside other answers",
    ),
    "change.choice_applies_on": (
        "con {choice} la pregunta cuenta; antes quedaba fuera del cálculo",
        "with {choice} the question counts; before, it was left out of the score",
    ),
    "change.choice_applies_off": (
        "con {choice} la pregunta queda fuera del cálculo; antes contaba",
        "with {choice} the question is left out of the score; before, it counted",
    ),
    "change.choice_unknown_on": (
        "{choice} se señala ahora en los informes como algo que no se sabe",
        "{choice} is now shown in reports as something that is not known",
    ),
    "change.choice_unknown_off": (
        "{choice} ya no se señala en los informes como algo que no se sabe",
        "{choice} is no longer shown in reports as something that is not known",
    ),
    "change.choices_order": ("respuestas en otro sitio: {new}", "choices in another place: {new}"),
    "change.level_added": ("nivel nuevo {item}, desde {new} puntos", "new level {item}, from {new} points"),
    "change.level_removed": (
        "nivel retirado {item}, que empezaba en {old} puntos",
        "level {item} removed, which began at {old} points",
    ),
    "change.level_start": (
        "el nivel {item} empieza en {new} puntos; antes, en {old}",
        "level {item} begins at {new} points; before, at {old}",
    ),
    "change.constraint_added": ("regla nueva {item}: {new}", "new rule {item}: {new}"),
    "change.constraint_removed": ("regla retirada {item}: {old}", "rule {item} removed: {old}"),
    "change.constraint_rule": (
        "regla {item}: antes {old}; ahora {new}",
        "rule {item}: before, {old}; now, {new}",
    ),
    "change.blocker_added": (
        "bloqueo nuevo {item}: el nivel no pasa de {cap} {new}",
        "new blocker {item}: no level above {cap} {new}",
    ),
    "change.blocker_removed": (
        "bloqueo retirado {item}: el nivel no pasaba de {cap} {old}",
        "blocker {item} removed: no level above {cap} {old}",
    ),
    "change.blocker_when": (
        "el bloqueo {item} actuaba {old}; ahora, {new}",
        "blocker {item} applied {old}; now, {new}",
    ),
    "change.blocker_cap": (
        "nivel del que no se pasa con el bloqueo {item}: {old} → {new}",
        "highest level with blocker {item}: {old} → {new}",
    ),
    # Values in words.
    "diff.always": ("siempre", "always"),
    "diff.only_if": ("solo si {condition}", "only if {condition}"),
    "diff.if": ("si {condition}", "if {condition}"),
    "diff.all_choices": ("todas", "all"),
    "diff.kind_single": ("una respuesta", "one answer"),
    "diff.kind_multiple": ("varias respuestas", "several answers"),
    "diff.kind_ranking": ("todas las respuestas, en orden", "all answers, in order"),
    "diff.kind_countries": ("países", "countries"),
    "diff.kind_percentage": ("un porcentaje", "a percentage"),
    "diff.kind_text": ("palabras propias", "words of one’s own"),
    "diff.unasked_zero": ("0 puntos", "0 points"),
    "diff.unasked_full": ("todos los puntos", "all points"),
    "diff.unasked_exclude": ("fuera del cálculo", "left out of the score"),
    "diff.sum_at_most": ("{questions} suman {most} como máximo", "{questions} add up to {most} at most"),
    "diff.sum_equals": ("{questions} suman {sums}", "{questions} add up to {sums}"),
    "diff.band": ("{score} desde {start} %", "{score} from {start}%"),
    # Changes of wording.
    "diff.text": ("{part}: «{old}» → «{new}»", "{part}: “{old}” → “{new}”"),
    "diff.text_added": ("{part}, que no había: «{new}»", "{part}, where there was none: “{new}”"),
    "diff.text_removed": ("{part}, retirado: «{old}»", "{part}, removed: “{old}”"),
    "diff.in_language": ("{part} ({tag})", "{part} ({tag})"),
    "diff.in_spanish": ("{part} (en español)", "{part} (in Spanish)"),
    "diff.in_english": ("{part} (en inglés)", "{part} (in English)"),
    "part.questionnaire_text.title": ("título del cuestionario", "title of the questionnaire"),
    "part.questionnaire_text.heading": ("título de los informes", "heading of reports"),
    "part.questionnaire_text.method": ("nota sobre el método", "note on the method"),
    "part.section_text.title": ("título de la sección", "title of the section"),
    "part.section_text.intro": ("texto al entrar en la sección", "text on entering the section"),
    "part.question_text.title": ("título corto", "short title"),
    "part.question_text.clear": ("texto claro de la pregunta", "clear wording of the question"),
    "part.question_text.text": ("texto de la pregunta", "text of the question"),
    "part.question_text.help": ("texto de ayuda", "help text"),
    "part.question_text.message": ("mensaje de la forma del texto", "message of the text’s pattern"),
    "part.question_text.observable": ("dónde mirarlo desde fuera", "where to look from outside"),
    "part.choice_text.text": ("texto de {choice}", "text of {choice}"),
    "part.level_text.title": ("título del nivel {item}", "title of level {item}"),
    "part.constraint_text.message": ("mensaje de la regla {item}", "message of rule {item}"),
    "part.blocker_text.title": ("título del bloqueo {item}", "title of blocker {item}"),
    "part.blocker_text.reason": ("motivo del bloqueo {item}", "reason of blocker {item}"),
    # What follows from a change.
    "diff.opens": (
        "se pregunta a empresas a las que antes no",
        "some companies are asked that were not before",
    ),
    "diff.closes": (
        "se deja de preguntar a algunas empresas: su respuesta se guarda, pero no cuenta",
        "some companies are no longer asked: their answer is kept, but does not count",
    ),
    "diff.opens_and_closes": (
        "se pregunta a otras empresas: a unas ahora sí, a otras ya no",
        "other companies are asked: some that were not before, while some no longer are",
    ),
    "diff.others": (
        "por eso puede tocarle contestar a más empresas: {questions}",
        "because of it more companies may have to answer: {questions}",
    ),
    "diff.sums": (
        "sin ella puede no cuadrar la suma: {constraints}",
        "without it a sum may no longer be right: {constraints}",
    ),
    "diff.same_effect": ("en la práctica es lo mismo", "in effect it is the same"),
    "diff.later_only": (
        "solo cambia algo para respuestas que antes no se podían dar",
        "it matters only for answers that could not be given before",
    ),
    "diff.renamed": (
        "parece la misma que {renamed}, con otro id: los ids no se cambian nunca, devolvedle el suyo",
        "it seems to be {renamed} under another id: ids never change, so give it back its own",
    ),
    # Old answers, read with the new version.
    "sheet_diff.title": (
        "Respuestas ya dadas, leídas con la versión nueva",
        "Old answers, read with the new version",
    ),
    "sheet_diff.stands": ("valen tal como están", "they stand as they are"),
    "sheet_diff.lacks": {
        "one": ("falta 1 respuesta: {questions}", "1 answer is missing: {questions}"),
        "many": ("faltan {count} respuestas: {questions}", "{count} answers are missing: {questions}"),
    },
    "sheet_diff.breaks": {
        "one": ("hay 1 problema nuevo:", "there is 1 new problem:"),
        "many": ("hay {count} problemas nuevos:", "there are {count} new problems:"),
    },
    "sheet_diff.idle": {
        "one": ("1 respuesta deja de contar: {questions}", "1 answer no longer counts: {questions}"),
        "many": (
            "{count} respuestas dejan de contar: {questions}",
            "{count} answers no longer count: {questions}",
        ),
    },
    "sheet_diff.already": {
        "one": (
            "con la versión vieja ya había 1 cosa mal o sin contestar",
            "the old version already found 1 thing wrong or missing",
        ),
        "many": (
            "con la versión vieja ya había {count} cosas mal o sin contestar",
            "the old version already found {count} things wrong or missing",
        ),
    },
    "sheet_diff.results": ("antes {before}; ahora {after}", "before {before}; now {after}"),
    "sheet_diff.result": ("{score} ({level})", "{score} ({level})"),
    "sheet_diff.result_within": ("dentro de {score} ({level})", "within {score} ({level})"),
    "sheet_diff.no_result": ("sin puntuación", "no score"),
    "sheet_diff.no_result_yet": ("sin puntuación hasta que se corrija", "no score until that is put right"),
    "sheet_diff.level_or": ("{low} o {high}", "{low} or {high}"),
}
