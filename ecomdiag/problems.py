"""Problems: one thing wrong with a file or an answer, and the rule that it breaks.

A problem is a value. Whoever finds it names the rule and the facts; the sentence that a person reads comes
from ``texts``, in that person's language; the place comes from the loader, which knows the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ecomdiag import texts
from ecomdiag.model import Text
from ecomdiag.texts import Language

#: No longer than this may a fact from a file be inside a sentence.
MAX_FACT = 80

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file: line and column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong: which rule, where, and the facts for its sentence."""

    rule: str
    severity: Severity = "error"
    question: str | None = None
    #: Position of the offending item in a list answer, from 0.
    item: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    #: A sentence of the questionnaire itself, which the one from ``texts`` takes in.
    sentence: Text | None = None
    place: Place | None = None

    @property
    def stops(self) -> bool:
        """Whether no diagnosis can be made with it."""
        return self.severity == "error"

    def message(self, language: Language) -> str:
        """Say what is wrong and what to do, in one line."""
        values = {name: _clipped(value) for name, value in self.values.items()}
        if self.sentence is not None:
            values["sentence"] = self.sentence.to(language)
        return texts.say(f"problem.{self.rule}", language, **values)

    def line(self, path: str, language: Language) -> str:
        """Say it as a line of a listing: file, line and column, how bad it is, and what to do."""
        place = f":{self.place.line}:{self.place.column}" if self.place else ""
        severity = texts.say(f"severity.{self.severity}", language)
        name = f" {self.question}:" if self.question else ""
        return f"{path}{place}: {severity}:{name} {self.message(language)}"


def _clipped(fact: str) -> str:
    return fact if len(fact) <= MAX_FACT else f"{fact[: MAX_FACT - 1]}…"
