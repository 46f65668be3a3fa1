"""Reads the file of a brand: whose name, logo, colour and words the reports bear."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from ecomdiag.brand.colour import hexadecimal
from ecomdiag.brand.model import Brand, Logo
from ecomdiag.loader.brand.logo import LARGEST, LogoError, read_logo
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import STDIN, read_bytes
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Scalar
from ecomdiag.problems.errors import ProblemsError, UsageError
from ecomdiag.problems.given import require
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

#: Bytes of a file of a few lines, signs of a name or a line, and of the closing words.
MAX_BYTES, LINE, WORDS = 64 * 1024, 120, 600
#: Lines on how to reach somebody.
MOST_LINES = 8
_KEYS = ("brand", "name", "logo", "colour", "contact", "closing")
_VERSION = "1"


def load_brand(path: str | PathLike[str]) -> Brand:
    """Load a brand, with the logo that its file names, beside it.

    Raises ``ProblemsError`` with every fault and its line, ``UsageError`` if the file cannot be read.
    """
    require(path, str, PathLike, name="path")
    content = read_bytes(path, limit=MAX_BYTES)
    folder = Path() if path == STDIN else Path(path).parent
    node = yaml_text.read(content, fspath(path), ProblemsError, limit=MAX_BYTES)
    faults = Faults()
    fields = Fields(node, faults, *_KEYS)
    if fields.is_group and fields.required("brand") is not None:
        fields.one_of("brand", (_VERSION,))
    brand = Brand(
        name=_line(fields, "name"),
        logo=_logo(fields, folder),
        colour=_colour(fields),
        contact=tuple(_contact(fields)),
        closing=_closing(fields),
    )
    if faults:
        raise ProblemsError(faults, fspath(path))
    return brand


def _word(fields: Fields, key: str) -> str:
    """Return a text that must not be blank; empty if it is none, which is told, and nothing else of it then."""
    text = fields.string(key).strip()
    if not text and isinstance(fields.node(key), Scalar):
        fields.faults.note("brand_blank", fields.at(key), key=key)
    return text


def _line(fields: Fields, key: str) -> str:
    text = " ".join(_word(fields, key).split())
    _require_short(fields, key, text, LINE)
    return text


def _require_short(fields: Fields, key: str, text: str, limit: int) -> None:
    if len(text) > limit:
        fields.faults.note("plan_long", fields.at(key), key=key, limit=str(limit))


def _colour(fields: Fields) -> str | None:
    if fields.node("colour") is None:
        if "colour" in fields:  # of a colour, # has made a comment
            fields.faults.note("brand_no_colour", fields.at("colour"))
        return None
    written = _word(fields, "colour")
    found = hexadecimal(written)
    if written and found is None:
        fields.faults.note("brand_colour", fields.at("colour"), found=written)
    return found


def _logo(fields: Fields, folder: Path) -> Logo | None:
    if fields.node("logo") is None:
        return None
    name = _word(fields, "logo")
    if not name:
        return None
    try:
        if "://" in name or name == STDIN:
            fields.faults.note("logo_address", fields.at("logo"), path=name)
            return None
        return read_logo(read_bytes(folder / name, limit=LARGEST), name)
    except LogoError as error:
        fields.faults.append(replace(error.problem, place=fields.at("logo")))
    except UsageError as error:
        told = Text(error.message("es"), error.message("en"))
        fields.faults.note("logo_unread", fields.at("logo"))
        fields.faults[-1] = replace(fields.faults[-1], sentence=told)
    return None


def _contact(fields: Fields) -> list[str]:
    if fields.node("contact") is None:
        return []
    lines = [" ".join(own.text.split()) for own in fields.strings("contact")]
    if len(lines) > MOST_LINES:
        fields.faults.note("brand_lines", fields.at("contact"), limit=str(MOST_LINES))
    for text in lines:
        _require_short(fields, "contact", text, LINE)
    return [text for text in lines if text]


def _closing(fields: Fields) -> Text | None:
    """Return the closing words: in each language, or the same in all."""
    node = fields.node("closing")
    if node is None:
        return None
    if isinstance(node, Scalar):
        words = _word(fields, "closing")
        found = Text(words, words)
    else:
        found = fields.text("closing")
    _require_short(fields, "closing", max(found.es, found.en, key=len), WORDS)
    return found
