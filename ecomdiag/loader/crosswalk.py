"""Reads what answers to the shipped questionnaire say about other instruments, and writes what is known of one.

A crosswalk is checked against both questionnaires, and refused like one, with every fault and its line.
"""

from __future__ import annotations

from textwrap import wrap

from ecomdiag.crosswalk.crossing import Box, Crossing, Crosswalk, Entry, Implied, fit
from ecomdiag.loader.answering.template import WIDTH, answers_text, yaml_answer
from ecomdiag.loader.copies import written_for
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES, read_data
from ecomdiag.loader.questionnaire import SHIPPED_FOR, load_instrument
from ecomdiag.loader.questions.conditions import ConditionReader
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Node
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.problems.near import unknown
from ecomdiag.questionnaire.conditions import All, Condition
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.texts import Language, say
from ecomdiag.texts.showing import printable
from ecomdiag.texts.words import said

NAMES = ("dii", "dmat")
_WHEN = ("chosen_when", "not_chosen_when")


def load_crosswalk(name: str, ours: Questionnaire) -> tuple[Crosswalk, Questionnaire]:
    """Load the crosswalk to an instrument, and the instrument.

    From a changed copy of the shipped questionnaire only what fits it. Raises ``UsageError`` if there is none to it
    or none from this questionnaire, ``QuestionnaireError`` if the crosswalk itself is faulty.
    """
    require_crosswalk(name, ours)
    other = load_instrument(name)
    file = f"crosswalks/{name}.yaml"
    own = written_for(ours)
    crosswalk = parse_crosswalk(own, other, read_data(file), file)
    return crosswalk if own is ours else fit(crosswalk, ours, own), other


def require_crosswalk(name: str, ours: Questionnaire) -> None:
    """Raise ``UsageError`` if there is no crosswalk of this name from this questionnaire."""
    if name not in NAMES:
        raise UsageError(said("error.crosswalk", found=name, names=", ".join(NAMES)))
    if ours.id != SHIPPED_FOR:
        raise UsageError(said("error.crosswalk_from", found=ours.id, expected=SHIPPED_FOR))


def parse_crosswalk(
    ours: Questionnaire, other: Questionnaire, content: bytes, path: str = "crosswalk.yaml"
) -> Crosswalk:
    """Make a crosswalk of the bytes of its file. Raises ``QuestionnaireError`` with every fault found."""
    node = yaml_text.read(content, path, QuestionnaireError, limit=MAX_BYTES)
    reader = _Reader(ours, other)
    crosswalk = reader.crosswalk(node)
    if reader.faults:
        raise QuestionnaireError(reader.faults, path)
    return crosswalk


class _Reader:
    """Reads one file, and keeps the faults."""

    def __init__(self, ours: Questionnaire, other: Questionnaire) -> None:
        self.ours = ours
        self.other = other
        self.faults = Faults()
        self.conditions = ConditionReader(self.faults, ours.by_id)

    def crosswalk(self, node: Node) -> Crosswalk:
        fields = Fields(node, self.faults, "from", "to", "note", "entries")
        entries: dict[str, Entry] = {}
        for item in fields.some("entries"):
            entry = self._entry(item)
            if entry is not None and entry.question in entries:
                self.faults.note("twice", item.place, what="question", id=entry.question)
            elif entry is not None:
                entries[entry.question] = entry
        return Crosswalk(
            source=fields.one_of("from", (self.ours.id,)),
            target=fields.one_of("to", (self.other.id,)),
            note=fields.text("note"),
            entries=tuple(entries.values()),
        )

    def _entry(self, node: Node) -> Entry | None:
        """Read what can be known of one question: ``answers`` of one with a single answer, else ``choices``."""
        fields = Fields(node, self.faults, "question", "answers", "choices", "note", "open_note")
        name = fields.string("question")
        question = self.other.by_id.get(name)
        if question is None:
            if name:
                self.faults.note("unknown_question", fields.at("question"), found=name)
            return None
        single = self._suits(fields, question)
        return Entry(
            question=name,
            answers=tuple(self._implied(item, question) for item in fields.some("answers")) if single else (),
            boxes=() if single else self._boxes(fields, question),
            note=fields.optional_text("note"),
            open_note=fields.optional_text("open_note"),
        )

    def _suits(self, fields: Fields, question: Question) -> bool:
        """Say whether a question has a single answer; note a key that means nothing for its kind."""
        for key, kind in (("answers", Kind.SINGLE), ("choices", Kind.MULTIPLE)):
            if key in fields and question.kind is not kind:
                self.faults.note("not_for_this_kind", fields.key_at(key), key=key, kinds=kind)
        return question.kind is Kind.SINGLE

    def _implied(self, node: Node, question: Question) -> Implied:
        fields = Fields(node, self.faults, "answer", "when")
        return Implied(
            answer=self._choice(fields, "answer", question),
            when=self._condition(fields, "when") or All(()),
        )

    def _boxes(self, fields: Fields, question: Question) -> tuple[Box, ...]:
        boxes: dict[str, Box] = {}
        for item in fields.some("choices"):
            box = self._box(item, question)
            if box.choice in boxes:
                self.faults.note("twice", item.place, what="choice", id=box.choice)
            boxes[box.choice] = box
        return tuple(boxes.values())

    def _box(self, node: Node, question: Question) -> Box:
        fields = Fields(node, self.faults, "choice", "chosen_when", "not_chosen_when")
        choice = self._choice(fields, "choice", question)
        given = {key: self._condition(fields, key) for key in _WHEN if key in fields}
        if not given:
            fields.required(_WHEN[0])
        return Box(choice=choice, **given)

    def _choice(self, fields: Fields, key: str, question: Question) -> str:
        name = fields.string(key)
        if name and name not in question.by_id:
            problem = unknown("unknown_choice", name, question.by_id)
            self.faults.note(problem.rule, fields.at(key), **problem.values)
        return name

    def _condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.required(key)
        return None if node is None else self.conditions.read(node)


def answers_file(crossing: Crossing, command: str, language: Language) -> str:
    """Write what is known as an answers file of the other instrument; ``command`` asks the rest.

    Single boxes are no answer yet: they stand in comments, ready to be completed.
    """
    other, ours = (own.heading or own.title for own in (crossing.other, crossing.ours))
    titles = {"title": other.to(language), "source": ours.to(language)}
    lines = [*_comment(say("crosswalk.file", language, **titles), "# "), f"#   {printable(command)}"]
    text = "".join(f"{line}\n" for line in lines) + answers_text(crossing.sheet)
    boxes = {own.question.id: own.chosen for own in crossing.questions if own.chosen}
    if not boxes:
        return text
    lines = _comment(say("crosswalk.file_partly", language), "  # ")
    for name, chosen in boxes.items():
        lines.append(f"  # {name}: {yaml_answer(tuple(told.choice.id for told in chosen))}")
    return text + "".join(f"{line}\n" for line in lines)


def _comment(text: str, start: str) -> list[str]:
    return [start + line for line in wrap(printable(text), WIDTH - len(start))]
