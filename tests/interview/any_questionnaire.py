"""Random questionnaires, each with random answers: do all who read them agree with a reading made from the documents?

``python tests/interview/any_questionnaire.py 1000`` goes through a thousand questionnaires, three sheets each, and prints
where the engine, the file, the keys of an interview, the range, the template or the JSON differ from ``independent``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

from keys import canonical, driven, keys_of_interview, session

from ecomdiag.record import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "proof"))

from generating import Sums, random_questionnaire, with_orders
from independent import Result, read
from sheets import blank, random_sheet

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questionnaire_writer import questionnaire_text
from ecomdiag.loader.template import answers_text, template_text, yaml_answer
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.report.diagnosis import json_text

SHEETS = 3
SORTS: tuple[Sums, ...] = (
    "none",
    "apart",
    "shared",
    "optional",
    "words",
    "structured",
    "offering",
    "numbers",
)
#: Tries to find a sheet that keeps all sums; of some random questionnaires nobody can.
TRIES = 5


def differences(seed: int) -> list[str]:
    """Return what differs, in a line each, for a random questionnaire and its sheets; empty if nothing does."""
    rng = Random(seed)
    text = questionnaire_text(
        as_in_files(with_orders(random_questionnaire(rng, SORTS[seed % len(SORTS)]), rng))
    )
    asked = parse_questionnaire(text.encode())
    told = [] if questionnaire_text(asked) == text else ["written again, it is another file"]
    for _ in range(SHEETS):
        sheet = complete(asked, rng)
        if sheet is not None:
            told += _of_sheet(asked, text, sheet, rng)
    return [f"seed {seed}: {own}" for own in told]


def as_in_files(asked: Questionnaire) -> Questionnaire:
    """Return it with every country where it offers some: a file has no countries of its own."""

    def whole(question: Question) -> Question:
        return replace(question, choices=country_choices()) if question.kind is Kind.COUNTRIES else question

    sections = (replace(own, questions=tuple(map(whole, own.questions))) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


def complete(asked: Questionnaire, rng: Random) -> AnswerSheet | None:
    """Return a complete sheet that a file can say; ``None`` if none was found."""
    for _ in range(TRIES):
        try:
            found = canonical(asked, random_sheet(asked, rng, hidden=rng.random() < 0.3))
        except ValueError:  # no answer keeps the sums
            continue
        if all(_can_be_written(own) for own in found.answers.values()):
            return found
    return None


def _can_be_written(answer: Answer) -> bool:
    """Say whether an answer is no number such as a third, at which a band may begin and which no file can say."""
    return not isinstance(answer, Fraction) or 10**9 % answer.denominator == 0


def _of_sheet(asked: Questionnaire, text: str, sheet: AnswerSheet, rng: Random) -> Iterator[str]:
    written = answers_text(sheet)
    wanted = read(text, written)
    loaded = read_answers(written.encode(), asked).sheet
    if loaded != sheet:
        yield "the file reads back as another sheet"
    if read_answers(_filled(asked, sheet).encode(), asked).sheet.answers != sheet.answers:
        yield "the template, filled in, reads back as another sheet"
    found = diagnose(asked, sheet)
    yield from _unlike(asked, sheet, wanted, found)
    yield from _unlike_json(wanted, json.loads(json_text.render(found, "en")))
    yield from _outside_range(asked, sheet, wanted, rng)
    start = replace(blank(asked), company=sheet.company)
    walked = replace(sheet, answers={key: sheet.answers[key] for key in wanted.asked if key in sheet.answers})
    held = session(asked, start)
    driven(held, "".join(keys_of_interview(asked, walked, start)))
    if held.screen is not None or held.sheet.answers != walked.answers:
        yield f"the keys of an interview give {dict(held.sheet.answers)} and not {dict(walked.answers)}"


def _filled(asked: Questionnaire, sheet: AnswerSheet) -> str:
    """Fill in the template as a person does, behind the name of each question."""
    lines = template_text(asked, "es").splitlines(keepends=True)
    said = {f"  {name}:\n": f"  {name}: {yaml_answer(given)}\n" for name, given in sheet.answers.items()}
    return "".join(said.get(line, line) for line in lines)


def _unlike(asked: Questionnaire, sheet: AnswerSheet, wanted: Result, found: Diagnosis) -> Iterator[str]:
    pairs = {
        "asked": (sorted(wanted.asked), sorted(engine.path(asked, sheet).asked_ids)),
        "complete": (wanted.complete, found.complete),
        "score": (wanted.score, found.score),
        "sections": (wanted.sections, {own.id: own.score for own in found.sections}),
        "levels of sections": (
            wanted.section_levels,
            {own.id: own.level.id for own in found.sections if own.level},
        ),
        "blockers": (wanted.blockers, [own.id for own in found.blockers]),
    }
    if wanted.score is not None:
        pairs["level"] = (wanted.level, found.level.id if found.level else None)
        pairs["uncapped"] = (wanted.uncapped, found.uncapped_level.id if found.uncapped_level else None)
    for what, (one, other) in pairs.items():
        if one != other:
            yield f"{what}: {one} from the documents, {other} here"


def _unlike_json(wanted: Result, found: dict[str, object]) -> Iterator[str]:
    score = None if wanted.score is None else float(wanted.score)
    if found["score"] != score:
        yield f"JSON: {found['score']} and not {score}"


def _outside_range(asked: Questionnaire, sheet: AnswerSheet, wanted: Result, rng: Random) -> Iterator[str]:
    """Tell a range, with some answers taken away, that does not hold the score which all of them give."""
    kept = {name: own for name, own in sheet.answers.items() if rng.random() < 0.6}
    far = diagnose(asked, replace(sheet, answers=kept))
    if far.complete:  # what is optional and not answered stays out then
        return
    ranges = [(wanted.score, far.score_range)]
    ranges += [(wanted.sections[own.id], own.score_range) for own in far.sections]
    for score, ends in ranges:
        if score is not None and (ends is None or not ends[0] <= score <= ends[1]):
            yield f"{score} is outside of the range {ends} of {sorted(kept)}"


def main(count: int) -> int:
    start = time.perf_counter()
    found = [told for seed in range(count) for told in differences(seed)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{count} questionnaires, {len(found)} differences; {time.perf_counter() - start:.0f} s")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
