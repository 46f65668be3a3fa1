"""What respondents put beside their answers: each note with who wrote it and when, and its evidence below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.diagnosis.result import QuestionResult
from ecomdiag.questionnaire.notes import Note, link_of
from ecomdiag.report.outline import Block, Item, Items, Paragraph, Span, label, line, quiet, strong
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day


def notes(questions: Iterable[QuestionResult], language: Language) -> Iterator[Block]:
    """Yield the notes of questions, if there are any."""
    items = [_item(own, note, language) for own in questions for note in own.notes]
    if items:
        yield Paragraph(line(strong(say("report.notes", language))))
        yield Items(tuple(items))


def _item(question: QuestionResult, note: Note, language: Language) -> Item:
    first, *others = note.text.splitlines() or [""]
    signed = ", ".join(filter(None, (note.by, day(note.date, language) if note.date else "")))
    title = label(question.title.to(language))
    spans = line(title, *((" ", first) if first else ()), *((" ", quiet(f"({signed})")) if signed else ()))
    more = [Item(line(text)) for text in others if text.strip()]
    return Item(spans, (*more, *(_evidence(own, language) for own in note.evidence)))


def _evidence(evidence: str, language: Language) -> Item:
    """Return a piece of evidence; only an address of the web is a link."""
    return Item(line(label(say("report.evidence", language)), " ", Span(evidence, address=link_of(evidence))))
