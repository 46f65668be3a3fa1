"""Which risk is left, as a custom lens says it: conditions of ``&&``, ``||``, ``!`` and brackets over choices.

They become results that are looked up. What a rule covers is gone through, every way to tick, so that no rule is kept
that never comes to be the first that holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ecomdiag.questionnaire.conditions import All, AllOf, Any, AnyOf, Condition, NoneOf, Not
from ecomdiag.record import Record

#: More choices of a question than a lens may have: all ways to tick them are gone through.
MOST_CHOICES = 16
#: Brackets inside one another, and signs of a condition.
MOST_DEPTH, MOST_SIGNS = 10, 4_000
_TOKEN = re.compile(r"\s*(&&|\|\||[!()]|\w+)", re.ASCII)

_SIGNS = frozenset(["&&", "||", "!", "(", ")"])


class Literal(Record, kw_only=False):
    """A choice that is ticked, or is not."""

    choice: str
    ticked: bool


class Junction(Record, kw_only=False):
    """All of its parts, or any of them; no part is of its own sort."""

    every: bool
    parts: tuple[Term, ...]


Term: TypeAlias = "Literal | Junction"
"""What a condition says, with ``!`` before choices alone."""


class RuleError(Exception):
    """A condition that cannot be read."""


def parsed(text: str) -> Term:
    """Return what a condition says. Raises ``RuleError`` if it is none, or is too long or too deep."""
    if len(text) > MOST_SIGNS:
        raise RuleError
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise RuleError
        tokens.append(found[1])
        at = found.end()
    parser = _Parser(tokens)
    whole = parser.either(ticked=True)
    if parser.tokens:
        raise RuleError
    return whole


class _Parser:
    """Takes one token after another; what stands behind ``!`` is turned round at once."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = list(reversed(tokens))
        self._depth = 0

    def either(self, *, ticked: bool) -> Term:
        parts = [self._row(ticked=ticked)]
        while self._take("||"):
            parts.append(self._row(ticked=ticked))
        return _joined(parts, every=not ticked)

    def _row(self, *, ticked: bool) -> Term:
        parts = [self._one(ticked=ticked)]
        while self._take("&&"):
            parts.append(self._one(ticked=ticked))
        return _joined(parts, every=ticked)

    def _one(self, *, ticked: bool) -> Term:
        while self._take("!"):
            ticked = not ticked
        if not self._take("("):
            if not self.tokens or self.tokens[-1] in _SIGNS:
                raise RuleError
            return Literal(self.tokens.pop(), ticked)
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise RuleError
        inside = self.either(ticked=ticked)
        if not self._take(")"):
            raise RuleError
        self._depth -= 1
        return inside

    def _take(self, token: str) -> bool:
        if self.tokens[-1:] != [token]:
            return False
        self.tokens.pop()
        return True


def _joined(parts: Sequence[Term], *, every: bool) -> Term:
    flat: list[Term] = []
    for part in parts:
        flat += part.parts if isinstance(part, Junction) and part.every is every else [part]
    return flat[0] if len(flat) == 1 else Junction(every, tuple(flat))


def choices_in(term: Term) -> Iterator[str]:
    """Yield the choices that a condition names."""
    if isinstance(term, Literal):
        yield term.choice
    else:
        for part in term.parts:
            yield from choices_in(part)


def condition_of(term: Term, question: str, ids: Mapping[str, str]) -> Condition:
    """Return a condition over the answer to a question, whose choices have got the ids of ``ids``."""
    if isinstance(term, Literal):
        named = frozenset([ids[term.choice]])
        return AnyOf(question, named) if term.ticked else NoneOf(question, named)
    parts: list[Condition] = []
    for ticked in (True, False):
        named = frozenset(
            ids[own.choice] for own in term.parts if isinstance(own, Literal) and own.ticked is ticked
        )
        parts += [_of_several(question, named, every=term.every, ticked=ticked)] if named else []
    parts += [condition_of(own, question, ids) for own in term.parts if isinstance(own, Junction)]
    if len(parts) == 1:
        return parts[0]
    return All(tuple(parts)) if term.every else Any(tuple(parts))


def _of_several(question: str, named: frozenset[str], *, every: bool, ticked: bool) -> Condition:
    if ticked:
        return AllOf(question, named) if every and len(named) > 1 else AnyOf(question, named)
    # Not every one is ticked, unless none is to be: of one, both are the same.
    return NoneOf(question, named) if every or len(named) == 1 else Not(AllOf(question, named))


# Every way to tick, as the bits of a number ---------------------------------------------------------------


class Ways:
    """All ways to tick the choices of a question, a bit each; those that stand alone have no other beside them."""

    def __init__(self, together: Sequence[str], alone: Sequence[str], *, none: bool) -> None:
        """``none``: whether nothing at all may be ticked."""
        names = [*together, *alone]
        self._columns = {name: _column(place, len(names)) for place, name in enumerate(names)}
        self._any = (1 << (1 << len(names))) - 1
        first = self._any
        for place in range(len(together), len(names)):
            first &= ~_column(place, len(names))
        self.all = first if none else first & ~1
        for place in range(len(together), len(names)):
            self.all |= 1 << (1 << place)

    def where(self, term: Term) -> int:
        """Return the ways in which a condition holds."""
        if isinstance(term, Literal):
            column = self._columns[term.choice]
            return (column if term.ticked else self._any & ~column) & self.all
        found = self.all if term.every else 0
        for part in term.parts:
            found = found & self.where(part) if term.every else found | self.where(part)
        return found


def _column(place: int, count: int) -> int:
    """Return the bits of all ways in which the choice at a place is ticked."""
    width = 1 << place
    made, length = ((1 << width) - 1) << width, 2 * width
    while length < 1 << count:
        made |= made << length
        length *= 2
    return made
