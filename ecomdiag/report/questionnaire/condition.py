"""A condition in the words of a questionnaire: titles and answers, each with its id, and links to what it looks at."""

from __future__ import annotations

from collections.abc import Iterator

from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.report.outline import Block, Item, Items, Paragraph, Spans, code, joined, label, line, strong
from ecomdiag.report.questionnaire.branching import Branch, Joint, Look, branch_of, reading
from ecomdiag.report.questionnaire.index import Index
from ecomdiag.report.questionnaire.naming import short_choices
from ecomdiag.texts import betweens, quoted

#: Signs of a choice in a condition; the question that is linked has it whole.
CHOICE = 70


def condition(index: Index, beginning: str, found: Condition) -> Iterator[Block]:
    """Yield a condition after its beginning ("Asked only if"): a sentence, or one with a list."""
    branch = branch_of(found)
    if isinstance(branch, Look):
        yield Paragraph(line(strong(beginning), " ", look(index, branch), "."))
    else:
        yield Paragraph(line(label(f"{beginning} {_joint(index, branch)}")))
        yield Items(_items(index, branch))


def look(index: Index, found: Look) -> Spans:
    """Say a look in words."""
    question = index.questionnaire.by_id[found.leaf.question]
    read = reading(found, question)
    shown = short_choices(question, index.language, CHOICE) if read.choices else {}
    choices = [
        line(f"{quoted(shown[choice], index.language)} (", code(choice), ")") for choice in read.choices
    ]
    words = index.sentence(
        f"branch.{read.test}",
        question=index.named(question),
        choices=joined(choices, *betweens(read.joint, index.language)),
        number=read.shown(question, index.language),
    )
    return line(words, index.say("branch.or_unasked")) if read.or_unasked else words


def _items(index: Index, joint: Joint) -> tuple[Item, ...]:
    return tuple(_item(index, part) for part in joint.parts)


def _item(index: Index, branch: Branch) -> Item:
    if isinstance(branch, Look):
        return Item(look(index, branch))
    return Item(line(f"{_joint(index, branch)}:"), _items(index, branch))


def _joint(index: Index, joint: Joint) -> str:
    return index.say("show.every" if joint.every else "show.one")
