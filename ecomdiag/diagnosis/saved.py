"""A diagnosis as it is saved: all of it, in every language, with exact numbers; ``restored`` reads it back.

``data/schemas/diagnosis-record.schema.json`` describes it, made from the records themselves (``tools/render_docs.py``).
"""

from __future__ import annotations

from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.record import Record

VERSION = "1.8"
"""Of the form. The first number changes when a diagnosis saved before cannot be read any more, the second when
fields are added: they have a default, so that a diagnosis saved before still reads."""

RECORD = "record"
"""The field of a report in JSON that holds it."""


class SavedDiagnosis(Record):
    """A diagnosis, and the version of the form in which it is saved."""

    format_version: str
    diagnosis: Diagnosis
