"""What can be wrong with a saved diagnosis, and what to do."""

SENTENCES: dict[str, tuple[str, str]] = {
    "problem.saved.too_large": (
        "el archivo es demasiado grande (más de {limit} MB) para ser un diagnóstico guardado",
        "the file is too large (over {limit} MB) to be a saved diagnosis",
    ),
    "problem.saved.not_json": (
        "esto no es un diagnóstico guardado en JSON, o está cortado o cambiado: guardadlo otra vez con «ecomdiag assess --format json»",
        "this is no diagnosis saved as JSON, or it was cut short or changed: save it again with “ecomdiag assess --format json”",
    ),
    "problem.saved.not_a_diagnosis": (
        "este JSON no es un diagnóstico: aquí va uno de los que guarda «ecomdiag assess --format json»",
        "this JSON is no diagnosis: one of those that “ecomdiag assess --format json” saves goes here",
    ),
    "problem.saved.no_record": (
        "este diagnóstico es de una versión que no guardaba todo lo que hace falta para leerlo: hacedlo otra vez a partir de las respuestas, con «ecomdiag assess --format json»",
        "this diagnosis is of a version that did not save all that it takes to read it: make it again from the answers, with “ecomdiag assess --format json”",
    ),
    "problem.saved.older": (
        "este diagnóstico se guardó con un formato ({found}) que ya no se lee: hacedlo otra vez a partir de las respuestas, con «ecomdiag assess --format json»",
        "this diagnosis was saved in a format ({found}) that is not read any more: make it again from the answers, with “ecomdiag assess --format json”",
    ),
    "problem.saved.newer": (
        "este diagnóstico lo guardó una versión más nueva de ecomdiag (formato {found}): actualizad esta para leerlo",
        "this diagnosis was saved by a newer version of ecomdiag (format {found}): update this one to read it",
    ),
    "problem.saved.missing": ("falta «{where}»", "“{where}” is missing"),
    "problem.saved.unknown": (
        "«{where}» no es de un diagnóstico guardado: quitadlo",
        "“{where}” is nothing of a saved diagnosis: remove it",
    ),
    "problem.saved.one_of": (
        "«{where}» tiene que ser uno de estos: {allowed}",
        "“{where}” must be one of these: {allowed}",
    ),
    "problem.saved.pattern": (
        "«{where}» no tiene la forma que debe: {allowed}",
        "“{where}” does not have the shape that it must: {allowed}",
    ),
    "problem.saved.out_of_range": (
        "«{where}» no está entre los límites: {allowed}",
        "“{where}” is not within its limits: {allowed}",
    ),
    "problem.saved.dangling": (
        "«{where}» nombra «{allowed}», que no está en el diagnóstico",
        "“{where}” names “{allowed}”, which is not in the diagnosis",
    ),
    "problem.saved.empty": ("«{where}» no puede estar vacío", "“{where}” cannot be empty"),
    "problem.saved.kind": ("«{where}» tiene que ser {sentence}", "“{where}” must be {sentence}"),
    "saved.record": ("un objeto", "an object"),
    "saved.list": ("una lista", "a list"),
    "saved.row": ("una lista de dos valores", "a list of two values"),
    "saved.text": ("un texto", "a text"),
    "saved.fraction": (
        'un número exacto escrito como texto, por ejemplo "61/3"',
        'an exact number written as a text, such as "61/3"',
    ),
    "saved.whole": ("un número entero, desde 0", "a whole number, from 0"),
    "saved.flag": ("true o false", "true or false"),
    "saved.value": (
        "una respuesta: un texto, una lista de textos o un número exacto",
        "an answer: a text, a list of texts or an exact number",
    ),
}
