"""Reads the questions of a questionnaire's file, and what several of them share."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from ecomdiag.loader.countries import country_choices
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.questions.conditions import ConditionReader
from ecomdiag.loader.questions.improving import resources
from ecomdiag.loader.questions.kinds import read_kind, suit_choice
from ecomdiag.loader.questions.lookup import with_lookup
from ecomdiag.loader.questions.number_keys import number_keys, with_bands
from ecomdiag.loader.questions.offers import read_offers
from ecomdiag.loader.questions.text_keys import text_keys
from ecomdiag.loader.questions.yes_no import is_yes_no, yes_no_choices
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar, place_in
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Place
from ecomdiag.questionnaire.conditions import Condition
from ecomdiag.questionnaire.lookup_faults import of_lookup
from ecomdiag.questionnaire.measures import MEASURED
from ecomdiag.questionnaire.model import DONT_KNOW, Choice, Kind, NotAsked, Question
from ecomdiag.questionnaire.offer_faults import offer_faults
from ecomdiag.questionnaire.rules import (
    SCORE,
    SEVERAL,
    WEIGHT,
    choices_suit,
    distinct,
    enough_choices,
    of_question,
    seen_from_outside,
)
from ecomdiag.questionnaire.structure import joined

KEYS = (
    "id", "kind", "title", "text", "clear", "help", "observable", "weight", "show_if", "if_not_asked",
    "not_applicable_if", "optional", "dont_know", "choices", "choices_if", "min_choices", "max_choices", "target",
    "lookup", "bands", "lines", "max_length", "pattern", "pattern_message", "score", "not_applicable", "integer",
    "unit", "min", "max",
)  # fmt: skip
"""The keys of a question."""
KEYS_OF_CHOICE = ("id", "text", "score", "exclusive", "not_applicable", "says", "improve", "resources")


class Outer(NamedTuple):
    """What questions have from what stands around them: their section, and their group."""

    conditions: tuple[Condition, ...] = ()
    unasked: NotAsked = NotAsked.ZERO
    #: What the innermost of these says itself.
    shown: Condition | None = None
    said: NotAsked | None = None


class QuestionReader:
    """Reads the questions of one file; keeps those read so far, at which the conditions of later ones may look."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.seen: dict[str, Question] = {}
        self.places: dict[str, Place] = {}
        self.conditions = ConditionReader(faults, self.seen)
        self.lists: dict[str, tuple[Choice, ...]] = {}
        self.dont_know: Choice | None = None

    def read_shared(self, fields: Fields) -> None:
        """Read from a questionnaire's fields what its questions share: the lists of choices, and "I don't know"."""
        text = fields.optional_text("dont_know")
        if text is not None:
            self.dont_know = Choice(id=DONT_KNOW, text=text, unknown=True)
        self._choice_lists(fields)

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

    def question(self, node: Node, section: str, outer: Outer, *, counts: bool) -> Question:
        """Read a question of a section, of which ``counts`` says whether it has a weight."""
        fields = Fields(node, self.faults, *KEYS)
        return self.kept(self.made(fields, read_kind(fields), section, outer), node, counts=counts)

    def kept(self, question: Question, node: Node, *, counts: bool) -> Question:
        """Keep a question that was read of a node, whose faults as a whole are told."""
        self.faults.place(of_question(question, counts=counts), node)
        self.faults.place(seen_from_outside(question, self.seen), node)
        self.faults.place(of_lookup(question), node)
        self.faults.place(offer_faults(question), node)
        self._keep(question, place_in(node, ("id",)))
        return question

    def made(self, fields: Fields, kind: Kind, section: str, outer: Outer) -> Question:
        """Read the fields of a question of a kind; ``outer`` is what it has from what stands around it."""
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
            show_if=joined(*outer.conditions, self.condition(fields, "show_if")),
            not_applicable_if=self.condition(fields, "not_applicable_if"),
            if_not_asked=NotAsked(fields.one_of("if_not_asked", tuple(NotAsked), outer.unasked)),
            optional=fields.flag("optional"),
            choices=choices,
            offers=read_offers(fields, self.conditions, choices),
            min_choices=fields.whole("min_choices", 1, most, 1) if kind in SEVERAL else 1,
            max_choices=fields.whole("max_choices", 1, most, most) if kind in SEVERAL else 1,
            target=fields.number("target", Fraction(1)),
            **text_keys(fields, kind)._asdict(),
            **number_keys(fields, kind)._asdict(),
        )
        return with_lookup(fields, with_bands(fields, question), self.faults)

    def _keep(self, question: Question, place: Place) -> None:
        """Let later conditions look at a question; a second one of its name is told."""
        if question.id in self.seen:
            self.faults.note("twice", place, what="question", id=question.id)
        self.seen.setdefault(question.id, question)
        self.places.setdefault(question.id, place)

    def forget(self, before: Collection[str]) -> None:
        """Let conditions look at none of the questions but those that were there before."""
        for name in [name for name in self.seen if name not in before]:
            del self.seen[name], self.places[name]

    def _question_choices(self, fields: Fields, kind: Kind) -> tuple[Choice, ...]:
        if kind is Kind.COUNTRIES:
            return country_choices()
        if kind in (*MEASURED, Kind.TEXT, Kind.DATE):
            return ()
        faults_before = len(self.faults)
        choices = yes_no_choices(fields) if is_yes_no(fields) else self._shared_or_own(fields, kind)
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
        fields = Fields(
            node,
            self.faults,
            "id",
            "text",
            "score",
            "exclusive",
            "not_applicable",
            "says",
            "improve",
            "resources",
        )
        if kind is not None:
            suit_choice(kind, fields)
        return Choice(
            id=fields.id(),
            text=fields.text("text"),
            score=fields.between("score", *SCORE, Fraction(0)),
            exclusive=fields.flag("exclusive"),
            not_applicable=fields.flag("not_applicable"),
            says=fields.flag("says"),
            improve=fields.optional_text("improve"),
            resources=resources(fields, self.faults),
        )

    def condition(self, fields: Fields, key: str) -> Condition | None:
        """Read a condition, if there is one."""
        node = fields.node(key)
        return self.conditions.read(node) if node is not None else None
