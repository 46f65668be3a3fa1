"""Several diagnoses compared, of saved diagnoses and of answers files alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from ecomdiag.benchmark.model import Benchmark
from ecomdiag.comparison.figures import figures
from ecomdiag.comparison.model import Comparison, Entry, FigureRow
from ecomdiag.comparison.over_time import are_course, over_time
from ecomdiag.comparison.respondents import consensus
from ecomdiag.comparison.respondents import respondents as of_respondents
from ecomdiag.comparison.rivals import rivals as of_rivals
from ecomdiag.comparison.side_by_side import LEAST, MOST, side_by_side
from ecomdiag.diagnosis.placing import placed
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answering.consensus import consensus_file
from ecomdiag.loader.answers import MAX_BYTES as ANSWERS_BYTES
from ecomdiag.loader.diagnosis_file import MAX_BYTES, holds_diagnosis, load_diagnosis
from ecomdiag.loader.files import read_bytes
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.problems.errors import AnswersError, UsageError
from ecomdiag.problems.given import require
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.notes import MAX_NOTES
from ecomdiag.record import replace
from ecomdiag.texts import Language
from ecomdiag.texts.words import said
from ecomdiag.workflows.advice import advice_for
from ecomdiag.workflows.answers import check_file
from ecomdiag.workflows.diagnosing import diagnose_with


def compare(
    diagnoses: Sequence[Diagnosis],
    *,
    over_time: bool = False,
    respondents: bool = False,
    rivals: bool = False,
    names: Sequence[str] = (),
    benchmark: Benchmark | None = None,
) -> Comparison:
    """Compare from 2 to 12 diagnoses with the same questionnaire, in any of its versions.

    With ``over_time`` they are of one company, the earliest first if all have a date, else in the order given; what
    moved the score from each to the next is told question by question. With ``respondents`` they are what several
    people say of one company, and it is told how far they agree. With ``rivals`` the first is a company, the others
    are rivals of which only some is known, and it is told where they are ahead for certain, possibly, or not.
    ``names`` says where they are from, one each. With a ``benchmark`` each has its places among those companies.
    Raises ``UsageError`` for another number of them, for another questionnaire among them, and for two kinds at once.
    """
    _require_diagnoses(diagnoses)
    if over_time + respondents + rivals > 1:
        raise UsageError(said("error.compare_kinds"))
    if benchmark is not None:
        diagnoses = [placed(own, benchmark) for own in diagnoses]
    named = list(zip(diagnoses, names or [""] * len(diagnoses), strict=True))
    _require_one_questionnaire(named)
    if over_time:
        return _over_time(named)
    entries = _entries(named, ascii_uppercase)
    if respondents:
        return of_respondents(entries)
    beside = of_rivals(entries) if rivals else side_by_side(entries)
    return replace(beside, figures=tuple(_figures(diagnoses)))


def _require_diagnoses(diagnoses: Sequence[Diagnosis]) -> None:
    require(diagnoses, list, tuple, name="diagnoses")
    for own in diagnoses:
        require(own, Diagnosis, name="diagnoses")
    if not LEAST <= len(diagnoses) <= MOST:
        raise UsageError(said("error.compare_count", found=len(diagnoses), least=LEAST, most=MOST))


def _require_one_questionnaire(named: Sequence[tuple[Diagnosis, str]]) -> None:
    first = named[0][0].questionnaire.id
    for place, (own, name) in enumerate(named, 1):
        if own.questionnaire.id != first:
            found = own.questionnaire.id
            raise UsageError(
                said("error.compare_foreign", name=name or f"#{place}", found=found, first=first)
            )


def _figures(diagnoses: Sequence[Diagnosis]) -> Iterator[FigureRow]:
    """Yield the official figures that ship with the program and are told to any of the companies."""
    if any(own.advice is not None and own.advice.peers for own in diagnoses):
        advice = advice_for(load_questionnaire())
        yield from figures(diagnoses, advice.statistics if advice else ())


def consensus_text(
    questionnaire: Questionnaire, comparison: Comparison, command: str, language: Language
) -> str:
    """Write what respondents say alike as an answers file, with the rest in comments; ``command`` asks that.

    Raises ``UsageError`` if their notes are more than one file may hold.
    """
    found = consensus(questionnaire, comparison.entries)
    names = {entry.label: entry.name or entry.label for entry in comparison.entries}
    text = consensus_file(questionnaire, found, names, command, language)
    if len(text.encode()) > ANSWERS_BYTES or any(len(own) > MAX_NOTES for own in found.sheet.notes.values()):
        raise UsageError(said("error.consensus_notes"))
    return text


def _over_time(named: Sequence[tuple[Diagnosis, str]]) -> Comparison:
    if all(own.date is not None for own, _ in named):
        named = sorted(named, key=lambda pair: pair[0].date or "")
    return over_time(_entries(named, [f"T{number}" for number in range(MOST)]))


def _entries(named: Sequence[tuple[Diagnosis, str]], labels: Sequence[str]) -> list[Entry]:
    return [
        Entry(label=label, name=name, diagnosis=own)
        for label, (own, name) in zip(labels, named, strict=False)
    ]


def is_course(diagnoses: Sequence[Diagnosis]) -> bool:
    """Whether diagnoses are plainly of one company at different times."""
    return are_course(diagnoses)


def are_rivals(diagnoses: Sequence[Diagnosis]) -> bool:
    """Whether diagnoses are plainly of a company and others that are seen from outside."""
    first, *others = diagnoses
    return not first.from_outside and all(own.from_outside for own in others)


def diagnosis_of(path: str, questionnaire: Questionnaire) -> Diagnosis:
    """Return the diagnosis that a file holds, or the one of the answers in it, complete or not.

    Raises ``AnswersError`` with all that is wrong in it, ``UsageError`` if it cannot be read.
    """
    content = read_bytes(path, limit=MAX_BYTES)
    if holds_diagnosis(content):
        try:
            return load_diagnosis(content)
        except AnswersError as error:
            raise AnswersError(error.problems, path) from None
    sheet = check_file(content, path, questionnaire).require(complete=False).sheet
    return diagnose_with(advice_for(questionnaire), questionnaire, sheet)
