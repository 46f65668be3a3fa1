"""A table for a terminal of any width: the bar yields first, words fold, figures stand whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ecomdiag.record import Record
from ecomdiag.report.outline import Bar, Cell, ColumnKind, Row, Style, Table
from ecomdiag.report.writing.terminal_styles import indented, styled, tone_style
from ecomdiag.texts.showing import bar, printable

#: Columns of the bar: at its widest, while the first column has to fold for it, and at its narrowest.
WIDEST_BAR, FAIR_BAR, LEAST_BAR = 40, 10, 4
#: Columns that words keep before something else yields, and the longest word that is not broken for it.
LEAST_WORDS, LONGEST_WORD = 12, 18
GAP = 2


def table(shown: Table, console: Console, *, bars: bool) -> Iterator[Text]:
    """Yield the lines of a table in columns, or its rows one below the other where no columns fit.

    Columns are for tables of one or two columns of words, the first of them what a row is of, and any of figures.
    """
    widths = fitted(shown, console.width, bars=bars)
    yield from _listed(shown, console) if widths is None else _columns(shown, widths, console)


class Wanted(Record):
    """How wide a column of words is at its longest, without what may be read over, and where its words stand whole."""

    longest: int
    telling: int
    least: int


def fitted(shown: Table, width: int, *, bars: bool) -> tuple[int, ...] | None:
    """Return the widths of the columns, 0 for a bar left out; ``None`` if no folding leaves room for the figures.

    The bar gives way to 10 columns, then the first column folds and what may be read over in the other, then the bar
    gives way altogether, then the other column of words folds.
    """
    kinds = [column.kind for column in shown.columns]
    places = [place for place, kind in enumerate(kinds) if kind is ColumnKind.WORDS]
    if len(places) not in (1, 2) or places[0] != 0:
        return None
    figures = {
        place: _longest(_texts(shown, place))
        for place, kind in enumerate(kinds)
        if kind is ColumnKind.FIGURES
    }
    room = width - sum(figures.values()) - (len(figures) + 1) * GAP - 1
    found = _worded([_wanted(shown, place) for place in places], room, bars=bars and ColumnKind.BAR in kinds)
    if found is None:
        return None
    *widths, drawn = found
    words = dict(zip(places, widths, strict=True))
    return tuple(figures.get(place, words.get(place, drawn)) for place in range(len(kinds)))


def _worded(wanted: Sequence[Wanted], room: int, *, bars: bool) -> tuple[int, ...] | None:
    """Return the widths of the columns of words, then that of the bar."""
    if len(wanted) == 1:
        (title,) = wanted
        room += GAP
        drawn = min(WIDEST_BAR, room - GAP - title.longest) if bars else 0
        drawn = drawn if drawn >= LEAST_BAR else 0
        left = room - (drawn + GAP if drawn else 0)
        return (min(title.longest, left), drawn) if left >= title.least else None
    title, other = wanted
    found = _shared(title, other, room, bars=bars)
    if found is None:
        return None
    first, drawn, second = found
    return first, second, drawn


def _shared(title: Wanted, other: Wanted, room: int, *, bars: bool) -> tuple[int, int, int] | None:
    """Share the room between the first column of words, the bar, and the other column of words."""
    for named, least_bar in ((other.longest, FAIR_BAR), (other.telling, LEAST_BAR)) if bars else ():
        rest = room - GAP - named
        if rest >= title.least + least_bar:
            own = min(title.longest, max(title.least, rest - FAIR_BAR))
            return own, min(WIDEST_BAR, rest - own), named
    if room < title.least + other.least:
        return None
    second = min(other.longest, max(other.least, room - title.longest, room - max(title.least, room // 2)))
    return min(title.longest, room - second), 0, second


def _wanted(shown: Table, place: int) -> Wanted:
    head = printable(shown.columns[place].title)
    texts = _texts(shown, place)
    longest = _longest(texts)
    # A column of words may be as narrow as its head and its words, if they are no monsters.
    word = _longest(word for text in texts[1:] for word in text.split() or [""])
    telling = [_text(row[place]) for row in shown.rows if not _read_over(row[place])]
    return Wanted(
        longest=longest,
        telling=_longest([head, *telling]),
        least=min(longest, max(cell_len(head), LEAST_WORDS, min(word, LONGEST_WORD))),
    )


def _texts(shown: Table, place: int) -> list[str]:
    """Return the texts of a column, its title first."""
    return [printable(shown.columns[place].title), *(_text(row[place]) for row in shown.rows)]


def _text(cell: Cell) -> str:
    return "" if isinstance(cell, Bar) else styled(cell).plain


def _read_over(cell: Cell) -> bool:
    return not isinstance(cell, Bar) and any(span.style is Style.QUIET for span in cell)


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _columns(shown: Table, widths: Sequence[int], console: Console) -> Iterator[Text]:
    """Yield the lines of a table in columns of these widths, but for those of none."""
    places = [place for place, width in enumerate(widths) if width]
    kinds = [shown.columns[place].kind for place in places]
    heads = [
        Text("" if kind is ColumnKind.BAR else printable(shown.columns[place].title), "dim")
        for place, kind in zip(places, kinds, strict=True)
    ]
    rows = ([_cell(row[place], widths[place]) for place in places] for row in shown.rows)
    for cells in (heads, *rows):
        columns = [
            cell.wrap(
                console,
                widths[place],
                justify="right" if kind is ColumnKind.FIGURES else "left",
                overflow="fold",
                no_wrap=kind is not ColumnKind.WORDS,
            )
            for cell, place, kind in zip(cells, places, kinds, strict=True)
        ]
        for line in zip_longest(*columns):
            parts = (part or Text(" " * widths[place]) for part, place in zip(line, places, strict=True))
            yield Text(" " * GAP).join(parts)


def _cell(cell: Cell, width: int) -> Text:
    if isinstance(cell, Bar):
        return Text(bar(cell.ends, width), style=tone_style(cell.tone))
    return styled(cell)


def _listed(shown: Table, console: Console) -> Iterator[Text]:
    """Yield a row a paragraph: its first cell, and below it what would stand in the columns."""
    for row in shown.rows:
        yield from indented(Text() if isinstance(row[0], Bar) else styled(row[0]), console, 0)
        yield from indented(_told(shown, row), console, 2)


def _told(shown: Table, row: Row) -> Text:
    """Return the cells of a row after the first; figures are told with what they are of."""
    parts = []
    for column, cell in zip(shown.columns[1:], row[1:], strict=True):
        if not isinstance(cell, Bar) and cell:
            head = f"{printable(column.title)}: " if column.kind is ColumnKind.FIGURES else ""
            parts.append(Text(head).append_text(styled(cell)))
    return Text(" · ").join(parts)
