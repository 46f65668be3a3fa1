"""What is said of several diagnoses together, in what order."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.comparison.model import Comparison, Entry
from ecomdiag.report.comparison.agreeing import agreement
from ecomdiag.report.comparison.peers import peers
from ecomdiag.report.comparison.places import places
from ecomdiag.report.comparison.rivalry import rivalry
from ecomdiag.report.comparison.rows import blockers, lenses, questions, scores
from ecomdiag.report.comparison.steps import steps
from ecomdiag.report.comparison.words import figure, level_of
from ecomdiag.report.outline import Block, Closing, Heading, Note, Outline, Term, Terms
from ecomdiag.texts import Language, listed, say


def outline(comparison: Comparison, language: Language, *, whole: bool) -> Outline:
    """Return a comparison in one language; in short, only the questions that weigh most are told."""
    return tuple(_blocks(comparison, language, whole=whole))


def _blocks(comparison: Comparison, language: Language, *, whole: bool) -> Iterator[Block]:
    about = comparison.entries[-1].diagnosis.questionnaire
    yield Heading(1, say(f"compare.title.{_kind(comparison)}", language, heading=about.heading.to(language)))
    yield Terms(tuple(_term(comparison, entry, language) for entry in comparison.entries))
    yield from _reservations(comparison, language)
    yield from steps(comparison, language, whole=whole)
    yield from agreement(comparison, language)
    yield from rivalry(comparison, language, whole=whole)
    if comparison.agreement is not None:
        yield from questions(comparison, language, whole=whole)
    yield from scores(comparison, language)
    yield from places(comparison, language)
    yield from blockers(comparison, language)
    yield from peers(comparison, language, whole=whole)
    yield from lenses(comparison, language)
    if comparison.agreement is None:
        yield from questions(comparison, language, whole=whole)
    yield Closing(tuple(_method(comparison, language)))


def _kind(comparison: Comparison) -> str:
    if comparison.steps:
        return "over_time"
    if comparison.agreement is not None:
        return "respondents"
    return "rivals" if comparison.rivals else "side_by_side"


def _term(comparison: Comparison, entry: Entry, language: Language) -> Term:
    own = entry.diagnosis
    whose = " · ".join(part for part in (own.company, own.date) if part)
    score = say("report.of_100", language, score=figure(comparison, own.score_range, language))
    told = [f"{score} · {say('report.level', language)}: {level_of(entry, language)}"]
    if own.from_outside:
        told.append(say("compare.from_outside", language))
    elif not own.complete:
        told.append(say("compare.incomplete", language))
    return Term(
        entry.label, tuple(part for part in (whose or entry.name, *told, whose and entry.name) if part)
    )


def _reservations(comparison: Comparison, language: Language) -> Iterator[Block]:
    if not comparison.same_version:
        yield Note("reservation", _versions(comparison, language))
        if comparison.not_shared:
            count = len(comparison.not_shared)
            yield Note("reservation", say("compare.not_shared", language, count=count))
    names = {entry.diagnosis.company for entry in comparison.entries}
    if comparison.steps and len(names) > 1:
        yield Note("reservation", say("compare.names", language))


def _versions(comparison: Comparison, language: Language) -> str:
    versions = [entry.diagnosis.questionnaire.version for entry in comparison.entries]
    if len(set(versions)) == 1:
        return say("compare.edited", language, version=versions[0])
    told = [f"{entry.label}: {own}" for entry, own in zip(comparison.entries, versions, strict=True)]
    return say("compare.versions", language, versions=listed(told, "and", language))


def _method(comparison: Comparison, language: Language) -> Iterator[str]:
    if comparison.steps:
        yield say("compare.how_shared", language)
    if comparison.agreement is not None:
        yield say("compare.how_agreed", language)
    about = comparison.entries[-1].diagnosis.questionnaire
    made_with = say("report.made_with", language, id=about.id, version=about.version)
    yield f"{made_with} {about.method.to(language) if about.method else ''}".strip()
