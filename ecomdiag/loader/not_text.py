"""Recognises files that are no text in UTF-8, by their first bytes, so that a person hears what the file is."""

from __future__ import annotations

_ZIP = b"PK\x03\x04"
#: How files of each kind begin, whatever their names say.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"<!", "web_page"),
    (b"<html", "web_page"),
    (b"<?xml", "web_page"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
)
#: The files of office programs before 2007, and those of later ones that have a password ([MS-CFB]).
_COMPOUND = b"\xd0\xcf\x11\xe0"
_MARKS = (_ZIP, _COMPOUND, *(beginning for beginning, _ in _BEGINNINGS))
#: The names of what is in them, as they stand there: in UTF-16; the first that is found counts.
_STREAMS: tuple[tuple[bytes, str], ...] = tuple(
    (name.encode("utf-16-le"), kind)
    for name, kind in (
        ("EncryptedPackage", "locked"),
        ("WordDocument", "document"),
        ("Workbook", "spreadsheet"),
    )
)
#: What the packages of office programs have in them.
_PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"xl/", "spreadsheet"),
    (b"opendocument.spreadsheet", "spreadsheet"),
    (b"word/", "document"),
    (b"opendocument.text", "document"),
)


def plainly_no_text(content: bytes) -> bool:
    """Whether a file begins as only those do that are no text of ours."""
    return content.startswith(_MARKS)


def holds_workbook(content: bytes) -> bool:
    """Whether a file is an Excel workbook (.xlsx), or begins as one."""
    return content.startswith(_ZIP) and b"xl/workbook" in content


def kind_of_bytes(content: bytes) -> str | None:
    """Say what a file is that is no text in UTF-8; ``None`` if that cannot be told."""
    if content.startswith(_ZIP):
        return next((kind for mark, kind in _PACKAGES if mark in content), "archive")
    if content.startswith(_COMPOUND):
        return next((kind for mark, kind in _STREAMS if mark in content), "document")
    known = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    return known or ("utf16" if _wide(content[:400]) else None)


def _wide(beginning: bytes) -> bool:
    """Say whether every other byte of nearly all is zero, as in Latin text in UTF-16 without a mark."""
    half = len(beginning) // 2
    return half > 1 and max(beginning[::2].count(0), beginning[1::2].count(0)) > 0.8 * half
