"""Reads the entries of the advice files, each kind by the keys that it has.

A key of another kind of entry means nothing in one, and is refused like any that is misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from fractions import Fraction
from typing import Any, ClassVar, TypeAlias

from ecomdiag.advice.model import (
    FACT_KINDS,
    Action,
    Dated,
    Enough,
    Fact,
    Lens,
    LensItem,
    MarketFact,
    Must,
    Remark,
    Source,
    Statistic,
    Support,
)
from ecomdiag.loader.advice.keys import HELPERS, KEYS, ONLY_OF, TEXTS
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.questions.conditions import ConditionReader
from ecomdiag.loader.questions.kinds import suit
from ecomdiag.loader.tables import region_rows
from ecomdiag.loader.yaml.nodes import Node, Scalar, Sequence
from ecomdiag.questionnaire.conditions import All, Condition
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.texts.words import Text

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)

Sources: TypeAlias = Mapping[str, Source]


def read_date(fields: Fields, key: str) -> str | None:
    """Return a field that is a date, if it is there."""
    if key not in fields:
        return None
    date = fields.string(key)
    if not _DATE.fullmatch(date):
        fields.faults.note("not_a_date", fields.at(key), key=key, found=date)
    return date


class EntryReader:
    """Reads one entry, of one of the kinds of ``keys``; notes every fault and goes on."""

    keys: ClassVar[Mapping[str, tuple[str, ...]]] = KEYS

    def __init__(
        self,
        node: Node,
        kind: str,
        questionnaire: Questionnaire,
        conditions: ConditionReader,
        sources: Sources,
    ) -> None:
        self.kind = kind
        self.questionnaire = questionnaire
        self.conditions = conditions
        self.sources = sources
        self.faults: Faults = conditions.faults
        self.fields = Fields(node, self.faults, *self.keys[kind])

    @property
    def id(self) -> str:
        """Its id, or that of its action; entries about markets have none."""
        return next((self.fields.id(key) for key in ("id", "action") if key in self.fields), "")

    def action(self) -> Action:
        """Read what to do about a low answer."""
        question = self._question("question")
        return Action(
            id=self.fields.id(),
            question=question.id if question else "",
            title=self.fields.text("title"),
            why=self.fields.text("why"),
            first_step=self.fields.text("first_step"),
            days=self._days(),
            **(self._jump(question) if question is not None else {}),
            needs=self._names("needs"),
            helpers=self._words("helpers", HELPERS),
            only_if=self._condition("only_if"),
            sources=self._sources(),
        )

    def must(self) -> Must:
        """Read an action that does not wait for its turn."""
        return Must(
            action=self.fields.id("action"), duties=self._names("duties"), when=self._condition("when")
        )

    def _days(self) -> tuple[Fraction, Fraction]:
        days = self.fields.numbers("days", 0, 1000)
        if len(days) == 2 and 0 < days[0] <= days[1]:
            return days[0], days[1]
        self.faults.note("days", self.fields.at("days"))
        return Fraction(1), Fraction(1)

    def _jump(self, question: Question) -> dict[str, Any]:
        """Read which answers an action fits, and to which it leads: by other keys in each kind of question."""
        suit(ONLY_OF[self.kind], question.kind, self.fields)
        fields = self.fields
        match question.kind:
            case Kind.SINGLE:
                return {
                    "fits": frozenset(self._choices("from", question)),
                    "to": self._choice("to", question),
                }
            case Kind.MULTIPLE:
                return {"adds": self._choices("adds", question)}
            case Kind.PERCENTAGE:
                ends = {key: fields.between(key, 0, 100) for key in ("below", "above") if key in fields}
                if not ends:
                    self.faults.note("missing_key", fields.place, key="below")
                return {**ends, "to_number": fields.between("to", 0, 100)}
        self.faults.note("never_raised", fields.at("question"), question=question.id, kind=question.kind)
        return {}

    def lens(self) -> Lens:
        """Read another way to read the answers."""
        return Lens(
            id=self.fields.id(),
            title=self.fields.text("title"),
            intro=self.fields.text("intro"),
            weakest=self.fields.text("weakest"),
            items=self._items(),
        )

    def _items(self) -> tuple[LensItem, ...]:
        items: dict[str, LensItem] = {}
        for node in self.fields.items("items"):
            own = EntryReader(node, "item", self.questionnaire, self.conditions, self.sources)
            item = own.item()
            if item.id and item.id in items:
                self.faults.note("twice", node.place, what="items", id=item.id)
            items[item.id] = item
        return tuple(items.values())

    def item(self) -> LensItem:
        """Read one item of a lens."""
        return LensItem(
            id=self.fields.id(),
            title=self.fields.text("title"),
            questions=self._questions("questions"),
            note=self.fields.optional_text("note"),
        )

    def fact(self) -> Fact:
        """Read what the law, or a public service, asks."""
        return Fact(
            id=self.fields.id(),
            kind=self.fields.one_of("kind", FACT_KINDS),
            title=self.fields.text("title"),
            text=self.fields.text("text"),
            dated=self._dated(),
            when=self._condition("when"),
            home=self._countries("home"),
            selling_to=self._countries("selling_to"),
            applies_from=self._date("applies_from"),
            applies_to=self._date("applies_to"),
            questions=self._questions("questions"),
        )

    def _countries(self, key: str) -> frozenset[str]:
        """Read the countries that a field names; none if it is not there."""
        return self.conditions.markets(self.fields, key) if key in self.fields else frozenset()

    def market_fact(self) -> MarketFact:
        """Read a statement about countries."""
        return MarketFact(
            markets=self.conditions.markets(self.fields),
            text=self._market_text(),
            dated=self._dated(),
            applies_from=self._date("applies_from"),
        )

    def _market_text(self) -> Text:
        """The text of an entry: given, a title of one language or two, or a list of names."""
        given = [key for key in TEXTS if key in self.fields]
        for key in given[1:]:
            self.faults.note("only_one", self.fields.key_at(key), keys=", ".join(TEXTS))
        if "methods" in self.fields:
            methods = ", ".join(scalar.text for scalar in self.fields.strings("methods"))
            return Text(methods, methods)
        if "text" in self.fields:
            return self.fields.text("text")
        return self._name("title")

    def _name(self, key: str) -> Text:
        """Read a name: the same in all languages, or one for each."""
        node = self.fields.required(key)
        return Text(node.text, node.text) if isinstance(node, Scalar) else self.fields.text(key)

    def enough(self, name: str) -> Enough:
        """Read which answers are enough for what a country asks."""
        question = self._question("question")
        choices = frozenset(self._choices("choices", question))
        return Enough(id=name, question=question.id if question else "", choices=choices)

    def support(self) -> Support:
        """Read a public programme or body."""
        sections = self._names("sections")
        known = {section.id for section in self.questionnaire.sections}
        self._note_unknown("sections", sections, known, "unknown_section")
        return Support(
            id=self.fields.id(),
            title=self.fields.text("title"),
            body=self._name("body"),
            text=self.fields.text("text"),
            sections=sections,
            dated=self._dated(),
            questions=self._questions("questions"),
            when=self._condition("when"),
            home=self._countries("home"),
            closes=self._date("closes"),
            regions=frozenset(self._words("regions", tuple(row["code"] for row in region_rows()))),
        )

    def statistic(self, size: Question | None) -> Statistic:
        """Read an official figure; ``size`` is the question that tells how large a company is."""
        question = self._question("question")
        if question is not None:
            suit(ONLY_OF[self.kind], question.kind, self.fields)
        numeric = question is not None and question.kind is Kind.PERCENTAGE
        return Statistic(
            id=self.fields.id(),
            question=question.id if question else "",
            means=frozenset() if numeric else frozenset(self._choices("means", question)),
            at_least=self.fields.between("at_least", 0, 100) if numeric else None,
            share=self.fields.between("share", 0, 100),
            text=self.fields.text("text"),
            scope=self.fields.one_of("scope", ("ES", "EU")),
            sizes=frozenset(self._choices("sizes", size, required=False)),
            year=self.fields.whole("year", 1990, 2100),
            dated=self._dated(),
            when=self._condition("when"),
        )

    def remark(self) -> Remark:
        """Read answers that do not fit together."""
        node = self.fields.required("when")
        return Remark(
            id=self.fields.id(),
            when=self.conditions.read(node) if node is not None else All(()),
            questions=self._questions("questions"),
            text=self.fields.text("text"),
        )

    def _dated(self) -> Dated:
        as_of, review_by = self._date("as_of"), self._date("review_by")
        for key, value in (("as_of", as_of), ("review_by", review_by)):
            if value is None:
                self.faults.note("missing_key", self.fields.place, key=key)
        sources = self._sources()
        if not sources:
            self.faults.note("missing_key", self.fields.place, key="sources")
        verified = "verified" not in self.fields or self.fields.flag("verified")
        return Dated(as_of=as_of or "", review_by=review_by or "", sources=sources, verified=verified)

    def _date(self, key: str) -> str | None:
        return read_date(self.fields, key)

    def _sources(self) -> tuple[Source, ...]:
        names = self._names("sources")
        self._note_unknown("sources", names, self.sources, "unknown_source")
        return tuple(self.sources[name] for name in names if name in self.sources)

    def _condition(self, key: str) -> Condition | None:
        node = self.fields.node(key)
        return self.conditions.read(node) if node is not None else None

    def _question(self, key: str) -> Question | None:
        name = self.fields.id(key)
        question = self.questionnaire.by_id.get(name)
        if question is None and name:
            self.faults.note("unknown_question", self.fields.at(key), found=name)
        return question

    def _questions(self, key: str) -> tuple[str, ...]:
        names = self._names(key)
        self._note_unknown(key, names, self.questionnaire.by_id, "unknown_question")
        return names

    def _choice(self, key: str, question: Question | None) -> str:
        name = self.fields.string(key)
        if question is not None:
            self._note_unknown(key, [name], question.by_id, "unknown_choice")
        return name

    def _choices(self, key: str, question: Question | None, *, required: bool = True) -> tuple[str, ...]:
        names = self._names(key, required=required)
        if question is not None:
            self._note_unknown(key, names, question.by_id, "unknown_choice")
        return names

    def _note_unknown(self, key: str, names: Iterable[str], known: Container[str], rule: str) -> None:
        """Note the names that are not known."""
        for name in names:
            if name not in known:
                self.faults.note(rule, self.fields.at(key), found=name)

    def _words(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        names = self._names(key)
        for name in names:
            if name not in allowed:
                self.faults.note(
                    "not_one_of", self.fields.at(key), key=key, found=name, allowed=", ".join(allowed)
                )
        return names

    def _names(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        node = self.fields.node(key)
        if not required and (node is None or (isinstance(node, Sequence) and not node.items)):
            return ()
        return tuple(scalar.text for scalar in self.fields.strings(key))
