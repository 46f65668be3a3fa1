"""What stands in a line, a list or a row: most of a page, and so written without a template, each text made once.

Every text goes through ``shown`` and nothing else reaches the page: that is all the escaping there is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from ecomdiag.report.mixed import Mixed
from ecomdiag.report.outline import Bar, Item, Items, Row, Span, Spans, Style, Table
from ecomdiag.texts.bidi import isolated
from ecomdiag.texts.languages import leftward
from ecomdiag.texts.showing import harmless

#: Letters of a word that stands whole in a cell.
LONGEST = 24
#: Texts that are kept as they are written: reports of many companies say the same of most things.
KEPT = 8192
_STRONG = frozenset({Style.STRONG, Style.LABEL})
#: Styles that are elements of their own.
_MARKED = frozenset({*_STRONG, Style.QUIET, Style.CODE})


def shown(text: str) -> str:
    """Return a text as HTML in which it only shows itself: no sign acts on the page, or turns its lines around."""
    return "".join(map(_span, text.spans)) if type(text) is Mixed else _shown(text)


@lru_cache(KEPT)
def _shown(text: str) -> str:
    return str(escape(isolated(harmless(text))))


def spoken(text: str, lang: str) -> Markup:
    """Return a text as HTML, set as its language is where that is another than the page's."""
    if not lang:
        return Markup(shown(text))  # noqa: S704 (escaped)
    return Markup(f"<span{_language(lang)}>{escape(harmless(text))}</span>")  # noqa: S704 (escaped)


def lang(own: str) -> Markup:
    """Return the attribute that says the language of a text in a picture, where that is another than the page's."""
    return Markup(f' lang="{escape(own)}"' if own else "")  # noqa: S704 (escaped)


def spans(line: Spans) -> Markup:
    """Return what stands in a line as HTML."""
    return Markup("".join(map(_span, line)))  # noqa: S704 (each is escaped)


def items(block: Items) -> Markup:
    """Return a list as HTML."""
    opening, closing = ("<ol", "</ol>\n") if block.numbered else ("<ul", "</ul>\n")
    cards = ' class="cards"' if block.cards else ""
    return Markup(f"{opening}{cards}>\n{''.join(map(_item, block.items))}{closing}")  # noqa: S704 (each is escaped)


def rows(table: Table, draw: Callable[[Bar], Markup]) -> Markup:
    """Return the rows of a table as HTML, their bars as they are drawn."""
    kinds = [column.kind.value for column in table.columns]
    return Markup("".join(f"<tr>\n{''.join(_cells(row, kinds, draw))}</tr>\n" for row in table.rows))  # noqa: S704 (each is escaped)


def is_long(text: str) -> bool:
    """Say whether a word has to be broken wherever its line ends: nobody's words are so long."""
    return len(text) > LONGEST and max(map(len, text.split()), default=0) > LONGEST


def web(address: str) -> str:
    """Return an address of the web, and nothing for any other."""
    return address if address.startswith(("https://", "http://")) else ""


def tone_class(tone: str | int) -> str:
    """Return the class by which a text or a bar is coloured."""
    return f"level-{min(tone, 4)}" if isinstance(tone, int) else tone


def _cells(row: Row, kinds: Sequence[str], draw: Callable[[Bar], Markup]) -> Iterator[str]:
    for place, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
        if isinstance(cell, Bar):
            yield f'<td class="{kind}">{draw(cell)}</td>\n'
            continue
        broken = " data-long" if any(is_long(own.text) for own in cell) else ""
        opening, closing = (f'<td class="{kind}"', "</td>\n") if place else ('<th scope="row"', "</th>\n")
        yield f"{opening}{broken}>{''.join(map(_span, cell))}{closing}"


def _item(item: Item) -> str:
    key = f' id="{shown(item.key)}"' if item.key else ""
    mark = f' class="{shown(item.mark)}"' if item.mark else ""
    below = f"<ul>\n{''.join(map(_item, item.items))}</ul>\n" if item.items else ""
    return f"<li{key}{mark}>{''.join(map(_span, item.spans))}\n{below}</li>\n"


def _span(own: Span) -> str:
    if (own.lang and leftward(own.lang)) or (own.style in _MARKED and not own.address):
        text = str(spoken(own.text, own.lang))
    else:
        text = shown(own.text)
    if own.to:
        return f'<a href="#{shown(own.to)}">{text}</a>'
    if own.address and web(own.address):
        return f'<a href="{shown(own.address)}" rel="noopener noreferrer"{_spoken(own)}>{text}</a>'
    if own.style in _STRONG:
        return f"<strong{_classed(own)}>{text}</strong>"
    if own.style is Style.CODE:
        return f"<code>{text}</code>"
    if own.style is Style.QUIET:
        return f'<span class="quiet">{text}</span>'
    plain = own.tone == "" and (not own.lang or leftward(own.lang))
    return text if plain else f"<span{_classed(own)}{_spoken(own)}>{text}</span>"


def _spoken(own: Span) -> str:
    """Return the attribute by which a reader pronounces a text in its own language."""
    return _language(own.lang) if own.lang and not leftward(own.lang) else ""


def _language(lang: str) -> str:
    return f' lang="{escape(lang)}" dir="rtl"' if leftward(lang) else f' lang="{escape(lang)}"'


def _classed(own: Span) -> str:
    return "" if own.tone == "" else f' class="{shown(tone_class(own.tone))}"'
