"""What the answers to one questionnaire say about another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "error.crosswalk": (
        "no se puede pasar de estas respuestas a «{found}»; --to puede ser: {names}",
        "there is no way from these answers to “{found}”; --to can be: {names}",
    ),
    "error.crosswalk_from": (
        "esto solo se puede saber por respuestas al cuestionario «{expected}», no a «{found}»",
        "this can only be told from answers to the questionnaire “{expected}”, not to “{found}”",
    ),
    "crosswalk.left_out": (
        "Algunas preguntas o respuestas que dirían algo del otro cuestionario faltan en este, o son distintas: {missing}. Lo que dirían queda abierto.",
        "Some questions or answers that would say something about the other questionnaire are missing in this one, or are different: {missing}. What they would say is left open.",
    ),
    "crosswalk.title": (
        "Lo que vuestras respuestas ya dicen de otro instrumento: {title}",
        "What your answers already say about another instrument: {title}",
    ),
    # Each question of the other.
    "crosswalk.known": ("se sabe", "known"),
    "crosswalk.partly": ("en parte", "partly"),
    "crosswalk.open": ("abierta", "open"),
    "crosswalk.from": {
        "one": ("por la respuesta a {titles}", "from your answer to {titles}"),
        "many": ("por las respuestas a {titles}", "from your answers to {titles}"),
    },
    "crosswalk.chosen": ("marcada: «{choice}»", "chosen: “{choice}”"),
    "crosswalk.not_chosen": ("sin marcar: «{choice}»", "not chosen: “{choice}”"),
    "crosswalk.boxes": {
        "one": ("Queda otra casilla por contestar.", "One more box is left to answer."),
        "many": ("Quedan otras {count} casillas por contestar.", "{count} more boxes are left to answer."),
    },
    # What that leaves.
    "crosswalk.count": (
        "Preguntas que ya se saben: {known} de {total}; en parte: {partly}; abiertas: {open}.",
        "Questions already known: {known} of {total}; partly: {partly}; open: {open}.",
    ),
    "crosswalk.range": (
        "Según lo que se conteste a lo demás, la puntuación estará entre {low} y {high} de 100: es un margen, no un resultado.",
        "Depending on the answers to the rest, the score will be between {low} and {high} of 100: a range, not a result.",
    ),
    "crosswalk.limits": (
        "Se conteste lo que se conteste a lo demás, la puntuación no puede quedar fuera de {low}–{high} de 100, "
        "pero quizá no llegue hasta esos límites: es un margen, no un resultado.",
        "Whatever the answers to the rest turn out to be, the score cannot lie outside {low}–{high} of 100, "
        "but may not reach these limits: a range, not a result.",
    ),
    "crosswalk.levels": (
        "Nivel: cualquiera desde «{low}» hasta «{high}».",
        "Level: anything from “{low}” to “{high}”.",
    ),
    "crosswalk.level": ("Nivel: «{level}» en todo caso.", "Level: “{level}” in any case."),
    # The answers file.
    "crosswalk.go_on": ("Para contestar el resto: {command}", "To answer the rest: {command}"),
    "crosswalk.file": (
        "{title}: lo que se sabe por las respuestas a «{source}». Lo demás falta: se contesta aquí, o con la orden que lo pregunta:",
        "{title}: what is known from answers to “{source}”. The rest is missing: answer it here, or with the command that asks it:",
    ),
    "crosswalk.file_partly": (
        "De estas preguntas se saben solo algunas casillas: marcadlas al contestarlas.",
        "Of these questions only some choices are known: choose them when you answer.",
    ),
}
