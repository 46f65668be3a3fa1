"""Random questionnaires, each with random answers: do all who read them agree with a reading made from the documents?

``python tests/interview/any_questionnaire.py 1000`` goes through a thousand questionnaires, three sheets each, and prints
where the engine, the file, the keys of an interview, the range, the template or the JSON differ from ``independent``;
``1000 5000`` through those from the five thousandth on.
"""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

from keys import canonical, driven, keys_of_interview, problems_of, session

from ecomdiag.record import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "proof"))

from dressing import (
    limited,
    patterned,
    with_advice,
    with_fine_weights,
    with_more,
    with_own_levels,
    with_tongues,
    with_words_asked_for,
    yes_or_no,
)
from generating import Sums, random_questionnaire, with_orders
from independent import Result, fits, questions_of, read
from independent_values import tree
from looking_up import with_scores_looked_up
from repeating import with_repeats
from said_otherwise import any_of_its_kind, otherwise, spoilt
from sheets import NOTED, blank, checked, random_answer, random_sheet, with_notes, with_random_words
from unlike import filled, outside_range, unlike_diagnosis, unlike_json, unlike_template

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.texts.languages import speaking

#: Sheets of each questionnaire; answers to each of its questions, to see which are taken.
SHEETS, ANSWERS = 3, 5
#: Seconds that one questionnaire may take: most take one.
LONGEST = 120
PLAIN: tuple[Sums, ...] = (
    "none",
    "apart",
    "shared",
    "optional",
    "words",
    "structured",
    "offering",
    "numbers",
    "ways",
)
#: What is put onto a questionnaire of any of these sorts, by the name of the sort that this makes.
MORE: dict[str, Callable[[Questionnaire, Random], Questionnaire]] = {
    "says": with_words_asked_for,
    "patterns": lambda asked, rng: with_more(asked, rng, patterned),
    "dates": lambda asked, rng: with_more(asked, rng, limited),
    "yes_no": lambda asked, rng: with_more(asked, rng, yes_or_no),
    "advice": with_advice,
    "notes": lambda asked, _rng: asked,
    "levels": with_own_levels,
    "weights": with_fine_weights,
    "tongues": with_tongues,
}
SORTS = (*PLAIN, *MORE, "everything", "repeats", "looked up")
#: Tries to find a sheet that keeps all sums; of some random questionnaires nobody can.
TRIES = 5
#: What is told of an answer that is not of the form, or not within the limits, that its question asks for.
REFUSED = frozenset(
    [
        "pattern",
        "date_limits",
        "number_limits",
        "number_whole",
        "number_digits",
        "too_many_lines",
        "text_too_long",
    ]
)
#: How many sheets of each sort were gone through.
COUNTED: Counter[str] = Counter()


def of_sort(sort: str, rng: Random) -> Questionnaire:
    """Return a random questionnaire of a sort, as it stands in a file."""
    if sort == "repeats":
        made = with_own_levels(
            random_questionnaire(rng, rng.choice(["none", "optional", "numbers", "ways"])), rng
        )
        dressed = with_more(with_words_asked_for(replace(made, constraints=()), rng), rng, patterned)
        return with_orders(with_repeats(as_in_files(dressed), rng), rng)
    if sort == "looked up":
        made = with_own_levels(random_questionnaire(rng, rng.choice(PLAIN)), rng)
        return as_in_files(with_scores_looked_up(made, rng))
    plain = [own for own in PLAIN if own == sort]
    made = random_questionnaire(rng, plain[0] if plain else rng.choice(PLAIN))
    for name, dressed in MORE.items():
        if sort == name or (sort == "everything" and rng.random() < 0.7):
            made = dressed(made, rng)
    return as_in_files(with_orders(made, rng))


def differences(seed: int) -> list[str]:
    """Return what differs, in a line each, for a random questionnaire and its sheets; empty if nothing does."""
    rng = Random(seed)
    sort = SORTS[seed % len(SORTS)]
    text = questionnaire_text(of_sort(sort, rng))
    asked = parse_questionnaire(text.encode())
    told = [] if questionnaire_text(asked) == text else ["written again, it is another file"]
    for tag in asked.languages:
        told += unlike_template(asked, text, tag)
    told += _unlike_taken(asked, text, rng)
    for _ in range(SHEETS):
        sheet = complete(asked, rng)
        if sheet is not None:
            COUNTED[sort] += 1
            told += _of_sheet(asked, text, beside(asked, sheet, sort, rng), rng)
    return [f"seed {seed} ({sort}): {own}" for own in told]


def beside(asked: Questionnaire, sheet: AnswerSheet, sort: str, rng: Random) -> AnswerSheet:
    """Return a sheet with what may stand beside its answers."""
    if sort in ("notes", "everything"):
        sheet = with_notes(asked, sheet, rng)
    return with_random_words(asked, sheet, rng)


def as_in_files(asked: Questionnaire) -> Questionnaire:
    """Return it with every country where it offers some: a file has no countries of its own."""

    def whole(question: Question) -> Question:
        return replace(question, choices=country_choices()) if question.kind is Kind.COUNTRIES else question

    sections = (replace(own, questions=tuple(map(whole, own.questions))) for own in asked.sections)
    return replace(asked, sections=tuple(sections))


def complete(asked: Questionnaire, rng: Random, *, hidden: float = 0.3) -> AnswerSheet | None:
    """Return a complete sheet that a file can say; ``None`` if none was found. Some answer what is not asked, too."""
    for _ in range(TRIES):
        try:
            found = canonical(asked, random_sheet(asked, rng, hidden=rng.random() < hidden))
        except ValueError:  # no answer keeps the sums
            continue
        # A question that is not summed may close the last of a sum, which then is another than it may be.
        if all(_can_be_written(own) for own in found.answers.values()) and not problems_of(asked, found):
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
    yield from _otherwise(asked, text, sheet, wanted, rng)
    found = diagnose(asked, sheet)
    yield from unlike_diagnosis(asked, sheet, wanted, found)
    yield from unlike_json(text, wanted, found)
    yield from outside_range(asked, sheet, wanted, rng)
    yield from _spoilt(asked, text, sheet, wanted, rng)
    yield from _by_keys(asked, sheet, wanted, rng)


def _otherwise(
    asked: Questionnaire, text: str, sheet: AnswerSheet, wanted: Result, rng: Random
) -> Iterator[str]:
    """Tell what differs if the same is said in a template, or in other forms."""
    in_template = filled(asked, sheet, speaking(rng.choice(asked.languages)) or "")
    if read_answers(in_template.encode(), asked).sheet.answers != sheet.answers:
        yield "the template, filled in, reads back as another sheet"
    if read(text, in_template).score != wanted.score:
        yield "by the documents, the template, filled in, says something else"
    other = otherwise(asked, sheet, rng)
    if read_answers(other.encode(), asked).sheet != sheet:
        yield f"said in other forms it reads back as another sheet: {other!r}"
    if read(text, other) != wanted:
        yield f"by the documents, other forms say something else: {other!r}"


def _unlike_taken(asked: Questionnaire, text: str, rng: Random) -> Iterator[str]:
    """Tell if words, dates or numbers, right or nearly so, are taken by one and refused by the other."""
    in_file = {own["id"]: own for section in tree(text)["sections"] for own in questions_of(section)}
    for question in asked.questions:
        if question.kind not in (Kind.TEXT, Kind.DATE, Kind.NUMBER):
            continue
        for _ in range(ANSWERS):
            right = random_answer(question, rng)
            for answer in (right, any_of_its_kind(question, right, rng)):
                taken = not [own for own in engine.check_answer(question, answer) if own.rule in REFUSED]
                if taken != fits(in_file[question.id], answer):
                    yield f"{question.id}: {answer!r} is {'taken' if taken else 'refused'} here"


def _spoilt(
    asked: Questionnaire, text: str, sheet: AnswerSheet, wanted: Result, rng: Random
) -> Iterator[str]:
    """Tell if an answer of any sort is taken by one and refused by the other."""
    wrong = spoilt(asked, sheet, {name: sheet.answers[name] for name in wanted.answers}, rng)
    if wrong is None:
        return
    written = answers_text(wrong)
    refused = {own.question for own in checked(written.encode(), asked) if own.rule in REFUSED}
    expected = set(read(text, written).refused)
    if refused != expected:
        yield f"{sorted(expected)} refused by the documents, {sorted(map(str, refused))} here: {written!r}"


def _by_keys(asked: Questionnaire, sheet: AnswerSheet, wanted: Result, rng: Random) -> Iterator[str]:
    """Tell if an interview that is typed gives another sheet than its file."""
    start = replace(blank(asked), company=sheet.company)
    # Of several notes a person begins with the last: here one is written.
    notes = {name: own for name, own in sheet.notes.items() if name in wanted.asked and len(own) == 1}
    walked = replace(
        sheet,
        answers={key: sheet.answers[key] for key in wanted.asked if key in sheet.answers},
        said={
            name: tuple(each for each in own if each.choice in wanted.said[name])
            for name, own in sheet.said.items()
            if name in wanted.said
        },
        notes=notes,
    )
    language = speaking(rng.choice(asked.languages)) or ""
    held = session(asked, start, language=language, today=NOTED)
    driven(held, "".join(keys_of_interview(asked, walked, start)))
    for what in ("answers", "said", "notes"):
        one, other = dict(getattr(held.sheet, what)), dict(getattr(walked, what))
        if held.screen is not None or one != other:
            yield f"the keys of an interview in {language} give the {what} {one} and not {other}"


def _differences_or_fault(seed: int) -> list[str]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"it took more than {LONGEST} s")

    try:
        # An interview that never ends, or an expression of Python's that takes for ever.
        signal.signal(signal.SIGALRM, stop)
        signal.alarm(LONGEST)
        return differences(seed)
    except Exception:  # noqa: BLE001 (told with its seed, and the next go on)
        return [f"seed {seed}: {traceback.format_exc()}"]
    finally:
        signal.alarm(0)


def main(count: int, first: int = 0) -> int:
    start = time.perf_counter()
    found = 0
    for seed in range(first, first + count):
        for told in _differences_or_fault(seed):
            found += 1
            print(told, flush=True)
    print("Sheets:", ", ".join(f"{sort} {COUNTED[sort]}" for sort in SORTS))
    print(f"{count} questionnaires, {found} differences; {time.perf_counter() - start:.0f} s")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or ["1000"])))
