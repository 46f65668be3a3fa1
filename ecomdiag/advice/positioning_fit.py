"""The part of the positioning that fits a changed copy of the questionnaire for which it was written.

Where the first rule that fits is told, a rule that is left out would give way to one written for others: such a list is
used as a whole, or not at all. Only a rule for an answer that was deleted goes alone: nobody gives it any more.
"""

from __future__ import annotations

from typing import Any, TypeVar

from ecomdiag.advice.model import AskRule, MarketPlace, Positioning, PositionRule
from ecomdiag.questionnaire.copied import Copy, MissingError, refuse
from ecomdiag.questionnaire.model import Kind
from ecomdiag.record import replace

FILE = "positioning"
R = TypeVar("R", bound=PositionRule)

_WHOLE = ("lead", "proof", "backing", "start", "entry", "asks")
_EACH = ("sectors", "avoid", "contradictions")


def fit_positioning(own: Positioning | None, copy: Copy) -> Positioning | None:
    """Return what fits a copy; ``None`` if nothing could be led with. What is left out is noted in the copy."""
    if own is None:
        return None
    fitter = _Fitter(own.ranking, copy)
    lists: dict[str, Any] = {
        name: copy.tried(FILE, name, fitter.without_deleted(getattr(own, name)), fitter.all_rules) or ()
        for name in _WHOLE
    }
    for name in _EACH:
        tried = (copy.tried(FILE, f"{name} {rule.id}", rule, fitter.rule) for rule in getattr(own, name))
        lists[name] = tuple(rule for rule in tried if rule is not None)
    places = (copy.tried(FILE, f"places {place.id}", place, fitter.place) for place in own.places)
    found = replace(own, places=tuple(place for place in places if place is not None), **lists)
    return found if found.lead else None


class _Fitter:
    """Fits rules to a copy."""

    def __init__(self, ranking: str, copy: Copy) -> None:
        self.ranking = ranking
        self.copy = copy

    def without_deleted(self, rules: tuple[R, ...]) -> tuple[R, ...]:
        """Return the rules, but for those of answers that were deleted from a question to which none was added."""
        return tuple(rule for rule in rules if not self._deleted(rule))

    def _deleted(self, own: PositionRule) -> bool:
        try:
            self.rule(own)
        except MissingError:
            looked_at = own.looks_at | ({self.ranking} if own.first or own.second else set())
            return looked_at <= self.copy.without_new
        return False

    def all_rules(self, rules: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(map(self.rule, rules))

    def rule(self, own: R) -> R:
        if own.first or own.second:
            question = self.copy.question(self.ranking)
            refuse(
                [] if question.kind is Kind.RANKING else [self.ranking],
                self.copy.absent(question, own.first | own.second),
            )
        found = replace(own, when=self.copy.condition(own.when))
        if isinstance(found, AskRule) and found.question:
            question = self.copy.question(found.question)
            return replace(found, enough=self.copy.named(question, found.enough))
        return found

    def place(self, own: MarketPlace) -> MarketPlace:
        return replace(own, when=self.copy.condition(own.when))
