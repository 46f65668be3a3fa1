"""The range that the result can still fall in, worked out beside the keys: nobody waits for it to type."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ecomdiag import ranges
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet

if TYPE_CHECKING:
    from ecomdiag.ranges.finder import RangeFinder
    from ecomdiag.scoring.scoring import ScoreRanges

#: Seconds of work after which the exact range of a sheet is given up. What a busy machine keeps from the thread, and
#: what it waits to make way, is no work: the same sheet gets the same range everywhere.
PATIENCE = 5.0
#: Seconds that the work may keep a key waiting before it makes way.
GIVE_WAY = 0.001
#: Seconds after which a key counts as taken, whatever became of it.
LONGEST_KEY = 0.1


class Lookout:
    """Works out the range of the newest sheet in a thread of its own; an older one is given up for it."""

    def __init__(
        self, questionnaire: Questionnaire, *, told: Callable[[], None], patience: float = PATIENCE
    ) -> None:
        """``told`` is called, in that thread, whenever something became known or was given up."""
        self.questionnaire = questionnaire
        self.patience = patience
        #: The range of the sheet asked for last; ``None`` while it is not known. Where it was given up, what it
        #: lies within, marked as not exact.
        self.ranges: ScoreRanges | None = None
        self._told = told
        self._wanted: AnswerSheet | None = None
        self._closed = False
        self._changed = threading.Condition()
        self._clear = threading.Event()
        self._clear.set()
        self._thread: threading.Thread | None = None

    def ask(self, sheet: AnswerSheet) -> None:
        """Ask for the range of a sheet, and no longer for that of another."""
        with self._changed:
            if sheet is self._wanted:
                return
            self._wanted, self.ranges = sheet, None
            if self._thread is None:
                sys.setswitchinterval(GIVE_WAY)
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until the range is known or given up, no longer than this; say whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self.settled, seconds)

    @property
    def settled(self) -> bool:
        """Whether nothing is being worked out."""
        return self.ranges is not None or self._wanted is None

    def make_way(self) -> None:
        """Work no further while a key is taken and its screen drawn."""
        self._clear.clear()

    def go_on(self) -> None:
        """Work on."""
        self._clear.set()

    def close(self) -> None:
        """Stop working: the diagnosis has the processor for itself."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _work(self) -> None:
        if hasattr(signal, "pthread_sigmask"):
            # A signal has to interrupt whoever waits for the person, and nobody waits here.
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        # Read only now, once the first question is shown.
        finder = ranges.finder.RangeFinder(self.questionnaire)
        done: AnswerSheet | None = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda done=done: self._closed or self._wanted is not done)  # type: ignore[misc]
                if self._closed:
                    return
                done = self._wanted
            if done is not None:
                self._look(finder, done)

    def _look(self, finder: RangeFinder, sheet: AnswerSheet) -> None:
        end = time.thread_time() + self.patience

        def stop() -> bool:
            self._clear.wait(LONGEST_KEY)
            return self._wanted is not sheet or self._closed or time.thread_time() > end

        found = finder.find(sheet, levels=False, stop=stop)
        with self._changed:
            if self._wanted is not sheet or self._closed:
                return
            self.ranges = found
            self._changed.notify_all()
        self._told()
