"""What is said of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "plan.title": ("Plan de acción", "Action plan"),
    "plan.aim.level": ("Objetivo: nivel {level}.", "Target: level {level}."),
    "plan.aim.score": ("Objetivo: {points} puntos.", "Target: {points} points."),
    "plan.aim.effort": (
        "Objetivo: lo máximo con {days} jornadas.",
        "Target: the most for {days} days of work.",
    ),
    "plan.aim.top": ("Objetivo: la puntuación más alta posible.", "Target: the highest score there can be."),
    "plan.result": (
        "De {now} puntos ({level_now}) a {after} ({level_after}) con {days} de trabajo, en {actions}.",
        "From {now} points ({level_now}) to {after} ({level_after}) with {days} of work, in {actions}.",
    ),
    "plan.nothing": (
        "Ya estáis ahí: no hace falta ninguna acción.",
        "You are there already: no action is needed.",
    ),
    "plan.days": {
        "one": ("{count} jornada", "{count} day"),
        "many": ("{count} jornadas", "{count} days"),
    },
    "plan.actions": {
        "one": ("{count} acción", "{count} action"),
        "many": ("{count} acciones", "{count} actions"),
    },
    "plan.pace": (
        "A {capacity} jornadas al mes se acaba en menos de {months}.",
        "At {capacity} days of work a month it is done in less than {months}.",
    ),
    "plan.months": {
        "one": ("{count} mes", "{count} month"),
        "many": ("{count} meses", "{count} months"),
    },
    "plan.proved.level": (
        "Comprobado: ningún otro plan llega a este nivel con menos jornadas.",
        "Proved: no other plan reaches this level with fewer days.",
    ),
    "plan.proved.score": (
        "Comprobado: ningún otro plan llega a esos puntos con menos jornadas.",
        "Proved: no other plan reaches these points with fewer days.",
    ),
    "plan.proved.effort": (
        "Comprobado: ningún otro plan da más puntos con esas jornadas.",
        "Proved: no other plan brings more points for these days.",
    ),
    "plan.proved.top": (
        "Comprobado: ningún plan llega más alto, ni a lo mismo con menos jornadas.",
        "Proved: no plan gets higher, nor as high with fewer days.",
    ),
    "plan.proved.best": (
        "Comprobado: ningún plan llega al objetivo. Este es el que más se acerca.",
        "Proved: no plan reaches the target. This is the one that comes nearest.",
    ),
    "plan.pressing": (
        "Incluye lo que la ley ya pide y lo que hace perder ventas, aunque dé pocos puntos.",
        "It includes what the law asks already and what makes you lose sales, even where that brings few points.",
    ),
    "plan.pressing_how": (
        "Incluye lo que la ley ya pide y lo que hace perder ventas, aunque dé pocos puntos; --without ID deja fuera una acción.",
        "It includes what the law asks already and what makes you lose sales, even where that brings few points; --without ID leaves an action out.",
    ),
    "plan.phase.30": ("En los primeros 30 días", "In the first 30 days"),
    "plan.phase.90": ("Hasta los 90 días", "By day 90"),
    "plan.phase.180": ("Hasta los 180 días", "By day 180"),
    "plan.phase.365": ("Hasta un año", "Within a year"),
    "plan.phase.later": ("Más adelante", "Later"),
    "plan.action": (
        "{days} · llega a {points} puntos",
        "{days} · takes you to {points} points",
    ),
    "plan.dates": ("del {begins} al {ends}", "{begins} to {ends}"),
    "plan.due": ("la ley lo pide desde el {date}", "the law asks for it from {date}"),
    "plan.late": (
        "acaba después del {date}, cuando la ley ya lo pide: añadid jornadas al mes",
        "it ends after {date}, when the law asks for it already: find more days a month",
    ),
    "plan.done": ("Hecho", "Done"),
    "plan.undone": ("Queda pendiente, y urge", "Left undone, and urgent"),
    "plan.undone_why": (
        "Con este límite, o con lo que se ha dejado fuera, el plan no llega a hacerlo.",
        "Within this limit, or without what was left out, the plan does not get to it.",
    ),
    "plan.obstacles": ("Qué lo impide", "What stands in the way"),
    "plan.obstacle.blocker": ("{title}: ninguna acción lo resuelve", "{title}: no action settles it"),
    "plan.obstacle.question": {
        "one": (
            "{title}: se queda {count} punto sin acción que lo suba",
            "{title}: {count} point stays lost, and no action brings it",
        ),
        "many": (
            "{title}: se quedan {count} puntos sin acción que los suba",
            "{title}: {count} points stay lost, and no action brings them",
        ),
    },
    "plan.assumed": ("Lo que se da por supuesto", "What is taken for granted"),
    "plan.assumed_why": (
        "Estas preguntas se abren por el camino. Se cuenta con la respuesta más baja; si estáis mejor, costará menos.",
        "These questions open on the way. The lowest answer is counted on; if you are better than that, it will take less.",
    ),
    "plan.withdrawn_why": (
        "Con lo que cambia el plan, estas preguntas dejan de ofrecer lo que habíais respondido. Se cuenta con lo que queda de vuestra respuesta o, si no queda nada, con la más baja que ofrecen; si estáis mejor, costará menos.",
        "With what the plan changes, these questions no longer offer what you had answered. What is left of your answer is counted on or, if nothing is left, the lowest that they offer; if you are better than that, it will take less.",
    ),
    "plan.assumed_item": ("{question}: «{answer}»", "{question}: “{answer}”"),
    "plan.coming": ("Normas que vienen", "Laws to come"),
    "picture.frontier": ("Lo máximo con cada esfuerzo", "The most for each effort"),
    "picture.frontier_how": (
        "La línea es la puntuación más alta que se alcanza con esas jornadas. Los puntos: hoy, el final de este plan y donde empieza cada nivel.",
        "The line is the highest score that can be reached with that many days. The dots: today, the end of this plan, and where each level begins.",
    ),
    "picture.today": ("Hoy", "Today"),
    "picture.this_plan": ("este plan", "this plan"),
    "plan.frontier": ("Cuánto se consigue con cada esfuerzo", "What each effort buys"),
    "plan.frontier.days": ("Jornadas", "Days"),
    "plan.frontier.points": ("Puntos", "Points"),
    "plan.frontier.bar": ("Puntuación", "Score"),
    "plan.frontier.level": ("Empieza", "Begins"),
    "plan.frontier_why": (
        "La puntuación más alta que se puede conseguir con esas jornadas.",
        "The highest score that can be had for these days.",
    ),
    "plan.level_never": (
        "Ningún plan llega al nivel {level}.",
        "No plan reaches level {level}.",
    ),
    "plan.how": (
        "Una jornada es un día de trabajo de una persona de la casa: una estimación para una empresa de 10 a 20 personas. Los puntos son de ecomdiag, no del ICEX.",
        "A day is a day of work of one of your own people: an estimate for a company of 10 to 20. The points are ecomdiag’s, not ICEX’s.",
    ),
    "help.planned": (
        "Archivo de respuestas, completo (- es la entrada estándar).",
        "Answers file, complete (- is standard input).",
    ),
    "help.plan_target": (
        "Hasta dónde llegar: el id de un nivel, unos puntos de 0 a 100, o top (lo más alto); por defecto, el siguiente nivel.",
        "How far to go: the id of a level, points from 0 to 100, or top (as high as can be); the next level by default.",
    ),
    "help.plan_effort": (
        "En vez de un objetivo: la puntuación más alta con estas jornadas de trabajo.",
        "Instead of a target: the highest score for these days of work.",
    ),
    "help.plan_days": (
        "Qué jornadas cuentan de cada acción: las menos, las del medio o las más de su banda.",
        "Which days of each action count: the least, the middle or the most of its band.",
    ),
    "help.plan_without": (
        "Deja esta acción fuera del plan. Se puede repetir.",
        "Leave this action out of the plan. May be repeated.",
    ),
    "help.plan_with": (
        "Incluye esta acción en el plan. Se puede repetir.",
        "Have this action in the plan. May be repeated.",
    ),
    "help.plan_done": (
        "Da esta acción por hecha y planifica lo que queda. Se puede repetir.",
        "Take this action as done, and plan the rest. May be repeated.",
    ),
    "help.plan_capacity": (
        "Jornadas de trabajo al mes con las que contáis.",
        "Days of work a month that you have for it.",
    ),
    "help.plan_date": (
        "Primer día del plan; con él lleva fechas y mira qué normas vienen.",
        "First day of the plan; with it, it has dates and looks at the laws to come.",
    ),
    "help.plan_output": (
        "Guarda el plan en este archivo; el formato, por su final (.json, .md, .html, .pdf, .txt, .csv, .xlsx, .ics; .yaml, el plan que lleváis). Si ya existe, lo sustituye, salvo que sean respuestas, un cuestionario o un plan que lleváis. Se puede repetir.",
        "Write the plan to this file; its ending tells the format (.json, .md, .html, .pdf, .txt, .csv, .xlsx, .ics; .yaml, the plan file that you keep). An existing file is replaced, unless it holds answers, a questionnaire or a plan that you keep. May be repeated.",
    ),
    "plan.column.number": ("N.º", "No."),
    "plan.column.action": ("Id", "Id"),
    "plan.column.title": ("Acción", "Action"),
    "plan.column.question": ("Pregunta", "Question"),
    "plan.column.from": ("De", "From"),
    "plan.column.to": ("A", "To"),
    "plan.column.days": ("Jornadas", "Days"),
    "plan.column.phase": ("Fase (días)", "Phase (days)"),
    "plan.column.begins": ("Empieza", "Begins"),
    "plan.column.ends": ("Acaba", "Ends"),
    "plan.column.due": ("Fecha legal", "Legal date"),
    "plan.column.who": ("Quién", "Who"),
    "plan.column.when": ("Cuándo", "When"),
    "plan.column.done": ("Hecha", "Done"),
    "plan.column.needs": ("Antes", "First"),
    "plan.sheet": ("Plan", "Plan"),
    "plan.yes": ("sí", "yes"),
    "plan.no": ("no", "no"),
    "plan.progress": (
        "{done} de {total} acciones hechas.",
        "{done} of {total} actions done.",
    ),
    "plan.file": (
        "Vuestro plan: apuntad quién hace cada acción y cuándo, y poned «done: yes» en lo que esté hecho.\nSe sigue con: ecomdiag plan RESPUESTAS --plan ESTE_ARCHIVO",
        "Your plan: write down who does each action and when, and put “done: yes” to what is done.\nGo on with: ecomdiag plan ANSWERS --plan THIS_FILE",
    ),
    "help.plan_file": (
        "Archivo del plan que lleváis (se hace con -o plan.yaml): lo hecho, quién y cuándo. Planifica lo que queda.",
        "The plan file that you keep (made with -o plan.yaml): what is done, who and when. Plans the rest.",
    ),
    "error.plan_extra": (
        'para escribir {path} falta un paquete: instaladlo con pip install "ecomdiag[plan]"',
        'writing {path} takes another package: install it with pip install "ecomdiag[plan]"',
    ),
    "error.plan_no_date": (
        "para el calendario {path} hace falta el primer día del plan: añadid --date AAAA-MM-DD",
        "the calendar {path} takes the first day of the plan: add --date YYYY-MM-DD",
    ),
    "error.plan_no_actions": (
        "no hay acciones para este cuestionario: indicad un archivo con --actions",
        "there are no actions for this questionnaire: name a file with --actions",
    ),
    "error.plan_days": (
        "«{found}» no vale para --days: elegid una de estas: {known}",
        "“{found}” is not valid for --days: choose one of these: {known}",
    ),
    "error.plan_both": (
        "«{action}» no puede estar a la vez en --with y en --without: quitadla de una de las dos",
        "“{action}” cannot be in both --with and --without: take it out of one",
    ),
    "error.plan_target_or_effort": (
        "--target y --effort no van juntas: dejad una de las dos",
        "--target and --effort do not go together: leave one of them",
    ),
    "error.plan_target": (
        "«{found}» no vale para --target: escribid un nivel ({known}) o unos puntos de 0 a 100",
        "“{found}” is not valid for --target: write a level ({known}) or points from 0 to 100",
    ),
    "error.plan_effort": (
        "«{found}» no vale para --effort: escribid un número de jornadas, como 40",
        "“{found}” is not valid for --effort: write a number of days of work, such as 40",
    ),
    "error.plan_capacity": (
        "«{found}» no vale para --capacity: escribid cuántas jornadas al mes podéis dedicar, como 8",
        "“{found}” is not valid for --capacity: write how many days of work a month you have, such as 8",
    ),
    "error.plan_action": (
        "no hay ninguna acción «{found}»: las acciones y sus nombres están en el informe en JSON de «ecomdiag assess»",
        "there is no action “{found}”: the JSON report of “ecomdiag assess” has the actions and their names",
    ),
    "error.plan_action_near": (
        "no hay ninguna acción «{found}»; ¿queríais decir «{near}»?",
        "there is no action “{found}”; did you mean “{near}”?",
    ),
    "error.plan_unscored": (
        "no hay nada que puntuar en estas respuestas: no se puede planificar",
        "nothing in these answers can be scored: there is nothing to plan",
    ),
    "error.plan_wanted": (
        "ningún plan puede incluir «{action}»: no es para esta empresa, ya está hecha, o se ha dejado fuera lo que necesita",
        "no plan can include “{action}”: it is not meant for this company, it is done already, or what it needs was left out",
    ),
    "error.plan_together": (
        "ningún plan puede incluir a la vez todas las acciones de --with: quitad alguna",
        "no plan can include all the actions of --with together: take one out",
    ),
    "error.plan_too_entangled": (
        "las acciones de este cuestionario dependen unas de otras de demasiadas maneras para comprobarlas todas: dejad algunas fuera con --without",
        "the actions of this questionnaire depend on each other in too many ways to check them all: leave some out with --without",
    ),
}
