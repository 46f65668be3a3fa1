"""What checks of a survey of LimeSurvey say of the text of an answer, and the words that they have for it."""

from __future__ import annotations

import re

from ecomdiag.loader.drafts.expression import HERE, Call, Name, Node, Value
from ecomdiag.loader.limesurvey.survey import Entry
from ecomdiag.texts.words import Text

#: A validation of a whole answer, as PHP writes it, without modifiers.
_WHOLE = re.compile(r"/\^([^/]+)\$/")


def pattern_of(own: Entry) -> str:
    """Return what a whole line of an answer has to look like by its validation, ``/^…$/``; empty if it says less."""
    found = _WHOLE.fullmatch(own.preg.strip()) if own.type == "S" else None
    return found[1] if found else ""


def as_regex(node: Node, own: Entry) -> Node:
    """Return what an answer that there is has to look like as other forms say it; anything else as it is."""
    question = Name(own.code)
    whole = node
    while isinstance(node, Call) and node.name == "and" and len(node.parts) == 1:  # what stands in brackets
        (node,) = node.parts
    sides = node.parts if isinstance(node, Call) and node.name == "or" else (node,)
    regex = next((side for side in sides if isinstance(side, Call) and side.name == "regexmatch"), None)
    others = [side for side in sides if side is not regex]
    if regex is None or own.type != "S" or any(side != Call("empty", (question,)) for side in others):
        return whole
    if len(regex.parts) == 2 and regex.parts[1] == question and isinstance(regex.parts[0], Value):
        found = _WHOLE.fullmatch(str(regex.parts[0].value))
        if found is not None:
            return Call("regex", (Name(HERE), Value(f"^{found[1]}$")))
    return whole


def each_of(message: Text | None, count: int) -> list[Text | None]:
    """Return what is said of each of several checks: a line each, if there are as many, or else the whole of it."""
    if message is None or count < 2 or any(len(words.split("\n")) != count for _, words in message.pairs):
        return [message] * count
    lines = [(tag, words.split("\n")) for tag, words in message.pairs]
    return [Text.of({tag: own[place] for tag, own in lines}) for place in range(count)]
