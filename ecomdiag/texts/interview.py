"""The interview, on the whole screen and line by line."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The interview.
    "interview.step": ("Paso {step}/{steps} · {title}", "Step {step}/{steps} · {title}"),
    "interview.position": ("Pregunta {position} de {asked}", "Question {position} of {asked}"),
    "interview.left": ("quedan unas {left} · {minutes} min", "about {left} left · {minutes} min"),
    "interview.left_one": ("queda una · {minutes} min", "one left · {minutes} min"),
    "interview.left_none": ("todo contestado", "all answered"),
    "interview.reach": ("Resultado posible: {whole}", "Possible result: {whole}"),
    "interview.reach_section": ("esta sección: {section}", "this section: {section}"),
    "interview.review": ("Repaso de la sección {title}", "Review of the section {title}"),
    "interview.review_all": ("Repaso de todas las respuestas", "Review of all answers"),
    "interview.review_open": ("Aún faltan {left} por contestar.", "{left} still to be answered."),
    "interview.sections": ("Ir a una sección", "Go to a section"),
    "interview.go_on": ("Está bien, seguir", "Fine, go on"),
    "interview.finish": ("Está bien, ver el diagnóstico", "Fine, show the diagnosis"),
    "interview.help": ("Ayuda", "Help"),
    "interview.no_help": ("Esta pregunta no tiene ayuda.", "There is no help for this question."),
    "interview.rungs.single": ("Las respuestas posibles:", "The possible answers:"),
    "interview.rungs.multiple": (
        "Se pueden marcar todas las que sean ciertas:",
        "All that are true can be marked:",
    ),
    "interview.more_above": ("más arriba", "more above"),
    "interview.more_below": ("más abajo", "more below"),
    "interview.choose_one": (
        "Elige una respuesta: con su número, o con las flechas e Intro.",
        "Choose an answer: by its number, or with the arrows and Enter.",
    ),
    "interview.mark_some": (
        "Marca al menos una respuesta, con su número o con la barra espaciadora.",
        "Mark at least one answer, by its number or with the space bar.",
    ),
    "interview.mark_more": ("Marca al menos {limit}.", "Mark at least {limit}."),
    "interview.too_many": (
        "Como máximo {limit}: quita una para marcar otra.",
        "At most {limit}: unmark one to mark another.",
    ),
    "interview.confirm_order": (
        "Así estaba al empezar. Si es vuestro orden, pulsa Intro otra vez.",
        "This is how it started. If it is your order, press Enter again.",
    ),
    "interview.search": ("Busca:", "Search:"),
    "interview.no_match": ("Ningún país se llama así.", "No country is called that."),
    "interview.no_country": (
        "Ningún país se llama «{found}»: prueba con otro nombre o con su código.",
        "No country is called “{found}”: try another name or its code.",
    ),
    "interview.pick_country": (
        "Escribe el nombre de un país y elígelo con Intro.",
        "Type the name of a country and pick it with Enter.",
    ),
    "interview.too_many_countries": (
        "Ya hay {limit}: quita uno con la tecla de borrar para elegir otro.",
        "There are {limit} already: remove one with Backspace to pick another.",
    ),
    "interview.type_number": ("Escribe un número de 0 a 100.", "Type a number from 0 to 100."),
    "interview.not_percentage": (
        "«{found}» no es un número de 0 a 100.",
        "“{found}” is not a number from 0 to 100.",
    ),
    "interview.or": (" o ", " or "),
    "interview.sum_over": (
        "Con lo anterior ({others}) suma {total}: aquí puede ir {most} como máximo.",
        "With the answers before ({others}) it adds up to {total}: at most {most} fits here.",
    ),
    "interview.sum_exact": (
        "Lo anterior suma {others}: aquí tiene que ir {exact}.",
        "The answers before add up to {others}: {exact} has to go here.",
    ),
    "interview.sum_left": (
        "Lo anterior suma {others}; quedan {left} por repartir.",
        "The answers before add up to {others}; {left} is left to share out.",
    ),
    "interview.home": (
        "{country} es vuestro propio país: no cuenta como destino. Si estáis en otro, empezad con --home PAÍS.",
        "{country} is your own country: it does not count as a target. If you are in another, start with --home COUNTRY.",
    ),
    "interview.at_start": ("Esta es la primera pregunta.", "This is the first question."),
    "interview.answer_first": ("Contesta antes esta pregunta.", "Answer this question first."),
    "interview.section_empty": (
        "En esa sección no hay nada que preguntar con estas respuestas.",
        "With these answers there is nothing to ask in that section.",
    ),
    "interview.not_saved": (
        "No se ha podido guardar: {reason}. Lo anterior sigue a salvo en el archivo; contesta otra vez para reintentarlo.",
        "It could not be saved: {reason}. What came before is safe in the file; answer again to retry.",
    ),
    "interview.hints.single": ("número o ↑↓ e Intro", "number, or ↑↓ and Enter"),
    "interview.hints.multiple": (
        "número o Espacio: marcar · Intro: seguir",
        "number or Space: mark · Enter: go on",
    ),
    "interview.hints.ranking": (
        "↑↓: ir · número: poner en ese puesto · Espacio: mover · Intro: seguir",
        "↑↓: go · number: put in that place · Space: move · Enter: go on",
    ),
    "interview.hints.countries": (
        "escribe · ↑↓ · Intro: elegir; sin texto, seguir · Retroceso: quitar",
        "type · ↑↓ · Enter: pick; without text, go on · Backspace: remove",
    ),
    "interview.hints.percentage": (
        "escribe el número · ↑↓: de 5 en 5 · Intro: seguir",
        "type the number · ↑↓: by 5 · Enter: go on",
    ),
    "interview.hints.review": (
        "Intro: seguir, o cambiar la respuesta elegida",
        "Enter: go on, or change the chosen answer",
    ),
    "interview.hints.sections": ("↑↓ o número, e Intro", "↑↓ or number, and Enter"),
    "interview.hints.help": ("↑↓: leer más · Esc: volver", "↑↓: read on · Esc: back"),
    "interview.keys": (
        "Esc atrás · Tab adelante · ? ayuda · Ctrl-G secciones · Ctrl-T English · Ctrl-C salir",
        "Esc back · Tab forward · ? help · Ctrl-G sections · Ctrl-T español · Ctrl-C leave",
    ),
    "interview.keys_short": (
        "Esc atrás · ? ayuda · Ctrl-G ir a · Ctrl-C salir",
        "Esc back · ? help · Ctrl-G go to · Ctrl-C leave",
    ),
    "interview.too_small": ("Agranda la ventana, por favor.", "Please make the window larger."),
    "interview.left_early": (
        "Todo lo contestado está guardado en {path}. Para seguir:",
        "All answers are saved in {path}. To go on:",
    ),
    "interview.complete_file": (
        "{path} ya está completo: este es su repaso.",
        "{path} is complete already: this is its review.",
    ),
    "interview.moved": (
        "{path} ha cambiado por fuera (¿un editor, otra entrevista?). Para no pisar nada, sigo guardando en {other}.",
        "{path} was changed from outside (an editor, another interview?). So as not to overwrite it, saving goes on in {other}.",
    ),
    "interview.unspliced": (
        "{path} tiene comentarios que no sé conservar. No lo toco: sigo guardando en {other}.",
        "{path} has comments that cannot be kept. It stays as it is: saving goes on in {other}.",
    ),
    "interview.fix_first": (
        "estas respuestas no valen y se preguntan otra vez:",
        "these answers are not valid and are asked again:",
    ),
    # The interview line by line.
    "plain.commands": (
        "Escribe ? para la ayuda, < para volver, > para avanzar, s para ir a una sección, l for English, q para salir.",
        "Type ? for help, < to go back, > to go forward, s to go to a section, l para español, q to leave.",
    ),
    "plain.single": (
        "Escribe el número de tu respuesta (? ayuda, < volver, q salir):",
        "Type the number of your answer (? help, < back, q leave):",
    ),
    "plain.multiple": ("Escribe los números, separados por comas:", "Type the numbers, separated by commas:"),
    "plain.ranking": (
        "Escribe todos los números en orden, el más importante primero:",
        "Type all the numbers in order, most important first:",
    ),
    "plain.countries": (
        "Escribe hasta {most} países, separados por comas:",
        "Type up to {most} countries, separated by commas:",
    ),
    "plain.percentage": ("Escribe un número de 0 a 100:", "Type a number from 0 to 100:"),
    "plain.answered": (
        "Respuesta actual: {answer}. Intro la deja así.",
        "Current answer: {answer}. Enter leaves it as it is.",
    ),
    "plain.nothing_typed": ("No has escrito nada: escribe tu respuesta.", "Nothing typed: type your answer."),
    "plain.no_such_choice": (
        "«{found}» no es una de las respuestas.",
        "“{found}” is not one of the answers.",
    ),
    "plain.no_such_number": (
        "«{found}» no es un número de 1 a {most}.",
        "“{found}” is not a number from 1 to {most}.",
    ),
    "plain.only_one": ("Aquí va un solo número.", "One number only here."),
    "plain.which_country": (
        "¿Cuál, de los que se parecen a «{found}»?: {names}. Escribe uno entero.",
        "Which of those like “{found}”?: {names}. Type one in full.",
    ),
    "plain.type_section": (
        "Escribe el número de la sección, o < para volver:",
        "Type the number of the section, or < to go back:",
    ),
    "plain.type_review": (
        "Intro para seguir, o el número de la respuesta que quieras cambiar:",
        "Enter to go on, or the number of the answer to change:",
    ),
}
