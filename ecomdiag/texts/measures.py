"""What is said of answers that are numbers: their form, their limits, and what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # A number, and what goes in a question.
    "number.bare": ("{number}", "{number}"),
    "number.with_unit": ("{number} {unit}", "{number} {unit}"),
    "number.percent": ("{number} %", "{number}%"),
    "number.whole": ("un número entero{limits}", "a whole number{limits}"),
    "number.whole_unit": ("un número entero{limits} ({unit})", "a whole number{limits} ({unit})"),
    "number.any": ("un número{limits}", "a number{limits}"),
    "number.any_unit": ("un número{limits} ({unit})", "a number{limits} ({unit})"),
    "number.between": (" de {low} a {high}", " from {low} to {high}"),
    "number.at_least": (" desde {low}", " of {low} or more"),
    "number.at_most": (" de {high} como máximo", " of {high} at most"),
    # A date.
    "date.any": ("una fecha", "a date"),
    "date.between": ("una fecha del {first} al {last}", "a date from {first} to {last}"),
    "date.from": ("una fecha a partir del {first}", "a date from {first} on"),
    "date.until": ("una fecha hasta el {last}", "a date up to {last}"),
    "date.is": ("es el {day}", "that is {day}"),
    "condition.on_or_after": ("{question} es el {date} o después", "{question} is {date} or later"),
    "condition.on_or_before": ("{question} es el {date} o antes", "{question} is {date} or earlier"),
    "branch.since": ("{question} es el {number} o después", "{question} is {number} or later"),
    "branch.till": ("{question} es el {number} o antes", "{question} is {number} or earlier"),
    "branch.before": ("{question} es antes del {number}", "{question} is before {number}"),
    "branch.after": ("{question} es después del {number}", "{question} is after {number}"),
    "answer.since": ("el {number} o después", "{number} or later"),
    "answer.till": ("el {number} o antes", "{number} or earlier"),
    "answer.before": ("antes del {number}", "before {number}"),
    "answer.after": ("después del {number}", "after {number}"),
    # What is wrong with an answer.
    "problem.date_one": ("aquí va una sola fecha, no una lista", "one date goes here, not a list"),
    "problem.date_expected": (
        "«{found}» no es una fecha: escribid {sentence}, como 2026-11-30 o 30/11/2026 (día, mes, año)",
        "“{found}” is not a date: write {sentence}, such as 2026-11-30 or 30/11/2026 (day, month, year)",
    ),
    "problem.date_limits": (
        "{found} se sale de los límites: escribid {sentence}",
        "{found} is out of range: write {sentence}",
    ),
    "problem.number_list": ("aquí va un solo número, no una lista", "one number goes here, not a list"),
    "problem.number_expected": (
        "«{found}» no es un número: escribid {sentence}, solo con cifras",
        "“{found}” is not a number: write {sentence}, in digits alone",
    ),
    "problem.number_ambiguous": (
        "«{found}» puede leerse de dos maneras: escribid {whole} si son miles, o {decimal} si son decimales",
        "“{found}” can be read in two ways: write {whole} if it is in thousands, or {decimal} if it has decimals",
    ),
    "problem.number_digits": (
        "«{found}» tiene demasiadas cifras: caben {most} antes de la coma y {most} detrás",
        "“{found}” has too many digits: {most} fit before the point and {most} behind it",
    ),
    "problem.number_limits": (
        "{found} se sale de los límites: escribid {sentence}",
        "{found} is out of range: write {sentence}",
    ),
    "problem.number_whole": (
        "{found} tiene decimales: escribid {sentence}",
        "{found} has decimals: write {sentence}",
    ),
    "problem.order": ("{sentence}", "{sentence}"),
    "problem.form.orders": {
        "one": (
            "una regla entre dos respuestas no va en el formulario: se comprueba aquí",
            "one rule over two answers is not put into the form: it is checked here",
        ),
        "many": (
            "{count} reglas entre dos respuestas no van en el formulario: se comprueban aquí",
            "{count} rules over two answers are not put into the form: they are checked here",
        ),
    },
    # What is wrong with a question.
    "problem.file.number_limits": (
        "en «{question}», min es mayor que max: ningún número cabría",
        "in “{question}”, min is above max: no number would fit",
    ),
    "problem.file.bands_need_min": (
        "«{question}» tiene bands y le falta min, que es donde empieza la primera",
        "“{question}” has bands and lacks min, which is where the first one begins",
    ),
    "problem.file.sum_from_zero": (
        "«{found}» no empieza en 0, y de un número así no se sabe qué queda de una suma: ponedle min: 0",
        "“{found}” does not begin at 0, and with such a number it cannot be told what is left of a sum: give it min: 0",
    ),
    "problem.file.sum_of_one_sort": (
        "esta suma mezcla porcentajes y números, o enteros y decimales: dejad en ella los de una sola clase",
        "this sum mixes percentages and numbers, or whole ones and others: keep those of one sort in it",
    ),
    "problem.file.date_limits": (
        "en «{question}», min es posterior a max: ningún día cabría",
        "in “{question}”, min is after max: no day would fit",
    ),
    "problem.file.orders_numbers": (
        "«{found}» no es una pregunta de este cuestionario que se conteste con un número o una fecha",
        "“{found}” is not a question of this questionnaire that is answered with a number or a date",
    ),
    "problem.file.order_in_sum": (
        "«{found}» está en una suma, y no puede compararse además con otra respuesta",
        "“{found}” stands in a sum, and cannot be compared with another answer as well",
    ),
    "problem.file.order_of_two": (
        "order lleva los identificadores de dos preguntas distintas",
        "order takes the ids of two different questions",
    ),
    "problem.file.order_of_one_sort": (
        "order compara números con fechas, o enteros con decimales: dejad dos de una sola clase",
        "order compares numbers with dates, or whole ones with others: keep two of one sort",
    ),
    "problem.file.order_never": (
        "ningún par de respuestas cumple esta regla: corregid at_least, at_most o los límites de las preguntas",
        "no two answers keep this rule: correct at_least, at_most or the limits of the questions",
    ),
    # The same question in a template, an interview, a list of questions, a schema and a comparison of versions.
    "template.number": ("Escribid {wanted}.", "Write {wanted}."),
    "plain.number": ("Escribid {wanted}:", "Type {wanted}:"),
    "interview.hints.number": (
        "escribir el número · ↑↓: de 1 en 1 · Intro: seguir",
        "type the number · ↑↓: by 1 · Enter: go on",
    ),
    "show.number_answer": ("Número", "Number"),
    "schema.number": ("Escribid {wanted}: 1234 o 1.234,5.", "Write {wanted}: 1234 or 1,234.5."),
    "template.date": (
        "Escribid {wanted}: 2026-11-30, o 30/11/2026 (día, mes, año).",
        "Write {wanted}: 2026-11-30, or 30/11/2026 (day, month, year).",
    ),
    "plain.date": (
        "Escribid {wanted}, como 30/11/2026 (día, mes, año):",
        "Type {wanted}, such as 30/11/2026 (day, month, year):",
    ),
    "interview.hints.date": (
        "escribir la fecha: día/mes/año · Intro: seguir",
        "type the date: day/month/year · Enter: go on",
    ),
    "schema.date": (
        "Escribid {wanted}: 2026-11-30 o 30/11/2026.",
        "Write {wanted}: 2026-11-30 or 30/11/2026.",
    ),
    "diff.kind_date": ("una fecha", "a date"),
    "change.earliest": ("primer día posible: {old} → {new}", "first day possible: {old} → {new}"),
    "change.latest": ("último día posible: {old} → {new}", "last day possible: {old} → {new}"),
    "diff.kind_number": ("un número", "a number"),
    "change.number_min": ("número más bajo: {old} → {new}", "lowest number: {old} → {new}"),
    "change.number_max": ("número más alto: {old} → {new}", "highest number: {old} → {new}"),
    "change.integer_on": ("ahora solo valen números enteros", "only whole numbers may be given now"),
    "change.integer_off": ("ahora valen también decimales", "decimals may now be given too"),
    "diff.number_band": ("{score} desde {start}", "{score} from {start}"),
    "diff.no_limit": ("sin límite", "no limit"),
    "diff.order": (
        "{first} no es mayor que {second} (diferencia: {least} como mínimo)",
        "{first} is not above {second} (apart: {least} at least)",
    ),
    "diff.order_between": (
        "{first} no es mayor que {second} (diferencia: de {least} a {most})",
        "{first} is not above {second} (apart: {least} to {most})",
    ),
    "part.question_text.unit": ("unidad", "unit"),
}
