"""What repeats in a questionnaire that came from a form: it stands once while it is scored, then in its copies."""

from __future__ import annotations

from collections.abc import Container

from ecomdiag.loader.forms.repeated import in_order, stated_section
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.model import Questionnaire, Section
from ecomdiag.questionnaire.repeat_faults import alike
from ecomdiag.questionnaire.repeats import copies_of, copy_in, numbered, stated_of
from ecomdiag.record import replace


def once(whole: Questionnaire, names: Container[str]) -> Questionnaire:
    """Return a questionnaire in which what repeats, and is called so, stands once."""
    sections = (
        (own, tuple(repeat for repeat in own.repeats if repeat.id in names)) for own in whole.sections
    )
    found = (
        stated_section(replace(own, repeats=repeats)) if repeats else replace(own, repeats=())
        for own, repeats in sections
    )
    return replace(whole, sections=tuple(found))


def in_copies(own: Section) -> Section:
    """Return a section in which each part that repeats stands in its copies again."""
    for repeat in own.repeats:
        stated = copy_in(own, repeat.id)
        if stated is None:
            continue
        copies = copies_of(repeat, stated)
        place = own.questions.index(stated.questions[0])
        own = in_order(
            own,
            questions=(
                *own.questions[:place],
                *(each for copy in copies for each in copy.questions),
                *own.questions[place + len(stated.questions) :],
            ),
            groups=(*(each for each in own.groups if each.id != repeat.id), *(each.group for each in copies)),
            matrices=(
                *(each for each in own.matrices if each not in stated.matrices),
                *(each for copy in copies for each in copy.matrices),
            ),
        )
    return own


def found_again(own: Section, model: Section) -> Section:
    """Return a section whose groups are what repeats in ``model``, where the form had it copy by copy.

    Where one of them is not as the first, they remain groups.
    """
    names = {repeat.id for repeat in own.repeats}
    found = [repeat for repeat in model.repeats if repeat.id not in names and _is_whole(own, repeat)]
    return replace(own, repeats=(*own.repeats, *found)) if found else own


def _is_whole(own: Section, repeat: Repeat) -> bool:
    first = copy_in(own, repeat.groups[0])
    if first is None or tuple(numbered(name, 1) for name in repeat.names) != first.group.questions:
        return False
    copies = zip(repeat.groups, copies_of(repeat, stated_of(repeat, first)), strict=True)
    found = ((copy_in(own, name), wanted) for name, wanted in copies)
    return all(copy is not None and alike(copy, wanted) for copy, wanted in found)
