"""Choices with words beside them, as survey-core keeps them in JSON: an object with both in the place of the choice.

Of one choice it is there once words are (``{"value": "fair", "comment": "in May"}``), of several each is an object
where any of them may have words. They become what stands there else, and the words a value of their own beside it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from ecomdiag.names.ids import OF_QUESTIONS, id_of
from ecomdiag.questionnaire.model import Kind, Questionnaire

#: What survey-core puts behind the name of a question whose words stand beside the answer.
COMMENT = "-Comment"
_CHOICE, _WORDS = "value", "comment"


def names_of_choosing(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the ids of the questions whose choices may have words beside them, those of copies as a file says them."""
    own = {asked.id for asked in questionnaire.questions if asked.kind in (Kind.SINGLE, Kind.MULTIPLE)}
    repeats = (repeat for section in questionnaire.sections for repeat in section.repeats)
    return frozenset(own.union(*(repeat.names for repeat in repeats)))


def without_objects(own: dict[str, Any], names: Container[str]) -> dict[str, Any]:
    """Return a response with plain choices in the questions with these names, also in the copies of what repeats.

    Words are called ``question-Comment[choice]``.
    """
    found: dict[str, Any] = {}
    for key, value in own.items():
        items = value if isinstance(value, list) else [value]
        if are_choices(key, value, names):
            plain = [item[_CHOICE] if isinstance(item, dict) else item for item in items]
            found[key] = plain if isinstance(value, list) else plain[0]
            found |= dict(_words(key, items))
        elif isinstance(value, list):
            found[key] = [without_objects(item, names) if isinstance(item, dict) else item for item in items]
        else:
            found[key] = value
    return found


def are_choices(key: str, value: Any, names: Container[str]) -> bool:
    """Whether a value is choices of a question with one of these names, some of them as objects."""
    items = value if isinstance(value, list) else [value]
    if not any(isinstance(item, dict) for item in items) or id_of(key, OF_QUESTIONS) not in names:
        return False
    return all(map(_is_choice, items))


def _is_choice(item: Any) -> bool:
    """Whether something is a choice, with words or without."""
    if not isinstance(item, dict):
        return not isinstance(item, list)
    inside = [isinstance(value, dict | list) for value in item.values()]
    return _CHOICE in item and item.keys() <= {_CHOICE, _WORDS} and not any(inside)


def _words(key: str, items: list[Any]) -> Iterator[tuple[str, Any]]:
    for item in items:
        if isinstance(item, dict) and item.get(_WORDS):
            yield f"{key}{COMMENT}[{item[_CHOICE]}]", item[_WORDS]
