"""Recognises files of ours of another kind than the one expected, so that a person hears what the file is.

Imported when a file cannot be read as what it should be, and when one is to be written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ecomdiag.loader.yaml.nodes import Mapping
from ecomdiag.problems.problem import Problem
from ecomdiag.record import replace
from ecomdiag.texts import say
from ecomdiag.texts.words import Text

#: Our own kinds of file, by keys that only they have; the first that fits.
_OWN: tuple[tuple[str, frozenset[str]], ...] = (
    ("schema", frozenset({"$schema", "$defs"})),
    ("schema", frozenset({"$schema", "properties"})),
    ("report", frozenset({"format_version", "score_range"})),
    ("report", frozenset({"format_version", "diagnoses"})),  # of compare
    ("report", frozenset({"score_now", "frontier"})),  # of plan
    ("report", frozenset({"tables", "crossings"})),  # of cohort report
    ("report", frozenset({"unscored", "directions"})),  # of cohort join
    ("questionnaire", frozenset({"sections", "levels"})),
    ("questionnaire", frozenset({"sections", "title"})),
    ("answers", frozenset({"answers"})),
    ("crosswalk", frozenset({"from", "to", "entries"})),
    ("plan", frozenset({"plan", "actions"})),
    ("actions", frozenset({"actions"})),
    ("lenses", frozenset({"lenses"})),
    ("problems", frozenset({"problems"})),
    ("brand", frozenset({"brand", "name"})),
)
#: The rules of a file in whose place another has to be given.
_ELSEWHERE = {"yaml.empty", "yaml.spreadsheet", "yaml.pdf", "yaml.image", "yaml.markdown"}
#: Answers are read from an Excel workbook: what gets here is one of another program, or of an older one.
_SHEETS_OF_ANSWERS = {"rule": "yaml.other_workbook", "sentence": None}
#: Those that people write; the others can be made again.
_BY_HAND = {"questionnaire", "answers", "crosswalk", "plan", "actions", "lenses", "brand"}
#: A name at the left edge of a text; in one that begins with a brace, any name.
_AT_THE_EDGE = re.compile(r"""^["']?([$\w]+)["']?[ \t]*:""", re.MULTILINE)
_IN_BRACES = re.compile(r"""[{,]\s*["']?([$\w]+)["']?\s*:""")


def not_expected(kind: str, node: Mapping) -> Problem | None:
    """Make the problem that a file is one of ours, but not of the kind that goes here; ``None`` if it may be."""
    found = _kind_of(key.text for key, _ in node.pairs)
    if found in (None, kind):
        return None
    name = f"kind.{found}"
    return Problem(
        rule=f"file.not_{kind}", place=node.place, sentence=Text(es=say(name, "es"), en=say(name, "en"))
    )


def saying_what_goes_here(problems: Iterable[Problem], *, answers: bool = False) -> list[Problem]:
    """Let the problems of a file that is no text of ours say what goes in its place: answers, or any text."""
    key = "goes_here.answers" if answers else "goes_here.text"
    sentence = Text(es=say(key, "es"), en=say(key, "en"))
    told = [replace(own, sentence=sentence) if own.rule in _ELSEWHERE else own for own in problems]
    return [
        replace(own, **_SHEETS_OF_ANSWERS) if answers and own.rule == "yaml.spreadsheet" else own
        for own in told
    ]


def written_by_hand(content: bytes) -> str | None:
    """Say which kind of file a text is that people write (``answers``, …); ``None`` if it is none of them.

    It need not be valid: whoever slipped has written it all the same.
    """
    text = content.decode("utf-8-sig", "replace")
    found = _kind_of(_keys_in_braces(text) if text.lstrip().startswith("{") else _AT_THE_EDGE.findall(text))
    return found if found in _BY_HAND else None


def _kind_of(keys: Iterable[str]) -> str | None:
    there = set(keys)
    return next((name for name, marks in _OWN if marks <= there), None)


def _keys_in_braces(text: str) -> Iterable[str]:
    """Return the names of a text in braces; where it is no JSON, those of what is inside it too."""
    import json

    try:
        return list(json.loads(text))
    except (ValueError, RecursionError):
        return _IN_BRACES.findall(text)
