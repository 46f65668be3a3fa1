"""What a questionnaire and an answers file say, worked out anew from their pages in ``docs/`` alone.

Nothing of ``ecomdiag`` is used: the files are read with PyYAML as plain texts, and asked, scored and judged by what
docs/questions-file.md, docs/answers-file.md and docs/method.md say. It knows valid files only, and tells no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from independent_repeats import copies_of, flattened
from independent_values import day, fits_pattern, meant, number, tree

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
    #: What each question counts, 0…1; ``None`` if it leaves the mean.
    worth: dict[str, Fraction | None] = field(default_factory=dict)
    #: The answers that count, by question.
    answers: Given = field(default_factory=dict)
    #: What answers come to, where it is looked up.
    looked_up: dict[str, str] = field(default_factory=dict)
    #: What sections, and all, come to, where it is looked up; all by the name "".
    results: dict[str, str] = field(default_factory=dict)
    #: Questions answered "I don't know".
    unknown: list[str] = field(default_factory=list)
    #: Words beside choices that are chosen and ask for them; and what stands beside answers.
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: The choices of each question beside which it is told what to do, as they stand in the file.
    advice: dict[str, list[Any]] = field(default_factory=dict)
    #: The points of a full score, where all questions are added up.
    maximum: Fraction | None = None
    #: Questions whose answer is not of the form, or not within the limits, that they ask for.
    refused: list[str] = field(default_factory=list)


def read(questionnaire: str, answers: str) -> Result:
    """Say what comes of an answers file, both given as the text of their files."""
    return _Reading(tree(questionnaire), tree(answers)).result()


class _Reading:
    def __init__(self, asked: Any, file: Any) -> None:
        self.asked = asked
        given = flattened(asked, file.get("answers") or {})
        self.beside = file.get("said") or {}
        self.notes = file.get("notes") or {}
        self.languages = asked.get("languages", ["es", "en"])
        for section in asked["sections"]:
            section["questions"] = list(questions_of(section))
        self.given = given
        self.counted: Given = {}

    def result(self) -> Result:
        found = Result()
        for section in self.asked["sections"]:
            for question in section["questions"]:
                found.worth[question["id"]] = self.question(question, found)
                self.advice(question, found)
        for section in self.asked["sections"]:
            own = self.section(section, found)
            found.sections[section["id"]] = own
            if own is not None:
                levels = section.get("levels", self.asked["levels"])
                found.section_levels[section["id"]] = _level(levels, own)
        found.score = self.whole(found)
        self.levels(found)
        found.answers = self.counted
        found.notes = {name: [_note(part) for part in _listed(own)] for name, own in self.notes.items()}
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
        if not fits(question, answer):
            found.refused.append(question["id"])
            found.complete = False
            return Fraction(0)
        self.counted[question["id"]] = answer
        if "dont_know" in chosen and question.get("dont_know") == "true":
            found.unknown.append(question["id"])
        if question["kind"] in ("single", "multiple", "yes_no"):
            self.words(question, chosen, found)
        return self.worth(question, answer, found)

    def advice(self, question: Any, found: Result) -> None:
        """Keep what is advised beside the answer to a question."""
        if question["kind"] in ("single", "multiple"):
            choices = self.choices(question)
            for name in advised(question, choices, self.counted.get(question["id"])):
                found.advice.setdefault(question["id"], []).append(choices[name])

    def words(self, question: Any, chosen: list[str], found: Result) -> None:
        """Keep the words beside the choices that are chosen and ask for them."""
        said = {
            name: " ".join(words.split())
            for name, words in self.beside.get(question["id"], {}).items()
            if name in chosen and self.choices(question)[name].get("says") == "true"
        }
        if said:
            found.said[question["id"]] = said

    def answer(self, question: Any) -> Any:
        """Return an answer as it is meant; ``None`` for a blank."""
        said = self.given.get(question["id"])
        if said is None or said in ("", [], "null", "~"):
            return None
        kind = question["kind"]
        if kind in ("percentage", "number"):
            return number(said)
        if kind in ("date", "text", "countries"):
            return day(said) if kind == "date" else _listed(said) if kind == "countries" else said.strip()
        if kind == "yes_no":
            said = {"true": "yes", "false": "no"}.get(said, said)
        named = [meant(name, self.choices(question), self.languages) for name in _listed(said)]
        return named if kind in ("multiple", "ranking") else named[0]

    def choices(self, question: Any) -> dict[str, Any]:
        if question["kind"] == "yes_no":
            return self.yes_or_no(question)
        own = question["choices"]
        known = {
            choice["id"]: choice
            for choice in (self.asked["choice_lists"][own] if isinstance(own, str) else own)
        }
        return known | (self.unknown() if question.get("dont_know") == "true" else {})

    def unknown(self) -> dict[str, Any]:
        return {"dont_know": {"score": "0", "text": self.asked.get("dont_know", "")}}

    def yes_or_no(self, question: Any) -> dict[str, Any]:
        scores = question.get("score", {"yes": "1", "no": "0"})
        more = {"not_applicable": {"not_applicable": "true"}} | self.unknown()
        said = {key: value for key, value in more.items() if question.get(key) == "true"}
        texts = {"yes": {"es": "sí", "en": "yes"}, "no": {"es": "no", "en": "no"}}
        return {name: {"score": worth, "text": texts[name]} for name, worth in scores.items()} | said

    def worth(self, question: Any, answer: Any, found: Result) -> Fraction | None:
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
        for rule in question.get("lookup", []):
            if "when" not in rule or self.holds(rule["when"]):
                found.looked_up[question["id"]] = rule["id"]
                return number(rule.get("score", "0"))
        sum_of = sum((number(choice.get("score", "0")) for choice in chosen), Fraction(0))
        return min(Fraction(1), sum_of / number(question.get("target", "1")))

    # Sections and the whole ------------------------------------------------------------------------------

    def section(self, section: Any, found: Result) -> Fraction | None:
        """Return what a section scores, 0…100; ``None`` of a profile, and where nothing counts."""
        if not number(section.get("weight", "1")):
            return None
        if way_of(self.asked, section) == "lookup":
            return self.first(section, section["id"], found)
        parts = [(weight, found.worth[name]) for name, weight in weights_of(section)]
        return made_of(way_of(self.asked, section), parts)

    def first(self, around: Any, name: str, found: Result) -> Fraction | None:
        """Return what the first rule says that holds, 0…100; ``None`` if it says that there is no score."""
        rule = next(own for own in around["lookup"] if "when" not in own or self.holds(own["when"]))
        found.results[name] = rule["id"]
        return None if rule.get("not_applicable") == "true" else 100 * number(rule.get("score", "0"))

    def whole(self, found: Result) -> Fraction | None:
        """Return the overall score, 0…100."""
        way = self.asked.get("scoring", "mean")
        if way == "lookup":
            return self.first(self.asked, "", found)
        sections = [(number(own.get("weight", "1")), own) for own in self.asked["sections"]]
        if way != "sum":
            scores = [(weight, found.sections[own["id"]]) for weight, own in sections]
            return made_of(way, [(weight, None if one is None else one / 100) for weight, one in scores])
        parts = [
            (own * weight, found.worth[name]) for own, part in sections for name, weight in weights_of(part)
        ]
        found.maximum = sum((weight for weight, _ in parts), Fraction(0))
        return made_of(way, parts)

    def levels(self, found: Result) -> None:
        """Tell the level, and what holds it back; a score is compared at nine decimals."""
        found.blockers = [own["id"] for own in self.asked.get("blockers", []) if self.holds(own["when"])]
        if found.score is None:
            return
        names = [level["id"] for level in self.asked["levels"]]
        caps = [own["caps_at"] for own in self.asked.get("blockers", []) if own["id"] in found.blockers]
        found.uncapped = _level(self.asked["levels"], found.score)
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


def advised(question: Any, choices: dict[str, Any], answer: Any) -> list[str]:
    """Return the choices beside which it is told what to do, in their order."""
    telling = [name for name, own in choices.items() if "improve" in own or own.get("resources")]
    chosen = answer if isinstance(answer, list) else [answer]
    if answer is None or any(
        choices[name].get("not_applicable") == "true" for name in chosen if name in choices
    ):
        return []
    if question["kind"] != "multiple":
        return [name for name in telling if name == answer and number(choices[name].get("score", "0")) < 1]
    alone = [
        name
        for name, own in choices.items()
        if own.get("exclusive") == "true" or own.get("not_applicable") == "true"
    ]
    return [name for name in telling if (name in chosen) == (name in alone)]


def questions_of(section: Any) -> Iterator[Any]:
    """Yield the questions of a section of a file, those of groups and the rows of matrices among them."""
    return _questions(section, section["questions"])


def _questions(around: Any, items: Any) -> Iterator[Any]:
    """Yield the questions of a section or a group, each with what stands for all of them: rows as questions too."""
    for item in items:
        shown = [part["show_if"] for part in (around, item) if "show_if" in part]
        own = {"if_not_asked": around.get("if_not_asked", "zero")} | item
        if shown:
            own["show_if"] = {"all": shown}
        if "group" in item:
            inner = list(_questions(own, item["questions"]))
            yield from copies_of(item, inner) if "repeat" in item else inner
        elif item["kind"] == "matrix":
            yield from (
                {**own, "id": row["id"], "kind": "single", "row": row["text"]} for row in item["rows"]
            )
        else:
            yield own


def _unscored(question: Any) -> bool:
    """Say whether no answer to a question is worth more than another."""
    return question["kind"] in NOBODY_SCORES or (question["kind"] == "number" and "bands" not in question)


def way_of(asked: Any, section: Any) -> str:
    """Return how the questions of a section make its score: of one that is added up as a whole, so."""
    return "sum" if asked.get("scoring") == "sum" else section.get("scoring", "mean")


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _note(said: Any) -> dict[str, Any]:
    """Return a note: its words alone, or all of it."""
    own = {"note": said} if isinstance(said, str) else said
    return {
        "note": own.get("note", "").strip(), "evidence": _listed(own.get("evidence", [])), "by": own.get("by"),
        "date": own.get("date"),
    }  # fmt: skip


def _level(levels: Any, score: Fraction) -> str:
    """Return the id of the level of a score; both are compared at nine decimals."""
    reached = [own["id"] for own in levels if round(number(own["from"]), 9) <= round(score, 9)]
    return str(reached[-1])


def weights_of(section: Any) -> Iterator[tuple[str, Fraction]]:
    """Yield the scored questions of a section with their weights."""
    for question in section["questions"]:
        weight = number(question.get("weight", "1"))
        if weight and not _unscored(question):
            yield question["id"], weight


def made_of(way: str, parts: list[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the score, 0…100, of parts of 0…1 with their weights, of which ``None`` counts nothing."""
    counting = [(weight, own) for weight, own in parts if own is not None and weight]
    if way == "minimum":
        return 100 * min(own for _, own in counting) if counting else None
    got = sum((weight * own for weight, own in counting), Fraction(0))
    of = sum((weight for weight, _ in (parts if way == "sum" else counting)), Fraction(0))
    return 100 * got / of if of else None


def fits(question: Any, answer: Any) -> bool:
    """Say whether a number, a date or a text is one that its question takes."""
    kind = question["kind"]
    if kind == "percentage":
        return bool(0 <= answer <= 100)
    if kind == "number":
        low, high = number(question.get("min", "-1e9")), number(question.get("max", "1e9"))
        return bool(low <= answer <= high) and (question.get("integer") != "true" or answer.denominator == 1)
    if kind == "date":
        return bool(question.get("min", "0001-01-01") <= answer <= question.get("max", "9999-12-31"))
    if kind == "text":
        lines = answer.split("\n")
        short = len(answer) <= int(question.get("max_length", "500")) and len(lines) <= int(
            question.get("lines", "1")
        )
        return short and all(
            fits_pattern(question["pattern"], line) for line in lines if line and "pattern" in question
        )
    return True


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
