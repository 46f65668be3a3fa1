"""Puts diagnoses side by side: scores, lenses, blockers, and the questions that are not answered alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ecomdiag.comparison.model import (
    AnswerCell,
    BlockerRow,
    Comparison,
    Entry,
    LensRows,
    QuestionRow,
    Range,
    ScoreRow,
)
from ecomdiag.comparison.section_levels import levels_of
from ecomdiag.comparison.shifting import Counted, Mean, overall, summed
from ecomdiag.diagnosis.result import Diagnosis, LensResult, QuestionResult, SectionResult
from ecomdiag.diagnosis.ways import hangs_together
from ecomdiag.texts.words import Text

LEAST, MOST = 2, 12
"""How many diagnoses can be compared at once."""

_NOTHING = Fraction(0)


def side_by_side(entries: Sequence[Entry]) -> Comparison:
    """Compare from 2 to 12 diagnoses with the same questionnaire, in the order in which they are given."""
    diagnoses = [entry.diagnosis for entry in entries]
    kinds = {(own.questionnaire.version, own.questionnaire.digest) for own in diagnoses}
    every = [{question.id for question in own.questions} for own in diagnoses]
    shared = set.intersection(*every)
    return Comparison(
        entries=tuple(entries),
        same_version=len(kinds) == 1,
        not_shared=tuple(name for name in _titles(diagnoses) if name not in shared),
        shared=() if len(kinds) == 1 else tuple(_shared(diagnoses, shared)),
        sections=tuple(_sections(diagnoses)),
        lenses=tuple(_lenses(diagnoses)),
        blockers=tuple(_blockers(diagnoses)),
        questions=tuple(sorted(_questions(diagnoses), key=_apart)),
    )


def _apart(row: QuestionRow) -> Fraction:
    return -row.spread * row.weight


def _titles(diagnoses: Iterable[Diagnosis]) -> dict[str, QuestionResult]:
    """Return all questions, in order, each as the last questionnaire that has it says it."""
    found: dict[str, QuestionResult] = {}
    for own in diagnoses:
        for question in own.questions:
            found[question.id] = question
    return found


def _shared(diagnoses: Sequence[Diagnosis], shared: set[str]) -> Iterator[Fraction | None]:
    """Yield each one's score over what all ask, by the weights of the last."""
    last = diagnoses[-1]
    weights = {section.id: section.weight for section in last.sections}
    for own in diagnoses:
        if own.score is None or hangs_together(last):
            yield None
            continue
        sections: dict[str, Mean] = {}
        for name, mean in _as_weighed(own, last, shared).items():
            if mean and weights.get(name):
                sections[name] = Mean(weights[name], mean)
        yield overall(summed(last, sections)) if sections else None


def _as_weighed(own: Diagnosis, last: Diagnosis, shared: set[str]) -> dict[str, dict[str, Counted]]:
    """Return what counts of the shared questions, by the sections in which the last questionnaire has them."""
    found: dict[str, dict[str, Counted]] = {}
    for question in own.questions:
        if question.id in shared and question.score is not None:
            there = last.by_id[question.id]
            if there.weight > 0:
                found.setdefault(there.section, {})[question.id] = Counted(there.weight, question.score)
    return found


def _sections(diagnoses: Sequence[Diagnosis]) -> Iterator[ScoreRow]:
    """Yield every section that counts in any of them."""
    rows: dict[str, dict[int, SectionResult]] = {}
    for place, own in enumerate(diagnoses):
        for section in own.sections:
            if section.weight > 0:
                rows.setdefault(section.id, {})[place] = section
    for name, found in rows.items():
        cells = [found.get(place) for place in range(len(diagnoses))]
        levels = tuple(None if cell is None else levels_of(cell) for cell in cells)
        cuts = sorted({level.start for section in found.values() for level in section.levels})
        yield ScoreRow(
            id=name,
            title=found[max(found)].title,
            scores=tuple(None if cell is None else cell.score_range for cell in cells),
            levels=levels if any(levels) else (),
            cuts=tuple(cuts),
        )


def _lenses(diagnoses: Sequence[Diagnosis]) -> Iterator[LensRows]:
    found: dict[str, list[tuple[int, LensResult]]] = {}
    for place, own in enumerate(diagnoses):
        for lens in own.advice.lenses if own.advice else ():
            found.setdefault(lens.id, []).append((place, lens))
    for name, placed in found.items():
        items: dict[str, tuple[Text, dict[int, Range | None]]] = {}
        for place, lens in placed:
            for item in lens.items:
                _, scores = items.get(item.id, (item.title, {}))
                ends = None if item.score is None else (item.score, item.score)
                items[item.id] = (item.title, {**scores, place: ends})
        rows = tuple(
            ScoreRow(id=key, title=title, scores=_in_order(scores, len(diagnoses)))
            for key, (title, scores) in items.items()
        )
        yield LensRows(id=name, title=placed[-1][1].title, items=rows)


def _in_order(scores: Mapping[int, Range | None], count: int) -> tuple[Range | None, ...]:
    return tuple(scores.get(place) for place in range(count))


def _blockers(diagnoses: Sequence[Diagnosis]) -> Iterator[BlockerRow]:
    titles = {blocker.id: blocker.title for own in diagnoses for blocker in own.blockers}
    for name, title in titles.items():
        applies = tuple(any(blocker.id == name for blocker in own.blockers) for own in diagnoses)
        yield BlockerRow(id=name, title=title, applies=applies)


def _questions(diagnoses: Sequence[Diagnosis]) -> Iterator[QuestionRow]:
    """Yield the questions that are not answered alike."""
    for name, last in _titles(diagnoses).items():
        found = [own.by_id.get(name) for own in diagnoses]
        if len({(own.asked, own.answer) if own else None for own in found}) == 1:
            continue
        scores = [own.score for own in found if own is not None and own.score is not None]
        yield QuestionRow(
            id=name,
            section=last.section,
            title=last.title,
            cells=tuple(None if own is None else _cell(own) for own in found),
            spread=max(scores) - min(scores) if scores else _NOTHING,
            weight=last.weight,
        )


def _cell(own: QuestionResult) -> AnswerCell:
    return AnswerCell(
        asked=own.asked, answer=own.answer, text=own.answer_text, score=own.score, optional=own.optional
    )
