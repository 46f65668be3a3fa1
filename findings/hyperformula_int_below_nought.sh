#!/usr/bin/env bash
# hyperformula 3.5.0 (2026-12-01, Node 20.20), the reckoning of spreadsheets in the browser.
# INT "rounds a number down to the nearest integer" (its documentation; OpenFormula: towards negative infinity). Below nought it goes up:
# a change of -2.5 points is -2, as with TRUNC. FLOOR and MOD go down, so that a whole is no longer its parts: INT(-7/3) * 3 + MOD(-7, 3) is -4.
# And of cells that hold texts SUM leaves out what looks like a number, while SUMPRODUCT takes it: the weighted mean of
# answers, SUMPRODUCT over SUM, counts a weight that was kept as text above the line and not below it. (Microsoft on SUMPRODUCT: "treats non-numeric array entries as if they were zeros".)
# LibreOffice 7.4 has -3, -1 and -7.
# Seen: INT(-2.5) -2, INT(-0.5) 0, TRUNC(-2.5) -2, FLOOR(-2.5,1) -3, -4; SUM 3, SUMPRODUCT 70: a mean of 23.3 of 10 and 20
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit hyperformula@3.5.0 >/dev/null
cat >run.cjs <<'JAVASCRIPT'
const { HyperFormula } = require("hyperformula");
const asked = ["INT(-2.5)", "INT(-0.5)", "TRUNC(-2.5)", "FLOOR(-2.5,1)", "INT(-7/3)*3+MOD(-7,3)", "SUM(A1:A2)", "SUMPRODUCT(A1:A2,B1:B2)"];
const rows = [[3, 10, ...asked.map((text) => "=" + text)], ["'2", 20]];
const sheet = HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3" });
console.log(asked.map((_, column) => sheet.getCellValue({ sheet: 0, row: 0, col: column + 2 })).join(" "));
JAVASCRIPT
seen=$(node run.cjs)
echo "$seen"
[ "$seen" = "-2 0 -2 -3 -4 3 70" ]
echo "The behaviour stands."
