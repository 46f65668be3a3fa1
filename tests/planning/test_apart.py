"""Any company's plan falls into small parts: none is refused as too entangled, however it answers."""

from __future__ import annotations

from math import prod
from random import Random

import pytest
from searches import slow
from sheets import random_sheet

import ecomdiag
from ecomdiag.planning.division import Divider
from ecomdiag.planning.rules import Rulebook
from ecomdiag.planning.situation import situation
from ecomdiag.workflows.advice import advice_for

#: States of a part, at most.
MANY = 5000


@pytest.mark.parametrize("part", [0, *slow(range(1, 12))])
def test_the_parts_of_a_random_company_are_small(part: int) -> None:
    asked = ecomdiag.load_questionnaire()
    advice = advice_for(asked)
    assert advice is not None
    for seed in range(20 * part + 20, 20 * part + 40):
        sheet = random_sheet(asked, Random(seed))
        rules = Rulebook(own=situation(asked, sheet, advice.actions, musts=advice.musts, laws=advice.facts))
        division = Divider(rules).divide()
        for names in division.parts:
            assert prod(len(rules.reached[name]) for name in names) <= MANY, (seed, names)
        assert not division.whole
