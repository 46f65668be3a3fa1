"""The rows of a sheet to fill in, from top to bottom: what each says, and what is answered in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ecomdiag.loader.answering.template import limits_of
from ecomdiag.loader.book import keys
from ecomdiag.questionnaire.blocks import Group, Repeat
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import (
    Choice,
    Constraint,
    Kind,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.repeats import own_exclusion, repeat_of, there_if
from ecomdiag.questionnaire.structure import group_of, joined, matrix_of, opened_by, own_condition
from ecomdiag.questionnaire.wording import clear_line, describe
from ecomdiag.record import Record, replace
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import clipped, harmless

#: The kinds that are answered in rows of their own below the question.
SPREAD = (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)
_SHORT = 45


class Sort(StrEnum):
    """What a row is."""

    SECTION = "section"
    INTRO = "intro"
    GROUP = "group"
    #: A question that is answered in its own row, and one that is answered in those below it.
    QUESTION = "question"
    HEAD = "head"
    #: A choice to be ticked or numbered, a country, and the words beside a choice.
    PART = "part"
    WORDS = "words"
    SUM = "sum"
    ORDER = "order"


class Row(Record):
    """One row: what it says, what is said small below that, and what is to be done, beside it."""

    sort: Sort
    key: str = keys.NOTHING
    text: str = ""
    small: str = ""
    how: str = ""
    question: Question | None = None
    choice: Choice | None = None
    rule: Constraint | Order | None = None


def rows_of(questionnaire: Questionnaire, language: Language, *, from_outside: bool) -> list[Row]:
    """Return the rows that ask a questionnaire, in one of its languages."""
    return list(_Rows(questionnaire, language, from_outside=from_outside).all())


class _Rows:
    def __init__(self, questionnaire: Questionnaire, language: Language, *, from_outside: bool) -> None:
        self.asked, self.language, self.from_outside = questionnaire, language, from_outside
        self.numbers = {own.id: number for number, own in enumerate(questionnaire.questions, 1)}

    def say(self, key: str, **values: str) -> str:
        """Say a sentence in the language of the sheet."""
        return say(key, self.language, **values)

    def all(self) -> Iterator[Row]:
        for number, section in enumerate(self.asked.sections, 1):
            title = f"{number}. {section.title.to(self.language)}"
            yield Row(
                sort=Sort.SECTION,
                text=harmless(title),
                how=self._only("template.all_only_if", section.show_if),
            )
            if not self.from_outside:
                yield Row(sort=Sort.INTRO, text=section.intro.to(self.language))
            for question in section.questions:
                yield from self._around(section, question)
                yield from self._asked(section, question)
                yield from self._rules(question)

    def _around(self, section: Section, question: Question) -> Iterator[Row]:
        """Yield what stands once above several questions."""
        group, matrix = opened_by(section, question.id), matrix_of(section, question.id)
        if group is not None:
            intro = "" if group.intro is None else group.intro.to(self.language)
            copy = _copy(section, group)
            there = None if copy is None else there_if(*copy)
            how = self._only("template.all_only_if", joined(there, group.show_if))
            yield Row(sort=Sort.GROUP, text=group.title.to(self.language), small=intro, how=how)
        if matrix is not None and question.id == matrix.questions[0]:
            yield Row(sort=Sort.GROUP, text=matrix.text.to(self.language), small=self._help(question))

    def _asked(self, section: Section, question: Question) -> Iterator[Row]:
        matrix = matrix_of(section, question.id)
        text = (question.text if matrix is None else matrix.row(question.id)).to(self.language)
        spread = question.kind in SPREAD
        copy = _copy(section, group_of(section, question.id))
        own = replace(
            question,
            show_if=own_condition(section, question),
            # That there is such a copy is said once, above it.
            not_applicable_if=question.not_applicable_if if copy is None else own_exclusion(*copy, question),
        )
        yield Row(
            sort=Sort.HEAD if spread else Sort.QUESTION,
            key=question.id,
            text=f"{self.numbers[question.id]}. {text}",
            small=self._help(question) if matrix is None else "",
            how=" ".join(filter(None, self._how(own))),
            question=question,
        )
        for key, said, choice in self._parts(question) if spread else ():
            yield Row(sort=Sort.PART, key=key, text=said, question=question, choice=choice)
        for choice in question.choices:
            if choice.says:
                told = self.say("book.words", choice=clipped(choice.text.to(self.language), _SHORT))
                key = keys.words_key(question.id, choice.id)
                yield Row(sort=Sort.WORDS, key=key, text=told, question=question, choice=choice)

    def _parts(self, question: Question) -> Iterator[tuple[str, str, Choice | None]]:
        """Yield key, text and choice of each row in which a part of an answer is given."""
        if question.kind is Kind.COUNTRIES:
            for place in range(1, question.max_choices + 1):
                yield keys.place_key(question.id, place), self.say("book.country", number=str(place)), None
            return
        for choice in question.choices:
            text = choice.text.to(self.language) + self._apart(question, choice)
            yield keys.choice_key(question.id, choice.id), text, choice

    def _rules(self, question: Question) -> Iterator[Row]:
        """Yield the rules that can be looked at once this question is answered."""
        for own in self.asked.constraints:
            if own.questions[-1] == question.id:
                message = own.message.to(self.language)
                yield Row(
                    sort=Sort.SUM,
                    text=self.say("book.sum"),
                    how=message,
                    question=self.asked.by_id[own.questions[0]],
                    rule=own,
                )
        for order in self.asked.orders:
            if max(order.pair, key=self.numbers.__getitem__) == question.id:
                yield Row(sort=Sort.ORDER, text="", how=order.message.to(self.language), rule=order)

    def _help(self, question: Question) -> str:
        where = question.observable if self.from_outside else None
        said = [
            clear_line(question, self.language),
            "" if where is None else self.say("template.look", where=where.to(self.language)),
            "" if question.help is None else question.help.to(self.language),
        ]
        return "\n".join(filter(None, said))

    def _how(self, question: Question) -> Iterator[str]:
        """Yield what may be answered, and when it is asked."""
        match question.kind:
            case Kind.TEXT:
                yield self.say("book.text", limit=str(question.max_length))
                yield self.say("book.lines", lines=str(question.lines)) if question.lines > 1 else ""
                form = question.pattern_message
                yield "" if form is None else form.to(self.language)
            case Kind.NUMBER | Kind.DATE:
                yield self.say("template.number", wanted=wanted(question).to(self.language))
            case _:
                yield self.say(f"book.{question.kind}") + limits_of(question, self.language)
        if question.kind is Kind.SINGLE:
            for choice in question.choices:
                apart = self._apart(question, choice)
                text = clipped(choice.text.to(self.language), _SHORT)
                yield self.say("book.choice", choice=text, apart=apart.strip()) if apart else ""
        yield self._only("template.only_if", question.show_if)
        yield self._only("template.not_if", question.not_applicable_if)
        yield self.say("template.optional") if question.optional else ""

    def _apart(self, question: Question, choice: Choice) -> str:
        """Say what sets a choice apart from the others."""
        when = next((own.when for own in question.offers if own.choice == choice.id), None)
        alone = question.kind is Kind.MULTIPLE and choice.stands_alone
        return (
            (self.say("template.alone") if alone else "")
            + (self.say("template.left_out") if choice.not_applicable else "")
            + self._only("template.offered_if", when)
        )

    def _only(self, key: str, condition: Condition | None) -> str:
        if condition is None:
            return ""
        words = describe(self.asked, condition, self.language, self._named)
        return self.say(key, condition=words)

    def _named(self, question: str, choice: str | None) -> str:
        """Call a question by its number in the sheet, and a choice by what it says."""
        if choice is None:
            return self.say("book.question", number=str(self.numbers[question]))
        text = self.asked.by_id[question].by_id[choice].text.to(self.language)
        return self.say("book.quoted", text=clipped(text, _SHORT))


def _copy(section: Section, group: Group | None) -> tuple[Repeat, int] | None:
    """Return what repeats and the number of a copy, if a group is one."""
    repeat = None if group is None else repeat_of(section, group.id)
    return None if repeat is None or group is None else (repeat, repeat.groups.index(group.id) + 1)
