"""Random keys of every kind: nothing crashes, and no answer that was not valid is ever kept."""

from __future__ import annotations

import pytest
from fuzz import played
from searches import slow

from ecomdiag.questionnaire.model import Questionnaire

SEQUENCES, KEYS = 108, 400


#: In the last of the usual ones a window was shown whose keys were not bound yet, and no key did anything any more.
USUAL = (0, 1, 104)


@pytest.mark.parametrize("seed", [*USUAL, *slow(seed for seed in range(SEQUENCES) if seed not in USUAL)])
def test_no_sequence_of_keys_breaks_the_interview(shipped: Questionnaire, seed: int) -> None:
    assert played(shipped, seed, KEYS) == ""
