"""One question of a listed questionnaire: what is asked, when, and what each answer counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ecomdiag.model import Choice, Kind, NotAsked, Question
from ecomdiag.report.document import LEFT, RIGHT, table
from ecomdiag.report.escape import code, md
from ecomdiag.report.listed_condition import condition
from ecomdiag.report.listing_index import Index, of_blocker, of_question
from ecomdiag.report.naming import percent

_UNASKED = {
    NotAsked.ZERO: "show.unasked_zero",
    NotAsked.FULL: "show.unasked_full",
    NotAsked.EXCLUDE: "show.unasked_exclude",
}


def blocks(index: Index, question: Question) -> Iterator[Iterator[str]]:
    """Yield the blocks of a question, each as its lines."""
    yield iter((index.heading(of_question(question), 3),))
    yield iter((f"**{md(question.text.to(index.language))}**",))
    yield iter((" · ".join(_facts(index, question)),))
    if question.help is not None:
        yield iter((f"> {md(question.help.to(index.language))}",))
    if question.show_if is not None:
        yield condition(index, index.say("show.asked_if"), question.show_if)
    if question.not_applicable_if is not None:
        yield condition(index, index.say("show.excluded_if"), question.not_applicable_if)
    if question.choices and question.kind is not Kind.COUNTRIES:
        yield _choices(index, question)
    if question.bands and _scored(index, question):
        yield _bands(index, question)
    if question.kind is Kind.MULTIPLE and _scored(index, question):
        yield iter((_sum(index, question),))
    yield _decides(index, question)


def _scored(index: Index, question: Question) -> bool:
    return index.worth[question.id] > 0


def _facts(index: Index, question: Question) -> Iterator[str]:
    """Yield what a line can say of a question: id, kind, limits, weight, worth, and what it counts unasked."""
    yield code(question.id)
    yield index.say(f"kind.{question.kind}", count=str(len(question.choices)))
    yield from _limits(index, question)
    if not _scored(index, question):
        yield index.say("show.unscored")
        return
    if question.weight != 1:
        yield index.say("show.weighs", weight=index.figure(question.weight))
    yield index.say("show.worth", points=index.figure(index.worth[question.id]))
    if question.show_if is not None:
        yield index.say(_UNASKED[question.if_not_asked])


def _limits(index: Index, question: Question) -> Iterator[str]:
    """Yield how many choices may be chosen, where it is not any number of them."""
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


def _choices(index: Index, question: Question) -> Iterator[str]:
    """Yield the table of choices; without scores and notes where there are none."""
    scored = _scored(index, question)
    noted = any(_notes(index, question, choice) for choice in question.choices)
    columns = [(index.say("show.id"), LEFT), (index.say("show.choice"), LEFT)]
    columns += [(index.say("show.score"), RIGHT)] * scored + [(index.say("show.note"), LEFT)] * noted
    yield from table(
        columns, (_choice(index, question, choice)[: len(columns)] for choice in question.choices)
    )


def _choice(index: Index, question: Question, choice: Choice) -> list[str]:
    worth = "–" if choice.not_applicable else index.figure(100 * choice.score)
    scores = [worth] if _scored(index, question) else []
    notes = " · ".join(_notes(index, question, choice))
    return [code(choice.id), md(choice.text.to(index.language)), *scores, notes]


def _notes(index: Index, question: Question, choice: Choice) -> list[str]:
    notes = []
    if choice.stands_alone and question.kind is Kind.MULTIPLE:
        notes.append(index.say("show.alone"))
    if choice.not_applicable and _scored(index, question):
        notes.append(index.say("show.excludes"))
    if choice.unknown:
        notes.append(index.say("show.unknown"))
    return notes


def _bands(index: Index, question: Question) -> Iterator[str]:
    """Yield the table of percentages and what they score."""
    columns = ((index.say("show.percentage"), LEFT), (index.say("show.score"), RIGHT))
    scores = (index.figure(100 * band.score) for band in question.bands)
    yield from table(columns, zip(_ranges(index, question), scores, strict=True))


def _ranges(index: Index, question: Question) -> Iterator[str]:
    starts = [percent(band.start, index.language) for band in question.bands]
    for start, end in pairwise(starts):
        yield index.say("show.range", start=start, end=end)
    yield index.say("answer.least", number=starts[-1])


def _sum(index: Index, question: Question) -> str:
    if question.target == 1:
        return index.say("show.sum")
    return index.say("show.sum_over", target=index.figure(question.target))


def _decides(index: Index, question: Question) -> Iterator[str]:
    """Yield what hangs on the answer: later questions, and the level."""
    later = ", ".join(map(index.question, index.decided_by(question)))
    caps = ", ".join(
        index.link(of_blocker(blocker), blocker.title.to(index.language))
        for blocker in index.capping(question)
    )
    sentences = ((index.say("show.decides"), later), (index.say("show.may_cap"), caps))
    said = " ".join(f"**{beginning}** {names}." for beginning, names in sentences if names)
    if said:
        yield said
