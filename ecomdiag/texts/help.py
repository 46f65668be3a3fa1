"""The help of the commands."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The exit codes.
    "exit.0": ("Hecho.", "Done."),
    "exit.1": (
        "La puntuación, o la más baja que aún es posible, no llega a --fail-under.",
        "The score, or the lowest still possible, is below --fail-under.",
    ),
    "exit.2": (
        "No se puede hacer lo pedido: opciones equivocadas, un archivo que no se puede leer o escribir, o no hay terminal en el que preguntar.",
        "The command cannot be carried out: wrong options, a file that cannot be read or written, or no terminal to ask in.",
    ),
    "exit.3": (
        "Las respuestas están mal o incompletas; se enumeran los problemas.",
        "The answers are wrong or incomplete; the problems are listed.",
    ),
    "exit.4": (
        "El cuestionario o las acciones están mal; se enumeran los fallos.",
        "The questionnaire or the actions are wrong; the faults are listed.",
    ),
    "exit.70": ("Un fallo imprevisto del programa.", "An unexpected fault of the program."),
    "exit.130": (
        "Interrumpido. En una entrevista, lo contestado queda guardado.",
        "Interrupted. In an interview, what was answered is saved.",
    ),
    "exit.141": (
        "Nadie lee ya el resultado; termina sin decir nada.",
        "Nobody is reading the output any more; it ends without a word.",
    ),
    # The help of the commands.
    "help.app": (
        "¿Está vuestra empresa lista para vender online en otros países? Un autodiagnóstico en el terminal, sin conexión.",
        "Is your company ready to sell online in other countries? A self-diagnosis in the terminal, offline.",
    ),
    "help.help": ("Muestra esta ayuda y termina.", "Show this help and exit."),
    "help.install_completion": (
        "Hace que la tecla Tab complete órdenes y opciones en vuestro terminal, y termina.",
        "Make the Tab key complete commands and options in your terminal, and exit.",
    ),
    "help.show_completion": (
        "Muestra lo que --install-completion instala, y termina.",
        "Show what --install-completion installs, and exit.",
    ),
    "help.version": ("Muestra la versión y termina.", "Show the version and exit."),
    "help.assess": (
        "Hace el diagnóstico: os pregunta, o lee las respuestas de un archivo (--answers).",
        "Make the diagnosis: asks you, or reads the answers from a file (--answers).",
    ),
    "help.check": (
        "Dice todo lo que está mal o falta en un archivo de respuestas, con línea y columna.",
        "List everything wrong or missing in an answers file, with line and column.",
    ),
    "help.template": (
        "Da un archivo de respuestas para rellenar a mano, o una hoja de Excel, con todas las opciones.",
        "Give an answers file, or an Excel sheet, to fill in by hand, with every choice.",
    ),
    "help.plan": (
        "Busca el camino más barato al siguiente nivel: qué acciones, en qué orden y cuándo, y comprueba que no hay otro más barato.",
        "Find the cheapest way to the next level: which actions, in which order and when, and prove that there is no cheaper one.",
    ),
    "help.facts": (
        "Lista todo lo que lleva fecha (normas, países, ayudas, estadísticas), con su fuente y cuándo revisarlo.",
        "List everything that has a date (rules, countries, support, statistics), with its source and when to review it.",
    ),
    "help.stale": ("Solo lo que está pendiente de revisar.", "Only what is due for review."),
    "help.facts_format": ("Formato de la lista de datos.", "Format of the list of facts."),
    "help.facts_date": (
        "Día que se mira; por defecto, hoy.",
        "Day to look at; by default, today.",
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
        "Guarda el documento en este archivo (.md; el dibujo, .mmd); si ya existe, lo sustituye, salvo que sea un cuestionario o unas respuestas.",
        "Write the document to this file (.md; the drawing, .mmd); an existing file is replaced, unless it is a questionnaire or answers.",
    ),
    "help.shown_format": (
        "Todo en Markdown, o solo el dibujo de la ramificación (Mermaid); por defecto, lo que diga el final de -o, o Markdown.",
        "All of it in Markdown, or only the drawing of its branches (Mermaid); by default, what the ending of -o says, or Markdown.",
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
        "Guarda en esta carpeta, como archivos de respuestas, los ejemplos con los que falla; sustituye los de la vez anterior.",
        "Write the examples with which it fails to this folder, as answers files; those of an earlier run are replaced.",
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
        "Say also what becomes of the answers in this file. May be repeated.",
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
        "De qué archivo: el cuestionario, las acciones, las lentes, el posicionamiento, el glosario, la marca o las respuestas.",
        "Of which file: the questionnaire, the actions, the lenses, the positioning, the glossary, the brand or the answers.",
    ),
    "help.schema_file": (
        "Con answers: el cuestionario al que responden, en vez del incluido (- es la entrada estándar).",
        "With answers: the questionnaire that they belong to, instead of the shipped one (- is standard input).",
    ),
    "help.schema_standard": (
        "Solo con las palabras de JSON Schema, para validadores estrictos como Ajv: sin las que solo conocen los editores.",
        "Only with the keywords of JSON Schema itself, for strict validators such as Ajv: without those that only editors know.",
    ),
    "help.schema_output": (
        "Guarda el esquema en este archivo (.json); si ya existe, lo sustituye, salvo que sea un cuestionario o unas respuestas.",
        "Write the schema to this file (.json); an existing file is replaced, unless it is a questionnaire or answers.",
    ),
    "help.answers_group": (
        "Trae respuestas que se han recogido con otra herramienta.",
        "Bring in answers that were collected with another tool.",
    ),
    "help.file": (
        "Archivo en el que se guarda cada respuesta al momento; si existe, se sigue donde se dejó.",
        "File in which every answer is saved at once; if it exists, you go on where you left off.",
    ),
    "help.answers": (
        "Lee las respuestas de este archivo y no pregunta nada (- es la entrada estándar). Vale una carpeta, y se puede repetir: -o es entonces la carpeta de los informes.",
        "Read the answers from this file and ask nothing (- is standard input). May be a folder, and be repeated: -o is the folder of the reports then.",
    ),
    "help.checked_files": (
        "Archivo de respuestas (- es la entrada estándar), o varios, o una carpeta con ellos.",
        "Answers file (- is standard input), or several, or a folder of them.",
    ),
    "help.partial": (
        "Con --answers: da lo que ya se sabe aunque falten respuestas, con su margen.",
        "With --answers: report what is known even if answers are missing, with its range.",
    ),
    "help.company": (
        "Nombre de la empresa en el informe, en vez del que diga el archivo; una entrevista lo guarda en él.",
        "Name of the company in the report, instead of the one in the file; an interview keeps it there.",
    ),
    "help.format": ("Formato del informe.", "Format of the report."),
    "help.depth": (
        "Cuánto cuenta el informe: una página (summary), lo que se usa al trabajar (standard) o todo, con fuentes (full).",
        "How much the report tells: one page (summary), what you work with (standard), or everything, with sources (full).",
    ),
    "help.wording": (
        "Cómo se pregunta: con las palabras del cuestionario y, debajo, las claras (own), o solo con estas (clear).",
        "How it asks: in the questionnaire’s own words with clear ones below (own), or in the clear ones alone (clear).",
    ),
    "help.output": (
        "Guarda el informe en este archivo; el formato, por su final (.html, .pdf, .md, .json, .txt). Si ya existe, lo sustituye, salvo que sean respuestas o un cuestionario. Se puede repetir.",
        "Write the report to this file; its ending tells the format (.html, .pdf, .md, .json, .txt). An existing file is replaced, unless it holds answers or a questionnaire. May be repeated.",
    ),
    "help.lang": (
        "Idioma: es, en u otro del cuestionario; por defecto, el del sistema.",
        "Language: es, en or another of the questionnaire; by default, the system’s.",
    ),
    "help.own": (
        "Usa este cuestionario en vez del incluido: un archivo, o dii, dmat, samm, orr o dsomm.",
        "Use this questionnaire instead of the shipped one: a file, or dii, dmat, samm, orr or dsomm.",
    ),
    "help.actions": (
        "Acciones para un cuestionario propio, en vez de las incluidas.",
        "Actions for a questionnaire of your own, instead of the shipped ones.",
    ),
    "help.set": (
        "¿Y si la respuesta fuera otra? Añade al informe qué cambiaría, y cuánto da cada cambio. Se puede repetir.",
        "What if the answer were another? Adds to the report what would change, and what each change brings. May be repeated.",
    ),
    "help.brand": (
        "Archivo con vuestra marca (nombre, logotipo, color, contacto, cierre), que llevan los informes en HTML, PDF y Markdown.",
        "File of your brand (name, logo, colour, contact, closing words), which reports in HTML, PDF and Markdown bear.",
    ),
    "help.home": (
        "País de la empresa, por su nombre o su código.",
        "Country of the company, by name or code.",
    ),
    "help.region": (
        "Comunidad autónoma de la empresa, por su nombre o su código.",
        "Autonomous community of the company in Spain, by name or code.",
    ),
    "help.date": (
        "Día del diagnóstico, del que se dicen las normas; por defecto, hoy. Con un día fijo, el informe sale siempre igual.",
        "Day of the diagnosis, of which the rules are told; by default, today. With a fixed day the report is always the same.",
    ),
    "help.fail_under": (
        "Termina con código 1 si la puntuación no llega a este número.",
        "Exit with 1 if the score is below this number.",
    ),
    "help.plain": (
        "Pregunta línea a línea, sin mover el cursor, y da el informe sin barras (lectores de pantalla, terminales sencillos).",
        "Ask line by line, without moving the cursor, and report without bars (screen readers, simple terminals).",
    ),
    "help.checked": (
        "Archivo de respuestas (- es la entrada estándar).",
        "Answers file (- is standard input).",
    ),
    "help.check_format": ("Formato de la lista de problemas.", "Format of the list of problems."),
    "help.template_output": (
        "Guarda la plantilla en este archivo (.yaml, o .xlsx para una hoja de Excel), que no debe existir.",
        "Write the template to this file (.yaml, or .xlsx for an Excel sheet), which must not exist.",
    ),
    "help.compare": (
        "Compara diagnósticos: de varias empresas, o de una a lo largo del tiempo.",
        "Compare diagnoses: of several companies, or of one over time.",
    ),
    "help.compared": (
        "De 2 a 12 archivos: de respuestas, o diagnósticos guardados en .json (- es la entrada estándar).",
        "From 2 to 12 files: of answers, or diagnoses saved as .json (- is standard input).",
    ),
    "help.render": (
        "Pone un diagnóstico guardado (.json) en otro formato, idioma o extensión.",
        "Put a saved diagnosis (.json) into another format, language or depth.",
    ),
    "help.render_file": (
        "Un diagnóstico guardado: un informe en .json (- es la entrada estándar).",
        "A saved diagnosis: a report in .json (- is standard input).",
    ),
    "help.no_bars": ("Da el informe sin barras.", "Report without bars."),
    "help.history": (
        "Cuenta la evolución de las empresas de las que se guardan diagnósticos, y a cuáles toca volver.",
        "Tell the course of the companies of which diagnoses are kept, and which are due for another look.",
    ),
    "help.history_folder": (
        "Carpeta con los diagnósticos, como los guarda «assess --save».",
        "Folder with the diagnoses, as “assess --save” keeps them.",
    ),
    "help.history_company": (
        "Solo las empresas con esto en el nombre; si es una sola, dice también qué ha movido su puntuación.",
        "Only the companies with this in their name; if it is one, tells also what moved its score.",
    ),
    "help.due": (
        "Meses sin diagnóstico tras los que toca volver a mirar.",
        "Months without a diagnosis after which another look is due.",
    ),
    "help.save": (
        "Guarda además el diagnóstico en esta carpeta, con su fecha, para «compare» e «history».",
        "Also keep the diagnosis in this folder, with its date, for “compare” and “history”.",
    ),
    "help.respondents": (
        "Son lo que contestan varias personas de una misma empresa: dice cuánto coinciden y por dónde empezar a hablar.",
        "They are what several people of one company answer: tell how far they agree, and where to begin to talk.",
    ),
    "help.rivals": (
        "El primero sois vosotros, y los demás, rivales de los que se contesta lo que se ve desde fuera: dice en qué os llevan ventaja seguro, quizá o no.",
        "The first is you, the others are rivals, answered as far as can be seen from outside: tell where they are ahead for certain, possibly, or not.",
    ),
    "help.consensus": (
        "Con --respondents: da una hoja de respuestas con lo que todos dicen igual, para acordar el resto; -o la guarda (.yaml, que no debe existir).",
        "With --respondents: give an answer sheet of what all say alike, to settle the rest; -o writes it (.yaml, which must not exist).",
    ),
    "help.over_time": (
        "Son de la misma empresa: dice qué ha movido su puntuación de uno a otro (por fecha, si la llevan todos; si no, en el orden dado).",
        "They are of one company: tell what moved its score from each to the next (by date if all have one, else in the order given).",
    ),
    "help.crosswalk": (
        "Dice qué contestan ya vuestras respuestas de otro instrumento (DII, DMAT), y qué queda abierto.",
        "Tell what your answers already say about another instrument (DII, DMAT), and what is left open.",
    ),
    "help.crosswalk_to": ("El otro instrumento: dii o dmat.", "The other instrument: dii or dmat."),
    "help.crosswalk_output": (
        "Guarda en este archivo (.yaml), que no debe existir, las respuestas del otro instrumento que ya se saben enteras.",
        "Write the answers to the other instrument that are known as a whole to this file (.yaml), which must not exist.",
    ),
    "help.cohort": (
        "Puntúa muchas empresas de una vez, aquí o en vuestra propia base de datos.",
        "Score many companies at once, here or in your own database.",
    ),
}
