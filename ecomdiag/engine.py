"""What is asked, what comes next, and what is wrong with an answer sheet.

The one walk: only ``path`` decides which questions are asked. Interview, checker, scorer and reports call it.
Everything here is a function of (questionnaire, sheet); nothing is remembered and nothing has side effects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ecomdiag.conditions import Answer, holds
from ecomdiag.model import AnswerSheet, Constraint, Kind, Question, Questionnaire
from ecomdiag.problems import Problem
from ecomdiag.wording import number

#: With more names than this in one place the nearest is not looked for: it is another file, or an attack.
MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Path:
    """The questions that these answers lead through, in order, and the answers that count."""

    asked: tuple[Question, ...]
    #: Valid answers of asked questions. An answer off the path, or a wrong one, is as if it were not given.
    answers: Mapping[str, Answer]

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """Asked questions that still lack a valid answer, in order."""
        return tuple(question for question in self.asked if question.id not in self.answers)


def path(questionnaire: Questionnaire, sheet: AnswerSheet) -> Path:
    """Walk the questionnaire once and tell what is asked.

    A question is asked if its condition holds over the answers that counted before it, so an answer to a
    question that is not asked opens nothing further; it stays in the sheet and counts when asked again.
    """
    asked: list[Question] = []
    answers: dict[str, Answer] = {}
    for question in questionnaire.questions:
        if not is_asked(question, answers):
            continue
        asked.append(question)
        answer = sheet.answers.get(question.id)
        if answer is not None and _valid(question, answer):
            answers[question.id] = answer
    return Path(tuple(asked), answers)


@lru_cache(maxsize=4096)
def _valid(question: Question, answer: Answer) -> bool:
    """Whether an answer may be given. Remembered: actions and interviews walk the same answers again and again."""
    return not check_answer(question, answer)


def is_asked(question: Question, answers: Mapping[str, Answer]) -> bool:
    """Say whether a question is asked, given the answers that counted before it."""
    if question.not_applicable_if is not None and holds(question.not_applicable_if, answers):
        return False
    return question.show_if is None or holds(question.show_if, answers)


def next_question(questionnaire: Questionnaire, sheet: AnswerSheet) -> Question | None:
    """Return the first asked question without a valid answer, or ``None`` when all have one."""
    unanswered = path(questionnaire, sheet).unanswered
    return unanswered[0] if unanswered else None


def check(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[Problem, ...]:
    """Return every problem of a sheet, in question order; those of constraints follow their last question."""
    header = tuple(_check_header(questionnaire, sheet))
    if _foreign(questionnaire, sheet):
        return header
    walk = path(questionnaire, sheet)
    asked = {question.id for question in walk.asked}
    ends: dict[str, list[Problem]] = {}
    for constraint in questionnaire.constraints:
        ends.setdefault(constraint.questions[-1], []).extend(_check_constraint(constraint, walk))
    found = [*header, *_unknown_questions(questionnaire, sheet)]
    for question in questionnaire.questions:
        found += _check_question(question, sheet.answers.get(question.id), asked=question.id in asked)
        found += ends.get(question.id, [])
    return tuple(found)


def check_answer(question: Question, answer: Answer) -> tuple[Problem, ...]:
    """Return what is wrong with one answer, taken alone; nothing if it may be given.

    A form and a file pass through here alike, so that no way of answering accepts what another refuses.
    """
    match question.kind:
        case Kind.SINGLE:
            return tuple(_check_single(question, answer))
        case Kind.MULTIPLE | Kind.COUNTRIES:
            return tuple(_check_several(question, answer))
        case Kind.RANKING:
            return tuple(_check_ranking(question, answer))
        case Kind.PERCENTAGE:
            return tuple(_check_percentage(question, answer))


def check_sum(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> tuple[Problem, ...]:
    """Return the constraints that the answers break in which this question takes part."""
    walk = path(questionnaire, sheet)
    return tuple(
        problem
        for constraint in questionnaire.constraints
        if question.id in constraint.questions
        for problem in _check_constraint(constraint, walk)
    )


def _foreign(questionnaire: Questionnaire, sheet: AnswerSheet) -> bool:
    """Say whether a sheet is plainly another questionnaire's: its id, and most of its answers."""
    known = sum(name in questionnaire.by_id for name in sheet.answers)
    return sheet.questionnaire != questionnaire.id and 2 * known < max(len(sheet.answers), 1)


def _check_header(questionnaire: Questionnaire, sheet: AnswerSheet) -> Iterator[Problem]:
    if sheet.questionnaire != questionnaire.id:
        values = {"found": sheet.questionnaire, "expected": questionnaire.id}
        yield Problem(rule="other_questionnaire", values=values)
    elif sheet.version != questionnaire.version:
        values = {"found": sheet.version, "expected": questionnaire.version}
        yield Problem(rule="other_version", severity="warning", values=values)


def _unknown_questions(questionnaire: Questionnaire, sheet: AnswerSheet) -> Iterator[Problem]:
    known = questionnaire.by_id if len(sheet.answers) <= MOST_COMPARED else {}
    for key in sheet.answers:
        if key not in questionnaire.by_id:
            yield unknown("unknown_question", key, known, question=key)


def _check_question(question: Question, answer: Answer | None, *, asked: bool) -> Iterator[Problem]:
    if answer is not None:
        yield from check_answer(question, answer)
        if not asked:
            yield Problem(rule="not_asked", severity="warning", question=question.id)
    elif asked:
        yield Problem(rule="unanswered", question=question.id, sentence=question.text)


def _check_single(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, str):
        yield Problem(rule="one_choice", question=question.id)
    elif answer not in question.by_id:
        yield _unknown_choice(question, answer)


def _check_several(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    yield from _check_items(question, answer)
    known = [item for item in answer if item in question.by_id]
    alone = [item for item in known if question.by_id[item].stands_alone]
    if alone and len(answer) > 1:
        yield Problem(
            rule="alone", question=question.id, item=answer.index(alone[0]), values={"choice": alone[0]}
        )
        return
    count = len(set(answer))
    if count > question.max_choices:
        values = {"count": str(count), "limit": str(question.max_choices)}
        yield Problem(rule="too_many", question=question.id, values=values)
    if count < question.min_choices and not alone:
        values = {"count": str(count), "limit": str(question.min_choices)}
        yield Problem(rule="too_few", question=question.id, values=values)


def _check_ranking(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    yield from _check_items(question, answer)
    missing = [choice.id for choice in question.choices if choice.id not in answer]
    if missing:
        yield Problem(rule="rank_missing", question=question.id, values={"choices": ", ".join(missing)})


def _check_percentage(question: Question, answer: Answer) -> Iterator[Problem]:
    if isinstance(answer, tuple):
        yield Problem(rule="one_number", question=question.id)
    elif isinstance(answer, str):
        yield Problem(rule="not_a_number", question=question.id, values={"found": answer})
    elif not 0 <= answer <= 100:
        yield Problem(rule="out_of_range", question=question.id, values={"found": number(answer)})


def _check_items(question: Question, answer: tuple[str, ...]) -> Iterator[Problem]:
    counts = Counter(answer)
    seen: set[str] = set()
    for position, item in enumerate(answer):
        if item not in question.by_id:
            yield _unknown_choice(question, item, position, among=len(answer))
        elif item in seen and counts[item] > 1:
            yield Problem(rule="repeated", question=question.id, item=position, values={"choice": item})
        seen.add(item)


def _check_constraint(constraint: Constraint, walk: Path) -> Iterator[Problem]:
    asked = {question.id for question in walk.asked}
    members = [name for name in constraint.questions if name in asked]
    given = [value for name in members if isinstance(value := walk.answers.get(name), Fraction)]
    total = sum(given, Fraction(0))
    final = len(given) == len(members)
    wrong_sum = bool(constraint.equals) and final and bool(members) and total not in constraint.equals
    if total > constraint.limit or wrong_sum:
        last = [name for name in members if name in walk.answers][-1]
        yield Problem(
            rule="constraint", question=last, values={"total": number(total)}, sentence=constraint.message
        )


def _unknown_choice(
    question: Question, found: str, position: int | None = None, *, among: int = 1
) -> Problem:
    rule, known = "unknown_choice", list(question.by_id)
    if question.kind is Kind.COUNTRIES:
        rule = "unknown_country"
        known = [name for choice in question.choices for name in (choice.text.es, choice.text.en)]
    near = known if among <= MOST_COMPARED else ()
    return unknown(rule, found, near, question=question.id, item=position)


def unknown(
    rule: str,
    found: str,
    known: Iterable[str],
    *,
    question: str | None = None,
    item: int | None = None,
) -> Problem:
    """Make the problem of a name that does not exist, with the nearest that does if one is near."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(found[:60], list(known), n=1, cutoff=0.6)
    if near:
        return Problem(
            rule=f"{rule}_near", question=question, item=item, values={"found": found, "near": near[0]}
        )
    return Problem(rule=rule, question=question, item=item, values={"found": found})
