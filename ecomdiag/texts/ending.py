"""The end of an interview: what becomes of its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "ending.save_as": ("Guardar el informe en:", "Save the report as:"),
    "ending.is_there": (
        "{path} ya existe. Para sustituirlo, dadle otra vez el mismo nombre; si no, escribid otro.",
        "{path} is there already. To replace it, give the same name again; or type another.",
    ),
    "ending.hints": (
        "Intro: guardar · ↓: leerlo entero · u otro nombre ({endings})",
        "Enter: save · ↓: read all of it · or another name ({endings})",
    ),
    "ending.hints_saved": (
        "Intro: terminar · ↓: leerlo entero · u otro nombre ({endings})",
        "Enter: finish · ↓: read all of it · or another name ({endings})",
    ),
    "ending.keys": (
        "Tab terminar · Esc cambiar respuestas · Ctrl-C salir · Ctrl-T {other}",
        "Tab finish · Esc change answers · Ctrl-C leave · Ctrl-T {other}",
    ),
    "ending.pieces": ("Intro: seguir · q e Intro: volver", "Enter: go on · q and Enter: back"),
    "ending.pieces_end": ("Intro: volver", "Enter: back"),
    "ending.again": ("El informe se guarda con esta orden:", "This command saves the report:"),
    "ending.report": ("informe", "report"),
    # The end, line by line.
    "ending.type": (
        "Intro guarda el informe en {path}. O escribid otro nombre ({endings}), v para leerlo entero, < para cambiar respuestas, > para terminar:",
        "Enter saves the report as {path}. Or type another name ({endings}), v to read all of it, < to change answers, > to finish:",
    ),
    "ending.type_saved": (
        "Intro para terminar. O escribid otro nombre ({endings}), v para leer el informe entero, < para cambiar respuestas:",
        "Enter to finish. Or type another name ({endings}), v to read the whole report, < to change answers:",
    ),
}
