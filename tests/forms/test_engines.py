"""Forms in the engines of SurveyJS and of ODK; skipped where they are not installed (``engines.py`` says how)."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from any_questionnaire import SORTS, as_in_files, complete
from engines import NODE, differences, odk, sheets_of, survey_js, xform
from generating import random_questionnaire
from repeating import repeating_questionnaire
from searches import slow
from test_repeats_in_forms import SHARES

from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.workflows.exchanging import Tool, export

pytestmark = pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")


@pytest.mark.parametrize("answered", [survey_js, odk])
def test_the_shipped_questionnaire_asks_and_gives_back_the_same(answered, shipped: Questionnaire) -> None:  # type: ignore[no-untyped-def]
    assert list(differences(shipped, sheets_of(shipped, range(6)), answered)) == []


@pytest.mark.parametrize("seed", [*range(4), *slow(range(4, 40))])
def test_random_questionnaires_ask_and_give_back_the_same(seed: int) -> None:
    asked = as_in_files(random_questionnaire(Random(seed), SORTS[seed % len(SORTS)]))
    found = [complete(asked, Random(place)) for place in range(seed, seed + 3)]
    sheets = [sheet for sheet in found if sheet is not None]
    assert list(differences(asked, sheets, survey_js)) == []
    assert list(differences(asked, sheets, odk)) == []


@pytest.mark.parametrize("seed", [*range(3), *slow(range(3, 40))])
def test_what_repeats_is_asked_and_given_back_the_same(seed: int) -> None:
    asked = as_in_files(repeating_questionnaire(Random(seed)))
    found = [complete(asked, Random(place)) for place in range(seed, seed + 3)]
    sheets = [sheet for sheet in found if sheet is not None]
    assert list(differences(asked, sheets, survey_js)) == []
    assert list(differences(asked, sheets, odk)) == []


@pytest.mark.parametrize("answered", [survey_js, odk])
def test_sums_in_what_repeats_are_checked(answered) -> None:  # type: ignore[no-untyped-def]
    asked = parse_questionnaire(SHARES.encode())
    kept, broken = (
        replace(
            sheets_of(asked, [1])[0],
            answers={"n": Fraction(1), "people_1": Fraction(60), "rest_1": Fraction(rest), "online_1": "no",
                     "shop_1": "a", "store_1": "b"},
        )
        for rest in (40, 41)
    )  # fmt: skip
    assert [found["valid"] for found in answered(asked, [kept, broken])] == [True, False]


def test_odk_validate_has_nothing_to_say(shipped: Questionnaire) -> None:
    assert "<h:title>" in xform(export(shipped, Tool.XLSFORM, language="es").content, validate=True)
