"""What is said of several diagnoses together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "error.compare_count": (
        "se comparan de {least} a {most} archivos, y aquí hay {found}",
        "from {least} to {most} files can be compared, and here there are {found}",
    ),
    "error.compare_foreign": (
        "{name} responde al cuestionario «{found}», y el primero a «{first}»: solo se pueden comparar respuestas al mismo",
        "{name} answers the questionnaire “{found}”, and the first “{first}”: only answers to the same one can be compared",
    ),
    "error.compare_kinds": (
        "--over-time, --respondents y --rivals no van juntos: dejad uno solo",
        "--over-time, --respondents and --rivals do not go together: leave only one",
    ),
    "error.consensus": (
        "--consensus solo va con --respondents",
        "--consensus only goes with --respondents",
    ),
    "error.consensus_output": (
        "con --consensus se guarda una sola hoja de respuestas: dad un solo «-o ARCHIVO.yaml», y quitad --format",
        "with --consensus one answer sheet is written: give one “-o FILE.yaml”, and leave out --format",
    ),
    "compare.title.side_by_side": ("{heading}: comparación", "{heading}: comparison"),
    "compare.title.over_time": ("{heading}: evolución", "{heading}: over time"),
    "compare.title.rivals": ("{heading}: frente a los rivales", "{heading}: beside rivals"),
    "compare.title.respondents": (
        "{heading}: varias personas, una empresa",
        "{heading}: several people, one company",
    ),
    "compare.incomplete": (
        "faltan respuestas: es un margen, no un resultado",
        "answers are missing: a range, not a result",
    ),
    "compare.with_ours": (
        "Para ponerla al lado de la vuestra: {command}",
        "To put it beside your own: {command}",
    ),
    "compare.from_outside": (
        "vista desde fuera: es una estimación, con su margen",
        "seen from outside: an estimate, with its range",
    ),
    "compare.versions": (
        "No son todas de la misma versión del cuestionario ({versions}): mirad la fila «Lo que todas preguntan».",
        "They are not all of the same version of the questionnaire ({versions}): see the row “What all of them ask”.",
    ),
    "compare.edited": (
        "Todas son de la versión {version} del cuestionario, pero su archivo no era siempre el mismo: mirad la fila «Lo que todas preguntan».",
        "They are all of version {version} of the questionnaire, but its file was not always the same: see the row “What all of them ask”.",
    ),
    "compare.not_shared": {
        "one": ("1 pregunta no está en todas las versiones.", "1 question is not in all of the versions."),
        "many": (
            "{count} preguntas no están en todas las versiones.",
            "{count} questions are not in all of the versions.",
        ),
    },
    "compare.names": (
        "El nombre de la empresa no es el mismo en todos: comprobad que sea la misma.",
        "The name of the company is not the same in all of them: make sure that it is one company.",
    ),
    "compare.scores": ("Puntuaciones", "Scores"),
    "compare.shared": ("Lo que todas preguntan", "What all of them ask"),
    "compare.differ": ("En qué se diferencian las respuestas", "Where the answers differ"),
    "compare.how_many_differ": {
        "none": ("Todo está contestado igual.", "Everything is answered alike."),
        "one": ("1 pregunta no está contestada igual.", "1 question is not answered alike."),
        "many": (
            "{count} preguntas no están contestadas igual; primero, las que más separan.",
            "{count} questions are not answered alike; those that set them apart most come first.",
        ),
    },
    "compare.talk": ("Por dónde empezar a hablar", "Start the conversation here"),
    "compare.how_many_talk": {
        "none": ("Nadie contesta otra cosa que los demás.", "Nobody answers anything else than the others."),
        "one": ("A 1 pregunta se contesta de distinta manera.", "1 question is answered differently."),
        "many": (
            "A {count} preguntas se contesta de distinta manera; primero, aquellas en las que más os separa.",
            "{count} questions are answered differently; those on which you are furthest apart come first.",
        ),
    },
    "compare.more_differ": {
        "one": (
            "Y otra más: con «-o informe.md» salen todas.",
            "And one more: with “-o report.md” you get all of them.",
        ),
        "many": (
            "Y otras {count}: con «-o informe.md» salen todas.",
            "And {count} more: with “-o report.md” you get all of them.",
        ),
    },
    "compare.no_such": ("su versión no la tiene", "not in its version"),
    # Official figures.
    "compare.figures": (
        "Lo que hacen otras empresas, según cifras oficiales",
        "What other companies do, by official figures",
    ),
    "compare.figure": ("El {figure} {text}.", "{figure} {text}."),
    "compare.figure_same": {
        "one": ("Lo hace {labels}.", "{labels} does."),
        "many": ("Lo hacen {labels}.", "{labels} do."),
    },
    "compare.figure_other": {
        "one": ("No lo hace {labels}.", "{labels} does not."),
        "many": ("No lo hacen {labels}.", "{labels} do not."),
    },
    "compare.more_figures": {
        "one": (
            "Y otra cifra más: con «-o informe.md» salen todas.",
            "And one more figure: with “-o report.md” you get all of them.",
        ),
        "many": (
            "Y otras {count} cifras: con «-o informe.md» salen todas.",
            "And {count} more figures: with “-o report.md” you get all of them.",
        ),
    },
    # Rivals.
    "compare.estimates": (
        "De los rivales se sabe lo que habéis visto desde fuera: son estimaciones vuestras, y lo que no se ve deja un margen.",
        "Of the rivals you know what you have seen from outside: these are estimates of yours, and what cannot be seen leaves a range.",
    ),
    "compare.rival": ("Frente a {name}", "Beside {name}"),
    "compare.rival_known": {
        "none": ("No hay nada contestado de este rival.", "Nothing is answered about this rival."),
        "one": ("De este rival hay 1 pregunta contestada.", "1 question is answered about this rival."),
        "many": (
            "De este rival hay {count} preguntas contestadas.",
            "{count} questions are answered about this rival.",
        ),
    },
    "compare.ahead": ("¿{label} por delante?", "{label} ahead?"),
    "compare.verdict.certain": ("sí, seguro", "yes, for certain"),
    "compare.verdict.possible": ("quizá", "possibly"),
    "compare.verdict.not": ("no", "no"),
    "compare.verdict.unknown": ("–", "–"),
    "compare.better": (
        "Su respuesta vale más que la vuestra ({count})",
        "Its answer is worth more than yours ({count})",
    ),
    "compare.behind": ("La vuestra vale más ({count})", "Yours is worth more ({count})"),
    "compare.more_questions": {
        "one": ("otra más", "one more"),
        "many": ("otras {count}", "{count} more"),
    },
    # Several respondents.
    "compare.agreement": ("Cuánto coincidís", "How far you agree"),
    "compare.alpha": ("Alfa", "Alpha"),
    "compare.compared": ("Comparables", "Comparable"),
    "compare.differing": ("Distintas", "Different"),
    "compare.alpha_is": (
        "Alfa de Krippendorff (ordinal): {alpha}. 1 es coincidir en todo, 0 lo que daría el azar.",
        "Krippendorff’s alpha (ordinal): {alpha}. 1 is agreement on everything, 0 what chance would give.",
    ),
    "compare.alpha.high": (
        "Según su autor, con 0,80 o más os podéis apoyar en estas respuestas.",
        "According to its author, with 0.80 or more you can rely on these answers.",
    ),
    "compare.alpha.fair": (
        "Según su autor, entre 0,667 y 0,80 solo permite conclusiones provisionales.",
        "According to its author, between 0.667 and 0.80 it only allows tentative conclusions.",
    ),
    "compare.alpha.low": (
        "Según su autor, por debajo de 0,667 no hay que sacar conclusiones de estas respuestas: antes, habladlo.",
        "According to its author, below 0.667 no conclusions should be drawn from these answers: talk first.",
    ),
    "compare.no_alpha.too_few": (
        "Ninguna pregunta que puntúe tiene dos respuestas que se puedan comparar: no se puede decir cuánto coincidís.",
        "No question that is scored has two answers that can be compared: how far you agree cannot be told.",
    ),
    "compare.no_alpha.one_value": (
        "En todo lo que se puede comparar hay un único valor: coincidís, pero sin diferencias no se puede calcular el alfa de Krippendorff.",
        "All that can be compared has one and the same value: you agree, but without differences Krippendorff’s alpha cannot be worked out.",
    ),
    "compare.how_agreed": (
        "Se comparan los puntos de cada respuesta, de menos a más; «No lo sé», lo que no procede y lo que falta no cuentan. El azar es el de todas las preguntas, así que la media de las secciones, cada una por sus respuestas, es el alfa de todo.",
        "What is compared is how much each answer scores, from less to more; “I don’t know”, what does not apply and what is missing do not count. Chance is that of all questions, so the mean of the sections, each by its answers, is the alpha of all.",
    ),
    "compare.consensus_file": (
        "Lo que todos los que contestan dicen igual. Lo demás se pregunta con esta orden:",
        "What all who answer say alike. The rest is asked with this command:",
    ),
    "compare.consensus_open": {
        "one": (
            "Queda 1 pregunta por acordar; detrás de cada respuesta, quién la da.",
            "1 question is left to be settled; behind each answer stands who gives it.",
        ),
        "many": (
            "Quedan {count} preguntas por acordar; detrás de cada respuesta, quién la da.",
            "{count} questions are left to be settled; behind each answer stands who gives it.",
        ),
    },
    # Over time.
    "compare.step": ("De {start} a {end}", "From {start} to {end}"),
    "compare.no_difference": (
        "Faltan respuestas en uno de los dos: no se puede decir cuánto ha cambiado la puntuación.",
        "Answers are missing in one of the two: by how much the score has changed cannot be told.",
    ),
    "compare.moved": (
        "De {before} a {after} de 100: {points} puntos.",
        "From {before} to {after} of 100: {points} points.",
    ),
    "compare.level_same": ("El nivel sigue siendo «{level}».", "The level is still “{level}”."),
    "compare.level_moved": (
        "El nivel pasa de «{before}» a «{after}».",
        "The level goes from “{before}” to “{after}”.",
    ),
    "compare.version_part": (
        "Por lo que ha cambiado la empresa: {company}; porque ha cambiado el cuestionario: {version}.",
        "By what the company has changed: {company}; because the questionnaire has changed: {version}.",
    ),
    "compare.what_moved": ("Qué ha movido la puntuación", "What moved the score"),
    "compare.changed": ("antes «{start}», ahora «{end}»", "before “{start}”, now “{end}”"),
    "compare.other_changes": {
        "one": ("otra respuesta que ha cambiado", "one more answer that has changed"),
        "many": ("otras {count} respuestas que han cambiado", "{count} more answers that have changed"),
    },
    "compare.opened": {
        "one": (
            "1 pregunta que ahora sí se hace, por la respuesta a {question}",
            "1 question that is asked now, because of the answer to {question}",
        ),
        "many": (
            "{count} preguntas que ahora sí se hacen, por la respuesta a {question}",
            "{count} questions that are asked now, because of the answer to {question}",
        ),
    },
    "compare.closed": {
        "one": (
            "1 pregunta que ya no se hace, por la respuesta a {question}",
            "1 question that is not asked any more, because of the answer to {question}",
        ),
        "many": (
            "{count} preguntas que ya no se hacen, por la respuesta a {question}",
            "{count} questions that are not asked any more, because of the answer to {question}",
        ),
    },
    "compare.aside": {
        "one": (
            "1 pregunta que no se hace y ahora cuenta de otra manera, por la respuesta a {question}",
            "1 question that is not asked and counts otherwise now, because of the answer to {question}",
        ),
        "many": (
            "{count} preguntas que no se hacen y ahora cuentan de otra manera, por la respuesta a {question}",
            "{count} questions that are not asked and count otherwise now, because of the answer to {question}",
        ),
    },
    "compare.by_version": (
        "porque el cuestionario es otro: preguntas, pesos o puntos nuevos",
        "because the questionnaire is another: new questions, weights or scores",
    ),
    "compare.lifted": {
        "one": ("Ya no frena el nivel: {titles}.", "This no longer holds the level back: {titles}."),
        "many": ("Ya no frenan el nivel: {titles}.", "These no longer hold the level back: {titles}."),
    },
    "compare.added": {
        "one": ("Ahora frena el nivel: {titles}.", "This holds the level back now: {titles}."),
        "many": ("Ahora frenan el nivel: {titles}.", "These hold the level back now: {titles}."),
    },
    "compare.worse": ("Lo que ha empeorado", "What got worse"),
    "compare.sections_down": {
        "one": ("Baja una sección: {titles}.", "One section goes down: {titles}."),
        "many": ("Bajan {count} secciones: {titles}.", "{count} sections go down: {titles}."),
    },
    "compare.plan": ("Las acciones que se propusieron", "The actions that were proposed"),
    "compare.done": ("Hechas ({count})", "Done ({count})"),
    "compare.begun": ("Empezadas ({count})", "Begun ({count})"),
    "compare.more_actions": ("y otras {count}", "and {count} more"),
    "compare.still_open": {
        "none": ("No queda ninguna por empezar.", "None is left to be begun."),
        "one": ("Por empezar: 1.", "Still to be begun: 1."),
        "many": ("Por empezar: {count}.", "Still to be begun: {count}."),
    },
    "compare.how_shared": (
        "Los puntos de cada pregunta suman exactamente la diferencia. Lo que no ha cambiado da 0; una pregunta que deja de contar, o empieza a hacerlo, da lo que sube o baja por ello la media.",
        "The points of all questions add up to exactly the difference. What has not changed brings 0; a question that no longer counts, or begins to, brings what the mean rises or falls by that.",
    ),
    # Of saved diagnoses.
    "error.too_many_files": (
        "en {path} hay más de {limit} archivos: repartidlos en varias carpetas",
        "there are more than {limit} files in {path}: spread them over several folders",
    ),
    "error.due": (
        "«{found}» no vale para --due: escribid un número de meses, de 1 a 1200",
        "“{found}” is not valid for --due: write a number of months, from 1 to 1200",
    ),
    "error.history_empty": (
        "en {path} no hay ningún diagnóstico guardado: guardadlos ahí con «ecomdiag assess --save»",
        "there is no saved diagnosis in {path}: keep them there with “ecomdiag assess --save”",
    ),
    "error.history_company": (
        "en {path} no hay ninguna empresa con «{company}» en el nombre",
        "there is no company with “{company}” in its name in {path}",
    ),
    "history.skipped": {
        "one": (
            "1 archivo no es un diagnóstico con fecha, y no cuenta: {names}",
            "1 file is no diagnosis with a date, and does not count: {names}",
        ),
        "many": (
            "{count} archivos no son diagnósticos con fecha, y no cuentan: {names}…",
            "{count} files are no diagnoses with a date, and do not count: {names}…",
        ),
    },
    "history.title": ("Diagnósticos guardados", "Saved diagnoses"),
    "history.companies": {
        "one": ("1 empresa", "1 company"),
        "many": ("{count} empresas", "{count} companies"),
    },
    "history.diagnoses": {
        "one": ("1 diagnóstico", "1 diagnosis"),
        "many": ("{count} diagnósticos", "{count} diagnoses"),
    },
    "history.more": {
        "one": (
            "Y otra más: con «-o informe.md» salen todas.",
            "And one more: with “-o report.md” you get all of them.",
        ),
        "many": (
            "Y otras {count}: con «-o informe.md» salen todas.",
            "And {count} more: with “-o report.md” you get all of them.",
        ),
    },
    "history.company": ("Empresa", "Company"),
    "history.count": ("N.º", "No."),
    "history.last": ("Última", "Latest"),
    "history.first_score": ("Antes", "First"),
    "history.last_score": ("Ahora", "Now"),
    "history.course": ("Curso", "Course"),
    "history.date": ("Fecha", "Date"),
    "history.nameless": ("(sin nombre)", "(no name)"),
    "history.due": ("Toca volver a mirar", "Due for another look"),
    "history.due_count": {
        "none": (
            "Ninguna: todas tienen un diagnóstico posterior al {day}.",
            "None: all have a diagnosis later than {day}.",
        ),
        "one": ("1 empresa no tiene ninguno posterior al {day}.", "1 company has none later than {day}."),
        "many": (
            "{count} empresas no tienen ninguno posterior al {day}.",
            "{count} companies have none later than {day}.",
        ),
    },
}
