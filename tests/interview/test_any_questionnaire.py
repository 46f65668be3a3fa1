"""Random questionnaires read by the program and from the documents (``any_questionnaire.py`` goes on for longer)."""

from __future__ import annotations

import pytest
from any_questionnaire import differences
from searches import slow


@pytest.mark.parametrize("start", [0, *slow(range(10, 60, 10))])
def test_a_reading_of_the_documents_agrees_with_the_program(start: int) -> None:
    assert [told for seed in range(start, start + 10) for told in differences(seed)] == []
