"""Copies of the shipped questionnaire as somebody may change them: sound, and no longer what the advice was written for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from edits import with_question

from ecomdiag.questionnaire.conditions import All, Any, AtLeast, AtMost, Condition, Not
from ecomdiag.questionnaire.model import Band, Choice, Kind, Question, Questionnaire
from ecomdiag.record import replace

Naming = Callable[[str, str | None], str | None]
"""The new name of a choice of a question, or of the question itself (no choice given); ``None``: it is gone."""


def renamed_question(asked: Questionnaire, name: str) -> Questionnaire:
    return _renamed(asked, lambda q, c: f"{q}_2" if c is None and q == name else c or q)


def renamed_choice(asked: Questionnaire, question: str, name: str) -> Questionnaire:
    return _renamed(asked, lambda q, c: f"{c}_2" if (q, c) == (question, name) else c or q)


def without_choice(asked: Questionnaire, question: str, name: str) -> Questionnaire:
    return _renamed(asked, lambda q, c: None if (q, c) == (question, name) else c or q)


def without_question(asked: Questionnaire, name: str) -> Questionnaire:
    return _renamed(asked, lambda q, c: None if c is None and q == name else c or q)


def without_section(asked: Questionnaire, name: str) -> Questionnaire:
    gone = {question.id for question in asked.questions if question.section == name}
    return _renamed(asked, lambda q, c: None if q in gone else c or q)


def of_another_kind(asked: Questionnaire, name: str, kind: Kind) -> Questionnaire:
    """Ask a question in another way; what looked at it no longer does."""
    old = asked.by_id[name]
    choices = (*old.choices, *(Choice(id=own, text=old.text) for own in ("new_1", "new_2")))
    bands = (Band(start=Fraction(0), score=Fraction(0)), Band(start=Fraction(50), score=Fraction(1)))
    shape = (
        {"choices": (), "bands": old.bands or bands, "min_choices": 1, "max_choices": 1}
        if kind is Kind.PERCENTAGE
        else {"choices": choices[:20], "bands": (), "min_choices": 1, "max_choices": len(choices[:20])}
    )
    loose = _renamed(asked, lambda q, c: None if c is None and q == name else c or q, only_looks=True)
    return with_question(loose, name, kind=kind, **shape)


def _renamed(asked: Questionnaire, naming: Naming, *, only_looks: bool = False) -> Questionnaire:
    """Rename or delete throughout, as whoever edits the file has to."""

    def looking(condition: Condition | None) -> Condition | None:
        return None if condition is None else _looking(condition, naming)

    def question(own: Question) -> Question | None:
        name = own.id if only_looks else naming(own.id, None)
        if name is None:
            return None
        kept = own.choices if only_looks else tuple(
            replace(choice, id=new) for choice in own.choices if (new := naming(own.id, choice.id)) is not None
        )  # fmt: skip
        most = len(kept) if own.max_choices == len(own.choices) else min(own.max_choices, max(len(kept), 1))
        return replace(
            own, id=name, choices=kept, max_choices=most, min_choices=min(own.min_choices, most),
            show_if=looking(own.show_if), not_applicable_if=looking(own.not_applicable_if),
        )  # fmt: skip

    sections = (
        replace(own, questions=tuple(q for q in map(question, own.questions) if q is not None))
        for own in asked.sections
    )
    return replace(
        asked,
        digest="changed",
        sections=tuple(own for own in sections if own.questions),
        constraints=tuple(
            replace(own, questions=names)
            for own in asked.constraints
            if None not in (names := tuple(naming(name, None) for name in own.questions))
        ),
        blockers=tuple(
            replace(own, when=when) for own in asked.blockers if (when := looking(own.when)) is not None
        ),
    )


def _looking(condition: Condition, naming: Naming) -> Condition | None:
    """Return a condition with the new names; ``None`` if something that it looks at is gone."""
    if isinstance(condition, All | Any):
        parts = [_looking(part, naming) for part in condition.parts]
        return None if None in parts else type(condition)(tuple(part for part in parts if part is not None))
    if isinstance(condition, Not):
        inner = _looking(condition.part, naming)
        return None if inner is None else Not(inner)
    name = naming(condition.question, None)
    if name is None:
        return None
    if isinstance(condition, AtLeast | AtMost):
        return replace(condition, question=name)
    choices = frozenset(
        new for own in condition.choices if (new := naming(condition.question, own)) is not None
    )
    return replace(condition, question=name, choices=choices) if choices else None


def random_copy(asked: Questionnaire, rng: Random) -> Questionnaire:
    """Return a copy with one to four random changes."""
    for _ in range(rng.randint(1, 4)):
        asked = rng.choice(CHANGES)(asked, rng)
    return replace(asked, digest="changed")


def _some_question(asked: Questionnaire, rng: Random) -> Question:
    """Return a question, those often that the advice knows by name."""
    known = [
        asked.by_id[name] for name in ("employees", "target_countries", "sells_online") if name in asked.by_id
    ]
    return rng.choice(known if known and rng.random() < 0.3 else asked.questions)


def _some_choice(asked: Questionnaire, rng: Random) -> tuple[str, str] | None:
    question = _some_question(asked, rng)
    fit = len(question.choices) > 2 and question.kind is not Kind.COUNTRIES
    return (question.id, rng.choice(question.choices).id) if fit else None


def _on_choice(
    change: Callable[[Questionnaire, str, str], Questionnaire],
) -> Callable[[Questionnaire, Random], Questionnaire]:
    def changed(asked: Questionnaire, rng: Random) -> Questionnaire:
        found = _some_choice(asked, rng)
        return change(asked, *found) if found else asked

    return changed


def _section_gone(asked: Questionnaire, rng: Random) -> Questionnaire:
    return without_section(asked, rng.choice(asked.sections).id) if len(asked.sections) > 2 else asked


def _constraint_gone(asked: Questionnaire, rng: Random) -> Questionnaire:
    return replace(asked, constraints=asked.constraints[1:])


def _kind_changed(asked: Questionnaire, rng: Random) -> Questionnaire:
    question = _some_question(asked, rng)
    summed = {name for own in asked.constraints for name in own.questions}
    kinds = [kind for kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.PERCENTAGE) if kind is not question.kind]
    return asked if question.id in summed else of_another_kind(asked, question.id, rng.choice(kinds))


CHANGES: tuple[Callable[[Questionnaire, Random], Questionnaire], ...] = (
    lambda asked, rng: renamed_question(asked, _some_question(asked, rng).id),
    lambda asked, rng: without_question(asked, _some_question(asked, rng).id),
    _on_choice(renamed_choice),
    _on_choice(without_choice),
    _on_choice(without_choice),
    _section_gone,
    _constraint_gone,
    _kind_changed,
)
