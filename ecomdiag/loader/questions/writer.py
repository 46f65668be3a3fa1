"""Writes a questionnaire as the file that it would be: read back, it is equal.

The comments of a file, lists and texts that no question uses, and how it was laid out, are no part of a questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from math import inf

import yaml

from ecomdiag.loader.questions import improving, lookup
from ecomdiag.loader.questions.file import questionnaire_of
from ecomdiag.loader.questions.offers import offers_event
from ecomdiag.loader.questions.shared_lists import known_choices, own_choices, shared_lists
from ecomdiag.loader.questions.structure_writer import inside, unasked
from ecomdiag.loader.questions.yes_no import kind_word, yes_no_pairs
from ecomdiag.loader.yaml import events
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.condition_faults import TESTS
from ecomdiag.questionnaire.model import (
    MOST_SIGNS,
    NAMELESS,
    Band,
    Blocker,
    Choice,
    Constraint,
    Level,
    NotAsked,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.rules import SEVERAL
from ecomdiag.questionnaire.soundness import check_sound
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import Record, fields, replace
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

#: Before these keys of a file a line is left blank.
_PARTS = ("levels:", "dont_know:", "choice_lists:", "sections:", "constraints:", "orders:", "blockers:")


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
    stream = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *whole,
              yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]  # fmt: skip
    written: str = yaml.emit(stream, Dumper=_Dumper, width=inf, allow_unicode=True)
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


class _Writer:
    """Writes the parts of one questionnaire, whose lists of choices have names where several questions share one."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.lists = shared_lists(questionnaire)

    def whole(self) -> events.Events:
        own = self.questionnaire
        unknown = (choice for question in own.questions for choice in question.choices if choice.unknown)
        lists = [(name, _choices(choices)) for choices, name in self.lists.items()]
        return events.pairs(
            (
                ("id", events.plain(own.id) if events.NAME.fullmatch(own.id) else events.quoted(own.id)),
                ("version", events.quoted(own.version)),
                ("title", events.text_of(own.title)),
                ("languages", events.names(own.languages) if own.languages != LANGUAGES else None),
                ("heading", events.optional(own.heading)),
                ("method", events.optional(own.method)),
                ("scoring", events.word_unless(Way.MEAN, own.scoring)),
                ("lookup", lookup.written(own.lookup, self.condition)),
                ("levels", events.listed(map(_level, own.levels))),
                ("dont_know", events.optional(next((choice.text for choice in unknown), None))),
                ("choice_lists", events.pairs(lists) if lists else None),
                ("sections", events.listed(map(self.section, own.sections))),
                ("constraints", events.listed(map(_constraint, own.constraints))),
                ("orders", events.listed(map(_order, own.orders))),
                ("blockers", events.listed(map(self.blocker, own.blockers))),
            )
        )

    def section(self, own: Section) -> events.Events:
        return events.pairs(
            (
                ("id", events.plain(own.id)),
                ("title", events.text_of(own.title)),
                ("intro", events.text_of(own.intro)),
                ("weight", events.unless(Fraction(1), own.weight)),
                ("scoring", events.word_unless(Way.MEAN, own.scoring)),
                ("lookup", lookup.written(own.lookup, self.condition)),
                ("levels", events.listed(map(_level, own.levels))),
                ("show_if", self.condition(own.show_if)),
                ("if_not_asked", unasked(own.if_not_asked)),
                ("questions", events.listed(inside(own, self.question, self.condition))),
            )
        )

    def question(
        self, own: Question, usual: NotAsked = NotAsked.ZERO, rows: events.Events | None = None
    ) -> events.Events:
        most = Fraction(len(own.choices) if own.kind in SEVERAL else 1)
        return events.pairs(
            (
                ("id", events.plain(own.id)),
                ("title", events.optional(own.title)),
                ("kind", events.plain("matrix" if rows else kind_word(own))),
                ("text", events.text_of(own.text, flow=False)),
                *((key, _long(getattr(own, key))) for key in ("clear", "help", "observable")),
                ("weight", events.unless(Fraction(1), own.weight)),
                ("show_if", self.condition(own.show_if)),
                ("if_not_asked", unasked(own.if_not_asked, usual)),
                ("not_applicable_if", self.condition(own.not_applicable_if)),
                ("optional", events.true(own.optional)),
                ("min_choices", events.unless(Fraction(1), Fraction(own.min_choices))),
                ("max_choices", events.unless(most, Fraction(own.max_choices))),
                ("target", events.unless(Fraction(1), own.target)),
                ("dont_know", events.true(any(choice.unknown for choice in own.choices))),
                ("choices", self.choices(own_choices(own) if rows is None else known_choices(own))),
                ("lookup", lookup.written(own.lookup, self.condition)),
                ("choices_if", offers_event(own.offers, self.condition)),
                *(yes_no_pairs(own) if rows is None else ()),
                ("integer", events.true(own.integer)),
                ("unit", None if own.unit is None else events.text_of(own.unit, flow=True)),
                ("min", _limit(own.least, own.earliest)),
                ("max", _limit(own.most, own.latest)),
                ("bands", events.listed(map(_band, own.bands), flow=True)),
                ("lines", events.unless(Fraction(1), Fraction(own.lines))),
                ("max_length", events.unless(Fraction(MOST_SIGNS), Fraction(own.max_length))),
                ("pattern", events.quoted(own.pattern) if own.pattern else None),
                ("pattern_message", events.optional(own.pattern_message)),
                ("rows", rows),
            )
        )

    def choices(self, own: tuple[Choice, ...]) -> events.Events | None:
        return events.plain(self.lists[own]) if own in self.lists else _choices(own)

    def blocker(self, own: Blocker) -> events.Events:
        return events.pairs(
            (
                ("id", events.plain(own.id)),
                ("when", self.condition(own.when)),
                ("caps_at", events.plain(own.caps_at)),
                ("title", events.text_of(own.title)),
                ("reason", events.text_of(own.reason)),
            )
        )

    def condition(self, own: conditions.Condition | None) -> events.Events | None:
        """Write a condition in one line; the choices that it names are in the order of their question."""
        if own is None:
            return None
        if isinstance(own, conditions.Not):
            return events.pairs((("not", self.condition(own.part)),), flow=True)
        if isinstance(own, conditions.All | conditions.Any):
            key = "all" if isinstance(own, conditions.All) else "any"
            parts = (self.condition(part) or [] for part in own.parts)
            return events.pairs(((key, events.listed(parts, flow=True)),), flow=True)
        test = TESTS[type(own).__name__]
        if isinstance(own, conditions.AtLeast | conditions.AtMost):
            value: events.Events | None = events.number(own.number)
        elif isinstance(own, conditions.OnOrAfter | conditions.OnOrBefore):
            value = events.quoted(own.day)
        elif isinstance(own, conditions.Answered):
            value = events.true(True)
        else:
            value = events.names(self.in_order(own.question, own.choices))
        return events.pairs((("question", events.plain(own.question)), (test, value)), flow=True)

    def in_order(self, question: str, names: frozenset[str]) -> list[str]:
        """Return choices in the order of their question, and then any others."""
        asked = self.questionnaire.by_id.get(question)
        known = [name for name in (asked.by_id if asked else ()) if name in names]
        return [*known, *sorted(names.difference(known))]


def _long(text: Text | None) -> events.Events | None:
    return None if text is None else events.text_of(text, flow=False)


def _choices(choices: tuple[Choice, ...]) -> events.Events | None:
    scored = any(choice.score for choice in choices)
    return events.listed(
        events.pairs(
            (
                ("id", events.plain(own.id)),
                (
                    "score",
                    events.number(own.score) if scored and (own.score or not own.not_applicable) else None,
                ),
                ("exclusive", events.true(own.exclusive)),
                ("not_applicable", events.true(own.not_applicable)),
                ("says", events.true(own.says)),
                ("text", events.text_of(own.text, flow=True)),
                *improving.written(own),
            ),
            flow=True,
        )
        for own in choices
    )


def _level(own: Level) -> events.Events:
    return events.pairs(
        (
            ("id", events.plain(own.id)),
            ("from", events.number(own.start)),
            ("title", events.text_of(own.title, flow=True)),
        ),
        flow=True,
    )


def _limit(number: Fraction | None, day: str | None) -> events.Events | None:
    if day is not None:
        return events.quoted(day)
    return None if number is None else events.number(number)


def _band(own: Band) -> events.Events:
    return events.pairs((("from", events.number(own.start)), ("score", events.number(own.score))), flow=True)


def _constraint(own: Constraint) -> events.Events:
    return events.pairs(
        (
            ("id", events.plain(own.id)),
            ("sum_of", events.names(own.questions)),
            ("equals", events.listed(map(events.number, own.equals), flow=True)),
            ("at_most", None if own.at_most is None else events.number(own.at_most)),
            ("message", events.text_of(own.message)),
        )
    )


def _order(own: Order) -> events.Events:
    return events.pairs(
        (
            ("id", events.plain(own.id)),
            ("order", events.names(own.pair)),
            ("at_least", events.number(own.least) if own.least else None),
            ("at_most", None if own.most is None else events.number(own.most)),
            ("message", events.text_of(own.message)),
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
