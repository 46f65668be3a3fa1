"""Words that choices ask for: kept on every way, shown with the choice while it is chosen, and never scored."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Run
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from searches import searched
from sheets import blank, of, random_sheet, section, single, text, with_said

import ecomdiag
from ecomdiag.comparison.model import Entry
from ecomdiag.comparison.respondents import consensus
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.splice import spliced
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.diagnosis_file import read_diagnosis
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.names.answers import on_one_line
from ecomdiag.problems.errors import AnswersError
from ecomdiag.questionnaire.model import Choice, Kind, Question, Questionnaire
from ecomdiag.questionnaire.notes import Note
from ecomdiag.questionnaire.said import MAX_SAID, ChoiceWords, Said, are_sound
from ecomdiag.questionnaire.sheet import AnswerSheet
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import json_text, markdown
from ecomdiag.report.diagnosis.depth import Depth
from ecomdiag.report.questionnaire.schema import answers_schema
from ecomdiag.texts import LANGUAGES
from ecomdiag.versions.diffing import diff
from ecomdiag.versions.records import Consequence

HEAD = 'questionnaire: small\nversion: "1"\n'


def choices(*asking: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, text=text(name), says=name in asking) for name in ("food", "other", "third"))


TRADES = Question(
    id="trades", section="all", kind=Kind.MULTIPLE, text=text("trades"), choices=choices("other", "third"),
    max_choices=3,
)  # fmt: skip
WHERE = replace(TRADES, id="where", kind=Kind.SINGLE, choices=choices("other"), max_choices=1)
SMALL = of(TRADES, WHERE, single("plain", {"no": 0, "yes": 1}))

_words = st.text(max_size=30).map(on_one_line) | st.sampled_from(
    ["# x", "a: b", "- c", '"q"', "no", "12", "|", "..."]
)
_said = st.dictionaries(
    st.sampled_from(["food", "other", "third", "yes"]), _words.filter(bool), max_size=3
).map(lambda own: tuple(ChoiceWords(choice=name, words=words) for name, words in own.items()))
_by_name = st.dictionaries(st.sampled_from(["trades", "where", "plain", "gone"]), _said, max_size=3)


def sheet_with(said: dict[str, Said], start: AnswerSheet | None = None) -> AnswerSheet:
    sheet = start or blank(SMALL)
    for name, own in said.items():
        sheet = sheet.with_said(name, own)
    return sheet


def read(content: str) -> AnswerSheet:
    return read_answers(content.encode(), SMALL).sheet


def words(**said: str) -> Said:
    return tuple(ChoiceWords(choice=name, words=own) for name, own in said.items())


# There and back -----------------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), _by_name, quick=20, full=600)
def test_what_is_written_reads_back_the_same(seed: int, said: dict[str, Said]) -> None:
    sheet = sheet_with(said, random_sheet(SMALL, Random(seed)))
    assert read(answers_text(sheet, "where", "abcd")) == sheet
    assert all(map(are_sound, sheet.said.values()))


@searched(
    _by_name, st.dictionaries(st.sampled_from(["trades", "where", "gone"]), _said, max_size=3), st.booleans(),
    st.sampled_from(["", "\nnotes:\n  where: x\n", "\nnotes:\n  gone: x  # end", "\nresume_at: where # here\n"]),
    quick=30, full=600,
)  # fmt: skip
def test_in_a_file_with_comments_only_the_words_change(
    first: dict[str, Said], then: dict[str, Said], windows: bool, end: str
) -> None:
    content = f"# ours\n{HEAD}answers:\n  where: other  # place{end}"
    content = content.replace("\n", "\r\n") if windows else content
    once = spliced(content, {}, {}, said=first)
    assert read(once) == sheet_with(first, read(content))
    note = (Note(text="y"),)
    twice = spliced(once, {"plain": "no"}, {}, notes={"plain": note}, said=then)
    changed = sheet_with(then, sheet_with(first, read(content))).with_answer("plain", "no")
    assert read(twice) == changed.with_notes("plain", note)
    assert re.findall("# (?:ours|place|end|here)", twice) == re.findall("# (?:ours|place|end|here)", content)


@pytest.mark.parametrize("comment", ["", "  # ours"])
def test_an_interview_leaves_the_words_of_a_file(tmp_path: Path, comment: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        f"{HEAD}answers:{comment}\n  where: other\nsaid:\n  where: {{other: x}}\n  gone: {{a: b}}\n"
    )
    kept = AnswersFile(str(path), SMALL)
    sheet = kept.loaded.sheet.with_answer("where", "food").with_answer("plain", "yes")
    kept.save(sheet, None)
    kept.leave()
    found = read_answers(path.read_bytes(), SMALL).sheet
    assert found == sheet
    assert dict(found.said) == {"where": words(other="x"), "gone": words(a="b")}
    assert kept.path == str(path)


def test_a_questionnaire_says_which_choices_ask() -> None:
    back = parse_questionnaire(questionnaire_text(SMALL).encode())
    assert [choice.id for choice in back.by_id["trades"].choices if choice.says] == ["other", "third"]


def test_a_template_shows_how_and_is_as_good_as_its_word() -> None:
    for language in LANGUAGES:
        content = template_text(SMALL, language)
        head, _, below = content.partition("# said:")
        lines = ["said:", *(line.removeprefix("# ") for line in below.split("\n\n")[0].splitlines()[1:])]
        (own,) = read(head + "\n".join(lines)).said["trades"]
        assert own.choice == "other"
        assert own.words
    assert "said:" not in template_text(of(single("a", {"no": 0, "yes": 1})), "en")


def test_a_mapping_has_the_form_of_a_file() -> None:
    given = {
        "questionnaire": "small",
        "version": "1",
        "answers": {"where": "other"},
        "said": {"where": {"other": " x\ty "}},
    }
    assert dict(ecomdiag.load_answers(given, SMALL).said) == {"where": words(other="x y")}


# What is told -------------------------------------------------------------------------------------------

#: What is written under ``said:``, and what is told of it.
WRONG: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "nothing": ("", []),
    "as it should be": ("where: {other: x}", []),
    "no words yet": ("where: {other: }", []),
    "a list": ("- x", [("list_of_pairs", "error")]),
    "words without their choice": ("where: x", [("not_a_mapping", "error")]),
    "a list of words": ("where: {other: [x]}", [("not_a_value", "error")]),
    "as long as may be": (f"where: {{other: {'x' * MAX_SAID}}}", []),
    "too long": (f"where: {{other: {'x' * (MAX_SAID + 1)}}}", [("too_long", "error")]),
    "cut by a comment": ("where:\n  other: Pedido #12", [("cut_by_comment", "error")]),
    "of no question": ("gone: {other: x}", [("said_no_question", "warning")]),
    "of a question spelt wrong": ("wher: {other: x}", [("said_no_question_near", "warning")]),
    "of a question that asks for none": ("plain: {'yes': x}", [("said_no_question", "warning")]),
    "of a choice that asks for none": ("where: {food: x}", [("said_no_choice", "warning")]),
    "of a choice spelt wrong": ("where: {othr: x}", [("said_no_choice_near", "warning")]),
    "of a choice that is not chosen": ("trades: {third: x}", [("said_not_chosen", "warning")]),
    "of very many": ("\n".join(f"q{n}: {{a: x}}" for n in range(40)), [*[("said_no_question", "warning")] * 20, ("more", "warning")]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_in_its_place(name: str) -> None:
    written, expected = WRONG[name]
    content = (
        f"{HEAD}answers: {{where: other, trades: [other]}}\nsaid:\n  " + written.replace("\n", "\n  ") + "\n"
    )
    loaded = read_answers(content.encode(), SMALL)
    assert [(own.rule.removeprefix("file."), own.severity) for own in loaded.problems] == expected
    assert all(own.place is not None and own.place.line > 4 for own in loaded.problems)
    assert all(map(are_sound, loaded.sheet.said.values()))
    for language in LANGUAGES:
        assert all(own.message(language) for own in loaded.problems)


@pytest.mark.parametrize(
    "said",
    ["x", (), ("x",), [ChoiceWords(choice="a", words="b")], words(a=""), words(a=" b"), words(a="b\nc"),
     words(a="\u202e"), words(a="x" * (MAX_SAID + 1)), (*words(a="b"), *words(a="c")),
     (ChoiceWords(choice=3, words="x"),)],  # type: ignore[arg-type]
)  # fmt: skip
def test_a_sheet_made_by_hand_with_words_that_no_file_holds_is_refused(said: Any) -> None:
    sheet = replace(blank(SMALL), said={"where": said})
    assert [own.rule for own in ecomdiag.check(SMALL, sheet)] == ["sheet.not_words"]
    with pytest.raises(AnswersError):
        ecomdiag.diagnose(SMALL, sheet)


def test_an_editor_is_told_what_may_stand_there() -> None:
    validator = Draft7Validator(answers_schema(SMALL, "es"))
    for sound in (
        {},
        {"where": {"other": "x"}},
        {"where": {"other": 12}},
        {"gone": {"a": "b"}},
        {"where": None},
    ):
        assert validator.is_valid({"said": sound})
    for wrong in (
        ["x"],
        {"where": "x"},
        {"where": {"other": ["x"]}},
        {"where": {"other": "x" * (MAX_SAID + 1)}},
    ):
        assert not validator.is_valid({"said": wrong})


# Shown, and never scored --------------------------------------------------------------------------------


@searched(st.integers(0, 2**32), _by_name, quick=10, full=250)
def test_words_move_no_score_and_stand_with_choices_that_are_chosen(seed: int, said: dict[str, Said]) -> None:
    rng = Random(seed)
    asked = with_said(SMALL, rng)
    sheet = random_sheet(asked, rng)
    without, made = diagnose(asked, sheet), diagnose(asked, sheet_with(said, sheet))
    bare = tuple(
        replace(own, said=(), chosen_text=None, answer_text=own.chosen_text or own.answer_text)
        for own in made.questions
    )
    assert replace(made, questions=bare) == without
    for own in made.questions:
        chosen = (own.answer,) if isinstance(own.answer, str) else own.answer or ()
        asking = {choice.id for choice in asked.by_id[own.id].choices if choice.says}
        expected = [each for each in said.get(own.id, ()) if each.choice in chosen and each.choice in asking]
        assert list(own.said) == expected
        assert all(each.words in own.answer_text.es for each in expected)
    assert read_diagnosis(json_text.render(made, "es").encode()) == made


def test_reports_of_every_depth_show_them_and_json_has_them_apart() -> None:
    sheet = replace(blank(SMALL), answers={"trades": ("food", "other"), "where": "food", "plain": "no"})
    sheet = sheet_with(
        {"trades": words(other="piedra natural", third="no"), "where": words(other="tampoco")}, sheet
    )
    made = diagnose(SMALL, sheet)
    assert "other (es): «piedra natural»" in markdown.render(made, "es", depth=Depth.FULL)
    assert "other (en): “piedra natural”" in markdown.render(made, "en", depth=Depth.FULL)
    assert "tampoco" not in markdown.render(made, "en", depth=Depth.FULL)
    told = {own["id"]: own for own in json.loads(json_text.render(made, "en"))["questions"]}
    assert told["trades"]["said"] == [{"choice": "other", "words": "piedra natural"}]
    assert told["where"]["said"] == []
    assert told["trades"]["answer"] == ["food", "other"]


def test_a_consensus_has_everybodys_words_where_all_agree() -> None:
    def entry(label: str, answer: str, own: str) -> Entry:
        sheet = replace(blank(SMALL), answers={"where": answer, "trades": ("other",)})
        sheet = sheet_with({"where": words(other="x"), "trades": words(other=own)}, sheet)
        return Entry(label=label, name=label, diagnosis=diagnose(SMALL, sheet))

    found = consensus(
        SMALL, [entry("A", "other", "a"), entry("B", "food", "b"), entry("C", "other", "a")]
    ).sheet
    assert dict(found.said) == {"trades": words(other="a / b")}
    long = consensus(SMALL, [entry("A", "food", "a" * MAX_SAID), entry("B", "food", "b")]).sheet
    assert dict(long.said) == {"trades": words(other="a" * MAX_SAID)}


def test_a_comparison_shows_them_and_they_survive_into_its_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(questionnaire_text(SMALL), encoding="utf-8")
    for name, own in (("a", "piedra"), ("b", "vidrio")):
        content = f"{HEAD}company: X\nanswers: {{trades: [other], where: other, plain: 'no'}}\nsaid: {{where: {{other: {own}}}}}\n"
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    made = run("compare", "a.yaml", "b.yaml", "--respondents", "--consensus", "--questionnaire", "q.yaml")
    assert made.returncode == 0, made.stderr
    assert dict(read(made.stdout).said) == {"where": words(other="piedra / vidrio")}
    shown = run(
        "assess",
        "--answers",
        "a.yaml",
        "--questionnaire",
        "q.yaml",
        "--format",
        "markdown",
        "--depth",
        "full",
    )
    assert "piedra" in shown.stdout


# Between versions ---------------------------------------------------------------------------------------


def test_asking_for_words_asks_nothing_of_those_who_answered() -> None:
    before: Questionnaire = of(
        TRADES, replace(WHERE, choices=choices()), single("plain", {"no": 0, "yes": 1})
    )
    added, gone = diff(before, SMALL), diff(SMALL, before)
    assert [(own.kind, own.consequence) for own in added.changes] == [("choice_says", Consequence.ALLOWS)]
    assert [(own.kind, own.consequence) for own in gone.changes] == [("choice_says", Consequence.TEXTS)]
    assert added.stands
    assert gone.stands


def test_a_list_for_several_kinds_is_told_where_it_may_not_ask() -> None:
    ordered = replace(TRADES, id="order", kind=Kind.RANKING, max_choices=1)
    asked = of()
    asked = replace(asked, sections=(section("all", ordered),))
    with pytest.raises(ecomdiag.QuestionnaireError) as caught:
        questionnaire_text(asked)
    assert [own.values.get("key") for own in caught.value.problems] == ["says"]
