"""The names of questions in a form that was imported, in the heads of a table: ``First-name`` is ``first_name``.

Two names of a form may become the same id, and the later one has a number then (``Name`` beside ``name`` is
``name_2``). Which of them a head means the table tells: a name that is an id is that question's, and of the others
there have to be as many as there are numbered ids, which come in the order of the form.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import count, islice

from ecomdiag.names.ids import OF_QUESTIONS, id_of

#: Between the names of groups, and before a choice.
BETWEEN = re.compile(r"[/.:\-|>]")
#: A head in which there are more of them is looked up as a whole only.
MOST_PARTS = 40


def cuts_in(head: str) -> list[int] | None:
    """Return where parts of a head may meet; ``None`` if they are more than any form has."""
    cuts = [found.start() for found in islice(BETWEEN.finditer(head), MOST_PARTS + 1)]
    return cuts if len(cuts) <= MOST_PARTS else None


class Spelt:
    """What the heads of one table mean that are names of a form and no ids."""

    def __init__(self, heads: Sequence[str], ids: Container[str]) -> None:
        self._ids = ids
        found = [pair for head in heads if (pair := self._in_head(head)) is not None]
        self._exact = {name for name, own in found if name == own}
        self._spelt: dict[str, list[str]] = {}
        for name, own in found:
            if name != own and name not in self._spelt.setdefault(own, []):
                self._spelt[own].append(name)

    def meant(self, head: str) -> str | None:
        """Return the id that a head means, also behind groups; ``None`` if none, or if nobody can tell which.

        The longest that is one counts, as what stands between groups may stand in a name too. Where blanks stand in it
        there are no groups before it, but words.
        """
        found = self._made(head)
        if found is None or found[0] == found[1]:
            return found and found[1]
        name, own = found
        names, free = self._spelt.get(own, [name]), self._free(own)
        if len(free) == len(names) and name in names:
            return free[names.index(name)]
        return own if own in free and len(free) == 1 and len(names) == 1 else None

    def doubtful(self, head: str) -> set[str]:
        """Return the ids of which a head may mean one, where nobody can tell which."""
        found = self._in_head(head)
        return set(self._free(found[1])) if found is not None and self.meant(found[0]) is None else set()

    def _free(self, own: str) -> list[str]:
        """Return an id and those like it with a number, without those that have a column by their own name."""
        numbered = (own if number == 1 else f"{own}_{number}" for number in count(1))
        found: list[str] = []
        for name in numbered:
            if name not in self._ids:
                break
            if name not in self._exact:
                found.append(name)
        return found

    def _in_head(self, head: str) -> tuple[str, str] | None:
        """Return the name in a head and the id that is made of it; behind it may stand a choice."""
        own = head.partition("[")[0]
        befores = (own, *(own[:cut] for cut in reversed(cuts_in(own) or ())))
        return next((found for before in befores if (found := self._made(before)) is not None), None)

    def _made(self, head: str) -> tuple[str, str] | None:
        made = ((part, id_of(part, OF_QUESTIONS)) for part in self._parts(head))
        return next(((part, own) for part, own in made if own in self._ids), None)

    @staticmethod
    def _parts(head: str) -> Iterator[str]:
        yield head
        yield from (head[cut + 1 :] for cut in (() if " " in head else cuts_in(head) or ()))
