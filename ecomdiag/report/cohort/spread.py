"""How companies are spread over the levels, group by group: an outline, and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.cohort.results import Summary
from ecomdiag.cohort.spread import LEAST, Spread
from ecomdiag.cohort.standings import Standings
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.report.cohort import costs, crossing
from ecomdiag.report.cohort.groups import WITHHELD, count_text, group_text
from ecomdiag.report.cohort.outline import score_text, scores, title
from ecomdiag.report.outline import (
    Bar,
    Block,
    Column,
    ColumnKind,
    Heading,
    Note,
    Outline,
    Radar,
    Spoke,
    Table,
    line,
)
from ecomdiag.report.writing.json_lines import Json, dump
from ecomdiag.texts import Language, say

#: Sections below this many make no picture.
FEWEST = 3


def outline(found: Standings, questionnaire: Questionnaire, language: Language, *, whole: bool) -> Outline:
    """Return how all stand, overall and by section, through what, and then the table of each column.

    In short, of questions and actions only the first.
    """
    blocks = [block for own in found.spreads for block in _blocks(own, questionnaire, language)]
    told = scores(found.summary, questionnaire, language) if found.summary.scored >= LEAST else ()
    sections = _sections(found.summary, questionnaire, language)
    crossed = [block for own in found.crossings for block in crossing.blocks(own, questionnaire, language)]
    through = costs.blocks(found.costs, questionnaire, language, whole=whole)
    return (title(questionnaire, language), *told, *blocks[:2], *sections, *through, *blocks[2:], *crossed)


def render_json(found: Standings, questionnaire: Questionnaire) -> str:
    """Return the means of the sections and the tables as JSON; what is not published is null."""
    about = {"id": questionnaire.id, "version": questionnaire.version, "digest": questionnaire.digest}
    means = [
        {"id": name, "mean": _published(mean, found) if count >= LEAST else None}
        for name, (count, mean) in found.summary.sections.items()
    ]
    return dump(
        {
            "questionnaire": about,
            "sections": means,
            **costs.as_json(found.costs),
            "tables": [spread_json(own) for own in found.spreads],
            "crossings": [crossing.as_json(own) for own in found.crossings],
        }
    )


def _published(mean: float | None, found: Standings) -> float | None:
    """Return a mean; beside those of questions as closely as pages tell it, or it would tell more of one of them."""
    return mean if mean is None or found.costs is None else float(round(Fraction(mean), 1))


def spread_json(own: Spread) -> Json:
    """Return a table as JSON; what is not published is null."""
    return {
        "column": own.column,
        "levels": [[*names] for names in own.levels],
        "companies": [*own.columns],
        "groups": [
            {"values": [*names], "companies": n, "levels": [*counts]}
            for names, n, counts in zip(own.groups, own.rows, own.counts, strict=True)
        ],
    }


def _sections(summary: Summary, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    """Yield the means of the sections that enough companies have a score in, the lowest first, and a picture."""
    found = [
        (own.title.to(language), Fraction(mean))
        for own in questionnaire.scored_sections
        for count, mean in [summary.sections[own.id]]
        if count >= LEAST and mean is not None
    ]
    if not found:
        return
    shown = {name: score_text(mean, questionnaire, language) for name, mean in found}
    yield Heading(2, say("cohort.sections", language))
    yield Table(
        (
            Column(say("report.section", language)),
            Column(say("cohort.mean", language), ColumnKind.FIGURES),
            Column(say("report.bar", language), ColumnKind.BAR),
        ),
        tuple(
            (line(name), line(shown[name]), Bar((mean, mean)))
            for name, mean in sorted(found, key=lambda own: own[1])
        ),
    )
    if len(found) >= FEWEST:
        spokes = tuple(Spoke(title=name, shown=shown[name], ends=(mean, mean)) for name, mean in found)
        yield Radar(
            title=say("picture.radar", language),
            description=say("picture.radar_how", language),
            spokes=spokes,
        )


def _blocks(own: Spread, questionnaire: Questionnaire, language: Language) -> Iterator[Block]:
    named = own.column or say("cohort.everyone", language)
    yield Heading(2, say("cohort.by", language, column=own.column) if own.column else named)
    if not own.groups:
        yield Note("reservation", say("cohort.too_few", language, least=str(LEAST)))
        return
    titles = {level.id: level.title.to(language) for level in questionnaire.levels}
    columns = [
        Column(named),
        Column(say("cohort.companies", language), ColumnKind.FIGURES),
        *(Column(" + ".join(titles[name] for name in names), ColumnKind.FIGURES) for names in own.levels),
    ]
    rows = [
        (line(group_text(names, language) if own.column else named), line(str(n)), *map(count_text, counts))
        for names, n, counts in zip(own.groups, own.rows, own.counts, strict=True)
    ]
    if not own.column:
        yield Table(tuple(columns), tuple(rows))
        return
    every = (
        line(say("cohort.all", language)),
        line(str(sum(own.rows))),
        *(line(str(n)) for n in own.columns),
    )
    yield Table(tuple(columns), (*rows, every))
    yield Note("limit", say("cohort.withheld", language, sign=WITHHELD, least=str(LEAST)))
