"""What can be wrong with the shape of a file, answers or questionnaire, and what to do."""

SENTENCES: dict[str, tuple[str, str]] = {
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
        "esto no puede ser una respuesta a «{question}»: escribid un valor, o una lista de valores entre corchetes",
        "this cannot be an answer to “{question}”: write a value, or a list of values in square brackets",
    ),
    "problem.file.unknown_key": (
        "aquí no va ningún «{found}»: mirad si está bien escrito o si va en otro sitio; si es una nota, ponedle # delante",
        "no “{found}” goes here: see whether it is spelt right, or belongs elsewhere; if it is a note, put # before it",
    ),
    "problem.file.unknown_key_near": (
        "aquí no va ningún «{found}»; ¿queríais decir «{near}»?",
        "no “{found}” goes here; did you mean “{near}”?",
    ),
    "problem.file.outside_answers": (
        "«{found}» es una respuesta: ponedla debajo de «answers:», con dos espacios delante",
        "“{found}” is an answer: put it under “answers:”, with two spaces before it",
    ),
    "problem.file.outside_answers_several": (
        "«{found}» y {count} más son respuestas: ponedlas debajo de una línea «answers:», cada una con dos espacios delante",
        "“{found}” and {count} more are answers: put them under a line “answers:”, each with two spaces before it",
    ),
    "problem.file.inside_answers": (
        "«{found}» no es una respuesta: ponedlo antes de «answers:», al principio de la línea",
        "“{found}” is not an answer: put it before “answers:”, at the beginning of the line",
    ),
    "problem.file.list_of_pairs": (
        "aquí van pares «nombre: valor», uno por línea y sin guion delante",
        "lines “name: value” go here, one for each pair and without a hyphen",
    ),
    "problem.file.cut_by_comment": (
        "lo que va detrás de # es un comentario, así que se lee solo «{found}»: si lo demás es parte del texto, escribid {whole}",
        "what comes after # is a comment, so only “{found}” is read: if the rest is part of the text, write {whole}",
    ),
    "problem.file.all_comment": (
        "lo que va detrás de # es un comentario, así que «{key}» queda en blanco: si es parte del texto, escribid {whole}",
        "what comes after # is a comment, so “{key}” stays blank: if it is part of the text, write {whole}",
    ),
    "problem.file.not_answers": (
        "esto es {sentence}: aquí va un archivo de respuestas, como el que crean «ecomdiag assess» o «ecomdiag template»",
        "this is {sentence}: an answers file goes here, like those that “ecomdiag assess” and “ecomdiag template” make",
    ),
    "problem.file.not_questionnaire": (
        "esto es {sentence}: aquí va un cuestionario, con sus secciones y preguntas",
        "this is {sentence}: a questionnaire goes here, with its sections and questions",
    ),
    "problem.file.not_actions": (
        "esto es {sentence}: aquí va un archivo de acciones",
        "this is {sentence}: an actions file goes here",
    ),
    "kind.report": ("un informe guardado en JSON", "a report saved as JSON"),
    "kind.answers": ("un archivo de respuestas", "an answers file"),
    "kind.questionnaire": ("un cuestionario", "a questionnaire"),
    "kind.actions": ("un archivo de acciones", "an actions file"),
    "kind.plan": ("un plan que se lleva con ecomdiag plan", "a plan that is kept with ecomdiag plan"),
    "kind.brand": ("un archivo de marca", "the file of a brand"),
    "kind.lenses": ("un archivo de lentes", "a file of lenses"),
    "kind.crosswalk": (
        "una tabla de equivalencias entre cuestionarios",
        "a crosswalk between questionnaires",
    ),
    "kind.problems": ("una lista de problemas en JSON", "a list of problems as JSON"),
    "kind.schema": ("un esquema (JSON Schema) para el editor", "a JSON Schema for editors"),
    "problem.file.missing_key": ("falta «{key}»", "“{key}” is missing"),
    "problem.file.too_long": (
        "«{key}» es demasiado largo: {limit} caracteres como máximo",
        "“{key}” is too long: at most {limit} characters",
    ),
    "problem.file.too_many_items": (
        "«{key}» tiene demasiados elementos: {limit} como máximo",
        "“{key}” has too many items: at most {limit}",
    ),
    "problem.file.unknown_note": (
        "esta nota es de una pregunta que no existe, «{found}»: se conserva, pero no sale en los informes",
        "this note is of a question that does not exist, “{found}”: it is kept, but reports do not show it",
    ),
    "problem.file.unknown_note_near": (
        "esta nota es de una pregunta que no existe, «{found}»; ¿queríais decir «{near}»? Se conserva, pero no sale en los informes",
        "this note is of a question that does not exist, “{found}”; did you mean “{near}”? It is kept, but reports do not show it",
    ),
    "problem.file.said_no_question": (
        "ninguna pregunta «{found}» tiene opciones que pidan palabras: se conservan, pero no salen en los informes",
        "no question “{found}” has choices that ask for words: they are kept, but reports do not show them",
    ),
    "problem.file.said_no_question_near": (
        "ninguna pregunta «{found}» tiene opciones que pidan palabras; ¿queríais decir «{near}»? Se conservan, pero no salen en los informes",
        "no question “{found}” has choices that ask for words; did you mean “{near}”? They are kept, but reports do not show them",
    ),
    "problem.file.said_no_choice": (
        "ninguna opción «{found}» de esta pregunta pide palabras: se conservan, pero no salen en los informes",
        "no choice “{found}” of this question asks for words: they are kept, but reports do not show them",
    ),
    "problem.file.said_no_choice_near": (
        "ninguna opción «{found}» de esta pregunta pide palabras; ¿queríais decir «{near}»? Se conservan, pero no salen en los informes",
        "no choice “{found}” of this question asks for words; did you mean “{near}”? They are kept, but reports do not show them",
    ),
    "problem.file.said_not_chosen": (
        "estas palabras son de «{found}», que no está entre las respuestas: elegidla también, o dejadlo así, que no salen en los informes",
        "these words are of “{found}”, which is not among the answers: choose it too, or leave it so, for reports do not show them",
    ),
    "problem.file.bad_id": (
        "«{found}» no vale como identificador: usad minúsculas sin acentos, cifras y guiones bajos (80 como máximo)",
        "“{found}” cannot be an id: use small letters, digits and underscores (at most 80)",
    ),
    "problem.file.not_a_flag": ("«{key}» tiene que ser true o false", "“{key}” must be true or false"),
    "problem.file.not_a_number": (
        "«{key}» tiene que ser un número, de 40 caracteres como máximo, no «{found}»",
        "“{key}” must be a number, of 40 characters at most, not “{found}”",
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
    "problem.file.hidden_from_outside": (
        "«{question}» dice que se ve desde fuera, pero solo se pregunta según «{earlier}», que no lo dice: poned observable también en «{earlier}», o quitadlo de «{question}»",
        "“{question}” says that it can be seen from outside, but is asked only after “{earlier}”, which does not: give “{earlier}” an observable too, or take it from “{question}”",
    ),
    "problem.file.optional_full": (
        "«{question}» es opcional y cuenta entera sin contestar: dejarla sin contestar sería lo mejor. Poned en if_not_asked zero o exclude",
        "“{question}” is optional and counts in full without an answer: to leave it out would be best. Give if_not_asked zero or exclude",
    ),
    "problem.file.optional_in_sum": (
        "«{found}» es opcional, y esta suma tiene que ser exacta: quitadle optional, o cambiad equals por at_most",
        "“{found}” is optional, and this sum has to be exact: take optional from it, or put at_most in the place of equals",
    ),
    "problem.file.target": (
        "target de «{question}» tiene que ser mayor que 0",
        "target of “{question}” must be above 0",
    ),
    "problem.file.no_bands": (
        "«{question}» es un porcentaje que puntúa y no tiene tramos (bands)",
        "“{question}” is a scored percentage and has no bands",
    ),
    "problem.file.not_for_this_kind": (
        "«{key}» no significa nada en una pregunta de este tipo (solo en: {kinds}): borradlo, o cambiad «kind»",
        "“{key}” means nothing in a question of this kind (only in: {kinds}): delete it, or change “kind”",
    ),
    "problem.file.not_of_type": (
        "aquí va {kinds}, no {found}",
        "here goes {kinds}, not {found}",
    ),
    "problem.file.half_character": (
        "«{found}» es solo medio carácter: escribid el carácter tal cual",
        "“{found}” is only half a character: write the character itself",
    ),
    "problem.file.says_nothing": (
        "el texto «{language}» está vacío: escribidlo",
        "the text “{language}” is empty: write it",
    ),
    "problem.file.language_missing": (
        "a este texto le falta el idioma «{language}»: escribidlo también en él",
        "this text lacks the language “{language}”: write it in that one too",
    ),
    "problem.file.language_not_named": (
        "«{found}» no está entre los idiomas del cuestionario ({languages}): ponedlo en «languages», o quitadlo de aquí",
        "“{found}” is not among the questionnaire's languages ({languages}): put it into “languages”, or take it out here",
    ),
    "problem.file.yes_no_language": (
        "kind: yes_no solo trae sus respuestas en {languages}: con otros idiomas, poned kind: single y sus dos choices",
        "kind: yes_no brings its answers in {languages} only: with other languages, write kind: single and its two choices",
    ),
    "problem.file.not_a_language": (
        "«{found}» no es el nombre de un idioma como ca, pt-BR o zh-Hant (BCP 47)",
        "“{found}” is not the name of a language such as ca, pt-BR or zh-Hant (BCP 47)",
    ),
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
        "no hay ninguna lista «{found}» en choice_lists; ¿queríais decir «{near}»?",
        "there is no list “{found}” in choice_lists; did you mean “{near}”?",
    ),
    "problem.file.twice": (
        "ya hay otro «{id}» ({what}): cambiad uno de los dos",
        "there is another “{id}” ({what}) already: change one",
    ),
    "problem.file.looks_at": (
        "ninguna pregunta anterior se llama «{found}»: una condición solo puede mirar hacia atrás",
        "no earlier question is called “{found}”: a condition can only look back",
    ),
    "problem.file.looks_at_near": (
        "ninguna pregunta anterior se llama «{found}»; ¿queríais decir «{near}»?",
        "no earlier question is called “{found}”; did you mean “{near}”?",
    ),
    "problem.file.condition": (
        "una condición sobre «{question}» lleva solo una prueba: any_of, none_of o all_of si tiene respuestas, at_least o at_most si es un porcentaje, o answered",
        "a condition over “{question}” has one test: any_of, none_of or all_of if it has choices, at_least or at_most if it is a percentage, or answered",
    ),
    "problem.file.names_nothing": ("«{key}» no nombra nada", "“{key}” names nothing"),
    "problem.file.unknown_choice": (
        "«{found}» no es una de sus respuestas",
        "“{found}” is not one of its choices",
    ),
    "problem.file.unknown_choice_near": (
        "«{found}» no es una de sus respuestas; ¿queríais decir «{near}»?",
        "“{found}” is not one of its choices; did you mean “{near}”?",
    ),
    "problem.file.unknown_level": ("no hay ningún nivel «{found}»", "there is no level “{found}”"),
    "problem.file.unknown_level_near": (
        "no hay ningún nivel «{found}»; ¿queríais decir «{near}»?",
        "there is no level “{found}”; did you mean “{near}”?",
    ),
    "problem.file.sums_percentages": (
        "«{found}» no es una pregunta de este cuestionario que se conteste con un porcentaje o un número",
        "“{found}” is not a question of this questionnaire that is answered with a percentage or a number",
    ),
    "problem.file.one_section": (
        "las preguntas de una suma tienen que estar en una misma sección",
        "the questions of a sum must stand in one section",
    ),
    "problem.file.equals_or_at_most": (
        "poned equals o at_most, uno de los dos",
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
    "problem.file.plan_action": (
        "no hay ninguna acción «{found}»: borradla, o corregid su nombre",
        "there is no action “{found}”: delete it, or correct its name",
    ),
    "problem.file.plan_long": (
        "«{key}» es demasiado largo: {limit} signos como mucho",
        "“{key}” is too long: {limit} signs at most",
    ),
    "problem.file.unknown_law": (
        "«{action}» responde a la norma «{found}», que no existe entre las normas que hay para este cuestionario",
        "“{action}” answers to the law “{found}”, which is not among the laws that there are for this questionnaire",
    ),
    "problem.file.unknown_action": (
        "«{action}» necesita «{found}», que no existe",
        "“{action}” needs “{found}”, which does not exist",
    ),
    "problem.file.only_one": (
        "aquí va solo una de estas: {keys}",
        "only one of these goes here: {keys}",
    ),
    "problem.file.never_raised": (
        "ninguna respuesta a «{question}» ({kind}) vale más que otra, así que ninguna acción la mejora: elegid otra pregunta",
        "no answer to “{question}” ({kind}) is worth more than another, so no action raises it: choose another question",
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
    "problem.file.not_written": (
        "un archivo no puede decir esto: al leerlo saldría otra cosa",
        "a file cannot say this: read back, it would be something else",
    ),
    "problem.file.not_exact": (
        '«{key}» tiene que ser exacto: un número entero o una fracción como Fraction("0.25"), no {found}',
        '“{key}” must be exact: a whole number, or a fraction like Fraction("0.25"), not {found}',
    ),
    "problem.file.other_section": (
        "la pregunta dice que está en la sección «{found}» y está en «{section}»",
        "the question says that it is in the section “{found}”, and it is in “{section}”",
    ),
    "problem.file.dont_know": (
        "la respuesta «no lo sé» se llama {id}, no puntúa, va la última y es la misma en todas las preguntas",
        "the choice “I don’t know” is called {id}, scores nothing, comes last and is the same in all questions",
    ),
    "problem.file.sum_order": (
        "las preguntas de una suma van en el orden en que se hacen",
        "the questions of a sum stand in the order in which they are asked",
    ),
    "problem.file.another_kind": (
        "la pregunta «{question}» es de tipo {kind}, y aquí hace falta una de tipo {expected}",
        "the question “{question}” is of the kind {kind}, and one of the kind {expected} is needed here",
    ),
    "problem.file.unknown_country": (
        "no hay ningún país ni grupo de países «{found}»",
        "there is no country or group of countries “{found}”",
    ),
    "problem.file.days": (
        "days son dos números de jornadas, [de, a], mayores que 0",
        "days are two numbers of person-days, [from, to], above 0",
    ),
}
