#!/usr/bin/env bash
# sqlglot 30.30.0, DuckDB 2.0.1 (2026-11-29, CPython 3.11.7).
# DuckDB counts a list from 1, Spark and BigQuery from 0; transpiling shifts an index only if sqlglot knows that it is
# an integer. A literal and a cast are shifted; a column, or a sum with one, is not, and nothing is said: the query runs
# and takes the neighbour. A negative index (DuckDB: from the end) is shifted as well.
# Seen, DuckDB to Spark:
#   [10, 20, 30][1]                   ARRAY(10, 20, 30)[0]
#   [10, 20, 30][x]                   ARRAY(10, 20, 30)[x]
#   [10, 20, 30][CAST(x AS INT)]      ARRAY(10, 20, 30)[CAST(x AS INT) + -1]
#   [10, 20, 30][-1]                  ARRAY(10, 20, 30)[-2]
# and back, ARRAY(10, 20, 30)[x] in Spark (x = 0: 10) becomes [10, 20, 30][x], which DuckDB answers with NULL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
import duckdb
import sqlglot

indexes = {
    "1": "[0]",
    "x": "[x]",
    "CAST(x AS INT)": "[CAST(x AS INT) + -1]",
    "-1": "[-2]",
}
for index, expected in indexes.items():
    written = sqlglot.transpile(f"SELECT [10, 20, 30][{index}] AS v FROM t", read="duckdb", write="spark")[0]
    print(f"{index:16}{written}")
    assert written == f"SELECT ARRAY(10, 20, 30){expected} AS v FROM t", written

back = sqlglot.transpile("SELECT ARRAY(10, 20, 30)[x] AS v FROM (SELECT 0 AS x) AS t", read="spark", write="duckdb")[0]
value = duckdb.connect().execute(back).fetchone()
print(back, value)
assert value == (None,), value
PYTHON
echo "The behaviour stands."
