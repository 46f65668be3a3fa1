"""What stands around several questions of a section: groups of them, and tables whose rows they are.

The questions themselves hold all that decides when they are asked and what they are worth: what a file says once for
several, each of them says when it is read. A block only remembers what is needed to show it, and to write it again.
"""

from __future__ import annotations

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.unasked import NotAsked
from ecomdiag.record import Record
from ecomdiag.texts.words import Text

#: Between the heading of a copy of what repeats and what one of its questions is called.
BETWEEN = ": "


class Group(Record):
    """Questions of a section that follow one another, under a heading of their own."""

    id: str
    title: Text
    #: The ids of its questions, in order.
    questions: tuple[str, ...]
    intro: Text | None = None
    #: What each of its questions has beside a condition of its own.
    show_if: Condition | None = None
    #: What those count that say nothing else, where they are not asked.
    if_not_asked: NotAsked | None = None

    @property
    def name(self) -> Text:
        """Its heading."""
        return self.title


class Matrix(Record):
    """One question with one list of choices, asked of several things: each of its rows is a question."""

    id: str
    text: Text
    #: The ids of its rows, in order, and what each of them says.
    questions: tuple[str, ...]
    rows: tuple[Text, ...]
    #: The question in a few words.
    title: Text | None = None

    @property
    def name(self) -> Text:
        """Its title, or the question itself if it has none."""
        return self.title or self.text

    def row(self, question: str) -> Text:
        """Return what a row says."""
        return self.rows[self.questions.index(question)]


class Repeat(Record):
    """Questions that are asked once for each of several things, as sites or products: each copy of them is a group."""

    id: str
    title: Text
    #: The question, asked before, whose answer says how many of these things there are.
    count: str
    #: The ids of its questions as a file says them: without the number of a copy.
    names: tuple[str, ...]
    #: The ids of its groups, one for each copy.
    groups: tuple[str, ...]
