"""What the pictures of a report show: figures that stand beside them as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ecomdiag.diagnosis.result import Diagnosis, DutyResult, LensResult, RecommendedAction
from ecomdiag.report.diagnosis.words import points, points_range
from ecomdiag.report.outline import Chain, Dot, Event, Radar, Scatter, Spoke, Timeline
from ecomdiag.texts import Language, say
from ecomdiag.texts.dates import day

#: Scores and events below this many make no picture.
FEWEST = 3


def radar(diagnosis: Diagnosis, language: Language) -> Iterator[Radar]:
    """Yield the scores of the sections, if they are enough for a picture."""
    spokes = tuple(
        Spoke(
            title=section.title.to(language).strip(),
            shown=points_range(diagnosis, section.score_range, language),
            ends=section.score_range,
        )
        for section in diagnosis.sections
        if section.score_range is not None
    )
    if len(spokes) >= FEWEST:
        yield Radar(
            title=say("picture.radar", language),
            description=say("picture.radar_how", language),
            spokes=spokes,
        )


def chain(diagnosis: Diagnosis, lens: LensResult, language: Language) -> Chain:
    """Return the items of a lens, with its weakest."""
    scores = [item.score for item in lens.items if item.score is not None]
    weakest = next((item for item in lens.items if scores and item.score == min(scores)), None)
    named = weakest if lens.weakest is not None else None
    if named is None:
        how = say("picture.chain_even", language)
    else:
        how = say("picture.chain_how", language, weakest=named.title.to(language).strip())
    return Chain(
        title=lens.title.to(language).strip(),
        description=how,
        links=tuple(
            Spoke(
                title=item.title.to(language).strip(),
                shown=points(diagnosis, item.score, language),
                ends=None if item.score is None else (item.score, item.score),
                weakest=item is named,
            )
            for item in lens.items
        ),
    )


def effort_and_gain(actions: Sequence[RecommendedAction], language: Language) -> Iterator[Scatter]:
    """Yield what actions take and bring, numbered by their order, if they are enough for a picture."""
    if len(actions) < FEWEST:
        return
    taken = [(own.days[0] + own.days[1]) / 2 for own in actions]
    best = set(_best(actions, taken))
    yield Scatter(
        title=say("picture.effort", language),
        description=say("picture.effort_how", language),
        takes=say("advice.takes", language),
        brings=say("advice.brings", language),
        dots=tuple(
            Dot(
                number=number,
                title=own.title.to(language).strip(),
                takes=takes,
                brings=own.gain,
                best=number - 1 in best,
            )
            for number, (own, takes) in enumerate(zip(actions, taken, strict=True), 1)
        ),
    )


def _best(actions: Sequence[RecommendedAction], taken: Sequence[Fraction]) -> Iterator[int]:
    """Yield the places of those that bring more than all that takes no more, unless that brings the same for it."""
    in_order = sorted(range(len(actions)), key=lambda place: (taken[place], -actions[place].gain))
    reached: tuple[Fraction, Fraction] | None = None
    for place in in_order:
        own = (taken[place], actions[place].gain)
        if reached is None or own[1] > reached[1] or own == reached:
            reached = own
            yield place


def timeline(duties: Sequence[DutyResult], today: str, language: Language) -> Iterator[Timeline]:
    """Yield when rules begin to apply, the first of them first, if there are enough with a day."""
    events = [
        Event(
            title=own.statement.name.to(language).strip(),
            date=own.statement.applies_from,
            shown=day(own.statement.applies_from, language),
        )
        for own in duties
        if own.statement.applies_from is not None
    ]
    events.sort(key=lambda event: event.date)
    if len(events) >= FEWEST:
        yield Timeline(
            title=say("picture.timeline", language),
            description=say("picture.timeline_how", language),
            today=today,
            today_shown=day(today, language),
            events=tuple(events),
        )
