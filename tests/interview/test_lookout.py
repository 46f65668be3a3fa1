"""The range of the result beside the keys: no key waits for it, and it is given up when it takes too long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from keys import driven, session, watched
from sheets import blank, half_filled

from ecomdiag.interview.lookout import Lookout
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.ranges.finder import RangeFinder
from ecomdiag.scoring.scoring import ScoreRanges


class Slow:
    """A finder that takes for ever, until it is told to stop."""

    def __init__(self) -> None:
        self.asked: list[AnswerSheet] = []
        self.stopped = 0
        self.free = threading.Event()

    def find(self, sheet: AnswerSheet, *, levels: bool, stop: Callable[[], bool]) -> ScoreRanges:
        assert not levels
        self.asked.append(sheet)
        while not self.free.wait(0.001):
            if stop():
                self.stopped += 1
                return ScoreRanges(None, {}, None, exact=False)
        return ScoreRanges(None, {}, None)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(RangeFinder, "find", found.find)
    return found


def test_the_range_is_that_of_the_sheet_asked_for_last(shipped: Questionnaire) -> None:
    from random import Random

    told: list[Any] = []
    lookout = Lookout(shipped, told=lambda: told.append(lookout.ranges), patience=60)
    for seed in range(4):
        lookout.ask(half_filled(shipped, Random(seed)))
    last = half_filled(shipped, Random(9))
    lookout.ask(last)
    assert lookout.wait(60)
    lookout.close()
    assert lookout.ranges == RangeFinder(shipped).find_exact(last, levels=False)
    assert told[-1:] in ([lookout.ranges], [])


def test_asking_again_for_the_same_sheet_keeps_what_is_known(shipped: Questionnaire) -> None:
    lookout, sheet = Lookout(shipped, told=lambda: None, patience=60), blank(shipped)
    lookout.ask(sheet)
    assert lookout.wait(60)
    known = lookout.ranges
    lookout.ask(sheet)
    assert lookout.ranges is known
    lookout.close()


def test_it_is_given_up_at_its_limit(shipped: Questionnaire, slow: Slow) -> None:
    lookout = Lookout(shipped, told=lambda: None, patience=0.002)
    lookout.ask(blank(shipped))
    assert lookout.wait(60)
    assert lookout.ranges is not None
    assert not lookout.ranges.exact
    assert slow.stopped == 1
    lookout.close()


def test_what_a_busy_machine_keeps_from_it_does_not_count(shipped: Questionnaire, slow: Slow) -> None:
    lookout = Lookout(shipped, told=lambda: None, patience=1)
    lookout.make_way()
    lookout.ask(blank(shipped))
    assert not lookout.wait(1.5)
    slow.free.set()
    assert lookout.wait(60)
    assert lookout.ranges is not None
    assert lookout.ranges.exact
    lookout.close()


def test_a_newer_sheet_stops_the_older_one(shipped: Questionnaire, slow: Slow) -> None:
    lookout = Lookout(shipped, told=lambda: None, patience=60)
    first, second = blank(shipped), blank(shipped).with_answer("sells_online", "yes")
    lookout.ask(first)
    while not slow.asked:
        pass
    lookout.ask(second)
    slow.free.set()
    assert lookout.wait(60)
    lookout.close()
    assert slow.asked[-1] is second


def test_closing_stops_the_work(shipped: Questionnaire, slow: Slow) -> None:
    lookout = Lookout(shipped, told=lambda: None, patience=60)
    lookout.ask(blank(shipped))
    while not slow.asked:
        pass
    lookout.close()
    assert lookout._thread is not None
    lookout._thread.join(60)
    assert not lookout._thread.is_alive()


def test_keys_answer_and_leave_while_the_range_is_worked_out(shipped: Questionnaire, slow: Slow) -> None:
    held = session(shipped)
    driven(held, "45")
    assert held.sheet.answers == {"sells_online": "yes", "online_strategy": "omnichannel"}
    assert held.left_early
    assert not slow.free.is_set()


def test_where_it_was_given_up_the_screen_says_what_it_lies_within(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = RangeFinder(shipped).find_exact(blank(shipped)).overall
    monkeypatch.setattr(RangeFinder, "find", lambda *_, **__: ScoreRanges(whole, {}, None, exact=False))
    assert "Possible result: within " in watched(session(shipped), "").text
