"""The formulas of a sheet to fill in: what is asked, given the answers in its cells. No text from outside is in them.

Each row of a question has a state in a hidden column: ``ANSWERED``, ``NOT_ASKED`` or ``OPEN``; a rule that is broken
is ``WRONG``. What a condition compares with stands on a sheet of lists, and is named by its cell: a text within a
formula could be no longer than 255 signs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ecomdiag import engine
from ecomdiag.loader.book import keys
from ecomdiag.loader.book.rows import SPREAD, Row, Sort
from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Leaf,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.model import Constraint, Kind, Order, Question, Questionnaire
from ecomdiag.record import EMPTY

ANSWERED, NOT_ASKED, OPEN, WRONG = 1, 2, 3, 4
#: The first year whose days a spreadsheet counts.
FIRST_YEAR = 1900
#: No formula may be longer, nor may more be put side by side in it.
MOST_SIGNS, MOST_PARTS = 8000, 200
#: Sums of decimals come out as near as this.
_NEAR = "0.000000001"


def sum_key(rule: Constraint) -> str:
    """Return the key under which the place of a sum's row is known."""
    return f"={rule.id}"


def open_at_first(question: Question) -> bool:
    """Whether a question has to be answered as long as nothing is."""
    return engine.is_asked(question, EMPTY) and not question.optional


class Formulas:
    """Writes formulas for one column of answers.

    ``places`` are the numbers of rows by their keys, from 1; ``answers`` and ``states`` the letters of the column and
    of that of its states; ``listed`` puts texts on the sheet of lists and returns where they are.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        places: Mapping[str, int],
        answers: str,
        states: str,
        listed: Callable[[Sequence[str]], str],
        words: Callable[[Question, str], str],
    ) -> None:
        self.asked, self.places = questionnaire, places
        self.answers, self.states = answers, states
        self.listed, self.words = listed, words

    def state(self, row: Row) -> tuple[str, int] | None:
        """Return the formula of a row's state, and what it comes to without any answers; ``None`` if it has none."""
        question = row.question
        if isinstance(row.rule, Constraint):
            return self._sum_state(row.rule, row), ANSWERED
        if isinstance(row.rule, Order):
            return self._order_state(row.rule), ANSWERED
        if question is None:
            return None
        asked = engine.is_asked(question, EMPTY)
        if row.sort in (Sort.QUESTION, Sort.HEAD):
            left = ANSWERED if question.optional else OPEN
            whole = f"IF({self._done(question)},{ANSWERED},{left})"
            formula = f"=IF({self._is_asked(question)},{whole},{NOT_ASKED})"
            if len(formula) > MOST_SIGNS:  # asked, as far as the sheet can tell
                return f"={whole}", left
            return formula, left if asked else NOT_ASKED
        offer = next(
            (own.when for own in question.offers if row.choice and own.choice == row.choice.id), None
        )
        here = [f"{self._state(question.id)}<>{NOT_ASKED}", *([] if offer is None else [self.true(offer)])]
        known = asked and (offer is None or offer.holds(EMPTY))
        return f"=IF({_and(here)},{ANSWERED},{NOT_ASKED})", ANSWERED if known else NOT_ASKED

    def total(self, rule: Constraint) -> str:
        """Return the formula of a sum, which is blank as long as nothing of it is answered."""
        cells = [self._cell(name) for name in rule.questions]
        parts = [f"IF({self._state(name)}<>{NOT_ASKED},N({self._cell(name)}),0)" for name in rule.questions]
        return f'=IF(COUNT({",".join(cells)})=0,"",{"+".join(parts)})'

    def true(self, condition: Condition) -> str:
        """Return what is true in the sheet where a condition holds."""
        if isinstance(condition, All | Any):
            parts = [self.true(part) for part in condition.parts]
            return _and(parts) if isinstance(condition, All) else _or(parts)
        if isinstance(condition, Not):
            return f"NOT({self.true(condition.part)})"
        question = self.asked.by_id.get(condition.question)
        if question is None:  # nothing holds over what is not asked here
            return "FALSE"
        return _and([f"{self._state(question.id)}<>{NOT_ASKED}", self._leaf(question, condition)])

    def _leaf(self, question: Question, leaf: Leaf) -> str:
        cell = self._cell(question.id)
        scale = 100 if question.kind is Kind.PERCENTAGE else 1
        match leaf:
            case Answered():
                return self._filled(question)
            case AtLeast(_, number):
                return f"AND(ISNUMBER({cell}),{cell}>={_number(number / scale)})"
            case AtMost(_, number):
                return f"AND(ISNUMBER({cell}),{cell}<={_number(number / scale)})"
            case OnOrAfter(_, day):
                return _compared(cell, ">=", day)
            case OnOrBefore(_, day):
                return _compared(cell, "<=", day)
            case AnyOf(_, chosen) | NoneOf(_, chosen) | AllOf(_, chosen):
                ids = [own.id for own in question.choices if own.id in chosen]
                if isinstance(leaf, AllOf):
                    each = [self._any(question, [name]) for name in ids]
                    return _and(each) if len(each) == len(chosen) else "FALSE"
                some = self._any(question, ids) if ids else "FALSE"
                return some if isinstance(leaf, AnyOf) else _and([self._filled(question), f"NOT({some})"])

    def _any(self, question: Question, ids: Sequence[str]) -> str:
        """Return what is true where any of some choices is chosen."""
        if question.kind not in (Kind.SINGLE, Kind.COUNTRIES):
            return _or([f'{self._cell(keys.choice_key(question.id, name))}<>""' for name in ids])
        texts = self.listed([self.words(question, name) for name in ids])
        if question.kind is Kind.COUNTRIES:
            return f"SUMPRODUCT(COUNTIF({self._span(question)},{texts}))>0"
        cell = self._cell(question.id)
        return f"{cell}={texts}" if len(ids) == 1 else f"SUMPRODUCT(--({cell}={texts}))>0"

    def _is_asked(self, question: Question) -> str:
        parts = [] if question.show_if is None else [self.true(question.show_if)]
        closes = question.not_applicable_if
        parts += [] if closes is None else [f"NOT({self.true(closes)})"]
        return _and(parts)

    def _filled(self, question: Question) -> str:
        if question.kind in SPREAD:
            return f"COUNTA({self._span(question)})>0"
        return f'{self._cell(question.id)}<>""'

    def _done(self, question: Question) -> str:
        """Return what is true where nothing is missing from an answer any more."""
        if question.kind is Kind.RANKING:
            return f"COUNTA({self._span(question)})={len(question.choices)}"
        return self._filled(question)

    def _span(self, question: Question) -> str:
        """Return the cells in which the parts of an answer are given, which stand together."""
        if question.kind is Kind.COUNTRIES:
            ends = keys.place_key(question.id, 1), keys.place_key(question.id, question.max_choices)
        else:
            first, last = question.choices[0].id, question.choices[-1].id
            ends = keys.choice_key(question.id, first), keys.choice_key(question.id, last)
        return ":".join(map(self._cell, ends))

    def _sum_state(self, rule: Constraint, row: Row) -> str:
        scale = 100 if row.question is not None and row.question.kind is Kind.PERCENTAGE else 1
        cell = self._cell(sum_key(rule))
        over = f"{cell}>{_number(rule.limit / scale)}+{_NEAR}"
        if rule.equals:
            open_ = _or([f"{self._state(name)}={OPEN}" for name in rule.questions])
            hits = _or([f"ABS({cell}-{_number(end / scale)})<{_NEAR}" for end in rule.equals])
            over = f"OR({over},NOT(OR({open_},{hits})))"
        return f'=IF({cell}="",{ANSWERED},IF({over},{WRONG},{ANSWERED}))'

    def _order_state(self, rule: Order) -> str:
        first, second = (self._cell(name) for name in rule.pair)
        kind = self.asked.by_id[rule.pair[0]].kind
        scale = 100 if kind is Kind.PERCENTAGE else 1
        apart = f"{second}-{first}"
        broken = [f"{apart}<{_number(rule.least / scale)}-{_NEAR}"]
        broken += [] if rule.most is None else [f"{apart}>{_number(rule.most / scale)}+{_NEAR}"]
        both = [f"ISNUMBER({first})", f"ISNUMBER({second})"]
        both += [f"{self._state(name)}<>{NOT_ASKED}" for name in rule.pair]
        return f"=IF({_and(both)},IF({_or(broken)},{WRONG},{ANSWERED}),{ANSWERED})"

    def _cell(self, key: str) -> str:
        return f"{self.answers}{self.places[key]}"

    def _state(self, key: str) -> str:
        return f"{self.states}{self.places[key]}"


def _and(parts: Sequence[str]) -> str:
    return _joined("AND", parts) if parts else "TRUE"


def _or(parts: Sequence[str]) -> str:
    return _joined("OR", parts) if parts else "FALSE"


def _joined(how: str, parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    if len(parts) <= MOST_PARTS:
        return f"{how}({','.join(parts)})"
    pieces = [parts[start : start + MOST_PARTS] for start in range(0, len(parts), MOST_PARTS)]
    return f"{how}({','.join(_joined(how, piece) for piece in pieces)})"


def _number(value: Fraction) -> str:
    return repr(float(value)) if value.denominator > 1 else str(value.numerator)


def _compared(cell: str, sign: str, day: str) -> str:
    """Compare the date in a cell; one that a spreadsheet does not count stands there as a text, as 1850-03-01."""
    year, month, date = map(int, day.split("-"))
    counted = f"INT({cell}){sign}DATE({year},{month},{date})"
    if year < FIRST_YEAR:
        counted = "TRUE" if sign == ">=" else "FALSE"
    return f'AND({cell}<>"",IF(ISNUMBER({cell}),{counted},{cell}{sign}"{day}"))'
