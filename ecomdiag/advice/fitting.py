"""The part of the shipped advice that fits a changed copy of its questionnaire, and what is left out of it.

An entry is left out if it names a question, choice or section that the copy does not have, or has in another kind.
What it lists as one case of several is taken off the list instead, as long as that says the same. So no condition is
shortened over a question that has new choices: one of them may be the old one renamed, and it would be true of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ecomdiag.advice.model import (
    Action,
    Advice,
    Enough,
    Fact,
    Lens,
    LensItem,
    MarketFact,
    Markets,
    Must,
    Remark,
    Statistic,
    Support,
)
from ecomdiag.advice.positioning_fit import fit_positioning
from ecomdiag.questionnaire.copied import Copy, refuse
from ecomdiag.questionnaire.model import Kind, Questionnaire
from ecomdiag.record import fields, replace

T = TypeVar("T")


def fit(advice: Advice, questionnaire: Questionnaire, written_for: Questionnaire) -> Advice:
    """Return what of the advice fits a changed copy of the questionnaire for which it was written.

    It knows what was left out.
    """
    copy = Copy(questionnaire, written_for)
    fitter = _Fitter(copy, advice)
    actions = fitter.kept("actions", advice.actions, fitter.action)
    left = {action.id for action in advice.actions} - {action.id for action in actions}
    markets = {
        kind: fitter.kept("markets", getattr(advice.markets, kind), fitter.market_fact, f"{kind} ")
        for kind in fields(Markets)
    }
    return replace(
        advice,
        actions=tuple(
            replace(own, needs=tuple(need for need in own.needs if need not in left)) for own in actions
        ),
        foundations=tuple(name for name in advice.foundations if name not in left),
        lenses=tuple(filter(None, map(fitter.lens, advice.lenses))),
        facts=fitter.kept("facts", advice.facts, fitter.fact),
        markets=Markets(**markets),
        enough=fitter.kept("markets", advice.enough, fitter.enough),
        countries=advice.countries if copy.of_kind(advice.targets, Kind.COUNTRIES) else {},
        support=fitter.kept("support", advice.support, fitter.support),
        statistics=fitter.kept("statistics", advice.statistics, fitter.statistic),
        remarks=fitter.kept("remarks", advice.remarks, fitter.remark),
        musts=fitter.kept(
            "actions", [own for own in advice.musts if own.action not in left], fitter.must, "musts "
        ),
        positioning=fit_positioning(advice.positioning, copy),
        left_out=tuple(copy.left_out),
    )


class _Fitter:
    """Fits the entries of each kind to a copy."""

    def __init__(self, copy: Copy, advice: Advice) -> None:
        self.copy = copy
        self.targets = advice.targets
        self.size = advice.size

    def kept(
        self, file: str, entries: Iterable[T], fitted: Callable[[T], T], within: str = ""
    ) -> tuple[T, ...]:
        """Return the entries that fit, as they fit."""
        tried = (self.copy.tried(file, within + _name(entry), entry, fitted) for entry in entries)
        return tuple(found for found in tried if found is not None)

    def action(self, own: Action) -> Action:
        question = self.copy.question(own.question)
        kind = Kind.SINGLE if own.to is not None else Kind.MULTIPLE if own.adds else Kind.PERCENTAGE
        fits = own.fits.intersection(question.by_id)
        refuse(
            [] if question.kind is kind else [question.id],
            self.copy.absent(question, filter(None, (own.to, *own.adds))),
            [] if fits else self.copy.absent(question, own.fits),
        )
        return replace(own, fits=fits, only_if=self.copy.condition(own.only_if))

    def must(self, own: Must) -> Must:
        return replace(own, when=self.copy.condition(own.when))

    def lens(self, own: Lens) -> Lens | None:
        """Return a lens with the items that fit; ``None`` if none of them looks at any question."""
        items = self.kept("lenses", own.items, self._item, f"{own.id}/")
        return replace(own, items=items) if any(item.questions for item in items) else None

    def _item(self, own: LensItem) -> LensItem:
        return replace(own, questions=self.copy.some_questions(own.questions))

    def fact(self, own: Fact) -> Fact:
        questions = tuple(name for name in own.questions if name in self.copy.questions)
        return replace(own, when=self.copy.condition(own.when), questions=questions)

    def market_fact(self, own: MarketFact) -> MarketFact:
        self._targets()
        return own

    def enough(self, own: Enough) -> Enough:
        self._targets()
        return replace(own, choices=self.copy.named(self.copy.question(own.question), own.choices))

    def support(self, own: Support) -> Support:
        sections = tuple(name for name in own.sections if name in self.copy.sections)
        refuse([] if sections or own.questions else own.sections)
        questions = self.copy.some_questions(own.questions)
        return replace(own, when=self.copy.condition(own.when), sections=sections, questions=questions)

    def statistic(self, own: Statistic) -> Statistic:
        question, size = self.copy.question(own.question), self.copy.question(self.size)
        sizes = own.sizes.intersection(size.by_id)
        numeric = question.kind is Kind.PERCENTAGE
        refuse(
            [] if numeric == (own.at_least is not None) else [question.id],
            [] if size.kind is Kind.SINGLE else [self.size],
            [] if sizes else self.copy.absent(size, own.sizes),
        )
        means = own.means if numeric else self.copy.named(question, own.means)
        return replace(own, means=means, sizes=sizes, when=self.copy.condition(own.when))

    def remark(self, own: Remark) -> Remark:
        refuse(name for name in own.questions if name not in self.copy.questions)
        return replace(own, when=self.copy.condition(own.when))

    def _targets(self) -> None:
        """Refuse what speaks of target countries if none are asked for."""
        refuse([] if self.copy.of_kind(self.targets, Kind.COUNTRIES) else [self.targets])


def _name(entry: object) -> str:
    """Return how an entry is called: by its id, or by the countries that it is about."""
    return (
        ", ".join(sorted(entry.markets)) if isinstance(entry, MarketFact) else str(getattr(entry, "id", ""))
    )
