"""Where a company is, said by options: its country, and in Spain its autonomous community."""

from __future__ import annotations

import json
import re
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


@pytest.mark.parametrize(
    ("header", "options", "target", "warned"),
    [
        ("", ["--region", "Canarias"], "ES", False),  # a border of VAT lies between: it is a market
        ("", ["--region", "Canarias"], "IC", True),
        ("", ["--region", "galicia"], "ES", True),
        ("region: ES-CN\n", ["--region", "ES-GA"], "ES", True),
        ("region: ES-CN\n", ["--region", "ES-GA"], "IC", False),
        ("home: PT\n", ["--home", "ES", "--region", "ES-CN"], "ES", False),
        ("region: ES-CN\n", [], "ES", False),
    ],
)
def test_one_s_own_country_is_told_by_where_the_options_say_that_one_is(
    run: Run, tmp_path: Path, header: str, options: list[str], target: str, warned: bool
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    chosen = re.sub(r"(?m)^  target_countries:.*", f"  target_countries: [{target}]", text)
    assert chosen != text
    (tmp_path / "a.yaml").write_text(header + chosen, encoding="utf-8")
    done = run("assess", "--answers", "a.yaml", "--date", "2026-11-23", "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    assert ("own country" in done.stderr) is warned
