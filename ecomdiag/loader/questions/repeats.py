"""Reads what a group says of being asked once for each of several things, and makes its copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ecomdiag.loader.fields import Fields
from ecomdiag.loader.questions.question import QuestionReader
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.blocks import Repeat
from ecomdiag.questionnaire.faults import Fault
from ecomdiag.questionnaire.repeat_faults import count_faults, name_faults, seen_faults, size_faults
from ecomdiag.questionnaire.repeats import MOST_COPIES, MOST_REPEATED, Copy, copies_of, numbered

REPEAT = "repeat"


class RepeatReader:
    """Reads the ``repeat`` of one group: made before the questions of the group are read, at which it does not look."""

    def __init__(self, fields: Fields, reader: QuestionReader) -> None:
        self.reader, self.faults = reader, reader.faults
        self.seen = dict(reader.seen)
        self.place = fields.at(REPEAT)
        self.fields = Fields(fields.pairs[REPEAT][1], self.faults, "count", "at_most", "scoring")
        if "scoring" in self.fields:
            self.faults.note("repeat_scoring", self.fields.key_at("scoring"))
        self.count = self.fields.id("count") if self.fields.is_group else ""
        self.most = self._most()

    def copies(self, stated: Copy) -> tuple[Repeat, tuple[Copy, ...]]:
        """Make the copies of what was read, and let later conditions look at their questions in its place."""
        where = {own.id: self.reader.places.get(own.id, self.place) for own in stated.questions}
        self.reader.forget(self.seen.keys())
        size = list(size_faults(stated.group.id, self.most, stated.questions))
        self._tell(size)
        most = min(self.most, max(MOST_REPEATED // max(len(stated.questions), 1), 1)) if size else self.most
        repeat = Repeat(
            id=stated.group.id,
            title=stated.group.title,
            count=self.count,
            names=tuple(where),
            groups=tuple(numbered(stated.group.id, number) for number in range(1, most + 1)),
        )
        self._tell(seen_faults(self.count, stated.questions, self.seen))
        self._tell(name_faults((repeat.id, *repeat.names, *(own.id for own in stated.matrices)), most))
        copies = copies_of(repeat, stated)
        self._keep(copies, where)
        return repeat, copies

    def _most(self) -> int:
        """Return how many copies there are: so many as are asked about at most, unless that is said otherwise."""
        asked = self.seen.get(self.count)
        usual = None if asked is None or asked.most is None else int(asked.most)
        stated = "at_most" in self.fields
        most = self.fields.whole("at_most", 1, MOST_COPIES) if stated else usual or 0
        within = min(max(most, 1), MOST_COPIES)
        told = list(count_faults(self.count, within, self.seen)) if self.count else []
        self._tell(told)
        if not told and asked is not None and not stated and within != most:
            self.faults.note("repeat_at_most", self.fields.place, question=self.count, most=str(MOST_COPIES))
        return within

    def _keep(self, copies: Iterable[Copy], where: Mapping[str, Place]) -> None:
        """Let conditions look at the questions of copies; a name that another question has is told once."""
        twice: set[Place] = set()
        for copy in copies:
            for own, place in zip(copy.questions, where.values(), strict=False):
                if own.id in self.reader.seen and place not in twice:
                    self.faults.note("twice", place, what="question", id=own.id)
                    twice.add(place)
                self.reader.seen.setdefault(own.id, own)
                self.reader.places.setdefault(own.id, place)

    def _tell(self, found: Iterable[Fault]) -> None:
        self.faults.place(found, self.fields.start)
