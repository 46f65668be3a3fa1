"""What is said of many companies that were scored at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.cohort.results import Summary
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.outline import Block, Heading, Item, Items, Outline, Paragraph, Spans, code, line, strong
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import one_decimal, with_percent_sign


def outline(summary: Summary, questionnaire: Questionnaire, language: Language) -> Outline:
    """Return how many companies were scored, how they stand, and what is wrong with the rest."""
    return tuple(_blocks(summary, questionnaire, language))


def title(questionnaire: Questionnaire, language: Language) -> Heading:
    """Return the title of what is told of many companies."""
    heading = questionnaire.heading or questionnaire.title
    return Heading(1, say("cohort.title", language, title=heading.to(language)))


def scores(summary: Summary, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    """Yield the mean and the quartiles, if there is any score."""
    if summary.mean is not None and summary.quartiles is not None:
        low, middle, high = (score_text(value, questionnaire, language) for value in summary.quartiles)
        mean = score_text(summary.mean, questionnaire, language)
        yield Paragraph(line(say("cohort.scores", language, mean=mean, low=low, middle=middle, high=high)))


def _blocks(summary: Summary, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    yield title(questionnaire, language)
    yield Paragraph(line(say("cohort.rows", language, count=summary.rows)))
    yield Items(
        (
            Item(line(say("cohort.scored", language, count=summary.scored))),
            Item(line(say("cohort.incomplete", language, count=summary.incomplete))),
            Item(line(say("cohort.wrong", language, count=summary.wrong))),
        )
    )
    yield from scores(summary, questionnaire, language)
    if summary.scored:
        yield _levels(summary, questionnaire, language)
    if any(summary.blockers.values()):
        yield Heading(2, say("cohort.blockers", language))
        titles = {own.id: own.title.to(language) for own in questionnaire.blockers}
        yield _counts([(line(titles[name]), n) for name, n in summary.blockers.items() if n])
    if summary.problems:
        yield Heading(2, say("cohort.problems", language))
        yield _counts([(line(code(name)), n) for name, n in summary.problems])


def score_text(value: float | Fraction, questionnaire: Questionnaire, language: Language) -> str:
    """Write a score with one decimal, on its side of every level's cut."""
    return one_decimal(Fraction(value), [level.start for level in questionnaire.levels], language)


def _levels(summary: Summary, questionnaire: Questionnaire, language: Language) -> Items:
    rows = []
    for level in questionnaire.levels:
        count = summary.levels[level.id]
        share = one_decimal(Fraction(100 * count, max(summary.scored, 1)), (), language)
        rows.append(
            Item(line(strong(level.title.to(language)), f": {count} ({with_percent_sign(share, language)})"))
        )
    return Items(tuple(rows))


def _counts(rows: list[tuple[Spans, int]]) -> Items:
    return Items(tuple(Item(line(name, f": {count}")) for name, count in rows))
