"""Strengths and weaknesses, with the answers behind them, and what the company does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ecomdiag.diagnosis.result import Diagnosis, Finding
from ecomdiag.report.diagnosis.words import points
from ecomdiag.report.outline import (
    Block,
    Heading,
    Item,
    Items,
    Paragraph,
    Span,
    evidence,
    label,
    line,
    strong,
)
from ecomdiag.texts import Language, say


def strengths(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what the company does well."""
    yield from _findings(diagnosis, language, diagnosis.strengths, "strengths", "good")


def weaknesses(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what the company lacks."""
    yield from _findings(diagnosis, language, diagnosis.weaknesses, "weaknesses", "bad")


def unknowns(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what was answered with "I don't know"."""
    if diagnosis.unknowns:
        titles = (diagnosis.by_id[name].title.to(language) for name in diagnosis.unknowns)
        yield Heading(2, say("report.unknowns", language))
        yield Paragraph(line(say("report.unknowns_why", language)))
        yield Items(tuple(Item(line(title), mark="unknown") for title in titles))


def _findings(
    diagnosis: Diagnosis,
    language: Language,
    findings: Sequence[Finding],
    what: str,
    tone: Literal["good", "bad"],
) -> Iterator[Block]:
    """Yield findings; that there are none is told only once all is answered."""
    if not findings and not diagnosis.complete:
        return
    yield Heading(2, say(f"report.{what}", language), tone, key=what)
    if findings:
        yield Items(tuple(_finding(diagnosis, finding, language, tone) for finding in findings))
    else:
        yield Paragraph(line(say(f"report.no_{what}", language)))


def _finding(
    diagnosis: Diagnosis, finding: Finding, language: Language, tone: Literal["good", "bad"]
) -> Item:
    score = Span(f"({points(diagnosis, finding.score, language)})", tone=tone)
    told = tuple(behind(diagnosis, finding, language, tone))
    return Item(line(strong(finding.title.to(language)), " ", score), told)


def behind(
    diagnosis: Diagnosis, finding: Finding, language: Language, tone: Literal["good", "bad"]
) -> Iterator[Item]:
    """Yield what stands behind a finding: titles with answers, and what is not even asked."""
    for name in finding.answers:
        own = diagnosis.by_id[name]
        said = own.answer_text.to(language)
        if own.offered and isinstance(own.answer, tuple):
            key = "report.only_of" if tone == "bad" else "report.of"
            counts = {"count": str(len(own.answer)), "total": str(own.offered)}
            said = say(key, language, answer=said, **counts)
        yield Item(line(label(own.title.to(language)), " ", evidence(said)))
    for closed in finding.not_asked:
        title = diagnosis.by_id[closed.depends_on].title.to(language)
        yield Item(line(evidence(say("report.depends", language, question=title, count=closed.count))))
