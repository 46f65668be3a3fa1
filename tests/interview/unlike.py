"""What of a diagnosis, of its JSON, of a template and of a range is unlike what ``independent`` read: for ``any_questionnaire``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

from independent import Result, made_of, questions_of, way_of, weights_of
from independent_repeats import flattened
from independent_values import number, tree

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answering.template import template_text, yaml_answer
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text
from ecomdiag.texts.languages import speaking


def unlike_diagnosis(
    asked: Questionnaire, sheet: AnswerSheet, wanted: Result, found: Diagnosis
) -> Iterator[str]:
    """Tell what a diagnosis says otherwise."""
    pairs: dict[str, tuple[object, object]] = {
        "asked": (sorted(wanted.asked), sorted(engine.path(asked, sheet).asked_ids)),
        "complete": (wanted.complete, found.complete),
        "score": (wanted.score, found.score),
        "sections": (wanted.sections, {own.id: own.score for own in found.sections}),
        "levels of sections": (
            wanted.section_levels,
            {own.id: own.level.id for own in found.sections if own.level},
        ),
        "blockers": (wanted.blockers, [own.id for own in found.blockers]),
        "unknowns": (wanted.unknown, list(found.unknowns)),
        "results": (
            wanted.results,
            {own.id: own.result.id for own in found.sections if own.result}
            | ({"": found.result.id} if found.result else {}),
        ),
        "looked up": (wanted.looked_up, {own.id: own.result.id for own in found.questions if own.result}),
    }
    if wanted.score is not None:
        points = sum((own.points or Fraction(0) for own in found.questions), Fraction(0))
        if not wanted.results:  # what is looked up is no sum of what answers bring
            pairs["points"] = (wanted.score, points)
        pairs["level"] = (wanted.level, found.level.id if found.level else None)
        pairs["uncapped"] = (wanted.uncapped, found.uncapped_level.id if found.uncapped_level else None)
    yield from _told(pairs)


def _told(pairs: dict[str, tuple[object, object]]) -> Iterator[str]:
    for what, (one, other) in pairs.items():
        if one != other:
            yield f"{what}: {one} from the documents, {other} here"


# JSON ----------------------------------------------------------------------------------------------------


def unlike_json(text: str, wanted: Result, diagnosis: Diagnosis) -> Iterator[str]:
    """Tell what the JSON says otherwise, in each language of the questionnaire, of which ``text`` is the file."""
    asked = tree(text)
    for language in asked.get("languages", ["es", "en"]):
        found = json.loads(json_text.render(diagnosis, _asked_for(language)))
        told = [*_of_whole(asked, wanted, found, language), *_of_sections(asked, wanted, found, language)]
        told += _of_questions(asked, wanted, found, language)
        yield from (f"JSON in {language}: {own}" for own in told)


def _of_whole(asked: Any, wanted: Result, found: Any, language: str) -> Iterator[str]:
    score = _number(wanted.score)
    scale = [
        [own["id"], _number(number(own["from"])), _in(own["title"], language)] for own in asked["levels"]
    ]
    caps = {own["id"]: own["caps_at"] for own in asked.get("blockers", [])}
    yield from _told(
        {
            "language": (language, found["language"]),
            "id": (
                [asked["id"], asked["version"]],
                [found["questionnaire"][key] for key in ("id", "version")],
            ),
            "title": (_in(asked["title"], language), found["questionnaire"]["title"]),
            "scoring": (asked.get("scoring", "mean"), found["questionnaire"]["scoring"]),
            "maximum": (_number(wanted.maximum), found["questionnaire"]["maximum"]),
            "complete": (wanted.complete, found["complete"]),
            "score": (score, found["score"]),
            "range": (None if score is None else [score, score], found["score_range"]),
            "scale": (scale, [[own["id"], own["from"], own["title"]] for own in found["levels"]]),
            "unknowns": (wanted.unknown, found["unknowns"]),
            "result": (wanted.results.get(""), _id(found["result"])),
            "level": (wanted.level or None, _id(found["level"])),
            "uncapped": (wanted.uncapped or None, _id(found["uncapped_level"])),
            "blockers": (
                [(name, caps[name]) for name in wanted.blockers],
                [(own["id"], own["caps_at"]["id"]) for own in found["blockers"]],
            ),
        }
    )


def _of_sections(asked: Any, wanted: Result, found: Any, language: str) -> Iterator[str]:
    expected = []
    for section in asked["sections"]:
        names = [own["id"] for own in questions_of(section)]
        copies = _of_copies(asked, section, wanted)
        score = wanted.sections[section["id"]]
        expected.append(
            {
                "id": section["id"],
                "title": _in(section["title"], language),
                "weight": _number(number(section.get("weight", "1"))),
                "scoring": way_of(asked, section),
                "score": _number(score),
                "level": wanted.section_levels.get(section["id"]),
                "result": wanted.results.get(section["id"]),
                "asked": sum(name in wanted.asked for name in names),
                "answered": sum(name in wanted.answers for name in names),
                "levels": [own["id"] for own in section.get("levels", [])],
                "copies": {name: _number(own) for name, own in copies.items()},
            }
        )
    told = [
        {
            **own,
            "copies": {each["id"]: each["score"] for each in own["blocks"] if each["repeat"]},
            "level": _id(own["level"]),
            "result": _id(own["result"]),
            "levels": [each["id"] for each in own["levels"]],
        }
        for own in found["sections"]
    ]
    for one, other in zip(expected, told, strict=True):
        yield from _told({f"section {one['id']} {key}": (value, other[key]) for key, value in one.items()})


def _of_copies(asked: Any, section: Any, wanted: Result) -> dict[str, Fraction | None]:
    """Return the score of each copy of what is asked of several things: made as that of its section, if it has one."""
    found: dict[str, Fraction | None] = {}
    copied = [own for own in questions_of(section) if "copy" in own]
    for name in dict.fromkeys(f"{own['group']}_{own['copy']}" for own in copied):
        inside = [own for own in copied if f"{own['group']}_{own['copy']}" == name]
        there = any(own["id"] in wanted.asked for own in inside)
        parts = [(weight, wanted.worth[own]) for own, weight in weights_of({"questions": inside})]
        scored = there and wanted.sections[section["id"]] is not None
        way = way_of(asked, section)
        found[name] = made_of(way, parts) if scored and way != "lookup" else None
    return found


def _of_questions(asked: Any, wanted: Result, found: Any, language: str) -> Iterator[str]:
    questions = [own for section in asked["sections"] for own in questions_of(section)]
    for question, told in zip(questions, found["questions"], strict=True):
        name, answer = question["id"], wanted.answers.get(question["id"])
        row = question.get("row")
        text = _in(question["text"], language) + (f" – {_in(row, language)}" if row else "")
        title = (
            _in(question["title"], language) + (f" – {_in(row, language)}" if row else "")
            if "title" in question
            else text
        )
        if "copy" in question:
            title = f"{_in(question['heading'], language)} {question['copy']}: {title}"
        said = {own["choice"]: own["words"] for own in told["said"]}
        yield from _told(
            {
                f"question {name} id": (name, told["id"]),
                f"question {name} text": (text, told["text"]),
                f"question {name} title": (title, told["title"]),
                f"question {name} advice": (
                    [_advice(own, language) for own in wanted.advice.get(name, [])],
                    told["improvements"],
                ),
                f"question {name} asked": (name in wanted.asked, told["asked"]),
                f"question {name} optional": (question.get("optional") == "true", told["optional"]),
                f"question {name} weight": (_number(number(question.get("weight", "1"))), told["weight"]),
                f"question {name} answer": (_plain(answer), told["answer"]),
                f"question {name} result": (wanted.looked_up.get(name), _id(told["result"])),
                f"question {name} said": (wanted.said.get(name, {}), said),
                f"question {name} notes": (wanted.notes.get(name, []), told["notes"]),
            }
        )


def _advice(choice: Any, language: str) -> dict[str, Any]:
    reading = [
        {"title": _in(own["title"], language), "url": own["url"]} for own in choice.get("resources", [])
    ]
    words = _in(choice["improve"], language) if "improve" in choice else None
    return {
        "choice": choice["id"],
        "title": _in(choice["text"], language),
        "text": words,
        "resources": reading,
    }


def _asked_for(tag: str) -> str:
    """Return what ``--lang`` makes of the name of a language."""
    return speaking(tag) or ""


def _in(text: Any, language: str) -> str:
    """Return a text of a file in a language; of one language it may stand alone."""
    return str(text[language] if isinstance(text, dict) else text)


def _id(own: Any) -> Any:
    return None if own is None else own["id"]


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _plain(answer: Any) -> Any:
    return float(answer) if isinstance(answer, Fraction) else answer


# Template, range -----------------------------------------------------------------------------------------


def filled(asked: Questionnaire, sheet: AnswerSheet, language: str) -> str:
    """Fill in the template as a person does, behind the name of each question."""
    lines = template_text(asked, language).splitlines(keepends=True)
    said = {f"  {name}:\n": f"  {name}: {yaml_answer(given)}\n" for name, given in sheet.answers.items()}
    for repeat in (own for section in asked.sections for own in section.repeats):
        # The first stands in the list; the others are answered by their ids, before it.
        listed = [(name, f"{name}_1") for name in repeat.names]
        for name, first in listed:
            if first in sheet.answers:
                answer = yaml_answer(sheet.answers[first])
                said |= {f"    {lead} {name}:\n": f"    {lead} {name}: {answer}\n" for lead in ("-", " ")}
        others = {f"{name}_{place}" for name in repeat.names for place in range(2, len(repeat.groups) + 1)}
        flat = [f"  {name}: {yaml_answer(own)}\n" for name, own in sheet.answers.items() if name in others]
        said[f"  {repeat.id}:\n"] = "".join([*flat, f"  {repeat.id}:\n"])
    return "".join(said.get(line, line) for line in lines)


def unlike_template(asked: Questionnaire, text: str, language: str) -> Iterator[str]:
    """Tell what a template lacks of the questionnaire of which ``text`` is the file: every question, blank, in order."""
    own = tree(text)
    written = template_text(asked, _asked_for(language))
    empty = tree(written)
    every = [question for section in own["sections"] for question in questions_of(section)]
    questions = [question for question in every if question.get("copy", 1) == 1]
    blank = flattened(own, empty["answers"])
    yield from _told(
        {
            "template's header": ([own["id"], own["version"]], [empty["questionnaire"], empty["version"]]),
            "template's questions": ([question["id"] for question in questions], list(blank)),
            "template's answers": ({""}, set(blank.values())),
        }
    )
    words = " ".join(line.strip().removeprefix("#") for line in written.splitlines())
    words = " ".join(words.split())
    for question in questions:
        if " ".join(_in(question["text"], language).split()) not in words:
            yield f"the template in {language} lacks the text of {question['id']}"


def outside_range(asked: Questionnaire, sheet: AnswerSheet, wanted: Result, rng: Random) -> Iterator[str]:
    """Tell a range, with some answers taken away, that does not hold the score which all of them give."""
    kept = {name: own for name, own in sheet.answers.items() if rng.random() < 0.6}
    far = diagnose(asked, replace(sheet, answers=kept))
    if far.complete:  # what is optional and not answered stays out then
        return
    ranges = [(wanted.score, far.score_range)]
    ranges += [(wanted.sections[own.id], own.score_range) for own in far.sections]
    for score, ends in ranges:
        if score is not None and (ends is None or not ends[0] <= score <= ends[1]):
            yield f"{score} is outside of the range {ends} of {sorted(kept)}"
