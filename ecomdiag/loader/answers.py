"""Reads an answers file into an ``AnswerSheet``, and remembers where each answer stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from ecomdiag import loader, names
from ecomdiag.engine import unknown_questions
from ecomdiag.loader.answering.lazy_places import LazyPlaces
from ecomdiag.loader.answering.nodes import chosen, is_empty, is_nested, typed
from ecomdiag.loader.countries import country_problem, find_country, named_country
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.not_text import holds_workbook
from ecomdiag.loader.yaml import nodes as yaml_nodes
from ecomdiag.loader.yaml import text as yaml_text
from ecomdiag.loader.yaml.nodes import Node, Scalar, Sequence
from ecomdiag.names.answers import in_words
from ecomdiag.problems.errors import AnswersError
from ecomdiag.problems.problem import Place, Problem
from ecomdiag.questionnaire.conditions import LEFT_OUT, Answer
from ecomdiag.questionnaire.model import Kind, Question, Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import EMPTY, Record, replace
from ecomdiag.record.exact import read_number

if TYPE_CHECKING:
    from ecomdiag.loader.answering.repeated import InCopy

#: A filled template is 60 KiB.
MAX_BYTES = 1024 * 1024
MAX_COMPANY = 200
#: What stands in the file beside its answers.
HEADERS = (
    "questionnaire",
    "version",
    "company",
    "home",
    "region",
    "from_outside",
    "resume_at",
    "left_with",
    "said",
    "notes",
)
#: The key that breaks a rule, by the rule.
_HEADER_OF = {
    "other_questionnaire": "questionnaire",
    "other_version": "version",
    "from_outside": "from_outside",
}

Pairs: TypeAlias = tuple[tuple[Scalar, Node], ...]
Places: TypeAlias = dict[tuple[str, int | None], Node | Place]


class LoadedSheet(Record, kw_only=False):
    """An answer sheet as it was read, with the place of each answer (and of each item of a list)."""

    sheet: AnswerSheet
    places: Mapping[tuple[str, int | None], Place] = EMPTY
    #: Where the header stands that breaks a rule, by the rule.
    headers: Mapping[str, Place] = EMPTY
    #: What the file itself has wrong: keys without meaning, values of no possible kind.
    problems: tuple[Problem, ...] = ()
    #: The questions whose answers have no possible form: they are answered, though nobody knows how.
    unreadable: frozenset[str] = frozenset()
    #: What was read in one of two ways that it may be meant.
    doubts: tuple[Problem, ...] = ()
    #: The question at which an interview was left, if it is not the first without an answer.
    resume_at: str | None = None
    #: Of questions that are asked of several things: where they stand in lists, and how they are called there.
    copies: Mapping[str, InCopy] = EMPTY
    #: Marks of the answers with which an interview was left (``loader.marks``), if it was.
    left_with: str | None = None

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return all problems of the file, those of its answers with their places: what is wrong, in file order,
        then what is missing.
        """
        told = (p for p in problems if p.rule != "unanswered" or p.question not in self.unreadable)
        found = [self._located(problem) for problem in told]
        placed = [own for own in found if own is not None]
        return tuple(sorted([*self.problems, *self.doubts, *placed], key=_order))

    def _located(self, problem: Problem) -> Problem | None:
        name = problem.question or ""
        place = (
            self.headers.get(problem.rule)
            or self.places.get((name, problem.item))
            or self.places.get((name, None))
            or (self.copies[name].place if name in self.copies else self.places.get(("", None)))
        )
        found = replace(problem, place=place)
        return loader.repeated.named(found, self.copies) if self.copies else found


def read_answers(content: bytes, questionnaire: Questionnaire, path: str = "answers.yaml") -> LoadedSheet:
    """Read the bytes of an answers file. Raises ``AnswersError`` only if no answer can be told in it: it is not YAML,
    is of another kind, or has something else in the place of its answers. A workbook of ours is read as well.
    """
    if holds_workbook(content):
        return loader.book_reader.read_book(content, questionnaire, path)
    return answers_in(yaml_text.read(content, path, AnswersError, limit=MAX_BYTES), questionnaire, path)


def answers_in(
    node: Node, questionnaire: Questionnaire, path: str, reader: type[Reader] | None = None
) -> LoadedSheet:
    """Make a sheet of what was read of a file, or of what has its form. Raises ``AnswersError`` as ``read_answers``."""
    if not isinstance(node, yaml_nodes.Mapping):
        faults = Faults()
        faults.note_no_pairs(node)
        raise AnswersError(faults, path)
    _refuse_other_kinds(node, path)
    return (reader or Reader)(questionnaire, path).sheet(node)


def _refuse_other_kinds(node: yaml_nodes.Mapping, path: str) -> None:
    """Refuse a report, a questionnaire… as what it is rather than key by key."""
    if any(key.text not in HEADERS and key.text != "answers" for key, _ in node.pairs):
        problem = loader.other_kinds.not_expected("answers", node)
        if problem is not None:
            raise AnswersError([problem], path)


class Reader:
    """Reads one file: the answers, and where each stands; what is wrong goes to ``faults``."""

    def __init__(self, questionnaire: Questionnaire, path: str) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self.faults = Faults()
        self.doubts: list[Problem] = []
        self.read: Places = {}
        self.places = LazyPlaces(self.read)
        self.answers: dict[str, Answer] = {}
        self.unreadable: set[str] = set()
        self.repeats = {own.id: own for section in questionnaire.sections for own in section.repeats}
        self.copies: Mapping[str, InCopy] = EMPTY
        #: Whether the file says that it is of this questionnaire.
        self.ours = True

    def sheet(self, node: yaml_nodes.Mapping) -> LoadedSheet:
        """Read a whole file. Raises ``AnswersError`` where no answer can be told."""
        own = {**self.questionnaire.by_id, **self.repeats} if self.repeats else self.questionnaire.by_id
        outside = tuple(pair for pair in node.pairs if pair[0].text in own and pair[0].text not in HEADERS)
        fields = Fields(node, self.faults, *HEADERS, "answers", *(key.text for key, _ in outside))
        name = self._header(fields, "questionnaire", self.questionnaire.id)
        self.ours = name == self.questionnaire.id
        self.read["", None] = fields.holder("answers")
        self.all_answers(fields.node("answers"), outside)
        home, notes, words = self._home(fields), fields.node("notes"), fields.node("said")
        sheet = AnswerSheet(
            questionnaire=name,
            version=self._header(fields, "version", self.questionnaire.version),
            company=self._company(fields),
            home=home,
            region=self._region(fields, home),
            from_outside=fields.flag("from_outside"),
            answers=self.answers,
            notes=EMPTY if notes is None else loader.answer_notes.read_notes(notes, self.faults),
            said=EMPTY if words is None else loader.answer_words.read_said(words, self.faults),
        )
        self._note_beside(notes, words)
        left = [
            fields.string(key) if fields.node(key) is not None else None for key in ("resume_at", "left_with")
        ]
        return LoadedSheet(
            sheet=sheet,
            places=self.places,
            headers=LazyPlaces({rule: fields.holder(key) for rule, key in _HEADER_OF.items()}),
            problems=tuple(self.faults),
            unreadable=frozenset(self.unreadable),
            doubts=tuple(self.doubts),
            copies=self.copies,
            resume_at=left[0],
            left_with=left[1],
        )

    def _note_beside(self, notes: Node | None, words: Node | None) -> None:
        """Tell of notes and words beside choices to what they belong, unless the file is of another questionnaire."""
        if self.ours and notes is not None:
            loader.answer_notes.note_unknown(notes, self.questionnaire, self.faults)
        if self.ours and words is not None:
            loader.answer_words.note_strange(words, self.questionnaire, self.answers, self.faults)

    def _header(self, fields: Fields, key: str, expected: str) -> str:
        if fields.node(key) is None:
            values = {"key": key, "expected": expected}
            problem = Problem(rule="no_header", severity="warning", place=fields.place, values=values)
            self.faults.append(problem)
            return expected
        return fields.string(key)

    def _company(self, fields: Fields) -> str | None:
        if fields.node("company") is None:
            fields.note_all_comment("company")
            return None
        scalar = fields.scalar("company")
        name = " ".join(scalar.text.split()) if scalar else ""
        if scalar and scalar.comment:
            self.faults.note_comment(scalar, "warning")
        if len(name) > MAX_COMPANY:
            self.faults.note("too_long", fields.at("company"), key="company", limit=str(MAX_COMPANY))
        return name or None

    def _home(self, fields: Fields) -> str | None:
        if fields.node("home") is None:
            return None
        name = fields.string("home")
        code = self._country(name, fields.at("home"))
        if code is None:
            self.faults.append(country_problem(name, place=fields.at("home")))
        return code or ""

    def _region(self, fields: Fields, home: str | None) -> str | None:
        if fields.node("region") is None:
            return None
        name = fields.string("region")
        if not name:
            return ""
        problem = loader.regions.region_problem(name, home, place=fields.at("region"))
        if problem is not None:
            self.faults.append(problem)
        return "" if problem else loader.regions.find_region(name)

    def _country(self, name: str, place: Place, question: str | None = None) -> str | None:
        """Return the code of a country; a name that is another's too is taken, and told."""
        code = find_country(name)
        found = named_country(name) if code not in (None, name) else None
        if found and found.means is names.reading.NameMatch.DOUBTED:
            self.doubts.append(replace(country_problem(name, place=place), question=question))
        return code

    def all_answers(self, node: Node | None, outside: Pairs) -> None:
        """Read the answers, and those that stand beside ``answers`` instead of under it, which is told once."""
        inside: Pairs = ()
        if isinstance(node, yaml_nodes.Mapping):
            inside = node.pairs
        elif node is not None:
            # What is answered cannot be told: nothing is called unanswered.
            self.faults.note_no_pairs(node)
            raise AnswersError(self.faults, self.path)
        if outside:
            names = [key.text for key, _ in outside]
            values = {"found": names[0], "count": str(len(names) - 1)}
            rule = "outside_answers" if len(names) == 1 else "outside_answers_several"
            self.faults.note(rule, outside[0][0].place, **values)
        given = {key.text for key, _ in inside}
        pairs = (*inside, *(pair for pair in outside if pair[0].text not in given))
        if self.repeats:
            pairs, self.copies = loader.repeated.flattened(pairs, self.repeats, self.faults)
        self.take(pairs)

    def take(self, pairs: Pairs) -> None:
        """Read answers, by the ids of their questions."""
        blank: list[str] = []
        for key, value in pairs:
            self.read[key.text, None] = key
            if key.text in HEADERS and key.text not in self.questionnaire.by_id:
                self.faults.note("inside_answers", key.place, found=key.text)
            elif isinstance(value, yaml_nodes.Mapping) or is_nested(value):
                self.faults.note("not_an_answer", value.place, question=key.text)
                self.unreadable.add(key.text)
            elif isinstance(value, Sequence) and not value.items and self._may_lack(key.text):
                self.read[key.text, None] = value
                self.answers[key.text] = LEFT_OUT
            elif is_empty(value):
                blank.append(key.text)
            elif (own := chosen(self.questionnaire.by_id.get(key.text), value)) is not None:  # as most are
                self.read[key.text, None] = self.read[key.text, 0] = value
                self.answers[key.text] = own
            else:
                self._answer(key.text, value)
        if self.ours:
            for problem in unknown_questions(self.questionnaire, blank):
                self.faults.append(replace(problem, place=self.places[problem.question or "", None]))

    def _may_lack(self, name: str) -> bool:
        """Say whether an empty list says that an optional question was passed over."""
        return name in self.questionnaire.optional_ids

    def _answer(self, name: str, value: Scalar | Sequence) -> None:
        self.read[name, None] = value
        question = self.questionnaire.by_id.get(name)
        items = (
            [value]
            if isinstance(value, Scalar)
            else [item for item in value.items if isinstance(item, Scalar)]
        )
        for position, item in enumerate(items):
            self.read[name, position] = item
        ids = question.by_id if question else EMPTY
        texts = tuple(
            [item.text if item.text in ids else _choice(question, typed(item, question)) for item in items]
        )
        kind = question.kind if question else None
        if kind is Kind.COUNTRIES:
            self.answers[name] = tuple(
                text if text in ids else self._country(text, item.place, name) or text
                for text, item in zip(texts, items, strict=True)
            )
            if isinstance(value, Scalar) and names.countries.is_word(value.word):
                self._doubt("country_or_word", value, name, found=value.word)
        elif kind is Kind.PERCENTAGE and isinstance(value, Scalar):
            number = _number(value)
            self.answers[name] = texts[0] if number is None else number
            if number is not None and 0 < number < 1 and not value.word.endswith("%"):
                self._doubt("fraction", value, name, found=value.word, read=number, meant=100 * number)
        elif question is not None and kind is Kind.NUMBER and isinstance(value, Scalar):
            amount = names.amounts.read_amount(question, value.word) if value.value is None else value.value
            self.answers[name] = value.word if amount is None else amount
        elif kind is Kind.DATE and isinstance(value, Scalar):
            self.answers[name] = names.days.read_day(value.word) or value.word
        elif kind is Kind.TEXT and isinstance(value, Scalar):
            self.answers[name] = in_words(value.word)
        elif kind in (Kind.MULTIPLE, Kind.RANKING) or isinstance(value, Sequence):
            self.answers[name] = texts
        else:
            self.answers[name] = texts[0]

    def _doubt(self, rule: str, at: Node, question: str, **values: str | Fraction) -> None:
        problem = Problem(rule=rule, severity="warning", question=question, values=values, place=at.place)
        self.doubts.append(problem)


def _number(value: Scalar) -> Fraction | None:
    bare = value.word[:-1].rstrip() if value.word.endswith("%") else value.word
    return read_number(bare) if value.value is None else value.value


def _choice(question: Question | None, text: str) -> str:
    """Return the id of the choice that is called so; the text as it stands if there is not one alone."""
    if question is None or not question.choices or question.kind is Kind.COUNTRIES or text in question.by_id:
        return text
    found = names.choices.named_choice(question, text)
    return (found.id if found else None) or text


def _order(problem: Problem) -> tuple[bool, int, int]:
    place = problem.place
    return (problem.rule == "unanswered", place.line if place else 0, place.column if place else 0)
