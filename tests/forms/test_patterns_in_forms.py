"""What a text has to look like, in expressions that other tools read as we do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from engines import NODE, odk, survey_js
from own import BEGUN
from patterns import fitting, random_pattern
from searches import slow
from sheets import blank
from test_forms import sheets
from test_from_limesurvey import row, survey
from test_limesurvey import tab_rows

from ecomdiag import export, import_form
from ecomdiag.loader.forms.patterns import of_either, said_everywhere
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.questionnaire.pattern import compiled
from ecomdiag.record import replace

SAID = [
    ("[A-HJ-NP-SUVW][0-9]{7}[0-9A-J]", "[A-HJ-NP-SUVW][0-9]{7}[0-9A-J]"),
    (r"^\d{5}$", "[0-9]{5}"),
    (r"\d+\.\d\d|none", "[0-9]+[.][0-9][0-9]|none"),
    (r"[\d\-a]+", "[0-9a-]+"),
    (r"[-a]\-", "[-a]-"),
    (r"(a|b)?x{2,}", "(a|b)?x{2,}"),
    (r"\(a\)", "[(]a[)]"),
    (r"a\$", ""),
    (".+", ""),
    ("[^a]", ""),
    (r"\w", ""),
    (r"[\s]", ""),
    ("ñ", ""),
    ("a/b", ""),
    (r"a\\", ""),
    ("it's", ""),
    ("a&b", ""),
    (r"[\]]", ""),
    (r"[a^]", ""),
]


@pytest.mark.parametrize(("pattern", "said"), SAID)
def test_a_pattern_is_said_so_or_not_at_all(pattern: str, said: str) -> None:
    assert said_everywhere(pattern) == said


#: Longer ones may take an expression of Python's the time of the world, where ours and theirs are not in question.
MOST_SIGNS = 16


@pytest.mark.parametrize("hundred", [0, *slow(range(1, 100))])
def test_what_is_said_takes_what_ours_takes(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        rng = Random(seed)
        pattern = random_pattern(rng)
        said = said_everywhere(pattern)
        if not said:
            continue
        assert said_everywhere(said) == said
        theirs, ours = re.compile(f"(?:{said})"), compiled(pattern)
        for _ in range(5):
            text = fitting(pattern, rng)[: MOST_SIGNS - 1]
            place = rng.randrange(len(text) + 1)
            for tried in (text, text[:place] + rng.choice("a0Zñ .-(") + text[place:], text[:place]):
                assert (theirs.fullmatch(tried) is not None) == ours.fits(tried), (seed, said, tried)


@pytest.mark.parametrize(
    ("said", "either"), [("a|b", True), ("(a|b)", False), ("[a|b]", False), ("(a)|[(]", True)]
)
def test_sides_are_seen_outside_of_brackets(said: str, either: bool) -> None:
    assert of_either(said) is either


ASKED = (
    BEGUN
    + r"""
      - {id: postcode, kind: text, optional: true, max_length: 20, pattern: '\d{5}|none', text: {es: C, en: C},
         pattern_message: {es: Cinco cifras., en: Five digits.}}
      - {id: street, kind: text, pattern: '.+', text: {es: S, en: S}, pattern_message: {es: Algo., en: Something.}}
      - {id: codes, kind: text, lines: 3, pattern: '[A-Z]', text: {es: T, en: T}, pattern_message: {es: Uno., en: One.}}
      - {id: sells, kind: yes_no, optional: true, text: {es: V, en: S}}
"""
)
OURS = parse_questionnaire(ASKED.encode())
EXPRESSION = "^([0-9]{5}|none)$"
TOOLS = {
    "xlsform": "form.xlsx",
    "surveyjs": "form.json",
    "limesurvey": "form.lss",
    "limesurvey.txt": "form.txt",
}


@pytest.mark.parametrize("tool", TOOLS)
def test_it_goes_out_and_comes_back_with_its_message(tool: str, tmp_path: Path) -> None:
    path = tmp_path / TOOLS[tool]
    made = export(OURS, tool.partition(".")[0], language="en", ending=path.suffix)
    assert [dict(own.values) for own in made.left_out if own.rule == "form.pattern"] == [{"count": 2}]
    path.write_bytes(made.content)
    back = parse_questionnaire(import_form(path).text.encode()).by_id["postcode"]
    assert (back.pattern, back.pattern_message) == ("([0-9]{5}|none)", OURS.by_id["postcode"].pattern_message)
    assert import_form(path, scores=OURS).text == questionnaire_text(OURS)


def test_how_each_tool_says_it() -> None:
    asked = sheets(export(OURS, "xlsform", language="en").content)["survey"]
    postcode = next(row for row in asked if row["name"] == "postcode")
    assert postcode["constraint"] == f"(string-length(.) <= 20 and regex(., '{EXPRESSION}'))"
    assert postcode["constraint_message::English (en)"] == "Five digits."
    (page,) = json.loads(export(OURS, "surveyjs", language="en").content)["pages"]
    message = {"default": "Five digits.", "es": "Cinco cifras."}
    assert page["elements"][0]["validators"] == [{"type": "regex", "text": message, "regex": EXPRESSION}]
    rows = tab_rows(export(OURS, "limesurvey", language="en", ending=".txt").content)
    lime = next(row for row in rows if row["name"] == "postcode" and row["language"] == "en")
    assert (
        lime["em_validation_q"] == f"(is_empty(postcode.NAOK) or regexMatch('/{EXPRESSION}/', postcode.NAOK))"
    )
    assert lime["em_validation_q_tip"] == "Five digits."


@pytest.mark.skipif(not NODE, reason="needs node and npm packages, in ECOMDIAG_NODE")
@pytest.mark.parametrize("answered", [survey_js, odk])
def test_engines_take_what_fits_alone(answered: Callable[..., Any]) -> None:
    tried = ["", "28013", "none", "2801", "280131", "none5"]
    given = [{"street": "a", "codes": "A", **({"postcode": own} if own else {})} for own in tried]
    found = answered(OURS, [replace(blank(OURS), answers=own) for own in given])
    assert [own["valid"] for own in found] == [True, True, True, False, False, False]


CHECKS = [
    ("regexMatch('/^[0-9]{5}$/', Q.NAOK)", True),
    ("(is_empty(Q.NAOK) or regexMatch('/^[0-9]{5}$/', Q.NAOK))", True),
    ("regexMatch('/[0-9]{5}/', Q.NAOK)", False),
    ("regexMatch('/^[0-9]{5}$/i', Q.NAOK)", False),
    ("regexMatch('/^[0-9]|a$/', Q.NAOK)", False),
    ("(is_empty(P.NAOK) or regexMatch('/^[0-9]{5}$/', Q.NAOK))", False),
    ("(regexMatch('/^a$/', Q.NAOK) or regexMatch('/^b$/', Q.NAOK))", False),
]


@pytest.mark.parametrize(("check", "read"), CHECKS)
def test_what_a_survey_of_limesurvey_checks_is_a_pattern_or_told(
    check: str, read: bool, tmp_path: Path
) -> None:
    path = tmp_path / "survey.txt"
    path.write_text(survey(
        row(kind="Q", type="S", name="P", text="P", language="en"),
        row(kind="Q", type="S", name="Q", text="Q", language="en", em_validation_q=check, em_validation_q_tip="Digits."),
    ))  # fmt: skip
    made = import_form(path)
    own = parse_questionnaire(made.text.encode()).by_id["q"]
    assert (own.pattern == "[0-9]{5}", "draft.check_unsaid" in {told.rule for told in made.told}) == (
        read,
        not read,
    )
