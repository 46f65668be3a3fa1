"""What is said of what the answers to one questionnaire say about another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecomdiag.crosswalk.crossing import Crossed, Crossing, Knowledge, KnownChoice
from ecomdiag.questionnaire.model import Section
from ecomdiag.report.outline import Block, Closing, Heading, Note, Outline, Paragraph, Term, Terms, line
from ecomdiag.texts import Language, listed, quoted, say
from ecomdiag.texts.numbers import one_decimal


def outline(crossing: Crossing, language: Language) -> Outline:
    """Return what is known, question by question, and the range that is left."""
    return tuple(_blocks(crossing, language))


def _blocks(crossing: Crossing, language: Language) -> Iterator[Block]:
    heading = crossing.other.heading or crossing.other.title
    yield Heading(1, say("crosswalk.title", language, title=heading.to(language)))
    if crossing.sheet.company:
        yield Paragraph(line(crossing.sheet.company))
    yield Note("reservation", crossing.crosswalk.note.to(language))
    questions = {own.question.id: own for own in crossing.questions}
    for section in crossing.other.sections:
        yield Heading(2, section.title.to(language))
        yield _section(section, questions, language)
    yield Closing(tuple(_left(crossing, language)))
    if crossing.other.method is not None:
        yield Closing((crossing.other.method.to(language),))


def _section(section: Section, questions: Mapping[str, Crossed], language: Language) -> Terms:
    labels = tuple(_label(state, language) for state in Knowledge)
    terms = (_term(questions[question.id], language) for question in section.questions)
    return Terms(tuple(terms), labels)


def _term(own: Crossed, language: Language) -> Term:
    name = own.question.name.to(language)
    told = name if own.answer is None else f"{name}: {own.answer.choice.text.to(language)}"
    return Term(_label(own.state, language), (told, *_behind(own, language)))


def _label(state: Knowledge, language: Language) -> str:
    return say(f"crosswalk.{state}", language)


def _behind(own: Crossed, language: Language) -> Iterator[str]:
    """Yield what an answer follows from, the boxes that are known, and what is to be borne in mind."""
    if own.answer is not None:
        yield f"({_from(own.answer, language)})"
    for key, boxes in (("crosswalk.chosen", own.chosen), ("crosswalk.not_chosen", own.not_chosen)):
        for told in boxes:
            box = say(key, language, choice=told.choice.text.to(language))
            yield f"{box} ({_from(told, language)})"
    if own.state is Knowledge.PARTLY and own.open_choices:
        yield say("crosswalk.boxes", language, count=len(own.open_choices))
    if own.note is not None:
        yield own.note.to(language)


def _from(told: KnownChoice, language: Language) -> str:
    titles = [quoted(own.name.to(language), language) for own in told.by]
    return say("crosswalk.from", language, count=len(titles), titles=listed(titles, "and", language))


def _left(crossing: Crossing, language: Language) -> Iterator[str]:
    counts = {state.value: str(crossing.count(state)) for state in Knowledge}
    yield say("crosswalk.count", language, total=str(len(crossing.questions)), **counts)
    if crossing.scores is None or crossing.levels is None:
        return
    cuts = [level.start for level in crossing.other.levels]
    low, high = (one_decimal(end, cuts, language) for end in crossing.scores)
    yield say("crosswalk.range" if crossing.exact else "crosswalk.limits", language, low=low, high=high)
    worst, best = (level.title.to(language) for level in crossing.levels)
    if worst == best:
        yield say("crosswalk.level", language, level=worst)
    else:
        yield say("crosswalk.levels", language, low=worst, high=best)
