"""A diagnosis read back from how it was saved, and held to what every report relies on."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from fractions import Fraction
from typing import Any

from ecomdiag.diagnosis.result import Diagnosis, LevelResult, RecommendedAction
from ecomdiag.diagnosis.saved import SavedDiagnosis
from ecomdiag.record import replace
from ecomdiag.record.reading import FRACTION, FormError, FormFault, read

QUOTIENT = re.compile(FRACTION)


def restored(found: dict[str, Any]) -> Diagnosis:
    """Return the diagnosis that was saved, of this version or one before that it can read.

    Whatever it names by an id is there. Raises ``FormError``.
    """
    diagnosis = _with_words(read(SavedDiagnosis, found).diagnosis)
    faults = [FormFault(f"diagnosis.{where}", "dangling", name) for where, name in _dangling(diagnosis)]
    faults += [
        FormFault(f"diagnosis.{name}", "empty")
        for name in ("levels", "sections")
        if not getattr(diagnosis, name)
    ]
    sure = diagnosis.certainty
    if sure is not None and (not sure.draws or sure.kept < 0):
        faults.append(
            FormFault("diagnosis.certainty.draws", "out_of_range", f"≥ {sure.lower + sure.higher or 1}")
        )
    if faults:
        raise FormError(faults)
    return diagnosis


def _with_words(diagnosis: Diagnosis) -> Diagnosis:
    """Return it with answers in words that look like a quotient, as 24/7, as the words that they are.

    A number that is answered is shown in decimals, so that what is shown as a quotient was words.
    """
    words = {
        own.id: own.answer_text.es
        for own in diagnosis.questions
        if isinstance(own.answer, Fraction) and QUOTIENT.fullmatch(own.answer_text.es)
    }
    if not words:
        return diagnosis
    own = [replace(own, answer=words[own.id]) if own.id in words else own for own in diagnosis.questions]
    return replace(diagnosis, questions=tuple(own))


def _dangling(diagnosis: Diagnosis) -> Iterator[tuple[str, str]]:
    """Yield what is named and is not there, by the way to where it is named."""
    sections = {section.id for section in diagnosis.sections}
    for place, question in enumerate(diagnosis.questions):
        yield from _absent(f"questions[{place}].section", [question.section], sections)
        if question.depends_on is not None:
            yield from _absent(f"questions[{place}].depends_on", [question.depends_on], diagnosis.by_id)
    for kind in ("strengths", "weaknesses"):
        for place, finding in enumerate(getattr(diagnosis, kind)):
            closing = [closed.depends_on for closed in finding.not_asked]
            yield from _absent(f"{kind}[{place}].answers", finding.answers, diagnosis.by_id)
            yield from _absent(f"{kind}[{place}].not_asked", closing, diagnosis.by_id)
    yield from _absent("unknowns", diagnosis.unknowns, diagnosis.by_id)
    yield from _absent(
        "levels", (level.id for level in _levels(diagnosis)), {own.id for own in diagnosis.levels}
    )
    for place, section in enumerate(diagnosis.sections):
        known = {own.id for own in section.levels or diagnosis.levels}
        said = [] if section.level is None else [section.level.id]
        yield from _absent(f"sections[{place}].level", said, known)
        named = [name for block in section.blocks for name in block.questions]
        yield from _absent(f"sections[{place}].blocks", named, diagnosis.by_id)
    if diagnosis.what_if is not None:
        named = [change.question for change in diagnosis.what_if.changes]
        named += [*diagnosis.what_if.opens, *diagnosis.what_if.closes]
        yield from _absent("what_if", named, diagnosis.by_id)
        yield from _absent("what_if.sections", (own.id for own in diagnosis.what_if.sections), sections)
    if diagnosis.benchmark is not None:
        named = [own.question for own in (*diagnosis.benchmark.group, *diagnosis.benchmark.too_small)]
        yield from _absent("benchmark", named, diagnosis.by_id)
        yield from _absent("benchmark.sections", (own.id for own in diagnosis.benchmark.sections), sections)
    if diagnosis.advice is not None and diagnosis.advice.positioning is not None:
        named = list(diagnosis.advice.positioning.based_on)
        yield from _absent("advice.positioning.based_on", named, diagnosis.by_id)
    yield from _alternatives(diagnosis.advice.recommendations if diagnosis.advice else ())


def _absent(where: str, names: Iterable[str], known: Container[str]) -> Iterator[tuple[str, str]]:
    return ((where, name) for name in names if name not in known)


def _levels(diagnosis: Diagnosis) -> Iterator[LevelResult]:
    """Yield the levels of which anything is said."""
    said = (diagnosis.level, *(diagnosis.level_range or ()), diagnosis.uncapped_level)
    yield from (level for level in said if level is not None)
    yield from (blocker.caps_at for blocker in diagnosis.blockers)
    if diagnosis.certainty is not None and diagnosis.certainty.leads_to is not None:
        yield diagnosis.certainty.leads_to


def _alternatives(recommendations: tuple[RecommendedAction, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is an alternative to none before it that is none itself."""
    firsts: set[str] = set()
    for place, own in enumerate(recommendations):
        if own.alternative_to is None:
            firsts.add(own.action)
        else:
            yield from _absent(
                f"advice.recommendations[{place}].alternative_to", [own.alternative_to], firsts
            )
