"""Reads what stands under the ``questions`` of a section: questions, groups of them, and matrices of several rows.

What is said once for several is said by each of them in what is read: only questions are asked, counted and proved.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ecomdiag.loader.fields import Fields
from ecomdiag.loader.questions.kinds import suit
from ecomdiag.loader.questions.question import KEYS, Outer, QuestionReader
from ecomdiag.loader.questions.repeats import REPEAT, RepeatReader
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.blocks import Group, Matrix, Repeat
from ecomdiag.questionnaire.model import Kind, Question
from ecomdiag.questionnaire.repeats import Copy
from ecomdiag.questionnaire.rules import KEYS_OF_QUESTIONS
from ecomdiag.questionnaire.structure import ROWS, of_row
from ecomdiag.questionnaire.unasked import NotAsked
from ecomdiag.record import replace
from ecomdiag.texts.words import Text

GROUP, MATRIX = "group", "matrix"
#: The keys of a matrix: those of a question for all its rows, but what a row says itself, and the rows.
MATRIX_KEYS = (
    *(key for key in KEYS if key not in ("clear", "observable", "score", "not_applicable")),
    "rows",
)


class Inside(NamedTuple):
    """What was read of the ``questions`` of a section."""

    questions: tuple[Question, ...]
    groups: tuple[Group, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    repeats: tuple[Repeat, ...] = ()


class StructureReader:
    """Reads what stands in the sections of one file, with what reads its questions."""

    def __init__(self, reader: QuestionReader) -> None:
        self.reader = reader
        self.faults = reader.faults
        #: Where the names of groups and matrices stand.
        self.places: dict[str, Place] = {}

    def outer(self, fields: Fields, around: Outer) -> Outer:
        """Read what a section, or a group in it, says for all its questions."""
        shown = self.reader.condition(fields, "show_if")
        said = None
        if fields.node("if_not_asked") is not None:
            said = NotAsked(fields.one_of("if_not_asked", tuple(NotAsked)))
        conditions = around.conditions if shown is None else (*around.conditions, shown)
        return Outer(conditions, said or around.unasked, shown, said)

    def inside(self, items: Iterable[Node], section: str, outer: Outer, *, counts: bool) -> Inside:
        """Read the questions of a section, or of a group in it; ``counts`` says whether the section has a weight."""
        questions: list[Question] = []
        groups: list[Group] = []
        matrices: list[Matrix] = []
        repeats: list[Repeat] = []
        for item in items:
            if _has(item, GROUP):
                found = self._group(item, section, outer, counts=counts)
            elif _is_matrix(item):
                found = self._matrix(item, section, outer, counts=counts)
            else:
                found = Inside((self.reader.question(item, section, outer, counts=counts),))
            questions += found.questions
            groups += found.groups
            matrices += found.matrices
            repeats += found.repeats
        return Inside(tuple(questions), tuple(groups), tuple(matrices), tuple(repeats))

    def _group(self, node: Node, section: str, around: Outer, *, counts: bool) -> Inside:
        fields = Fields(
            node, self.faults, GROUP, REPEAT, "title", "intro", "show_if", "if_not_asked", "questions"
        )  # fmt: skip
        name = fields.id(GROUP)
        self._keep(name, fields.at(GROUP), GROUP)
        title, intro = fields.text("title"), fields.optional_text("intro")
        items = fields.some("questions")
        for item in items:
            if _has(item, GROUP):
                self.faults.note("group_in_group", item.place, group=name)
        # Read before its questions, which its condition may not look at.
        outer = self.outer(fields, around)
        repeated = RepeatReader(fields, self.reader) if REPEAT in fields else None
        found = self.inside([item for item in items if not _has(item, GROUP)], section, outer, counts=counts)
        group = Group(
            id=name,
            title=title,
            intro=intro,
            questions=tuple(question.id for question in found.questions),
            show_if=outer.shown,
            if_not_asked=outer.said,
        )
        if repeated is None:
            return found._replace(groups=(group,))
        repeat, copies = repeated.copies(Copy(group, found.questions, found.matrices))
        self._keep_names(repeat, copies, fields)
        return Inside(
            questions=tuple(own for each in copies for own in each.questions),
            groups=tuple(each.group for each in copies),
            matrices=tuple(own for each in copies for own in each.matrices),
            repeats=(repeat,),
        )

    def _keep_names(self, repeat: Repeat, copies: Iterable[Copy], fields: Fields) -> None:
        """Note the names of copies, and of their questions without a number: answers files and conditions say these."""
        for name in repeat.names:
            if name not in self.reader.seen:  # that it is another's is told
                self.places.setdefault(name, fields.at(GROUP))
        for each in copies:
            for name in (each.group.id, *(own.id for own in each.matrices)):
                self._keep(name, fields.at(GROUP), GROUP)

    def _matrix(self, node: Node, section: str, outer: Outer, *, counts: bool) -> Inside:
        fields = Fields(node, self.faults, *MATRIX_KEYS)
        suit(KEYS_OF_QUESTIONS, Kind.SINGLE, fields)
        whole = self.reader.made(fields, Kind.SINGLE, section, outer)
        self._keep(whole.id, fields.at("id"), MATRIX)
        rows = [self._row(item) for item in fields.some("rows")]
        if len(rows) > ROWS[1]:
            self.faults.note("too_many_rows", fields.at("rows"), matrix=whole.id, most=str(ROWS[1]))
        questions = []
        for item, (name, said) in zip(fields.items("rows", required=False), rows, strict=True):
            title = None if whole.title is None else of_row(whole.title, said)
            own = replace(whole, id=name, text=of_row(whole.text, said), title=title)
            questions.append(self.reader.kept(own, item, counts=counts))
        matrix = Matrix(
            id=whole.id,
            text=whole.text,
            title=whole.title,
            questions=tuple(question.id for question in questions),
            rows=tuple(said for _, said in rows),
        )
        return Inside(tuple(questions), matrices=(matrix,))

    def _row(self, node: Node) -> tuple[str, Text]:
        fields = Fields(node, self.faults, "id", "text")
        return fields.id(), fields.text("text")

    def _keep(self, name: str, place: Place, what: str) -> None:
        """Note the name of a group or a matrix; a second one is told."""
        if name and name in self.places:
            self.faults.note("twice", place, what=what, id=name)
        self.places.setdefault(name, place)


def _has(node: Node, key: str) -> bool:
    return isinstance(node, Mapping) and any(own.text == key for own, _ in node.pairs)


def _is_matrix(node: Node) -> bool:
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return any(
        key.text == "kind" and isinstance(value, Scalar) and value.word == MATRIX for key, value in pairs
    )
