"""What is shown of something long while it takes: on a terminal, after two seconds, and nothing of it stays."""

from __future__ import annotations

import io

import pytest
from sheets import blocker, of, single

from ecomdiag.commands.progress import Progress
from ecomdiag.proof.prove import prove
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.texts import Language, say


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def shown(*, terminal: bool, seconds: float, language: Language = "es") -> str:
    """Return what ten steps of so many seconds each show."""
    now = [0.0]
    stream = Stream(terminal=terminal)
    with Progress("prove.progress", language, stream, lambda: now[0]) as progress:
        for done in range(1, 11):
            now[0] += seconds
            progress(done, 10)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["es", "en"])
def test_after_two_seconds_it_says_how_far_it_is_and_is_gone_in_the_end(language: Language) -> None:
    told = shown(terminal=True, seconds=1, language=language)
    lines = told.split("\r")
    assert say("prove.progress", language, percent="20") == lines[1].rstrip()
    assert say("prove.progress", language, percent="100") in told
    assert told.endswith("\r")
    assert lines[-2].strip() == ""
    assert len(lines[-2]) == len(lines[-3])


def test_what_is_quick_or_not_on_a_terminal_shows_nothing() -> None:
    assert shown(terminal=True, seconds=0.1) == ""
    assert shown(terminal=False, seconds=60) == ""


def test_a_proof_tells_each_of_its_steps() -> None:
    asked = of(
        single("a", {"no": 0, "yes": 1}),
        single("b", {"no": 0, "yes": 1}, show_if=AnyOf("a", frozenset({"yes"}))),
        blockers=[blocker("c", AnyOf("a", frozenset({"no"})), "starting")],
    )
    told: list[tuple[int, int]] = []
    prove(asked, progress=lambda done, whole: told.append((done, whole)))
    whole = told[0][1]
    assert told == [(done, whole) for done in range(1, whole + 1)]
