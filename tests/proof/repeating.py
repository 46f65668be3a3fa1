"""Random questionnaires in which a group is asked once for each of several things."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generating import Sums, _matrix, random_condition, random_questionnaire
from sheets import amount, text

from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.model import Kind, NotAsked, Question, Questionnaire
from ecomdiag.questionnaire.repeats import Copy, copied, numbered, renamed
from ecomdiag.questionnaire.structure import joined
from ecomdiag.questionnaire.ways import Way
from ecomdiag.record import replace

COUNT = "how_many"
SORTS: tuple[Sums, ...] = ("none", "optional", "numbers", "ways")


def repeating_questionnaire(rng: Random, most: int = 3, sorts: Sequence[Sums] = SORTS) -> Questionnaire:
    """Return a questionnaire in which some questions are asked of up to so many things."""
    made = random_questionnaire(rng, rng.choice(sorts))
    return with_repeats(replace(made, constraints=()), rng, most)


def with_repeats(asked: Questionnaire, rng: Random, most: int = 3) -> Questionnaire:
    """Return it with a run of questions of a section asked of up to ``most`` things; it has no sums and no groups."""
    place = rng.randrange(len(asked.sections))
    own = asked.sections[place]
    start = rng.randrange(len(own.questions))
    end = rng.randint(start + 1, len(own.questions))
    number = rng.randint(1, most)
    count = amount(COUNT, {}, integer=True, least=0, most=number + rng.choice([0, 0, 1]), weight=0)
    count = replace(count, section=own.id, optional=rng.random() < 0.2)
    summed = Way.SUM in (asked.scoring, own.scoring)
    before = [
        *(each for part in asked.sections[:place] for each in part.questions),
        count,
        *own.questions[:start],
    ]
    stated = _stated(own.questions[start:end], before, rng, summed=summed)
    repeat = Repeat(
        id="things",
        title=text("thing"),
        count=COUNT,
        names=tuple(each.id for each in stated.questions),
        groups=tuple(numbered("things", each) for each in range(1, number + 1)),
    )
    copies = [copied(repeat, stated, each) for each in range(1, number + 1)]
    names = {name: numbered(name, rng.randint(1, number)) for name in repeat.names}
    section = replace(
        own,
        questions=(
            count,
            *own.questions[:start],
            *(each for copy in copies for each in copy.questions),
            *(_looking(each, names) for each in own.questions[end:]),
        ),
        groups=tuple(copy.group for copy in copies),
        matrices=tuple(each for copy in copies for each in copy.matrices),
        repeats=(repeat,),
    )
    later = tuple(
        replace(part, questions=tuple(_looking(each, names) for each in part.questions))
        for part in asked.sections[place + 1 :]
    )
    blockers = tuple(replace(each, when=renamed(each.when, names)) for each in asked.blockers)
    return replace(asked, sections=(*asked.sections[:place], section, *later), blockers=blockers)


def _stated(run: tuple[Question, ...], before: list[Question], rng: Random, *, summed: bool) -> Copy:
    before = [own for own in before if own.kind is not Kind.TEXT]  # over words there is but one test
    inner = random_condition(before, rng) if rng.random() < 0.3 else None
    questions = [replace(each, show_if=joined(inner, each.show_if)) for each in run]
    if summed:  # what does not apply brings nothing there, so that it cannot count in full
        questions = [
            replace(each, if_not_asked=NotAsked.ZERO) if each.if_not_asked is NotAsked.FULL else each
            for each in questions
        ]
    rows = next((each for each in questions if each.kind is Kind.SINGLE), None)
    matrices: list[Matrix] = [] if rows is None or rng.random() < 0.6 else [_matrix(rows, questions)]
    group = Group(
        id="things",
        title=text("thing"),
        intro=rng.choice([None, text("intro")]),
        questions=tuple(each.id for each in questions),
        show_if=inner,
        if_not_asked=None if summed else rng.choice([None, None, *NotAsked]),
    )
    return Copy(group, tuple(questions), tuple(matrices))


def _looking(question: Question, names: dict[str, str]) -> Question:
    """Return a question that looks at one of the copies."""
    return replace(
        question,
        show_if=renamed(question.show_if, names),
        not_applicable_if=renamed(question.not_applicable_if, names),
        offers=tuple(replace(each, when=renamed(each.when, names)) for each in question.offers),
    )
