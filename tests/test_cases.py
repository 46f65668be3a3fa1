"""Files as people wrote them: all that is told of each, in file order, with what the sentences must say.

Each file stands in ``tests/cases/``. To add one: put it there, and a row in ``ANSWERS`` or ``QUESTIONNAIRES``.
Questions that are only not answered yet are left out of what is told, and that the files are of an older version.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from ecomdiag import engine
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.problems.problem import Problem
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts import LANGUAGES

FOLDER = Path(__file__).parent / "cases"


class Told(NamedTuple):
    """One problem: its rule and line, words that the Spanish and the English sentence must have in them."""

    rule: str
    line: int
    es: str = ""
    en: str = ""


#: Answers files to the shipped questionnaire, or to one of these (after a colon): what ``check`` tells.
ANSWERS: dict[str, list[Told]] = {
    "01-no-answer-read-as-country.yaml": [
        Told(
            "country_no_answer", 7, "«N/A» no es un país", "“N/A” is not a country: leave it blank, or write"
        )
    ],
    "01b-home.yaml": [
        Told("country_no_answer", 4, "«no» no es un país", "“no” is not a country: leave it blank, or write")
    ],
    "03-long-levels-answers.yaml:03-long-levels.yaml": [],
    "05b-answers-in-braces.yaml": [
        Told("yaml.entry_number", 4, 'online_budget_share: "9,9"', "online_budget_share: 9.9"),
    ],
    "07-comma-list.yaml": [
        Told("several_in_one", 5, "así: [phone, email]", "like this: [phone, email]"),
        Told("several_in_one", 6, "así: [Alemania, Francia]", "like this: [Alemania, Francia]"),
    ],
    "08-nbsp-indent.yaml": [Told("yaml.invisible", 5, "U+00A0", "ordinary spaces")],
    "09-no-answers-key.yaml": [Told("file.outside_answers", 4, "debajo de «answers:»", "under “answers:”")],
    "10-true-and-case.yaml": [
        Told("choice_flag", 4, "escribid yes", "if that is the answer, write yes"),
        Told("choice_several", 5, "occasional (Sí, cuando llega", "regular (Yes, every year"),
    ],
    "11-percent-as-fraction.yaml": [
        Told(
            "fraction",
            4,
            "0,25 %, menos del uno por ciento: si queréis decir 25 %",
            "0.25%, less than one per cent",
        ),
    ],
    "12-json-dumps-emoji.yaml": [],
    "13-list-in-braces.yaml": [
        Told("yaml.entry_list", 4, "[phone, email]", "[phone, email]"),
        Told("yaml.entry_list", 4, "[FR, DE, MX]", "[FR, DE, MX]"),
    ],
    "15-block-scalar.yaml": [],
    "16-gate-typo.yaml": [Told("unknown_choice_near", 11, "¿queríais decir «yes»?", "did you mean “yes”?")],
    "17-merge-conflict.yaml": [Told("yaml.merge", 6, "fusión", "merge")],
    "blank-without-question.yaml": [
        Told("unknown_question_near", 4, "sells_online", "sells_online"),
        Told("unknown_question", 5, "my_own_note", "my_own_note"),
        Told("file.inside_answers", 7, "antes de «answers:»", "before “answers:”"),
    ],
    "company-with-hash.yaml": [
        Told("file.cut_by_comment", 3, 'escribid "Muebles #1, S.L."', 'write "Muebles #1, S.L."'),
    ],
    "hidden-signs-at-the-ends.yaml": [],
    "no-space-after-colon.yaml": [Told("yaml.colon_space", 4, "«sells_online: no»", "“sells_online: no”")],
}

#: Questionnaires: the faults with which each is refused; none, if it is sound.
QUESTIONNAIRES: dict[str, list[Told]] = {
    "01c-plain-countries.yaml": [],
    "02-many-choices.yaml": [],
    "02b-many-ranking.yaml": [],
    "03-long-levels.yaml": [],
    "04-short-titles.yaml": [],
    "06-ranking-exclusive.yaml": [
        Told("file.not_for_this_kind", 17, "«exclusive»", "“exclusive” means nothing"),
        Told("file.not_for_this_kind", 24, "«exclusive»", "“exclusive” means nothing"),
        Told("file.not_for_this_kind", 25, "«not_applicable»", "“not_applicable” means nothing"),
    ],
    "14-section-named-as-question.yaml": [
        Told("file.twice", 12, "ya hay otro «payments» (section)", "another “payments” (section)"),
    ],
    "05-decimal-comma-in-braces.yaml": [Told("yaml.entry_number", 18, 'score: "0,33"', "score: 0.33")],
    "18-third.yaml": [],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_as_people_wrote_them(name: str, shipped: Questionnaire) -> None:
    answers, _, own = name.partition(":")
    asked = parse_questionnaire((FOLDER / own).read_bytes()) if own else shipped
    compare(_of_answers((FOLDER / answers).read_bytes(), asked), ANSWERS[name])


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_questionnaires_as_people_wrote_them(name: str) -> None:
    compare(_of_questionnaire((FOLDER / name).read_bytes()), QUESTIONNAIRES[name])


def test_every_file_is_in_a_table() -> None:
    named = {part for name in (*ANSWERS, *QUESTIONNAIRES) for part in name.split(":")}
    assert {path.name for path in FOLDER.iterdir()} == named


def _of_answers(content: bytes, asked: Questionnaire) -> tuple[Problem, ...]:
    try:
        loaded = read_answers(content, asked)
        found = loaded.located(engine.check(asked, loaded.sheet))
    except ProblemsError as error:
        found = error.problems
    return tuple(problem for problem in found if problem.rule not in ("unanswered", "other_version"))


def _of_questionnaire(content: bytes) -> tuple[Problem, ...]:
    try:
        parse_questionnaire(content)
    except ProblemsError as error:
        return error.problems
    return ()


def compare(problems: tuple[Problem, ...], expected: list[Told]) -> None:
    told = [(problem.rule, problem.place.line if problem.place else 0) for problem in problems]
    sentences = "\n".join(f"{rule}: {p.message('en')}" for (rule, _), p in zip(told, problems, strict=True))
    assert told == [(own.rule, own.line) for own in expected], sentences
    for problem, own in zip(problems, expected, strict=True):
        for language in LANGUAGES:
            assert getattr(own, language) in problem.message(language)
