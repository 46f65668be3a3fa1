"""Writing dates: the one place that knows how a language writes a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecomdiag.texts.languages import words_of

if TYPE_CHECKING:
    from ecomdiag.texts import Language

MONTHS = {
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def day(date: str, language: Language) -> str:
    """Write a day, given as 2026-11-29, as a person does: 29 de noviembre de 2026, 29 November 2026."""
    year, month, number = date.split("-")
    if not 1 <= int(month) <= 12:  # of a file that somebody changed
        return date
    name = MONTHS[words_of(language)][int(month) - 1]
    return (
        f"{int(number)} de {name} de {year}" if words_of(language) == "es" else f"{int(number)} {name} {year}"
    )
