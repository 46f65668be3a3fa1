"""Random answer sheets, each typed into the terminal interview and each read from a file: are they the same?

``python tests/interview/thousand.py 1000`` does a thousand and prints how many differ.
"""

from __future__ import annotations

import sys
import time
from random import Random

from keys import canonical, driven, keys_of_interview, session
from sheets import blank, random_sheet

from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text

DATE = "2026-11-23"


def diagnosis_json(questionnaire: Questionnaire, sheet: AnswerSheet) -> str:
    return json_text.render(diagnose(questionnaire, sheet, date=DATE), "es")


def same_by_keys_and_by_file(questionnaire: Questionnaire, seed: int) -> str:
    """Return what differs between a random sheet typed and the same sheet read; empty if nothing does."""
    wanted = canonical(questionnaire, random_sheet(questionnaire, Random(seed)))
    start = replace(blank(questionnaire), company=wanted.company)
    kept: list[AnswerSheet] = []

    def save(sheet: AnswerSheet, _: str | None) -> str:
        kept.append(sheet)
        return ""

    held = session(questionnaire, start, save=save, language="es" if seed % 2 else "en")
    driven(held, "".join(keys_of_interview(questionnaire, wanted, start)))
    read = read_answers(answers_text(wanted).encode(), questionnaire).sheet
    if held.screen is not None or held.left_early:
        return f"seed {seed}: the keys do not reach the end"
    if held.sheet != read or kept[-1] != read:
        return f"seed {seed}: the sheets differ"
    if diagnosis_json(questionnaire, held.sheet) != diagnosis_json(questionnaire, read):
        return f"seed {seed}: the diagnoses differ"
    return ""


def main(count: int) -> int:
    questionnaire = load_questionnaire()
    start = time.perf_counter()
    found = [told for seed in range(count) if (told := same_by_keys_and_by_file(questionnaire, seed))]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{count} interviews by keys, {len(found)} unlike their file; {time.perf_counter() - start:.0f} s")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
