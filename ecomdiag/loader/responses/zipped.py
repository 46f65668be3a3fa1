"""The tables in a zip file, as ODK Central exports them: one of the responses, one of each part that repeats."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from ecomdiag.loader.reasons import reason_of
from ecomdiag.loader.workbook.xml import DAMAGED
from ecomdiag.problems.errors import UsageError
from ecomdiag.texts.words import said

#: Tables in a file, bytes of them all when unpacked, and how many times as large as it was a file may be.
MOST_TABLES, MOST, RATIO = 200, 256 << 20, 200
#: What is small is never taken for what only pretends to be.
SMALL = 8 << 20
#: What reading one raises that is damaged, or locked.
_DAMAGED = (*DAMAGED, RuntimeError)


def zipped(path: str) -> dict[str, io.TextIOWrapper]:
    """Return the CSV files in a zip file by their names; whatever else is in it is not opened.

    Raises ``UsageError`` for what is no zip file, is damaged, locked, or unpacks to more than tables are.
    """
    try:
        with zipfile.ZipFile(path) as whole:
            infos = [own for own in whole.infolist() if _is_table(own)]
            size, packed = sum(own.file_size for own in infos), sum(own.compress_size for own in infos)
            if len(infos) > MOST_TABLES or size > MOST or (size > SMALL and size > packed * RATIO):
                raise UsageError(said("responses.zip_large", path=path, most=str(MOST >> 20)))
            return {own.filename: _text(whole.read(own)) for own in infos}
    except FileNotFoundError:
        raise UsageError(said("error.no_file", path=path)) from None
    except _DAMAGED as error:
        if isinstance(error, OSError) and error.errno is not None:  # of what is damaged no system says so
            raise UsageError(said("error.unreadable", path=path, reason=reason_of(error))) from None
        raise UsageError(said("responses.not_zip", path=path)) from None


def _is_table(info: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(info.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts)
    return not info.is_dir() and name.suffix.lower() == ".csv" and not hidden


def _text(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")
