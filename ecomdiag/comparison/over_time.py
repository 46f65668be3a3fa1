"""One company over time: what moved its score from each diagnosis to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from ecomdiag.comparison.model import Cause, Comparison, Contribution, Entry, PlannedAction, SectionMove, Step
from ecomdiag.comparison.section_levels import level_at
from ecomdiag.comparison.shifting import Shift, means, shifts
from ecomdiag.comparison.side_by_side import side_by_side
from ecomdiag.diagnosis.result import Diagnosis, QuestionResult, RecommendedAction
from ecomdiag.diagnosis.ways import hangs_together
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

NO_TEXT = Text("", "")
_NOTHING = Fraction(0)


def over_time(entries: Sequence[Entry]) -> Comparison:
    """Compare diagnoses of one company, the first first; with each step from one to the next."""
    return replace(side_by_side(entries), steps=tuple(step(one, other) for one, other in pairwise(entries)))


def are_course(diagnoses: Sequence[Diagnosis]) -> bool:
    """Whether diagnoses are plainly of one company at different times: all dated, no two on a day, one name."""
    dates, names = [own.date for own in diagnoses], {own.company for own in diagnoses}
    return None not in dates and len(set(dates)) == len(dates) and len(names) == 1 and None not in names


def step(first: Entry, second: Entry) -> Step:
    """Tell what moved a score from one diagnosis to the next, question by question."""
    before, after = first.diagnosis, second.diagnosis
    other = before.questionnaire != after.questionnaire
    shared_out = not (hangs_together(before) or hangs_together(after))
    found: tuple[Contribution, ...] = ()
    difference = None
    if before.score is not None and after.score is not None:
        difference = after.score - before.score
        moved = _contributions(before, after, other_version=other) if shared_out else ()
        found = tuple(sorted(moved, key=lambda own: -abs(own.points)))
    was, now = ({own.id: own.title for own in diagnosis.blockers} for diagnosis in (before, after))
    branches = [own.branch for own in found if own.branch is not None]
    return Step(
        start=first.label,
        end=second.label,
        difference=difference,
        contributions=found,
        by_version=sum((own.points for own in found if own.cause == "version"), _NOTHING),
        other_version=other,
        shared_out=shared_out,
        sections=tuple(_moves(before, after)),
        lifted=tuple(title for name, title in was.items() if name not in now),
        added=tuple(title for name, title in now.items() if name not in was),
        actions=tuple(_actions(before, after)),
        branches={name: after.by_id[name].title for name in dict.fromkeys(branches) if name in after.by_id},
    )


def _contributions(before: Diagnosis, after: Diagnosis, *, other_version: bool) -> Iterator[Contribution]:
    for shift in shifts(means(before), means(after)):
        cause, branch = _cause(shift, before, after, other_version=other_version)
        if shift.by_score:
            yield _contribution(shift, shift.by_score, before, after, cause, branch)
        if shift.by_weight:
            yield _contribution(shift, shift.by_weight, before, after, "version", None)


def _contribution(
    shift: Shift, points: Fraction, before: Diagnosis, after: Diagnosis, cause: Cause, branch: str | None
) -> Contribution:
    was, now = (None if shift.question is None else own.by_id.get(shift.question) for own in (before, after))
    own = now or was
    sections = {section.id: section.title for section in (*before.sections, *after.sections)}
    return Contribution(
        section=shift.section,
        question=shift.question,
        title=sections[shift.section] if own is None else own.title,
        points=points,
        cause=cause,
        branch=branch,
        start_text=was.answer_text if was else NO_TEXT,
        end_text=now.answer_text if now else NO_TEXT,
    )


def _cause(
    shift: Shift, before: Diagnosis, after: Diagnosis, *, other_version: bool
) -> tuple[Cause, str | None]:
    """Tell why a question moves the score, and of a branch the question that opens or closes it."""
    was, now = (before.by_id.get(shift.question or ""), after.by_id.get(shift.question or ""))
    if was is None or now is None or was.section != now.section:
        return "version", None
    if was.asked and now.asked:
        return ("answer" if was.answer != now.answer else "version"), None
    branch = (now if was.asked else was).depends_on if was.asked != now.asked else now.depends_on
    if other_version and not _answered_otherwise(branch, before, after):
        return "version", None
    return ("opened" if now.asked else "closed" if was.asked else "aside"), branch


def _answered_otherwise(name: str | None, before: Diagnosis, after: Diagnosis) -> bool:
    was, now = before.by_id.get(name or ""), after.by_id.get(name or "")
    return was is not None and now is not None and (was.asked, was.answer) != (now.asked, now.answer)


def _moves(before: Diagnosis, after: Diagnosis) -> Iterator[SectionMove]:
    was = {section.id: section for section in before.sections if section.score is not None}
    for section in after.sections:
        earlier = was.get(section.id)
        if earlier is None or earlier.score is None or section.score in (None, earlier.score):
            continue
        assert section.score is not None
        yield SectionMove(
            id=section.id,
            title=section.title,
            start=earlier.score,
            end=section.score,
            start_level=level_at(earlier.levels, earlier.score) if earlier.levels else None,
            end_level=level_at(section.levels, section.score) if section.levels else None,
            cuts=tuple(level.start for level in (*earlier.levels, *section.levels)),
        )


def _actions(before: Diagnosis, after: Diagnosis) -> Iterator[PlannedAction]:
    """Yield what has become of the actions that the earlier diagnosis proposed."""
    proposed = before.advice.recommendations if before.advice else ()
    still = {own.action for own in after.advice.recommendations} if after.advice else set()
    for own in proposed:
        if own.alternative_to is not None:
            continue  # the one that it stands for leads to the same answer
        was, now = before.by_id[own.question], after.by_id.get(own.question)
        if now is not None and now.asked:
            better = was.score is not None and now.score is not None and now.score > was.score
            state = _state(own, now, better=better, open_still=own.action in still or not after.advice)
            yield PlannedAction(action=own.action, title=own.title, question=own.question, state=state)


def _state(
    own: RecommendedAction, now: QuestionResult, *, better: bool, open_still: bool
) -> Literal["done", "begun", "open"]:
    if now.answer == own.end or (better and not open_still):
        return "done"
    return "begun" if better else "open"
