"""A questionnaire as Markdown, for who checks it: what is asked, when, and what each answer counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from ecomdiag.model import Blocker, Constraint, Questionnaire, Section
from ecomdiag.report import drawing, listed_question
from ecomdiag.report.document import LEFT, RIGHT, table
from ecomdiag.report.escape import code, md
from ecomdiag.report.listed_condition import condition
from ecomdiag.report.listing_index import Index, index_of, of_blocker, of_section
from ecomdiag.report.naming import listed, quoted
from ecomdiag.texts import Language

#: The columns of the table of sections.
_COLUMNS = (
    ("show.number", RIGHT),
    ("show.section", LEFT),
    ("show.weight", RIGHT),
    ("show.questions", RIGHT),
    ("show.scored", RIGHT),
    ("show.points", RIGHT),
    ("show.points_each", RIGHT),
)


def render(questionnaire: Questionnaire, language: Language) -> str:
    """Return the whole questionnaire as one Markdown document."""
    texts = ("\n".join(lines) for lines in _blocks(index_of(questionnaire, language)))
    return "\n\n".join(text for text in texts if text) + "\n"


def _blocks(index: Index) -> Iterator[Iterable[str]]:
    """Yield the blocks of the document, each as its lines; an empty one is left out."""
    yield from _head(index)
    yield from _levels(index)
    yield from _sections(index)
    for section in index.questionnaire.sections:
        yield from _section(index, section)
    yield from _constraints(index)
    yield from _blockers(index)
    yield from _branches(index)


def _head(index: Index) -> Iterator[Iterable[str]]:
    asked = index.questionnaire
    yield [index.heading("title", 1)]
    sections, questions = len(asked.sections), len(asked.questions)
    facts = (
        code(asked.id),
        index.say("show.version", version=md(asked.version)),
        index.say("show.count_section" if sections == 1 else "show.count_sections", count=str(sections)),
        index.say("show.count_question" if questions == 1 else "show.count_questions", count=str(questions)),
    )
    yield [" · ".join(facts)]
    yield [" ".join(_about(index))]
    chapters = ("levels", "sections", "constraints", "blockers", "branches")
    yield [" · ".join(index.link(key, index.headings[key]) for key in chapters if key in index.headings)]


def _about(index: Index) -> Iterator[str]:
    """Yield what is said of the questionnaire in every report: its heading there, and whose method it is."""
    asked = index.questionnaire
    if asked.heading is not None:
        heading = quoted(md(asked.heading.to(index.language)), index.language)
        yield index.say("show.heading", heading=heading)
    if asked.method is not None:
        yield md(asked.method.to(index.language))


def _levels(index: Index) -> Iterator[Iterable[str]]:
    levels = index.questionnaire.levels
    columns = ((index.say("show.level"), LEFT), (index.say("show.id"), LEFT), (index.say("show.score"), LEFT))
    starts = [index.figure(level.start) for level in levels]
    ranges = [index.say("show.range", start=start, end=end) for start, end in pairwise(starts)]
    ranges.append(index.say("show.last_range", start=starts[-1]) if starts[-1] != "100" else "100")
    yield [index.heading("levels", 2)]
    yield table(
        columns,
        (
            (md(level.title.to(index.language)), code(level.id), shown)
            for level, shown in zip(levels, ranges, strict=True)
        ),
    )


def _sections(index: Index) -> Iterator[Iterable[str]]:
    columns = [(index.say(title), side) for title, side in _COLUMNS]
    yield [index.heading("sections", 2)]
    rows = [_section_row(index, place, found) for place, found in enumerate(index.questionnaire.sections, 1)]
    yield table(columns, [*rows, _total_row(index)])
    yield [index.say("show.points_note")]


def _section_row(index: Index, place: int, section: Section) -> list[str]:
    title = index.link(of_section(section), section.title.to(index.language))
    worth = [index.worth[question.id] for question in index.scored(section)]
    profile = f" (*{index.say('report.profile')}*)" if section.weight == 0 else ""
    row = [str(place), title + profile, index.figure(section.weight), str(len(section.questions))]
    if not worth:
        return [*row, "–", "–", "–"]
    ends = listed([index.figure(end) for end in sorted({min(worth), max(worth)})], "–")
    return [*row, str(len(worth)), index.figure(sum(worth, Fraction(0))), ends]


def _total_row(index: Index) -> list[str]:
    worth = [points for points in index.worth.values() if points]
    counts = (str(len(index.questionnaire.questions)), str(len(worth)), index.figure(sum(worth, Fraction(0))))
    return ["", f"**{index.say('show.total')}**", "", *(f"**{count}**" for count in counts), ""]


def _section(index: Index, section: Section) -> Iterator[Iterable[str]]:
    yield [index.heading(of_section(section), 2)]
    yield [md(section.intro.to(index.language))]
    if section.weight == 0:
        yield [f"*{index.say('report.profile')}*"]
    for question in section.questions:
        yield from listed_question.blocks(index, question)


def _constraints(index: Index) -> Iterator[Iterable[str]]:
    constraints = index.questionnaire.constraints
    if constraints:
        yield [index.heading("constraints", 2)]
        yield [line for constraint in constraints for line in _constraint(index, constraint)]


def _constraint(index: Index, constraint: Constraint) -> Iterator[str]:
    names = [index.question(index.questionnaire.by_id[name]) for name in constraint.questions]
    numbers = [index.figure(number) for number in constraint.equals]
    total = listed(numbers, index.say("list.or"))
    if constraint.at_most is not None:
        total = index.say("show.at_most", most=index.figure(constraint.at_most))
    members = listed(names, index.say("list.and"))
    yield f"- {index.say('show.adds_up', questions=members, total=total)} ({code(constraint.id)})"
    yield f"  - {index.say('show.otherwise')} {md(constraint.message.to(index.language))}"


def _blockers(index: Index) -> Iterator[Iterable[str]]:
    blockers = index.questionnaire.blockers
    if blockers:
        yield [index.heading("blockers", 2)]
        yield [index.say("show.blockers_note")]
    for blocker in blockers:
        yield from _blocker(index, blocker)


def _blocker(index: Index, blocker: Blocker) -> Iterator[Iterable[str]]:
    titles = {level.id: level.title.to(index.language) for level in index.questionnaire.levels}
    level = index.say("show.caps_at", level=md(titles[blocker.caps_at]), id=code(blocker.caps_at))
    yield [index.heading(of_blocker(blocker), 3)]
    yield [f"{code(blocker.id)} · {level}"]
    yield [f"> {md(blocker.reason.to(index.language))}"]
    yield condition(index, index.say("show.applies_if"), blocker.when)


def _branches(index: Index) -> Iterator[Iterable[str]]:
    if "branches" in index.headings:
        yield [index.heading("branches", 2)]
        yield [index.say("show.branches_note")]
        yield ["```mermaid", drawing.render(index.questionnaire, index.language).rstrip("\n"), "```"]
