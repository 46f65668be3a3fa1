"""Where a person stands in the whole: how far one is, and what is answered in each section."""

from __future__ import annotations

from collections.abc import Mapping

from ecomdiag.engine import RoutingPath
from ecomdiag.interview.around import around_of, reviewed
from ecomdiag.interview.pace import Pace
from ecomdiag.interview.screens import FactRow, ReviewScreen, SectionsScreen, Whereabouts
from ecomdiag.interview.way import Way
from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.questionnaire.said import Said
from ecomdiag.record import EMPTY
from ecomdiag.texts import Language


def whereabouts(way: Way, question: Question, pace: Pace) -> Whereabouts:
    """Return how far the person is who is asked a question."""
    section = way.asked.section_of[question.id]
    own = asked_in(way.walk, section)
    left = len(way.open)
    return Whereabouts(
        section=section,
        step=way.asked.sections.index(section) + 1,
        steps=len(way.asked.sections),
        position=own.index(question) + 1,
        asked=len(own),
        left=left,
        minutes=pace.minutes(left),
        around=around_of(section, question, way.walk.asked_ids),
    )


def asked_in(walk: RoutingPath, section: Section) -> list[Question]:
    """Return the questions of a section that are asked."""
    return [question for question in walk.asked if question.section == section.id]


def review_screen(
    way: Way,
    section: Section | None,
    facts: tuple[FactRow, ...],
    language: Language,
    notice: str,
    said: Mapping[str, Said] = EMPTY,
) -> ReviewScreen:
    """Return the review of one section, or of all: the questions asked, each with its answer, if it has one."""
    asked = way.walk.asked if section is None else asked_in(way.walk, section)
    sections = way.asked.sections if section is None else (section,)
    return ReviewScreen(
        section=section,
        rows=tuple((question, way.walk.answers.get(question.id)) for question in asked),
        facts=facts,
        said=said,
        stands=reviewed(sections, asked),
        left=len(way.open),
        language=language,
        notice=notice,
    )


def sections_screen(way: Way, at: str, language: Language, notice: str) -> SectionsScreen:
    """Return the sections to go to, for somebody who is at a question or at a section's review."""
    here = way.asked.by_id.get(at)
    rows, name = section_rows(way.asked, way.walk), here.section if here else at
    current = next((number for number, (section, _, _) in enumerate(rows) if section.id == name), 0)
    return SectionsScreen(rows=rows, current=current, language=language, notice=notice)


def section_rows(questionnaire: Questionnaire, walk: RoutingPath) -> tuple[tuple[Section, int, int], ...]:
    """Return the sections, each with how many of its questions are answered and to be answered.

    What is optional and was passed over is not to be answered any more.
    """
    still_open = frozenset(question.id for question in walk.open)

    def row(section: Section) -> tuple[Section, int, int]:
        own = asked_in(walk, section)
        answered = sum(question.id in walk.answers for question in own)
        return section, answered, answered + sum(question.id in still_open for question in own)

    return tuple(map(row, questionnaire.sections))
