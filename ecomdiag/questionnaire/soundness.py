"""Whether a questionnaire is sound, whatever it was made of: a file, a spreadsheet, Python.

The reader of files tells the same faults with their lines; here each has a way into the questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.conditions import All, Answered, Any, AtLeast, AtMost, Condition, Leaf, Not
from ecomdiag.questionnaire.faults import Fault, fault, is_id
from ecomdiag.questionnaire.model import (
    DONT_KNOW,
    MOST_SIGNS,
    NAMELESS,
    Band,
    Blocker,
    Choice,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.rules import (
    KEYS_OF_QUESTIONS,
    LENGTH,
    LINES,
    SCORE,
    SEVERAL,
    SHARE,
    WEIGHT,
    bands_ascend,
    choices_suit,
    distinct,
    enough_choices,
    known_level,
    levels_ascend,
    no_such_choice,
    no_such_question,
    of_question,
    of_sum,
    seen_from_outside,
    suits,
)
from ecomdiag.questionnaire.wording import MAX_SIGNS, number_text
from ecomdiag.record import replace
from ecomdiag.record.reading import HALF
from ecomdiag.record.typed import misfits
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text

#: The key of each test of a condition.
TESTS: Mapping[str, str] = {
    "AnyOf": "any_of", "NoneOf": "none_of", "AllOf": "all_of", "AtLeast": "at_least", "AtMost": "at_most",
    "Answered": "answered",
}  # fmt: skip


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
    yield from _texts(title=own.title)
    yield from _texts(**_given(heading=own.heading, method=own.method))
    yield from _listed("levels", own.levels, (_level(level) for level in own.levels))
    yield from _within(levels_ascend(own.levels), "levels")
    yield from _within(distinct("level", (level.id for level in own.levels)), "levels")
    seen: dict[str, Question] = {}
    yield from _listed("sections", own.sections, (_section(section, seen) for section in own.sections))
    yield from _within(distinct("section", (section.id for section in own.sections)), "sections")
    yield from _names_shared(own.sections, seen)
    yield from _dont_know(own)
    for place, constraint in enumerate(own.constraints):
        yield from _within(_constraint(constraint, seen), "constraints", place)
    yield from _within(distinct("constraint", (found.id for found in own.constraints)), "constraints")
    for place, blocker in enumerate(own.blockers):
        yield from _within(_blocker(blocker, own.levels, seen), "blockers", place)
    yield from _within(distinct("blocker", (found.id for found in own.blockers)), "blockers")


def _within(found: Iterable[Fault], *where: str | int) -> Iterator[Fault]:
    for own in found:
        yield Fault((*where, *own.where), own.problem)


def _listed(key: str, records: tuple[object, ...], found: Iterable[Iterator[Fault]]) -> Iterator[Fault]:
    """Yield the faults of the records of a list, which must not be empty."""
    if not records:
        yield fault("names_nothing", key, key=key)
    for place, own in enumerate(found):
        yield from _within(own, key, place)


# Values -------------------------------------------------------------------------------------------------


def _id(name: str, key: str = "id") -> Iterator[Fault]:
    if not is_id(name):
        yield fault("bad_id", key, found=name)


def _given(**texts: Text | None) -> dict[str, Text]:
    return {key: text for key, text in texts.items() if text is not None}


def _texts(**texts: Text) -> Iterator[Fault]:
    """Tell the texts that say nothing in a language."""
    for key, text in texts.items():
        for language in LANGUAGES:
            said = text.to(language)
            if not said.strip():
                yield fault("says_nothing", key, language, language=language)
            elif half := HALF.search(said):
                yield fault("half_character", key, language, found=f"\\u{ord(half.group()):04X}")


def _number(value: object, key: str, limits: tuple[int, int] | None) -> Iterator[Fault]:
    """Tell a number that is not exact, not within its limits, or longer than one may be written."""
    if not isinstance(value, int | Fraction):
        yield fault("not_exact", key, key=key, found=repr(value))
    elif limits is not None and not limits[0] <= value <= limits[1]:
        yield fault("out_of_range", key, key=key, low=str(limits[0]), high=str(limits[1]))
    elif len(number_text(Fraction(value))) > MAX_SIGNS:
        yield fault("not_a_number", key, key=key, found=number_text(Fraction(value)))


# Parts --------------------------------------------------------------------------------------------------


def _level(level: Level) -> Iterator[Fault]:
    yield from _id(level.id)
    yield from _number(level.start, "from", SHARE)
    yield from _texts(title=level.title)


def _section(section: Section, seen: dict[str, Question]) -> Iterator[Fault]:
    """Tell the faults of a section; its questions are then among those seen."""
    yield from _id(section.id)
    yield from _texts(title=section.title, intro=section.intro)
    yield from _number(section.weight, "weight", WEIGHT)
    if not section.questions:
        yield fault("no_questions", section=section.id)
    for place, question in enumerate(section.questions):
        yield from _within(_question(question, section, seen), "questions", place)
        if question.id in seen:
            yield fault("twice", "questions", place, "id", what="question", id=question.id)
        seen.setdefault(question.id, question)


def _question(question: Question, section: Section, seen: Mapping[str, Question]) -> Iterator[Fault]:
    yield from _id(question.id)
    if question.section != section.id:
        yield fault("other_section", "section", found=question.section, section=section.id)
    kinds = (("kind", question.kind, Kind), ("if_not_asked", question.if_not_asked, NotAsked))
    strange = [fault("not_one_of", key, key=key, found=str(value), allowed=", ".join(allowed))
               for key, value, allowed in kinds if not isinstance(value, allowed)]  # fmt: skip
    yield from strange
    others = _given(
        title=question.title, clear=question.clear, help=question.help, observable=question.observable
    )
    yield from _texts(text=question.text, **others)
    yield from _number(question.weight, "weight", WEIGHT)
    for key, condition in (
        ("show_if", question.show_if),
        ("not_applicable_if", question.not_applicable_if),
    ):
        if condition is not None:
            yield from _within(condition_faults(condition, seen), key)
    if not strange:
        yield from _of_its_kind(question)
        yield from _counts(question)
        yield from of_question(question, counts=section.weight > 0)
        yield from seen_from_outside(question, seen)


def _of_its_kind(question: Question) -> Iterator[Fault]:
    """Tell what a question says that means nothing in one of its kind."""
    said = {
        "choices": bool(question.choices) and question.kind is not Kind.COUNTRIES,
        "dont_know": any(choice.unknown for choice in question.choices),
        "min_choices": question.min_choices != 1,
        "max_choices": question.max_choices != 1,
        "target": question.target != 1,
        "bands": bool(question.bands),
        "lines": question.lines != 1,
        "max_length": question.max_length != MOST_SIGNS,
    }
    for key, kinds in KEYS_OF_QUESTIONS.items():
        if said[key] and question.kind not in kinds:
            yield fault("not_for_this_kind", key, key=key, kinds=", ".join(kinds))
    yield from choices_suit(question.kind, question.choices)


def _counts(question: Question) -> Iterator[Fault]:
    """Tell the faults of what decides what an answer is worth: choices and their limits, target, bands."""
    if question.kind not in (Kind.PERCENTAGE, Kind.TEXT):
        yield from enough_choices(question.choices)
    yield from _number(question.lines, "lines", LINES)
    yield from _number(question.max_length, "max_length", LENGTH)
    for place, choice in enumerate(question.choices):
        yield from _within(_choice(choice, question.kind), "choices", place)
    yield from _within(distinct("choice", (choice.id for choice in question.choices)), "choices")
    most = max(len(question.choices), 1)
    numbers: dict[str, object] = {"min_choices": question.min_choices, "max_choices": question.max_choices}
    for key, limit in numbers.items():
        if question.kind in SEVERAL and not isinstance(limit, int):
            yield fault("not_whole", key, key=key)
        elif question.kind in SEVERAL:
            yield from _number(limit, key, (1, most))
    yield from _number(question.target, "target", None)
    for place, band in enumerate(question.bands):
        yield from _within(_band(band), "bands", place)
    yield from _within(bands_ascend(question.bands), "bands")


def _choice(choice: Choice, kind: Kind) -> Iterator[Fault]:
    if kind is not Kind.COUNTRIES:  # whose ids are codes
        yield from _id(choice.id)
    yield from _texts(text=choice.text)
    yield from _number(choice.score, "score", SCORE)


def _band(band: Band) -> Iterator[Fault]:
    yield from _number(band.start, "from", SHARE)
    yield from _number(band.score, "score", SCORE)


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
    yield from _id(constraint.id)
    yield from _texts(message=constraint.message)
    if not constraint.questions:
        yield fault("names_nothing", "sum_of", key="sum_of")
    yield from of_sum(constraint, questions)
    known = [name for name in questions if name in constraint.questions]
    if set(known) == set(constraint.questions) and list(constraint.questions) != known:
        yield fault("sum_order", "sum_of")
    if bool(constraint.equals) == (constraint.at_most is not None):
        yield fault("equals_or_at_most")
    limits = (0, 100 * max(len(constraint.questions), 1))
    for place, value in enumerate(constraint.equals):
        for found in _number(value, "equals", limits):
            yield Fault(("equals", place), found.problem)
    if constraint.at_most is not None:
        yield from _number(constraint.at_most, "at_most", limits)


def _blocker(blocker: Blocker, levels: Iterable[Level], questions: Mapping[str, Question]) -> Iterator[Fault]:
    yield from _id(blocker.id)
    yield from _texts(title=blocker.title, reason=blocker.reason)
    yield from _within(condition_faults(blocker.when, questions), "when")
    yield from known_level(blocker.caps_at, levels)


# Conditions ---------------------------------------------------------------------------------------------


def condition_faults(condition: Condition, questions: Mapping[str, Question]) -> Iterator[Fault]:
    """Yield the faults of a condition that may look at these questions."""
    if isinstance(condition, Not):
        yield from _within(condition_faults(condition.part, questions), "not")
    elif isinstance(condition, All | Any):
        key = "all" if isinstance(condition, All) else "any"
        yield from _listed(key, condition.parts, (condition_faults(p, questions) for p in condition.parts))
    else:
        yield from _leaf(condition, questions)


def _leaf(leaf: Leaf, questions: Mapping[str, Question]) -> Iterator[Fault]:
    question = questions.get(leaf.question)
    key = TESTS[type(leaf).__name__]
    if question is None:
        yield no_such_question(leaf.question, questions)
    elif not suits(type(leaf), question):
        yield fault("condition", question=leaf.question)
    elif isinstance(leaf, AtLeast | AtMost):
        yield from _number(leaf.number, key, SHARE)
    elif not isinstance(leaf, Answered):
        if not leaf.choices:
            yield fault("names_nothing", key, key=key)
        for name in sorted(leaf.choices - question.by_id.keys()):
            yield Fault((key,), no_such_choice(name, question))


def _shown(where: tuple[str | int, ...]) -> str:
    """Write a way into a questionnaire as Python does: ``sections[0].questions[2].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).removeprefix(".")
