"""Whole interviews on the terminal's screen, typed through a pipe."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from keys import (
    BACK,
    DOWN,
    END_OF_FILE,
    ENTER,
    HELP,
    LANGUAGE,
    LEAVE,
    SECTIONS,
    TAB,
    canonical,
    driven,
    keys_of_interview,
    session,
)
from sheets import blank, random_sheet
from thousand import same_by_keys_and_by_file

from ecomdiag.interview.screens import QuestionScreen, ReviewScreen, SectionsScreen
from ecomdiag.model import AnswerSheet, Questionnaire
from ecomdiag.reach import Outlook


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_keys_and_file_give_the_same_sheet_and_diagnosis(shipped: Questionnaire, start: int) -> None:
    for seed in range(start, start + 10):
        assert same_by_keys_and_by_file(shipped, seed) == ""


def test_nothing_is_answered_by_enter_space_or_arrows_alone(shipped: Questionnaire) -> None:
    held = session(shipped)
    driven(held, (ENTER + " " + TAB) * 50)
    assert dict(held.sheet.answers) == {}


def typed(shipped: Questionnaire, keys: str, sheet: AnswerSheet | None = None, **more: object):  # type: ignore[no-untyped-def]
    """Return the screen, the session and the widget that keys lead to."""
    from keys import Resizable
    from prompt_toolkit.input import create_pipe_input

    from ecomdiag.interview.terminal import TerminalInterview

    held = session(shipped, sheet, **more)  # type: ignore[arg-type]
    seen: list[object] = []
    with create_pipe_input() as pipe:
        interview = TerminalInterview(held, input=pipe, output=Resizable())

        def look() -> None:
            seen[:] = [interview.screen]

        for key in keys:
            pipe.send_text(key)
        import asyncio

        async def run() -> None:
            task = asyncio.ensure_future(interview.application.run_async(pre_run=interview._look_ahead_soon))
            for _ in range(20):
                await asyncio.sleep(0.005)
            look()
            if interview.screen is not None:
                pipe.send_text(LEAVE)
            await task

        asyncio.run(run())
    return seen[0], held, interview
