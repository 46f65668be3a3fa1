"""Random keys of every kind: nothing crashes, and no answer that was not valid is ever kept."""

from __future__ import annotations

import pytest
from fuzz import played

from ecomdiag.model import Questionnaire

SEQUENCES, KEYS = 10, 400


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_no_sequence_of_keys_breaks_the_interview(shipped: Questionnaire, seed: int) -> None:
    assert played(shipped, seed, KEYS) == ""
