"""How fast a person answers, to tell how long the rest takes."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

#: Seconds that a question takes until the person's own pace is known (63 questions in 25 minutes).
USUAL = 24.0
#: A pause at the coffee machine is no measure of pace.
LONGEST_PAUSE = 120.0
#: How much the last answer counts in the pace.
NEWEST = 0.2


class Pace:
    """Seconds for a question, by a clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked_at = clock()
        self._seconds = USUAL

    def answered(self) -> None:
        """Take in that a question is answered."""
        now = self._clock()
        self._seconds += NEWEST * (min(now - self._asked_at, LONGEST_PAUSE) - self._seconds)
        self._asked_at = now

    def minutes(self, questions: int) -> int:
        """Return how many minutes so many questions take, rounded up."""
        return ceil(questions * self._seconds / 60)
