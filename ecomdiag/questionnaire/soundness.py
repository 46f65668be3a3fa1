"""Whether a questionnaire is sound, whatever it was made of: a file, a spreadsheet, Python.

The reader of files tells the same faults with their lines; here each has a way into the questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.block_faults import block_faults
from ecomdiag.questionnaire.condition_faults import condition_faults
from ecomdiag.questionnaire.faults import Fault, fault
from ecomdiag.questionnaire.languages import language_faults, text_faults
from ecomdiag.questionnaire.lookup_faults import of_scoring, result_faults
from ecomdiag.questionnaire.model import (
    DONT_KNOW,
    NAMELESS,
    Blocker,
    Choice,
    Constraint,
    Level,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.order_faults import faults_of_orders
from ecomdiag.questionnaire.question_faults import question_faults
from ecomdiag.questionnaire.rules import (
    SHARE,
    WEIGHT,
    distinct,
    highest_sum,
    known_level,
    levels_ascend,
    levels_of_scores,
    of_sum,
)
from ecomdiag.questionnaire.value_faults import given, id_fault, listed, number, texts, within
from ecomdiag.questionnaire.way_rules import known_way, ways_fit
from ecomdiag.record import replace
from ecomdiag.record.typed import misfits


def check_sound(questionnaire: Questionnaire) -> None:
    """Raise ``QuestionnaireError`` with every fault of a questionnaire that was made without a file."""
    require(questionnaire, Questionnaire, name="questionnaire")
    wrong = list(_misplaced(questionnaire)) or faults(questionnaire)
    found = [replace(own.problem, part=_shown(own.where)) for own in wrong]
    if found:
        raise QuestionnaireError(found, NAMELESS)


def _misplaced(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield what is of another type than its field: of such a questionnaire nothing else can be told."""
    for where, wanted, found in misfits(questionnaire):
        yield fault("not_of_type", *where, kinds=wanted, found=found)


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield every fault of a questionnaire, in its order."""
    own = questionnaire
    yield from listed("languages", own.languages, ())
    yield from within(language_faults(own.languages), "languages")
    yield from text_faults(own)
    yield from texts(title=own.title)
    yield from texts(**given(heading=own.heading, method=own.method))
    yield from known_way(own.scoring)
    yield from listed("levels", own.levels, (_level(level) for level in own.levels))
    yield from within(levels_ascend(own.levels), "levels")
    yield from within(distinct("level", (level.id for level in own.levels)), "levels")
    seen: dict[str, Question] = {}
    yield from listed("sections", own.sections, (_section(section, seen) for section in own.sections))
    yield from within(distinct("section", (section.id for section in own.sections)), "sections")
    yield from within(ways_fit(own.scoring, own.sections), "sections")
    yield from of_scoring(own.lookup, own.scoring, own.id)
    yield from result_faults(own.lookup, seen)
    yield from _names_shared(own.sections, seen)
    taken = {*(section.id for section in own.sections), *seen}
    for place, section in enumerate(own.sections):
        yield from within(block_faults(section, taken, seen), "sections", place)
    yield from _dont_know(own)
    for place, constraint in enumerate(own.constraints):
        yield from within(_constraint(constraint, seen), "constraints", place)
    yield from within(distinct("constraint", (found.id for found in own.constraints)), "constraints")
    yield from faults_of_orders(own.orders, seen, own.constraints)
    for place, blocker in enumerate(own.blockers):
        yield from within(_blocker(blocker, own.levels, seen), "blockers", place)
    yield from within(distinct("blocker", (found.id for found in own.blockers)), "blockers")


def _level(level: Level) -> Iterator[Fault]:
    yield from id_fault(level.id)
    yield from number(level.start, "from", SHARE)
    yield from texts(title=level.title)


def _section(section: Section, seen: dict[str, Question]) -> Iterator[Fault]:
    """Tell the faults of a section; its questions are then among those seen."""
    yield from id_fault(section.id)
    yield from texts(title=section.title, intro=section.intro)
    yield from number(section.weight, "weight", WEIGHT)
    yield from known_way(section.scoring)
    for place, level in enumerate(section.levels):
        yield from within(_level(level), "levels", place)
    yield from within(levels_ascend(section.levels), "levels")
    yield from within(distinct("level", (level.id for level in section.levels)), "levels")
    yield from of_scoring(section.lookup, section.scoring, section.id, may_leave=True)
    yield from levels_of_scores(section)
    if not section.questions:
        yield fault("no_questions", section=section.id)
    for place, question in enumerate(section.questions):
        yield from within(question_faults(question, section, seen), "questions", place)
        if question.id in seen:
            yield fault("twice", "questions", place, "id", what="question", id=question.id)
        seen.setdefault(question.id, question)
    yield from result_faults(section.lookup, seen)
    if section.show_if is not None:
        earlier = {name: own for name, own in seen.items() if name not in section.ids}
        yield from within(condition_faults(section.show_if, earlier), "show_if")


def _names_shared(sections: Iterable[Section], questions: Mapping[str, Question]) -> Iterator[Fault]:
    """Tell the sections that are called like a question: an interview goes to either by its id."""
    for place, section in enumerate(sections):
        if section.id in questions:
            yield fault("twice", "sections", place, "id", what="section", id=section.id)


def _dont_know(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Tell choices that say "I don't know" and are not the last of their question, or not the same in all of them."""
    first: Choice | None = None
    for place, section in enumerate(questionnaire.sections):
        for other, question in enumerate(section.questions):
            for last, choice in enumerate(question.choices):
                if not choice.unknown:
                    continue
                first = first or Choice(id=DONT_KNOW, text=choice.text, unknown=True)
                if choice != first or last + 1 != len(question.choices):
                    yield fault(
                        "dont_know", "sections", place, "questions", other, "choices", last, id=DONT_KNOW
                    )


def _constraint(constraint: Constraint, questions: Mapping[str, Question]) -> Iterator[Fault]:
    yield from id_fault(constraint.id)
    yield from texts(message=constraint.message)
    if not constraint.questions:
        yield fault("names_nothing", "sum_of", key="sum_of")
    yield from of_sum(constraint, questions)
    known = [name for name in questions if name in constraint.questions]
    if set(known) == set(constraint.questions) and list(constraint.questions) != known:
        yield fault("sum_order", "sum_of")
    if bool(constraint.equals) == (constraint.at_most is not None):
        yield fault("equals_or_at_most")
    limits = (0, highest_sum(constraint.questions, questions))
    for place, value in enumerate(constraint.equals):
        for found in number(value, "equals", limits):
            yield Fault(("equals", place), found.problem)
    if constraint.at_most is not None:
        yield from number(constraint.at_most, "at_most", limits)


def _blocker(blocker: Blocker, levels: Iterable[Level], questions: Mapping[str, Question]) -> Iterator[Fault]:
    yield from id_fault(blocker.id)
    yield from texts(title=blocker.title, reason=blocker.reason)
    yield from within(condition_faults(blocker.when, questions), "when")
    yield from known_level(blocker.caps_at, levels)


def _shown(where: tuple[str | int, ...]) -> str:
    """Write a way into a questionnaire as Python does: ``sections[0].questions[2].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).removeprefix(".")
