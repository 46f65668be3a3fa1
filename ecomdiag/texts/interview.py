"""The interview, on the whole screen and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # The interview.
    # A question in words that are understood alone, below its own.
    "wording.said": ("{choice}: «{words}»", "{choice}: “{words}”"),
    "wording.clear": ("Es decir: {text}", "That is: {text}"),
    "interview.step": ("Paso {step}/{steps}", "Step {step}/{steps}"),
    "interview.position": ("Pregunta {position} de {asked}", "Question {position} of {asked}"),
    "interview.left": {
        "none": ("no queda ninguna", "none left"),
        "one": ("queda una · {minutes} min", "one left · {minutes} min"),
        "many": ("quedan unas {count} · {minutes} min", "about {count} left · {minutes} min"),
    },
    "interview.range": ("Resultado posible: {whole}", "Possible result: {whole}"),
    "interview.range_section": ("esta sección: {section}", "this section: {section}"),
    "interview.range_within": (
        "Resultado posible: dentro de {whole}",
        "Possible result: within {whole}",
    ),
    "interview.look": (
        "Desde fuera: {where} Si no se ve, pasa con {key}.",
        "From outside: {where} If it cannot be seen, go on with {key}.",
    ),
    "interview.optional": (
        "Opcional: podéis dejarla sin contestar con {key}.",
        "Optional: you may leave it out with {key}.",
    ),
    "interview.review": ("Repaso de la sección {title}", "Review of the section {title}"),
    "interview.review_all": ("Repaso de todas las respuestas", "Review of all answers"),
    "interview.review_open": {
        "one": ("Queda 1 pregunta por ver.", "1 question is left to look at."),
        "many": ("Quedan {count} preguntas por ver.", "{count} questions are left to look at."),
    },
    "interview.sections": ("Ir a una sección", "Go to a section"),
    "interview.go_on": ("Está bien, seguir", "Fine, go on"),
    "interview.finish": ("Está bien, ver el diagnóstico", "Fine, show the diagnosis"),
    "interview.no_help": ("Esta pregunta no tiene ayuda.", "There is no help for this question."),
    "interview.rungs.single": ("Las respuestas posibles:", "The possible answers:"),
    "interview.rungs.multiple": (
        "Se pueden marcar todas las que sean ciertas:",
        "All that are true can be marked:",
    ),
    "interview.more_above": ("más arriba", "more above"),
    "interview.more_below": ("más abajo", "more below"),
    "interview.choose_one": (
        "Elegid una respuesta: con su número, o con las flechas e Intro.",
        "Choose an answer: by its number, or with the arrows and Enter.",
    ),
    "interview.mark_some": (
        "Marcad al menos una respuesta, con su número o con la barra espaciadora.",
        "Mark at least one answer, by its number or with the space bar.",
    ),
    "interview.mark_more": ("Marcad al menos {limit}.", "Mark at least {limit}."),
    "interview.too_many": (
        "Como máximo {limit}: quitad una para marcar otra.",
        "At most {limit}: unmark one to mark another.",
    ),
    "interview.confirm_order": (
        "Así estaba al empezar. Si es vuestro orden, pulsad Intro otra vez.",
        "This is how it started. If it is your order, press Enter again.",
    ),
    "interview.search": ("Buscar:", "Search:"),
    "interview.no_match": ("Ningún país se llama así.", "No country is called that."),
    "interview.near_match": (
        "Ningún país se llama así. ¿Es uno de estos? Elegidlo con ↓ e Intro.",
        "No country is called that. Is it one of these? Pick it with ↓ and Enter.",
    ),
    "interview.no_country": (
        "Ningún país se llama «{found}»: probad con otro nombre o con su código.",
        "No country is called “{found}”: try another name or its code.",
    ),
    "interview.pick_country": (
        "Escribid el nombre de un país y elegidlo con Intro.",
        "Type the name of a country and pick it with Enter.",
    ),
    "interview.too_many_countries": (
        "Ya hay {limit}: quitad uno con la tecla de borrar para elegir otro.",
        "There are {limit} already: remove one with Backspace to pick another.",
    ),
    "interview.type_number": ("Escribid un número de 0 a 100.", "Type a number from 0 to 100."),
    "interview.not_percentage": (
        "«{found}» no es un número de 0 a 100.",
        "“{found}” is not a number from 0 to 100.",
    ),
    "interview.sum_over": (
        "Con lo anterior ({others}) suma {total}: aquí puede ir {most} como máximo.",
        "With the answers before ({others}) it adds up to {total}: at most {most} fits here.",
    ),
    "interview.sum_exact": (
        "Lo anterior suma {others}: aquí tiene que ir {exact}.",
        "The answers before add up to {others}: {exact} has to go here.",
    ),
    "interview.only_fits": (
        "Solo cabe {value}. Pulsad Intro otra vez y queda contestado.",
        "Only {value} fits. Press Enter again to make it your answer.",
    ),
    "interview.offered": ("Intro pone {value}.", "Enter fills in {value}."),
    "interview.sum_left": (
        "Lo anterior suma {others}; quedan {left} por repartir.",
        "The answers before add up to {others}; {left} is left to share out.",
    ),
    "interview.sum_full": (
        "Con lo anterior ({others}) no queda nada por repartir.",
        "With the answers before ({others}) nothing is left to share out.",
    ),
    "interview.own_country": (
        "{country} es vuestro propio país: no cuenta como destino.",
        "{country} is your own country: it does not count as a target.",
    ),
    "interview.home": (
        "{country} es vuestro propio país: no cuenta como destino. Si estáis en otro, cambiadlo en el repaso final.",
        "{country} is your own country: it does not count as a target. If you are in another, change it at the last review.",
    ),
    "interview.at_start": ("Esta es la primera pregunta.", "This is the first question."),
    "interview.review_first": (
        "Aquí se sigue con Intro; Esc vuelve.",
        "Here Enter goes on; Esc goes back.",
    ),
    "interview.answer_first": ("Contestad antes esta pregunta.", "Answer this question first."),
    "interview.section_empty": (
        "En esa sección no hay nada que preguntar con estas respuestas.",
        "With these answers there is nothing to ask in that section.",
    ),
    "interview.not_saved": (
        "No se ha podido guardar: {reason}. Lo anterior sigue a salvo en el archivo; contestad otra vez para reintentarlo.",
        "It could not be saved: {reason}. What came before is safe in the file; answer again to retry.",
    ),
    "interview.nothing_kept": (
        "No se ha podido guardar ({reason}), y el archivo ya no tiene lo anterior: de momento vuestras respuestas solo están aquí. Arregladlo antes de salir; con vuestra próxima respuesta lo intento otra vez.",
        "It could not be saved ({reason}), and the file no longer holds what came before: for now your answers are only here. Put that right before you leave; saving is tried again with your next answer.",
    ),
    "interview.fled": (
        "No puedo seguir guardando en {path} ({reason}). Todo lo contestado está ahora en {other}, y ahí sigo.",
        "Saving in {path} is no longer possible ({reason}). All answers are now in {other}, where saving goes on.",
    ),
    "interview.leave_lost": (
        "Vuestras respuestas no están en ningún archivo: {reason}. ¿Salir y perderlas?",
        "Your answers are in no file: {reason}. Leave and lose them?",
    ),
    "interview.yes_no": ("(s/N)", "(y/N)"),
    "interview.hints.single": ("número o ↑↓ e Intro", "number, or ↑↓ and Enter"),
    "interview.hints.multiple": (
        "número o Espacio: marcar · Intro: seguir",
        "number or Space: mark · Enter: go on",
    ),
    "interview.hints.single_letters": ("número, letra o ↑↓ e Intro", "number, letter, or ↑↓ and Enter"),
    "interview.hints.multiple_letters": (
        "número, letra o Espacio: marcar · Intro: seguir",
        "number, letter or Space: mark · Enter: go on",
    ),
    "interview.hints.ranking": (
        "↑↓: ir · número: poner en ese puesto · Espacio: mover · Intro: seguir",
        "↑↓: go · number: put in that place · Space: move · Enter: go on",
    ),
    "interview.hints.countries": (
        "escribir · ↑↓ · Intro: elegir; sin texto, seguir · Retroceso: quitar",
        "type · ↑↓ · Enter: pick; without text, go on · Backspace: remove",
    ),
    "interview.hints.percentage": (
        "escribir el número · ↑↓: de 5 en 5 · Intro: seguir",
        "type the number · ↑↓: by 5 · Enter: go on",
    ),
    "interview.hints.text": (
        "escribir la respuesta · Intro: seguir",
        "type the answer · Enter: go on",
    ),
    "interview.hints.lines": (
        "escribir la respuesta · Intro: seguir · Ctrl-O: otra línea",
        "type the answer · Enter: go on · Ctrl-O: another line",
    ),
    "interview.signs_left": {
        "none": ("No caben más caracteres.", "No more characters fit."),
        "one": ("Cabe {count} carácter más.", "{count} character more fits."),
        "many": ("Caben {count} caracteres más.", "{count} characters more fit."),
    },
    "interview.type_text": ("Escribid vuestra respuesta y luego Intro.", "Type your answer, then Enter."),
    "interview.hints.review": (
        "Intro: seguir, o cambiar la respuesta elegida",
        "Enter: go on, or change the chosen answer",
    ),
    "interview.hints.sections": ("↑↓ o número, e Intro", "↑↓ or number, and Enter"),
    "interview.hints.help": ("↑↓: leer más · Esc: volver", "↑↓: read on · Esc: back"),
    "interview.keys": (
        "Esc atrás · Tab avanza · {help} ayuda · Ctrl-G ir a · Ctrl-T {other} · Ctrl-C salir",
        "Esc back · Tab forward · {help} help · Ctrl-G go to · Ctrl-T {other} · Ctrl-C leave",
    ),
    "interview.keys_first": (
        "Ctrl-C salir · Esc atrás · {help} ayuda · Ctrl-G ir a · Ctrl-T {other}",
        "Ctrl-C leave · Esc back · {help} help · Ctrl-G go to · Ctrl-T {other}",
    ),
    "interview.too_small": ("Agrandad la ventana, por favor.", "Please make the window larger."),
    "interview.left_early": (
        "Todo lo contestado está guardado en {path}. Para seguir:",
        "All answers are saved in {path}. To go on:",
    ),
    "interview.lost": {
        "none": (
            "El archivo de respuestas NO está guardado: {reason}. No había nada contestado.",
            "The answers file is NOT saved: {reason}. Nothing had been answered.",
        ),
        "one": (
            "Lo contestado NO está guardado: {reason}. Se pierde 1 respuesta.",
            "The answer is NOT saved: {reason}. 1 answer is lost.",
        ),
        "many": (
            "Lo contestado NO está guardado: {reason}. Se pierden {count} respuestas.",
            "The answers are NOT saved: {reason}. {count} answers are lost.",
        ),
    },
    "interview.moved": (
        "{path} ha cambiado por fuera (¿un editor, otra entrevista?). Para no pisar nada, sigo guardando en {other}.",
        "{path} was changed from outside (an editor, another interview?). So as not to overwrite it, saving goes on in {other}.",
    ),
    "interview.unspliced": (
        "{path} tiene comentarios que no sé conservar. No lo toco: sigo guardando en {other}.",
        "{path} has comments that cannot be kept. It stays as it is: saving goes on in {other}.",
    ),
    # The interview line by line.
    "plain.commands": (
        "Escribid ? para la ayuda, < para volver, > para avanzar, s para ir a una sección, + para añadir una nota, {switch}, q para salir.",
        "Type ? for help, < to go back, > to go forward, s to go to a section, + to add a note, {switch}, q to leave.",
    ),
    "plain.switch": ("l para español", "l for English"),
    "plain.in_quotes": (
        'Si vuestra respuesta es solo uno de esos signos, ponedla entre comillas: "s".',
        'If your answer is only one of these signs, put it in quotes: "s".',
    ),
    "plain.single": (
        "Escribid el número de vuestra respuesta (? ayuda, < volver, q salir):",
        "Type the number of your answer (? help, < back, q leave):",
    ),
    "plain.multiple": (
        "Escribid los números, separados por comas:",
        "Type the numbers, separated by commas:",
    ),
    "plain.ranking": (
        "Escribid todos los números en orden, el más importante primero:",
        "Type all the numbers in order, most important first:",
    ),
    "plain.countries": (
        "Escribid hasta {most} países, separados por comas:",
        "Type up to {most} countries, separated by commas:",
    ),
    "plain.percentage": ("Escribid un número de 0 a 100:", "Type a number from 0 to 100:"),
    "plain.text": ("Escribid vuestra respuesta:", "Type your answer:"),
    "plain.lines": (
        "Escribid vuestra respuesta; acabad una línea con \\ para seguir en otra:",
        "Type your answer; end a line with \\ to go on in another:",
    ),
    "plain.answered": (
        "Respuesta actual: {answer}. Intro la deja así.",
        "Current answer: {answer}. Enter leaves it as it is.",
    ),
    "plain.nothing_typed": (
        "No habéis escrito nada: escribid vuestra respuesta.",
        "Nothing typed: type your answer.",
    ),
    "plain.unreadable": (
        "Esa línea tiene caracteres que no se pueden leer. Escribidla otra vez; si sigue igual, sin acentos.",
        "That line has characters that cannot be read. Type it again; if that does not help, without accents.",
    ),
    "plain.no_country": (
        "«{found}» no es un país: escribid al menos uno, por su nombre o su código.",
        "“{found}” is not a country: type at least one, by its name or its code.",
    ),
    "plain.understood": ("Anotado: {names}.", "Noted: {names}."),
    "plain.rank_missing": (
        "Faltan por poner en orden: {numbers}. Escribidlos todos en una línea.",
        "Not yet in the order: {numbers}. Type all of them on one line.",
    ),
    "plain.no_such_choice": (
        "«{found}» no es el número de ninguna respuesta.",
        "“{found}” is not the number of any answer.",
    ),
    "plain.no_such_number": (
        "«{found}» no es un número de 1 a {most}.",
        "“{found}” is not a number from 1 to {most}.",
    ),
    "plain.only_one": ("Aquí va un solo número.", "One number only here."),
    "plain.type_section": (
        "Escribid el número de la sección, o < para volver:",
        "Type the number of the section, or < to go back:",
    ),
    "plain.type_review": (
        "Intro para seguir, o el número de la respuesta que queráis cambiar:",
        "Enter to go on, or the number of the answer to change:",
    ),
}
