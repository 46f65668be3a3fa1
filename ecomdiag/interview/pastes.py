"""Where a paste ends: what stands right behind it was never typed."""

from __future__ import annotations

from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable

PASTE_ENDS = 0.1
"""Seconds of silence after which keys count again: a pasted text may hold its own end mark."""


class Pastes:
    """Whether what comes is still part of what was pasted."""

    def __init__(self, loop: Callable[[], AbstractEventLoop | None]) -> None:
        """``loop`` returns the loop that reads the keys, while it runs."""
        self._loop = loop
        self._pause: TimerHandle | None = None
        #: A paste has not ended yet.
        self.lasts = False

    def go_on(self) -> None:
        """Let a paste begin, or go on, until nothing comes for a while.

        The loop tells when: it reads what waits before it looks at its timers, so that a busy machine makes no pause
        where there was none.
        """
        self.lasts = True
        if self._pause is not None:
            self._pause.cancel()
        if (loop := self._loop()) is not None:
            self._pause = loop.call_later(PASTE_ENDS, self.end)

    def end(self) -> None:
        """Let keys count again."""
        self.lasts = False
