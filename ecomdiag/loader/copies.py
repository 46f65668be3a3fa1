"""A copy of our questionnaire, changed by whoever uses it: of which it is one, and what of our advice fits it."""

from __future__ import annotations

from hashlib import sha256

from ecomdiag.advice.fitting import fit
from ecomdiag.advice.model import Advice
from ecomdiag.loader.files import read_data
from ecomdiag.loader.questionnaire import SHIPPED, load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire


def written_for(questionnaire: Questionnaire) -> Questionnaire:
    """Return the questionnaire for which our content was written: this one, or the one of which it is a copy."""
    same = sha256(read_data(SHIPPED)).hexdigest() == questionnaire.digest
    return questionnaire if same else load_questionnaire()


def fitting(advice: Advice, questionnaire: Questionnaire, own: Questionnaire) -> Advice:
    """Return what fits a questionnaire of the advice for the one that it may be a copy of."""
    return advice if own is questionnaire else fit(advice, questionnaire, own)
