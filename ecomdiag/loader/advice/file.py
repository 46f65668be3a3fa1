"""Reads one file of the advice: its sources by id, and the entries of its lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from ecomdiag.advice.markets import ASKED_FOR
from ecomdiag.advice.model import Action, Country, Enough, Fact, Must, Source, Weighing
from ecomdiag.loader.advice.entry import EntryReader, read_date
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.questions.conditions import ConditionReader, TargetCountries
from ecomdiag.loader.tables import country_rows
from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import IN_SPAIN

MARKET_KINDS = ("adequacy", "agreements", "payments", "privacy", "restrictions", "notes")
#: The keys of a file beside its sources, if there are others than its name.
_KEYS = {
    "markets": ("question", "enough", *MARKET_KINDS),
    "actions": ("actions", "foundations", "musts", "weighing"),
    "statistics": ("size", "statistics"),
    "glossary": ("terms",),
    "positioning": (
        "question", "lead", "proof", "backing", "start", "sectors", "avoid", "contradictions", "entry", "asks",
        "places",
    ),
}  # fmt: skip
#: Nothing in an address may end it, or act on a page that shows it.
_LINK = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"`\\]+")

T = TypeVar("T")


class AdviceFile:
    """One file of the advice: its sources by id, and the entries of its lists."""

    def __init__(self, questionnaire: Questionnaire, name: str, node: Node, path: str) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self.faults = Faults()
        self.conditions = ConditionReader(self.faults, questionnaire.by_id)
        #: Where each entry says what it needs.
        self.needs: dict[str, Place] = {}
        #: Where each entry of a list stands.
        self.places: dict[tuple[str, str], Place] = {}
        self.fields = Fields(node, self.faults, "sources", *_KEYS.get(name, (name,)))
        self.sources: dict[str, Source] = {}
        for own in self.fields.items("sources", required=False):
            self._add_source(own)

    def records(self, key: str, kind: str, read: Callable[[EntryReader], T]) -> tuple[T, ...]:
        """Read every entry of a list, all of one kind; ids are distinct."""
        seen: set[str] = set()
        records = []
        for node in self.fields.items(key):
            entry = self._entry(node, kind)
            records.append(read(entry))
            name = entry.id
            self.needs.setdefault(name, entry.fields.at("needs"))
            self.places[key, name] = node.place
            if name and name in seen:
                self.faults.note("twice", node.place, what=key, id=name)
            seen.add(name)
        return tuple(records)

    def question(self, key: str, kind: Kind) -> Question | None:
        """Return the question of a kind that the file as a whole looks at."""
        name = self.fields.id(key)
        found = self.questionnaire.by_id.get(name)
        if found is None and name:
            self.faults.note("unknown_question", self.fields.at(key), found=name)
        if found is None or found.kind is kind:
            return found
        self.faults.note("another_kind", self.fields.at(key), question=name, kind=found.kind, expected=kind)
        return None

    def speak_of(self, targets: Question | None) -> None:
        """Let ``market`` speak of the countries chosen in a question; with none it means nothing."""
        self.conditions.targets = (
            TargetCountries(question=targets, groups=_market_groups()) if targets else None
        )

    def enough(self) -> tuple[Enough, ...]:
        """Read which answers are enough, for each thing that a country may ask for."""
        node = self.fields.required("enough")
        if node is None:
            return ()
        own = Fields(node, self.faults, *ASKED_FOR)
        entries = ((name, own.required(name)) for name in ASKED_FOR)
        return tuple(
            self._entry(entry, "enough").enough(name) for name, entry in entries if entry is not None
        )

    def musts(self) -> tuple[Must, ...]:
        """Read what does not wait for its turn, if the file says it."""
        return self.records("musts", "must", EntryReader.must) if "musts" in self.fields else ()

    def weighing(self) -> Weighing:
        """Read how far gains count when actions are put in order; in full, if the file does not say it."""
        node = self.fields.node("weighing")
        if node is None:
            return Weighing()
        own = Fields(node, self.faults, "near_miss", "thin_section")
        return Weighing(
            near_miss=own.between("near_miss", 0, 1), thin_section=own.between("thin_section", 0, 1)
        )

    def check_duties(self, musts: Iterable[Must], facts: Iterable[Fact]) -> None:
        """Note duties that name no law."""
        laws = {fact.id for fact in facts if fact.kind == "law"}
        for own in musts:
            for name in own.duties:
                if name not in laws:
                    self.faults.note("unknown_law", self._must_at(own), action=own.action, found=name)

    def check_needs(
        self, actions: Iterable[Action], foundations: Iterable[str], musts: Iterable[Must] = ()
    ) -> None:
        """Note needs, foundations and musts that name no action, and needs that go round in a circle."""
        by_id = {action.id: action for action in actions}
        wanted = [("foundations", self.fields.at("foundations"), name) for name in foundations]
        wanted += [("musts", self._must_at(own), own.action) for own in musts]
        wanted += [(own.id, self.needs[own.id], need) for own in by_id.values() for need in own.needs]
        for asking, place, name in wanted:
            if name not in by_id:
                self.faults.note("unknown_action", place, action=asking, found=name)
        self._check_circles(by_id)

    def _must_at(self, own: Must) -> Place:
        return self.places.get(("musts", own.action), self.fields.at("musts"))

    def _check_circles(self, by_id: Mapping[str, Action]) -> None:
        """Follow needs as far as they go, without a limit to how many hang on one another."""
        done: set[str] = set()
        for first in by_id:
            trail: dict[str, Iterator[str]] = {} if first in done else {first: iter(by_id[first].needs)}
            while trail:
                name, needs = next(reversed(trail.items()))
                need = next(needs, None)
                if need is None:
                    done.add(name)
                    trail.popitem()
                elif need in trail:
                    self._note_circle(list(trail), need)
                elif need not in done and need in by_id:
                    trail[need] = iter(by_id[need].needs)

    def _note_circle(self, trail: list[str], name: str) -> None:
        shown = " → ".join((*trail[trail.index(name) :], name))
        self.faults.note("circle", self.needs[name], trail=shown)

    def refuse_faults(self) -> None:
        """Raise ``QuestionnaireError`` if anything was found wrong."""
        if self.faults:
            raise QuestionnaireError(self.faults, self.path)

    def _entry(self, node: Node, kind: str) -> EntryReader:
        return EntryReader(node, kind, self.questionnaire, self.conditions, self.sources)

    def _add_source(self, node: Node) -> None:
        fields = Fields(node, self.faults, "id", "title", "publisher", "date", "read", "link")
        source = Source(
            title=fields.string("title"),
            publisher=fields.string("publisher"),
            link=fields.string("link"),
            date=read_date(fields, "date"),
            read=read_date(fields, "read"),
        )
        if source.link and not _LINK.fullmatch(source.link):
            self.faults.note("not_a_link", fields.at("link"), found=source.link)
        name = fields.id()
        if name and name in self.sources:
            self.faults.note("twice", node.place, what="sources", id=name)
        self.sources[name] = source


def country_facts(row: dict[str, str]) -> Country:
    """Return the slow-changing facts of a row of the file of countries."""
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


@cache
def _market_groups() -> dict[str, frozenset[str]]:
    """Return the groups of countries that a condition may name."""
    countries = [country_facts(row) for row in country_rows()]

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
        "vat_territory": those(lambda own: own.vat == "yes"),
        "vat_on_goods": those(lambda own: own.vat in ("yes", "goods")),
        "spain": IN_SPAIN,
    }
