"""Draws the picture of the README, ``docs/img/report.svg``: the top of the report of an example, in Spanish.

``python tools/picture.py``. Real text in the reader's own monospaced font: nothing is fetched from anywhere.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from ecomdiag.diagnosis import diagnose
from ecomdiag.loader import load_questionnaire, read_answers, read_bytes
from ecomdiag.report import terminal

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "conservas-ria.yaml"
PICTURE = ROOT / "docs" / "img" / "report.svg"
COMMAND = "ecomdiag assess --answers examples/conservas-ria.yaml"
WIDTH = 92
#: Lines of the report that are shown: down to the first strength.
LINES = 31

#: Dark on its own background, so that it reads alike on a light and on a dark page.
THEME = TerminalTheme(
    (24, 27, 34),
    (222, 226, 234),
    [
        (24, 27, 34),
        (255, 123, 114),
        (126, 211, 133),
        (240, 196, 92),
        (121, 184, 255),
        (210, 168, 255),
        (118, 218, 218),
        (222, 226, 234),
    ],
)

#: Rich's own format links web fonts; this one names only what a system has.
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">
<title id="title">The report of a fictional company, as the terminal shows it</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", \
"Liberation Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def report() -> list[Text]:
    """Return the lines of the report that are shown, coloured."""
    questionnaire = load_questionnaire(None, "es")
    sheet = read_answers(read_bytes(str(EXAMPLE), "es"), questionnaire).sheet
    text = terminal.render(diagnose(questionnaire, sheet, language="es"), width=WIDTH, colour=True)
    return [Text.from_ansi(line) for line in text.split("\n")[:LINES]]


def drawn() -> str:
    """Return the picture."""
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor"
    )
    for line in report():
        console.print(line, no_wrap=True, overflow="crop")
    svg = console.export_svg(title=f"$ {COMMAND}", theme=THEME, code_format=FORMAT, unique_id="report")
    return "\n".join(line.rstrip() for line in svg.strip().split("\n")) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
