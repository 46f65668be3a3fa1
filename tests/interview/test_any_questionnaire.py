"""Random questionnaires of every sort, read by the program and from the documents (``any_questionnaire.py`` goes on)."""

from __future__ import annotations

import pytest
from any_questionnaire import SORTS, differences
from searches import slow

#: Every other sort.
USUAL = range(0, len(SORTS), 2)


@pytest.mark.parametrize("seed", [*USUAL, *slow(seed for seed in range(6 * len(SORTS)) if seed not in USUAL)])
def test_a_reading_of_the_documents_agrees_with_the_program(seed: int) -> None:
    assert differences(seed) == []
