"""Forms that become questionnaires, whatever tool they are of: what is shared by all."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run
from searches import thinned
from test_forms import SMALL

from ecomdiag import export, import_form, load_questionnaire, questionnaire_text
from ecomdiag.loader.drafts.draft import Account, Names, one_level, unscored
from ecomdiag.loader.drafts.scores import in_languages, scored_like
from ecomdiag.loader.questionnaire import INSTRUMENTS, parse_questionnaire
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.record import replace


@pytest.mark.parametrize("name", thinned([None, *INSTRUMENTS], 3))
def test_json_is_the_whole_questionnaire(name: str | None, tmp_path: Path) -> None:
    ours = load_questionnaire(name)
    made = export(ours, "json", language="es")
    assert made.left_out == ()
    path = tmp_path / "q.json"
    path.write_bytes(made.content)
    back = parse_questionnaire(import_form(path).text.encode())
    assert _same(back, ours)


def _same(one: Questionnaire, other: Questionnaire) -> bool:
    return questionnaire_text(one) == questionnaire_text(other)


def test_languages_are_put_into_another_order_and_back() -> None:
    ours = load_questionnaire()  # it asks for countries, of which a form has no list
    turned = in_languages(ours, ("en", "es"))
    assert turned.languages == ("en", "es")
    assert _same(in_languages(turned, ours.languages), ours)


def test_scores_come_back_from_a_questionnaire_with_the_same_ids() -> None:
    ours = load_questionnaire()
    bare = unscored(replace(ours, levels=one_level(ours.languages), blockers=()))
    bare = replace(
        bare,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    replace(
                        question,
                        weight=Fraction(1),
                        bands=(),
                        title=None,
                        choices=tuple(replace(choice, score=Fraction(0)) for choice in question.choices),
                    )
                    for question in section.questions
                ),
            )
            for section in bare.sections
        ),
    )
    account = Account()
    assert _same(scored_like(bare, ours, account), ours)
    assert account.problems == ()


def test_a_new_row_of_a_matrix_counts_as_the_others(tmp_path: Path) -> None:
    form = SMALL.replace("rows: [", "rows: [{id: new, text: {es: Nueva, en: New}}, ")
    path = tmp_path / "form.json"
    path.write_bytes(export(parse_questionnaire(form.encode()), "surveyjs", language="es").content)
    made = import_form(path, scores=parse_questionnaire(SMALL.encode()))
    assert (made.text, made.told) == (questionnaire_text(parse_questionnaire(form.encode())), ())


def test_what_has_no_score_is_told() -> None:
    ours = load_questionnaire("dii")
    first, *others = ours.sections
    account = Account()
    scored_like(
        ours, replace(ours, sections=(replace(first, questions=first.questions[1:]), *others)), account
    )
    assert [(own.rule, own.part) for own in account.problems] == [("draft.no_score", first.questions[0].id)]


def test_names_are_made_once_and_told() -> None:
    account = Account()
    names = Names(account)
    assert [names.new(own, "row 2") for own in ("Sells?", "sells", "1st", "país")] == [
        "sells",
        "sells_2",
        "q_1st",
        "pa_s",
    ]
    assert names.of("Sells?") == "sells"
    assert names.of("sells") == "sells_2"
    assert len(account.problems) == 4


def test_a_command_writes_it_once(run: Run, tmp_path: Path) -> None:
    made = run("questionnaire", "export", "dii", "--to", "json", "-o", "dii.json")
    assert made.returncode == 0, made.stderr
    assert run("questionnaire", "import", "dii.json", "-o", "q.yaml").returncode == 0
    assert run("questionnaire", "check", "q.yaml", "--strict").returncode == 0
    again = run("questionnaire", "import", "dii.json", "-o", "q.yaml", "--lang", "en")
    assert again.returncode == 2
    assert "q.yaml" in again.stderr


@pytest.mark.parametrize("name", ["x.txt", "x.json"])
def test_a_file_that_is_no_form_is_refused(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text("{]")
    done = run("questionnaire", "import", name, "-o", "q.yaml", "--lang", "en")
    assert done.returncode in (2, 4)
    assert name in done.stderr
    assert not (tmp_path / "q.yaml").exists()
