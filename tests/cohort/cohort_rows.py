"""Random rows of a table of answers, many of them wrong, and what the engine makes of each, one by one."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from sheets import random_answer, random_sheet

from ecomdiag.cohort import rows
from ecomdiag.engine import path
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.scoring.scoring import active_blockers, capped, score
from ecomdiag.texts.numbers import unmistakable

Row = dict[str, str | None]
#: What people write into cells that take something else.
STRAY = (
    "",
    " ",
    "?",
    "yes",
    "no",
    "NO",
    "n/a",
    "012",
    "=1+1",
    "no|",
    "|",
    "a|b",
    "Sí",
    "x'y",
    "ñ|ñ",
    "none|none",
    "ES|ES",
    "%",
)
NUMBERS = (
    "-1",
    "-0",
    "+5",
    "100.000000001",
    "100",
    "100,5",
    "33.333333333",
    "1e1",
    ".5",
    "5 %",
    "007",
    "0",
    "999999999",
    "12.5.1",
    "1|2",
    "NaN",
    "-0.5",
    "٣",
)


#: The same of numbers, of a unit or none, and of dates.
AMOUNTS = (
    *(
        "1.234",
        "1,234",
        "-1.234",
        "12.345",
        "1 234",
        "1'234",
        "1’234,5",
        "1\u202f234",
        "1.234.567",
        "1.234.567,8",
    ),
    *("1,234.5", "1.234.5", "1 234.567", "1.2340", "12e-1", "1e3", "1e9", "1e-10", "10e-10", "1.50000000000"),
    *(
        "0000000000005",
        "999999999",
        "1000000000",
        "0.1234567891",
        "−5",
        "--5",
        "\t5",
        "1\t234",
        "1|2",
        "|",
        "NaN",
    ),
    *(
        "5%",
        ".5",
        "5.",
        "-0",
        "٣",
        "1" * 41,
        "0" * 81,
        "1/2",
        "5 people",
        "PEOPLE 1.234",
        "3 personas",
        "2,5people",
    ),
)
DAYS = (
    *(
        "2024-02-28",
        "2024-02-29",
        "2023-02-29",
        "2024-2-9",
        "2024/02/29",
        "2024.02.29.",
        "2024-02/29",
        "29/2/2024",
    ),
    *(
        "28.2.2024",
        "2/29/2024",
        "28 de febrero de 2024",
        "1º de MARZO del 2024",
        "28th of Feb, 2024",
        "March 1, 2024",
    ),
    *(
        "sept 5, 2024",
        "ma 5 2024",
        "5 de 2024",
        "29 feb 1900",
        "29 feb 2000",
        "0000-01-01",
        "9999-12-31",
        "20240228",
    ),
    *(
        "2024-02-29T00:00",
        "2024-02-28 00:01",
        " 2024-02-28 ",
        "2024-02-28|2024-02-29",
        "1/3/24",
        "5 MARZO  2024",
    ),
)


def cell(answer: Answer) -> str:
    """Write an answer as a cell."""
    if isinstance(answer, Fraction):
        return str(answer.numerator) if answer.denominator == 1 else str(float(answer))
    return answer if isinstance(answer, str) else "|".join(answer)


def written(question: Question, answer: Answer) -> str:
    """Write an answer to a question as a cell; a number so that nobody takes its decimals for thousands."""
    is_amount = question.kind is Kind.NUMBER and isinstance(answer, Fraction)
    return unmistakable(answer) if is_amount else cell(answer)


def random_row(questionnaire: Questionnaire, rng: Random) -> Row:
    """Return a row: valid, half filled, or with up to eight things wrong."""
    sheet = random_sheet(questionnaire, rng, hidden=rng.random() < 0.5)
    row: Row = {question.id: None for question in questionnaire.questions}
    row |= {name: written(questionnaire.by_id[name], answer) for name, answer in sheet.answers.items()}
    row["home"] = rng.choice([None, "", "ES", "FR", "XX", "PT"])
    kind = rng.random()
    if kind < 0.3:
        return row
    if kind < 0.45:
        kept = rng.random()
        return {name: own if rng.random() < kept else rng.choice([None, ""]) for name, own in row.items()}
    for _ in range(rng.randint(1, 8)):
        question = rng.choice(questionnaire.questions)
        row[question.id] = _wrong(question, row[question.id] or "", rng)
    return row


def _wrong(question: Question, now: str, rng: Random) -> str | None:
    ids = [choice.id for choice in question.choices] or ["x"]
    some = [rng.choice(ids) for _ in range(rng.randint(1, 6))]
    together = "|".join(some)
    several = [
        together,
        f"{now}|{now}",
        f"{now}|{some[0]}",
        f"{together}|zz",
        "|".join(ids),
        "|".join(ids[:-1]),
        "|".join([*ids, *ids]),
    ]
    if question.kind is Kind.PERCENTAGE:
        return rng.choice([*NUMBERS, *STRAY, None, together])
    if question.kind in (Kind.NUMBER, Kind.DATE):
        other = written(question, random_answer(question, rng))
        odd = AMOUNTS if question.kind is Kind.NUMBER else DAYS
        return rng.choice([*odd, *rng.sample(STRAY, 3), None, other, f" {other}  ", f"{other}|{other}"])
    lonely = [*question.alone, *(f"{name}|{some[0]}" for name in question.alone)]
    return rng.choice(
        [
            None,
            "",
            *several,
            *several,
            *lonely,
            rng.choice(STRAY),
            cell(random_answer(question, rng)),
            f" {now} ",
        ]
    )


def expected(questionnaire: Questionnaire, row: Row) -> dict[str, Any]:
    """Return what the engine makes of a row alone: what a table of results has to say of it."""
    sheet: AnswerSheet = rows.sheet_of(questionnaire, row)
    walk = path(questionnaire, sheet)
    problems = rows.problems_of(questionnaire, sheet)
    found = score(questionnaire, walk)
    blockers = active_blockers(questionnaire, walk)
    level = None if found.overall is None else questionnaire.level(found.overall)
    wrong = [own for own in problems if not own.startswith(("own_country:", "not_asked:"))]
    complete = not wrong and not walk.unanswered
    shown = complete and level is not None
    return {
        "overall": found.overall,
        "sections": {key: value if complete else None for key, value in found.sections.items()},
        "level": capped(questionnaire, level, blockers).id if shown and level else None,
        "uncapped_level": level.id if shown and level else None,
        "blockers": "|".join(own.id for own in blockers),
        "complete": complete,
        "problems": "|".join(problems),
    }


def differences(questionnaire: Questionnaire, row: Row, result: dict[str, Any]) -> list[str]:
    """Return where a row of results differs from what the engine says; scores as fractions, without tolerance."""
    return wrong_with(questionnaire, expected(questionnaire, row), result)


def wrong_with(questionnaire: Questionnaire, wanted: dict[str, Any], result: dict[str, Any]) -> list[str]:
    """Return where a row of results differs from what is expected of it."""
    whole = result["denominator"]
    overall = Fraction(100 * int(result["numerator"]), int(whole)) if int(whole) else None
    found = {name: result[name] for name in ("level", "uncapped_level", "blockers", "complete", "problems")}
    found["overall"] = overall
    told = [f"{name}: {found[name]!r}, not {wanted[name]!r}" for name in found if found[name] != wanted[name]]
    for section in questionnaire.scored_sections:
        own, want = result[f"section_{section.id}"], wanted["sections"][section.id]
        if (own is None) != (want is None) or (
            want is not None and abs(float(own) - float(want)) > 1e-12 * 100
        ):
            told.append(f"section {section.id}: {own}, not {want}")
    return told
