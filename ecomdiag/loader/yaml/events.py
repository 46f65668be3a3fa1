"""YAML as the writer of questionnaires builds it: runs of events, a function for each sort of value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

import yaml

from ecomdiag.record.exact import number_text
from ecomdiag.texts.words import Text

Events: TypeAlias = list[yaml.Event]
Pairs: TypeAlias = "Iterable[tuple[str, Events | None]]"
"""Keys with their values; those without one are left out."""

#: Names that need no quotes in any reader of YAML, unless they mean something else.
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
#: Both languages of a text stand in one line if they are no longer than this together.
SHORT = 80
#: How YAML takes a name without quotes: ``no`` is no text to it, nor is ``012``.
_RESOLVER, _TEXT = yaml.resolver.Resolver(), "tag:yaml.org,2002:str"


def plain(value: str) -> Events:
    """Write a name without quotes, unless other readers of YAML would take it for something else."""
    text = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) == _TEXT  # type: ignore[no-untyped-call]
    return [yaml.ScalarEvent(None, None, (True, True), value, style=None if text else '"')]


def quoted(value: str) -> Events:
    """Write a text in quotes."""
    return [yaml.ScalarEvent(None, None, (True, True), value, style='"')]


def number(value: Fraction) -> Events:
    """Write a number exactly."""
    return [yaml.ScalarEvent(None, None, (True, True), number_text(Fraction(value)))]


def true(said: bool) -> Events | None:
    """Write that something is so; ``None`` if it is not."""
    return [yaml.ScalarEvent(None, None, (True, True), "true")] if said else None


def unless(default: Fraction, value: Fraction) -> Events | None:
    """Write a number; ``None`` if it is the one that counts where none is written."""
    return None if value == default else number(value)


def word_unless(default: str, value: str) -> Events | None:
    """Write one of a few words; ``None`` if it is the one that counts where none is written."""
    return None if value == default else plain(str(value))


def pairs(items: Pairs, *, flow: bool = False) -> Events:
    """Write keys with their values, in one line if ``flow``."""
    events: Events = [yaml.MappingStartEvent(None, None, True, flow_style=flow)]
    for key, value in items:
        if value is not None:
            events += [*plain(key), *value]
    return [*events, yaml.MappingEndEvent()]


def listed(items: Iterable[Events], *, flow: bool = False) -> Events | None:
    """Write a list; ``None`` if there is nothing in it."""
    inner = [event for item in items for event in item]
    start = yaml.SequenceStartEvent(None, None, True, flow_style=flow)
    return [start, *inner, yaml.SequenceEndEvent()] if inner else None


def names(own: Iterable[str]) -> Events | None:
    """Write names in one line; ``None`` if there are none."""
    return listed(map(plain, own), flow=True)


def text_of(text: Text, *, flow: bool | None = None) -> Events:
    """Write a text, in one line if it is short."""
    short = sum(len(said) for _, said in text.pairs) <= SHORT if flow is None else flow
    return pairs(((language, quoted(said)) for language, said in text.pairs), flow=short)


def optional(text: Text | None) -> Events | None:
    """Write a text, if there is one."""
    return None if text is None else text_of(text)
