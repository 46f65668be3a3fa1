"""What a questionnaire and an answers file say, worked out anew from their pages in ``docs/`` alone.

Nothing of ``ecomdiag`` is used: the files are read with PyYAML as plain texts, and asked, scored and judged by what
docs/questions-file.md, docs/answers-file.md and docs/method.md say. It knows valid files only, and tells no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

import yaml

Given: TypeAlias = dict[str, Any]
"""Answers that count, by question: the id of a choice, a list of ids, a number, or words."""

NOBODY_SCORES = {"ranking", "countries", "text", "date"}
UNASKED = {"zero": Fraction(0), "full": Fraction(1), "exclude": None}


@dataclass
class Result:
    """What a reader of the documents would say of the answers."""

    asked: list[str] = field(default_factory=list)
    complete: bool = True
    #: 0…100; ``None`` where nothing counts.
    score: Fraction | None = None
    sections: dict[str, Fraction | None] = field(default_factory=dict)
    section_levels: dict[str, str] = field(default_factory=dict)
    uncapped: str = ""
    level: str = ""
    blockers: list[str] = field(default_factory=list)


def tree(text: str) -> Any:
    """Read YAML with every scalar a text, as the documents say."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def number(text: str) -> Fraction:
    """Read a number: with a point or a comma, a power of ten, or a quotient."""
    return Fraction(text.replace(",", ".").removesuffix("%").strip())


def read(questionnaire: str, answers: str) -> Result:
    """Say what comes of an answers file, both given as the text of their files."""
    return _Reading(tree(questionnaire), tree(answers).get("answers") or {}).result()


class _Reading:
    def __init__(self, asked: Any, given: Any) -> None:
        self.asked = asked
        for section in asked["sections"]:
            section["questions"] = list(_questions(section, section["questions"]))
        self.given = given
        self.counted: Given = {}

    def result(self) -> Result:
        found = Result()
        worth: dict[str, Fraction | None] = {}
        for section in self.asked["sections"]:
            for question in section["questions"]:
                worth[question["id"]] = self.question(question, found)
        total, weights = Fraction(0), Fraction(0)
        for section in self.asked["sections"]:
            own = self.section(section, worth)
            found.sections[section["id"]] = own
            if own is not None:
                at = round(own, 9)
                levels = section.get("levels", self.asked["levels"])
                found.section_levels[section["id"]] = [
                    lvl["id"] for lvl in levels if number(lvl["from"]) <= at
                ][-1]
            if own is not None:
                total += own * number(section.get("weight", "1"))
                weights += number(section.get("weight", "1"))
        found.score = total / weights if weights else None
        self.levels(found)
        return found

    # Questions -------------------------------------------------------------------------------------------

    def question(self, question: Any, found: Result) -> Fraction | None:
        """Walk over one question; return what it counts, 0…1, or ``None`` if it leaves the mean."""
        unasked = UNASKED[question.get("if_not_asked", "zero")]
        closed = question.get("not_applicable_if")
        if closed is not None and self.holds(closed):
            return None
        if "show_if" in question and not self.holds(question["show_if"]):
            return unasked
        found.asked.append(question["id"])
        answer = self.answer(question)
        if answer is None:
            if question.get("optional") != "true":
                found.complete = False
                return Fraction(0)
            return unasked
        chosen = answer if isinstance(answer, list) else [answer]
        offers = question.get("choices_if", {})
        if any(name in offers and not self.holds(offers[name]) for name in chosen):
            found.complete = False
            return Fraction(0)
        self.counted[question["id"]] = answer
        return self.worth(question, answer)

    def answer(self, question: Any) -> Any:
        """Return an answer as it is meant; ``None`` for a blank."""
        said = self.given.get(question["id"])
        if said is None or said in ("", [], "null", "~"):
            return None
        if question["kind"] in ("multiple", "ranking", "countries"):
            return said if isinstance(said, list) else [said]
        return number(said) if question["kind"] in ("percentage", "number") else said

    def choices(self, question: Any) -> dict[str, Any]:
        if question["kind"] == "yes_no":
            return self.yes_or_no(question)
        own = question["choices"]
        known = {
            choice["id"]: choice
            for choice in (self.asked["choice_lists"][own] if isinstance(own, str) else own)
        }
        return known | ({"dont_know": {"score": "0"}} if question.get("dont_know") == "true" else {})

    def yes_or_no(self, question: Any) -> dict[str, Any]:
        scores = question.get("score", {"yes": "1", "no": "0"})
        more = {"not_applicable": {"not_applicable": "true"}, "dont_know": {"score": "0"}}
        said = {key: value for key, value in more.items() if question.get(key) == "true"}
        return {name: {"score": worth} for name, worth in scores.items()} | said

    def worth(self, question: Any, answer: Any) -> Fraction | None:
        """Return what an answer is worth, 0…1."""
        kind = question["kind"]
        if _unscored(question):
            return None
        if kind in ("percentage", "number"):
            reached = [band for band in question.get("bands", []) if number(band["from"]) <= answer]
            return number(reached[-1]["score"]) if reached else Fraction(0)
        chosen = [self.choices(question)[name] for name in (answer if isinstance(answer, list) else [answer])]
        if any(choice.get("not_applicable") == "true" for choice in chosen):
            return None
        sum_of = sum((number(choice.get("score", "0")) for choice in chosen), Fraction(0))
        return min(Fraction(1), sum_of / number(question.get("target", "1")))

    # Sections and the whole ------------------------------------------------------------------------------

    def section(self, section: Any, worth: dict[str, Fraction | None]) -> Fraction | None:
        """Return the weighted mean of what counts, 0…100; ``None`` of a profile, and where nothing does."""
        total, weights = Fraction(0), Fraction(0)
        for question in section["questions"]:
            own, weight = worth[question["id"]], number(question.get("weight", "1"))
            if own is not None and not _unscored(question):
                total += own * weight
                weights += weight
        return 100 * total / weights if weights and number(section.get("weight", "1")) else None

    def levels(self, found: Result) -> None:
        """Tell the level, and what holds it back; a score is compared at nine decimals."""
        found.blockers = [own["id"] for own in self.asked.get("blockers", []) if self.holds(own["when"])]
        if found.score is None:
            return
        names = [level["id"] for level in self.asked["levels"]]
        at = round(found.score, 9)
        reached = [level["id"] for level in self.asked["levels"] if number(level["from"]) <= at]
        caps = [own["caps_at"] for own in self.asked.get("blockers", []) if own["id"] in found.blockers]
        found.uncapped = reached[-1]
        found.level = min([found.uncapped, *caps], key=names.index)

    # Conditions ------------------------------------------------------------------------------------------

    def holds(self, condition: Any) -> bool:
        """Say whether a condition holds over the answers that count."""
        if "all" in condition:
            return all(self.holds(part) for part in condition["all"])
        if "any" in condition:
            return any(self.holds(part) for part in condition["any"])
        if "not" in condition:
            return not self.holds(condition["not"])
        ((test, wanted),) = ((key, value) for key, value in condition.items() if key != "question")
        answer = self.counted.get(condition["question"])
        if test == "answered":
            return (answer is not None) == (wanted == "true")
        return answer is not None and _passes(test, answer, wanted)


def _questions(around: Any, items: Any) -> Iterator[Any]:
    """Yield the questions of a section or a group, each with what stands for all of them: rows as questions too."""
    for item in items:
        shown = [part["show_if"] for part in (around, item) if "show_if" in part]
        own = {"if_not_asked": around.get("if_not_asked", "zero")} | item
        if shown:
            own["show_if"] = {"all": shown}
        if "group" in item:
            yield from _questions(own, item["questions"])
        elif item["kind"] == "matrix":
            yield from ({**own, "id": row["id"], "kind": "single"} for row in item["rows"])
        else:
            yield own


def _unscored(question: Any) -> bool:
    """Say whether no answer to a question is worth more than another."""
    return question["kind"] in NOBODY_SCORES or (question["kind"] == "number" and "bands" not in question)


def _passes(test: str, answer: Any, wanted: Any) -> bool:
    if test in ("at_least", "at_most"):
        return bool(answer >= number(wanted) if test == "at_least" else answer <= number(wanted))
    if test in ("on_or_after", "on_or_before"):  # days are written so that texts compare
        return bool(answer >= wanted if test == "on_or_after" else answer <= wanted)
    chosen = set(answer if isinstance(answer, list) else [answer])
    found = {
        "any_of": chosen & set(wanted),
        "none_of": not chosen & set(wanted),
        "all_of": chosen >= set(wanted),
    }
    return bool(found[test])
