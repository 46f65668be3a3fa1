"""What stands around the questions of a form: pages, panels, groups, one inside the other as deep as a form likes."""

from __future__ import annotations

from typing import TypeAlias

from ecomdiag.loader.drafts.expression import Unsaid
from ecomdiag.loader.drafts.repeating import Again
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.model import Question
from ecomdiag.texts.words import Text


class Block:
    """What stands around questions: a page, a panel, a group."""

    def __init__(self, name: str, title: Text | None, intro: Text | None = None, where: str = "") -> None:
        self.name, self.title, self.intro, self.where = name, title, intro, where
        self.condition: Condition | None = None
        #: Whether its questions are to be the rows of a matrix.
        self.table = False
        self.items: list[Item] = []
        #: Whether the form has no such block, and it is only for what stands in none.
        self.loose = False
        #: What is to be told of its condition, once something is asked in it.
        self.unsaid: list[tuple[str, Unsaid]] = []
        #: Why its condition cannot be said, where all in it is left out for that.
        self.reason: Problem | None = None
        #: How often it is asked, if it repeats.
        self.again: Again | None = None

    def holds_repeats(self) -> bool:
        """Whether something in it repeats."""
        return any(
            own.again is not None or own.holds_repeats() for own in self.items if isinstance(own, Block)
        )

    def size(self) -> int:
        """How many questions stand in it."""
        return sum(own.size() if isinstance(own, Block) else 1 for own in self.items)

    def put(self, question: Question) -> None:
        """Put a question in the place of the one that has its id."""
        for place, own in enumerate(self.items):
            if isinstance(own, Block):
                own.put(question)
            elif own.id == question.id:
                self.items[place] = question


#: Questions have their own conditions alone as long as they stand in a block.
Item: TypeAlias = "Block | Question"
