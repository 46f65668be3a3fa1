"""Renderings of a ``Diagnosis``. Pure: a record in, a text out; nothing is computed or printed."""

from __future__ import annotations

from collections.abc import Callable

from ecomdiag.diagnosis import Diagnosis
from ecomdiag.report import json_text, markdown

#: The formats that need neither a width nor colour, by name.
FORMATS: dict[str, Callable[[Diagnosis], str]] = {"json": json_text.render, "markdown": markdown.render}

#: The format that a file name asks for by its ending.
ENDINGS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "table"}
