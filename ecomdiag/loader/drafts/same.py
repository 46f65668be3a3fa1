"""What a form says of a question, and a questionnaire too, only otherwise: the questionnaire's own is taken then.

A form writes thirds in decimals, ``none_of`` as two tests, help and unit as one text. What comes back the same as the
questionnaire would be written is the questionnaire's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from ecomdiag.loader.forms.patterns import pattern_text
from ecomdiag.loader.forms.xpath import decimal
from ecomdiag.questionnaire import conditions
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    AtLeast,
    AtMost,
    Condition,
    NoneOf,
    Not,
)
from ecomdiag.questionnaire.model import Kind, Question, Section
from ecomdiag.questionnaire.structure import around, joined, own_condition
from ecomdiag.record import replace
from ecomdiag.texts.words import Text, joined_texts

_Plain: TypeAlias = "tuple[str, Any]"
#: What stands between the parts of a hint.
_BETWEEN = "\n\n"


def plainly(condition: Condition | None) -> _Plain | None:
    """Return a condition in one form, however it is said: two that are the same in it hold of the same answers."""
    if condition is None:
        return None
    if isinstance(condition, Not):
        inner = plainly(condition.part)
        return inner[1] if inner is not None and inner[0] == "not" else ("not", inner)
    if isinstance(condition, All):
        return _several("and", map(plainly, condition.parts))
    if isinstance(condition, conditions.Any):
        return _several("or", map(plainly, condition.parts))
    return _leaf(condition)


def _leaf(leaf: conditions.Leaf) -> _Plain:
    name, there = leaf.question, ("there", leaf.question)
    if isinstance(leaf, Answered):
        return there
    if isinstance(leaf, AtLeast | AtMost):
        return type(leaf).__name__, (name, decimal(leaf.number))
    if isinstance(leaf, conditions.OnOrAfter | conditions.OnOrBefore):
        return type(leaf).__name__, (name, leaf.day)
    chosen = _several(
        "and" if isinstance(leaf, AllOf) else "or", (("chosen", (name, own)) for own in leaf.choices)
    )
    return _several("and", [there, ("not", chosen)]) if isinstance(leaf, NoneOf) else chosen


def _several(sort: str, parts: Iterable[_Plain | None]) -> _Plain:
    found: set[_Plain] = set()
    for part in parts:
        if part is not None:
            found |= part[1] if part[0] == sort else {part}
    if sort == "and":
        needed = {name for part in found if (name := _needs(part)) is not None}
        found -= {("there", name) for name in needed}
    return next(iter(found)) if len(found) == 1 else (sort, frozenset(found))


def _needs(part: _Plain) -> str | None:
    """Return the question without whose answer a part does not hold, beside that it asks for that alone."""
    sort, own = part
    if sort in ("or", "and"):
        names = {_needs(inner) for inner in own}
        return names.pop() if len(names) == 1 else None
    if sort in ("not", "there"):
        return None
    name: str = own[0]
    return name


def asked_if(question: Question) -> _Plain | None:
    """Return when a question is asked, in one form."""
    unless = question.not_applicable_if
    return plainly(joined(question.show_if, None if unless is None else Not(unless)))


def restored(own: Question, model: Question) -> Question:
    """Return a question of a form with a questionnaire's where it says the same, and with what no form holds of it."""
    values: dict[str, Any] = {}
    if asked_if(own) == asked_if(model):
        values |= {"show_if": model.show_if, "not_applicable_if": model.not_applicable_if}
    values |= _said_under(own, model)
    for key in ("least", "most"):
        if _nearly(getattr(own, key), getattr(model, key)):
            values[key] = getattr(model, key)
    if own.lines > 1 and model.lines > 1:
        values["lines"] = model.lines
    if not own.pattern or (own.lines, pattern_text(own)) == (model.lines, pattern_text(model)):
        values |= {"pattern": model.pattern, "pattern_message": model.pattern_message}
    if not own.offers and all(offer.choice in own.by_id for offer in model.offers):
        values["offers"] = model.offers
    if _most_together(own, model) == _most_together(model, model):
        values["max_choices"] = min(model.max_choices, max(len(own.choices), 1))
    if own.min_choices == 1 and model.alone:
        values["min_choices"] = min(model.min_choices, max(len(own.choices), 1))
    return replace(own, **values)


def of_kind(own: Question, model: Question) -> Question:
    """Return a question as one of the kind that a questionnaire has: a percentage is a number from 0 to 100."""
    share = own.least == 0 and own.most == 100 and not own.integer
    if own.kind is Kind.NUMBER and model.kind is Kind.PERCENTAGE and share:
        return replace(own, kind=Kind.PERCENTAGE, least=None, most=None)
    if own.kind is Kind.PERCENTAGE and model.kind is Kind.NUMBER:
        return replace(own, kind=Kind.NUMBER, least=Fraction(0), most=Fraction(100))
    return own


def _most_together(own: Question, model: Question) -> int:
    """Return how many may be chosen that can stand together, which is all that a form can limit."""
    together = sum(choice.id not in model.alone for choice in own.choices)
    return min(own.max_choices, together)


def _nearly(one: Fraction | None, other: Fraction | None) -> bool:
    return one is not None and other is not None and decimal(one) == decimal(other)


def _said_under(own: Question, model: Question) -> dict[str, Text | None]:
    """Return help, clear wording and unit: a form may hold them in one, and none of the unit."""
    said, whole = _joined(own.clear, own.help, own.unit), _joined(model.clear, model.help, model.unit)
    if said in (whole, _joined(model.clear, model.help)):
        return {"clear": model.clear, "help": model.help, "unit": model.unit}
    found: dict[str, Text | None] = {"clear": own.clear, "help": own.help, "unit": own.unit}
    if model.unit is not None and own.unit is None and own.kind is Kind.NUMBER:
        found["unit"] = model.unit
        found["help"] = _without(own.help, model.unit)
    return found


def _joined(*texts: Text | None) -> Text | None:
    there = [text for text in texts if text is not None]
    return joined_texts(there, _BETWEEN) if there else None


def _without(whole: Text | None, last: Text) -> Text | None:
    """Return a text without what stands at its end."""
    if whole is None or not all(words.endswith(_BETWEEN + last.to(tag)) for tag, words in whole.pairs):
        return whole
    return Text.of({tag: words.removesuffix(_BETWEEN + last.to(tag)) for tag, words in whole.pairs})


def laid_out(own: Section, model: Section) -> Section:
    """Return a section whose conditions stand once for all in it, or in a group, as they do in a questionnaire.

    Where a question asks for something else than they do, they stay as its form has them; and where its questions
    have been given back a questionnaire's own words for those, each question holds all of its condition alone.
    """
    if plainly(own.show_if) in (None, plainly(model.show_if)):
        groups = {group.id: group.show_if for group in model.groups}
        made = _shown(own, model.show_if, groups)
        if _beside_all(made):
            return made
    return own if _beside_all(own) else _shown(own, None, dict.fromkeys(group.id for group in own.groups))


def _shown(own: Section, condition: Condition | None, groups: Mapping[str, Condition | None]) -> Section:
    return replace(
        own,
        show_if=condition,
        groups=tuple(
            replace(group, show_if=groups[group.id]) if group.id in groups else group for group in own.groups
        ),
    )


def _beside_all(section: Section) -> bool:
    """Whether every question of a section has the conditions of that and of its group before its own."""
    return all(
        question.show_if == joined(*around(section, question.id), own_condition(section, question))
        for question in section.questions
    )
