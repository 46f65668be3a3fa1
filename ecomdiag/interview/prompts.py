"""The prompts that there are, each made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import questionary

from ecomdiag.interview.choosing import (
    CountriesPrompt,
    MultiplePrompt,
    RankingPrompt,
    ReviewPrompt,
    SectionsPrompt,
    SinglePrompt,
)
from ecomdiag.interview.day_prompt import DayPrompt
from ecomdiag.interview.end_prompt import EndPrompt
from ecomdiag.interview.entering import NamePrompt, WelcomePrompt
from ecomdiag.interview.note_prompt import NotePrompt
from ecomdiag.interview.number_prompt import NumberPrompt
from ecomdiag.interview.prompt import NO_LETTERS, ListPrompt, Prompt
from ecomdiag.interview.screens import Fact
from ecomdiag.interview.words_prompt import WordsPrompt
from ecomdiag.questionnaire.model import Kind

#: The screens that are answered with one list of questionary's.
_LISTED: dict[str, type[ListPrompt]] = {
    Kind.SINGLE: SinglePrompt,
    Kind.RANKING: RankingPrompt,
    Kind.COUNTRIES: CountriesPrompt,
    Fact.HOME: CountriesPrompt,
    Fact.REGION: SinglePrompt,
    "review": ReviewPrompt,
    "sections": SectionsPrompt,
}
_OTHERS: dict[str, type[Prompt]] = {
    Kind.MULTIPLE: MultiplePrompt,
    Kind.PERCENTAGE: NumberPrompt,
    Kind.NUMBER: NumberPrompt,
    Kind.DATE: DayPrompt,
    Kind.TEXT: WordsPrompt,
    Fact.COMPANY: NamePrompt,
    "welcome": WelcomePrompt,
    "end": EndPrompt,
    "note": NotePrompt,
}


class Prompts:
    """Makes each prompt once, for one terminal."""

    def __init__(self, **terminal: Any) -> None:
        """``terminal`` is what every prompt of questionary's is told: input, output, style."""
        self._terminal = terminal
        self._made: dict[str, Prompt] = {}

    def of(self, name: str) -> Prompt:
        """Return the prompt for screens of a name."""
        if name not in self._made:
            listed = _LISTED.get(name)
            self._made[name] = listed(lambda: self._select) if listed else _OTHERS[name](**self._terminal)
        return self._made[name]

    @cached_property
    def _select(self) -> questionary.Question:
        return questionary.select("", [""], **NO_LETTERS, **self._terminal)
