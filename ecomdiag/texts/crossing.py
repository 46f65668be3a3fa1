"""What is said of companies by the groups of two columns at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.crossing": (
        "Dos columnas que se cruzan, con una coma entre ellas: sector,size. Se puede repetir; una columna va una sola vez, en --by o en --cross.",
        "Two columns to be crossed, with a comma between them: sector,size. May be repeated; a column stands once, in --by or in --cross.",
    ),
    "crossing.title": ("Empresas por {first} y {second}", "Companies by {first} and {second}"),
    "crossing.means": (
        "Puntuación media por {first} y {second}",
        "Mean score by {first} and {second}",
    ),
    "crossing.pair": (
        "--cross {found}: hacen falta dos columnas con una coma entre ellas, como sector,size",
        "--cross {found}: two columns are needed, with a comma between them, as in sector,size",
    ),
    "crossing.twice": (
        "«{column}» está dos veces: dos tablas con los mismos grupos, una al lado de la otra, dirían de grupos pequeños lo que cada una calla. Poned cada columna una sola vez, en --by o en --cross, y haced otro informe para vosotros si hace falta",
        "“{column}” stands twice: two tables of the same groups side by side would tell of small groups what each of them withholds. Give each column once, in --by or in --cross, and make another report for yourselves if you need it",
    ),
    "crossing.nested": (
        "cada «{inner}» está en un solo «{outer}»: sus tablas, una al lado de la otra, dirían de grupos pequeños lo que cada una calla. Dejad una de las dos columnas, o cruzadlas con --cross",
        "each “{inner}” lies in one “{outer}”: their tables side by side would tell of small groups what each of them withholds. Leave one of the two columns, or cross them with --cross",
    ),
}
