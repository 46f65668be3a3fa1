"""The records of the advice: read from ``data/`` once, never changed.

Dates are ISO texts, which compare as dates. Without slots, which would make each class twice at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ecomdiag.conditions import Condition
from ecomdiag.model import Text


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a statement was read."""

    title: str
    publisher: str
    link: str
    #: The page's own date, if it bears one, and the day on which it was read.
    date: str | None = None
    read: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dated:
    """When a statement was checked, when it must be looked at again, and where it was read."""

    as_of: str
    review_by: str
    sources: tuple[Source, ...]

    def stale(self, date: str) -> bool:
        """Whether it should have been looked at again by this day."""
        return date > self.review_by


@dataclass(frozen=True, kw_only=True)
class Action:
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


@dataclass(frozen=True, kw_only=True)
class LensItem:
    """One item of a lens, and the questions that speak of it; none, and then ``note`` says so."""

    id: str
    title: Text
    questions: tuple[str, ...]
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Lens:
    """Another way to read the same answers."""

    id: str
    title: Text
    intro: Text
    #: Sentence that names the weakest item, with ``{item}``.
    weakest: Text
    items: tuple[LensItem, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What the law, or a public service, asks or will ask."""

    id: str
    kind: str
    title: Text
    text: Text
    dated: Dated
    when: Condition | None = None
    applies_from: str | None = None
    applies_to: str | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MarketFact:
    """A dated statement about one or more countries."""

    markets: frozenset[str]
    text: Text
    dated: Dated
    applies_from: str | None = None


@dataclass(frozen=True, kw_only=True)
class Markets:
    """The dated statements about countries, by what they speak of."""

    adequacy: tuple[MarketFact, ...]
    agreements: tuple[MarketFact, ...]
    payments: tuple[MarketFact, ...]
    privacy: tuple[MarketFact, ...]
    restrictions: tuple[MarketFact, ...]
    notes: tuple[MarketFact, ...]


@dataclass(frozen=True, kw_only=True)
class Country:
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


@dataclass(frozen=True, kw_only=True)
class Support:
    """A public programme or body that helps."""

    id: str
    title: Text
    body: Text
    text: Text
    sections: tuple[str, ...]
    dated: Dated
    questions: tuple[str, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Statistic:
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


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Answers that do not fit together."""

    id: str
    when: Condition
    questions: tuple[str, ...]
    text: Text


@dataclass(frozen=True, kw_only=True, eq=False)
class Advice:
    """All of the advice for one questionnaire."""

    actions: tuple[Action, ...]
    #: Actions without which the rest has no object, by id: they come first where they fit.
    foundations: tuple[str, ...]
    lenses: tuple[Lens, ...]
    facts: tuple[Fact, ...]
    markets: Markets
    countries: Mapping[str, Country]
    #: Names of languages by their codes.
    languages: Mapping[str, Text]
    support: tuple[Support, ...]
    statistics: tuple[Statistic, ...]
    remarks: tuple[Remark, ...]
