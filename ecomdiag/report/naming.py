"""What the parts of a questionnaire are called in a document: short titles, short answers, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ecomdiag.model import Question, Questionnaire
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import number

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
    texts = {choice.id: plain(choice.text.to(language)) for choice in question.choices}
    heads = {key: cut(_head(text), most) for key, text in texts.items()}
    wholes = {key: cut(text, most) for key, text in texts.items()}
    of_heads, of_wholes = Counter(heads.values()), Counter(wholes.values())
    return {
        key: heads[key] if of_heads[heads[key]] == 1 else wholes[key] if of_wholes[wholes[key]] == 1 else key
        for key in texts
    }


def cut(text: str, most: int) -> str:
    """Return text from outside as one line of up to ``most`` signs, ended by … where something is missing."""
    line = plain(text)
    if len(line) <= most:
        return line
    whole_words, _, _ = line[:most].rpartition(" ")
    return (whole_words if len(whole_words) > most // 2 else line[: most - 1]).rstrip(" ,.;:") + "…"


def listed(items: Sequence[str], last: str) -> str:
    """Join items with commas, the last with the word ``last``."""
    *others, end = items or ("",)
    return last.join([", ".join(others), end]) if others else end


def quoted(text: str, language: Language) -> str:
    """Put text into the quotation marks of a language."""
    return say("branch.quoted", language, text=text)


def figure(value: Fraction, language: Language, places: int = 2) -> str:
    """Write a number with at most ``places`` decimals, none of them idle."""
    text = number(round(value, places))
    return text.replace(".", ",") if language == "es" else text


def percent(value: Fraction, language: Language) -> str:
    """Write a percentage, as exactly as the questionnaire has it."""
    shown = figure(value, language, places=9)
    return f"{shown} %" if language == "es" else f"{shown}%"


def _head(text: str) -> str:
    ends = [at for at in map(text.find, _ENDS) if at > 0]
    return text[: min(ends)].strip() if ends else text
