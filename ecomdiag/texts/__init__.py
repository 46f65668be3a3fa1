"""Every sentence of the program itself, in Spanish and English. Those of the questionnaire are in ``data/``.

Tables in Python rather than YAML because they are needed on every run; each is read when a sentence is said that
begins as those in it do.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias

from ecomdiag.texts.languages import LANGUAGES as LANGUAGES
from ecomdiag.texts.languages import Language as Language
from ecomdiag.texts.numbers import grouped, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from ecomdiag.texts.sentences import Counted, Pair, Sentence
    from ecomdiag.texts.words import Words

Joint: TypeAlias = Literal["and", "or", "nor"]

#: The tables of sentences, and how the keys begin that stand in each. Where several have the same beginning, what
#: every run needs comes before what few do.
TABLES = {
    "command": "check completion error fail_under reason severity written",
    "help": "exit help",
    "usage": "metavar usage",
    "problems": "answers problem",
    "report": "list picture quoted report what_if",
    "advice": "advice border data facts gap helper payments peer position",
    "file_problems": "kind problem",
    "yaml_problems": "goes_here problem",
    "interview": "interview plain wording",
    "noting": "note said",
    "ending": "ending",
    "summary": "summary",
    "beginning": "begin fact interview plain welcome",
    "questionnaire": "answer branch condition drawing help kind show template yes_no",
    "measures": "answer branch change condition date diff interview number part plain problem schema show template",
    "structure": "change compare interview part problem schema show template",
    "patterns": "problem",
    "crosswalk": "crosswalk error",
    "comparison": "compare error history",
    "several": "error problem several",
    "versions": "change consequence diff error part sheet_diff",
    "proof": "problem proof prove",
    "schema": "schema",
    "saved": "problem saved",
    "book": "book help problem",
    "workbook": "help workbook",
    "crossing": "crossing help",
    "costs": "costs help",
    "cohort": "cohort help",
    "joining": "help join",
    "benchmark": "benchmark compare help",
    "plan": "error help picture plan",
    "brand": "brand problem",
    "exchange": "error excel form problem responses",
    "help_exchange": "help",
    "lens_drafts": "draft problem",
    "draft_problems": "draft problem",
    "drafts": "draft problem tables",
    "ways": "change compare part problem report show",
}
_TEXTS: dict[str, Sentence] = {}


def say(key: str, language: Language, /, **values: str | int | Fraction) -> str:
    """Return one sentence in one language, its ``{names}`` filled in, numbers written as that language does.

    Where a sentence has several forms, the number ``count`` chooses the one that is said. Raises ``KeyError`` if
    there is no such sentence, or no count for it, which tests rule out for every key in the code.
    """
    if not values:
        return _plain(key, language)
    written = {
        name: value if isinstance(value, str) else _written(value, language) for name, value in values.items()
    }
    sentence = _found(key)
    pair = _form(sentence, values["count"]) if isinstance(sentence, dict) else sentence
    return pair[0 if language[:2] == "es" else 1].format_map(written)


def _written(value: int | Fraction, language: Language) -> str:
    """Write a number of a sentence: one that is counted stays whole, as it may be a line of a file or a year."""
    text = number(value, language)
    return text if isinstance(value, int) else grouped(text)


@cache
def _plain(key: str, language: Language) -> str:
    """Return a sentence that takes nothing in, which is the same each time."""
    sentence = _found(key)
    if isinstance(sentence, dict):
        raise KeyError("count")
    return sentence[0 if language[:2] == "es" else 1].format_map({})


def _found(key: str) -> Sentence:
    if key not in _TEXTS:
        beginning = key.partition(".")[0]
        for name, beginnings in TABLES.items():
            if beginning in beginnings.split():
                _read(name)
                if key in _TEXTS:
                    break
    return _TEXTS[key]


def _form(sentence: Counted, count: str | int | Fraction) -> Pair:
    if isinstance(count, str):
        raise TypeError("what is counted is given as a number: a text has lost how many there are")
    if count == 0 and "none" in sentence:
        return sentence["none"]
    return sentence["one" if count == 1 else "many"]


def listed(items: Sequence[str], joint: Joint, language: Language) -> str:
    """List items as a language does: commas between them, its word for "and", "or" or "nor" before the last."""
    between, before_last = betweens(joint, language)
    *others, end = items or ("",)
    return before_last.join([between.join(others), end]) if others else end


def worded(words: Words | str, language: Language) -> str:
    """Return in one language what is to be told; a plain text is the same in all."""
    return words if isinstance(words, str) else words.to(language)


def quoted(text: str, language: Language) -> str:
    """Put a text into the quotation marks of a language."""
    return say("quoted", language, text=text)


def betweens(joint: Joint, language: Language) -> tuple[str, str]:
    """Return what stands between the items of a list, and before its last one."""
    return ", ", say(f"list.{joint}", language)


@cache
def _read(name: str) -> None:
    _TEXTS.update(import_module(f"{__name__}.{name}").SENTENCES)


@cache
def said_in(language: Language) -> frozenset[str]:
    """Return the sentences of the program in one language, as they stand in the tables."""
    place = 0 if language[:2] == "es" else 1
    found: set[str] = set()
    for sentence in map(_found, keys()):
        if isinstance(sentence, dict):
            found.update(_form(sentence, count)[place] for count in (0, 1, 2))
        else:
            found.add(sentence[place])
    return frozenset(found)


def keys() -> frozenset[str]:
    """Return the keys of all sentences."""
    for name in TABLES:
        _read(name)
    return frozenset(_TEXTS)
