"""Compares two versions of a questionnaire and tells every change, with what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecomdiag.questionnaire.model import NotAsked, Question, Questionnaire, Section
from ecomdiag.record import replace
from ecomdiag.scoring.ways import looked_up_over
from ecomdiag.texts.words import Text
from ecomdiag.versions import numbering, rules
from ecomdiag.versions.answering import answering, effect
from ecomdiag.versions.asking import asking
from ecomdiag.versions.blocks import blocks
from ecomdiag.versions.offering import offering
from ecomdiag.versions.ordering import moved
from ecomdiag.versions.records import Change, ChangeKind, Consequence, QuestionnaireDiff, by_text, worst
from ecomdiag.versions.repeating import beyond, mirrored, repeats
from ecomdiag.versions.texts import question_wording, questionnaire_wording, section_wording

#: In the place of the titles of results, which move no score.
_NO_TITLE = Text("", "")


def diff(old: Questionnaire, new: Questionnaire) -> QuestionnaireDiff:
    """Return everything that is different in ``new``, what it means for answers given to ``old``, and the version due.

    An answer that was kept although its question was not asked does not count as given.
    """
    once = mirrored(old, new)
    changes = (
        *_worst_first(_whole(old, new)),
        *(own for own in _of_sections(old, new) if own.question not in once),
    )
    step = numbering.step_for(worst(change.consequence for change in changes))
    return QuestionnaireDiff(
        old=old,
        new=new,
        changes=changes,
        step=step,
        version_called_for=numbering.called_for(old.version, step),
        version_enough=numbering.enough(old.version, new.version, step),
    )


def _of_sections(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    for section in new.sections:
        yield from _section(old, new, section)
    for section in _removed(old, new):
        yield from _removed_section(old, new, section)


def _whole(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    if old.id != new.id:
        yield Change(kind=ChangeKind.QUESTIONNAIRE_ID, consequence=Consequence.BREAKS, old=old.id, new=new.id)
    if old.languages != new.languages:
        kind = ChangeKind.LANGUAGES
        yield Change(kind=kind, consequence=Consequence.TEXTS, old=old.languages, new=new.languages)
    yield from _way(old, new, counts=True)
    yield from rules.levels(old, new)
    yield from rules.constraints(old, new)
    yield from rules.blockers(old, new)
    yield from questionnaire_wording(old, new)
    order = moved([section.id for section in old.sections], [section.id for section in new.sections])
    if order:
        yield Change(kind=ChangeKind.SECTIONS_ORDER, consequence=Consequence.TEXTS, new=order)


def _section(old: Questionnaire, new: Questionnaire, section: Section) -> Iterator[Change]:
    """Yield the changes of a section that the new version has, and of its questions."""
    before = next((found for found in old.sections if found.id == section.id), None)
    if before is None:
        added = Change(kind=ChangeKind.SECTION_ADDED, consequence=Consequence.TEXTS, new=section.title)
        own: Iterable[Change] = [added]
    else:
        own = _section_itself(before, section)
    yield from (replace(change, section=section.id) for change in _worst_first(own))
    for question in section.questions:
        found = _worst_first(_question(old, new, question))
        yield from (replace(change, section=section.id, question=question.id) for change in found)
    if before is not None:
        yield from _removed_questions(old, new, before)


def _section_itself(old: Section, new: Section) -> Iterator[Change]:
    if old.weight != new.weight:
        counts = any(question.scored for section in (old, new) for question in section.questions)
        yield Change(
            kind=ChangeKind.SECTION_WEIGHT, consequence=effect(counts), old=old.weight, new=new.weight
        )
    yield from _way(old, new, counts=bool(new.weight) and any(own.scored for own in new.questions))
    order = moved([question.id for question in old.questions], [question.id for question in new.questions])
    if order:
        yield Change(kind=ChangeKind.QUESTIONS_ORDER, consequence=Consequence.TEXTS, new=order)
    yield from rules.levels(old, new)
    yield from section_wording(old, new)
    yield from blocks(old, new)
    yield from repeats(old, new)


def _way(old: Questionnaire | Section, new: Questionnaire | Section, *, counts: bool) -> Iterator[Change]:
    """Yield that the scores of a questionnaire, or of a section, are made in another way."""
    if old.scoring != new.scoring:
        yield Change(
            kind=ChangeKind.SCORING, consequence=effect(counts),
            old=old.scoring.value, new=new.scoring.value,
        )  # fmt: skip
    if old.lookup != new.lookup:
        was, now = ([replace(rule, title=_NO_TITLE) for rule in own.lookup] for own in (old, new))
        yield Change(
            kind=ChangeKind.RESULTS, consequence=effect(counts) if was != now else Consequence.TEXTS,
            old=tuple(rule.id for rule in old.lookup), new=tuple(rule.id for rule in new.lookup),
        )  # fmt: skip


def _question(old: Questionnaire, new: Questionnaire, question: Question) -> Iterator[Change]:
    before = old.by_id.get(question.id)
    if before is None:
        yield Change(
            kind=ChangeKind.QUESTION_ADDED, consequence=_added(old, question, counts=_counts(new, question)),
            new=question.show_if,
            counts=_counts(new, question),
        )  # fmt: skip
        return
    counts = _counts(old, before) or _counts(new, question)
    if before.section != question.section:
        yield Change(
            kind=ChangeKind.QUESTION_MOVED, consequence=effect(counts),
            old=before.section, new=question.section,
        )  # fmt: skip
    yield from asking((old, new), before, question, counts=counts)
    yield from answering(before, question, counts=counts)
    yield from offering(old, new, before, question)
    if before.weight != question.weight:
        yield Change(
            kind=ChangeKind.QUESTION_WEIGHT,
            consequence=effect(counts),
            old=before.weight,
            new=question.weight,
        )
    yield from question_wording(before, question)


def _added(old: Questionnaire, question: Question, *, counts: bool) -> Consequence:
    """Return what a new question means: an answer is missing, unless it may be left out; that may count 0."""
    if beyond(question, old):
        return Consequence.ALLOWS
    if not question.optional:
        return Consequence.ASKS
    return Consequence.SCORES if counts and question.if_not_asked is NotAsked.ZERO else Consequence.ALLOWS


def _removed(old: Questionnaire, new: Questionnaire) -> Iterator[Section]:
    kept = {section.id for section in new.sections}
    yield from (section for section in old.sections if section.id not in kept)


def _removed_section(old: Questionnaire, new: Questionnaire, section: Section) -> Iterator[Change]:
    again = by_text((found.title, found.id) for found in _removed(new, old))
    yield Change(
        kind=ChangeKind.SECTION_REMOVED, consequence=Consequence.TEXTS, section=section.id,
        old=section.title, renamed=again.get(section.title.es),
    )  # fmt: skip
    yield from _removed_questions(old, new, section)


def _removed_questions(old: Questionnaire, new: Questionnaire, section: Section) -> Iterator[Change]:
    gone = [question for question in section.questions if question.id not in new.by_id]
    if not gone:
        return
    added = (question for question in new.questions if question.id not in old.by_id)
    again = by_text((question.text, question.id) for question in added)
    for question in gone:
        yield Change(
            kind=ChangeKind.QUESTION_REMOVED, consequence=Consequence.BREAKS, section=section.id,
            question=question.id, old=question.text, renamed=again.get(question.text.es),
        )  # fmt: skip


def _counts(questionnaire: Questionnaire, question: Question) -> bool:
    """Say whether a question is scored, its section's weight included, or rules that say a score look at it."""
    by_itself = question.scored and questionnaire.section_of[question.id].weight > 0
    return by_itself or question.id in looked_up_over(questionnaire)


def _worst_first(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.consequence.rank)
