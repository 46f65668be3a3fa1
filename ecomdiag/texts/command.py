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
    "error.shown_twice": (
        "da el cuestionario una sola vez: «questionnaire show ARCHIVO» o «--questionnaire ARCHIVO»",
        "give the questionnaire once: “questionnaire show FILE” or “--questionnaire FILE”",
    ),
    "error.schema_file": (
        "el ARCHIVO solo va con «schema answers»: es el cuestionario al que responden las respuestas",
        "FILE only goes with “schema answers”: it is the questionnaire that the answers belong to",
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
    "check.faults_one": (
        "1 fallo: el archivo no se puede usar así",
        "1 fault: the file cannot be used as it is",
    ),
    "check.faults_many": (
        "{count} fallos: el archivo no se puede usar así",
        "{count} faults: the file cannot be used as it is",
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
        "Muestra el cuestionario: preguntas, cuándo se hacen, respuestas y cuánto cuentan.",
        "Print the questionnaire: questions, when they are asked, answers and what they count.",
    ),
    "help.shown": (
        "Cuestionario que se muestra, en vez del incluido (- es la entrada estándar).",
        "Questionnaire to print, instead of the shipped one (- is standard input).",
    ),
    "help.shown_output": (
        "Guarda el documento en este archivo (.md; el dibujo, .mmd); si ya existe, lo cambia.",
        "Write the document to this file (.md; the drawing, .mmd); one that exists is replaced.",
    ),
    "help.shown_format": (
        "Todo en Markdown, o solo el dibujo de la ramificación (Mermaid).",
        "All of it in Markdown, or only the drawing of its branches (Mermaid).",
    ),
    "help.prove": (
        "Demuestra que un cuestionario está bien hecho, o enseña respuestas con las que falla.",
        "Prove a questionnaire sound, or show answers with which it fails.",
    ),
    "help.proved": (
        "Cuestionario que se comprueba, en vez del incluido (- es la entrada estándar).",
        "Questionnaire to prove, instead of the shipped one (- is standard input).",
    ),
    "help.prove_actions": (
        "Archivo con las acciones del cuestionario, para comprobarlas también.",
        "File with the actions of the questionnaire, to check them too.",
    ),
    "help.prove_strict": (
        "Termina con código 4 también con avisos o si algo queda sin decidir.",
        "Exit with 4 also if there are warnings or something is undecided.",
    ),
    "help.prove_examples": (
        "Guarda en esta carpeta, como archivos de respuestas, los ejemplos con los que falla.",
        "Write the examples with which it fails to this folder, as answers files.",
    ),
    "help.diff": (
        "Dice qué cambia entre dos versiones de un cuestionario, si lo ya contestado sigue valiendo y qué versión corresponde.",
        "Tell what changed between two versions of a questionnaire, whether old answers stand and which version is due.",
    ),
    "help.diff_old": (
        "El cuestionario como estaba (- es la entrada estándar).",
        "The questionnaire as it was (- is standard input).",
    ),
    "help.diff_new": (
        "El cuestionario como está ahora (- es la entrada estándar).",
        "The questionnaire as it is now (- is standard input).",
    ),
    "help.diff_answers": (
        "Dice también qué pasa con las respuestas de este archivo. Se puede repetir.",
        "Tell also what becomes of the answers in this file. May be repeated.",
    ),
    "help.diff_strict": (
        "Termina con código 4 si la versión del archivo nuevo no llega a la que corresponde.",
        "Exit with 4 if the version in the new file is below the one that is due.",
    ),
    "help.diff_format": ("Formato de la lista de cambios.", "Format of the list of changes."),
    "help.schema": (
        "Da el esquema JSON de un archivo, con el que un editor lo completa y lo revisa mientras se escribe.",
        "Give the JSON Schema of a file, with which an editor completes and checks it while you type.",
    ),
    "help.schema_of": (
        "De qué archivo: el cuestionario, las acciones, las lentes o las respuestas.",
        "Of which file: the questionnaire, the actions, the lenses or the answers.",
    ),
    "help.schema_file": (
        "Con answers: el cuestionario al que responden, en vez del incluido (- es la entrada estándar).",
        "With answers: the questionnaire that they belong to, instead of the shipped one (- is standard input).",
    ),
    "help.schema_output": (
        "Guarda el esquema en este archivo; si ya existe, lo cambia.",
        "Write the schema to this file; one that exists is replaced.",
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
        "Usa este cuestionario en vez del incluido: un archivo, o dii, dmat o samm.",
        "Use this questionnaire instead of the shipped one: a file, or dii, dmat or samm.",
    ),
    "help.actions": (
        "Acciones para un cuestionario propio, en vez de las incluidas.",
        "Actions for a questionnaire of your own, instead of the shipped ones.",
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
    "help.crosswalk": (
        "Dice qué contestan ya tus respuestas de otro instrumento (DII, DMAT), y qué queda abierto.",
        "Tell what your answers already say about another instrument (DII, DMAT), and what is left open.",
    ),
    "help.crosswalk_to": ("El otro instrumento: dii o dmat.", "The other instrument: dii or dmat."),
    "help.crosswalk_output": (
        "Guarda en este archivo, que no debe existir, las respuestas del otro instrumento que ya se saben enteras.",
        "Write the answers to the other instrument that are known as a whole to this file, which must not exist.",
    ),
}
