"""What can be wrong with answers, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "problem.unanswered": (
        "«{sentence}» está sin contestar: añadid su respuesta",
        "“{sentence}” is not answered: add its answer",
    ),
    "problem.not_asked": (
        "con las demás respuestas esta pregunta no se hace: la respuesta se conserva, pero no cuenta",
        "with the other answers this question is not asked: the answer is kept, but does not count",
    ),
    "problem.unknown_question": (
        "no hay ninguna pregunta «{found}»: mirad los nombres con «ecomdiag template»",
        "there is no question “{found}”: see the names with “ecomdiag template”",
    ),
    "problem.unknown_question_near": (
        "no hay ninguna pregunta «{found}»; ¿queríais decir «{near}»?",
        "there is no question “{found}”; did you mean “{near}”?",
    ),
    "answers.see_template": ("las que muestra «ecomdiag template»", "those that “ecomdiag template” shows"),
    "problem.unknown_choice": (
        "«{found}» no es una de las respuestas posibles, que son: {sentence}",
        "“{found}” is not one of the possible answers, which are: {sentence}",
    ),
    "problem.unknown_choice_near": (
        "«{found}» no es una de las respuestas posibles; ¿queríais decir «{near}»? Las posibles son: {sentence}",
        "“{found}” is not one of the possible answers; did you mean “{near}”? The possible ones are: {sentence}",
    ),
    "problem.choice_several": (
        "«{found}» puede ser más de una de las respuestas: {sentence}; escribid cuál",
        "“{found}” could be more than one of the answers: {sentence}; write which",
    ),
    "problem.choice_flag": (
        "«{found}» es como algunos programas escriben «{near}»: si es esa la respuesta, escribid {near}. Las posibles son: {sentence}",
        "“{found}” is how some programs write “{near}”: if that is the answer, write {near}. The possible ones are: {sentence}",
    ),
    "problem.several_in_one": (
        "«{found}» son varias respuestas: escribidlas entre corchetes y separadas por comas, así: {sentence}",
        "“{found}” is several answers: write them in square brackets, with commas between, like this: {sentence}",
    ),
    "problem.unknown_country": (
        "no conozco el país «{found}»: escribid su nombre o su código de dos letras (FR, MX…)",
        "“{found}” is not a known country: write its name or its two-letter code (FR, MX…)",
    ),
    "problem.unknown_country_near": (
        "no conozco el país «{found}»; ¿queríais decir {sentence}? Escribid su nombre o su código",
        "“{found}” is not a known country; did you mean {sentence}? Write its name or its code",
    ),
    "problem.country_several": (
        "«{found}» puede ser {sentence}: escribid cuál, con su código",
        "“{found}” could be {sentence}: write which, by its code",
    ),
    "problem.country_doubted": (
        "«{found}» se ha leído como {taken}; si os referís a {sentence}, escribid su código",
        "“{found}” was read as {taken}; if you mean {sentence}, write its code",
    ),
    "problem.country_or_word": (
        "«{found}» se ha leído como el código de un país; si no es lo que queréis decir, dejad la respuesta en blanco",
        "“{found}” was read as the code of a country; if that is not what you mean, leave the answer blank",
    ),
    "problem.country_other_code": (
        "«{found}» no es un código de país de los que se usan aquí (ISO 3166): escribid {sentence}",
        "“{found}” is not one of the country codes used here (ISO 3166): write {sentence}",
    ),
    "problem.country_no_answer": (
        "«{found}» no es un país: dejadlo en blanco, o escribid nombres o códigos",
        "“{found}” is not a country: leave it blank, or write names or codes",
    ),
    "problem.country_region": (
        "«{found}» no es un país, sino varios: escribid los que más os importen, por su nombre o su código",
        "“{found}” is not one country but several: write those that matter most to you, by name or code",
    ),
    "problem.unknown_region": (
        "«{found}» no es una comunidad autónoma conocida: escribid su nombre o su código (Galicia, ES-GA…)",
        "“{found}” is not a known autonomous community: write its name or its code (Galicia, ES-GA…)",
    ),
    "problem.unknown_region_near": (
        "«{found}» no es una comunidad autónoma conocida; ¿queríais decir {sentence}? Escribid su nombre o su código",
        "“{found}” is not a known autonomous community; did you mean {sentence}? Write its name or its code",
    ),
    "problem.region_elsewhere": (
        "solo España tiene comunidades autónomas, y la empresa está en otro país ({sentence}): quitad la comunidad («{found}»), o corregid el país",
        "only Spain has autonomous communities, and the company is in another country ({sentence}): remove the community (“{found}”), or correct the country",
    ),
    "problem.sheet.not_a_name": (
        "una pregunta se nombra con un texto (str), no con {found}",
        "a question is named by a text (str), not by {found}",
    ),
    "problem.sheet.not_an_answer": (
        "una respuesta es en Python un str, una tuple de str o una Fraction, no {found}; load_answers la lee de cualquier otra forma",
        "in Python an answer is a str, a tuple of str or a Fraction, not {found}; load_answers reads it in any other form",
    ),
    "problem.pattern": (
        "{sentence} («{found}» no tiene esa forma.)",
        "{sentence} (“{found}” has another form.)",
    ),
    "problem.sheet.not_words": (
        "lo que hay en «said» para esta pregunta no cabe en un archivo: usad load_answers, o una tuple de ChoiceWords dentro de los límites",
        "what stands in “said” for this question fits in no file: use load_answers, or a tuple of ChoiceWords within the limits",
    ),
    "problem.sheet.not_a_note": (
        "aquí va una tuple de notas (Note), cada una con algo dentro, sin espacios en los extremos y dentro de sus límites; load_answers las lee de cualquier otra forma",
        "a tuple of notes (Note) goes here, each with something in it, without spaces at its ends and within its limits; load_answers reads them in any other form",
    ),
    "problem.one_choice": (
        "aquí va una sola respuesta, no una lista: dejad solo la que mejor os describa",
        "one answer goes here, not a list: keep only the one that describes you best",
    ),
    "problem.a_list": (
        "aquí va una lista: escribid las respuestas entre corchetes, separadas por comas",
        "a list goes here: write the answers in square brackets, separated by commas",
    ),
    "problem.one_number": (
        "aquí va un solo número de 0 a 100, no una lista",
        "one number from 0 to 100 goes here, not a list",
    ),
    "problem.one_text": (
        "aquí va un texto, no una lista ni un número: ponedlo entre comillas",
        "a text goes here, not a list or a number: put it in quotes",
    ),
    "problem.strange_text": (
        "este texto está vacío o tiene signos que no se ven: escribidlo de nuevo",
        "this text is empty or has signs that cannot be seen: write it again",
    ),
    "problem.too_many_lines": (
        "este texto tiene {count} líneas, y caben {limit}: acortadlo",
        "this text has {count} lines, and {limit} fit: shorten it",
    ),
    "problem.text_too_long": (
        "este texto tiene {count} caracteres, y caben {limit}: acortadlo",
        "this text has {count} characters, and {limit} fit: shorten it",
    ),
    "problem.not_a_number": (
        "«{found}» no es un número: escribid uno de 0 a 100, sin letras y con 40 caracteres como máximo",
        "“{found}” is not a number: write one from 0 to 100, without letters and with 40 characters at most",
    ),
    "problem.out_of_range": (
        "{found} se sale de los límites: escribid un número de 0 a 100",
        "{found} is out of range: write a number from 0 to 100",
    ),
    "problem.fraction": (
        "«{found}» se ha leído como {read} %, menos del uno por ciento: si queréis decir {meant} %, escribid {meant}; si no, ponedle el signo %",
        "“{found}” was read as {read}%, less than one per cent: if you mean {meant}%, write {meant}; if not, put a % sign after it",
    ),
    "problem.own_country": (
        "{sentence} es vuestro propio país: no cuenta como destino. Si la empresa está en otro, decidlo con «home:» en el archivo",
        "{sentence} is your own country: it does not count as a target. If the company is in another, say so with “home:” in the file",
    ),
    "problem.too_many": (
        "hay {count} respuestas y caben {limit} como máximo: quitad las que sobran",
        "there are {count} answers and at most {limit} fit: remove the others",
    ),
    "problem.too_few": {
        "one": (
            "hay 1 respuesta y hacen falta al menos {limit}: añadid las que faltan",
            "there is 1 answer and at least {limit} are needed: add the missing ones",
        ),
        "many": (
            "hay {count} respuestas y hacen falta al menos {limit}: añadid las que faltan",
            "there are {count} answers and at least {limit} are needed: add the missing ones",
        ),
    },
    "problem.alone": (
        "«{choice}» no puede ir con otras respuestas: dejad esa sola, o quitadla",
        "“{choice}” cannot stand beside other answers: keep it alone, or remove it",
    ),
    "problem.repeated": (
        "«{choice}» está repetida: quitad una de las dos",
        "“{choice}” is repeated: remove one of the two",
    ),
    "problem.rank_missing": (
        "faltan por ordenar: {choices}; ponedlas todas, de más a menos importante",
        "not yet in the order: {choices}; put in all of them, most important first",
    ),
    "problem.constraint": ("{sentence} Ahora suman {total}.", "{sentence} They now add up to {total}."),
    "problem.other_questionnaire": (
        "estas respuestas son de otro cuestionario («{found}»; este es «{expected}»): usad --questionnaire con el suyo",
        "these answers belong to another questionnaire (“{found}”; this is “{expected}”): use --questionnaire with theirs",
    ),
    "problem.other_version": (
        "estas respuestas se dieron con la versión {found} del cuestionario; se leen con la {expected}: repasadlas",
        "these answers were given to version {found} of the questionnaire and are read with {expected}: review them",
    ),
    "problem.from_outside": (
        "es una empresa vista desde fuera: están contestadas {answered} de las {seen} preguntas que se ven, y lo demás deja un margen",
        "this is a company seen from outside: {answered} of the {seen} questions that can be seen are answered, and the rest leaves a range",
    ),
    "problem.no_header": (
        "falta «{key}»: se da por hecho que es «{expected}»",
        "“{key}” is missing: “{expected}” is assumed",
    ),
    "problem.more": (
        "y {count} más como los anteriores, que no se enumeran: arreglad primero esos y volved a comprobar",
        "and {count} more like those above, not listed here: put those right first and check again",
    ),
}
