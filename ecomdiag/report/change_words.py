"""One change of a questionnaire in words: a line for whoever maintains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ecomdiag.changes.records import Change, ChangeKind, Changes, Consequence, Value
from ecomdiag.conditions import All, AllOf, Any, AnyOf, AtLeast, AtMost, NoneOf, Not
from ecomdiag.model import Band, Constraint, Kind, NotAsked, Questionnaire, Text
from ecomdiag.report.excerpt import LONGEST, excerpts
from ecomdiag.showing import plain
from ecomdiag.texts import Language, say
from ecomdiag.wording import describe, number

#: What stands for a value that is not given.
_ABSENT = {
    ChangeKind.SHOW_IF: "diff.always",
    ChangeKind.QUESTION_ADDED: "diff.always",
    ChangeKind.MAX_CHOICES: "diff.all_choices",
}
#: What a condition sets going, rather than narrows.
_CAPS = (ChangeKind.BLOCKER_ADDED, ChangeKind.BLOCKER_REMOVED, ChangeKind.BLOCKER_WHEN)
_WHEN = (*_CAPS, ChangeKind.NOT_APPLICABLE_IF)


def message(change: Change, changes: Changes, language: Language) -> str:
    """Say what a change is and what follows from it, in one line."""
    return "; ".join(sentences(change, changes, language))


def sentences(change: Change, changes: Changes, language: Language) -> list[str]:
    """Say what a change is, and each thing that follows from it."""
    if change.part is not None:
        return [plain(_wording(change, language))]
    line = say(f"change.{_key(change)}", language, **_values(change, changes, language))
    return [plain(found) for found in (line, *_follows(change, language))]


def _key(change: Change) -> str:
    if isinstance(change.new, bool):
        return f"{change.kind}_{'on' if change.new else 'off'}"
    if change.kind is ChangeKind.NOT_APPLICABLE_IF and None in (change.old, change.new):
        return f"{change.kind}_{'off' if change.new is None else 'on'}"
    if change.kind is ChangeKind.CHOICE_ADDED and change.consequence is Consequence.BREAKS:
        return f"{change.kind}_ranking"
    return change.kind


def _values(change: Change, changes: Changes, language: Language) -> dict[str, str]:
    values = {
        "old": _value(change.old, change.kind, changes.old, language),
        "new": _value(change.new, change.kind, changes.new, language),
        "choice": _quoted(change.choice, language),
        "item": _quoted(change.item, language),
    }
    if change.kind in _CAPS:
        owner = changes.old if change.new is None else changes.new
        values["cap"] = next(found.caps_at for found in owner.blockers if found.id == change.item)
    return values


def _value(value: Value, kind: ChangeKind, owner: Questionnaire, language: Language) -> str:
    """Write an old or new value as a person reads it."""
    match value:
        case None:
            return say(_ABSENT[kind], language) if kind in _ABSENT else ""
        case Fraction():
            return _number(value, language)
        case Text():
            return _quoted(_clipped(value.to(language)), language)
        case Constraint():
            return _rule(value, language)
        case AnyOf() | NoneOf() | AllOf() | AtLeast() | AtMost() | All() | Any() | Not():
            words = describe(owner, value, language)
            return say("diff.if" if kind in _WHEN else "diff.only_if", language, condition=words)
        case tuple():
            return _listed(value, language)
        case Kind():
            return say(f"diff.kind_{value}", language)
        case NotAsked():
            return say(f"diff.unasked_{value}", language)
        case _:
            return _clipped(str(value))


def _listed(values: tuple[str, ...] | tuple[Band, ...], language: Language) -> str:
    return ", ".join(_band(item, language) if isinstance(item, Band) else item for item in values)


def _band(band: Band, language: Language) -> str:
    score, start = _number(100 * band.score, language), _number(band.start, language)
    return say("diff.band", language, score=score, start=start)


def _rule(rule: Constraint, language: Language) -> str:
    questions = _and(rule.questions, language)
    if rule.at_most is not None:
        most = _number(rule.at_most, language)
        return say("diff.sum_at_most", language, questions=questions, most=most)
    sums = say("interview.or", language).join(_number(value, language) for value in sorted(rule.equals))
    return say("diff.sum_equals", language, questions=questions, sums=sums)


def _and(names: Iterable[str], language: Language) -> str:
    *others, last = names
    return say("condition.and", language).join([", ".join(others), last]) if others else last


def _number(value: Fraction, language: Language) -> str:
    text = number(value)
    return text.replace(".", ",") if language == "es" else text


def _wording(change: Change, language: Language) -> str:
    named = {"choice": _quoted(change.choice, language), "item": _quoted(change.item, language)}
    part = say(f"part.{change.kind}.{change.part}", language, **named)
    old, new = change.old, change.new
    if not isinstance(new, Text):
        return say("diff.text_removed", language, part=part, old=_clipped(_shown(old, language)))
    if not isinstance(old, Text):
        return say("diff.text_added", language, part=part, new=_clipped(_shown(new, language)))
    shown = language
    if old.to(language) == new.to(language):
        shown = "en" if language == "es" else "es"
        part = say("diff.in_english" if shown == "en" else "diff.in_spanish", language, part=part)
    was, now = excerpts(plain(old.to(shown)), plain(new.to(shown)))
    return say("diff.text", language, part=part, old=was, new=now)


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
    if name is None:
        return ""
    return f"«{name}»" if language == "es" else f"“{name}”"


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
