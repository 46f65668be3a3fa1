"""One change of a questionnaire in words: a line for whoever maintains it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ecomdiag.questionnaire.conditions import (
    All,
    AllOf,
    Answered,
    Any,
    AnyOf,
    AtLeast,
    AtMost,
    NoneOf,
    Not,
    OnOrAfter,
    OnOrBefore,
)
from ecomdiag.questionnaire.model import Band, Constraint, Kind, NotAsked, Order, Question, Questionnaire
from ecomdiag.questionnaire.wording import describe
from ecomdiag.report.versions.excerpt import LONGEST, excerpts
from ecomdiag.texts import Language, listed, quoted, say
from ecomdiag.texts.numbers import number
from ecomdiag.texts.showing import clipped, printable
from ecomdiag.texts.words import Text
from ecomdiag.versions.records import Change, ChangeKind, Consequence, QuestionnaireDiff, Value

#: What stands for a value that is not given.
_ABSENT = {
    ChangeKind.SHOW_IF: "diff.always",
    ChangeKind.QUESTION_ADDED: "diff.always",
    ChangeKind.CHOICES_IF: "diff.always",
    ChangeKind.MAX_CHOICES: "diff.all_choices",
    ChangeKind.NUMBER_MIN: "diff.no_limit",
    ChangeKind.NUMBER_MAX: "diff.no_limit",
    ChangeKind.EARLIEST: "diff.no_limit",
    ChangeKind.LATEST: "diff.no_limit",
}
#: What a condition sets going, rather than narrows.
_CAPS = (ChangeKind.BLOCKER_ADDED, ChangeKind.BLOCKER_REMOVED, ChangeKind.BLOCKER_WHEN)
_WHEN = (*_CAPS, ChangeKind.NOT_APPLICABLE_IF)


def message(change: Change, changes: QuestionnaireDiff, language: Language) -> str:
    """Say what a change is and what follows from it, in one line."""
    return "; ".join(sentences(change, changes, language))


def sentences(change: Change, changes: QuestionnaireDiff, language: Language) -> list[str]:
    """Say what a change is, and each thing that follows from it."""
    if change.part is not None:
        return [printable(_wording(change, language))]
    line = say(f"change.{_key(change)}", language, **_values(change, changes, language))
    return [printable(found) for found in (line, *_follows(change, language))]


def _key(change: Change) -> str:
    if isinstance(change.new, bool):
        return f"{change.kind}_{'on' if change.new else 'off'}"
    if change.kind is ChangeKind.NOT_APPLICABLE_IF and None in (change.old, change.new):
        return f"{change.kind}_{'off' if change.new is None else 'on'}"
    if change.kind is ChangeKind.CHOICE_ADDED and change.consequence is Consequence.BREAKS:
        return f"{change.kind}_ranking"
    return change.kind


def _values(change: Change, changes: QuestionnaireDiff, language: Language) -> dict[str, str]:
    values = {
        "old": _value(change.old, change, changes.old, language),
        "new": _value(change.new, change, changes.new, language),
        "choice": _quoted(change.choice, language),
        "item": _quoted(change.item, language),
    }
    if change.kind in _CAPS:
        owner = changes.old if change.new is None else changes.new
        values["cap"] = next(found.caps_at for found in owner.blockers if found.id == change.item)
    return values


def _value(value: Value, change: Change, owner: Questionnaire, language: Language) -> str:
    """Write an old or new value as a person reads it."""
    kind = change.kind
    match value:
        case None:
            return say(_ABSENT[kind], language) if kind in _ABSENT else ""
        case Fraction():
            return number(value, language)
        case Text():
            return quoted(clipped(value.to(language), LONGEST), language)
        case Constraint():
            return _rule(value, language)
        case Order():
            return _order(value, language)
        case (
            AnyOf()
            | NoneOf()
            | AllOf()
            | AtLeast()
            | AtMost()
            | OnOrAfter()
            | OnOrBefore()
            | Answered()
            | All()
            | Any()
            | Not()
        ):
            words = describe(owner, value, language)
            return say("diff.if" if kind in _WHEN else "diff.only_if", language, condition=words)
        case tuple():
            return _listed(value, owner.by_id.get(change.question or ""), language)
        case Kind():
            return say(f"diff.kind_{value}", language)
        case NotAsked():
            return say(f"diff.unasked_{value}", language)
        case _:
            return clipped(str(value), LONGEST)


def _listed(values: tuple[str, ...] | tuple[Band, ...], question: Question | None, language: Language) -> str:
    return ", ".join(_band(item, question, language) if isinstance(item, Band) else item for item in values)


def _band(band: Band, question: Question | None, language: Language) -> str:
    score, start = number(100 * band.score, language), number(band.start, language)
    key = "diff.number_band" if question is not None and question.kind is Kind.NUMBER else "diff.band"
    return say(key, language, score=score, start=start)


def _rule(rule: Constraint, language: Language) -> str:
    questions = listed(rule.questions, "and", language)
    if rule.at_most is not None:
        most = number(rule.at_most, language)
        return say("diff.sum_at_most", language, questions=questions, most=most)
    sums = listed([number(value, language) for value in sorted(rule.equals)], "or", language)
    return say("diff.sum_equals", language, questions=questions, sums=sums)


def _order(rule: Order, language: Language) -> str:
    first, second = rule.pair
    least = number(rule.least, language)
    if rule.most is None:
        return say("diff.order", language, first=first, second=second, least=least)
    most = number(rule.most, language)
    return say("diff.order_between", language, first=first, second=second, least=least, most=most)


def _wording(change: Change, language: Language) -> str:
    named = {"choice": _quoted(change.choice, language), "item": _quoted(change.item, language)}
    part = say(f"part.{change.kind}.{change.part}", language, **named)
    old, new = change.old, change.new
    if not isinstance(new, Text):
        return say("diff.text_removed", language, part=part, old=clipped(_shown(old, language), LONGEST))
    if not isinstance(old, Text):
        return say("diff.text_added", language, part=part, new=clipped(_shown(new, language), LONGEST))
    shown = _changed_in(old, new, language)
    if shown != language:
        key = {"es": "diff.in_spanish", "en": "diff.in_english"}.get(shown, "diff.in_language")
        part = say(key, language, part=part, tag=shown)
    was, now = excerpts(printable(old.to(shown)), printable(new.to(shown)))
    return say("diff.text", language, part=part, old=was, new=now)


def _changed_in(old: Text, new: Text, language: Language) -> Language:
    """Return the language in which a change of a text is shown: this one, unless it says the same there."""
    if old.to(language) != new.to(language):
        return language
    was, now = dict(old.pairs), dict(new.pairs)
    return next((name for name in now if name in was and was[name] != now[name]), language)


def _shown(value: Value, language: Language) -> str:
    return value.to(language) if isinstance(value, Text) else ""


def _follows(change: Change, language: Language) -> Iterator[str]:
    """Say what follows from a change for others, and what to do about an id that was changed."""
    asked = change.asked
    if asked.opens and asked.closes:
        yield say("diff.opens_and_closes", language)
    elif asked.opens or asked.closes:
        yield say("diff.opens" if asked.opens else "diff.closes", language)
    if asked.others:
        yield say("diff.others", language, questions=", ".join(asked.others))
    if asked.sums:
        yield say("diff.sums", language, constraints=", ".join(asked.sums))
    if _is_rule(change) and change.consequence is Consequence.TEXTS:
        yield say("diff.same_effect", language)
    if _is_rule(change) and change.consequence is Consequence.ALLOWS:
        yield say("diff.later_only", language)
    if change.renamed is not None:
        yield say("diff.renamed", language, renamed=_quoted(change.renamed, language))


def _is_rule(change: Change) -> bool:
    """Say whether a change is of a condition, whose words alone do not tell what it means."""
    return change.kind in (ChangeKind.SHOW_IF, ChangeKind.NOT_APPLICABLE_IF, ChangeKind.BLOCKER_WHEN)


def _quoted(name: str | None, language: Language) -> str:
    return "" if name is None else quoted(name, language)
