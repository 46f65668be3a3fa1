"""Reads the notes of an answers file, by the ids of their questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag import names
from ecomdiag.loader.fields import Faults, Fields, is_cut
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, Sequence
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import (
    MAX_BY,
    MAX_EVIDENCE,
    MAX_EVIDENCE_TEXT,
    MAX_NOTES,
    MAX_TEXT,
    Note,
    Notes,
)
from ecomdiag.record import replace
from ecomdiag.record.limits import is_day

_KEYS = ("note", "evidence", "by", "date")


def read_notes(node: Node, faults: Faults) -> dict[str, Notes]:
    """Return the notes that say anything, by the names under which they stand; what is wrong goes to ``faults``.

    A note is a text, or has keys of its own; several of one answer are a list of those.
    """
    if not isinstance(node, Mapping):
        faults.note_no_pairs(node)
        return {}
    found = {key.text: tuple(_several(key.text, value, faults)) for key, value in node.pairs}
    return {name: notes for name, notes in found.items() if notes}


def note_unknown(node: Node, questionnaire: Questionnaire, faults: Faults) -> None:
    """Tell which notes belong to no question. It is a warning: they are kept, whatever questions come and go."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    strange = [key for key, _ in pairs if key.text not in questionnaire.by_id]
    if not strange:
        return
    known = questionnaire.by_id if len(pairs) <= names.misnamed.MOST_COMPARED else {}
    told = of_a_list(strange, lambda key: _unknown(key, known))
    faults += [replace(problem, severity="warning") for problem in told]


def _unknown(key: Scalar, known: Iterable[str]) -> Problem:
    problem = unknown("unknown_note", key.text, known)
    return replace(problem, rule=f"file.{problem.rule}", place=key.place)


def _several(name: str, node: Node, faults: Faults) -> Iterator[Note]:
    items = node.items if isinstance(node, Sequence) else (node,)
    if len(items) > MAX_NOTES:
        faults.note("too_many_items", node.place, key=name, limit=str(MAX_NOTES))
    for item in items[:MAX_NOTES]:
        note = _note(item, faults)
        if not note.empty:
            yield note


def _note(node: Node, faults: Faults) -> Note:
    if isinstance(node, Scalar):
        return Note() if node.empty else Note(text=_within("note", node, MAX_TEXT, faults))
    fields = Fields(node, faults, *_KEYS)
    return Note(
        text=_text(fields, "note", MAX_TEXT),
        evidence=tuple(_evidence(fields)),
        by=" ".join(_text(fields, "by", MAX_BY).split()) or None,
        date=_date(fields),
    )


def _text(fields: Fields, key: str, most: int) -> str:
    scalar = fields.scalar(key) if fields.node(key) is not None else None
    return "" if scalar is None else _within(key, scalar, most, fields.faults)


def _within(key: str, scalar: Scalar, most: int, faults: Faults) -> str:
    """Return a text without the blanks at its ends; one that a comment cuts short, or that is too long, is told."""
    if is_cut(scalar):
        faults.note_comment(scalar)
    text = scalar.text.strip()
    if len(text) > most:
        faults.note("too_long", scalar.place, key=key, limit=str(most))
    return text[:most]


def _evidence(fields: Fields) -> Iterator[str]:
    """Yield each piece of evidence; one alone needs no list."""
    node = fields.node("evidence")
    items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    if len(items) > MAX_EVIDENCE:
        fields.faults.note("too_many_items", fields.at("evidence"), key="evidence", limit=str(MAX_EVIDENCE))
    for item in items[:MAX_EVIDENCE]:
        if not isinstance(item, Scalar):
            fields.faults.note("not_a_value", item.place, key="evidence")
        elif item.said:
            yield _within("evidence", item, MAX_EVIDENCE_TEXT, fields.faults)


def _date(fields: Fields) -> str | None:
    if fields.node("date") is None:
        return None
    day = fields.string("date").strip()
    if not is_day(day):
        fields.faults.note("not_a_date", fields.at("date"), key="date", found=day)
        return None
    return day
