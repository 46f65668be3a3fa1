"""What is said of a brand, in the reports that bear it and of what is wrong with its file."""

SENTENCES: dict[str, tuple[str, str]] = {
    "brand.by": ("Preparado por {name}", "Prepared by {name}"),
    "problem.file.brand_blank": ("«{key}» está en blanco: escribidlo", "“{key}” is blank: write it"),
    "problem.file.brand_colour": (
        '«{found}» no es un color: escribidlo con seis cifras hexadecimales y entre comillas, como "#1f63a8"',
        '“{found}” is no colour: write it with six hexadecimal digits and in quotes, such as "#1f63a8"',
    ),
    "problem.file.brand_no_colour": (
        'aquí falta el color: # empieza un comentario, así que escribidlo entre comillas, como "#1f63a8"',
        'the colour is missing here: # begins a comment, so write it in quotes, such as "#1f63a8"',
    ),
    "problem.file.brand_lines": (
        "«contact» admite {limit} líneas como mucho: juntad o quitad algunas",
        "“contact” takes {limit} lines at most: join or drop some",
    ),
    "problem.file.logo_address": (
        "«{path}» no es un archivo: guardad el logotipo junto a este archivo y escribid su nombre",
        "“{path}” is no file: save the logo beside this file and write its name",
    ),
    "problem.file.logo_unread": (
        "el logotipo no se puede leer: {sentence}",
        "the logo cannot be read: {sentence}",
    ),
    "problem.file.logo_size": (
        "«{path}» ocupa más de {limit}, y va en cada informe: guardadlo más pequeño",
        "“{path}” takes more than {limit}, and stands in every report: save it smaller",
    ),
    "problem.file.logo_kind": (
        "«{path}» no es ni PNG ni SVG: guardad el logotipo en uno de los dos",
        "“{path}” is neither PNG nor SVG: save the logo as one of these",
    ),
    "problem.file.logo_png_broken": (
        "«{path}» es un PNG dañado: abridlo en un programa de imágenes y guardadlo de nuevo",
        "“{path}” is a damaged PNG: open it in a program for pictures and save it again",
    ),
    "problem.file.logo_png_wide": (
        "«{path}» mide más de {limit} píxeles de lado: guardadlo más pequeño",
        "“{path}” has a side of more than {limit} pixels: save it smaller",
    ),
    "problem.file.logo_png_moves": (
        "«{path}» es una animación, y en papel nada se mueve: guardad una sola imagen",
        "“{path}” is an animation, and nothing moves on paper: save a single picture",
    ),
    "problem.file.logo_svg_broken": (
        "«{path}», línea {line}: no es un SVG bien escrito: guardadlo de nuevo como «SVG simple»",
        "“{path}”, line {line}: this is no well-written SVG: save it again as “plain SVG”",
    ),
    "problem.file.logo_svg_no_svg": (
        "«{path}», línea {line}: no empieza con <svg> y su xmlns: guardadlo de nuevo como «SVG simple»",
        "“{path}”, line {line}: it does not begin with <svg> and its xmlns: save it again as “plain SVG”",
    ),
    "problem.file.logo_svg_no_size": (
        '«{path}», línea {line}: <svg> no dice cuánto mide: dadle un viewBox, como viewBox="0 0 200 60"',
        '“{path}”, line {line}: <svg> does not say how large it is: give it a viewBox, such as viewBox="0 0 200 60"',
    ),
    "problem.file.logo_svg_long": (
        "«{path}», línea {line}: un lado es más de {limit} veces el otro: recortadlo",
        "“{path}”, line {line}: one side is more than {limit} times the other: crop it",
    ),
    "problem.file.logo_svg_large": (
        "«{path}», línea {line}: tiene más de {parts} partes, o unas dentro de otras más de {depth} veces: simplificadlo, o guardadlo como PNG",
        "“{path}”, line {line}: it has more than {parts} parts, or more than {depth} within each other: simplify it, or save it as PNG",
    ),
    "problem.file.logo_svg_doctype": (
        "«{path}», línea {line}: <!DOCTYPE no va en un logotipo: guardadlo como «SVG simple», o quitad esa línea",
        "“{path}”, line {line}: no <!DOCTYPE goes in a logo: save it as “plain SVG”, or take this line out",
    ),
    "problem.file.logo_svg_element": (
        "«{path}», línea {line}: <{name}> no va en un logotipo, que solo lleva formas: guardadlo como «SVG simple», o como PNG",
        "“{path}”, line {line}: no <{name}> goes in a logo, which has shapes only: save it as “plain SVG”, or as PNG",
    ),
    "problem.file.logo_svg_words": (
        "«{path}», línea {line}: <{name}> depende de las letras de cada ordenador: convertid el texto en trazados",
        "“{path}”, line {line}: <{name}> depends on the fonts of each computer: turn the text into paths",
    ),
    "problem.file.logo_svg_sheet": (
        "«{path}», línea {line}: <{name}> no va en un logotipo: al guardarlo, elegid «atributos de presentación» para los colores",
        "“{path}”, line {line}: no <{name}> goes in a logo: choose “presentation attributes” for its colours when you save it",
    ),
    "problem.file.logo_svg_event": (
        "«{path}», línea {line}: un logotipo no hace nada, y «{name}» es una orden: quitadlo",
        "“{path}”, line {line}: a logo does nothing, and “{name}” is an order: take it out",
    ),
    "problem.file.logo_svg_outside": (
        "«{path}», línea {line}: «{found}» lleva fuera del dibujo: ponedlo todo dentro, o guardadlo como PNG",
        "“{path}”, line {line}: “{found}” leads out of the drawing: put all of it inside, or save it as PNG",
    ),
    "problem.file.logo_svg_value": (
        "«{path}», línea {line}: «{found}» no es un número que quepa, un color ni un trazo: quitadlo",
        "“{path}”, line {line}: “{found}” is no number that fits, colour or path: take it out",
    ),
    "problem.file.logo_svg_loose": (
        "«{path}», línea {line}: «{text}» está suelto entre las formas: quitadlo",
        "“{path}”, line {line}: “{text}” stands loose among the shapes: take it out",
    ),
}
