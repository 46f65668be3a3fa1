"""What is wrong with groups that are asked of several things: how many there are, and copies that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.faults import Fault, fault, is_id
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.repeats import (
    MOST_COPIES,
    MOST_REPEATED,
    Copy,
    copied,
    copy_in,
    numbered,
    stated_of,
)
from ecomdiag.questionnaire.rules import no_such_question
from ecomdiag.questionnaire.value_faults import id_fault, texts, within


def repeat_faults(section: Section, earlier: Mapping[str, Question], taken: set[str]) -> Iterator[Fault]:
    """Yield the faults of a section's repeats; ``taken`` are the names of others, and then theirs too."""
    for place, own in enumerate(section.repeats):
        first = copy_in(section, own.groups[0]) if own.groups else None
        tables = () if first is None else stated_of(own, first).matrices
        for name in (own.id, *own.names, *(each.id for each in tables)):
            if name in taken:
                yield fault("twice", "repeats", place, "id", what="question", id=name)
            taken.add(name)
        yield from within(_itself(section, own, earlier), "repeats", place)


def _itself(section: Section, own: Repeat, earlier: Mapping[str, Question]) -> Iterator[Fault]:
    yield from id_fault(own.id)
    yield from texts(title=own.title)
    first = copy_in(section, own.groups[0]) if own.groups else None
    if first is None:
        yield fault("not_the_copy", "groups", repeat=own.id, group=numbered(own.id, 1))
        return
    yield from count_faults(own.count, len(own.groups), earlier)
    yield from size_faults(own.id, len(own.groups), first.questions)
    yield from seen_faults(own.count, first.questions, earlier)
    stated = stated_of(own, first)
    names = tuple(each.id for each in stated.questions)
    found = [copy_in(section, name) for name in own.groups[: MOST_COPIES + 1]]
    for place, copy in enumerate(found):
        if copy is None or names != own.names or not alike(copy, copied(own, stated, place + 1)):
            yield fault("not_the_copy", "groups", place, repeat=own.id, group=own.groups[place])


def count_faults(count: str, copies: int, earlier: Mapping[str, Question]) -> Iterator[Fault]:
    """Tell that the question which says how many there are is no such question, or never says so many."""
    asked = earlier.get(count)
    if asked is None:
        yield Fault(("count",), no_such_question(count, earlier).problem)
    elif asked.kind is not Kind.NUMBER or not asked.integer:
        yield fault("repeat_count", "count", question=count)
    elif asked.most is not None and copies > asked.most:
        yield fault("repeat_never", "at_most", question=count)


def size_faults(repeat: str, copies: int, questions: Sequence[Question]) -> Iterator[Fault]:
    """Tell that there are too many copies, or too many questions in them."""
    if copies > MOST_COPIES or copies * len(questions) > MOST_REPEATED:
        yield fault(
            "too_many_copies", "at_most", repeat=repeat, most=str(MOST_COPIES), all=str(MOST_REPEATED)
        )


def seen_faults(
    count: str, questions: Sequence[Question], earlier: Mapping[str, Question]
) -> Iterator[Fault]:
    """Tell that questions can be seen from outside, and how often they are asked cannot."""
    seen = next((own for own in questions if own.observable is not None), None)
    if seen is not None and count in earlier and earlier[count].observable is None:
        yield fault("hidden_from_outside", "count", question=seen.id, earlier=count)


def name_faults(names: Sequence[str], copies: int) -> Iterator[Fault]:
    """Tell the names that are too long with the number of a copy behind them."""
    for name in names:
        if is_id(name) and not is_id(numbered(name, copies)):
            yield fault("bad_id", "id", found=numbered(name, copies))


def alike(one: Copy, other: Copy) -> bool:
    """Whether two copies are the same in everything."""
    if (
        one.group != other.group
        or one.matrices != other.matrices
        or len(one.questions) != len(other.questions)
    ):
        return False
    pairs = zip(one.questions, other.questions, strict=True)
    return all(getattr(a, key) == getattr(b, key) for a, b in pairs for key in type(a).__annotations__)
