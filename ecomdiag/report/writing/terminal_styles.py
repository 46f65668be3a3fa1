"""How what an outline says looks in a terminal: colours of tones, and lines of styled text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from ecomdiag.report.outline import Span, Spans, Style, Tone
from ecomdiag.texts.showing import harmless

#: From the lowest level to the highest; more levels than colours share the last.
LEVELS = ("red", "yellow", "green", "bold green")
_TONES = {
    "": "",
    "good": "bold green",
    "bad": "bold red",
    "warning": "bold yellow",
    "lead": "bold cyan",
}


def tone_style(tone: Tone) -> str:
    """Return the style of a tone."""
    return LEVELS[min(tone, len(LEVELS) - 1)] if isinstance(tone, int) else _TONES[tone]


def styled(spans: Spans, lead: str = "", lead_style: str = "") -> Text:
    """Return a line, behind a sign of its own."""
    text = Text()
    if lead:
        text.append(f"{lead} ", lead_style)
    for number, span in enumerate(spans):
        shown = harmless(span.text)
        text.append(shown if number else shown.lstrip(), _style(span))
        if span.address and span.address != span.text:
            text.append(f" ({harmless(span.address)})")
    text.rstrip()
    return text


def indented(text: Text, console: Console, columns: int) -> Iterator[Text]:
    """Break a text into lines that stand so many columns in."""
    for line in text.wrap(console, console.width - columns):
        yield Text(" " * columns).append_text(line) if columns else line


def _style(span: Span) -> str:
    tone = tone_style(span.tone)
    match span.style:
        case Style.STRONG:
            return f"bold {tone}"
        case Style.LABEL:
            return f"bold {tone}" if tone else ""
        case Style.QUIET:
            return "dim"
        case Style.EVIDENCE:
            return "italic"
        case _:
            return tone
