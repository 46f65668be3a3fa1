"""Names of a form that differ in their spelling alone: each column answers its own question, or is told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ecomdiag import UsageError, import_form
from ecomdiag.loader.questionnaire import parse_questionnaire
from ecomdiag.problems.errors import ProblemsError
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.workflows.importing import Imported, import_answers


def form(tmp_path: Path, *names: str) -> Questionnaire:
    elements = [{"type": "text", "name": name, "title": f"{place}?"} for place, name in enumerate(names)]
    ticks = {"type": "checkbox", "name": "Ways.of", "choices": ["a", "b"]}
    path = tmp_path / "form.json"
    path.write_text(json.dumps({"locale": "en", "title": "Form", "elements": [*elements, ticks]}))
    return parse_questionnaire(import_form(path).text.encode())


def read(tmp_path: Path, asked: Questionnaire, *heads: str) -> tuple[Imported, dict[str, str]]:
    cells = [f"of {place}" for place in range(len(heads))]
    (tmp_path / "in.csv").write_text("\n".join([",".join(["id", *heads]), ",".join(["x", *cells])]))
    found = import_answers(asked, str(tmp_path / "in.csv"), str(tmp_path / "out.ndjson"))
    lines = (tmp_path / "out.ndjson").read_text().splitlines() if found.arrived else []
    return found, {
        name: own for name, own in json.loads(lines[0]).items() if name not in ("id", "company")
    } if lines else {}


def test_a_name_that_is_an_id_keeps_it_whatever_comes_before(tmp_path: Path) -> None:
    assert list(form(tmp_path, "Name", "name", "NAME").by_id)[:3] == ["name_2", "name", "name_3"]


READ = [
    (["Name", "name"], ["Name", "name"], {"name_2": "of 0", "name": "of 1"}),
    (["Name", "name"], ["name", "Name"], {"name": "of 0", "name_2": "of 1"}),
    (["Name", "name"], ["about/Name", "about/name"], {"name_2": "of 0", "name": "of 1"}),
    (["name", "Name", "NAME"], ["name", "Name", "NAME"], {"name": "of 0", "name_2": "of 1", "name_3": "of 2"}),
    (["Name", "NAME"], ["Name", "NAME"], {"name": "of 0", "name_2": "of 1"}),
    (["first-name", "first.name"], ["first-name", "first.name"], {"first_name": "of 0", "first_name_2": "of 1"}),
    (["Name", "name_2"], ["Name", "name_2"], {"name": "of 0", "name_2": "of 1"}),
    (["Name"], ["Name"], {"name": "of 0"}),
]  # fmt: skip


@pytest.mark.parametrize(("names", "heads", "answers"), READ)
def test_each_column_answers_its_question(
    names: list[str], heads: list[str], answers: dict[str, str], tmp_path: Path
) -> None:
    found, read_back = read(tmp_path, form(tmp_path, *names), *heads)
    assert (found.problems, found.unread, read_back) == ((), (), answers)


@pytest.mark.parametrize(
    ("names", "heads"), [(["Name", "name"], ["Name"]), (["Name", "NAME", "nAme"], ["Name", "NAME"])]
)
def test_a_column_of_which_nobody_can_tell_is_told(
    names: list[str], heads: list[str], tmp_path: Path
) -> None:
    asked = form(tmp_path, *names)
    (tmp_path / "in.csv").write_text(f"id,{','.join(heads)}\nx,{','.join(heads)}\n")
    with pytest.raises(ProblemsError) as found:
        import_answers(asked, str(tmp_path / "in.csv"), str(tmp_path / "out.ndjson"))
    assert {own.rule for own in found.value.problems} == {"responses.column_doubtful"}


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Keep a file from being read, by root too, who is nobody then."""
    path.chmod(0)
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("name", ["in.zip", "in.xlsx", "in.csv"])
def test_a_file_that_may_not_be_read_is_told_as_that(name: str, tmp_path: Path) -> None:
    asked, path = form(tmp_path, "name"), tmp_path / name
    path.write_bytes(b"PK")
    with unreadable(path), pytest.raises(UsageError) as told:
        import_answers(asked, str(path), str(tmp_path / "out.ndjson"))
    assert "permission" in told.value.message("en")


def test_a_folder_is_no_zip_file_and_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "in.zip").mkdir()
    with pytest.raises(UsageError) as told:
        import_answers(form(tmp_path, "name"), str(tmp_path / "in.zip"), str(tmp_path / "out.ndjson"))
    assert "folder" in told.value.message("en")


@pytest.mark.parametrize(
    ("names", "cell", "answer"),
    [
        (["a", "A"], "a", "a"),
        (["a", "A"], "a_2", "a_2"),
        (["a", "A"], "A", None),
        (["a", "A"], "Of 0", "a"),
        (["a", "A"], "Of 1", "a_2"),
        (["a", "b"], "A", "a"),
        (["First one", "first-one"], "First-One", None),
    ],
)
def test_a_choice_that_is_spelt_as_neither_of_two_is_told(
    names: list[str], cell: str, answer: str | None, tmp_path: Path
) -> None:
    choices = [{"value": name, "text": f"Of {place}"} for place, name in enumerate(names)]
    question = {"type": "radiogroup", "name": "way", "title": "Way?", "choices": choices}
    (tmp_path / "form.json").write_text(json.dumps({"locale": "en", "title": "Form", "elements": [question]}))
    asked = parse_questionnaire(import_form(tmp_path / "form.json").text.encode())
    (tmp_path / "in.csv").write_text(f"id,way\nx,{cell}")
    found = import_answers(asked, str(tmp_path / "in.csv"), str(tmp_path / "out.ndjson"))
    if answer is None:
        assert [own.rule.removesuffix("_near") for own in found.problems] == ["unknown_choice"]
    else:
        assert json.loads((tmp_path / "out.ndjson").read_text())["way"] == answer


def test_a_column_of_a_choice_that_is_spelt_as_neither_of_two_answers_neither(tmp_path: Path) -> None:
    question = {"type": "checkbox", "name": "ways", "title": "Ways?", "choices": ["a", "A", "b"]}
    (tmp_path / "form.json").write_text(json.dumps({"locale": "en", "title": "Form", "elements": [question]}))
    asked = parse_questionnaire(import_form(tmp_path / "form.json").text.encode())
    (tmp_path / "in.csv").write_text("id,ways/A,ways/b\nx,1,1")
    found = import_answers(asked, str(tmp_path / "in.csv"), str(tmp_path / "out.ndjson"))
    assert found.unread == ("ways/A",)
    assert json.loads((tmp_path / "out.ndjson").read_text())["ways"] == ["b"]
