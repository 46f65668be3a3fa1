"""A condition in the words of a questionnaire: titles and answers, each with its id, and links to what it looks at."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.conditions import Condition
from ecomdiag.report.branching import Branch, Joint, Look, branch_of, reading
from ecomdiag.report.escape import code, md
from ecomdiag.report.listing_index import Index
from ecomdiag.report.naming import listed, percent, quoted, short_choices

#: Signs of a choice in a condition; the question that is linked has it whole.
CHOICE = 70


def condition(index: Index, beginning: str, found: Condition) -> Iterator[str]:
    """Yield the lines of a condition after its beginning ("Asked only if"): a sentence, or one with a list."""
    branch = branch_of(found)
    if isinstance(branch, Look):
        yield f"**{beginning}** {look(index, branch)}."
        return
    yield f"**{beginning} {_joint(index, branch)}:**"
    yield ""
    yield from _items(index, branch, depth=0)


def look(index: Index, found: Look) -> str:
    """Say a look in words."""
    question = index.questionnaire.by_id[found.leaf.question]
    read = reading(found, question)
    shown = short_choices(question, index.language, CHOICE) if read.choices else {}
    choices = [f"{quoted(md(shown[choice]), index.language)} ({code(choice)})" for choice in read.choices]
    words = index.say(
        f"branch.{read.test}",
        question=index.named(question),
        choices=listed(choices, index.say(f"list.{read.joint}")),
        number=percent(read.number, index.language),
    )
    return words + (index.say("branch.or_unasked") if read.or_unasked else "")


def _items(index: Index, joint: Joint, depth: int) -> Iterator[str]:
    for part in joint.parts:
        yield from _item(index, part, depth)


def _item(index: Index, branch: Branch, depth: int) -> Iterator[str]:
    if isinstance(branch, Look):
        yield f"{'  ' * depth}- {look(index, branch)}"
    else:
        yield f"{'  ' * depth}- {_joint(index, branch)}:"
        yield from _items(index, branch, depth + 1)


def _joint(index: Index, joint: Joint) -> str:
    return index.say("show.every" if joint.every else "show.one")
