#!/usr/bin/env bash
# pyxform 4.5.0 (2026-11-29, CPython 3.11.7).
# A survey sheet with a label of the default language and translated labels: the order of the columns decides whether the
# translation is there. `label` right of `label::French (fr)` drops every French text, without a warning; left of it both stand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyxform==4.5.0
"$work/venv/bin/python" - <<'PYTHON'
from pyxform.xls2xform import convert


def form(columns, cells):
    return f"| survey |\n| | {' | '.join(columns)} |\n| | {' | '.join(cells)} |\n"


french, plain = "label::French (fr)", "label"
for columns, cells, kept in (
    (["type", "name", plain, french], ["text", "q", "What?", "Quoi ?"], True),
    (["type", "name", french, plain], ["text", "q", "Quoi ?", "What?"], False),
):
    made = convert(form(columns, cells))
    print(columns, "French kept:", "Quoi ?" in made.xform, "warnings:", made.warnings)
    assert ("Quoi ?" in made.xform) is kept
    assert "What?" in made.xform
    assert made.warnings == []
PYTHON
echo "The behaviour stands."
