"""What can be wrong with a file, and what to do."""

SENTENCES: dict[str, tuple[str, str]] = {
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
    "problem.file.not_for_this_kind": (
        "«{key}» no significa nada en una pregunta de este tipo (solo en: {kinds}): bórralo, o cambia «kind»",
        "“{key}” means nothing in a question of this kind (only in: {kinds}): delete it, or change “kind”",
    ),
    "problem.file.says_nothing": (
        "el texto «{language}» está vacío: escríbelo",
        "the text “{language}” is empty: write it",
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
    "problem.yaml.tab": (
        "aquí hay un tabulador: el sangrado se hace con espacios",
        "there is a tab here: indent with spaces",
    ),
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
}
