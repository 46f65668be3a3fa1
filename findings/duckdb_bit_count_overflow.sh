#!/usr/bin/env bash
# DuckDB 2.0.1 (2026-11-29, CPython 3.11.7).
# bit_count() gives a TINYINT whatever it counts, and a small whole number that it is multiplied by is taken as a TINYINT
# too: a product of more than 127 is an error, though every part of it is small. Counting the marked choices of a list and
# weighing them needs a cast first.
# Seen:
#   typeof(bit_count(127::INTEGER))        TINYINT
#   20 * bit_count(127::INTEGER)           Out of Range Error: Overflow in multiplication of INT8 (20 * 7)!
#   20 * bit_count(127::INTEGER)::INTEGER  140
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
import duckdb

connection = duckdb.connect()


def value(sql):
    return connection.execute(f"SELECT {sql}").fetchone()[0]


assert value("typeof(bit_count(127::INTEGER))") == "TINYINT"
assert value("20 * bit_count(127::INTEGER)::INTEGER") == 140
try:
    value("20 * bit_count(127::INTEGER)")
except duckdb.OutOfRangeException as error:
    print(error)
    assert "Overflow in multiplication of INT8 (20 * 7)" in str(error)
else:
    raise AssertionError("no overflow any more")
PYTHON
echo "The behaviour stands."
