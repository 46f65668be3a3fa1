"""Reads an answers file into an ``AnswerSheet``, and remembers where each answer stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ecomdiag.conditions import Answer
from ecomdiag.errors import AnswersError, ProblemsError
from ecomdiag.loader import yaml_text
from ecomdiag.loader.countries import find_country
from ecomdiag.loader.fields import Faults, Fields
from ecomdiag.loader.yaml_text import Node, Scalar, Sequence
from ecomdiag.model import AnswerSheet, Kind, Questionnaire
from ecomdiag.problems import Place, Problem
from ecomdiag.wording import read_number

#: A filled template is 60 KiB.
MAX_BYTES = 1024 * 1024
MAX_COMPANY = 200
_PERCENT = re.compile(r"\s*%$")


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """An answer sheet as it was read, with the place of each answer (and of each item of a list)."""

    sheet: AnswerSheet
    places: Mapping[tuple[str, int | None], Place] = field(default_factory=dict)
    #: Where the header stands that breaks a rule, by the rule.
    headers: Mapping[str, Place] = field(default_factory=dict)
    #: What the file itself has wrong: keys without meaning, values of no possible kind.
    problems: tuple[Problem, ...] = ()
    #: The question at which an interview was left, if it is not the first without an answer.
    resume_at: str | None = None

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return all problems of the file, those of its answers with their places, in file order."""
        placed = [self._located(problem) for problem in problems]
        found = [*self.problems, *placed]
        return tuple(sorted(found, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0)))

    def _located(self, problem: Problem) -> Problem:
        name = problem.question or ""
        place = (
            self.headers.get(problem.rule)
            or self.places.get((name, problem.item))
            or self.places.get((name, None))
            or self.places.get(("", None))
        )
        return replace(problem, place=place)


def read_answers(content: bytes, questionnaire: Questionnaire) -> LoadedSheet:
    """Read the bytes of an answers file. Raises ``AnswersError`` only if it cannot be read as YAML at all."""
    try:
        node = yaml_text.parse(content, limit=MAX_BYTES)
    except ProblemsError as error:
        raise AnswersError(error.problems) from None
    if not isinstance(node, yaml_text.Mapping):
        raise AnswersError([Problem(rule="file.not_a_mapping", place=node.place)])
    return _Reader(questionnaire).sheet(node)


class _Reader:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.faults = Faults()
        self.places: dict[tuple[str, int | None], Place] = {}
        self.answers: dict[str, Answer] = {}

    def sheet(self, node: Node) -> LoadedSheet:
        fields = Fields(
            node, self.faults, "questionnaire", "version", "company", "home", "resume_at", "answers"
        )
        answers = fields.node("answers")
        self.places["", None] = fields.at("answers")
        if answers is not None:
            self._answers(answers)
        sheet = AnswerSheet(
            questionnaire=self._header(fields, "questionnaire", self.questionnaire.id),
            version=self._header(fields, "version", self.questionnaire.version),
            company=self._company(fields),
            home=self._home(fields),
            answers=self.answers,
        )
        resume_at = fields.string("resume_at") if fields.node("resume_at") is not None else None
        headers = {
            "other_questionnaire": fields.at("questionnaire"),
            "other_version": fields.at("version"),
        }
        return LoadedSheet(sheet, self.places, headers, tuple(self.faults), resume_at)

    def _header(self, fields: Fields, key: str, expected: str) -> str:
        if fields.node(key) is None:
            values = {"key": key, "expected": expected}
            problem = Problem(rule="no_header", severity="warning", place=fields.place, values=values)
            self.faults.append(problem)
            return expected
        return fields.string(key)

    def _company(self, fields: Fields) -> str | None:
        if fields.node("company") is None:
            return None
        name = " ".join(fields.string("company").split())
        if len(name) > MAX_COMPANY:
            self.faults.note("too_long", fields.at("company"), key="company", limit=str(MAX_COMPANY))
        return name or None

    def _home(self, fields: Fields) -> str | None:
        if fields.node("home") is None:
            return None
        name = fields.string("home")
        code = find_country(name)
        if code is None:
            self.faults.append(
                Problem(rule="unknown_country", place=fields.at("home"), values={"found": name})
            )
        return code

    def _answers(self, node: Node) -> None:
        if not isinstance(node, yaml_text.Mapping):
            self.faults.note("not_a_mapping", node.place)
            return
        for key, value in node.pairs:
            self.places[key.text, None] = key.place
            if isinstance(value, yaml_text.Mapping) or _nested(value):
                self.faults.note("not_an_answer", value.place, question=key.text)
            elif not _empty(value):
                self._answer(key.text, value)

    def _answer(self, name: str, value: Scalar | Sequence) -> None:
        self.places[name, None] = value.place
        question = self.questionnaire.by_id.get(name)
        items = (
            [value]
            if isinstance(value, Scalar)
            else [item for item in value.items if isinstance(item, Scalar)]
        )
        for position, item in enumerate(items):
            self.places[name, position] = item.place
        texts = tuple(item.text for item in items)
        kind = question.kind if question else None
        if kind is Kind.COUNTRIES:
            known = question.by_id if question else {}
            self.answers[name] = tuple(
                text if text in known else find_country(text) or text for text in texts
            )
        elif kind is Kind.PERCENTAGE and isinstance(value, Scalar):
            number = read_number(_PERCENT.sub("", value.text))
            self.answers[name] = value.text if number is None else number
        elif kind in (Kind.MULTIPLE, Kind.RANKING) or isinstance(value, Sequence):
            self.answers[name] = texts
        else:
            self.answers[name] = value.text


def _empty(value: Scalar | Sequence) -> bool:
    return value.empty if isinstance(value, Scalar) else not value.items


def _nested(value: Node) -> bool:
    return isinstance(value, Sequence) and any(not isinstance(item, Scalar) for item in value.items)
