"""What stops a run, and what is said of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # What stops a run.
    "error.consensus_notes": (
        "las notas de todos juntos no caben en un archivo de respuestas: quitad las que no hagan falta de alguno de ellos",
        "the notes of all of them together do not fit into one answers file: take those that are not needed out of some of them",
    ),
    "error.no_file": (
        "no existe el archivo {path}: revisad el nombre",
        "there is no file {path}: check the name",
    ),
    "error.unreadable": ("no puedo leer {path}: {reason}", "cannot read {path}: {reason}"),
    "error.unwritable": (
        "no puedo escribir en {path}: {reason}; elegid otro sitio",
        "cannot write to {path}: {reason}; choose another place",
    ),
    "error.completion": (
        "no sé hacer que el tabulador complete en «{found}»: escribid la orden en {shells}",
        "I cannot make the Tab key complete in “{found}”: type the command in one of {shells}",
    ),
    "completion.installed": (
        "Listo, en {path}: el tabulador completa desde la próxima vez que abráis el terminal",
        "Done, in {path}: the Tab key completes from the next time that you open the terminal",
    ),
    # Why the system refused: after "cannot read FILE:" and the like.
    "reason.denied": ("no tenéis permiso", "you do not have permission"),
    "reason.folder": ("es una carpeta, no un archivo", "it is a folder, not a file"),
    "reason.no_folder": (
        "una parte de la ruta no es una carpeta",
        "part of the path is not a folder",
    ),
    "reason.missing": ("no existe la carpeta", "there is no such folder"),
    "reason.long": ("el nombre es demasiado largo", "the name is too long"),
    "reason.name": (
        "el nombre no vale en este sistema",
        "the name is not valid on this system",
    ),
    "reason.full": ("no queda sitio en el disco", "there is no space left on the disk"),
    "reason.big": ("es demasiado grande para este disco", "it is too big for this disk"),
    "reason.read_only": ("el disco es de solo lectura", "the disk is read-only"),
    "reason.loop": (
        "es un enlace que da vueltas sobre sí mismo",
        "it is a link that leads back to itself",
    ),
    "reason.device": (
        "el disco o la red no responden",
        "the disk or the network is not responding",
    ),
    "reason.unread": ("al otro lado no hay nadie leyendo", "nobody is reading at the other end"),
    "reason.many": ("hay demasiados archivos abiertos", "too many files are open"),
    "reason.busy": ("otro programa lo está usando", "another program is using it"),
    "reason.exists": ("ya existe", "it already exists"),
    "reason.closed": ("está cerrado", "it is closed"),
    "reason.other": ("error {number} del sistema ({text})", "system error {number} ({text})"),
    "error.ending": (
        "no sé qué formato es {path}: usad un nombre que acabe en {endings}",
        "cannot tell the format of {path}: use a name that ends in {endings}",
    ),
    "error.pdf_extra": (
        'para un informe en PDF falta un paquete: instálalo con pip install "ecomdiag[pdf]"',
        'a report in PDF takes another package: install it with pip install "ecomdiag[pdf]"',
    ),
    "error.pdf_no_text": (
        "un PDF no es un texto: lo hace render_pdf, que devuelve bytes",
        "a PDF is no text: render_pdf makes it, and returns bytes",
    ),
    "error.pdf_terminal": (
        "un PDF no se puede mostrar en un terminal: guardadlo en un archivo, con «-o informe.pdf»",
        "a PDF cannot be shown in a terminal: write it to a file, with “-o report.pdf”",
    ),
    "error.format": (
        "el formato «{found}» no existe: elegid entre {formats}",
        "there is no format “{found}”: choose one of {formats}",
    ),
    "error.depth": (
        "no existe «{found}» como extensión de un informe: elegid entre {depths}",
        "there is no depth “{found}” of a report: choose one of {depths}",
    ),
    "error.language": (
        "el idioma «{found}» no existe: elegid entre {languages}",
        "there is no language “{found}”: choose one of {languages}",
    ),
    "error.pdf_script": (
        "las letras de los PDF no incluyen las de este idioma ({language}): guardad el informe como .html e imprimidlo desde el navegador",
        "the fonts of PDFs lack the letters of this language ({language}): save the report as .html and print it from the browser",
    ),
    "error.given": (
        "«{name}» tiene que ser {kinds}, no {found}",
        "“{name}” must be {kinds}, not {found}",
    ),
    "error.option": ("{option}: {what}", "{option}: {what}"),
    "error.not_a_file": (
        "en {path} no se pueden guardar respuestas: elegid otro nombre",
        "answers cannot be saved in {path}: choose another name",
    ),
    "error.output_is_input": (
        "esta orden lee {path}, y no escribe encima: elegid otro nombre para el resultado",
        "this command reads {path} and does not write over it: choose another name for the result",
    ),
    "error.output_is_work": (
        "{path} es {kind}, y no se escribe encima: elegid otro nombre para el resultado",
        "{path} is {kind} and is not written over: choose another name for the result",
    ),
    "error.output_is_stdout": (
        "lo que sale por pantalla ya va a {path}: elegid otro nombre, o quitad -o",
        "what would go to the screen already goes to {path}: choose another name, or leave out -o",
    ),
    "error.output_twice": (
        "dos resultados irían al mismo archivo, {path}: dad un nombre distinto a cada uno",
        "two results would go to the same file, {path}: give each its own name",
    ),
    "error.no_terminal": (
        "no hay un terminal en el que preguntar. Rellenad un archivo («ecomdiag template -o answers.yaml») y usad «ecomdiag assess --answers answers.yaml»",
        "there is no terminal to ask in. Fill in a file (“ecomdiag template -o answers.yaml”) and use “ecomdiag assess --answers answers.yaml”",
    ),
    "error.exists": (
        "{path} ya existe: elegid otro nombre, o borradlo antes",
        "{path} already exists: choose another name, or delete it first",
    ),
    "error.file_or_answers": (
        "con --answers no se pregunta nada, así que «{file}» sobra: quitadlo, o quitad --answers y se guardará ahí lo que contestéis",
        "with --answers nothing is asked, so “{file}” does not belong here: leave it out, or leave out --answers and your answers will be saved there",
    ),
    "error.shown_twice": (
        "dad el cuestionario una sola vez: «questionnaire show ARCHIVO» o «--questionnaire ARCHIVO»",
        "give the questionnaire once: “questionnaire show FILE” or “--questionnaire FILE”",
    ),
    "error.schema_file": (
        "el ARCHIVO solo va con «schema answers»: es el cuestionario al que responden las respuestas",
        "FILE only goes with “schema answers”: it is the questionnaire that the answers belong to",
    ),
    "error.partial": ("--partial solo va con --answers", "--partial only goes with --answers"),
    "error.observable": (
        "--observable es para la entrevista; un archivo dice él mismo que es de una empresa vista desde fuera, con «from_outside: true»",
        "--observable is for the interview; a file says itself that it is about a company seen from outside, with “from_outside: true”",
    ),
    "error.observable_own": (
        "{path} ya tiene respuestas de una empresa que no se mira desde fuera: da otro archivo para el rival",
        "{path} already has answers of a company that is not seen from outside: give another file for the rival",
    ),
    "error.no_observable": (
        "ninguna pregunta del cuestionario «{id}» dice que se vea desde fuera: añadid «observable» a las que se vean, con dónde mirar (docs/questions-file.md)",
        "no question of the questionnaire “{id}” says that it can be seen from outside: add “observable” to those that can, with where to look (docs/questions-file.md)",
    ),
    "error.set_alone": (
        "--set compara con unas respuestas completas: dalas con --answers, sin --partial",
        "--set compares with complete answers: give them with --answers, without --partial",
    ),
    "error.set": (
        "«{found}» no vale para --set: escribid pregunta=respuesta, como crm=used; en una lista, con comas entre las respuestas",
        "“{found}” is not valid for --set: write question=answer, as in crm=used; in a list, with commas between the answers",
    ),
    "error.set_twice": (
        "--set cambia «{question}» dos veces: dejad solo una",
        "--set changes “{question}” twice: leave one of them",
    ),
    "error.changes": (
        "se pueden probar de 1 a {most} cambios a la vez",
        "from 1 to {most} changes can be tried at a time",
    ),
    "error.what_if_incomplete": (
        "faltan respuestas, y sin ellas no hay con qué comparar: completadlas antes",
        "answers are missing, and without them there is nothing to compare with: complete them first",
    ),
    "error.what_if_unscored": (
        "no hay nada que puntúe en estas respuestas, antes o después del cambio",
        "nothing in these answers is scored, before or after the change",
    ),
    "error.limit": (
        "«{found}» no vale para --fail-under: escribid un número de 0 a 100",
        "“{found}” is not valid for --fail-under: write a number from 0 to 100",
    ),
    "error.no_output": (
        "no puedo mostrar el resultado: {reason}",
        "cannot show the result: {reason}",
    ),
    "error.system": ("el sistema no lo permite: {reason}", "the system does not allow it: {reason}"),
    "error.system_path": ("{path}: {reason}", "{path}: {reason}"),
    "error.unforeseen": (
        "ha pasado algo imprevisto: es un fallo del programa, no vuestro ({found})",
        "something unexpected happened: it is a fault of the program, not yours ({found})",
    ),
    "error.report": (
        "Contádselo a quien os dio el programa, y decidle qué orden habéis escrito. Quien sepa programar puede repetirla con {switch} delante para ver dónde falla.",
        "Tell whoever gave you the program, and say which command you typed. A programmer can repeat it with {switch} before it to see where it fails.",
    ),
    "error.company": (
        "el nombre que da --company es demasiado largo: caben {limit} caracteres",
        "the name given with --company is too long: it can have up to {limit} characters",
    ),
    "error.date": (
        "«{found}» no es una fecha: escribidla así, 2026-12-31",
        "“{found}” is not a date: write it like 2026-12-31",
    ),
    "severity.error": ("error", "error"),
    "severity.warning": ("aviso", "warning"),
    "check.sound": ("{path}: todo correcto y completo", "{path}: correct and complete"),
    "check.errors": {
        "one": ("1 problema que impide el diagnóstico", "1 problem that prevents the diagnosis"),
        "many": (
            "{count} problemas que impiden el diagnóstico",
            "{count} problems that prevent the diagnosis",
        ),
    },
    "check.faults": {
        "one": ("1 fallo: el archivo no se puede usar así", "1 fault: the file cannot be used as it is"),
        "many": (
            "{count} fallos: el archivo no se puede usar así",
            "{count} faults: the file cannot be used as it is",
        ),
    },
    "check.incomplete": (
        "Con --partial podéis ver lo que ya se sabe, con su margen.",
        "With --partial you can see what is known so far, with its range.",
    ),
    "written": ("Guardado en {path}", "Written to {path}"),
    "written.boxes": (
        "{path}: los PDF no tienen letra para estos signos y en su lugar llevan □: «{signs}». En .html, .md y .txt salen bien",
        "{path}: PDFs have no font for these signs and show □ in their place: “{signs}”. In .html, .md and .txt they are right",
    ),
    "fail_under": (
        "la puntuación ({score}) no llega al mínimo pedido ({limit})",
        "the score ({score}) is below the minimum asked for ({limit})",
    ),
}
