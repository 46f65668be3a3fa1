"""Keeps dated diagnoses in a folder: a file each, that only its owner may read."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from ecomdiag.commands.console import tell
from ecomdiag.commands.report_names import file_name, is_there
from ecomdiag.commands.writing import make_folder
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.files import read_bytes, write_text
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts import Language, say
from ecomdiag.workflows.rendering import Format, render


def keep(folder: str, diagnosis: Diagnosis, language: Language) -> str:
    """Keep a dated diagnosis in a folder, which is made if it is not there, and return the path of its file.

    Nothing is written over: the same once more is not kept twice, another of that company and day gets a number.
    Raises ``UsageError`` if it cannot be written.
    """
    make_folder(folder)
    text = render(diagnosis, Format.JSON, language=language)
    stem = file_name(diagnosis.company or "", diagnosis.date or "", language)
    for number in count(1):
        path = Path(folder) / (f"{stem}.json" if number == 1 else f"{stem}-{number}.json")
        if not is_there(str(path)):
            write_text(path, text, private=True, new=True)
            break
        if _holds(path, text):
            break
    return str(path)


def keep_and_tell(folder: str, diagnosis: Diagnosis, language: Language) -> None:
    """Keep a diagnosis, and say where."""
    tell(say("written", language, path=keep(folder, diagnosis, language)))


def _holds(path: Path, text: str) -> bool:
    """Whether a file is there and holds exactly this."""
    try:
        return path.is_file() and read_bytes(path, limit=len(text.encode())) == text.encode()
    except UsageError:
        return False
