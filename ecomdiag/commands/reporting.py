"""The reports of ``ecomdiag assess``: which are asked for, written to files and to standard output."""

from __future__ import annotations

from collections.abc import Sequence

from ecomdiag.commands import environment
from ecomdiag.commands.console import print_text
from ecomdiag.commands.writing import REPORT, write_outputs
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.texts import Language
from ecomdiag.workflows.rendering import Format, render

#: The format that a file name asks for by its ending.
ENDINGS: dict[str | None, Format] = dict(
    zip(
        REPORT.endings,
        (Format.JSON, Format.MARKDOWN, Format.MARKDOWN, Format.HTML, Format.HTML, Format.TABLE),
        strict=True,
    )
)


def write_reports(
    diagnosis: Diagnosis,
    language: Language,
    paths: Sequence[str],
    shown: Format | None,
    *,
    bars: bool,
    depth: Depth,
    again: str | None,
) -> None:
    """Write the report to every file, and to standard output in the format ``shown``, unless only files are wanted.

    ``again`` is the command that makes the whole report, as it is typed.
    """
    files = [
        (path, report_text(diagnosis, language, path, bars=bars, depth=depth, again=again)) for path in paths
    ]
    write_outputs(files, REPORT, language)
    if shown is not None or not paths:
        print_text(
            render(
                diagnosis,
                shown or Format.TABLE,
                language=language,
                width=environment.width(),
                colour=environment.colour(),
                bars=bars,
                depth=depth,
                again=again,
            )
        )


def report_text(
    diagnosis: Diagnosis, language: Language, path: str, *, bars: bool, depth: Depth, again: str | None
) -> str:
    """Return the report as it stands in a file, in the format that the file's name ends with."""
    kind = ENDINGS[REPORT.ending_of(path)]
    return render(
        diagnosis,
        kind,
        language=language,
        width=environment.OFF_TERMINAL,
        bars=bars,
        depth=depth,
        again=again,
    )
