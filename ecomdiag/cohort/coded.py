"""A question as the plan has it: answers are codes, which are whole numbers.

The code of an answer, by the kind of its question (``0`` of choices: there is none):

- one choice: its position from 1; ``n + 1`` a word that is none, ``n + 2`` several where one was asked for;
- several (``multiple``, ``ranking``, ``countries``): a bit for each choice that matters, then how many different
  ones there are, then a bit each for what is wrong with the list: ``unknown``, ``repeated`` and ``home``;
- a percentage: its value at nine decimals; ``ABSENT``, ``NO_NUMBER``, ``NOT_ONE``;
- a date: its place among all days; the same three;
- a number: its value at nine decimals; ``NOTHING`` and what stands below it;
- words: 1, whatever they are, as of a choice of one (``WORDS``): they are not judged.
"""

from __future__ import annotations

from ecomdiag.questionnaire.model import NINE_DECIMALS, Kind, Question
from ecomdiag.record import Record
from ecomdiag.scoring.compiled import CompiledQuestion
from ecomdiag.scoring.ways import is_derived

#: Percentages are whole numbers of so many steps.
SCALE = NINE_DECIMALS
ABSENT, NO_NUMBER, NOT_ONE = -1, -2, -3
#: The codes of numbers, which may be below 0 themselves: none, none that can be read, several, one that may be read in
#: two ways, and one of too many digits.
NOTHING, NO_AMOUNT, NOT_ONE_AMOUNT, AMBIGUOUS, DIGITS = (-2 * 10**18 - place for place in range(5))
#: The code of a percentage that is too low; and above every one that is too high.
OUT_OF_RANGE, HIGHEST = 1000 * SCALE, 10**9 * SCALE
#: Of longer lists only the choices that decide something have a bit; and so many of these there may be.
SHORT, MOST_BITS = 24, 46
#: The choice that stands for words of one's own; no choice of a file is called so.
WORDS = "…"


class Coded(Record, eq=False):
    """A question with its place among all, and what its codes mean."""

    place: int
    question: Question
    #: The choices that have a bit, in order (lists only).
    bits: tuple[str, ...]
    #: ``None``: it counts nowhere.
    counted: CompiledQuestion | None
    #: Whether its section has the lowest score of its questions, so that each has to be known by itself.
    apart: bool = False

    @property
    def derived(self) -> bool:
        """Whether nobody is asked it: rules over the answers say what it counts."""
        return is_derived(self.question.id)

    @property
    def many(self) -> bool:
        """Whether it takes several choices."""
        return self.question.kind in (Kind.MULTIPLE, Kind.RANKING, Kind.COUNTRIES)

    @property
    def whole(self) -> bool:
        """Whether every choice has a bit."""
        return len(self.bits) == len(self.question.choices)

    @property
    def in_words(self) -> bool:
        """Whether it asks for words, of which is only known if there are any."""
        return WORDS in self.question.by_id

    @property
    def one(self) -> int:
        """What one item more adds to the count in its code."""
        return 1 << len(self.bits)

    @property
    def mask(self) -> int:
        """The bits of all choices."""
        return self.one - 1

    @property
    def above(self) -> int:
        """Whatever is wrong with a list is in this bit and the two above it."""
        return self.one << len(self.question.choices).bit_length()

    @property
    def home(self) -> int:
        """The bit that says that the company's own country is in the list."""
        return self.above

    @property
    def repeated(self) -> int:
        """The bit that says that an item stands twice in the list."""
        return self.above << 1

    @property
    def unknown(self) -> int:
        """The bit that says that an item of the list is none of the choices."""
        return self.above << 2

    @property
    def top(self) -> int:
        """The highest code."""
        if self.question.kind is Kind.SINGLE:
            return len(self.question.choices) + 2
        return HIGHEST if self.question.kind is Kind.PERCENTAGE else (self.unknown << 1) - 1

    def bit(self, choice: str) -> int:
        """Return the bit of a choice."""
        return 1 << self.bits.index(choice)

    def position(self, choice: str) -> int:
        """Return the code of a choice where one is asked for."""
        return [own.id for own in self.question.choices].index(choice) + 1

    @property
    def leaves(self) -> bool:
        """Whether it may leave the mean of its section."""
        own = self.counted
        return own is not None and (
            any(steps is None for steps in own.ladder.choices.values())
            or self.question.not_applicable_if is not None
            or (own.unasked is None and self.question.show_if is not None)
            or own.unanswered is None
        )
