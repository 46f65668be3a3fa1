"""What is said of several answers files at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "error.no_answers": (
        "en {path} no hay ningún archivo de respuestas ({endings})",
        "there is no answers file in {path} ({endings})",
    ),
    "error.several_option": (
        "con varios archivos de respuestas no va {option}: quitadlo",
        "{option} does not go with several answers files: leave it out",
    ),
    "error.several_output": (
        "con varios archivos de respuestas, -o es una sola carpeta para los informes, por ejemplo «-o informes/»; el formato lo dice --format",
        "with several answers files, -o is one folder for the reports, such as “-o reports/”; --format says their format",
    ),
    "error.several_format": (
        "con varios archivos de respuestas, --format es el de los informes: decid también en qué carpeta, con «-o informes/»",
        "with several answers files, --format is that of the reports: say in which folder too, with “-o reports/”",
    ),
    "problem.unreadable": ("{sentence}", "{sentence}"),
    "several.file": ("Archivo", "File"),
    "several.problems": {
        "one": ("1 problema", "1 problem"),
        "many": ("{count} problemas", "{count} problems"),
    },
    "several.unreadable": ("no se puede leer", "cannot be read"),
    "several.files": {"one": ("1 archivo", "1 file"), "many": ("{count} archivos", "{count} files")},
    "several.failed": {
        "none": ("todos valen", "nothing wrong in any"),
        "one": ("1 tiene problemas que impiden el diagnóstico", "1 has problems that prevent the diagnosis"),
        "many": (
            "{count} tienen problemas que impiden el diagnóstico",
            "{count} have problems that prevent the diagnosis",
        ),
    },
    "several.below": {
        "one": ("1 no llega al mínimo pedido", "1 is below the minimum asked for"),
        "many": ("{count} no llegan al mínimo pedido", "{count} are below the minimum asked for"),
    },
    "several.progress": ("Leyendo los archivos: {percent} %", "Reading the files: {percent}%"),
}
