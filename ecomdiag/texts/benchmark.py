"""What is said of a company's place among others, and of what moved many companies from one time to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "benchmark.title": ("Entre otras empresas", "Among other companies"),
    "benchmark.percentile": ("Percentil", "Percentile"),
    "benchmark.none": ("sin datos", "no data"),
    "benchmark.among": (
        "Se compara con {n} empresas que respondieron al mismo cuestionario{whose}.",
        "Compared with {n} companies that answered the same questionnaire{whose}.",
    ),
    "benchmark.more": (
        "La puntuación está en el percentil {low}: de cada 100 de ellas, unas {low} tienen menos puntos.",
        "The score is at percentile {low}: of every 100 of them, about {low} have fewer points.",
    ),
    "benchmark.first": (
        "La puntuación está en el percentil 100: todas ellas tienen menos puntos.",
        "The score is at percentile 100: all of them have fewer points.",
    ),
    "benchmark.last": (
        "La puntuación está en el percentil 0: todas ellas tienen más puntos.",
        "The score is at percentile 0: all of them have more points.",
    ),
    "benchmark.more_range": (
        "Con las respuestas que faltan, la puntuación estará entre los percentiles {low} y {high}: de cada 100 de ellas, de unas {low} a unas {high} tienen menos puntos.",
        "Once the missing answers are in, the score will be between percentiles {low} and {high}: of every 100 of them, about {low} to {high} have fewer points.",
    ),
    "benchmark.too_small": (
        "Se compara con todas, porque de las que son como la vuestra ({group}) no hay datos de {least} o más.",
        "Compared with all of them, because there is no data on {least} or more that are like yours ({group}).",
    ),
    "benchmark.source_day": (
        "Fuente: {source}; datos del {first}.",
        "Source: {source}; data of {first}.",
    ),
    "benchmark.source_period": (
        "Fuente: {source}; datos del {first} al {last}.",
        "Source: {source}; data from {first} to {last}.",
    ),
    "benchmark.unsaid": ("el archivo de referencia no la dice", "the benchmark file does not say"),
    "benchmark.how": (
        "Percentil: de cada 100 empresas con las que se compara, cuántas tienen menos puntos enteros; las que tienen los mismos cuentan la mitad.",
        "Percentile: of every 100 companies in the comparison, how many have fewer whole points; those with the same count half.",
    ),
    "benchmark.no_data.other_questionnaire": (
        "Sin datos: el archivo de referencia es de otro cuestionario («{found}»), y este diagnóstico es de «{own}».",
        "No data: the benchmark file is of another questionnaire (“{found}”), and this diagnosis is of “{own}”.",
    ),
    "benchmark.no_data.other_version": (
        "Sin datos: el archivo de referencia es de la versión {found} del cuestionario, y este diagnóstico, de la {own}.",
        "No data: the benchmark file is of version {found} of the questionnaire, and this diagnosis of {own}.",
    ),
    "benchmark.no_data.other_content": (
        "Sin datos: el archivo de referencia y este diagnóstico son de la versión {own} del cuestionario, pero con contenidos distintos.",
        "No data: the benchmark file and this diagnosis are both of version {own} of the questionnaire, but its content was not the same.",
    ),
    "benchmark.no_data.too_few": (
        "Sin datos: el archivo de referencia no llega a {least} empresas.",
        "No data: the benchmark file has fewer than {least} companies.",
    ),
    "benchmark.no_data.unscored": (
        "Sin datos: este diagnóstico no tiene puntuación que comparar.",
        "No data: this diagnosis has no score to compare.",
    ),
    "compare.places_how": (
        "Percentil de cada puntuación entre las empresas de la referencia: de cada 100, cuántas tienen menos puntos enteros; las que tienen los mismos cuentan la mitad.",
        "Percentile of each score among the companies of the benchmark: of every 100, how many have fewer whole points; those with the same count half.",
    ),
    "help.benchmark": (
        "Compara con un archivo de referencia de «ecomdiag cohort benchmark»: da el percentil de cada puntuación, sin conexión.",
        "Compare with a benchmark file of “ecomdiag cohort benchmark”: gives the percentile of each score, offline.",
    ),
}
