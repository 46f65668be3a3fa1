"""Whoever answers a questionnaire about something else reads nothing of selling abroad, in whatever they are given."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from running import Run
from searches import slow
from sheets import random_sheet

from ecomdiag.loader.answering.template import answers_text
from ecomdiag.loader.questionnaire import load_questionnaire

INSTRUMENTS = Path(__file__).resolve().parents[2] / "data" / "instruments"
#: What the shipped questionnaire and its advice are about, in no sentence of the instruments below.
OURS = re.compile(
    r"e-?commerce|comercio electrónico|internacionaliza|\bexport(s|ar|ación|adora?s?)?\b|\bICEX\b|\baduan|\bcustoms\b"
    r"|\bmarketplace|\btienda|\bonline (shop|sales)|\bRGPD\b|\bGDPR\b|sell abroad|vender fuera|otros países|other countries",
    re.IGNORECASE,
)
FORMATS = ("json", "md", "html", "txt")
#: To tools of others, with the endings of their files.
FORMS = (("surveyjs", "json"), ("limesurvey", "lss"), ("xlsform", "xlsx"), ("xlsx", "xlsx"), ("json", "json"))


def words_in(path: Path) -> str:
    """Return everything that a file says, whatever it is packed in."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("language", ["es", *slow(["en"])])
@pytest.mark.parametrize("name", ["samm", *slow(["dsomm", "orr"])])
def test_nothing_of_ours_is_in_what_is_of_others(run: Run, tmp_path: Path, name: str, language: str) -> None:
    pytest.importorskip("xlsxwriter")
    path = INSTRUMENTS / f"{name}.yaml"
    (tmp_path / "answers.yaml").write_text(
        answers_text(random_sheet(load_questionnaire(str(path)), Random(1))), encoding="utf-8"
    )
    common = ("--questionnaire", str(path), "--lang", language)
    calls = [
        *(
            ("assess", "--answers", "answers.yaml", *common, "--depth", "full", "-o", f"r.{own}")
            for own in FORMATS
        ),
        *(("template", *common, "-o", f"t.{own}") for own in ("yaml", "xlsx")),
        *(
            ("questionnaire", "export", str(path), "--lang", language, "--to", tool, "-o", f"{tool}.{own}")
            for tool, own in FORMS
        ),
    ]
    for call in calls:
        done = run(*call)
        assert done.returncode == 0, done.stderr
        for said in (done.stdout, done.stderr, words_in(tmp_path / call[-1])):
            found = OURS.search(said)
            assert found is None, said[max(0, found.start() - 80) : found.end() + 80]
