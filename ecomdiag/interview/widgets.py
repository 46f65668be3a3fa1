"""The widget that each screen is answered with."""

from __future__ import annotations

from ecomdiag.interview.choosing import MultipleWidget, RankingWidget, SingleWidget
from ecomdiag.interview.entering import CountriesWidget, PercentageWidget
from ecomdiag.interview.reviewing import ReviewWidget, SectionsWidget
from ecomdiag.interview.screens import (
    ReviewScreen,
    Screen,
    SectionsScreen,
)
from ecomdiag.interview.widget import Body, QuestionWidget, Widget, choice_keys
from ecomdiag.model import Kind

__all__ = ["Body", "CountriesWidget", "PercentageWidget", "Widget", "choice_keys", "widget_for"]


def widget_for(screen: Screen) -> Widget:
    """Return the widget that a screen is answered with."""
    if isinstance(screen, ReviewScreen):
        return ReviewWidget(screen)
    if isinstance(screen, SectionsScreen):
        return SectionsWidget(screen)
    kinds: dict[Kind, type[QuestionWidget]] = {
        Kind.SINGLE: SingleWidget,
        Kind.MULTIPLE: MultipleWidget,
        Kind.RANKING: RankingWidget,
        Kind.COUNTRIES: CountriesWidget,
        Kind.PERCENTAGE: PercentageWidget,
    }
    return kinds[screen.question.kind](screen)
