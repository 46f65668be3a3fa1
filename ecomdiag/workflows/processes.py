"""Work on many companies in several processes, a bounded part of it at a time, in its order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

from ecomdiag.questionnaire.model import Questionnaire

T = TypeVar("T")
R = TypeVar("R")
PROCESSES = 4
#: Parts that wait for each process.
AHEAD = 2


class Processes:
    """Several processes, or only this one, that work for one questionnaire until their block ends."""

    def __init__(self, questionnaire: Questionnaire, *, several: bool) -> None:
        self.questionnaire = questionnaire
        # An executable would start itself again for each.
        alone = not several or getattr(sys, "frozen", False)
        self.count = 1 if alone else min(os.cpu_count() or 1, PROCESSES)
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        if self.count > 1:
            # DuckDB has threads, with which a process cannot be doubled.
            own = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.count, own, _begin, (self.questionnaire,))
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def mapped(self, work: Callable[[Questionnaire, T], R], parts: Iterable[T]) -> Iterator[R]:
        """Yield what comes of each part, in their order; few of them wait at a time."""
        if self.pool is None:
            yield from (work(self.questionnaire, part) for part in parts)
            return
        waiting: deque[Future[R]] = deque()
        for part in parts:
            waiting.append(self.pool.submit(_done, work, part))
            if len(waiting) >= self.count * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_WORKED_FOR: list[Questionnaire] = []


def _begin(questionnaire: Questionnaire) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    _WORKED_FOR[:] = [questionnaire]


def _done(work: Callable[[Questionnaire, T], R], part: T) -> R:
    return work(_WORKED_FOR[0], part)
