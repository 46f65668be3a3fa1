"""Reads the words beside choices, by the ids of their questions: ``said: {sectors: {other: "stone"}}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Answers

from ecomdiag import names
from ecomdiag.loader.fields import Faults, is_cut
from ecomdiag.loader.yaml.nodes import Mapping, Node, Scalar
from ecomdiag.names.answers import on_one_line
from ecomdiag.problems.near import unknown
from ecomdiag.problems.problem import Problem, of_a_list
from ecomdiag.questionnaire.conditions import Answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.said import MAX_SAID, ChoiceWords, Said, asking
from ecomdiag.record import replace


def read_said(node: Node, faults: Faults) -> dict[str, Said]:
    """Return the words that say anything, by the names under which they stand; what is wrong goes to ``faults``."""
    found = {key.text: tuple(_words(value, faults)) for key, value in _pairs(node, faults)}
    return {name: said for name, said in found.items() if said}


def note_strange(
    node: Node, questionnaire: Questionnaire, answers: Answers[str, Answer], faults: Faults
) -> None:
    """Tell which words belong to no choice that asks for them and is chosen: warnings, for all words are kept."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    if not pairs:
        return
    says = {own.id: own for own in questionnaire.questions if any(choice.says for choice in own.choices)}
    faults += _strange("said_no_question", [key for key, _ in pairs], says)
    for key, value in pairs:
        question = says.get(key.text)
        if question is not None and isinstance(value, Mapping):
            asked = [choice.id for choice in question.choices if choice.says]
            faults += _strange("said_no_choice", [own for own, _ in value.pairs], asked)
            chosen = {choice.id for choice in asking(question, answers.get(question.id))}
            idle = [own for own, _ in value.pairs if own.text in asked and own.text not in chosen]
            faults += [
                _warning(Problem(rule="file.said_not_chosen", values={"found": own.text}), own)
                for own in idle
            ]


def _pairs(node: Node | None, faults: Faults) -> tuple[tuple[Scalar, Node], ...]:
    """Return the pairs of a group; what is none is told, unless nothing is there."""
    if isinstance(node, Mapping):
        return node.pairs
    if node is not None and not (isinstance(node, Scalar) and node.empty):
        faults.note_no_pairs(node)
    return ()


def _words(node: Node, faults: Faults) -> Iterator[ChoiceWords]:
    for key, value in _pairs(node, faults):
        if not isinstance(value, Scalar):
            faults.note("not_a_value", value.place, key=key.text)
            continue
        if is_cut(value):
            faults.note_comment(value)
        words = "" if value.empty else on_one_line(value.word)
        if len(words) > MAX_SAID:
            faults.note("too_long", value.place, key=key.text, limit=str(MAX_SAID))
        elif words:
            yield ChoiceWords(choice=key.text, words=words)


def _strange(rule: str, keys: Sequence[Scalar], known: Iterable[str]) -> Iterator[Problem]:
    """Yield the warnings about names that are not known."""
    right = frozenset(known)
    strange = [key for key in keys if key.text not in right]
    compared = sorted(right) if strange and len(keys) <= names.misnamed.MOST_COMPARED else ()
    told = of_a_list(strange, lambda key: _warning(unknown(f"file.{rule}", key.text, compared), key))
    return (replace(problem, severity="warning") for problem in told)


def _warning(problem: Problem, at: Scalar) -> Problem:
    return replace(problem, place=at.place, severity="warning")
