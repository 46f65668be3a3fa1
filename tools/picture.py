"""Draws the picture of the README, ``docs/img/report.svg``: the top of the report of an example, in Spanish.

``python tools/picture.py``. Real text in the reader's own monospaced font: nothing is fetched from anywhere.
"""

from __future__ import annotations

import io
import re
from html import escape, unescape
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.report.diagnosis import terminal
from ecomdiag.texts import say

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "conservas-ria.yaml"
DATE = "2026-11-23"
PICTURE = ROOT / "docs" / "img" / "report.svg"
COMMAND = "ecomdiag assess --answers examples/conservas-ria.yaml"
WIDTH = 92

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
{chrome}
<g class="{unique_id}-matrix" transform="translate({terminal_x}, {terminal_y})">
{matrix}
</g>
</svg>
"""

#: Width of a character in Rich's drawing.
CELL = 12.2
_TEXT = re.compile(r'<text class="([^"]+-r\d+)" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)</text>')


def report() -> list[Text]:
    """Return the lines of the report that are shown, coloured: how its first page begins."""
    questionnaire = load_questionnaire()
    sheet = read_answers(read_bytes(str(EXAMPLE)), questionnaire).sheet
    diagnosis = diagnose(questionnaire, sheet, date=DATE, advice=load_advice(questionnaire))
    text = terminal.render(diagnosis, "es", width=WIDTH, colour=True)
    lines = [Text.from_ansi(line) for line in text.splitlines()]
    end = [line.plain for line in lines].index(say("summary.law", "es"))
    return lines[: end - 1]


def drawn() -> str:
    """Return the picture."""
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor"
    )
    for line in (Text(), *report()):
        console.print(line, no_wrap=True, overflow="crop")
    svg = console.export_svg(title=f"$ {COMMAND}", theme=THEME, code_format=FORMAT, unique_id="report")
    return re.sub(r"\n{2,}", "\n", _TEXT.sub(_placed, svg).strip()) + "\n"


def _placed(found: re.Match[str]) -> str:
    """Put a text where its first letter stands: some viewers drop the spaces before it."""
    style, x, y, text = found.groups()
    shown = unescape(text).replace("\N{NO-BREAK SPACE}", " ").strip("\n")
    inner = shown.strip()
    if not inner:
        return ""
    start = float(x) + CELL * (len(shown) - len(shown.lstrip()))
    kept = escape(inner).replace(" ", "&#160;")
    return f'<text class="{style}" x="{start:g}" y="{y}" textLength="{CELL * len(inner):g}">{kept}</text>'


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
