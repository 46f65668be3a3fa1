"""What a respondent puts beside an answer: free words and evidence. They are kept and shown, and never scored."""

from __future__ import annotations

from typing import TypeAlias

from ecomdiag.record import Record
from ecomdiag.record.expression import Expression
from ecomdiag.record.limits import Date, is_day

#: Most characters of a note, of a piece of evidence, and of a name; most pieces of evidence; most notes of an answer.
MAX_TEXT, MAX_EVIDENCE_TEXT, MAX_BY, MAX_EVIDENCE, MAX_NOTES = 2_000, 500, 200, 20, 50
#: Without a name before the server's (``https://bank.example@evil.example``), which leads elsewhere than it looks.
_LINK = Expression(r"https?://[^\s@/?#<>\"`\\]+([/?#][^\s<>\"`\\]*)?")


class Note(Record):
    """What one person says beside an answer, each part of it if it is said."""

    #: In free words, on one line or several.
    text: str = ""
    #: Links, and names of files or documents.
    evidence: tuple[str, ...] = ()
    by: str | None = None
    date: Date | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.text or self.evidence or self.by or self.date)


Notes: TypeAlias = tuple[Note, ...]
"""The notes beside one answer, of one person or of several, in the order in which they came."""


def link_of(evidence: str) -> str:
    """Return the address of a piece of evidence that is one of the web; empty if it is none."""
    return evidence if evidence.isprintable() and _LINK.fullmatch(evidence) else ""


def are_sound(notes: object) -> bool:
    """Whether these are notes that a file can hold: of the right types, within the limits, and none that is empty."""
    return isinstance(notes, tuple) and 0 < len(notes) <= MAX_NOTES and all(map(_is_sound, notes))


def _is_sound(note: object) -> bool:
    if (
        not isinstance(note, Note)
        or note.evidence.__class__ is not tuple
        or len(note.evidence) > MAX_EVIDENCE
    ):
        return False
    texts = [
        (note.text, MAX_TEXT),
        (note.by or "", MAX_BY),
        *((own, MAX_EVIDENCE_TEXT) for own in note.evidence),
    ]
    if any(text.__class__ is not str or len(text) > most for text, most in texts):
        return False
    said = [text for text in (note.text, note.by, *note.evidence) if text is not None and text != ""]
    return (
        not note.empty
        and "" not in note.evidence
        and note.by != ""
        and all(text == text.strip() for text in said)
        and (note.date is None or (note.date.__class__ is str and is_day(note.date)))
    )
