"""Changes of wording."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.blocks import Group, Matrix
from ecomdiag.questionnaire.model import (
    Blocker,
    Choice,
    Constraint,
    Level,
    Order,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.texts.words import Text
from ecomdiag.versions.records import Change, ChangeKind, Consequence, TextPart


def questionnaire_wording(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the changes of what the questionnaire says of itself, and of the choice that its questions share."""
    yield from _wording(ChangeKind.QUESTIONNAIRE_TEXT, TextPart.TITLE, old.title, new.title)
    yield from _wording(ChangeKind.QUESTIONNAIRE_TEXT, TextPart.HEADING, old.heading, new.heading)
    yield from _wording(ChangeKind.QUESTIONNAIRE_TEXT, TextPart.METHOD, old.method, new.method)
    was, now = _dont_know(old), _dont_know(new)
    if was is not None and now is not None:
        yield from _wording(ChangeKind.CHOICE_TEXT, TextPart.TEXT, was.text, now.text, choice=now.id)


def section_wording(old: Section, new: Section) -> Iterator[Change]:
    """Yield the changes of what a section says on entering it."""
    yield from _wording(ChangeKind.SECTION_TEXT, TextPart.TITLE, old.title, new.title)
    yield from _wording(ChangeKind.SECTION_TEXT, TextPart.INTRO, old.intro, new.intro)


def block_wording(old: Group | Matrix, new: Group | Matrix) -> Iterator[Change]:
    """Yield the changes of what stands above several questions of a section."""
    yield from _wording(ChangeKind.BLOCK_TEXT, TextPart.TITLE, old.name, new.name, item=new.id)
    intros = (own.intro if isinstance(own, Group) else None for own in (old, new))
    yield from _wording(ChangeKind.BLOCK_TEXT, TextPart.INTRO, *intros, item=new.id)


def question_wording(old: Question, new: Question) -> Iterator[Change]:
    """Yield the changes of what a question says, its choices apart."""
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.TITLE, old.title, new.title)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.TEXT, old.text, new.text)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.CLEAR, old.clear, new.clear)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.MESSAGE, old.pattern_message, new.pattern_message)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.HELP, old.help, new.help)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.OBSERVABLE, old.observable, new.observable)
    yield from _wording(ChangeKind.QUESTION_TEXT, TextPart.UNIT, old.unit, new.unit)


def choice_wording(old: Choice, new: Choice) -> Iterator[Change]:
    """Yield the change of a choice's text; that of "I don't know" is told once, of the questionnaire."""
    if not (old.unknown and new.unknown):
        yield from _wording(ChangeKind.CHOICE_TEXT, TextPart.TEXT, old.text, new.text, choice=new.id)
    yield from _wording(ChangeKind.CHOICE_TEXT, TextPart.IMPROVE, old.improve, new.improve, choice=new.id)
    if old.resources != new.resources:
        urls = tuple(tuple(own.url for own in each.resources) for each in (old, new))
        yield Change(
            kind=ChangeKind.CHOICE_RESOURCES,
            consequence=Consequence.TEXTS,
            choice=new.id,
            old=urls[0],
            new=urls[1],
        )


def level_wording(old: Level, new: Level) -> Iterator[Change]:
    """Yield the change of a level's title."""
    yield from _wording(ChangeKind.LEVEL_TEXT, TextPart.TITLE, old.title, new.title, item=new.id)


def constraint_wording(old: Constraint | Order, new: Constraint | Order) -> Iterator[Change]:
    """Yield the change of what is said when a sum is not right."""
    yield from _wording(ChangeKind.CONSTRAINT_TEXT, TextPart.MESSAGE, old.message, new.message, item=new.id)


def blocker_wording(old: Blocker, new: Blocker) -> Iterator[Change]:
    """Yield the changes of what a blocker is called, and of its reason."""
    yield from _wording(ChangeKind.BLOCKER_TEXT, TextPart.TITLE, old.title, new.title, item=new.id)
    yield from _wording(ChangeKind.BLOCKER_TEXT, TextPart.REASON, old.reason, new.reason, item=new.id)


def _wording(
    kind: ChangeKind,
    part: TextPart,
    old: Text | None,
    new: Text | None,
    *,
    item: str | None = None,
    choice: str | None = None,
) -> Iterator[Change]:
    if old != new and not _alike(old, new):
        texts = Consequence.TEXTS
        yield Change(kind=kind, consequence=texts, part=part, old=old, new=new, item=item, choice=choice)


def _alike(old: Text | None, new: Text | None) -> bool:
    """Whether two texts say the same in every language that both have: what came or went is told once of them all."""
    if old is None or new is None:
        return False
    was, now = dict(old.pairs), dict(new.pairs)
    return all(was[name] == now[name] for name in was.keys() & now.keys())


def _dont_know(questionnaire: Questionnaire) -> Choice | None:
    choices = (choice for question in questionnaire.questions for choice in question.choices)
    return next((choice for choice in choices if choice.unknown), None)
