"""What the author of a questionnaire advises beside answers, each choice with what to read on below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.diagnosis.improving import Improvement
from ecomdiag.diagnosis.result import QuestionResult
from ecomdiag.questionnaire.notes import link_of
from ecomdiag.report.outline import Block, Item, Items, Paragraph, Span, label, line, strong
from ecomdiag.texts import Language, say


def improvements(questions: Iterable[QuestionResult], language: Language) -> Iterator[Block]:
    """Yield what is advised beside the answers to some questions, if anything is."""
    items = [
        Item(
            line(label(question.title.to(language))),
            tuple(_item(own, language) for own in question.improvements),
        )
        for question in questions
        if question.improvements
    ]
    if items:
        yield Paragraph(line(strong(say("report.improve", language))))
        yield Items(tuple(items))


def _item(own: Improvement, language: Language) -> Item:
    told = "" if own.text is None else f" {own.text.to(language)}"
    return Item(
        line(f"{own.title.to(language)}:", told),
        tuple(Item(line(Span(each.title.to(language), address=link_of(each.url)))) for each in own.resources),
    )
