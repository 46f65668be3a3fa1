"""Makes a questionnaire of a file's bytes, or refuses it with every fault and its line."""

from __future__ import annotations

import hashlib
from fractions import Fraction

from ecomdiag import loader
from ecomdiag.loader import yaml_text
from ecomdiag.loader.conditions import ConditionReader
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES
from ecomdiag.loader.kinds import KINDS, suit_choice, suit_question
from ecomdiag.loader.yaml_nodes import Mapping, Node, Scalar
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.conditions import All, Condition
from ecomdiag.questionnaire.model import (
    DONT_KNOW,
    MOST_SIGNS,
    Band,
    Blocker,
    Choice,
    Constraint,
    Kind,
    Level,
    NotAsked,
    Question,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.rules import (
    LENGTH,
    LINES,
    SCORE,
    SEVERAL,
    SHARE,
    WEIGHT,
    bands_ascend,
    choices_suit,
    distinct,
    enough_choices,
    known_level,
    levels_ascend,
    of_question,
    of_sum,
    seen_from_outside,
)
from ecomdiag.record import replace


def questionnaire_of(content: bytes, path: str) -> Questionnaire:
    """Make a questionnaire of a file's bytes. Raises ``QuestionnaireError`` with every fault found."""
    return questionnaire_in(tree_of(content, path), content, path)


def tree_of(content: bytes, path: str) -> Node:
    """Read a file's bytes, for ``questionnaire_in``. Raises ``QuestionnaireError`` if they cannot be read."""
    return yaml_text.read(content, path, QuestionnaireError, limit=MAX_BYTES)


def questionnaire_in(node: Node, content: bytes, path: str) -> Questionnaire:
    """Make a questionnaire of what was read of a file's bytes. Raises ``QuestionnaireError`` with every fault found."""
    reader = _Reader()
    questionnaire = reader.questionnaire(node, hashlib.sha256(content).hexdigest())
    if reader.faults and isinstance(node, Mapping):
        other = loader.other_kinds.not_expected("questionnaire", node)
        if other is not None:
            raise QuestionnaireError([other], path)
    if reader.faults:
        in_file_order = sorted(
            reader.faults, key=lambda f: (f.place.line, f.place.column) if f.place else (0, 0)
        )
        raise QuestionnaireError(in_file_order, path)
    return questionnaire


class _Reader:
    """Reads one file; keeps the faults, and the questions read so far, which conditions may look back at."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.seen: dict[str, Question] = {}
        self.question_places: dict[str, Place] = {}
        self.conditions = ConditionReader(self.faults, self.seen)
        self.lists: dict[str, tuple[Choice, ...]] = {}
        self.dont_know: Choice | None = None

    def questionnaire(self, node: Node, digest: str) -> Questionnaire:
        fields = Fields(
            node, self.faults, "id", "version", "title", "heading", "method", "levels", "dont_know", "choice_lists",
            "sections", "constraints", "blockers",
        )  # fmt: skip
        text = fields.optional_text("dont_know")
        if text is not None:
            self.dont_know = Choice(id=DONT_KNOW, text=text, unknown=True)
        self._choice_lists(fields)
        levels = self._levels(fields)
        items = fields.some("sections")
        sections = tuple(self._section(item) for item in items)
        self.faults.place_each(distinct("section", (own.id for own in sections)), items)
        for name in {section.id for section in sections} & self.question_places.keys():
            # An interview goes to either by its id.
            self.faults.note("twice", self.question_places[name], what="section", id=name)
        return Questionnaire(
            id=fields.string("id"),
            version=fields.string("version"),
            title=fields.text("title"),
            heading=fields.optional_text("heading"),
            method=fields.optional_text("method"),
            levels=levels,
            sections=sections,
            constraints=self._constraints(fields),
            blockers=self._blockers(fields, levels),
            digest=digest,
        )

    def _choice_lists(self, fields: Fields) -> None:
        node = fields.node("choice_lists")
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.faults.note_no_pairs(node)
            return
        for key, value in node.pairs:
            holder = Fields(Mapping(((key, value),), key.marks), self.faults, key.text)
            self.lists[key.text] = self._choices(holder.items(key.text))

    def _levels(self, fields: Fields) -> tuple[Level, ...]:
        levels: list[Level] = []
        unreadable: set[int | str] = set()
        items = fields.some("levels")
        for place, item in enumerate(items):
            own = Fields(item, self.faults, "id", "from", "title")
            faults_before = len(self.faults)
            start = own.between("from", *SHARE)
            if len(self.faults) > faults_before:
                unreadable.add(place)
            levels.append(Level(id=own.id(), start=start, title=own.text("title")))
        out_of_order = (found for found in levels_ascend(levels) if found.where[0] not in unreadable)
        self.faults.place_each(out_of_order, items)
        self.faults.place_each(distinct("level", (level.id for level in levels)), items)
        return tuple(levels)

    def _section(self, node: Node) -> Section:
        fields = Fields(node, self.faults, "id", "title", "intro", "weight", "questions")
        name = fields.id()
        weight = fields.between("weight", *WEIGHT, Fraction(1))
        section = Section(
            id=name,
            title=fields.text("title"),
            intro=fields.text("intro"),
            weight=weight,
            questions=tuple(
                self._question(item, name, counts=weight > 0) for item in fields.items("questions")
            ),
        )
        if not section.questions:
            self.faults.note("no_questions", fields.place, section=name)
        return section

    def _question(self, node: Node, section: str, *, counts: bool) -> Question:
        fields = Fields(
            node, self.faults, "id", "kind", "title", "text", "clear", "help", "observable", "weight", "show_if",
            "if_not_asked",
            "not_applicable_if", "optional", "dont_know", "choices", "min_choices", "max_choices", "target", "bands",
            "lines", "max_length",
        )  # fmt: skip
        kind = Kind(fields.one_of("kind", KINDS))
        suit_question(kind, fields)
        choices = self._question_choices(fields, kind)
        most = max(len(choices), 1)
        question = Question(
            id=fields.id(),
            section=section,
            kind=kind,
            text=fields.text("text"),
            clear=fields.optional_text("clear"),
            title=fields.optional_text("title"),
            help=fields.optional_text("help"),
            observable=fields.optional_text("observable"),
            weight=fields.between("weight", *WEIGHT, Fraction(1)),
            show_if=self._optional_condition(fields, "show_if"),
            not_applicable_if=self._optional_condition(fields, "not_applicable_if"),
            if_not_asked=NotAsked(fields.one_of("if_not_asked", tuple(NotAsked), NotAsked.ZERO)),
            optional=fields.flag("optional"),
            choices=choices,
            min_choices=fields.whole("min_choices", 1, most, 1) if kind in SEVERAL else 1,
            max_choices=fields.whole("max_choices", 1, most, most) if kind in SEVERAL else 1,
            target=fields.number("target", Fraction(1)),
            bands=self._bands(fields),
            lines=fields.whole("lines", *LINES, 1) if kind is Kind.TEXT else 1,
            max_length=fields.whole("max_length", *LENGTH, MOST_SIGNS) if kind is Kind.TEXT else MOST_SIGNS,
        )
        self.faults.place(of_question(question, counts=counts), node)
        self.faults.place(seen_from_outside(question, self.seen), node)
        if question.id in self.seen:
            self.faults.note("twice", fields.at("id"), what="question", id=question.id)
        self.seen.setdefault(question.id, question)
        self.question_places.setdefault(question.id, fields.at("id"))
        return question

    def _question_choices(self, fields: Fields, kind: Kind) -> tuple[Choice, ...]:
        if kind is Kind.COUNTRIES:
            return country_choices()
        if kind in (Kind.PERCENTAGE, Kind.TEXT):
            return ()
        faults_before = len(self.faults)
        choices = self._shared_or_own(fields, kind)
        readable = len(self.faults) == faults_before
        if fields.flag("dont_know"):
            if self.dont_know is None:
                self.faults.note("no_dont_know", fields.at("dont_know"))
            else:
                if any(choice.id == DONT_KNOW for choice in choices):
                    self.faults.note("twice", fields.at("dont_know"), what="choice", id=DONT_KNOW)
                choices = (*choices, self.dont_know)
        if readable:
            self.faults.place(enough_choices(choices), fields.start)
        return choices

    def _shared_or_own(self, fields: Fields, kind: Kind) -> tuple[Choice, ...]:
        node = fields.required("choices")
        if not isinstance(node, Scalar):
            return self._choices(fields.items("choices"), kind) if node is not None else ()
        if node.word not in self.lists:
            problem = unknown("unknown_list", node.word, self.lists)
            self.faults.note(problem.rule, node.place, **problem.values)
        shared = self.lists.get(node.word, ())
        self.faults.place(choices_suit(kind, shared), fields.start)
        return shared

    def _choices(self, items: tuple[Node, ...], kind: Kind | None = None) -> tuple[Choice, ...]:
        """Read choices: those of a question of a kind, or of a list for several."""
        choices = tuple(self._choice(item, kind) for item in items)
        self.faults.place_each(distinct("choice", (choice.id for choice in choices)), items)
        return choices

    def _choice(self, node: Node, kind: Kind | None) -> Choice:
        fields = Fields(node, self.faults, "id", "text", "score", "exclusive", "not_applicable")
        if kind is not None:
            suit_choice(kind, fields)
        return Choice(
            id=fields.id(),
            text=fields.text("text"),
            score=fields.between("score", *SCORE, Fraction(0)),
            exclusive=fields.flag("exclusive"),
            not_applicable=fields.flag("not_applicable"),
        )

    def _bands(self, fields: Fields) -> tuple[Band, ...]:
        bands: list[Band] = []
        items = fields.items("bands", required=False)
        for item in items:
            own = Fields(item, self.faults, "from", "score")
            bands.append(Band(start=own.between("from", *SHARE), score=own.between("score", *SCORE)))
        self.faults.place_each(bands_ascend(bands), items)
        return tuple(bands)

    def _optional_condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.node(key)
        return self.conditions.read(node) if node is not None else None

    def _constraints(self, fields: Fields) -> tuple[Constraint, ...]:
        items = fields.items("constraints", required=False)
        constraints = tuple(self._constraint(item) for item in items)
        self.faults.place_each(distinct("constraint", (own.id for own in constraints)), items)
        return constraints

    def _constraint(self, node: Node) -> Constraint:
        fields = Fields(node, self.faults, "id", "sum_of", "equals", "at_most", "message")
        members = list(fields.strings("sum_of"))
        if ("equals" in fields) == ("at_most" in fields):
            self.faults.note("equals_or_at_most", fields.place)
        most = 100 * max(len(members), 1)
        constraint = Constraint(
            id=fields.id(),
            questions=tuple(scalar.text for scalar in members),
            message=fields.text("message"),
            equals=fields.numbers("equals", 0, most) if "equals" in fields else (),
            at_most=fields.between("at_most", 0, most) if "at_most" in fields else None,
        )
        for found in of_sum(constraint, self.seen):
            _, *rest = found.where or ("",)
            self.faults.place([found], members[int(rest[0])] if rest else node)
        known = [name for name in self.seen if name in constraint.questions]
        return replace(constraint, questions=tuple(known))

    def _blockers(self, fields: Fields, levels: tuple[Level, ...]) -> tuple[Blocker, ...]:
        items = fields.items("blockers", required=False)
        blockers = tuple(self._blocker(item, levels) for item in items)
        self.faults.place_each(distinct("blocker", (own.id for own in blockers)), items)
        return blockers

    def _blocker(self, node: Node, levels: tuple[Level, ...]) -> Blocker:
        fields = Fields(node, self.faults, "id", "when", "caps_at", "title", "reason")
        when = fields.required("when")
        caps_at = fields.id("caps_at")
        self.faults.place(known_level(caps_at, levels), node)
        return Blocker(
            id=fields.id(),
            when=self.conditions.read(when) if when is not None else All(()),
            caps_at=caps_at,
            title=fields.text("title"),
            reason=fields.text("reason"),
        )
