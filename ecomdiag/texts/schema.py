"""What an editor shows of an answers file, beside the texts of the questionnaire itself."""

SENTENCES: dict[str, tuple[str, str]] = {
    "schema.title": ("Respuestas: {title}", "Answers: {title}"),
    "schema.description": (
        "Un archivo de respuestas del cuestionario {id}, versión {version}. Lo que no se ve aquí lo dice «ecomdiag check».",
        "An answers file of the questionnaire {id}, version {version}. What cannot be seen here, “ecomdiag check” tells.",
    ),
    "schema.questionnaire": (
        "El cuestionario al que responde este archivo.",
        "The questionnaire that this file answers.",
    ),
    "schema.version": (
        "La versión del cuestionario con la que se contestó. Las respuestas de otra versión se leen, con un aviso.",
        "The version of the questionnaire that was answered. Answers to another version are read, with a warning.",
    ),
    "schema.company": (
        "El nombre de la empresa, tal como saldrá en los informes; 200 caracteres como máximo.",
        "The name of the company, as reports show it; 200 characters at most.",
    ),
    "schema.home": (
        "El país de la empresa, por su nombre o su código; España si no se dice.",
        "The country of the company, by name or code; Spain if it is not said.",
    ),
    "schema.region": (
        "La comunidad autónoma de la empresa, si está en España: por su nombre o su código (ISO 3166-2).",
        "The company’s autonomous community, if it is in Spain: by name or code (ISO 3166-2).",
    ),
    "schema.from_outside": (
        "true: son estimaciones de quien mira a esta empresa desde fuera. No hace falta contestarlo todo.",
        "true: these are estimates of somebody who looks at this company from outside. Not everything need be answered.",
    ),
    "schema.resume_at": (
        "La pregunta en la que se dejó la entrevista. Lo escribe ella misma.",
        "The question at which the interview was left. The interview itself writes it.",
    ),
    "schema.left_with": (
        "Señas de las respuestas con las que se dejó la entrevista. Las escribe ella misma, para deciros qué ha cambiado cuando volváis.",
        "Marks of the answers with which the interview was left. The interview itself writes them, to tell what changed when you come back.",
    ),
    "schema.answers": (
        "Las respuestas, cada una con el id de su pregunta. Las que no os toquen se dejan en blanco.",
        "The answers, each by the id of its question. Leave those that do not concern you blank.",
    ),
    "schema.said": (
        "Las palabras de las opciones que las piden («otro: ¿cuál?»), con el id de la pregunta y el de la opción. No puntúan; salen junto a la respuesta.",
        "The words of the choices that ask for them (“another: which?”), by the id of the question and of the choice. They are never scored; they stand with the answer.",
    ),
    "schema.notes": (
        "Notas y pruebas junto a las respuestas, cada una con el id de su pregunta. No puntúan; salen en el informe completo.",
        "Notes and evidence beside the answers, each by the id of its question. They are never scored; the full report shows them.",
    ),
    "schema.note.note": (
        "Lo que haya que decir de la respuesta, en una línea o en varias; 2000 caracteres como máximo.",
        "What there is to say about the answer, on one line or several; 2000 characters at most.",
    ),
    "schema.note.evidence": (
        "Un enlace o el nombre de un archivo que lo respalda, o una lista de ellos.",
        "A link or the name of a file that supports it, or a list of them.",
    ),
    "schema.note.by": ("Quién lo dice.", "Who says so."),
    "schema.note.date": ("Cuándo, como 2026-11-30.", "When, as 2026-11-30."),
    "schema.blank": ("Sin contestar todavía.", "Not answered yet."),
    "schema.left_out": ("Sin contestar: esta pregunta es opcional.", "Left out: this question is optional."),
    "schema.alone": (
        "Aquí hay una respuesta que va sola: quitad las demás, o quitadla a ella.",
        "One of these answers stands alone: remove the others, or remove it.",
    ),
    "schema.value": ("Aquí va un solo valor.", "A single value goes here."),
    "schema.country": (
        "Un país, por su código o por su nombre: FR, México, Corea del Sur.",
        "A country, by code or name: FR, Mexico, South Korea.",
    ),
    "schema.percentage": (
        "Un número de 0 a 100, de 40 caracteres como máximo: 40, 12,5 o 40 %.",
        "A number from 0 to 100, of 40 characters at most: 40, 12.5 or 40 %.",
    ),
}
