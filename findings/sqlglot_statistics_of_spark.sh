#!/usr/bin/env bash
# sqlglot 30.31.0, DuckDB 2.0.1 (2026-12-01, CPython 3.11.7).
# Statistics of the same name are others in Spark and in DuckDB, and transpiling leaves the name. Spark's percentile() lies
# between two values; sqlglot writes QUANTILE, which takes one of them in DuckDB: the median of 1 and 2 is 1. Spark's skewness()
# and kurtosis() are those of a population, DuckDB's those of a sample. All of it runs, and nothing is said. percentile_cont() and
# median() come through as what they are. And back, DuckDB's quantile() becomes percentile().
# Spark's documentation: percentile(0.3) of 0 and 10 is 3.0; skewness of 1, 1 and 2 is 0.7071, of -10, -20, 100 and 1000 it is 1.1136, kurtosis -0.7014.
# Seen: 0; 1.7321; 1.9288; 3.7392; percentile_cont 3.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.31.0 duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
import duckdb
import sqlglot

connection = duckdb.connect()


def value(statistic, *values):
    rows = ", ".join(f"({own})" for own in values)
    (written,) = sqlglot.transpile(f"SELECT {statistic} FROM VALUES {rows} AS t(v)", read="spark", write="duckdb")
    (found,) = connection.execute(written).fetchone()
    print(f"{written:90}{found}")
    return found


def population(values, power):
    mean = sum(values) / len(values)
    return sum((own - mean) ** power for own in values) / len(values)


few, four = (1, 1, 2), (-10, -20, 100, 1000)
skewness = [population(own, 3) / population(own, 2) ** 1.5 for own in (few, four)]
kurtosis = population(four, 4) / population(four, 2) ** 2 - 3
print("of a population, as Spark's documentation has it:", skewness, kurtosis)
assert [round(own, 4) for own in (*skewness, kurtosis)] == [0.7071, 1.1136, -0.7014]
assert value("percentile(v, 0.3)", 0, 10) == 0
assert value("percentile(v, 0.5)", 1, 2) == 1
assert value("percentile_cont(0.3) WITHIN GROUP (ORDER BY v)", 0, 10) == 3.0
assert round(value("skewness(v)", *few), 4) == 1.7321
assert round(value("skewness(v)", *four), 4) == 1.9288
assert round(value("kurtosis(v)", *four), 4) == 3.7392
assert sqlglot.transpile("SELECT quantile(v, 0.5) FROM t", read="duckdb", write="spark") == ["SELECT PERCENTILE(v, 0.5) FROM t"]
PYTHON
echo "The behaviour stands."
