"""The files of what answers say about other instruments: those refused, those written, and the reports."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from crossings import (
    BOXES,
    DATA,
    EXAMPLES,
    OURS,
    SELLS,
    SHOP,
    boxes,
    completed,
    crossed,
    example,
    loaded,
)
from sheets import blank, of, percentage, random_sheet, sheet, shipped_questionnaire, single, text

from ecomdiag.crosswalk.crossing import Box, Crosswalk, Implied, Knowledge, cross
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.answers_file import AnswersFile
from ecomdiag.loader.crosswalk import NAMES, answers_file, load_crosswalk, parse_crosswalk
from ecomdiag.loader.questionnaire import INSTRUMENTS, load_questionnaire, parse_questionnaire
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.questionnaire.conditions import Condition, Not, leaves
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace
from ecomdiag.report.crosswalk import text as report
from ecomdiag.texts import LANGUAGES, Language

named = pytest.mark.parametrize("name", NAMES)
spoken = pytest.mark.parametrize("language", LANGUAGES)


# Files that are refused ----------------------------------------------------------------------------------

SOUND = """\
from: small
to: other
note: {es: nota, en: note}
entries:
  - question: web
    answers:
      - {answer: "yes", when: {question: sells, any_of: ["yes"]}}
    note: {es: nota, en: note}
    open_note: {es: nota, en: note}
  - question: boxes
    choices:
      - {choice: a, chosen_when: {question: sells, any_of: ["yes"]}}
      - {choice: b, not_chosen_when: {not: {question: how, any_of: [shop]}}}
"""
OTHER = replace(of(single("web", "no yes"), BOXES, percentage("part", weight=0)), id="other")


def test_a_sound_file_is_read() -> None:
    table = parse_crosswalk(OURS, OTHER, SOUND.encode())
    assert (table.source, table.target, [entry.question for entry in table.entries]) == (
        "small", "other", ["web", "boxes"],
    )  # fmt: skip
    assert table.entries[0].answers == (Implied(answer="yes", when=SELLS),)
    assert table.entries[0].open_note is not None
    assert table.entries[1].boxes == (
        Box(choice="a", chosen_when=SELLS), Box(choice="b", not_chosen_when=Not(SHOP)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("from: small", "from: large", "not_one_of", 1),
        ("to: other", "to: another", "not_one_of", 2),
        ("to: other", "too: other", "unknown_key_near", 2),
        ("note: {es: nota, en: note}\nentries", "entries", "missing_key", 1),
        ("question: web", "question: site", "unknown_question", 5),
        ("- question: boxes", "- question: web", "twice", 10),
        ("- question: boxes\n    choices", "- question: part\n    choices", "not_for_this_kind", 11),
        ("    answers:", "    choices:", "not_for_this_kind", 6),
        ("    answers:", "    choices:", "missing_key", 5),
        ("    choices:", "    answers:", "not_for_this_kind", 11),
        ('answer: "yes"', "answer: yess", "unknown_choice_near", 7),
        ("any_of: [\"yes\"]}}\n    note", "any_of: [\"yes\"], x: 1}}\n    note", "unknown_key", 7),
        ("any_of: [\"yes\"]}}\n    note", "any_of: [never]}}\n    note", "unknown_choice", 7),
        ("question: how", "question: hwo", "looks_at_near", 13),
        ("any_of: [shop]", "any_of: [shoop]", "unknown_choice_near", 13),
        ("choice: b", "choice: z", "unknown_choice", 13),
        ("choice: b", "choice: a", "twice", 13),
        (", chosen_when: {question: sells, any_of: [\"yes\"]}", "", "missing_key", 12),
        ("any_of: [shop]", "any_of: []", "names_nothing", 13),
        ("{not: {question: how, any_of: [shop]}}", "{all: []}", "names_nothing", 13),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_line(old: str, new: str, rule: str, line: int) -> None:
    assert SOUND.count(old) == 1
    with pytest.raises(QuestionnaireError) as caught:
        parse_crosswalk(OURS, OTHER, SOUND.replace(old, new).encode())
    found = {
        (problem.rule.removeprefix("file."), problem.place.line)
        for problem in caught.value.problems
        if problem.place
    }
    assert (rule, line) in found


@pytest.mark.parametrize("content", [b"entries: [", b"", b"[]", b"\xff"])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(QuestionnaireError):
        parse_crosswalk(OURS, OTHER, content)


def test_only_from_the_shipped_questionnaire_and_only_to_what_there_is() -> None:
    with pytest.raises(UsageError, match="dii, dmat"):
        load_crosswalk("samm", shipped_questionnaire())
    with pytest.raises(UsageError, match="online-export"):
        load_crosswalk("dii", OURS)


@pytest.mark.parametrize("name", NAMES)
def test_from_a_changed_copy_only_what_fits_it(name: str) -> None:
    content = (DATA / "questions.yaml").read_text(encoding="utf-8").replace("id: social_media", "id: media")
    ours = parse_questionnaire(content.encode())
    whole, _ = load_crosswalk(name, shipped_questionnaire())
    table, other = load_crosswalk(name, ours)
    assert whole.left_out == ()
    assert {missing for own in table.left_out for missing in own.missing} == {"social_media"}
    left = {own.entry for own in table.left_out}
    told = {entry.question: entry for entry in table.entries}
    assert all(told[own.question] == own for own in whole.entries if own.question not in left)
    looked_at = {
        leaf.question
        for entry in table.entries
        for part in (*entry.answers, *entry.boxes)
        for condition in vars(part).values()
        if isinstance(condition, Condition)
        for leaf in leaves(condition)
    }
    assert looked_at <= ours.by_id.keys()
    for seed in range(3):
        crossing = cross(table, ours, random_sheet(ours, Random(seed)), other)
        assert len(crossing.questions) == len(other.questions)


def test_the_command_says_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    content = (DATA / "questions.yaml").read_text(encoding="utf-8").replace("id: social_media", "id: media")
    (tmp_path / "copy.yaml").write_text(content, encoding="utf-8")
    example = (DATA.parent / "examples" / "moda-doce.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(example.replace("social_media:", "media:"), encoding="utf-8")
    done = run("crosswalk", "a.yaml", "--to", "dii", "--questionnaire", "copy.yaml")
    assert done.returncode == 0
    assert "missing in this one, or are different: social_media." in done.stderr


def test_a_shipped_instrument_has_a_name_unless_a_file_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in INSTRUMENTS:
        assert load_questionnaire(name).id == name
    (tmp_path / "dii").write_bytes((DATA / "instruments" / "samm.yaml").read_bytes())
    assert load_questionnaire("dii").id == "samm"
    with pytest.raises(UsageError):
        load_questionnaire("dij")


# The reports, and the answers file -----------------------------------------------------------------------


@named
@spoken
@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_text_tells_all_of_it_and_fits_the_window(name: str, language: Language, width: int) -> None:
    for given in (*map(example, EXAMPLES), blank(shipped_questionnaire())):
        crossing = crossed(name, given)
        shown = report.render(crossing, language, width=width)
        assert max(map(len, shown.splitlines())) <= max(width, 46)
        words = " ".join(shown.split())
        for own in crossing.questions:
            assert own.question.name.to(language) in words
            for told in (*own.chosen, *own.not_chosen):
                assert told.choice.text.to(language) in words
                assert all(source.name.to(language) in words for source in told.by)
        assert crossing.crosswalk.note.to(language) in words
        assert crossing.other.method is not None
        assert crossing.other.method.to(language) in words
        assert " y «I" not in words  # it would have to be «e»


@named
def test_notes_stand_with_what_they_are_about(name: str) -> None:
    empty = report.render(crossed(name, blank(shipped_questionnaire())), "en", width=10_000)
    known = report.render(crossed(name, example("moda-doce")), "en", width=10_000)
    for entry in loaded(name)[0].entries:
        if entry.note is not None:
            assert (entry.note.en in empty, entry.note.en in known) == (False, True)
        if entry.open_note is not None:
            assert (entry.open_note.en in empty, entry.open_note.en in known) == (True, False)


def test_json_says_the_same() -> None:
    crossing = crossed("dmat", example("software-quince"))
    found = json.loads(report.render_json(crossing, "es"))
    assert (found["from"]["id"], found["to"]["id"], found["language"]) == ("online-export", "dmat", "es")
    assert [found[state] for state in Knowledge] == [0, 5, 21]
    assert found["level_range"][0] == {"id": "basic", "title": "Básico"}
    assert crossing.scores is not None
    assert found["range_exact"] is crossing.exact
    assert found["score_range"] == [float(end) for end in crossing.scores]
    by_id = {own["id"]: own for own in found["questions"]}
    assert len(by_id) == len(crossing.other.questions)
    solutions = by_id["digital_solutions"]
    assert solutions["state"] == "partly"
    assert [one["choice"] for one in solutions["chosen"]] == [
        "website", "chat_social", "online_sales", "online_marketing", "management_software",
    ]  # fmt: skip
    assert solutions["chosen"][4]["from"] == [{"question": "crm", "title": "Gestión de clientes (CRM)"}]
    assert solutions["open"] == ["connectivity", "web_forms", "public_services", "remote_work", "intranet"]
    assert by_id["blockchain"] == {
        "id": "blockchain", "title": "Cadena de bloques", "state": "open", "answer": None, "chosen": [],
        "not_chosen": [], "open": [], "note": None,
    }  # fmt: skip
    answers = json.loads(report.render_json(crossed("dii", example("software-quince")), "en"))["answers"]
    assert answers == {"website": "yes", "social_media": "yes", "erp": "no", "crm": "yes"}


HOSTILE = "[bold]x[/bold] \x1b[31m\u202e{0.__class__} \r\n# y: {a}"


@spoken
def test_nothing_in_a_file_acts_on_who_reads_it(language: Language) -> None:
    both = replace(text("x"), es=HOSTILE, en=HOSTILE)

    def renamed(own: Questionnaire) -> Questionnaire:
        sections = tuple(
            replace(
                section,
                title=both,
                questions=tuple(
                    replace(
                        question,
                        title=both,
                        choices=tuple(replace(choice, text=both) for choice in question.choices),
                    )
                    for question in section.questions
                ),
            )
            for section in own.sections
        )
        return replace(own, sections=sections, title=both, heading=both, method=both)

    entry = replace(boxes(a=SELLS), note=both)
    table = Crosswalk(source="small", target="small", note=both, entries=(entry,))
    given = replace(sheet(OURS, sells="yes"), company=HOSTILE)
    other = renamed(of(BOXES))
    crossing = cross(table, renamed(OURS), given, other)
    shown = report.render(crossing, language, width=80), report.render_json(crossing, language)
    written = answers_file(crossing, HOSTILE, language)
    for found in (*shown, written):
        assert "[bold]x[/bold]" in found
        assert not {"\x1b", "\u202e", "\r"} & set(found)
    assert read_answers(written.encode(), other).sheet.answers == {}
    assert read_answers(written.encode(), other).problems == ()


@named
def test_an_interview_goes_on_in_the_answers_file(name: str, tmp_path: Path) -> None:
    crossing = crossed(name, example("conservas-ria"))
    other, path = crossing.other, tmp_path / "other.yaml"
    path.write_text(answers_file(crossing, "ecomdiag assess", "es"), encoding="utf-8")
    kept = AnswersFile(str(path), other)
    assert kept.loaded.sheet == crossing.sheet
    done = completed(crossing, Random(3))
    told = [kept.save(done, None)]
    assert told == [""]
    content = path.read_text(encoding="utf-8")
    assert read_answers(content.encode(), other).sheet.answers == done.answers
    assert content.startswith(f"# {other.heading.es}" if other.heading else "#")
    assert ("# digital_solutions: [chat_social" in content) == (name == "dmat")
