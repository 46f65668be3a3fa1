"""Makes a questionnaire of a file's bytes, or refuses it with every fault and its line."""

from __future__ import annotations

import hashlib
from fractions import Fraction

from ecomdiag import loader
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES
from ecomdiag.loader.questions.lookup import GONE, read_results
from ecomdiag.loader.questions.orders import read_orders
from ecomdiag.loader.questions.question import Outer, QuestionReader
from ecomdiag.loader.questions.structure_reader import StructureReader
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Mapping, Node
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.conditions import All
from ecomdiag.questionnaire.lookup import Result
from ecomdiag.questionnaire.lookup_faults import of_scoring
from ecomdiag.questionnaire.model import (
    Blocker,
    Constraint,
    Level,
    Questionnaire,
    Section,
)
from ecomdiag.questionnaire.rules import (
    SHARE,
    WEIGHT,
    distinct,
    highest_sum,
    known_level,
    levels_ascend,
    levels_of_scores,
    of_sum,
)
from ecomdiag.questionnaire.way_rules import ways_fit
from ecomdiag.questionnaire.ways import Way
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
        self.questions = QuestionReader(self.faults)
        self.structure = StructureReader(self.questions)
        self.seen = self.questions.seen
        self.conditions = self.questions.conditions

    def questionnaire(self, node: Node, digest: str) -> Questionnaire:
        fields = Fields(
            node, self.faults, "id", "version", "languages", "title", "heading", "method", "scoring", "lookup",
            "levels", "dont_know", "choice_lists", "sections", "constraints", "orders", "blockers",
        )  # fmt: skip
        if "languages" in fields:
            self.faults.languages = loader.spoken.languages_in(fields)
        self.questions.read_shared(fields)
        levels = self._levels(fields.some("levels"))
        items = fields.some("sections")
        sections = tuple(self._section(item) for item in items)
        self.faults.place_each(distinct("section", (own.id for own in sections)), items)
        scoring = Way(fields.one_of("scoring", tuple(Way), Way.MEAN))
        self.faults.place_each(ways_fit(scoring, sections), items)
        self._names({section.id for section in sections})
        name = fields.string("id")
        return Questionnaire(
            id=name,
            version=fields.string("version"),
            title=fields.text("title"),
            heading=fields.optional_text("heading"),
            method=fields.optional_text("method"),
            scoring=scoring,
            lookup=self._looked_up(fields, scoring, name),
            levels=levels,
            sections=sections,
            constraints=(sums := self._constraints(fields)),
            orders=read_orders(fields, self.seen, sums),
            blockers=self._blockers(fields, levels),
            languages=self.faults.languages,
            digest=digest,
        )

    def _names(self, sections: set[str]) -> None:
        """Tell what is called like something else: an interview goes to sections and questions by their ids."""
        questions, blocks = self.questions.places, self.structure.places
        for name in sections & questions.keys():
            self.faults.note("twice", questions[name], what="section", id=name)
        for name in blocks.keys() & (sections | questions.keys()):
            what = "section" if name in sections else "question"
            self.faults.note("twice", blocks[name], what=what, id=name)

    def _levels(self, items: tuple[Node, ...]) -> tuple[Level, ...]:
        levels: list[Level] = []
        unreadable: set[int | str] = set()
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
        fields = Fields(
            node,
            self.faults,
            "id",
            "title",
            "intro",
            "weight",
            "scoring",
            "lookup",
            "levels",
            "show_if",
            "if_not_asked",
            "questions",
        )
        name = fields.id()
        weight = fields.between("weight", *WEIGHT, Fraction(1))
        scoring = Way(fields.one_of("scoring", tuple(Way), Way.MEAN))
        outer = self.structure.outer(fields, Outer())
        inside = self.structure.inside(fields.items("questions"), name, outer, counts=weight > 0)
        section = Section(
            id=name,
            title=fields.text("title"),
            intro=fields.text("intro"),
            weight=weight,
            scoring=scoring,
            lookup=self._looked_up(fields, scoring, name, GONE),
            questions=inside.questions,
            show_if=outer.shown,
            if_not_asked=outer.said,
            groups=inside.groups,
            matrices=inside.matrices,
            repeats=inside.repeats,
            levels=self._levels(fields.some("levels")) if "levels" in fields else (),
        )
        self.faults.place(levels_of_scores(section), node)
        if not section.questions:
            self.faults.note("no_questions", fields.place, section=name)
        return section

    def _looked_up(self, fields: Fields, scoring: Way, name: str, *more: str) -> tuple[Result, ...]:
        """Read the rules by which a section, or all, is scored, over all questions that were read so far."""
        rules = read_results(fields, self.conditions, *more)
        self.faults.place(of_scoring(rules, scoring, name, may_leave=GONE in more), fields.start)
        return rules

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
        most = highest_sum((scalar.text for scalar in members), self.seen)
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
