"""Reads a questionnaire file into a ``Questionnaire``, or refuses it with every fault and its line."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from ecomdiag.conditions import All, Condition
from ecomdiag.engine import unknown
from ecomdiag.errors import ProblemsError, QuestionnaireError
from ecomdiag.loader import yaml_text
from ecomdiag.loader.built import built
from ecomdiag.loader.conditions import ConditionReader
from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.files import MAX_BYTES, read_bytes, read_data
from ecomdiag.loader.yaml_text import Mapping, Node, Scalar
from ecomdiag.model import (
    DONT_KNOW,
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
from ecomdiag.texts import Language

SHIPPED = "questions.yaml"
BUILT = "questionnaire"
#: The questionnaires after instruments of others that ship too, by the names under which they are asked for.
INSTRUMENTS = ("dii", "dmat", "samm")
_KINDS = tuple(kind.value for kind in Kind)
_SEVERAL = (Kind.MULTIPLE, Kind.COUNTRIES)
#: The kinds of question in which a key means something; elsewhere it would be passed over in silence.
_ONLY_OF = {
    "choices": (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING),
    "dont_know": (Kind.SINGLE, Kind.MULTIPLE),
    "min_choices": _SEVERAL,
    "max_choices": _SEVERAL,
    "target": (Kind.MULTIPLE,),
    "bands": (Kind.PERCENTAGE,),
}


def load_questionnaire(path: str | None, language: Language) -> Questionnaire:
    """Load a questionnaire file, or the shipped one if ``path`` is ``None``.

    The name of a shipped instrument stands for it, unless there is a file of that name.

    Raises ``QuestionnaireError`` with every fault found, or ``UsageError`` if the file cannot be read.
    """
    kept: Questionnaire | None = built(BUILT) if path is None else None
    return parse_questionnaire(questionnaire_bytes(path, language)) if kept is None else kept


def questionnaire_bytes(path: str | None, language: Language) -> bytes:
    """Return the bytes of a questionnaire file, of a shipped instrument by its name, or of the shipped questionnaire.

    Raises ``UsageError`` if the file cannot be read.
    """
    if path is None:
        return read_data(SHIPPED)
    if path in INSTRUMENTS and not Path(path).exists():
        return read_data(f"instruments/{path}.yaml")
    return read_bytes(path, language)


def load_instrument(name: str) -> Questionnaire:
    """Load one of the shipped ``INSTRUMENTS``."""
    return parse_questionnaire(read_data(f"instruments/{name}.yaml"))


def parse_questionnaire(content: bytes) -> Questionnaire:
    """Make a questionnaire of a file's bytes. Raises ``QuestionnaireError`` with every fault found."""
    try:
        node = yaml_text.parse(content, limit=MAX_BYTES)
    except ProblemsError as error:
        raise QuestionnaireError(error.problems) from None
    import hashlib  # a built package keeps the digest, and does without this library

    reader = _Reader()
    questionnaire = reader.questionnaire(node, hashlib.sha256(content).hexdigest())
    if reader.faults:
        in_file_order = sorted(
            reader.faults, key=lambda f: (f.place.line, f.place.column) if f.place else (0, 0)
        )
        raise QuestionnaireError(in_file_order)
    return questionnaire


class _Reader:
    """Reads one file; keeps the faults, and the questions read so far, which conditions may look back at."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.seen: dict[str, Question] = {}
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
        self._distinct("section", zip((section.id for section in sections), items, strict=True))
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
            self.faults.note("not_a_mapping", node.place)
            return
        for key, value in node.pairs:
            holder = Fields(Mapping(((key, value),), key.marks), self.faults, key.text)
            self.lists[key.text] = self._choices(holder.items(key.text))

    def _levels(self, fields: Fields) -> tuple[Level, ...]:
        levels: list[Level] = []
        items = fields.some("levels")
        for item in items:
            own = Fields(item, self.faults, "id", "from", "title")
            faults_before = len(self.faults)
            start = own.between("from", 0, 100)
            readable = len(self.faults) == faults_before
            level = Level(id=own.id(), start=start, title=own.text("title"))
            in_order = level.start > levels[-1].start if levels else level.start == 0
            if readable and not in_order:
                self.faults.note("level_order", own.at("from"))
            levels.append(level)
        self._distinct("level", zip((level.id for level in levels), items, strict=True))
        return tuple(levels)

    def _section(self, node: Node) -> Section:
        fields = Fields(node, self.faults, "id", "title", "intro", "weight", "questions")
        name = fields.id()
        weight = fields.between("weight", 0, 1000, Fraction(1))
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
            node, self.faults, "id", "kind", "title", "text", "help", "weight", "show_if", "if_not_asked",
            "not_applicable_if", "dont_know", "choices", "min_choices", "max_choices", "target", "bands",
        )  # fmt: skip
        kind = Kind(fields.one_of("kind", _KINDS))
        self._suits(kind, fields)
        choices = self._question_choices(fields, kind)
        most = max(len(choices), 1)
        question = Question(
            id=fields.id(),
            section=section,
            kind=kind,
            text=fields.text("text"),
            title=fields.optional_text("title"),
            help=fields.optional_text("help"),
            weight=fields.between("weight", 0, 1000, Fraction(1)),
            show_if=self._optional_condition(fields, "show_if"),
            not_applicable_if=self._optional_condition(fields, "not_applicable_if"),
            if_not_asked=NotAsked(fields.one_of("if_not_asked", tuple(NotAsked), NotAsked.ZERO)),
            choices=choices,
            min_choices=fields.whole("min_choices", 1, most, 1) if kind in _SEVERAL else 1,
            max_choices=fields.whole("max_choices", 1, most, most) if kind in _SEVERAL else 1,
            target=fields.number("target", Fraction(1)),
            bands=self._bands(fields),
        )
        self._sound(question, fields, counts=counts)
        if question.id in self.seen:
            self.faults.note("twice", fields.at("id"), what="question", id=question.id)
        self.seen.setdefault(question.id, question)
        return question

    def _suits(self, kind: Kind, fields: Fields) -> None:
        """Note the keys that mean nothing in a question of this kind."""
        for key, kinds in _ONLY_OF.items():
            if key in fields and kind not in kinds:
                self.faults.note("not_for_this_kind", fields.key_at(key), key=key, kinds=", ".join(kinds))

    def _sound(self, question: Question, fields: Fields, *, counts: bool) -> None:
        """Faults of a question that no single field shows."""
        if question.min_choices > question.max_choices:
            self.faults.note("limits", fields.at("min_choices"), question=question.id)
        if question.target <= 0:
            self.faults.note("target", fields.at("target"), question=question.id)
        if counts and question.scored and question.kind is Kind.PERCENTAGE and not question.bands:
            self.faults.note("no_bands", fields.place, question=question.id)

    def _question_choices(self, fields: Fields, kind: Kind) -> tuple[Choice, ...]:
        if kind is Kind.COUNTRIES:
            return country_choices()
        if kind is Kind.PERCENTAGE:
            return ()
        faults_before = len(self.faults)
        choices = self._shared_or_own(fields)
        readable = len(self.faults) == faults_before
        if fields.flag("dont_know"):
            if self.dont_know is None:
                self.faults.note("no_dont_know", fields.at("dont_know"))
            else:
                if any(choice.id == DONT_KNOW for choice in choices):
                    self.faults.note("twice", fields.at("dont_know"), what="choice", id=DONT_KNOW)
                choices = (*choices, self.dont_know)
        if readable and len(choices) < 2:
            self.faults.note("few_choices", fields.at("choices"))
        return choices

    def _shared_or_own(self, fields: Fields) -> tuple[Choice, ...]:
        node = fields.required("choices")
        if not isinstance(node, Scalar):
            return self._choices(fields.items("choices")) if node is not None else ()
        if node.text not in self.lists:
            problem = unknown("unknown_list", node.text, self.lists)
            self.faults.note(problem.rule, node.place, **problem.values)
        return self.lists.get(node.text, ())

    def _choices(self, items: tuple[Node, ...]) -> tuple[Choice, ...]:
        choices = []
        for item in items:
            fields = Fields(item, self.faults, "id", "text", "score", "exclusive", "not_applicable")
            choices.append(
                Choice(
                    id=fields.id(),
                    text=fields.text("text"),
                    score=fields.between("score", 0, 1, Fraction(0)),
                    exclusive=fields.flag("exclusive"),
                    not_applicable=fields.flag("not_applicable"),
                )
            )
        self._distinct("choice", zip((choice.id for choice in choices), items, strict=True))
        return tuple(choices)

    def _bands(self, fields: Fields) -> tuple[Band, ...]:
        bands: list[Band] = []
        for item in fields.items("bands", required=False):
            own = Fields(item, self.faults, "from", "score")
            band = Band(start=own.between("from", 0, 100), score=own.between("score", 0, 1))
            if band.start <= bands[-1].start if bands else band.start != 0:
                self.faults.note("band_order", own.at("from"))
            bands.append(band)
        return tuple(bands)

    def _optional_condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.node(key)
        return self.conditions.read(node) if node is not None else None

    def _constraints(self, fields: Fields) -> tuple[Constraint, ...]:
        items = fields.items("constraints", required=False)
        constraints = tuple(self._constraint(item) for item in items)
        self._distinct("constraint", zip((found.id for found in constraints), items, strict=True))
        return constraints

    def _constraint(self, node: Node) -> Constraint:
        fields = Fields(node, self.faults, "id", "sum_of", "equals", "at_most", "message")
        members = list(fields.strings("sum_of"))
        found = [self.seen[scalar.text] for scalar in members if scalar.text in self.seen]
        for scalar in members:
            if scalar.text not in self.seen or self.seen[scalar.text].kind is not Kind.PERCENTAGE:
                self.faults.note("sums_percentages", scalar.place, found=scalar.text)
        self._distinct("question", ((scalar.text, scalar) for scalar in members))
        if len({question.section for question in found}) > 1:
            self.faults.note("one_section", fields.place)
        if ("equals" in fields) == ("at_most" in fields):
            self.faults.note("equals_or_at_most", fields.place)
        order, most = list(self.seen), 100 * max(len(members), 1)
        return Constraint(
            id=fields.id(),
            questions=tuple(sorted((question.id for question in found), key=order.index)),
            message=fields.text("message"),
            equals=fields.numbers("equals", 0, most) if "equals" in fields else (),
            at_most=fields.between("at_most", 0, most) if "at_most" in fields else None,
        )

    def _blockers(self, fields: Fields, levels: tuple[Level, ...]) -> tuple[Blocker, ...]:
        items = fields.items("blockers", required=False)
        blockers = tuple(self._blocker(item, levels) for item in items)
        self._distinct("blocker", zip((found.id for found in blockers), items, strict=True))
        return blockers

    def _blocker(self, node: Node, levels: tuple[Level, ...]) -> Blocker:
        fields = Fields(node, self.faults, "id", "when", "caps_at", "title", "reason")
        when = fields.required("when")
        caps_at = fields.id("caps_at")
        if caps_at and caps_at not in {level.id for level in levels}:
            problem = unknown("unknown_level", caps_at, {level.id: level for level in levels})
            self.faults.note(problem.rule, fields.at("caps_at"), **problem.values)
        return Blocker(
            id=fields.id(),
            when=self.conditions.read(when) if when is not None else All(()),
            caps_at=caps_at,
            title=fields.text("title"),
            reason=fields.text("reason"),
        )

    def _distinct(self, what: str, named: Iterable[tuple[str, Node]]) -> None:
        seen: set[str] = set()
        for name, node in named:
            if name and name in seen:
                self.faults.note("twice", node.place, what=what, id=name)
            seen.add(name)
