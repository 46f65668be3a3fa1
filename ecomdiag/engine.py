"""What is asked, what comes next, and what is wrong with an answer sheet.

The one walk: only ``path`` decides which questions are asked. Interview, checker, scorer and reports call it.
Everything here is a function of (questionnaire, sheet); nothing is remembered and nothing has side effects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache

from ecomdiag import names
from ecomdiag.names.answers import wrong_with
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer, looked_at
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.offering import not_offered, offered
from ecomdiag.questionnaire.orders import keeps
from ecomdiag.questionnaire.sheet import HOME_COUNTRY, AnswerSheet, base_of
from ecomdiag.record import Record


class RoutingPath(Record, kw_only=False):
    """The questions that these answers lead through, in order, and the answers that count."""

    asked: tuple[Question, ...]
    #: Valid answers of asked questions. An answer off the path, or a wrong one, is as if it were not given.
    answers: Mapping[str, Answer]
    #: The ids of optional questions that were passed over.
    passed: frozenset[str] = frozenset()

    @cached_property
    def asked_ids(self) -> frozenset[str]:
        """The ids of the questions that are asked."""
        return frozenset([question.id for question in self.asked])

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """Asked questions that still lack a valid answer that they have to have, in order."""
        return tuple([own for own in self.asked if own.id not in self.answers and not own.optional])

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """What can still be asked about, in order: these, and optional ones that nobody answered or passed over."""
        return tuple([own for own in self.asked if own.id not in self.answers and own.id not in self.passed])


def path(questionnaire: Questionnaire, sheet: AnswerSheet) -> RoutingPath:
    """Walk the questionnaire once and tell what is asked.

    A question is asked if its condition holds over the answers that counted before it, so an answer to a
    question that is not asked opens nothing further; it stays in the sheet and counts when asked again.
    """
    answers: dict[str, Answer] = {}
    asked = [question for question in questionnaire.questions if visit(question, sheet, answers)]
    optional = questionnaire.optional_ids
    passed = [name for name in optional if sheet.answers.get(name) == LEFT_OUT] if optional else ()
    return RoutingPath(tuple(asked), answers, frozenset(passed))


def visit(question: Question, sheet: AnswerSheet, answers: dict[str, Answer]) -> bool:
    """Take one step of the walk: say whether a question is asked, and add its answer, if valid, to those that count."""
    if question.conditions and not is_asked(question, answers):
        return False
    answer = sheet.answers.get(question.id)
    if answer is not None and is_valid(question, answer):
        if question.offers and not_offered(question, answer, answers) is not None:
            return True
        answers[question.id] = answer
    return True


def is_valid(question: Question, answer: Answer) -> bool:
    """Whether an answer may be given; one that is left out is none."""
    if question.kind is Kind.SINGLE:
        return isinstance(answer, str) and answer in question.by_id
    if isinstance(answer, tuple):
        items = frozenset(answer)
        return 0 < len(items) == len(answer) and _valid_in_any_order(question, items)
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
    """Return the first asked question without a valid answer, or ``None`` when all have one.

    An optional one is next too, until it is answered or passed over: with ``LEFT_OUT`` for an answer.
    """
    waiting = path(questionnaire, sheet).open
    return waiting[0] if waiting else None


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
    # What may be left out, and is, hangs on nothing: no condition over it holds.
    unsure = {question.id for question in walk.open if not question.optional or question.id in sheet.answers}
    sums: dict[str, list[Problem]] = {}
    for own in broken:
        # A sum does not hang on itself, even if one of its questions looks at another.
        if hanging(questionnaire, unsure).isdisjoint(own.members):
            sums.setdefault(own.members[-1], []).append(own.problem)
            unsure.update(own.members)
    unclear, doubtful = _spread(questionnaire, unsure)
    off = questionnaire.by_id.keys() - walk.asked_ids - unclear
    wrong = [*header, *unknown_questions(questionnaire, sheet.answers)]
    for question in questionnaire.questions:
        if question.id in sheet.answers:
            if question.id not in walk.answers:  # what counts may be given, and is offered
                wrong += check_answer(question, sheet.answers[question.id])
                wrong += _not_offered(question, sheet.answers[question.id], walk, doubtful)
            if question.kind is Kind.COUNTRIES:
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
    return _spread(questionnaire, unsure, settled)[0]


def _spread(
    questionnaire: Questionnaire, unsure: Iterable[str], settled: Collection[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the questions that hang, and all whose answers are not sure: these, and those that may not be offered."""
    found: set[str] = set()
    unsure = set(unsure)
    if not unsure:
        return frozenset(), frozenset()  # as of most companies
    for question in questionnaire.questions:
        if question.id not in settled and not looked_at(question.conditions).isdisjoint(unsure):
            found.add(question.id)
            unsure.add(question.id)
        elif question.offers and not question.looks_at.isdisjoint(unsure):
            unsure.add(question.id)
    return frozenset(found), frozenset(unsure)


def check_answer(question: Question, answer: Answer) -> tuple[Problem, ...]:
    """Return what is wrong with one answer, taken alone; nothing if it may be given.

    A form and a file pass through here alike, so that no way of answering accepts what another refuses.
    """
    return tuple(wrong_with(question, answer))


def check_sum(questionnaire: Questionnaire, question: Question, sheet: AnswerSheet) -> tuple[Problem, ...]:
    """Return the constraints that the answers break in which this question takes part, whatever becomes of the others.

    While another of its questions may still be asked, a sum is wrong only if it is too great already.
    """
    walk = path(questionnaire, sheet)
    found = [own for own in _broken(questionnaire, walk) if question.id in own.members]
    if not found:
        return ()
    hang = hanging(questionnaire, [own.id for own in walk.open])
    return tuple(own.problem for own in found if hang.isdisjoint(own.because))


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
        given = [name for name in seen if sheet.answers.get(name, LEFT_OUT) != LEFT_OUT]
        values = {"answered": str(len(given)), "seen": str(len(seen))}
        yield Problem(rule="from_outside", severity="warning", values=values)


def unknown_questions(questionnaire: Questionnaire, given: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of the names that no question has."""

    def problem(name: str) -> Problem:
        known = questionnaire.by_id if len(given) <= names.misnamed.MOST_COMPARED else {}
        return unknown("unknown_question", name, known, question=name)

    return of_a_list([name for name in given if name not in questionnaire.by_id], problem)


def _not_offered(
    question: Question, answer: Answer, walk: RoutingPath, unclear: Collection[str]
) -> Iterator[Problem]:
    """Tell an answer that is not offered over the others, unless that hangs on what is not known yet."""
    if not question.offers or question.id not in walk.asked_ids or not question.looks_at.isdisjoint(unclear):
        return
    gone = not_offered(question, answer, walk.answers) if is_valid(question, answer) else None
    if gone is not None:
        item = answer.index(gone) if isinstance(answer, tuple) else None
        left = offered(question, walk.answers).choices
        values = {"choice": gone, "choices": ", ".join(own.id for own in left)}
        yield Problem(rule="not_offered", question=question.id, item=item, values=values)


def _own_country(question: Question, sheet: AnswerSheet) -> Iterator[Problem]:
    # What is sold from the Canaries to the rest of Spain crosses a border of VAT: it is a market.
    home = base_of(HOME_COUNTRY if sheet.home is None else sheet.home, sheet.region)
    answer = sheet.answers[question.id]
    if home in question.by_id and isinstance(answer, tuple) and home in answer:
        yield Problem(
            rule="own_country",
            severity="warning",
            question=question.id,
            item=answer.index(home),
            sentence=question.by_id[home].text,
        )


class _Broken(Record, kw_only=False):
    """A rule over several answers that these break."""

    #: The questions of the rule, in order.
    members: tuple[str, ...]
    #: Those of them by which it is broken already, whatever comes of the others.
    because: tuple[str, ...]
    problem: Problem


def _broken(questionnaire: Questionnaire, walk: RoutingPath) -> Iterator[_Broken]:
    """Yield the rules that the answers that count break, in order."""
    for constraint in questionnaire.constraints:
        members = [name for name in constraint.questions if name in walk.asked_ids]
        given = {name: value for name in members if isinstance(value := walk.answers.get(name), Fraction)}
        total = sum(given.values(), Fraction(0))
        too_great = total > constraint.limit
        wrong_sum = bool(constraint.equals) and len(given) == len(members) and total not in constraint.equals
        if given and (too_great or wrong_sum):
            problem = Problem(
                rule="constraint",
                question=list(given)[-1],
                values={"total": total},
                sentence=constraint.message,
            )
            yield _Broken(constraint.questions, tuple(given) if too_great else constraint.questions, problem)
    for order in questionnaire.orders:
        if not keeps(order, walk.answers):
            both = tuple(name for name in walk.answers if name in order.pair)
            yield _Broken(both, both, Problem(rule="order", question=both[-1], sentence=order.message))
