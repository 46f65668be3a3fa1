#!/usr/bin/env bash
# DuckDB 2.0.1 (2026-12-01, CPython 3.11.7).
# Between two middle values the median lies half way (its documentation: they are averaged). Of decimals DuckDB puts it into
# the type of the column and cuts off what does not fit: the median of scores with one decimal is too low by up to 0.05 (of
# negative figures too high), that of decimals without a place is one of them; quantile_cont and percentile_cont too. A figure
# that is written into a query is a decimal. avg() of the same is a DOUBLE, and so is the median of whole numbers: 61.5.
# duckdb/duckdb issue 13655 calls the type of the result expected. With ::DOUBLE it is right.
# Seen: median(61.2, 61.5) = 61.3, avg 61.35, median(-61.2, -61.5) = -61.3, as DOUBLE 61.35; of 1.00 and 1.01 all quartiles 1.00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
from decimal import Decimal

import duckdb

connection = duckdb.connect()


def row(columns, values):
    return connection.execute(f"SELECT {columns} FROM (VALUES {values}) AS companies(score)").fetchone()


scores = row("median(score), avg(score), median(-score), median(score::DOUBLE), typeof(median(score))", "(61.2), (61.5)")
quartiles = row("quantile_cont(score, [0.25, 0.5, 0.75])", "(1.00::DECIMAL(5, 2)), (1.01)")
whole = row("median(score), median(score::DECIMAL(9, 0))", "(61), (62)")
print(scores, quartiles, whole)
assert scores == (Decimal("61.3"), 61.35, Decimal("-61.3"), 61.35, "DECIMAL(3,1)"), scores
assert quartiles == ([Decimal("1.00")] * 3,), quartiles
assert whole == (61.5, Decimal(61)), whole
PYTHON
echo "The behaviour stands."
