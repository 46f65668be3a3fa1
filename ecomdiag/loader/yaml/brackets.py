"""Says what is wrong with brackets, braces and the commas in them. Imported when there is a slip."""

from __future__ import annotations

import re

from ecomdiag.loader.yaml.source import YamlSource, in_quotes
from ecomdiag.problems.problem import Problem

CLOSING = {"[": "]", "{": "}"}
_QUOTED = re.compile(r"(?<![^\s,:\[{])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|#[^\n]*)", re.DOTALL)


def inside_brackets(source: YamlSource, since: int, at: int) -> Problem:
    """Tell what is wrong at a position inside the brackets or braces that open at ``since``."""
    sign, opening = source.sign(at), source.sign(since)
    if sign and sign in "]}":
        return source.problem("bracket_closed", at, sign=sign)
    if not _closes(source.text, since):
        return open_bracket(source, since, opening)
    entry_start = max(source.text.rfind(mark, since, at) for mark in ",[{") + 1
    entry = source.text[entry_start:at]
    begins = entry_start + len(entry) - len(entry.lstrip())
    if entry.lstrip().startswith(("//", "/*")):
        return source.problem("comment", begins, sign=entry.lstrip()[:2])
    inner = re.search(r"[^\s:,][ \t]+([\"'])|[^\s:,]\s*(\n)", entry)
    if sign == ":" and inner is None and ":" in entry:
        text = entry.lstrip()
        key, _, value = text.partition(":")
        whole = re.match(r"[^,\]}\n]*", source.text[at:])
        value = value.strip() + (whole.group().rstrip() if whole else "")
        return source.problem("colon", at, example=f"{key}: {in_quotes(value)}")
    if sign == ":" and inner is not None:
        at = entry_start + inner.start(inner.lastindex or 0)
        at += len(source.text[at:]) - len(source.text[at:].lstrip())
    return source.problem("comma_missing", at)


def open_bracket(source: YamlSource, start: int, opening: str) -> Problem:
    """An opening bracket without its closing one; a comment on its line may have swallowed that."""
    line = source.rest(start)
    values = {"sign": opening, "closing": CLOSING.get(opening, "")}
    hidden = re.search(r"\s(#)", _QUOTED.sub(lambda quoted: _blanked(quoted.group()), line))
    if hidden and values["closing"] and values["closing"] in line[hidden.start(1) :]:
        return source.problem("hash", start + hidden.start(1), **values)
    return source.problem("bracket_open", start, **values)


def _blanked(part: str) -> str:
    """Return a quoted part as dots; a comment stays."""
    return part if part.startswith("#") else "." * len(part)


def _closes(text: str, start: int) -> bool:
    """Say whether the bracket that opens at ``start`` is closed by some other later in the text."""
    depth = 0
    for part in _QUOTED.sub("", text[start:]):
        depth += (part in "[{") - (part in "]}")
        if depth == 0:
            return True
    return False
