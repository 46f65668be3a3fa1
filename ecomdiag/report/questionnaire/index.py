"""What every part of a listed questionnaire needs to know of the rest: numbers, links, worth, who decides what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.conditions import looked_at
from ecomdiag.questionnaire.model import Blocker, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import with_first_copies
from ecomdiag.questionnaire.structure import blocks_of
from ecomdiag.record import Record
from ecomdiag.report.outline import Heading, Span, Spans, code, line, sentence
from ecomdiag.report.questionnaire.naming import cut, numbers
from ecomdiag.scoring.ways import evenly, hangs_together
from ecomdiag.scoring.worth import worth
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import rounded

#: Signs of a question in a link, where it has no title.
LINK = 80


class Index(Record):
    """A questionnaire about to be listed, and what can be looked up in it."""

    questionnaire: Questionnaire
    language: Language
    #: The text of every heading by its key, in order.
    headings: Mapping[str, str]
    #: Points of the overall score (0…100) that hang on each question where all are asked and apply, if means are taken.
    worth: Mapping[str, Fraction]
    #: Whether that can be told of one by itself: not where a lowest score decides.
    has_worth: bool

    def say(self, key: str, **values: str | int) -> str:
        """Return a sentence of the program in the language of the listing."""
        return say(key, self.language, **values)

    def figure(self, value: Fraction) -> str:
        """Write a number with at most two decimals."""
        return rounded(value, self.language)

    def sentence(self, key: str, **values: str | Span | Spans) -> Spans:
        """Return a sentence of the program with links or ids in the place of its values."""
        return sentence(key, self.language, **values)

    def heading(self, key: str, level: Literal[1, 2, 3, 4]) -> Heading:
        """Return a heading."""
        return Heading(level, self.headings[key], key=key)

    def link(self, key: str, words: str) -> Span:
        """Return a link to a heading."""
        return Span(words, to=key)

    def question(self, question: Question) -> Span:
        """Return a link to a question."""
        name, key = cut(question.name.to(self.language), LINK), of_question(question)
        return self.link(key, name) if key in self.headings else Span(name)

    def named(self, question: Question) -> Spans:
        """Return a link to a question, and its id."""
        return line(self.question(question), " (", code(question.id), ")")

    def decided_by(self, question: Question) -> tuple[Question, ...]:
        """Return the later questions that are asked or not by the answer to this one."""
        return tuple(
            later
            for later in self.questionnaire.questions
            if of_question(later) in self.headings and question.id in looked_at(later.conditions)
        )

    def shown(self, section: Section) -> Iterator[Question]:
        """Yield the questions of a section that are listed: of what is asked of several things, the first copy."""
        return (own for own in section.questions if of_question(own) in self.headings)

    def capping(self, question: Question) -> tuple[Blocker, ...]:
        """Return the blockers that look at a question."""
        blockers = self.questionnaire.blockers
        return tuple(blocker for blocker in blockers if question.id in looked_at((blocker.when,)))

    def scored(self, section: Section) -> tuple[Question, ...]:
        """Return the questions of a section that are worth something."""
        return tuple(question for question in section.questions if self.worth[question.id])


def index_of(questionnaire: Questionnaire, language: Language) -> Index:
    """Prepare a questionnaire for being listed."""
    return Index(
        questionnaire=questionnaire,
        language=language,
        headings=dict(_headings(questionnaire, language)),
        worth=worth(evenly(questionnaire)),
        has_worth=not hangs_together(questionnaire),
    )


def of_section(section: Section) -> str:
    """Return the key of a section's heading."""
    return f"section {section.id}"


def of_question(question: Question) -> str:
    """Return the key of a question's heading."""
    return f"question {question.id}"


def of_block(block: Group | Matrix) -> str:
    """Return the key of the heading of a group or a matrix."""
    return f"block {block.id}"


def of_blocker(blocker: Blocker) -> str:
    """Return the key of a blocker's heading."""
    return f"blocker {blocker.id}"


def _headings(questionnaire: Questionnaire, language: Language) -> Iterator[tuple[str, str]]:
    """Yield all headings in the order of the document."""
    listed_once = with_first_copies(questionnaire)
    numbered = numbers(listed_once)
    yield "title", questionnaire.title.to(language)
    yield "levels", say("show.levels", language)
    yield "sections", say("show.sections", language)
    for place, section in enumerate(listed_once.sections, 1):
        yield of_section(section), f"{place} {section.title.to(language)}"
        listed = section.ids
        for block in (own for own in blocks_of(section) if not listed.isdisjoint(own.questions)):
            yield of_block(block), cut(block.name.to(language), LINK)
        for question in section.questions:
            yield of_question(question), f"{numbered[question.id]} {cut(question.name.to(language), LINK)}"
    if questionnaire.constraints:
        yield "constraints", say("show.constraints", language)
    if questionnaire.blockers:
        yield "blockers", say("show.blockers", language)
    for blocker in questionnaire.blockers:
        yield of_blocker(blocker), blocker.title.to(language)
    if any(question.conditions for question in questionnaire.questions):
        yield "branches", say("show.branches", language)
