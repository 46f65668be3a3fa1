"""What is asked of several things, as a form asks it: once, in a part that repeats.

The copies of which a questionnaire has been made stand in the file once, and so they do in a form. Copies in
which sums differ, or whose number is itself asked of several things, cannot be said so: they go out one by one, which
is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ecomdiag.loader.answering.repeat_lines import places_in
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.model import Constraint, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import as_stated, copied_groups, numbered
from ecomdiag.questionnaire.structure import blocks_of
from ecomdiag.record import Record, replace

#: Behind the name of what repeats, where a form works out how often it does.
COPIES = "_copies"


class Repeated(Record):
    """A questionnaire as a form asks it, and how its copies are told in conditions from outside."""

    #: What is repeated stands in it once, with the ids that a file says.
    stated: Questionnaire
    #: The questions of copies: what repeats, the number of the copy, and the name in it.
    places: Mapping[str, tuple[Repeat, int, str]]
    #: What goes out copy by copy, as warnings.
    told: tuple[Problem, ...]

    def around(self, block: Group | Matrix) -> Repeat | None:
        """Return what repeats a group, if it does."""
        return self._repeats.get(block.id) if isinstance(block, Group) else None

    def holding(self, question: Question) -> Repeat | None:
        """Return what repeats a question, if it does."""
        return next((own for own in self._repeats.values() if question.id in own.names), None)

    @property
    def _repeats(self) -> dict[str, Repeat]:
        return {own.id: own for section in self.stated.sections for own in section.repeats}


def asked_once(questionnaire: Questionnaire) -> Repeated:
    """Return a questionnaire in which each part that repeats stands once."""
    all_copies = frozenset(_copies(questionnaire.sections))
    constraints = list(questionnaire.constraints)
    kept: list[Section] = []
    told: list[Problem] = []
    for section in questionnaire.sections:
        repeats = []
        for own in section.repeats:
            sums = _sums_of(own, questionnaire.constraints)
            if own.count in all_copies or sums is None:
                told.append(written_out(own))
            else:
                repeats.append(own)
                constraints = [each for each in constraints if not _inside(own) & set(each.questions)] + sums
        kept.append(stated_section(replace(section, repeats=tuple(repeats))))
    places = places_in(own for section in kept for own in section.repeats)
    stated = replace(questionnaire, sections=tuple(kept), constraints=tuple(constraints))
    return Repeated(stated=stated, places=places, told=tuple(told))


def _inside(own: Repeat) -> set[str]:
    return {numbered(name, number) for name in own.names for number in range(1, len(own.groups) + 1)}


def _sums_of(own: Repeat, constraints: Iterable[Constraint]) -> list[Constraint] | None:
    """Return the sums over questions of each copy, with the names that a file says; ``None`` if copies differ in them.

    A sum over several copies, or over questions beside them, is none of each.
    """
    inside = _inside(own)
    touching = [each for each in constraints if inside & set(each.questions)]
    of_copies = []
    for number in range(1, len(own.groups) + 1):
        names = {numbered(name, number): name for name in own.names}
        of_copies.append(
            [
                replace(each, questions=tuple(names[name] for name in each.questions))
                for each in touching
                if names.keys() >= set(each.questions)
            ]
        )
    whole = sum(map(len, of_copies)) == len(touching)
    alike = all(list(map(_said, sums)) == list(map(_said, of_copies[0])) for sums in of_copies)
    return of_copies[0] if whole and alike else None


def _said(own: Constraint) -> tuple[object, ...]:
    return own.questions, own.equals, own.at_most, own.message


def written_out(own: Repeat) -> Problem:
    """Tell that something repeats, and that a form has it copy by copy."""
    values: dict[str, str | int] = {"repeat": own.id, "copies": len(own.groups)}
    return Problem(rule="form.written_out", severity="warning", values=values)


def fits_in(count: Question, most: int) -> bool:
    """Whether what is answered to how many there are is never more than are asked about, and never below 0."""
    return count.most is not None and count.most <= most and count.least is not None and count.least >= 0


def copies_name(repeat: str, questionnaire: Questionnaire) -> str:
    """Return a name that nothing else has for what works out how many copies of something there are."""
    blocks = [block for own in questionnaire.sections for block in (own, *blocks_of(own))]
    taken = {*questionnaire.by_id, *(own.id for own in blocks)}
    return next(free for n in range(len(taken) + 1) if (free := repeat + COPIES + "_" * n) not in taken)


def _copies(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        for group in copied_groups(section):
            yield from group.questions


def stated_section(section: Section) -> Section:
    """Return a section in which each part that repeats stands once."""
    if not section.repeats:
        return section
    parts = list(as_stated(section))
    copies = {own.id for own in copied_groups(section)}
    inside = frozenset(_copies((section,)))
    views = [part.section for part in parts if part.repeat is not None]
    return in_order(
        section,
        questions=tuple(question for part in parts for question in part.questions),
        groups=(*(own for own in section.groups if own.id not in copies), *(own.groups[0] for own in views)),
        matrices=(
            *(own for own in section.matrices if inside.isdisjoint(own.questions)),
            *(table for own in views for table in own.matrices),
        ),
    )


def in_order(
    section: Section, questions: tuple[Question, ...], groups: Iterable[Group], matrices: Iterable[Matrix]
) -> Section:
    """Return a section with these, groups and matrices in the order of their questions."""
    place = {own.id: number for number, own in enumerate(questions)}
    return replace(
        section,
        questions=questions,
        groups=tuple(sorted(groups, key=lambda own: place[own.questions[0]])),
        matrices=tuple(sorted(matrices, key=lambda own: place[own.questions[0]])),
    )
