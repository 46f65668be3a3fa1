"""Signals from outside while a person is asked: each becomes a leave, at a moment when nothing is half done."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

#: What ends an interview: Ctrl-C, a shutdown, a terminal that goes away, Ctrl-\.
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
SUSPEND, RESUME = "SIGTSTP", "SIGCONT"


class Interruptions:
    """Takes signals from ``with`` to its end. Whoever waits for the person says how to be woken; until then
    a signal is only remembered."""

    def __init__(self) -> None:
        #: A signal has come that ends the interview.
        self.ended = False
        #: Somebody came back when nobody was there to draw.
        self._resumed = False
        self._wake: Callable[[], None] | None = None
        self._redraw: Callable[[], None] | None = None
        self._suspend: Callable[[], None] | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruptions:
        """Begin to take the signals, where there are any (not in a thread of a test)."""
        for name in ENDING:
            self._take(name, self._end)
        self._take(RESUME, self._resume)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the signals as they were."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    @contextmanager
    def waking(
        self,
        wake: Callable[[], None],
        *,
        redraw: Callable[[], None] | None = None,
        suspend: Callable[[], None] | None = None,
    ) -> Iterator[None]:
        """Call ``wake`` when a signal ends the interview, at once if one has; ``redraw`` after a pause in the
        background; ``suspend`` instead of stopping where one stands. Whoever was to be woken before is so again
        afterwards."""
        before = self._wake, self._redraw, self._suspend
        self._wake, self._redraw, self._suspend = wake, redraw, suspend
        if suspend is not None:
            self._take(SUSPEND, self._stop)
        try:
            if self.ended:
                wake()
            if self._resumed and redraw is not None:
                redraw()
            self._resumed = False
            yield
        finally:
            self._wake, self._redraw, self._suspend = before

    def wait_for(self, source: int) -> None:
        """Wait until something can be read of a file descriptor, and hear every signal meanwhile.

        A read that waits by itself would hear one that comes just before it only when it has read.
        """
        if sys.platform == "win32":
            return  # nothing but sockets can be waited for there
        heard, told = os.pipe()
        os.set_blocking(told, False)
        before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        try:
            while source not in select.select([source, heard], [], [])[0]:
                os.read(heard, 1024)
        finally:
            signal.set_wakeup_fd(before)
            os.close(heard)
            os.close(told)

    def stop(self) -> None:
        """Stop the whole job, as Ctrl-Z does in a shell, until it is brought back."""
        number = getattr(signal, SUSPEND, None)
        if number is None:
            return
        before = signal.signal(number, signal.SIG_DFL)
        try:
            os.kill(0, number)
        finally:
            signal.signal(number, before)

    def _take(self, name: str, handler: Callable[[int, FrameType | None], None]) -> None:
        number = getattr(signal, name, None)
        if number is None or number in self._before or signal.getsignal(number) is signal.SIG_IGN:
            return  # whoever started the program may have wished that it does not hear it (nohup)
        try:
            before = signal.signal(number, handler)
        except ValueError:  # only the main thread may
            return
        # What somebody else took without Python cannot be given back by it.
        self._before[number] = signal.SIG_DFL if before is None else before

    def _end(self, _: int, __: FrameType | None) -> None:
        self.ended = True
        if self._wake is not None:
            self._wake()

    def _stop(self, _: int, __: FrameType | None) -> None:
        if self._suspend is not None:
            self._suspend()

    def _resume(self, _: int, __: FrameType | None) -> None:
        self._resumed = self._redraw is None
        if self._redraw is not None:
            self._redraw()
