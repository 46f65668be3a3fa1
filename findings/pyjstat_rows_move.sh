#!/usr/bin/env bash
# pyjstat 2.4.0, pandas 3.1.1 (2026-11-29, CPython 3.11.7).
# A table goes to JSON-stat by the order of its rows alone: the labels of a row are not looked at. A table whose rows are
# not in the order of the cube (joined, filtered, sorted by value) comes back with the figures of one country under another.
# Seen: Germany 2024 = 22 goes in, Spain 2024 = 22 comes out; no warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyjstat==2.4.0 pandas==3.1.1
"$work/venv/bin/python" - <<'PYTHON'
import pandas
from pyjstat import pyjstat

rows = [("Spain", "2023", 11), ("Germany", "2024", 22), ("Spain", "2024", 12), ("Germany", "2023", 21)]
table = pandas.DataFrame(rows, columns=["geo", "year", "value"])
back = pyjstat.Dataset.read(pyjstat.Dataset.read(table).write()).write("dataframe")
found = sorted(back[["geo", "year", "value"]].itertuples(index=False, name=None))
print("in ", sorted(rows))
print("out", found)
assert found == [("Germany", "2023", 12), ("Germany", "2024", 21), ("Spain", "2023", 11), ("Spain", "2024", 22)]
PYTHON
echo "The behaviour stands."
