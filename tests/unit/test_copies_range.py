"""What the score of each copy can still be, against brute force: every way to go on, tried one by one."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import islice
from random import Random

import pytest
from searches import slow
from sheets import sheet
from unit.test_ranges import completions, ends
from unit.test_repeats import ANSWERS, REPEATED
from unit.test_structure import HEAD

from ecomdiag import engine, ranges
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.diagnosis.result import Diagnosis
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.writing.json_lines import number
from ecomdiag.scoring.scoring import Range

WORDS = "text: {es: a, en: b}"
SOLD = '{question: shop, any_of: ["yes"]}'
ONLINE = '{question: online, any_of: ["yes"]}'
SECOND = '{question: online_2, any_of: ["yes"]}'
SMALL = """\
{head}\
      - {{id: number, kind: number, integer: true, min: {least}, max: 2, text: {{es: a, en: a}}}}
  - id: second
    title: {{es: a, en: b}}
    intro: {{es: a, en: b}}
{way}{section_if}    questions:
{before}      - group: sites
        repeat: {{count: number}}
        title: {{es: Sede, en: Site}}
        intro: {{es: a, en: b}}
{group_if}        questions:
          - {{id: online, kind: yes_no, weight: {weight}, text: {{es: a, en: b}}{optional}}}
          - id: care
            kind: single
            text: {{es: a, en: b}}
            weight: {heavier}
{offered}            choices:
              - {{id: bad, text: {{es: a, en: a}}, score: 0}}
              - {{id: fair, text: {{es: b, en: b}}, score: 0.5}}
              - {{id: good, text: {{es: c, en: c}}, score: 1}}
{nothing}          - {{id: prices, kind: yes_no, text: {{es: a, en: b}}{inner}{gone}}}
{after}"""


def small(rng: Random) -> Questionnaire:
    """Return a small questionnaire with two copies, of which much is left to chance."""

    def maybe(chance: float, text: str) -> str:
        return text if rng.random() < chance else ""

    whole = rng.choice(["", "", "scoring: sum\n", "scoring: minimum\n"])
    way = "" if "sum" in whole else rng.choice(["", "mean", "minimum", "sum"])
    optional = maybe(0.3, ", optional: true")
    # What would count in full if it is left out is refused of what is optional, and in a sum.
    ways = ["zero", "exclude", *(() if optional or "sum" in whole + way else ("full",))]

    def unasked() -> str:
        return f"if_not_asked: {rng.choice(ways)}"

    text = SMALL.format(
        head=HEAD.replace("levels:", f"{whole}levels:", 1),
        least=rng.randint(0, 1),
        way=f"    scoring: {way}\n" if way else "",
        section_if=maybe(0.3, f"    show_if: {SOLD}\n    {unasked()}\n"),
        before=maybe(0.4, f"      - {{id: before, kind: yes_no, {WORDS}}}\n"),
        group_if=maybe(0.4, f"        show_if: {SOLD}\n        {unasked()}\n"),
        weight=rng.choice([0, 1, 2]),
        optional=optional,
        heavier=rng.choice([1, 3]),
        offered=maybe(0.3, f"            choices_if: {{good: {ONLINE}}}\n"),
        nothing=maybe(0.4, f"              - {{id: nothing, {WORDS}, not_applicable: true}}\n"),
        inner=maybe(0.7, f", show_if: {ONLINE}, {unasked()}"),
        gone=maybe(0.3, ', not_applicable_if: {question: shop, any_of: ["no"]}'),
        after=maybe(
            0.4, f"      - {{id: after, kind: yes_no, {WORDS}, show_if: {SECOND}, if_not_asked: zero}}\n"
        ),
    )
    return parse_questionnaire(text.encode())


def half_filled(asked: Questionnaire, rng: Random) -> AnswerSheet:
    """Return a sheet of which some answers are missing, so few that all ways to go on can be tried."""
    whole = rng.choice(list(islice(completions(asked, sheet(asked)), 400)))
    known = {name: own for name, own in whole.answers.items() if rng.random() < 0.7}
    # Where nothing is missing that has to be there, nobody is asked any further.
    missing = engine.path(asked, replace(whole, answers=known)).unanswered
    return replace(whole, answers=known) if missing else whole


def of_copies(found: Diagnosis) -> dict[str, Range | None]:
    return {own.id: own.score_range for part in found.sections for own in part.blocks if own.repeat}


def brute_force(asked: Questionnaire, so_far: AnswerSheet) -> dict[str, Range | None]:
    scores: dict[str, set[Fraction | None]] = {}
    for whole in completions(asked, so_far):
        found = diagnose(asked, whole)
        assert found.complete
        for part in found.sections:
            for own in part.blocks:
                if own.repeat is not None:
                    assert own.score_range == (None if own.score is None else (own.score, own.score))
                    scores.setdefault(own.id, set()).add(own.score)
    return {name: ends(values) for name, values in scores.items()}


@pytest.mark.parametrize("seed", [*range(25), *slow(range(25, 1000))])
def test_a_copy_has_the_range_that_brute_force_finds(seed: int) -> None:
    rng = Random(seed)
    asked = small(rng)
    so_far = half_filled(asked, rng)
    found = diagnose(asked, so_far)
    assert of_copies(found) == brute_force(asked, so_far)
    assert all(ranges.copies.of_copies(asked, own, so_far).exact for own in asked.sections)


def test_a_report_has_the_range_of_what_is_there_and_json_of_what_may_be() -> None:
    asked = parse_questionnaire(REPEATED.encode())
    own = sheet(asked, shop="yes", sites_number=2, online_1="no", online_2="yes", staff_2=60, photos_2="yes")
    found = diagnose(asked, own)
    assert of_copies(found) == {"sites_1": (0, 0), "sites_2": (75, 100), "sites_3": None}
    assert [each.score for each in found.sections[1].blocks if each.repeat] == [0, None, None]
    shown = markdown.render(found, "en", depth=Depth.FULL)
    assert "| – Site 1 | 0.0 |" in shown
    assert "| – Site 2 | 75.0–100.0 |" in shown
    assert "Site 2: 75.0–100.0" in shown
    # How many there are is not known: nothing of a site is asked yet.
    unknown = diagnose(asked, sheet(asked, shop="yes"))
    assert of_copies(unknown) == dict.fromkeys(["sites_1", "sites_2", "sites_3"], (0, 100))
    assert "Site" not in markdown.render(unknown, "en", depth=Depth.FULL)
    for each in (found, unknown):
        text = json_text.render(each, "en")
        blocks = json.loads(text)["sections"][1]["blocks"]
        told = {own["id"]: own["score_range"] for own in blocks if own["repeat"]}
        assert told == {name: own and [number(end) for end in own] for name, own in of_copies(each).items()}
        assert read_diagnosis(text.encode()) == each


def test_a_diagnosis_saved_before_there_were_ranges_has_its_scores() -> None:
    asked = parse_questionnaire(REPEATED.encode())
    found = diagnose(asked, read_answers(ANSWERS.encode(), asked).sheet)
    before = replace(
        found,
        sections=tuple(
            replace(own, blocks=tuple(replace(block, score_range=None) for block in own.blocks))
            for own in found.sections
        ),
    )
    for depth in Depth:
        assert markdown.render(before, "en", depth=depth) == markdown.render(found, "en", depth=depth)


def test_what_is_too_much_is_told_by_its_limits() -> None:
    asked = parse_questionnaire(REPEATED.encode())
    so_far = sheet(asked, shop="yes", sites_number=2)
    exact = ranges.copies.of_copies(asked, asked.sections[1], so_far)
    limits = ranges.copies.of_copies(asked, asked.sections[1], so_far, most_ways=1)
    assert (exact.exact, limits.exact) == (True, False)
    for name, found in exact.ends.items():
        limit = limits.ends[name]
        assert found is None or (limit is not None and limit[0] <= found[0] and found[1] <= limit[1])


def test_answers_that_are_wrong_count_as_missing() -> None:
    asked = parse_questionnaire(REPEATED.encode())
    so_far = replace(sheet(asked, shop="yes", sites_number=1), answers={"shop": "yes", "sites_number": 9})
    assert engine.check(asked, so_far)
    assert of_copies(diagnose(asked, so_far)) == dict.fromkeys(["sites_1", "sites_2", "sites_3"], (0, 100))
