"""The reports of the commands: which are asked for, written to files and to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ecomdiag.commands import environment
from ecomdiag.commands.console import print_bytes, print_text
from ecomdiag.commands.writing import REPORT, check_outputs, tell_lost, write_outputs
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.problems.errors import UsageError
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.rendering import Format, render, render_pdf, require_pdf

if TYPE_CHECKING:
    from ecomdiag.brand.model import Brand

#: The format that a file name asks for by its ending.
ENDINGS: dict[str | None, Format] = dict(
    zip(
        REPORT.endings,
        (
            Format.JSON,
            Format.MARKDOWN,
            Format.MARKDOWN,
            Format.HTML,
            Format.HTML,
            Format.PDF,
            Format.TABLE,
        ),
        strict=True,
    )
)

Rendered: TypeAlias = Callable[[Format, int, bool], str | bytes]
"""Gives a report in a format, for so many columns, with or without colour."""


def format_of(path: str) -> Format:
    """Return the format that the name of a file ends with."""
    return ENDINGS[REPORT.ending_of(path)]


def check_reports(paths: Sequence[str], shown: Format | None, *, inputs: Sequence[str | None]) -> None:
    """Refuse reports that cannot be made or written, before anything is read. Raises ``UsageError``."""
    check_outputs(paths, REPORT, inputs=inputs)
    if shown is Format.PDF and sys.stdout.isatty():
        raise UsageError(said("error.pdf_terminal"))
    if Format.PDF in (shown, *map(format_of, paths)):
        require_pdf()


def write_reports(
    diagnosis: Diagnosis,
    language: Language,
    paths: Sequence[str],
    shown: Format | None,
    *,
    bars: bool,
    depth: Depth,
    again: str | None,
    brand: Brand | None = None,
) -> None:
    """Write the report to every file, and to standard output in the format ``shown``, unless only files are wanted.

    ``again`` is the command that makes the whole report, as it is typed.
    """

    def rendered(kind: Format, width: int, colour: bool) -> str | bytes:
        return report(
            diagnosis,
            language,
            kind,
            width=width,
            colour=colour,
            bars=bars,
            depth=depth,
            again=again,
            brand=brand,
        )

    write_all_reports(rendered, paths, shown, language)


def write_all_reports(
    rendered: Rendered, paths: Sequence[str], shown: Format | None, language: Language
) -> None:
    """Write whatever is reported to every file, and to standard output unless only files are wanted."""
    files = [(path, rendered(format_of(path), environment.OFF_TERMINAL, False)) for path in paths]
    write_outputs(files, REPORT, language)
    if shown is not None or not paths:
        content = rendered(shown or Format.TABLE, environment.width(), environment.colour())
        print_text(content) if isinstance(content, str) else print_bytes(content)
        tell_lost("PDF", content, language)


def report(
    diagnosis: Diagnosis,
    language: Language,
    kind: Format,
    *,
    width: int = environment.OFF_TERMINAL,
    colour: bool = False,
    bars: bool,
    depth: Depth,
    again: str | None = None,
    brand: Brand | None = None,
) -> str | bytes:
    """Return the report in a format: as it stands in a file, unless it is for a terminal."""
    if kind is Format.PDF:
        return render_pdf(diagnosis, language=language, depth=depth, brand=brand)
    return render(
        diagnosis,
        kind,
        language=language,
        width=width,
        colour=colour,
        bars=bars,
        depth=depth,
        again=again,
        brand=brand,
    )
