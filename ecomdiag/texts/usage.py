"""What the commands say to words that they do not take, and the headings of their help."""

SENTENCES: dict[str, tuple[str, str]] = {
    "usage.repeated": (
        "{name} está más de una vez, y solo puede ir una: dejad la que queráis.",
        "{name} is given more than once, and can only be given once: keep the one you want.",
    ),
    "usage.empty": (
        "{name} necesita el nombre de un archivo, y el que hay está vacío.",
        "{name} needs the name of a file, and the one given is empty.",
    ),
    "usage.extra": ("«{words}» sobra: quitadlo.", "“{words}” does not belong here: leave it out."),
    "usage.missing": ("Falta {name}.", "{name} is missing."),
    "usage.choice": (
        "«{found}» no vale para {name}: elegid entre {choices}.",
        "“{found}” is not valid for {name}: choose one of {choices}.",
    ),
    "usage.choice_here": (
        "«{found}» no vale aquí: elegid entre {choices}.",
        "“{found}” is not valid here: choose one of {choices}.",
    ),
    "usage.a_value": ("{name} necesita un valor detrás.", "{name} needs a value after it."),
    "usage.no_value": ("{name} no lleva ningún valor.", "{name} takes no value."),
    "usage.no_option": ("No hay ninguna opción {found}.", "There is no option {found}."),
    "usage.no_option_near": (
        "No hay ninguna opción {found}: ¿queríais decir {near}?",
        "There is no option {found}: did you mean {near}?",
    ),
    "usage.no_command": (
        "No hay ninguna orden «{found}». Las que hay: {names}.",
        "There is no command “{found}”. The commands are: {names}.",
    ),
    "usage.no_command_near": (
        "No hay ninguna orden «{found}»: ¿queríais decir «{near}»?",
        "There is no command “{found}”: did you mean “{near}”?",
    ),
    "usage.see_help": ("La ayuda: {command}", "Help: {command}"),
    # How the help is laid out.
    "usage.usage": ("Uso:", "Usage:"),
    "usage.some_options": ("[OPCIONES]", "[OPTIONS]"),
    "usage.a_command": ("ORDEN [...]", "COMMAND [...]"),
    "usage.arguments": ("Argumentos", "Arguments"),
    "usage.options": ("Opciones", "Options"),
    "usage.commands": ("Órdenes", "Commands"),
    "usage.examples": ("Ejemplos", "Examples"),
    "usage.exits": ("Códigos de salida", "Exit codes"),
    "usage.required": ("[obligatorio]", "[required]"),
    "usage.default": ("[por defecto: {value}]", "[default: {value}]"),
    "metavar.file": ("ARCHIVO", "FILE"),
    "metavar.folder": ("CARPETA", "FOLDER"),
    "metavar.path": ("RUTA", "PATH"),
    "metavar.name": ("NOMBRE", "NAME"),
    "metavar.country": ("PAÍS", "COUNTRY"),
    "metavar.question": ("PREGUNTA", "QUESTION"),
    "metavar.answer": ("RESPUESTA", "ANSWER"),
    "metavar.region": ("COMUNIDAD", "REGION"),
    "metavar.number": ("NÚMERO", "NUMBER"),
    "metavar.level": ("NIVEL|NÚMERO", "LEVEL|NUMBER"),
    "metavar.days": ("JORNADAS", "DAYS"),
    "metavar.id": ("ID", "ID"),
    "metavar.old": ("ANTES", "OLD"),
    "metavar.new": ("AHORA", "NEW"),
    "metavar.date": ("AAAA-MM-DD", "YYYY-MM-DD"),
}
