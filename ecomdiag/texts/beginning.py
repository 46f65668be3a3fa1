"""The beginning of an interview: what is said first, and what is asked about the company itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "welcome.what": {
        "one": (
            "Es una pregunta sobre vuestra empresa ({minutes} min). Al terminar veréis en qué punto estáis, qué os frena y por dónde empezar.",
            "You will be asked one question about your company ({minutes} min). At the end you see where you stand, what holds you back and where to start.",
        ),
        "many": (
            "Son unas {count} preguntas sobre vuestra empresa, unos {minutes} min. Al terminar veréis en qué punto estáis, qué os frena y por dónde empezar.",
            "You will be asked about {count} questions on your company: some {minutes} min. At the end you see where you stand, what holds you back and where to start.",
        ),
    },
    "welcome.saved": (
        "Cada respuesta se guarda al momento, en {file}. Podéis dejarlo cuando queráis con {leave} y seguir otro día por donde ibais.",
        "Every answer is saved at once, in {file}. You can stop whenever you like with {leave}, and go on another day from where you were.",
    ),
    "welcome.private": (
        "Lo que contestáis se queda en este ordenador: no lo ve nadie más, ni nadie os pone nota. Contestad lo que de verdad hay hoy, aunque sea «todavía no».",
        "What you answer stays on this computer: nobody else sees it, and nobody gives you marks. Say how things really are today, even if that is “not yet”.",
    ),
    "welcome.outside": {
        "one": (
            "Vais a mirar a otra empresa desde fuera, como la ve quien compra. Es una pregunta, y os dice dónde mirar; si la respuesta no se ve, pasad de largo.",
            "You are going to look at another company from outside, as its buyers see it. There is one question, and it says where to look; if the answer cannot be seen, go past it.",
        ),
        "many": (
            "Vais a mirar a otra empresa desde fuera, como la ve quien compra. Son unas {count} preguntas, que hablan a la empresa: contestad por ella. Cada una os dice dónde mirar; las que no se vean, pasadlas de largo.",
            "You are going to look at another company from outside, as its buyers see it. There are about {count} questions, which speak to the company: answer for it. Each says where to look; go past those that cannot be seen.",
        ),
    },
    "welcome.in_sight": (
        "Anotad solo lo que está a la vista de cualquiera. Lo que falte dejará un margen en el resultado, que es una estimación vuestra; luego podéis compararla con vuestra empresa.",
        "Note only what anybody can see. What is missing leaves a range in the result, which is an estimate of yours; then you can compare it with your own company.",
    ),
    "welcome.facts": (
        "Antes, un par de datos de la empresa. Si preferís no darlos, pasad de largo.",
        "First, a few facts about the company. If you would rather not say, just skip them.",
    ),
    "begin.step": ("La empresa", "The company"),
    "begin.company": ("¿Cómo se llama la empresa?", "What is your company called?"),
    "begin.company.help": (
        "Es el nombre que saldrá en el informe; en el archivo va en «company».",
        "The report will carry this name; in the file it stands at “company”.",
    ),
    "begin.rival": ("¿Qué empresa vais a mirar?", "Which company are you going to look at?"),
    "begin.rival.help": (
        "Es el nombre que saldrá en la comparación; en el archivo va en «company».",
        "The comparison will carry this name; in the file it stands at “company”.",
    ),
    "begin.home": ("¿En qué país está?", "Which country is it in?"),
    "begin.home.help": (
        "De esto depende lo que se os diga de aduanas, impuestos y países. En el archivo va en «home». Si está en España, pulsad Intro y ya está.",
        "What you are told about customs, taxes and countries depends on it. In the file it stands at “home”. If it is in Spain, just press Enter.",
    ),
    "begin.home.help_own": (
        "Donde se pregunta por países, se os avisará si elegís el vuestro. En el archivo va en «home». Si está en España, pulsad Intro y ya está.",
        "Where countries are asked for, you are told if you choose your own. In the file it stands at “home”. If it is in Spain, just press Enter.",
    ),
    "begin.region": ("¿En qué comunidad autónoma?", "In which autonomous community?"),
    "begin.region.help": (
        "Así el informe os enseña las ayudas que hay en la vuestra, y no las de las demás; en el archivo va en «region».",
        "So that the report shows you the support there is in yours, and not that of the others; in the file it stands at “region”.",
    ),
    "begin.unsaid": ("Prefiero no decirlo", "I would rather not say"),
    "begin.not_said": ("sin decir", "not said"),
    "begin.at_start": ("Esto es el principio.", "This is the beginning."),
    "begin.again": {
        "one": (
            "Hola otra vez. Ya hay 1 respuesta guardada: seguimos por donde ibais.",
            "Welcome back. 1 answer is saved already: we go on from where you were.",
        ),
        "many": (
            "Hola otra vez. Ya hay {count} respuestas guardadas: seguimos por donde ibais.",
            "Welcome back. {count} answers are saved already: we go on from where you were.",
        ),
    },
    "begin.other_version": (
        "El cuestionario ha cambiado: contestasteis la versión {found} y ahora es la {expected}. Repasad las respuestas al final.",
        "The questionnaire has changed: you answered version {found}, and now it is {expected}. Look over your answers at the end.",
    ),
    "begin.edited": {
        "one": (
            "Desde la última vez, en el archivo ha cambiado 1 respuesta, o su nota: {titles}.",
            "Since last time, 1 answer, or its note, was changed in the file: {titles}.",
        ),
        "many": (
            "Desde la última vez, en el archivo han cambiado {count} respuestas, o sus notas: {titles}.",
            "Since last time, {count} answers, or their notes, were changed in the file: {titles}.",
        ),
    },
    "begin.gone": {
        "one": (
            "Desde la última vez, del archivo se ha quitado 1 respuesta.",
            "Since last time, 1 answer was taken out of the file.",
        ),
        "many": (
            "Desde la última vez, del archivo se han quitado {count} respuestas.",
            "Since last time, {count} answers were taken out of the file.",
        ),
    },
    "begin.more": ("{count} más", "{count} more"),
    "fact.company": ("Nombre de la empresa", "Name of the company"),
    "fact.home": ("País", "Country"),
    "fact.region": ("Comunidad autónoma", "Autonomous community"),
    "interview.hints.welcome": (
        "Intro: empezar · Tab: directo a las preguntas",
        "Enter: begin · Tab: straight to the questions",
    ),
    "interview.hints.company": (
        "escribir el nombre · Intro: seguir, también sin nombre",
        "type the name · Enter: go on, with or without one",
    ),
    "interview.hints.home": (
        "escribir · ↑↓ · Intro: elegir; sin texto, seguir · Retroceso: quitar",
        "type · ↑↓ · Enter: pick; without text, go on · Backspace: remove",
    ),
    "interview.hints.region": (
        "número, letra o ↑↓ e Intro · 0 o Tab: seguir sin decirlo",
        "number, letter or ↑↓ and Enter · 0 or Tab: go on without saying",
    ),
    "begin.keys": (
        "Ctrl-C salir · Esc atrás · Tab avanza · Ctrl-G ir a · Ctrl-T {other}",
        "Ctrl-C leave · Esc back · Tab forward · Ctrl-G go to · Ctrl-T {other}",
    ),
    "plain.welcome": (
        "Intro para empezar, > para ir directo a las preguntas:",
        "Enter to begin, > to go straight to the questions:",
    ),
    "plain.type_begin": ("Pulsad Intro para empezar.", "Press Enter to begin."),
    "plain.company": (
        "Escribid el nombre, o solo Intro para seguir:",
        "Type the name, or just Enter to go on:",
    ),
    "plain.home": (
        "Escribid el país, o solo Intro para seguir:",
        "Type the country, or just Enter to go on:",
    ),
    "plain.region": (
        "Escribid su número, o solo Intro para seguir:",
        "Type its number, or just Enter to go on:",
    ),
    "plain.fact_known": (
        "Ahora pone: {answer}. Intro lo deja así; - lo quita.",
        "It now says: {answer}. Enter leaves it so; - takes it away.",
    ),
}
