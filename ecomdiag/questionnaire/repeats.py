"""How a group that is asked of several things becomes a group for each: numbered, each copy like the first.

A copy does not apply unless there are so many: it is then not asked, and leaves the mean, whatever else its questions
say. Nothing but the file, its answers and the headings know that some groups are copies of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from ecomdiag.questionnaire.blocks import BETWEEN, Group, Matrix, Repeat
from ecomdiag.questionnaire.conditions import All, Any, AtLeast, Condition, Not, looked_at
from ecomdiag.questionnaire.lookup import over
from ecomdiag.questionnaire.model import Question, Questionnaire, Section
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

#: Copies that there may be, and questions in all of them together.
MOST_COPIES, MOST_REPEATED = 20, 300


class Copy(NamedTuple):
    """A group, the questions in it and their matrices: those of one copy, or as a file says them."""

    group: Group
    questions: tuple[Question, ...]
    matrices: tuple[Matrix, ...]


def numbered(name: str, number: int) -> str:
    """Return the id of a question, a matrix or a group in a copy."""
    return f"{name}_{number}"


def of_copy(title: Text, number: int) -> Text:
    """Return the heading of a copy."""
    return Text.of({language: f"{said} {number}" for language, said in title.pairs})


def copies_of(repeat: Repeat, stated: Copy) -> tuple[Copy, ...]:
    """Return all copies of what a file states."""
    return tuple(copied(repeat, stated, number) for number in range(1, len(repeat.groups) + 1))


def copied(repeat: Repeat, stated: Copy, number: int) -> Copy:
    """Return a copy of what a file states."""
    names = {name: numbered(name, number) for name in repeat.names}
    heading = of_copy(repeat.title, number)
    return Copy(
        group=replace(
            stated.group,
            id=numbered(repeat.id, number),
            title=heading,
            questions=tuple(names.get(name, name) for name in stated.group.questions),
        ),
        questions=tuple(_question(own, names, heading, _beyond(repeat, number)) for own in stated.questions),
        matrices=tuple(
            replace(
                own,
                id=numbered(own.id, number),
                title=_under(heading, own.name),
                questions=tuple(names.get(name, name) for name in own.questions),
            )
            for own in stated.matrices
        ),
    )


def stated_of(repeat: Repeat, first: Copy) -> Copy:
    """Return what a file states, of the first copy."""
    names = {numbered(name, 1): name for name in repeat.names}
    heading, beyond = of_copy(repeat.title, 1), _beyond(repeat, 1)
    return Copy(
        group=replace(
            first.group,
            id=repeat.id,
            title=repeat.title,
            questions=tuple(names.get(name, name) for name in first.group.questions),
        ),
        questions=tuple(
            replace(
                _renamed(own, names),
                title=_alone(heading, own.title, own.text),
                not_applicable_if=renamed(_without(own.not_applicable_if, beyond), names),
            )
            for own in first.questions
        ),
        matrices=tuple(
            replace(
                own,
                id=own.id.removesuffix("_1"),
                title=_alone(heading, own.title, own.text),
                questions=tuple(names.get(name, name) for name in own.questions),
            )
            for own in first.matrices
        ),
    )


def copy_in(section: Section, name: str) -> Copy | None:
    """Return the copy of a section whose group is called so, as the section has it; ``None`` if it has none."""
    group = next((own for own in section.groups if own.id == name), None)
    if group is None:
        return None
    inside = frozenset(group.questions)
    return Copy(
        group=group,
        questions=tuple(own for own in section.questions if own.id in inside),
        matrices=tuple(own for own in section.matrices if inside.issuperset(own.questions)),
    )


class Part(NamedTuple):
    """Questions of a section that follow one another, as a file says them: repeated ones once."""

    section: Section
    questions: tuple[Question, ...]
    repeat: Repeat | None = None


def as_stated(section: Section) -> Iterator[Part]:
    """Yield the questions of a section as a file says them, each with the section that has them so."""
    repeated = {name: own for own in section.repeats for name in own.groups}
    holders = {name: group.id for group in section.groups if group.id in repeated for name in group.questions}
    for holder, run in groupby(section.questions, key=lambda own: holders.get(own.id)):
        if holder is None:
            yield Part(section, tuple(run))
        elif holder == repeated[holder].groups[0] and (copy := copy_in(section, holder)) is not None:
            own = stated_of(repeated[holder], copy)
            view = replace(section, questions=own.questions, groups=(own.group,), matrices=own.matrices)
            yield Part(view, own.questions, repeated[holder])


def with_stated(questionnaire: Questionnaire) -> Questionnaire:
    """Return it with the questions that a file says once beside their copies, for whoever has to name them."""
    stated = [
        replace(part.section, weight=Fraction(0))
        for section in questionnaire.sections
        for part in as_stated(section)
        if part.repeat is not None
    ]
    return replace(questionnaire, sections=(*questionnaire.sections, *stated)) if stated else questionnaire


def repeat_of(section: Section, group: str) -> Repeat | None:
    """Return the repeat of which a group is a copy, if it is."""
    return next((own for own in section.repeats if group in own.groups), None)


def there_if(repeat: Repeat, number: int) -> Condition:
    """Return the condition under which there is a copy."""
    return AtLeast(repeat.count, Fraction(number))


def own_exclusion(repeat: Repeat, number: int, question: Question) -> Condition | None:
    """Return when a question of a copy does not apply, beside that there are fewer of these things."""
    return _without(question.not_applicable_if, _beyond(repeat, number))


def own_title(repeat: Repeat, number: int, question: Question) -> Text | None:
    """Return the title of a question of a copy without the heading of the copy; ``None`` if it has none."""
    return _alone(of_copy(repeat.title, number), question.title, question.text)


def copied_groups(section: Section, *, first: int = 1) -> Iterator[Group]:
    """Yield the groups that are copies, of each repeat from the first of these numbers on."""
    copies = {name for own in section.repeats for name in own.groups[first - 1 :]}
    return (group for group in section.groups if group.id in copies)


def further_copies(section: Section) -> Iterator[str]:
    """Yield the questions of all copies but the first of each repeat: a file states them once."""
    for group in copied_groups(section, first=2):
        yield from group.questions


def with_first_copies(questionnaire: Questionnaire) -> Questionnaire:
    """Return it with the first copy alone of what is asked of several things, and what others look at, to be shown."""
    further = {name for section in questionnaire.sections for name in further_copies(section)}
    if not further:
        return questionnaire
    rules = [own for section in questionnaire.sections for own in section.lookup]
    looked = looked_at(own.when for own in questionnaire.blockers)
    looked |= looked_at(own.when for own in (*rules, *questionnaire.lookup) if own.when is not None)
    for question in questionnaire.questions:
        looked |= question.looks_at if question.id not in further else frozenset()
    sections = tuple(
        replace(own, questions=tuple(each for each in own.questions if each.id not in further - looked))
        for own in questionnaire.sections
    )
    return replace(questionnaire, sections=sections)


def renamed(condition: Condition | None, names: Mapping[str, str]) -> Condition | None:
    """Return a condition that looks at questions of other names."""
    return None if condition is None else _looking_at(condition, names)


def _looking_at(condition: Condition, names: Mapping[str, str]) -> Condition:
    if isinstance(condition, All | Any):
        return type(condition)(tuple(_looking_at(part, names) for part in condition.parts))
    if isinstance(condition, Not):
        return Not(_looking_at(condition.part, names))
    return replace(condition, question=names.get(condition.question, condition.question))


def _question(own: Question, names: Mapping[str, str], heading: Text, beyond: Condition) -> Question:
    closed = renamed(own.not_applicable_if, names)
    return replace(
        _renamed(own, names),
        title=_under(heading, own.name),
        not_applicable_if=beyond if closed is None else Any((beyond, closed)),
    )


def _renamed(own: Question, names: Mapping[str, str]) -> Question:
    return replace(
        own,
        id=names.get(own.id, own.id),
        show_if=renamed(own.show_if, names),
        offers=tuple(replace(each, when=_looking_at(each.when, names)) for each in own.offers),
        lookup=over(own.lookup, names.get(own.id, own.id)),
    )


def _beyond(repeat: Repeat, number: int) -> Condition:
    """Return the condition under which there are fewer than so many."""
    return Not(there_if(repeat, number))


def _without(closed: Condition | None, beyond: Condition) -> Condition | None:
    """Return the condition that a question has beside that of its copy."""
    if isinstance(closed, Any) and len(closed.parts) == 2 and closed.parts[0] == beyond:
        return closed.parts[1]
    return None if closed == beyond else closed


def _under(heading: Text, name: Text) -> Text:
    return Text.of({language: f"{heading.to(language)}{BETWEEN}{said}" for language, said in name.pairs})


def _alone(heading: Text, title: Text | None, text: Text) -> Text | None:
    """Return the title that a file states; ``None`` if a question is called by its text."""
    if title is None:
        return None
    said = {
        name: whole.removeprefix(f"{heading.to(name)}{BETWEEN}") if name in dict(heading.pairs) else whole
        for name, whole in title.pairs
    }
    own = Text.of(said)
    return None if own == text else own
