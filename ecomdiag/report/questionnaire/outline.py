"""What is said of a questionnaire to who checks it: what is asked, when, and what each answer counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ecomdiag.questionnaire.model import Blocker, Constraint, Level, Questionnaire, Section
from ecomdiag.questionnaire.ways import Way
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Item,
    Items,
    Outline,
    Paragraph,
    Row,
    Source,
    Table,
    code,
    joined,
    line,
    quiet,
    strong,
)
from ecomdiag.report.questionnaire import drawing
from ecomdiag.report.questionnaire.condition import condition
from ecomdiag.report.questionnaire.index import Index, index_of, of_blocker, of_section
from ecomdiag.report.questionnaire.question import results
from ecomdiag.report.questionnaire.structured import inside
from ecomdiag.texts import Language, betweens, listed, quoted

#: The columns of the table of sections.
_COLUMNS = (
    ("show.number", ColumnKind.FIGURES),
    ("show.section", ColumnKind.WORDS),
    ("show.weight", ColumnKind.FIGURES),
    ("show.questions", ColumnKind.FIGURES),
    ("show.scored", ColumnKind.FIGURES),
    ("show.points", ColumnKind.FIGURES),
    ("show.points_each", ColumnKind.FIGURES),
)


def outline(questionnaire: Questionnaire, language: Language) -> Outline:
    """Return the whole questionnaire as one document."""
    return tuple(_blocks(index_of(questionnaire, language)))


def _blocks(index: Index) -> Iterator[Block]:
    yield from _head(index)
    yield from _levels(index)
    yield from _sections(index)
    for section in index.questionnaire.sections:
        yield from _section(index, section)
    yield from _constraints(index)
    yield from _blockers(index)
    yield from _branches(index)


def _head(index: Index) -> Iterator[Block]:
    asked = index.questionnaire
    yield index.heading("title", 1)
    facts = (
        code(asked.id),
        line(index.say("show.version", version=asked.version)),
        line(index.say("show.count_sections", count=len(asked.sections))),
        line(index.say("show.count_questions", count=len(asked.questions))),
    )
    yield Paragraph(joined(facts, " · "))
    about = list(_about(index))
    if about:
        yield Paragraph(line(" ".join(about)))
    chapters = ("levels", "sections", "constraints", "blockers", "branches")
    links = (index.link(key, index.headings[key]) for key in chapters if key in index.headings)
    yield Paragraph(joined(links, " · "))


def _about(index: Index) -> Iterator[str]:
    """Yield what is said of the questionnaire in every report: its heading there, and whose method it is."""
    asked = index.questionnaire
    if asked.heading is not None:
        yield index.say("show.heading", heading=quoted(asked.heading.to(index.language), index.language))
    if asked.method is not None:
        yield asked.method.to(index.language)


def _levels(index: Index) -> Iterator[Block]:
    yield index.heading("levels", 2)
    yield _table(index, index.questionnaire.levels)


def _table(index: Index, levels: tuple[Level, ...]) -> Table:
    columns = tuple(Column(index.say(f"show.{key}")) for key in ("level", "id", "score"))
    starts = [index.figure(level.start) for level in levels]
    ranges = [index.say("show.range", start=start, end=end) for start, end in pairwise(starts)]
    ranges.append(index.say("show.last_range", start=starts[-1]) if starts[-1] != "100" else "100")
    rows = tuple(
        (line(level.title.to(index.language)), line(code(level.id)), line(shown))
        for level, shown in zip(levels, ranges, strict=True)
    )
    return Table(columns, rows)


def _sections(index: Index) -> Iterator[Block]:
    columns = tuple(Column(index.say(title), kind) for title, kind in _COLUMNS)
    rows = [_section_row(index, place, found) for place, found in enumerate(index.questionnaire.sections, 1)]
    yield index.heading("sections", 2)
    yield Table(columns, (*rows, _total_row(index)))
    if index.has_worth:
        yield Paragraph(line(index.say("show.points_note")))
    ways = list(_ways(index))
    if ways:
        yield Items(tuple(Item(line(told)) for told in ways))
    if index.questionnaire.lookup:
        yield Paragraph(line(index.say("show.way_lookup")))
        yield results(index, index.questionnaire.lookup)


def _ways(index: Index) -> Iterator[str]:
    """Say how scores are made, where they are not weighted means."""
    own = index.questionnaire
    if own.scoring not in (Way.MEAN, Way.LOOKUP):
        yield index.say(f"show.way_{own.scoring}")
    for section in own.sections:
        if section.scoring is not Way.MEAN and own.scoring is not Way.SUM:
            yield index.say(f"show.way_{section.scoring}_of", section=section.title.to(index.language))


def _section_row(index: Index, place: int, section: Section) -> Row:
    title = line(index.link(of_section(section), section.title.to(index.language)))
    if section.weight == 0:
        title = line(title, " (", quiet(index.say("report.profile")), ")")
    worth = [index.worth[question.id] for question in index.scored(section)]
    row = (line(str(place)), title, line(index.figure(section.weight)), line(str(len(section.questions))))
    if not worth:
        return (*row, line("–"), line("–"), line("–"))
    if not index.has_worth:
        return (*row, line(str(len(worth))), line("–"), line("–"))
    ends = "–".join(index.figure(end) for end in sorted({min(worth), max(worth)}))
    return (*row, line(str(len(worth))), line(index.figure(sum(worth, Fraction(0)))), line(ends))


def _total_row(index: Index) -> Row:
    worth = [points for points in index.worth.values() if points]
    total = index.figure(sum(worth, Fraction(0))) if index.has_worth else "–"
    counts = (str(len(index.questionnaire.questions)), str(len(worth)), total)
    return ((), line(strong(index.say("show.total"))), (), *(line(strong(count)) for count in counts), ())


def _section(index: Index, section: Section) -> Iterator[Block]:
    yield index.heading(of_section(section), 2)
    yield Paragraph(line(section.intro.to(index.language)))
    if section.weight == 0:
        yield Paragraph(line(quiet(index.say("report.profile"))))
    if section.levels:
        yield Paragraph(line(index.say("show.own_levels")))
        yield _table(index, section.levels)
    if section.lookup and section.weight:
        yield Paragraph(line(index.say("show.section_lookup")))
        yield results(index, section.lookup)
    yield from inside(index, section)


def _constraints(index: Index) -> Iterator[Block]:
    constraints = index.questionnaire.constraints
    if constraints:
        yield index.heading("constraints", 2)
        yield Items(tuple(_constraint(index, constraint) for constraint in constraints))


def _constraint(index: Index, constraint: Constraint) -> Item:
    names = [index.question(index.questionnaire.by_id[name]) for name in constraint.questions]
    numbers = [index.figure(number) for number in constraint.equals]
    total = listed(numbers, "or", index.language)
    if constraint.at_most is not None:
        total = index.say("show.at_most", most=index.figure(constraint.at_most))
    members = joined(names, *betweens("and", index.language))
    rule = index.sentence("show.adds_up", questions=members, total=total)
    otherwise = f"{index.say('show.otherwise')} {constraint.message.to(index.language)}"
    return Item(line(rule, " (", code(constraint.id), ")"), (Item(line(otherwise)),))


def _blockers(index: Index) -> Iterator[Block]:
    blockers = index.questionnaire.blockers
    if blockers:
        yield index.heading("blockers", 2)
        yield Paragraph(line(index.say("show.blockers_note")))
    for blocker in blockers:
        yield from _blocker(index, blocker)


def _blocker(index: Index, blocker: Blocker) -> Iterator[Block]:
    titles = {level.id: level.title.to(index.language) for level in index.questionnaire.levels}
    level = index.sentence("show.caps_at", level=titles[blocker.caps_at], id=code(blocker.caps_at))
    yield index.heading(of_blocker(blocker), 3)
    yield Paragraph(line(code(blocker.id), " · ", level))
    yield Paragraph(line(blocker.reason.to(index.language)), quoted=True)
    yield from condition(index, index.say("show.applies_if"), blocker.when)


def _branches(index: Index) -> Iterator[Block]:
    if "branches" in index.headings:
        yield index.heading("branches", 2)
        yield Paragraph(line(index.say("show.branches_note")))
        yield Source("mermaid", drawing.render(index.questionnaire, index.language).rstrip("\n"))
