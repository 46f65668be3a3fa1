"""Reads answers files of which there are many: what the reader makes of a line is remembered.

Nothing is decided here: each answer is what ``loader.answers`` makes of it, once for every file in which it stands as
typed. Whatever has anything to be told is read again where it stands.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TypeAlias

from ecomdiag.loader.answers import MAX_BYTES, LoadedSheet, Pairs, Places, Reader, answers_in, read_answers
from ecomdiag.loader.yaml.lines import Lines, mapping_of, pair_of
from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire

#: So many lines are remembered, none that is longer; then it begins anew.
MOST_LINES, LONGEST = 20_000, 200

_Known: TypeAlias = "dict[tuple[str, str | None], tuple[Answer, ...] | None]"
"""By name and value as typed: the answer, none if nothing is answered; ``None`` if there is anything to be told."""


def read_one_of_many(content: bytes, questionnaire: Questionnaire, path: str) -> LoadedSheet:
    """Read the bytes of an answers file as ``read_answers`` does: the same comes of it, and is raised."""
    node = mapping_of(content, limit=MAX_BYTES)
    if node is None:
        return read_answers(content, questionnaire, path)
    return answers_in(node, questionnaire, path, Remembering)


class Remembering(Reader):
    """Reads one file; of lines that stood in others before it knows what they answer."""

    def all_answers(self, node: Node | None, outside: Pairs) -> None:
        """Read the answers as any reader does, or know them all."""
        if not isinstance(node, Lines) or outside or self.repeats or not self._recalled(node):
            super().all_answers(node, outside)

    def _recalled(self, node: Lines) -> bool:
        """Take the answers if there is nothing to be told of any line; say whether they are taken."""
        known = known_lines(self.questionnaire)
        answers: dict[str, Answer] = {}
        for name, value, _ in node.lines:
            try:
                own = known[name, value]
            except KeyError:
                own = self._learnt(known, name, value)
            if own:
                answers[name] = own[0]
            elif own is None:
                return False
        self.answers.update(answers)
        self.places.later = partial(_read_places, self.questionnaire, node, self.read)
        return True

    def _learnt(self, known: _Known, name: str, value: str | None) -> tuple[Answer, ...] | None:
        """Have a line read by itself: what it answers hangs on no other."""
        alone = Reader(self.questionnaire, self.path)
        alone.take((pair_of(f"{name}: {value}", name, value, 0),))
        is_told = alone.faults or alone.doubts or alone.unreadable
        own = None if is_told else tuple(alone.answers.values())
        if value is None or len(value) <= LONGEST:
            if len(known) >= MOST_LINES:
                known.clear()
            known[name, value] = own
        return own


def _read_places(questionnaire: Questionnaire, node: Lines, read: Places) -> None:
    """Find out where the answers stand that were known."""
    there = Reader(questionnaire, "")
    there.take(node.pairs)
    read.update(there.read)


@lru_cache(maxsize=4)
def known_lines(_: Questionnaire) -> _Known:
    """Return the lines of files of a questionnaire that are remembered, as far as they go."""
    return {}
