"""In which formats the commands that check list what they find."""

from __future__ import annotations

from enum import StrEnum


class ListFormat(StrEnum):
    """The formats of a list of problems."""

    TEXT = "text"
    JSON = "json"
