"""The plan file that a company keeps: what it decided, who does what and when, and what is done."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from os import PathLike

from ecomdiag.loader.advice.entry import read_date
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES, read_bytes
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.planning.result import Plan
from ecomdiag.problems.errors import AnswersError
from ecomdiag.record import Record
from ecomdiag.texts import Language, say
from ecomdiag.texts.numbers import number
from ecomdiag.texts.showing import printable

VERSION = "1"
_KEYS = (
    "plan", "questionnaire", "company", "date", "target", "effort", "capacity", "days", "without", "with", "actions",
)  # fmt: skip
_DONE = ("yes", "no")
#: Signs of what a company writes beside an action.
MOST_SIGNS = 200


class PlanEntry(Record):
    """What a plan file says of one action."""

    action: str
    who: str | None = None
    when: str | None = None
    done: bool = False


class PlanFile(Record):
    """What a plan file says; texts as they are written."""

    target: str | None = None
    effort: str | None = None
    capacity: str | None = None
    days: str | None = None
    date: str | None = None
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    entries: tuple[PlanEntry, ...] = ()


def load_plan_file(source: str | PathLike[str] | bytes, known: Collection[str]) -> PlanFile:
    """Read a plan file, of a path or of its bytes; ``known`` are the ids of the actions that there are.

    Raises ``AnswersError`` with every fault and its line, ``UsageError`` if it cannot be read.
    """
    content, path = (source, "<plan>") if isinstance(source, bytes) else (read_bytes(source), str(source))
    node = yaml_text.read(content, path, AnswersError, limit=MAX_BYTES)
    faults = Faults()
    fields = Fields(node, faults, *_KEYS)
    if fields.is_group and fields.required("plan") is not None:
        fields.one_of("plan", (VERSION,))
    found = PlanFile(
        target=_optional(fields, "target"),
        effort=_optional(fields, "effort"),
        capacity=_optional(fields, "capacity"),
        days=_optional(fields, "days"),
        date=read_date(fields, "date") if fields.node("date") is not None else None,
        without=tuple(_ids(fields, "without", known)),
        including=tuple(_ids(fields, "with", known)),
        entries=tuple(_entries(fields, known)) if fields.node("actions") is not None else (),
    )
    if faults:
        raise AnswersError(faults, path)
    return found


def _entries(fields: Fields, known: Collection[str]) -> Iterator[PlanEntry]:
    seen: set[str] = set()
    for node in fields.items("actions"):
        own = Fields(node, fields.faults, "action", "who", "when", "done")
        name = own.string("action") if own.is_group else ""
        if own.is_group and name and name not in known:
            fields.faults.note("plan_action", own.at("action"), found=name)
        if name and name in seen:
            fields.faults.note("twice", node.place, what="actions", id=name)
        seen.add(name)
        done = _optional(own, "done")
        if done is not None and done not in _DONE:
            allowed = ", ".join(_DONE)
            fields.faults.note("not_one_of", own.at("done"), key="done", found=done, allowed=allowed)
        yield PlanEntry(
            action=name, who=_optional(own, "who"), when=_optional(own, "when"), done=done == "yes"
        )


def _ids(fields: Fields, key: str, known: Collection[str]) -> Iterator[str]:
    for scalar in fields.strings(key) if fields.node(key) is not None else ():
        if scalar.text not in known:
            fields.faults.note("plan_action", scalar.place, found=scalar.text)
        yield scalar.text


def _optional(fields: Fields, key: str) -> str | None:
    if fields.node(key) is None:
        return None
    found = fields.string(key)
    if len(found) > MOST_SIGNS:
        fields.faults.note("plan_long", fields.at(key), key=key, limit=str(MOST_SIGNS))
    return found or None


def plan_file_text(plan: Plan, file: PlanFile, language: Language) -> str:
    """Write the plan file of a plan; ``file`` says what it was asked for. It reads back as the same."""
    lines = [f"# {line}" for line in say("plan.file", language).split("\n")]
    lines += [f'plan: "{VERSION}"', f"questionnaire: {_quoted(plan.questionnaire)}"]
    if plan.company:
        lines.append(f"company: {_quoted(plan.company)}")
    if plan.date:
        lines.append(f"date: {plan.date}")
    if plan.target.kind == "effort" and plan.target.number is not None:
        lines.append(f"effort: {number(plan.target.number)}")
    else:
        aim = plan.target.level or (
            number(plan.target.number) if plan.target.number is not None else plan.target.kind
        )
        lines.append(f"target: {_quoted(aim)}")
    lines.append(f"capacity: {number(plan.capacity)}")
    lines.append(f"days: {file.days or 'middle'}")
    for key, names in (("without", file.without), ("with", file.including)):
        if names:
            lines.append(f"{key}: [{', '.join(names)}]")
    lines.append("actions:")
    for own in plan.done:
        lines += _entry(own.action, own.title.to(language), own.who, own.when, done=True)
    for action in plan.actions:
        lines += _entry(action.action, action.title.to(language), action.who, action.when, done=False)
    if not plan.done and not plan.actions:
        lines[-1] = "actions: []"
    return "".join(f"{line}\n" for line in lines)


def _entry(action: str, title: str, who: str | None, when: str | None, *, done: bool) -> list[str]:
    return [
        f"  - action: {action}  # {printable(title)}",
        f"    who: {_quoted(who) if who else ''}".rstrip(),
        f"    when: {_quoted(when) if when else ''}".rstrip(),
        f"    done: {'yes' if done else 'no'}",
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())
