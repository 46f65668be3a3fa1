"""Loads a questionnaire: one's own file, the shipped one, or an instrument that ships too."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from ecomdiag import loader
from ecomdiag.loader.built import built
from ecomdiag.loader.files import read_bytes, read_data
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.model import NAMELESS, Questionnaire

SHIPPED = "questions.yaml"
BUILT = "questionnaire"
SHIPPED_FOR = "online-export"
#: The questionnaires after instruments of others that ship too, by the names under which they are asked for.
INSTRUMENTS = ("dii", "dmat", "samm", "orr", "dsomm")


def load_questionnaire(
    source: str | PathLike[str] | bytes | Questionnaire | None = None,
) -> Questionnaire:
    """Load a questionnaire: of a file, of its bytes, or the shipped one if ``source`` is ``None``.

    The name of a shipped instrument (one of ``INSTRUMENTS``) stands for it, unless there is a file of that name.
    One that was made in Python is checked as a file is, and gets the digest of the file that it would be.

    Raises ``QuestionnaireError`` with every fault found, or ``UsageError`` if the file cannot be read.
    """
    require(source, str, PathLike, bytes, Questionnaire, type(None), name="source")
    if isinstance(source, Questionnaire):
        return loader.questionnaire_writer.with_digest(source)
    if isinstance(source, bytes):
        return parse_questionnaire(source, NAMELESS)
    path = None if source is None else fspath(source)
    kept: Questionnaire | None = built(BUILT) if path is None else None
    return parse_questionnaire(questionnaire_bytes(path), path or SHIPPED) if kept is None else kept


def questionnaire_bytes(path: str | None) -> bytes:
    """Return the bytes of a questionnaire file, of a shipped instrument by its name, or of the shipped questionnaire.

    Raises ``UsageError`` if the file cannot be read.
    """
    if path is None:
        return read_data(SHIPPED)
    if path in INSTRUMENTS and not Path(path).exists():
        return read_data(f"instruments/{path}.yaml")
    return read_bytes(path)


def load_instrument(name: str) -> Questionnaire:
    """Load one of the shipped ``INSTRUMENTS``."""
    return parse_questionnaire(read_data(f"instruments/{name}.yaml"), name)


def parse_questionnaire(content: bytes, path: str = SHIPPED) -> Questionnaire:
    """Make a questionnaire of the bytes of a file. Raises ``QuestionnaireError`` with every fault found."""
    # A built package has read its own, and needs neither the reader nor YAML.
    return loader.questionnaire_file.questionnaire_of(content, path)
