"""What can be wrong with the YAML of a file: what a person did, and how to put it right."""

SENTENCES: dict[str, tuple[str, str]] = {
    "problem.yaml.too_large": (
        "el archivo es demasiado grande ({limit} como máximo): ¿seguro que es este?",
        "the file is too large (at most {limit}): is it the right one?",
    ),
    "problem.yaml.empty": (
        "el archivo está vacío: aquí va {sentence}",
        "the file is empty: {sentence} goes here",
    ),
    "goes_here.answers": (
        "un archivo de respuestas, como el que crea «ecomdiag template -o ARCHIVO»",
        "an answers file, like the one that “ecomdiag template -o FILE” makes",
    ),
    "goes_here.text": (
        "un archivo de texto en UTF-8, de líneas «nombre: valor»",
        "a UTF-8 text file of lines “name: value”",
    ),
    "problem.yaml.encoding": (
        "aquí hay algo que no es texto en UTF-8: guardad el archivo como texto en UTF-8 (en el Bloc de notas: Guardar como, Codificación)",
        "something here is not UTF-8 text: save the file as text in UTF-8 (in Notepad: Save as, Encoding)",
    ),
    "problem.yaml.utf16": (
        "el archivo está guardado en UTF-16 (a veces llamado «Unicode»): guardadlo como texto en UTF-8",
        "the file is saved in UTF-16 (sometimes called “Unicode”): save it as text in UTF-8",
    ),
    "problem.yaml.document": (
        "esto es un documento de un procesador de textos, como Word: guardadlo como texto sin formato (.txt) en UTF-8",
        "this is a word-processor document, such as Word makes: save it as plain text (.txt) in UTF-8",
    ),
    "problem.yaml.spreadsheet": (
        "esto es una hoja de cálculo, como las de Excel: aquí va {sentence}; pasad a él los datos",
        "this is a spreadsheet, such as Excel makes: {sentence} goes here; move the data there",
    ),
    "problem.yaml.other_workbook": (
        "esto es una hoja de cálculo, pero no un libro de Excel (.xlsx): si la creó «ecomdiag template», guardadla como .xlsx; si no, pasad las respuestas a un archivo creado así",
        "this is a spreadsheet, but not an Excel workbook (.xlsx): if “ecomdiag template” made it, save it as .xlsx; if not, move the answers to a file made that way",
    ),
    "problem.yaml.locked": (
        "este archivo tiene contraseña: abridlo con su programa y guardadlo sin ella",
        "this file has a password: open it in its program and save it without one",
    ),
    "problem.yaml.pdf": (
        "esto es un PDF: aquí va {sentence}",
        "this is a PDF: {sentence} goes here",
    ),
    "problem.yaml.image": (
        "esto es una imagen o un vídeo: aquí va {sentence}",
        "this is a picture or a video: {sentence} goes here",
    ),
    "problem.yaml.archive": (
        "esto es un archivo comprimido: descomprimidlo y dad el archivo de texto que lleva dentro",
        "this is a compressed file: unpack it and give the text file that is inside",
    ),
    "problem.yaml.web_page": (
        "esto es una página web (HTML o XML): descargad el archivo de texto en sí, no la página que lo muestra",
        "this is a web page (HTML or XML): download the text file itself, not the page that shows it",
    ),
    "problem.yaml.markdown": (
        "esto es un documento en Markdown, como un informe: aquí va {sentence}",
        "this is a document in Markdown, such as a report: {sentence} goes here",
    ),
    "problem.yaml.character": (
        "el carácter invisible {character} no se admite: borradlo",
        "the invisible character {character} is not allowed: delete it",
    ),
    "problem.yaml.invisible": (
        "aquí hay un carácter invisible, {character}, que no es un espacio normal (suele colarse al copiar de una web): borradlo y, si hace falta sangrar, escribid espacios normales",
        "there is an invisible character here, {character}, which is not an ordinary space (it often comes with text copied from a web page): delete it and, if the line is to be indented, type ordinary spaces",
    ),
    "problem.yaml.merge": (
        "aquí hay una fusión de versiones sin terminar («{sign}»): quedaos con una de las dos versiones y borrad las líneas de <<<<<<<, ======= y >>>>>>>",
        "there is an unfinished merge of two versions here (“{sign}”): keep one of the two and delete the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    "problem.yaml.tab": (
        "aquí hay un tabulador, que no vale para sangrar: borradlo y poned espacios",
        "there is a tab here, which cannot be used to indent: delete it and type spaces",
    ),
    "problem.yaml.indentation": (
        "esta línea no empieza en la misma columna que las de su grupo: sangradla con los mismos espacios que ellas",
        "this line does not begin in the same column as the others of its group: indent it with as many spaces as they have",
    ),
    "problem.yaml.deeper": (
        "esta línea está más adentro que la de arriba, que ya tiene su valor: empezadla en la misma columna; si es parte de ese texto, poned el texto entero entre comillas",
        "this line is indented further than the one above, which already has its value: begin it in the same column; if it is part of that text, put the whole text in quotes",
    ),
    "problem.yaml.list_among_names": (
        "aquí se mezclan líneas con guion (una lista) y líneas «nombre: valor»: en cada grupo va una de las dos formas; revisad también la sangría",
        "lines with a hyphen (a list) and lines “name: value” are mixed here: use only one of the two in each group; check the indentation too",
    ),
    "problem.yaml.no_colon": (
        "aquí va «nombre: valor» y no hay dos puntos: ponedlos con un espacio detrás; si la línea sigue el texto de arriba, sangradla más que él",
        "“name: value” goes here and there is no colon: put one with a space after it; if the line goes on with the text above, indent it further than that",
    ),
    "problem.yaml.colon_space": (
        "falta un espacio después de los dos puntos: escribid «{example}»",
        "a space is missing after the colon: write “{example}”",
    ),
    "problem.yaml.colon": (
        "hay dos puntos dentro de un texto sin comillas: poned el texto entre comillas: {example}",
        "there is a colon inside a text without quotes: put the text in quotes: {example}",
    ),
    "problem.yaml.colon_or_pair": (
        "aquí hay dos pares en una línea: si «{pair}» va dentro de «{key}», ponedlo en la línea siguiente con dos espacios más delante; si es un texto, escribid {key}: {text}",
        "there are two pairs on one line here: if “{pair}” belongs in “{key}”, put it on the next line with two more spaces before it; if it is a text, write {key}: {text}",
    ),
    "problem.yaml.no_name": (
        "delante de estos dos puntos falta el nombre: escribid «nombre: valor»",
        "there is no name before this colon: write “name: value”",
    ),
    "problem.yaml.long_name": (
        "el nombre que empieza aquí es larguísimo (más de {limit} caracteres): ¿falta alguna comilla, o sobra?",
        "the name that begins here is very long (more than {limit} characters): is there a quote missing, or one too many?",
    ),
    "problem.yaml.dash_space": (
        "falta un espacio después del guion: escribid «{item}»",
        "a space is missing after the hyphen: write “{item}”",
    ),
    "problem.yaml.dash_in_line": (
        "una lista con guiones empieza en la línea siguiente, con un guion por línea; en la misma línea se escribe entre corchetes: [uno, dos]",
        "a list with hyphens begins on the next line, one hyphen per line; on the same line, use square brackets: [one, two]",
    ),
    "problem.yaml.quote_open": (
        "la comilla ({quote}) que se abre aquí no se cierra: poned otra al final del texto",
        "the quote ({quote}) that opens here is not closed: put another at the end of the text",
    ),
    "problem.yaml.quote_after": (
        "el texto sigue después de la comilla que lo cierra: poned {quote} solo al principio y al final, y dentro escribid {other}",
        "the text goes on after its closing quote: put {quote} only at the beginning and the end, and write {other} inside",
    ),
    "problem.yaml.bracket_open": (
        "el signo «{sign}» que se abre aquí no se cierra: falta «{closing}»",
        "the “{sign}” that opens here is not closed: “{closing}” is missing",
    ),
    "problem.yaml.bracket_closed": (
        "este «{sign}» no cierra nada que esté abierto: revisad los corchetes y las llaves; si es parte de un texto, poned el texto entre comillas",
        "this “{sign}” closes nothing that is open: check brackets and braces; if it is part of a text, put the text in quotes",
    ),
    "problem.yaml.bracket_after": (
        "después de «{sign}» no puede seguir nada: poned todo dentro, o todo entre comillas si es un texto",
        "nothing can follow “{sign}”: put everything inside, or all of it in quotes if it is a text",
    ),
    "problem.yaml.hash": (
        "lo que va detrás de # es un comentario, y en él se queda el «{closing}» que falta: poned el texto con # entre comillas",
        "what comes after # is a comment, and the missing “{closing}” is inside it: put the text with # in quotes",
    ),
    "problem.yaml.comma_missing": (
        "delante de esto falta una coma: entre corchetes o llaves, separad los valores con comas",
        "a comma is missing before this: in brackets or braces, separate the values with commas",
    ),
    "problem.yaml.comma_alone": (
        "delante de esta coma no hay nada: borradla; si el texto empieza por ella, ponedlo entre comillas",
        "there is nothing before this comma: delete it; if a text begins with it, put the text in quotes",
    ),
    "problem.yaml.several": (
        "para dar varios valores, ponedlos todos entre unos mismos corchetes: [uno, dos]",
        "to give several values, put all of them in one pair of square brackets: [one, two]",
    ),
    "problem.yaml.entry": (
        "entre llaves cada nombre lleva su valor, y «{key}» no tiene: escribid «{key}: …»",
        "in braces each name needs a value, and “{key}” has none: write “{key}: …”",
    ),
    "problem.yaml.entry_number": (
        'entre llaves la coma separa valores, y de «{comma}» solo se leería {found}: escribid {key}: {point}, o {key}: "{comma}"',
        'in braces a comma separates values, so only {found} of “{comma}” would be read: write {key}: {point}, or {key}: "{comma}"',
    ),
    "problem.yaml.entry_list": (
        'entre llaves la coma separa valores, y para «{key}» solo se leería «{found}»: escribid [{list}] si son varios valores, o "{list}" si es un texto',
        'in braces a comma separates values, so only “{found}” would be read for “{key}”: write [{list}] if these are several values, or "{list}" if it is one text',
    ),
    "problem.yaml.sign": (
        "un texto que empieza por «{sign}» va entre comillas: escribid {text}",
        "a text that begins with “{sign}” needs quotes: write {text}",
    ),
    "problem.yaml.block_text": (
        "«{sign}» anuncia un texto en las líneas siguientes y detrás no puede ir nada: si es parte del valor, poned el valor entre comillas",
        "“{sign}” announces a text on the lines below and nothing can follow it: if it is part of the value, put the value in quotes",
    ),
    "problem.yaml.escape": (
        "«{found}» no significa nada entre comillas dobles: escribid \\\\ por cada barra \\, o usad comillas simples",
        "“{found}” means nothing in double quotes: write \\\\ for each backslash, or use single quotes",
    ),
    "problem.yaml.half_character": (
        "«{found}» es solo medio carácter: escribid el carácter tal cual",
        "“{found}” is only half a character: write the character itself",
    ),
    "problem.yaml.comment": (
        "un comentario empieza por #, no por {sign}",
        "a comment begins with #, not with {sign}",
    ),
    "problem.yaml.directive": (
        "una línea que empieza por % no es una respuesta ni un comentario, y aquí no hace falta: borradla; si es parte de un texto, poned el texto entre comillas",
        "a line that begins with % is neither an answer nor a comment, and is not needed here: delete it; if it is part of a text, put the text in quotes",
    ),
    "problem.yaml.syntax": (
        "no se entiende cómo está escrito esto: revisad esta línea y la anterior (dos puntos, comillas, corchetes, sangría)",
        "the way this is written cannot be understood: check this line and the one before (colons, quotes, brackets, indentation)",
    ),
    "problem.yaml.documents": (
        "en un archivo cabe un solo documento, y aquí empieza otro: juntad los dos sin esta línea, o guardad lo que sigue en otro archivo",
        "one file holds one document, and another begins here: join the two without this line, or save what follows in another file",
    ),
    "problem.yaml.alias": (
        "un valor no puede empezar por & ni por * sin comillas, como «{name}»: escribidlo entre comillas, o quitad el signo",
        "a value cannot begin with & or * without quotes, as in “{name}”: put it in quotes, or leave the sign out",
    ),
    "problem.yaml.tag": (
        "aquí no valen las marcas con !, como «{tag}»: borradla; si es parte del valor, poned el valor entre comillas",
        "marks with ! such as “{tag}” do not belong here: delete it; if it is part of the value, put the value in quotes",
    ),
    "problem.yaml.too_deep": (
        "hay más de {limit} niveles uno dentro de otro: revisad los corchetes y la sangría",
        "more than {limit} levels inside one another: check the brackets and the indentation",
    ),
    "problem.yaml.too_many_values": (
        "hay más de {limit} valores: ¿seguro que es este archivo?",
        "there are more than {limit} values: is it the right file?",
    ),
    "problem.yaml.key": (
        "un nombre no puede ser una lista ni un grupo de pares: escribid un solo nombre, entre comillas si lleva corchetes o llaves",
        "a name cannot be a list or a group of pairs: write a single name, in quotes if it has brackets or braces",
    ),
    "problem.yaml.duplicate_key": (
        "«{key}» está dos veces: dejad solo la que valga",
        "“{key}” is there twice: keep only the one that is right",
    ),
}
