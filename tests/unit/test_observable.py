"""What can be seen of another company from outside: the key of the questionnaire, the sheet, and what comes of it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st
from running import Run
from searches import searched
from sheets import half_filled, of, percentage, sheet, shipped_questionnaire, single, text, total

import ecomdiag
from ecomdiag import engine
from ecomdiag.diagnosis.diagnose import diagnose
from ecomdiag.loader.answering.template import answers_text, template_text
from ecomdiag.loader.answers import read_answers
from ecomdiag.loader.questionnaire import load_questionnaire
from ecomdiag.loader.questions.file import questionnaire_of
from ecomdiag.loader.questions.writer import questionnaire_text
from ecomdiag.problems.errors import QuestionnaireError, UsageError
from ecomdiag.questionnaire.conditions import AnyOf
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.questionnaire.observable import observable_part
from ecomdiag.record import replace
from ecomdiag.report.diagnosis import markdown
from ecomdiag.texts import LANGUAGES, say
from ecomdiag.texts.words import Text

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = str(ROOT / "examples" / "taller-forja.yaml")
LADDER = {"no": 0, "yes": 1}
YES = frozenset({"yes"})
LOOK = Text("Mira la web.", "Look at the website.")
ASKED = of(
    single("shop", LADDER, observable=LOOK),
    single("plan", LADDER),
    single("mobile", LADDER, observable=LOOK, show_if=AnyOf("shop", YES), not_applicable_if=AnyOf("plan", YES)),
    percentage("online", {0: 0}),
    percentage("offline", {0: 0}, observable=LOOK),
    constraints=[total("online", "offline", at_most=100)],
)  # fmt: skip


def test_only_what_can_be_seen_is_asked() -> None:
    part = observable_part(ASKED)
    assert [question.id for question in part.questions] == ["shop", "mobile", "offline"]
    assert part.constraints == ()
    # What nobody sees closes nothing: whoever looks decides.
    assert part.by_id["mobile"].not_applicable_if is None
    assert part.by_id["mobile"].show_if == AnyOf("shop", YES)


def test_not_knowing_is_no_answer_about_another_company() -> None:
    part = observable_part(shipped_questionnaire())
    assert not any(choice.unknown for question in part.questions for choice in question.choices)


def test_without_the_key_there_is_nothing_to_ask() -> None:
    bare = of(single("shop", LADDER))
    with pytest.raises(UsageError):
        observable_part(bare)


def test_the_key_is_read_and_written() -> None:
    written = questionnaire_text(ASKED)
    back = questionnaire_of(written.encode(), "q.yaml")
    assert [question.observable for question in back.questions] == [LOOK, None, LOOK, None, LOOK]


def test_what_hangs_on_something_unseen_is_refused() -> None:
    wrong = of(single("plan", LADDER), single("mobile", LADDER, observable=LOOK, show_if=AnyOf("plan", YES)))
    with pytest.raises(QuestionnaireError) as caught:
        questionnaire_text(wrong)
    (problem,) = caught.value.problems
    assert problem.rule == "file.hidden_from_outside"
    written = questionnaire_text(of(single("plan", LADDER, observable=LOOK), *wrong.questions[1:]))
    first = written.index("observable:")
    without = written[:first] + written[written.index("choices:", first) :]
    with pytest.raises(QuestionnaireError) as caught:
        questionnaire_of(without.encode(), "q.yaml")
    (problem,) = caught.value.problems
    assert (problem.rule, problem.values["earlier"]) == ("file.hidden_from_outside", "plan")
    assert problem.place is not None
    assert without.splitlines()[problem.place.line - 2].strip() == "observable:"


def test_another_place_to_look_changes_only_texts() -> None:
    other = replace(ASKED.by_id["shop"], observable=text("otra"))
    new = replace(ASKED, sections=(replace(ASKED.sections[0], questions=(other, *ASKED.questions[1:])),))
    (change,) = ecomdiag.diff(ASKED, new).changes
    assert (change.kind, change.part, change.new) == ("question_text", "observable", text("otra"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_where_to_look_and_reads_back_empty(shipped: Questionnaire, language: str) -> None:
    part = observable_part(shipped)
    written = template_text(part, language, from_outside=True)  # type: ignore[arg-type]
    told = " ".join(line.lstrip("# ") for line in written.splitlines())
    told = " ".join(told.split())
    for question in shipped.questions:
        assert (f"  {question.id}:\n" in written) == (question.observable is not None)
        if question.observable is not None:
            assert " ".join(question.observable.to(language).split()) in told  # type: ignore[arg-type]
    loaded = read_answers(written.encode(), shipped)
    assert (loaded.problems, loaded.sheet.from_outside, loaded.sheet.answers) == ((), True, {})


@searched(st.randoms(use_true_random=False), quick=10, full=150)
def test_a_sheet_keeps_its_mark_and_lacks_nothing(rng: object) -> None:
    asked = shipped_questionnaire()
    own = replace(half_filled(observable_part(asked), rng), from_outside=True)  # type: ignore[arg-type]
    assert read_answers(answers_text(own).encode(), asked).sheet == own
    told = [found.rule for found in engine.check(asked, own)]
    assert "from_outside" in told
    assert "unanswered" not in told


def test_what_comes_of_it_is_an_estimate_without_advice(shipped: Questionnaire) -> None:
    own = sheet(shipped, sells_online="yes", mobile_store="yes")
    seen = ecomdiag.diagnose(shipped, replace(own, from_outside=True))
    inside = ecomdiag.diagnose(shipped, own)
    assert (seen.from_outside, seen.complete, seen.score, seen.advice) == (True, False, None, None)
    assert (seen.score_range, seen.sections) == (inside.score_range, inside.sections)
    for language in LANGUAGES:
        told = markdown.render(seen, language)
        assert say("report.from_outside", language) in told
        assert say("report.incomplete", language) not in told


def test_what_is_seen_narrows_the_range() -> None:
    blank = diagnose(ASKED, replace(sheet(ASKED), from_outside=True))
    known = diagnose(ASKED, replace(sheet(ASKED, shop="yes"), from_outside=True))
    assert blank.score_range is not None
    assert known.score_range is not None
    assert blank.score_range[0] <= known.score_range[0] <= known.score_range[1] <= blank.score_range[1]
    assert known.score_range[0] > Fraction(0)


def test_every_marked_question_of_ours_can_come_up(shipped: Questionnaire) -> None:
    part, asked = observable_part(shipped), set()
    answers: dict[str, object] = {}
    while (following := engine.next_question(part, sheet(part, **answers))) is not None:
        asked.add(following.id)
        best = max(following.choices, key=lambda choice: choice.score).id
        answers[following.id] = best if following.kind == "single" else (best,)
    assert asked == set(part.by_id)


def test_other_questionnaires_that_ship_say_so_in_one_line(run: Run) -> None:
    done = run("template", "--observable", "--questionnaire", "samm", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert load_questionnaire("samm").id in done.stderr


def test_the_command_writes_a_sheet_that_compares_as_a_rivals(run: Run, tmp_path: Path) -> None:
    assert run("template", "--observable", "-o", "rival.yaml").returncode == 0
    path = tmp_path / "rival.yaml"
    filled = (
        path.read_text("utf-8")
        .replace("  sells_online:", '  sells_online: "yes"')
        .replace("company:", "company: Rival")
    )
    path.write_text(filled, "utf-8")
    done = run("check", "rival.yaml", "--lang", "en")
    assert (done.returncode, "1 of the" in done.stdout) == (0, True)
    done = run("assess", "--answers", "rival.yaml", "--lang", "en")
    assert done.returncode == 0
    assert "estimate of yours" in " ".join(done.stdout.split())
    for words in (("--rivals",), ()):  # it is plain what it is
        found = json.loads(run("compare", EXAMPLE, "rival.yaml", *words, "--format", "json").stdout)
        assert [own["label"] for own in found["rivals"]] == ["B"]
        assert [own["from_outside"] for own in found["diagnoses"]] == [False, True]
    assert json.loads(run("compare", "rival.yaml", EXAMPLE, "--format", "json").stdout)["rivals"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--observable", "--answers", EXAMPLE), "from_outside: true"),
        (("--observable",), "terminal"),
    ],
)
def test_it_is_for_the_interview(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run("assess", *words, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
