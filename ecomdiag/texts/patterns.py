"""What is told of the pattern of a text."""

SENTENCES: dict[str, tuple[str, str]] = {
    "problem.file.pattern_long": (
        "el patrón es demasiado largo: {most} caracteres como máximo",
        "the pattern is too long: at most {most} characters",
    ),
    "problem.file.pattern_large": (
        "el patrón es demasiado grande: con sus repeticiones pasa de 300 posiciones (carácter {place})",
        "the pattern is too large: with its repetitions it has more than 300 positions (character {place})",
    ),
    "problem.file.pattern_deep": (
        "en el patrón hay más de 20 paréntesis uno dentro de otro (carácter {place})",
        "in the pattern more than 20 brackets stand inside one another (character {place})",
    ),
    "problem.file.pattern_open": (
        "en el patrón, lo que se abre en el carácter {place} no se cierra, o es un «[» dentro de otro: poned «\\» delante si es un signo",
        "in the pattern, what opens at character {place} is not closed, or is a “[” inside another: put “\\” before it if it is a sign",
    ),
    "problem.file.pattern_closed": (
        "en el patrón se cierra un paréntesis que no se abrió (carácter {place}): poned «\\» delante si es un signo",
        "in the pattern a bracket is closed that was not opened (character {place}): put “\\” before it if it is a sign",
    ),
    "problem.file.pattern_alone": (
        "en el patrón, el signo del carácter {place} no puede ir ahí: poned «\\» delante si es un signo del texto",
        "in the pattern, the sign at character {place} cannot stand there: put “\\” before it if it is a sign of the text",
    ),
    "problem.file.pattern_twice": (
        "en el patrón hay dos repeticiones seguidas (carácter {place}): poned paréntesis, o quitad una",
        "in the pattern two repetitions follow one another (character {place}): use brackets, or delete one",
    ),
    "problem.file.pattern_count": (
        "en el patrón, lo que va entre llaves en el carácter {place} son números: «{{3}}», «{{2,}}» o «{{2,5}}»",
        "in the pattern, between the braces at character {place} go numbers: “{{3}}”, “{{2,}}” or “{{2,5}}”",
    ),
    "problem.file.pattern_stretch": (
        "en el patrón, el tramo del carácter {place} no va de un signo a otro posterior, como «a-z»",
        "in the pattern, the stretch at character {place} does not go from a sign to a later one, as “a-z” does",
    ),
    "problem.file.pattern_unknown": (
        "el patrón tiene en el carácter {place} algo que aquí no existe (sí hay: signos, «.», clases como «[a-z]», «\\d», «\\w», «\\s», paréntesis, «|» y repeticiones)",
        "the pattern has at character {place} something that does not exist here (there are: signs, “.”, classes such as “[a-z]”, “\\d”, “\\w”, “\\s”, brackets, “|” and repetitions)",
    ),
    "problem.file.pattern_never": (
        "ningún texto de {limit} caracteres como máximo tiene esta forma: corregid el patrón o «max_length»",
        "no text of at most {limit} characters fits this pattern: correct it, or “max_length”",
    ),
}
