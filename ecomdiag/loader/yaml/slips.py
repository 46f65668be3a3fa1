"""Says what a person did where a file cannot be read as YAML, and where to look.

The parser tells it in English, in its own terms and where it gave up. None of that reaches anybody: its words
are only compared, and a slip that is not known has a sentence too. Imported when there is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from ecomdiag.loader.yaml.brackets import CLOSING, inside_brackets, open_bracket
from ecomdiag.loader.yaml.nodes import MAX_DEPTH
from ecomdiag.loader.yaml.source import YamlSource, in_quotes
from ecomdiag.problems.problem import Problem

MAX_NAME = 1024
#: What only a page in Markdown has: the line under the header of a table, or the fence around code.
_MARKDOWN = re.compile(r"^(?:\|(?: *:?-+:? *\|)+ *|```\w*)$", re.MULTILINE)
_MERGE = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
#: A name that goes on with its value where a space should stand; not the colon of an address.
_NO_SPACE = re.compile(r"\s*(?:- +)?[^\s:#'\"{}\[\]]+ *(:)(?!//)[^\s:]")
#: So much of a line tells what was done in it; the rest may be as long as it likes.
_LOOKED_AT = 500
#: What may be a name of ours rather than a word of a text.
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_QUOTES = ("'", '"')
#: How a text ends that has taken in the next name, because its own quotes are not closed.
_SWALLOWED = re.compile(r",\s*[^\s,:]+:\s*$")
_NO_DASH_SPACE = re.compile(r"\s*(-)[^\s-]")


class _Slip(NamedTuple):
    """Where the parser gave up (``at``), where what it was reading began (``since``), and what came before."""

    source: YamlSource
    at: int
    since: int
    events: Iterator[Any]


Explain = Callable[[_Slip], Problem]


def slip(text: str, error: yaml.MarkedYAMLError, events: Iterator[Any]) -> Problem:
    """Tell what is wrong with a text that cannot be parsed; ``events`` are those of a new parsing of it."""
    source = YamlSource(text)
    marker = _MERGE.search(text)
    if marker is not None:
        return source.problem("merge", marker.start(), sign=marker.group())
    if _MARKDOWN.search(text):
        return source.problem("markdown", 0)
    at = error.problem_mark or error.context_mark
    found = _Slip(source, source.offset(at), source.offset(error.context_mark or at), events)
    hidden = next(filter(None, map(source.hidden_near, (found.since, found.at))), None)
    if hidden is not None:
        return _invisible(source, hidden)
    said = f"{error.context or ''}; {error.problem or ''}"
    return next((explain(found) for words, explain in _KINDS if words in said), _unknown(found))


def beyond(text: str) -> Problem:
    """Tell of a number in double quotes that stands for no character, which the parser in Python does not refuse."""
    found = re.search(r"\\U(?!000[0-9a-fA-F]|0010)[0-9a-fA-F]{8}", text)
    return YamlSource(text).problem(
        "escape", found.start() if found else 0, found=found.group() if found else "\\U"
    )


def _invisible(source: YamlSource, at: int) -> Problem:
    return source.problem("invisible", at, character=f"U+{ord(source.text[at]):04X}")


def _unknown(found: _Slip) -> Problem:
    return found.source.problem("syntax", found.at)


def _tab(found: _Slip) -> Problem:
    return found.source.problem("tab", found.at)


def _too_deep(found: _Slip) -> Problem:
    return found.source.problem("too_deep", found.at, limit=str(MAX_DEPTH))


def _first_sign(found: _Slip) -> Problem:
    """A text begins with a sign that YAML keeps for itself."""
    source, sign = found.source, found.source.sign(found.at)
    if sign == "\t":
        return _tab(found)
    rest = source.rest(found.at)
    bracketed = re.search(r"[\[{]", source.before(found.at)) is not None
    end = re.search(r"[,\]}]|:(?=\s)" if bracketed else r":(?=\s)", rest)
    return source.problem("sign", found.at, sign=sign, text=in_quotes(rest[: end.start()] if end else rest))


def _open_quote(found: _Slip) -> Problem:
    return found.source.problem("quote_open", found.since, quote=found.source.sign(found.since))


def _escape(found: _Slip) -> Problem:
    """A backslash in double quotes that means nothing, or half of a character given by its number."""
    source = found.source
    start = source.text.rfind("\\", 0, found.at + 1)
    written = re.match(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|.?)", source.text[start : start + 6])
    shown = written.group() if written else "\\"
    rule = "half_character" if len(shown) == 6 else "escape"
    return source.problem(rule, max(start, 0), found=shown)


def _alias(found: _Slip) -> Problem:
    return found.source.problem("alias", found.since, name=found.source.rest(found.since))


def _tag(found: _Slip) -> Problem:
    return found.source.problem("tag", found.since, tag=found.source.rest(found.since))


def _directive(found: _Slip) -> Problem:
    return found.source.problem("directive", found.source.start_of(found.at))


def _block_text(found: _Slip) -> Problem:
    return found.source.problem("block_text", found.since, sign=found.source.sign(found.since))


def _dash_in_line(found: _Slip) -> Problem:
    return found.source.problem("dash_in_line", found.at)


def _no_colon(found: _Slip) -> Problem:
    """A line that should be a name and a value, and is not."""
    return _line_without_colon(found.source, found.since)


def _line_without_colon(source: YamlSource, start: int) -> Problem:
    line = source.rest(start)
    begins, hidden = source.content(start), source.hidden_near(start)
    if hidden is not None:
        return _invisible(source, hidden)
    dash, space = _NO_DASH_SPACE.match(line), _NO_SPACE.match(line)
    first = source.sign(begins)
    if first and first in "[{":
        return open_bracket(source, begins, first)
    if first and first in "'\"":
        return source.problem("quote_open", begins, quote=first)
    if line.lstrip().startswith(("//", "/*")):
        return source.problem("comment", begins, sign=line.lstrip()[:2])
    if dash is not None:
        item = line[dash.end(1) :].strip()
        return source.problem("dash_space", begins, item=f"- {item}")
    if space is not None:
        name, value = line[: space.start(1)].strip(), line[space.end(1) :].strip()
        return source.problem("colon_space", start + space.start(1), example=f"{name}: {value}")
    if re.search(r":(\s|$)", line):
        rule = "long_name" if len(line) > MAX_NAME else "syntax"
        return source.problem(rule, begins, limit=str(MAX_NAME))
    return source.problem("no_colon", begins)


def _colon(found: _Slip) -> Problem:
    """A colon where none can be: inside a text, or because of what stands above."""
    source = found.source
    before = source.before(found.at)
    inside = re.match(r"[\s-]*(?P<key>[^\s:][^:]*): +(?P<text>.*)", before[:_LOOKED_AT])
    if inside is not None:
        value = in_quotes(inside["text"] + source.rest(found.at))
        if _NAME.fullmatch(inside["text"]):
            pair = (inside["text"] + source.rest(found.at)).strip()
            return source.problem("colon_or_pair", found.at, key=inside["key"], pair=pair, text=value)
        return source.problem("colon", found.at, example=f"{inside['key']}: {value}")
    if not before.strip():
        return source.problem("no_name", found.at)
    above = source.line_above(found.at)
    if above is None:
        return source.problem("colon", found.at, example=in_quotes(source.rest(source.content(above or 0))))
    begins = source.content(found.at - len(before))
    given = re.match(r"[\s-]*[^\s:][^:]*:(?=[ \t\r]|$)\s*(?P<value>[^#]*)", source.rest(above)[:_LOOKED_AT])
    if given is None and not _goes_on(source, above):
        return _line_without_colon(source, above)
    return source.problem("deeper", begins)


def _goes_on(source: YamlSource, start: int) -> bool:
    """Say whether a line without a colon goes on with the text of a value above it."""
    own = source.content(start) - start
    above = source.line_above(start)
    while above is not None:
        line = source.rest(above)
        if len(line) - len(line.lstrip()) < own:
            return re.search(r":\s+[^\s#]", line) is not None
        above = source.line_above(above)
    return False


def _flow(found: _Slip) -> Problem:
    last, _ = _until_now(found.events)
    if (
        isinstance(last, yaml.ScalarEvent)
        and last.style in _QUOTES
        and _SWALLOWED.search(last.value[-_LOOKED_AT:])
    ):
        return found.source.problem("quote_open", found.source.offset(last.start_mark), quote=last.style)
    return inside_brackets(found.source, found.since, found.at)


def _unexpected(found: _Slip) -> Problem:
    """Something stands where a name, a value or nothing was expected; what it is tells what was done."""
    source, sign = found.source, found.source.sign(found.at)
    last, opened = _until_now(found.events)
    if not sign and opened:
        start = source.offset(opened[-1].start_mark)
        return open_bracket(source, start, source.sign(start))
    if sign and sign in "]}":
        return source.problem("bracket_closed", found.at, sign=sign)
    quoted = isinstance(last, yaml.ScalarEvent) and last.style in _QUOTES
    if sign == ":":
        if quoted and source.offset(last.end_mark) == found.at:
            example = f"{source.text[source.offset(last.start_mark) : found.at]}: {source.rest(found.at)[1:]}"
            return source.problem("colon_space", found.at, example=example)
        return source.problem("no_name", found.at)
    if source.before(found.at).strip():
        return _behind_a_value(found, last, quoted=quoted)
    return _misplaced_line(found, last, quoted=quoted)


def _behind_a_value(found: _Slip, last: Any, *, quoted: bool) -> Problem:
    """Something goes on where the value has ended."""
    source, sign = found.source, found.source.sign(found.at)
    closing = _closing(source, last)
    if sign == ",":
        return source.problem("several" if quoted or closing else "comma_alone", found.at)
    if quoted:
        return _after_quote(source, last, found.at)
    if closing:
        return source.problem("bracket_after", found.at, sign=closing)
    return _unknown(found)


def _closing(source: YamlSource, last: Any) -> str:
    """Return the bracket with which the last event ended, if it did so with one."""
    if not isinstance(last, yaml.CollectionEndEvent):
        return ""
    sign = source.sign(source.offset(last.end_mark) - 1)
    return sign if sign in CLOSING.values() else ""


def _after_quote(source: YamlSource, scalar: Any, at: int) -> Problem:
    """A text goes on behind its quotes; quotes over several lines were closed by others that open."""
    quote = str(scalar.style)
    if scalar.start_mark.line != scalar.end_mark.line:
        return source.problem("quote_open", source.offset(scalar.start_mark), quote=quote)
    return source.problem("quote_after", at, quote=quote, other="'" if quote == '"' else '"')


def _misplaced_line(found: _Slip, last: Any, *, quoted: bool) -> Problem:
    """A line that belongs to no group, by where it begins."""
    source, line = found.source, found.source.rest(found.at)
    above = source.line_above(found.at)
    if above is not None and source.rest(above).startswith("..."):
        return source.problem("documents", above)
    if quoted and last.start_mark.line != last.end_mark.line:
        return _after_quote(source, last, found.at)
    if above is None or source.rest(above).startswith(("[", "{")):
        closing = _closing(source, last)
        if closing:
            return source.problem("bracket_after", found.at, sign=closing)
    if line.startswith("- ") or (above is not None and _same_column(source, above, found.at)):
        return source.problem("list_among_names", found.at)
    return source.problem("indentation", found.at)


def _same_column(source: YamlSource, above: int, at: int) -> bool:
    """Say whether a line begins where the item of a list above it does."""
    line = source.rest(above)
    return line.lstrip().startswith("- ") and source.content(above) - above == len(source.before(at))


def _until_now(events: Iterator[Any]) -> tuple[Any, list[Any]]:
    """Return the last event before the parser gave up, and the beginnings of what is still open in brackets."""
    last: Any = None
    opened: list[Any] = []
    try:
        for event in events:
            if not isinstance(event, yaml.DocumentEndEvent):
                last = event
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    except yaml.MarkedYAMLError:
        pass
    return last, [event for event in opened if event.flow_style]


#: Words of the parsers (the C one, and the one in Python), and what they are a sign of; the first that fits.
_KINDS: tuple[tuple[str, Explain], ...] = (
    ("exceeded maximum nesting depth", _too_deep),
    ("tab character", _tab),
    ("cannot start any token", _first_sign),
    ("could not find expected ':'", _no_colon),
    ("mapping values are not allowed", _colon),
    ("while scanning a plain scalar; found unexpected ':'", _colon),
    ("mapping keys are not allowed", _first_sign),
    ("sequence entries are not allowed", _dash_in_line),
    ("while scanning a quoted scalar", _open_quote),
    ("while parsing a quoted scalar", _escape),
    ("while scanning a double-quoted scalar", _escape),
    ("while scanning a block scalar", _block_text),
    ("while scanning an alias", _alias),
    ("while scanning an anchor", _alias),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("tag", _tag),
    ("while parsing a flow sequence", _flow),
    ("while parsing a flow mapping", _flow),
    ("node content", _unexpected),
    ("while parsing a block mapping", _unexpected),
    ("while parsing a block collection", _unexpected),
    ("<document start>", _unexpected),
)
