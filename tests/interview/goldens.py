"""Screens kept as text, in ``screens/``: what a person sees, to be read and compared.

``python tests/interview/goldens.py`` renews them after a change that is meant; read the difference before
committing it.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

from ends import at_end, example
from keys import DOWN, ENTER, HELP, LANGUAGE, NOTE, SECTIONS, beginning, session, watched
from sheets import blank

from ecomdiag.interview.session import Session
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts import Language

FOLDER = Path(__file__).resolve().parent / "screens"
#: The start of every screen: what has been answered before.
BEFORE: dict[str, str | tuple[str, ...]] = {
    "sells_online": "yes",
    "online_strategy": "own_shop",
    "exports": "no",
    "considers_online_export": "studying",
    "export_budget": "estimated",
}
#: What comes before the first question, by name: the keys typed, and the size of the window.
BEGINNING: dict[str, tuple[tuple[str, ...], tuple[int, int]]] = {
    "welcome": (("",), (80, 24)),
    "welcome-narrow": ((DOWN,), (60, 16)),
    "company": ((ENTER, "Conservas Ría, S.L."), (80, 24)),
    "home": ((ENTER, ENTER, "por"), (80, 24)),
    "region": ((ENTER, ENTER, ENTER, DOWN), (80, 24)),
}
#: By name: the question gone to, the keys typed there, and the size of the window.
SCREENS: dict[str, tuple[str, tuple[str, ...], tuple[int, int]]] = {
    "first-question": ("", ("",), (80, 24)),
    "help": ("", (HELP,), (80, 24)),
    "sections": ("", (SECTIONS,), (80, 24)),
    "several": ("online_teams", ("12",), (80, 24)),
    "order": ("differentiators", (DOWN + "1" + DOWN + " " + DOWN,), (80, 24)),
    "countries": ("target_countries", ("ger" + ENTER + "south africa" + ENTER + "gui",), (80, 24)),
    "countries-narrow": ("target_countries", ("de" + ENTER + "za" + ENTER, DOWN * 12), (60, 20)),
    "sum": ("offline_advertising_share", ("50" + ENTER,), (80, 24)),
    "review": ("strategy", (DOWN * 2,), (80, 24)),
    "large": ("online_strategy", ("",), (200, 60)),
    "note": ("online_strategy", (NOTE, "Contrato firmado en marzo" + ENTER + "¿y Portugal?"), (80, 24)),
    "noted": (
        "online_strategy",
        (NOTE, "Contrato firmado en marzo" + NOTE + ENTER + "Ana" + ENTER),
        (80, 24),
    ),
    "note-narrow": (
        "online_strategy",
        (NOTE, "x" + NOTE, "https://a.example/uno" + ENTER + "contrato.pdf"),
        (60, 12),
    ),
    "other-language": ("online_strategy", (LANGUAGE,), (60, 20)),
}


#: By name: the example whose interview is at its end, and the size of the window.
ENDS: dict[str, tuple[str, tuple[int, int]]] = {
    "end": ("conservas-ria", (80, 24)),
    "end-ready": ("moda-doce", (80, 24)),
    "end-narrow": ("taller-forja", (60, 20)),
    "end-large": ("software-quince", (200, 60)),
}


#: Answers that are complete, whose interview begins with the review of all: the keys typed, and the size of the window.
REVIEWS: dict[str, tuple[str, tuple[str, ...], tuple[int, int]]] = {
    "review-all": ("moda-doce", (DOWN * 10,), (80, 24)),
}


def _begun(questionnaire: Questionnaire) -> AnswerSheet:
    sheet = blank(questionnaire)
    for name, answer in BEFORE.items():
        sheet = sheet.with_answer(name, answer)
    return sheet


def screens(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Return all screens in one language."""
    from ecomdiag.interview.screens import GoTo

    found = {}
    for name, (keys, (columns, rows)) in BEGINNING.items():
        found[name] = _framed(
            session(questionnaire, language=language, before=beginning()), keys, columns, rows
        )
    for name, (place, keys, (columns, rows)) in SCREENS.items():
        sheet = _begun(questionnaire) if place else blank(questionnaire)
        if name == "sum":
            sheet = sheet.with_answer("online_advertising_share", Fraction(60))
        held = session(questionnaire, sheet, language=language)
        if place:
            held.reply(GoTo(place))
        found[name] = _framed(held, keys, columns, rows)
    for name, (answers, keys, (columns, rows)) in REVIEWS.items():
        held = session(questionnaire, example(questionnaire, answers), language=language)
        found[name] = _framed(held, keys, columns, rows)
    for name, (answers, (columns, rows)) in ENDS.items():
        held = at_end(questionnaire, example(questionnaire, answers), language=language)
        found[name] = _framed(held, ("",), columns, rows)
    return found


def _framed(held: Session, keys: tuple[str, ...], columns: int, rows: int) -> str:
    seen = watched(held, *keys, columns=columns, rows=rows)
    frame = "─" * columns
    return "\n".join([frame, *seen.lines, frame]) + "\n"


def main() -> None:
    questionnaire = load_questionnaire()
    for language in ("es", "en"):
        folder = FOLDER / language
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.txt"):
            old.unlink()
        for name, text in screens(questionnaire, language).items():  # type: ignore[arg-type]
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
