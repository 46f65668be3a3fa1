"""What a proof of a questionnaire says."""

SENTENCES: dict[str, tuple[str, str]] = {
    "prove.progress": (
        "Comprobando todas las formas de contestar: {percent} %",
        "Checking every way to answer: {percent}%",
    ),
    # What is wrong, and what to do.
    "problem.proof.unfinished": (
        "este texto está por terminar: completadlo",
        "this text is unfinished: complete it",
    ),
    "problem.proof.quoted": (
        'este texto va entre comillas “ ” que son parte de él: para YAML las comillas son " ", rectas',
        'the quotes “ ” around this text are part of it: YAML\'s quotes are straight, " "',
    ),
    "problem.proof.untranslated": (
        "este texto dice lo mismo en dos idiomas: traducidlo",
        "this text says the same in two languages: translate it",
    ),
    "problem.proof.choices_alike": (
        "«{choice}» y «{other}» se leen igual ({language}): quien contesta no puede distinguirlas",
        "“{choice}” and “{other}” read the same ({language}): nobody can tell them apart",
    ),
    "problem.proof.no_effect": (
        "«{key}» no cambia nada aquí: borradlo, o revisad lo que queríais decir",
        "“{key}” changes nothing here: delete it, or look again at what you meant",
    ),
    "problem.proof.all_alike": (
        "todas las respuestas cuentan lo mismo: dad más puntos a las mejores, o poned weight: 0",
        "all answers count the same: give the better ones more, or set weight: 0",
    ),
    "problem.proof.never_asked": (
        "no se hace nunca: ninguna forma de contestar cumple su condición; corregidla",
        "is never asked: no way of answering meets its condition; correct it",
    ),
    "problem.proof.never_chosen": (
        "«{choice}» no se puede elegir nunca: hay que elegir al menos {least} y no hay tantas que puedan ir juntas; bajad min_choices",
        "“{choice}” can never be chosen: at least {least} must be, and there are not that many that may stand together; lower min_choices",
    ),
    "problem.proof.never_in_band": (
        "en este tramo no cae ninguna respuesta: las sumas no dejan dar un porcentaje así; corregid la suma o los tramos",
        "no answer falls into this band: the sums allow no such percentage; correct the sum or the bands",
    ),
    "problem.proof.always_true": (
        "esta condición se cumple siempre, así que no decide nada: borradla o corregidla",
        "this condition always holds, so it decides nothing: delete or correct it",
    ),
    "problem.proof.always_false": (
        "esta condición no se cumple nunca, así que no decide nada: borradla o corregidla",
        "this condition never holds, so it decides nothing: delete or correct it",
    ),
    "problem.proof.stuck": (
        "la suma «{sum}» puede dejar sin salida a quien contesta: después de estas respuestas, ninguna la cumple",
        "the sum “{sum}” can leave people stuck: after these answers, none keeps it",
    ),
    "problem.proof.refuses_nothing": (
        "esta suma se cumple siempre, así que no comprueba nada: borradla o corregidla",
        "this sum always holds, so it checks nothing: delete or correct it",
    ),
    "problem.proof.nothing_scored": (
        "no puntúa ninguna pregunta, así que no hay resultado: dad puntos a alguna",
        "no question is scored, so there is no result: give some of them scores",
    ),
    "problem.proof.never_zero": (
        "la puntuación no puede bajar de {score}: ni con las peores respuestas cuentan 0 {questions}",
        "the score cannot go below {score}: even with the worst answers these do not count 0: {questions}",
    ),
    "problem.proof.never_full": (
        "la puntuación no puede pasar de {score}: ni con las mejores respuestas cuentan todo {questions}",
        "the score cannot go above {score}: even with the best answers these do not count in full: {questions}",
    ),
    "problem.proof.never_zero_somehow": (
        "la puntuación no puede bajar de {score}",
        "the score cannot go below {score}",
    ),
    "problem.proof.never_full_somehow": (
        "la puntuación no puede pasar de {score}",
        "the score cannot go above {score}",
    ),
    "problem.proof.never_zero_at_all": (
        "la puntuación no puede ser 0, se conteste lo que se conteste",
        "the score cannot be 0, whatever is answered",
    ),
    "problem.proof.never_full_at_all": (
        "la puntuación no puede ser 100, se conteste lo que se conteste",
        "the score cannot be 100, whatever is answered",
    ),
    "problem.proof.never_on_level": (
        "al nivel «{level}» no llega nadie, conteste lo que conteste: corregid «from», o los bloqueos",
        "nobody ends on the level “{level}”, whatever is answered: correct “from”, or the blockers",
    ),
    "problem.proof.never_on_section_level": (
        "en la sección «{section}» nadie llega al nivel «{level}», conteste lo que conteste: corregid «from»",
        "nobody ends on the level “{level}” of the section “{section}”, whatever is answered: correct “from”",
    ),
    "problem.proof.caps_nothing": (
        "el bloqueo «{blocker}» no baja nunca el nivel a nadie: quien cae en él no pasa de «{level}» de todas formas",
        "the blocker “{blocker}” never lowers anybody’s level: whoever it applies to is not above “{level}” anyway",
    ),
    "problem.proof.lowers": (
        "contestar mejor puede bajar la puntuación: revisad if_not_asked de las preguntas que se abren o se cierran",
        "a better answer can lower the score: look at if_not_asked of the questions that it opens or closes",
    ),
    "problem.proof.no_action": (
        "«{choice}» se puede mejorar y no hay ninguna acción que diga cómo: escribidla",
        "“{choice}” could be better, and no action says how: write one",
    ),
    "problem.proof.no_action_offered": (
        "«{choice}» se puede mejorar también cuando no se ofrecen todas las respuestas («choices_if»), y entonces ninguna acción dice cómo: escribidla",
        "“{choice}” could be better also where not all choices are offered (“choices_if”), and then no action says how: write one",
    ),
    "problem.proof.leads_nowhere": (
        "la acción «{action}» no lleva a ninguna respuesta mejor que «{choice}»: corregid from o to",
        "the action “{action}” leads to no better answer than “{choice}”: correct from or to",
    ),
    # What could not be decided.
    "problem.proof.undecided_questions": (
        "no se ha podido decidir si esta pregunta llega a hacerse",
        "could not decide whether this question is ever asked",
    ),
    "problem.proof.undecided_choices": (
        "no se ha podido decidir si alguien llega a este tramo, o puede elegir esta respuesta",
        "could not decide whether anybody reaches this band, or can choose this answer",
    ),
    "problem.proof.undecided_conditions": (
        "no se ha podido decidir si esta condición se cumple unas veces sí y otras no",
        "could not decide whether this condition can go either way",
    ),
    "problem.proof.undecided_sums": (
        "no se ha podido decidir si esta suma puede dejar sin salida a quien contesta",
        "could not decide whether this sum can leave people stuck",
    ),
    "problem.proof.undecided_never_zero": (
        "no se ha podido decidir si la puntuación llega a 0",
        "could not decide whether the score reaches 0",
    ),
    "problem.proof.undecided_never_full": (
        "no se ha podido decidir si la puntuación llega a 100",
        "could not decide whether the score reaches 100",
    ),
    "problem.proof.undecided_levels": (
        "no se ha podido decidir si alguien llega a este nivel",
        "could not decide whether anybody ends on this level",
    ),
    "problem.proof.never_looked_up": (
        "nadie llega al resultado «{result}»: ninguna respuesta cumple su condición sin cumplir antes otra",
        "nobody comes to the result “{result}”: no answers meet its condition without meeting an earlier one",
    ),
    "problem.proof.undecided_results": (
        "no se ha podido decidir si alguien llega a este resultado",
        "it could not be decided whether anybody comes to this result",
    ),
    "problem.proof.undecided_section_levels": (
        "no se ha podido decidir si alguien llega a este nivel de la sección",
        "could not decide whether anybody ends on this level of the section",
    ),
    "problem.proof.undecided_blockers": (
        "no se ha podido decidir si este bloqueo baja el nivel a alguien",
        "could not decide whether this blocker lowers anybody’s level",
    ),
    "problem.proof.undecided_improvements": (
        "no se ha podido decidir si contestar mejor puede bajar la puntuación",
        "could not decide whether a better answer can lower the score",
    ),
    # What is proved.
    "proof.claim.texts": (
        "Textos que están en cada idioma: {count}",
        "Texts that are there in each language: {count}",
    ),
    "proof.claim.questions": (
        "Preguntas que llegan a hacerse: {count}",
        "Questions that can be asked: {count}",
    ),
    "proof.claim.choices": (
        "Respuestas y tramos que se pueden dar: {count}",
        "Choices and bands that can be the answer: {count}",
    ),
    "proof.claim.conditions": (
        "Condiciones, y partes de ellas, que unas veces se cumplen y otras no: {count}",
        "Conditions, and parts of them, that can go either way: {count}",
    ),
    "proof.claim.sums": (
        "Sumas que no dejan a nadie sin salida y rechazan algo: {count}",
        "Sums that leave nobody stuck and refuse something: {count}",
    ),
    "proof.claim.never_zero": (
        "La puntuación llega exactamente a 0",
        "The score reaches exactly 0",
    ),
    "proof.claim.never_full": (
        "La puntuación llega exactamente a 100",
        "The score reaches exactly 100",
    ),
    "proof.claim.levels": (
        "Niveles a los que se llega: {count}",
        "Levels that somebody ends on: {count}",
    ),
    "proof.claim.results": (
        "Resultados a los que se puede llegar: {count}",
        "Results that can be reached: {count}",
    ),
    "proof.claim.section_levels": (
        "Niveles de secciones a los que se llega: {count}",
        "Levels of sections that somebody ends on: {count}",
    ),
    "proof.claim.blockers": (
        "Bloqueos que bajan el nivel a alguien: {count}",
        "Blockers that lower somebody’s level: {count}",
    ),
    "proof.claim.improvements": (
        "Preguntas en las que contestar mejor nunca baja la puntuación: {count}",
        "Questions where a better answer never lowers the score: {count}",
    ),
    "proof.claim.actions": (
        "Respuestas mejorables que tienen una acción: {count}",
        "Answers that could be better and have an action: {count}",
    ),
    "proof.claim.leading": (
        "Acciones que llevan a una respuesta mejor: {count}",
        "Actions that lead to a better answer: {count}",
    ),
    "proof.by_solver": (" (con el solucionador)", " (by the solver)"),
    "proof.title": ("{path}: {id} {version}", "{path}: {id} {version}"),
    "proof.proved": ("Demostrado:", "Proved:"),
    "proof.example": ("Por ejemplo, con estas respuestas:", "For example, with these answers:"),
    "proof.more": (
        "… y otras {count} (--examples las guarda todas)",
        "… and {count} more (--examples keeps them all)",
    ),
    "proof.change": (
        "Con {question}: {answer} la puntuación pasa de {before} a {after}.",
        "With {question}: {answer} the score goes from {before} to {after}.",
    ),
    "proof.waiting": (
        "no se hace todavía: cuenta si se llega a hacer",
        "not asked yet: counts once it is",
    ),
    "proof.opens": ("Se abre: {questions}.", "It opens: {questions}."),
    "proof.closes": ("Se cierra: {questions}.", "It closes: {questions}."),
    "proof.sound": ("Sin fallos.", "No faults."),
    "proof.errors": ("Fallos: {count}.", "Faults: {count}."),
    "proof.warnings": ("Avisos: {count}.", "Warnings: {count}."),
    "proof.open": (
        "Sin decidir: {count}.{solver}",
        "Undecided: {count}.{solver}",
    ),
    "proof.get_solver": (
        " Instala el solucionador: pip install 'ecomdiag[solver]'.",
        " Install the solver: pip install 'ecomdiag[solver]'.",
    ),
    "proof.left_out": (
        "De los consejos que trae el programa no se usan {count}, porque nombran algo que este cuestionario no tiene, o tiene de otra forma:",
        "Pieces of the program’s own advice that are not used, because they name something that this questionnaire does not have, or has in another form: {count}",
    ),
    "proof.no_actions": (
        "Si hay un archivo de acciones, se comprueba también con --actions.",
        "If there is an actions file, --actions checks it too.",
    ),
}
