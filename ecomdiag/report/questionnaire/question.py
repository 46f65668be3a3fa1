"""One question of a listed questionnaire: what is asked, when, and what each answer counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Literal

from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.measures import wanted
from ecomdiag.questionnaire.model import Choice, Kind, NotAsked, Question
from ecomdiag.questionnaire.wording import clear_line, describe, with_unit
from ecomdiag.report.outline import (
    Block,
    Column,
    ColumnKind,
    Paragraph,
    Row,
    Spans,
    Table,
    code,
    joined,
    label,
    line,
    quiet,
    strong,
)
from ecomdiag.report.questionnaire.condition import condition
from ecomdiag.report.questionnaire.index import Index, of_blocker, of_question

_UNASKED = {
    NotAsked.ZERO: "show.unasked_zero",
    NotAsked.FULL: "show.unasked_full",
    NotAsked.EXCLUDE: "show.unasked_exclude",
}


def blocks(index: Index, question: Question, level: Literal[3, 4] = 3) -> Iterator[Block]:
    """Yield what is said of a question, under a heading of this level."""
    yield index.heading(of_question(question), level)
    yield from answers(index, question)
    yield from decides(index, question)


def answers(index: Index, question: Question, *, named: bool = True) -> Iterator[Block]:
    """Yield what is asked, when, and what each answer counts; ``named`` with the question's id."""
    yield Paragraph(line(strong(question.text.to(index.language))))
    clear = clear_line(question, index.language)
    if clear:
        yield Paragraph(line(quiet(clear)))
    yield Paragraph(joined(islice(_facts(index, question), 0 if named else 1, None), " · "))
    if question.help is not None:
        yield Paragraph(line(question.help.to(index.language)), quoted=True)
    if question.observable is not None:
        where = question.observable.to(index.language)
        yield Paragraph(line(label(index.say("show.observable")), f" {where}"))
    if question.show_if is not None:
        yield from condition(index, index.say("show.asked_if"), question.show_if)
    if question.not_applicable_if is not None:
        yield from condition(index, index.say("show.excluded_if"), question.not_applicable_if)
    if question.choices and question.kind is not Kind.COUNTRIES:
        yield _choices(index, question)
    if question.bands and _scored(index, question):
        yield _bands(index, question)
    if question.lookup:
        yield results(index, question.lookup)
    elif question.kind is Kind.MULTIPLE and _scored(index, question):
        yield Paragraph(line(_sum(index, question)))


def _scored(index: Index, question: Question) -> bool:
    return index.worth[question.id] > 0


def _facts(index: Index, question: Question) -> Iterator[Spans]:
    """Yield what a line can say of a question: id, kind, limits, weight, worth, and what it counts unasked."""
    yield line(code(question.id))
    if question.kind not in (Kind.NUMBER, Kind.DATE):
        yield line(index.say(f"kind.{question.kind}", count=len(question.choices)))
    if question.optional:
        yield line(index.say("show.optional"))
    yield from map(line, _limits(index, question))
    if not _scored(index, question):
        yield line(index.say("show.unscored"))
        return
    if question.weight != 1:
        yield line(index.say("show.weighs", weight=index.figure(question.weight)))
    if index.has_worth:
        yield line(index.say("show.worth", points=index.figure(index.worth[question.id])))
    if question.show_if is not None:
        yield line(index.say(_UNASKED[question.if_not_asked]))
    if question.optional:
        yield line(index.say(f"show.left_out_{question.if_not_asked}"))


def _limits(index: Index, question: Question) -> Iterator[str]:
    """Yield how many choices may be chosen, where it is not any number of them; how long a text may be."""
    if question.kind is Kind.TEXT:
        yield index.say("show.signs", most=str(question.max_length))
        if question.pattern:
            yield index.say("show.pattern", pattern=question.pattern)
    if question.kind in (Kind.NUMBER, Kind.DATE):
        yield wanted(question).to(index.language)
    if question.kind not in (Kind.MULTIPLE, Kind.COUNTRIES):
        return
    least, most = question.min_choices, question.max_choices
    numbers = {"least": str(least), "most": str(most)}
    if most >= len(question.choices):
        if least > 1:
            yield index.say("show.at_least", least=str(least))
    elif least == most:
        yield index.say("show.exactly", most=str(most))
    else:
        yield index.say("show.between", **numbers) if least > 1 else index.say("show.at_most", most=str(most))


def _choices(index: Index, question: Question) -> Table:
    """Return the table of choices; without scores and notes where there are none."""
    scored = _scored(index, question) and not question.lookup
    noted = any(_notes(index, question, choice) for choice in question.choices)
    columns = [Column(index.say("show.id")), Column(index.say("show.choice"))]
    columns += [Column(index.say("show.score"), ColumnKind.FIGURES)] * scored
    columns += [Column(index.say("show.note"))] * noted
    rows = (_choice(index, question, choice)[: len(columns)] for choice in question.choices)
    return Table(tuple(columns), tuple(rows))


def results(index: Index, rules: Iterable[Result]) -> Table:
    """Return the table of results that are looked up: the first counts that holds."""
    heads = ("show.result", "show.result_when")
    columns = (
        *(Column(index.say(head)) for head in heads),
        Column(index.say("show.score"), ColumnKind.FIGURES),
    )
    rows = []
    for own in rules:
        when = index.say("show.result_otherwise")
        if own.when is not None:
            when = describe(index.questionnaire, own.when, index.language)
        score = index.say("show.no_score") if own.not_applicable else index.figure(100 * own.score)
        rows.append((line(own.title.to(index.language)), line(when), line(score)))
    return Table(columns, tuple(rows))


def _choice(index: Index, question: Question, choice: Choice) -> Row:
    worth = "–" if choice.not_applicable else index.figure(100 * choice.score)
    scores = (line(worth),) if _scored(index, question) and not question.lookup else ()
    notes = " · ".join(_notes(index, question, choice))
    return (line(code(choice.id)), line(choice.text.to(index.language)), *scores, line(notes))


def _notes(index: Index, question: Question, choice: Choice) -> list[str]:
    notes = []
    if choice.stands_alone and question.kind is Kind.MULTIPLE:
        notes.append(index.say("show.alone"))
    if choice.not_applicable and _scored(index, question):
        notes.append(index.say("show.excludes"))
    if choice.unknown:
        notes.append(index.say("show.unknown"))
    for own in question.offers:
        if own.choice == choice.id:
            words = describe(index.questionnaire, own.when, index.language)
            notes.append(index.say("show.offered_if", condition=words))
    if choice.says:
        notes.append(index.say("show.says"))
    return notes


def _bands(index: Index, question: Question) -> Table:
    """Return the table of percentages, or of numbers, and what they score."""
    head = "show.percentage" if question.kind is Kind.PERCENTAGE else "show.number_answer"
    columns = (Column(index.say(head)), Column(index.say("show.score"), ColumnKind.FIGURES))
    scores = (index.figure(100 * band.score) for band in question.bands)
    shown = zip(_ranges(index, question), scores, strict=True)
    return Table(columns, tuple((line(band), line(score)) for band, score in shown))


def _ranges(index: Index, question: Question) -> Iterator[str]:
    starts = [with_unit(question, band.start).to(index.language) for band in question.bands]
    for start, end in pairwise(starts):
        yield index.say("show.range", start=start, end=end)
    yield index.say("answer.least", number=starts[-1])


def _sum(index: Index, question: Question) -> str:
    if question.target == 1:
        return index.say("show.sum")
    return index.say("show.sum_over", target=index.figure(question.target))


def decides(index: Index, question: Question) -> Iterator[Block]:
    """Yield what hangs on the answer: later questions, and the level."""
    later = [index.question(other) for other in index.decided_by(question)]
    caps = [
        index.link(of_blocker(blocker), blocker.title.to(index.language))
        for blocker in index.capping(question)
    ]
    sentences = ((index.say("show.decides"), later), (index.say("show.may_cap"), caps))
    said = [line(strong(beginning), " ", joined(links, ", "), ".") for beginning, links in sentences if links]
    if said:
        yield Paragraph(joined(said, " "))
