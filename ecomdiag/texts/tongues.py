"""In which language the title of a page is: by its small words, then by its address.

A reader that speaks pronounces words as their language does (WCAG 3.1.2), and many sources are in another one than the
report. Titles come from anywhere, the sources that users add among them, so that it is told from what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

#: Words that titles are full of, by language: small ones, and those of laws, trade and help pages.
_OFTEN = {
    "es": """
        a al cómo con cuál de del desde e el en entre la las lo los más o para por que qué quién se sin sobre su sus un una
        unas unos y
        acuerdo agencia artículos ayuda ayudas cámara cobertura comercio convocatoria copias declaración decreto derecho dudas
        empresas extracto gestiones guía ley línea número orden pago pagos procedimiento pymes real red redes
        resolución sello sistemas subvenciones
    """,
    "en": """
        about an and are as at by do does for from how i in into is its not of on or that the this to what when which with you
        your
        accepting act adopted agreement agreements alternative available become business businesses consumer consumers customs data decisions
        directive eligible europe european export free following goods guidance guide imported law low marks method methods online
        overview page payment payments policy products protection registration regulation regulations
        representatives returns rights rules sales seller selling services ship shipping skills statistics steps supported tax terms tools
        trade union tracker value visible want
    """,
    "fr": "aux avec dans des du est et le les loi ou par pour qui règlement sans sont sur une",
    "de": """
        abkommen auf aufhebung aus bei das dem den der des die ein eine für gesetz im ist mit nach oder sind und verordnung vom
        von zum zur zwischen über
    """,
    "pt": "ao as com da das de do dos e em lei na nas no nos nº os ou para por que sem um uma",
    "gl": "ao as axudas con da das de do dos e na nas no nos os ou para por sen un unha",
    "ca": """
        a ajudes al als amb convocatòria d’ajuts d’euros de del dels el els i l’impuls la les milions o per pimes que subvencions un
        una
    """,
    "it": "con dei del della delle di e gli i il la le legge lo o per senza un una",
    "pl": "do i jak na nie rejestracja sprzedawcy w z",
}
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
#: Signs of other scripts than the Latin one: what is in two languages is left alone. (As an expression these stretches
#: would take 3 ms to compile, at every start.)
_OTHER_SCRIPTS = (("\u0370", "\u1cff"), ("\u2e80", "\uffef"))
#: A language that an address names, and the ends of those of a country with one language.
_NAMED = re.compile(r"[/=?&.](es|en|fr|de|pt|ca|it|pl)(?:[-_][a-z]{2})?(?=[/?&.]|$)", re.IGNORECASE)
_OF_END = {
    "ar": "es", "au": "en", "br": "pt", "cl": "es", "de": "de", "es": "es", "fr": "fr", "gov": "en", "ie": "en",
    "it": "it", "mx": "es", "nz": "en", "pl": "pl", "pt": "pt", "uk": "en",
}  # fmt: skip


def language_of(title: str, address: str = "") -> str:
    """Return the language of a title as HTML names it (``en``); nothing where neither words nor address tell it."""
    if _has_other_script(title) or title.upper() == title:  # an acronym is spelt as it is everywhere
        return ""
    words = [found.lower() for found in _WORD.findall(title.replace("'", "’"))]
    counts = Counter({own: sum(word in often for word in words) for own, often in _words().items()})
    (first, most), (_, next_most) = counts.most_common(2)
    if most > next_most:
        return first
    told = _of_address(address)
    return told if counts[told] == most else ""


def _has_other_script(title: str) -> bool:
    return not title.isascii() and any(
        first <= sign <= last for sign in title for first, last in _OTHER_SCRIPTS
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _OFTEN.items()}


def _of_address(address: str) -> str:
    _, _, rest = address.partition("://")
    host, _, path = rest.partition("/")
    named = _NAMED.search(f"/{path}")
    return named[1].lower() if named else _OF_END.get(host.rpartition(".")[2], "")
