"""The records of the advice: read from ``data/`` once, never changed.

Dates are ISO texts, which compare as dates. Without slots, which would make each class twice at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from ecomdiag.advice.glossary import Term
from ecomdiag.questionnaire.conditions import Condition, looked_at
from ecomdiag.questionnaire.left_out import LeftOut
from ecomdiag.record import Record
from ecomdiag.record.limits import Link
from ecomdiag.texts.words import Text

FactKind: TypeAlias = Literal["law", "service", "agreement"]
"""What a dated fact is of."""
FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)

Border: TypeAlias = Literal[
    "home", "no_goods", "unknown", "same_vat", "same_customs", "outside_customs", "customs_union", "northern_ireland",
    "agreement", "third",
]  # fmt: skip
"""How goods cross the border of a country: ``no_goods`` (nothing is shipped), ``unknown`` (not described from the
company's country), the others by what binds the two."""

DataRule: TypeAlias = Literal["gdpr", "adequacy", "safeguards"]
"""Under which rule personal data may go to a country."""


class Source(Record):
    """Where a statement was read."""

    title: str
    publisher: str
    link: Link
    #: The page's own date, if it bears one, and the day on which it was read.
    date: str | None = None
    read: str | None = None


class Dated(Record):
    """When a statement was checked, when it must be looked at again, and where it was read."""

    as_of: str
    review_by: str
    sources: tuple[Source, ...]
    #: Whether that was the primary source: the act, the office or the body itself.
    verified: bool = True

    def stale(self, date: str) -> bool:
        """Whether it should have been looked at again by this day."""
        return date > self.review_by


class Action(Record):
    """What to do about a low answer, and to which answer it leads.

    Of ``to`` (single), ``adds`` (multiple) and ``to_number`` (percentage) one is given.
    """

    id: str
    question: str
    title: Text
    why: Text
    first_step: Text
    #: Person-days of the company's own people, for a firm of 10 to 20: a judgement.
    days: tuple[Fraction, Fraction]
    #: The choices that it fits (single).
    fits: frozenset[str] = frozenset()
    to: str | None = None
    adds: tuple[str, ...] = ()
    to_number: Fraction | None = None
    #: The percentages that it fits: below this one, or above that one.
    below: Fraction | None = None
    above: Fraction | None = None
    needs: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    only_if: Condition | None = None
    sources: tuple[Source, ...] = ()

    @cached_property
    def effort(self) -> Fraction:
        """The middle of its effort, in person-days."""
        low, high = self.days
        return (low + high) / 2


class Must(Record):
    """An action that does not wait for its turn: what the law asks already, or what a sale fails for."""

    action: str
    #: The laws that it answers to, by the ids of their facts: it comes first where one of them is in force.
    duties: tuple[str, ...] = ()
    #: The companies for which it does not wait: all that it fits, if there is none.
    when: Condition | None = None

    @property
    def id(self) -> str:
        """What it is called by: its action."""
        return self.action


class Weighing(Record):
    """How far a gain counts when actions are put in order (0…1); of 0 it counts in full."""

    #: A step of a percentage that is shorter than this share of its band counts by its length.
    near_miss: Fraction = Fraction(0)
    #: A section of which less than this share applies counts as if that much of it did.
    thin_section: Fraction = Fraction(0)


class LensItem(Record):
    """One item of a lens, and the questions that speak of it; none, and then ``note`` says so."""

    id: str
    title: Text
    questions: tuple[str, ...]
    note: Text | None = None


class Lens(Record):
    """Another way to read the same answers."""

    id: str
    title: Text
    intro: Text
    #: Sentence that names the weakest item, with ``{item}``.
    weakest: Text
    items: tuple[LensItem, ...]

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of all questions of which its items speak."""
        return frozenset(name for item in self.items for name in item.questions)


class Fact(Record):
    """What the law, or a public service, asks or will ask."""

    id: str
    kind: FactKind
    title: Text
    text: Text
    dated: Dated
    when: Condition | None = None
    #: Where a company has to be for it to bind, or else to sell; both empty: wherever it is.
    home: frozenset[str] = frozenset()
    selling_to: frozenset[str] = frozenset()
    applies_from: str | None = None
    applies_to: str | None = None
    questions: tuple[str, ...] = ()


class MarketFact(Record):
    """A dated statement about one or more countries."""

    markets: frozenset[str]
    text: Text
    dated: Dated
    applies_from: str | None = None


class Markets(Record):
    """The dated statements about countries, by what they speak of."""

    adequacy: tuple[MarketFact, ...]
    agreements: tuple[MarketFact, ...]
    payments: tuple[MarketFact, ...]
    privacy: tuple[MarketFact, ...]
    restrictions: tuple[MarketFact, ...]
    notes: tuple[MarketFact, ...]


class Country(Record):
    """The slow-changing facts of a country or territory."""

    id: str
    eu: bool
    eea: bool
    euro: bool
    #: ``territory`` (of the EU's customs), ``union`` (customs union), ``northern_ireland`` or nothing.
    customs: str
    #: ``yes``, ``goods`` or ``no``: whether intra-EU VAT rules apply.
    vat: str
    currencies: tuple[str, ...]
    languages: tuple[str, ...]


class Support(Record):
    """A public programme or body that helps."""

    id: str
    title: Text
    body: Text
    text: Text
    sections: tuple[str, ...]
    dated: Dated
    questions: tuple[str, ...] = ()
    when: Condition | None = None
    #: The communities of Spain for whose companies it is, by their codes; empty: for all, wherever they are.
    regions: frozenset[str] = frozenset()
    #: The countries for whose companies it is; empty: for all.
    home: frozenset[str] = frozenset()
    #: The last day known on which it takes applications; without one, it is always open or not known.
    closes: str | None = None


class Statistic(Record):
    """An official figure for the same practice as a question asks about."""

    id: str
    question: str
    #: The answers that count as doing it; for a percentage, those of ``at_least`` or more.
    means: frozenset[str]
    at_least: Fraction | None
    #: Per cent of the companies in scope that do it.
    share: Fraction
    text: Text
    scope: str
    sizes: frozenset[str]
    year: int
    dated: Dated
    #: Answers without which it says nothing of the company; ``None``: of everyone.
    when: Condition | None = None


class Remark(Record):
    """Answers that do not fit together."""

    id: str
    when: Condition
    questions: tuple[str, ...]
    text: Text


class Enough(Record):
    """What is enough for a country of another language, currency, border or data regime."""

    #: One of ``markets.ASKED_FOR``: key of the sentence that says what lacks, or how the border then is.
    id: str
    question: str
    choices: frozenset[str]


AskTopic: TypeAlias = Literal["payments", "logistics", "service", "content"]
"""What a way to enter a country asks of a company."""
ASK_TOPICS: tuple[AskTopic, ...] = get_args(AskTopic)


class PositionRule(Record):
    """A sentence of the positioning, and whom it is for: every test that it has must hold."""

    id: str
    text: Text
    #: Choices of the ranking of which one stands first, or second; empty: any may.
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    when: Condition | None = None

    @cached_property
    def looks_at(self) -> frozenset[str]:
        """The ids of the questions at whose answers it looks, the ranking apart."""
        return frozenset() if self.when is None else looked_at([self.when])


class EntryRule(PositionRule):
    """By which channel to enter a country, and which countries that is for."""

    #: A word for it: ``own_shop``, ``marketplace``…; ``none``: by none, for now.
    channel: str
    #: Empty: any.
    markets: frozenset[str] = frozenset()
    #: Only where sales are restricted; only where a place was checked.
    restricted: bool = False
    place: bool = False


class AskRule(PositionRule):
    """What a company needs for it, and the answers with which it has that already, if there are any."""

    topic: AskTopic
    question: str = ""
    enough: frozenset[str] = frozenset()


class MarketPlace(Record):
    """A marketplace in some countries, or a portal of public tenders: a fact."""

    id: str
    title: Text
    #: What has to be known of it: goes on from its name.
    text: Text
    markets: frozenset[str]
    when: Condition | None
    dated: Dated


class Positioning(Record):
    """How to present a company in other countries, and by which channel to enter each."""

    #: Id of the question that ranks what sets a company apart.
    ranking: str
    #: Of these one is told, the first that fits.
    lead: tuple[PositionRule, ...]
    proof: tuple[PositionRule, ...]
    backing: tuple[PositionRule, ...]
    start: tuple[PositionRule, ...]
    #: One for each country, and one for each topic.
    entry: tuple[EntryRule, ...]
    asks: tuple[AskRule, ...]
    #: All that fit.
    sectors: tuple[PositionRule, ...]
    avoid: tuple[PositionRule, ...]
    contradictions: tuple[PositionRule, ...]
    places: tuple[MarketPlace, ...]


class Advice(Record, eq=False):
    """All of the advice for one questionnaire."""

    actions: tuple[Action, ...]
    #: Actions without which the rest has no object, by id: they come first where they fit.
    foundations: tuple[str, ...]
    lenses: tuple[Lens, ...]
    facts: tuple[Fact, ...]
    markets: Markets
    enough: tuple[Enough, ...]
    #: Every country and territory by its code; none where no target countries are asked for.
    countries: Mapping[str, Country]
    #: Names of languages by their codes.
    languages: Mapping[str, Text]
    support: tuple[Support, ...]
    statistics: tuple[Statistic, ...]
    remarks: tuple[Remark, ...]
    #: Ids of the questions on where a company wants to sell (``countries``) and how large it is (``single``), if any.
    targets: str = ""
    size: str = ""
    #: The digest of the questionnaire for which it was read.
    digest: str = ""
    left_out: tuple[LeftOut, ...] = ()
    #: The most pressing first.
    musts: tuple[Must, ...] = ()
    weighing: Weighing = Weighing()
    positioning: Positioning | None = None
    glossary: tuple[Term, ...] = ()
