"""What the interview says where a note is written beside an answer."""

SENTENCES: dict[str, tuple[str, str]] = {
    "note.title": ("Nota: {question}", "Note: {question}"),
    "note.title_of": ("Nota {number} de {count}: {question}", "Note {number} of {count}: {question}"),
    "note.hints_others": ("↑↓: otra nota, o una nueva", "↑↓: another note, or a new one"),
    "note.keep_first": (
        "Guardad antes lo escrito, o Esc para dejarlo como estaba.",
        "Save what you have written first, or press Esc to leave it as it was.",
    ),
    "note.plain_others": (
        "<< pasa a la nota anterior; >> a la siguiente, o a una nueva.",
        "<< goes to the note before; >> to the one after, or to a new one.",
    ),
    "said.title": ("{question} · con vuestras palabras", "{question} · in your own words"),
    "said.help": (
        "Si no queréis decirlo, dejadlo vacío. No puntúa, y sale en los informes junto a la respuesta.",
        "Leave it empty if you would rather not say. It is not scored, and reports show it with the answer.",
    ),
    "note.ask.text": ("¿Qué queréis añadir a esta respuesta?", "What would you like to add to this answer?"),
    "note.ask.evidence": (
        "¿En qué se apoya? Un enlace o el nombre de un archivo en cada línea.",
        "What supports it? A link or the name of a file on each line.",
    ),
    "note.ask.by": ("¿Quién lo dice?", "Who says so?"),
    "note.help": (
        "No puntúa. Se guarda con las respuestas y sale en el informe completo.",
        "It is not scored. It is saved with the answers, and the full report shows it.",
    ),
    "note.key": ("Ctrl-N: nota", "Ctrl-N: note"),
    "note.hints": (
        "Intro dos veces, o Ctrl-N: guardar · Intro: otra línea · Ctrl-U: vaciar",
        "Enter twice, or Ctrl-N: save · Enter: another line · Ctrl-U: clear",
    ),
    "note.hints_line": ("Intro: guardar · Ctrl-U: vaciar", "Enter: save · Ctrl-U: clear"),
    "note.keys": (
        "Esc volver y dejarlo como estaba · Ctrl-T {other} · Ctrl-C salir",
        "Esc go back and leave it as it was · Ctrl-T {other} · Ctrl-C leave",
    ),
    "note.shown": ("Nota: {text}", "Note: {text}"),
    "note.where": (
        "Una nota va junto a una pregunta: pasad antes a una.",
        "A note goes beside a question: go to one first.",
    ),
    "note.too_long": ("Caben {limit} caracteres como máximo.", "At most {limit} characters fit."),
    "note.much_evidence": (
        "Caben {limit} pruebas como máximo, de {most} caracteres cada una.",
        "At most {limit} pieces of evidence fit, of {most} characters each.",
    ),
    "note.plain": (
        "Escribidlo, en las líneas que queráis, y acabad con una línea que solo tenga un punto. Intro lo deja como está, - lo quita, < vuelve:",
        "Type it, on as many lines as you like, and end with a line that has only a full stop. Enter leaves it as it is, - removes it, < goes back:",
    ),
    "note.plain_line": (
        "Escribidlo en una línea. Intro lo deja como está, - lo quita, < vuelve:",
        "Type it on one line. Enter leaves it as it is, - removes it, < goes back:",
    ),
    "note.plain_known": ("Ahora pone: {text}", "It now says: {text}"),
}
