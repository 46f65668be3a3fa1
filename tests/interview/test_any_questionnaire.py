"""Random questionnaires of every sort, read by the program and from the documents (``any_questionnaire.py`` goes on)."""

from __future__ import annotations

import pytest
from any_questionnaire import SORTS, differences
from searches import thinned


@pytest.mark.parametrize("seed", thinned(range(6 * len(SORTS)), 13))
def test_a_reading_of_the_documents_agrees_with_the_program(seed: int) -> None:
    assert differences(seed) == []
