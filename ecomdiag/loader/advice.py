"""Reads the advice that belongs to a questionnaire: actions, lenses, facts, markets, support, statistics, remarks.

Refused, like a questionnaire, with every fault and its line, if anything in it dangles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from ecomdiag.advice.model import (
    Action,
    Advice,
    Country,
    Dated,
    Fact,
    Lens,
    LensItem,
    MarketFact,
    Markets,
    Remark,
    Source,
    Statistic,
    Support,
)
from ecomdiag.conditions import All, Condition
from ecomdiag.errors import ProblemsError, QuestionnaireError
from ecomdiag.loader import yaml_text
from ecomdiag.loader.built import built
from ecomdiag.loader.conditions import TARGETS, ConditionReader
from ecomdiag.loader.countries import country_rows, language_rows
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES, read_data
from ecomdiag.loader.yaml_text import Node, Scalar, Sequence
from ecomdiag.model import Kind, Question, Questionnaire, Text
from ecomdiag.problems import Place

SHIPPED_FOR = "online-export"
BUILT = "advice"
FILES = ("actions", "lenses", "facts", "markets", "support", "statistics", "remarks")
HELPERS = (
    "agency", "isv", "var", "msp", "itsp", "mssp", "carrier", "lawyer", "customs_agent", "translator", "accountant",
    "bank",
)  # fmt: skip
MARKET_KINDS = ("adequacy", "agreements", "payments", "privacy", "restrictions", "notes")
#: Nothing in an address may end it, or act on a page that shows it.
_LINK = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"`\\]+")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)

T = TypeVar("T")


def load_advice(questionnaire: Questionnaire) -> Advice | None:
    """Return the advice shipped for a questionnaire; ``None`` if there is none for it.

    Raises ``QuestionnaireError`` with every fault found.
    """
    if questionnaire.id != SHIPPED_FOR:
        return None
    kept: Advice | None = built(BUILT)
    if kept is not None:
        return kept
    return parse_advice(questionnaire, {name: read_data(f"{name}.yaml") for name in FILES})


def parse_advice(questionnaire: Questionnaire, contents: dict[str, bytes]) -> Advice:
    """Make the advice of the bytes of its files. Raises ``QuestionnaireError`` naming the first faulty file."""
    return _advice(questionnaire, {name: _parsed(name, content) for name, content in contents.items()})


def parse_actions(questionnaire: Questionnaire, content: bytes) -> Advice:
    """Make advice of an actions file alone. Raises ``QuestionnaireError`` with every fault found."""
    reader = _File(questionnaire, "actions", _parsed("actions", content))
    actions = reader.records("actions", _Entry.action)
    named = reader.fields.strings("foundations") if "foundations" in reader.fields else ()
    foundations = tuple(scalar.text for scalar in named)
    reader.check_needs(actions, foundations)
    reader.refuse_faults()
    return Advice(
        actions=actions,
        foundations=foundations,
        lenses=(),
        facts=(),
        markets=Markets(**dict.fromkeys(MARKET_KINDS, ())),
        countries={},
        languages={},
        support=(),
        statistics=(),
        remarks=(),
    )


def _parsed(name: str, content: bytes) -> Node:
    try:
        return yaml_text.parse(content, limit=MAX_BYTES)
    except ProblemsError as error:
        refused = QuestionnaireError(error.problems)
        refused.path = f"{name}.yaml"
        raise refused from None


def _advice(questionnaire: Questionnaire, nodes: dict[str, Node]) -> Advice:
    readers = {name: _File(questionnaire, name, node) for name, node in nodes.items()}
    countries = {country.id: country for country in map(_country, country_rows())}
    advice = Advice(
        actions=readers["actions"].records("actions", _Entry.action),
        foundations=tuple(scalar.text for scalar in readers["actions"].fields.strings("foundations")),
        lenses=readers["lenses"].records("lenses", _Entry.lens),
        facts=readers["facts"].records("facts", _Entry.fact),
        markets=Markets(
            **{kind: readers["markets"].records(kind, _Entry.market_fact) for kind in MARKET_KINDS}
        ),
        countries=countries,
        languages={row["code"]: Text(row["name_es"], row["name_en"]) for row in language_rows()},
        support=readers["support"].records("support", _Entry.support),
        statistics=readers["statistics"].records("statistics", _Entry.statistic),
        remarks=readers["remarks"].records("remarks", _Entry.remark),
    )
    readers["actions"].check_needs(advice.actions, advice.foundations)
    for reader in readers.values():
        reader.refuse_faults()
    return advice


def _country(row: dict[str, str]) -> Country:
    return Country(
        id=row["alpha2"],
        eu=row["eu"] == "1",
        eea=row["eea"] == "1",
        euro=row["euro"] == "1",
        customs=row["eu_customs"],
        vat=row["eu_vat"],
        currencies=tuple(filter(None, row["currency"].split("|"))),
        languages=tuple(filter(None, row["languages"].split("|"))),
    )


class _File:
    """One file of the advice: its sources by id, and the entries of its lists."""

    def __init__(self, questionnaire: Questionnaire, name: str, node: Node) -> None:
        self.questionnaire = questionnaire
        self.name = name
        self.faults = Faults()
        groups = _market_groups() if TARGETS in questionnaire.by_id else None
        self.conditions = ConditionReader(self.faults, questionnaire.by_id, groups)
        #: Where each entry says what it needs.
        self.needs: dict[str, Place] = {}
        lists = {"markets": MARKET_KINDS, "actions": ("actions", "foundations")}.get(name, (name,))
        self.fields = Fields(node, self.faults, "sources", *lists)
        self.sources = dict(map(self._source, self.fields.items("sources", required=False)))

    def records(self, key: str, read: Callable[[_Entry], T]) -> tuple[T, ...]:
        """Read every entry of a list; ids are distinct."""
        seen: set[str] = set()
        records = []
        for node in self.fields.items(key):
            entry = _Entry(self, node)
            records.append(read(entry))
            name = entry.id
            self.needs[name] = entry.fields.at("needs")
            if name and name in seen:
                self.faults.note("twice", node.place, what=key, id=name)
            seen.add(name)
        return tuple(records)

    def check_needs(self, actions: Iterable[Action], foundations: Iterable[str]) -> None:
        """Note needs and foundations that name no action, and needs that go round in a circle."""
        by_id = {action.id: action for action in actions}
        wanted = [("foundations", self.fields.at("foundations"), name) for name in foundations]
        wanted += [(own.id, self.needs[own.id], need) for own in by_id.values() for need in own.needs]
        for asking, place, name in wanted:
            if name not in by_id:
                self.faults.note("unknown_action", place, action=asking, found=name)
        self._check_circles(by_id)

    def _check_circles(self, by_id: dict[str, Action]) -> None:
        done: set[str] = set()

        def visit(name: str, trail: tuple[str, ...]) -> None:
            if name in trail:
                self.faults.note("circle", self.needs[name], trail=" → ".join((*trail, name)))
            elif name not in done and name in by_id:
                for need in by_id[name].needs:
                    visit(need, (*trail, name))
                done.add(name)

        for name in by_id:
            visit(name, ())

    def refuse_faults(self) -> None:
        if self.faults:
            raise self._refused(QuestionnaireError(self.faults))

    def _refused(self, error: QuestionnaireError) -> QuestionnaireError:
        error.path = f"{self.name}.yaml"
        return error

    def _source(self, node: Node) -> tuple[str, Source]:
        fields = Fields(node, self.faults, "id", "title", "publisher", "date", "read", "link")
        source = Source(
            title=fields.string("title"),
            publisher=fields.string("publisher"),
            link=fields.string("link"),
            date=fields.string("date") if "date" in fields else None,
            read=fields.string("read") if "read" in fields else None,
        )
        if source.link and not _LINK.fullmatch(source.link):
            self.faults.note("not_a_link", fields.at("link"), found=source.link)
        return fields.id(), source


class _Entry:
    """One entry of a list, and how each kind of entry is read."""

    def __init__(self, file: _File, node: Node) -> None:
        self.file = file
        self.faults = file.faults
        self.questionnaire = file.questionnaire
        self.fields = Fields(
            node, file.faults, "id", "question", "from", "to", "adds", "below", "above", "title", "why", "first_step",
            "days", "needs", "helpers", "only_if", "sources", "intro", "weakest", "items", "questions", "note", "kind",
            "text", "applies_from", "applies_to", "when", "as_of", "review_by", "market", "methods", "body", "sections",
            "means", "at_least", "share", "scope", "sizes", "year",
        )  # fmt: skip

    @property
    def id(self) -> str:
        """Its id; entries about markets have none."""
        return self.fields.id() if "id" in self.fields else ""

    def action(self) -> Action:
        question = self._question("question")
        days = self.fields.numbers("days", 0, 1000)
        if len(days) != 2 or not 0 < days[0] <= days[1]:
            self.faults.note("days", self.fields.at("days"))
            days = (Fraction(1), Fraction(1))
        single = question is not None and question.kind is Kind.SINGLE
        return Action(
            id=self.fields.id(),
            question=question.id if question else "",
            title=self.fields.text("title"),
            why=self.fields.text("why"),
            first_step=self.fields.text("first_step"),
            days=(days[0], days[1]),
            fits=frozenset(self._choices("from", question)) if single else frozenset(),
            to=self._choice("to", question) if single else None,
            adds=self._choices("adds", question) if question and question.kind is Kind.MULTIPLE else (),
            to_number=self.fields.between("to", 0, 100)
            if question and question.kind is Kind.PERCENTAGE
            else None,
            below=self.fields.between("below", 0, 100) if "below" in self.fields else None,
            above=self.fields.between("above", 0, 100) if "above" in self.fields else None,
            needs=self._names("needs"),
            helpers=self._words("helpers", HELPERS),
            only_if=self._condition("only_if"),
            sources=self._sources(),
        )

    def lens(self) -> Lens:
        return Lens(
            id=self.fields.id(),
            title=self.fields.text("title"),
            intro=self.fields.text("intro"),
            weakest=self.fields.text("weakest"),
            items=tuple(_Entry(self.file, node)._lens_item() for node in self.fields.items("items")),
        )

    def _lens_item(self) -> LensItem:
        return LensItem(
            id=self.fields.id(),
            title=self.fields.text("title"),
            questions=self._questions("questions"),
            note=self.fields.optional_text("note"),
        )

    def fact(self) -> Fact:
        return Fact(
            id=self.fields.id(),
            kind=self.fields.one_of("kind", ("law", "service", "agreement")),
            title=self.fields.text("title"),
            text=self.fields.text("text"),
            dated=self._dated(),
            when=self._condition("when"),
            applies_from=self._date("applies_from"),
            applies_to=self._date("applies_to"),
            questions=self._questions("questions"),
        )

    def market_fact(self) -> MarketFact:
        return MarketFact(
            markets=self.file.conditions.markets(self.fields),
            text=self._market_text(),
            dated=self._dated(),
            applies_from=self._date("applies_from"),
        )

    def _market_text(self) -> Text:
        """The text of an entry: given, a title of one language or two, or a list of names."""
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

    def support(self) -> Support:
        sections = self._names("sections")
        known = {section.id for section in self.questionnaire.sections}
        for name in sections:
            if name not in known:
                self.faults.note("unknown_section", self.fields.at("sections"), found=name)
        return Support(
            id=self.fields.id(),
            title=self.fields.text("title"),
            body=self._name("body"),
            text=self.fields.text("text"),
            sections=sections,
            dated=self._dated(),
            questions=self._questions("questions"),
            when=self._condition("when"),
        )

    def statistic(self) -> Statistic:
        question = self._question("question")
        return Statistic(
            id=self.fields.id(),
            question=question.id if question else "",
            means=frozenset(self._choices("means", question)) if "means" in self.fields else frozenset(),
            at_least=self.fields.number("at_least") if "at_least" in self.fields else None,
            share=self.fields.between("share", 0, 100),
            text=self.fields.text("text"),
            scope=self.fields.one_of("scope", ("ES", "EU")),
            sizes=frozenset(self._words("sizes", ("micro", "small", "medium", "large"))),
            year=int(self.fields.between("year", 1990, 2100)),
            dated=self._dated(),
        )

    def remark(self) -> Remark:
        node = self.fields.required("when")
        return Remark(
            id=self.fields.id(),
            when=self.file.conditions.read(node) if node is not None else All(()),
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
        return Dated(as_of=as_of or "", review_by=review_by or "", sources=sources)

    def _date(self, key: str) -> str | None:
        if key not in self.fields:
            return None
        date = self.fields.string(key)
        if not _DATE.fullmatch(date):
            self.faults.note("not_a_date", self.fields.at(key), key=key, found=date)
        return date

    def _sources(self) -> tuple[Source, ...]:
        found = []
        for name in self._names("sources"):
            if name in self.file.sources:
                found.append(self.file.sources[name])
            else:
                self.faults.note("unknown_source", self.fields.at("sources"), found=name)
        return tuple(found)

    def _condition(self, key: str) -> Condition | None:
        node = self.fields.node(key)
        return self.file.conditions.read(node) if node is not None else None

    def _question(self, key: str) -> Question | None:
        name = self.fields.id(key)
        question = self.questionnaire.by_id.get(name)
        if question is None and name:
            self.faults.note("unknown_question", self.fields.at(key), found=name)
        return question

    def _questions(self, key: str) -> tuple[str, ...]:
        names = self._names(key)
        for name in names:
            if name not in self.questionnaire.by_id:
                self.faults.note("unknown_question", self.fields.at(key), found=name)
        return names

    def _choice(self, key: str, question: Question | None) -> str:
        name = self.fields.string(key)
        if question is not None and name not in question.by_id:
            self.faults.note("unknown_choice", self.fields.at(key), found=name)
        return name

    def _choices(self, key: str, question: Question | None) -> tuple[str, ...]:
        names = self._names(key, required=True)
        for name in names:
            if question is not None and name not in question.by_id:
                self.faults.note("unknown_choice", self.fields.at(key), found=name)
        return names

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


def _market_groups() -> dict[str, frozenset[str]]:
    """Return the groups of countries that a condition may name."""
    countries = [_country(row) for row in country_rows()]

    def those(fits: Callable[[Country], bool]) -> frozenset[str]:
        return frozenset(country.id for country in countries if fits(country))

    return {
        "eu": those(lambda own: own.eu),
        "outside_eu": those(lambda own: not own.eu),
        "eea": those(lambda own: own.eea),
        "outside_eea": those(lambda own: not own.eea),
        "euro": those(lambda own: own.euro),
        "outside_euro": those(lambda own: not own.euro),
        "customs_union": those(lambda own: own.customs == "union"),
        "third_country": those(lambda own: own.customs == ""),
    }
