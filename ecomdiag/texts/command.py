"""What stops a run, and the help of the commands."""

SENTENCES: dict[str, tuple[str, str]] = {
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
