"""What stands in the XML of an Excel workbook and is no value: how numbers are shown, formulas, what is hidden.

A workbook is a zip file of XML that anybody may have made. Nothing in it is followed or run: with macros, links to
other files or declarations of XML it is refused, and so is what unpacks to more than a table can be.
"""

from __future__ import annotations

import io
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from xml.parsers import expat

from ecomdiag.loader.reasons import reason_of
from ecomdiag.problems.errors import UsageError
from ecomdiag.record import Record
from ecomdiag.texts.words import said

#: Bytes: of the file, of all that is in it when unpacked, and of its parts but for sheets and texts.
MOST_PACKED, MOST, MOST_OF_A_PART = 64 * 1024 * 1024, 256 * 1024 * 1024, 16 * 1024 * 1024
#: A part that unpacks to more than this (bytes) may be so many times as large as it was.
LARGE, RATIO = 8 * 1024 * 1024, 100
MOST_PARTS = 2000
#: What reading a zip file raises that is damaged.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError, OverflowError,
    ValueError,
)  # fmt: skip
_HEAD, _PIECE = 4096, 256 * 1024
#: What stands before each part in the file, up to the lengths of what follows.
_LOCAL = 30
_PERCENT = frozenset({9, 10})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Marks(Record, eq=False):
    """What is known of the cells of a sheet beside their values; places are row and column, from 0."""

    percents: frozenset[tuple[int, int]]
    errors: Mapping[tuple[int, int], str]
    #: As a spreadsheet calls them: B4, or B4:C5.
    uncomputed: tuple[str, ...]
    merged: tuple[str, ...]
    hidden_columns: tuple[str, ...]
    hidden_rows: int
    #: Whether the first row is one of them.
    first_hidden: bool
    booleans: int


class Package:
    """An open workbook. Raises ``UsageError`` for whatever is none, or should not be opened.

    ``content`` is the whole of it where it has been read already, and ``path`` only what it is called.
    """

    def __init__(self, path: str, content: bytes | None = None) -> None:
        self.path, self.content = path, content
        try:
            self.file = zipfile.ZipFile(path if content is None else io.BytesIO(content))
        except FileNotFoundError:
            raise UsageError(said("error.no_file", path=path)) from None
        except OSError as error:
            raise UsageError(said("error.unreadable", path=path, reason=reason_of(error))) from None
        except DAMAGED:
            raise UsageError(said("workbook.none", path=path)) from None

    def __enter__(self) -> Package:
        try:
            self._require_harmless()
        except BaseException:
            self.file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def all_sheets(self) -> list[str]:
        """Return the names of the sheets, hidden or not."""
        self.sheets = self._sheets()
        return list(self.sheets)

    def sheet_names(self) -> tuple[str, ...]:
        """Return the names of all sheets."""
        return tuple(self._sheets())

    def sheet(self, name: str | None) -> str:
        """Return the name of a sheet, or of the first that is not hidden."""
        self.sheets = self._sheets()
        shown = [own for own, (_, hidden) in self.sheets.items() if not hidden]
        if name is None and shown:
            return shown[0]
        if name is None or name not in self.sheets:
            raise UsageError(said("workbook.no_sheet", path=self.path, sheets=", ".join(self.sheets)))
        return name

    def marks(self, sheet: str) -> Marks:
        """Go through the cells of a sheet."""
        reader = _Cells(self._percent_styles())
        self._parse(self.sheets[sheet][0], reader.start, reader.end, reader.text)
        return reader.marks()

    def _require_harmless(self) -> None:
        parts = self.file.infolist()
        names = [part.filename for part in parts]
        if "xl/workbook.xml" not in names or len(parts) > MOST_PARTS:
            raise UsageError(said("workbook.none", path=self.path))
        if any(part.flag_bits & 1 for part in parts) or len({*names}) < len(names):
            raise UsageError(said("workbook.none", path=self.path))
        packed, whole = (
            sum(sizes) for sizes in ((p.compress_size for p in parts), (p.file_size for p in parts))
        )
        swollen = any(p.file_size > LARGE and p.file_size > RATIO * max(p.compress_size, 1) for p in parts)
        if packed > MOST_PACKED or whole > MOST or swollen:
            raise UsageError(said("workbook.large", path=self.path))
        if any("vbaproject" in name.lower() or "macrosheets/" in name.lower() for name in names):
            raise UsageError(said("workbook.macros", path=self.path))
        if any(name.startswith("xl/externalLinks/") for name in names):
            raise UsageError(said("workbook.links", path=self.path))
        if not all(unpacks_to_what_it_says(self.path, part, self.content) for part in parts):
            raise UsageError(said("workbook.declared", path=self.path))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                self._require_plain(part)

    def _require_plain(self, part: zipfile.ZipInfo) -> None:
        """Refuse a declaration of its own: it could unpack to anything, or name other files."""
        head = self._read(part.filename, _HEAD)
        root = re.search(rb"<[A-Za-z]", head)
        if b"\0" in head or b"<!DOCTYPE" in head or b"<!ENTITY" in head or (head and root is None):
            raise UsageError(said("workbook.declared", path=self.path))

    def _read(self, name: str, most: int = MOST_OF_A_PART) -> bytes:
        try:
            with self.file.open(name) as part:
                return part.read(most)
        except DAMAGED as error:
            raise self._broken(error) from None

    def _broken(self, error: Exception) -> UsageError:
        return UsageError(said("workbook.unreadable", path=self.path, reason=str(error).split("\n")[0][:160]))

    def _elements(self, name: str) -> list[tuple[str, dict[str, str]]]:
        """Return the elements of a small part, in order, with their attributes."""
        found: list[tuple[str, dict[str, str]]] = []
        self._parse(name, lambda tag, attributes: found.append((tag, attributes)))
        return found

    def _parse(self, name: str, start: Any, end: Any = None, text: Any = None) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, attributes: start(_local(tag), attributes)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(_local(tag))
        parser.CharacterDataHandler = text
        parser.buffer_text = True
        try:
            with self.file.open(name) as part:
                while piece := part.read(_PIECE):
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except (expat.ExpatError, *DAMAGED) as error:
            raise self._broken(error) from None

    def _sheets(self) -> dict[str, tuple[str, bool]]:
        """Return the part of each sheet, and whether it is hidden, by its name."""
        targets = {
            own.get("Id", ""): own.get("Target", "")
            for tag, own in self._elements("xl/_rels/workbook.xml.rels")
            if tag == "Relationship" and own.get("Type", "").endswith("/worksheet")
        }
        found: dict[str, tuple[str, bool]] = {}
        for tag, own in self._elements("xl/workbook.xml"):
            link = next((value for key, value in own.items() if key.endswith(":id")), "")
            if tag == "sheet" and link in targets:
                target = targets[link]
                part = target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)
                found[own.get("name", "")] = (part, own.get("state", "visible") != "visible")
        return found

    def names(self) -> frozenset[str]:
        """Return the names that the workbook gives to cells."""
        elements = self._elements("xl/workbook.xml")
        return frozenset([own.get("name", "") for tag, own in elements if tag == "definedName"])

    def _percent_styles(self) -> frozenset[int]:
        """Return the positions of the styles that show a number as a percentage."""
        if "xl/styles.xml" not in self.file.namelist():
            return frozenset()
        percents, found, within = set(_PERCENT), [], False
        for tag, own in self._elements("xl/styles.xml"):
            if tag == "numFmt" and "%" in _NOT_SHOWN.sub("", own.get("formatCode", "")):
                percents.add(_whole(own.get("numFmtId")))
            within = tag == "cellXfs" or (within and tag not in ("cellStyles", "dxfs"))
            if tag == "xf" and within:
                found.append(_whole(own.get("numFmtId")))
        return frozenset(place for place, own in enumerate(found) if own in percents)


def unpacks_to_what_it_says(path: str, part: zipfile.ZipInfo, content: bytes | None = None) -> bool:
    """Whether a part of a zip file unpacks to no more than stands beside it, which not every reader looks at."""
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size == part.file_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        return False
    if part.header_offset < 0:
        return True  # damaged, which is told where it is read
    unpacking, length, left = zlib.decompressobj(-zlib.MAX_WBITS), 0, part.compress_size
    with Path(path).open("rb") if content is None else io.BytesIO(content) as file:
        file.seek(part.header_offset)
        head = file.read(_LOCAL)
        file.seek(sum(struct.unpack("<HH", head[-4:])) if len(head) == _LOCAL else 0, os.SEEK_CUR)
        try:
            while left > 0 and (packed := file.read(min(left, _PIECE))):
                left -= len(packed)
                while packed and length <= part.file_size:
                    length += len(unpacking.decompress(packed, _PIECE))
                    packed = unpacking.unconsumed_tail
        except zlib.error:
            return True
    return length <= part.file_size


class _Cells:
    """Notes what a sheet says of its cells, as its XML goes by."""

    def __init__(self, percent_styles: frozenset[int]) -> None:
        self.percent_styles = percent_styles
        self.percents: set[tuple[int, int]] = set()
        self.errors: dict[tuple[int, int], str] = {}
        self.uncomputed: list[str] = []
        self.merged: list[str] = []
        self.hidden: list[str] = []
        self.hidden_rows = self.booleans = 0
        self.first_hidden = False
        self.cell: dict[str, str] = {}
        self.value: list[str] = []
        self.has_formula = self.in_value = False

    def start(self, tag: str, own: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "c":
            self.cell, self.value, self.has_formula = own, [], False
        elif tag == "f":
            self.has_formula = True
        elif tag == "v":
            self.in_value = True
        elif tag == "row" and own.get("hidden") in ("1", "true"):
            self.hidden_rows += 1
            self.first_hidden |= own.get("r") == "1"
        elif tag == "col" and own.get("hidden") in ("1", "true"):
            first, last = _whole(own.get("min")), _whole(own.get("max"))
            self.hidden.append(letters(first) if first == last else f"{letters(first)}–{letters(last)}")
        elif tag == "mergeCell":
            self.merged.append(own.get("ref", ""))

    def text(self, piece: str) -> None:
        """Take text."""
        if self.in_value:
            self.value.append(piece)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            self._end_cell("".join(self.value), self.cell.get("t", "n"), self.cell.get("r", ""))

    def _end_cell(self, value: str, kind: str, name: str) -> None:
        place = _place(name)
        if self.has_formula and not value and kind != "str":
            self.uncomputed.append(name)
        if place is None:
            return
        if kind == "n" and _whole(self.cell.get("s", "0")) in self.percent_styles:
            self.percents.add(place)
        elif kind == "e":
            self.errors[place] = value
        elif kind == "b":
            self.booleans += 1

    def marks(self) -> Marks:
        """Return what was noted."""
        return Marks(
            percents=frozenset(self.percents),
            errors=self.errors,
            uncomputed=tuple(self.uncomputed),
            merged=tuple(self.merged),
            hidden_columns=tuple(self.hidden),
            hidden_rows=self.hidden_rows,
            first_hidden=self.first_hidden,
            booleans=self.booleans,
        )


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _place(name: str) -> tuple[int, int] | None:
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 1."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
