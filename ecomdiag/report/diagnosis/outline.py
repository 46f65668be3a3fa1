"""What is said of a diagnosis, in what order: every report of it is made of this."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.diagnosis.result import AdviceResult, Diagnosis
from ecomdiag.report import diagnosis as rare
from ecomdiag.report.diagnosis import advice, answers, findings, overall, positioning, rules
from ecomdiag.report.diagnosis.depth import MOST_WORDS, Depth
from ecomdiag.report.diagnosis.first_page import first_page
from ecomdiag.report.diagnosis.glossary import glossary, length
from ecomdiag.report.diagnosis.sources import SOURCES, numbered
from ecomdiag.report.outline import Block, Closing, Heading, Outline, PageEnd
from ecomdiag.texts import Language, say

#: Of the questionnaire's digest: enough to tell two of them apart.
DIGITS = 12


def outline(
    diagnosis: Diagnosis,
    language: Language,
    depth: Depth = Depth.STANDARD,
    *,
    leads_on: bool = False,
    again: str | None = None,
    spoken: bool = False,
) -> Outline:
    """Return a diagnosis in one language.

    One that ``leads_on`` says how to get all of it, with the command ``again`` if that is known. One that may be
    ``spoken`` tells whoever reads it out which titles are in another language.
    """
    end: list[Block] = [_method(diagnosis, language)]
    if leads_on and depth is not Depth.FULL and diagnosis.advice is not None:
        end = [*advice.read_on(diagnosis, diagnosis.advice, language, again), *end]
    page = tuple(first_page(diagnosis, language))
    if depth is Depth.SUMMARY:
        return (*page, *_supposed(diagnosis, language), *end)
    rest = tuple(_rest(diagnosis, language, depth))
    listed = tuple(numbered(rest, language, spoken=spoken))
    room = None if depth is Depth.FULL else MOST_WORDS - length((*page, *listed, *end))
    words = glossary((*page, *rest), diagnosis, language, room)
    sources = next((place for place, block in enumerate(listed) if _is_sources(block)), len(listed))
    return (*page, PageEnd(), *listed[:sources], *words, *listed[sources:], *end)


def _is_sources(block: Block) -> bool:
    return isinstance(block, Heading) and block.key == SOURCES


def _supposed(diagnosis: Diagnosis, language: Language) -> Iterator[Block]:
    """Yield what other answers would make of it, which is told at every depth: somebody asked for it."""
    if diagnosis.what_if is not None:
        yield from rare.supposed.what_if(diagnosis, diagnosis.what_if, language)


def _rest(diagnosis: Diagnosis, language: Language, depth: Depth) -> Iterator[Block]:
    if depth is Depth.FULL:
        yield from overall.certainty(diagnosis, language, depth)
    yield from overall.blockers(diagnosis, language)
    yield from _supposed(diagnosis, language)
    yield from answers.sections(diagnosis, language, depth)
    if depth is Depth.FULL:
        yield from findings.strengths(diagnosis, language)
        yield from findings.weaknesses(diagnosis, language)
    yield from findings.unknowns(diagnosis, language)
    if diagnosis.advice is not None:
        yield from _advice(diagnosis, diagnosis.advice, language, depth)
    if depth is Depth.FULL:
        yield from answers.answers(diagnosis, language)


def _advice(diagnosis: Diagnosis, own: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    if own.positioning is not None:
        yield from positioning.positioning(diagnosis, own.positioning, language, depth)
    yield from advice.actions(own, language, depth)
    yield from advice.lenses(diagnosis, own, language, depth)
    yield from rules.markets(own, language, depth)
    yield from rules.duties(diagnosis, own, language, depth)
    yield from advice.support(own, language, depth)
    if depth is Depth.FULL:
        yield from advice.peers(own, language)
    yield from advice.remarks(own, language, depth)


def _method(diagnosis: Diagnosis, language: Language) -> Closing:
    about = diagnosis.questionnaire
    values = {"id": about.id, "version": about.version, "digest": about.digest[:DIGITS]}
    made_with = say("report.made_with_digest", language, **values)
    return Closing((f"{made_with} {about.method.to(language) if about.method else ''}",))
