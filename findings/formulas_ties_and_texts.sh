#!/usr/bin/env bash
# formulas 1.3.4, XlsxWriter 3.3.1 (2026-12-01, CPython 3.11.7), which works a workbook out without a spreadsheet program.
# 1. The percentile rank of a score that several companies share lies half way among them, where spreadsheets count those below:
#    PERCENTRANK.INC of 4 in 1, 2, 2, 4, 4, 6, 7, 8, 9 is 0.4375, cut to 0.437, and not 3 / 8; PERCENTRANK.EXC 0.45 and not 4 / 10.
#    LibreOffice 7.4 has 0.375 and 0.4 of the same file. Of scores that are all different both are the same.
# 2. Of cells that hold texts SUM and COUNT take those that look like numbers, where spreadsheets leave texts out (Microsoft on COUNT: text in
#    a reference is not counted): a telephone prefix or a code that was kept as text is added up. LibreOffice leaves it out.
# Seen: 0.437 0.45 of ties, 0.625 0.6 of others; SUM 6 and COUNT 3 of 3, the text "2" and 1 (LibreOffice: 4 and 2)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "formulas[excel]==1.3.4" XlsxWriter==3.3.1
"$work/venv/bin/python" - "$work/scores.xlsx" <<'PYTHON'
import sys

import formulas
import xlsxwriter

asked = (
    "PERCENTRANK.INC(A1:A9,4)",
    "PERCENTRANK.EXC(A1:A9,4)",
    "PERCENTRANK.INC(A1:A9,6)",
    "PERCENTRANK.EXC(A1:A9,6)",
    "SUM(B1:B3)",
    "COUNT(B1:B3)",
)
book = xlsxwriter.Workbook(sys.argv[1], {"use_future_functions": True})
sheet = book.add_worksheet("s")
for row, score in enumerate((1, 2, 2, 4, 4, 6, 7, 8, 9)):
    sheet.write_number(row, 0, score)
sheet.write_number(0, 1, 3)
sheet.write_string(1, 1, "2")
sheet.write_number(2, 1, 1)
for row, formula in enumerate(asked):
    sheet.write_formula(row, 3, "=" + formula)
book.close()
solution = formulas.ExcelModel().loads(sys.argv[1]).finish().calculate()
seen = [float(solution[f"'[scores.xlsx]S'!D{row}"].value[0, 0]) for row in range(1, len(asked) + 1)]
for formula, value in zip(asked, seen):
    print(formula, f"{value:g}")
assert seen == [0.437, 0.45, 0.625, 0.6, 6, 3], seen
print("The behaviour stands.")
PYTHON
