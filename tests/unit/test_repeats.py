"""A group that is asked of several things: read into numbered copies, answered in lists, each with its score."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
import yaml
from jsonschema import Draft7Validator
from sheets import sheet
from unit.test_questionnaire_writer import comes_back
from unit.test_structure import HEAD

from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.places import Places
from ecomdiag.problems.errors import QuestionnaireError
from ecomdiag.questionnaire.conditions import All, AnyOf, AtLeast, Not
from ecomdiag.questionnaire.conditions import Any as AnyPart
from ecomdiag.questionnaire.model import NotAsked, Questionnaire
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.questionnaire.soundness import faults
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.questionnaire import drawing, listing
from ecomdiag.report.questionnaire.schema import answers_schema
from ecomdiag.report.versions.words import message
from ecomdiag.texts import LANGUAGES
from ecomdiag.texts.words import Text
from ecomdiag.versions.diffing import diff

COUNT = """\
      - {id: sites_number, kind: number, integer: true, min: 0, max: 3, text: {es: cuántas, en: how many}}
"""
REPEATED = f"""{HEAD}{COUNT}\
  - id: second
    title: {{es: segunda, en: second}}
    intro: {{es: intro, en: intro}}
    show_if: {{question: shop, any_of: ["yes"]}}
    questions:
      - group: sites
        repeat: {{count: sites_number}}
        title: {{es: Sede, en: Site}}
        intro: {{es: piensa, en: think}}
        show_if: {{question: shop, none_of: ["no"]}}
        if_not_asked: exclude
        questions:
          - {{id: online, kind: yes_no, text: {{es: en línea, en: online}}}}
          - id: staff
            kind: percentage
            text: {{es: plantilla, en: staff}}
            not_applicable_if: {{question: online, any_of: ["no"]}}
            bands: [{{from: 0, score: 0}}, {{from: 50, score: 1}}]
          - id: care
            kind: matrix
            title: {{es: Esmero, en: Care}}
            text: {{es: cuánto, en: how well}}
            show_if: {{question: online, any_of: ["yes"]}}
            if_not_asked: zero
            choices: yes_no
            rows:
              - {{id: photos, text: {{es: fotos, en: photos}}}}
              - {{id: prices, text: {{es: precios, en: prices}}}}
      - {{id: after, kind: yes_no, text: {{es: después, en: after}}, show_if: {{question: online_2, any_of: ["yes"]}}, if_not_asked: exclude}}
"""
SHOP = AnyOf("shop", frozenset({"yes"}))
ANSWERS = """\
questionnaire: small
version: "1"
answers:
  shop: yes
  sites_number: 2
  sites:
    - {online: yes, staff: 60, photos: yes, prices: no}
    - online: no
"""


@pytest.fixture
def read() -> Questionnaire:
    return parse_questionnaire(REPEATED.encode())


def told(asked: Questionnaire, text: str) -> list[str]:
    loaded = read_answers(text.encode(), asked)
    return [own.line("a", "en") for own in loaded.located(engine.check(asked, loaded.sheet))]


def rules(text: str) -> list[str]:
    with pytest.raises(QuestionnaireError) as caught:
        parse_questionnaire(text.encode())
    assert all(problem.place for problem in caught.value.problems)
    return [problem.rule for problem in caught.value.problems]


def test_it_is_read_into_copies(read: Questionnaire) -> None:
    second = read.sections[1]
    copy = ["online", "staff", "photos", "prices"]
    assert [own.id for own in second.questions] == [
        *(f"{name}_{n}" for n in (1, 2, 3) for name in copy),
        "after",
    ]
    assert [(own.id, own.title.en) for own in second.groups] == [
        (f"sites_{n}", f"Site {n}") for n in (1, 2, 3)
    ]
    photos, staff = read.by_id["photos_2"], read.by_id["staff_2"]
    assert photos.title == Text("Sede 2: Esmero – fotos", "Site 2: Care – photos")
    assert photos.text == Text("cuánto – fotos", "how well – photos")
    beyond = Not(AtLeast("sites_number", Fraction(2)))
    group = AnyOf("shop", frozenset({"no"}))
    assert photos.show_if is not None
    assert repr(photos.show_if).count("online_2") == 1
    assert isinstance(photos.show_if, All)
    assert photos.show_if.parts[0] == SHOP
    assert repr(group.choices) in repr(photos.show_if.parts[1])
    assert photos.not_applicable_if == beyond
    assert staff.not_applicable_if == AnyPart((beyond, AnyOf("online_2", frozenset({"no"}))))
    assert (photos.if_not_asked, staff.if_not_asked) == (NotAsked.ZERO, NotAsked.EXCLUDE)


def test_it_comes_back(read: Questionnaire) -> None:
    written = comes_back(read)
    assert "repeat: {count: sites_number, at_most: 3}" in written
    assert written.count("id: online\n") == 1
    assert "online_1" not in written


def test_what_a_firm_does_not_have_counts_nothing(read: Questionnaire) -> None:
    own = sheet(read, shop="yes", sites_number=1, online_1="yes", staff_1=60, photos_1="yes", prices_1="no")
    found = diagnose(read, own)
    assert (found.complete, found.sections[1].score) == (True, Fraction(75))
    none = diagnose(read, sheet(read, shop="yes", sites_number=0))
    assert (none.complete, none.sections[1].score) == (True, None)


def test_each_copy_has_its_score(read: Questionnaire) -> None:
    loaded = read_answers(ANSWERS.encode(), read)
    found = diagnose(read, loaded.sheet)
    scores = {own.id: own.score for own in found.sections[1].blocks if own.repeat == "sites"}
    # The second: no, and two rows that count 0; its staff does not apply.
    assert scores == {"sites_1": Fraction(75), "sites_2": Fraction(0), "sites_3": None}
    assert found.sections[1].score == Fraction(300, 7)
    shown = markdown.render(found, "en", depth=Depth.FULL)
    assert "Site 1: 75.0" in shown
    assert "Site 1 – Care" in shown
    assert "| – Site 2 | 0.0 |" in shown
    assert "Site 3" not in shown
    blocks = json.loads(json_text.render(found, "en"))["sections"][1]["blocks"]
    assert [(own["repeat"], own["score"]) for own in blocks if own["id"].startswith("sites")] == [
        ("sites", 75), ("sites", 0), ("sites", None),
    ]  # fmt: skip
    assert read_diagnosis(json_text.render(found, "en").encode()) == found


def test_a_copy_with_something_open_has_no_score_and_others_have_theirs(read: Questionnaire) -> None:
    own = sheet(read, shop="yes", sites_number=2, online_1="no", online_2="yes", staff_2=60, photos_2="yes")
    found = diagnose(read, own)
    assert [own.score for own in found.sections[1].blocks if own.repeat] == [0, None, None]


def test_the_lowest_decides_where_it_does_in_the_section() -> None:
    text = REPEATED.replace("  - id: second\n", "  - id: second\n    scoring: minimum\n")
    asked = parse_questionnaire(text.encode())
    found = diagnose(asked, read_answers(ANSWERS.encode(), asked).sheet)
    assert [own.score for own in found.sections[1].blocks if own.repeat] == [0, 0, None]


# Files of questionnaires ----------------------------------------------------------------------------------

#: What is changed in the file, and what is told of it.
BROKEN = [
    ("{count: sites_number}", "{count: nothing}", "file.looks_at"),
    ("{count: sites_number}", "{count: shop}", "file.repeat_count"),
    ("{count: sites_number}", "{count: online}", "file.looks_at"),
    ("{count: sites_number}", "{count: sites_number, at_most: 4}", "file.repeat_never"),
    ("{count: sites_number}", "{count: sites_number, at_most: 0}", "file.out_of_range"),
    ("{count: sites_number}", "{count: sites_number, at_most: 1e30}", "file.out_of_range"),
    ("{count: sites_number}", "{count: sites_number, at_most: 1.5}", "file.not_whole"),
    ("{count: sites_number}", "{count: sites_number, scoring: minimum}", "file.repeat_scoring"),
    ("{count: sites_number}", "{count: sites_number, most: 2}", "file.unknown_key_near"),
    ("{count: sites_number}", "{at_most: 2}", "file.missing_key"),
    ("{count: sites_number}", "3", "file.not_a_mapping"),
    ("{count: sites_number}", "", "file.not_a_mapping"),
    ("max: 3", "max: 21", "file.repeat_at_most"),
    (", max: 3", "", "file.repeat_at_most"),
    ("integer: true, ", "", "file.repeat_count"),
    ("id: after", "id: online_3", "file.twice"),
    ("id: after", "id: online", "file.twice"),
    ("id: after", "id: sites_2", "file.twice"),
    ("id: after", "id: care", "file.twice"),
    ("{id: shop", "{id: sites", "file.twice"),
    ("{question: online_2", "{question: online", "file.looks_at_near"),
    ("id: online,", f"id: {'a' * 79},", "file.bad_id"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN)
def test_what_is_wrong_is_told(old: str, new: str, rule: str) -> None:
    assert old in REPEATED
    assert rule in rules(REPEATED.replace(old, new, 1))


def test_a_name_that_is_taken_is_told_once() -> None:
    taken = REPEATED.replace("{id: shop", "{id: online", 1).replace("question: shop", "question: online")
    assert rules(taken).count("file.twice") == 1


def test_there_are_so_many_questions_at_most() -> None:
    many = "".join(f"          - {{id: q{n}, kind: yes_no, text: {{es: a, en: b}}}}\n" for n in range(13))
    text = REPEATED.replace("max: 3", "max: 20").replace(
        "        questions:\n", f"        questions:\n{many}", 1
    )
    assert rules(text) == ["file.too_many_copies"]
    fewer = parse_questionnaire(
        text.replace("{count: sites_number}", "{count: sites_number, at_most: 17}").encode()
    )
    assert len(fewer.sections[1].questions) == 17 * 17 + 1


def test_what_python_makes_is_held_to_it(read: Questionnaire) -> None:
    first, second = read.sections
    (repeat,) = second.repeats
    assert not list(faults(read))

    def rules_of(**more: object) -> set[str]:
        return {own.problem.rule for own in faults(replace(read, sections=(first, replace(second, **more))))}

    def other(name: str, **more: object) -> tuple[object, ...]:
        return tuple(replace(own, **more) if own.id == name else own for own in second.questions)

    assert "file.not_the_copy" in rules_of(questions=other("online_2", help=Text("a", "b")))
    assert "file.not_the_copy" in rules_of(questions=other("online_3", title=None))
    assert "file.not_the_copy" in rules_of(questions=other("online_1", not_applicable_if=None))
    assert "file.not_the_copy" in rules_of(repeats=(replace(repeat, names=("online", "staff")),))
    assert "file.not_the_copy" in rules_of(repeats=(replace(repeat, title=Text("otra", "other")),))
    assert "file.not_the_copy" in rules_of(repeats=(replace(repeat, groups=()),))
    assert "file.not_the_copy" in rules_of(repeats=(replace(repeat, groups=repeat.groups[::-1]),))
    assert "file.repeat_count" in rules_of(repeats=(replace(repeat, count="shop"),))
    assert "file.twice" in rules_of(repeats=(replace(repeat, id="shop"),))
    assert "file.too_many_copies" in rules_of(repeats=(replace(repeat, groups=repeat.groups * 7),))


def test_editors_are_told_the_same() -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "data" / "schemas" / "questions.schema.json").read_text("utf-8")
    )
    validator = Draft7Validator(schema)
    assert list(validator.iter_errors(yaml.safe_load(REPEATED))) == []
    shown = {
        "file.out_of_range",
        "file.not_whole",
        "file.unknown_key_near",
        "file.missing_key",
        "file.not_a_mapping",
    }
    for old, new, rule in BROKEN:
        if rule in shown:
            wrong = yaml.load(REPEATED.replace(old, new, 1), Loader=yaml.BaseLoader)
            assert list(validator.iter_errors(wrong)), new


def test_what_a_proof_speaks_of_is_found_in_the_file() -> None:
    places = Places(REPEATED.encode())
    for way, there in [
        (("question", "online_2"), "{id: online"),
        (("question", "photos_3", "text"), "{es: fotos"),
        (("question", "staff_2", "not_applicable_if", "any", 0), "{count: sites_number}"),
        (("question", "staff_2", "not_applicable_if", "any", 1), '{question: online, any_of: ["no"]}'),
        (("question", "online_2", "not_applicable_if", "not"), "{count: sites_number}"),
        (("group", "sites_3", "intro"), "{es: piensa"),
    ]:
        place = places.of(way)
        assert REPEATED.splitlines()[place.line - 1][place.column - 1 :].startswith(there), way


def test_a_new_version_tells_each_change_once(read: Questionnaire) -> None:
    more = parse_questionnaire(REPEATED.replace("max: 3", "max: 4").encode())
    found = diff(read, more)
    assert {own.consequence for own in found.changes} == {"allows", "texts"}
    assert "repeat_size" in {own.kind for own in found.changes}
    back = diff(more, read)
    assert "breaks" in {own.consequence for own in back.changes}
    # Whoever may have more than were asked about has more to answer.
    unlimited = REPEATED.replace(", max: 3", "")
    three, four = (
        parse_questionnaire(
            unlimited.replace("{count: sites_number}", f"{{count: sites_number, at_most: {n}}}").encode()
        )
        for n in (3, 4)
    )
    assert "asks" in {own.consequence for own in diff(three, four).changes}
    worded = parse_questionnaire(REPEATED.replace("en: online}", "en: on line}").encode())
    assert [(own.question, own.kind) for own in diff(read, worded).changes] == [
        ("online_1", "question_text"), ("online_1", "question_text"),
    ]  # fmt: skip
    gone = replace(read, sections=tuple(replace(own, repeats=()) for own in read.sections))
    (removed,) = [own for own in diff(read, gone).changes if own.kind == "repeat_removed"]
    assert removed.consequence == "breaks"
    for changes in (found, diff(read, gone), diff(gone, read)):
        assert all(message(own, changes, language) for own in changes.changes for language in LANGUAGES)


def test_a_listing_shows_the_first_copy(read: Questionnaire) -> None:
    shown = listing.render(read, "en")
    assert "Asked as many times as" in shown
    assert "`staff_1`" in shown
    assert "`staff_2`" not in shown
    assert "`online_2`" in shown  # at which a later question looks
    assert "q_staff_2" not in drawing.render(read, "en")


# Seen from outside ----------------------------------------------------------------------------------------

SEEN = "observable: {es: mira, en: look}, "


def test_how_many_there_are_has_to_be_seen_too() -> None:
    seen = REPEATED.replace("{id: online,", f"{{id: online, {SEEN}").replace(
        "{id: shop,", f"{{id: shop, {SEEN}"
    )
    assert rules(seen) == ["file.hidden_from_outside"]
    asked = parse_questionnaire(seen.replace("{id: sites_number,", f"{{id: sites_number, {SEEN}").encode())
    part = observable_part(asked)
    assert [own.id for own in part.questions] == ["shop", "sites_number", "online_1", "online_2", "online_3"]
    assert part.by_id["online_2"].not_applicable_if == Not(AtLeast("sites_number", Fraction(2)))
    written = template_text(part, "en", from_outside=True)
    assert "    - online:\n" in written
    assert read_answers(written.encode(), part).problems == ()


# Answers --------------------------------------------------------------------------------------------------


def test_answers_stand_in_lists_or_by_their_ids(read: Questionnaire) -> None:
    flat = ANSWERS.partition("  sites:")[0] + (
        "  online_1: yes\n  staff_1: 60\n  photos_1: yes\n  prices_1: no\n  online_2: no\n"
    )
    both = ANSWERS.replace("    - online: no\n", "  online_2: no\n")
    sheets = [read_answers(text.encode(), read).sheet for text in (ANSWERS, flat, both)]
    assert sheets[0] == sheets[1] == sheets[2]
    assert told(read, ANSWERS) == []
    assert sheets[0].answers["staff_1"] == Fraction(60)


WRONG = [
    ("online: no", "onlin: no", "a:8:14: error: sites 2: there is no question “onlin”; did you mean “online”?"),
    ("- online: no", "- online: no\n      sites_numbe: 2", "a:9:20: error: sites 2: there is no question “sites_numbe”: see the names with “ecomdiag template”"),
    ("- online: no", "- online: maybe", "a:8:15: error: sites 2: online: “maybe” is not one of the possible answers, which are: yes (Yes); no (No)"),
    ("- online: no", "- nothing", "a:8:7: error: in sites 2 names go with their answers, as “online: …”, each on a line of its own"),
    ("- online: no", "-\n    -\n    - {}", "a:10:7: error: there are 4 in “sites”, and at most 3 are asked about: remove the others"),
    ("- online: no", "- online: no\n  online_2: yes", "a:9:3: error: “online_2” is answered twice, here and in sites 2: online: leave only one"),
    ("sites_number: 2", "sites_number: 1", "a:8:15: warning: sites 2: online: with the other answers this question is not asked: the answer is kept, but does not count"),
    ("    - online: no\n", "", "a:7:5: error: sites 2: online: “online” is not answered: add its answer"),
    ("- online: no", "- photos: no", "a:8:7: error: sites 2: online: “online” is not answered: add its answer"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), WRONG)
def test_a_message_says_of_which_it_is(read: Questionnaire, old: str, new: str, line: str) -> None:
    assert old in ANSWERS
    assert line in told(read, ANSWERS.replace(old, new, 1))


@pytest.mark.parametrize("value", ["5", "{online: yes}", "yes, no"])
def test_what_is_no_list_is_told_in_one_line(read: Questionnaire, value: str) -> None:
    text = f"{ANSWERS.partition('  sites:')[0]}  sites: {value}\n"
    lines = [own for own in told(read, text) if "takes a list" in own]
    assert len(lines) == 1
    assert "“- online: …”" in lines[0]


def test_of_what_cannot_be_read_nothing_is_called_missing_too(read: Questionnaire) -> None:
    lines = told(read, ANSWERS.replace("- online: no", "- nothing"))
    assert len(lines) == 1
    for value in ("5", "{online: yes}"):
        assert len(told(read, f"{ANSWERS.partition('  sites:')[0]}  sites: {value}\n")) == 1


def test_a_list_beside_the_answers_is_taken_and_told(read: Questionnaire) -> None:
    beside = ANSWERS.replace("  sites:\n    - {", "sites:\n    - {")
    assert read_answers(beside.encode(), read).sheet.answers["staff_1"] == Fraction(60)
    assert len(told(read, beside)) == 1


def test_of_too_many_nothing_is_lost(read: Questionnaire) -> None:
    many = ANSWERS + "    - online: no\n" * 3
    loaded = read_answers(many.encode(), read).sheet
    assert loaded.answers["online_5"] == "no"
    assert len(told(read, many)) == 2  # that they are too many; that the third is not asked


def test_they_are_written_in_lists_and_read_again(read: Questionnaire) -> None:
    own = sheet(read, shop="yes", sites_number=3, online_1="yes", online_3="no", after="no")
    text = answers_text(own, repeats=read.sections[1].repeats)
    assert text.endswith(
        '  sites_number: 3\n  sites:\n    - online: "yes"\n    - {}\n    - online: "no"\n  after: "no"\n'
    )
    assert read_answers(text.encode(), read).sheet == own
    assert answers_text(read_answers(text.encode(), read).sheet, repeats=read.sections[1].repeats) == text


def test_an_interview_goes_on_in_the_list_of_a_template(read: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(template_text(read, "en"), "utf-8")
    kept = AnswersFile(str(path), read)
    own = AnswerSheet.blank(read)
    answers = {
        "sites_number": Fraction(3), "online_1": "no", "online_2": "yes", "staff_2": Fraction(3), "online_3": "no",
    }  # fmt: skip
    for name, answer in answers.items():
        own = own.with_answer(name, answer)
        assert kept.save(own, None) == ""
        assert kept.path == str(path)
    lines = [
        line for line in path.read_text("utf-8").splitlines() if line and not line.lstrip().startswith("#")
    ]
    start = lines.index("  sites:")
    assert lines[start : start + 8] == [
        "  sites:", '    - online: "no"', "      staff:", "      photos:", "      prices:",
        '    - online: "yes"', "      staff: 3", '    - online: "no"',
    ]  # fmt: skip
    own = own.with_answer("online_2", "no")
    assert kept.save(own, None) == ""
    assert read_answers(path.read_bytes(), read).sheet == own


@pytest.mark.parametrize("seed", range(20))
def test_any_answers_are_saved_in_any_form_of_file(read: Questionnaire, tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    forms = [
        "# mine\nanswers:\n  sites:\n    - {online: yes}   # the first\n",
        "# mine\nanswers:\n  sites: [{online: yes}, {staff: 3}]\n",
        "# mine\nanswers:\n  sites:\n  - online: yes\n    staff: 4 # four\n  -\n  - photos: no\n",
        "# mine\nanswers:\n  sites:\n    -   online: yes\n\n        # none yet\n\n  shop: yes\n",
        "# mine\nanswers:\n  sites:\n",
    ]
    path = tmp_path / "a.yaml"
    path.write_text(rng.choice(forms), "utf-8")
    kept = AnswersFile(str(path), read)
    own = kept.loaded.sheet
    for _ in range(12):
        name = rng.choice([each.id for each in read.questions if each.choices])
        own = own.with_answer(name, rng.choice(["yes", "no"]))
        kept.save(own, None)
        assert kept.loaded.sheet.answers == own.answers
        assert "# mine" in path.read_text("utf-8")


def test_editors_know_the_lists(read: Questionnaire) -> None:
    validator = Draft7Validator(answers_schema(read, "en"))
    plain = yaml.load(ANSWERS, Loader=yaml.BaseLoader)
    assert list(validator.iter_errors(plain)) == []
    assert list(validator.iter_errors(yaml.safe_load(template_text(read, "en")))) == []
    for old, new in [("online: no", "onlin: no"), ("online: no", "online: maybe"), ("- online: no", "- 1")]:
        wrong = yaml.load(ANSWERS.replace(old, new), Loader=yaml.BaseLoader)
        assert list(validator.iter_errors(wrong)), new
    plain["answers"]["sites"] *= 2
    assert list(validator.iter_errors(plain))
