#!/usr/bin/env bash
# sqlglot 30.31.0, DuckDB 2.0.1 (2026-12-01, CPython 3.11.7).
# Spark's dayofweek() counts from 1 = Sunday, its weekday() from 0 = Monday (its documentation); DuckDB's of the same names
# count from 0 = Sunday. Transpiling leaves the names, so that answers are counted under another day. DuckDB's isodow(), which nobody
# disputes (1 = Monday), becomes a sum over Spark's dayofweek() that goes the other way, from it to dayofweek(): Sunday, 7, becomes 2
# (tobymao/sqlglot issue 8021, of August 2026, says so for Snowflake and Presto).
# Seen: of Sunday 6 and Monday 7 December 2026 in DuckDB: dayofweek 0, 1 (Spark: 1, 2), weekday 0, 1 (Spark: 6, 0); isodow in
# Spark: (DAYOFWEEK(d) % 7) + 1, which is 2, 3, 4, 5, 6, 7, 1 from Sunday on
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.31.0 duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta

import duckdb
import sqlglot

connection = duckdb.connect()
DAYS = [date(2026, 12, 6) + timedelta(days=number) for number in range(7)]


def counted(name, day):
    (written,) = sqlglot.transpile(f"SELECT {name}(DATE '{day}')", read="spark", write="duckdb")
    return connection.execute(written).fetchone()[0]


in_spark = {"dayofweek": [day.isoweekday() % 7 + 1 for day in DAYS], "weekday": [day.weekday() for day in DAYS]}
in_duckdb = {name: [counted(name, day) for day in DAYS] for name in in_spark}
print("Spark's documentation:", in_spark, "transpiled:", in_duckdb)
assert in_duckdb == {"dayofweek": [0, 1, 2, 3, 4, 5, 6], "weekday": [0, 1, 2, 3, 4, 5, 6]}

iso = sqlglot.transpile("SELECT isodow(d) FROM t", read="duckdb", write="spark")
in_days = [own % 7 + 1 for own in in_spark["dayofweek"]]
print(iso, in_days, "instead of", [day.isoweekday() for day in DAYS])
assert iso == ["SELECT ((DAYOFWEEK(d) % 7) + 1) FROM t"], iso
assert in_days == [2, 3, 4, 5, 6, 7, 1]
PYTHON
echo "The behaviour stands."
