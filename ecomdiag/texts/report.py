"""What a report says of scores."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The report.
    "report.score": ("Resultado global", "Overall result"),
    "report.level": ("Nivel", "Level"),
    "report.of_100": ("{score} de 100", "{score} of 100"),
    "report.incomplete": (
        "Faltan respuestas: el resultado está entre estos dos límites, se conteste lo que se conteste.",
        "Answers are missing: the result lies between these two limits, whatever they turn out to be.",
    ),
    "report.section": ("Sección", "Section"),
    "report.points": ("Puntos", "Score"),
    "report.answered": ("Respuestas", "Answers"),
    "report.profile": ("perfil, no puntúa", "profile, not scored"),
    "report.strengths": ("Fortalezas", "Strengths"),
    "report.weaknesses": ("Debilidades", "Weaknesses"),
    "report.no_strengths": (
        "Ninguna sección llega todavía a 50 puntos.",
        "No section reaches 50 points yet.",
    ),
    "report.no_weaknesses": ("Ninguna sección baja de 75 puntos.", "No section is below 75 points."),
    "report.blockers": ("Lo que frena el nivel", "What holds the level back"),
    "report.capped": (
        "Por puntuación, el nivel sería «{uncapped}»; mientras falte esto, se queda en «{level}».",
        "By its score the level would be “{uncapped}”; as long as this is missing, it stays at “{level}”.",
    ),
    "report.blocker_limit": (
        "Mientras falte, el nivel no pasa de «{level}».",
        "As long as it is missing, the level cannot go above “{level}”.",
    ),
    "report.unknowns": ("Lo que no sabéis", "What you do not know"),
    "report.unknowns_why": (
        "Contestado con «No lo sé»: cuenta como 0 hasta que se averigüe.",
        "Answered “I don't know”: counts 0 until it is found out.",
    ),
    "report.made_with": ("Cuestionario {id} {version}.", "Questionnaire {id} {version}."),
    "report.answers": ("Todas las respuestas", "All answers"),
    "report.question": ("Pregunta", "Question"),
    "report.answer": ("Respuesta", "Answer"),
    "report.not_asked": ("no se pregunta", "not asked"),
    "report.depends_many": (
        "{count} preguntas más no se hacen, y cuentan 0, por lo contestado en «{question}»",
        "{count} more questions are not asked, and count 0, because of the answer to “{question}”",
    ),
    "report.depends": (
        "Una pregunta más no se hace, y cuenta 0, por lo contestado en «{question}»",
        "One more question is not asked, and counts 0, because of the answer to “{question}”",
    ),
    "report.not_answered": ("sin contestar", "not answered"),
}
