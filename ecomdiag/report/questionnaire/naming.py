"""What the parts of a questionnaire are called in a document: short titles, short answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ecomdiag.questionnaire.model import Question, Questionnaire
from ecomdiag.texts import Language
from ecomdiag.texts.showing import printable, shortened

#: Where the first words of an answer end, and their explanation begins.
_ENDS = (":", ";", " (", " – ", " — ")


def numbers(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the number of each question: "2.3" is the third of the second section."""
    return {
        question.id: f"{chapter}.{place}"
        for chapter, section in enumerate(questionnaire.sections, 1)
        for place, question in enumerate(section.questions, 1)
    }


def short_choices(question: Question, language: Language, most: int) -> Mapping[str, str]:
    """Return a name of up to ``most`` signs for each choice: no two of a question have the same."""
    texts = {choice.id: printable(choice.text.to(language)) for choice in question.choices}
    heads = {key: cut(_head(text), most) for key, text in texts.items()}
    wholes = {key: cut(text, most) for key, text in texts.items()}
    of_heads, of_wholes = Counter(heads.values()), Counter(wholes.values())
    return {
        key: heads[key] if of_heads[heads[key]] == 1 else wholes[key] if of_wholes[wholes[key]] == 1 else key
        for key in texts
    }


def cut(text: str, most: int) -> str:
    """Return text from outside as one line of up to ``most`` signs, ended by … where something is missing."""
    return shortened(printable(text), most)


def _head(text: str) -> str:
    ends = [at for at in map(text.find, _ENDS) if at > 0]
    return text[: min(ends)].strip() if ends else text
