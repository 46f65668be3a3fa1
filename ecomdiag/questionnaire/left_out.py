"""What a questionnaire does not have and content names."""

from __future__ import annotations

from ecomdiag.record import Record


class LeftOut(Record):
    """An entry of the content that is not used, because it names what the questionnaire does not have."""

    #: The file of ``data/`` in which it stands, without its ending, and how it is called there.
    file: str
    entry: str
    #: Questions, choices (``question: choice``) and sections that are gone, or of another kind.
    missing: tuple[str, ...]
