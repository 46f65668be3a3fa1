"""Marks of answers, by which it is told what was changed in a file between two sittings of an interview."""

from __future__ import annotations

from zlib import crc32

from ecomdiag.loader.answering.template import yaml_answer
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record

#: Hexadecimal digits of a mark: of 16,000 changed answers, one changes unnoticed among 60 others.
DIGITS = 4


class Edits(Record):
    """What was done to the answers of a file since an interview was left."""

    #: Ids of the questions whose answers, or notes beside them, were changed or added.
    changed: tuple[str, ...]
    #: How many answers were taken away; nothing is known of them but that.
    gone: int


def marks_of(sheet: AnswerSheet) -> str:
    """Return a mark for each answer, with what stands beside it, one behind the other."""
    return "".join(_mark(sheet, name) for name in _marked(sheet))


def edits_since(marks: str, sheet: AnswerSheet) -> Edits:
    """Return what was changed in a sheet since these were its marks."""
    known = [marks[at : at + DIGITS] for at in range(0, len(marks), DIGITS)]
    now = {name: _mark(sheet, name) for name in _marked(sheet)}
    changed = tuple(name for name, mark in now.items() if mark not in known)
    replaced = len(known) - sum(mark in known for mark in now.values())
    return Edits(changed=changed, gone=max(replaced - len(changed), 0))


def _marked(sheet: AnswerSheet) -> list[str]:
    """Return the questions that have an answer, or notes without one."""
    return list(dict.fromkeys([*sheet.answers, *sheet.notes]))


def _mark(sheet: AnswerSheet, name: str) -> str:
    said = f"{name}: {yaml_answer(sheet.answers[name]) if name in sheet.answers else ''}"
    beside = [(own.text, own.evidence, own.by, own.date) for own in sheet.notes.get(name, ())]
    return f"{crc32((said + (repr(beside) if beside else '')).encode()) % 16**DIGITS:0{DIGITS}x}"
