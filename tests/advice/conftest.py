"""The advice as shipped."""

from __future__ import annotations

import pytest

from ecomdiag.advice.model import Advice
from ecomdiag.loader.advice.loading import load_advice
from ecomdiag.questionnaire.model import Questionnaire


@pytest.fixture(scope="session")
def advice(shipped: Questionnaire) -> Advice:
    found = load_advice(shipped)
    assert found is not None
    return found
