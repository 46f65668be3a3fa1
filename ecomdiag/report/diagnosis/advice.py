"""What to do, in order; the same answers read another way; who can help, what others do, what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ecomdiag.diagnosis.result import AdviceResult, Diagnosis, LensResult, RecommendedAction, SupportResult
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.diagnosis.pictures import chain, effort_and_gain
from ecomdiag.report.diagnosis.sources import about, links, told
from ecomdiag.report.diagnosis.words import (
    all_effort,
    amount,
    brings,
    days,
    effort,
    points,
    with_alternatives,
)
from ecomdiag.report.outline import (
    KEPT,
    Block,
    Column,
    ColumnKind,
    Command,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Row,
    Span,
    Spans,
    Table,
    label,
    line,
    quiet,
    strong,
)
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day

#: Actions that are told whole, and then as rows of a table, unless all are told.
MOST_ACTIONS, MOST_ROWS = 5, 7
#: Actions whose effort and gain are drawn: more would hide each other.
MOST_DOTS = MOST_ACTIONS + MOST_ROWS
#: Programmes that are named, and answers told that do not fit, unless all are.
MOST_PROGRAMMES, MOST_REMARKS = 6, 3


def actions(advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield what to do, the best first, each with what may be done instead; but in full, the long tail as a table."""
    if not advice.recommendations:
        return
    grouped = with_alternatives(advice.recommendations)
    yield Heading(2, say("advice.all_actions", language), "lead", key="actions")
    yield Paragraph(line(all_effort([own for own, _ in grouped], language)))
    yield from effort_and_gain([own for own, _ in grouped[:MOST_DOTS]], language)
    whole = len(grouped) if depth is Depth.FULL else MOST_ACTIONS
    for number, (own, others) in enumerate(grouped[:whole], 1):
        yield Heading(3, f"{number}. {own.title.to(language).strip()}", folded=True)
        yield from _whole(own, others, language) if depth is Depth.FULL else _in_short(own, others, language)
    if grouped[whole:]:
        yield Heading(3, say("advice.the_rest", language))
        rest = enumerate(grouped[whole : whole + MOST_ROWS], whole + 1)
        yield Table(_tail_columns(language), tuple(_tail(number, own, language) for number, (own, _) in rest))
    if left := len(grouped[whole + MOST_ROWS :]):
        yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def _tail_columns(language: Language) -> tuple[Column, ...]:
    return (
        Column(say("advice.action", language)),
        Column(say("advice.brings", language), ColumnKind.FIGURES),
        Column(say("advice.takes", language), ColumnKind.FIGURES),
    )


def _tail(number: int, own: RecommendedAction, language: Language) -> Row:
    title = f"{number}. {own.title.to(language).strip()}"
    return line(title), line(f"+{amount(own.gain, language)}"), line(days(own, language))


def lenses(diagnosis: Diagnosis, advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the same answers read another way: unless in full, only the first, and what is weakest in the others."""
    told_of = [lens for lens in advice.lenses if lens.weakest is not None or depth is Depth.FULL]
    if told_of:
        yield Heading(2, say("advice.lenses", language), key="lenses")
    for lens in told_of:
        if depth is Depth.FULL or lens is told_of[0]:
            yield from _lens(diagnosis, lens, language)
        elif lens.weakest is not None:
            yield Paragraph(line(lens.weakest.to(language)))


def support(advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield the public programmes and bodies that help with what is weak; unless in full, by name."""
    if advice.support:
        yield Heading(2, say("advice.support", language), key="support")
        if depth is Depth.FULL:
            yield Items(tuple(_programme(own, language) for own in advice.support))
            return
        yield Items(tuple(_programme_named(own, language) for own in advice.support[:MOST_PROGRAMMES]))
        if left := len(advice.support[MOST_PROGRAMMES:]):
            yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def _programme(own: SupportResult, language: Language) -> Item:
    named = strong(own.statement.name.to(language))
    about = told(own.statement, language)
    return Item(line(named, f" ({own.body.to(language)}). ", *_deadline(own, language), about))


def _programme_named(own: SupportResult, language: Language) -> Item:
    address = own.statement.sources[0].link if own.statement.sources else ""
    named = Span(own.statement.name.to(language).strip(), address=address)
    return Item(line(named, f" ({own.body.to(language)}). ", *_deadline(own, language)))


def _deadline(own: SupportResult, language: Language) -> Iterator[Spans | str]:
    """Yield until when it is open, or that it no longer is."""
    if own.closes:
        key = "advice.closed" if own.closed else "advice.closes"
        yield line(strong(say(key, language, date=day(own.closes, language))), " ")


def peers(advice: AdviceResult, language: Language) -> Iterator[Block]:
    """Yield what other companies do, by official figures."""
    if advice.peers:
        yield Heading(2, say("advice.peers", language))
        yield Items(
            tuple(
                Item(line(peer.text.to(language), " ", about(peer.statement, language)))
                for peer in advice.peers
            )
        )


def remarks(advice: AdviceResult, language: Language, depth: Depth) -> Iterator[Block]:
    """Yield answers that do not fit together; that all fit is not told in short."""
    if advice.remarks or (advice.has_remarks and depth is Depth.FULL):
        yield Heading(2, say("advice.remarks", language), "warning", key="remarks")
        yield Paragraph(line(say(f"advice.consistency.{advice.consistency}", language)))
    shown = advice.remarks if depth is Depth.FULL else advice.remarks[:MOST_REMARKS]
    if shown:
        yield Items(tuple(Item(line(own.text.to(language)), mark="warning") for own in shown))
    if left := len(advice.remarks) - len(shown):
        yield Paragraph(line(quiet(say("advice.left", language, count=left))))


def read_on(
    diagnosis: Diagnosis, advice: AdviceResult, language: Language, again: str | None
) -> Iterator[Block]:
    """Yield where the rest is: in a file, with the command that makes it."""
    dated = "advice.read_on" if diagnosis.date is not None else "advice.read_on_undated"
    rest = say(dated if advice.has_rules else "advice.read_on_actions", language)
    if again is None:
        how = say("advice.with_option", language, name=say("advice.report_file", language))
        yield Note("read_on", f"{rest} {how}")
    else:
        yield Note("read_on", f"{rest} {say('advice.with_command', language)}")
        yield Command(again)


def _in_short(
    own: RecommendedAction, others: Sequence[RecommendedAction], language: Language
) -> Iterator[Block]:
    yield Paragraph(line(quiet(own.question_title.to(language)), f" · {brings(own, language)}"))
    instead = (Item(line(f"{_instead(other, language)} ({effort(other, language)})")) for other in others)
    yield Items((*_reasons(own, language), *instead))


def _whole(
    own: RecommendedAction, others: Sequence[RecommendedAction], language: Language
) -> Iterator[Block]:
    yield Paragraph(line(quiet(own.question_title.to(language)), f" · {brings(own, language)}"))
    change = {"start": own.start_text.to(language), "end": own.end_text.to(language)}
    yield Items((Item(line(say("advice.leads_to", language, **change))), *_reasons(own, language)))
    for other in others:
        yield Heading(4, _instead(other, language))
        yield Paragraph(line(say("advice.same_points", language, effort=effort(other, language))))
        yield Items(tuple(_reasons(other, language)))


def _instead(other: RecommendedAction, language: Language) -> str:
    return say("advice.instead", language, title=other.title.to(language).strip())


def _reasons(own: RecommendedAction, language: Language) -> Iterator[Item]:
    """Yield why an action is worth doing, how to begin, what comes before it, who can help, and where it was read."""
    yield _told("advice.why", own.why.to(language), language)
    yield _told("advice.first_step", own.first_step.to(language), language)
    if own.needs:
        titles = "; ".join(need.title.to(language) for need in own.needs)
        yield _told("advice.needs", titles, language)
    if own.helpers:
        names = ", ".join(helper.to(language) for helper in own.helpers)
        yield _told("advice.helpers", names, language)
    if own.sources:
        yield Item(line(_labelled("advice.sources", language), links(own.sources)))


@lru_cache(KEPT)
def _told(key: str, text: str, language: Language) -> Item:
    return Item(line(_labelled(key, language), text))


@cache
def _labelled(key: str, language: Language) -> Spans:
    return line(label(say(key, language)), " ")


def _lens(diagnosis: Diagnosis, lens: LensResult, language: Language) -> Iterator[Block]:
    weakest = (" ", strong(lens.weakest.to(language))) if lens.weakest else ()
    columns = (
        Column(say("report.item", language)),
        Column(say("report.points", language), ColumnKind.FIGURES),
    )
    yield Heading(3, lens.title.to(language))
    yield Paragraph(line(lens.intro.to(language), *weakest))
    yield chain(diagnosis, lens, language)
    yield Table(columns, tuple(_lens_items(diagnosis, lens, language)))


def _lens_items(diagnosis: Diagnosis, lens: LensResult, language: Language) -> Iterator[Row]:
    for item in lens.items:
        title = item.title.to(language)
        # Without colours nothing else tells where the note begins.
        stop = "" if title.endswith((".", "?", "!", "…")) else "."
        note = (f"{stop} ", quiet(item.note.to(language))) if item.note else ()
        yield (
            line(title, *note),
            line(points(diagnosis, item.score, language)),
        )
