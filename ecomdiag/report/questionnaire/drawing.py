"""The branching of a questionnaire as a drawing in Mermaid: from questions, over answers, to questions.

One box a section, and each stands on its own: a question of another section is repeated in it, with a dashed
border, so that no arrow crosses the page. Conditions are drawn as they are: what must hold together, and what is
enough alone, meets in a knot of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from ecomdiag.questionnaire.conditions import Condition, looked_at
from ecomdiag.questionnaire.model import Blocker, Question, Questionnaire, Section
from ecomdiag.questionnaire.repeats import with_first_copies
from ecomdiag.report.questionnaire.branching import (
    Branch,
    Joint,
    Look,
    Reading,
    branch_of,
    reading,
    with_shared,
)
from ecomdiag.report.questionnaire.naming import cut, numbers, short_choices
from ecomdiag.texts import Language, listed, quoted, say
from ecomdiag.texts.showing import printable

#: The most signs of a title, signs of a choice, and choices of an answer; the rest is left out.
TITLE, CHOICE, CHOICES = 48, 30, 4

#: All but letters, digits, points and hyphens inside words, and signs without a meaning in Mermaid, Markdown or HTML.
_ACTING = re.compile(r"_|(?<!\d)\.|\.(?!\d)|(?<!\w)-|-(?!\w)|(?<!\d)(?<!\d )%|[^\w ,.()?!¿¡«»“”‘’…·%-]")

#: Borders only: the colours are those of whoever shows it, on a light or a dark page.
_STYLES = (
    "classDef elsewhere stroke-dasharray:4 3,fill:none",
    "classDef answer stroke-width:0px",
    "classDef knot stroke-width:2px",
    "classDef limit stroke-width:2px",
)


def render(questionnaire: Questionnaire, language: Language) -> str:
    """Return the drawing as the source of a Mermaid flowchart; of what is asked of several things, the first."""
    return "\n".join(_lines(_Names(with_first_copies(questionnaire), language))) + "\n"


def label(text: str) -> str:
    """Return text from outside fit for a label in quotes: nothing in it is markup, an icon, a link or a break."""
    # Mermaid itself writes "ﬂ°" for the beginning of an entity: a ligature is as well shown by its letters.
    return _ACTING.sub(lambda found: f"#{ord(found.group())};", printable(text).replace("ﬂ", "fl"))


def _lines(names: _Names) -> Iterator[str]:
    boxes = tuple(_boxes(names))
    yield "flowchart TB"
    yield f"  accTitle: {say('drawing.title', names.language)}"
    if not boxes:
        yield f'  none["{label(say("drawing.none", names.language))}"]'
        return
    for box in boxes:
        yield from (f"  {line}" for line in box.lines())
    # Links that are not shown keep the boxes one below the other, in their order.
    yield from (f"  {above.node} ~~~ {below.node}" for above, below in pairwise(boxes))
    yield from (f"  {style}" for style in _STYLES)


class _Names:
    """What the parts of a questionnaire are called in its drawing."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self.questionnaire = questionnaire
        self.language = language

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The numbers of the questions, those of the document."""
        return numbers(self.questionnaire)

    def question(self, question: Question) -> str:
        """Return the label of a question."""
        return label(f"{self.numbers[question.id]} {cut(question.name.to(self.language), TITLE)}")

    def blocker(self, blocker: Blocker) -> str:
        """Return the label of a blocker: its title, and the level that it caps at."""
        levels = {level.id: level.title.to(self.language) for level in self.questionnaire.levels}
        caps = say("drawing.caps_at", self.language, level=cut(levels[blocker.caps_at], TITLE))
        return f"{label(cut(blocker.title.to(self.language), TITLE))}<br/>{label(caps)}"

    def branch(self, branch: Branch, *, excludes: bool) -> str:
        """Return the label of the answers that pass a look, or of the knot of a joint."""
        words = self._answer(branch) if isinstance(branch, Look) else self._knot(branch)
        return label(words + (say("drawing.excludes", self.language) if excludes else ""))

    def _knot(self, joint: Joint) -> str:
        return say("drawing.and" if joint.every else "drawing.or", self.language)

    def _answer(self, look: Look) -> str:
        question = self.questionnaire.by_id[look.leaf.question]
        found = reading(look, question)
        named, number = self._choices(found, question), found.shown(question, self.language)
        words = say(f"answer.{found.test}", self.language, choices=named, number=number)
        return words + (say("answer.or_unasked", self.language) if found.or_unasked else "")

    def _choices(self, found: Reading, question: Question) -> str:
        shown = short_choices(question, self.language, CHOICE)
        names = [quoted(shown[choice], self.language) for choice in found.choices]
        if len(names) > CHOICES:
            names[CHOICES - 1 :] = [say("answer.more", self.language, count=len(names) - CHOICES + 1)]
        return listed(names, found.joint, self.language)


class _Box:
    """A box of the drawing: its nodes, and the arrows between them."""

    def __init__(self, names: _Names, node: str, title: str, *, place: int) -> None:
        self.names, self.node, self.title, self.place = names, node, title, place
        self.nodes: list[str] = []
        self.arrows: list[str] = []
        self._questions: dict[str, str] = {}
        self._branches: dict[tuple[Branch, bool], str] = {}

    def lines(self) -> Iterator[str]:
        """Yield the source of the box."""
        yield f'subgraph {self.node}["{label(self.title)}"]'
        yield "  direction LR"
        yield from (f"  {line}" for line in (*self.nodes, *self.arrows))
        yield "end"

    def question(self, question: Question, *, own: bool) -> None:
        """Draw a question of this section, or one of another at which something here looks."""
        node = f"q_{question.id}" if own else f"r{self.place}_{question.id}"
        self._questions[question.id] = node
        self.nodes.append(f'{node}["{self.names.question(question)}"]{"" if own else ":::elsewhere"}')

    def lead(self, branch: Branch, target: str, *, excludes: bool = False) -> None:
        """Draw what leads to a node of this box, or excludes it."""
        source = self._node_of(branch, excludes)
        self.arrows.append(f"{source} {'-.->' if excludes else '-->'} {target}")

    def _node_of(self, branch: Branch, excludes: bool) -> str:
        """Draw a branch, once in a box: the answers that pass it, or the knot in which its parts meet."""
        if (branch, excludes) not in self._branches:
            node = self._branches[branch, excludes] = f"b{self.place}_{len(self._branches) + 1}"
            words = f'"{self.names.branch(branch, excludes=excludes)}"'
            if isinstance(branch, Look):
                self.nodes.append(f"{node}([{words}]):::answer")
                self.arrows.append(f"{self._questions[branch.leaf.question]} --- {node}")
            else:
                self.nodes.append(f"{node}(({words})):::knot")
                for part in branch.parts:
                    self.lead(part, node)
        return self._branches[branch, excludes]


def _boxes(names: _Names) -> Iterator[_Box]:
    """Yield the boxes that have something to show: sections in which questions branch, then the blockers."""
    sections = names.questionnaire.sections
    for place, section in enumerate(sections, 1):
        if any(question.conditions for question in section.questions):
            yield _section_box(names, section, place)
    if names.questionnaire.blockers:
        yield _blockers_box(names, len(sections) + 1)


def _section_box(names: _Names, section: Section, place: int) -> _Box:
    title = f"{place} {cut(section.title.to(names.language), TITLE)}"
    box = _Box(names, f"s_{section.id}", title, place=place)
    branching = [question for question in section.questions if question.conditions]
    conditions = [condition for question in branching for condition in question.conditions]
    _draw_questions(box, names, conditions, branching)
    _draw_leads(box, ((q.show_if, f"q_{q.id}") for q in branching))
    _draw_leads(box, ((q.not_applicable_if, f"q_{q.id}") for q in branching), excludes=True)
    return box


def _blockers_box(names: _Names, place: int) -> _Box:
    blockers = names.questionnaire.blockers
    box = _Box(names, "limits", say("show.blockers", names.language), place=place)
    _draw_questions(box, names, [blocker.when for blocker in blockers], ())
    for blocker in blockers:
        box.nodes.append(f'l_{blocker.id}{{{{"{names.blocker(blocker)}"}}}}:::limit')
    _draw_leads(box, ((blocker.when, f"l_{blocker.id}") for blocker in blockers))
    return box


def _draw_questions(
    box: _Box, names: _Names, conditions: Sequence[Condition], own: Sequence[Question]
) -> None:
    """Draw the questions that open in a box and those that are looked at for it, in their order."""
    looked, section = looked_at(conditions), own[0].section if own else None
    for question in names.questionnaire.questions:
        if question.id in looked or question in own:
            box.question(question, own=question.section == section)


def _draw_leads(box: _Box, leads: Iterable[tuple[Condition | None, str]], *, excludes: bool = False) -> None:
    """Draw what leads to nodes, or excludes them: conditions, each with its node."""
    given = [(branch_of(condition), node) for condition, node in leads if condition is not None]
    branches = with_shared([branch for branch, _ in given])
    for branch, (_, node) in zip(branches, given, strict=True):
        box.lead(branch, node, excludes=excludes)
