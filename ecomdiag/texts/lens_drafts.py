"""What is said of lenses of the AWS Well-Architected Tool that become questionnaires."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "draft.not_lens": (
        "{path}: no es una lente de AWS Well-Architected Tool: un archivo JSON con «pillars»",
        "{path}: this is no lens of the AWS Well-Architected Tool: a JSON file with “pillars”",
    ),
    # What a questionnaire made of a lens says itself.
    "draft.lens_intro": ("Marcad lo que ya está hecho", "Tick what is in place already"),
    "draft.lens_none": ("Nada de esto", "None of these"),
    "draft.lens_unfit": ("No se aplica a nuestro caso", "Does not apply to us"),
    "draft.lens_plan": ("Cómo mejorarlo", "How to improve it"),
    "draft.lens_risk_none": ("Sin riesgo", "No risk"),
    "draft.lens_risk_medium": ("Riesgo medio", "Medium risk"),
    "draft.lens_risk_high": ("Riesgo alto", "High risk"),
    "draft.lens_level_none": ("Sin riesgos", "No risks"),
    "draft.lens_level_medium": ("Algún riesgo medio", "Some medium risk"),
    "draft.lens_level_high": ("Algún riesgo alto", "Some high risk"),
    "problem.draft.lens_version": (
        "la lente es de la versión «{found}» del formato, y se ha leído como si fuera de la {known}",
        "the lens is of version “{found}” of the format, and was read as if it were of {known}",
    ),
    "problem.draft.lens_language": (
        "una lente no dice su idioma: se ha puesto inglés (languages: [en]); si es otro, cambiadlo, y traducid las frases que añade este programa, como «None of these»",
        "a lens does not say its language: English was assumed (languages: [en]); if it is another, change it, and translate the sentences that this program adds, such as “None of these”",
    ),
    "problem.draft.lens_score": (
        "la herramienta de AWS cuenta riesgos y no da puntuación: aquí vale 1 no tener riesgo, 0,5 uno medio y 0 uno alto, y decide la pregunta peor (scoring: minimum)",
        "the tool of AWS counts risks and gives no score: here no risk is worth 1, a medium one 0.5 and a high one 0, and the worst question decides (scoring: minimum)",
    ),
    "problem.draft.lens_ids": {
        "one": (
            "un identificador de la lente no puede serlo aquí: tiene otro, en minúsculas o con algo añadido",
            "one id of the lens cannot be one here: it has another, in small letters or with something added",
        ),
        "many": (
            "{count} identificadores de la lente no pueden serlo aquí: tienen otro, en minúsculas o con algo añadido",
            "{count} ids of the lens cannot be ids here: they have another, in small letters or with something added",
        ),
    },
    "problem.draft.lens_key": (
        "«{key}» no es del formato de las lentes: no se ha leído, aquí ni en otras partes",
        "“{key}” is not of the format of lenses: it was not read, here or elsewhere",
    ),
    "problem.draft.lens_link": (
        "«{found}» no es una dirección de la web: se queda fuera",
        "“{found}” is no address of the web: it is left out",
    ),
    "problem.draft.lens_rule_never": (
        "ninguna manera de contestar llega a esta regla: se queda fuera, y los riesgos son los mismos",
        "no way to answer comes to this rule: it is left out, and the risks are the same",
    ),
    "problem.draft.lens_no_default": (
        "las reglas no dicen qué riesgo queda en todos los casos, y falta «default»: en los demás se ha puesto {risk}; miradlo",
        "the rules do not say for every case which risk is left, and there is no “default”: {risk} is taken for the others; check it",
    ),
    "problem.draft.lens_missing": (
        "falta «{key}»: completadlo en la lente",
        "“{key}” is missing: complete it in the lens",
    ),
    "problem.draft.lens_text": (
        "«{key}» tiene que ser un texto: corregidlo en la lente",
        "“{key}” has to be a text: correct it in the lens",
    ),
    "problem.draft.lens_list": (
        "aquí va una lista de objetos, con uno por lo menos, o un objeto si es un recurso: corregidlo en la lente",
        "a list of objects goes here, with one at least, or one object if it is a resource: correct it in the lens",
    ),
    "problem.draft.lens_condition": (
        "no se entiende la condición «{found}»: se escribe con identificadores de opciones, &&, ||, ! y paréntesis",
        "the condition “{found}” cannot be read: it is written with ids of choices, &&, ||, ! and brackets",
    ),
    "problem.draft.lens_unknown_choice": (
        "la condición nombra «{choice}», y la pregunta no tiene esa opción: corregidlo en la lente",
        "the condition names “{choice}”, and the question has no such choice: correct it in the lens",
    ),
    "problem.draft.lens_risk": (
        "«{found}» no es un riesgo: los hay {known}",
        "“{found}” is no risk: there are {known}",
    ),
    "problem.draft.lens_many": (
        "la pregunta tiene más de {limit} opciones: partidla en la lente",
        "the question has more than {limit} choices: split it in the lens",
    ),
}
