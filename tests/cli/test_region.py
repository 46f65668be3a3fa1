"""Where a company is, said by options: its country, and in Spain its autonomous community."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "taller-forja.yaml"
IGAPE, ANDALUSIA = "Galicia Exporta", "Andalucía TRADE"


@pytest.mark.parametrize(
    ("header", "options", "galicia", "andalusia"),
    [
        ("", [], True, False),  # read at its own page, and not
        ("", ["--region", "galicia"], True, False),
        ("region: ES-AN\n", [], False, True),
        ("region: ES-AN\n", ["--region", "ES-GA"], True, False),
        ("region: ES-AN\n", ["--home", "Portugal"], False, False),
        ("home: PT\n", ["--home", "ES", "--region", "ES-AN"], False, True),
    ],
)
def test_support_is_that_of_the_company_s_community(
    run: Run, tmp_path: Path, header: str, options: list[str], galicia: bool, andalusia: bool
) -> None:
    (tmp_path / "a.yaml").write_text(header + EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("assess", "--answers", "a.yaml", "--date", "2026-11-23", "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    told = json.dumps(json.loads(done.stdout)["support"], ensure_ascii=False)
    assert (IGAPE in told, ANDALUSIA in told) == (galicia, andalusia)


@pytest.mark.parametrize(
    ("header", "options", "said"),
    [
        ("", ["--region", "Galisia"], "--region: “Galisia” is not a known autonomous community; did you mean Galicia?"),
        ("", ["--region", ""], "--region: “” is not a known autonomous community"),
        ("", ["--home", "PT", "--region", "ES-GA"], "--region: only Spain has autonomous communities"),
        ("home: PT\n", ["--region", "ES-GA"], "--region: only Spain has autonomous communities"),
    ],
)  # fmt: skip
def test_a_community_that_cannot_be_is_refused(
    run: Run, tmp_path: Path, header: str, options: list[str], said: str
) -> None:
    (tmp_path / "a.yaml").write_text(header + EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("assess", "--answers", "a.yaml", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
