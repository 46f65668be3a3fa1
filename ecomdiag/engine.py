"""What is asked, what comes next, and what is wrong with an answer sheet.

The one walk: only ``path`` decides which questions are asked. Interview, checker, scorer and reports call it.
Everything here is a function of (questionnaire, sheet); nothing is remembered and nothing has side effects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from ecomdiag import names
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.conditions import Answer, looked_at
from ecomdiag.questionnaire.model import (
    HOME_COUNTRY,
    AnswerSheet,
    Constraint,
    Kind,
    Question,
    Questionnaire,
    base_of,
)
from ecomdiag.record import Record

if TYPE_CHECKING:
    from ecomdiag.names.countries import CountryNames


class RoutingPath(Record, kw_only=False):
    """The questions that these answers lead through, in order, and the answers that count."""

    asked: tuple[Question, ...]
    #: Valid answers of asked questions. An answer off the path, or a wrong one, is as if it were not given.
    answers: Mapping[str, Answer]

    @cached_property
    def asked_ids(self) -> frozenset[str]:
        """The ids of the questions that are asked."""
        return frozenset([question.id for question in self.asked])

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """Asked questions that still lack a valid answer, in order."""
        return tuple([question for question in self.asked if question.id not in self.answers])


def path(questionnaire: Questionnaire, sheet: AnswerSheet) -> RoutingPath:
    """Walk the questionnaire once and tell what is asked.

    A question is asked if its condition holds over the answers that counted before it, so an answer to a
    question that is not asked opens nothing further; it stays in the sheet and counts when asked again.
    """
    answers: dict[str, Answer] = {}
    asked = [question for question in questionnaire.questions if visit(question, sheet, answers)]
    return RoutingPath(tuple(asked), answers)


def visit(question: Question, sheet: AnswerSheet, answers: dict[str, Answer]) -> bool:
    """Take one step of the walk: say whether a question is asked, and add its answer, if valid, to those that count."""
    if question.conditions and not is_asked(question, answers):
        return False
    answer = sheet.answers.get(question.id)
    if answer is not None and is_valid(question, answer):
        answers[question.id] = answer
    return True


def is_valid(question: Question, answer: Answer) -> bool:
    """Whether an answer may be given."""
    if question.kind is Kind.SINGLE:
        return isinstance(answer, str) and answer in question.by_id
    if isinstance(answer, tuple):
        items = frozenset(answer)
        return len(items) == len(answer) and _valid_in_any_order(question, items)
    return not check_answer(question, answer)


@lru_cache(maxsize=4096)
def _valid_in_any_order(question: Question, items: frozenset[str]) -> bool:
    """Remembered: companies, actions and interviews ask for the same again and again."""
    return not check_answer(question, tuple(items))


def is_asked(question: Question, answers: Mapping[str, Answer]) -> bool:
    """Say whether a question is asked, given the answers that counted before it."""
    if question.not_applicable_if is not None and question.not_applicable_if.holds(answers):
        return False
    return question.show_if is None or question.show_if.holds(answers)


def next_question(questionnaire: Questionnaire, sheet: AnswerSheet) -> Question | None:
    """Return the first asked question without a valid answer, or ``None`` when all have one."""
    unanswered = path(questionnaire, sheet).unanswered
    return unanswered[0] if unanswered else None


def check(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[Problem, ...]:
    """Return every problem of a sheet that is one whatever becomes of the others: what is wrong, then what is missing.

    Each part in question order; the problem of a constraint follows its last question. Whether a question is
    asked is not judged where that hangs on an answer that is wrong or missing: mending a problem never shows
    another to have been untrue.
    """
    header = tuple(_check_header(questionnaire, sheet))
    if _foreign(questionnaire, sheet):
        return header
    walk = path(questionnaire, sheet)
    broken = list(_broken(questionnaire, walk))
    unsure = {question.id for question in walk.unanswered}
    sums: dict[str, list[Problem]] = {}
    for constraint, problem in broken:
        # A sum does not hang on itself, even if one of its questions looks at another.
        if hanging(questionnaire, unsure).isdisjoint(constraint.questions):
            sums.setdefault(constraint.questions[-1], []).append(problem)
            unsure.update(constraint.questions)
    unclear = hanging(questionnaire, unsure)
    off = questionnaire.by_id.keys() - walk.asked_ids - unclear
    wrong = [*header, *unknown_questions(questionnaire, sheet.answers)]
    for question in questionnaire.questions:
        if question.id in sheet.answers:
            wrong += check_answer(question, sheet.answers[question.id])
            wrong += _own_country(question, sheet)
            if question.id in off:
                wrong.append(Problem(rule="not_asked", severity="warning", question=question.id))
        wrong += sums.get(question.id, [])
    misspelt = {str(found.values["near"]) for found in wrong if found.rule == "unknown_question_near"}
    told = sheet.answers.keys() | unclear | misspelt
    # Of a company that is seen from outside nobody knows everything.
    open_ones = () if sheet.from_outside else walk.unanswered
    missing = (question for question in open_ones if question.id not in told)
    return (*wrong, *(Problem(rule="unanswered", question=q.id, sentence=q.plain) for q in missing))


def hanging(
    questionnaire: Questionnaire, unsure: Iterable[str], *, settled: Collection[str] = ()
) -> frozenset[str]:
    """Return the questions of which it is not known yet whether they are asked, but for those that are settled.

    Their conditions look at a question of which the answer is not sure (without a valid one, or of a sum that is
    wrong), or at one that hangs itself.
    """
    found: set[str] = set()
    unsure = set(unsure)
    for question in questionnaire.questions:
        if question.id not in settled and not looked_at(question.conditions).isdisjoint(unsure):
            found.add(question.id)
            unsure.add(question.id)
    return frozenset(found)


def check_answer(question: Question, answer: Answer) -> tuple[Problem, ...]:
    """Return what is wrong with one answer, taken alone; nothing if it may be given.

    A form and a file pass through here alike, so that no way of answering accepts what another refuses.
    """
    return tuple(_wrong_with(question, answer))


def _wrong_with(question: Question, answer: Answer) -> Iterator[Problem]:
    match question.kind:
        case Kind.SINGLE:
            return _check_single(question, answer)
        case Kind.MULTIPLE | Kind.COUNTRIES:
            return _check_several(question, answer)
        case Kind.RANKING:
            return _check_ranking(question, answer)
        case Kind.PERCENTAGE:
            return _check_percentage(question, answer)


def check_sum(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> tuple[Problem, ...]:
    """Return the constraints that the answers break in which this question takes part."""
    walk = path(questionnaire, sheet)
    found = _broken(questionnaire, walk)
    return tuple(problem for constraint, problem in found if question.id in constraint.questions)


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
    if sheet.from_outside:
        seen = [question.id for question in questionnaire.questions if question.observable]
        values = {"answered": str(len(sheet.answers.keys() & seen)), "seen": str(len(seen))}
        yield Problem(rule="from_outside", severity="warning", values=values)


def unknown_questions(questionnaire: Questionnaire, given: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of the names that no question has."""

    def problem(name: str) -> Problem:
        known = questionnaire.by_id if len(given) <= names.misnamed.MOST_COMPARED else {}
        return unknown("unknown_question", name, known, question=name)

    return of_a_list([name for name in given if name not in questionnaire.by_id], problem)


def _check_single(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, str):
        yield Problem(rule="one_choice", question=question.id)
    elif answer not in question.by_id:
        parts = names.misnamed.pieces(answer, partial(_known, question))
        several = bool(parts) and question.by_id.keys() >= set(parts)
        yield Problem(rule="one_choice", question=question.id) if several else _unknown_item(question, answer)


def _check_several(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    items = set(answer)
    known = items <= question.by_id.keys()
    if not known or len(items) < len(answer):
        yield from _check_items(question, answer)
    if not known:
        return  # how many there are hangs on what the unknown ones become
    alone = [item for item in answer if item in question.alone]
    if alone and len(answer) > 1:
        yield Problem(
            rule="alone", question=question.id, item=answer.index(alone[0]), values={"choice": alone[0]}
        )
        return
    count = len(items)
    if count > question.max_choices:
        values = {"count": count, "limit": question.max_choices}
        yield Problem(rule="too_many", question=question.id, values=values)
    if count < question.min_choices and not alone:
        values = {"count": count, "limit": question.min_choices}
        yield Problem(rule="too_few", question=question.id, values=values)


def _check_ranking(question: Question, answer: Answer) -> Iterator[Problem]:
    if not isinstance(answer, tuple):
        yield Problem(rule="a_list", question=question.id)
        return
    yield from _check_items(question, answer)
    missing = [choice.id for choice in question.choices if choice.id not in answer]
    if missing and question.by_id.keys() >= set(answer):
        yield Problem(rule="rank_missing", question=question.id, values={"choices": ", ".join(missing)})


def _check_percentage(question: Question, answer: Answer) -> Iterator[Problem]:
    if isinstance(answer, tuple):
        yield Problem(rule="one_number", question=question.id)
    elif isinstance(answer, str):
        yield Problem(rule="not_a_number", question=question.id, values={"found": answer})
    elif not 0 <= answer.numerator <= 100 * answer.denominator:
        yield Problem(rule="out_of_range", question=question.id, values={"found": answer})


def _check_items(question: Question, answer: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    wrong: list[int] = []
    for position, item in enumerate(answer):
        if item not in question.by_id or item in seen:
            wrong.append(position)
        seen.add(item)
    return of_a_list(wrong, lambda position: _wrong_item(question, answer, position))


def _wrong_item(question: Question, answer: tuple[str, ...], position: int) -> Problem:
    item = answer[position]
    if item not in question.by_id:
        return _unknown_item(question, item, position, answer)
    return Problem(rule="repeated", question=question.id, item=position, values={"choice": item})


def _own_country(question: Question, sheet: AnswerSheet) -> Iterator[Problem]:
    # What is sold from the Canaries to the rest of Spain crosses a border of VAT: it is a market.
    home = base_of(HOME_COUNTRY if sheet.home is None else sheet.home, sheet.region)
    answer = sheet.answers[question.id]
    if (
        question.kind is Kind.COUNTRIES
        and home in question.by_id
        and isinstance(answer, tuple)
        and home in answer
    ):
        yield Problem(
            rule="own_country",
            severity="warning",
            question=question.id,
            item=answer.index(home),
            sentence=question.by_id[home].text,
        )


def _broken(questionnaire: Questionnaire, walk: RoutingPath) -> Iterator[tuple[Constraint, Problem]]:
    """Yield the constraints that the answers that count break, each with its problem."""
    for constraint in questionnaire.constraints:
        members = [name for name in constraint.questions if name in walk.asked_ids]
        given = {name: value for name in members if isinstance(value := walk.answers.get(name), Fraction)}
        total = sum(given.values(), Fraction(0))
        wrong_sum = bool(constraint.equals) and len(given) == len(members) and total not in constraint.equals
        if given and (total > constraint.limit or wrong_sum):
            yield (
                constraint,
                Problem(
                    rule="constraint",
                    question=list(given)[-1],
                    values={"total": total},
                    sentence=constraint.message,
                ),
            )


def _unknown_item(
    question: Question, found: str, position: int | None = None, answer: tuple[str, ...] = ()
) -> Problem:
    """Make the problem of a word that is no choice: which was meant, or that several were written as one."""
    few = len(answer) <= names.misnamed.MOST_COMPARED
    parts = names.misnamed.pieces(found, partial(_known, question)) if few and position is not None else ()
    if parts and position is not None:
        return names.misnamed.several_in_one(question, answer, position, parts)
    if question.kind is Kind.COUNTRIES:
        country = _country_names(question).read(found, look_near=few)
        return names.misnamed.country_problem(
            found, country, question.by_id, question=question.id, item=position
        )
    choice = names.choices.read_choice(question, found, look_near=few)
    return names.misnamed.choice_problem(question, found, choice, position)


def _known(question: Question, text: str) -> str | None:
    """Return how a choice that is called so is to be written; ``None`` if none is for certain."""
    if question.kind is Kind.COUNTRIES:
        country = _country_names(question).named(text)
        return text if country and country.id else None
    choice = names.choices.named_choice(question, text)
    return choice.id if choice else None


@lru_cache(maxsize=8)
def _country_names(question: Question) -> CountryNames:
    return names.countries.country_names(question.choices)
