"""Several respondents of one company: how far they agree, where to begin to talk, and what they have settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ecomdiag import engine
from ecomdiag.comparison.agreement import Alpha, alpha
from ecomdiag.comparison.model import (
    Agreement,
    Comparison,
    Entry,
    GroupAgreement,
    QuestionAgreement,
    QuestionRow,
)
from ecomdiag.comparison.side_by_side import side_by_side
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import MAX_BY, Note
from ecomdiag.questionnaire.said import MAX_SAID, Said, with_words, words_of
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import Record, replace


class Consensus(Record):
    """What several respondents say alike, as a sheet, and what is left to be settled."""

    sheet: AnswerSheet
    #: By question, who says what, in the order of the questionnaire.
    open: Mapping[str, tuple[tuple[str, Answer], ...]]


def respondents(entries: Sequence[Entry]) -> Comparison:
    """Compare what several respondents of one company say, with how far they agree."""
    found = side_by_side(entries)
    diagnoses = [entry.diagnosis for entry in entries]
    names = list(dict.fromkeys(question.id for own in diagnoses for question in own.questions))
    told = alpha({name: [_rung(own, name) for own in diagnoses] for name in names})
    return replace(
        found,
        questions=tuple(sorted(_contested(found.questions), key=lambda row: _order(row, told))),
        agreement=Agreement(
            overall=told.value,
            reason=told.reason,
            sections=tuple(_sections(found, told)),
            questions=tuple(_questions(diagnoses, told)),
        ),
    )


def consensus(questionnaire: Questionnaire, entries: Sequence[Entry]) -> Consensus:
    """Put into one sheet what all who say anything to a question say alike; the rest is left to be settled.

    Percentages that only together break a sum are left open too. All notes are kept, each with who wrote it.
    """
    given: dict[str, tuple[tuple[str, Answer], ...]] = {}
    for question in questionnaire.questions:
        own = tuple(_said(entries, question.id))
        own = tuple((label, answer) for label, answer in own if engine.is_valid(question, answer))
        if own:
            given[question.id] = own
    settled = {name: own[0][1] for name, own in given.items() if len({answer for _, answer in own}) == 1}
    sheet = replace(
        AnswerSheet(questionnaire=questionnaire.id, version=questionnaire.version),
        company=_common_name(entries),
        answers=settled,
        notes={name: notes for name in questionnaire.by_id if (notes := tuple(_notes(entries, name)))},
        said={name: words for name in settled if (words := _words(entries, name))},
    )
    broken = _in_broken_sums(questionnaire, sheet)
    sheet = replace(sheet, answers={name: own for name, own in settled.items() if name not in broken})
    return Consensus(
        sheet=sheet, open={name: own for name, own in given.items() if name not in sheet.answers}
    )


def _rung(own: Diagnosis, name: str) -> Fraction | None:
    """Return where on its ladder an answer stands; ``None`` if there is none, it is not known, or does not apply."""
    question = own.by_id.get(name)
    if question is None or not question.asked or question.answer is None or name in own.unknowns:
        return None
    return question.score


def _contested(rows: Sequence[QuestionRow]) -> Iterator[QuestionRow]:
    """Yield the questions to which two respondents give different answers."""
    for row in rows:
        answers = {cell.answer for cell in row.cells if cell is not None and cell.answer is not None}
        if len(answers) > 1:
            yield row


def _order(row: QuestionRow, told: Alpha) -> tuple[Fraction, Fraction]:
    """Order by how much a question takes from the agreement; what has no ladder comes last."""
    own = told.units.get(row.id)
    return (-(1 - own.agreement) * own.values if own else Fraction(0)), -row.weight


def _sections(found: Comparison, told: Alpha) -> Iterator[GroupAgreement]:
    last = found.entries[-1].diagnosis
    differing = {row.id for row in _contested(found.questions)}
    for section in last.sections:
        own = [question.id for question in last.questions if question.section == section.id]
        yield GroupAgreement(
            id=section.id,
            title=section.title,
            agreement=told.of(own),
            compared=sum(name in told.units for name in own),
            differing=sum(name in differing for name in own),
        )


def _questions(diagnoses: Sequence[Diagnosis], told: Alpha) -> Iterator[QuestionAgreement]:
    for own in diagnoses[-1].questions:
        if own.id in told.units:
            agreement, values = told.units[own.id]
            yield QuestionAgreement(id=own.id, title=own.title, agreement=agreement, values=values)


def _said(entries: Sequence[Entry], name: str) -> Iterator[tuple[str, Answer]]:
    for entry in entries:
        question = entry.diagnosis.by_id.get(name)
        if question is not None and question.asked and question.answer is not None:
            yield entry.label, question.answer


def _notes(entries: Sequence[Entry], name: str) -> Iterator[Note]:
    """Yield what respondents put beside a question, each once; a note without a name gets that of its file."""
    told: set[Note] = set()
    for entry in entries:
        question = entry.diagnosis.by_id.get(name)
        for note in question.notes if question is not None else ():
            if note not in told:
                yield replace(note, by=note.by or (entry.name or entry.label)[:MAX_BY].strip() or None)
            told.add(note)


def _words(entries: Sequence[Entry], name: str) -> Said:
    """Return the words beside the choices of a question on which all agree: each once, of several as many as fit."""
    said: Said = ()
    for entry in entries:
        question = entry.diagnosis.by_id.get(name)
        for own in question.said if question is not None else ():
            before = words_of(said, own.choice)
            together = f"{before} / {own.words}" if before else own.words
            if own.words not in before.split(" / ") and len(together) <= MAX_SAID:
                said = with_words(said, own.choice, together)
    return said


def _common_name(entries: Sequence[Entry]) -> str | None:
    names = {entry.diagnosis.company for entry in entries}
    return names.pop() if len(names) == 1 else None


def _in_broken_sums(questionnaire: Questionnaire, sheet: AnswerSheet) -> frozenset[str]:
    """Return the questions of the sums, and of the rules over two answers, that a sheet breaks."""
    wrong = {
        own.question for own in engine.check(questionnaire, sheet) if own.rule in ("constraint", "order")
    }
    members = [own.questions for own in questionnaire.constraints] + [
        own.pair for own in questionnaire.orders
    ]
    return frozenset(name for own in members if not wrong.isdisjoint(own) for name in own)
