"""Every sentence of the program itself, in Spanish and English. Those of the questionnaire are in ``data/``.

A table in Python rather than YAML because it is needed on every run, and importing it costs nothing.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")

_TEXTS: dict[str, tuple[str, str]] = {
    # Problems of an answers file. Each says what is wrong and what to do.
    "problem.unanswered": (
        "«{sentence}» está sin contestar: añade su respuesta",
        "“{sentence}” is not answered: add its answer",
    ),
    "problem.not_asked": (
        "con las demás respuestas esta pregunta no se hace: la respuesta se conserva, pero no cuenta",
        "with the other answers this question is not asked: the answer is kept, but does not count",
    ),
    "problem.unknown_question": (
        "no hay ninguna pregunta «{found}»: mira los nombres con «ecomdiag template»",
        "there is no question “{found}”: see the names with “ecomdiag template”",
    ),
    "problem.unknown_question_near": (
        "no hay ninguna pregunta «{found}»; ¿querías decir «{near}»?",
        "there is no question “{found}”; did you mean “{near}”?",
    ),
    "problem.unknown_choice": (
        "«{found}» no es una de las respuestas posibles: míralas con «ecomdiag template»",
        "“{found}” is not one of the possible answers: see them with “ecomdiag template”",
    ),
    "problem.unknown_choice_near": (
        "«{found}» no es una de las respuestas posibles; ¿querías decir «{near}»?",
        "“{found}” is not one of the possible answers; did you mean “{near}”?",
    ),
    "problem.unknown_country": (
        "no conozco el país «{found}»: escribe su nombre o su código de dos letras (FR, MX…)",
        "“{found}” is not a known country: write its name or its two-letter code (FR, MX…)",
    ),
    "problem.unknown_country_near": (
        "no conozco el país «{found}»; ¿querías decir «{near}»?",
        "“{found}” is not a known country; did you mean “{near}”?",
    ),
    "problem.one_choice": (
        "aquí va una sola respuesta, no una lista: deja solo la que mejor os describa",
        "one answer goes here, not a list: keep only the one that describes you best",
    ),
    "problem.a_list": (
        "aquí va una lista: escribe las respuestas entre corchetes, separadas por comas",
        "a list goes here: write the answers in square brackets, separated by commas",
    ),
    "problem.one_number": (
        "aquí va un solo número de 0 a 100, no una lista",
        "one number from 0 to 100 goes here, not a list",
    ),
    "problem.not_a_number": (
        "«{found}» no es un número: escribe uno de 0 a 100, sin letras",
        "“{found}” is not a number: write one from 0 to 100, without letters",
    ),
    "problem.out_of_range": (
        "{found} se sale de los límites: escribe un número de 0 a 100",
        "{found} is out of range: write a number from 0 to 100",
    ),
    "problem.too_many": (
        "hay {count} respuestas y caben {limit} como máximo: quita las que sobran",
        "there are {count} answers and at most {limit} fit: remove the others",
    ),
    "problem.too_few": (
        "hay {count} respuestas y hacen falta al menos {limit}: añade las que faltan",
        "there are {count} answers and at least {limit} are needed: add the missing ones",
    ),
    "problem.alone": (
        "«{choice}» no puede ir con otras respuestas: deja esa sola, o quítala",
        "“{choice}” cannot stand beside other answers: keep it alone, or remove it",
    ),
    "problem.repeated": (
        "«{choice}» está repetida: quita una de las dos",
        "“{choice}” is repeated: remove one of the two",
    ),
    "problem.rank_missing": (
        "faltan por ordenar: {choices}; ponlas todas, de más a menos importante",
        "not yet in the order: {choices}; put in all of them, most important first",
    ),
    "problem.constraint": ("{sentence} Ahora suman {total}.", "{sentence} They now add up to {total}."),
    "problem.other_questionnaire": (
        "estas respuestas son de otro cuestionario («{found}»; este es «{expected}»): usa --questionnaire con el suyo",
        "these answers belong to another questionnaire (“{found}”; this is “{expected}”): use --questionnaire with theirs",
    ),
    "problem.other_version": (
        "estas respuestas se dieron con la versión {found} del cuestionario; se leen con la {expected}: repásalas",
        "these answers were given to version {found} of the questionnaire and are read with {expected}: review them",
    ),
    "problem.no_header": (
        "falta «{key}»: se da por hecho que es «{expected}»",
        "“{key}” is missing: “{expected}” is assumed",
    ),
    # Problems of the shape of a file (answers or questionnaire).
    "problem.file.not_a_mapping": (
        "aquí van pares «nombre: valor», uno por línea",
        "pairs “name: value” go here, one a line",
    ),
    "problem.file.not_a_list": ("«{key}» tiene que ser una lista", "“{key}” must be a list"),
    "problem.file.not_a_value": (
        "«{key}» tiene que ser un solo valor",
        "“{key}” must be a single value",
    ),
    "problem.file.not_an_answer": (
        "esto no puede ser una respuesta a «{question}»: escribe un valor, o una lista de valores entre corchetes",
        "this cannot be an answer to “{question}”: write a value, or a list of values in square brackets",
    ),
    "problem.file.unknown_key": (
        "no se espera ningún «{found}» aquí: quítalo",
        "no “{found}” is expected here: remove it",
    ),
    "problem.file.unknown_key_near": (
        "no se espera ningún «{found}» aquí; ¿querías decir «{near}»?",
        "no “{found}” is expected here; did you mean “{near}”?",
    ),
    "problem.file.missing_key": ("falta «{key}»", "“{key}” is missing"),
    "problem.file.too_long": (
        "«{key}» es demasiado largo: {limit} caracteres como máximo",
        "“{key}” is too long: at most {limit} characters",
    ),
    "problem.file.bad_id": (
        "«{found}» no vale como identificador: usa minúsculas sin acentos, cifras y guiones bajos (80 como máximo)",
        "“{found}” cannot be an id: use small letters, digits and underscores (at most 80)",
    ),
    "problem.file.not_a_flag": ("«{key}» tiene que ser true o false", "“{key}” must be true or false"),
    "problem.file.not_a_number": (
        "«{key}» tiene que ser un número, no «{found}»",
        "“{key}” must be a number, not “{found}”",
    ),
    "problem.file.out_of_range": (
        "«{key}» tiene que estar entre {low} y {high}",
        "“{key}” must be between {low} and {high}",
    ),
    "problem.file.not_whole": ("«{key}» tiene que ser un número entero", "“{key}” must be a whole number"),
    "problem.file.not_one_of": (
        "«{key}» no puede ser «{found}»; puede ser: {allowed}",
        "“{key}” cannot be “{found}”; it can be: {allowed}",
    ),
    "problem.file.level_order": (
        "los niveles empiezan en 0 y cada uno más arriba que el anterior",
        "levels start at 0, and each above the one before",
    ),
    "problem.file.band_order": (
        "los tramos empiezan en 0 y cada uno más arriba que el anterior",
        "bands start at 0, and each above the one before",
    ),
    "problem.file.no_questions": (
        "la sección «{section}» no tiene preguntas",
        "section “{section}” has no questions",
    ),
    "problem.file.limits": (
        "min_choices de «{question}» es mayor que su max_choices",
        "min_choices of “{question}” is above its max_choices",
    ),
    "problem.file.target": (
        "target de «{question}» tiene que ser mayor que 0",
        "target of “{question}” must be above 0",
    ),
    "problem.file.no_bands": (
        "«{question}» es un porcentaje que puntúa y no tiene tramos (bands)",
        "“{question}” is a scored percentage and has no bands",
    ),
    "problem.file.no_choices_here": ("un porcentaje no lleva choices", "a percentage has no choices"),
    "problem.file.no_dont_know": (
        "dont_know: true necesita el texto dont_know al principio del cuestionario",
        "dont_know: true needs the text dont_know at the top of the questionnaire",
    ),
    "problem.file.few_choices": (
        "hacen falta al menos dos respuestas posibles",
        "at least two choices are needed",
    ),
    "problem.file.unknown_list": (
        "no hay ninguna lista «{found}» en choice_lists",
        "there is no list “{found}” in choice_lists",
    ),
    "problem.file.unknown_list_near": (
        "no hay ninguna lista «{found}» en choice_lists; ¿querías decir «{near}»?",
        "there is no list “{found}” in choice_lists; did you mean “{near}”?",
    ),
    "problem.file.twice": (
        "ya hay otro «{id}» ({what}): cambia uno de los dos",
        "there is another “{id}” ({what}) already: change one",
    ),
    "problem.file.looks_at": (
        "ninguna pregunta anterior se llama «{found}»: una condición solo puede mirar hacia atrás",
        "no earlier question is called “{found}”: a condition can only look back",
    ),
    "problem.file.looks_at_near": (
        "ninguna pregunta anterior se llama «{found}»; ¿querías decir «{near}»?",
        "no earlier question is called “{found}”; did you mean “{near}”?",
    ),
    "problem.file.condition": (
        "una condición sobre «{question}» lleva solo una prueba: any_of, none_of o all_of si tiene respuestas, at_least o at_most si es un porcentaje",
        "a condition over “{question}” has one test: any_of, none_of or all_of if it has choices, at_least or at_most if it is a percentage",
    ),
    "problem.file.names_nothing": ("«{key}» no nombra nada", "“{key}” names nothing"),
    "problem.file.unknown_choice": (
        "«{found}» no es una de sus respuestas",
        "“{found}” is not one of its choices",
    ),
    "problem.file.unknown_choice_near": (
        "«{found}» no es una de sus respuestas; ¿querías decir «{near}»?",
        "“{found}” is not one of its choices; did you mean “{near}”?",
    ),
    "problem.file.unknown_level": ("no hay ningún nivel «{found}»", "there is no level “{found}”"),
    "problem.file.unknown_level_near": (
        "no hay ningún nivel «{found}»; ¿querías decir «{near}»?",
        "there is no level “{found}”; did you mean “{near}”?",
    ),
    "problem.file.sums_percentages": (
        "«{found}» no es una pregunta de porcentaje de este cuestionario",
        "“{found}” is not a percentage question of this questionnaire",
    ),
    "problem.file.one_section": (
        "las preguntas de una suma tienen que estar en una misma sección",
        "the questions of a sum must stand in one section",
    ),
    "problem.file.equals_or_at_most": (
        "pon equals o at_most, uno de los dos",
        "give equals or at_most, one of them",
    ),
    "problem.file.not_a_link": (
        "«{found}» no es una dirección de internet",
        "“{found}” is not a web address",
    ),
    "problem.file.not_a_date": (
        "«{key}» tiene que ser una fecha como 2026-12-31, no «{found}»",
        "“{key}” must be a date like 2026-12-31, not “{found}”",
    ),
    "problem.file.unknown_action": (
        "«{action}» necesita «{found}», que no existe",
        "“{action}” needs “{found}”, which does not exist",
    ),
    "problem.file.circle": (
        "estas acciones se necesitan en círculo: {trail}",
        "these actions need one another in a circle: {trail}",
    ),
    "problem.file.unknown_section": ("no hay ninguna sección «{found}»", "there is no section “{found}”"),
    "problem.file.unknown_source": (
        "no hay ninguna fuente «{found}» en sources",
        "there is no source “{found}” in sources",
    ),
    "problem.file.unknown_question": ("no hay ninguna pregunta «{found}»", "there is no question “{found}”"),
    "problem.file.unknown_country": (
        "no hay ningún país ni grupo de países «{found}»",
        "there is no country or group of countries “{found}”",
    ),
    "problem.file.days": (
        "days son dos números de jornadas, [de, a], mayores que 0",
        "days are two numbers of person-days, [from, to], above 0",
    ),
    # Problems of YAML itself.
    "problem.yaml.too_large": (
        "el archivo es demasiado grande ({limit} como máximo): ¿seguro que es este?",
        "the file is too large (at most {limit}): is it the right one?",
    ),
    "problem.yaml.empty": (
        "el archivo está vacío: créalo con «ecomdiag template -o ARCHIVO»",
        "the file is empty: make one with “ecomdiag template -o FILE”",
    ),
    "problem.yaml.encoding": (
        "aquí hay un byte que no es UTF-8: guarda el archivo como texto UTF-8",
        "there is a byte here that is not UTF-8: save the file as UTF-8 text",
    ),
    "problem.yaml.character": (
        "el carácter invisible {character} no se admite: bórralo",
        "the invisible character {character} is not allowed: delete it",
    ),
    "problem.yaml.syntax": (
        "esto no se puede leer como YAML ({reason}): revisa esta línea y la anterior",
        "this cannot be read as YAML ({reason}): check this line and the one before",
    ),
    "problem.yaml.documents": (
        "solo cabe un documento por archivo: quita la línea «---» y lo que sigue",
        "one document a file: remove the line “---” and what follows",
    ),
    "problem.yaml.alias": (
        "no se admiten referencias de YAML (& y *), como «{name}»: escribe el valor, entre comillas si empieza así",
        "YAML references (& and *) such as “{name}” are not allowed: write the value, in quotes if it starts so",
    ),
    "problem.yaml.tag": (
        "no se admiten etiquetas de YAML (!), como «{tag}»: quítala, o pon el valor entre comillas",
        "YAML tags (!) such as “{tag}” are not allowed: remove it, or put the value in quotes",
    ),
    "problem.yaml.too_deep": (
        "hay más de {limit} niveles uno dentro de otro: revisa los corchetes y la sangría",
        "more than {limit} levels inside one another: check the brackets and the indentation",
    ),
    "problem.yaml.too_many_values": (
        "hay más de {limit} valores: ¿seguro que es este archivo?",
        "there are more than {limit} values: is it the right file?",
    ),
    "problem.yaml.key": (
        "un nombre no puede ser una lista ni un grupo de pares",
        "a name cannot be a list or a group of pairs",
    ),
    "problem.yaml.duplicate_key": (
        "«{key}» está dos veces: quita una de las dos",
        "“{key}” stands there twice: remove one of the two",
    ),
    # What stops a run.
    "error.no_file": (
        "no existe el archivo {path}: revisa el nombre",
        "there is no file {path}: check the name",
    ),
    "error.unreadable": ("no puedo leer {path}: {reason}", "cannot read {path}: {reason}"),
    "error.unwritable": (
        "no puedo escribir en {path}: {reason}; elige otro sitio",
        "cannot write to {path}: {reason}; choose another place",
    ),
    "error.ending": (
        "no sé qué formato es {path}: usa un nombre que acabe en {endings}",
        "cannot tell the format of {path}: use a name that ends in {endings}",
    ),
    "error.no_terminal": (
        "no hay un terminal en el que preguntar. Rellena un archivo («ecomdiag template -o answers.yaml») y usa «ecomdiag assess --answers answers.yaml»",
        "there is no terminal to ask in. Fill in a file (“ecomdiag template -o answers.yaml”) and use “ecomdiag assess --answers answers.yaml”",
    ),
    "error.exists": (
        "{path} ya existe: elige otro nombre, o bórralo antes",
        "{path} exists already: choose another name, or delete it first",
    ),
    "error.file_or_answers": (
        "elige una de las dos formas: «assess ARCHIVO» pregunta y guarda; «assess --answers ARCHIVO» no pregunta",
        "choose one of the two: “assess FILE” asks and saves; “assess --answers FILE” does not ask",
    ),
    "error.partial": ("--partial solo va con --answers", "--partial only goes with --answers"),
    "error.home": (
        "no conozco el país «{found}»: escribe su nombre o su código de dos letras",
        "“{found}” is not a known country: write its name or its two-letter code",
    ),
    "error.limit": ("--fail-under es un número de 0 a 100", "--fail-under is a number from 0 to 100"),
    "error.date": (
        "«{found}» no es una fecha: escríbela así, 2026-12-31",
        "“{found}” is not a date: write it like 2026-12-31",
    ),
    "severity.error": ("error", "error"),
    "severity.warning": ("aviso", "warning"),
    "check.sound": ("{path}: todo correcto y completo", "{path}: correct and complete"),
    "check.errors_one": ("1 problema que impide el diagnóstico", "1 problem that prevents the diagnosis"),
    "check.errors_many": (
        "{count} problemas que impiden el diagnóstico",
        "{count} problems that prevent the diagnosis",
    ),
    "check.incomplete": (
        "Con --partial puedes ver lo que ya se sabe, con su margen.",
        "With --partial you can see what is known so far, with its range.",
    ),
    "written": ("Guardado en {path}", "Written to {path}"),
    "fail_under": (
        "la puntuación ({score}) no llega al mínimo pedido ({limit})",
        "the score ({score}) is below the minimum asked for ({limit})",
    ),
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
    # The report.
    "report.title": ("Diagnóstico de exportación online", "Online export diagnosis"),
    "report.score": ("Resultado global", "Overall result"),
    "report.level": ("Nivel", "Level"),
    "report.of_100": ("{score} de 100", "{score} of 100"),
    "report.incomplete": (
        "Faltan respuestas: el resultado está entre estos dos límites, se conteste lo que se conteste.",
        "Answers are missing: the result lies between these two limits, whatever they turn out to be.",
    ),
    "report.section": ("Sección", "Section"),
    "report.points": ("Puntos", "Score"),
    "report.answered": ("Respuestas", "Answers"),
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
        "Answered “I don't know”: counts 0 until it is found out.",
    ),
    "report.method": (
        "Método propio de ecomdiag, no de ICEX: cuestionario {id} {version}. Las opciones, los pesos y los niveles se explican en docs/method.md.",
        "ecomdiag's own method, not ICEX's: questionnaire {id} {version}. Options, weights and levels are explained in docs/method.md.",
    ),
    "report.answers": ("Todas las respuestas", "All answers"),
    "report.question": ("Pregunta", "Question"),
    "report.answer": ("Respuesta", "Answer"),
    "report.not_asked": ("no se pregunta", "not asked"),
    "report.depends_many": (
        "{count} preguntas más no se hacen, y cuentan 0, por lo contestado en «{question}»",
        "{count} more questions are not asked, and count 0, because of the answer to “{question}”",
    ),
    "report.depends": (
        "Una pregunta más no se hace, y cuenta 0, por lo contestado en «{question}»",
        "One more question is not asked, and counts 0, because of the answer to “{question}”",
    ),
    "report.not_answered": ("sin contestar", "not answered"),
    # The advice.
    "advice.actions": ("Por dónde empezar", "Where to start"),
    "advice.all_actions": ("Qué hacer, por orden", "What to do, in order"),
    "advice.gain": ("+{gain} puntos", "+{gain} points"),
    "advice.gain_one": ("+{gain} punto", "+{gain} point"),
    "advice.opens": ("abre {count} preguntas más", "opens {count} more questions"),
    "advice.opens_one": ("abre una pregunta más", "opens one more question"),
    "advice.day_one": ("{days} jornada", "{days} day of work"),
    "advice.days_even": ("{days} jornadas", "{days} days of work"),
    "advice.days": ("{low}–{high} jornadas", "{low}–{high} days of work"),
    "advice.unblocks": ("quita un freno", "lifts what holds you back"),
    "advice.why": ("Por qué", "Why"),
    "advice.first_step": ("Esta semana", "This week"),
    "advice.leads_to": ("De «{start}» a «{end}»", "From “{start}” to “{end}”"),
    "advice.needs": ("Antes", "First"),
    "advice.helpers": ("Puede ayudar", "Who can help"),
    "advice.sources": ("Fuentes", "Sources"),
    "advice.lenses": ("Las mismas respuestas, de otra forma", "The same answers, read another way"),
    "advice.markets": ("Vuestros países", "Your countries"),
    "advice.missing": ("Falta", "Missing"),
    "advice.nothing_missing": (
        "Vuestras respuestas cubren lo que se ha comprobado de este país.",
        "Your answers cover what was checked of this country.",
    ),
    "advice.language": ("Lengua", "Language"),
    "advice.currency": ("Moneda", "Currency"),
    "advice.payments": ("Pagos habituales", "Usual payments"),
    "advice.privacy": ("Ley de datos", "Data law"),
    "advice.agreement": ("Acuerdo comercial", "Trade agreement"),
    "advice.restrictions": ("Compruébalo antes que nada", "Check before anything else"),
    "advice.duties": ("Normas que os afectan", "Rules that concern you"),
    "advice.duties_now": ("Ya en vigor", "In force already"),
    "advice.duties_soon": ("En los próximos doce meses", "Within the next twelve months"),
    "advice.duties_count": (
        "{now} ya en vigor; {soon} en los próximos doce meses.",
        "{now} in force already; {soon} within the next twelve months.",
    ),
    "advice.not_legal": (
        "Información general para empresas de España, no asesoramiento jurídico: confirma cada punto con quien os asesore.",
        "General information for companies in Spain, not legal advice: confirm each point with your adviser.",
    ),
    "advice.since": ("desde el {date}", "since {date}"),
    "advice.from": ("a partir del {date}", "from {date}"),
    "advice.as_of": ("comprobado el {date}", "checked on {date}"),
    "advice.stale": ("pendiente de revisar desde el {date}", "due for review since {date}"),
    "advice.no_date": (
        "Con --date AAAA-MM-DD se dice qué normas os afectan ese día y en los doce meses siguientes.",
        "With --date YYYY-MM-DD it says which rules concern you on that day and in the twelve months after.",
    ),
    "advice.support": ("Quién puede ayudar", "Who can help you"),
    "advice.peers": (
        "Otras empresas, según las estadísticas oficiales",
        "Other companies, by official statistics",
    ),
    "advice.remarks": ("Respuestas que no casan", "Answers that do not fit together"),
    "advice.consistency.coherent": ("Las respuestas casan entre sí.", "The answers fit together."),
    "advice.consistency.mostly": (
        "Las respuestas casan casi todas; repasa estas:",
        "Most answers fit together; look over these:",
    ),
    "advice.consistency.look_over": (
        "Varias respuestas no casan entre sí: repásalas antes de fiarte del resultado.",
        "Several answers do not fit together: look them over before you rely on the result.",
    ),
    "facts.none": ("Nada pendiente de revisar.", "Nothing due for review."),
    "facts.current": (
        "comprobado el {as_of}; revisar antes del {review_by}",
        "checked on {as_of}; review by {review_by}",
    ),
    "facts.stale": (
        "PENDIENTE DE REVISAR desde el {review_by} (comprobado el {as_of})",
        "DUE FOR REVIEW since {review_by} (checked on {as_of})",
    ),
    "advice.read_on": (
        "Todo lo demás (acciones, países, normas, ayudas, fuentes): ecomdiag assess … -o informe.md",
        "All the rest (actions, countries, rules, support, sources): ecomdiag assess … -o report.md",
    ),
    "helper.agency": ("agencia de marketing o publicidad", "marketing or advertising agency"),
    "helper.isv": ("fabricante de software", "software maker"),
    "helper.var": ("integrador o distribuidor de software", "software integrator or reseller"),
    "helper.msp": ("proveedor de servicios informáticos", "managed IT service provider"),
    "helper.itsp": ("proveedor de soluciones informáticas", "IT solutions provider"),
    "helper.mssp": ("proveedor de ciberseguridad", "managed security provider"),
    "helper.carrier": ("transportista u operador logístico", "carrier or logistics provider"),
    "helper.lawyer": ("abogado", "lawyer"),
    "helper.customs_agent": ("agente de aduanas", "customs agent"),
    "helper.translator": ("traductor", "translator"),
    "helper.accountant": ("asesoría fiscal", "accountant"),
    "helper.bank": ("banco", "bank"),
    "border.home": (
        "Es vuestro propio país: no es un destino de exportación.",
        "It is your own country: not an export market.",
    ),
    "border.no_goods": (
        "No enviáis mercancía: no hay aduana que pasar. Preguntad a vuestra asesoría qué impuestos llevan allí los servicios.",
        "You ship no goods: there is no customs to clear. Ask your accountant how services are taxed there.",
    ),
    "border.unknown": (
        "Solo se describe el paso de la frontera desde la Unión Europea: consultadlo en vuestro país.",
        "Only crossing the border from the European Union is described: ask in your own country.",
    ),
    "border.same_vat": (
        "Unión Europea: la mercancía circula sin aduana y con las reglas comunes del IVA.",
        "European Union: goods move without customs, under the common VAT rules.",
    ),
    "border.same_customs": (
        "Mismo territorio aduanero que la Unión Europea, pero fuera de su territorio de IVA: hay trámites fiscales en la frontera.",
        "Same customs territory as the European Union, but outside its VAT territory: there are tax formalities at the border.",
    ),
    "border.customs_union": (
        "Unión aduanera con la Unión Europea, con excepciones según el producto: hay despacho de aduana y otro IVA.",
        "Customs union with the European Union, with exceptions by product: there is customs clearance and a separate VAT.",
    ),
    "border.northern_ireland": (
        "Para las mercancías se aplican las reglas de aduana e IVA de la Unión Europea; para los servicios, las del Reino Unido.",
        "For goods the European Union's customs and VAT rules apply; for services, those of the United Kingdom.",
    ),
    "border.agreement": (
        "Fuera de la Unión Europea, con acuerdo comercial: hay aduana; el producto que cumpla las reglas de origen puede pagar menos arancel.",
        "Outside the European Union, with a trade agreement: there is customs; products that meet the rules of origin may pay less duty.",
    ),
    "border.third": (
        "Fuera de la Unión Europea: hay aduana, y puede haber aranceles e impuestos de importación.",
        "Outside the European Union: there is customs, and there may be duties and import taxes.",
    ),
    "data.gdpr": (
        "Se aplica el RGPD, como en toda la Unión Europea.",
        "The GDPR applies, as everywhere in the European Union.",
    ),
    "data.adequacy": (
        "La Comisión Europea reconoce una protección de datos adecuada: los datos pueden enviarse allí dentro del alcance de su decisión.",
        "The European Commission recognises adequate data protection: data may be sent there within the scope of its decision.",
    ),
    "data.safeguards": (
        "No nos consta una decisión de adecuación: para enviar allí datos personales hacen falta garantías propias, como cláusulas tipo.",
        "We know of no adequacy decision: sending personal data there takes safeguards of your own, such as standard clauses.",
    ),
    "gap.language": (
        "Allí se habla otra lengua, y vuestra atención internacional no se da en la de vuestros mercados.",
        "Another language is spoken there, and your international support is not given in your markets' languages.",
    ),
    "gap.search": (
        "Allí se busca en otra lengua, y vuestra web no está trabajada para los buscadores de cada país.",
        "People there search in another language, and your site is not worked on for each country's searches.",
    ),
    "gap.payments": (
        "No ofrecéis los medios de pago habituales de vuestros mercados.",
        "You do not offer the payment methods usual in your markets.",
    ),
    "gap.data": (
        "La protección de datos no está resuelta, o no sabéis si lo está, ni para la Unión Europea.",
        "Data protection is not settled, or you do not know whether it is, even for the European Union.",
    ),
    "gap.data_outside": (
        "No habéis revisado la protección de datos para destinos de fuera de la Unión Europea.",
        "You have not reviewed data protection for destinations outside the European Union.",
    ),
    "gap.transport": (
        "No usáis ningún transporte que llegue a otros países.",
        "You use no transport that reaches other countries.",
    ),
    "gap.duties": (
        "El cliente no sabe de antemano qué aranceles e impuestos pagará, ni los pagáis vosotros.",
        "Customers do not know beforehand what duties and taxes they will pay, nor do you pay them.",
    ),
    "peer.same": ("El {figure} {text}; vosotros también.", "{figure} {text}; so do you."),
    "peer.other": ("El {figure} {text}; vosotros, de momento, no.", "{figure} {text}; you do not, for now."),
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
    # The interview.
    "interview.step": ("Paso {step}/{steps} · {title}", "Step {step}/{steps} · {title}"),
    "interview.position": ("Pregunta {position} de {asked}", "Question {position} of {asked}"),
    "interview.left": ("quedan unas {left} · {minutes} min", "about {left} left · {minutes} min"),
    "interview.left_one": ("queda una · {minutes} min", "one left · {minutes} min"),
    "interview.left_none": ("todo contestado", "all answered"),
    "interview.reach": ("Resultado posible: {whole}", "Possible result: {whole}"),
    "interview.reach_section": ("esta sección: {section}", "this section: {section}"),
    "interview.review": ("Repaso de la sección {title}", "Review of the section {title}"),
    "interview.review_all": ("Repaso de todas las respuestas", "Review of all answers"),
    "interview.review_open": ("Aún faltan {left} por contestar.", "{left} still to be answered."),
    "interview.sections": ("Ir a una sección", "Go to a section"),
    "interview.go_on": ("Está bien, seguir", "Fine, go on"),
    "interview.finish": ("Está bien, ver el diagnóstico", "Fine, show the diagnosis"),
    "interview.help": ("Ayuda", "Help"),
    "interview.no_help": ("Esta pregunta no tiene ayuda.", "There is no help for this question."),
    "interview.rungs.single": ("Las respuestas posibles:", "The possible answers:"),
    "interview.rungs.multiple": (
        "Se pueden marcar todas las que sean ciertas:",
        "All that are true can be marked:",
    ),
    "interview.more_above": ("más arriba", "more above"),
    "interview.more_below": ("más abajo", "more below"),
    "interview.choose_one": (
        "Elige una respuesta: con su número, o con las flechas e Intro.",
        "Choose an answer: by its number, or with the arrows and Enter.",
    ),
    "interview.mark_some": (
        "Marca al menos una respuesta, con su número o con la barra espaciadora.",
        "Mark at least one answer, by its number or with the space bar.",
    ),
    "interview.mark_more": ("Marca al menos {limit}.", "Mark at least {limit}."),
    "interview.too_many": (
        "Como máximo {limit}: quita una para marcar otra.",
        "At most {limit}: unmark one to mark another.",
    ),
    "interview.confirm_order": (
        "Así estaba al empezar. Si es vuestro orden, pulsa Intro otra vez.",
        "This is how it started. If it is your order, press Enter again.",
    ),
    "interview.search": ("Busca:", "Search:"),
    "interview.no_match": ("Ningún país se llama así.", "No country is called that."),
    "interview.no_country": (
        "Ningún país se llama «{found}»: prueba con otro nombre o con su código.",
        "No country is called “{found}”: try another name or its code.",
    ),
    "interview.pick_country": (
        "Escribe el nombre de un país y elígelo con Intro.",
        "Type the name of a country and pick it with Enter.",
    ),
    "interview.too_many_countries": (
        "Ya hay {limit}: quita uno con la tecla de borrar para elegir otro.",
        "There are {limit} already: remove one with Backspace to pick another.",
    ),
    "interview.type_number": ("Escribe un número de 0 a 100.", "Type a number from 0 to 100."),
    "interview.not_percentage": (
        "«{found}» no es un número de 0 a 100.",
        "“{found}” is not a number from 0 to 100.",
    ),
    "interview.or": (" o ", " or "),
    "interview.sum_over": (
        "Con lo anterior ({others}) suma {total}: aquí puede ir {most} como máximo.",
        "With the answers before ({others}) it adds up to {total}: at most {most} fits here.",
    ),
    "interview.sum_exact": (
        "Lo anterior suma {others}: aquí tiene que ir {exact}.",
        "The answers before add up to {others}: {exact} has to go here.",
    ),
    "interview.sum_left": (
        "Lo anterior suma {others}; quedan {left} por repartir.",
        "The answers before add up to {others}; {left} is left to share out.",
    ),
    "interview.home": (
        "{country} es vuestro propio país: no cuenta como destino. Si estáis en otro, empezad con --home PAÍS.",
        "{country} is your own country: it does not count as a target. If you are in another, start with --home COUNTRY.",
    ),
    "interview.at_start": ("Esta es la primera pregunta.", "This is the first question."),
    "interview.answer_first": ("Contesta antes esta pregunta.", "Answer this question first."),
    "interview.section_empty": (
        "En esa sección no hay nada que preguntar con estas respuestas.",
        "With these answers there is nothing to ask in that section.",
    ),
    "interview.not_saved": (
        "No se ha podido guardar: {reason}. Lo anterior sigue a salvo en el archivo; contesta otra vez para reintentarlo.",
        "It could not be saved: {reason}. What came before is safe in the file; answer again to retry.",
    ),
    "interview.hints.single": ("número o ↑↓ e Intro", "number, or ↑↓ and Enter"),
    "interview.hints.multiple": (
        "número o Espacio: marcar · Intro: seguir",
        "number or Space: mark · Enter: go on",
    ),
    "interview.hints.ranking": (
        "↑↓: ir · número: poner en ese puesto · Espacio: mover · Intro: seguir",
        "↑↓: go · number: put in that place · Space: move · Enter: go on",
    ),
    "interview.hints.countries": (
        "escribe · ↑↓ · Intro: elegir; sin texto, seguir · Retroceso: quitar",
        "type · ↑↓ · Enter: pick; without text, go on · Backspace: remove",
    ),
    "interview.hints.percentage": (
        "escribe el número · ↑↓: de 5 en 5 · Intro: seguir",
        "type the number · ↑↓: by 5 · Enter: go on",
    ),
    "interview.hints.review": (
        "Intro: seguir, o cambiar la respuesta elegida",
        "Enter: go on, or change the chosen answer",
    ),
    "interview.hints.sections": ("↑↓ o número, e Intro", "↑↓ or number, and Enter"),
    "interview.hints.help": ("↑↓: leer más · Esc: volver", "↑↓: read on · Esc: back"),
    "interview.keys": (
        "Esc atrás · Tab adelante · ? ayuda · Ctrl-G secciones · Ctrl-T English · Ctrl-C salir",
        "Esc back · Tab forward · ? help · Ctrl-G sections · Ctrl-T español · Ctrl-C leave",
    ),
    "interview.keys_short": (
        "Esc atrás · ? ayuda · Ctrl-G ir a · Ctrl-C salir",
        "Esc back · ? help · Ctrl-G go to · Ctrl-C leave",
    ),
    "interview.too_small": ("Agranda la ventana, por favor.", "Please make the window larger."),
    "interview.left_early": (
        "Todo lo contestado está guardado en {path}. Para seguir:",
        "All answers are saved in {path}. To go on:",
    ),
    "interview.complete_file": (
        "{path} ya está completo: este es su repaso.",
        "{path} is complete already: this is its review.",
    ),
    "interview.moved": (
        "{path} ha cambiado por fuera (¿un editor, otra entrevista?). Para no pisar nada, sigo guardando en {other}.",
        "{path} was changed from outside (an editor, another interview?). So as not to overwrite it, saving goes on in {other}.",
    ),
    "interview.unspliced": (
        "{path} tiene comentarios que no sé conservar. No lo toco: sigo guardando en {other}.",
        "{path} has comments that cannot be kept. It stays as it is: saving goes on in {other}.",
    ),
    "interview.fix_first": (
        "estas respuestas no valen y se preguntan otra vez:",
        "these answers are not valid and are asked again:",
    ),
    # The interview line by line.
    "plain.commands": (
        "Escribe ? para la ayuda, < para volver, > para avanzar, s para ir a una sección, l for English, q para salir.",
        "Type ? for help, < to go back, > to go forward, s to go to a section, l para español, q to leave.",
    ),
    "plain.single": (
        "Escribe el número de tu respuesta (? ayuda, < volver, q salir):",
        "Type the number of your answer (? help, < back, q leave):",
    ),
    "plain.multiple": ("Escribe los números, separados por comas:", "Type the numbers, separated by commas:"),
    "plain.ranking": (
        "Escribe todos los números en orden, el más importante primero:",
        "Type all the numbers in order, most important first:",
    ),
    "plain.countries": (
        "Escribe hasta {most} países, separados por comas:",
        "Type up to {most} countries, separated by commas:",
    ),
    "plain.percentage": ("Escribe un número de 0 a 100:", "Type a number from 0 to 100:"),
    "plain.answered": (
        "Respuesta actual: {answer}. Intro la deja así.",
        "Current answer: {answer}. Enter leaves it as it is.",
    ),
    "plain.nothing_typed": ("No has escrito nada: escribe tu respuesta.", "Nothing typed: type your answer."),
    "plain.no_such_choice": (
        "«{found}» no es una de las respuestas.",
        "“{found}” is not one of the answers.",
    ),
    "plain.no_such_number": (
        "«{found}» no es un número de 1 a {most}.",
        "“{found}” is not a number from 1 to {most}.",
    ),
    "plain.only_one": ("Aquí va un solo número.", "One number only here."),
    "plain.which_country": (
        "¿Cuál, de los que se parecen a «{found}»?: {names}. Escribe uno entero.",
        "Which of those like “{found}”?: {names}. Type one in full.",
    ),
    "plain.type_section": (
        "Escribe el número de la sección, o < para volver:",
        "Type the number of the section, or < to go back:",
    ),
    "plain.type_review": (
        "Intro para seguir, o el número de la respuesta que quieras cambiar:",
        "Enter to go on, or the number of the answer to change:",
    ),
    # The help of the commands.
    "help.app": (
        "¿Está tu empresa lista para vender online en otros países? Un autodiagnóstico en el terminal, sin conexión.",
        "Is your company ready to sell online in other countries? A self-diagnosis in the terminal, offline.",
    ),
    "help.version": ("Muestra la versión y termina.", "Show the version and exit."),
    "help.assess": (
        "Hace el diagnóstico: te pregunta, o lee las respuestas de un archivo (--answers).",
        "Make the diagnosis: asks you, or reads the answers from a file (--answers).",
    ),
    "help.check": (
        "Dice todo lo que está mal o falta en un archivo de respuestas, con línea y columna.",
        "Tell all that is wrong or missing in an answers file, with line and column.",
    ),
    "help.template": (
        "Da un archivo de respuestas para rellenar a mano, con todas las opciones en comentarios.",
        "Give an answers file to fill in by hand, every choice listed in comments.",
    ),
    "help.facts": (
        "Lista todo lo que lleva fecha (normas, países, ayudas, estadísticas), con su fuente y cuándo revisarlo.",
        "List everything that bears a date (rules, countries, support, statistics), with source and review date.",
    ),
    "help.stale": ("Solo lo que está pendiente de revisar.", "Only what is due for review."),
    "help.facts_date": (
        "Día para el que se pregunta; por defecto, hoy.",
        "Day that is asked about; by default, today.",
    ),
    "help.questionnaire": ("Trabaja con el cuestionario mismo.", "Work with the questionnaire itself."),
    "help.show": (
        "Muestra el cuestionario: preguntas, respuestas y cuánto cuentan.",
        "Print the questionnaire: questions, answers and what they count.",
    ),
    "help.file": (
        "Archivo en el que se guarda cada respuesta al momento; si existe, se sigue donde se dejó.",
        "File in which every answer is saved at once; one that exists is resumed.",
    ),
    "help.answers": (
        "Lee las respuestas de este archivo y no pregunta nada (- es la entrada estándar).",
        "Read the answers from this file and ask nothing (- is standard input).",
    ),
    "help.partial": (
        "Con --answers: da lo que ya se sabe aunque falten respuestas, con su margen.",
        "With --answers: report what is known though answers are missing, with its range.",
    ),
    "help.company": (
        "Nombre de la empresa en el informe, en vez del que diga el archivo.",
        "Name of the company in the report, instead of the one in the file.",
    ),
    "help.format": ("Formato del informe.", "Format of the report."),
    "help.output": (
        "Guarda el informe en este archivo; el formato, por su final (.json, .md, .txt). Se puede repetir.",
        "Write the report to this file; its ending tells the format (.json, .md, .txt). May be repeated.",
    ),
    "help.lang": ("Idioma; por defecto, el del sistema.", "Language; by default, the system's."),
    "help.own": (
        "Usa este cuestionario en vez del incluido.",
        "Use this questionnaire instead of the shipped one.",
    ),
    "help.home": (
        "País de la empresa, por su nombre o su código.",
        "Country of the company, by name or code.",
    ),
    "help.date": ("Fecha que lleva el diagnóstico.", "Date that the diagnosis bears."),
    "help.fail_under": (
        "Termina con código 1 si la puntuación no llega a este número.",
        "Exit with 1 if the score is below this number.",
    ),
    "help.plain": (
        "Pregunta línea a línea, sin mover el cursor (lectores de pantalla, terminales sencillos).",
        "Ask line by line, without moving the cursor (screen readers, simple terminals).",
    ),
    "help.checked": (
        "Archivo de respuestas (- es la entrada estándar).",
        "Answers file (- is standard input).",
    ),
    "help.check_format": ("Formato de la lista de problemas.", "Format of the list of problems."),
    "help.template_output": (
        "Guarda la plantilla en este archivo, que no debe existir.",
        "Write the template to this file, which must not exist.",
    ),
}


def say(key: str, language: Language, /, **values: str) -> str:
    """Return one sentence in one language, its ``{names}`` filled in.

    Raises ``KeyError`` if there is no such sentence, which a test rules out for every key in the code.
    """
    return _TEXTS[key][0 if language == "es" else 1].format_map(values)


def keys() -> frozenset[str]:
    """Return the keys of all sentences."""
    return frozenset(_TEXTS)
