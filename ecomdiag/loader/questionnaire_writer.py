"""Writes a questionnaire as the file that it would be: read back, it is equal.

The comments of a file, lists and texts that no question uses, and how it was laid out, are no part of a questionnaire.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from math import inf
from typing import TypeAlias

import yaml

from ecomdiag.loader.questionnaire_file import questionnaire_of
from ecomdiag.loader.shared_lists import own_choices, shared_lists
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.model import (
    MOST_SIGNS,
    NAMELESS,
    Band,
    Blocker,
    Choice,
    Constraint,
    Level,
    NotAsked,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.rules import SEVERAL
from ecomdiag.questionnaire.soundness import TESTS, check_sound
from ecomdiag.questionnaire.wording import number_text
from ecomdiag.record import Record, fields, replace
from ecomdiag.texts.words import Text

Events: TypeAlias = list[yaml.Event]
Pairs: TypeAlias = "Iterable[tuple[str, Events | None]]"
"""Keys with their values; those without one are left out."""

#: Names that need no quotes in any reader of YAML, unless they mean something else.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
#: Both languages of a text stand in one line if they are no longer than this together.
SHORT = 80
#: How YAML takes a name without quotes: ``no`` is no text to it, nor is ``012``.
_RESOLVER, _TEXT = yaml.resolver.Resolver(), "tag:yaml.org,2002:str"
#: Before these keys of a file a line is left blank.
_PARTS = ("levels:", "dont_know:", "choice_lists:", "sections:", "constraints:", "blockers:")


def questionnaire_text(questionnaire: Questionnaire) -> str:
    """Return a questionnaire as the text of a file, which read back is equal but for its digest.

    Raises ``QuestionnaireError`` with every fault if it is not sound, or if it has what a file cannot say.
    """
    check_sound(questionnaire)
    text = as_it_stands(questionnaire)
    back = questionnaire_of(text.encode(), NAMELESS)
    lost = _difference(replace(back, digest=questionnaire.digest), questionnaire)
    if lost is not None:
        raise QuestionnaireError([Problem(rule="file.not_written", part=lost.removeprefix("."))], NAMELESS)
    return text


def as_it_stands(questionnaire: Questionnaire) -> str:
    """Return the text of a file for a questionnaire that need not be sound: what is wrong with it is so in the file."""
    whole = _Writer(questionnaire).whole()
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *whole,
              yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]  # fmt: skip
    written: str = yaml.emit(events, Dumper=_Dumper, width=inf, allow_unicode=True)
    return "\n".join(_spaced(written.split("\n")))


def with_digest(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire that was made without a file, with the digest of the file that it would be.

    Raises ``QuestionnaireError`` as ``questionnaire_text`` does.
    """
    return replace(questionnaire, digest=sha256(questionnaire_text(questionnaire).encode()).hexdigest())


class _Dumper(yaml.SafeDumper):
    """Sets the items of a list in from its key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (so it is called)
        """Set in, lists too."""
        super().increase_indent(flow, False)


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with one left blank before each part of the file, and before each section."""
    part = before = ""
    for line in lines:
        new = line[:1].strip() != ""
        part = line if new else part
        if line.startswith(_PARTS) or (part == "sections:" and line.startswith("  - ") and before != part):
            yield ""
        yield line
        before = line


# Events -------------------------------------------------------------------------------------------------


def _plain(value: str) -> Events:
    """Write a name without quotes, unless other readers of YAML would take it for something else."""
    text = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) == _TEXT  # type: ignore[no-untyped-call]
    return [yaml.ScalarEvent(None, None, (True, True), value, style=None if text else '"')]


def _quoted(value: str) -> Events:
    return [yaml.ScalarEvent(None, None, (True, True), value, style='"')]


def _number(value: Fraction) -> Events:
    return [yaml.ScalarEvent(None, None, (True, True), number_text(Fraction(value)))]


def _true(said: bool) -> Events | None:
    return [yaml.ScalarEvent(None, None, (True, True), "true")] if said else None


def _unless(default: Fraction, value: Fraction) -> Events | None:
    return None if value == default else _number(value)


def _pairs(pairs: Pairs, *, flow: bool = False) -> Events:
    events: Events = [yaml.MappingStartEvent(None, None, True, flow_style=flow)]
    for key, value in pairs:
        if value is not None:
            events += [*_plain(key), *value]
    return [*events, yaml.MappingEndEvent()]


def _list(items: Iterable[Events], *, flow: bool = False) -> Events | None:
    """Write a list; ``None`` if there is nothing in it."""
    inner = [event for item in items for event in item]
    start = yaml.SequenceStartEvent(None, None, True, flow_style=flow)
    return [start, *inner, yaml.SequenceEndEvent()] if inner else None


def _names(names: Iterable[str]) -> Events | None:
    return _list(map(_plain, names), flow=True)


def _text(text: Text, *, flow: bool | None = None) -> Events:
    """Write a text, in one line if it is short."""
    short = len(text.es) + len(text.en) <= SHORT if flow is None else flow
    return _pairs((("es", _quoted(text.es)), ("en", _quoted(text.en))), flow=short)


def _optional(text: Text | None) -> Events | None:
    return None if text is None else _text(text)


# Parts --------------------------------------------------------------------------------------------------


class _Writer:
    """Writes the parts of one questionnaire, whose lists of choices have names where several questions share one."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.lists = shared_lists(questionnaire)

    def whole(self) -> Events:
        own = self.questionnaire
        unknown = (choice for question in own.questions for choice in question.choices if choice.unknown)
        lists = [(name, _choices(choices)) for choices, name in self.lists.items()]
        return _pairs(
            (
                ("id", _plain(own.id) if _NAME.fullmatch(own.id) else _quoted(own.id)),
                ("version", _quoted(own.version)),
                ("title", _text(own.title)),
                ("heading", _optional(own.heading)),
                ("method", _optional(own.method)),
                ("levels", _list(map(_level, own.levels))),
                ("dont_know", _optional(next((choice.text for choice in unknown), None))),
                ("choice_lists", _pairs(lists) if lists else None),
                ("sections", _list(map(self.section, own.sections))),
                ("constraints", _list(map(_constraint, own.constraints))),
                ("blockers", _list(map(self.blocker, own.blockers))),
            )
        )

    def section(self, own: Section) -> Events:
        return _pairs(
            (
                ("id", _plain(own.id)),
                ("title", _text(own.title)),
                ("intro", _text(own.intro)),
                ("weight", _unless(Fraction(1), own.weight)),
                ("questions", _list(map(self.question, own.questions))),
            )
        )

    def question(self, own: Question) -> Events:
        most = Fraction(len(own.choices) if own.kind in SEVERAL else 1)
        unasked = None if own.if_not_asked is NotAsked.ZERO else _plain(own.if_not_asked.value)
        return _pairs(
            (
                ("id", _plain(own.id)),
                ("title", _optional(own.title)),
                ("kind", _plain(own.kind.value)),
                ("text", _text(own.text, flow=False)),
                ("clear", None if own.clear is None else _text(own.clear, flow=False)),
                ("help", None if own.help is None else _text(own.help, flow=False)),
                ("observable", None if own.observable is None else _text(own.observable, flow=False)),
                ("weight", _unless(Fraction(1), own.weight)),
                ("show_if", self.condition(own.show_if)),
                ("if_not_asked", unasked),
                ("not_applicable_if", self.condition(own.not_applicable_if)),
                ("optional", _true(own.optional)),
                ("min_choices", _unless(Fraction(1), Fraction(own.min_choices))),
                ("max_choices", _unless(most, Fraction(own.max_choices))),
                ("target", _unless(Fraction(1), own.target)),
                ("dont_know", _true(any(choice.unknown for choice in own.choices))),
                ("choices", self.choices(own)),
                ("bands", _list(map(_band, own.bands), flow=True)),
                ("lines", _unless(Fraction(1), Fraction(own.lines))),
                ("max_length", _unless(Fraction(MOST_SIGNS), Fraction(own.max_length))),
            )
        )

    def choices(self, question: Question) -> Events | None:
        own = own_choices(question)
        return _plain(self.lists[own]) if own in self.lists else _choices(own)

    def blocker(self, own: Blocker) -> Events:
        return _pairs(
            (
                ("id", _plain(own.id)),
                ("when", self.condition(own.when)),
                ("caps_at", _plain(own.caps_at)),
                ("title", _text(own.title)),
                ("reason", _text(own.reason)),
            )
        )

    def condition(self, own: conditions.Condition | None) -> Events | None:
        """Write a condition in one line; the choices that it names are in the order of their question."""
        if own is None:
            return None
        if isinstance(own, conditions.Not):
            return _pairs((("not", self.condition(own.part)),), flow=True)
        if isinstance(own, conditions.All | conditions.Any):
            key = "all" if isinstance(own, conditions.All) else "any"
            parts = (self.condition(part) or [] for part in own.parts)
            return _pairs(((key, _list(parts, flow=True)),), flow=True)
        test = TESTS[type(own).__name__]
        if isinstance(own, conditions.AtLeast | conditions.AtMost):
            value: Events | None = _number(own.number)
        elif isinstance(own, conditions.Answered):
            value = _true(True)
        else:
            value = _names(self.in_order(own.question, own.choices))
        return _pairs((("question", _plain(own.question)), (test, value)), flow=True)

    def in_order(self, question: str, names: frozenset[str]) -> list[str]:
        """Return choices in the order of their question, and then any others."""
        asked = self.questionnaire.by_id.get(question)
        known = [name for name in (asked.by_id if asked else ()) if name in names]
        return [*known, *sorted(names.difference(known))]


def _choices(choices: tuple[Choice, ...]) -> Events | None:
    scored = any(choice.score for choice in choices)
    return _list(
        _pairs(
            (
                ("id", _plain(own.id)),
                ("score", _number(own.score) if scored and (own.score or not own.not_applicable) else None),
                ("exclusive", _true(own.exclusive)),
                ("not_applicable", _true(own.not_applicable)),
                ("text", _text(own.text, flow=True)),
            ),
            flow=True,
        )
        for own in choices
    )


def _level(own: Level) -> Events:
    return _pairs(
        (("id", _plain(own.id)), ("from", _number(own.start)), ("title", _text(own.title, flow=True))),
        flow=True,
    )


def _band(own: Band) -> Events:
    return _pairs((("from", _number(own.start)), ("score", _number(own.score))), flow=True)


def _constraint(own: Constraint) -> Events:
    return _pairs(
        (
            ("id", _plain(own.id)),
            ("sum_of", _names(own.questions)),
            ("equals", _list(map(_number, own.equals), flow=True)),
            ("at_most", None if own.at_most is None else _number(own.at_most)),
            ("message", _text(own.message)),
        )
    )


def _difference(back: object, own: object, where: str = "") -> str | None:
    """Return where what was read back differs from what was written; ``None`` if nowhere."""
    parts: list[tuple[object, object, str]]
    if isinstance(back, Record) and isinstance(own, type(back)):
        parts = [(getattr(back, name), getattr(own, name), f"{where}.{name}") for name in fields(back)]
    elif isinstance(back, tuple) and isinstance(own, list | tuple) and len(back) == len(own):
        pairs = zip(back, own, strict=True)
        parts = [(*pair, f"{where}[{place}]") for place, pair in enumerate(pairs)]
    else:
        return None if back == own else where
    return next((lost for part in parts if (lost := _difference(*part)) is not None), None)
