"""Texts as LimeSurvey keeps them, in HTML; what it would evaluate in them, between braces, is written as signs."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from ecomdiag.record import Record

#: What starts a new line, what is left out with all that is in it, and what is more than words.
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"}
)
_UNREAD = frozenset({"script", "style", "template", "noscript", "object", "iframe"})
_MORE = _UNREAD | {
    "img",
    "a",
    "video",
    "audio",
    "embed",
    "svg",
    "table",
    "input",
    "button",
    "form",
    "source",
    "canvas",
}
_SIGNS = {"{": "&#123;", "}": "&#125;", "\\": "&#92;", "'": "&#39;", "=": "&#61;", "\t": " ", "\n": "<br />"}
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_EXPRESSION = re.compile(r"\{[^\s{}][^{}]*\}")


class Plain(Record, kw_only=False):
    """A text without its HTML, and whether it said more than words: pictures, links, expressions between braces."""

    text: str
    lost: bool = False
    evaluates: bool = False


def to_html(text: str) -> str:
    """Return a text in HTML, in one line, with nothing in it that LimeSurvey or a spreadsheet would evaluate."""
    escaped = escape(_UNWRITTEN.sub("", text), quote=False).replace('"', "&quot;")
    return "".join(_SIGNS.get(sign, sign) for sign in escaped)


def from_html(html: str) -> Plain:
    """Return the words of a text in HTML, a line for each of its lines, and whether there was more to it."""
    reader = _Words()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # a declaration in a form that is none
        reader.lost = True
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return Plain(text, reader.lost, _EXPRESSION.search(html) is not None)


class _Words(HTMLParser):
    """Collects the words of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.lost = False
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands for more than words, and where a line ends."""
        self.lost |= tag in _MORE and not (tag == "a" and not dict(attrs).get("href"))
        self._inside += tag in _UNREAD
        if tag == "br" or tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what is not read."""
        self._inside -= tag in _UNREAD and self._inside > 0
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words; a line that ends in the file is a blank in HTML."""
        if not self._inside:
            self.found.append(data.replace("\n", " ").replace("\r", " "))
