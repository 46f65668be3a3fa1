"""Words beside a choice that a form of SurveyJS asks in a question after it, as an export has them."""

from __future__ import annotations

from collections.abc import Container

from ecomdiag.loader.drafts.element import Element
from ecomdiag.loader.drafts.expression import SURVEYJS, Unsaid, parsed
from ecomdiag.loader.drafts.meaning import condition_of
from ecomdiag.loader.drafts.outline import Outline
from ecomdiag.loader.drafts.surveyjs_repeats import SORTS
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.said import MAX_SAID

#: What such a question has, and nothing else.
_KEYS = ("type", "name", "title", "visibleIf", "maxLength")


def is_words_beside(own: Element, outline: Outline, looked_at: Container[str]) -> bool:
    """Take a text as the words beside a choice if it is what an export writes for them, and nothing looks at it.

    Anything else that a form asks after “other” is a question: that it is required, or its help, would be lost.
    """
    name = own.words("name")
    if name in looked_at or own.number("maxLength") != MAX_SAID or not own.has_only(_KEYS):
        return False
    try:
        chosen = condition_of(parsed(own.words("visibleIf"), SURVEYJS), outline.known.get)
    except Unsaid:
        return False
    if not isinstance(chosen, AnyOf) or len(chosen.choices) != 1:
        return False
    own_text = outline.wording.text(own.raw("title"), own.where)
    for called, known in outline.known.items():
        if known is not None and known.question.id == chosen.question:
            bare = called.removeprefix(SORTS["paneldynamic"].before)
            for raw, choice in known.ids.items():
                if {choice} == chosen.choices and name.rstrip("_") == f"{bare}_{raw}".rstrip("_"):
                    return outline.takes_words(called, raw, own_text, name)
    return False
