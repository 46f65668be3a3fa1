"""How far several respondents agree, and where to begin to talk."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.comparison.model import Agreement, Comparison
from ecomdiag.report.outline import Block, Column, ColumnKind, Heading, Paragraph, Table, line, strong
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import fixed

#: Krippendorff's own advice: rely on what is at least the first; below the second, draw no conclusions.
RELIABLE, TENTATIVE = Fraction(800, 1000), Fraction(667, 1000)


def agreement(comparison: Comparison, language: Language) -> Iterator[Block]:
    """Yield how far the respondents agree, overall and by section."""
    own = comparison.agreement
    if own is None:
        return
    yield Heading(2, say("compare.agreement", language), "lead")
    yield Paragraph(line(_overall(own, language)))
    columns = (
        Column(say("report.section", language)),
        Column(say("compare.alpha", language), ColumnKind.FIGURES),
        Column(say("compare.compared", language), ColumnKind.FIGURES),
        Column(say("compare.differing", language), ColumnKind.FIGURES),
    )
    rows = [
        (
            line(section.title.to(language)),
            line(_figure(section.agreement, language)),
            line(str(section.compared)),
            line(strong(str(section.differing)) if section.differing else "0"),
        )
        for section in own.sections
    ]
    yield Table(columns, tuple(rows))


def _overall(own: Agreement, language: Language) -> str:
    if own.overall is None:
        return say(f"compare.no_alpha.{own.reason}", language)
    kind = "high" if own.overall >= RELIABLE else "fair" if own.overall >= TENTATIVE else "low"
    alpha = _figure(own.overall, language)
    return f"{say('compare.alpha_is', language, alpha=alpha)} {say(f'compare.alpha.{kind}', language)}"


def _figure(value: Fraction | None, language: Language) -> str:
    if value is None:
        return "–"
    sign = "−" if round(value, 2) < 0 else ""
    return f"{sign}{fixed(abs(value), language, 2)}"
