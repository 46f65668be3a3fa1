"""What stands below each other in a section: written without a template, but for pictures, which are those of one.

As in ``lines``, every text goes through ``shown``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from ecomdiag.report.outline import (
    Block,
    Column,
    Command,
    Heading,
    Items,
    Note,
    Paragraph,
    Source,
    Table,
    Term,
    Terms,
)
from ecomdiag.report.writing.html.lines import is_long, items, rows, shown, spans, spoken
from ecomdiag.report.writing.html.parts import Node


def nodes(found: Sequence[Node], key: str, pictures: Any) -> Markup:
    """Return what stands below a heading as HTML; ``key`` begins the ids of its pictures, which ``pictures`` draws."""
    return Markup("".join(_written(found, key, pictures)))  # noqa: S704 (each is escaped)


def _written(found: Sequence[Node], key: str, pictures: Any) -> Iterator[str]:
    for number, node in enumerate(found, 1):
        if node.kind == "folded":
            text = spoken(node.block.text, node.block.lang) if isinstance(node.block, Heading) else ""
            below = "".join(_written(node.below, f"{key}-{number}", pictures))
            yield f"<details>\n<summary><h3>{text}</h3></summary>\n<div>\n{below}</div>\n</details>\n"
        elif (write := _WAYS.get(type(node.block))) is not None:
            yield write(node.block)
        elif isinstance(node.block, Table):
            yield _table(node.block, pictures.bar)
        elif node.kind == "gauge":
            yield f"{pictures.gauge(node.block)}\n"
        elif (draw := getattr(pictures, node.kind, None)) is not None:
            yield f"{draw(node.block, f'{key}-{number}')}\n"


def _heading(own: Heading) -> str:
    return f"<h{own.level}>{spoken(own.text, own.lang)}</h{own.level}>\n"


def _paragraph(own: Paragraph) -> str:
    if own.quoted:
        return f"<blockquote><p>{spans(own.spans)}</p></blockquote>\n"
    return f"<p>{spans(own.spans)}</p>\n"


def _note(own: Note) -> str:
    return f'<p class="note {shown(own.kind)}">{shown(own.text)}</p>\n'


def _items(own: Items) -> str:
    return f"{items(own)}\n"


def _terms(own: Terms) -> str:
    return f"<dl>\n{''.join(_term(term) for term in own.terms)}</dl>\n"


def _term(own: Term) -> str:
    return "".join(
        (f"<dt>{spoken(own.label, own.lang)}</dt>\n", *(f"<dd>{shown(text)}</dd>\n" for text in own.lines))
    )


def _code(own: Source | Command) -> str:
    return f'<pre tabindex="0">{shown(own.text)}</pre>\n'


def _table(own: Table, draw: Callable[[Any], Markup]) -> str:
    heads = "".join(map(_head, own.columns))
    head = f'<div class="pan">\n<table>\n<thead>\n<tr>\n{heads}</tr>\n</thead>\n'
    return f"{head}<tbody>\n{rows(own, draw)}</tbody>\n</table>\n</div>\n\n"


def _head(own: Column) -> str:
    broken = " long" if is_long(own.title) else ""
    return f'<th scope="col" class="{own.kind}{broken}">{spoken(own.title, own.lang)}</th>\n'


#: How each kind of block is written, but for tables and pictures.
_WAYS: dict[type[Block], Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Note: _note,
    Items: _items,
    Terms: _terms,
    Source: _code,
    Command: _code,
}
